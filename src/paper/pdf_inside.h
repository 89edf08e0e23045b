// How a document becomes pages: its blocks are set as pieces (paper/pdf_words.c, paper/pdf_flow.c), the
// pieces are put on pages (paper/pdf_pages.c), these are drawn (paper/pdf.c), and what was drawn is told to
// those who cannot see it (paper/pdf_tags.c). Lengths are points; y goes down.
#pragma once
#include <cairo.h>
#include <pango/pangocairo.h>

#include "base/mishap.h"
#include "paper/paper_inside.h"
#include "paper/qr.h"

// A stretch of a page that belongs to an element.
struct pdf_mark {
	struct pdf_mark *next;
	size_t page, number;
};

struct pdf_box {
	double left, bottom, right, top; // From the lower left corner of the page, as PDF has it.
};

// An element of the structure of a document (ISO 32000-1, 14.8.4). It has children or marks.
struct pdf_element {
	const char *tag;
	const char *language;
	str alternative;
	bool is_column_header;
	struct pdf_box box;        // Of a figure.
	struct pdf_element *next, *first, *last;
	struct pdf_mark *marks, *last_mark;
};

// Something drawn, from the top of its piece.
struct pdf_item {
	enum { PDF_LINE, PDF_RULE, PDF_QR, PDF_PICTURE } what;
	double x, y;               // Of a line, where its letters stand; of others, the corner.
	double width, height;
	PangoLayoutLine *line;
	const struct qr *qr;
	cairo_surface_t *picture;
	double grey;               // Of a rule; below 0 it is the accent.
	struct pdf_element *element; // NULL: only for the eye.
	size_t column;             // What is read first of things beside each other.
};

// What is not broken over two pages.
struct pdf_piece {
	double before;             // White above it, unless it stands on top of a page.
	double height;
	bool breaks;               // Begins a page.
	bool keeps;                // Stands on the page of the next one.
	size_t group;              // Pieces of one row are read column by column; 0 for none.
	const struct pdf_flow *head; // The header rows of its table.
	struct pdf_item *items;
	size_t count, room;
};

struct pdf_setter {
	struct arena *arena;
	const struct paper *paper;
	PangoContext *left_to_right, *right_to_left;
	size_t lines, groups;
	struct mishap *mishap;
};

struct pdf_flow {
	struct pdf_setter *setter;
	struct pdf_piece *pieces;
	size_t count, room;
	double white;              // Wanted before the next piece.
	bool is_broken;            // The next piece begins a page.
};

// How words look.
struct pdf_style {
	double size;               // Over that of running text.
	double leading;            // Over that of the font.
	bool bold;
	enum { PDF_START, PDF_END, PDF_CENTRE, PDF_LEFT, PDF_RIGHT } stands;
	double before, after;      // White, in lines.
	bool keeps;
};

// The last piece, to add to.
struct pdf_piece *pdf_flow_piece(struct pdf_flow *flow, double height);
struct pdf_item *pdf_piece_item(struct pdf_setter *setter, struct pdf_piece *piece);

// Words as pieces of a line each. Refuses what is too long for a document.
bool pdf_words_set(struct pdf_flow *flow, const struct paper_block *words, const struct pdf_style *style, double x,
	double width, struct pdf_element *element) MUST_USE;
// A single line of a text that was made here, whatever its width; its height is not counted. `item` gets all but its place.
void pdf_words_line(struct pdf_setter *setter, str text, const char *language, const struct pdf_style *style,
	struct pdf_item *item);
// From one line to the next, and from its top to where its letters stand.
double pdf_words_leading(const char *language, const struct pdf_style *style);
double pdf_words_baseline(const char *language, const struct pdf_style *style);

// The whole document.
bool pdf_flow_set(struct pdf_flow *flow, struct pdf_element *document) MUST_USE;

struct pdf_placed {
	const struct pdf_item *item;
	double y;                  // Of its piece.
	bool again;                // Was shown before.
	size_t group, order;
};

struct pdf_page {
	struct pdf_placed *placed;
	size_t count, room;
};

struct pdf_pages {
	struct pdf_page *pages;
	size_t count, room;
};

// Refuses more than LIMIT_PAPER_PAGES.
bool pdf_pages_fill(struct pdf_setter *setter, const struct pdf_flow *flow, struct pdf_pages *pages) MUST_USE;

// Marks of this tag are only for the eye.
#define PDF_ONLY_SEEN "Private"

// Completes what Cairo wrote: structure, language, direction, metadata.
str pdf_tags_add(struct arena *arena, const struct paper *paper, const struct pdf_element *document, str bytes);
