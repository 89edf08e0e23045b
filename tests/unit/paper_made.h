// For unit tests: documents with one of everything, and hostile texts.
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "paper/paper.h"

static inline struct paper *paper_made(struct arena *arena, const char *language)
{
	struct paper_about about = { .language = language, .title = S("Lettre <1> & réponse"), .author = S("Mécanisme"),
		.number = S("W/2026/0012"), .label = S("Restreint"), .date = { "2026-11-03T10:00:00.000Z" } };
	return paper_new(arena, &about);
}

static inline void words_add(struct paper_block *block, const char *text)
{
	paper_text(block, str_from(text));
}

// A letter: head, columns, headings, lists within lists, a table, a code.
static inline struct paper *letter_made(struct arena *arena, const char *language, size_t rows)
{
	struct paper *paper = paper_made(arena, language);
	struct paper_block *body = paper_body(paper);
	const struct paper_line names[] = { { "fr", S("Mécanisme national") }, { "zgh", S("ⵜⴰⵎⵙⵙⵓⵜⵍⵜ") },
		{ "ar", S("الآلية الوطنية") } };
	const struct paper_line lines[] = { { "fr", S("Rabat") }, { "ar", S("الرباط") } };
	paper_letterhead(body, names, COUNT(names), lines, COUNT(lines));
	struct paper_block *columns = paper_columns(body, language, 50), *side = paper_side(columns);
	paper_code(paper_paragraph(side, language), S("W/2026/0012"));
	side = paper_side(columns);
	paper_bold(paper_paragraph(side, language), S("M. le Délégué général"));
	paper_space(side, 10);
	words_add(paper_heading(body, 1, language), "Transmission");
	struct paper_block *words = paper_paragraph(body, "ar");
	words_add(words, "تطبيقا للمادة 19 (OPCAT Article 16)، المرجع ");
	paper_code(words, S("R-2026-0012"));
	words_add(paper_heading(body, 2, language), "Recommandations");
	struct paper_block *list = paper_numbers(body, language, 3), *item = paper_item(list);
	words_add(paper_paragraph(item, "fr"), "Une heure d’exercice.");
	words_add(paper_paragraph(paper_item(paper_bullets(item, "ar")), "ar"), "سجل");
	const struct paper_column shares[] = { { 1, true }, { 4, false } };
	struct paper_block *table = paper_table(body, language, shares, COUNT(shares));
	struct paper_block *row = paper_header_row(table);
	words_add(paper_paragraph(paper_cell(row), language), "No");
	words_add(paper_paragraph(paper_cell(row), language), "Texte");
	for (size_t i = 0; i < rows; i++) {
		row = paper_row(table);
		paper_text(paper_paragraph(paper_cell(row), language), str_format(arena, "%zu", i + 1));
		words_add(paper_paragraph(paper_cell(row), i % 2 == 0 ? "fr" : "ar"), i % 2 == 0 ? "Registre" : "سجل");
	}
	words_add(paper_qr(body, language, S("https://portal.example/r/7Q2K"), 25, S("Code QR")), "Répondre");
	return paper;
}

static const char *const hostile_texts[] = { "<b>gras</b> & \"x\" </w:t>", "\xff\xfe\xc3", "\x01\x02\x1b[31m",
	"\u202eabc\u202c \u2067x", "{page} %s %n /Private << /MCID 0 >> BDC EMC (\\) <>", "\xef\xbf\xbe\xed\xa0\x80",
	"a\nb\r\nc\vd\fe\u2028f", "中文 한국 😀 \xf0\x9f\x8f\xb4", "", " ", "\n\n\n" };

static inline struct paper *hostile_made(struct arena *arena)
{
	struct paper *paper = paper_made(arena, "ar");
	struct paper_block *body = paper_body(paper);
	const struct paper_column shares[] = { { 1, false }, { 1000, true }, { 1, false } };
	struct paper_block *table = paper_table(body, "ar", shares, COUNT(shares));
	for (size_t i = 0; i < COUNT(hostile_texts); i++) {
		str text = str_from(hostile_texts[i]);
		struct paper_block *row = paper_row(table);
		for (int cell = 0; cell < 2; cell++)
			paper_code(paper_paragraph(paper_cell(row), cell == 0 ? "ar" : "en"), text);
		paper_text(paper_heading(body, 3, "zgh"), text);
		struct paper_block *words = paper_paragraph(body, "ar");
		paper_text(words, text);
		paper_bold(words, text);
		paper_text(paper_paragraph(paper_item(paper_numbers(body, "fr", 4000000000U)), "ar"), text);
		paper_qr(body, "fr", str_format(arena, "%zu%.*s", i, STR_ARG(text)), 20, text);
	}
	struct buf marks = buf_in(arena), word = buf_in(arena);
	for (int i = 0; i < 1000; i++)
		buf_add_c(&marks, i == 0 ? "e" : "\u0301");
	for (int i = 0; i < 20000; i++)
		buf_add_char(&word, 'W');
	paper_text(paper_paragraph(body, "en"), buf_str(&marks));
	paper_text(paper_paragraph(body, "ar"), buf_str(&word));
	return paper;
}
