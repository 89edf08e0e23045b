#include "page/template.h"

#include <string.h>

#include "base/catalogue.h"
#include "base/die.h"
#include "base/embedded.h"
#include "page/template_inside.h"
#include "page/words.h"

// What a repetition calls its item.
struct bound {
	const struct view_name *name;
	const struct view *item;
	const struct bound *outer;
};

// One filling: where it goes, and what names mean at this point.
struct filling {
	const struct templates *templates;
	const char *language;
	struct buf *out;
	const struct view *root;
	const struct bound *bound;
};

static bool bind_parts(const struct templates *templates, struct nodes *nodes, size_t depth,
	struct mishap *mishap);
static struct template *find_template(const struct templates *templates, str name);
static void show_nodes(struct filling *filling, const struct nodes *nodes);
static void show_words(struct filling *filling, const struct node *node);
static void show_each(struct filling *filling, const struct node *node);
static void show_part(struct filling *filling, const struct node *node);
static bool chosen(const struct filling *filling, const struct node *node);
static void put(struct filling *filling, enum markup_where where, enum view_kind kind, str text);
static void put_address(struct buf *out, str address);
static const struct view_value *find_value(const struct filling *filling, const struct path *path);
static const struct view *find_bound(const struct filling *filling, const struct view_name *name);

bool templates_read(struct arena *program, const struct assets *assets,
	const struct templates **templates, struct mishap *mishap, str *broken)
{
	struct template_source *sources = NEW_MANY(program, embedded_count + 1, struct template_source);
	size_t count = 0;
	for (size_t i = 0; i < embedded_count; i++) {
		str name = str_from(embedded_files[i].name);
		if (!str_starts(name, S("templates/")) || !str_ends(name, S(".html")))
			continue;
		name = str_skip(name, 10);
		sources[count].name = str_slice(name, 0, name.length - 5);
		sources[count].content = embedded_files[i].content;
		count++;
	}
	return templates_parse(program, assets, sources, count, templates, mishap, broken);
}

bool templates_parse(struct arena *program, const struct assets *assets,
	const struct template_source *sources, size_t count, const struct templates **templates,
	struct mishap *mishap, str *broken)
{
	struct templates *all = NEW(program, struct templates);
	all->items = NEW_MANY(program, count + 1, struct template);
	all->count = count;
	for (size_t i = 0; i < count; i++) {
		all->items[i].name = sources[i].name;
		*broken = sources[i].name;
		if (!template_parse(
			    program, assets, sources[i].content, &all->items[i].nodes, mishap))
			return false;
	}
	for (size_t i = 0; i < count; i++) {
		*broken = sources[i].name;
		if (!bind_parts(all, &all->items[i].nodes, 0, mishap))
			return false;
	}
	*broken = S("");
	*templates = all;
	return true;
}

struct html template_show(const struct templates *templates, const char *name,
	const char *language, const struct view *view)
{
	struct buf out = buf_in(view_arena(view));
	template_write(templates, name, language, view, &out);
	return html_from(&out);
}

void template_write(const struct templates *templates, const char *name, const char *language,
	const struct view *view, struct buf *out)
{
	const struct template *template = find_template(templates, str_from(name));
	if (template == NULL)
		die("there is no template %s", name);
	struct filling filling = {
		.templates = templates, .language = language, .out = out, .root = view
	};
	show_nodes(&filling, &template->nodes);
}

// Every part is there, and none contains itself.
static bool bind_parts(const struct templates *templates, struct nodes *nodes, size_t depth,
	struct mishap *mishap)
{
	for (size_t i = 0; i < nodes->count; i++) {
		struct node *node = &nodes->items[i];
		if (node_branches(node) && (!bind_parts(templates, &node->branch->inside, depth, mishap) ||
			!bind_parts(templates, &node->branch->otherwise, depth, mishap)))
			return false;
		if (node->kind != NODE_PART)
			continue;
		struct template *part = find_template(templates, node->text);
		if (part == NULL)
			return mishap_at(mishap, node->line, 0, "there is no such part");
		if (depth >= TEMPLATE_DEPTH)
			return mishap_at(mishap, node->line, 0, "parts contain each other");
		if (!bind_parts(templates, &part->nodes, depth + 1, mishap))
			return false;
		node->part = part;
	}
	return true;
}

static struct template *find_template(const struct templates *templates, str name)
{
	for (size_t i = 0; i < templates->count; i++)
		if (str_equal(templates->items[i].name, name))
			return &templates->items[i];
	return NULL;
}

static void show_nodes(struct filling *filling, const struct nodes *nodes)
{
	for (size_t i = 0; i < nodes->count; i++) {
		const struct node *node = &nodes->items[i];
		const struct view_value *value;
		switch (node->kind) {
		case NODE_LITERAL: buf_add(filling->out, node->text); break;
		case NODE_VALUE:
			value = find_value(filling, &node->path);
			if (view_has_text(value))
				put(filling, (enum markup_where)node->where, value->kind, value->text);
			else if (value != NULL && value->kind == VIEW_PAGE && node->where == WHERE_TEXT)
				template_write(filling->templates, value->text.data, filling->language, value->page, filling->out);
			break;
		case NODE_WORDS: show_words(filling, node); break;
		case NODE_EACH: show_each(filling, node); break;
		case NODE_IF:
			show_nodes(filling, chosen(filling, node) ? &node->branch->inside : &node->branch->otherwise);
			break;
		case NODE_PART: show_part(filling, node); break;
		}
	}
}

