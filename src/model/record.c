#include "model/record.h"

#include "base/hash.h"
#include "base/id.h"
#include "base/text.h"
#include "model/institution.h"
#include "model/save.h"
#include "model/value.h"
#include "store/kept.h"

#include <stdlib.h>
#include <string.h>

const char *const record_columns[] = { "id", "version", "created_at", "updated_at", "binned_at",
	"salt", "own", "name_sort", "identity", NULL };
enum { OWN_COLUMNS = 9 };
static const bool listed_columns[OWN_COLUMNS] = { [0] = true, [1] = true, [4] = true, [7] = true };
static const bool told_columns[OWN_COLUMNS] = { true, true, true, true, true, [6] = true, [7] = true };
const bool record_told[1] = { true };

struct record *record_new(struct call *call, const struct entity *entity)
{
	struct record *record = NEW(call->arena, struct record);
	record->entity = entity;
	record->values = NEW_MANY(call->arena, entity->field_count, struct cell);
	if (entity->steps != NULL)
		record_set(record, entity->state_field, str_from(entity->steps[0].from));
	return record;
}

struct record *record_copy(struct call *call, const struct record *record)
{
	struct record *copy = NEW(call->arena, struct record);
	*copy = *record;
	copy->values = NEW_MANY(call->arena, record->entity->field_count, struct cell);
	memcpy(copy->values, record->values, record->entity->field_count * sizeof *copy->values);
	return copy;
}

str record_text(const struct record *record, size_t field)
{
	const struct cell *cell = &record->values[field];
	return cell->kind == CELL_TEXT ? cell->text : S("");
}

int64_t record_integer(const struct record *record, size_t field)
{
	return record->values[field].integer;
}

bool record_has(const struct record *record, size_t field)
{
	return record->values[field].kind != CELL_NULL;
}

void record_set(struct record *record, size_t field, str value)
{
	record->values[field] = cell_text_or_null(value);
}

void record_set_integer(struct record *record, size_t field, int64_t value)
{
	record->values[field] = cell_integer(value);
}

void record_clear(struct record *record, size_t field)
{
	record->values[field] = cell_null();
}

void record_select(struct query *query, const struct entity *entity)
{
	record_select_some(query, entity, NULL);
}

static bool is_selected(const struct query *query, size_t column)
{
	return query->wanted == NULL || (query->wanted == record_told ? told_columns : listed_columns)[column];
}

static bool has_all_fields(const struct query *query)
{
	return query->wanted == NULL || query->wanted == record_told;
}

void record_select_some(struct query *query, const struct entity *entity, const bool *wanted)
{
	record_select_columns(query, entity, wanted);
	query_add(query, SQL(" FROM "));
	query_name(query, entity->name);
	query_add(query, SQL(" t "));
}

void record_select_columns(struct query *query, const struct entity *entity, const bool *wanted)
{
	query->wanted = wanted;
	query_add(query, SQL("SELECT t.id"));
	for (size_t i = 1; i < OWN_COLUMNS; i++)
		if (is_selected(query, i)) {
			query_add(query, SQL(", t."));
			query_name(query, record_columns[i]);
		}
	for (size_t i = 0; i < entity->field_count; i++)
		if (has_all_fields(query) || wanted[i]) {
			query_add(query, SQL(", t."));
			query_name(query, entity->fields[i].name);
		}
}

static struct instant instant_of(str text)
{
	struct instant instant = { "" };
	if (text.length > 0 && !instant_parse(text, &instant))
		return (struct instant){ "" };
	return instant;
}

// The fields, of which those that are not selected are empty. Values are changed, so of rows that are kept for others
// they are a copy.
static struct cell *values_of(struct call *call, const struct entity *entity, const struct query *query,
	struct cell *cells, bool shared)
{
	size_t bytes = entity->field_count * sizeof *cells;
	if (has_all_fields(query) && !shared)
		return cells;
	if (has_all_fields(query))
		return (struct cell *)(void *)arena_copy(call->arena, (const char *)cells, bytes);
	struct cell *values = NEW_MANY(call->arena, entity->field_count, struct cell);
	for (size_t i = 0; i < entity->field_count; i++)
		if (query->wanted[i])
			values[i] = *cells++;
	return values;
}

