#include "paper/docx_inside.h"

#include <math.h>

#include "base/die.h"
#include "base/text.h"
#include "paper/paper_fonts.h"
#include "paper/picture.h"
#include "paper/qr.h"

// Around what runs from left to right in any text; older word processors know no isolates.
#define LEFT_TO_RIGHT_MARK "\u200e"

enum { SIDES_APART = 284, EMU_OF_POINT = 12700, QR_DOTS = 8 };

// How a paragraph stands.
struct stand {
	const char *style;        // NULL: as running text.
	enum paper_voice voice;   // Of all words.
	unsigned list, level;     // Numbers of Word; list 0 for none.
	unsigned indent;          // Of a further paragraph of an item.
	enum { STANDS_AT_START, STANDS_AT_END, STANDS_IN_MIDDLE, STANDS_RIGHT } side;
};

const char *docx_language(const char *language)
{
	static const struct {
		const char *code, *tag;
	} tags[] = { { "ar", "ar-SA" }, { "fr", "fr-FR" }, { "en", "en-GB" }, { "zgh", "zgh" } };
	for (size_t i = 0; i < COUNT(tags); i++)
		if (str_is(str_from(language), tags[i].code))
			return tags[i].tag;
	return "en-GB";
}

// --- Runs

static void text_put(struct buf *xml, str text)
{
	buf_add_c(xml, "<w:t xml:space=\"preserve\">");
	buf_add_html(xml, text);
	buf_add_c(xml, "</w:t>");
}

static void stretch_put(struct buf *xml, const char *language, enum paper_voice voice, bool right_to_left, str text)
{
	if (text.length == 0)
		return;
	buf_add_c(xml, "<w:r><w:rPr>");
	if (str_is(str_from(language), "zgh")) {
		const char *font = fonts[FONT_TIFINAGH].office;
		buf_addf(xml, "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:cs=\"%s\"/>", font, font, font);
	}
	if (voice == PAPER_BOLD)
		buf_add_c(xml, "<w:b/><w:bCs/>");
	buf_add_c(xml, right_to_left ? "<w:rtl/>" : "<w:rtl w:val=\"0\"/>");
	const char *tag = docx_language(language);
	if (right_to_left)
		buf_addf(xml, "<w:lang w:bidi=\"%s\"/>", str_is(str_from(language), "ar") ? tag : docx_language("ar"));
	else if (!paper_right_to_left(language))
		buf_addf(xml, "<w:lang w:val=\"%s\"/>", tag);
	buf_add_c(xml, "</w:rPr>");
	str line;
	for (bool first = true; str_cut(&text, '\n', &line); first = false) {
		if (!first)
			buf_add_c(xml, "<w:br/>");
		text_put(xml, line);
	}
	buf_add_c(xml, "</w:r>");
}

enum turn { TURN_LEFT_TO_RIGHT, TURN_RIGHT_TO_LEFT, TURN_DIGIT, TURN_NONE };

static enum turn turn_of(uint32_t letter)
{
	if (letter >= '0' && letter <= '9')
		return TURN_DIGIT;
	if ((letter >= 0x590 && letter <= 0x8ff) || (letter >= 0xfb1d && letter <= 0xfefc))
		return TURN_RIGHT_TO_LEFT;
	bool is_sign = letter < 'A' || (letter > 'Z' && letter < 'a') || (letter > 'z' && letter < 0xc0) ||
		       (letter >= 0x2000 && letter <= 0x2bff);
	return is_sign ? TURN_NONE : TURN_LEFT_TO_RIGHT;
}

// Word wants to be told of each run whether it goes to the left. Signs between letters of one direction go
// with them, others with the paragraph; digits with the letters before them (as in Unicode UAX 9, W7, N1, N2).
static void text_add_turning(struct buf *xml, const char *language, enum paper_voice voice, str text)
{
	bool base = paper_right_to_left(language), now = base;
	size_t start = 0, signs = SIZE_MAX;
	for (size_t at = 0; at < text.length;) {
		size_t here = at;
		enum turn turn = turn_of(text_next(text, &at));
		if (turn == TURN_NONE) {
			signs = signs == SIZE_MAX ? here : signs;
			continue;
		}
		bool wanted = turn == TURN_DIGIT ? now : turn == TURN_RIGHT_TO_LEFT;
		if (wanted != now) {
			size_t end = now == base || signs == SIZE_MAX ? here : signs;
			stretch_put(xml, language, voice, now, str_slice(text, start, end - start));
			start = end;
			now = wanted;
		}
		signs = SIZE_MAX;
	}
	size_t end = now == base || signs == SIZE_MAX ? text.length : signs;
	stretch_put(xml, language, voice, now, str_slice(text, start, end - start));
	stretch_put(xml, language, voice, base, str_skip(text, end));
}

