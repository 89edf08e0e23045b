#include "acts/columns_inside.h"

#include "acts/un_text.h"
#include "base/limits.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/own.h"

static void find_telling(struct call *call, const struct columns_of *of, const struct sheet *sheet, struct column *column);

bool columns_wide(const struct entity *entity)
{
	return entity == &recommendation_entity;
}

bool columns_wrong(struct call *call, str what, str why)
{
	return refuse_field(call, str_c(call->arena, what), why);
}

static bool of_assessment(const struct head *head)
{
	return head->target == TARGET_WIDE &&
	       (head->wide == WIDE_IMPLEMENTATION || head->wide == WIDE_ASSESSED_ON ||
		       head->wide == WIDE_ASSESSOR || head->wide == WIDE_ASSESSMENT);
}

struct column *columns_add(struct call *call, struct columns *columns, const struct head *head)
{
	GROW(call->arena, columns->items, columns->count, columns->room);
	struct column *column = &columns->items[columns->count - 1];
	*column = (struct column){ .head = *head, .source = SIZE_MAX, .header = S(""), .constant = S("") };
	return column;
}

// The map.

static bool no_field(struct call *call, const struct map_line *line)
{
	return columns_wrong(call, line->key,
		say_with(call, N_("Line {line} of the map: “{text}” is not a field of this list."), "line",
			say_integer(call, (int64_t)line->line), "text", line->key, NULL));
}

static bool check_names(struct call *call, const struct heads *heads, const struct map_section *section)
{
	bool good = true;
	struct head head;
	for (size_t i = 0; i < section->count; i++)
		if (!head_by_name(call, heads, section->lines[i].key, &head))
			good = no_field(call, &section->lines[i]);
	return good;
}

static bool stands_somewhere(const struct list_file *list, str wanted)
{
	for (size_t s = 0; s < list->sheet_count; s++)
		for (size_t i = 0; i < list->sheets[s].column_count; i++)
			if (head_fits(wanted, list->sheets[s].headers[i], list->sheets[s].labels[i]))
				return true;
	return false;
}

static bool check_heads(struct call *call, const struct import_request *request)
{
	bool good = true;
	const struct map_section *columns = &request->map->columns;
	for (size_t i = 0; i < columns->count; i++)
		if (columns->lines[i].value.length > 0 && !stands_somewhere(request->list, columns->lines[i].value))
			good = columns_wrong(call, columns->lines[i].key,
				say_with(call, N_("Line {line} of the map: the file has no column “{text}”."), "line",
					say_integer(call, (int64_t)columns->lines[i].line), "text",
					columns->lines[i].value, NULL));
	return good;
}

static bool check_file(struct call *call, const struct map_section *file)
{
	static const char *const words[] = { "encoding", "sheet", "sheets", "header_row", "last_row", "list_day",
		"sheet_is", "band_is", "fill_down", "learn" };
	bool good = true;
	for (size_t i = 0; i < file->count; i++) {
		bool known = false;
		for (size_t k = 0; k < COUNT(words); k++)
			known = known || str_is(file->lines[i].key, words[k]);
		if (!known)
			good = columns_wrong(call, file->lines[i].key,
				say_with(call, N_("Line {line} of the map: “{text}” is none of the words of its part [file]."), "line",
					say_integer(call, (int64_t)file->lines[i].line), "text", file->lines[i].key, NULL));
	}
	return good;
}

static str cell_key(struct arena *arena, str sheet, size_t row)
{
	return str_format(arena, "%zu %.*s", row, STR_ARG(text_fold(arena, sheet)));
}

// "Sheet!12!Head" or "12!Head".
static bool cell_parts(str key, str *sheet, size_t *row, str *head)
{
	str rest = key, first, second;
	int64_t number;
	if (!str_cut(&rest, '!', &first) || rest.data == NULL)
		return false;
	*sheet = S("");
	if (!str_to_integer(str_trim(first), &number)) {
		*sheet = str_trim(first);
		if (!str_cut(&rest, '!', &second) || rest.data == NULL || !str_to_integer(str_trim(second), &number))
			return false;
	}
	*row = number < 1 ? 0 : (size_t)number;
	*head = str_trim(rest);
	return *row > 0;
}

