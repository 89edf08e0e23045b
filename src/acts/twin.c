#include "acts/twin.h"

#include "acts/columns.h"
#include "acts/keep.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "store/kept.h"

bool twin_may(const struct call *call)
{
	return permit_may(call, VERB_CREATE, &distinct_pair_entity) && permit_may(call, VERB_STEP, &place_entity);
}

static bool may(struct call *call)
{
	return permit_entity(call, VERB_CREATE, &distinct_pair_entity) && permit_entity(call, VERB_STEP, &place_entity);
}

const char *twin_strength(enum alike_strength strength)
{
	switch (strength) {
	case ALIKE_NOT: return "not";
	case ALIKE_LIKELY: return "likely";
	case ALIKE_SURE: break;
	}
	return "sure";
}

// --- Those that wait.

static str key_of(struct call *call, str one, str other)
{
	bool turned = str_compare(one, other) > 0;
	str first = turned ? other : one, second = turned ? one : other;
	return str_format(call->arena, "%.*s %.*s", STR_ARG(first), STR_ARG(second));
}

static bool read_apart(struct call *call, struct record ***apart, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &distinct_pair_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.one <> t.other"));
	permit_where(call, &query, &distinct_pair_entity);
	query_add(&query, SQL(" ORDER BY t.id DESC"));
	return record_query(call, &query, &distinct_pair_entity, apart, count);
}

static bool read_waiting(struct call *call, struct alike_pair **waiting, size_t *count, struct twins *pairs)
{
	struct alike_pair *all;
	size_t all_count;
	if (!may(call) || !alike_pairs(call, &place_entity, &all, &all_count) ||
	        !read_apart(call, &pairs->apart, &pairs->apart_count))
		return false;
	struct lookup apart = lookup_in(call->arena);
	for (size_t i = 0; i < pairs->apart_count; i++)
		lookup_set(&apart,
			key_of(call, record_text(pairs->apart[i], DISTINCT_PAIR_ONE),
				record_text(pairs->apart[i], DISTINCT_PAIR_OTHER)),
			i);
	*waiting = NEW_MANY(call->arena, all_count + 1, struct alike_pair);
	*count = 0;
	for (size_t i = 0; i < all_count; i++)
		if (lookup_find(&apart, key_of(call, all[i].one, all[i].other)) == NULL)
			(*waiting)[(*count)++] = all[i];
	return true;
}

bool twin_count(struct call *call, int64_t *count)
{
	struct alike_pair *waiting;
	struct twins pairs;
	size_t found;
	str key = S("pairs of places that wait"), kept;
	if (!may(call))
		return false;
	if (kept_find(call->db, call->arena, key, &kept) && str_to_integer(kept, count))
		return true;
	if (!read_waiting(call, &waiting, &found, &pairs))
		return false;
	*count = (int64_t)found;
	kept_add(call->db, call->arena, key, str_format(call->arena, "%zu", found));
	return true;
}

