#include "paper/xlsx_write.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/die.h"
#include "base/limits.h"
#include "base/text.h"

enum { NAME_LETTERS = 31, CELL_LETTERS = 32767, SERIAL_OF_1970 = 25569, TABLES_MAX = 50 };
enum { LINE_HEIGHT = 15, LINES_MOST = 20 };
enum { WIDTH_LEAST = 8, WIDTH_MOST = 60, SAMPLED_ROWS = 200, LIST_LETTERS = 255, PAPER_A4 = 9 };

struct formats {
	lxw_format *header, *text, *day, *open, *open_day, *arabic, *arabic_header;
};

static bool table_check(const struct xlsx_table *table, struct mishap *mishap)
{
	if (table->row_count > LIMIT_CSV_ROWS + 1)
		return mishap_at(mishap, table->row_count, 0, N_("the list has too many rows"));
	if (table->column_count > LIMIT_CSV_COLUMNS)
		return mishap_at(mishap, 1, table->column_count, N_("a row has too many columns"));
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		str text = table->cells[i].text;
		size_t row = i / table->column_count + 1, column = i % table->column_count + 1;
		// The library writes what it gets: broken text would break the file.
		if (!text_valid(text))
			return mishap_at(
				mishap, row, column, N_("a cell holds text that is not UTF-8"));
		if (text.length > CELL_LETTERS && text_length(text) > CELL_LETTERS)
			return mishap_at(
				mishap, row, column, N_("a cell is too long for a workbook"));
	}
	return true;
}

// Sheet names have 1 to 31 letters, none of []:*?/\, no quote at either end, and are all different.
static char *sheet_name(struct arena *arena, str wanted, size_t number)
{
	struct buf buf = buf_in(arena);
	str text = text_squeeze(arena, text_valid(wanted) ? wanted : S(""));
	size_t letters = 0;
	for (size_t at = 0; at < text.length && letters < NAME_LETTERS - 4;) {
		uint32_t letter = text_next(text, &at);
		bool bad = letter < 0x80 && memchr("[]:*?/\\'", (int)letter, 8) != NULL;
		text_add(&buf, bad || letter < 0x20 ? ' ' : letter);
		// A spreadsheet counts in UTF-16.
		letters += letter > 0xffff ? 2 : 1;
	}
	str name = text_squeeze(arena, buf_str(&buf));
	if (name.length == 0)
		name = str_format(arena, "%zu", number + 1);
	return str_c(arena, name);
}

static lxw_worksheet *sheet_add(
	struct arena *arena, lxw_workbook *book, const struct xlsx_table *table, size_t number)
{
	char *name = sheet_name(arena, table->name, number);
	lxw_worksheet *sheet = NULL;
	if (workbook_validate_sheet_name(book, name) == LXW_NO_ERROR)
		sheet = workbook_add_worksheet(book, name);
	if (sheet == NULL) {
		name = str_c(arena, str_format(arena, "%s %zu", name, number + 1));
		sheet = workbook_add_worksheet(book, name);
	}
	if (sheet == NULL)
		die("no sheet could be called \"%s\"", name);
	return sheet;
}

static bool write_number(
	lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
	char *end;
	double number = strtod(text, &end);
	return end != text && *end == 0 && isfinite(number) &&
	       worksheet_write_number(sheet, row, column, number, format) == LXW_NO_ERROR;
}

static bool write_day(
	lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, str text, lxw_format *format)
{
	struct day day;
	if (!day_parse(text, &day) || !day_is_whole(&day))
		return false;
	int64_t serial = day_serial(&day) + SERIAL_OF_1970;
	// Before March 1900 spreadsheets are a day off.
	return serial > 60 &&
	       worksheet_write_number(sheet, row, column, (double)serial, format) == LXW_NO_ERROR;
}

// Spreadsheets guess the direction of a cell from the sheet; it is that of its own first letter.
static bool turns_left(str text)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t letter = text_next(text, &at);
		if ((letter >= 0x590 && letter <= 0x8ff) || (letter >= 0xfb1d && letter <= 0xfefc))
			return true;
		if ((letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || letter >= 0xc0)
			return false;
	}
	return false;
}