static bool read_cells(struct call *call, struct columns_of *of)
{
	bool good = true;
	const struct map_section *cells = &of->request->map->cells;
	for (size_t i = cells->count; i-- > 0;) {
		str sheet, head;
		size_t row;
		if (cell_parts(cells->lines[i].key, &sheet, &row, &head))
			lookup_set(&of->cells, cell_key(call->arena, sheet, row), i);
		else
			good = columns_wrong(call, S("cells"),
				say_with(call, N_("Line {line} of the map: a cell is written ROW!HEAD or SHEET!ROW!HEAD."),
					"line", say_integer(call, (int64_t)cells->lines[i].line), NULL));
	}
	return good;
}

bool columns_begin(struct call *call, const struct import_request *request, struct columns_of *of)
{
	const struct map_file *map = request->map;
	*of = (struct columns_of){ .request = request, .heads = heads_of(call, request->entity), .cells = lookup_in(call->arena) };
	of->wordings = of->heads->wordings;
	if (map == NULL)
		return true;
	bool good = check_names(call, of->heads, &map->columns);
	good = check_names(call, of->heads, &map->constants) && good;
	for (size_t i = 0; i < map->sheet_count; i++)
		good = check_names(call, of->heads, &map->sheets[i]) && good;
	good = check_heads(call, request) && good;
	good = check_file(call, &map->file) && good;
	return read_cells(call, of) && good;
}

// One table.

static bool same_target(const struct head *a, const struct head *b)
{
	return a->target == b->target && a->field == b->field && a->wide == b->wide && a->extra == b->extra && a->rank == b->rank && a->language == b->language &&
	       str_equal(a->own, b->own);
}

bool columns_has_target(const struct columns *columns, const struct head *head)
{
	for (size_t i = 0; i < columns->count; i++)
		if (same_target(&columns->items[i].head, head))
			return true;
	return false;
}

void columns_add_source(struct call *call, struct columns *columns, const struct head *head, size_t source)
{
	struct column *column = columns_add(call, columns, head);
	column->source = source;
	column->header = columns->sheet->headers[source];
	if (!of_assessment(head))
		column->head.period = S("");
}

// Two fields of the map may read one column.
static void add_mapped(struct call *call, const struct columns_of *of, struct columns *columns, bool *used)
{
	const struct map_section *section = &of->request->map->columns;
	for (size_t i = 0; i < section->count; i++) {
		struct head head, seen;
		if (!head_by_name(call, of->heads, section->lines[i].key, &head))
			continue;
		bool exact = false;
		for (size_t k = 0; k < columns->sheet->column_count; k++)
			exact = exact || head_is(section->lines[i].value, columns->sheet->headers[k], columns->sheet->labels[k]);
		for (size_t k = 0; k < columns->sheet->column_count; k++) {
			str header = columns->sheet->headers[k], label = columns->sheet->labels[k];
			bool fits = exact ? head_is(section->lines[i].value, header, label)
			                  : head_fits(section->lines[i].value, header, label);
			if (header.length == 0 || !fits ||
			        (columns_has_target(columns, &head) && !of_assessment(&head)))
				continue;
			(void)head_of(call, of->heads, header, label, &seen);
			head.period = seen.period;
			columns_add_source(call, columns, &head, k);
			used[k] = true;
		}
	}
}

static void ignore(struct call *call, struct import_result *result, str header)
{
	for (size_t i = 0; i < result->ignored_count; i++)
		if (text_same(result->ignored[i], header))
			return;
	GROW(call->arena, result->ignored, result->ignored_count, result->ignored_room);
	result->ignored[result->ignored_count - 1] = header;
}

static void add_by_head(struct call *call, const struct columns_of *of, struct columns *columns,
	const bool *used, struct import_result *result)
{
	for (size_t i = 0; i < columns->sheet->column_count; i++) {
		str header = columns->sheet->headers[i];
		struct head head;
		if (used[i] || header.length == 0)
			continue;
		bool found = head_of(call, of->heads, header, columns->sheet->labels[i], &head);
		// A field that the map set to nothing is one that this list does not have.
		const struct map_line *line = of->request->map == NULL || !found ? NULL
		                              : map_find(&of->request->map->columns, head.name);
		if (found && line == NULL && (!columns_has_target(columns, &head) || of_assessment(&head)))
			columns_add_source(call, columns, &head, i);
		else
			ignore(call, result, header);
	}
}

