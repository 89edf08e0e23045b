#include "base/csv.h"

#include <string.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/limits.h"

enum { GUESS_ROWS = 40, HEADER_ROWS = 100 };

static const char separators[] = { ',', ';', '\t' };

// Where reading stands.
struct source {
	str text;
	size_t at;
	size_t line;
	char separator;
};

// One cell as it stands in the text, and what follows it.
struct found {
	str raw;     // Without the quotes around it.
	bool quoted; // Doubled quotes may stand in it, or text behind the closing quote.
	bool untidy; // Copying it needs care: see `tidy`.
	bool ends;   // The row ends behind it.
};

static bool at_line_end(const struct source *source)
{
	return source->at < source->text.length &&
	       (source->text.data[source->at] == '\n' || source->text.data[source->at] == '\r');
}

static void skip_line_end(struct source *source)
{
	bool pair = str_starts(str_skip(source->text, source->at), S("\r\n"));
	source->at += pair ? 2 : 1;
	source->line++;
}

// Walks to the closing quote; the source then stands behind it.
static bool skip_quoted(struct source *source, struct found *found, struct mishap *mishap)
{
	size_t line = source->line, start = source->at;
	while (source->at < source->text.length) {
		if (source->at - start > LIMIT_CELL_BYTES)
			return mishap_at(mishap, line, 0,
				N_("a cell is too long, or a quote is never closed"));
		if (at_line_end(source)) {
			skip_line_end(source);
			continue;
		}
		if (source->text.data[source->at++] != '"')
			continue;
		if (source->at >= source->text.length || source->text.data[source->at] != '"')
			return true;
		source->at++;
		found->untidy = true;
	}
	return mishap_at(mishap, line, 0, N_("a quote is opened here and never closed"));
}

static bool next_cell(struct source *source, struct found *found, struct mishap *mishap)
{
	*found = (struct found){ 0 };
	size_t start = source->at, line = source->line;
	if (start < source->text.length && source->text.data[start] == '"') {
		found->quoted = true;
		source->at++;
		if (!skip_quoted(source, found, mishap))
			return false;
	}
	size_t closed = source->at;
	while (source->at < source->text.length && !at_line_end(source) &&
		source->text.data[source->at] != source->separator)
		source->at++;
	if (source->at - start > LIMIT_CELL_BYTES)
		return mishap_at(mishap, line, 0, N_("a cell is too long"));
	found->raw = str_slice(source->text, start, source->at - start);
	found->untidy |= found->quoted && closed != source->at;
	if (found->quoted && !found->untidy)
		found->raw = str_slice(found->raw, 1, found->raw.length - 2);
	found->ends = source->at >= source->text.length || at_line_end(source);
	if (at_line_end(source))
		skip_line_end(source);
	else if (!found->ends)
		source->at++;
	return true;
}

// A quoted cell with doubled quotes, or with text behind its closing quote, which is kept.
static str tidy(struct arena *arena, const struct found *found)
{
	if (!found->untidy)
		return found->raw;
	struct buf buf = buf_sized(arena, found->raw.length);
	bool inside = true;
	for (size_t i = 1; i < found->raw.length; i++) {
		char c = found->raw.data[i];
		bool doubled = i + 1 < found->raw.length && found->raw.data[i + 1] == '"';
		if (inside && c == '"' && !doubled) {
			inside = false;
			continue;
		}
		buf_add_char(&buf, c);
		if (inside && c == '"')
			i++;
	}
	return buf_str(&buf);
}

// How well the first rows agree on the number of their cells, were `separator` the right one.
static size_t agreement(struct source source, char separator)
{
	size_t widths[LIMIT_CSV_COLUMNS + 1] = { 0 }, rows = 0;
	source.separator = separator;
	while (rows < GUESS_ROWS && source.at < source.text.length) {
		size_t width = 0;
		struct found found = { 0 };
		struct mishap ignored;
		while (!found.ends && next_cell(&source, &found, &ignored))
			width++;
		if (!found.ends || width > LIMIT_CSV_COLUMNS)
			return 0;
		widths[width]++;
		rows++;
	}
	size_t best = 0;
	for (size_t width = 2; width <= LIMIT_CSV_COLUMNS; width++) {
		// Agreement counts first, width only among equals.
		size_t score = widths[width] * 1000 / (rows == 0 ? 1 : rows) * 1000 + width;
		if (widths[width] > 0 && score > best)
			best = score;
	}
	return best;
}

