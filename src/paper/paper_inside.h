// What a document for paper is inside, for those who write it (paper/pdf.c, paper/docx_write.c).
#pragma once
#include "paper/paper.h"

enum paper_kind {
	PAPER_BODY,
	PAPER_LETTERHEAD, // Of names, then of lines.
	PAPER_NAME,
	PAPER_LINE,
	PAPER_HEADING,
	PAPER_PARAGRAPH,
	PAPER_LIST,
	PAPER_ITEM,
	PAPER_TABLE,
	PAPER_ROW,
	PAPER_CELL,
	PAPER_COLUMNS,
	PAPER_SIDE,
	PAPER_QR,         // Its one child is a caption; so with a picture.
	PAPER_PICTURE,
	PAPER_CAPTION,
	PAPER_SPACE,
	PAPER_BREAK,
};

enum paper_voice { PAPER_PLAIN, PAPER_BOLD, PAPER_CODE };

struct paper_run {
	struct paper_run *next;
	enum paper_voice voice;
	str text; // Valid, without control characters but newline.
};

struct paper_block {
	enum paper_kind kind;
	const char *language;
	struct paper *paper;
	struct paper_block *next, *first, *last;
	size_t count;          // Of its children.
	size_t depth;
	struct paper_run *runs, *last_run;
	unsigned number;       // A heading's level, a list's first number (0: bullets), the hundredths of the first
			       // side, the millimetres of a code, a picture or a space.
	bool is_header;        // A row.
	const struct paper_column *columns;
	size_t column_count;
	str content;           // Of a code or a picture.
	str alternative;
};

struct paper {
	struct arena *arena;
	struct paper_about about; // Its texts are cleaned.
	str page_template;        // Said when the paper is made: where it is printed there are no catalogues (paper/press.h).
	struct paper_block *body;
	size_t blocks;
	size_t bytes;
	bool is_full;
};

// Refuses a document that was not taken whole.
bool paper_check(const struct paper *paper, struct mishap *mishap) MUST_USE;

bool paper_right_to_left(const char *language);
// All words of a block, without a difference of voices.
str paper_words(struct arena *arena, const struct paper_block *block);
bool paper_is_empty(const struct paper_block *block); // No words and no children.
// A number that is made here, in the digits of the document.
str paper_number(struct arena *arena, const struct paper *paper, const char *language, unsigned number);
// The footer: "Confidential · W-2026-0012" and "Page {page} of {pages}" in the language of the document, the
// second with both numbers or, for the template, without.
str paper_footer_words(struct arena *arena, const struct paper *paper);
str paper_page_words(struct arena *arena, const struct paper *paper, size_t page, size_t pages);
str paper_page_template(const struct paper *paper);
// The second of the document, or the first of 1980 when it has none: "1980-01-01T00:00:00Z".
str paper_date(struct arena *arena, const struct paper *paper);

// Paper in points, which both forms share: A4.
#define PAPER_WIDTH 595.276
#define PAPER_HEIGHT 841.89
#define PAPER_POINTS_PER_MM (72 / 25.4)
enum { PAPER_SIDE_MARGIN = 68, PAPER_TOP_MARGIN = 54, PAPER_BOTTOM_MARGIN = 74, PAPER_FOOTER_FROM_BOTTOM = 34 };
