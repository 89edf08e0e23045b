#include "paper/xlsx_read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/json.h"
#include "base/limits.h"
#include "paper/xlsx_styles.h"

enum { SHEETS_MAX = 100, MERGES_MAX = 100 * 1000, LAST_ROW = 1048576 };

struct sheet_name {
	str name, id;
	bool hidden;
};

// What all readers of one workbook share.
struct reader {
	struct arena *arena;
	struct package package;
	struct sheet_name *names;
	size_t name_count, name_room;
	bool from_1904;
	struct xlsx_styles styles;
	str *strings;
	size_t string_count, string_room;
	size_t cell_count;
	struct buf text; // Of the string or cell being read; used again and again.
};

static str attribute_copy(
	struct reader *reader, const struct xml_element *element, const char *name)
{
	return str_copy(reader->arena, xml_attribute_find(element, name));
}

// The workbook's own part.

static bool book_start(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct reader *reader = context;
	if (str_is(element->name, "workbookPr")) {
		str from = xml_attribute_find(element, "date1904");
		reader->from_1904 = str_equal(from, S("1")) || str_equal(from, S("true"));
	}
	if (!str_is(element->name, "sheet"))
		return true;
	if (reader->name_count == SHEETS_MAX)
		return mishap_at(mishap, 0, 0, N_("the workbook has too many sheets"));
	GROW(reader->arena, reader->names, reader->name_count, reader->name_room);
	str state = xml_attribute_find(element, "state");
	reader->names[reader->name_count - 1] =
		(struct sheet_name){ attribute_copy(reader, element, "name"),
			attribute_copy(reader, element, "id"),
			str_is(state, "hidden") || str_is(state, "veryHidden") };
	return true;
}

static const struct xml_events book_events = { book_start, NULL, NULL };

// Text of strings and cells.

static bool text_more(
	struct reader *reader, str text, size_t row, size_t column, struct mishap *mishap)
{
	if (reader->text.length + text.length > LIMIT_CELL_BYTES)
		return mishap_at(mishap, row, column, N_("a cell is too long"));
	buf_add(&reader->text, text);
	return true;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
				      : -1;
}

// The control character that "_x000D_" stands for (22.9.2.19), or -1. Others are left as they stand.
static int escape_at(str text)
{
	if (text.length < 7 || !str_starts(text, S("_x00")) || text.data[6] != '_')
		return -1;
	int high = hex_digit(text.data[4]), low = hex_digit(text.data[5]);
	int code = high < 0 || low < 0 ? -1 : high * 16 + low;
	return code == '\t' || code == '\n' || code == '\r' || code == '_' ? code : -1;
}

static str text_taken(struct reader *reader)
{
	str text = buf_str(&reader->text);
	reader->text.length = 0;
	if (str_find(text, S("_x00")) == SIZE_MAX)
		return str_copy(reader->arena, text);
	struct buf plain = buf_sized(reader->arena, text.length + 1);
	for (size_t i = 0; i < text.length; i++) {
		int code = escape_at(str_skip(text, i));
		buf_add_char(&plain, code >= 0 ? (char)code : text.data[i]);
		i += code >= 0 ? 6 : 0;
	}
	return buf_str(&plain);
}

struct strings {
	struct reader *reader;
	bool in_text;
	bool in_phonetic;
};

static bool strings_start(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct strings *strings = context;
	if (str_is(element->name, "rPh"))
		strings->in_phonetic = true;
	if (str_is(element->name, "t"))
		strings->in_text = !strings->in_phonetic;
	if (str_is(element->name, "si") && strings->reader->string_count == LIMIT_LIST_CELLS)
		return mishap_at(mishap, 0, 0, N_("the list has too many cells"));
	return true;
}

static bool strings_end(void *context, const struct xml_element *element, struct mishap *mishap)
{
	(void)mishap;
	struct strings *strings = context;
	struct reader *reader = strings->reader;
	if (str_is(element->name, "rPh"))
		strings->in_phonetic = false;
	if (str_is(element->name, "t"))
		strings->in_text = false;
	if (str_is(element->name, "si")) {
		GROW(reader->arena, reader->strings, reader->string_count, reader->string_room);
		reader->strings[reader->string_count - 1] = text_taken(reader);
	}
	return true;
}

static bool strings_text(void *context, str text, struct mishap *mishap)
{
	struct strings *strings = context;
	return !strings->in_text || text_more(strings->reader, text, 0, 0, mishap);
}

static const struct xml_events strings_events = { strings_start, strings_end, strings_text };

// One sheet.