void docx_run_add(struct docx *docx, struct buf *xml, const char *language, enum paper_voice voice, str text)
{
	if (voice == PAPER_CODE)
		stretch_put(xml, language, voice, false,
			str_format(docx->arena, LEFT_TO_RIGHT_MARK "%.*s" LEFT_TO_RIGHT_MARK, STR_ARG(text)));
	else
		text_add_turning(xml, language, voice, text);
}

// --- Paragraphs

// `bidi` stands on every paragraph, on or off: else it is that of the section.
static void paragraph_open(struct docx *docx, const char *language, const struct stand *stand)
{
	struct buf *xml = &docx->body;
	bool right_to_left = paper_right_to_left(language);
	buf_add_c(xml, "<w:p><w:pPr>");
	if (stand->style != NULL)
		buf_addf(xml, "<w:pStyle w:val=\"%s\"/>", stand->style);
	if (stand->list > 0)
		buf_addf(xml, "<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%u\"/></w:numPr>", stand->level, stand->list);
	buf_add_c(xml, right_to_left ? "<w:bidi/>" : "<w:bidi w:val=\"0\"/>");
	if (stand->indent > 0)
		buf_addf(xml, "<w:ind w:left=\"%u\"/>", stand->indent);
	// In a paragraph that goes to the left, "right" is where it ends.
	if (stand->side == STANDS_IN_MIDDLE)
		buf_add_c(xml, "<w:jc w:val=\"center\"/>");
	else if (stand->side == STANDS_AT_END || (stand->side == STANDS_RIGHT && !right_to_left))
		buf_add_c(xml, "<w:jc w:val=\"right\"/>");
	buf_add_c(xml, "</w:pPr>");
}

static void paragraph_close(struct docx *docx)
{
	buf_add_c(&docx->body, "</w:p>\n");
}

static void paragraph_put(struct docx *docx, const struct paper_block *words, const struct stand *stand)
{
	paragraph_open(docx, words->language, stand);
	for (const struct paper_run *run = words->runs; run != NULL; run = run->next)
		docx_run_add(docx, &docx->body, words->language, run->voice == PAPER_PLAIN ? stand->voice : run->voice,
			run->text);
	paragraph_close(docx);
}

static void empty_put(struct docx *docx, const char *language, const char *style)
{
	paragraph_open(docx, language, &(struct stand){ .style = style });
	paragraph_close(docx);
}

static void space_put(struct docx *docx, const struct paper_block *space)
{
	int height = (int)(space->number * PAPER_POINTS_PER_MM * 20);
	buf_addf(&docx->body, "<w:p><w:pPr>%s<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"%d\" w:lineRule=\"exact\"/>"
		"</w:pPr></w:p>\n", paper_right_to_left(space->language) ? "<w:bidi/>" : "<w:bidi w:val=\"0\"/>",
		height < 20 ? 20 : height);
}

// --- Lists

static bool blocks_put(struct docx *docx, const struct paper_block *first, const struct stand *stand);

static unsigned list_number(struct docx *docx, const struct paper_block *list)
{
	if (list->number == 0)
		return DOCX_BULLETS;
	GROW(docx->arena, docx->firsts, docx->list_count, docx->list_room);
	docx->firsts[docx->list_count - 1] = list->number;
	return DOCX_FIRST_LIST + (unsigned)docx->list_count - 1;
}

// Its first paragraph carries the number.
static bool item_put(struct docx *docx, const struct paper_block *item, struct stand stand)
{
	const struct paper_block *first = item->first;
	if (first != NULL && first->kind == PAPER_PARAGRAPH) {
		paragraph_put(docx, first, &stand);
		first = first->next;
	} else {
		paragraph_open(docx, item->language, &stand);
		paragraph_close(docx);
	}
	stand.indent = DOCX_INDENT_FIRST + stand.level * DOCX_INDENT;
	stand.list = 0;
	stand.level++;
	return blocks_put(docx, first, &stand);
}

