#include "acts/certify.h"

#include <string.h>

#include "acts/print_certificate.h"
#include "base/die.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "store/log.h"
#include "vault/signature.h"

// Letters that nobody takes for another one when reading them aloud (Crockford's base 32).
static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
enum { NUMBER_LETTERS = 12, NUMBER_GROUP = 4 };

static str draw_number(struct arena *arena)
{
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < NUMBER_LETTERS; i++) {
		if (i > 0 && i % NUMBER_GROUP == 0)
			buf_add_char(&buf, '-');
		buf_add_char(&buf, letters[random_below(sizeof letters - 1)]);
	}
	return buf_str(&buf);
}

str certify_number(struct arena *arena, str typed)
{
	struct buf buf = buf_in(arena);
	size_t count = 0;
	for (size_t i = 0; i < typed.length && count <= NUMBER_LETTERS; i++) {
		char c = typed.data[i];
		if (c == '-' || c == ' ')
			continue;
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
		if (c == 0 || strchr(letters, c) == NULL)
			return S("");
		if (count > 0 && count % NUMBER_GROUP == 0)
			buf_add_char(&buf, '-');
		buf_add_char(&buf, c);
		count++;
	}
	return count == NUMBER_LETTERS ? buf_str(&buf) : S("");
}

// The seal.

// The fields up to one of them, a line for each.
static str words_up_to(struct arena *arena, const struct record *certificate, const char *head, size_t last)
{
	static const size_t fields[] = { CERTIFICATE_NUMBER, CERTIFICATE_TRAINING_SESSION, CERTIFICATE_ISSUED_ON, CERTIFICATE_NAME_SALT,
		CERTIFICATE_NAME_HASH };
	struct buf buf = buf_in(arena);
	buf_add_c(&buf, head);
	for (size_t i = 0; i < COUNT(fields) && fields[i] <= last; i++) {
		buf_add(&buf, record_text(certificate, fields[i]));
		buf_add_char(&buf, '\n');
	}
	return buf_str(&buf);
}

static str signed_words(struct arena *arena, const struct record *certificate)
{
	return words_up_to(arena, certificate, "wiqaya certificate 1\n", CERTIFICATE_NAME_HASH);
}

static str name_hash(struct arena *arena, const struct record *certificate, str name)
{
	const str pieces[] = { words_up_to(arena, certificate, "wiqaya certificate name 1\n", CERTIFICATE_NAME_SALT), text_fold(arena, name) };
	struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
	return hash_hex(arena, &hash);
}

static bool is_name_of(struct arena *arena, const struct record *certificate, str name)
{
	return str_equal(name_hash(arena, certificate, name), record_text(certificate, CERTIFICATE_NAME_HASH));
}

static void seal(struct call *call, struct record *certificate)
{
	const struct log_signer *signer = writer_signer(call->writer);
	unsigned char signature[SIGNATURE_BYTES];
	if (signer == NULL || !signer->sign(signer->context, signed_words(call->arena, certificate), signature))
		return;
	record_set(certificate, CERTIFICATE_KEY, signer->key);
	record_set(certificate, CERTIFICATE_SIGNATURE, signature_hex(call->arena, signature));
}

// Of a key that the installation has or had: anybody may make a key of his own.
static bool is_trusted(struct call *call, str key)
{
	const struct log_signer *signer = writer_signer(call->writer);
	str keys, one;
	if (signer == NULL || !log_keys(call->db, call->arena, signer, &keys))
		return false;
	while (str_cut(&keys, ' ', &one))
		if (str_equal(one, key))
			return true;
	return false;
}

static bool seal_good(struct call *call, const struct record *certificate)
{
	unsigned char signature[SIGNATURE_BYTES];
	return is_trusted(call, record_text(certificate, CERTIFICATE_KEY)) &&
	       signature_from_hex(record_text(certificate, CERTIFICATE_SIGNATURE), signature) &&
	       signature_good(record_text(certificate, CERTIFICATE_KEY), signed_words(call->arena, certificate), signature);
}

// Issuing.

struct issue {
	const struct certify_request *request;
	struct print_certificate *sheets;
	struct record **certificates;
	size_t count;
};

