// The words that an institution added to a vocabulary, side by side in every language, changed together. The words of the
// program stand beside them: each own word counts as one of those.
#pragma once
#include "acts/write.h"
#include "base/catalogue.h"

// One own word as it was typed.
struct term_typed {
	str id;
	int64_t version; // That it was read at.
	str names[LANGUAGE_COUNT]; // In the order of `languages`.
	bool active;
};

// A word to be added; without names there is none. Without a code one is made of the name in Latin letters.
struct term_added {
	str code, base;
	str names[LANGUAGE_COUNT];
};

enum { TERM_TABLE_MOST = 300 };

// The languages of the institution, and in how many of them a word is not said.
bool term_table_languages(struct call *call, bool wanted[LANGUAGE_COUNT]) MUST_USE;
size_t term_missing(struct call *call, const struct record *term, const bool wanted[LANGUAGE_COUNT]);

// The own words of a vocabulary: those that lack a language first, then by code.
bool term_table_read(struct call *call, const struct vocabulary *vocabulary, struct record **terms, size_t *count) MUST_USE;

// Keeps what differs from what stands there, and the word that is added: all or nothing. Refuses a word without any name, one
// that somebody else changed meanwhile. Reasons name the field "names.ID" of a row, "added", "code" or "base" of the new one.
bool term_table_keep(struct call *call, const struct vocabulary *vocabulary, const struct term_typed *rows, size_t count,
	const struct term_added *added, size_t *changed) MUST_USE;
