#include "acts/import_inside.h"

#include <string.h>

#include "acts/attend.h"
#include "acts/keep.h"
#include "acts/propose.h"
#include "acts/reply_table.h"
#include "base/id.h"
#include "base/limits.h"
#include "base/text.h"
#include "model/alike.h"
#include "model/entities.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/vocabularies.h"

// Nobody reads more, and every reason takes memory while the store waits.
enum { IMPORT_ERRORS_MOST = 10000, IMPORT_NOTES_MOST = 10000, MEANINGS_MOST = 20000, POINTS_MOST = 3000, WIDE_LOOK = 2000, ROW_BITS = 32 };

void import_made(struct import_result *result, const struct entity *entity, size_t count)
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

static const struct sheet *sheet_now(const struct import *import)
{
	return import->columns->sheet;
}

void import_note(struct import *import, const struct sheet_row *row, str title, str what)
{
	struct import_result *result = import->result;
	if (result->note_count >= IMPORT_NOTES_MOST)
		return;
	GROW(import->arena, result->notes, result->note_count, result->note_room);
	result->notes[result->note_count - 1] = (struct reason){ .field = str_copy(import->arena, title), .row = row->number,
		.sheet = sheet_now(import)->name, .why = str_copy(import->arena, what) };
}

static void add_error(struct import *import, struct reason error)
{
	struct import_result *result = import->result;
	GROW(import->arena, result->errors, result->error_count, result->error_room);
	result->errors[result->error_count - 1] = (struct reason){ .field = str_copy(import->arena, error.field),
		.row = error.row, .sheet = error.row == 0 ? S("") : sheet_now(import)->name,
		.why = str_copy(import->arena, error.why) };
}

// The number of somebody else's list is kept as that of the source; what was read out of a note belongs to it.
static str field_of_list(const struct import *import, str field)
{
	static const char *const noted[] = { "replied_on", "acknowledged_on", "position" };
	if (str_is(field, "source_number"))
		return S("number");
	for (size_t i = 0; i < COUNT(noted); i++)
		if (str_is(field, noted[i]) && !columns_has(import->columns, field) && columns_has(import->columns, S("reply_note")))
			return S("reply_note");
	return field;
}

static void take_reasons(struct call *call, struct import *import, const struct sheet_row *row)
{
	if (call->reason_count == 0)
		add_error(import, (struct reason){ .field = S(""), .row = row->number, .why = call->why });
	for (size_t i = 0; i < call->reason_count; i++)
		add_error(import, (struct reason){ .field = column_header(import->columns, field_of_list(import, call->reasons[i].field)),
				.row = row->number, .why = call->reasons[i].why });
	call->reason_count = 0;
	call->refusal = REFUSED_NOT;
}

// The row of all tables together, so that a record made on one sheet is found from another.
static size_t row_of_all(const struct import *import, const struct sheet_row *row)
{
	return (size_t)(sheet_now(import) - import->request->list->sheets) << ROW_BITS | row->number;
}

void import_remember(struct import *import, str id)
{
	const struct sheet_row *row = &sheet_now(import)->rows[import->next - 1];
	if (lookup_find(&import->made, id) == NULL)
		lookup_set(&import->made, str_copy(import->arena, id), row_of_all(import, row));
}

size_t import_row_of(const struct import *import, str id, const struct sheet **sheet)
{
	const size_t *of = lookup_find(&import->made, id);
	if (of == NULL)
		return 0;
	*sheet = &import->request->list->sheets[*of >> ROW_BITS];
	return *of & (((size_t)1 << ROW_BITS) - 1);
}

void import_duplicate(struct call *call, struct import *import, const struct sheet_row *row, str id,
	const struct entity *entity)
{
	struct import_result *result = import->result;
	GROW(import->arena, result->duplicates, result->duplicate_count, result->duplicate_room);
	struct duplicate *duplicate = &result->duplicates[result->duplicate_count - 1];
	const struct sheet *of_sheet = NULL;
	*duplicate = (struct duplicate){ .sheet = sheet_now(import)->name, .row = row->number, .of_sheet = S("") };
	duplicate->of_row = import_row_of(import, id, &of_sheet);
	if (of_sheet != NULL)
		duplicate->of_sheet = of_sheet->name;
	struct record *record = record_find(call, entity, id);
	duplicate->of_record = str_copy(import->arena, record == NULL ? id : record_title(call, record));
}

