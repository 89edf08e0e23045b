// Words on screen in every language: .mo files of gettext, embedded at build, one in memory for each
// language, read-only after start. The source text is English.
#pragma once
#include "base/str.h"

extern const char *const languages[]; // "ar", "fr", "en"
enum { LANGUAGE_COUNT = 3 };

// True when the program speaks it.
bool language_known(str code);
const char *language_constant(str code);      // The constant of that name, or "en".
const char *language_direction(const char *language); // "rtl" or "ltr"
const char *language_own_name(const char *language);  // "العربية", "Français", "English"

// The translation of a text, or the text itself. `context` may be NULL.
str catalogue_text(const char *language, const char *context, const char *text);

// The form for a count (Arabic has six).
str catalogue_plural(const char *language, const char *one, const char *many, int64_t count);