static void add_constants(struct call *call, const struct columns_of *of, struct columns *columns,
	const struct map_section *section)
{
	for (size_t i = 0; section != NULL && i < section->count; i++) {
		struct head head;
		if (head_by_name(call, of->heads, section->lines[i].key, &head) &&
		        !columns_has_target(columns, &head))
			columns_add(call, columns, &head)->constant = section->lines[i].value;
	}
}

static int by_source(const struct column *a, const struct column *b)
{
	return a->source < b->source ? -1 : a->source > b->source;
}

// The n-th time of each column about an assessment belongs together; what stands once counts for all times.
static void make_groups(struct columns *columns)
{
	// Insertion sort: as many as the file has columns, and mostly in order.
	for (size_t i = 1; i < columns->count; i++)
		for (size_t k = i; k > 0 && by_source(&columns->items[k], &columns->items[k - 1]) < 0; k--) {
			struct column moved = columns->items[k];
			columns->items[k] = columns->items[k - 1];
			columns->items[k - 1] = moved;
		}
	size_t group = 0, from = 0;
	for (size_t i = 0; i < columns->count; i++) {
		struct column *column = &columns->items[i];
		if (!of_assessment(&column->head) || column->source == SIZE_MAX)
			continue;
		for (size_t k = from; k < i; k++)
			if (of_assessment(&columns->items[k].head) && same_target(&columns->items[k].head, &column->head)) {
				group++;
				from = i;
				break;
			}
		column->group = group;
		columns->groups = group + 1;
	}
	// The time that one column of a group names is that of all of them.
	for (size_t i = 0; i < columns->count; i++)
		for (size_t k = 0; k < columns->count; k++)
			if (of_assessment(&columns->items[i].head) && of_assessment(&columns->items[k].head) &&
			        columns->items[i].group == columns->items[k].group && columns->items[k].head.period.length > 0)
				columns->items[i].head.period = columns->items[k].head.period;
}

static bool lists_name(str names, str name)
{
	str rest = names, one;
	while (str_cut(&rest, ',', &one))
		if (text_same(str_trim(one), name))
			return true;
	return false;
}

static bool dress(struct call *call, const struct columns_of *of, struct columns *columns)
{
	const struct map_file *map = of->request->map;
	bool good = true;
	str fill_down = map == NULL ? S("") : map_value(&map->file, S("fill_down"));
	for (size_t i = 0; map != NULL && i < columns->count; i++) {
		struct column *column = &columns->items[i];
		str name = column->head.name;
		column->values = map_values_find(map, name);
		column->create = map_find(&map->create, name) != NULL;
		column->fill_down = column->source != SIZE_MAX && lists_name(fill_down, name);
		const struct map_line *clean = map_find(&map->clean, name);
		struct mishap mishap;
		if (clean != NULL && !map_steps_read(call->arena, clean, &column->clean, &mishap))
			good = columns_wrong(call, name, say(call, mishap.why));
	}
	return good;
}

static bool has_name(const struct columns *columns, str name)
{
	for (size_t i = 0; i < columns->count; i++) {
		const struct head *head = &columns->items[i].head;
		size_t dot = head->target == TARGET_NAME ? str_find(head->name, S(".")) : SIZE_MAX;
		if (str_equal(str_slice(head->name, 0, dot), name))
			return true;
	}
	return false;
}

