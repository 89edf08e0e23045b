// A .mo file of GNU gettext (manual, "The Format of GNU MO Files"), looked up in place by its own table of hashes, which
// msgfmt writes. Every offset is checked when it is followed; the file's bytes must outlive what is read.
#pragma once
#include "base/mishap.h"

struct mo_file;

// Refuses bytes that are no such file, or have no such table. A string that does not lie inside them is not found.
bool mo_file_read(struct arena *arena, str bytes, const struct mo_file **read, struct mishap *mishap)
	MUST_USE;

// What a context, which may be NULL, and a text are looked for by.
uint32_t mo_file_hash(const char *context, str text);
// The translation: of a text with plural forms all of them, NUL between. A str with data NULL when there is none.
str mo_file_find(const struct mo_file *file, const char *context, str text, uint32_t hash);

// How many forms a plural has, as the header says; 1 when it says nothing.
size_t mo_file_forms(const struct mo_file *file);
// The form of that number (from 0); the last when there are fewer.
str mo_file_form(str forms, size_t number);