// Two names that may be one place: both are kept, and a person says.
static void import_likely(struct import *import, const struct sheet_row *row, const struct alike *like)
{
	struct import_result *result = import->result;
	const struct sheet *of_sheet = NULL;
	GROW(import->arena, result->likely, result->likely_count, result->likely_room);
	struct duplicate *likely = &result->likely[result->likely_count - 1];
	*likely = (struct duplicate){ .sheet = sheet_now(import)->name, .row = row->number, .of_sheet = S(""),
		.of_record = str_copy(import->arena, like->title), .why = str_copy(import->arena, like->why) };
	likely->of_row = import_row_of(import, like->id, &of_sheet);
	if (of_sheet != NULL)
		likely->of_sheet = of_sheet->name;
}

str import_meant(struct call *call, struct import *import, str field, str cell)
{
	if (cell.length == 0 || cell.length > 400)
		return cell;
	str key = str_format(call->arena, "%.*s\t%.*s", STR_ARG(field), STR_ARG(cell));
	const size_t *known = lookup_find(&import->meant, key);
	if (known != NULL)
		return import->meanings[*known];
	str meaning = wordings_find(call->arena, import->of.wordings, field, cell);
	if (meaning.length == 0)
		meaning = cell;
	// A list of dates would fill it with what never comes again.
	if (import->meaning_count < MEANINGS_MOST) {
		GROW(import->arena, import->meanings, import->meaning_count, import->meaning_room);
		import->meanings[import->meaning_count - 1] = str_copy(import->arena, meaning);
		lookup_set(&import->meant, str_copy(import->arena, key), import->meaning_count - 1);
	}
	return meaning;
}

static bool own_is_day(struct call *call, const struct entity *entity, str name)
{
	const struct entity *own = &own_fields_of(call, entity)->entity;
	size_t index = entity_field_find(own, name);
	return index != SIZE_MAX && own->fields[index].kind == KIND_DAY;
}

static bool holds_days(struct call *call, const struct entity *entity, const struct column *column)
{
	if (column->source == SIZE_MAX)
		return false;
	switch (column->head.target) {
	case TARGET_FIELD: return entity->fields[column->head.field].kind == KIND_DAY;
	case TARGET_OWN: return own_is_day(call, entity, column->head.own);
	case TARGET_WIDE:
		return column->head.wide == WIDE_SENT_ON || column->head.wide == WIDE_REPLY_DUE_ON ||
		       column->head.wide == WIDE_ACKNOWLEDGED_ON || column->head.wide == WIDE_REPLIED_ON ||
		       column->head.wide == WIDE_ASSESSED_ON || column->head.wide == WIDE_PROMISED_ON;
	case TARGET_NONE:
	case TARGET_EXTRA:
	case TARGET_NAME: break;
	}
	return false;
}

// The order of day and month, settled by the cells that leave no doubt: one cell in twenty may err.
static enum day_order settle_days(struct call *call, struct import *import)
{
	size_t votes[3] = { 0 };
	for (size_t s = 0; s < import->request->list->sheet_count; s++) {
		const struct sheet *sheet = &import->request->list->sheets[s];
		for (size_t i = 0; i < import->sheets[s].count; i++) {
			const struct column *column = &import->sheets[s].items[i];
			if (!holds_days(call, import->request->entity, column))
				continue;
			for (size_t r = 0; r < sheet->row_count; r++)
				if (column->source < sheet->rows[r].count)
					votes[day_order_of(sheet->rows[r].cells[column->source])]++;
		}
	}
	if (votes[MONTH_FIRST] * 20 <= votes[DAY_FIRST] && votes[DAY_FIRST] > 0)
		return DAY_FIRST;
	return votes[DAY_FIRST] * 20 <= votes[MONTH_FIRST] && votes[MONTH_FIRST] > 0 ? MONTH_FIRST : DAY_ORDER_UNKNOWN;
}

