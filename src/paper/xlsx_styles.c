#include "paper/xlsx_styles.h"

#include <math.h>

#include "base/date.h"
#include "base/limits.h"

enum { STYLES_MAX = 65536, INDEXED = 64 };

// The colours of 18.8.27, which older programs name by number.
static const uint32_t palette[INDEXED] = { 0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff,
	0xffff00, 0xff00ff, 0x00ffff, 0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00,
	0xff00ff, 0x00ffff, 0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xc0c0c0,
	0x808080, 0x9999ff, 0x993366, 0xffffcc, 0xccffff, 0x660066, 0xff8080, 0x0066cc, 0xccccff,
	0x000080, 0xff00ff, 0xffff00, 0x00ffff, 0x800080, 0x800000, 0x008080, 0x0000ff, 0x00ccff,
	0xccffff, 0xccffcc, 0xffff99, 0x99ccff, 0xff99cc, 0xcc99ff, 0xffcc99, 0x3366ff, 0x33cccc,
	0x99cc00, 0xffcc00, 0xff9900, 0xff6600, 0x666699, 0x969696, 0x003366, 0x339966, 0x003300,
	0x333300, 0x993300, 0x993366, 0x333399, 0x333333 };

struct format {
	int64_t id;
	enum xlsx_shown shown;
};

struct xlsx_styles_reader {
	struct arena *arena;
	struct format *formats;
	size_t format_count, format_room;
	uint32_t *fills;
	size_t fill_count, fill_room;
	struct xlsx_style *styles;
	size_t style_count, style_room;
	bool in_cells; // Inside cellXfs, not cellStyleXfs.
	bool solid;
};

// Letters that a format shows of a moment, outside quotes, brackets and escapes; '[' stands for [h],
// [m] and [s], which count a duration.
static void letters_of(str code, bool seen[128])
{
	for (size_t i = 0; i < code.length; i++) {
		char c = code.data[i];
		if (c == ';')
			return;
		if (c == '\\' || c == '_' || c == '*') {
			i++;
			continue;
		}
		if (c == '"' || c == '[') {
			size_t end = str_find(str_skip(code, i + 1), c == '"' ? S("\"") : S("]"));
			str inside = str_slice(code, i + 1, end == SIZE_MAX ? code.length : end);
			seen['['] |= c == '[' &&
				     (str_starts(inside, S("h")) || str_starts(inside, S("m")) ||
					     str_starts(inside, S("s")));
			i = end == SIZE_MAX ? code.length : i + 1 + end;
			continue;
		}
		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if ((unsigned char)c < 128)
			seen[(unsigned char)c] = true;
	}
}

enum xlsx_shown xlsx_format_shown(str code)
{
	bool seen[128] = { false };
	if (str_equal_ignoring_case(code, S("General")))
		return SHOWN_NUMBER;
	letters_of(code, seen);
	if (seen['['])
		return SHOWN_NUMBER;
	if (seen['0'] || seen['#'] || seen['?'])
		return seen['y'] || seen['d']   ? SHOWN_DAY
		       : seen['s'] && seen['h'] ? SHOWN_TIME
						: SHOWN_NUMBER;
	if (seen['d'])
		return SHOWN_DAY;
	if (seen['y'])
		return seen['m'] ? SHOWN_MONTH : SHOWN_YEAR;
	return seen['h'] || seen['s'] ? SHOWN_TIME : seen['m'] ? SHOWN_DAY : SHOWN_NUMBER;
}

// The formats that need no code in the file (18.8.30).
static enum xlsx_shown built_in(int64_t id)
{
	if (id == 17)
		return SHOWN_MONTH;
	if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
		(id >= 50 && id <= 58))
		return SHOWN_DAY;
	return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)
		       ? SHOWN_TIME
		       : SHOWN_NUMBER;
}

static int64_t number_of(const struct xml_element *element, const char *name, int64_t otherwise)
{
	int64_t number = otherwise;
	str value = xml_attribute_find(element, name);
	return value.data != NULL && str_to_integer(value, &number) ? number : otherwise;
}

static enum xlsx_shown shown_of(const struct xlsx_styles_reader *reader, int64_t id)
{
	for (size_t i = reader->format_count; i-- > 0;)
		if (reader->formats[i].id == id)
			return reader->formats[i].shown;
	return built_in(id);
}

static bool hex_read(str text, uint32_t *number)
{
	*number = 0;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
				 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
				 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
							: 16;
		if (digit == 16)
			return false;
		*number = *number << 4 | digit;
	}
	return text.length == 6 || text.length == 8;
}

