#include "paper/docx_read.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/xml.h"

enum { NAME_LETTERS = 80 };

// What an element is to us; the stack of them says where we are.
enum what {
	OTHER,
	TABLE,
	ROW,
	CELL,
	PARAGRAPH,
	RUN,
	TEXT,
	ROW_PROPERTIES,
	CELL_PROPERTIES,
	RUN_PROPERTIES,
	PARAGRAPH_PROPERTIES,
	CONTROL,             // A field to fill in.
	CONTROL_PROPERTIES,
	CONTROL_UNFILLED,    // One that still shows what it asks for,
	UNFILLED,            // and that text.
	PASSED,              // Nothing within it is looked at.
};

enum merge { MERGE_NONE, MERGE_BEGINS, MERGE_GOES_ON };

struct raw_cell {
	size_t start, span; // In the columns of the table's grid, from 0.
	size_t column, last; // Where it stands among the columns that people see, from 0.
	enum merge merge;
	uint32_t fill;
	str text;
};

struct raw_row {
	struct raw_cell *cells;
	size_t count;
};

struct reader {
	struct arena *arena;
	struct docx_tables *into;
	enum what stack[LIMIT_XML_DEPTH + 1];
	size_t depth;
	size_t tables;      // How many of the open elements are tables.
	size_t unfilled;
	bool rooted;
	struct buf text;    // Of the cell, or of the paragraph outside tables.
	bool hidden;        // The run that is read.
	bool counted;       // The paragraph that is read has a number of its own.
	bool said;          // It says something.
	struct raw_row *rows; // Of the table that is read.
	size_t row_count, row_room;
	struct raw_cell cells[LIMIT_CSV_COLUMNS]; // Of the row that is read.
	size_t width, at;   // How many, and the next column of the grid.
	bool row_deleted;
	size_t cells_all, rows_all;
	size_t table_room;
	str above[DOCX_ABOVE_MOST];
	size_t above_count;
	struct docx_table now;
};

static bool is_word(str space)
{
	return str_is(space, "http://schemas.openxmlformats.org/wordprocessingml/2006/main") ||
	       str_is(space, "http://purl.oclc.org/ooxml/wordprocessingml/main");
}

static size_t number_of(const struct xml_element *element, const char *name, size_t otherwise)
{
	int64_t number;
	str text = xml_attribute_find(element, name);
	return text.data != NULL && str_to_integer(text, &number) && number >= 0 && number <= LIMIT_CSV_COLUMNS
	               ? (size_t)number : otherwise;
}

// A property that is there counts, unless it says that it does not.
static bool is_on(const struct xml_element *element)
{
	str value = xml_attribute_find(element, "val");
	return value.data == NULL || (!str_is(value, "0") && !str_is(value, "false") && !str_is(value, "off"));
}

static void count(struct reader *reader, enum docx_beside beside)
{
	reader->now.beside[beside] += reader->tables > 0;
}

// Text.

static bool text_add_to(struct reader *reader, str text, struct mishap *mishap)
{
	if (reader->tables == 0) {
		// Of what stands outside tables only the beginning is wanted.
		size_t room = DOCX_ABOVE_BYTES * 4 - reader->text.length;
		buf_add(&reader->text, text.length > room ? text_start(text, room) : text);
		return true;
	}
	if (reader->text.length + text.length > LIMIT_CELL_BYTES)
		return mishap_at(mishap, reader->row_count + 1, reader->width + 1, N_("a cell is too long"));
	buf_add(&reader->text, text);
	return true;
}

// Paragraphs, and cells of a table within the cell, are lines.
static bool line_begin(struct reader *reader, struct mishap *mishap)
{
	size_t length = reader->text.length;
	return reader->tables == 0 || length == 0 || reader->text.data[length - 1] == '\n' ||
	       text_add_to(reader, S("\n"), mishap);
}

static str text_taken(struct reader *reader)
{
	str text = str_copy(reader->arena, str_trim(buf_str(&reader->text)));
	reader->text.length = 0;
	return text;
}

static void paragraph_end(struct reader *reader)
{
	if (reader->tables > 0) {
		reader->now.beside[DOCX_COUNTED] += reader->counted && reader->said;
		return;
	}
	str text = text_squeeze(reader->arena, text_taken(reader));
	if (text.length == 0)
		return;
	reader->into->paragraphs++;
	if (reader->above_count == DOCX_ABOVE_MOST)
		memmove(reader->above, reader->above + 1, --reader->above_count * sizeof *reader->above);
	reader->above[reader->above_count++] = text_start(text, DOCX_ABOVE_BYTES);
}

// Rows.