static bool is_kind_by_name(struct call *call, struct import *import, const struct column *column, str cell)
{
	return import->request->entity == &place_entity && column->head.target == TARGET_FIELD &&
	       column->head.field == PLACE_KIND && str_is(import_meant(call, import, S("kind"), cell), "by_name");
}

static void remember_point(struct import *import, const struct sheet_row *row, str point)
{
	struct point made = { .row = row->number, .sheet = import->columns->sheet };
	GROW(import->arena, import->points, import->point_count, import->point_room);
	if (place_degrees(point, &made.latitude, &made.longitude))
		import->points[import->point_count - 1] = made;
	else
		import->point_count--;
}

static bool within(double value, const double *box)
{
	return value >= box[0] - 1 && value <= box[1] + 1;
}

// Longitude before latitude: where all others lie elsewhere and the two, changed, would lie among them.
static void note_swapped(struct call *call, struct import *import)
{
	for (size_t i = 0; i < import->point_count && import->point_count >= 5 && import->point_count <= POINTS_MOST; i++) {
		const struct point *one = &import->points[i];
		double latitude[2] = { 90, -90 }, longitude[2] = { 180, -180 };
		for (size_t k = 0; k < import->point_count; k++) {
			const struct point *other = &import->points[k];
			if (k == i)
				continue;
			latitude[0] = other->latitude < latitude[0] ? other->latitude : latitude[0];
			latitude[1] = other->latitude > latitude[1] ? other->latitude : latitude[1];
			longitude[0] = other->longitude < longitude[0] ? other->longitude : longitude[0];
			longitude[1] = other->longitude > longitude[1] ? other->longitude : longitude[1];
		}
		if ((within(one->latitude, latitude) && within(one->longitude, longitude)) ||
		        !within(one->longitude, latitude) || !within(one->latitude, longitude))
			continue;
		struct sheet_row row = { .number = one->row };
		import_note(import, &row, S("point"),
			say(call, N_("Longitude may stand before latitude: all other places lie elsewhere.")));
	}
}

// "Prison" says less than "Prison centrale de …": the kind that the name of the place begins with.
static bool kind_by_name(struct call *call, struct import *import, const struct sheet_row *row, struct record *record,
	const struct column *column)
{
	size_t at, length;
	str name = value_name(call->arena, record_text(record, PLACE_NAME), call->language, call->house.language, NULL);
	str meaning = wordings_within(import->of.wordings, S("kind"), text_fold(call->arena, name), &at, &length);
	if (length == 0 || at != 0 || str_is(meaning, "by_name"))
		return refuse_field(call, "kind", say(call, N_("The list tells only a part of the kind, and the name no more.")));
	record_set(record, PLACE_KIND, meaning);
	import_note(import, row, column->header, say(call, N_("The kind was taken from the name.")));
	return true;
}

static void extra_settled(void *context, const char *column, str what)
{
	struct import *import = context;
	import_note(import, import->row, column_header(import->columns, str_from(column)), what);
}

static void remember_training(struct import *import, str id)
{
	import->training = str_copy(import->arena, id);
}

// Another row of a training that this import made: who came of another rank.
static bool go_on_with_training(struct call *call, struct import *import, const struct sheet_row *row, struct extra_row *extra, str id)
{
	if (!attend_make(call, extra, id))
		return false;
	if (extra->attendances == 0)
		import_duplicate(call, import, row, id, &training_session_entity);
	import_made(import->result, &attendance_entity, extra->attendances);
	return true;
}