static uint32_t colour_of(const struct xml_element *element)
{
	uint32_t colour;
	str rgb = xml_attribute_find(element, "rgb");
	if (rgb.data != NULL && hex_read(rgb, &colour))
		return colour | 0xff000000u;
	int64_t indexed = number_of(element, "indexed", -1);
	return indexed >= 0 && indexed < INDEXED ? palette[indexed] | 0xff000000u : 0;
}

static bool add_style(
	struct xlsx_styles_reader *reader, const struct xml_element *element, struct mishap *mishap)
{
	if (reader->style_count == STYLES_MAX)
		return mishap_at(mishap, 0, 0, N_("the workbook has too many styles"));
	struct xlsx_style style = { shown_of(reader, number_of(element, "numFmtId", 0)), 0 };
	int64_t fill = number_of(element, "fillId", 0);
	if (fill >= 0 && (size_t)fill < reader->fill_count)
		style.fill = reader->fills[fill];
	GROW(reader->arena, reader->styles, reader->style_count, reader->style_room);
	reader->styles[reader->style_count - 1] = style;
	return true;
}

static bool styles_start(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct xlsx_styles_reader *reader = context;
	if (str_is(element->name, "numFmt")) {
		str code = xml_attribute_find(element, "formatCode");
		if (code.data == NULL || reader->format_count == STYLES_MAX / 8)
			return true;
		GROW(reader->arena, reader->formats, reader->format_count, reader->format_room);
		reader->formats[reader->format_count - 1] =
			(struct format){ number_of(element, "numFmtId", -1),
				xlsx_format_shown(code) };
	} else if (str_is(element->name, "fill") && reader->fill_count < STYLES_MAX) {
		GROW(reader->arena, reader->fills, reader->fill_count, reader->fill_room);
	} else if (str_is(element->name, "patternFill")) {
		reader->solid = str_equal(xml_attribute_find(element, "patternType"), S("solid"));
	} else if (str_is(element->name, "fgColor") && reader->solid && reader->fill_count > 0) {
		reader->fills[reader->fill_count - 1] = colour_of(element);
	} else if (str_is(element->name, "cellXfs")) {
		reader->in_cells = true;
	} else if (str_is(element->name, "xf") && reader->in_cells) {
		return add_style(reader, element, mishap);
	}
	return true;
}

static bool styles_end(void *context, const struct xml_element *element, struct mishap *mishap)
{
	(void)mishap;
	struct xlsx_styles_reader *reader = context;
	if (str_is(element->name, "cellXfs"))
		reader->in_cells = false;
	if (str_is(element->name, "patternFill"))
		reader->solid = false;
	return true;
}

const struct xml_events xlsx_styles_events = { styles_start, styles_end, NULL };

struct xlsx_styles_reader *xlsx_styles_new(struct arena *arena)
{
	struct xlsx_styles_reader *reader = NEW(arena, struct xlsx_styles_reader);
	reader->arena = arena;
	return reader;
}

struct xlsx_styles xlsx_styles_read(const struct xlsx_styles_reader *reader)
{
	return (struct xlsx_styles){ reader->styles, reader->style_count };
}

bool xlsx_serial_text(
	struct arena *arena, double serial, bool from_1904, enum xlsx_shown shown, str *text)
{
	enum { LAST_SERIAL = 109939, BETWEEN_1900_AND_1904 = 1462, SERIAL_OF_1970 = 25569 };
	if (!(serial >= 0) || serial > LAST_SERIAL)
		return false;
	if (from_1904 && !(shown == SHOWN_TIME && serial < 1))
		serial += BETWEEN_1900_AND_1904;
	double whole = floor(serial);
	int64_t seconds = llround((serial - whole) * 86400);
	int64_t days = (int64_t)whole + seconds / 86400;
	seconds %= 86400;
	if (shown == SHOWN_TIME && days == 0) {
		*text = str_format(
			arena, "%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60));
		return true;
	}
	if (days < 1)
		return false;
	// Spreadsheets believe in 29 February 1900, so days before March 1900 are one further on.
	struct day day = day_from_serial(days - SERIAL_OF_1970 + (days < 60));
	if (day.text[0] == 0)
		return false;
	str iso = day_str(&day);
	if (shown == SHOWN_MONTH || shown == SHOWN_YEAR)
		*text = str_copy(arena, str_slice(iso, 0, shown == SHOWN_YEAR ? 4 : 7));
	else if (seconds == 0)
		*text = str_copy(arena, iso);
	else
		*text = str_format(arena, "%sT%02d:%02d:%02d", day.text, (int)(seconds / 3600),
			(int)(seconds / 60 % 60), (int)(seconds % 60));
	return true;
}
