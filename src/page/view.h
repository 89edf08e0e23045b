// What a template shows: a tree of named values, built by a page in the call's arena and read by
// page/template.c. Names are constants ("place", "due_on"); a name set again replaces the value.
#pragma once
#include "page/html.h"

enum view_kind { VIEW_NOTHING, VIEW_TEXT, VIEW_HTML, VIEW_INTEGER, VIEW_FLAG, VIEW_IN, VIEW_LIST, VIEW_PAGE };

struct view;

struct view_value {
	enum view_kind kind;
	bool flag;
	union {
		struct {
			str text; // Of a text, of HTML, of an integer in ASCII digits; the template of a page.
			union {
				int64_t integer;
				struct view *page;
			};
		};
		struct view *in; // Of a nested view.
		struct {         // Of a list.
			struct view **items;
			size_t count;
			size_t room;
		};
	};
};

// A name as views look for it: most comparisons end at the mark, which of a constant is known when the program is built.
struct view_name {
	str text;
	uint64_t mark;
};

static inline uint64_t view_name_bytes(const char *text, size_t count)
{
	uint64_t bytes = 0;
	memcpy(&bytes, text, count);
	return bytes;
}

// The first eight bytes and the last eight, which may be the same ones, and the length.
static inline struct view_name view_name(str text)
{
	uint64_t length = text.length, mark;
	if (length >= 8)
		mark = view_name_bytes(text.data, 8) ^ view_name_bytes(text.data + length - 8, 8) * 3;
	else if (length >= 4)
		mark = view_name_bytes(text.data, 4) ^ view_name_bytes(text.data + length - 4, 4) << 32;
	else
		mark = length == 0 ? 0 : view_name_bytes(text.data, 1) ^ view_name_bytes(text.data + length / 2, 1) << 8 ^ view_name_bytes(text.data + length - 1, 1) << 16;
	return (struct view_name){ text, mark + length };
}

struct view *view_new(struct arena *arena);
struct arena *view_arena(const struct view *view);

// The value of that name, emptied unless it has that kind already.
struct view_value *view_slot(struct view *view, struct view_name name, enum view_kind kind);

static inline void view_text(struct view *view, const char *name, str value)
{
	view_slot(view, view_name(str_from(name)), VIEW_TEXT)->text = value;
}
void view_html(struct view *view, const char *name, struct html value);
// What a template makes of another view, written when and where it is shown.
void view_page(struct view *view, const char *name, const char *template, struct view *page);
// Shown in plain ASCII digits; a number that people read is a text made by page/words.h.
void view_integer(struct view *view, const char *name, int64_t value);
static inline void view_flag(struct view *view, const char *name, bool value)
{
	view_slot(view, view_name(str_from(name)), VIEW_FLAG)->flag = value;
}

// The nested view of this name, made when there is none.
struct view *view_in(struct view *view, const char *name);
// Puts an existing view under a name.
void view_put(struct view *view, const char *name, struct view *nested);
// One more item of the list of this name, made when there is none.
struct view *view_add(struct view *view, const char *name);
// How many items the list of this name has.
size_t view_count(const struct view *view, const char *name);
// Makes the list exist though it may stay empty.
void view_list(struct view *view, const char *name);

// The value, or NULL; and the same by a name that is looked for often.
const struct view_value *view_find(const struct view *view, str name);
const struct view_value *view_find_named(const struct view *view, const struct view_name *name);
// Whether it has a text.
bool view_has_text(const struct view_value *value);
// Whether `{#if}` takes it for true: not for NULL, empty text, 0, false, an empty list.
bool view_holds(const struct view_value *value);