static bool import_plain(struct call *call, struct import *import, const struct sheet_row *row,
	struct record *record, struct extra_row *extra)
{
	const struct sheet *of_sheet;
	if (!extra_settle(call, extra))
		return false;
	str same = record_same_find(call, record);
	if (record->entity == &training_session_entity && same.length > 0)
		remember_training(import, same);
	if (same.length > 0 && extra->texts[EXTRA_RANK].length > 0 && import_row_of(import, same, &of_sheet) > 0)
		return go_on_with_training(call, import, row, extra, same);
	bool outlined = extra->texts[EXTRA_OUTLINE].length > 0;
	if (outlined && same.length == 0 && !import_outline_area(call, record, &same))
		return false;
	if (same.length > 0 && outlined)
		return import_outline(call, import, row, same, extra);
	if (same.length > 0) {
		import_duplicate(call, import, row, same, record->entity);
		return true;
	}
	const struct vocabulary *vocabulary = record->entity == &term_entity ? vocabulary_find(record_text(record, TERM_VOCABULARY)) : NULL;
	if (vocabulary != NULL && !record_has(record, TERM_BASE) && vocabulary_label(vocabulary, S("other")) != NULL)
		record_set(record, TERM_BASE, S("other"));
	// A visit of an old list has been made; a place of one is in use.
	struct day started;
	if (record->entity == &visit_entity && day_parse(record_text(record, VISIT_STARTED_ON), &started) &&
	        day_difference(&started, &call->today) <= 0 && str_is(record_text(record, VISIT_STATE), "planned"))
		record_set(record, VISIT_STATE, S("ended"));
	if (record->entity == &place_entity && record_has(record, PLACE_POINT))
		remember_point(import, row, record_text(record, PLACE_POINT));
	if (record->entity == &place_entity && str_is(record_text(record, PLACE_STATE), "proposed"))
		record_set(record, PLACE_STATE, record_has(record, PLACE_CLOSED_ON) ? S("closed") : S("active"));
	struct alike *like = NULL;
	size_t like_count = 0;
	if (import->looks_alike && !alike_find(call, record->entity, S(""), record, &like, &like_count))
		return false;
	if (!keep_save(call, record))
		return false;
	if (import->looks_alike) {
		if (like_count > 0)
			import_likely(import, row, &like[0]);
		alike_learn(call, record);
	}
	if (!extra_make(call, extra))
		return false;
	import_made(import->result, record->entity, 1);
	if (outlined && !import_outline(call, import, row, record->id, extra))
		return false;
	import_made(import->result, &attendance_entity, extra->attendances);
	import_remember(import, record->id);
	if (record->entity == &training_session_entity)
		remember_training(import, record->id);
	return true;
}

// A separator that stands unquoted in a text moves all that follows: such a row has more cells than any other.
static bool cells_fit(struct call *call, const struct sheet *sheet, const struct sheet_row *row)
{
	if (row->line == 0 || row->count <= sheet->column_count)
		return true;
	size_t wider = 0;
	for (size_t i = 0; i < sheet->row_count && i < WIDE_LOOK && wider < 2; i++)
		wider += sheet->rows[i].count >= row->count;
	for (size_t i = sheet->column_count; i < row->count; i++)
		if (str_trim(row->cells[i]).length > 0)
			wider = 1;
	return wider > 1 ||
	       refuse(call, REFUSED_INVALID,
		       N_("This row has more cells than the head: a separator may stand in a text without quotes around it."));
}

static bool days_in_order(struct call *call, struct import *import, const struct sheet_row *row)
{
	bool good = true;
	for (size_t i = 0; i < import->columns->count; i++) {
		const struct column *column = &import->columns->items[i];
		if (column->head.target != TARGET_WIDE || !holds_days(call, import->request->entity, column) ||
		        column->source >= row->count || !import_other_order(import, row->cells[column->source]))
			continue;
		bool cleaned;
		str cell = column_cell(call, &import->of, import->columns, column,
			(size_t)(row - sheet_now(import)->rows), &cleaned);
		if (import_other_order(import, cell))
			good = import_wrong_order(call, column_title(call, import->columns, column), cell);
	}
	return good;
}

// A quotation mark alone in a cell of a text file: the text may end earlier or later than it was meant to.
static void note_stray_quote(struct call *call, struct import *import, const struct sheet_row *row)
{
	for (size_t i = 0; row->line > 0 && i < import->columns->count; i++) {
		const struct column *column = &import->columns->items[i];
		size_t quotes = 0;
		if (column->source >= row->count)
			continue;
		str cell = row->cells[column->source];
		for (size_t k = 0; k < cell.length; k++)
			quotes += cell.data[k] == '"';
		if (quotes % 2 == 1 && column->head.name.length > 0 && !str_is(column->head.name, "point"))
			import_note(import, row, column_title(call, import->columns, column),
				say(call, N_("A quotation mark stands in it alone; the text was kept as it is written.")));
	}
}

