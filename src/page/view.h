// What a template shows: a tree of named values, built by a page in the call's arena and read by
// page/template.c. Names are constants ("place", "due_on"); a name set again replaces the value.
#pragma once
#include "page/html.h"

enum view_kind { VIEW_NOTHING, VIEW_TEXT, VIEW_HTML, VIEW_INTEGER, VIEW_FLAG, VIEW_IN, VIEW_LIST };

struct view;

struct view_value {
	enum view_kind kind;
	str text; // Of a text, of HTML, and of an integer in ASCII digits.
	int64_t integer;
	bool flag;
	struct view *in;     // Of a nested view.
	struct view **items; // Of a list.
	size_t count;
	size_t room;
};

struct view *view_new(struct arena *arena);
struct arena *view_arena(const struct view *view);

void view_text(struct view *view, const char *name, str value);
void view_html(struct view *view, const char *name, struct html value);
// Shown without parting thousands; in the digits of the locale between tags, in ASCII digits in attributes. A
// number that may be large is a text made by page/words.h.
void view_integer(struct view *view, const char *name, int64_t value);
void view_flag(struct view *view, const char *name, bool value);

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

// The value, or NULL.
const struct view_value *view_find(const struct view *view, str name);
// Whether `{#if}` takes it for true: not for NULL, empty text, 0, false, an empty list.
bool view_holds(const struct view_value *value);
