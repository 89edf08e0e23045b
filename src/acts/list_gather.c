// Finding and counting at once. See acts/list_inside.h.
//
// First the records come that something leads to, those that no filter turns away which is not counted as if it were not
// chosen; then the lines of those that may still count. Beside each stands which of the filters that are counted apart
// are true of it. All counts are made of these: a record counts for a value when all of its filters are true, or
// all but that of the value's own name.
#include <string.h>

#include "acts/list_inside.h"
#include "acts/tally.h"
#include "base/die.h"
#include "base/limits.h"
#include "model/entities.h"
#include "store/kept.h"

enum { COUNTED_MOST = 16 }; // More are counted afterwards (acts/facets.c).

// What is found of a list that is counted is kept for its next page, or each would be found anew: an id is 36 letters, quoted.
static_assert((LIMIT_COUNT + 1) * 40 < LIMIT_KEPT_ONE_BYTES / 8 * 7, "a whole list fits into what is kept");

// A row of a record or of a line: which filters apart are true, a bit for each, and its values by their numbers in the tally.
struct gathered {
	size_t record; // Of a line: its record's place.
	uint32_t true_of;
	uint32_t values[COUNTED_MOST];
};

struct gathered_record {
	str id, order;
	struct gathered row;
	bool fits; // All filters of lines are true of one of its lines.
};

// What is counted of records, or of lines.
struct part {
	bool of_line;
	size_t counted[COUNTED_MOST], count; // Places in request->along.
	size_t apart[COUNTED_MOST], apart_count;
	uint32_t all; // The bits of all filters apart.
};

struct gathering {
	struct call *call;
	const struct list_request *request;
	struct list_request rest; // Without the filters that are counted apart.
	enum list_told told[COUNTED_MOST];
	bool by_lines;            // Some filter is of lines,
	bool by_other_lines;      // and one of those is not counted apart.
	struct part records, lines;
	struct tally *tally;
	struct gathered_record *found;
	size_t count, room;
	struct gathered *of_lines;
	size_t line_count, line_room;
	size_t *needed; // Of each place in the second query, the place in `found`.
};

// What is counted here

static bool is_of(const struct list_request *request, size_t filter, const char *name)
{
	return str_is(request->filters[filter].name, name);
}

static bool can_count(const struct list_request *request, const struct lead *lead, const struct list_counted *counted)
{
	const struct entity *entity = request->entity;
	if (!counted->known || counted->own || (counted->of_line && entity != &recommendation_entity))
		return false;
	if (counted->apart && lead->by == LEADING_FILTER && is_of(request, lead->filter, counted->name))
		return false;
	return counted->of_line || entity->looked_through == NULL || field_looked_at(counted->field);
}

static void divide(struct gathering *gathering, const struct lead *lead)
{
	const struct list_request *request = gathering->request;
	gathering->lines.of_line = true;
	for (size_t i = 0; i < request->along_count; i++) {
		const struct list_counted *counted = &request->along[i];
		struct part *part = counted->of_line ? &gathering->lines : &gathering->records;
		if (!can_count(request, lead, counted))
			continue;
		gathering->told[i] = LIST_TOLD;
		part->counted[part->count++] = i;
		if (!counted->apart)
			continue;
		part->all |= (uint32_t)1 << part->apart_count;
		part->apart[part->apart_count++] = i;
	}
}

static bool is_apart(const struct gathering *gathering, size_t filter)
{
	for (size_t i = 0; i < gathering->request->along_count; i++)
		if (gathering->told[i] == LIST_TOLD && gathering->request->along[i].apart &&
		        is_of(gathering->request, filter, gathering->request->along[i].name))
			return true;
	return false;
}

static void set_rest(struct gathering *gathering)
{
	const struct list_request *request = gathering->request;
	gathering->rest = *request;
	gathering->rest.found = NULL;
	gathering->rest.filter_count = 0;
	for (size_t i = 0; i < request->filter_count; i++) {
		bool of_lines = list_of_lines(request->entity, request->filters[i].name);
		gathering->by_lines = gathering->by_lines || of_lines;
		if (is_apart(gathering, i))
			continue;
		gathering->rest.filters[gathering->rest.filter_count++] = request->filters[i];
		gathering->by_other_lines = gathering->by_other_lines || of_lines;
	}
}

