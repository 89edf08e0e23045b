#include "http/body.h"

#include "base/limits.h"
#include "base/text.h"

enum { PART_HEADER_LIMIT = 8, PART_HEADER_BYTES = 4096, BOUNDARY_BYTES = 70 };

static bool add_field(struct arena *arena, struct form *form, str name, str value);
static bool read_part(struct arena *arena, str headers, str content, struct form *form,
	struct mishap *mishap);

static int hexadecimal(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static size_t first_special(str text, bool plus)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] == '%' || (plus && text.data[i] == '+'))
			return i;
	return text.length;
}

static bool decode_bytes(struct buf *out, str text, bool plus, struct mishap *mishap)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		if (c == '%') {
			int high = i + 2 < text.length ? hexadecimal(text.data[i + 1]) : -1;
			int low = i + 2 < text.length ? hexadecimal(text.data[i + 2]) : -1;
			if (high < 0 || low < 0)
				return mishap_at(mishap, 0, i + 1, N_("A percent sign is not followed by two hexadecimal digits."));
			c = (char)(high * 16 + low);
			i += 2;
		} else if (plus && c == '+') {
			c = ' ';
		}
		buf_add_char(out, c);
	}
	return true;
}

bool body_decode(struct arena *arena, str text, bool plus, str *decoded, struct mishap *mishap)
{
	*decoded = text;
	if (first_special(text, plus) < text.length) {
		struct buf out = buf_in(arena);
		if (!decode_bytes(&out, text, plus, mishap))
			return false;
		*decoded = buf_str(&out);
	}
	if (!text_valid(*decoded))
		return mishap_at(mishap, 0, 1, N_("The text is not valid UTF-8."));
	return true;
}

static bool too_many(const struct form *form)
{
	return form->field_count + form->upload_count >= LIMIT_PARAMETERS;
}

bool body_read_pairs(struct arena *arena, str text, struct form *form, struct mishap *mishap)
{
	const char *start = text.data;
	str piece;
	while (text.length > 0 && str_cut(&text, '&', &piece)) {
		size_t place = (size_t)(piece.data - start);
		str value = piece, name, decoded_name, decoded_value;
		if (piece.length == 0 || !str_cut(&value, '=', &name))
			continue;
		if (value.data == NULL)
			value = S("");
		if (!body_decode(arena, name, true, &decoded_name, mishap) ||
			!body_decode(arena, value, true, &decoded_value, mishap)) {
			mishap->column += place;
			return false;
		}
		if (!add_field(arena, form, decoded_name, decoded_value))
			return mishap_at(mishap, 0, place + 1, N_("There are too many fields."));
	}
	return true;
}

static bool add_field(struct arena *arena, struct form *form, str name, str value)
{
	if (too_many(form))
		return false;
	GROW(arena, form->fields, form->field_count, form->field_room);
	form->fields[form->field_count - 1] = (struct pair){ name, value };
	return true;
}

// RFC 2046 section 5.1.1; a boundary of other characters could hide in the delimiter's own line.
static bool boundary_good(str boundary)
{
	if (boundary.length == 0 || boundary.length > BOUNDARY_BYTES)
		return false;
	for (size_t i = 0; i < boundary.length; i++) {
		char c = boundary.data[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!letter && (c == 0 || strchr("'()+_,-./:=?", c) == NULL))
			return false;
	}
	return true;
}

// Where one part is: its header lines and its content, between two delimiters.
static bool next_part(str *rest, str delimiter, str *headers, str *content)
{
	size_t end = str_find(*rest, delimiter);
	if (end == SIZE_MAX)
		return false;
	str part = str_slice(*rest, 0, end);
	*rest = str_skip(*rest, end + delimiter.length);
	if (str_starts(part, S("\r\n"))) {
		*headers = S("");
		*content = str_skip(part, 2);
		return true;
	}
	size_t gap = str_find(str_slice(part, 0, PART_HEADER_BYTES), S("\r\n\r\n"));
	if (gap == SIZE_MAX)
		return false;
	*headers = str_slice(part, 0, gap);
	*content = str_skip(part, gap + 4);
	return true;
}

bool body_read_multipart(struct arena *arena, str boundary, str body, struct form *form,
	struct mishap *mishap)
{
	if (!boundary_good(boundary))
		return mishap_at(mishap, 0, 0, N_("The boundary of the form is missing or malformed."));
	str delimiter = str_format(arena, "\r\n--%.*s", STR_ARG(boundary));
	str first = str_skip(delimiter, 2), rest = str_skip(body, first.length);
	if (!str_starts(body, first))
		return mishap_at(mishap, 0, 1, N_("The form does not begin with its boundary."));
	while (!str_starts(rest, S("--"))) {
		size_t place = (size_t)(rest.data - body.data) + 1;
		str headers, content;
		if (!str_starts(rest, S("\r\n")))
			return mishap_at(mishap, 0, place, N_("A boundary is not alone on its line."));
		rest = str_skip(rest, 2);
		if (!next_part(&rest, delimiter, &headers, &content))
			return mishap_at(mishap, 0, place, N_("A part of the form has no end."));
		if (too_many(form))
			return mishap_at(mishap, 0, place, N_("There are too many fields."));
		if (!read_part(arena, headers, content, form, mishap)) {
			mishap->column += place;
			return false;
		}
	}
	rest = str_skip(rest, 2);
	if (rest.length > 0 && !str_is(rest, "\r\n"))
		return mishap_at(mishap, 0, (size_t)(rest.data - body.data) + 1,
			N_("Something stands behind the end of the form."));
	return true;
}