static struct record *record_from_row(struct call *call, const struct entity *entity, const struct query *query,
	const struct rows *rows, size_t row, bool shared)
{
	struct record *record = NEW(call->arena, struct record);
	size_t column = 0, places[OWN_COLUMNS];
	for (size_t i = 0; i < OWN_COLUMNS; i++)
		places[i] = is_selected(query, i) ? column++ : SIZE_MAX;
	str *texts[OWN_COLUMNS] = { [0] = &record->id, [4] = &record->binned_at, [5] = &record->salt, [6] = &record->own,
		[7] = &record->name_sort, [8] = &record->identity };
	for (size_t i = 0; i < OWN_COLUMNS; i++)
		if (texts[i] != NULL)
			*texts[i] = places[i] == SIZE_MAX ? S("") : rows_text(rows, row, places[i]);
	record->entity = entity;
	record->version = rows_integer(rows, row, places[1]);
	if (places[2] != SIZE_MAX) {
		record->created_at = instant_of(rows_text(rows, row, places[2]));
		record->updated_at = instant_of(rows_text(rows, row, places[3]));
	}
	record->values = values_of(call, entity, query, rows->cells + row * rows->column_count + column, shared);
	return record;
}

static void records_from(struct call *call, const struct entity *entity, const struct query *query,
	const struct rows *rows, bool shared, struct record ***records, size_t *count)
{
	*count = rows->count;
	*records = NEW_MANY(call->arena, rows->count + 1, struct record *);
	for (size_t i = 0; i < rows->count; i++)
		(*records)[i] = record_from_row(call, entity, query, rows, i, shared);
}

bool record_query(struct call *call, struct query *query, const struct entity *entity,
	struct record ***records, size_t *count)
{
	struct rows rows;
	if (!call_stored(call, query_run(query, call->db, &rows)))
		return false;
	records_from(call, entity, query, &rows, false, records, count);
	return true;
}

bool record_query_kept(struct call *call, struct query *query, const struct entity *entity,
	struct record ***records, size_t *count)
{
	struct rows rows;
	if (!call_stored(call, query_run_kept(query, call->db, &rows)))
		return false;
	records_from(call, entity, query, &rows, true, records, count);
	return true;
}

// The last records of a write, in turn.
enum { REMEMBERED = 8 };
struct record_memory {
	const struct record *records[REMEMBERED];
	size_t next;
};

static const struct record **remembered(struct call *call, const struct entity *entity, str id)
{
	for (size_t i = 0; call->records != NULL && i < REMEMBERED; i++) {
		const struct record **place = &call->records->records[i];
		if (*place != NULL && (*place)->entity == entity && str_equal((*place)->id, id))
			return place;
	}
	return NULL;
}

// A copy down to its texts: whoever has it may change it, and keep them where he likes.
void record_remember(struct call *call, const struct record *record)
{
	if (!call->writing)
		return;
	if (call->records == NULL)
		call->records = NEW(call->arena, struct record_memory);
	const struct record **place = remembered(call, record->entity, record->id);
	if (place == NULL)
		place = &call->records->records[call->records->next++ % REMEMBERED];
	struct record *copy = record_copy(call, record);
	str *texts[] = { &copy->id, &copy->binned_at, &copy->salt, &copy->own, &copy->name_sort, &copy->identity };
	for (size_t i = 0; i < COUNT(texts); i++)
		*texts[i] = str_copy(call->arena, *texts[i]);
	for (size_t i = 0; i < record->entity->field_count; i++)
		if (copy->values[i].kind == CELL_TEXT)
			copy->values[i].text = str_copy(call->arena, copy->values[i].text);
	*place = copy;
}

struct record *record_find(struct call *call, const struct entity *entity, str id)
{
	const struct record **known = remembered(call, entity, id);
	if (known != NULL)
		return record_copy(call, *known);
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.id = "));
	query_bind(&query, cell_text(id));
	struct rows rows;
	if (query_run(&query, call->db, &rows) != DB_DONE || rows.count == 0)
		return NULL;
	struct record *record = record_from_row(call, entity, &query, &rows, 0, false);
	record_remember(call, record);
	return record;
}

str record_number(const struct record *record)
{
	const struct entity *entity = record->entity;
	return entity->number_prefix == NULL ? S("") : record_text(record, entity->number_field);
}

