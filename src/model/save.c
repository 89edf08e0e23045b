#include "model/save.h"

#include "base/die.h"
#include "base/id.h"
#include "model/account.h"
#include "model/citation.h"
#include "model/clock_pause.h"
#include "model/holiday.h"
#include "model/names.h"
#include "model/own.h"
#include "model/search.h"
#include "model/value.h"
#include "store/log.h"

#define NUMBER_LARGEST "999999999"
enum { NUMBER_DIGITS = sizeof NUMBER_LARGEST - 1 };

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return a->kind == b->kind && (a->kind == CELL_INTEGER ? a->integer == b->integer
	                                                      : str_equal(a->text, b->text));
}

// A number of our own form, PREFIX-YEAR-COUNT, that was not made here.
static bool is_own_number(const struct entity *entity, str number, str *year, str *count)
{
	str rest = number, prefix;
	int64_t ignored;
	return str_cut(&rest, '-', &prefix) && str_is(prefix, entity->number_prefix) &&
	       str_cut(&rest, '-', year) && year->length == 4 && str_to_integer(*year, &ignored) &&
	       str_cut(&rest, '-', count) && count->length >= 4 && rest.data == NULL &&
	       str_to_integer(*count, &ignored);
}

// The counter goes on behind such a number, else what comes to it one day finds its number taken.
static bool place_number(struct call *call, const struct record *record)
{
	const struct entity *entity = record->entity;
	str year, count;
	int64_t last;
	if (!is_own_number(entity, record_text(record, entity->number_field), &year, &count))
		return true;
	if (count.length > NUMBER_DIGITS || !str_to_integer(count, &last))
		return refuse_field(call, entity->fields[entity->number_field].name,
			say_with(call, N_("Give a number from {min} to {max}."), "min", S("1"), "max",
				S(NUMBER_LARGEST), NULL));
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO counter (prefix, year, last) VALUES ($1, $2, $3)"
			    " ON CONFLICT (prefix, year) DO UPDATE SET last ="
			    " CASE WHEN counter.last < excluded.last THEN excluded.last ELSE counter.last END"),
			PARAMETERS(cell_text(str_from(entity->number_prefix)), cell_text(year),
				cell_integer(last)),
			NULL));
}

// The number: from a counter row for each prefix and year, in the same transaction, never used twice.
static bool take_number(struct call *call, struct record *record)
{
	const struct entity *entity = record->entity;
	if (entity->number_prefix == NULL)
		return true;
	if (record_has(record, entity->number_field))
		return place_number(call, record);
	str year = str_slice(day_str(&call->today), 0, 4);
	struct rows rows;
	enum db_result result = db_run(call->db, call->arena,
		SQL("INSERT INTO counter (prefix, year, last) VALUES ($1, $2, 1)"
		    " ON CONFLICT (prefix, year) DO UPDATE SET last = counter.last + 1 RETURNING last"),
		PARAMETERS(cell_text(str_from(entity->number_prefix)), cell_text(year)), &rows);
	if (!call_stored(call, result))
		return false;
	record_set(record, entity->number_field,
		str_format(call->arena, "%s-%.*s-%04lld", entity->number_prefix, STR_ARG(year),
			(long long)rows_integer(&rows, 0, 0)));
	return true;
}

static void add_old(struct buf *buf, const char *name, const struct cell *cell)
{
	buf_addf(buf, "%s\"%s\":", buf->length > 1 ? "," : "", name);
	if (cell->kind == CELL_NULL)
		buf_add_c(buf, "null");
	else if (cell->kind == CELL_INTEGER)
		buf_add_integer(buf, cell->integer);
	else
		buf_add_json(buf, cell->text);
}

// Old values of what changed, as JSON: what history keeps. "{}" when nothing did.
static str changed_json(struct call *call, const struct record *before, const struct record *after)
{
	struct buf buf = buf_in(call->arena);
	buf_add_char(&buf, '{');
	for (size_t i = 0; i < before->entity->field_count; i++) {
		const struct field *field = &before->entity->fields[i];
		if (!field->derived && !same_cell(&before->values[i], &after->values[i]))
			add_old(&buf, field->name, &before->values[i]);
	}
	struct cell old = cell_text_or_null(before->binned_at);
	if (!str_equal(before->binned_at, after->binned_at))
		add_old(&buf, "_binned_at", &old);
	old = cell_text_or_null(before->own);
	if (!str_equal(before->own, after->own))
		add_old(&buf, "own", &old);
	buf_add_char(&buf, '}');
	return buf_str(&buf);
}

enum { OWN_COLUMNS = 9 };

