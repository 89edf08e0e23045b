#include "page/manual_text.h"

#include <string.h>

#include "base/catalogue.h"
#include "base/embedded.h"

enum { DEPTH = 4 };

enum block { BLOCK_NONE, BLOCK_PARAGRAPH, BLOCK_STEPS, BLOCK_POINTS, BLOCK_TABLE, BLOCK_TYPED };

static const struct {
	const char *begin;
	const char *end;
} blocks[] = {
	[BLOCK_NONE] = { "", "" },
	[BLOCK_PARAGRAPH] = { "<p>", "</p>\n" },
	[BLOCK_STEPS] = { "<ol", "</ol>\n" },
	[BLOCK_POINTS] = { "<ul>\n", "</ul>\n" },
	[BLOCK_TABLE] = { "<table>\n", "</tbody></table>\n" },
	[BLOCK_TYPED] = { "<pre dir=\"ltr\"><code>", "</code></pre>\n" },
};

struct writing {
	const struct manual_reader *reader;
	struct arena *arena;
	const char *name;
	struct buf out;
	enum block block;
	size_t line;
	size_t part;
	struct mishap *mishap;
};

static bool put_line(struct writing *writing, str line);
static void open_block(struct writing *writing, enum block block);
static bool put_part(struct writing *writing, str words);
static bool put_item(struct writing *writing, str words);
static bool put_row(struct writing *writing, str line);
static bool put_picture(struct writing *writing, str line);
static bool put_words(struct writing *writing, str words, size_t depth);
static bool put_marked(struct writing *writing, str *words, size_t depth);
static bool put_screen(struct writing *writing, str words);
static bool put_link(struct writing *writing, str words, str target, size_t depth);
static bool put_page_link(struct writing *writing, str words, str name, size_t depth);
static bool put_room_link(struct writing *writing, str words, str address, size_t depth);
static bool cut_link(str *words, str *label, str *target);
static str cut_step(str line);
static bool refused(struct writing *writing, const char *why);

static bool cut_line(str *rest, str *line)
{
	if (!str_cut(rest, '\n', line))
		return false;
	while (line->length > 0 && (line->data[line->length - 1] == '\r' || line->data[line->length - 1] == ' '))
		line->length--;
	return true;
}

// The first line and the first paragraph, which leaves the rest.
static bool cut_head(str *source, str *title, str *lead, size_t *line_number)
{
	str line = S("");
	*title = *lead = S("");
	*line_number = 1;
	if (!cut_line(source, &line) || !str_starts(line, S("# ")))
		return false;
	*title = str_skip(line, 2);
	while (lead->length == 0 && cut_line(source, &line)) {
		*lead = line;
		++*line_number;
	}
	return lead->length > 0;
}

static str source_of(const char *language, struct arena *arena, const struct manual_page *page)
{
	str source = embedded_find(str_format(arena, "manual/%s/%s.md", language, page->name));
	return source.data == NULL ? S("") : source;
}

void manual_head(const char *language, struct arena *arena, const struct manual_page *page, str *title, str *lead)
{
	str source = source_of(language, arena, page);
	size_t line;
	if (!cut_head(&source, title, lead, &line))
		*title = *lead = S("");
}

str manual_address(const struct manual_reader *reader, struct arena *arena, const struct manual_page *page)
{
	if (reader->whole)
		return str_format(arena, "#%s", page->name);
	return str_format(arena, "%s/%s", reader->authority ? "/portal/help" : "/help", page->name);
}

bool manual_text(const struct manual_reader *reader, struct arena *arena, const struct manual_page *page,
	struct manual_text *text, struct mishap *mishap)
{
	return manual_text_of(reader, arena, page->name, source_of(reader->language, arena, page), text, mishap);
}

bool manual_text_of(const struct manual_reader *reader, struct arena *arena, const char *name, str source,
	struct manual_text *text, struct mishap *mishap)
{
	struct writing writing = { .reader = reader, .arena = arena, .name = name, .out = buf_in(arena), .mishap = mishap };
	if (!cut_head(&source, &text->title, &text->lead, &writing.line))
		return refused(&writing, "a page begins with its title, behind #, and a paragraph");
	for (str line; cut_line(&source, &line);) {
		writing.line++;
		if (!put_line(&writing, line))
			return false;
	}
	open_block(&writing, BLOCK_NONE);
	text->body = html_from(&writing.out);
	return true;
}

