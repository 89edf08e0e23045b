// What styles.xml of a workbook says of a cell: whether its number is a date, and its colour.
#pragma once
#include "base/xml.h"

// How a number is shown.
enum xlsx_shown { SHOWN_NUMBER, SHOWN_DAY, SHOWN_MONTH, SHOWN_YEAR, SHOWN_TIME };

struct xlsx_style {
	enum xlsx_shown shown;
	uint32_t fill; // As in struct xlsx_cell.
};

struct xlsx_styles {
	const struct xlsx_style *styles; // By the number that cells carry.
	size_t count;
};

struct xlsx_styles_reader;
extern const struct xml_events xlsx_styles_events;

// The context for the events above; when the XML has ended, what was read.
struct xlsx_styles_reader *xlsx_styles_new(struct arena *arena);
struct xlsx_styles xlsx_styles_read(const struct xlsx_styles_reader *reader);

// How a format code ("dd/mm/yyyy") shows a number.
enum xlsx_shown xlsx_format_shown(str code);

// The text of a serial day (18.17.4) shown so; false when it is no day of 1900 to 2200.
bool xlsx_serial_text(
	struct arena *arena, double serial, bool from_1904, enum xlsx_shown shown, str *text);