static void row_begin(struct reader *reader)
{
	reader->width = 0;
	reader->at = 0;
	reader->row_deleted = false;
}

static bool cell_begin(struct reader *reader, struct mishap *mishap)
{
	if (reader->width == LIMIT_CSV_COLUMNS)
		return mishap_at(mishap, reader->row_count + 1, reader->width + 1, N_("a row has too many columns"));
	if (++reader->cells_all > LIMIT_DOCUMENT_CELLS)
		return mishap_at(mishap, reader->row_count + 1, 0, N_("the list has too many cells"));
	reader->cells[reader->width] = (struct raw_cell){ .start = reader->at, .span = 1, .text = S("") };
	reader->text.length = 0;
	return true;
}

static bool cell_end(struct reader *reader, struct mishap *mishap)
{
	if (reader->width == LIMIT_CSV_COLUMNS)
		return mishap_at(mishap, reader->row_count + 1, reader->width + 1, N_("a row has too many columns"));
	struct raw_cell *cell = &reader->cells[reader->width];
	cell->text = text_taken(reader);
	reader->at = cell->start + cell->span;
	if (reader->at > LIMIT_CSV_COLUMNS)
		return mishap_at(mishap, reader->row_count + 1, reader->width + 1, N_("a row has too many columns"));
	reader->width++;
	return true;
}

static bool row_end(struct reader *reader, struct mishap *mishap)
{
	if (reader->row_deleted) {
		reader->now.beside[DOCX_DELETED]++;
		return true;
	}
	if (++reader->rows_all > LIMIT_CSV_ROWS + 100)
		return mishap_at(mishap, reader->row_count + 1, 0, N_("the list has too many rows"));
	struct raw_cell *cells = NEW_MANY(reader->arena, reader->width + 1, struct raw_cell);
	memcpy(cells, reader->cells, reader->width * sizeof *cells);
	GROW(reader->arena, reader->rows, reader->row_count, reader->row_room);
	reader->rows[reader->row_count - 1] = (struct raw_row){ cells, reader->width };
	return true;
}

// Columns. The grid of a table has a line for every border that any row has. Where people drew each row's borders
// a little apart, it has more columns than any row has cells, and the cells of a full row are counted instead.

struct grid {
	bool starts[LIMIT_CSV_COLUMNS + 1];   // Where a cell of any row begins,
	size_t column[LIMIT_CSV_COLUMNS + 1]; // and which of these beginnings it is.
	size_t full;                          // So many cells most rows have.
	bool by_count;                        // A full row's cells are counted.
	const struct raw_row *like;           // The last full row.
};

static void grid_find(const struct reader *reader, struct grid *grid)
{
	size_t counts[LIMIT_CSV_COLUMNS + 1] = { 0 }, most = 0, columns = 0;
	*grid = (struct grid){ .full = 0 };
	for (size_t r = 0; r < reader->row_count; r++) {
		const struct raw_row *row = &reader->rows[r];
		for (size_t i = 0; i < row->count; i++)
			grid->starts[row->cells[i].start] = true;
		counts[row->count]++;
		most = row->count > most ? row->count : most;
	}
	for (size_t i = 0; i <= LIMIT_CSV_COLUMNS; i++) {
		grid->column[i] = columns;
		columns += grid->starts[i];
		grid->full = counts[i] > 0 && counts[i] >= counts[grid->full] ? i : grid->full;
	}
	grid->by_count = columns > most;
	for (size_t r = reader->row_count; r-- > 0;)
		if (reader->rows[r].count == grid->full)
			grid->like = &reader->rows[r];
}

// The cell of the full row in which a place of the grid lies.
static size_t column_like(const struct raw_row *like, size_t place)
{
	size_t column = 0;
	while (column + 1 < like->count && like->cells[column + 1].start <= place)
		column++;
	return column;
}

static bool row_place(struct grid *grid, struct raw_row *row)
{
	bool full = grid->by_count && row->count == grid->full;
	size_t next = 0;
	for (size_t i = 0; i < row->count; i++) {
		struct raw_cell *cell = &row->cells[i];
		size_t end = cell->start + (cell->span > 0 ? cell->span - 1 : 0);
		cell->column = full ? i : grid->by_count ? column_like(grid->like, cell->start) : grid->column[cell->start];
		cell->last = full ? i : grid->by_count ? column_like(grid->like, end) : grid->column[end + 1] - 1;
		// Two narrow cells in the place of one wide one stand side by side all the same.
		cell->column = cell->column < next ? next : cell->column;
		cell->last = cell->last < cell->column ? cell->column : cell->last;
		next = cell->last + 1;
	}
	if (full)
		grid->like = row;
	return next <= LIMIT_CSV_COLUMNS;
}