// The queries

// Of each filter apart whether it is true, then the values.
static bool add_columns(struct gathering *gathering, struct query *query, const struct part *part)
{
	bool good = true;
	const struct list_request *request = gathering->request;
	for (size_t i = 0; i < part->apart_count; i++) {
		query_add(query, SQL(", CASE WHEN 1 = 1"));
		good = list_where_name(gathering->call, query, request, request->along[part->apart[i]].name) && good;
		query_add(query, SQL(" THEN 1 ELSE 0 END"));
	}
	for (size_t i = 0; i < part->count; i++) {
		query_add(query, SQL(", "));
		list_add_counted(gathering->call, query, request->entity, &request->along[part->counted[i]]);
	}
	return good;
}

static bool ask_records(struct gathering *gathering, struct query *query, const struct lead *lead)
{
	const struct list_request *request = gathering->request;
	struct list_request rest = gathering->rest;
	rest.filter_count = 0;
	for (size_t i = 0; i < gathering->rest.filter_count; i++)
		if (!list_of_lines(request->entity, gathering->rest.filters[i].name))
			rest.filters[rest.filter_count++] = gathering->rest.filters[i];
	query_add(query, SQL("SELECT t.id, "));
	if (request->by_field != NULL) {
		query_add(query, SQL("t."));
		query_name(query, request->by_field->name);
	} else {
		query_add(query, SQL("''"));
	}
	bool good = add_columns(gathering, query, &gathering->records);
	query_add(query, SQL(" FROM "));
	if (!list_add_lead(gathering->call, query, request, lead))
		return false;
	query_name(query, request->entity->name);
	query_add(query, lead->by == LEADING_NONE ? SQL(" t WHERE 1 = 1") : SQL(" t WHERE t.id = led.id"));
	return list_where(gathering->call, query, &rest) && good;
}

static bool ask_lines(struct gathering *gathering, struct query *query)
{
	query_add(query, SQL("SELECT found.place"));
	bool good = add_columns(gathering, query, &gathering->lines);
	query_add(query, SQL(" FROM "));
	query_bind_set_table(query, db_engine_of(gathering->call->db), S("[]"), S(""));
	query_add(query, SQL(" AS found CROSS JOIN addressee_line l WHERE l.recommendation = found.id"));
	return list_where_line(gathering->call, query, &gathering->rest) && good;
}

// Their rows

static void take(struct gathering *gathering, const struct part *part, const struct cell *cells, struct gathered *row)
{
	for (size_t i = 0; i < part->apart_count; i++)
		row->true_of |= (uint32_t)(cells[i].integer != 0) << i;
	for (size_t i = 0; i < part->count; i++)
		row->values[i] = tally_value(gathering->tally, part->counted[i], &cells[part->apart_count + i]);
}

static void take_record(void *context, const struct cell *cells)
{
	struct gathering *gathering = context;
	struct arena *arena = gathering->call->arena;
	GROW(arena, gathering->found, gathering->count, gathering->room);
	struct gathered_record *record = &gathering->found[gathering->count - 1];
	record->id = str_copy(arena, cells[0].text);
	record->order = cells[1].text.length == 0 ? S("") : str_copy(arena, cells[1].text);
	record->fits = !gathering->by_lines;
	take(gathering, &gathering->records, cells + 2, &record->row);
}

static void take_line(void *context, const struct cell *cells)
{
	struct gathering *gathering = context;
	GROW(gathering->call->arena, gathering->of_lines, gathering->line_count, gathering->line_room);
	struct gathered *row = &gathering->of_lines[gathering->line_count - 1];
	row->record = gathering->needed[cells[0].integer];
	take(gathering, &gathering->lines, cells + 1, row);
	if (row->true_of == gathering->lines.all)
		gathering->found[row->record].fits = true;
}

// Whether all filters apart are true, or all but one.
static bool all_but(const struct part *part, const struct gathered *row, uint32_t but)
{
	return (row->true_of | but) == part->all;
}

static bool one_lacks(const struct part *part, const struct gathered *row)
{
	uint32_t lacking = part->all & ~row->true_of;
	return (lacking & (lacking - 1)) == 0;
}