struct sheet_reader {
	struct reader *reader;
	struct xlsx_sheet *sheet;
	size_t row_room, merge_room;
	size_t row, column; // Of the cell being read, from 1.
	char type;          // First letter of its t: s, i(nlineStr), str → 't', b, e, d, n.
	size_t style;
	bool in_value, in_inline, in_phonetic;
	bool formula; // The cell has one.
	size_t width; // Cells of the row being read.
	struct xlsx_cell cells[LIMIT_CSV_COLUMNS];
};

// "BC12" as row and column, either 0 when it is missing; false when it is no place.
static bool place_read(str text, size_t *row, size_t *column)
{
	*row = *column = 0;
	size_t at = 0;
	for (; at < text.length && text.data[at] >= 'A' && text.data[at] <= 'Z' && at < 4; at++)
		*column = *column * 26 + (size_t)(text.data[at] - 'A' + 1);
	for (; at < text.length && text.data[at] >= '0' && text.data[at] <= '9' && *row <= LAST_ROW;
		at++)
		*row = *row * 10 + (size_t)(text.data[at] - '0');
	return at == text.length && *row <= LAST_ROW;
}

static bool row_start(
	struct sheet_reader *sheet, const struct xml_element *element, struct mishap *mishap)
{
	size_t row = sheet->row + 1, ignored;
	str number = xml_attribute_find(element, "r");
	if (number.data != NULL && (!place_read(number, &row, &ignored) || row <= sheet->row))
		return mishap_at(mishap, row, 0, N_("the rows of the sheet are not in order"));
	sheet->row = row;
	sheet->column = 0;
	sheet->width = 0;
	return true;
}

static bool cell_start(
	struct sheet_reader *sheet, const struct xml_element *element, struct mishap *mishap)
{
	size_t row, column = sheet->column + 1;
	str place = xml_attribute_find(element, "r");
	if (place.data != NULL && (!place_read(place, &row, &column) || column <= sheet->column))
		return mishap_at(
			mishap, sheet->row, column, N_("the cells of the row are not in order"));
	sheet->column = column;
	str type = xml_attribute_find(element, "t");
	sheet->type = str_equal(type, S("str")) ? 't' : type.length > 0 ? type.data[0] : 'n';
	int64_t style = 0;
	str number = xml_attribute_find(element, "s");
	sheet->style = number.data != NULL && str_to_integer(number, &style) && style > 0
			       ? (size_t)style
			       : 0;
	sheet->formula = false;
	sheet->reader->text.length = 0;
	return true;
}

static str number_text(struct arena *arena, double number)
{
	struct buf buf = buf_sized(arena, 24);
	json_write(&buf, &(struct json){ .kind = JSON_IS_REAL, .number = number });
	return buf_str(&buf);
}

static void number_cell(
	struct sheet_reader *sheet, const struct xlsx_style *style, struct xlsx_cell *cell)
{
	struct reader *reader = sheet->reader;
	char *end;
	double number = strtod(cell->text.data, &end);
	if (cell->text.length == 0 || end != cell->text.data + cell->text.length ||
		!isfinite(number))
		return;
	cell->kind = XLSX_NUMBER;
	if (style->shown != SHOWN_NUMBER && xlsx_serial_text(reader->arena, number,
						    reader->from_1904, style->shown, &cell->text))
		cell->kind = style->shown == SHOWN_TIME && number < 1 ? XLSX_TEXT : XLSX_DAY;
	else
		cell->text = number_text(reader->arena, number);
}

static bool shared_cell(struct sheet_reader *sheet, struct xlsx_cell *cell, struct mishap *mishap)
{
	int64_t index;
	if (!str_to_integer(str_trim(cell->text), &index) || index < 0 ||
		(size_t)index >= sheet->reader->string_count)
		return mishap_at(mishap, sheet->row, sheet->column, N_("the file is damaged"));
	cell->text = sheet->reader->strings[index];
	return true;
}

static bool cell_made(struct sheet_reader *sheet, struct xlsx_cell *cell, struct mishap *mishap)
{
	static const struct xlsx_style plain = { SHOWN_NUMBER, 0 };
	const struct xlsx_styles *styles = &sheet->reader->styles;
	const struct xlsx_style *style =
		sheet->style < styles->count ? &styles->styles[sheet->style] : &plain;
	*cell = (struct xlsx_cell){ .kind = XLSX_EMPTY, .formula = sheet->formula, .fill = style->fill,
		.text = text_taken(sheet->reader) };
	if (cell->text.length == 0)
		return true;
	cell->kind = XLSX_TEXT;
	switch (sheet->type) {
	case 's': return shared_cell(sheet, cell, mishap);
	case 'n': number_cell(sheet, style, cell); break;
	case 'b':
		cell->kind = XLSX_BOOLEAN;
		cell->text = str_is(cell->text, "1") ? S("true") : S("false");
		break;
	case 'e': cell->kind = XLSX_ERROR; break;
	case 'd': cell->kind = XLSX_DAY; break;
	default: break;
	}
	return true;
}

