#include "acts/attest.h"

#include "base/die.h"
#include "base/hash.h"
#include "model/account.h"
#include "model/attachment.h"
#include "model/authority.h"
#include "model/draft_reply.h"
#include "model/receipt.h"
#include "model/recommendation.h"
#include "model/reply.h"
#include "model/value.h"
#include "store/log.h"
#include "vault/signature.h"

static void add_member(struct buf *buf, const char *name, str text)
{
	if (text.length == 0)
		return;
	if (buf->length > 0 && buf_str(buf).data[buf->length - 1] != '{')
		buf_add_char(buf, ',');
	buf_addf(buf, "\"%s\":", name);
	buf_add_json(buf, text);
}

static void add_number(struct buf *buf, const char *name, int64_t number)
{
	if (buf->length > 0 && buf_str(buf).data[buf->length - 1] != '{')
		buf_add_char(buf, ',');
	buf_addf(buf, "\"%s\":%lld", name, (long long)number);
}

static void add_evidence(struct buf *buf, const struct attest_request *request)
{
	buf_add_c(buf, ",\"evidence\":[");
	for (size_t i = 0; i < request->evidence_count; i++) {
		const struct record *file = request->evidence[i];
		buf_add_c(buf, i > 0 ? ",{" : "{");
		add_member(buf, "name", record_text(file, ATTACHMENT_NAME));
		add_member(buf, "sha256", record_text(file, ATTACHMENT_SHA256));
		add_number(buf, "size", record_integer(file, ATTACHMENT_SIZE));
		buf_add_char(buf, '}');
	}
	buf_add_char(buf, ']');
}

static str name_of(struct call *call, str json)
{
	return value_name(call->arena, json, call->house.language, call->house.language, NULL);
}

// What was sent, in the order of RFC 8785. Names are in the language of the institution, so that the same reply has
// the same receipt whatever language its writer reads.
static str content_of(struct call *call, const struct attest_request *request, int64_t number)
{
	const struct record *reply = request->reply;
	struct record *authority = record_find(call, &authority_entity, call->account_authority);
	struct buf buf = buf_in(call->arena);
	buf_add_char(&buf, '{');
	add_member(&buf, "institution", name_of(call, call->house.name));
	add_member(&buf, "authority", authority == NULL ? S("") : name_of(call, record_text(authority, AUTHORITY_NAME)));
	add_number(&buf, "number", number);
	add_member(&buf, "issued_at", str_copy(call->arena, instant_str(&call->now)));
	add_number(&buf, "recommendation", request->item->number);
	if (request->item->recommendation != NULL)
		add_member(&buf, "recommended",
			name_of(call, record_text(request->item->recommendation, RECOMMENDATION_TEXT)));
	static const struct {
		const char *name;
		size_t field;
	} members[] = { { "received_on", REPLY_RECEIVED_ON }, { "position", REPLY_POSITION }, { "text", REPLY_TEXT },
		{ "reason_kind", REPLY_REASON_KIND }, { "reasons", REPLY_REASONS }, { "author", REPLY_AUTHOR } };
	for (size_t i = 0; i < COUNT(members); i++)
		add_member(&buf, members[i].name, record_text(reply, members[i].field));
	add_member(&buf, "implementation", record_text(request->draft, DRAFT_REPLY_IMPLEMENTATION));
	add_member(&buf, "written_by", request->written_by);
	add_member(&buf, "validated_by", request->validated_by);
	str plan = record_text(request->draft, DRAFT_REPLY_PLAN);
	if (plan.length > 0) {
		buf_add_c(&buf, ",\"plan\":");
		buf_add(&buf, plan);
	}
	add_evidence(&buf, request);
	buf_add_char(&buf, '}');
	struct json json;
	struct mishap mishap;
	must(json_read(call->arena, buf_str(&buf), &json, &mishap));
	struct buf canonical = buf_in(call->arena);
	json_write(&canonical, &json);
	return buf_str(&canonical);
}

static bool next_number(struct call *call, int64_t *number)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena, SQL("SELECT coalesce(max(number), 0) + 1 FROM receipt WHERE authority = $1"),
			    PARAMETERS(cell_text(call->account_authority)), &rows)))
		return false;
	*number = rows_integer(&rows, 0, 0);
	return true;
}

static str signed_words(struct arena *arena, str sha256)
{
	return str_format(arena, "wiqaya receipt 1\n%.*s\n", STR_ARG(sha256));
}

