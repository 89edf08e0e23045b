#include "page/view.h"

#include <string.h>

#include "base/die.h"

struct entry {
	str name;
	struct view_value value;
};

struct view {
	struct arena *arena;
	struct entry *entries;
	size_t count;
	size_t room;
};

static struct view_value *slot(struct view *view, const char *name, enum view_kind kind);

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

void view_text(struct view *view, const char *name, str value)
{
	slot(view, name, VIEW_TEXT)->text = value;
}

void view_html(struct view *view, const char *name, struct html value)
{
	slot(view, name, VIEW_HTML)->text = value.text;
}

void view_integer(struct view *view, const char *name, int64_t value)
{
	struct view_value *place = slot(view, name, VIEW_INTEGER);
	place->integer = value;
	struct buf digits = buf_sized(view->arena, 20);
	buf_add_integer(&digits, value);
	place->text = buf_str(&digits);
}

void view_flag(struct view *view, const char *name, bool value)
{
	slot(view, name, VIEW_FLAG)->flag = value;
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

const struct view_value *view_find(const struct view *view, str name)
{
	for (size_t i = 0; i < view->count; i++)
		if (str_equal(view->entries[i].name, name))
			return &view->entries[i].value;
	return NULL;
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
	case VIEW_LIST: return value->count > 0;
	}
	die("a view value of kind %d", (int)value->kind);
}

// The value of that name, emptied unless it has that kind already.
static struct view_value *slot(struct view *view, const char *name, enum view_kind kind)
{
	str wanted = str_from(name);
	for (size_t i = 0; i < view->count; i++) {
		struct entry *entry = &view->entries[i];
		if (!str_equal(entry->name, wanted))
			continue;
		if (entry->value.kind != kind)
			entry->value = (struct view_value){ .kind = kind };
		return &entry->value;
	}
	GROW(view->arena, view->entries, view->count, view->room);
	view->entries[view->count - 1] = (struct entry){ wanted, { .kind = kind } };
	return &view->entries[view->count - 1].value;
}

size_t view_count(const struct view *view, const char *name)
{
	const struct view_value *value = view_find(view, str_from(name));
	return value == NULL || value->kind != VIEW_LIST ? 0 : value->count;
}
