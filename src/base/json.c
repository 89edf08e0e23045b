#include "base/json.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/die.h"
#include "base/json_plain.h"
#include "base/limits.h"

static const char *reason(enum json_error_code code)
{
	switch ((int)code) {
	case json_error_duplicate_key: return N_("a name stands twice in one object");
	case json_error_invalid_utf8: return N_("the text is not valid UTF-8");
	case json_error_numeric_overflow: return N_("a number is out of range");
	case json_error_null_character:
	case json_error_null_byte_in_key: return N_("a NUL character is not allowed");
	case json_error_premature_end_of_input: return N_("the JSON text ends too early");
	case json_error_end_of_input_expected: return N_("something stands behind the JSON value");
	default: return N_("this is not JSON");
	}
}

// Depth is counted before parsing, so that the parser's own recursion stays small. Brackets inside
// strings do not count.
static bool depth_check(str text, struct mishap *mishap)
{
	size_t depth = 0, line = 1, line_start = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		if (c == '\n') {
			line++;
			line_start = i + 1;
		} else if (quoted) {
			if (c == '\\')
				i++;
			quoted = c != '"';
		} else if (c == '"') {
			quoted = true;
		} else if (c == '[' || c == '{') {
			if (++depth > LIMIT_JSON_DEPTH)
				return mishap_at(mishap, line, i - line_start + 1,
					N_("the JSON text is nested too deeply"));
		} else if ((c == ']' || c == '}') && depth > 0) {
			depth--;
		}
	}
	return true;
}

static struct json convert(struct arena *arena, json_t *from);

static str text_of(struct arena *arena, const char *text, size_t length)
{
	return str_copy(arena, (str){ text, length });
}

static void convert_array(struct arena *arena, json_t *from, struct json *into)
{
	into->count = json_array_size(from);
	into->items = NEW_MANY(arena, into->count, struct json);
	for (size_t i = 0; i < into->count; i++)
		into->items[i] = convert(arena, json_array_get(from, i));
}

static void convert_object(struct arena *arena, json_t *from, struct json *into)
{
	size_t room = json_object_size(from);
	into->items = NEW_MANY(arena, room, struct json);
	into->keys = NEW_MANY(arena, room, str);
	for (void *at = json_object_iter(from); at != NULL; at = json_object_iter_next(from, at)) {
		must(into->count < room);
		const char *key = json_object_iter_key(at);
		into->keys[into->count] = text_of(arena, key, strlen(key));
		into->items[into->count] = convert(arena, json_object_iter_value(at));
		into->count++;
	}
}

// Recursion ends at LIMIT_JSON_DEPTH, which was checked.
static struct json convert(struct arena *arena, json_t *from)
{
	struct json into = { .kind = JSON_IS_NULL };
	switch (json_typeof(from)) {
	case JSON_OBJECT:
		into.kind = JSON_IS_OBJECT;
		convert_object(arena, from, &into);
		break;
	case JSON_ARRAY:
		into.kind = JSON_IS_ARRAY;
		convert_array(arena, from, &into);
		break;
	case JSON_STRING:
		into.kind = JSON_IS_TEXT;
		into.text = text_of(arena, json_string_value(from), json_string_length(from));
		break;
	case JSON_INTEGER:
		into.kind = JSON_IS_INTEGER;
		into.integer = json_integer_value(from);
		into.number = (double)into.integer;
		break;
	case JSON_REAL:
		into.kind = JSON_IS_REAL;
		into.number = json_real_value(from);
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		into.kind = JSON_IS_BOOLEAN;
		into.boolean = json_is_true(from);
		break;
	case JSON_NULL:
	default: break;
	}
	return into;
}

// Canonical text writes a whole number below 1e21 with all its digits, and beyond 64 bits nothing
// would read it again.
static bool reads_again(const struct json *json)
{
	if (json->kind == JSON_IS_REAL && fabs(json->number) >= 0x1p63 && fabs(json->number) < 1e21)
		return false;
	for (size_t i = 0; i < json->count; i++)
		if (!reads_again(&json->items[i]))
			return false;
	return true;
}

