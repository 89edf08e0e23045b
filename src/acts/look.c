// A look at a list in memory: what is asked of which column, and what is told. See acts/look.h.
#include "acts/look.h"

#include "base/die.h"
#include "base/limits.h"
#include "model/absence.h"
#include "model/entities.h"
#include "model/permit.h"
#include "store/kept.h"

// What is asked

static bool is_first(const struct list_request *request, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (str_equal(request->filters[i].name, request->filters[index].name))
			return false;
	return true;
}

// The field that a filter names, in the record or in its lines; false when no column is held of it.
static bool find_held(struct call *call, const struct entity *entity, const struct filter *filter, struct wanted *wanted)
{
	str name = filter->name;
	*wanted = (struct wanted){ .of_line = list_of_lines(entity, name), .bound = list_bound_cut(&name) };
	const struct entity *of = wanted->of_line ? &addressee_line_entity : entity;
	if (of == &addressee_line_entity && str_is(name, "reply_state")) {
		wanted->field = SIZE_MAX;
		return wanted->bound == BOUND_EQUAL;
	}
	wanted->field = of == &addressee_line_entity ? list_line_field_find(name) : entity_field_find(of, name);
	return wanted->field != SIZE_MAX && permit_field(call, of, wanted->field) && field_looked_at(&of->fields[wanted->field]) &&
	       strcmp(of->fields[wanted->field].name, of->looked_through) != 0;
}

static bool take_values(struct looking *looking, size_t index, struct wanted *wanted)
{
	struct call *call = looking->call;
	const struct list_request *request = looking->request;
	str name = request->filters[index].name;
	wanted->name = str_c(call->arena, name);
	wanted->values = NEW_MANY(call->arena, request->filter_count, struct cell);
	for (size_t i = index; i < request->filter_count; i++) {
		struct cell *cell = &wanted->values[wanted->count];
		str value = request->filters[i].value;
		if (!str_equal(request->filters[i].name, name))
			continue;
		wanted->count++;
		*cell = value.length == 0 ? cell_null() : cell_text(value);
		if (value.length > 0 && wanted->field != SIZE_MAX &&
		        !list_value(call, &(wanted->of_line ? &addressee_line_entity : request->entity)->fields[wanted->field], wanted->bound, value, cell))
			return false;
	}
	return true;
}

// Recommendations without a line, or without a reply; 0: it is about something else.
static mask absent_of(struct looking *looking, size_t index)
{
	struct call *call = looking->call;
	const struct list_request *request = looking->request;
	const struct filter *filter = &request->filters[index];
	struct absence absence;
	size_t count = 0;
	for (size_t i = 0; i < request->filter_count; i++)
		count += str_equal(request->filters[i].name, filter->name);
	if (count != 1 || !str_is(filter->value, "ever") || request->entity != &recommendation_entity ||
	        !absence_find(call, request->entity, filter->name, &absence) || absence.day == SIZE_MAX || !permit_sees_all(call, absence.linked))
		return 0;
	bool reply = absence.linked == &reply_entity;
	if (!reply && absence.linked != &addressee_line_entity)
		return 0;
	looking->absent_day[reply] = absence.day;
	return reply ? HEARD_REPLY : HEARD_LINE;
}

