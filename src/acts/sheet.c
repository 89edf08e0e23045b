#include "acts/sheet.h"

#include "acts/grid.h"
#include "acts/head.h"
#include "acts/reply_table.h"
#include "acts/un_text.h"
#include "base/text.h"
#include "model/entities.h"
#include "paper/office_open.h"

enum {
	HEAD_ROWS = 25,   // How far down a head is looked for.
	HEAD_BYTES = 400, // Longer texts stand over no column.
	TITLE_BYTES = 200, // Of a row that is passed over, so much is told.
};

struct reader {
	struct call *call;
	const struct entity *entity;
	const struct map_file *map;
	const struct heads *heads;
	struct list_file *list;
	int64_t last_row;
};

// Where a head stands: in one row, or in two of which the upper one tells the groups.
struct place {
	size_t row;  // The last row of the head, in the grid.
	bool two;
	size_t score; // Different things that its columns are known to hold.
	bool fits;    // It has all that the entity needs.
};

// Heads.

// A rank in the upper line is over all columns up to the next one: outside a workbook its cells are not merged.
static str group_beside(struct call *call, const struct heads *heads, const struct grid *grid, size_t row, size_t column)
{
	str group = S("");
	struct head head;
	while (column-- > 0 && group.length == 0)
		group = text_squeeze(call->arena, grid_cell(grid, row, column));
	return group.length > 0 && head_of(call, heads, group, group, &head) && head.rank != NULL ? group : S("");
}

static str head_text(struct call *call, const struct heads *heads, const struct grid *grid, const struct place *place, size_t column, str *label)
{
	*label = text_squeeze(call->arena, grid_cell(grid, place->row, column));
	if (!place->two)
		return *label;
	str group = text_squeeze(call->arena, grid_cell(grid, place->row - 1, column));
	if (label->length == 0)
		*label = group;
	if (group.length == 0 && label->length > 0)
		group = group_beside(call, heads, grid, place->row - 1, column);
	if (group.length == 0 || text_same(group, *label))
		return *label;
	return str_format(call->arena, "%.*s / %.*s", STR_ARG(group), STR_ARG(*label));
}

// The field that a column of the map says, or the program knows; false for none.
static bool column_head(struct reader *reader, str header, str label, struct head *head)
{
	const struct map_section *columns = reader->map == NULL ? NULL : &reader->map->columns;
	if (header.length > HEAD_BYTES)
		return false;
	for (size_t i = 0; columns != NULL && i < columns->count; i++)
		if (head_is(columns->lines[i].value, header, label))
			return head_by_name(reader->call, reader->heads, columns->lines[i].key, head);
	for (size_t i = 0; columns != NULL && i < columns->count; i++)
		if (head_fits(columns->lines[i].value, header, label))
			return head_by_name(reader->call, reader->heads, columns->lines[i].key, head);
	return head_of(reader->call, reader->heads, header, label, head);
}

static bool map_gives(const struct reader *reader, str sheet, str name)
{
	const struct map_file *map = reader->map;
	if (map == NULL)
		return false;
	return map_find(&map->constants, name) != NULL || map_find(map_sheet_find(map, sheet), name) != NULL ||
	       str_equal(map_value(&map->file, S("sheet_is")), name) || str_equal(map_value(&map->file, S("band_is")), name);
}

static bool names_has(const struct head *heads, size_t count, str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(heads[i].name, name) ||
		        (heads[i].target == TARGET_NAME && str_starts(heads[i].name, name)))
			return true;
	return false;
}

// "Recommandations" over a column of numbers counts them, and over one of texts holds them.
static bool counts_only(const struct reader *reader, const struct grid *grid, const struct place *place, size_t column, const struct head *head)
{
	size_t said = 0;
	if (head->target != TARGET_FIELD || !reader->entity->fields[head->field].prose)
		return false;
	for (size_t r = place->row + 1; r < grid->row_count && said < 3; r++) {
		int64_t number;
		str text = str_trim(grid_cell(grid, r, column));
		if (text.length > 0 && !str_to_integer(text, &number))
			return false;
		said += text.length > 0;
	}
	return said > 0;
}