// Sheets.

static bool goes_on(const struct raw_row *row, size_t column)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].column == column)
			return row->cells[i].merge == MERGE_GOES_ON;
	return false;
}

static void merge_add(const struct reader *reader, struct xlsx_sheet *sheet, size_t *room, size_t row, const struct raw_cell *cell)
{
	size_t last = row;
	while (cell->merge == MERGE_BEGINS && last + 1 < reader->row_count && goes_on(&reader->rows[last + 1], cell->column))
		last++;
	if (last == row && cell->last == cell->column)
		return;
	GROW(reader->arena, sheet->merges, sheet->merge_count, *room);
	sheet->merges[sheet->merge_count - 1] =
		(struct xlsx_merge){ row + 1, cell->column + 1, last + 1, cell->last + 1 };
}

static void sheet_row(const struct reader *reader, struct xlsx_sheet *sheet, size_t number, const struct raw_row *row)
{
	size_t width = 0;
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].merge != MERGE_GOES_ON && (row->cells[i].text.length > 0 || row->cells[i].fill != 0))
			width = row->cells[i].column + 1;
	if (width == 0)
		return;
	struct xlsx_row *made = &sheet->rows[sheet->row_count++];
	*made = (struct xlsx_row){ number, NEW_MANY(reader->arena, width, struct xlsx_cell), width };
	for (size_t i = 0; i < width; i++)
		made->cells[i].text = S("");
	for (size_t i = 0; i < row->count; i++) {
		const struct raw_cell *cell = &row->cells[i];
		if (cell->merge != MERGE_GOES_ON && cell->column < width)
			made->cells[cell->column] = (struct xlsx_cell){
				.kind = cell->text.length > 0 ? XLSX_TEXT : XLSX_EMPTY, .fill = cell->fill, .text = cell->text };
	}
}

// A paragraph without the signs that mean something in a map (base/map_file.h).
static str name_of(const struct reader *reader, str paragraph)
{
	char *name = str_c(reader->arena, paragraph);
	for (size_t i = 0; i < paragraph.length; i++)
		if (memchr("!=[];", name[i], 5) != NULL)
			name[i] = ' ';
	return text_shorten(reader->arena, text_squeeze(reader->arena, str_from(name)), NAME_LETTERS);
}

// By the paragraph above, which no other table is named by.
static str sheet_name(const struct reader *reader)
{
	const struct xlsx_book *book = &reader->into->book;
	str wanted = reader->above_count == 0 ? S("") : name_of(reader, reader->above[reader->above_count - 1]);
	if (wanted.length == 0)
		wanted = str_format(reader->arena, "%zu", book->count);
	size_t same = 1;
	str name = wanted;
	for (size_t i = 0; i + 1 < book->count; i++)
		if (text_same(book->sheets[i].name, name)) {
			name = str_format(reader->arena, "%.*s (%zu)", STR_ARG(wanted), ++same);
			i = SIZE_MAX;
		}
	return name;
}

static bool table_end(struct reader *reader, struct mishap *mishap)
{
	struct docx_tables *into = reader->into;
	size_t merge_room = 0, table_count = into->book.count;
	struct grid *grid = NEW(reader->arena, struct grid);
	if (into->book.count == LIMIT_DOCUMENT_TABLES)
		return mishap_at(mishap, 0, 0, N_("the document has too many tables"));
	GROW(reader->arena, into->tables, table_count, reader->table_room);
	if (into->book.sheets == NULL)
		into->book.sheets = NEW_MANY(reader->arena, LIMIT_DOCUMENT_TABLES, struct xlsx_sheet);
	struct xlsx_sheet *sheet = &into->book.sheets[into->book.count++];
	sheet->name = sheet_name(reader);
	sheet->rows = NEW_MANY(reader->arena, reader->row_count + 1, struct xlsx_row);
	grid_find(reader, grid);
	for (size_t r = 0; r < reader->row_count; r++)
		if (!row_place(grid, &reader->rows[r]))
			return mishap_at(mishap, r + 1, 0, N_("a row has too many columns"));
	for (size_t r = 0; r < reader->row_count; r++) {
		const struct raw_row *row = &reader->rows[r];
		sheet_row(reader, sheet, r + 1, row);
		for (size_t i = 0; i < row->count; i++)
			if (row->cells[i].merge != MERGE_GOES_ON)
				merge_add(reader, sheet, &merge_room, r, &row->cells[i]);
	}
	struct docx_table *table = &into->tables[table_count - 1];
	*table = reader->now;
	table->above = NEW_MANY(reader->arena, reader->above_count + 1, str);
	table->above_count = reader->above_count;
	memcpy(table->above, reader->above, reader->above_count * sizeof *table->above);
	reader->above_count = 0;
	return true;
}

