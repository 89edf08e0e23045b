#include "acts/grid.h"

#include <string.h>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/limits.h"
#include "base/text.h"
#include "paper/geojson_read.h"
#include "paper/office_open.h"

static bool broken(struct call *call, const struct mishap *mishap)
{
	call->refusal = REFUSED_INVALID;
	str why = say(call, mishap->why);
	call->why = mishap->line == 0 ? why
	                              : say_with(call, N_("Line {line}: {why} Nothing was imported."), "line",
						say_integer(call, (int64_t)mishap->line), "why", why, NULL);
	return false;
}

str grid_cell(const struct grid *grid, size_t row, size_t column)
{
	return row < grid->row_count && column < grid->rows[row].count ? grid->rows[row].cells[column] : S("");
}

// Text files.

static str separator_word(char separator)
{
	return separator == '\t' ? S("tab") : separator == ';' ? S(";") : S(",");
}

static bool from_csv(struct call *call, const struct map_file *map, str bytes, struct list_file *list,
	struct grid **grids, size_t *count)
{
	str chain = map == NULL ? S("") : map_value(&map->file, S("encoding"));
	struct mishap mishap = { 0 };
	char used[64];
	str text;
	struct csv csv;
	if (!encoding_decode(call->arena, bytes, chain.length > 0 ? str_c(call->arena, chain) : NULL, &text, used,
		    &mishap) ||
	        !csv_read(call->arena, text, 0, &csv, &mishap))
		return broken(call, &mishap);
	list->encoding = str_copy(call->arena, str_from(used));
	list->separator = separator_word(csv.separator);
	struct grid *grid = NEW(call->arena, struct grid);
	*grid = (struct grid){ .name = S(""), .columns = csv.columns };
	grid->rows = NEW_MANY(call->arena, csv.count + 1, struct sheet_row);
	for (size_t r = 0; r < csv.count; r++) {
		const struct csv_row *row = &csv.rows[r];
		struct sheet_row *made = &grid->rows[grid->row_count++];
		*made = (struct sheet_row){ .number = r + 1, .line = row->line, .count = row->count };
		made->cells = NEW_MANY(call->arena, row->count + 1, str);
		for (size_t i = 0; i < row->count; i++)
			made->cells[i] = csv_cell(&csv, r, i);
	}
	*grids = grid;
	*count = 1;
	return true;
}

// Workbooks and documents.

static void from_sheet(struct arena *arena, const struct xlsx_sheet *sheet, struct grid *grid)
{
	*grid = (struct grid){ .name = sheet->name, .hidden = sheet->hidden };
	grid->rows = NEW_MANY(arena, sheet->row_count + 1, struct sheet_row);
	for (size_t r = 0; r < sheet->row_count; r++) {
		const struct xlsx_row *row = &sheet->rows[r];
		if (row->count == 0)
			continue;
		struct sheet_row *made = &grid->rows[grid->row_count++];
		*made = (struct sheet_row){ .number = row->number, .count = row->count };
		made->cells = NEW_MANY(arena, row->count + 1, str);
		made->fills = NEW_MANY(arena, row->count + 1, uint32_t);
		for (size_t i = 0; i < row->count; i++) {
			made->cells[i] = row->cells[i].text;
			made->fills[i] = row->cells[i].fill;
		}
		if (row->count > grid->columns)
			grid->columns = row->count;
	}
}

