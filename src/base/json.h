// JSON values in an arena, read through jansson (which refuses doubled keys, bad surrogates, NUL,
// numbers out of range) and written by our own canonical writer: RFC 8785, keys sorted, so that the
// same value always has the same bytes.
#pragma once
#include "base/mishap.h"
#include "base/buf.h"

enum json_kind { JSON_IS_NULL, JSON_IS_BOOLEAN, JSON_IS_INTEGER, JSON_IS_REAL, JSON_IS_TEXT,
	JSON_IS_ARRAY, JSON_IS_OBJECT };

struct json {
	enum json_kind kind;
	bool boolean;
	int64_t integer;
	double number;
	str text;
	struct json *items; // Of an array or an object.
	str *keys;          // Of an object, beside items.
	size_t count;
};

// Reads one whole document, nested at most LIMIT_JSON_DEPTH.
bool json_read(struct arena *arena, str text, struct json *json, struct mishap *mishap) MUST_USE;
// The member of an object; NULL when there is none or it is no object.
const struct json *json_find(const struct json *object, str key);
// Canonical text.
void json_write(struct buf *buf, const struct json *json);