// What columns tell, and the rest. What is said of lines must be true of one of them: all of it is told in one place.
static bool divide(struct looking *looking)
{
	struct call *call = looking->call;
	const struct list_request *request = looking->request;
	struct wanted wanted;
	bool lines_held = true;
	looking->wanted = NEW_MANY(call->arena, request->filter_count + 1, struct wanted);
	looking->rest = *request;
	looking->rest.filter_count = 0;
	looking->rest.found = NULL;
	for (size_t i = 0; i < request->filter_count; i++)
		lines_held = lines_held && (!list_of_lines(request->entity, request->filters[i].name) ||
			find_held(call, request->entity, &request->filters[i], &wanted));
	for (size_t i = 0; i < request->filter_count; i++) {
		bool held = find_held(call, request->entity, &request->filters[i], &wanted) && (lines_held || !wanted.of_line);
		mask absent = absent_of(looking, i);
		looking->absent |= absent;
		if (absent != 0)
			continue;
		if (!held) {
			looking->rest.filters[looking->rest.filter_count++] = request->filters[i];
			looking->other_lines = looking->other_lines || wanted.of_line;
			looking->rest_leads = looking->rest_leads || (str_starts(request->filters[i].name, S("own.")) && request->filters[i].value.length > 0);
		} else if (is_first(request, i)) {
			looking->by_lines = looking->by_lines || wanted.of_line;
			if (!take_values(looking, i, &wanted))
				return false;
			looking->wanted[looking->wanted_count++] = wanted;
		}
	}
	looking->rest_leads = looking->rest_leads || request->words.length > 0;
	looking->has_rest = looking->rest.filter_count > 0 || request->words.length > 0 || !permit_sees_all(call, request->entity);
	return true;
}

// What is counted of the columns. Where lines are filtered by what is not held, nobody here knows which lines count.
static void choose_counted(struct looking *looking)
{
	const struct list_request *request = looking->request;
	bool lines = request->entity == &recommendation_entity;
	for (size_t i = 0; i < request->along_count; i++) {
		const struct list_counted *counted = &request->along[i];
		struct part *part = counted->of_line && lines ? &looking->lines : &looking->records;
		if (!counted->known || counted->own || (part == &looking->lines && looking->other_lines))
			continue;
		size_t field = counted->field == NULL ? SIZE_MAX : (size_t)(counted->field - part->entity->fields);
		if (field != SIZE_MAX && (!field_looked_at(counted->field) || strcmp(counted->field->name, part->entity->looked_through) == 0))
			continue;
		looking->counted[looking->counted_count++] = (struct counted){ .along = i, .part = part, .field = field };
	}
}

// Bounds are all true of a value, of other values any is.
static bool is_true(const struct wanted *wanted, str text, bool known)
{
	bool all = wanted->bound != BOUND_EQUAL;
	for (size_t i = 0; i < wanted->count; i++) {
		const struct cell *value = &wanted->values[i];
		bool one = value->kind == CELL_NULL ? !known :
		           known && (wanted->bound == BOUND_EQUAL ? str_equal(text, value->text) :
		                     wanted->bound == BOUND_LEAST ? str_compare(text, value->text) >= 0 : str_compare(text, value->text) <= 0);
		if (one != all)
			return one;
	}
	return all;
}

static void add_condition(struct looking *looking, const struct wanted *wanted)
{
	struct part *part = wanted->of_line ? &looking->lines : &looking->records;
	size_t count = look_code_count(part, wanted->field);
	mask bit = MASK_REST;
	for (size_t i = 0; i < looking->counted_count; i++) {
		struct counted *counted = &looking->counted[i];
		const struct list_counted *along = &looking->request->along[counted->along];
		if (counted->part != part || !along->apart || strcmp(along->name, wanted->name) != 0 || (part->full & MASK_LAST) != 0)
			continue;
		while ((part->full & bit) != 0)
			bit = (mask)(bit << 1);
		part->full |= bit;
		counted->bit = bit;
	}
	bool *marked = NEW_MANY(looking->call->arena, count, bool);
	for (size_t code = 0; code < count; code++)
		marked[code] = is_true(wanted, look_text(part, wanted->field, code), code > 0);
	look_condition(looking, part, wanted->field, bit, marked);
}