static bool put_line(struct writing *writing, str line)
{
	if (line.length == 0) {
		open_block(writing, BLOCK_NONE);
		return true;
	}
	if (str_starts(line, S("## ")))
		return put_part(writing, str_skip(line, 3));
	if (str_starts(line, S("#")))
		return refused(writing, "a part begins with ## and a space");
	if (str_starts(line, S("![")))
		return put_picture(writing, line);
	if (str_starts(line, S("    "))) {
		open_block(writing, BLOCK_TYPED);
		buf_add_html(&writing->out, str_skip(line, 4));
		buf_add_char(&writing->out, '\n');
		return true;
	}
	if (str_starts(line, S("- "))) {
		open_block(writing, BLOCK_POINTS);
		return put_item(writing, str_skip(line, 2));
	}
	str step = cut_step(line);
	if (step.length > 0) {
		if (writing->block != BLOCK_STEPS) {
			open_block(writing, BLOCK_STEPS);
			// A picture between two steps does not begin the count anew.
			buf_addf(&writing->out, " start=\"%.*s\">\n", (int)str_find(line, S(".")), line.data);
		}
		return put_item(writing, step);
	}
	if (str_starts(line, S("| ")) || str_starts(line, S("|-")))
		return put_row(writing, line);
	bool goes_on = writing->block == BLOCK_PARAGRAPH;
	open_block(writing, BLOCK_PARAGRAPH);
	if (goes_on)
		buf_add_char(&writing->out, '\n');
	return put_words(writing, line, 0);
}

static void open_block(struct writing *writing, enum block block)
{
	if (writing->block == block)
		return;
	buf_add_c(&writing->out, blocks[writing->block].end);
	buf_add_c(&writing->out, blocks[block].begin);
	writing->block = block;
}

static bool put_part(struct writing *writing, str words)
{
	open_block(writing, BLOCK_NONE);
	unsigned level = writing->reader->whole ? 3 : 2;
	buf_addf(&writing->out, "<h%u id=\"%s-%zu\">", level, writing->name, ++writing->part);
	if (!put_words(writing, words, 0))
		return false;
	buf_addf(&writing->out, "</h%u>\n", level);
	return true;
}

static bool put_item(struct writing *writing, str words)
{
	buf_add_c(&writing->out, "<li>");
	if (!put_words(writing, words, 0))
		return false;
	buf_add_c(&writing->out, "</li>\n");
	return true;
}

static bool put_row(struct writing *writing, str line)
{
	bool head = writing->block != BLOCK_TABLE;
	if (str_starts(line, S("|-")))
		return !head || refused(writing, "a table begins with the names of its columns");
	if (line.length < 4 || !str_ends(line, S(" |")))
		return refused(writing, "a row of a table stands between | and |");
	open_block(writing, BLOCK_TABLE);
	buf_add_c(&writing->out, head ? "<thead><tr>" : "<tr>");
	str rest = str_slice(line, 2, line.length - 4);
	for (bool first = true, more = true; more; first = false) {
		// Not at a bare |, which words of the screen have within them.
		size_t at = str_find(rest, S(" | "));
		more = at != SIZE_MAX;
		buf_add_c(&writing->out, head ? "<th scope=\"col\">" : first ? "<th scope=\"row\">" : "<td>");
		if (!put_words(writing, more ? str_slice(rest, 0, at) : rest, 0))
			return false;
		buf_add_c(&writing->out, head || first ? "</th>" : "</td>");
		rest = more ? str_skip(rest, at + 3) : S("");
	}
	buf_add_c(&writing->out, head ? "</tr></thead>\n<tbody>\n" : "</tr>\n");
	return true;
}

static bool put_picture(struct writing *writing, str line)
{
	str rest = str_skip(line, 1), words, name;
	open_block(writing, BLOCK_NONE);
	if (!cut_link(&rest, &words, &name) || rest.length > 0)
		return refused(writing, "a picture is ![what it shows](its name), alone on its line");
	str address = asset_address(writing->reader->assets, writing->arena,
		str_format(writing->arena, "manual/%.*s.%s.webp", STR_ARG(name), writing->reader->language));
	if (address.data == NULL)
		return refused(writing, "there is no such picture in assets/manual/");
	// They are taken with three dots of the picture for two of the screen.
	buf_addf(&writing->out, "<figure><img src=\"%.*s\" srcset=\"%.*s 1.5x\" alt=\"", STR_ARG(address), STR_ARG(address));
	buf_add_html(&writing->out, words);
	buf_add_c(&writing->out, "\"></figure>\n");
	return true;
}

static bool put_words(struct writing *writing, str words, size_t depth)
{
	if (depth == DEPTH)
		return refused(writing, "marks within marks within marks");
	while (words.length > 0) {
		size_t plain = 0;
		while (plain < words.length && strchr("*`[", words.data[plain]) == NULL)
			plain++;
		buf_add_html(&writing->out, str_slice(words, 0, plain));
		words = str_skip(words, plain);
		if (words.length > 0 && !put_marked(writing, &words, depth))
			return false;
	}
	return true;
}

// Cuts what stands between two marks.
static bool cut_between(str *words, str begin, str end, str *inside)
{
	if (!str_starts(*words, begin))
		return false;
	str rest = str_skip(*words, begin.length);
	size_t at = str_find(rest, end);
	if (at == SIZE_MAX || at == 0)
		return false;
	*inside = str_slice(rest, 0, at);
	*words = str_skip(rest, at + end.length);
	return true;
}

