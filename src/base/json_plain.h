// The JSON that rows are full of, {"ar":"…","fr":"…"} and ["…","…"], read without a parser: an object of
// few texts, or an array of texts, with no space between and nothing escaped. For base/json.c alone.
#pragma once
#include "base/json.h"

// True when the text was of this form and is read. False says nothing: the parser must judge.
bool json_plain_read(struct arena *arena, str text, struct json *json) MUST_USE;