static void write_cell(struct buf *room, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
	const struct xlsx_cell *cell, const struct formats *formats, bool open)
{
	room->length = 0;
	buf_add(room, cell->text);
	buf_add_char(room, 0);
	const char *text = room->data;
	lxw_format *format = row == 0 ? formats->header : open ? formats->open : formats->text;
	if (cell->text.length == 0) {
		if (open)
			worksheet_write_blank(sheet, row, column, cell->kind == XLSX_DAY ? formats->open_day : formats->open);
		return;
	}
	if (row > 0 && cell->kind == XLSX_NUMBER && write_number(sheet, row, column, text, formats->text))
		return;
	if (row > 0 && cell->kind == XLSX_DAY &&
		write_day(sheet, row, column, cell->text, formats->day))
		return;
	if (!open && turns_left(cell->text))
		format = row == 0 ? formats->arabic_header : formats->arabic;
	if (worksheet_write_string(sheet, row, column, text, format) != LXW_NO_ERROR)
		die("a cell of %zu bytes was refused", cell->text.length);
}

// Wide enough for most of what stands in the first rows.
static double width_of(const struct xlsx_table *table, size_t column)
{
	size_t widest = WIDTH_LEAST;
	for (size_t row = 0; row < table->row_count && row < SAMPLED_ROWS; row++) {
		size_t letters =
			text_length(table->cells[row * table->column_count + column].text) + 2;
		if (letters > widest)
			widest = letters;
	}
	return widest < WIDTH_MOST ? (double)widest : WIDTH_MOST;
}

// A row is as high as its longest cell needs, within reason: not every spreadsheet finds that out by itself.
static void set_heights(lxw_worksheet *sheet, const struct xlsx_table *table)
{
	for (size_t row = 0; row < table->row_count; row++) {
		size_t lines = 1;
		for (size_t column = 0; column < table->column_count; column++) {
			size_t letters = text_length(table->cells[row * table->column_count + column].text);
			size_t needed = (size_t)ceil((double)letters / (width_of(table, column) - 2));
			if (needed > lines)
				lines = needed;
		}
		if (lines > 1)
			worksheet_set_row(sheet, (lxw_row_t)row, LINE_HEIGHT * (lines < LINES_MOST ? (double)lines : LINES_MOST), NULL);
	}
}

// The words of a list stand in the sheet itself, where a spreadsheet allows 255 letters in all; a
// longer list offers nothing.
static void offer(
	struct arena *arena, lxw_worksheet *sheet, const struct xlsx_table *table, size_t index)
{
	size_t first = table->form == NULL ? 1 : table->form->codes + 1;
	const struct xlsx_list *list = &table->lists[index];
	const char **words = NEW_MANY(arena, list->count + 1, const char *);
	size_t letters = 0;
	for (size_t i = 0; i < list->count; i++) {
		words[i] = str_c(arena, list->words[i]);
		letters += text_length(list->words[i]) + 1;
		if (!text_valid(list->words[i]) || str_contains(list->words[i], S(",")))
			return;
	}
	if (letters > LIST_LETTERS || list->count == 0 || table->row_count <= first)
		return;
	lxw_data_validation *rule = NEW(arena, lxw_data_validation);
	rule->validate = LXW_VALIDATION_TYPE_LIST;
	memcpy(&rule->value_list, &words, sizeof words);
	worksheet_data_validation_range(sheet, (lxw_row_t)first, (lxw_col_t)list->column,
		(lxw_row_t)table->row_count - 1, (lxw_col_t)list->column, rule);
}

static void write_table(struct arena *arena, lxw_worksheet *sheet, const struct xlsx_table *table,
	const struct formats *formats)
{
	if (table->right_to_left)
		worksheet_right_to_left(sheet);
	worksheet_freeze_panes(sheet, 1, 0);
	const struct xlsx_form *form = table->form;
	lxw_row_col_options unseen = { .hidden = LXW_TRUE };
	for (size_t column = 0; column < table->column_count; column++)
		worksheet_set_column_opt(sheet, (lxw_col_t)column, (lxw_col_t)column, width_of(table, column), NULL,
			form != NULL && form->hidden[column] ? &unseen : NULL);
	struct buf room = buf_in(arena);
	for (size_t i = 0; i < table->row_count * table->column_count; i++)
		write_cell(&room, sheet, (lxw_row_t)(i / table->column_count),
			(lxw_col_t)(i % table->column_count), &table->cells[i], formats,
			form != NULL && i / table->column_count > form->codes && form->open[i % table->column_count]);
	if (table->printed) {
		set_heights(sheet, table);
		worksheet_set_landscape(sheet);
		worksheet_set_paper(sheet, PAPER_A4);
		worksheet_fit_to_pages(sheet, 1, 0);
		worksheet_repeat_rows(sheet, 0, 0);
	}
	if (form != NULL) {
		lxw_protection may = { .format_cells = 1, .format_columns = 1, .format_rows = 1, .sort = 1, .autofilter = 1 };
		worksheet_set_row_opt(sheet, (lxw_row_t)form->codes, LXW_DEF_ROW_HEIGHT, NULL, &unseen);
		worksheet_protect(sheet, NULL, &may);
	}
	if (table->row_count > 0 && table->column_count > 0 && form == NULL)
		worksheet_autofilter(sheet, 0, 0, (lxw_row_t)table->row_count - 1,
			(lxw_col_t)table->column_count - 1);
	for (size_t i = 0; i < table->list_count; i++)
		if (table->lists[i].column < table->column_count)
			offer(arena, sheet, table, i);
}

