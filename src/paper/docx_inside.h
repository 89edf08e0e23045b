// How a document becomes an office document: its body (paper/docx_body.c), and all around it
// (paper/docx_write.c). WordprocessingML: ECMA-376 part 1, 17; lengths are twentieths of a point.
#pragma once
#include "base/buf.h"
#include "base/mishap.h"
#include "paper/paper_inside.h"

struct docx_picture {
	str name;   // "image1.png"
	str bytes;
};

struct docx {
	struct arena *arena;
	const struct paper *paper;
	struct buf body;
	struct docx_picture *pictures;
	size_t picture_count, picture_room;
	unsigned *firsts;      // Of each numbered list, which is number 2 and so on; 1 are bullets.
	size_t list_count, list_room;
	struct mishap *mishap;
};

// LibreOffice lets the labels of Arabic lists hang out of their place, which the first indent has room for.
enum { DOCX_INDENT = 360, DOCX_INDENT_FIRST = 620 };
enum { DOCX_BULLETS = 1, DOCX_FIRST_LIST = 2, DOCX_LEVELS = 9 };
#define DOCX_TEXT_WIDTH ((int)((PAPER_WIDTH - 2 * PAPER_SIDE_MARGIN) * 20))

// Fills the body, the pictures and the lists.
bool docx_body_write(struct docx *docx) MUST_USE;
// One run of words in its language, cut where the direction turns.
void docx_run_add(struct docx *docx, struct buf *xml, const char *language, enum paper_voice voice, str text);
// The tag of a language as word processors know it: "fr-FR".
const char *docx_language(const char *language);
