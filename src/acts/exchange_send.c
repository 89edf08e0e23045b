#include "acts/exchange.h"

#include "acts/four_eyes.h"
#include "acts/sign_log.h"
#include "base/die.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "post/courier.h"
#include "vault/sealed_letter.h"

// --- Steps

static bool is_step(const struct step *step, const char *name)
{
	return str_is(str_from(step->name), name);
}

static bool is_second_person(struct call *call, const struct record *package)
{
	bool wrote;
	if (!four_eyes_wrote(call, package, &wrote))
		return false;
	return (!wrote && call->account.length > 0) ||
	       refuse(call, REFUSED_FORBIDDEN,
		       N_("Two persons are needed: who made the package does not approve it. Nothing was changed."));
}

static bool is_latest(struct call *call, const struct record *package)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT count(*) FROM exchange_package WHERE direction = 'sent' AND peer = $1 AND sequence > $2"
			        " AND state IN ('approved', 'delivered')"),
			    PARAMETERS(cell_text(record_text(package, EXCHANGE_PACKAGE_PEER)),
				    cell_integer(record_integer(package, EXCHANGE_PACKAGE_SEQUENCE))), &rows)))
		return false;
	return rows_integer(&rows, 0, 0) == 0 ||
	       refuse(call, REFUSED_CONFLICT, N_("A later package for this mechanism was approved, so this one would be refused there. Make it anew."));
}

static str signed_words(struct arena *arena, str content)
{
	return str_format(arena, "wiqaya exchange package 1\n%.*s", STR_ARG(content));
}

static bool sign(struct call *call, struct record *package)
{
	unsigned char signature[SIGNATURE_BYTES];
	struct exchange_identity own;
	struct exchange_content content;
	struct mishap mishap;
	str text = record_text(package, EXCHANGE_PACKAGE_CONTENT);
	if (!exchange_identity(call, &own))
		return false;
	if (!exchange_content_read(call->arena, text, &content, &mishap) || !str_equal(content.from_sign, own.sign))
		return refuse(call, REFUSED_CONFLICT, N_("The key of this installation is another one since the package was made. Make it anew."));
	signature_sign(sign_log_key(call), signed_words(call->arena, text), signature);
	struct buf hex = buf_in(call->arena);
	buf_add_hex(&hex, (str){ (const char *)signature, sizeof signature });
	record_set(package, EXCHANGE_PACKAGE_SIGNATURE, buf_str(&hex));
	record_set(package, EXCHANGE_PACKAGE_APPROVED_BY, call->account);
	return true;
}

static bool approve(struct call *call, struct record *package)
{
	const struct record *peer = record_find(call, &exchange_peer_entity, record_text(package, EXCHANGE_PACKAGE_PEER));
	must(peer != NULL);
	if (!exchange_audience_fits(record_text(package, EXCHANGE_PACKAGE_AUDIENCE), record_text(peer, EXCHANGE_PEER_AUDIENCE)))
		return refuse(call, REFUSED_CONFLICT, N_("It was agreed with this mechanism that fewer may see packages."));
	return is_second_person(call, package) && exchange_peer_ready(call, peer) && is_latest(call, package) && sign(call, package);
}

static void deliver(struct call *call, struct record *package, str way)
{
	record_set(package, EXCHANGE_PACKAGE_WAY, way);
	record_set(package, EXCHANGE_PACKAGE_DELIVERED_ON, str_copy(call->arena, day_str(&call->today)));
}

bool exchange_step(struct call *call, struct record *package, const struct step *step)
{
	if (is_step(step, "approve"))
		return approve(call, package);
	if (is_step(step, "hand_over"))
		deliver(call, package, S("file"));
	return true;
}

bool exchange_peer_step(struct call *call, struct record *peer, const struct step *step)
{
	if (is_step(step, "confirm")) {
		record_set(peer, EXCHANGE_PEER_COMPARED_ON, str_copy(call->arena, day_str(&call->today)));
		record_clear(peer, EXCHANGE_PEER_REASON);
	}
	return true;
}

// --- The file

