// The home of an authority: what is addressed to it, late first, with what its people have begun to write; and the
// receipts of all that it sent.
#include "acts/draft_answer.h"
#include "acts/print_receipt.h"
#include "acts/attest.h"
#include "model/action.h"
#include "model/draft_reply.h"
#include "model/entities.h"
#include "model/record_json.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/axis.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/portal_parts.h"

enum { LETTERS_AT_HOME = 5 };

int portal_rank(struct call *call, const struct record *line)
{
	str state = str_from(reply_state(line, &call->today));
	if (str_is(state, "overdue"))
		return 0;
	return str_is(state, "sent") || str_is(state, "acknowledged") ? 1 : 2;
}

// Late ones by the oldest date; then those that run, by their date; then those that are answered, the last first.
static bool stands_before(struct call *call, const struct addressed *a, const struct addressed *b)
{
	int rank = portal_rank(call, a->chain.line), other = portal_rank(call, b->chain.line);
	if (rank != other)
		return rank < other;
	str due = record_text(a->chain.line, ADDRESSEE_LINE_REPLY_DUE_ON);
	str other_due = record_text(b->chain.line, ADDRESSEE_LINE_REPLY_DUE_ON);
	int order = rank == 2 ? str_compare(other_due, due) : str_compare(due, other_due);
	return order != 0 ? order < 0 : a->number < b->number;
}

static void sort(struct call *call, const struct addressed **items, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k > 0 && stands_before(call, items[k], items[k - 1]); k--) {
			const struct addressed *other = items[k];
			items[k] = items[k - 1];
			items[k - 1] = other;
		}
}

str portal_address(struct call *call, int64_t number)
{
	return str_format(call->arena, "/portal/%lld", (long long)number);
}

void portal_item(struct call *call, struct view *view, const struct addressed *item)
{
	const struct record *line = item->chain.line;
	view_text(view, "number", words_number(call->arena, call_locale(call), item->number));
	view_text(view, "address", portal_address(call, item->number));
	if (item->recommendation != NULL) {
		shown_name(call, view, "text", record_text(item->recommendation, RECOMMENDATION_TEXT));
		shown_value(call, view_in(view, "theme"), item->recommendation, RECOMMENDATION_THEME);
	}
	if (item->place != NULL)
		shown_name(call, view, "place", record_text(item->place, PLACE_NAME));
	shown_day(call, view, "due", record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON));
	shown_day(call, view, "sent", record_text(line, ADDRESSEE_LINE_SENT_ON));
	axis_line(call, view, line);
	int rank = portal_rank(call, line);
	struct day due;
	bool dated = day_parse(record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON), &due);
	view_flag(view, "runs", rank == 1 && dated);
	view_integer(view, "late_days", rank == 0 && dated ? day_difference(&call->today, &due) : 0);
	view_integer(view, "left_days", rank == 1 && dated ? day_difference(&due, &call->today) : 0);
}

bool portal_read(struct door *door, struct addressed *item)
{
	int64_t number;
	if (!str_to_integer(door_piece(door, "number"), &number))
		number = 0;
	return addressed_read(&door->call, number, item);
}

void portal_home(struct door *door)
{
	struct call *call = &door->call;
	struct addressed *items;
	size_t count;
	str *states;
	if (!addressed_list(call, &items, &count) || !draft_states(call, items, count, &states)) {
		door_refused(door);
		return;
	}
	const struct addressed **sorted = NEW_MANY(call->arena, count + 1, const struct addressed *);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &items[i];
	sort(call, sorted, count);
	struct view *view = door_view(door);
	if (!portal_urgent(call, view) || !portal_facts(call, view) ||
	        !portal_letters(call, view, items, count, LETTERS_AT_HOME)) {
		door_refused(door);
		return;
	}
	int64_t late = 0, running = 0, to_validate = 0;
	for (size_t i = 0; i < count; i++) {
		struct view *shown = view_add(view, "items");
		portal_item(call, shown, sorted[i]);
		str state = states[sorted[i] - items];
		view_text(shown, "draft", value_label(call, &draft_reply_state_vocabulary, state));
		view_flag(shown, "awaits", str_is(state, "awaiting_validation"));
		to_validate += str_is(state, "awaiting_validation");
		late += portal_rank(call, sorted[i]->chain.line) == 0;
		running += portal_rank(call, sorted[i]->chain.line) == 1;
	}
	view_integer(view, "late", late);
	view_integer(view, "running", running);
	view_integer(view, "to_validate", to_validate);
	struct sheet_of sheet = { .title = say(call, N_("Addressed to you")), .level = LEVEL_ADDRESSED };
	page_show(door, 200, "portal_home", view, &sheet);
}

// Receipts.

static void set_instant(struct call *call, struct view *view, const char *name, str text)
{
	struct instant instant;
	if (instant_parse(text, &instant))
		shown_instant(call, view, name, &instant);
}

// The first and last letters of a hash, which people compare.
static str short_hash(struct call *call, str sha256)
{
	return str_format(call->arena, "%.*s %.*s", STR_ARG(str_slice(sha256, 0, 4)), STR_ARG(str_slice(sha256, 4, 4)));
}

