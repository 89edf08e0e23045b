#include "post/mime.h"

#include <string.h>

#include "base/encoding.h"
#include "base/text.h"
#include "post/message.h"

enum { CONTINUATIONS_MOST = 20, WORD_BYTES_MOST = 4096, TAG_BYTES_MOST = 40 };

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static str small_letters(struct arena *arena, str text)
{
	char *letters = arena_copy(arena, text.data, text.length);
	for (size_t i = 0; i < text.length; i++)
		letters[i] = small(letters[i]);
	return (str){ letters, text.length };
}

// Lines end with LF; a CR before it belongs to the end.
static bool cut_line(str *rest, str *line)
{
	if (!str_cut(rest, '\n', line))
		return false;
	if (line->length > 0 && line->data[line->length - 1] == '\r')
		line->length--;
	return true;
}

// Fields.

static bool is_field(str line, size_t *colon)
{
	*colon = str_find(line, S(":"));
	if (*colon == SIZE_MAX || *colon == 0)
		return false;
	for (size_t i = 0; i < *colon; i++)
		if (line.data[i] <= ' ' || line.data[i] >= 127)
			return false;
	return true;
}

// A field goes on in the lines that begin with a space: their bytes stand together anyway.
static void add_fold(struct mime_field *field, str line)
{
	size_t length = (size_t)(line.data + line.length - field->value.data);
	field->value.length = length < MIME_FIELD_BYTES ? length : MIME_FIELD_BYTES;
}

struct mime_head mime_head_read(struct arena *arena, str bytes, str *body)
{
	struct mime_head head = { NULL, 0 };
	size_t room = 0, colon = 0;
	str rest = bytes, line, before = bytes;
	while (cut_line(&rest, &line) && line.length > 0) {
		bool fold = is_space(line.data[0]) && head.count > 0;
		if (!fold && !is_field(line, &colon)) {
			// An envelope line of old mail folders stands before the first field.
			if (head.count > 0 || !str_starts(line, S("From "))) {
				*body = before;
				return head;
			}
		} else if (fold) {
			add_fold(&head.fields[head.count - 1], line);
		} else if (head.count < MIME_FIELDS_MOST) {
			GROW(arena, head.fields, head.count, room);
			head.fields[head.count - 1] = (struct mime_field){ str_slice(line, 0, colon),
				str_slice(str_skip(line, colon + 1), 0, MIME_FIELD_BYTES) };
		}
		before = rest;
	}
	*body = rest;
	return head;
}

str mime_field(const struct mime_head *head, const char *name)
{
	for (size_t i = 0; i < head->count; i++)
		if (str_equal_ignoring_case(head->fields[i].name, str_from(name)))
			return str_trim(head->fields[i].value);
	return S("");
}

// Transfer encodings.

