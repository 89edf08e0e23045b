#include "paper/paper_inside.h"

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/die.h"
#include "base/limits.h"
#include "base/text.h"

enum { MILLIMETRES_MOST = 200, COLUMNS_MOST = 32 };

// Whatever bytes were handed over, as text that may stand in XML and on a line.
static str cleaned(struct arena *arena, str text)
{
	struct buf buf = buf_sized(arena, text.length + 1);
	for (size_t at = 0; at < text.length;) {
		uint32_t letter = text_next(text, &at);
		bool breaks = letter == 0x0b || letter == 0x0c || letter == 0x85 || letter == 0x2028 || letter == 0x2029;
		// Noncharacters are no letters of XML.
		bool is_none = letter == 0 || letter >= 0x110000 || (letter & 0xfffe) == 0xfffe || (letter >= 0xfdd0 && letter <= 0xfdef);
		text_add(&buf, breaks ? '\n' : letter == '\t' ? ' ' : is_none ? 0xfffd : letter);
	}
	return text_normal(arena, buf_str(&buf));
}

static void count_bytes(struct paper *paper, str text)
{
	paper->bytes += text.length;
	paper->is_full = paper->is_full || paper->bytes > LIMIT_PAPER_BYTES;
}

static str kept(struct paper *paper, str text)
{
	count_bytes(paper, text);
	return paper->is_full ? S("") : cleaned(paper->arena, text);
}

static struct paper_block *block_new(struct paper *paper, enum paper_kind kind, const char *language, size_t depth)
{
	struct paper_block *block = NEW(paper->arena, struct paper_block);
	*block = (struct paper_block){ .kind = kind, .language = language, .paper = paper, .depth = depth };
	return block;
}

struct paper *paper_new(struct arena *arena, const struct paper_about *about)
{
	struct paper *paper = NEW(arena, struct paper);
	paper->arena = arena;
	paper->body = block_new(paper, PAPER_BODY, about->language, 0);
	paper->about = *about;
	paper->about.title = text_squeeze(arena, kept(paper, about->title));
	paper->about.author = text_squeeze(arena, kept(paper, about->author));
	paper->about.number = text_squeeze(arena, kept(paper, about->number));
	paper->about.label = text_squeeze(arena, kept(paper, about->label));
	paper->page_template = catalogue_text(language_constant(str_from(about->language)), NULL, N_("Page {page} of {pages}"));
	return paper;
}

struct paper_block *paper_body(struct paper *paper)
{
	return paper->body;
}

// What may stand in what.
static bool fits(enum paper_kind kind, enum paper_kind into)
{
	switch (kind) {
	case PAPER_BODY:
		return false;
	case PAPER_NAME:
	case PAPER_LINE:
		return into == PAPER_LETTERHEAD;
	case PAPER_ITEM:
		return into == PAPER_LIST;
	case PAPER_ROW:
		return into == PAPER_TABLE;
	case PAPER_CELL:
		return into == PAPER_ROW;
	case PAPER_SIDE:
		return into == PAPER_COLUMNS;
	case PAPER_CAPTION:
		return into == PAPER_QR || into == PAPER_PICTURE;
	case PAPER_HEADING:
	case PAPER_SPACE:
		return into == PAPER_BODY || into == PAPER_SIDE;
	case PAPER_PARAGRAPH:
	case PAPER_LIST:
		return into == PAPER_BODY || into == PAPER_SIDE || into == PAPER_ITEM || into == PAPER_CELL;
	case PAPER_LETTERHEAD:
	case PAPER_TABLE:
	case PAPER_COLUMNS:
	case PAPER_QR:
	case PAPER_PICTURE:
	case PAPER_BREAK:
		return into == PAPER_BODY;
	}
	die("there is no such block");
}

static struct paper_block *add(struct paper_block *into, enum paper_kind kind, const char *language)
{
	struct paper *paper = into->paper;
	must(fits(kind, into->kind) && into->depth < LIMIT_PAPER_DEPTH);
	paper->is_full = paper->is_full || ++paper->blocks > LIMIT_PAPER_BLOCKS;
	struct paper_block *block = block_new(paper, kind, language, into->depth + 1);
	// What is beyond the limits can still be built upon, and hangs on nothing.
	if (paper->is_full)
		return block;
	if (into->last == NULL)
		into->first = block;
	else
		into->last->next = block;
	into->last = block;
	into->count++;
	return block;
}