static struct formats formats_made(lxw_workbook *book)
{
	struct formats formats = { workbook_add_format(book), workbook_add_format(book), workbook_add_format(book),
		workbook_add_format(book), workbook_add_format(book), workbook_add_format(book), workbook_add_format(book) };
	format_set_bold(formats.header);
	format_set_text_wrap(formats.header);
	format_set_align(formats.header, LXW_ALIGN_VERTICAL_TOP);
	format_set_text_wrap(formats.text);
	format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
	format_set_num_format(formats.day, "yyyy-mm-dd");
	format_set_align(formats.day, LXW_ALIGN_VERTICAL_TOP);
	lxw_format *arabic[] = { formats.arabic, formats.arabic_header };
	for (size_t i = 0; i < COUNT(arabic); i++) {
		format_set_text_wrap(arabic[i]);
		format_set_align(arabic[i], LXW_ALIGN_VERTICAL_TOP);
		format_set_reading_order(arabic[i], 2);
	}
	format_set_bold(formats.arabic_header);
	lxw_format *open[] = { formats.open, formats.open_day };
	for (size_t i = 0; i < COUNT(open); i++) {
		format_set_text_wrap(open[i]);
		format_set_align(open[i], LXW_ALIGN_VERTICAL_TOP);
		format_set_unlocked(open[i]);
		format_set_border(open[i], LXW_BORDER_THIN);
		format_set_bg_color(open[i], 0xFFF8E1);
	}
	format_set_num_format(formats.open_day, "yyyy-mm-dd");
	return formats;
}

static bool file_bytes(struct arena *arena, int file, str *bytes)
{
	off_t size = lseek(file, 0, SEEK_END);
	if (size < 0)
		return false;
	struct buf buf = buf_sized(arena, (size_t)size);
	while (buf.length < (size_t)size) {
		ssize_t count = pread(
			file, buf.data + buf.length, (size_t)size - buf.length, (off_t)buf.length);
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return false;
		buf.length += (size_t)count;
	}
	*bytes = buf_str(&buf);
	return size > 0;
}

static bool book_write(const char *path, const struct xlsx_table *tables, size_t count)
{
	lxw_workbook *book = workbook_new(path);
	if (book == NULL)
		die("no memory for a workbook");
	// A day that never changes, so that the same tables give the same bytes.
	lxw_doc_properties properties = { .created = 315532800 };
	workbook_set_properties(book, &properties);
	struct formats formats = formats_made(book);
	struct arena *scratch = arena_new(LIMIT_ARENA_BYTES);
	for (size_t i = 0; i < count; i++)
		write_table(scratch, sheet_add(scratch, book, &tables[i], i), &tables[i], &formats);
	bool written = workbook_close(book) == LXW_NO_ERROR;
	arena_end(scratch);
	return written;
}

bool xlsx_write(struct arena *arena, const struct xlsx_table *tables, size_t count, str *bytes,
	struct mishap *mishap)
{
	must(count > 0 && count <= TABLES_MAX);
	for (size_t i = 0; i < count; i++)
		if (!table_check(&tables[i], mishap))
			return false;
	const char *folder = getenv("TMPDIR");
	char *path = str_c(
		arena, str_format(arena, "%s/wiqaya-XXXXXX", folder == NULL ? "/tmp" : folder));
	int file = mkstemp(path);
	bool written =
		file >= 0 && book_write(path, tables, count) && file_bytes(arena, file, bytes);
	if (file >= 0) {
		unlink(path);
		close(file);
	}
	return written ||
	       mishap_at(mishap, 0, 0,
		       N_("the workbook could not be written: the disk of temporary files may be full"));
}