static void set_receipt(struct call *call, struct view *view, const struct record *receipt, const struct json *content)
{
	int64_t number = record_integer(receipt, RECEIPT_NUMBER);
	view_text(view, "number", words_number(call->arena, call_locale(call), number));
	view_text(view, "address", str_format(call->arena, "/portal/receipts/%lld", (long long)number));
	set_instant(call, view, "issued", record_text(receipt, RECEIPT_ISSUED_AT));
	view_text(view, "short", short_hash(call, record_text(receipt, RECEIPT_SHA256)));
	view_text(view, "recommendation",
		words_number(call->arena, call_locale(call), attest_number(content, "recommendation")));
	shown_text(call, view, "recommended", attest_text(content, "recommended"));
	view_text(view, "position", value_label(call, &position_vocabulary, attest_text(content, "position")));
}

void portal_receipts(struct door *door)
{
	struct call *call = &door->call;
	struct record **receipts;
	size_t count;
	if (!attest_all(call, &receipts, &count)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	view_list(view, "receipts");
	for (size_t i = 0; i < count; i++) {
		struct json content = attest_content(call, receipts[i]);
		set_receipt(call, view_add(view, "receipts"), receipts[i], &content);
	}
	struct sheet_of sheet = { .title = say(call, N_("What you sent")), .level = LEVEL_ADDRESSED };
	page_show(door, 200, "portal_receipts", view, &sheet);
}

static void set_plan(struct call *call, struct view *view, const struct json *content)
{
	const struct json *plan = json_find(content, S("plan"));
	for (size_t i = 0; plan != NULL && i < plan->count; i++) {
		struct view *step = view_add(view, "plan");
		static const char *const texts[] = { "step", "owner", "starts_on", "ends_on", "cost", "currency", "proof" };
		for (size_t k = 0; k < COUNT(texts); k++)
			shown_text(call, step, texts[k], attest_text(&plan->items[i], texts[k]));
		struct day ends;
		if (day_parse(attest_text(&plan->items[i], "ends_on"), &ends))
			shown_day(call, step, "day", str_copy(call->arena, day_str(&ends)));
		view_text(step, "funding",
			value_label(call, &funding_vocabulary, attest_text(&plan->items[i], "funding")));
	}
}

static void set_evidence(struct call *call, struct view *view, const struct json *content)
{
	const struct json *evidence = json_find(content, S("evidence"));
	for (size_t i = 0; evidence != NULL && i < evidence->count; i++) {
		struct view *file = view_add(view, "evidence");
		view_text(file, "name", attest_text(&evidence->items[i], "name"));
		view_text(file, "sha256", attest_text(&evidence->items[i], "sha256"));
		view_text(file, "kilobytes",
			words_number(call->arena, call_locale(call), (attest_number(&evidence->items[i], "size") + 1023) / 1024));
	}
}

static bool read_receipt(struct door *door, struct record **receipt)
{
	int64_t number;
	if (!str_to_integer(door_piece(door, "number"), &number))
		number = 0;
	return attest_read(&door->call, number, receipt);
}

void portal_receipt_pdf(struct door *door)
{
	struct call *call = &door->call;
	struct record *receipt;
	str bytes;
	if (read_receipt(door, &receipt) && print_receipt(call, receipt, &bytes))
		door_file(door, str_format(call->arena, "receipt-%lld.pdf", (long long)record_integer(receipt, RECEIPT_NUMBER)),
			S("application/pdf"), bytes);
	else
		door_refused(door);
}

void portal_receipt(struct door *door)
{
	struct call *call = &door->call;
	struct record *receipt;
	if (!read_receipt(door, &receipt)) {
		door_refused(door);
		return;
	}
	int64_t number = record_integer(receipt, RECEIPT_NUMBER);
	struct view *view = door_view(door);
	struct json content = attest_content(call, receipt);
	set_receipt(call, view, receipt, &content);
	static const char *const texts[] = { "institution", "authority", "text", "reasons", "author", "written_by",
		"validated_by" };
	for (size_t i = 0; i < COUNT(texts); i++)
		shown_text(call, view, texts[i], attest_text(&content, texts[i]));
	view_text(view, "implementation",
		value_label(call, &implementation_vocabulary, attest_text(&content, "implementation")));
	view_text(view, "reason_kind", value_label(call, &reason_kind_vocabulary, attest_text(&content, "reason_kind")));
	set_plan(call, view, &content);
	set_evidence(call, view, &content);
	view_text(view, "sha256", record_text(receipt, RECEIPT_SHA256));
	view_text(view, "key", record_text(receipt, RECEIPT_KEY));
	view_text(view, "signature", record_text(receipt, RECEIPT_SIGNATURE));
	enum attest_seal seal = attest_seal(call, receipt);
	view_flag(view, "good", seal != SEAL_BROKEN);
	view_flag(view, "unsigned", seal == SEAL_UNSIGNED);
	struct sheet_of sheet = { .level = LEVEL_ADDRESSED,
		.title = say_with(call, N_("Receipt {number}"), "number", words_number(call->arena, call_locale(call), number),
			NULL) };
	page_show(door, 200, "portal_receipt", view, &sheet);
}