static void place_score(struct reader *reader, const struct grid *grid, struct place *place)
{
	struct head *heads = NEW_MANY(reader->call->arena, grid->columns + 1, struct head);
	for (size_t i = 0; i < grid->columns; i++) {
		str label, header = head_text(reader->call, reader->heads, grid, place, i, &label);
		struct head head;
		if (header.length > 0 && column_head(reader, header, label, &head) &&
		        !counts_only(reader, grid, place, i, &head) && !names_has(heads, place->score, head.name))
			heads[place->score++] = head;
	}
	place->fits = place->score > 0;
	for (size_t i = 0; i < reader->entity->field_count; i++) {
		str name = str_from(reader->entity->fields[i].name);
		if (!head_needless(reader->entity, i) && !names_has(heads, place->score, name) &&
		        !map_gives(reader, grid->name, name))
			place->fits = false;
	}
}

// "5", or "5-6" for a head of two lines. Of a workbook the sheet's own rows.
static bool place_from_map(struct reader *reader, const struct grid *grid, str text, struct place *place)
{
	str rest = text, first_text;
	int64_t first, last;
	if (!str_cut(&rest, '-', &first_text) || !str_to_integer(str_trim(first_text), &first) || first < 1)
		return refuse_field(reader->call, "header_row", say(reader->call, N_("This is not a row number.")));
	last = first;
	if (rest.data != NULL && (!str_to_integer(str_trim(rest), &last) || last < first || last > first + 1))
		return refuse_field(reader->call, "header_row", say(reader->call, N_("This is not a row number.")));
	*place = (struct place){ .row = SIZE_MAX, .two = last > first };
	for (size_t i = 0; i < grid->row_count; i++)
		if (grid->rows[i].number == (size_t)last)
			place->row = i;
	if (place->row == SIZE_MAX || (place->two && place->row == 0))
		return true;
	place_score(reader, grid, place);
	return true;
}

static size_t first_full(const struct grid *grid)
{
	for (size_t i = 0; i < grid->row_count; i++)
		for (size_t k = 0; k < grid->rows[i].count; k++)
			if (str_trim(grid->rows[i].cells[k]).length > 0)
				return i;
	return SIZE_MAX;
}

struct guessing {
	struct reader *reader;
	const struct grid *grid;
	struct place place;
};

static struct place place_guess(struct reader *reader, const struct grid *grid);

// What is tried and thrown away takes no memory that stays.
static bool guess(struct call *call, void *input)
{
	struct guessing *guessing = input;
	(void)call;
	guessing->place = place_guess(guessing->reader, guessing->grid);
	return true;
}

static size_t said_in(const struct sheet_row *row)
{
	size_t count = 0;
	for (size_t i = 0; i < row->count; i++)
		count += str_trim(row->cells[i]).length > 0;
	return count;
}

// A cell that lies across this row and the one above makes one head of the two.
static bool begins_above(const struct grid *grid, size_t row)
{
	for (size_t i = 0; row > 0 && !grid->rows[row].across && i < grid->rows[row].count; i++) {
		str text = grid_cell(grid, row, i);
		if (str_trim(text).length > 0 && str_equal(text, grid_cell(grid, row - 1, i)))
			return true;
	}
	return false;
}

// The first row stays the head unless another says more by two: rows of data seldom look like a head.
static struct place place_guess(struct reader *reader, const struct grid *grid)
{
	struct place best = { .row = first_full(grid) };
	if (best.row == SIZE_MAX)
		return best;
	place_score(reader, grid, &best);
	size_t least = best.score == 0 ? 2 : best.score + 2;
	bool moved = false;
	for (size_t i = 0; i < grid->row_count && i < HEAD_ROWS; i++)
		for (int two = 0; two <= (i > 0 ? 1 : 0) && said_in(&grid->rows[i]) >= 2; two++) {
			struct place place = { .row = i, .two = two == 1 };
			if (!place.two && i == best.row && !moved)
				continue;
			place_score(reader, grid, &place);
			if (moved ? place.score > best.score : place.score >= least) {
				best = place;
				moved = true;
			}
		}
	best.two = best.two || begins_above(grid, best.row);
	return best;
}

