#include "page/view.h"

#include <string.h>

#include "base/die.h"

struct entry {
	struct view_name name;
	struct view_value value;
};

struct view {
	struct arena *arena;
	struct entry *entries;
	size_t count;
	size_t room;
};

static struct view_value *slot(struct view *view, const char *name, enum view_kind kind)
{
	return view_slot(view, view_name(str_from(name)), kind);
}

struct view *view_new(struct arena *arena)
{
	struct view *view = NEW(arena, struct view);
	view->arena = arena;
	return view;
}

struct arena *view_arena(const struct view *view)
{
	return view->arena;
}

void view_html(struct view *view, const char *name, struct html value)
{
	slot(view, name, VIEW_HTML)->text = value.text;
}

void view_page(struct view *view, const char *name, const char *template, struct view *page)
{
	struct view_value *place = slot(view, name, VIEW_PAGE);
	place->text = str_from(template);
	place->page = page;
}

void view_integer(struct view *view, const char *name, int64_t value)
{
	struct view_value *place = slot(view, name, VIEW_INTEGER);
	place->integer = value;
	struct buf digits = buf_sized(view->arena, 20);
	buf_add_integer(&digits, value);
	place->text = buf_str(&digits);
}

struct view *view_in(struct view *view, const char *name)
{
	struct view_value *place = slot(view, name, VIEW_IN);
	if (place->in == NULL)
		place->in = view_new(view->arena);
	return place->in;
}

void view_put(struct view *view, const char *name, struct view *nested)
{
	slot(view, name, VIEW_IN)->in = nested;
}

struct view *view_add(struct view *view, const char *name)
{
	struct view_value *place = slot(view, name, VIEW_LIST);
	GROW(view->arena, place->items, place->count, place->room);
	place->items[place->count - 1] = view_new(view->arena);
	return place->items[place->count - 1];
}

void view_list(struct view *view, const char *name)
{
	(void)slot(view, name, VIEW_LIST);
}

static struct view_value *find(const struct view *view, const struct view_name *name)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->entries[i].name.mark == name->mark && str_equal(view->entries[i].name.text, name->text))
			return &view->entries[i].value;
	return NULL;
}

const struct view_value *view_find_named(const struct view *view, const struct view_name *name)
{
	return find(view, name);
}

const struct view_value *view_find(const struct view *view, str name)
{
	struct view_name wanted = view_name(name);
	return find(view, &wanted);
}

bool view_has_text(const struct view_value *value)
{
	return value != NULL && (value->kind == VIEW_TEXT || value->kind == VIEW_HTML || value->kind == VIEW_INTEGER);
}

bool view_holds(const struct view_value *value)
{
	if (value == NULL)
		return false;
	switch (value->kind) {
	case VIEW_NOTHING: return false;
	case VIEW_TEXT:
	case VIEW_HTML: return value->text.length > 0;
	case VIEW_INTEGER: return value->integer != 0;
	case VIEW_FLAG: return value->flag;
	case VIEW_IN: return value->in != NULL;
	case VIEW_PAGE: return true;
	case VIEW_LIST: return value->count > 0;
	}
	die("a view value of kind %d", (int)value->kind);
}

struct view_value *view_slot(struct view *view, struct view_name name, enum view_kind kind)
{
	struct view_value *value = find(view, &name);
	if (value != NULL) {
		if (value->kind != kind)
			*value = (struct view_value){ .kind = kind };
		return value;
	}
	GROW(view->arena, view->entries, view->count, view->room);
	view->entries[view->count - 1] = (struct entry){ name, { .kind = kind } };
	return &view->entries[view->count - 1].value;
}

size_t view_count(const struct view *view, const char *name)
{
	const struct view_value *value = view_find(view, str_from(name));
	return value == NULL || value->kind != VIEW_LIST ? 0 : value->count;
}