static bool list_put(struct docx *docx, const struct paper_block *list, const struct stand *stand)
{
	struct stand inside = *stand;
	inside.list = list_number(docx, list);
	inside.indent = 0;
	if (inside.level >= DOCX_LEVELS)
		inside.level = DOCX_LEVELS - 1;
	for (const struct paper_block *item = list->first; item != NULL; item = item->next)
		if (!item_put(docx, item, inside))
			return false;
	return true;
}

// --- Tables

static void table_open(struct docx *docx, const char *language, bool lined)
{
	struct buf *xml = &docx->body;
	buf_add_c(xml, "<w:tbl><w:tblPr>");
	buf_add_c(xml, paper_right_to_left(language) ? "<w:bidiVisual/>" : "");
	buf_addf(xml, "<w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblInd w:w=\"%d\" w:type=\"dxa\"/>", DOCX_TEXT_WIDTH, lined ? 80 : 0);
	if (lined)
		buf_add_c(xml, "<w:tblBorders><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>"
			"<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>"
			"<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B0B0B0\"/></w:tblBorders>");
	buf_addf(xml, "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"%d\" w:type=\"dxa\"/>"
		"<w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>", lined ? 80 : 0, lined ? 80 : 0);
}

static void grid_put(struct docx *docx, const int *widths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(&docx->body, "<w:gridCol w:w=\"%d\"/>", widths[i]);
	buf_add_c(&docx->body, "</w:tblGrid>");
}