// How many records of an entity each place has.
static bool count_of(struct call *call, const struct entity *entity, const str *ids, size_t count, struct lookup *counts)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT t.place, CAST(count(*) AS BIGINT) FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" t WHERE t.binned_at IS NULL AND t.place IN "));
	query_bind_all(&query, ids, count);
	permit_where(call, &query, entity);
	query_add(&query, SQL(" GROUP BY t.place"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		lookup_set(counts, rows_text(&rows, i, 0), (size_t)rows_integer(&rows, i, 1));
	return true;
}

static bool set_counts(struct call *call, struct twins *pairs, const struct entity *entity, bool visits)
{
	struct lookup counts = lookup_in(call->arena);
	str ids[2 * TWINS_SHOWN];
	bool seen = permit_may(call, VERB_READ, entity);
	for (size_t i = 0; i < 2 * pairs->count; i++)
		ids[i] = pairs->items[i / 2].sides[i % 2].place->id;
	if (seen && pairs->count > 0 && !count_of(call, entity, ids, 2 * pairs->count, &counts))
		return false;
	for (size_t i = 0; i < 2 * pairs->count; i++) {
		struct twin_side *side = &pairs->items[i / 2].sides[i % 2];
		const size_t *found = lookup_find(&counts, ids[i]);
		int64_t count = !seen ? -1 : found == NULL ? 0 : (int64_t)*found;
		*(visits ? &side->visits : &side->recommendations) = count;
	}
	return true;
}

// What the step `merge` and move_before ask.
static bool may_stay(const struct record *stays, const struct record *goes)
{
	str state = record_text(stays, PLACE_STATE);
	return (str_is(state, "active") || str_is(state, "suspended")) && str_is(record_text(goes, PLACE_STATE), "active");
}

static bool read_places(struct call *call, const struct alike_pair *found, struct twin *pair)
{
	struct record *one = record_find(call, &place_entity, found->one);
	struct record *other = record_find(call, &place_entity, found->other);
	if (one == NULL || other == NULL)
		return call_stored(call, DB_BUSY);
	*pair = (struct twin){
		.sides = { { .place = one, .stays = may_stay(one, other) }, { .place = other, .stays = may_stay(other, one) } },
		.strength = found->strength,
		.why = found->why,
	};
	return true;
}

bool twin_read(struct call *call, struct twins *pairs)
{
	struct alike_pair *waiting;
	*pairs = (struct twins){ 0 };
	if (!read_waiting(call, &waiting, &pairs->total, pairs))
		return false;
	pairs->items = NEW_MANY(call->arena, TWINS_SHOWN, struct twin);
	for (; pairs->count < pairs->total && pairs->count < TWINS_SHOWN; pairs->count++)
		if (!read_places(call, &waiting[pairs->count], &pairs->items[pairs->count]))
			return false;
	return set_counts(call, pairs, &visit_entity, true) && set_counts(call, pairs, &recommendation_entity, false);
}

// --- Keeping apart.

struct keeping {
	str one, other;
	struct record *apart;
};

static bool keep_apart(struct call *call, void *input)
{
	struct keeping *keeping = input;
	struct record *one, *other, **apart;
	size_t count;
	if (!may(call) || !keep_read(call, &place_entity, keeping->one, &one) ||
	        !keep_read(call, &place_entity, keeping->other, &other) || !read_apart(call, &apart, &count))
		return false;
	str key = key_of(call, one->id, other->id);
	for (size_t i = 0; i < count; i++) {
		str known = key_of(call, record_text(apart[i], DISTINCT_PAIR_ONE), record_text(apart[i], DISTINCT_PAIR_OTHER));
		if (str_equal(known, key)) {
			keeping->apart = apart[i];
			return true;
		}
	}
	keeping->apart = record_new(call, &distinct_pair_entity);
	record_set(keeping->apart, DISTINCT_PAIR_ONE, one->id);
	record_set(keeping->apart, DISTINCT_PAIR_OTHER, other->id);
	return keep_save(call, keeping->apart);
}

bool twin_keep_apart(struct call *call, str one, str other, struct record **apart)
{
	struct keeping keeping = { one, other, NULL };
	bool done = act_write(call, "make", keep_apart, &keeping);
	*apart = keeping.apart;
	return done;
}

// --- Reports.

struct comparing {
	struct arena *arena;
	const struct entity *entity;
	const struct columns_of *of;
	const struct columns *columns;
	size_t row;
	struct twin_name name;
	str code; // Folded.
	struct alike *found;
	size_t found_count;
};

// Fields that tell things apart; what else a list holds is not looked at.
static bool tells_apart(const struct entity *entity, const struct column *column)
{
	static const char *const names[] = { "aliases", "code", "kind", "region", "province", "commune", "parent" };
	if (column->head.target != TARGET_FIELD && column->head.target != TARGET_NAME)
		return false;
	if (column->head.field == entity->name_field)
		return true;
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_is(column->head.name, names[i]))
			return true;
	return false;
}

// A cell that cannot be read says nothing.
static void read_cell(struct call *call, const struct column *column, str cell, struct record *record)
{
	struct value_manner manner = { .make_links = true };
	bool good = column->head.target == TARGET_NAME
	                    ? value_set_name(call, record, column->head.field, column->head.language, value_text(call->arena, cell, false))
	                    : value_read(call, record, column->head.field, cell, &manner);
	if (good)
		return;
	call->refusal = REFUSED_NOT;
	call->reason_count = 0;
}

static struct twin_name name_of_row(struct call *call, const struct comparing *comparing, const struct record *record)
{
	str name = value_name(call->arena, record_text(record, comparing->entity->name_field), call->language,
		call->house.language, NULL);
	return (struct twin_name){ comparing->columns->sheet->rows[comparing->row].number, S(""), str_copy(comparing->arena, name) };
}

static bool compare_row(struct call *call, void *input)
{
	struct comparing *comparing = input;
	struct record *record = record_new(call, comparing->entity);
	size_t code = entity_field_find(comparing->entity, S("code"));
	struct alike *found;
	for (size_t i = 0; i < comparing->columns->count; i++) {
		const struct column *column = &comparing->columns->items[i];
		bool cleaned;
		if (tells_apart(comparing->entity, column))
			read_cell(call, column, column_cell(call, comparing->of, comparing->columns, column, comparing->row, &cleaned), record);
	}
	comparing->name = name_of_row(call, comparing, record);
	comparing->code = code == SIZE_MAX ? S("") : text_fold(comparing->arena, record_text(record, code));
	if (!alike_find(call, comparing->entity, comparing->name.name, record, &found, &comparing->found_count))
		return false;
	comparing->found = NEW_MANY(comparing->arena, comparing->found_count + 1, struct alike);
	for (size_t i = 0; i < comparing->found_count; i++)
		comparing->found[i] = (struct alike){ str_copy(comparing->arena, found[i].id),
			str_copy(comparing->arena, found[i].title), found[i].strength, str_copy(comparing->arena, found[i].why) };
	return true;
}

