// A text that the authority checks for its facts, in its portal: numbered paragraphs, what it said of each, what the
// mechanism answered, and under each a form of its own, whole without a script.
#include "acts/check_facts.h"
#include "acts/keep.h"
#include "acts/numbered.h"
#include "acts/validators.h"
#include "model/entities.h"
#include "model/value.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/facts_parts.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/portal_parts.h"

static const struct {
	const char *name, *label;
	size_t field;
} inputs[] = { { "wrong", N_("What is wrong"), FACTUAL_COMMENT_WRONG }, { "correct", N_("What is right"), FACTUAL_COMMENT_CORRECT },
	{ "proof", N_("How it can be seen"), FACTUAL_COMMENT_PROOF }, { "author", N_("Signed by"), FACTUAL_COMMENT_AUTHOR } };

static str address_of(struct call *call, int64_t number)
{
	return str_format(call->arena, "/portal/facts/%lld", (long long)number);
}

static bool read_check(struct door *door, int64_t *number, struct record **check)
{
	if (!str_to_integer(door_piece(door, "number"), number))
		*number = 0;
	return numbered_read(&door->call, &factual_check_entity, *number, check);
}

bool portal_facts(struct call *call, struct view *view)
{
	struct record **checks, **comments;
	size_t count, comment_count;
	if (!numbered_list(call, &factual_check_entity, &checks, &count))
		return false;
	for (int closed = 0; closed < 2; closed++)
		for (size_t i = 0; i < count; i++) {
			if (str_is(record_text(checks[i], FACTUAL_CHECK_STATE), "closed") != (closed == 1))
				continue;
			struct view *item = view_add(view, "facts");
			if (!check_facts_comments(call, checks[i], &comments, &comment_count))
				return false;
			facts_head(call, item, checks[i], comments, comment_count);
			view_text(item, "number", words_number(call->arena, call_locale(call), (int64_t)i + 1));
			view_text(item, "address", address_of(call, (int64_t)i + 1));
		}
	return true;
}

static str why_of(struct call *call, const char *field)
{
	for (size_t i = 0; i < call->reason_count; i++)
		if (str_is(call->reasons[i].field, field))
			return call->reasons[i].why;
	return S("");
}

// What was typed under one paragraph, with the reasons why it was not taken.
static void set_typed(struct door *door, struct view *paragraph)
{
	for (size_t i = 0; i < COUNT(inputs); i++) {
		struct view *input = view_in(paragraph, inputs[i].name);
		view_text(input, "value", request_form(door->request, inputs[i].name));
		view_text(input, "why", why_of(&door->call, inputs[i].name));
	}
	view_flag(paragraph, "typed", true);
}

static void set_errors(struct call *call, struct view *view, int64_t paragraph)
{
	view_flag(view, "wrong", true);
	view_text(view, "why_all", call->why);
	for (size_t i = 0; i < call->reason_count; i++) {
		struct view *error = view_add(view, "errors");
		view_text(error, "why", call->reasons[i].why);
		for (size_t k = 0; k < COUNT(inputs); k++)
			if (str_is(call->reasons[i].field, inputs[k].name)) {
				view_text(error, "label", say(call, inputs[k].label));
				view_text(error, "field", str_format(call->arena, "%s-%lld", inputs[k].name, (long long)paragraph));
			}
	}
}

static int64_t asked_paragraph(struct door *door)
{
	int64_t paragraph;
	return str_to_integer(request_form(door->request, "paragraph"), &paragraph) ? paragraph : 0;
}

static void show(struct door *door, int status, int64_t number, const struct record *check)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	struct record **comments;
	size_t count;
	if (status != 200)
		set_errors(call, view, asked_paragraph(door));
	enum refusal refusal = call->refusal;
	call->refusal = REFUSED_NOT;
	if (!check_facts_comments(call, check, &comments, &count)) {
		door_refused(door);
		return;
	}
	facts_head(call, view, check, comments, count);
	struct view **shown = NEW_MANY(call->arena, count + 1, struct view *);
	facts_paragraphs(call, view, check, comments, count, shown);
	const struct view_value *paragraphs = view_find(view, S("paragraphs"));
	int64_t typed = refusal == REFUSED_NOT ? 0 : asked_paragraph(door);
	if (paragraphs != NULL && typed >= 1 && (uint64_t)typed <= paragraphs->count)
		set_typed(door, paragraphs->items[typed - 1]);
	// Who may comment is asked as the act asks it.
	view_flag(view, "may_comment", str_is(record_text(check, FACTUAL_CHECK_STATE), "sent") && validators_speak(call));
	call->refusal = REFUSED_NOT;
	view_text(view, "number", words_number(call->arena, call_locale(call), number));
	view_text(view, "address", address_of(call, number));
	view_text(view, "mark", numbered_mark(call, check));
	view_text(view, "person", call->account_person);
	struct sheet_of sheet = { .level = LEVEL_ADDRESSED,
		.title = say_with(call, N_("Correction of facts {number}"), "number",
			words_number(call->arena, call_locale(call), number), NULL) };
	page_show(door, status, "portal_facts", view, &sheet);
}

void portal_facts_page(struct door *door)
{
	struct record *check;
	int64_t number;
	if (read_check(door, &number, &check))
		show(door, 200, number, check);
	else
		door_refused(door);
}

static bool comment(struct door *door, const struct record *check)
{
	struct call *call = &door->call;
	struct record *comment = record_new(call, &factual_comment_entity);
	record_set(comment, FACTUAL_COMMENT_FACTUAL_CHECK, check->id);
	record_set_integer(comment, FACTUAL_COMMENT_PARAGRAPH, asked_paragraph(door));
	bool good = true;
	for (size_t i = 0; i < COUNT(inputs); i++)
		good = value_read(call, comment, inputs[i].field, request_form(door->request, inputs[i].name), NULL) && good;
	return good && keep_make(call, comment);
}

void portal_facts_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *check;
	int64_t number;
	if (!read_check(door, &number, &check) || !numbered_same(call, check, request_form(door->request, "text")))
		door_refused(door);
	else if (comment(door, check))
		door_done(door, str_format(call->arena, "%.*s#p-%lld", STR_ARG(address_of(call, number)), (long long)asked_paragraph(door)),
			say(call, N_("Your comment was received.")), S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show(door, refusal_status(call->refusal), number, check);
	else
		door_refused(door);
}
