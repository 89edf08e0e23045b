// The manual inside the program: its contents by who reads, one page of it, and all pages on one, to be searched and printed. The
// people of an authority read at /portal/help, and only what is for them.
#include "base/die.h"
#include "model/account.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/manual_text.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/site.h"

static struct manual_reader reader_of(struct door *door, bool whole)
{
	struct manual_reader reader = { .language = door->call.language,
		.assets = door->site->assets,
		.authority = (door->call.role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0,
		.whole = whole };
	reader.rooms = door_all_rooms(door, &reader.room_count);
	reader.open = door_rooms(door, &reader.open_count);
	return reader;
}

static bool may_read(const struct manual_reader *reader, const struct manual_page *page)
{
	return !reader->authority || manual_for_authorities(page);
}

static void set_head(const struct manual_reader *reader, struct view *view, const struct manual_page *page)
{
	struct arena *arena = view_arena(view);
	str title, lead;
	manual_head(reader->language, arena, page, &title, &lead);
	view_text(view, "address", manual_address(reader, arena, page));
	view_text(view, "title", title);
	view_text(view, "lead", lead);
}

static void set_shelves(struct call *call, const struct manual_reader *reader, struct view *view, const struct manual_page *here)
{
	size_t count;
	const struct manual_page *pages = manual_pages(&count);
	struct view *shelf = NULL;
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || pages[i].shelf != pages[i - 1].shelf)
			shelf = NULL;
		if (!may_read(reader, &pages[i]))
			continue;
		if (shelf == NULL) {
			shelf = view_add(view, "shelves");
			view_integer(shelf, "id", (int64_t)pages[i].shelf);
			view_text(shelf, "label", say_in(call, "manual", manual_shelf_label(pages[i].shelf)));
			view_flag(shelf, "here", here != NULL && here->shelf == pages[i].shelf);
		}
		struct view *shown = view_add(shelf, "pages");
		set_head(reader, shown, &pages[i]);
		view_flag(shown, "here", here == &pages[i]);
	}
}

// What is whose work: with three roles out of four a page is nobody's in particular.
static void set_mine(struct call *call, const struct manual_reader *reader, struct view *view)
{
	size_t count;
	const struct manual_page *pages = manual_pages(&count);
	view_text(view, "role",
		say_in(call, role_vocabulary.context, vocabulary_label(&role_vocabulary, str_from(role_code(call->role)))));
	for (size_t i = 0; i < count; i++)
		if ((pages[i].roles & call->role) != 0 && may_read(reader, &pages[i]))
			set_head(reader, view_add(view, "mine"), &pages[i]);
}

static void show_contents(struct door *door)
{
	struct manual_reader reader = reader_of(door, false);
	struct view *view = door_view(door);
	if (!reader.authority) {
		set_mine(&door->call, &reader, view);
		view_text(view, "whole", S("/help/whole"));
	}
	set_shelves(&door->call, &reader, view, NULL);
	struct sheet_of sheet = { .title = say(&door->call, N_("Help")), .level = LEVEL_PUBLIC };
	page_show(door, 200, "help", view, &sheet);
}

static void set_text(const struct manual_reader *reader, struct view *view, const struct manual_page *page, str *title)
{
	struct mishap mishap;
	struct manual_text text;
	// A page of the program that names what is not there was caught by tests/unit/page/manual.c.
	if (!manual_text(reader, view_arena(view), page, &text, &mishap))
		die("manual/%s/%s.md, line %zu: %s", reader->language, page->name, mishap.line, mishap.why);
	view_text(view, "name", str_from(page->name));
	view_text(view, "title", text.title);
	view_text(view, "lead", text.lead);
	view_html(view, "body", text.body);
	*title = text.title;
}

// The page behind this one, as far as the reader may go.
static void set_next(const struct manual_reader *reader, struct view *view, const struct manual_page *page)
{
	size_t count;
	const struct manual_page *pages = manual_pages(&count);
	const struct manual_page *next = page + 1;
	while (next < pages + count && !may_read(reader, next))
		next++;
	if (next < pages + count)
		set_head(reader, view_in(view, "next"), next);
}

static void show_one(struct door *door)
{
	struct call *call = &door->call;
	struct manual_reader reader = reader_of(door, false);
	const struct manual_page *page = manual_find(door_piece(door, "page"));
	if (page == NULL || !may_read(&reader, page)) {
		if (!refuse(call, REFUSED_UNKNOWN,
			    N_("There is no such page of the manual. Its contents stand under “Help”.")))
			door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	struct sheet_of sheet = { .level = LEVEL_PUBLIC };
	set_text(&reader, view, page, &sheet.title);
	set_next(&reader, view, page);
	set_shelves(call, &reader, view, page);
	view_text(view, "contents", reader.authority ? S("/portal/help") : S("/help"));
	page_show(door, 200, "help_page", view, &sheet);
}

void help_contents_page(struct door *door)
{
	if (page_inside(door))
		show_contents(door);
	else
		door_refused(door);
}

void help_page(struct door *door)
{
	if (page_inside(door))
		show_one(door);
	else
		door_refused(door);
}

void help_whole_page(struct door *door)
{
	if (!page_inside(door)) {
		door_refused(door);
		return;
	}
	struct manual_reader reader = reader_of(door, true);
	struct view *view = door_view(door);
	size_t count;
	const struct manual_page *pages = manual_pages(&count);
	for (size_t i = 0; i < count; i++) {
		str title;
		set_text(&reader, view_add(view, "pages"), &pages[i], &title);
	}
	set_shelves(&door->call, &reader, view, NULL);
	struct sheet_of sheet = { .title = say(&door->call, N_("Manual")), .level = LEVEL_PUBLIC };
	page_show(door, 200, "help_whole", view, &sheet);
}

// NEED_AUTHORITY has let in only the people of an authority.

void portal_help_contents_page(struct door *door)
{
	show_contents(door);
}

void portal_help_page(struct door *door)
{
	show_one(door);
}