static void own_cells(const struct record *record, struct cell cells[OWN_COLUMNS])
{
	const struct cell own[OWN_COLUMNS] = { cell_text(record->id), cell_integer(record->version),
		cell_text(instant_str(&record->created_at)), cell_text(instant_str(&record->updated_at)),
		cell_text_or_null(record->binned_at), cell_text(record->salt),
		cell_text_or_null(record->own), cell_text_or_null(record->name_sort),
		cell_text_or_null(record->identity) };
	for (size_t i = 0; i < OWN_COLUMNS; i++)
		cells[i] = own[i];
}

static const struct cell *cell_of(const struct record *record, const struct cell *own, size_t column)
{
	return column < OWN_COLUMNS ? &own[column] : &record->values[column - OWN_COLUMNS];
}

static const char *column_of(const struct entity *entity, size_t column)
{
	return column < OWN_COLUMNS ? record_columns[column] : entity->fields[column - OWN_COLUMNS].name;
}

static void insert_row(struct query *query, const struct record *record, const struct cell *own)
{
	const struct entity *entity = record->entity;
	query_add(query, SQL("INSERT INTO "));
	query_name(query, entity->name);
	query_add(query, SQL(" ("));
	for (size_t i = 0; i < OWN_COLUMNS + entity->field_count; i++) {
		query_add(query, i > 0 ? SQL(", ") : SQL(""));
		query_name(query, column_of(entity, i));
	}
	query_add(query, SQL(") VALUES ("));
	for (size_t i = 0; i < OWN_COLUMNS + entity->field_count; i++) {
		query_add(query, i > 0 ? SQL(", ") : SQL(""));
		query_bind(query, *cell_of(record, own, i));
	}
	query_add(query, SQL(")"));
}

// Only what changed is written: a column that is set anew costs its indexes, changed or not.
static void update_row(struct query *query, const struct record *before, const struct record *record,
	const struct cell *own)
{
	const struct entity *entity = record->entity;
	struct cell old[OWN_COLUMNS];
	own_cells(before, old);
	query_add(query, SQL("UPDATE "));
	query_name(query, entity->name);
	bool first = true;
	for (size_t i = 0; i < OWN_COLUMNS + entity->field_count; i++) {
		if (same_cell(cell_of(before, old, i), cell_of(record, own, i)))
			continue;
		query_add(query, first ? SQL(" SET ") : SQL(", "));
		query_name(query, column_of(entity, i));
		query_add(query, SQL(" = "));
		query_bind(query, *cell_of(record, own, i));
		first = false;
	}
	query_add(query, SQL(" WHERE id = "));
	query_bind(query, cell_text(record->id));
}

static bool write_row(struct call *call, const struct record *before, const struct record *record)
{
	const struct entity *entity = record->entity;
	struct cell own[OWN_COLUMNS];
	struct query query = query_in(call->arena);
	own_cells(record, own);
	if (before == NULL)
		insert_row(&query, record, own);
	else
		update_row(&query, before, record, own);
	enum db_result result = query_run(&query, call->db, NULL);
	if (result == DB_CONFLICT && entity->number_prefix != NULL)
		return refuse_field(call, entity->fields[entity->number_field].name,
			say(call, N_("This number is already taken.")));
	return call_stored(call, result);
}

static bool write_history(struct call *call, const struct record *record, str changed)
{
	struct leaf leaf = {
		.at = instant_str(&record->updated_at),
		.actor = call->account,
		.act = str_from(call->act),
		.entity = str_from(record->entity->name),
		.record = record->id,
		.version = record->version,
		.row = record_row_hash(call, record),
		.import = call->import,
	};
	if (!call_stored(call, log_append(call->db, call->arena, &leaf)))
		return false;
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO history (entity, record, version, seq, at, actor, act, import, changed)"
			    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
			PARAMETERS(cell_text(leaf.entity), cell_text(leaf.record), cell_integer(leaf.version),
				cell_integer(leaf.seq), cell_text(leaf.at), cell_text(leaf.actor),
				cell_text(leaf.act), cell_text(leaf.import), cell_text(changed)),
			NULL));
}

static bool check_once(struct call *call, const struct record *before, const struct record *after)
{
	bool good = true;
	for (size_t i = 0; i < after->entity->field_count; i++)
		if (after->entity->fields[i].once && record_has(before, i) &&
		        !same_cell(&before->values[i], &after->values[i]))
			good = refuse_field(call, after->entity->fields[i].name,
				say(call, N_("This cannot be changed once it is recorded. Record a new one.")));
	return good;
}