str record_title(struct call *call, const struct record *record)
{
	str number = record_number(record);
	if (number.length > 0)
		return number;
	str words = value_words(call, record, record->entity->name_field);
	return words.length > 0 ? text_shorten(call->arena, words, 80) : record->id;
}

// The row as the log commits to it.

struct member {
	const char *name;
	const struct field *field; // NULL for a column of the record itself.
	struct cell cell;
};

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct member *)a)->name, ((const struct member *)b)->name);
}

static bool is_json(const struct field *field)
{
	return field != NULL && (field->many || field->kind == KIND_NAME);
}

static void add_member(struct buf *buf, const struct member *member, bool first)
{
	if (!first)
		buf_add_char(buf, ',');
	buf_add_char(buf, '"');
	buf_add_c(buf, member->name);
	buf_add_c(buf, "\":");
	if (member->cell.kind == CELL_INTEGER)
		buf_add_integer(buf, member->cell.integer);
	else if (is_json(member->field) || strcmp(member->name, "own") == 0)
		buf_add(buf, member->cell.text);
	else
		buf_add_json(buf, member->cell.text);
}

void record_row_json(struct buf *buf, const struct record *record)
{
	const struct entity *entity = record->entity;
	struct member *members = NEW_MANY(buf->arena, entity->field_count + 3, struct member);
	size_t count = 0;
	for (size_t i = 0; i < entity->field_count; i++)
		if (!entity->fields[i].derived)
			members[count++] = (struct member){ entity->fields[i].name, &entity->fields[i],
				record->values[i] };
	members[count++] = (struct member){ "_binned_at", NULL, cell_text_or_null(record->binned_at) };
	members[count++] = (struct member){ "_created_at", NULL,
		cell_text_or_null(instant_str(&record->created_at)) };
	members[count++] = (struct member){ "own", NULL, cell_text_or_null(record->own) };
	qsort(members, count, sizeof *members, compare_names);
	buf_add_char(buf, '{');
	bool first = true;
	for (size_t i = 0; i < count; i++)
		if (members[i].cell.kind != CELL_NULL) {
			add_member(buf, &members[i], first);
			first = false;
		}
	buf_add_char(buf, '}');
}

str record_row_hash(struct call *call, const struct record *record)
{
	struct buf json = buf_in(call->arena);
	record_row_json(&json, record);
	str pieces[] = { record->salt, buf_str(&json) };
	struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
	return hash_hex(call->arena, &hash);
}

// Keys that lists and imports use.

str record_identity(struct call *call, const struct record *record)
{
	struct buf buf = buf_in(call->arena);
	bool any = false;
	for (size_t i = 0; i < record->entity->field_count; i++) {
		const struct field *field = &record->entity->fields[i];
		if (!field->identity)
			continue;
		any = true;
		str value = record_text(record, i);
		if (record->values[i].kind == CELL_INTEGER)
			value = str_format(call->arena, "%lld", (long long)record_integer(record, i));
		else if (field->kind == KIND_NAME)
			value = text_fold(call->arena,
				value_name(call->arena, value, call->house.language, call->house.language, NULL));
		else if (field->kind == KIND_PROSE || field->kind == KIND_TEXT)
			value = text_fold(call->arena, value);
		buf_add_json(&buf, value);
	}
	if (!any)
		return S("");
	struct hash hash = hash_of(buf_str(&buf));
	return str_slice(hash_hex(call->arena, &hash), 0, 32);
}

void record_keys(struct call *call, struct record *record)
{
	record->identity = record_identity(call, record);
	const struct entity *entity = record->entity;
	record->name_sort = S("");
	if (entity->fields[entity->name_field].kind == KIND_NAME)
		record->name_sort = text_sort_key(call->arena,
			value_name(call->arena, record_text(record, entity->name_field), call->house.language,
				call->house.language, NULL));
}

str record_same_find(struct call *call, const struct record *record)
{
	str identity = record_identity(call, record);
	if (identity.length == 0)
		return S("");
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT id FROM "));
	query_name(&query, record->entity->name);
	query_add(&query, SQL(" WHERE binned_at IS NULL AND identity = "));
	query_bind(&query, cell_text(identity));
	query_add(&query, SQL(" LIMIT 1"));
	struct rows rows;
	if (query_run(&query, call->db, &rows) != DB_DONE || rows.count == 0)
		return S("");
	return rows_text(&rows, 0, 0);
}