bool exchange_file(struct call *call, const struct record *package, str *bytes)
{
	struct exchange_content content;
	struct mishap mishap;
	str text = record_text(package, EXCHANGE_PACKAGE_CONTENT), sealed;
	if (!permit_record(call, VERB_STEP, package))
		return false;
	if (!record_has(package, EXCHANGE_PACKAGE_SIGNATURE) || str_is(record_text(package, EXCHANGE_PACKAGE_STATE), "discarded"))
		return refuse(call, REFUSED_CONFLICT, N_("A package leaves when a second person has approved it."));
	if (!exchange_content_read(call->arena, text, &content, &mishap))
		return refuse(call, REFUSED_CONFLICT, mishap.why);
	struct buf letter = buf_in(call->arena), file = buf_in(call->arena);
	buf_add_from_hex(&letter, content.from_sign);
	buf_add_from_hex(&letter, record_text(package, EXCHANGE_PACKAGE_SIGNATURE));
	buf_add(&letter, text);
	if (!sealed_letter_seal(call->arena, content.to_seal, buf_str(&letter), &sealed))
		return refuse(call, REFUSED_CONFLICT, N_("The card of this mechanism holds no key. Ask for it again."));
	exchange_file_write(&file, content.to_seal, sealed);
	*bytes = buf_str(&file);
	return true;
}

// --- From server to server

static bool mark_delivered(struct call *call, void *input)
{
	struct record *package = input;
	deliver(call, package, S("http"));
	record_set(package, EXCHANGE_PACKAGE_STATE, S("delivered"));
	return record_save(call, package);
}

// The words of a problem (RFC 9457), of a server that may be any.
static str words_of(struct call *call, const struct push_answer *answer, str *taken)
{
	struct json json;
	struct mishap mishap;
	*taken = S("");
	if (!json_read(call->arena, answer->body, &json, &mishap))
		return S("");
	const struct json *detail = json_find(&json, S("detail")), *hash = json_find(&json, S("taken"));
	if (hash != NULL && hash->kind == JSON_IS_TEXT)
		*taken = hash->text;
	return detail == NULL || detail->kind != JSON_IS_TEXT ? S("") : value_text(call->arena, detail->text, false);
}

bool exchange_push(struct call *call, struct record *package)
{
	const struct record *peer = record_find(call, &exchange_peer_entity, record_text(package, EXCHANGE_PACKAGE_PEER));
	str bytes, taken;
	must(!call->writing && peer != NULL);
	if (!permit_record(call, VERB_STEP, package))
		return false;
	if (!str_is(record_text(package, EXCHANGE_PACKAGE_STATE), "approved"))
		return refuse(call, REFUSED_CONFLICT, N_("A package leaves once, when a second person has approved it."));
	if (!record_has(peer, EXCHANGE_PEER_ADDRESS))
		return refuse(call, REFUSED_CONFLICT, N_("This mechanism has no address. Hand the file over, or write its address down."));
	if (!exchange_file(call, package, &bytes) || !exchange_peer_ready(call, peer))
		return false;
	const struct courier *courier = courier_find();
	if (courier == NULL)
		return refuse(call, REFUSED_BUSY, N_("Nothing can be sent now: the part of the program that hands things to other servers is missing on "
		                                     "the server. Nothing was lost. Whoever looks after the server can install it; then try again."));
	struct push_answer answer = courier->push(call->arena, record_text(peer, EXCHANGE_PEER_ADDRESS), "/exchange/packages", bytes);
	str words = words_of(call, &answer, &taken);
	if (answer.status == 201 || (answer.status == 409 && str_equal(taken, record_text(package, EXCHANGE_PACKAGE_SHA256))))
		return act_write(call, "hand_over", mark_delivered, package);
	call->refusal = REFUSED_CONFLICT;
	call->why = answer.status == 0
		? say_with(call, N_("The other server was not reached: {words}. The package waits as it is."), "words", answer.words, NULL)
		: say_with(call, N_("The other server did not take it: {status} {words}. The package waits as it is."), "status",
			say_integer(call, answer.status), "words", words, NULL);
	return false;
}