// Codes and account names: one record outside the bin has them. One writer, so looking is enough.
static bool check_unique(struct call *call, const struct record *before, const struct record *record)
{
	bool good = true;
	for (size_t i = 0; i < record->entity->field_count; i++) {
		const struct field *field = &record->entity->fields[i];
		if (!field->unique || !record_has(record, i) || record->binned_at.length > 0 ||
		        (before != NULL && before->binned_at.length == 0 &&
				same_cell(&before->values[i], &record->values[i])))
			continue;
		struct query query = query_in(call->arena);
		query_add(&query, SQL("SELECT 1 FROM "));
		query_name(&query, record->entity->name);
		query_add(&query, SQL(" WHERE binned_at IS NULL AND "));
		query_name(&query, field->name);
		query_add(&query, SQL(" = "));
		query_bind(&query, record->values[i]);
		query_add(&query, SQL(" AND id <> "));
		query_bind(&query, cell_text(record->id));
		struct rows rows;
		if (!call_stored(call, query_run(&query, call->db, &rows)))
			return false;
		if (rows.count > 0)
			good = refuse_field(call, field->name,
				say_with(call, N_("“{text}” is already taken."), "text", record_text(record, i), NULL));
	}
	return good;
}

static bool prepare_new(struct call *call, struct record *record)
{
	if (record->id.length == 0)
		record->id = id_new(call->arena, &call->now);
	record->created_at = call->now;
	record->salt = random_hex(call->arena, 16);
	return take_number(call, record);
}

static bool prepare_change(struct call *call, struct record *record, struct record **before)
{
	*before = record_find(call, record->entity, record->id);
	if (*before == NULL)
		return refuse(call, REFUSED_UNKNOWN, N_("Nothing was found at this address. Check the number or search for it."));
	if ((*before)->version != record->version)
		return refuse(call, REFUSED_STALE,
			N_("Someone else changed this record in the meantime. Compare both versions and choose."));
	return check_once(call, *before, record);
}

// What an account may do is settled when somebody signs in: another role, authority, region or state ends
// its sessions, for good and not until it changes back.
static bool sessions_end(struct call *call, const struct record *before, const struct record *after)
{
	static const size_t fields[] = { ACCOUNT_ROLE, ACCOUNT_STATE, ACCOUNT_AUTHORITY, ACCOUNT_REGION };
	if (before == NULL || after->entity != &account_entity)
		return true;
	bool same = str_equal(before->binned_at, after->binned_at);
	for (size_t i = 0; i < COUNT(fields); i++)
		same = same && same_cell(&before->values[fields[i]], &after->values[fields[i]]);
	return same || call_stored(call, db_run(call->db, call->arena,
						 SQL("DELETE FROM session WHERE account = $1"),
						 PARAMETERS(cell_text(after->id)), NULL));
}

bool record_save(struct call *call, struct record *record)
{
	const struct entity *entity = record->entity;
	struct record *before = NULL;
	bool fresh = record->version == 0;
	must(fresh || record->salt.length > 0); // Else it was read in part.
	call->reckoned = S("");
	if (fresh ? !prepare_new(call, record) : !prepare_change(call, record, &before))
		return false;
	if (!value_check(call, record) || !check_unique(call, before, record) || !own_check(call, before, record))
		return false;
	if (entity->check != NULL && !entity->check(call, before, record))
		return false;
	str changed = S("{}");
	if (!fresh) {
		changed = changed_json(call, before, record);
		if (str_is(changed, "{}"))
			return true;
		for (size_t i = 0; i < entity->field_count; i++)
			if (entity->fields[i].derived)
				record->values[i] = before->values[i];
	}
	if (entity->derive != NULL)
		entity->derive(call, record);
	record->version++;
	record->updated_at = call->now;
	record_keys(call, record);
	if (!write_row(call, before, record))
		return false;
	record_remember(call, record);
	if (entity == &holiday_entity || entity == &clock_pause_entity)
		call->calendar = NULL;
	return write_history(call, record, changed) && names_save(call, record) && search_save(call, record) &&
	       citation_refresh(call, record) && own_save(call, before, record) &&
	       sessions_end(call, before, record) && lines_touch(call, before, record);
}

bool record_bring(struct call *call, struct record *record)
{
	if (record->entity->derive != NULL)
		record->entity->derive(call, record);
	record_keys(call, record);
	return value_check(call, record) && check_unique(call, NULL, record) &&
	       (record->entity->number_prefix == NULL || !record_has(record, record->entity->number_field) ||
		       place_number(call, record)) &&
	       write_row(call, NULL, record) && names_save(call, record) && search_save(call, record) &&
	       own_save(call, NULL, record);
}

bool record_bin(struct call *call, struct record *record)
{
	record->binned_at = str_copy(call->arena, instant_str(&call->now));
	return record_save(call, record);
}

bool record_unbin(struct call *call, struct record *record)
{
	record->binned_at = S("");
	return record_save(call, record);
}