// Which lines an authority sees: its own, once they are sent.
static void add_seen_lines(struct looking *looking)
{
	struct call *call = looking->call;
	struct part *part = &looking->lines;
	looking->focal = (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
	if (!looking->focal)
		return;
	const struct column *authority = &part->rows->columns[ADDRESSEE_LINE_AUTHORITY];
	bool *marked = NEW_MANY(call->arena, authority->text_count, bool);
	for (size_t code = 0; code < authority->text_count; code++)
		marked[code] = str_equal(authority->texts[code], call->account_authority);
	look_condition(looking, part, ADDRESSEE_LINE_AUTHORITY, MASK_REST, marked);
}

// What is found

void look_add_id(struct buf *ids, const struct looking *looking, size_t place, bool first)
{
	char id[36];
	column_id_write(looking->records.rows, place, id);
	buf_add_c(ids, first ? "[\"" : "\",\"");
	buf_add(ids, (str){ id, sizeof id });
}

struct told {
	struct counted *counted[COUNTED_MOST];
	size_t count;
	bool of_lines;
};

static void begin_counts(struct looking *looking, struct told *told)
{
	*told = (struct told){ .count = 0 };
	for (size_t i = 0; i < looking->counted_count; i++) {
		struct counted *counted = &looking->counted[i];
		size_t codes = look_code_count(counted->part, counted->field);
		looking->told[counted->along] = counted->total == INT64_MAX ? LIST_UNTOLD : counted->total <= LIMIT_COUNT ? LIST_TOLD : LIST_TOO_MANY;
		if (looking->told[counted->along] != LIST_TOLD)
			continue;
		counted->counts = NEW_MANY(looking->call->arena, codes, int64_t);
		counted->seen = NEW_MANY(looking->call->arena, codes, uint32_t);
		told->of_lines = told->of_lines || counted->part == &looking->lines;
		told->counted[told->count++] = counted;
	}
}

// One thing after the other: what stands in one column lies nearer than what stands in one record.
static void count_records(const struct looking *looking, const struct counted *counted)
{
	for (size_t i = 0; i < looking->candidate_count; i++)
		if (look_counts(looking, &looking->candidates[i], counted))
			counted->counts[look_code(counted->part, counted->field, looking->candidates[i].place)]++;
}

// A line of a candidate that may count.
struct told_line {
	const struct candidate *candidate;
	uint32_t line;
	mask have;
};

static size_t gather_lines(struct looking *looking, struct told_line **lines)
{
	size_t count = 0, room = 0;
	*lines = NULL;
	for (size_t i = 0; i < looking->candidate_count; i++) {
		uint32_t next = COLUMN_AT(looking->records.rows->first, looking->candidates[i].place);
		for (; next != 0; next = COLUMN_AT(looking->lines.rows->next, next - 1)) {
			mask have = look_mask_of_line(looking, next - 1);
			if (!look_lacks_one(look_lacking(looking->lines.full, have)))
				continue;
			GROW(looking->call->arena, *lines, count, room);
			(*lines)[count - 1] = (struct told_line){ &looking->candidates[i], next - 1, have };
		}
	}
	return count;
}

// A record counts once for a value, however many of its lines have it.
static void count_lines(const struct looking *looking, const struct counted *counted, const struct told_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if ((lines[i].have | counted->bit) != looking->lines.full || !look_counts(looking, lines[i].candidate, counted))
			continue;
		uint32_t code = look_code(counted->part, counted->field, lines[i].line);
		counted->counts[code] += counted->seen[code] != lines[i].candidate->place + 1;
		counted->seen[code] = lines[i].candidate->place + 1;
	}
}

// Leaves the candidates that something is told of: of too many for one thing, only those that count for another remain.
static void leave_told(struct looking *looking, const struct told *told, bool all)
{
	size_t left = 0;
	for (size_t i = 0; i < looking->candidate_count; i++) {
		const struct candidate *candidate = &looking->candidates[i];
		bool needed = all && look_finds(looking, candidate);
		for (size_t k = 0; k < told->count && !needed; k++)
			needed = look_counts(looking, candidate, told->counted[k]);
		if (needed)
			looking->candidates[left++] = *candidate;
	}
	looking->candidate_count = left;
}