static void take_extra(struct call *call, struct import *import, struct extra_row *extra, const struct head *head, str cell)
{
	bool outline = head->extra == EXTRA_OUTLINE || head->extra == EXTRA_SOURCE;
	str said = head->extra == EXTRA_RANK ? import_meant(call, import, head->name, text_squeeze(call->arena, cell))
	           : outline                   ? cell
	                                       : import_number(call, import, cell);
	if (head->rank == NULL) {
		extra->texts[head->extra] = said;
		return;
	}
	struct extra_share *share = NULL;
	for (size_t i = 0; i < extra->share_count && share == NULL; i++)
		if (extra->shares[i].rank == head->rank)
			share = &extra->shares[i];
	if (share == NULL) {
		GROW(call->arena, extra->shares, extra->share_count, extra->share_room);
		share = &extra->shares[extra->share_count - 1];
		*share = (struct extra_share){ .rank = head->rank };
	}
	share->texts[head->extra] = said;
}

// A row that names a rank and no training tells more of the one above.
static bool goes_on(struct call *call, const struct import *import, size_t index)
{
	bool rank = false, title = false, cleaned;
	for (size_t i = 0; i < import->columns->count; i++) {
		const struct column *column = &import->columns->items[i];
		const struct head *head = &column->head;
		bool asked = head->target == TARGET_EXTRA && head->extra == EXTRA_RANK;
		bool named = (head->target == TARGET_FIELD || head->target == TARGET_NAME) && head->field == TRAINING_SESSION_TITLE;
		if (import->request->entity != &training_session_entity || (!asked && !named))
			continue;
		bool said = str_trim(column_cell(call, &import->of, import->columns, column, index, &cleaned)).length > 0;
		rank = rank || (asked && said);
		title = title || (named && said);
	}
	return rank && !title && import->training.length > 0;
}

static bool import_row(struct call *call, struct import *import, const struct sheet_row *row)
{
	struct record *record = record_new(call, import->request->entity);
	size_t index = (size_t)(row - sheet_now(import)->rows);
	import->row = row;
	if (row->trouble != NULL)
		return refuse_field(call, import->request->entity == &place_entity ? "point" : "outline", say(call, row->trouble));
	if (!cells_fit(call, sheet_now(import), row))
		return false;
	note_stray_quote(call, import, row);
	bool good = days_in_order(call, import, row);
	bool more = goes_on(call, import, index);
	if (!more)
		import->training = S("");
	const struct column *by_name = NULL;
	struct extra_row extra = { .wordings = import->of.wordings, .record = record, .day_order = import->day_order,
		.settled = extra_settled, .context = import };
	import->state = S("");
	for (size_t i = 0; i < EXTRA_COUNT; i++)
		extra.texts[i] = S("");
	for (size_t i = 0; i < import->columns->count; i++) {
		const struct column *column = &import->columns->items[i];
		bool cleaned;
		if (column->head.target == TARGET_WIDE)
			continue;
		str cell = column_cell(call, &import->of, import->columns, column, index, &cleaned);
		import->result->cleaned += cleaned;
		if (column->head.target == TARGET_EXTRA)
			take_extra(call, import, &extra, &column->head, cell);
		else if (more)
			continue;
		else if (is_kind_by_name(call, import, column, cell))
			by_name = column;
		else
			good = import_cell(call, import, column, cell, record) && good;
	}
	good = (by_name == NULL || kind_by_name(call, import, row, record, by_name)) && good;
	if (!good)
		return false;
	extra.state = import->state;
	if (more)
		return attend_settle(call, &extra) && go_on_with_training(call, import, row, &extra, import->training);
	return import->request->entity == &recommendation_entity ? import_wide(call, import, row, index, record)
	                                                          : import_plain(call, import, row, record, &extra);
}

// True when the whole transaction is lost, not one row of it.
static bool hopeless(const struct call *call)
{
	return call->refusal == REFUSED_BUSY || call->refusal == REFUSED_FULL || call->refusal == REFUSED_FORBIDDEN;
}

