#include "acts/import_list.h"

#include "acts/columns.h"
#include "acts/keep.h"
#include "base/id.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/own.h"
#include "model/permit.h"

// Nobody reads more, and every reason takes memory while the store waits.
enum { IMPORT_ERRORS_MOST = 10000 };

struct import {
	struct arena *arena; // Of the whole import: what is kept from a row is copied into it.
	const struct import_request *request;
	struct import_result *result;
	struct columns columns;
	enum day_order day_order;
	struct day list_day;
	bool make_authorities;
	bool dry_done;
	size_t next; // Row of the sheet.
	struct lookup made; // Id of a record or line made here → row number.
};

static void count_made(struct import_result *result, const struct entity *entity, size_t count)
{
	if (count == 0)
		return;
	for (size_t i = 0; i < result->made_count; i++)
		if (result->made[i].entity == entity) {
			result->made[i].count += count;
			return;
		}
	if (result->made_count < COUNT(result->made))
		result->made[result->made_count++] = (struct made){ entity, count };
}

static void add_error(struct import *import, struct reason error)
{
	struct import_result *result = import->result;
	GROW(import->arena, result->errors, result->error_count, result->error_room);
	result->errors[result->error_count - 1] = (struct reason){ .field = str_copy(import->arena, error.field),
		.row = error.row, .why = str_copy(import->arena, error.why) };
}

static void take_reasons(struct call *call, struct import *import, const struct sheet_row *row)
{
	if (call->reason_count == 0)
		add_error(import, (struct reason){ .field = S(""), .row = row->number, .why = call->why });
	for (size_t i = 0; i < call->reason_count; i++)
		add_error(import,
			(struct reason){ .field = column_header(&import->columns, call->reasons[i].field),
				.row = row->number, .why = call->reasons[i].why });
	call->reason_count = 0;
	call->refusal = REFUSED_NOT;
}

static void add_duplicate(struct call *call, struct import *import, const struct sheet_row *row, str id,
	const struct entity *entity)
{
	struct import_result *result = import->result;
	GROW(import->arena, result->duplicates, result->duplicate_count, result->duplicate_room);
	struct duplicate *duplicate = &result->duplicates[result->duplicate_count - 1];
	const size_t *of_row = lookup_find(&import->made, id);
	*duplicate = (struct duplicate){ .row = row->number, .of_row = of_row == NULL ? 0 : *of_row };
	struct record *record = record_find(call, entity, id);
	duplicate->of_record = str_copy(import->arena, record == NULL ? id : record_title(call, record));
}

static bool own_is_day(struct call *call, const struct entity *entity, str name)
{
	const struct entity *own = &own_fields_of(call, entity)->entity;
	size_t index = entity_field_find(own, name);
	return index != SIZE_MAX && own->fields[index].kind == KIND_DAY;
}

// The order of day and month, settled by the cells that leave no doubt.
static enum day_order settle_days(struct call *call, struct import *import)
{
	enum day_order order = DAY_ORDER_UNKNOWN;
	const struct entity *entity = import->request->entity;
	for (size_t i = 0; i < import->columns.count; i++) {
		const struct column *column = &import->columns.items[i];
		bool days = column->target == TARGET_FIELD ? entity->fields[column->field].kind == KIND_DAY
		            : column->target == TARGET_OWN ? own_is_day(call, entity, column->own)
		            : column->target == TARGET_WIDE && (column->wide == WIDE_SENT_ON ||
				      column->wide == WIDE_REPLY_DUE_ON || column->wide == WIDE_ACKNOWLEDGED_ON ||
				      column->wide == WIDE_REPLIED_ON || column->wide == WIDE_ASSESSED_ON);
		if (!days || column->source == SIZE_MAX)
			continue;
		for (size_t r = 0; r < import->request->sheet->row_count; r++) {
			const struct sheet_row *row = &import->request->sheet->rows[r];
			if (column->source >= row->count)
				continue;
			enum day_order one = day_order_of(row->cells[column->source]);
			if (one == DAY_ORDER_UNKNOWN || one == order)
				continue;
			if (order != DAY_ORDER_UNKNOWN)
				return DAY_ORDER_UNKNOWN;
			order = one;
		}
	}
	return order;
}

// A linked record that the map lets the import make: it gets the name and the first allowed kind.
static bool make_link(struct call *call, struct import *import, const struct field *field, str text,
	struct record *record, size_t index)
{
	struct record *linked = record_new(call, field->link);
	size_t kind = entity_field_find(field->link, S("kind"));
	if (!value_read(call, linked, field->link->name_field, text, NULL))
		return false;
	if (kind != SIZE_MAX && field->link->fields[kind].required) {
		str kinds = str_from(field->link_kinds == NULL ? "other" : field->link_kinds), first;
		if (str_cut(&kinds, '|', &first))
			record_set(linked, kind, first);
	}
	if (!keep_save(call, linked))
		return false;
	count_made(import->result, field->link, 1);
	record_set(record, index, linked->id);
	return true;
}