// What counts for which value, and the ids of all that is found.
static str gather(struct looking *looking, bool ids_too)
{
	struct told told;
	struct told_line *lines;
	bool any = false;
	struct buf ids = buf_in(looking->call->arena);
	bool all = ids_too && looking->count <= LIMIT_COUNT;
	begin_counts(looking, &told);
	leave_told(looking, &told, all);
	size_t line_count = told.of_lines ? gather_lines(looking, &lines) : 0;
	for (size_t i = 0; i < told.count; i++)
		if (told.counted[i]->part == &looking->records)
			count_records(looking, told.counted[i]);
		else
			count_lines(looking, told.counted[i], lines, line_count);
	for (size_t i = 0; i < looking->candidate_count && all; i++)
		if (look_finds(looking, &looking->candidates[i])) {
			look_add_id(&ids, looking, looking->candidates[i].place, !any);
			any = true;
		}
	if (all)
		buf_add_c(&ids, any ? "\"]" : "[]");
	return buf_str(&ids);
}

// As rows: acts/list_inside.h.

static void add_row(struct cell *cells, size_t *made, size_t place, str text, int64_t count)
{
	cells[(*made)++] = cell_integer((int64_t)place);
	cells[(*made)++] = cell_text(text);
	cells[(*made)++] = cell_integer(count);
}

// None where nobody asked for an order.
static str first_ids(const struct looking *looking)
{
	struct buf ids = buf_in(looking->call->arena);
	for (size_t i = 0; i < looking->first_count; i++)
		look_add_id(&ids, looking, looking->first[i], i == 0);
	buf_add_c(&ids, looking->first_count == 0 ? "" : "\"]");
	return buf_str(&ids);
}

static struct rows rows_of(struct looking *looking, str ids)
{
	struct arena *arena = looking->call->arena;
	struct buf told = buf_in(arena);
	size_t room = 3, made = 0;
	for (size_t i = 0; i < looking->counted_count; i++)
		room += looking->counted[i].counts == NULL ? 0 : look_code_count(looking->counted[i].part, looking->counted[i].field);
	struct cell *cells = NEW_MANY(arena, 3 * room, struct cell);
	for (size_t i = 0; i < looking->request->along_count; i++)
		buf_add_integer(&told, looking->told[i]);
	add_row(cells, &made, 0, ids, looking->count);
	add_row(cells, &made, 0, first_ids(looking), 0);
	add_row(cells, &made, 0, buf_str(&told), 0);
	for (size_t i = 0; i < looking->counted_count; i++) {
		const struct counted *counted = &looking->counted[i];
		size_t codes = looking->told[counted->along] == LIST_TOLD ? look_code_count(counted->part, counted->field) : 0;
		for (size_t code = 0; code < codes; code++)
			if (counted->counts[code] > 0)
				add_row(cells, &made, counted->along, str_copy(arena, look_text(counted->part, counted->field, code)), counted->counts[code]);
	}
	return (struct rows){ made / 3, 3, cells };
}

static void open_parts(struct looking *looking)
{
	const struct column_store *columns = db_columns_find(looking->call->db);
	looking->records.rows = column_store_rows(columns, look_table_of(looking->request->entity));
	looking->lines.rows = column_store_rows(columns, LOOK_LINES);
	looking->replies = column_store_rows(columns, LOOK_REPLIES);
	looking->records.full = looking->lines.full = MASK_REST;
}

static void know_later(struct looking *looking, bool reply, const struct column_rows *rows)
{
	const struct column *day = &rows->columns[looking->absent_day[reply]];
	str until = str_format(looking->call->arena, "%.*s~", STR_ARG(day_str(&looking->call->today)));
	looking->days[reply] = day;
	looking->later[reply] = NEW_MANY(looking->call->arena, day->text_count, bool);
	for (size_t code = 0; code < day->text_count; code++)
		looking->later[reply][code] = str_compare(day->texts[code], until) > 0;
	for (size_t code = 0; code < day->text_count && !reply; code++)
		looking->any_later = looking->any_later || looking->later[reply][code];
}

