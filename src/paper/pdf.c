#include "paper/pdf.h"

#include <cairo-pdf.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/limits.h"
#include "paper/paper_fonts.h"
#include "paper/pdf_inside.h"

#define RED_OF_THREAD 0x8c / 255.0, 0x2f / 255.0, 0x39 / 255.0

static const struct pdf_style footer = { .size = 0.76, .leading = 1 };

struct drawing {
	struct pdf_setter *setter;
	const struct pdf_pages *pages;
	cairo_t *cairo;
	size_t page, marks;
	struct pdf_element *element;
	const char *tag; // That is open.
};

static void unref(void *object)
{
	g_object_unref(object);
}

static void surface_end(void *surface)
{
	cairo_surface_destroy(surface);
}

static void cairo_end(void *cairo)
{
	cairo_destroy(cairo);
}

static cairo_status_t take(void *buf, const unsigned char *bytes, unsigned length)
{
	buf_add(buf, (str){ (const char *)bytes, length });
	return CAIRO_STATUS_SUCCESS;
}

// --- Drawing

static void tag_end(struct drawing *drawing)
{
	if (drawing->tag != NULL)
		cairo_tag_end(drawing->cairo, drawing->tag);
	drawing->tag = NULL;
}

// Cairo numbers the marks of a page from 0.
static void tag_begin(struct drawing *drawing, struct pdf_element *element)
{
	if (drawing->tag != NULL && drawing->element == element)
		return;
	tag_end(drawing);
	drawing->tag = element == NULL ? PDF_ONLY_SEEN : "P";
	drawing->element = element;
	cairo_tag_begin(drawing->cairo, drawing->tag, NULL);
	size_t number = drawing->marks++;
	if (element == NULL)
		return;
	struct pdf_mark *mark = NEW(drawing->setter->arena, struct pdf_mark);
	*mark = (struct pdf_mark){ .page = drawing->page, .number = number };
	if (element->last_mark == NULL)
		element->marks = mark;
	else
		element->last_mark->next = mark;
	element->last_mark = mark;
}

static void rule_draw(cairo_t *cairo, const struct pdf_item *rule, double y)
{
	if (rule->grey < 0)
		cairo_set_source_rgb(cairo, RED_OF_THREAD);
	else
		cairo_set_source_rgb(cairo, rule->grey, rule->grey, rule->grey);
	cairo_rectangle(cairo, rule->x, y, rule->width, rule->height);
	cairo_fill(cairo);
	cairo_set_source_rgb(cairo, 0, 0, 0);
}

static bool is_dark(const struct qr *qr, size_t row, size_t column)
{
	return column < qr->width && qr->dark[row * qr->width + column];
}

// Dark modules beside each other become one rectangle.
static void qr_draw(cairo_t *cairo, const struct pdf_item *item, double y)
{
	const struct qr *qr = item->qr;
	double module = item->width / (double)(qr->width + 2 * QR_EDGE);
	for (size_t row = 0; row < qr->width; row++)
		for (size_t from = 0, to; from < qr->width; from = to + 1) {
			for (to = from; is_dark(qr, row, to);)
				to++;
			if (to > from)
				cairo_rectangle(cairo, item->x + (double)(from + QR_EDGE) * module,
					y + (double)(row + QR_EDGE) * module, (double)(to - from) * module, module);
		}
	cairo_fill(cairo);
}

static void picture_draw(cairo_t *cairo, const struct pdf_item *item, double y)
{
	double across = cairo_image_surface_get_width(item->picture), down = cairo_image_surface_get_height(item->picture);
	cairo_save(cairo);
	cairo_translate(cairo, item->x, y);
	cairo_scale(cairo, item->width / across, item->height / down);
	cairo_set_source_surface(cairo, item->picture, 0, 0);
	cairo_paint(cairo);
	cairo_restore(cairo);
}

static void item_draw(cairo_t *cairo, const struct pdf_item *item, double top)
{
	double y = top + item->y;
	switch (item->what) {
	case PDF_LINE:
		cairo_move_to(cairo, item->x, y);
		pango_cairo_show_layout_line(cairo, item->line);
		break;
	case PDF_RULE:
		rule_draw(cairo, item, y);
		break;
	case PDF_QR:
		qr_draw(cairo, item, y);
		break;
	case PDF_PICTURE:
		picture_draw(cairo, item, y);
		break;
	}
	if (item->element != NULL && item->what != PDF_LINE)
		item->element->box = (struct pdf_box){ item->x, PAPER_HEIGHT - y - item->height, item->x + item->width,
			PAPER_HEIGHT - y };
}

