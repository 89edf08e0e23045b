// A document for paper: letters to authorities, receipts, reports. A tree of blocks, each in its
// language and so in its direction, made once and then written as PDF (paper/pdf.h) or as an office
// document (paper/docx_write.h). Everything lives in the arena of the document; texts are copied, and
// what no paper can show (control characters, bytes that are no UTF-8, bidi overrides) is taken out or
// becomes U+FFFD. Text is never read as markup; a newline begins a new line.
//
//	struct paper *paper = paper_new(arena, &about);
//	struct paper_block *body = paper_body(paper);
//	paper_letterhead(body, names, 3, lines, 1);
//	paper_text(paper_heading(body, 1, "fr"), S("Accusé de réception"));
//	struct paper_block *words = paper_paragraph(body, "fr");
//	paper_text(words, S("Votre réponse a été reçue sous le numéro "));
//	paper_code(words, S("W-2026-0012"));
//
// A language is "ar", "fr", "en" or "zgh" (Tifinagh). Building wrongly (a cell outside a row) dies. A
// document that grows beyond LIMIT_PAPER_BLOCKS or LIMIT_PAPER_BYTES takes no more, and is refused when
// it is written.
#pragma once
#include "base/date.h"

struct paper;
struct paper_block;

struct paper_about {
	const char *language;  // Of the document: the direction of its pages, tables and footer.
	str title;             // In the window of the reader; not printed.
	str author;            // The institution.
	str number;            // Of the document, in the footer; may be empty.
	str label;             // Confidentiality, in the footer; may be empty.
	struct instant date;   // Of the document; the only time in the file, so that it is made the same again.
	bool apart;            // Its pages are sheets that part ways: none of a PDF says that it is one of several.
	bool eastern_digits;   // Numbers that are made here (pages, lists) in ٠١٢٣ where the language is Arabic.
};

struct paper *paper_new(struct arena *arena, const struct paper_about *about);

// What everything else is put into, in the order of reading. A body, an item, a side and a cell hold
// blocks; a heading, a paragraph and a caption hold words.
struct paper_block *paper_body(struct paper *paper);

// Words of a heading (level 1 to 3), a paragraph or a caption. Code is a number of a document, an
// address, a hash: it runs from left to right in any text.
struct paper_block *paper_heading(struct paper_block *into, int level, const char *language);
struct paper_block *paper_paragraph(struct paper_block *into, const char *language);
void paper_text(struct paper_block *words, str text);
void paper_bold(struct paper_block *words, str text);
void paper_code(struct paper_block *words, str text);

// Lists, numbered from `first` on; each item holds paragraphs and further lists.
struct paper_block *paper_bullets(struct paper_block *into, const char *language);
struct paper_block *paper_numbers(struct paper_block *into, const char *language, unsigned first);
struct paper_block *paper_item(struct paper_block *list);

// A table over the whole width. Its language says on which side the first column stands. Rows that are
// headers stand first and are repeated on each page.
struct paper_column {
	unsigned share;   // Of the width, beside the shares of the others; at least 1.
	bool figures;     // Numbers, which line up on the right in any language.
};
struct paper_block *paper_table(struct paper_block *into, const char *language,
	const struct paper_column *columns, size_t count);
struct paper_block *paper_header_row(struct paper_block *table);
struct paper_block *paper_row(struct paper_block *table);
// The next cell; it holds paragraphs and lists. Missing cells at the end of a row stay empty.
struct paper_block *paper_cell(struct paper_block *row);

// Two columns beside each other without lines, as number and date stand beside the addressee: the first
// side stands where the language begins and has so many hundredths of the width. They stay on one page.
struct paper_block *paper_columns(struct paper_block *into, const char *language, unsigned first_share);
struct paper_block *paper_side(struct paper_block *columns); // Called twice.

// The head of a letter: the institution's name in its languages beside each other and, smaller,
// addresses, above the one rule of the page. Arabic stands on the right.
struct paper_line {
	const char *language;
	str text;
};
void paper_letterhead(struct paper_block *into, const struct paper_line *names, size_t name_count,
	const struct paper_line *lines, size_t line_count);

// A QR code of so many millimetres. `alternative` is read out in its place. What is given back is the
// caption that stands beside it, for words. Refused in writing when the content is longer than
// LIMIT_QR_BYTES.
struct paper_block *paper_qr(struct paper_block *into, const char *language, str content,
	unsigned millimetres, str alternative);

// A picture, PNG or JPEG that was checked before (paper only asks how large it is), at most so many
// millimetres wide. The bytes are not copied. What is given back is the caption under it.
struct paper_block *paper_picture(struct paper_block *into, const char *language, str bytes,
	unsigned millimetres, str alternative);

// White space, for a signature by hand.
void paper_space(struct paper_block *into, unsigned millimetres);
void paper_page_break(struct paper_block *body);