// A list to compare need not say of what kind each is.
static bool find_columns(struct call *call, const struct import_request *request, struct columns_of *of,
	struct columns *columns)
{
	struct import_result result = { 0 };
	if (columns_begin(call, request, of) && columns_find(call, of, &request->list->sheets[0], columns, &result))
		return true;
	for (size_t i = 0; i < call->reason_count; i++)
		if (!str_is(call->reasons[i].field, "kind"))
			return false;
	call->refusal = REFUSED_NOT;
	call->reason_count = 0;
	return true;
}

// What belongs together: rows first, then records. Each thing points to another of its group, the last
// one to itself.
struct groups {
	size_t *parents;
	size_t rows, count;
};

static size_t group_of(struct groups *groups, size_t thing)
{
	while (groups->parents[thing] != thing)
		thing = groups->parents[thing] = groups->parents[groups->parents[thing]];
	return thing;
}

static void join(struct groups *groups, size_t one, size_t other)
{
	groups->parents[group_of(groups, one)] = group_of(groups, other);
}

struct matching {
	struct comparing *rows;
	const str *ids;
	struct lookup places; // Id → place in ids.
	struct groups groups;
};

// A row goes to the records that are as like as the likest. Rows of one code are one thing.
static void match(struct call *call, struct matching *matching)
{
	struct groups *groups = &matching->groups;
	struct lookup codes = lookup_in(call->arena);
	groups->parents = NEW_MANY(call->arena, groups->count + 1, size_t);
	for (size_t i = 0; i < groups->count; i++)
		groups->parents[i] = i;
	for (size_t i = 0; i < groups->rows; i++) {
		const struct comparing *row = &matching->rows[i];
		for (size_t k = 0; k < row->found_count && row->found[k].strength == row->found[0].strength; k++)
			join(groups, i, groups->rows + *lookup_find(&matching->places, row->found[k].id));
		const size_t *same = row->code.length == 0 ? NULL : lookup_find(&codes, row->code);
		if (same != NULL)
			join(groups, i, *same);
		else if (row->code.length > 0)
			lookup_set(&codes, row->code, i);
	}
}

static struct twin_name name_of(struct call *call, const struct entity *entity, const struct matching *matching, size_t thing)
{
	if (thing < matching->groups.rows)
		return matching->rows[thing].name;
	str id = matching->ids[thing - matching->groups.rows];
	struct record *record = record_find(call, entity, id);
	return (struct twin_name){ 0, id, record == NULL ? id : record_title(call, record) };
}

static void add_left(struct call *call, struct twin_report *report, struct twin_name name)
{
	if (name.row > 0) {
		GROW(call->arena, report->file_left, report->file_left_count, report->file_left_room);
		report->file_left[report->file_left_count - 1] = name;
	} else {
		GROW(call->arena, report->store_left, report->store_left_count, report->store_left_room);
		report->store_left[report->store_left_count - 1] = name;
	}
}

static void add_group(struct call *call, struct twin_report *report, const struct matching *matching,
	const struct twin_group *group)
{
	size_t rows = 0;
	while (rows < group->count && group->names[rows].row > 0)
		rows++;
	if (rows == group->count || rows == 0) {
		for (size_t i = 0; i < group->count; i++)
			add_left(call, report, group->names[i]);
	} else if (group->count == 2) {
		const struct comparing *row = matching->rows;
		while (row->name.row != group->names[0].row)
			row++;
		GROW(call->arena, report->same, report->same_count, report->same_room);
		report->same[report->same_count - 1] =
			(struct twin_same){ group->names[0], group->names[1], row->found[0].strength, row->found[0].why };
	} else {
		GROW(call->arena, report->ambiguous, report->ambiguous_count, report->ambiguous_room);
		report->ambiguous[report->ambiguous_count - 1] = *group;
	}
}

static void sort_out(struct call *call, const struct entity *entity, struct matching *matching, struct twin_report *report)
{
	struct groups *groups = &matching->groups;
	struct twin_group *all = NEW_MANY(call->arena, groups->count + 1, struct twin_group);
	for (size_t i = 0; i < groups->count; i++) {
		struct twin_group *group = &all[group_of(groups, i)];
		GROW(call->arena, group->names, group->count, group->room);
		group->names[group->count - 1] = name_of(call, entity, matching, i);
	}
	for (size_t i = 0; i < groups->count; i++) {
		struct twin_group *group = &all[group_of(groups, i)];
		if (group->count > 0)
			add_group(call, report, matching, group);
		group->count = 0;
	}
}

