// Words on screen in every language: .mo files of gettext, embedded at build, one in memory for each
// language, read-only after start. The source text is English.
#pragma once
#include "base/str.h"

enum { LANGUAGE_COUNT = 3 };
extern const char *const languages[LANGUAGE_COUNT + 1]; // "ar", "fr", "en", NULL

// Reads the embedded catalogues into the program's arena; before any thread. A broken one dies.
// Until then everything is English.
void catalogue_start(struct arena *program);

// True when the program speaks it.
bool language_known(str code);
const char *language_constant(str code);      // The constant of that name, or "en".
const char *language_direction(const char *language); // "rtl" or "ltr"
const char *language_own_name(const char *language);  // "العربية", "Français", "English"

// The translation of a text, or the text itself. `context` may be NULL.
str catalogue_text(const char *language, const char *context, const char *text);

// The same for a text that is asked for often: what is looked for is reckoned once, the texts must stay.
struct catalogue_key {
	const char *context;
	str text;
	uint32_t hash;
};
struct catalogue_key catalogue_key(const char *context, str text);
str catalogue_said(const char *language, const struct catalogue_key *key);

// True when the catalogues know the text: a screen says it.
bool catalogue_has(const char *context, const char *text);

// The number of the form for a count, from 0: Arabic has six, French and English two.
size_t catalogue_form(const char *language, int64_t count);

// The form for a count, of a text whose singular and plural stand in the source.
str catalogue_plural(const char *language, const char *one, const char *many, int64_t count);