// A translated text with its places filled.
static void show_words(struct filling *filling, const struct node *node)
{
	struct arena *arena = view_arena(filling->root);
	str rest;
	str number = S("");
	if (node->words->many.length > 0) {
		const struct view_value *value = find_value(filling, &node->path);
		int64_t count = value == NULL || value->kind != VIEW_INTEGER ? 0 : value->integer;
		rest = catalogue_plural(filling->language, str_c(arena, node->text), str_c(arena, node->words->many), count);
		number = words_number(arena, filling->language, count);
	} else {
		rest = catalogue_said(filling->language, &node->words->key);
	}
	str before;
	while (str_cut(&rest, '{', &before)) {
		put(filling, (enum markup_where)node->where, VIEW_TEXT, before);
		size_t end = str_find(rest, S("}"));
		if (end == SIZE_MAX)
			continue;
		str name = str_slice(rest, 0, end);
		rest = str_skip(rest, end + 1);
		struct path path;
		const struct view_value *value = NULL;
		if (path_parse(arena, name, &path))
			value = find_value(filling, &path);
		if (node->words->many.length > 0 && str_is(name, "n"))
			put(filling, (enum markup_where)node->where, VIEW_TEXT, number);
		else if (view_has_text(value) && node->where == WHERE_TEXT) {
			buf_add_c(filling->out, "<bdi>");
			put(filling, (enum markup_where)node->where, value->kind, value->text);
			buf_add_c(filling->out, "</bdi>");
		} else if (view_has_text(value))
			put(filling, (enum markup_where)node->where, value->kind, value->text);
	}
}

static void show_each(struct filling *filling, const struct node *node)
{
	const struct view_value *list = find_value(filling, &node->path);
	if (list == NULL || list->kind != VIEW_LIST || list->count == 0) {
		show_nodes(filling, &node->branch->otherwise);
		return;
	}
	struct bound bound = { .name = &node->branch->name, .outer = filling->bound };
	filling->bound = &bound;
	for (size_t i = 0; i < list->count; i++) {
		bound.item = list->items[i];
		show_nodes(filling, &node->branch->inside);
	}
	filling->bound = bound.outer;
}

// A part sees what stands here; with a path, only the nested view.
static void show_part(struct filling *filling, const struct node *node)
{
	const struct template *part = node->part;
	if (node->path.count == 0) {
		show_nodes(filling, &part->nodes);
		return;
	}
	const struct view *nested = node->path.count == 1 ? find_bound(filling, &node->path.names[0]) : NULL;
	if (nested == NULL) {
		const struct view_value *value = find_value(filling, &node->path);
		nested = value != NULL && value->kind == VIEW_IN ? value->in : NULL;
	}
	if (nested == NULL)
		return;
	struct filling inner = { .templates = filling->templates,
		.language = filling->language,
		.out = filling->out,
		.root = nested };
	show_nodes(&inner, &part->nodes);
}

static bool chosen(const struct filling *filling, const struct node *node)
{
	const struct view_value *value = find_value(filling, &node->path);
	bool holds = node->branch->compared ? view_has_text(value) && str_equal(value->text, node->text)
				    : view_holds(value);
	return holds != node->branch->negated;
}

// One value, escaped for its place.
static void put(struct filling *filling, enum markup_where where, enum view_kind kind, str text)
{
	switch (where) {
	case WHERE_TEXT:
		if (kind == VIEW_HTML) {
			buf_add(filling->out, text);
			return;
		}
		buf_add_html(filling->out, text);
		return;
	case WHERE_PLAIN:
	case WHERE_VALUE: buf_add_html(filling->out, text); return;
	case WHERE_ADDRESS: put_address(filling->out, text); return;
	case WHERE_ADDRESS_PART: buf_add_url(filling->out, text); return;
	case WHERE_TAG:
	case WHERE_NOWHERE: break;
	}
	die("a value in a place where none may stand");
}

// Browsers drop tabs and line ends inside an address and take \ for /, so "/\t/evil" would leave us.
static void put_address(struct buf *out, str address)
{
	bool own = address.length > 0 &&
		   (address.data[0] == '/' || address.data[0] == '?' || address.data[0] == '#');
	bool safe = (own && !str_starts(address, S("//"))) || str_starts(address, S("https://"));
	for (size_t i = 0; i < address.length; i++)
		if ((unsigned char)address.data[i] <= ' ' || address.data[i] == '\\' ||
			address.data[i] == 0x7f)
			safe = false;
	buf_add_html(out, safe ? address : S("#"));
}

static const struct view *find_bound(const struct filling *filling, const struct view_name *name)
{
	for (const struct bound *bound = filling->bound; bound != NULL; bound = bound->outer)
		if (bound->name->mark == name->mark && str_equal(bound->name->text, name->text))
			return bound->item;
	return NULL;
}

static const struct view_value *find_value(const struct filling *filling, const struct path *path)
{
	size_t i = 0;
	const struct view *view = find_bound(filling, &path->names[0]);
	if (view == NULL)
		view = filling->root;
	else
		i = 1;
	const struct view_value *value = NULL;
	for (; i < path->count; i++) {
		if (view == NULL)
			return NULL;
		value = view_find_named(view, &path->names[i]);
		if (value == NULL)
			return NULL;
		view = value->kind == VIEW_IN ? value->in : NULL;
	}
	return value;
}