static bool check_needed(struct call *call, const struct entity *entity, const struct columns *columns)
{
	bool good = true;
	str why = say(call, N_("The list has no column for this. Name one in a map file, or write its name in the head."));
	for (size_t i = 0; i < entity->field_count; i++)
		if (!head_needless(entity, i) && !has_name(columns, str_from(entity->fields[i].name)))
			good = columns_wrong(call, str_from(entity->fields[i].name), why);
	const struct entity *own = &own_fields_of(call, entity)->entity;
	for (size_t i = 0; i < own->field_count; i++)
		if (own->fields[i].required && !has_name(columns, str_from(own->fields[i].name)))
			good = columns_wrong(call, str_from(own->fields[i].name), why);
	if (columns_wide(entity) && !has_name(columns, S("addressee")))
		good = columns_wrong(call, S("addressee"), why);
	return good;
}

bool columns_find(struct call *call, const struct columns_of *of, const struct sheet *sheet,
	struct columns *columns, struct import_result *result)
{
	const struct map_file *map = of->request->map;
	*columns = (struct columns){ .sheet = sheet };
	bool *used = NEW_MANY(call->arena, sheet->column_count + 1, bool);
	if (map != NULL)
		add_mapped(call, of, columns, used);
	add_by_head(call, of, columns, used, result);
	make_groups(columns);
	if (map != NULL) {
		str sheet_is = map_value(&map->file, S("sheet_is"));
		struct head head;
		add_constants(call, of, columns, map_sheet_find(map, sheet->name));
		add_constants(call, of, columns, &map->constants);
		if (sheet_is.length > 0 && !head_by_name(call, of->heads, sheet_is, &head))
			return columns_wrong(call, S("sheet_is"),
				say_with(call, N_("“{text}” is not a field of this list."), "text", sheet_is, NULL));
		if (sheet_is.length > 0 && !columns_has_target(columns, &head))
			columns_add(call, columns, &head)->constant = sheet->name;
	}
	if (!columns_take_bands(call, of, columns, result))
		return false;
	columns_take_origin(call, of, columns, result);
	if (!dress(call, of, columns) || !check_needed(call, of->request->entity, columns))
		return false;
	for (size_t i = 0; i < columns->count; i++)
		if (columns->items[i].source != SIZE_MAX)
			find_telling(call, of, sheet, &columns->items[i]);
	return true;
}

// Cells.

static const struct map_line *set_by_person(struct call *call, const struct columns_of *of,
	const struct columns *columns, const struct column *column, size_t number)
{
	if (of->cells.count == 0)
		return NULL;
	const struct map_section *cells = &of->request->map->cells;
	const size_t *first = lookup_find(&of->cells, cell_key(call->arena, columns->sheet->name, number));
	if (first == NULL)
		first = lookup_find(&of->cells, cell_key(call->arena, S(""), number));
	for (size_t i = first == NULL ? cells->count : *first; i < cells->count; i++) {
		str sheet, head;
		size_t row;
		if (!cell_parts(cells->lines[i].key, &sheet, &row, &head) || row != number ||
		        (sheet.length > 0 && !text_same(sheet, columns->sheet->name)))
			continue;
		bool repeated = columns->groups > 1 && of_assessment(&column->head);
		if (text_same(head, column_title(call, columns, column)) ||
		        (!repeated && (text_same(head, column->head.name) || text_same(head, column->header))))
			return &cells->lines[i];
	}
	return NULL;
}

static str raw_cell(const struct sheet *sheet, size_t row, size_t source)
{
	const struct sheet_row *at = &sheet->rows[row];
	return source < at->count ? at->cells[source] : S("");
}

static bool means_above(struct call *call, const struct columns_of *of, const struct column *column, str cell)
{
	str text = str_trim(cell);
	if (text.length == 0)
		return column->fill_down;
	// Most cells are longer than any such word, or begin with a digit.
	return text.length < 24 && (text.data[0] < '0' || text.data[0] > '9') && (str_is(text, "\"") || str_is(text, "″") || str_is(text, "〃") ||
					   str_is(wordings_find(call->arena, of->wordings, S("same"), text), "above"));
}