static bool put_marked(struct writing *writing, str *words, size_t depth)
{
	str inside, target;
	if (cut_between(words, S("[["), S("]]"), &inside))
		return put_screen(writing, inside);
	if (words->data[0] == '[') {
		if (!cut_link(words, &inside, &target))
			return refused(writing, "a link is [words](page.md) or [words](/room)");
		return put_link(writing, inside, target, depth);
	}
	bool typed = cut_between(words, S("`"), S("`"), &inside);
	if (!typed && !cut_between(words, S("**"), S("**"), &inside))
		return refused(writing, "a mark that is not closed");
	buf_add_c(&writing->out, typed ? "<code dir=\"ltr\">" : "<strong>");
	if (typed)
		buf_add_html(&writing->out, inside);
	else if (!put_words(writing, inside, depth + 1))
		return false;
	buf_add_c(&writing->out, typed ? "</code>" : "</strong>");
	return true;
}

static bool put_screen(struct writing *writing, str words)
{
	str context = S("");
	size_t at = str_find(words, S("|"));
	if (at != SIZE_MAX) {
		context = str_slice(words, 0, at);
		words = str_skip(words, at + 1);
	}
	const char *text = str_c(writing->arena, words);
	const char *of = context.length == 0 ? NULL : str_c(writing->arena, context);
	if (!catalogue_has(of, text))
		return refused(writing, str_c(writing->arena, str_format(writing->arena, "no screen says “%s”%s%s", text,
			of == NULL ? "" : " in the context ", of == NULL ? "" : of)));
	if (str_contains(words, S("{")))
		return refused(writing, "these words are only whole on the screen");
	buf_add_c(&writing->out, "<b>");
	buf_add_html(&writing->out, catalogue_text(writing->reader->language, of, text));
	buf_add_c(&writing->out, "</b>");
	return true;
}

static bool put_link(struct writing *writing, str words, str target, size_t depth)
{
	if (str_ends(target, S(".md")))
		return put_page_link(writing, words, str_slice(target, 0, target.length - 3), depth);
	return put_room_link(writing, words, target, depth);
}

static bool put_page_link(struct writing *writing, str words, str name, size_t depth)
{
	const struct manual_reader *reader = writing->reader;
	const struct manual_page *page = manual_find(name);
	if (page == NULL)
		return refused(writing, "there is no such page of the manual");
	str title, lead;
	manual_head(reader->language, writing->arena, page, &title, &lead);
	bool open = !reader->authority || manual_for_authorities(page);
	if (open)
		buf_addf(&writing->out, "<a href=\"%.*s\">", STR_ARG(manual_address(reader, writing->arena, page)));
	if (words.length == 0)
		buf_add_html(&writing->out, title);
	else if (!put_words(writing, words, depth + 1))
		return false;
	buf_add_c(&writing->out, open ? "</a>" : "");
	return true;
}

static const struct room *find_room(const struct room *rooms, size_t count, str address)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(address, rooms[i].address))
			return &rooms[i];
	return NULL;
}

static bool put_room_link(struct writing *writing, str words, str address, size_t depth)
{
	const struct manual_reader *reader = writing->reader;
	const struct room *room = find_room(reader->rooms, reader->room_count, address);
	bool own = str_is(address, FRAME_ACCOUNT);
	if (room == NULL && !(own && words.length > 0))
		return refused(writing, "there is no such room");
	bool open = own || find_room(reader->open, reader->open_count, address) != NULL;
	const char *begin = words.length == 0 ? "<b>" : "", *end = words.length == 0 ? "</b>" : "";
	if (open)
		buf_addf(&writing->out, "<a href=\"%.*s\">", STR_ARG(address));
	buf_add_c(&writing->out, begin);
	if (words.length == 0)
		buf_add_html(&writing->out, catalogue_text(reader->language, "room", room->label));
	else if (!put_words(writing, words, depth + 1))
		return false;
	buf_add_c(&writing->out, end);
	buf_add_c(&writing->out, open ? "</a>" : "");
	return true;
}

// [label](target) at the beginning of the words.
static bool cut_link(str *words, str *label, str *target)
{
	size_t middle = str_find(*words, S("]("));
	if (!str_starts(*words, S("[")) || middle == SIZE_MAX)
		return false;
	str rest = str_skip(*words, middle + 2);
	size_t end = str_find(rest, S(")"));
	if (end == SIZE_MAX)
		return false;
	*label = str_slice(*words, 1, middle - 1);
	*target = str_slice(rest, 0, end);
	*words = str_skip(rest, end + 1);
	return true;
}

// What stands behind "12. ", or nothing.
static str cut_step(str line)
{
	size_t digits = 0;
	while (digits < line.length && line.data[digits] >= '0' && line.data[digits] <= '9')
		digits++;
	if (digits == 0 || digits > 2 || !str_starts(str_skip(line, digits), S(". ")))
		return S("");
	return str_skip(line, digits + 2);
}

static bool refused(struct writing *writing, const char *why)
{
	return mishap_at(writing->mishap, writing->line, 1, why);
}
