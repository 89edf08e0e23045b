#include "paper/pdf_inside.h"

#include "base/buf.h"
#include "base/die.h"
#include "base/limits.h"
#include "base/text.h"
#include "paper/paper_fonts.h"

// Isolated from what stands around it (Unicode UAX 9).
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"

enum { LINES_MOST = LIMIT_PAPER_PAGES * 200, WORDS_MOST = 2 * LIMIT_TEXT_BYTES, TALLEST_LINE = 3 };

static void unref(void *object)
{
	g_object_unref(object);
}

static void unref_attributes(void *list)
{
	pango_attr_list_unref(list);
}

static void attribute_add(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
	attribute->start_index = (guint)from;
	attribute->end_index = (guint)to;
	pango_attr_list_insert(list, attribute);
}

static void font_add(PangoAttrList *list, enum font_script script, double size, size_t from, size_t to)
{
	if (from == to)
		return;
	attribute_add(list, pango_attr_family_new(fonts[script].family), from, to);
	attribute_add(list, pango_attr_size_new_absolute((int)(fonts[script].size * size * PANGO_SCALE)), from, to);
}

// Every stretch of one script gets its font.
static void fonts_add(PangoAttrList *list, str text, size_t from, enum font_script base, double size)
{
	enum font_script now = base, word = base;
	size_t start = from;
	for (size_t at = from; at < text.length;) {
		size_t here = at;
		enum font_script script = font_of_letter(text_next(text, &at), base, &word);
		if (script == now)
			continue;
		font_add(list, now, size, start, here);
		start = here;
		now = script;
	}
	font_add(list, now, size, start, text.length);
}

static void run_add(struct buf *text, PangoAttrList *list, const struct paper_run *run, const char *language,
	const struct pdf_style *style)
{
	size_t from = text->length;
	bool code = run->voice == PAPER_CODE;
	if (code)
		buf_add_c(text, LEFT_TO_RIGHT_ISOLATE);
	buf_add(text, run->text);
	if (code)
		buf_add_c(text, POP_ISOLATE);
	fonts_add(list, buf_str(text), from, code ? FONT_LATIN : font_of_language(language), style->size);
	if (code)
		attribute_add(list, pango_attr_insert_hyphens_new(FALSE), from, text->length);
	if (run->voice == PAPER_BOLD || style->bold)
		attribute_add(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text->length);
}

static PangoLayout *layout_of(struct pdf_setter *setter, const struct paper_run *runs, const char *language,
	const struct pdf_style *style)
{
	PangoLayout *layout = pango_layout_new(paper_right_to_left(language) ? setter->right_to_left : setter->left_to_right);
	arena_at_end(setter->arena, unref, layout);
	PangoAttrList *list = pango_attr_list_new();
	arena_at_end(setter->arena, unref_attributes, list);
	struct buf text = buf_in(setter->arena);
	for (const struct paper_run *run = runs; run != NULL; run = run->next)
		run_add(&text, list, run, language, style);
	attribute_add(list, pango_attr_language_new(pango_language_from_string(language)), 0, text.length);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(layout, text.data == NULL ? "" : text.data, (int)text.length);
	pango_layout_set_attributes(layout, list);
	return layout;
}

double pdf_words_leading(const char *language, const struct pdf_style *style)
{
	const struct font *font = &fonts[font_of_language(language)];
	return font->size * style->size * font->leading * style->leading;
}

double pdf_words_baseline(const char *language, const struct pdf_style *style)
{
	return pdf_words_leading(language, style) * fonts[font_of_language(language)].baseline;
}

static double line_width(PangoLayoutLine *line)
{
	PangoRectangle logical;
	pango_layout_line_get_extents(line, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

// Letters that stand upon each other push the lines apart, within reason.
static double line_height(PangoLayoutLine *line, double leading)
{
	PangoRectangle ink;
	pango_layout_line_get_extents(line, &ink, NULL);
	double height = (double)ink.height / PANGO_SCALE;
	return height <= leading ? leading : height < TALLEST_LINE * leading ? height : TALLEST_LINE * leading;
}

static double line_start(const struct pdf_style *style, bool right_to_left, double width, double room)
{
	switch (style->stands) {
	case PDF_START:
		return right_to_left ? room - width : 0;
	case PDF_END:
		return right_to_left ? 0 : room - width;
	case PDF_LEFT:
		return 0;
	case PDF_CENTRE:
		return (room - width) / 2;
	case PDF_RIGHT:
		return room - width;
	}
	die("words stand nowhere");
}

static size_t length_of(const struct paper_block *words)
{
	size_t length = 0;
	for (const struct paper_run *run = words->runs; run != NULL; run = run->next)
		length += run->text.length;
	return length;
}

// The first two lines stay together, and the last two.
static bool line_keeps(const struct pdf_style *style, size_t line, size_t count)
{
	return line + 1 < count ? line == 0 || line + 2 == count : style->keeps;
}

bool pdf_words_set(struct pdf_flow *flow, const struct paper_block *words, const struct pdf_style *style, double x,
	double width, struct pdf_element *element)
{
	struct pdf_setter *setter = flow->setter;
	if (length_of(words) > WORDS_MOST)
		return mishap_at(setter->mishap, 0, 0, N_("a text is too long to be printed"));
	PangoLayout *layout = layout_of(setter, words->runs, words->language, style);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	size_t count = (size_t)pango_layout_get_line_count(layout);
	setter->lines += count;
	if (setter->lines > LINES_MOST)
		return mishap_at(setter->mishap, 0, 0, N_("the document is too long to be printed"));
	double leading = pdf_words_leading(words->language, style);
	if (flow->white < style->before * leading)
		flow->white = style->before * leading;
	size_t number = 0;
	for (GSList *node = pango_layout_get_lines_readonly(layout); node != NULL; node = node->next, number++) {
		PangoLayoutLine *line = node->data;
		double height = line_height(line, leading);
		struct pdf_piece *piece = pdf_flow_piece(flow, height);
		piece->keeps = line_keeps(style, number, count);
		struct pdf_item *item = pdf_piece_item(setter, piece);
		*item = (struct pdf_item){ .what = PDF_LINE, .line = line, .element = element,
			.x = x + line_start(style, paper_right_to_left(words->language), line_width(line), width),
			.y = height - leading + pdf_words_baseline(words->language, style) };
	}
	flow->white = style->after * leading;
	return true;
}

void pdf_words_line(struct pdf_setter *setter, str text, const char *language, const struct pdf_style *style,
	struct pdf_item *item)
{
	struct paper_run run = { .text = text };
	PangoLayout *layout = layout_of(setter, &run, language, style);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
	*item = (struct pdf_item){ .what = PDF_LINE, .line = line, .width = line_width(line) };
}