// Elements.

static bool is_properties(enum what what)
{
	return what == ROW_PROPERTIES || what == CELL_PROPERTIES || what == RUN_PROPERTIES || what == PARAGRAPH_PROPERTIES;
}

// What Word keeps of how it was before, and what it draws.
static bool is_passed(struct reader *reader, str name)
{
	if (str_is(name, "drawing") || str_is(name, "pict") || str_is(name, "object")) {
		count(reader, DOCX_PICTURES);
		return true;
	}
	return str_ends(name, S("Change"));
}

static void take_property(struct reader *reader, enum what parent, const struct xml_element *element)
{
	str name = element->name;
	struct raw_cell *cell = &reader->cells[reader->width < LIMIT_CSV_COLUMNS ? reader->width : 0];
	if (parent == RUN_PROPERTIES && str_is(name, "vanish"))
		reader->hidden = reader->hidden || is_on(element);
	if (parent == PARAGRAPH_PROPERTIES && str_is(name, "numId"))
		reader->counted = !str_is(xml_attribute_find(element, "val"), "0");
	if (reader->tables != 1)
		return;
	if (parent == ROW_PROPERTIES && str_is(name, "del"))
		reader->row_deleted = true;
	if (parent == ROW_PROPERTIES && str_is(name, "ins"))
		reader->now.beside[DOCX_INSERTED]++;
	if (parent == ROW_PROPERTIES && str_is(name, "gridBefore"))
		reader->at = number_of(element, "val", 0);
	if (parent == CELL_PROPERTIES && str_is(name, "gridSpan"))
		cell->span = number_of(element, "val", 1) > 0 ? number_of(element, "val", 1) : 1;
	if (parent == CELL_PROPERTIES && str_is(name, "vMerge"))
		cell->merge = str_is(xml_attribute_find(element, "val"), "restart") ? MERGE_BEGINS : MERGE_GOES_ON;
	if (parent == CELL_PROPERTIES && str_is(name, "shd")) {
		str fill = xml_attribute_find(element, "fill");
		uint32_t colour = 0;
		bool good = fill.length == 6;
		for (size_t i = 0; good && i < fill.length; i++) {
			const char *digit = memchr("0123456789ABCDEFabcdef", fill.data[i], 22);
			good = digit != NULL;
			size_t value = good ? (size_t)(digit - "0123456789ABCDEFabcdef") : 0;
			colour = colour << 4 | (uint32_t)(value > 15 ? value - 6 : value);
		}
		// White is no colour that says anything.
		cell->fill = good && colour != 0xffffff ? 0xff000000 | colour : 0;
	}
}

// A sign within a run.
static bool take_sign(struct reader *reader, str name, struct mishap *mishap)
{
	if (str_is(name, "footnoteReference") || str_is(name, "endnoteReference"))
		count(reader, DOCX_NOTES);
	if (str_is(name, "commentReference"))
		count(reader, DOCX_COMMENTS);
	if (str_is(name, "sym"))
		count(reader, DOCX_PICTURES);
	if (reader->hidden || reader->unfilled > 0)
		return true;
	if (str_is(name, "tab"))
		return text_add_to(reader, S(" "), mishap);
	if (str_is(name, "br") || str_is(name, "cr"))
		return text_add_to(reader, S("\n"), mishap);
	return !str_is(name, "noBreakHyphen") || text_add_to(reader, S("-"), mishap);
}

static bool begin_part(struct reader *reader, enum what what, struct mishap *mishap)
{
	switch ((int)what) {
	case TABLE:
		if (reader->tables++ > 0) {
			reader->now.beside[DOCX_NESTED]++;
			return true;
		}
		reader->now = (struct docx_table){ .above_count = 0 };
		reader->rows = NULL;
		reader->row_count = reader->row_room = reader->width = 0;
		return true;
	case ROW:
		if (reader->tables == 1)
			row_begin(reader);
		return true;
	case CELL: return reader->tables == 1 ? cell_begin(reader, mishap) : line_begin(reader, mishap);
	case PARAGRAPH:
		reader->counted = reader->said = false;
		return line_begin(reader, mishap);
	case RUN: reader->hidden = false; return true;
	case UNFILLED: reader->unfilled++; return true;
	default: return true;
	}
}