static struct sheet_row *row_find(const struct grid *grid, size_t number)
{
	size_t low = 0, high = grid->row_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (grid->rows[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < grid->row_count && grid->rows[low].number == number ? &grid->rows[low] : NULL;
}

// A row that one cell lies across: nothing is said outside of it.
static void find_across(const struct grid *grid, const struct xlsx_sheet *sheet)
{
	for (size_t i = 0; i < sheet->merge_count; i++) {
		const struct xlsx_merge *merge = &sheet->merges[i];
		struct sheet_row *row = row_find(grid, merge->first_row);
		if (row == NULL || merge->first_row != merge->last_row || merge->last_column == merge->first_column)
			continue;
		row->across = true;
		for (size_t k = 0; k < row->count && row->across; k++)
			row->across = (k + 1 >= merge->first_column && k + 1 <= merge->last_column) ||
			              str_trim(row->cells[k]).length == 0;
	}
}

static bool from_office(struct call *call, str bytes, struct list_file *list, struct grid **grids, size_t *count)
{
	struct mishap mishap = { 0 };
	struct office office;
	if (!office_open(call->arena, bytes, &office, &mishap))
		return broken(call, &mishap);
	list->encoding = S("utf-8");
	list->separator = S("");
	list->document = office.document;
	list->paragraphs = office.paragraphs;
	*grids = NEW_MANY(call->arena, office.book.count + 1, struct grid);
	for (size_t i = 0; i < office.book.count; i++) {
		struct grid *grid = &(*grids)[i];
		xlsx_spread(call->arena, &office.book.sheets[i]);
		from_sheet(call->arena, &office.book.sheets[i], grid);
		find_across(grid, &office.book.sheets[i]);
		if (!office.document)
			continue;
		grid->above = office.tables[i].above;
		grid->above_count = office.tables[i].above_count;
		memcpy(grid->beside, office.tables[i].beside, sizeof grid->beside);
	}
	*count = office.book.count;
	return true;
}

// Maps.

enum { OUTLINE_WIDTH = SHAPE_DEGREE / 1000 }; // What outlines are thinned out to: a hundred metres.

// Thins out all outlines together, so that they still touch, until each may be kept. A country is fine enough far below
// that; an outline of a thousand islands may grow coarser.
static void thin(struct call *call, struct geojson *geojson, str *outlines)
{
	struct shape *shapes = NEW_MANY(call->arena, geojson->count + 1, struct shape);
	bool long_one = true;
	for (size_t i = 0; i < geojson->count; i++)
		shapes[i] = geojson->features[i].shape;
	for (int32_t width = OUTLINE_WIDTH; long_one && width < 10 * SHAPE_DEGREE; width *= 2) {
		shapes_thin(call->arena, shapes, geojson->count, width);
		long_one = false;
		for (size_t i = 0; i < geojson->count; i++) {
			struct buf buf = buf_in(call->arena);
			if (shapes[i].count > 0)
				shape_write(&buf, &shapes[i]);
			outlines[i] = buf_str(&buf);
			long_one = long_one || buf.length > LIMIT_OUTLINE_BYTES;
		}
	}
}

static void from_feature(struct call *call, const struct geojson *geojson, size_t index, str outline, struct sheet_row *row)
{
	const struct geojson_feature *feature = &geojson->features[index];
	*row = (struct sheet_row){ .number = index + 1, .trouble = feature->trouble };
	row->cells = NEW_MANY(call->arena, geojson->name_count + 2, str);
	for (; row->count < geojson->name_count; row->count++)
		row->cells[row->count] = feature->cells[row->count];
	if (geojson->shapes)
		row->cells[row->count++] = outline;
	if (geojson->points)
		row->cells[row->count++] = feature->point;
}

static bool from_geojson(struct call *call, str bytes, struct list_file *list, struct grid **grids, size_t *count)
{
	struct mishap mishap = { 0 };
	struct geojson geojson;
	if (!geojson_read(call->arena, bytes, &geojson, &mishap)) {
		call->refusal = REFUSED_INVALID;
		call->why = mishap.line == 0 ? say(call, mishap.why)
		                             : say_with(call, N_("Line {line} is not read as GeoJSON: {why}. Nothing was imported."), "line",
						       say_integer(call, (int64_t)mishap.line), "why", say(call, mishap.why), NULL);
		return false;
	}
	list->encoding = S("utf-8");
	list->separator = S("");
	str *outlines = NEW_MANY(call->arena, geojson.count + 1, str);
	thin(call, &geojson, outlines);
	struct grid *grid = NEW(call->arena, struct grid);
	*grid = (struct grid){ .name = S(""), .columns = geojson.name_count + geojson.shapes + geojson.points };
	grid->rows = NEW_MANY(call->arena, geojson.count + 2, struct sheet_row);
	struct sheet_row *head = &grid->rows[grid->row_count++];
	*head = (struct sheet_row){ 0 };
	head->cells = NEW_MANY(call->arena, geojson.name_count + 2, str);
	for (; head->count < geojson.name_count; head->count++)
		head->cells[head->count] = geojson.names[head->count];
	if (geojson.shapes)
		head->cells[head->count++] = S("outline");
	if (geojson.points)
		head->cells[head->count++] = S("point");
	for (size_t i = 0; i < geojson.count; i++)
		from_feature(call, &geojson, i, outlines[i], &grid->rows[grid->row_count++]);
	*grids = grid;
	*count = 1;
	return true;
}

static bool same_row(const struct grid *grid, const struct grid *more, size_t row)
{
	if (row >= grid->row_count || row >= more->row_count)
		return false;
	for (size_t i = 0; i < grid->columns; i++)
		if (!text_same(grid_cell(grid, row, i), grid_cell(more, row, i)))
			return false;
	return true;
}

bool grid_repeats(const struct grid *grid, const struct grid *more)
{
	return same_row(grid, more, 0);
}

void grid_append(struct arena *arena, struct grid *grid, const struct grid *more)
{
	enum { HEAD_MOST = 3 };
	size_t repeated = 0, last = grid->row_count == 0 ? 0 : grid->rows[grid->row_count - 1].number;
	while (repeated < HEAD_MOST && same_row(grid, more, repeated))
		repeated++;
	struct sheet_row *rows = NEW_MANY(arena, grid->row_count + more->row_count + 1, struct sheet_row);
	memcpy(rows, grid->rows, grid->row_count * sizeof *rows);
	grid->rows = rows;
	for (size_t r = repeated; r < more->row_count; r++) {
		rows[grid->row_count] = more->rows[r];
		rows[grid->row_count++].number += last;
	}
	for (size_t i = 0; i < DOCX_BESIDE_COUNT; i++)
		grid->beside[i] += more->beside[i];
}

bool grids_read(struct call *call, const struct map_file *map, str bytes, struct list_file *list, struct grid **grids,
	size_t *count)
{
	// A ZIP file, as workbooks and documents are, or what they were before, which is refused in words.
	bool office = str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("\xd0\xcf\x11\xe0"));
	if (geojson_begins(bytes))
		return from_geojson(call, bytes, list, grids, count);
	return office ? from_office(call, bytes, list, grids, count) : from_csv(call, map, bytes, list, grids, count);
}