static bool look(struct looking *looking, bool ids, struct rows *rows)
{
	for (size_t i = 0; i < looking->wanted_count; i++)
		add_condition(looking, &looking->wanted[i]);
	add_seen_lines(looking);
	if ((looking->absent & HEARD_LINE) != 0)
		know_later(looking, false, looking->lines.rows);
	if ((looking->absent & HEARD_REPLY) != 0)
		know_later(looking, true, looking->replies);
	looking->first = NEW_MANY(looking->call->arena, looking->request->limit + 1, size_t);
	if (looking->request->by_field != NULL)
		looking->ordering = &looking->records.rows->columns[looking->request->by_field - looking->records.entity->fields];
	look_walk(looking, looking->has_rest ? LIMIT_LOOK : LIMIT_COUNT);
	if (looking->has_rest && !look_ask_tables(looking))
		return false;
	*rows = rows_of(looking, gather(looking, ids));
	return true;
}

static str question_of(struct looking *looking)
{
	const struct list_request *request = looking->request;
	struct buf question = buf_in(looking->call->arena);
	struct query query = query_in(looking->call->arena);
	if (!list_where(looking->call, &query, request))
		return S("");
	buf_add(&question, query_question(&query));
	buf_addf(&question, " %s %d%d%d %zu %s %.*s", request->entity->name, looking->cheap, request->by_id, request->down, request->limit,
		request->by_field == NULL ? "" : request->by_field->name, STR_ARG(day_str(&looking->call->today)));
	for (size_t i = 0; i < request->along_count; i++)
		buf_addf(&question, " %s%s", request->along[i].name, request->along[i].apart ? "!" : "");
	return buf_str(&question);
}

enum list_look list_look(struct call *call, const struct list_request *request, bool cheap, bool ids, struct list_found *found)
{
	struct rows rows;
	struct looking *looking = NEW(call->arena, struct looking);
	*looking = (struct looking){ .call = call, .request = request, .cheap = cheap, .records.entity = request->entity, .lines.entity = &addressee_line_entity };
	struct column_store *columns = db_columns_find(call->db);
	must(request->along_count <= COUNTED_MOST);
	if (columns == NULL || request->entity->looked_through == NULL || request->within != NULL)
		return LIST_LOOK_NONE;
	found->question = question_of(looking);
	if (found->question.length == 0)
		return LIST_LOOK_REFUSED; // All that is wrong has been said.
	str key = str_format(call->arena, "%.*s %s", STR_ARG(found->question), ids ? "ids" : "first");
	if (kept_rows_find(call->db, call->arena, key, &rows)) {
		list_found_fill(call, request, &rows, found);
		return LIST_LOOKED;
	}
	if (!divide(looking))
		return LIST_LOOK_REFUSED;
	choose_counted(looking);
	enum column_look begun = column_store_begin(columns, call->db, call->arena, day_str(&call->today));
	if (begun == COLUMN_LOOK_NONE)
		return LIST_LOOK_NONE;
	if (begun == COLUMN_LOOK_BUSY)
		return call_stored(call, DB_BUSY) ? LIST_LOOKED : LIST_LOOK_REFUSED;
	open_parts(looking);
	// Of a column with more texts than codes nothing is held.
	bool held = !looking->records.rows->rich && !looking->lines.rows->rich && !looking->replies->rich, good = held && look(looking, ids, &rows);
	column_store_end(columns);
	if (!held)
		return LIST_LOOK_NONE;
	if (!good)
		return LIST_LOOK_REFUSED;
	kept_rows_add(call->db, call->arena, key, &rows);
	list_found_fill(call, request, &rows, found);
	return LIST_LOOKED;
}