// Rows.

// How many cells of a row say something, and what the first of them says; nothing is copied, for lists are long.
static size_t full_cells(const struct sheet_row *row, str *first)
{
	size_t count = 0;
	str said = S("");
	*first = S("");
	for (size_t i = 0; i < row->count; i++) {
		str text = str_trim(row->cells[i]);
		if (text.length == 0)
			continue;
		// A band that is merged over the whole width stands in each of its cells.
		if (count == 0 || !str_equal(text, said))
			count++;
		if (count == 1)
			*first = text;
		said = text;
	}
	return count;
}

static bool is_total(struct reader *reader, str text, size_t full, size_t typical)
{
	size_t at, length;
	return full * 2 <= typical && text.length <= TITLE_BYTES &&
	       str_is(wordings_within(reader->heads->wordings, S("row"), text_fold(reader->call->arena, text), &at, &length), "total") &&
	       at == 0;
}

static void pass(struct arena *arena, struct sheet *sheet, size_t number, enum passed kind, str text)
{
	GROW(arena, sheet->passed, sheet->passed_count, sheet->passed_room);
	sheet->passed[sheet->passed_count - 1] =
		(struct passed_row){ number, kind, text_squeeze(arena, text_start(text, TITLE_BYTES)) };
}

// How many cells most rows fill: a row with one of them among rows with many is a band.
static size_t typical_full(const struct grid *grid, size_t from)
{
	size_t counts[64] = { 0 }, rows = 0, seen = 0;
	for (size_t r = from; r < grid->row_count; r++) {
		str first;
		size_t full = full_cells(&grid->rows[r], &first);
		if (full == 0)
			continue;
		counts[full < COUNT(counts) ? full : COUNT(counts) - 1]++;
		rows++;
	}
	for (size_t i = 0; i < COUNT(counts); i++) {
		seen += counts[i];
		if (seen * 2 > rows)
			return i;
	}
	return 0;
}

// A title above the head says of which day the list is: "Mise à jour : 30/06/2024".
static void take_day(struct reader *reader, str text)
{
	size_t at, length;
	str folded = text_fold(reader->call->arena, text);
	size_t colon = str_find(text, S(":"));
	if (reader->list->day.length > 0 ||
	        !str_is(wordings_within(reader->heads->wordings, S("row"), folded, &at, &length), "day"))
		return;
	str rest = str_trim(colon == SIZE_MAX ? text : str_skip(text, colon + 1));
	struct day day;
	for (size_t i = 0; i < rest.length; i++)
		if (rest.data[i] >= '0' && rest.data[i] <= '9' &&
		        day_read(str_skip(rest, i), DAY_FIRST, &day) == DAY_READ && day_is_whole(&day)) {
			reader->list->day = str_copy(reader->call->arena, day_str(&day));
			return;
		}
}

// A title says where its recommendations come from: by the number of the document, or in words.
static void take_source(struct reader *reader, str text)
{
	struct list_file *list = reader->list;
	size_t at, length;
	str symbol = un_symbol(reader->call->arena, text);
	str said = symbol.length > 0 ? un_symbol_source(symbol)
	           : wordings_within(reader->heads->wordings, S("source"), text_fold(reader->call->arena, text), &at, &length);
	if (symbol.length > 0)
		list->symbol = list->symbol.length == 0 || str_equal(list->symbol, symbol) ? symbol : S("");
	if (said.length > 0)
		list->source = list->source.length == 0 || str_equal(list->source, said) ? said : S("");
}