static int base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static str base64_decode(struct arena *arena, str text)
{
	struct buf buf = buf_sized(arena, text.length / 4 * 3 + 4);
	uint32_t bits = 0;
	int count = 0;
	for (size_t i = 0; i < text.length && text.data[i] != '='; i++) {
		int value = base64_value(text.data[i]);
		if (value < 0)
			continue;
		bits = bits << 6 | (uint32_t)value;
		count += 6;
		if (count >= 8) {
			count -= 8;
			buf_add_char(&buf, (char)(bits >> count & 0xff));
		}
	}
	return buf_str(&buf);
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = small(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// `escape` and two digits are a byte: '=' of quoted-printable, '%' of parameters.
static bool hex_pair(str text, size_t at, char escape, char *byte)
{
	if (text.data[at] != escape || text.length - at < 3)
		return false;
	int high = hex_value(text.data[at + 1]), low = hex_value(text.data[at + 2]);
	if (high < 0 || low < 0)
		return false;
	*byte = (char)(high << 4 | low);
	return true;
}

static str quoted_decode(struct arena *arena, str text, bool word)
{
	struct buf buf = buf_sized(arena, text.length + 1);
	for (size_t i = 0; i < text.length; i++) {
		char byte;
		str rest = str_skip(text, i);
		if (hex_pair(text, i, '=', &byte)) {
			buf_add_char(&buf, byte);
			i += 2;
		} else if (!word && (str_starts(rest, S("=\n")) || str_starts(rest, S("=\r\n")))) {
			i += rest.data[1] == '\r' ? 2 : 1;
		} else {
			buf_add_char(&buf, word && text.data[i] == '_' ? ' ' : text.data[i]);
		}
	}
	return buf_str(&buf);
}

str mime_decode(struct arena *arena, str encoding, str body)
{
	str name = mime_value(arena, encoding);
	if (str_is(name, "base64"))
		return base64_decode(arena, body);
	return str_is(name, "quoted-printable") ? quoted_decode(arena, body, false) : body;
}

// Letters.

static str mend(struct arena *arena, str bytes)
{
	struct buf buf = buf_sized(arena, bytes.length + 1);
	for (size_t at = 0; at < bytes.length;) {
		uint32_t letter = text_next(bytes, &at);
		text_add(&buf, letter == 0 ? 0xfffd : letter);
	}
	return buf_str(&buf);
}

str mime_letters(struct arena *arena, str charset, str bytes)
{
	char chain[ENCODING_CHAIN_ROOM];
	struct mishap mishap;
	str text;
	bool plain = str_equal_ignoring_case(charset, S("utf-8")) || str_equal_ignoring_case(charset, S("us-ascii"));
	if (text_valid(bytes) && (plain || text_ascii_length(bytes) == bytes.length))
		text = bytes;
	else if (plain || charset.length == 0 ||
		!encoding_decode(arena, bytes, str_c(arena, charset), &text, chain, &mishap))
		if (!encoding_decode(arena, bytes, NULL, &text, chain, &mishap))
			text = mend(arena, bytes);
	return text_normal(arena, text_valid(text) ? text : mend(arena, text));
}

// One encoded word at the start of the text: =?charset?B?…?=
static bool take_word(struct arena *arena, str *text, str *charset, str *bytes)
{
	if (!str_starts(*text, S("=?")))
		return false;
	str rest = str_slice(*text, 2, WORD_BYTES_MOST), kind;
	if (!str_cut(&rest, '?', charset) || !str_cut(&rest, '?', &kind) || kind.length != 1)
		return false;
	size_t end = str_find(rest, S("?="));
	if (end == SIZE_MAX || charset->length == 0 || charset->length > 40)
		return false;
	str word = str_slice(rest, 0, end), language;
	str name = *charset;
	if (str_cut(&name, '*', &language)) // RFC 2231, 5: a language may follow.
		*charset = language;
	if (small(kind.data[0]) != 'b' && small(kind.data[0]) != 'q')
		return false;
	*bytes = small(kind.data[0]) == 'b' ? base64_decode(arena, word) : quoted_decode(arena, word, true);
	*text = str_skip(*text, (size_t)(rest.data - text->data) + end + 2);
	return true;
}

static void add_letters(struct arena *arena, struct buf *out, str charset, struct buf *bytes)
{
	if (bytes->length > 0)
		buf_add(out, mime_letters(arena, charset, buf_str(bytes)));
	*bytes = buf_in(arena);
}

// Words of one charset that stand side by side are joined before they are read: programs cut letters in two.
str mime_text(struct arena *arena, str value)
{
	struct buf out = buf_in(arena), words = buf_in(arena), plain = buf_in(arena);
	str charset = S(""), rest = value, next, bytes;
	while (rest.length > 0) {
		str space = rest;
		while (space.length > 0 && is_space(space.data[0]))
			space = str_skip(space, 1);
		str at = words.length > 0 ? space : rest;
		if (take_word(arena, &at, &next, &bytes)) {
			add_letters(arena, &out, S(""), &plain);
			if (words.length > 0 && !str_equal_ignoring_case(next, charset))
				add_letters(arena, &out, charset, &words);
			charset = next;
			buf_add(&words, bytes);
			rest = at;
			continue;
		}
		add_letters(arena, &out, charset, &words);
		buf_add_char(&plain, rest.data[0]);
		rest = str_skip(rest, 1);
	}
	add_letters(arena, &out, charset, &words);
	add_letters(arena, &out, S(""), &plain);
	return text_squeeze(arena, text_normal(arena, buf_str(&out)));
}

// Parameters.

str mime_value(struct arena *arena, str value)
{
	str rest = value, first;
	return str_cut(&rest, ';', &first) ? small_letters(arena, str_trim(first)) : S("");
}

// The next ";name=value" of what is left; quotes undone.
static bool next_parameter(struct arena *arena, str *rest, str *name, str *value)
{
	size_t at = 0;
	while (at < rest->length && (rest->data[at] == ';' || is_space(rest->data[at])))
		at++;
	str text = str_skip(*rest, at);
	size_t equals = 0;
	while (equals < text.length && text.data[equals] != '=' && text.data[equals] != ';')
		equals++;
	*name = str_trim(str_slice(text, 0, equals));
	*value = S("");
	text = str_skip(text, equals);
	if (text.length > 0 && text.data[0] == '=') {
		text = str_skip(text, 1);
		while (text.length > 0 && is_space(text.data[0]))
			text = str_skip(text, 1);
		struct buf buf = buf_in(arena);
		bool quoted = text.length > 0 && text.data[0] == '"';
		size_t i = quoted;
		for (; i < text.length && text.data[i] != (quoted ? '"' : ';'); i++) {
			if (quoted && text.data[i] == '\\' && i + 1 < text.length)
				i++;
			buf_add_char(&buf, text.data[i]);
		}
		*value = quoted ? buf_str(&buf) : str_trim(buf_str(&buf));
		text = str_skip(text, i + (quoted && i < text.length));
	}
	*rest = text;
	return name->length > 0 || rest->length > 0;
}

static str percent_decode(struct arena *arena, str text)
{
	struct buf buf = buf_sized(arena, text.length + 1);
	for (size_t i = 0; i < text.length; i++) {
		char byte;
		bool pair = hex_pair(text, i, '%', &byte);
		buf_add_char(&buf, pair ? byte : text.data[i]);
		i += pair ? 2 : 0;
	}
	return buf_str(&buf);
}

// "name*0*", "name*1", "name*": the number of the piece, and whether its bytes are escaped.
static bool is_piece(str given, const char *name, size_t *number, bool *escaped)
{
	str wanted = str_from(name);
	if (given.length < wanted.length || !str_equal_ignoring_case(str_slice(given, 0, wanted.length), wanted))
		return false;
	str rest = str_skip(given, wanted.length);
	*number = 0;
	*escaped = str_ends(rest, S("*"));
	if (*escaped)
		rest.length--;
	if (rest.length == 0)
		return true;
	int64_t value;
	if (rest.data[0] != '*' || !str_to_integer(str_skip(rest, 1), &value) || value < 0 || value >= CONTINUATIONS_MOST)
		return false;
	*number = (size_t)value;
	return true;
}

str mime_parameter(struct arena *arena, str value, const char *name)
{
	str pieces[CONTINUATIONS_MOST] = { { NULL, 0 } }, given, text;
	bool escaped, extended = false;
	size_t semicolon = str_find(value, S(";")), number;
	str rest = semicolon == SIZE_MAX ? S("") : str_skip(value, semicolon), charset = S("");
	for (int i = 0; i < MIME_FIELDS_MOST && next_parameter(arena, &rest, &given, &text); i++) {
		if (!is_piece(given, name, &number, &escaped) || pieces[number].data != NULL)
			continue;
		str letters = text, language;
		if (escaped && number == 0 && str_cut(&letters, '\'', &charset) && str_cut(&letters, '\'', &language))
			text = letters;
		extended = extended || escaped;
		pieces[number] = escaped ? percent_decode(arena, text) : text;
	}
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < CONTINUATIONS_MOST && pieces[i].data != NULL; i++)
		buf_add(&buf, pieces[i]);
	str whole = buf_str(&buf);
	return extended ? text_squeeze(arena, mime_letters(arena, charset, whole)) : mime_text(arena, whole);
}

// Addresses and names of messages.

static str without_comments(struct arena *arena, str value, str *comment)
{
	struct buf buf = buf_in(arena), inside = buf_in(arena);
	size_t depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < value.length; i++) {
		char c = value.data[i];
		if (c == '"' && depth == 0)
			quoted = !quoted;
		if (!quoted && c == '(')
			depth++;
		else if (!quoted && c == ')' && depth > 0)
			depth--;
		else
			buf_add_char(depth > 0 ? &inside : &buf, c);
	}
	*comment = buf_str(&inside);
	return buf_str(&buf);
}