static void footer_line(struct drawing *drawing, str text, bool at_start)
{
	struct pdf_setter *setter = drawing->setter;
	const char *language = setter->paper->about.language;
	struct pdf_item item;
	pdf_words_line(setter, text, language, &footer, &item);
	bool left = at_start != paper_right_to_left(language);
	item.x = left ? PAPER_SIDE_MARGIN : PAPER_WIDTH - PAPER_SIDE_MARGIN - item.width;
	item_draw(drawing->cairo, &item, PAPER_HEIGHT - PAPER_FOOTER_FROM_BOTTOM);
}

static void footer_draw(struct drawing *drawing)
{
	struct pdf_setter *setter = drawing->setter;
	tag_begin(drawing, NULL);
	footer_line(drawing, paper_footer_words(setter->arena, setter->paper), true);
	if (!setter->paper->about.apart)
		footer_line(drawing, paper_page_words(setter->arena, setter->paper, drawing->page + 1, drawing->pages->count), false);
}

static void page_draw(struct drawing *drawing)
{
	const struct pdf_page *page = &drawing->pages->pages[drawing->page];
	drawing->marks = 0;
	for (size_t i = 0; i < page->count; i++) {
		const struct pdf_placed *placed = &page->placed[i];
		tag_begin(drawing, placed->again ? NULL : placed->item->element);
		item_draw(drawing->cairo, placed->item, placed->y);
	}
	footer_draw(drawing);
	tag_end(drawing);
	cairo_show_page(drawing->cairo);
}

static void metadata_set(struct arena *arena, cairo_surface_t *surface, const struct paper *paper)
{
	const struct paper_about *about = &paper->about;
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, str_c(arena, about->title));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, str_c(arena, about->author));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, str_c(arena, paper_date(arena, paper)));
}

static str pages_draw(struct pdf_setter *setter, const struct pdf_pages *pages)
{
	struct buf buf = buf_in(setter->arena);
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take, &buf, PAPER_WIDTH, PAPER_HEIGHT);
	arena_at_end(setter->arena, surface_end, surface);
	metadata_set(setter->arena, surface, setter->paper);
	struct drawing drawing = { .setter = setter, .pages = pages, .cairo = cairo_create(surface) };
	arena_at_end(setter->arena, cairo_end, drawing.cairo);
	for (drawing.page = 0; drawing.page < pages->count; drawing.page++)
		page_draw(&drawing);
	cairo_surface_finish(surface);
	if (cairo_status(drawing.cairo) != CAIRO_STATUS_SUCCESS || cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		die("no PDF: %s, %s", cairo_status_to_string(cairo_status(drawing.cairo)),
			cairo_status_to_string(cairo_surface_status(surface)));
	return buf_str(&buf);
}

// --- Setting

static PangoContext *context_new(struct arena *arena, PangoFontMap *fonts_found, PangoDirection direction)
{
	PangoContext *context = pango_font_map_create_context(fonts_found);
	arena_at_end(arena, unref, context);
	pango_context_set_base_dir(context, direction);
	pango_cairo_context_set_resolution(context, 72);
	// Letters stand where they belong, not where a screen has its dots.
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(context, FALSE);
	return context;
}

// A map of fonts of its own for each document: Pango's maps belong to one thread.
static struct pdf_setter setter_new(struct arena *arena, const struct paper *paper, struct mishap *mishap)
{
	PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	must(map != NULL);
	arena_at_end(arena, unref, map);
	return (struct pdf_setter){ .arena = arena, .paper = paper, .mishap = mishap,
		.left_to_right = context_new(arena, map, PANGO_DIRECTION_LTR),
		.right_to_left = context_new(arena, map, PANGO_DIRECTION_RTL) };
}

static bool write(struct arena *scratch, const struct paper *paper, struct arena *arena, str *bytes, struct mishap *mishap)
{
	struct pdf_setter setter = setter_new(scratch, paper, mishap);
	struct pdf_flow flow = { .setter = &setter };
	struct pdf_pages pages = { 0 };
	struct pdf_element document = { .tag = "Document", .language = paper->about.language };
	if (!pdf_flow_set(&flow, &document) || !pdf_pages_fill(&setter, &flow, &pages))
		return false;
	*bytes = pdf_tags_add(arena, paper, &document, pages_draw(&setter, &pages));
	return true;
}

bool pdf_write(struct arena *arena, const struct paper *paper, str *bytes, struct mishap *mishap)
{
	if (!paper_check(paper, mishap))
		return false;
	if (!fonts_ready())
		return mishap_at(mishap, 0, 0, N_("the fonts that documents are printed with are not installed on the server"));
	struct arena *scratch = arena_new(LIMIT_ARENA_BYTES);
	bool written = write(scratch, paper, arena, bytes, mishap);
	arena_end(scratch);
	return written;
}