static void take_title(struct reader *reader, str text)
{
	take_day(reader, text);
	take_source(reader, text);
}

static void take_titles(struct reader *reader, const struct grid *grid, const struct place *place, struct sheet *sheet)
{
	size_t head = place->two ? place->row - 1 : place->row;
	for (size_t i = 0; i < grid->above_count; i++)
		take_title(reader, grid->above[i]);
	for (size_t r = 0; r < head; r++) {
		str first;
		if (full_cells(&grid->rows[r], &first) == 0)
			continue;
		take_title(reader, first);
		pass(reader->call->arena, sheet, grid->rows[r].number, PASSED_TITLE, first);
	}
}

// Rows behind the last one that the map says to read are no part of the list: a legend, say.
static bool last_row(struct reader *reader, int64_t *last)
{
	str text = reader->map == NULL ? S("") : map_value(&reader->map->file, S("last_row"));
	*last = INT64_MAX;
	return text.length == 0 || (str_to_integer(text, last) && *last > 0) ||
	       refuse_field(reader->call, "last_row", say(reader->call, N_("This is not a row number.")));
}

// A separator without quotes around it cut a text in two and moved all behind it. Where a person says what the
// cell should say, and that is what stands in it and the next ones, the row is whole again.
static bool join_cells(struct reader *reader, struct sheet_row *row, size_t source, str said)
{
	struct call *call = reader->call;
	str sign = str_is(reader->list->separator, "tab") ? S("\t") : reader->list->separator;
	str joined = source < row->count ? row->cells[source] : S("");
	for (size_t last = source + 1; last < row->count && joined.length < said.length + row->count; last++) {
		joined = str_format(call->arena, "%.*s%.*s%.*s", STR_ARG(joined), STR_ARG(sign), STR_ARG(row->cells[last]));
		if (!text_same(joined, said))
			continue;
		str *cells = NEW_MANY(call->arena, row->count + 1, str);
		size_t count = 0;
		for (size_t i = 0; i < row->count; i++)
			if (i <= source || i > last)
				cells[count++] = i == source ? joined : row->cells[i];
		row->cells = cells;
		row->count = count;
		return true;
	}
	return false;
}

static void mend_row(struct reader *reader, const struct sheet *sheet, struct sheet_row *row)
{
	const struct map_section *cells = reader->map == NULL ? NULL : &reader->map->cells;
	for (size_t i = 0; cells != NULL && i < cells->count && row->count > sheet->column_count; i++) {
		str head = cells->lines[i].key, number;
		int64_t at;
		if (!str_cut(&head, '!', &number) || !str_to_integer(str_trim(number), &at) || at < 0 || (size_t)at != row->number)
			continue;
		for (size_t k = 0; k < sheet->column_count; k++)
			if (text_same(sheet->headers[k], head) && join_cells(reader, row, k, cells->lines[i].value))
				return;
	}
}

static void add_band(struct arena *arena, struct sheet *sheet, str text, size_t number)
{
	GROW(arena, sheet->bands, sheet->band_count, sheet->band_room);
	sheet->bands[sheet->band_count - 1] = (struct band){ text, number };
}

static void take_rows(struct reader *reader, const struct grid *grid, const struct place *place, struct sheet *sheet)
{
	struct call *call = reader->call;
	size_t typical = typical_full(grid, place->row + 1);
	add_band(call->arena, sheet, S(""), 0);
	bool text_file = reader->list->separator.length > 0;
	sheet->rows = NEW_MANY(call->arena, grid->row_count + 1, struct sheet_row);
	for (size_t r = place->row + 1; r < grid->row_count; r++) {
		struct sheet_row row = grid->rows[r];
		str first;
		size_t full = full_cells(&row, &first);
		if (text_file) {
			row.number = r - place->row;
			mend_row(reader, sheet, &row);
		}
		if (full == 0) {
			sheet->blank++;
			continue;
		}
		if ((int64_t)row.number > reader->last_row) {
			pass(call->arena, sheet, row.number, PASSED_BAND, first);
			continue;
		}
		bool total = is_total(reader, first, full, typical);
		if (total || (full == 1 && (typical >= 3 || (typical == 2 && row.across)))) {
			pass(call->arena, sheet, row.number, total ? PASSED_TOTAL : PASSED_BAND, first);
			add_band(call->arena, sheet, total ? sheet->bands[sheet->band_count - 1].text : text_squeeze(call->arena, first), row.number);
			continue;
		}
		row.band = sheet->band_count - 1;
		sheet->rows[sheet->row_count++] = row;
	}
}