void mime_address(struct arena *arena, str value, str *address, str *name)
{
	str comment, plain = without_comments(arena, value, &comment);
	size_t open = str_find(plain, S("<"));
	str inside = open == SIZE_MAX ? plain : str_skip(plain, open + 1), first = S("");
	if (!str_cut(&inside, open == SIZE_MAX ? ',' : '>', &first))
		first = S("");
	*address = str_trim(first);
	if (!message_address_good(*address))
		*address = S("");
	str before = open == SIZE_MAX ? comment : str_trim(str_slice(plain, 0, open));
	if (before.length >= 2 && before.data[0] == '"' && before.data[before.length - 1] == '"')
		before = str_slice(before, 1, before.length - 2);
	*name = mime_text(arena, before);
}

size_t mime_ids(struct arena *arena, str value, str *ids, size_t most)
{
	size_t count = 0;
	str rest = value;
	for (size_t open; count < most && (open = str_find(rest, S("<"))) != SIZE_MAX;) {
		rest = str_skip(rest, open);
		size_t close = str_find(rest, S(">"));
		if (close == SIZE_MAX)
			break;
		str id = str_slice(rest, 0, close + 1);
		bool good = text_valid(id) && id.length <= 998;
		for (size_t i = 0; i < id.length; i++)
			good = good && id.data[i] > ' ' && id.data[i] != 127;
		if (good)
			ids[count++] = str_copy(arena, id);
		rest = str_skip(rest, close + 1);
	}
	return count;
}