// Lines are asked of those records that still count: where lines are filtered, a record that one filter
// turns away counts beside that filter if its lines fit.
static str choose_needed(struct gathering *gathering)
{
	struct arena *arena = gathering->call->arena;
	struct buf ids = buf_in(arena);
	size_t count = db_engine_of(gathering->call->db) == DB_SQLITE ? 0 : 1, first = count; // PostgreSQL counts places from one.
	gathering->needed = NEW_MANY(arena, gathering->count + 2, size_t);
	for (size_t i = 0; i < gathering->count; i++) {
		const struct gathered *row = &gathering->found[i].row;
		if (!(gathering->by_lines ? one_lacks(&gathering->records, row) : all_but(&gathering->records, row, 0)))
			continue;
		buf_add_c(&ids, count == first ? "[\"" : "\",\"");
		buf_add(&ids, gathering->found[i].id);
		gathering->needed[count++] = i;
	}
	buf_add_c(&ids, count == first ? "[]" : "\"]");
	return buf_str(&ids);
}

// The counts

static uint32_t own_bit(const struct part *part, size_t counted)
{
	for (size_t i = 0; i < part->apart_count; i++)
		if (part->apart[i] == counted)
			return (uint32_t)1 << i;
	return 0;
}

// How many records remain for all values of one thing together; as with the list itself, too many are not told.
static int64_t count_records(struct gathering *gathering, size_t column, uint32_t bit)
{
	int64_t total = 0;
	const struct part *part = &gathering->records;
	for (size_t i = 0; i < gathering->count; i++)
		total += gathering->found[i].fits && all_but(part, &gathering->found[i].row, bit);
	for (size_t i = 0; i < gathering->count && total <= LIMIT_COUNT; i++)
		if (gathering->found[i].fits && all_but(part, &gathering->found[i].row, bit))
			tally_count(gathering->tally, part->counted[column], gathering->found[i].row.values[column], i);
	return total;
}

// Without any other filter of lines, also records without lines remain.
static int64_t count_lines(struct gathering *gathering, size_t column, uint32_t bit)
{
	const struct part *part = &gathering->lines;
	bool filtered = part->apart_count > (bit != 0) || gathering->by_other_lines;
	int64_t total = 0;
	bool *seen = NEW_MANY(gathering->call->arena, gathering->count + 1, bool);
	for (size_t i = 0; i < gathering->line_count; i++) {
		const struct gathered *row = &gathering->of_lines[i];
		if (!all_but(part, row, bit) || !all_but(&gathering->records, &gathering->found[row->record].row, 0))
			continue;
		total += !seen[row->record];
		seen[row->record] = true;
		tally_count(gathering->tally, part->counted[column], row->values[column], row->record);
	}
	for (size_t i = 0; i < gathering->count && !filtered; i++)
		total += !seen[i] && all_but(&gathering->records, &gathering->found[i].row, 0);
	return total;
}

static void count_all(struct gathering *gathering)
{
	tally_places(gathering->tally, gathering->count + 1);
	for (int k = 0; k < 2; k++) {
		const struct part *part = k == 0 ? &gathering->records : &gathering->lines;
		for (size_t i = 0; i < part->count; i++) {
			uint32_t bit = own_bit(part, part->counted[i]);
			int64_t total = part->of_line ? count_lines(gathering, i, bit) : count_records(gathering, i, bit);
			if (total > LIMIT_COUNT)
				gathering->told[part->counted[i]] = LIST_TOO_MANY;
		}
	}
}

// What was found

static int compare(const void *a, const void *b)
{
	const struct gathered_record *first = a, *second = b;
	int order = str_compare(first->order, second->order);
	return order != 0 ? order : str_compare(first->id, second->id);
}

static void add_ids(struct buf *ids, const struct gathering *gathering, size_t most)
{
	const struct list_request *request = gathering->request;
	size_t added = 0;
	for (size_t i = 0; i < gathering->count && added < most; i++) {
		const struct gathered_record *record = &gathering->found[request->down ? gathering->count - 1 - i : i];
		if (!record->fits || !all_but(&gathering->records, &record->row, 0))
			continue;
		buf_add_c(ids, added++ == 0 ? "[\"" : "\",\"");
		buf_add(ids, record->id);
	}
	buf_add_c(ids, added == 0 ? "[]" : "\"]");
}