struct paper_block *paper_heading(struct paper_block *into, int level, const char *language)
{
	must(level >= 1 && level <= 3);
	struct paper_block *heading = add(into, PAPER_HEADING, language);
	heading->number = (unsigned)level;
	return heading;
}

struct paper_block *paper_paragraph(struct paper_block *into, const char *language)
{
	return add(into, PAPER_PARAGRAPH, language);
}

static void add_run(struct paper_block *words, enum paper_voice voice, str text)
{
	must(words->kind == PAPER_HEADING || words->kind == PAPER_PARAGRAPH || words->kind == PAPER_CAPTION ||
		words->kind == PAPER_NAME || words->kind == PAPER_LINE);
	text = kept(words->paper, text);
	if (text.length == 0)
		return;
	struct paper_run *run = NEW(words->paper->arena, struct paper_run);
	*run = (struct paper_run){ .voice = voice, .text = text };
	if (words->last_run == NULL)
		words->runs = run;
	else
		words->last_run->next = run;
	words->last_run = run;
}

void paper_text(struct paper_block *words, str text)
{
	add_run(words, PAPER_PLAIN, text);
}

void paper_bold(struct paper_block *words, str text)
{
	add_run(words, PAPER_BOLD, text);
}

void paper_code(struct paper_block *words, str text)
{
	add_run(words, PAPER_CODE, text);
}

struct paper_block *paper_bullets(struct paper_block *into, const char *language)
{
	return add(into, PAPER_LIST, language);
}

struct paper_block *paper_numbers(struct paper_block *into, const char *language, unsigned first)
{
	must(first > 0);
	struct paper_block *list = add(into, PAPER_LIST, language);
	list->number = first;
	return list;
}

struct paper_block *paper_item(struct paper_block *list)
{
	return add(list, PAPER_ITEM, list->language);
}

struct paper_block *paper_table(struct paper_block *into, const char *language, const struct paper_column *columns,
	size_t count)
{
	must(count > 0 && count <= COLUMNS_MOST);
	struct paper_block *table = add(into, PAPER_TABLE, language);
	struct paper_column *copies = NEW_MANY(into->paper->arena, count, struct paper_column);
	for (size_t i = 0; i < count; i++) {
		must(columns[i].share > 0);
		copies[i] = columns[i];
	}
	table->columns = copies;
	table->column_count = count;
	return table;
}

struct paper_block *paper_header_row(struct paper_block *table)
{
	must(table->last == NULL || table->last->is_header);
	struct paper_block *row = add(table, PAPER_ROW, table->language);
	row->is_header = true;
	row->column_count = table->column_count;
	return row;
}

struct paper_block *paper_row(struct paper_block *table)
{
	struct paper_block *row = add(table, PAPER_ROW, table->language);
	row->column_count = table->column_count;
	return row;
}

struct paper_block *paper_cell(struct paper_block *row)
{
	must(row->count < row->column_count);
	return add(row, PAPER_CELL, row->language);
}

struct paper_block *paper_columns(struct paper_block *into, const char *language, unsigned first_share)
{
	must(first_share > 0 && first_share < 100);
	struct paper_block *columns = add(into, PAPER_COLUMNS, language);
	columns->number = first_share;
	return columns;
}

struct paper_block *paper_side(struct paper_block *columns)
{
	must(columns->count < 2);
	return add(columns, PAPER_SIDE, columns->language);
}

void paper_letterhead(struct paper_block *into, const struct paper_line *names, size_t name_count,
	const struct paper_line *lines, size_t line_count)
{
	struct paper_block *head = add(into, PAPER_LETTERHEAD, into->language);
	for (size_t i = 0; i < name_count; i++)
		paper_text(add(head, PAPER_NAME, names[i].language), names[i].text);
	for (size_t i = 0; i < line_count; i++)
		paper_text(add(head, PAPER_LINE, lines[i].language), lines[i].text);
}