static bool cell_end(struct sheet_reader *sheet, struct mishap *mishap)
{
	struct xlsx_cell cell;
	if (!cell_made(sheet, &cell, mishap))
		return false;
	bool empty = cell.text.length == 0;
	if (empty)
		cell.kind = XLSX_EMPTY;
	if (sheet->column > LIMIT_CSV_COLUMNS)
		return empty || mishap_at(mishap, sheet->row, sheet->column,
					N_("a row has too many columns"));
	if (empty && cell.fill == 0)
		return true;
	while (sheet->width < sheet->column)
		sheet->cells[sheet->width++] = (struct xlsx_cell){ .text = S("") };
	sheet->cells[sheet->column - 1] = cell;
	return true;
}

static bool row_end(struct sheet_reader *sheet, struct mishap *mishap)
{
	struct reader *reader = sheet->reader;
	struct xlsx_sheet *into = sheet->sheet;
	if (sheet->width == 0)
		return true;
	if (into->row_count >= LIMIT_CSV_ROWS + 100)
		return mishap_at(mishap, sheet->row, 0, N_("the list has too many rows"));
	reader->cell_count += sheet->width;
	if (reader->cell_count > LIMIT_LIST_CELLS)
		return mishap_at(mishap, sheet->row, 0, N_("the list has too many cells"));
	struct xlsx_cell *cells = NEW_MANY(reader->arena, sheet->width, struct xlsx_cell);
	memcpy(cells, sheet->cells, sheet->width * sizeof *cells);
	GROW(reader->arena, into->rows, into->row_count, sheet->row_room);
	into->rows[into->row_count - 1] = (struct xlsx_row){ sheet->row, cells, sheet->width };
	return true;
}

static bool merge_start(
	struct sheet_reader *sheet, const struct xml_element *element, struct mishap *mishap)
{
	struct xlsx_merge merge;
	str last = xml_attribute_find(element, "ref"), first;
	if (!str_cut(&last, ':', &first) || last.data == NULL ||
		!place_read(first, &merge.first_row, &merge.first_column) ||
		!place_read(last, &merge.last_row, &merge.last_column))
		return true;
	if (merge.first_row == 0 || merge.first_column == 0 || merge.last_row < merge.first_row ||
		merge.last_column < merge.first_column)
		return true;
	if (sheet->sheet->merge_count == MERGES_MAX)
		return mishap_at(
			mishap, merge.first_row, 0, N_("the sheet has too many merged cells"));
	GROW(sheet->reader->arena, sheet->sheet->merges, sheet->sheet->merge_count,
		sheet->merge_room);
	sheet->sheet->merges[sheet->sheet->merge_count - 1] = merge;
	return true;
}

static bool sheet_start(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct sheet_reader *sheet = context;
	str name = element->name;
	if (str_is(name, "c"))
		return cell_start(sheet, element, mishap);
	if (str_is(name, "row"))
		return row_start(sheet, element, mishap);
	if (str_is(name, "mergeCell"))
		return merge_start(sheet, element, mishap);
	if (str_is(name, "f"))
		sheet->formula = true;
	if (str_is(name, "is"))
		sheet->in_inline = true;
	if (str_is(name, "rPh"))
		sheet->in_phonetic = true;
	if (str_is(name, "v") || (str_is(name, "t") && sheet->in_inline && !sheet->in_phonetic))
		sheet->in_value = true;
	return true;
}

static bool sheet_end(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct sheet_reader *sheet = context;
	str name = element->name;
	if (str_is(name, "c"))
		return cell_end(sheet, mishap);
	if (str_is(name, "row"))
		return row_end(sheet, mishap);
	if (str_is(name, "is"))
		sheet->in_inline = false;
	if (str_is(name, "rPh"))
		sheet->in_phonetic = false;
	if (str_is(name, "v") || str_is(name, "t"))
		sheet->in_value = false;
	return true;
}

static bool sheet_text(void *context, str text, struct mishap *mishap)
{
	struct sheet_reader *sheet = context;
	return !sheet->in_value ||
	       text_more(sheet->reader, text, sheet->row, sheet->column, mishap);
}

static const struct xml_events sheet_events = { sheet_start, sheet_end, sheet_text };

// The whole.