static bool read_field(struct call *call, struct import *import, const struct column *column, str cell,
	struct record *record)
{
	const struct field *field = &record->entity->fields[column->field];
	if (column->target == TARGET_NAME) {
		str text = value_text(call->arena, cell, field->prose);
		return value_set_name(call, record, column->field, column->language, text);
	}
	struct value_manner manner = { .day_order = import->day_order, .make_links = column->create };
	// A name already given in one language keeps it: a bare text only adds its own.
	if (!value_read(call, record, column->field, cell, &manner))
		return false;
	return !manner.unmatched || make_link(call, import, field, text_squeeze(call->arena, cell), record,
					    column->field);
}

// A column of a field that there is not, or no more, may stand in a list as long as it is empty.
static bool read_own(struct call *call, struct import *import, const struct column *column, str cell,
	struct record *record)
{
	struct value_manner manner = { .day_order = import->day_order };
	if (str_trim(cell).length == 0)
		return true;
	return own_read(call, record, column->own, cell, &manner);
}

// A number of our own form keeps its place where it is free; any other belongs to the source.
static void place_number(struct record *record)
{
	str number = record_text(record, RECOMMENDATION_NUMBER), rest = number;
	str prefix = S(""), year = S(""), count_text = S("");
	int64_t ignored = 0;
	bool ours = str_cut(&rest, '-', &prefix) && str_is(prefix, "R") && str_cut(&rest, '-', &year) &&
	            year.length == 4 && str_to_integer(year, &ignored) && str_cut(&rest, '-', &count_text) &&
	            count_text.length >= 4 && str_to_integer(count_text, &ignored) && rest.data == NULL;
	if (number.length == 0 || ours)
		return;
	record_clear(record, RECOMMENDATION_NUMBER);
	if (!record_has(record, RECOMMENDATION_SOURCE_NUMBER))
		record_set(record, RECOMMENDATION_SOURCE_NUMBER, number);
}

// The recommendation of a wide row: one that is there already, when it is the same.
static bool find_recommendation(struct call *call, struct wide_row *row, bool *known)
{
	struct record *record = row->recommendation;
	str number = record_text(record, RECOMMENDATION_NUMBER);
	str source = record_text(record, RECOMMENDATION_SOURCE_NUMBER);
	str same = record_same_find(call, record);
	*known = same.length > 0;
	if (*known) {
		row->recommendation = record_find(call, &recommendation_entity, same);
		return true;
	}
	struct rows rows;
	if (number.length == 0 && source.length == 0)
		return true;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT id FROM recommendation WHERE binned_at IS NULL AND"
		        " (number = $1 OR (source_number = $2 AND coalesce(source, '') = $3)) LIMIT 1"),
		    PARAMETERS(cell_text(number.length > 0 ? number : S("-")),
			    cell_text(source.length > 0 ? source : S("-")),
			    cell_text(record_text(record, RECOMMENDATION_SOURCE))),
		    &rows))
		return call_stored(call, DB_BUSY);
	if (rows.count == 0)
		return true;
	struct record *other = record_find(call, &recommendation_entity, rows_text(&rows, 0, 0));
	return refuse_field(call, number.length > 0 ? "number" : "source_number",
		say_with(call, N_("The number “{text}” already stands on {record}, which says something else."), "text",
			number.length > 0 ? number : source, "record", record_title(call, other), NULL));
}

static bool import_wide(struct call *call, struct import *import, const struct sheet_row *row,
	struct wide_row *wide)
{
	bool known;
	place_number(wide->recommendation);
	if (!find_recommendation(call, wide, &known) || !recommend(call, wide))
		return false;
	if (wide->duplicate) {
		add_duplicate(call, import, row, wide->recommendation->id, &recommendation_entity);
		return true;
	}
	struct import_result *result = import->result;
	count_made(result, &recommendation_entity, known ? 0 : 1);
	count_made(result, &addressee_line_entity, 1);
	count_made(result, &authority_entity, wide->made_authorities);
	count_made(result, &reply_entity, wide->replies);
	count_made(result, &assessment_entity, wide->assessments);
	if (wide->assessments > 0 && str_trim(wide->texts[WIDE_ASSESSOR]).length == 0)
		result->claims++;
	if (wide->line != NULL && !record_has(wide->line, ADDRESSEE_LINE_SENT_ON))
		result->undated++;
	if (lookup_find(&import->made, wide->recommendation->id) == NULL)
		lookup_set(&import->made, str_copy(import->arena, wide->recommendation->id), row->number);
	return true;
}