static struct paper_block *figure(struct paper_block *into, enum paper_kind kind, const char *language,
	unsigned millimetres, str alternative)
{
	must(millimetres > 0 && millimetres <= MILLIMETRES_MOST);
	struct paper_block *block = add(into, kind, language);
	block->number = millimetres;
	block->alternative = text_squeeze(into->paper->arena, kept(into->paper, alternative));
	return block;
}

struct paper_block *paper_qr(struct paper_block *into, const char *language, str content, unsigned millimetres,
	str alternative)
{
	struct paper_block *code = figure(into, PAPER_QR, language, millimetres, alternative);
	code->content = str_copy(into->paper->arena, content);
	return add(code, PAPER_CAPTION, language);
}

struct paper_block *paper_picture(struct paper_block *into, const char *language, str bytes, unsigned millimetres,
	str alternative)
{
	struct paper_block *picture = figure(into, PAPER_PICTURE, language, millimetres, alternative);
	picture->content = bytes;
	return add(picture, PAPER_CAPTION, language);
}

void paper_space(struct paper_block *into, unsigned millimetres)
{
	must(millimetres <= MILLIMETRES_MOST);
	add(into, PAPER_SPACE, into->language)->number = millimetres;
}

void paper_page_break(struct paper_block *body)
{
	add(body, PAPER_BREAK, body->language);
}

bool paper_check(const struct paper *paper, struct mishap *mishap)
{
	return !paper->is_full || mishap_at(mishap, 0, 0, N_("the document is too long to be printed"));
}

bool paper_right_to_left(const char *language)
{
	return str_is(str_from(language), "ar");
}

str paper_words(struct arena *arena, const struct paper_block *block)
{
	struct buf buf = buf_in(arena);
	for (const struct paper_run *run = block->runs; run != NULL; run = run->next)
		buf_add(&buf, run->text);
	return buf_str(&buf);
}

bool paper_is_empty(const struct paper_block *block)
{
	return block->runs == NULL && block->first == NULL;
}

str paper_number(struct arena *arena, const struct paper *paper, const char *language, unsigned number)
{
	struct buf buf = buf_in(arena);
	char digits[12];
	size_t count = 0;
	do
		digits[count++] = (char)(number % 10);
	while ((number /= 10) > 0);
	uint32_t zero = paper->about.eastern_digits && paper_right_to_left(language) ? 0x660 : '0';
	while (count > 0)
		text_add(&buf, zero + (uint32_t)digits[--count]);
	return buf_str(&buf);
}

str paper_footer_words(struct arena *arena, const struct paper *paper)
{
	str label = paper->about.label, number = paper->about.number;
	if (label.length == 0 || number.length == 0)
		return label.length == 0 ? number : label;
	// The number runs from left to right beside any label.
	return str_format(arena, "%.*s · \u2066%.*s\u2069", STR_ARG(label), STR_ARG(number));
}

str paper_page_template(const struct paper *paper)
{
	return paper->page_template;
}

static void fill(struct buf *buf, str template, str name, str value)
{
	size_t at = str_find(template, name);
	must(at != SIZE_MAX);
	buf_add(buf, str_slice(template, 0, at));
	buf_add(buf, value);
	buf_add(buf, str_skip(template, at + name.length));
}

str paper_page_words(struct arena *arena, const struct paper *paper, size_t page, size_t pages)
{
	const char *language = paper->about.language;
	struct buf half = buf_in(arena), whole = buf_in(arena);
	fill(&half, paper_page_template(paper), S("{page}"), paper_number(arena, paper, language, (unsigned)page));
	fill(&whole, buf_str(&half), S("{pages}"), paper_number(arena, paper, language, (unsigned)pages));
	return buf_str(&whole);
}

str paper_date(struct arena *arena, const struct paper *paper)
{
	const struct instant *date = &paper->about.date;
	if (date->text[0] == 0)
		return S("1980-01-01T00:00:00Z");
	return str_format(arena, "%.*sZ", STR_ARG(str_slice(instant_str(date), 0, sizeof "2026-01-01T00:00:00" - 1)));
}