static bool compare_file(struct call *call, const struct import_request *request, struct twin_report *report)
{
	struct columns columns;
	struct columns_of of;
	const struct sheet *sheet = &request->list->sheets[0];
	struct matching matching = { .rows = NEW_MANY(call->arena, sheet->row_count + 1, struct comparing),
		.places = lookup_in(call->arena) };
	if (!find_columns(call, request, &of, &columns) || !alike_ids(call, request->entity, &matching.ids, &report->records))
		return false;
	for (size_t i = 0; i < report->records; i++)
		lookup_set(&matching.places, matching.ids[i], i);
	for (size_t i = 0; i < sheet->row_count; i++) {
		struct comparing *row = &matching.rows[report->rows];
		*row = (struct comparing){ .arena = call->arena, .entity = request->entity, .of = &of, .columns = &columns,
			.row = i };
		if (!call_in_scratch(call, compare_row, row))
			return false;
		report->rows += row->name.name.length > 0;
	}
	matching.groups = (struct groups){ .rows = report->rows, .count = report->rows + report->records };
	match(call, &matching);
	sort_out(call, request->entity, &matching, report);
	return true;
}

static bool compare_store(struct call *call, const struct entity *entity, struct twin_report *report)
{
	struct alike_pair *pairs;
	struct twins ignored = { 0 };
	const str *ids;
	size_t count;
	bool good = entity == &place_entity ? read_waiting(call, &pairs, &count, &ignored)
	                                    : alike_pairs(call, entity, &pairs, &count);
	if (!good || !alike_ids(call, entity, &ids, &report->records))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct record *other = record_find(call, entity, pairs[i].other);
		GROW(call->arena, report->same, report->same_count, report->same_room);
		report->same[report->same_count - 1] = (struct twin_same){ { 0, pairs[i].one, pairs[i].title },
			{ 0, pairs[i].other, other == NULL ? S("") : record_title(call, other) }, pairs[i].strength, pairs[i].why };
	}
	return true;
}

bool twin_report(struct call *call, const struct entity *entity, const struct list_file *list, const struct map_file *map,
	struct twin_report *report)
{
	struct import_request request = { .entity = entity, .list = list, .map = map };
	*report = (struct twin_report){ .file = list != NULL };
	if (!(entity == &place_entity ? may(call) : permit_entity(call, VERB_CHANGE, entity)))
		return false;
	return list == NULL ? compare_store(call, entity, report) : compare_file(call, &request, report);
}

// JSON.

static void name_json(struct buf *buf, const struct twin_name *name)
{
	buf_add_c(buf, "{");
	if (name->row > 0) {
		buf_addf(buf, "\"row\":%zu", name->row);
	} else {
		buf_add_c(buf, "\"id\":");
		buf_add_json(buf, name->id);
	}
	buf_add_c(buf, ",\"name\":");
	buf_add_json(buf, name->name);
	buf_add_char(buf, '}');
}

static void names_json(struct buf *buf, const struct twin_name *names, size_t count)
{
	buf_add_char(buf, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(buf, ',');
		name_json(buf, &names[i]);
	}
	buf_add_char(buf, ']');
}

static void same_json(struct buf *buf, const struct twin_report *report)
{
	for (size_t i = 0; i < report->same_count; i++) {
		const struct twin_same *same = &report->same[i];
		buf_add_c(buf, i > 0 ? ",{\"one\":" : "{\"one\":");
		name_json(buf, &same->one);
		buf_add_c(buf, ",\"other\":");
		name_json(buf, &same->other);
		buf_addf(buf, ",\"strength\":\"%s\",\"why\":", twin_strength(same->strength));
		buf_add_json(buf, same->why);
		buf_add_char(buf, '}');
	}
}

void twin_json(struct buf *buf, const struct twin_report *report)
{
	buf_addf(buf, "{\"rows\":%zu,\"records\":%zu,\"same\":[", report->rows, report->records);
	same_json(buf, report);
	buf_add_c(buf, "],\"ambiguous\":[");
	for (size_t i = 0; i < report->ambiguous_count; i++) {
		if (i > 0)
			buf_add_char(buf, ',');
		names_json(buf, report->ambiguous[i].names, report->ambiguous[i].count);
	}
	buf_add_c(buf, "],\"leftovers\":{\"file\":");
	names_json(buf, report->file_left, report->file_left_count);
	buf_add_c(buf, ",\"store\":");
	names_json(buf, report->store_left, report->store_left_count);
	buf_add_c(buf, "}}");
}