static bool import_plain(struct call *call, struct import *import, const struct sheet_row *row,
	struct record *record)
{
	str same = record_same_find(call, record);
	if (same.length > 0) {
		add_duplicate(call, import, row, same, record->entity);
		return true;
	}
	if (record->entity == &term_entity && !record_has(record, TERM_BASE))
		record_set(record, TERM_BASE, S("other"));
	// A visit of an old list has been made; a place of one is in use.
	struct day started;
	if (record->entity == &visit_entity && day_parse(record_text(record, VISIT_STARTED_ON), &started) &&
	        day_difference(&started, &call->today) <= 0 && str_is(record_text(record, VISIT_STATE), "planned"))
		record_set(record, VISIT_STATE, S("ended"));
	if (record->entity == &place_entity && str_is(record_text(record, PLACE_STATE), "proposed"))
		record_set(record, PLACE_STATE, record_has(record, PLACE_CLOSED_ON) ? S("closed") : S("active"));
	if (!keep_save(call, record))
		return false;
	count_made(import->result, record->entity, 1);
	lookup_set(&import->made, str_copy(import->arena, record->id), row->number);
	return true;
}

static bool import_row(struct call *call, struct import *import, const struct sheet_row *row)
{
	struct record *record = record_new(call, import->request->entity);
	struct wide_row wide = { .recommendation = record, .day_order = import->day_order,
		.list_day = import->list_day, .from_list = true, .make_authorities = import->make_authorities };
	bool good = true;
	for (size_t i = 0; i < WIDE_COUNT; i++)
		wide.texts[i] = S("");
	for (size_t i = 0; i < import->columns.count; i++) {
		const struct column *column = &import->columns.items[i];
		bool cleaned;
		str cell = column_cell(call, column, row, &cleaned);
		import->result->cleaned += cleaned;
		if (column->target == TARGET_WIDE)
			wide.texts[column->wide] = cell;
		else if (column->target == TARGET_OWN)
			good = read_own(call, import, column, cell, record) && good;
		else
			good = read_field(call, import, column, cell, record) && good;
	}
	if (!good)
		return false;
	return import->request->entity == &recommendation_entity ? import_wide(call, import, row, &wide)
	                                                          : import_plain(call, import, row, record);
}

// True when the whole transaction is lost, not one row of it.
static bool hopeless(const struct call *call)
{
	return call->refusal == REFUSED_BUSY || call->refusal == REFUSED_FULL || call->refusal == REFUSED_FORBIDDEN;
}

static bool import_kept_row(struct call *call, struct import *import, const struct sheet_row *row)
{
	size_t lines = call->line_count;
	if (!call_stored(call, db_savepoint(call->db)))
		return false;
	if (import_row(call, import, row))
		return call_stored(call, db_release(call->db));
	db_rollback_to_savepoint(call->db);
	call->line_count = lines;
	return false;
}

enum { SOME_ROWS = 200 };

// The next rows, with all that they owe, in memory that is given back: a list of 100,000 rows needs
// little more of it than one of 1,000.
static bool import_some(struct call *call, void *input)
{
	struct import *import = input;
	const struct sheet *sheet = import->request->sheet;
	bool keep_good = import->request->keep_good;
	for (size_t i = 0; i < SOME_ROWS && import->next < sheet->row_count; i++) {
		const struct sheet_row *row = &sheet->rows[import->next++];
		if (keep_good ? import_kept_row(call, import, row) : import_row(call, import, row))
			import->result->good++;
		else if (hopeless(call))
			return false;
		else
			take_reasons(call, import, row);
	}
	return act_settle(call);
}

static bool write_import(struct call *call, const struct import *import)
{
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO import (id, entity, file, at, actor, rows) VALUES ($1, $2, $3, $4, $5, $6)"),
			PARAMETERS(cell_text(call->import), cell_text(str_from(import->request->entity->name)),
				cell_text(import->request->sheet->name), cell_text(instant_str(&call->now)),
				cell_text(call->account), cell_integer((int64_t)import->result->good)),
			NULL));
}