static bool parts_read(struct reader *reader, struct mishap *mishap)
{
	const struct package *package = &reader->package;
	const struct package_link *styles = package_link_find(package, "/styles", (str){ NULL, 0 });
	if (styles != NULL) {
		struct xlsx_styles_reader *own = xlsx_styles_new(reader->arena);
		if (!package_read(package, package_part(package, styles), &xlsx_styles_events, own, mishap))
			return false;
		reader->styles = xlsx_styles_read(own);
	}
	const struct package_link *shared = package_link_find(package, "/sharedStrings", (str){ NULL, 0 });
	struct strings strings = { .reader = reader };
	return shared == NULL ||
	       package_read(package, package_part(package, shared), &strings_events, &strings, mishap);
}

static bool sheets_read(struct reader *reader, struct xlsx_book *book, struct mishap *mishap)
{
	const struct package *package = &reader->package;
	book->sheets = NEW_MANY(reader->arena, reader->name_count, struct xlsx_sheet);
	struct sheet_reader *sheet = NEW(reader->arena, struct sheet_reader);
	for (size_t i = 0; i < reader->name_count; i++) {
		const struct package_link *link = package_link_find(package, "/worksheet", reader->names[i].id);
		if (link == NULL)
			continue; // A sheet that is a chart.
		struct xlsx_sheet *into = &book->sheets[book->count++];
		*into = (struct xlsx_sheet){ .name = reader->names[i].name,
			.hidden = reader->names[i].hidden };
		*sheet = (struct sheet_reader){ .reader = reader, .sheet = into };
		if (!package_read(package, package_part(package, link), &sheet_events, sheet, mishap))
			return false;
	}
	return book->count > 0 || mishap_at(mishap, 0, 0, N_("the workbook has no sheet"));
}

bool xlsx_read_package(const struct package *package, struct xlsx_book *book, struct mishap *mishap)
{
	struct reader *reader = NEW(package->arena, struct reader);
	*book = (struct xlsx_book){ NULL, 0 };
	reader->arena = package->arena;
	reader->package = *package;
	reader->text = buf_sized(package->arena, LIMIT_CELL_BYTES);
	return package_read(package, package->main, &book_events, reader, mishap) && parts_read(reader, mishap) &&
	       sheets_read(reader, book, mishap);
}

bool xlsx_read(struct arena *arena, str bytes, struct xlsx_book *book, struct mishap *mishap)
{
	struct package package;
	*book = (struct xlsx_book){ NULL, 0 };
	return package_open(arena, bytes, &package, mishap) && xlsx_read_package(&package, book, mishap);
}

// The first row of that number or a later one; the count when there is none.
static size_t row_from(const struct xlsx_sheet *sheet, size_t number)
{
	size_t low = 0, high = sheet->row_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (sheet->rows[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct xlsx_cell xlsx_cell(const struct xlsx_sheet *sheet, size_t row, size_t column)
{
	must(row > 0 && column > 0);
	size_t at = row_from(sheet, row);
	if (at == sheet->row_count || sheet->rows[at].number != row ||
		column > sheet->rows[at].count)
		return (struct xlsx_cell){ .text = S("") };
	return sheet->rows[at].cells[column - 1];
}

static void spread_row(
	struct arena *arena, struct xlsx_row *row, size_t first, size_t last, struct xlsx_cell cell)
{
	if (row->count < last) {
		row->cells =
			arena_grow(arena, row->cells, row->count * sizeof cell, last * sizeof cell);
		for (; row->count < last; row->count++)
			row->cells[row->count].text = S("");
	}
	for (size_t column = first; column <= last; column++)
		row->cells[column - 1] = cell;
}

void xlsx_spread(struct arena *arena, struct xlsx_sheet *sheet)
{
	size_t written = 0;
	for (size_t i = 0; i < sheet->merge_count; i++) {
		const struct xlsx_merge *merge = &sheet->merges[i];
		if (merge->first_column > LIMIT_CSV_COLUMNS)
			continue;
		struct xlsx_cell cell = xlsx_cell(sheet, merge->first_row, merge->first_column);
		size_t last = merge->last_column < LIMIT_CSV_COLUMNS ? merge->last_column
								     : LIMIT_CSV_COLUMNS;
		size_t row = row_from(sheet, merge->first_row);
		for (; row < sheet->row_count && sheet->rows[row].number <= merge->last_row;
			row++) {
			// Merges never overlap in honest files; in others they must not multiply.
			written += last;
			if (written > LIMIT_LIST_CELLS || cell.kind == XLSX_EMPTY)
				break;
			spread_row(arena, &sheet->rows[row], merge->first_column, last, cell);
		}
	}
}