static int64_t count_found(const struct gathering *gathering)
{
	int64_t count = 0;
	for (size_t i = 0; i < gathering->count; i++)
		count += gathering->found[i].fits && all_but(&gathering->records, &gathering->found[i].row, 0);
	return count;
}

static struct rows rows_of(struct gathering *gathering)
{
	const struct list_request *request = gathering->request;
	struct arena *arena = gathering->call->arena;
	struct rows counts = tally_rows(gathering->tally, arena);
	struct buf ids = buf_in(arena), first = buf_in(arena), told = buf_in(arena);
	struct cell *cells = NEW_MANY(arena, 3 * (counts.count + 3), struct cell);
	int64_t count = count_found(gathering);
	if (request->by_id || request->by_field != NULL) {
		if (gathering->count > 0)
			qsort(gathering->found, gathering->count, sizeof *gathering->found, compare);
		add_ids(&first, gathering, request->limit + 1);
	}
	if (count <= LIMIT_COUNT)
		add_ids(&ids, gathering, LIMIT_COUNT);
	for (size_t i = 0; i < request->along_count; i++)
		buf_add_integer(&told, gathering->told[i]);
	cells[1] = cell_text(buf_str(&ids));
	cells[2] = cell_integer(count);
	cells[4] = cell_text(buf_str(&first));
	cells[7] = cell_text(buf_str(&told));
	cells[0] = cells[3] = cells[5] = cells[6] = cells[8] = cell_integer(-1);
	if (counts.count > 0)
		memcpy(cells + 9, counts.cells, 3 * counts.count * sizeof *cells);
	return (struct rows){ counts.count + 3, 3, cells };
}

void list_found_fill(struct call *call, const struct list_request *request, const struct rows *rows, struct list_found *found)
{
	str told = rows_text(rows, 2, 1);
	found->ids = rows_text(rows, 0, 1);
	found->count = rows_integer(rows, 0, 2);
	found->more = found->count > LIMIT_COUNT;
	found->first = rows_text(rows, 1, 1);
	found->counts = (struct rows){ rows->count - 3, 3, rows->cells + 9 };
	enum list_told *all = NEW_MANY(call->arena, request->along_count + 1, enum list_told);
	for (size_t i = 0; i < request->along_count && i < told.length; i++)
		all[i] = (enum list_told)(told.data[i] - '0');
	found->told = all;
}

static bool gather(struct gathering *gathering, struct query *records, struct query *lines)
{
	struct call *call = gathering->call;
	if (!call_stored(call, query_visit(records, call->db, take_record, gathering)))
		return false;
	if (gathering->by_lines || gathering->lines.count > 0) {
		query_set_texts(lines, choose_needed(gathering));
		if (!call_stored(call, query_visit(lines, call->db, take_line, gathering)))
			return false;
	}
	count_all(gathering);
	return true;
}

bool list_gather(struct call *call, const struct list_request *request, const struct lead *lead, struct list_found *found)
{
	must(request->along_count <= COUNTED_MOST);
	struct rows rows;
	struct gathering *gathering = NEW(call->arena, struct gathering);
	*gathering = (struct gathering){ .call = call, .request = request, .tally = tally_new(call->arena, request->along_count, 0) };
	struct query records = query_in(call->arena), lines = query_in(call->arena);
	divide(gathering, lead);
	set_rest(gathering);
	bool good = ask_records(gathering, &records, lead);
	if (!ask_lines(gathering, &lines) || !good)
		return false; // All that is wrong has been said.
	found->question = str_format(call->arena, "%.*s %.*s %d%d %zu", STR_ARG(query_question(&records)),
		STR_ARG(query_question(&lines)), request->by_id, request->down, request->limit);
	if (!kept_rows_find(call->db, call->arena, found->question, &rows)) {
		if (!gather(gathering, &records, &lines))
			return false;
		rows = rows_of(gathering);
		kept_rows_add(call->db, call->arena, found->question, &rows);
	}
	list_found_fill(call, request, &rows, found);
	return true;
}