static void sign(struct call *call, struct record *receipt, str sha256)
{
	const struct log_signer *signer = writer_signer(call->writer);
	unsigned char signature[SIGNATURE_BYTES];
	if (signer == NULL || !signer->sign(signer->context, signed_words(call->arena, sha256), signature))
		return;
	record_set(receipt, RECEIPT_KEY, signer->key);
	record_set(receipt, RECEIPT_SIGNATURE, signature_hex(call->arena, signature));
}

bool attest(struct call *call, struct attest_request *request)
{
	must(call->writing);
	int64_t number;
	if (!next_number(call, &number))
		return false;
	struct record *receipt = record_new(call, &receipt_entity);
	str content = content_of(call, request, number);
	struct hash hash = hash_of(content);
	str sha256 = hash_hex(call->arena, &hash);
	record_set(receipt, RECEIPT_AUTHORITY, call->account_authority);
	record_set_integer(receipt, RECEIPT_NUMBER, number);
	record_set(receipt, RECEIPT_REPLY, request->reply->id);
	record_set(receipt, RECEIPT_ISSUED_AT, str_copy(call->arena, instant_str(&call->now)));
	record_set(receipt, RECEIPT_CONTENT, content);
	record_set(receipt, RECEIPT_SHA256, sha256);
	sign(call, receipt, sha256);
	request->receipt = receipt;
	return record_save(call, receipt);
}

static bool query_own(struct call *call, int64_t number, struct record ***receipts, size_t *count)
{
	if (call->account_authority.length == 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	struct query query = query_in(call->arena);
	record_select(&query, &receipt_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.authority = "));
	query_bind(&query, cell_text(call->account_authority));
	if (number > 0) {
		query_add(&query, SQL(" AND t.number = "));
		query_bind(&query, cell_integer(number));
	}
	query_add(&query, SQL(" ORDER BY t.number DESC LIMIT "));
	query_bind(&query, cell_integer(ATTEST_MOST));
	return record_query(call, &query, &receipt_entity, receipts, count);
}

bool attest_all(struct call *call, struct record ***receipts, size_t *count)
{
	return query_own(call, 0, receipts, count);
}

bool attest_read(struct call *call, int64_t number, struct record **receipt)
{
	struct record **receipts = NULL;
	size_t count = 0;
	if (number > 0 && !query_own(call, number, &receipts, &count))
		return false;
	if (count != 1)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	*receipt = receipts[0];
	return true;
}

enum attest_seal attest_seal(struct call *call, const struct record *receipt)
{
	unsigned char signature[SIGNATURE_BYTES];
	struct hash hash = hash_of(record_text(receipt, RECEIPT_CONTENT));
	str sha256 = record_text(receipt, RECEIPT_SHA256);
	if (!str_equal(hash_hex(call->arena, &hash), sha256))
		return SEAL_BROKEN;
	if (!record_has(receipt, RECEIPT_SIGNATURE) && !record_has(receipt, RECEIPT_KEY))
		return SEAL_UNSIGNED;
	bool good = signature_from_hex(record_text(receipt, RECEIPT_SIGNATURE), signature) &&
	            signature_good(record_text(receipt, RECEIPT_KEY), signed_words(call->arena, sha256), signature);
	return good ? SEAL_SIGNED : SEAL_BROKEN;
}

str attest_code(struct call *call, const struct record *receipt)
{
	return str_format(call->arena, "wiqaya-receipt:1:%.*s:%.*s", STR_ARG(record_text(receipt, RECEIPT_SHA256)),
		STR_ARG(record_text(receipt, RECEIPT_SIGNATURE)));
}

struct json attest_content(struct call *call, const struct record *receipt)
{
	struct json content;
	struct mishap mishap;
	if (!json_read(call->arena, record_text(receipt, RECEIPT_CONTENT), &content, &mishap))
		content = (struct json){ .kind = JSON_IS_NULL };
	return content;
}

str attest_text(const struct json *content, const char *name)
{
	const struct json *member = json_find(content, str_from(name));
	return member == NULL || member->kind != JSON_IS_TEXT ? S("") : member->text;
}

int64_t attest_number(const struct json *content, const char *name)
{
	const struct json *member = json_find(content, str_from(name));
	return member == NULL || member->kind != JSON_IS_INTEGER ? 0 : member->integer;
}
