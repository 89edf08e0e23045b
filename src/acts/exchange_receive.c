#include "acts/exchange_receive.h"

#include "acts/exchange.h"
#include "acts/sign_log.h"
#include "base/hash.h"
#include "model/entities.h"
#include "model/exchange_package.h"
#include "model/permit.h"
#include "vault/sealed_letter.h"

enum { SIGN_BYTES = 32, BEFORE_CONTENT = SIGN_BYTES + SIGNATURE_BYTES, AHEAD_MS = 24 * 60 * 60 * 1000 };

struct receiving {
	struct exchange_arrival *arrival;
	struct exchange_content content;
	struct record *peer;
	str text; // Of the content.
	str signature;
};

static const char changed[] = N_("This package was changed or damaged on its way. Ask for it again.");
static const char elsewhere[] = N_("This package is sealed for somebody else. Ask the sender to make it for your card.");

// The seal and the signature, before a letter of the content is read.
static bool open_letter(struct call *call, struct receiving *receiving, const struct exchange_identity *own, str *sign)
{
	struct mishap mishap;
	str to, sealed, letter;
	unsigned char signature[SIGNATURE_BYTES];
	if (!exchange_file_read(receiving->arrival->bytes, &to, &sealed, &mishap))
		return refuse(call, receiving->arrival->bytes.length > LIMIT_EXCHANGE_BYTES ? REFUSED_TOO_LARGE : REFUSED_INVALID, mishap.why);
	if (!str_equal(to, own->seal))
		return refuse(call, REFUSED_INVALID, elsewhere);
	if (!sealed_letter_open(call->arena, sign_log_key(call), sealed, &letter) || letter.length < BEFORE_CONTENT)
		return refuse(call, REFUSED_INVALID, changed);
	struct buf key = buf_in(call->arena), signed_by = buf_in(call->arena);
	buf_add_hex(&key, str_slice(letter, 0, SIGN_BYTES));
	buf_add_hex(&signed_by, str_slice(letter, SIGN_BYTES, SIGNATURE_BYTES));
	memcpy(signature, letter.data + SIGN_BYTES, sizeof signature);
	*sign = buf_str(&key);
	receiving->signature = buf_str(&signed_by);
	receiving->text = str_skip(letter, BEFORE_CONTENT);
	struct buf words = buf_in(call->arena);
	buf_add_c(&words, "wiqaya exchange package 1\n");
	buf_add(&words, receiving->text);
	return signature_good(*sign, buf_str(&words), signature) || refuse(call, REFUSED_INVALID, changed);
}

static bool find_peer(struct call *call, struct receiving *receiving, str sign)
{
	struct query query = query_in(call->arena);
	struct record **peers;
	size_t count;
	record_select(&query, &exchange_peer_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.card LIKE "));
	query_bind(&query, cell_text(str_format(call->arena, "wiqaya-exchange-1.%.*s.%%", STR_ARG(sign))));
	// A mechanism may have had another card before.
	query_add(&query, SQL(" ORDER BY CASE WHEN t.state = 'confirmed' THEN 0 ELSE 1 END, t.id"));
	if (!record_query(call, &query, &exchange_peer_entity, &peers, &count))
		return false;
	if (count == 0)
		return refuse(call, REFUSED_FORBIDDEN, N_("This package comes from a mechanism that is not known here. Add its card first."));
	receiving->peer = peers[0];
	return str_is(record_text(peers[0], EXCHANGE_PEER_STATE), "confirmed") ||
	       refuse(call, REFUSED_FORBIDDEN,
		       N_("Nothing is taken from this mechanism: its fingerprint is not confirmed, or it is suspended."));
}

static bool is_in_time(struct call *call, const struct exchange_content *content)
{
	struct instant made;
	if (!instant_parse(content->made_at, &made) || instant_milliseconds(&made) > instant_milliseconds(&call->now) + AHEAD_MS)
		return refuse(call, REFUSED_INVALID, N_("By its own words this package is made in the future. One of the two clocks is wrong."));
	return str_compare(content->valid_until, day_str(&call->today)) >= 0 ||
	       refuse(call, REFUSED_INVALID, N_("This package has expired: by its terms it is no longer shown. Ask for a new one."));
}

static bool open_content(struct call *call, struct receiving *receiving, const struct exchange_identity *own, str sign)
{
	struct exchange_content *content = &receiving->content;
	struct mishap mishap;
	if (!exchange_content_read(call->arena, receiving->text, content, &mishap))
		return refuse(call, REFUSED_INVALID, mishap.why);
	if (!str_equal(content->from_sign, sign) || !str_equal(content->to_sign, own->sign) || !str_equal(content->to_seal, own->seal))
		return refuse(call, REFUSED_INVALID, elsewhere);
	if (!exchange_audience_fits(content->audience, record_text(receiving->peer, EXCHANGE_PEER_AUDIENCE)) ||
	        vocabulary_label(&exchange_purpose_vocabulary, content->purpose) == NULL)
		return refuse(call, REFUSED_INVALID, N_("The terms of this package are wider than what was agreed with this mechanism. It was not kept."));
	if (!is_in_time(call, content))
		return false;
	return !exchange_shows_few(content) ||
	       refuse(call, REFUSED_INVALID, N_("This package shows counts so small that they may point at persons. Tell the sender; it was not kept."));
}

// --- What is kept

// Of the same number: what was taken under it.
static bool is_new(struct call *call, struct receiving *receiving)
{
	struct rows rows;
	int64_t number = receiving->content.number;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT sequence, sha256 FROM exchange_package WHERE direction = 'received' AND peer = $1"
			        " AND sequence >= $2 ORDER BY sequence LIMIT 1"),
			    PARAMETERS(cell_text(receiving->peer->id), cell_integer(number)), &rows)))
		return false;
	if (rows.count == 0)
		return true;
	if (rows_integer(&rows, 0, 0) != number)
		return refuse(call, REFUSED_CONFLICT, N_("This package is older than one that was taken from this mechanism. It was not kept."));
	receiving->arrival->taken = rows_text(&rows, 0, 1);
	return refuse(call, REFUSED_CONFLICT, N_("A package with this number was taken from this mechanism before. It was not kept again."));
}

