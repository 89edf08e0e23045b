// The JSON that rows are full of, {"ar":"…","fr":"…"} and ["…","…"], read without a parser: an object of
// few texts, or an array of texts, with no space between and nothing escaped.
#pragma once
#include "base/json.h"

// True when the text was of this form and is read. False says nothing: the parser must judge.
// For base/json.c alone.
bool json_plain_read(struct arena *arena, str text, struct json *json) MUST_USE;

// The members of such an object that was written here and so needs no check, one after the other, where they stand:
// `*at` is 0 before the first. False behind the last, and at what is not of this form; at the end of an object that is
// read `*at` is its length.
bool json_plain_next(str object, size_t *at, str *key, str *text) MUST_USE;