static char guess(struct source source)
{
	char separator = separators[0];
	size_t best = 0;
	for (size_t i = 0; i < sizeof separators; i++) {
		size_t score = agreement(source, separators[i]);
		if (score > best) {
			best = score;
			separator = separators[i];
		}
	}
	return separator;
}

// Spreadsheets understand a first line "sep=;", and some programs write it.
static bool declared(struct source *source, char *separator)
{
	str rest = str_skip(source->text, source->at);
	if (rest.length < 5 || !str_equal_ignoring_case(str_slice(rest, 0, 4), S("sep=")))
		return false;
	char found = rest.data[4];
	bool ends = rest.length == 5 || rest.data[5] == '\n' || rest.data[5] == '\r';
	if (!ends || memchr(separators, found, sizeof separators) == NULL)
		return false;
	*separator = found;
	source->at += 5;
	if (at_line_end(source))
		skip_line_end(source);
	return true;
}

struct reading {
	struct arena *arena;
	struct csv_row *rows;
	size_t row_count, row_room;
	size_t cell_count;
	str cells[LIMIT_CSV_COLUMNS]; // Of the row being read.
};

static bool read_row(
	struct reading *reading, struct source *source, struct csv *csv, struct mishap *mishap)
{
	struct csv_row row = { .line = source->line };
	struct found found = { 0 };
	while (!found.ends) {
		if (row.count == LIMIT_CSV_COLUMNS)
			return mishap_at(
				mishap, row.line, row.count, N_("a row has too many columns"));
		if (!next_cell(source, &found, mishap))
			return false;
		reading->cells[row.count++] = tidy(reading->arena, &found);
	}
	// A header and lines above it do not count as rows.
	if (reading->row_count >= LIMIT_CSV_ROWS + HEADER_ROWS)
		return mishap_at(mishap, row.line, 0, N_("the list has too many rows"));
	reading->cell_count += row.count;
	if (reading->cell_count > LIMIT_LIST_CELLS)
		return mishap_at(mishap, row.line, 0, N_("the list has too many cells"));
	str *cells = NEW_MANY(reading->arena, row.count, str);
	memcpy(cells, reading->cells, row.count * sizeof *cells);
	row.cells = cells;
	GROW(reading->arena, reading->rows, reading->row_count, reading->row_room);
	reading->rows[reading->row_count - 1] = row;
	if (row.count > csv->columns)
		csv->columns = row.count;
	return true;
}

static bool is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_trim(row->cells[i]).length > 0)
			return false;
	return true;
}

bool csv_read(struct arena *arena, str text, char separator, struct csv *csv, struct mishap *mishap)
{
	struct source source = { .text = text, .line = 1 };
	if (str_starts(text, S("\xef\xbb\xbf")))
		source.at = 3;
	char said = 0;
	if (declared(&source, &said) && separator == 0)
		separator = said;
	source.separator = separator == 0 ? guess(source) : separator;
	*csv = (struct csv){ .separator = source.separator };
	struct reading *reading = NEW(arena, struct reading);
	reading->arena = arena;
	while (source.at < text.length)
		if (!read_row(reading, &source, csv, mishap))
			return false;
	while (reading->row_count > 0 && is_blank(&reading->rows[reading->row_count - 1]))
		reading->row_count--;
	csv->rows = reading->rows;
	csv->count = reading->row_count;
	return true;
}

str csv_cell(const struct csv *csv, size_t row, size_t column)
{
	must(row < csv->count);
	if (column >= csv->rows[row].count)
		return S("");
	str cell = csv->rows[row].cells[column];
	bool guarded = str_starts(cell, S("'")) && buf_is_formula(str_skip(cell, 1));
	return guarded ? str_skip(cell, 1) : cell;
}