bool certify_of(struct call *call, str session, struct record ***certificates, size_t *count)
{
	struct query query = query_in(call->arena);
	if (!permit_entity(call, VERB_READ, &certificate_entity))
		return false;
	record_select(&query, &certificate_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.training_session = "));
	query_bind(&query, cell_text(session));
	permit_where(call, &query, &certificate_entity);
	query_add(&query, SQL(" ORDER BY t.id DESC LIMIT 10000"));
	return record_query(call, &query, &certificate_entity, certificates, count);
}

static bool has_none(struct call *call, str name, struct record *const *before, size_t before_count)
{
	for (size_t i = 0; i < before_count; i++)
		if (!record_has(before[i], CERTIFICATE_REVOKED_ON) && is_name_of(call->arena, before[i], name))
			return refuse_field(call, "names",
				say_with(call, N_("{name} has the certificate {number} of this training. Revoke that one first."),
					"name", name, "number", record_text(before[i], CERTIFICATE_NUMBER), NULL));
	return true;
}

static bool is_new(struct call *call, const struct issue *issue, str name, struct record *const *before, size_t before_count)
{
	str folded = text_fold(call->arena, name);
	if (folded.length == 0 || name.length > CERTIFY_NAME_BYTES)
		return refuse_field(call, "names", say_with(call, N_("“{text}” is not a name."), "text",
			text_shorten(call->arena, name, 60), NULL));
	for (size_t i = 0; i < issue->count; i++)
		if (str_equal(text_fold(call->arena, issue->sheets[i].name), folded))
			return refuse_field(call, "names", say_with(call, N_("{name} stands twice."), "name", name, NULL));
	return has_none(call, name, before, before_count);
}

static struct record *draw(struct call *call, const struct record *session, str name)
{
	struct record *certificate = record_new(call, &certificate_entity);
	record_set(certificate, CERTIFICATE_NUMBER, draw_number(call->arena));
	record_set(certificate, CERTIFICATE_TRAINING_SESSION, session->id);
	record_set(certificate, CERTIFICATE_ISSUED_ON, str_copy(call->arena, day_str(&call->today)));
	record_set(certificate, CERTIFICATE_NAME_SALT, random_hex(call->arena, 32));
	record_set(certificate, CERTIFICATE_NAME_HASH, name_hash(call->arena, certificate, name));
	return certificate;
}

static bool read_names(struct call *call, struct issue *issue)
{
	struct record **before;
	size_t before_count;
	str rest = issue->request->names, line;
	bool good = true;
	if (!certify_of(call, issue->request->session->id, &before, &before_count))
		return false;
	while (str_cut(&rest, '\n', &line)) {
		str name = value_text(call->arena, line, false);
		if (name.length == 0)
			continue;
		if (issue->count == CERTIFY_MOST)
			return refuse_field(call, "names", say(call, N_("At most 200 names at once. Send the others behind them.")));
		if (!is_new(call, issue, name, before, before_count)) {
			good = false;
			continue;
		}
		struct record *certificate = draw(call, issue->request->session, name);
		issue->certificates[issue->count] = certificate;
		issue->sheets[issue->count++] = (struct print_certificate){ name, record_text(certificate, CERTIFICATE_NUMBER) };
	}
	if (issue->count == 0 && good)
		return refuse_field(call, "names", say(call, N_("Type at least one name, each on a line of its own.")));
	return good;
}

// Whoever sends the same names twice at the same moment has them once.
static bool save(struct call *call, void *input)
{
	struct issue *issue = input;
	struct record **before;
	size_t before_count;
	if (!certify_of(call, issue->request->session->id, &before, &before_count))
		return false;
	for (size_t i = 0; i < issue->count; i++) {
		seal(call, issue->certificates[i]);
		if (!has_none(call, issue->sheets[i].name, before, before_count) || !record_save(call, issue->certificates[i]))
			return false;
	}
	return true;
}

bool certify(struct call *call, const struct certify_request *request, str *bytes, size_t *count)
{
	struct issue issue = { .request = request };
	str state = record_text(request->session, TRAINING_SESSION_STATE);
	issue.sheets = NEW_MANY(call->arena, CERTIFY_MOST, struct print_certificate);
	issue.certificates = NEW_MANY(call->arena, CERTIFY_MOST, struct record *);
	if (!permit_entity(call, VERB_CREATE, &certificate_entity))
		return false;
	if (!str_is(state, "done") && !str_is(state, "evaluated"))
		return refuse_field(call, "names",
			say(call, N_("Certificates are issued when the training was held. Record it as held first; the names are still here.")));
	if (!read_names(call, &issue) ||
	        !print_certificates(call, request->session, issue.sheets, issue.count, request->language, request->address, bytes))
		return false;
	*count = issue.count;
	return act_write(call, "certify", save, &issue);
}

// Revoking.

struct revocation {
	str id, reason;
	struct record *certificate;
};

static bool revoke(struct call *call, void *input)
{
	struct revocation *revocation = input;
	struct record *certificate = record_find(call, &certificate_entity, revocation->id);
	revocation->certificate = certificate;
	if (certificate == NULL)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	if (!permit_record(call, VERB_CHANGE, certificate))
		return false;
	if (record_has(certificate, CERTIFICATE_REVOKED_ON))
		return refuse(call, REFUSED_CONFLICT, N_("This certificate was revoked before."));
	if (revocation->reason.length == 0)
		return refuse_field(call, "reason", say(call, N_("Say why it is revoked.")));
	record_set(certificate, CERTIFICATE_REVOKED_ON, str_copy(call->arena, day_str(&call->today)));
	record_set(certificate, CERTIFICATE_REASON, revocation->reason);
	return record_save(call, certificate);
}

bool certify_revoke(struct call *call, str id, str reason, struct record **certificate)
{
	struct revocation revocation = { .id = id, .reason = value_text(call->arena, reason, false) };
	bool good = act_write(call, "revoke", revoke, &revocation);
	*certificate = revocation.certificate;
	return good;
}

// Confirming.

bool certify_check(struct call *call, str number, str name, struct certify_check *check)
{
	struct query query = query_in(call->arena);
	struct record **found;
	size_t count;
	*check = (struct certify_check){ .certificate = NULL };
	record_select(&query, &certificate_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.number = "));
	query_bind(&query, cell_text(certify_number(call->arena, number)));
	if (!record_query(call, &query, &certificate_entity, &found, &count))
		return false;
	if (count == 1)
		check->session = record_find(call, &training_session_entity, record_text(found[0], CERTIFICATE_TRAINING_SESSION));
	if (check->session == NULL || check->session->binned_at.length > 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("No certificate has this number. Compare it letter by letter with the one on the paper."));
	check->certificate = found[0];
	check->revoked = record_has(found[0], CERTIFICATE_REVOKED_ON);
	check->bare = !record_has(found[0], CERTIFICATE_KEY) && !record_has(found[0], CERTIFICATE_SIGNATURE);
	check->broken = !check->bare && !seal_good(call, found[0]);
	check->fits = name.length > 0 && name.length <= CERTIFY_NAME_BYTES && is_name_of(call->arena, found[0], name);
	return true;
}