bool json_read(struct arena *arena, str text, struct json *json, struct mishap *mishap)
{
	if (json_plain_read(arena, text, json))
		return true;
	if (!depth_check(text, mishap))
		return false;
	json_error_t error = { .line = -1 };
	json_t *root = json_loadb(text.data == NULL ? "" : text.data, text.length,
		JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (root == NULL)
		return mishap_at(mishap, error.line > 0 ? (size_t)error.line : 1,
			error.column > 0 ? (size_t)error.column : 0,
			reason(json_error_code(&error)));
	*json = convert(arena, root);
	json_decref(root);
	return reads_again(json) || mishap_at(mishap, 1, 0, reason(json_error_numeric_overflow));
}

const struct json *json_find(const struct json *object, str key)
{
	if (object == NULL || object->kind != JSON_IS_OBJECT)
		return NULL;
	for (size_t i = 0; i < object->count; i++)
		if (str_equal(object->keys[i], key))
			return &object->items[i];
	return NULL;
}

// RFC 8785 §3.2.3 sorts by UTF-16 units; UTF-8 bytes sort by letters. They differ only where letters
// above U+FFFF (first byte F0 and up) meet U+E000 to U+FFFF (EE, EF).
static int compare_keys(str a, str b)
{
	size_t shared = a.length < b.length ? a.length : b.length;
	for (size_t i = 0; i < shared; i++) {
		unsigned char x = (unsigned char)a.data[i], y = (unsigned char)b.data[i];
		if (x == y)
			continue;
		bool beyond = (x >= 0xf0 && y >= 0xee && y < 0xf0) ||
			      (y >= 0xf0 && x >= 0xee && x < 0xf0);
		return (x < y) != beyond ? -1 : 1;
	}
	return (a.length > b.length) - (a.length < b.length);
}

static int compare_members(const void *left, const void *right)
{
	return compare_keys(**(str *const *)left, **(str *const *)right);
}

// The fewest digits that read back as the same number, the exponent beside (ECMA-262
// Number::toString). Where the next number below lies nearer than the one above (powers of two), the
// right digits may be one above the rounded ones.
static size_t shortest(double number, char digits[20], int *exponent)
{
	char text[40];
	for (int precision = 0; precision <= 17; precision++) {
		snprintf(text, sizeof text, "%.*e", precision, number);
		bool found = strtod(text, NULL) == number;
		char *last = text + precision + (precision > 0);
		if (!found && *last != '9') {
			*last += 1;
			found = strtod(text, NULL) == number;
		}
		if (!found)
			continue;
		size_t count = 0;
		for (const char *c = text; *c != 'e'; c++)
			if (*c != '.')
				digits[count++] = *c;
		*exponent = (int)strtol(strchr(text, 'e') + 1, NULL, 10);
		return count;
	}
	die("the number %g has no digits", number);
}

static void write_zeros(struct buf *buf, int count)
{
	for (int i = 0; i < count; i++)
		buf_add_char(buf, '0');
}

static void write_real(struct buf *buf, double number)
{
	must(isfinite(number));
	if (number == 0) {
		buf_add_char(buf, '0');
		return;
	}
	if (number < 0) {
		buf_add_char(buf, '-');
		number = -number;
	}
	char digits[20];
	int exponent;
	size_t count = shortest(number, digits, &exponent);
	str all = { digits, count };
	int point = exponent + 1; // Digits before the point.
	if (point > 21 || point <= -6) {
		buf_add(buf, str_slice(all, 0, 1));
		if (count > 1)
			buf_add_char(buf, '.');
		buf_add(buf, str_skip(all, 1));
		buf_addf(buf, "e%+d", exponent);
	} else if (point <= 0) {
		buf_add_c(buf, "0.");
		write_zeros(buf, -point);
		buf_add(buf, all);
	} else {
		buf_add(buf, str_slice(all, 0, (size_t)point));
		write_zeros(buf, point - (int)count);
		if ((int)count > point) {
			buf_add_char(buf, '.');
			buf_add(buf, str_skip(all, (size_t)point));
		}
	}
}

static void write_object(struct buf *buf, const struct json *json)
{
	str **order = NEW_MANY(buf->arena, json->count, str *);
	for (size_t i = 0; i < json->count; i++)
		order[i] = &json->keys[i];
	if (json->count > 1)
		qsort(order, json->count, sizeof *order, compare_members);
	buf_add_char(buf, '{');
	for (size_t i = 0; i < json->count; i++) {
		if (i > 0)
			buf_add_char(buf, ',');
		buf_add_json(buf, *order[i]);
		buf_add_char(buf, ':');
		json_write(buf, &json->items[order[i] - json->keys]);
	}
	buf_add_char(buf, '}');
}

void json_write(struct buf *buf, const struct json *json)
{
	switch (json->kind) {
	case JSON_IS_NULL: buf_add_c(buf, "null"); break;
	case JSON_IS_BOOLEAN: buf_add_c(buf, json->boolean ? "true" : "false"); break;
	case JSON_IS_INTEGER: buf_add_integer(buf, json->integer); break;
	case JSON_IS_REAL: write_real(buf, json->number); break;
	case JSON_IS_TEXT: buf_add_json(buf, json->text); break;
	case JSON_IS_ARRAY:
		buf_add_char(buf, '[');
		for (size_t i = 0; i < json->count; i++) {
			if (i > 0)
				buf_add_char(buf, ',');
			json_write(buf, &json->items[i]);
		}
		buf_add_char(buf, ']');
		break;
	case JSON_IS_OBJECT: write_object(buf, json); break;
	}
}