// The cell, or the nearest one above it that says something, as far as the band goes: found once for all rows.
static void find_telling(struct call *call, const struct columns_of *of, const struct sheet *sheet, struct column *column)
{
	enum { SOME_ROWS = 500 };
	struct arena *outer = call->arena, *scratch = NULL;
	for (size_t r = 0; r < sheet->row_count; r++) {
		if (r % SOME_ROWS == 0) {
			if (scratch != NULL)
				arena_end(scratch);
			scratch = arena_new(LIMIT_ARENA_BYTES);
		}
		call->arena = scratch;
		bool above = means_above(call, of, column, raw_cell(sheet, r, column->source));
		call->arena = outer;
		if (above && column->telling == NULL) {
			column->telling = NEW_MANY(outer, sheet->row_count, uint32_t);
			for (size_t k = 0; k < r; k++)
				column->telling[k] = (uint32_t)k;
		}
		if (column->telling != NULL)
			column->telling[r] = above && r > 0 && sheet->rows[r - 1].band == sheet->rows[r].band
			                             ? column->telling[r - 1] : (uint32_t)r;
	}
	if (scratch != NULL)
		arena_end(scratch);
}

// A colour that the map explains: "#92d050" among the values of the field.
static str by_colour(const struct column *column, const struct sheet_row *row)
{
	if (column->values == NULL || row->fills == NULL || column->source >= row->count ||
	        row->fills[column->source] == 0)
		return S("");
	char key[8] = "#";
	static const char digits[] = "0123456789abcdef";
	uint32_t fill = row->fills[column->source];
	for (int i = 0; i < 6; i++)
		key[1 + i] = digits[(fill >> (20 - 4 * i)) & 15];
	return map_value(column->values, (str){ key, 7 });
}

static str whole_cell(struct call *call, const struct columns_of *of, const struct columns *columns,
	const struct column *column, size_t row, bool *cleaned)
{
	*cleaned = false;
	const struct sheet_row *at = &columns->sheet->rows[row];
	const struct map_line *set = set_by_person(call, of, columns, column, at->number);
	if (set != NULL)
		return set->value;
	str raw = column->banded ? columns->bands[at->band] : column->constant;
	if (column->source != SIZE_MAX) {
		size_t telling = column->telling == NULL ? row : column->telling[row];
		raw = raw_cell(columns->sheet, telling, column->source);
		*cleaned = telling != row;
	}
	str cell = column->clean.count > 0 ? map_steps_apply(call->arena, &column->clean, raw) : raw;
	str squeezed = text_squeeze(call->arena, cell);
	*cleaned = column->source != SIZE_MAX &&
	           (*cleaned || !str_equal(text_squeeze(call->arena, raw), raw) || !str_equal(cell, raw));
	if (squeezed.length == 0 && column->source != SIZE_MAX)
		return by_colour(column, at);
	const struct map_line *line = column->values == NULL ? NULL : map_find(column->values, squeezed);
	return line != NULL ? line->value : cell;
}

str column_cell(struct call *call, const struct columns_of *of, const struct columns *columns,
	const struct column *column, size_t row, bool *cleaned)
{
	str cell = whole_cell(call, of, columns, column, row, cleaned);
	struct un_text un;
	if (column->part == PART_WHOLE)
		return cell;
	un_text_read(call->arena, of->wordings, cell, &un);
	return column->part == PART_NUMBER ? un.number : column->part == PART_STATES ? un.states : un.text;
}

bool columns_has(const struct columns *columns, str name)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->items[i].source != SIZE_MAX && str_equal(columns->items[i].head.name, name))
			return true;
	return false;
}

str column_title(struct call *call, const struct columns *columns, const struct column *column)
{
	bool repeated = columns->groups > 1 && of_assessment(&column->head) && column->header.length > 0;
	if (column->header.length == 0 || !repeated ||
	        (column->head.period.length > 0 && str_contains(column->header, column->head.period)))
		return column->header.length == 0 ? column->head.name : column->header;
	return column->head.period.length > 0
	               ? str_format(call->arena, "%.*s (%.*s)", STR_ARG(column->header), STR_ARG(column->head.period))
	               : str_format(call->arena, "%.*s (%zu)", STR_ARG(column->header), column->group + 1);
}

str column_header(const struct columns *columns, str field)
{
	for (size_t i = 0; i < columns->count; i++)
		if (str_equal(columns->items[i].head.name, field) && columns->items[i].header.length > 0)
			return columns->items[i].header;
	return field;
}