// What a document holds beside what its cells say, told once for each table.
static void note_beside(struct reader *reader, const struct grid *grid)
{
	static const char *const said[DOCX_BESIDE_COUNT] = {
		[DOCX_INSERTED] = N_("The document tracks changes: text that was added stands in the cells as if it were accepted."),
		[DOCX_DELETED] = N_("The document tracks changes: text that was deleted was left out."),
		[DOCX_NESTED] = N_("Tables within a cell became lines of the cell."),
		[DOCX_NOTES] = N_("Footnotes were left out."),
		[DOCX_COMMENTS] = N_("Comments were left out."),
		[DOCX_HIDDEN] = N_("Hidden text was left out."),
		[DOCX_PICTURES] = N_("Pictures, text boxes and signs of symbol fonts were left out."),
		[DOCX_COUNTED] = N_("Bullets and numbers that the word processor sets by itself stand nowhere in the file and were left out."),
	};
	struct list_file *list = reader->list;
	for (size_t i = 0; i < DOCX_BESIDE_COUNT; i++) {
		if (grid->beside[i] == 0)
			continue;
		GROW(reader->call->arena, list->notes, list->note_count, list->note_room);
		list->notes[list->note_count - 1] =
			(struct reason){ .field = S(""), .sheet = grid->name, .why = say(reader->call, said[i]) };
	}
}

static void take_sheet(struct reader *reader, const struct grid *grid, const struct place *place)
{
	struct call *call = reader->call;
	struct list_file *list = reader->list;
	struct sheet *sheet = &list->sheets[list->sheet_count++];
	*sheet = (struct sheet){ .name = grid->name, .last_head = grid->rows[place->row].number };
	sheet->first_head = place->two ? grid->rows[place->row - 1].number : sheet->last_head;
	sheet->column_count = grid->rows[place->row].count;
	if (place->two && grid->rows[place->row - 1].count > sheet->column_count)
		sheet->column_count = grid->rows[place->row - 1].count;
	sheet->headers = NEW_MANY(call->arena, sheet->column_count + 1, str);
	sheet->labels = NEW_MANY(call->arena, sheet->column_count + 1, str);
	for (size_t i = 0; i < sheet->column_count; i++)
		sheet->headers[i] = head_text(call, reader->heads, grid, place, i, &sheet->labels[i]);
	take_titles(reader, grid, place, sheet);
	take_rows(reader, grid, place, sheet);
	note_beside(reader, grid);
	list->row_count += sheet->row_count;
}

// "*", or names with a semicolon between them.
static bool is_named(str names, str name)
{
	str rest = names, one;
	while (str_cut(&rest, ';', &one))
		if (text_same(str_trim(one), name))
			return true;
	return false;
}

static void pass_sheet(struct reader *reader, str name)
{
	struct list_file *list = reader->list;
	if (name.length > 0)
		list->others[list->other_count++] = name;
}