// Dates.

static bool cut_word(str *rest, str *word)
{
	while (rest->length > 0 && (is_space(rest->data[0]) || rest->data[0] == ','))
		*rest = str_skip(*rest, 1);
	size_t length = 0;
	while (length < rest->length && !is_space(rest->data[length]) && rest->data[length] != ',')
		length++;
	*word = str_slice(*rest, 0, length);
	*rest = str_skip(*rest, length);
	return length > 0;
}

static int month_of(str word)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };
	for (size_t i = 0; i < COUNT(months); i++)
		if (str_equal_ignoring_case(str_slice(word, 0, 3), str_from(months[i])))
			return (int)i + 1;
	return 0;
}

// "+0100" in minutes; names of zones of North America and the rest count as UTC, as RFC 5322 says of unknown ones.
static int64_t zone_minutes(str zone)
{
	static const struct {
		const char *name;
		int64_t hours;
	} names[] = { { "EST", -5 }, { "EDT", -4 }, { "CST", -6 }, { "CDT", -5 }, { "MST", -7 }, { "MDT", -6 }, { "PST", -8 },
		{ "PDT", -7 } };
	int64_t number;
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_is(zone, names[i].name))
			return names[i].hours * 60;
	if (zone.length != 5 || (zone.data[0] != '+' && zone.data[0] != '-') || !str_to_integer(str_skip(zone, 1), &number) ||
		number < 0 || number > 1400)
		return 0;
	int64_t minutes = number / 100 * 60 + number % 100;
	return zone.data[0] == '-' ? -minutes : minutes;
}

struct instant mime_date(str value)
{
	static const struct instant none = { "" };
	str rest = value, word, month, year, time, zone, piece;
	int64_t day = 0, full = 0, parts[3] = { 0, 0, 0 };
	struct day date;
	// A name of a weekday may stand before.
	if (!cut_word(&rest, &word) || (!str_to_integer(word, &day) && (!cut_word(&rest, &word) || !str_to_integer(word, &day))))
		return none;
	if (!cut_word(&rest, &month) || !cut_word(&rest, &year) || !str_to_integer(year, &full) || !cut_word(&rest, &time))
		return none;
	if (year.length <= 3)
		full += full < 50 ? 2000 : 1900;
	for (size_t i = 0; i < COUNT(parts) && str_cut(&time, ':', &piece); i++)
		if (!str_to_integer(piece, &parts[i]))
			return none;
	if (month_of(month) == 0 || day < 1 || day > 31 || full < 1900 || full > 2200 || parts[0] < 0 || parts[0] > 23 ||
		parts[1] < 0 || parts[1] > 59 || parts[2] < 0 || parts[2] > 60 || !day_make((int)full, month_of(month), (int)day, &date))
		return none;
	int64_t zoned = cut_word(&rest, &zone) ? zone_minutes(zone) : 0;
	int64_t seconds = day_serial(&date) * 86400 + parts[0] * 3600 + parts[1] * 60 + parts[2] - zoned * 60;
	return instant_from_milliseconds(seconds * 1000);
}

