// What came in and waits for a person, oldest first; each row leads to where it is handled.
#include "acts/inbox.h"
#include "acts/keep.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"

static const char *const kind_codes[INBOX_KIND_COUNT] = {
	[INBOX_REPLY] = "reply", [INBOX_LETTER] = "letter", [INBOX_DRAFT] = "draft", [INBOX_URGENT] = "urgent",
};

static void set_reply(struct call *call, struct view *shown, const struct inbox_item *item)
{
	const struct record *line = item->record;
	view_text(shown, "address", address_filtered(call->arena, "/assessments/new", "addressee_line", line->id));
	shown_link(call, view_in(shown, "record"), &recommendation_entity, record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
	shown_value(call, view_in(shown, "what"), line, ADDRESSEE_LINE_POSITION);
	if (item->reply != NULL)
		shown_value(call, view_in(shown, "channel"), item->reply, REPLY_CHANNEL);
}

static void set_letter(struct call *call, struct view *shown, const struct inbox_item *item)
{
	const struct record *letter = item->record;
	view_text(shown, "address", address_record(call->arena, &letter_entity, record_number(letter), letter->id));
	shown_record(call, shown, "record", letter);
	shown_text(call, shown, "words", record_text(letter, LETTER_SUBJECT));
	if (item->kind == INBOX_LETTER)
		shown_value(call, view_in(shown, "channel"), letter, LETTER_CHANNEL);
	else
		shown_link(call, view_in(shown, "step"), &ladder_step_entity, record_text(letter, LETTER_LADDER_STEP));
}

static void set_urgent(struct call *call, struct view *shown, const struct inbox_item *item)
{
	const struct record *measure = item->record;
	view_text(shown, "address", address_record(call->arena, &urgent_measure_entity, record_number(measure), measure->id));
	shown_record(call, shown, "record", measure);
	shown_value(call, view_in(shown, "what"), measure, URGENT_MEASURE_TRIGGER);
}

static size_t authority_field(enum inbox_kind kind)
{
	switch (kind) {
	case INBOX_REPLY: return ADDRESSEE_LINE_AUTHORITY;
	case INBOX_URGENT: return URGENT_MEASURE_AUTHORITY;
	case INBOX_LETTER:
	case INBOX_DRAFT:
	case INBOX_KIND_COUNT: break;
	}
	return LETTER_AUTHORITY;
}

static void set_item(struct call *call, struct view *view, const struct inbox_item *item)
{
	struct view *shown = view_add(view, "items");
	view_text(shown, "kind", str_from(kind_codes[item->kind]));
	shown_day(call, shown, "since", str_copy(call->arena, day_str(&item->since)));
	view_integer(shown, "days", item->since.text[0] == 0 ? 0 : day_difference(&call->today, &item->since));
	str authority = record_text(item->record, authority_field(item->kind));
	if (authority.length > 0)
		shown_link(call, view_in(shown, "who"), &authority_entity, authority);
	switch (item->kind) {
	case INBOX_REPLY: set_reply(call, shown, item); break;
	case INBOX_LETTER:
	case INBOX_DRAFT: set_letter(call, shown, item); break;
	case INBOX_URGENT: set_urgent(call, shown, item); break;
	case INBOX_KIND_COUNT: break;
	}
}

static void set_offers(struct call *call, struct view *view, const struct inbox *inbox, str chosen)
{
	for (size_t i = 0; i < inbox->authority_count; i++) {
		struct view *offer = view_add(view, "offers");
		view_text(offer, "value", inbox->authorities[i].id);
		view_text(offer, "n", words_number(call->arena, call_locale(call), inbox->authorities[i].count));
		view_flag(offer, "chosen", str_equal(inbox->authorities[i].id, chosen));
		shown_link(call, view_in(offer, "who"), &authority_entity, inbox->authorities[i].id);
	}
}

// What lines and measures lead to is read for all of them together.
static void learn(struct call *call, const struct inbox *inbox)
{
	struct record **records = NEW_MANY(call->arena, inbox->count + 1, struct record *);
	for (int kind = 0; kind < INBOX_KIND_COUNT; kind++) {
		size_t count = 0;
		for (size_t i = 0; i < inbox->count; i++)
			if ((int)inbox->items[i].kind == kind)
				records[count++] = inbox->items[i].record;
		if (count > 0)
			link_words_of_all(call, records, count);
	}
}

void inbox_page(struct door *door)
{
	struct call *call = &door->call;
	struct inbox inbox;
	struct record *authority = NULL;
	str asked = request_query(door->request, "authority");
	if (!page_inside(door) || (asked.length > 0 && !keep_read(call, &authority_entity, asked, &authority)) ||
	        !inbox_read(call, authority == NULL ? S("") : authority->id, &inbox)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	learn(call, &inbox);
	int64_t all = 0;
	bool restricted = false;
	for (size_t i = 0; i < INBOX_KIND_COUNT; i++)
		all += inbox.waiting[i];
	for (size_t i = 0; i < inbox.count; i++) {
		set_item(call, view, &inbox.items[i]);
		restricted = restricted || inbox.items[i].kind == INBOX_URGENT;
	}
	set_offers(call, view, &inbox, authority == NULL ? S("") : authority->id);
	view_integer(view, "all", all);
	view_flag(view, "more", inbox.more);
	if (authority != NULL)
		shown_record(call, view, "authority", authority);
	struct sheet_of sheet = { .title = say_in(call, "room", NC_("room", "Inbox")),
		.level = restricted ? LEVEL_RESTRICTED : LEVEL_INTERNAL };
	page_show(door, 200, "inbox", view, &sheet);
}