// What the list holds beside what its rows are, and the caller may not make.
static bool say_forbidden(struct call *call, struct import *import, const struct sheet_row *row)
{
	static const struct entity *const beside[] = { &visit_entity, &addressee_line_entity, &reply_entity,
		&action_entity, &assessment_entity, &authority_entity, &place_entity, &partner_entity, &person_entity, &attendance_entity };
	enum { OF_THE_MANDATE = 7 }; // The last ones stand in other lists than recommendations.
	struct buf names = buf_in(call->arena);
	for (size_t i = 0; i < (import->request->entity == &recommendation_entity ? OF_THE_MANDATE : COUNT(beside)); i++)
		if (!permit_may(call, VERB_CREATE, beside[i]))
			buf_addf(&names, "%s%.*s", names.length > 0 ? ", " : "", STR_ARG(say(call, beside[i]->label_many)));
	if (call->refusal != REFUSED_FORBIDDEN || names.length == 0)
		return false;
	call->why = str_copy(import->arena,
		say_with(call, N_("Row {row}: your role does not make all that this list holds. Yours makes none of: {entities}. Somebody who may can import it."),
			"row", say_integer(call, (int64_t)row->number), "entities", buf_str(&names), NULL));
	return false;
}

static bool import_kept_row(struct call *call, struct import *import, const struct sheet_row *row)
{
	size_t lines = call->line_count;
	const struct import_result before = *import->result;
	if (!call_stored(call, db_savepoint(call->db)))
		return false;
	if (import_row(call, import, row))
		return call_stored(call, db_release(call->db));
	db_rollback_to_savepoint(call->db);
	call_forget_records(call);
	// What was made for the row is gone with it.
	memcpy(import->result->made, before.made, sizeof before.made);
	import->result->made_count = before.made_count;
	import->result->claims = before.claims;
	import->result->undated = before.undated;
	call->line_count = lines;
	return false;
}

enum { SOME_ROWS = 200 };

// The table that is read next, when there is one.
static bool next_table(struct import *import)
{
	const struct list_file *list = import->request->list;
	while (import->next_sheet < list->sheet_count && import->next >= list->sheets[import->next_sheet].row_count) {
		import->next_sheet++;
		import->next = 0;
	}
	if (import->next_sheet < list->sheet_count)
		import->columns = &import->sheets[import->next_sheet];
	return import->next_sheet < list->sheet_count;
}

// The next rows, with all that they owe, in memory that is given back: a list of 100,000 rows needs
// little more of it than one of 1,000.
static bool import_some(struct call *call, void *input)
{
	struct import *import = input;
	bool keep_good = import->request->keep_good;
	for (size_t i = 0; i < SOME_ROWS && next_table(import); i++) {
		const struct sheet_row *row = &sheet_now(import)->rows[import->next++];
		import->done++;
		if (keep_good ? import_kept_row(call, import, row) : import_row(call, import, row))
			import->result->good++;
		else if (hopeless(call))
			return say_forbidden(call, import, row);
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
				cell_text(import->request->list->name), cell_text(instant_str(&call->now)),
				cell_text(call->account), cell_integer((int64_t)import->result->good)),
			NULL));
}

bool import_end(struct call *call, struct import *import)
{
	const struct import_request *request = import->request;
	struct import_result *result = import->result;
	if (result->error_count > 0 && !request->keep_good)
		return refuse(call, REFUSED_INVALID,
			N_("Some rows need to be corrected, so nothing was imported. Correct them, or keep the good rows."));
	if (request->dry_run) {
		import->dry_done = true;
		return refuse(call, REFUSED_CONFLICT, N_("Dry run: nothing was kept."));
	}
	result->import = call->import;
	return learn_map(call, request) && write_import(call, import);
}

