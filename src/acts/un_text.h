// What documents of the United Nations write into one cell: the number of the paragraph, the recommendation, and in
// brackets behind it the State that made it: "138.12 Ratify the Optional Protocol (Spain);". And the numbers of the
// documents themselves, which say where their recommendations come from.
#pragma once
#include "model/wording.h"

struct un_text {
	str number; // "138.12", "138-12"; empty when the text begins with none.
	str text;   // Without it, and without lines that are known to be no part of it.
	str states; // "Spain", "Slovakia, Spain"; empty when nothing stands in brackets at the end.
};
void un_text_read(struct arena *arena, const struct wordings *wordings, str cell, struct un_text *un);

// What the texts of one column are, by most of them.
enum un_kind {
	UN_NONE,
	UN_NUMBERED, // "12. …": so does many a list.
	UN_REVIEW,   // "138.12 … (Spain)": so does the Universal Periodic Review alone.
};
enum un_kind un_kind_of(struct arena *arena, const struct wordings *wordings, const str *cells, size_t count);

// The first number of such a document that stands in a text: "CAT/C/MAR/CO/4"; "" when none does.
str un_symbol(struct arena *arena, str text);
// The code of the vocabulary of origins for what such a document recommends; "" when its number leaves it open.
str un_symbol_source(str symbol);