static void row_open(struct docx *docx, bool is_header)
{
	buf_addf(&docx->body, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", is_header ? "<w:tblHeader/>" : "");
}

static void cell_open(struct docx *docx, int width, size_t span, const char *more)
{
	buf_addf(&docx->body, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
	if (span > 1)
		buf_addf(&docx->body, "<w:gridSpan w:val=\"%zu\"/>", span);
	buf_addf(&docx->body, "%s</w:tcPr>", more);
}

static void cell_close(struct docx *docx)
{
	buf_add_c(&docx->body, "</w:tc>");
}

static void row_close(struct docx *docx)
{
	buf_add_c(&docx->body, "</w:tr>\n");
}

// Two tables behind each other would become one.
static void table_close(struct docx *docx, const char *language)
{
	buf_add_c(&docx->body, "</w:tbl>\n");
	empty_put(docx, language, "Gap");
}

static bool cell_put(struct docx *docx, const struct paper_block *cell, const char *language, const struct stand *stand)
{
	if (cell != NULL && cell->first != NULL)
		return blocks_put(docx, cell->first, stand);
	empty_put(docx, language, stand->style);
	return true;
}

static bool row_put(struct docx *docx, const struct paper_block *table, const struct paper_block *row, const int *widths)
{
	row_open(docx, row->is_header);
	const struct paper_block *cell = row->first;
	for (size_t i = 0; i < table->column_count; i++) {
		struct stand stand = { .style = "TableText", .voice = row->is_header ? PAPER_BOLD : PAPER_PLAIN,
			.side = table->columns[i].figures ? STANDS_RIGHT : STANDS_AT_START };
		cell_open(docx, widths[i], 1, row->is_header
			? "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:tcBorders>" : "");
		if (!cell_put(docx, cell, row->language, &stand))
			return false;
		cell_close(docx);
		cell = cell == NULL ? NULL : cell->next;
	}
	row_close(docx);
	return true;
}

static bool table_put(struct docx *docx, const struct paper_block *table)
{
	unsigned shares = 0;
	int *widths = NEW_MANY(docx->arena, table->column_count, int);
	for (size_t i = 0; i < table->column_count; i++)
		shares += table->columns[i].share;
	for (size_t i = 0; i < table->column_count; i++)
		widths[i] = (int)(DOCX_TEXT_WIDTH * (double)table->columns[i].share / shares);
	table_open(docx, table->language, true);
	grid_put(docx, widths, table->column_count);
	for (const struct paper_block *row = table->first; row != NULL; row = row->next)
		if (!row_put(docx, table, row, widths))
			return false;
	table_close(docx, table->language);
	return true;
}

static bool columns_put(struct docx *docx, const struct paper_block *columns)
{
	int first = DOCX_TEXT_WIDTH * (int)columns->number / 100;
	int widths[] = { first, DOCX_TEXT_WIDTH - first };
	table_open(docx, columns->language, false);
	grid_put(docx, widths, COUNT(widths));
	row_open(docx, false);
	const struct paper_block *side = columns->first;
	for (size_t i = 0; i < COUNT(widths); i++) {
		cell_open(docx, widths[i], 1, "");
		if (!cell_put(docx, side, columns->language, &(struct stand){ 0 }))
			return false;
		cell_close(docx);
		side = side == NULL ? NULL : side->next;
	}
	row_close(docx);
	table_close(docx, columns->language);
	return true;
}

// --- Letterhead

static bool is_arabic(const struct paper_block *words)
{
	return paper_right_to_left(words->language);
}

static void names_put(struct docx *docx, const struct paper_block *head, size_t count, int width)
{
	row_open(docx, false);
	size_t place = 0;
	for (int arabic = 0; arabic < 2; arabic++)
		for (const struct paper_block *name = head->first; name != NULL; name = name->next) {
			if (name->kind != PAPER_NAME || is_arabic(name) != (arabic == 1))
				continue;
			struct stand stand = { .style = "Institution", .voice = PAPER_BOLD };
			bool left = place == 0, right = place + 1 == count;
			if (count > 1)
				stand.side = left == right ? STANDS_IN_MIDDLE
					     : left == is_arabic(name) ? STANDS_AT_END : STANDS_AT_START;
			cell_open(docx, width, 1, "");
			paragraph_put(docx, name, &stand);
			cell_close(docx);
			place++;
		}
	row_close(docx);
}

static void addresses_put(struct docx *docx, const struct paper_block *head, size_t count, int width)
{
	row_open(docx, false);
	size_t spans[] = { (count + 1) / 2, count / 2 };
	for (size_t side = 0; side < COUNT(spans) && spans[side] > 0; side++) {
		cell_open(docx, width * (int)spans[side], spans[side], "");
		bool any = false;
		for (const struct paper_block *line = head->first; line != NULL; line = line->next)
			if (line->kind == PAPER_LINE && (count == 1 || is_arabic(line) == (side == 1))) {
				paragraph_put(docx, line, &(struct stand){ .style = "Address" });
				any = true;
			}
		if (!any)
			empty_put(docx, head->language, "Address");
		cell_close(docx);
	}
	row_close(docx);
}

static void letterhead_put(struct docx *docx, const struct paper_block *head)
{
	size_t count = 0;
	for (const struct paper_block *name = head->first; name != NULL; name = name->next)
		count += name->kind == PAPER_NAME ? 1 : 0;
	if (count > 0) {
		int width = DOCX_TEXT_WIDTH / (int)count;
		int *widths = NEW_MANY(docx->arena, count, int);
		for (size_t i = 0; i < count; i++)
			widths[i] = width;
		table_open(docx, "en", false); // Languages stand where they stand in any document.
		grid_put(docx, widths, count);
		names_put(docx, head, count, width);
		addresses_put(docx, head, count, width);
		buf_add_c(&docx->body, "</w:tbl>\n");
	}
	empty_put(docx, head->language, "Thread");
}

// --- Pictures

static void drawing_put(struct docx *docx, const struct paper_block *block, str bytes, const char *ending, double across,
	double down)
{
	GROW(docx->arena, docx->pictures, docx->picture_count, docx->picture_room);
	size_t number = docx->picture_count;
	docx->pictures[number - 1] = (struct docx_picture){ str_format(docx->arena, "image%zu.%s", number, ending), bytes };
	long width = lround(across * EMU_OF_POINT), height = lround(down * EMU_OF_POINT);
	struct buf *xml = &docx->body;
	buf_addf(xml, "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"%ld\" cy=\"%ld\"/>"
		"<wp:docPr id=\"%zu\" name=\"Picture %zu\" descr=\"", width, height, number, number);
	buf_add_html(xml, block->alternative);
	buf_addf(xml, "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
		"<pic:nvPicPr><pic:cNvPr id=\"%zu\" name=\"Picture %zu\"/><pic:cNvPicPr/></pic:nvPicPr>"
		"<pic:blipFill><a:blip r:embed=\"picture%zu\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
		"<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>"
		"<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
		"</wp:inline></w:drawing></w:r>", number, number, number, width, height);
}

static bool qr_put(struct docx *docx, const struct paper_block *block)
{
	struct qr qr;
	if (!qr_make(docx->arena, block->content, &qr, docx->mishap))
		return false;
	double size = block->number * PAPER_POINTS_PER_MM;
	int first = (int)(size * 20) + SIDES_APART;
	int widths[] = { first, DOCX_TEXT_WIDTH > first ? DOCX_TEXT_WIDTH - first : SIDES_APART };
	table_open(docx, block->language, false);
	grid_put(docx, widths, COUNT(widths));
	row_open(docx, false);
	cell_open(docx, widths[0], 1, "");
	paragraph_open(docx, block->language, &(struct stand){ .style = "Caption" });
	drawing_put(docx, block, qr_png(docx->arena, &qr, QR_DOTS), "png", size, size);
	paragraph_close(docx);
	cell_close(docx);
	cell_open(docx, widths[1], 1, "<w:vAlign w:val=\"center\"/>");
	paragraph_put(docx, block->first, &(struct stand){ .style = "Caption" });
	cell_close(docx);
	row_close(docx);
	table_close(docx, block->language);
	return true;
}

static bool picture_put(struct docx *docx, const struct paper_block *block)
{
	struct picture picture;
	if (!picture_look(block->content, &picture, docx->mishap))
		return false;
	double most = fmin(block->number * PAPER_POINTS_PER_MM, DOCX_TEXT_WIDTH / 20.0);
	double scale = fmin(1, fmin(most / picture.across, 0.6 * PAPER_HEIGHT / picture.down));
	paragraph_open(docx, block->language, &(struct stand){ 0 });
	drawing_put(docx, block, block->content, picture.kind == PICTURE_PNG ? "png" : "jpeg", picture.across * scale,
		picture.down * scale);
	paragraph_close(docx);
	if (block->first->runs != NULL)
		paragraph_put(docx, block->first, &(struct stand){ .style = "Caption" });
	return true;
}

// --- Blocks

static bool block_put(struct docx *docx, const struct paper_block *block, const struct stand *stand)
{
	static const char *const headings[] = { "Heading1", "Heading2", "Heading3" };
	switch (block->kind) {
	case PAPER_HEADING:
		paragraph_put(docx, block, &(struct stand){ .style = headings[block->number - 1], .voice = PAPER_BOLD });
		return true;
	case PAPER_PARAGRAPH:
		paragraph_put(docx, block, stand);
		return true;
	case PAPER_LIST:
		return list_put(docx, block, stand);
	case PAPER_TABLE:
		return table_put(docx, block);
	case PAPER_COLUMNS:
		return columns_put(docx, block);
	case PAPER_LETTERHEAD:
		letterhead_put(docx, block);
		return true;
	case PAPER_QR:
		return qr_put(docx, block);
	case PAPER_PICTURE:
		return picture_put(docx, block);
	case PAPER_SPACE:
		space_put(docx, block);
		return true;
	case PAPER_BREAK:
		paragraph_open(docx, block->language, &(struct stand){ .style = "Gap" });
		buf_add_c(&docx->body, "<w:r><w:br w:type=\"page\"/></w:r>");
		paragraph_close(docx);
		return true;
	case PAPER_BODY:
	case PAPER_NAME:
	case PAPER_LINE:
	case PAPER_ITEM:
	case PAPER_ROW:
	case PAPER_CELL:
	case PAPER_SIDE:
	case PAPER_CAPTION:
		break;
	}
	die("a block stands where none can");
}

static bool blocks_put(struct docx *docx, const struct paper_block *first, const struct stand *stand)
{
	for (const struct paper_block *block = first; block != NULL; block = block->next)
		if (!block_put(docx, block, stand))
			return false;
	return true;
}

bool docx_body_write(struct docx *docx)
{
	return blocks_put(docx, docx->paper->body->first, &(struct stand){ 0 });
}
