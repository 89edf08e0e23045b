// Readers of what a browser sends: query strings, application/x-www-form-urlencoded (WHATWG URL
// standard) and multipart/form-data (RFC 7578). Each takes a whole text that is already in memory and
// bounded; field values are checked UTF-8 without NUL, contents of uploads stay slices of the body and
// are not looked at. Nothing here guesses: what is malformed is refused with its place
// (`mishap.column`, in bytes from 1).
#pragma once
#include "base/mishap.h"
#include "http/request.h"

struct form {
	struct pair *fields;
	size_t field_count, field_room;
	struct upload *uploads;
	size_t upload_count, upload_room;
};

// Undoes percent-encoding (RFC 3986 section 2.1); with `plus`, '+' is a space. A text without escapes
// comes back as the same slice. Refuses a broken escape, NUL and what is not UTF-8.
bool body_decode(struct arena *arena, str text, bool plus, str *decoded, struct mishap *mishap) MUST_USE;

// Reads a=b&c=d into the form's fields. Refuses what body_decode refuses, and more than
// LIMIT_PARAMETERS fields.
bool body_read_pairs(struct arena *arena, str text, struct form *form, struct mishap *mishap) MUST_USE;

// Reads the parts between `boundary` lines. Refuses text before the first or behind the last
// boundary, a part that is not form-data or has no name, an encoded part, a missing end, and more
// than LIMIT_PARAMETERS parts.
bool body_read_multipart(struct arena *arena, str boundary, str body, struct form *form,
	struct mishap *mishap) MUST_USE;

// Reads a body as its Content-Type says. A body of another type is not a form: the form stays empty.
bool body_read_form(struct arena *arena, str content_type, str body, struct form *form,
	struct mishap *mishap) MUST_USE;

// The media type without its parameters ("text/csv; charset=utf-8" is "text/csv").
str body_media_type(str content_type);

// A parameter of a header value (name="multipart/form-data; boundary=x"), unquoted; false when it is
// not there or its quotes do not close. Names ignore case.
bool body_parameter(struct arena *arena, str header, const char *name, str *value) MUST_USE;