static enum what what_is(struct reader *reader, enum what parent, const struct xml_element *element)
{
	static const struct {
		const char *name;
		enum what what;
	} names[] = { { "tbl", TABLE }, { "tr", ROW }, { "tc", CELL }, { "p", PARAGRAPH }, { "r", RUN }, { "t", TEXT },
		{ "trPr", ROW_PROPERTIES }, { "tcPr", CELL_PROPERTIES }, { "pPr", PARAGRAPH_PROPERTIES },
		{ "numPr", PARAGRAPH_PROPERTIES }, { "sdt", CONTROL }, { "sdtPr", CONTROL_PROPERTIES } };
	if (parent == PASSED || str_is(element->name, "Fallback"))
		return PASSED;
	if (!is_word(element->space))
		return OTHER;
	if (is_passed(reader, element->name))
		return PASSED;
	if (str_is(element->name, "rPr"))
		return parent == RUN ? RUN_PROPERTIES : OTHER;
	if (str_is(element->name, "sdtContent"))
		return parent == CONTROL_UNFILLED ? UNFILLED : OTHER;
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_is(element->name, names[i].name))
			return names[i].what;
	return OTHER;
}

// Text that was taken away, or came, under tracked changes.
static enum what what_change(struct reader *reader, str name)
{
	if (str_is(name, "del") || str_is(name, "moveFrom")) {
		count(reader, DOCX_DELETED);
		return PASSED;
	}
	if (str_is(name, "ins") || str_is(name, "moveTo"))
		count(reader, DOCX_INSERTED);
	return OTHER;
}

static bool is_paragraph_mark(const struct reader *reader)
{
	return reader->depth >= 2 && reader->stack[reader->depth - 2] == PARAGRAPH_PROPERTIES;
}

static bool on_start(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct reader *reader = context;
	if (!reader->rooted && !(is_word(element->space) && str_is(element->name, "document")))
		return mishap_at(mishap, 0, 0, N_("this is neither a workbook (.xlsx) nor a document (.docx)"));
	reader->rooted = true;
	enum what parent = reader->depth == 0 ? OTHER : reader->stack[reader->depth - 1];
	enum what what = what_is(reader, parent, element);
	bool word = what != PASSED && is_word(element->space);
	if (word && is_properties(parent))
		take_property(reader, parent, element);
	else if (word && what == OTHER && !is_paragraph_mark(reader))
		what = what_change(reader, element->name);
	if (parent == CONTROL_PROPERTIES && str_is(element->name, "showingPlcHdr") && is_on(element) &&
		reader->stack[reader->depth - 2] == CONTROL)
		reader->stack[reader->depth - 2] = CONTROL_UNFILLED;
	if (word && parent == RUN && !take_sign(reader, element->name, mishap))
		return false;
	reader->stack[reader->depth++] = what;
	return begin_part(reader, what, mishap);
}

static bool on_end(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct reader *reader = context;
	(void)element;
	switch ((int)reader->stack[--reader->depth]) {
	case TABLE:
		if (reader->tables > 1) {
			reader->tables--;
			return true;
		}
		if (!table_end(reader, mishap))
			return false;
		reader->tables = 0;
		reader->text.length = 0;
		return true;
	case ROW: return reader->tables != 1 || row_end(reader, mishap);
	case CELL: return reader->tables != 1 || cell_end(reader, mishap);
	case PARAGRAPH: paragraph_end(reader); return true;
	case UNFILLED: reader->unfilled--; return true;
	default: return true;
	}
}

static bool on_text(void *context, str text, struct mishap *mishap)
{
	struct reader *reader = context;
	if (reader->depth == 0 || reader->stack[reader->depth - 1] != TEXT || reader->unfilled > 0)
		return true;
	if (reader->hidden) {
		count(reader, DOCX_HIDDEN);
		return true;
	}
	reader->said = reader->said || str_trim(text).length > 0;
	return text_add_to(reader, text, mishap);
}

static const struct xml_events events = { on_start, on_end, on_text };

bool docx_read_package(const struct package *package, struct docx_tables *tables, struct mishap *mishap)
{
	struct reader *reader = NEW(package->arena, struct reader);
	*tables = (struct docx_tables){ .paragraphs = 0 };
	reader->arena = package->arena;
	reader->into = tables;
	reader->text = buf_sized(package->arena, LIMIT_CELL_BYTES);
	if (!package_read(package, package->main, &events, reader, mishap))
		return false;
	return tables->book.count > 0 ||
	       mishap_at(mishap, 0, 0, N_("the document has no table: a list in Word is a table"));
}

bool docx_read(struct arena *arena, str bytes, struct docx_tables *tables, struct mishap *mishap)
{
	struct package package;
	*tables = (struct docx_tables){ .paragraphs = 0 };
	return package_open(arena, bytes, &package, mishap) && docx_read_package(&package, tables, mishap);
}