static bool take_all(struct reader *reader, const struct grid *grids, size_t count)
{
	const struct map_file *map = reader->map;
	str one = map == NULL ? S("") : map_value(&map->file, S("sheet"));
	str many = map == NULL ? S("") : map_value(&map->file, S("sheets"));
	str head = map == NULL ? S("") : map_value(&map->file, S("header_row"));
	size_t fallback = SIZE_MAX;
	struct place fallback_place = { 0 };
	for (size_t i = 0; i < count; i++) {
		const struct grid *grid = &grids[i];
		bool chosen = one.length > 0 ? text_same(grid->name, one)
		              : many.length > 0 && !str_is(many, "*") ? is_named(many, grid->name) : false;
		bool open = one.length == 0 && (many.length == 0 || str_is(many, "*"));
		struct place place = { .row = SIZE_MAX };
		if (grid->row_count == 0 || (!chosen && (!open || grid->hidden))) {
			pass_sheet(reader, grid->name);
			continue;
		}
		if (head.length > 0) {
			if (!place_from_map(reader, grid, head, &place))
				return false;
		} else {
			struct guessing guessing = { .reader = reader, .grid = grid };
			(void)!call_in_scratch(reader->call, guess, &guessing);
			place = guessing.place;
		}
		if (place.row == SIZE_MAX || (!chosen && !place.fits)) {
			if (place.row != SIZE_MAX && fallback == SIZE_MAX) {
				fallback = i;
				fallback_place = place;
			} else
				pass_sheet(reader, grid->name);
			continue;
		}
		take_sheet(reader, grid, &place);
	}
	// Nothing fits: the first one is read all the same, so that what it lacks can be said.
	if (reader->list->sheet_count == 0 && fallback != SIZE_MAX)
		take_sheet(reader, &grids[fallback], &fallback_place);
	else if (fallback != SIZE_MAX)
		pass_sheet(reader, grids[fallback].name);
	return true;
}

// A table of as many columns that follows without a word between, and has the same head or none, is the one above
// going on: on the next page, say. Tables that are then alone need no name. Gives how many are left.
static size_t join_tables(struct reader *reader, struct grid *grids, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		struct place place = { .row = 0 };
		bool follows = kept > 0 && grids[i].above_count == 0 && grids[i].columns == grids[kept - 1].columns;
		if (follows)
			place_score(reader, &grids[i], &place);
		if (follows && (place.score < 2 || grid_repeats(&grids[kept - 1], &grids[i])))
			grid_append(reader->call->arena, &grids[kept - 1], &grids[i]);
		else
			grids[kept++] = grids[i];
	}
	if (kept == 1)
		grids[0].name = S("");
	return kept;
}

// True when there was something to look at: a workbook that breaks is told of where lists are read.
static bool take_reply_table(struct call *call, str bytes, struct list_file *list)
{
	struct office *office = NEW(call->arena, struct office);
	struct mishap mishap;
	if (office_open(call->arena, bytes, office, &mishap))
		list->reply_table = reply_table_find(&office->book, &list->row_count);
	return list->reply_table != NULL;
}

bool list_file_read(struct call *call, const struct entity *entity, str name, str bytes,
	const struct map_file *map, struct list_file *list)
{
	*list = (struct list_file){ .name = str_copy(call->arena, name), .day = S(""), .source = S(""), .symbol = S("") };
	if (entity == &reply_entity && str_starts(bytes, S("PK\x03\x04")) && take_reply_table(call, bytes, list))
		return true;
	struct reader reader = { call, entity, map, heads_of(call, entity), list, 0 };
	if (!last_row(&reader, &reader.last_row))
		return false;
	struct grid *grids = NULL;
	size_t count = 0;
	if (!grids_read(call, map, bytes, list, &grids, &count))
		return false;
	if (list->document)
		count = join_tables(&reader, grids, count);
	list->sheets = NEW_MANY(call->arena, count + 1, struct sheet);
	list->others = NEW_MANY(call->arena, count + 1, str);
	if (!take_all(&reader, grids, count))
		return false;
	if (list->sheet_count == 0 && list->separator.length == 0)
		return refuse(call, REFUSED_INVALID, N_("The workbook has no such sheet, or no sheet that holds anything."));
	if (list->row_count == 0)
		return refuse(call, REFUSED_INVALID, N_("The file has no row under its head, so there is nothing to import."));
	return true;
}