static bool import_body(struct call *call, void *input)
{
	struct import *import = input;
	const struct import_request *request = import->request;
	struct import_result *result = import->result;
	call->import = id_new(call->arena, &call->now);
	while (import->next < request->sheet->row_count) {
		if (!call_in_scratch(call, import_some, import) ||
		        !call_goes_on(call, import->next, request->sheet->row_count))
			return false;
		if (result->error_count >= IMPORT_ERRORS_MOST)
			return refuse(call, REFUSED_INVALID,
				N_("So many cells need to be corrected that reading stopped, and nothing was imported. Correct the first ones and try again."));
	}
	if (result->error_count > 0 && !request->keep_good)
		return refuse(call, REFUSED_INVALID,
			N_("Some rows need to be corrected, so nothing was imported. Correct them, or keep the good rows."));
	if (request->dry_run) {
		import->dry_done = true;
		return refuse(call, REFUSED_CONFLICT, N_("Dry run: nothing was kept."));
	}
	result->import = call->import;
	return write_import(call, import);
}

bool import_list(struct call *call, const struct import_request *request, struct import_result *result)
{
	*result = (struct import_result){ .rows = request->sheet->row_count, .import = S("") };
	if (!permit_power(call, POWER_IMPORT))
		return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_FORBIDDEN,
			N_("Your role does not import lists."));
	// What is there already is named, so only those who may make such records may ask.
	if (!permit_entity(call, VERB_CREATE, request->entity))
		return false;
	struct import import = { .arena = call->arena, .request = request, .result = result, .made = lookup_in(call->arena) };
	if (!columns_find(call, request, &import.columns, result)) {
		for (size_t i = 0; i < call->reason_count; i++) {
			GROW(call->arena, result->errors, result->error_count, result->error_room);
			result->errors[result->error_count - 1] = call->reasons[i];
		}
		return false;
	}
	import.day_order = settle_days(call, &import);
	if (request->map != NULL) {
		str day = map_value(&request->map->file, S("list_day"));
		import.make_authorities = map_find(&request->map->create, S("addressee")) != NULL;
		if (day.length > 0 && !day_parse(day, &import.list_day))
			return refuse_field(call, "list_day", say(call, N_("This is not a day.")));
	}
	str outer = call->import;
	bool done = act_write_long(call, "import", import_body, &import);
	call->import = outer;
	if (!done)
		result->import = S("");
	// A dry run is a run that was rolled back at its very end, and that is what was asked for.
	if (import.dry_done)
		call->refusal = REFUSED_NOT;
	return done || import.dry_done;
}

// JSON.

static void made_json(struct buf *buf, const struct import_result *result)
{
	buf_add_c(buf, ",\"created\":{");
	for (size_t i = 0; i < result->made_count; i++)
		buf_addf(buf, "%s\"%s\":%zu", i > 0 ? "," : "", result->made[i].entity->plural,
			result->made[i].count);
	buf_add_char(buf, '}');
}

static void duplicates_json(struct buf *buf, const struct import_result *result)
{
	buf_addf(buf, ",\"duplicates\":%zu,\"duplicate_rows\":[", result->duplicate_count);
	for (size_t i = 0; i < result->duplicate_count; i++) {
		const struct duplicate *duplicate = &result->duplicates[i];
		buf_addf(buf, "%s{\"row\":%zu,", i > 0 ? "," : "", duplicate->row);
		if (duplicate->of_row > 0)
			buf_addf(buf, "\"of_row\":%zu,", duplicate->of_row);
		buf_add_c(buf, "\"of\":");
		buf_add_json(buf, duplicate->of_record);
		buf_add_char(buf, '}');
	}
	buf_add_char(buf, ']');
}

void import_json(struct buf *buf, const struct import_request *request, const struct import_result *result)
{
	buf_addf(buf, "{\"rows\":%zu,\"good\":%zu", result->rows, result->good);
	made_json(buf, result);
	duplicates_json(buf, result);
	buf_addf(buf, ",\"cleaned\":%zu,\"undated\":%zu,\"claims\":%zu,\"ignored\":[", result->cleaned,
		result->undated, result->claims);
	for (size_t i = 0; i < result->ignored_count; i++) {
		if (i > 0)
			buf_add_char(buf, ',');
		buf_add_json(buf, result->ignored[i]);
	}
	buf_add_c(buf, "],\"errors\":[");
	for (size_t i = 0; i < result->error_count; i++) {
		const struct reason *error = &result->errors[i];
		buf_addf(buf, "%s{\"row\":%zu,\"column\":", i > 0 ? "," : "", error->row);
		buf_add_json(buf, error->field);
		buf_add_c(buf, ",\"reason\":");
		buf_add_json(buf, error->why);
		buf_add_char(buf, '}');
	}
	buf_add_c(buf, "],\"encoding\":");
	buf_add_json(buf, request->sheet->encoding);
	buf_add_c(buf, ",\"separator\":");
	buf_add_json(buf, request->sheet->separator);
	if (result->import.length > 0) {
		buf_add_c(buf, ",\"import\":");
		buf_add_json(buf, result->import);
	}
	buf_add_char(buf, '}');
}