// The value of a header of a part; refuses two of the same name.
static bool part_header(str headers, const char *name, str *value)
{
	size_t found = 0, lines = 0;
	while (headers.length > 0) {
		size_t end = str_find(headers, S("\r\n"));
		str line = end == SIZE_MAX ? headers : str_slice(headers, 0, end);
		headers = end == SIZE_MAX ? S("") : str_skip(headers, end + 2);
		str rest = line, key;
		if (++lines > PART_HEADER_LIMIT || !str_cut(&rest, ':', &key) || rest.data == NULL)
			return false;
		if (str_equal_ignoring_case(key, str_from(name))) {
			*value = str_trim(rest);
			found += 1;
		}
	}
	return found < 2;
}

static bool encoding_plain(str encoding)
{
	return encoding.length == 0 || str_equal_ignoring_case(encoding, S("7bit")) ||
	       str_equal_ignoring_case(encoding, S("8bit")) ||
	       str_equal_ignoring_case(encoding, S("binary"));
}

// Browsers write CR, LF and the quote of a name as these three escapes and no others (WHATWG HTML,
// multipart/form-data encoding algorithm).
static str name_text(struct arena *arena, str text)
{
	if (!str_contains(text, S("%")))
		return text;
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < text.length; i++) {
		str rest = str_slice(text, i, 3);
		bool quote = str_is(rest, "%22"), carriage = str_is(rest, "%0D"), line = str_is(rest, "%0A");
		if (quote || carriage || line)
			i += 2;
		buf_add_char(&out, quote ? '"' : carriage ? '\r' : line ? '\n' : rest.data[0]);
	}
	return buf_str(&out);
}

static bool add_upload(struct arena *arena, struct form *form, struct upload upload,
	struct mishap *mishap)
{
	if (!text_valid(upload.file_name) || !text_valid(upload.media_type))
		return mishap_at(mishap, 0, 0, N_("The text is not valid UTF-8."));
	GROW(arena, form->uploads, form->upload_count, form->upload_room);
	form->uploads[form->upload_count - 1] = upload;
	return true;
}

static bool read_part(struct arena *arena, str headers, str content, struct form *form,
	struct mishap *mishap)
{
	str disposition = S(""), encoding = S(""), media_type = S("text/plain"), name, file_name;
	if (!part_header(headers, "Content-Disposition", &disposition) ||
		!part_header(headers, "Content-Transfer-Encoding", &encoding) ||
		!part_header(headers, "Content-Type", &media_type))
		return mishap_at(mishap, 0, 0, N_("The header of a part is malformed."));
	if (!str_equal_ignoring_case(body_media_type(disposition), S("form-data")) ||
		!body_parameter(arena, disposition, "name", &name) || !text_valid(name))
		return mishap_at(mishap, 0, 0, N_("A part of the form has no name."));
	if (!encoding_plain(encoding))
		return mishap_at(mishap, 0, 0, N_("A part of the form is encoded."));
	name = name_text(arena, name);
	if (body_parameter(arena, disposition, "filename", &file_name))
		return add_upload(arena, form,
			(struct upload){ name, name_text(arena, file_name), media_type, content }, mishap);
	if (!text_valid(content))
		return mishap_at(mishap, 0, 0, N_("The text is not valid UTF-8."));
	return add_field(arena, form, name, content);
}

bool body_read_form(struct arena *arena, str content_type, str body, struct form *form,
	struct mishap *mishap)
{
	str type = body_media_type(content_type), boundary = S("");
	if (str_equal_ignoring_case(type, S("application/x-www-form-urlencoded")))
		return body_read_pairs(arena, body, form, mishap);
	if (!str_equal_ignoring_case(type, S("multipart/form-data")))
		return true;
	if (!body_parameter(arena, content_type, "boundary", &boundary))
		boundary = S("");
	return body_read_multipart(arena, boundary, body, form, mishap);
}

str body_media_type(str content_type)
{
	str type = S("");
	if (content_type.length > 0 && str_cut(&content_type, ';', &type))
		return str_trim(type);
	return type;
}

// Takes a quoted text from behind its opening quote. Only \" is an escape: browsers of old sent
// whole Windows paths with bare backslashes.
static bool quoted(struct arena *arena, str *rest, str *value)
{
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < rest->length; i++) {
		char c = rest->data[i];
		if (c == '"') {
			*rest = str_skip(*rest, i + 1);
			*value = buf_str(&out);
			return true;
		}
		if (c == '\\' && i + 1 < rest->length && rest->data[i + 1] == '"')
			c = rest->data[++i];
		buf_add_char(&out, c);
	}
	return false;
}

static size_t until(str text, const char *ends)
{
	size_t i = 0;
	while (i < text.length && (text.data[i] == 0 || strchr(ends, text.data[i]) == NULL))
		i++;
	return i;
}

bool body_parameter(struct arena *arena, str header, const char *name, str *value)
{
	str rest = str_skip(header, until(header, ";"));
	while (rest.length > 0) {
		rest = str_trim(str_skip(rest, 1));
		size_t end = until(rest, "=;");
		str key = str_trim(str_slice(rest, 0, end)), found = S("");
		rest = str_skip(rest, end);
		if (str_starts(rest, S("=\""))) {
			rest = str_skip(rest, 2);
			if (!quoted(arena, &rest, &found))
				return false;
		} else if (str_starts(rest, S("="))) {
			size_t length = until(rest, ";");
			found = str_trim(str_slice(rest, 1, length - 1));
		}
		rest = str_skip(rest, until(rest, ";"));
		if (str_equal_ignoring_case(key, str_from(name))) {
			*value = found;
			return true;
		}
	}
	return false;
}
