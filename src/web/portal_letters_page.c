// The letters that the mechanism sent to an authority, in its portal: the newest first, each to be read, with what it
// carries, its thread and its paper. What was not sent, or was withdrawn, is not among them (model/permit.c).
#include "acts/addressed.h"
#include "acts/numbered.h"
#include "acts/print_letter.h"
#include "acts/thread.h"
#include "model/entities.h"
#include "model/value.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/portal_parts.h"

static str address_of(struct call *call, int64_t number)
{
	return str_format(call->arena, "/portal/letters/%lld", (long long)number);
}

static bool read_letter(struct door *door, int64_t *number, struct record **letter)
{
	if (!str_to_integer(door_piece(door, "number"), number))
		*number = 0;
	return numbered_read(&door->call, &letter_entity, *number, letter);
}

static bool awaits(struct call *call, const struct addressed *item)
{
	return portal_rank(call, item->chain.line) < 2 && record_has(item->chain.line, ADDRESSEE_LINE_REPLY_DUE_ON);
}

// The nearest day by which a reply is due to what it carries; empty when none is awaited.
static str due_of(struct call *call, const struct record *letter, const struct addressed *items, size_t count)
{
	str lines = record_text(letter, LETTER_ADDRESSEE_LINES), nearest = S("");
	for (size_t i = 0; i < count; i++) {
		str due = record_text(items[i].chain.line, ADDRESSEE_LINE_REPLY_DUE_ON);
		if (str_contains(lines, items[i].chain.line->id) && awaits(call, &items[i]) &&
		        (nearest.length == 0 || str_compare(due, nearest) < 0))
			nearest = due;
	}
	return nearest;
}

static void set_letter(struct call *call, struct view *view, const struct record *letter, int64_t number)
{
	view_text(view, "number", words_number(call->arena, call_locale(call), number));
	view_text(view, "address", address_of(call, number));
	shown_text(call, view, "subject", record_text(letter, LETTER_SUBJECT));
	shown_day(call, view, "sent", record_text(letter, LETTER_SENT_ON));
	view_text(view, "kind_words", value_words(call, letter, LETTER_KIND));
}

bool portal_letters(struct call *call, struct view *view, const struct addressed *items, size_t item_count, size_t most)
{
	struct record **letters;
	size_t count;
	if (!numbered_list(call, &letter_entity, &letters, &count))
		return false;
	view_list(view, "letters");
	for (size_t i = 0; i < count && i < most; i++) {
		size_t at = count - 1 - i;
		struct view *letter = view_add(view, "letters");
		set_letter(call, letter, letters[at], (int64_t)at + 1);
		shown_day(call, letter, "due", due_of(call, letters[at], items, item_count));
	}
	view_flag(view, "more_letters", count > most);
	return true;
}

void portal_letters_page(struct door *door)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	struct addressed *items;
	size_t count;
	if (!addressed_list(call, &items, &count) || !portal_letters(call, view, items, count, NUMBERED_MOST)) {
		door_refused(door);
		return;
	}
	struct sheet_of sheet = { .title = say(call, N_("Messages from the mechanism")), .level = LEVEL_ADDRESSED };
	page_show(door, 200, "portal_letters", view, &sheet);
}

// Those of its thread that were sent to this authority, by their numbers for it.
static bool set_thread(struct call *call, struct view *view, const struct record *letter)
{
	struct record **thread, **letters;
	size_t thread_count, count;
	if (!thread_read(call, letter, &thread, &thread_count) || !numbered_list(call, &letter_entity, &letters, &count))
		return false;
	for (size_t i = 0; thread_count > 1 && i < thread_count; i++)
		for (size_t k = 0; k < count; k++)
			if (str_equal(thread[i]->id, letters[k]->id)) {
				struct view *one = view_add(view, "thread");
				set_letter(call, one, letters[k], (int64_t)k + 1);
				view_flag(one, "here", str_equal(letters[k]->id, letter->id));
			}
	return true;
}

void portal_letter_page(struct door *door)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	struct record *letter;
	struct addressed *items;
	size_t count;
	int64_t number;
	if (!read_letter(door, &number, &letter) || !addressed_list(call, &items, &count) || !set_thread(call, view, letter)) {
		door_refused(door);
		return;
	}
	set_letter(call, view, letter, number);
	shown_text(call, view, "text", record_text(letter, LETTER_TEXT));
	shown_text(call, view, "signed_by", record_text(letter, LETTER_SIGNED_BY));
	shown_day(call, view, "due", due_of(call, letter, items, count));
	view_text(view, "pdf", str_format(call->arena, "%.*s/pdf", STR_ARG(address_of(call, number))));
	str language = record_text(letter, LETTER_LANGUAGE);
	if (language.length > 0)
		view_text(view_in(view, "text"), "lang", language);
	for (size_t i = 0; i < count; i++)
		if (str_contains(record_text(letter, LETTER_ADDRESSEE_LINES), items[i].chain.line->id))
			portal_item(call, view_add(view, "lines"), &items[i]);
	struct sheet_of sheet = { .level = LEVEL_ADDRESSED,
		.title = say_with(call, N_("Letter {number}"), "number", words_number(call->arena, call_locale(call), number), NULL) };
	page_show(door, 200, "portal_letter", view, &sheet);
}

void portal_letter_pdf(struct door *door)
{
	struct record *letter;
	int64_t number;
	str bytes;
	if (!read_letter(door, &number, &letter) || !print_letter(&door->call, letter, PRINT_PDF, &bytes)) {
		door_refused(door);
		return;
	}
	str day = record_text(letter, LETTER_SENT_ON);
	door_file(door, str_format(door->call.arena, "%.*s-%lld.pdf", STR_ARG(day), (long long)number),
		str_from(print_media_type(PRINT_PDF)), bytes);
}