// HTML.

static bool is_tag(str tag, const char *name)
{
	str wanted = str_from(name);
	return tag.length >= wanted.length && str_equal_ignoring_case(str_slice(tag, 0, wanted.length), wanted) &&
	       (tag.length == wanted.length || is_space(tag.data[wanted.length]) || tag.data[wanted.length] == '/');
}

static bool breaks_line(str tag)
{
	static const char *const names[] = { "br", "p", "div", "tr", "li", "h1", "h2", "h3", "table", "blockquote" };
	if (str_starts(tag, S("/")))
		tag = str_skip(tag, 1);
	for (size_t i = 0; i < COUNT(names); i++)
		if (is_tag(tag, names[i]))
			return true;
	return false;
}

// What "&…;" stands for; false when it is none that is known.
static bool entity_letter(str name, uint32_t *letter)
{
	static const struct {
		const char *name;
		uint32_t letter;
	} known[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", ' ' },
		{ "eacute", 0xe9 }, { "egrave", 0xe8 }, { "agrave", 0xe0 }, { "ccedil", 0xe7 }, { "rsquo", 0x2019 }, { "laquo", 0xab },
		{ "raquo", 0xbb }, { "ndash", 0x2013 } };
	for (size_t i = 0; i < COUNT(known); i++)
		if (str_is(name, known[i].name)) {
			*letter = known[i].letter;
			return true;
		}
	if (!str_starts(name, S("#")))
		return false;
	bool hex = name.length > 1 && small(name.data[1]) == 'x';
	uint32_t value = 0;
	for (size_t i = hex ? 2 : 1; i < name.length; i++) {
		int digit = hex_value(name.data[i]);
		if (digit < 0 || (!hex && digit > 9))
			return false;
		value = value * (hex ? 16 : 10) + (uint32_t)digit;
	}
	*letter = value < ' ' ? ' ' : value;
	return name.length > (hex ? 2u : 1u);
}

// Where the element that is not read ends; the whole rest when it does not.
static str skip_element(str rest, const char *name)
{
	for (size_t at; (at = str_find(rest, S("</"))) != SIZE_MAX;) {
		rest = str_skip(rest, at + 2);
		str tag = str_slice(rest, 0, TAG_BYTES_MOST);
		size_t end = str_find(tag, S(">"));
		if (end != SIZE_MAX && is_tag(str_slice(tag, 0, end), name))
			return str_skip(rest, end + 1);
	}
	return S("");
}

static str take_tag(struct buf *buf, str rest)
{
	static const char *const unread[] = { "script", "style", "head", "title" };
	if (str_starts(rest, S("<!--"))) {
		size_t end = str_find(rest, S("-->"));
		return end == SIZE_MAX ? S("") : str_skip(rest, end + 3);
	}
	size_t end = str_find(rest, S(">"));
	if (end == SIZE_MAX)
		return S("");
	str tag = str_slice(rest, 1, end - 1);
	for (size_t i = 0; i < COUNT(unread); i++)
		if (is_tag(tag, unread[i]))
			return skip_element(str_skip(rest, end + 1), unread[i]);
	if (breaks_line(tag) && buf->length > 0 && buf->data[buf->length - 1] != '\n')
		buf_add_char(buf, '\n');
	return str_skip(rest, end + 1);
}

str mime_html_text(struct arena *arena, str html)
{
	struct buf buf = buf_sized(arena, html.length / 2 + 16);
	str rest = html;
	while (rest.length > 0) {
		uint32_t letter;
		size_t end = rest.data[0] == '&' ? str_find(str_slice(rest, 0, 12), S(";")) : SIZE_MAX;
		bool space = is_space(rest.data[0]);
		if (rest.data[0] == '<') {
			rest = take_tag(&buf, rest);
		} else if (end != SIZE_MAX && entity_letter(str_slice(rest, 1, end - 1), &letter)) {
			text_add(&buf, letter);
			rest = str_skip(rest, end + 1);
		} else {
			if (!space || (buf.length > 0 && !is_space(buf.data[buf.length - 1])))
				buf_add_char(&buf, space ? ' ' : rest.data[0]);
			rest = str_skip(rest, 1);
		}
	}
	return text_normal(arena, str_trim(buf_str(&buf)));
}