static bool import_body(struct call *call, void *input)
{
	struct import *import = input;
	const struct import_request *request = import->request;
	struct import_result *result = import->result;
	call->import = id_new(call->arena, &call->now);
	// Where there are more, a person asks for the pairs afterwards (acts/twin.h).
	import->looks_alike = (request->entity == &place_entity || request->entity == &authority_entity) &&
	                      request->list->row_count <= LIMIT_ALIKE_RECORDS;
	if ((import->looks_alike && !alike_prepare(call, request->entity)) || !import_links_prepare(call, import))
		return false;
	while (next_table(import)) {
		if (!call_in_scratch(call, import_some, import) ||
		        !call_goes_on(call, import->done, request->list->row_count))
			return false;
		if (result->error_count >= IMPORT_ERRORS_MOST)
			return refuse(call, REFUSED_INVALID,
				N_("So many cells need to be corrected that reading stopped, and nothing was imported. Correct the first ones and try again."));
	}
	if (import->point_count > 0 && import->columns != NULL)
		note_swapped(call, import);
	return import_end(call, import);
}

static void take_refusal(struct call *call, struct import_result *result)
{
	for (size_t i = 0; i < call->reason_count; i++) {
		GROW(call->arena, result->errors, result->error_count, result->error_room);
		result->errors[result->error_count - 1] = call->reasons[i];
	}
}

// What a document holds beside its cells is told first.
static void note_document(struct import *import)
{
	const struct list_file *list = import->request->list;
	struct import_result *result = import->result;
	for (size_t i = 0; i < list->note_count; i++) {
		GROW(import->arena, result->notes, result->note_count, result->note_room);
		result->notes[result->note_count - 1] = list->notes[i];
	}
}

static bool find_all_columns(struct call *call, struct import *import)
{
	const struct list_file *list = import->request->list;
	if (!columns_begin(call, import->request, &import->of))
		return false;
	import->sheets = NEW_MANY(call->arena, list->sheet_count + 1, struct columns);
	for (size_t i = 0; i < list->sheet_count; i++)
		if (!columns_find(call, &import->of, &list->sheets[i], &import->sheets[i], import->result))
			return false;
	return true;
}

// What the map's [create] lets the import make beside the rows: authorities, and visits of one kind.
static bool take_create(struct call *call, struct import *import)
{
	const struct map_file *map = import->request->map;
	import->visit_kind = S("");
	if (map == NULL)
		return true;
	import->make_authorities = map_find(&map->create, S("addressee")) != NULL;
	const struct map_line *visit = map_find(&map->create, S("visit"));
	if (visit == NULL)
		return true;
	import->visit_kind = value_code_find(call, &visit_type_vocabulary, visit->value);
	return import->visit_kind.length > 0 ||
	       refuse_field(call, "visit", say(call, N_("Say of which kind the visits are that may be made, as in: visit = in_depth.")));
}

static bool take_list_day(struct call *call, struct import *import)
{
	const struct map_file *map = import->request->map;
	str day = map == NULL ? S("") : map_value(&map->file, S("list_day"));
	if (day.length == 0)
		day = import->request->list->day;
	return day.length == 0 || day_parse(day, &import->list_day) ||
	       refuse_field(call, "list_day", say(call, N_("This is not a day.")));
}

bool import_run(struct call *call, struct import *import, act_body body, void *input)
{
	str outer = call->import;
	bool done = act_write_long(call, "import", body, input);
	call->import = outer;
	if (!done)
		import->result->import = S("");
	// A dry run is a run that was rolled back at its very end, and that is what was asked for.
	if (import->dry_done)
		call->refusal = REFUSED_NOT;
	return done || import->dry_done;
}

bool import_list(struct call *call, const struct import_request *request, struct import_result *result)
{
	*result = (struct import_result){ .rows = request->list->row_count, .import = S("") };
	if (!permit_power(call, POWER_IMPORT))
		return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_FORBIDDEN,
			N_("Your role does not import lists."));
	// What is there already is named, so only those who may make such records may ask.
	if (!permit_entity(call, VERB_CREATE, request->entity))
		return false;
	if (request->list->reply_table != NULL)
		return reply_table_take(call, request, result);
	struct import import = { .arena = call->arena, .request = request, .result = result,
		.made = lookup_in(call->arena), .meant = lookup_in(call->arena) };
	note_document(&import);
	if (!find_all_columns(call, &import) || !take_create(call, &import) || !take_list_day(call, &import)) {
		take_refusal(call, result);
		return false;
	}
	import.day_order = settle_days(call, &import);
	return import_run(call, &import, import_body, &import);
}