static bool is_few_today(struct call *call, const struct receiving *receiving)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT count(*) FROM exchange_package WHERE direction = 'received' AND peer = $1 AND delivered_on = $2"),
			    PARAMETERS(cell_text(receiving->peer->id), cell_text(day_str(&call->today))), &rows)))
		return false;
	if (rows_integer(&rows, 0, 0) < LIMIT_EXCHANGE_A_DAY)
		return true;
	call->waits = true;
	return refuse(call, REFUSED_CONFLICT, N_("This mechanism has sent a hundred packages today. Send this one tomorrow."));
}

static bool keep_cell(struct call *call, const struct record *package, const struct exchange_table *table, size_t f,
	const struct exchange_row *row)
{
	struct record *cell = record_new(call, &exchange_cell_entity);
	record_set(cell, EXCHANGE_CELL_PACKAGE, package->id);
	record_set(cell, EXCHANGE_CELL_FIGURE, str_from(table->figures[f]->code));
	record_set_integer(cell, EXCHANGE_CELL_RULE, table->rules[f]);
	record_set(cell, EXCHANGE_CELL_DIMENSION, table->dimension);
	record_set(cell, EXCHANGE_CELL_CODE, row->code);
	record_set(cell, EXCHANGE_CELL_LABEL, row->label);
	record_set_integer(cell, EXCHANGE_CELL_HELD_BACK, row->held_back);
	if (!row->held_back)
		record_set_integer(cell, EXCHANGE_CELL_NUMERATOR, row->values[f].numerator);
	if (!row->held_back && table->figures[f]->share)
		record_set_integer(cell, EXCHANGE_CELL_DENOMINATOR, row->values[f].denominator);
	return record_save(call, cell);
}

static bool keep_table(struct call *call, const struct record *package, const struct exchange_table *table)
{
	for (size_t f = 0; f < table->figure_count; f++) {
		if (!keep_cell(call, package, table, f, &table->total))
			return false;
		for (size_t r = 0; r < table->row_count; r++)
			if (!keep_cell(call, package, table, f, &table->rows[r]))
				return false;
	}
	return true;
}

static bool keep_recommendation(struct call *call, const struct record *package, const struct exchange_recommendation *one)
{
	struct record *kept = record_new(call, &exchange_recommendation_entity);
	record_set(kept, EXCHANGE_RECOMMENDATION_PACKAGE, package->id);
	record_set(kept, EXCHANGE_RECOMMENDATION_TEXT, one->text);
	record_set(kept, EXCHANGE_RECOMMENDATION_ADDRESSEE, one->addressee);
	record_set(kept, EXCHANGE_RECOMMENDATION_POSITION, one->position);
	record_set(kept, EXCHANGE_RECOMMENDATION_IMPLEMENTATION, one->implementation);
	return record_save(call, kept);
}

static bool take(struct call *call, void *input)
{
	struct receiving *receiving = input;
	if (!is_new(call, receiving) || !is_few_today(call, receiving))
		return false;
	struct record *package = exchange_record(call, &receiving->content, receiving->peer, receiving->text);
	record_set(package, EXCHANGE_PACKAGE_DIRECTION, S("received"));
	record_set(package, EXCHANGE_PACKAGE_SIGNATURE, receiving->signature);
	record_set(package, EXCHANGE_PACKAGE_WAY, str_from(receiving->arrival->way));
	record_set(package, EXCHANGE_PACKAGE_DELIVERED_ON, str_copy(call->arena, day_str(&call->today)));
	record_set(package, EXCHANGE_PACKAGE_STATE, S("received"));
	if (!record_save(call, package))
		return false;
	for (size_t t = 0; t < receiving->content.table_count; t++)
		if (!keep_table(call, package, &receiving->content.tables[t]))
			return false;
	for (size_t i = 0; i < receiving->content.recommendation_count; i++)
		if (!keep_recommendation(call, package, &receiving->content.recommendations[i]))
			return false;
	receiving->arrival->package = package;
	return true;
}

bool exchange_receive(struct call *call, struct exchange_arrival *arrival)
{
	struct receiving receiving = { .arrival = arrival };
	struct exchange_identity own;
	str sign;
	arrival->known = false;
	arrival->taken = S("");
	if (!permit_entity(call, VERB_STEP, &exchange_package_entity) || !exchange_identity(call, &own) ||
	        !open_letter(call, &receiving, &own, &sign) || !find_peer(call, &receiving, sign))
		return false;
	arrival->known = true;
	return open_content(call, &receiving, &own, sign) && act_write(call, "receive", take, &receiving);
}
