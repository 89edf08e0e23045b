#include "acts/reply_table_inside.h"

#include "acts/import_inside.h"
#include "acts/recommend.h"
#include "base/catalogue.h"
#include "base/id.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

enum { ROWS_MOST = 10 * 1000, MERGES_MOST = 1000 };

// Where each column stands, from 1; 0 for one that is not there.
struct layout {
	size_t row; // Of the codes.
	size_t columns[COLUMN_COUNT];
};

static bool layout_of(const struct xlsx_sheet *sheet, struct layout *layout)
{
	enum { ROWS_LOOKED_AT = 20 };
	for (size_t i = 0; i < sheet->row_count && i < ROWS_LOOKED_AT; i++) {
		const struct xlsx_row *row = &sheet->rows[i];
		*layout = (struct layout){ .row = row->number };
		for (size_t cell = 0; cell < row->count; cell++)
			for (size_t column = 0; column < COLUMN_COUNT; column++)
				if (str_is(str_trim(row->cells[cell].text), reply_column_codes[column]))
					layout->columns[column] = cell + 1;
		if (layout->columns[COLUMN_LINE_MARK] > 0 && layout->columns[COLUMN_SENT_MARK] > 0)
			return true;
	}
	return false;
}

const struct xlsx_sheet *reply_table_find(const struct xlsx_book *book, size_t *rows)
{
	struct layout layout;
	*rows = 0;
	for (size_t i = 0; i < book->count; i++) {
		const struct xlsx_sheet *sheet = &book->sheets[i];
		if (!layout_of(sheet, &layout))
			continue;
		for (size_t row = 0; row < sheet->row_count; row++)
			*rows += sheet->rows[row].number > layout.row ? 1 : 0;
		return sheet;
	}
	return NULL;
}

// One table coming in.
struct incoming {
	struct import *import;
	const struct xlsx_sheet *sheet;
	struct layout layout;
	struct lookup lines; // Mark → number among `ids`, of everything that was sent.
	str *ids;
	size_t id_count, id_room;
	struct lookup seen; // Mark → row that bore it.
	str authority;      // Of the first good row: the table is one authority's.
	str received_on;
};

static str title_of(const struct incoming *incoming, enum reply_column column)
{
	size_t place = incoming->layout.columns[column];
	str title = place == 0 || incoming->layout.row < 2 ? S("") : xlsx_cell(incoming->sheet, incoming->layout.row - 1, place).text;
	return title.length > 0 ? title : str_from(reply_column_codes[column]);
}

static struct xlsx_cell cell_in(const struct incoming *incoming, size_t row, enum reply_column column)
{
	size_t place = incoming->layout.columns[column];
	return place == 0 ? (struct xlsx_cell){ .text = S("") } : xlsx_cell(incoming->sheet, row, place);
}

// What a person merged over several rows answers each of them.
static struct xlsx_cell answer_in(const struct incoming *incoming, size_t row, enum reply_column column)
{
	size_t place = incoming->layout.columns[column];
	for (size_t i = 0; i < incoming->sheet->merge_count; i++) {
		const struct xlsx_merge *merge = &incoming->sheet->merges[i];
		if (merge->first_row <= row && row <= merge->last_row && merge->first_row > incoming->layout.row &&
		        merge->first_column <= place && place <= merge->last_column)
			return xlsx_cell(incoming->sheet, merge->first_row, merge->first_column);
	}
	return cell_in(incoming, row, column);
}

static void wrong(struct call *call, struct incoming *incoming, size_t row, enum reply_column column, str why)
{
	struct import_result *result = incoming->import->result;
	GROW(call->arena, result->errors, result->error_count, result->error_room);
	result->errors[result->error_count - 1] = (struct reason){ .field = title_of(incoming, column), .row = row,
		.sheet = incoming->sheet->name, .why = why };
}

static void doubled(struct call *call, struct incoming *incoming, size_t row, str of_record)
{
	struct import_result *result = incoming->import->result;
	GROW(call->arena, result->duplicates, result->duplicate_count, result->duplicate_room);
	result->duplicates[result->duplicate_count - 1] = (struct duplicate){ .sheet = incoming->sheet->name, .row = row,
		.of_sheet = S(""), .of_record = of_record, .why = S("") };
}

// The reasons of an act, each beside the column that it is of.
static void wrong_reasons(struct call *call, struct incoming *incoming, size_t row)
{
	size_t count = call->reason_count;
	const struct reason *reasons = call->reasons;
	if (count == 0)
		wrong(call, incoming, row, COLUMN_NUMBER, call->why);
	for (size_t i = 0; i < count; i++) {
		enum reply_column at = COLUMN_NUMBER;
		for (enum reply_column column = 0; column < COLUMN_COUNT; column++)
			if (reply_column_field(column) != SIZE_MAX && str_is(reasons[i].field, reply_column_codes[column]))
				at = column;
		wrong(call, incoming, row, at, reasons[i].why);
	}
	call->reason_count = 0;
	call->refusal = REFUSED_NOT;
}

// The marks of all that was ever sent.
static bool read_marks(struct call *call, struct incoming *incoming)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT id, salt FROM addressee_line WHERE binned_at IS NULL"
			        " AND coalesce(sent_on, counts_from) IS NOT NULL"),
			    NO_PARAMETERS, &rows)))
		return false;
	incoming->lines = lookup_in(call->arena);
	incoming->seen = lookup_in(call->arena);
	for (size_t i = 0; i < rows.count; i++) {
		GROW(call->arena, incoming->ids, incoming->id_count, incoming->id_room);
		incoming->ids[incoming->id_count - 1] = rows_text(&rows, i, 0);
		lookup_set(&incoming->lines, reply_line_mark(call, rows_text(&rows, i, 1), rows_text(&rows, i, 0)), (size_t)i);
	}
	return true;
}

static bool is_answered(const struct incoming *incoming, size_t row)
{
	for (enum reply_column column = COLUMN_POSITION; column <= COLUMN_REASONS; column++)
		if (str_trim(answer_in(incoming, row, column).text).length > 0)
			return true;
	return false;
}

// The addressee line of a row, or why it is none.
static bool line_of_row(struct call *call, struct incoming *incoming, size_t row, struct record **line)
{
	str mark = str_trim(cell_in(incoming, row, COLUMN_LINE_MARK).text);
	const size_t *at = lookup_find(&incoming->lines, mark), *before = lookup_find(&incoming->seen, mark);
	if (mark.length == 0) {
		wrong(call, incoming, row, COLUMN_NUMBER,
			say(call, N_("This row is not of the table that was sent: its hidden mark is missing. Answer in the rows of the table.")));
		return false;
	}
	bool known = at != NULL && (*line = record_find(call, &addressee_line_entity, incoming->ids[*at])) != NULL &&
	             permit_record(call, VERB_READ, *line);
	call->refusal = REFUSED_NOT;
	if (!known) {
		wrong(call, incoming, row, COLUMN_NUMBER,
			say(call, N_("The hidden mark of this row is not one of ours. Answer in the table as it was sent.")));
		return false;
	}
	str authority = record_text(*line, ADDRESSEE_LINE_AUTHORITY);
	if (before != NULL) {
		wrong(call, incoming, row, COLUMN_NUMBER,
			say_with(call, N_("This recommendation stands in the table twice: row {row} answers it too."), "row",
				say_integer(call, (int64_t)*before), NULL));
		return false;
	}
	lookup_set(&incoming->seen, mark, row);
	if (incoming->authority.length == 0)
		incoming->authority = authority;
	if (str_equal(authority, incoming->authority))
		return true;
	wrong(call, incoming, row, COLUMN_NUMBER, say(call, N_("This row is of the table of another authority.")));
	return false;
}

static bool same_text(struct call *call, str json, str text)
{
	str wanted = text_squeeze(call->arena, text);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		str own = value_name_in(call->arena, json, languages[i]);
		if (own.length > 0 && str_equal(text_squeeze(call->arena, own), wanted))
			return true;
	}
	return false;
}

// The row speaks of what was sent, and nothing happened to it since.
static bool row_is_current(struct call *call, struct incoming *incoming, size_t row, const struct record *line)
{
	const struct record *recommendation =
		record_find(call, &recommendation_entity, record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
	str text = recommendation == NULL ? S("") : record_text(recommendation, RECOMMENDATION_TEXT);
	if (recommendation == NULL || recommendation->binned_at.length > 0 ||
	        !str_equal(str_trim(cell_in(incoming, row, COLUMN_SENT_MARK).text), reply_sent_mark(call, line, recommendation))) {
		wrong(call, incoming, row, COLUMN_RECOMMENDATION,
			say(call, N_("The recommendation was changed after this table went out. Send the authority a new table.")));
		return false;
	}
	if (incoming->layout.columns[COLUMN_RECOMMENDATION] > 0 &&
	        !same_text(call, text, cell_in(incoming, row, COLUMN_RECOMMENDATION).text)) {
		wrong(call, incoming, row, COLUMN_RECOMMENDATION,
			say(call, N_("The text of the recommendation was changed in the file, so it is not sure what was answered.")));
		return false;
	}
	return true;
}

static bool read_answer(struct call *call, struct incoming *incoming, size_t row, struct record *reply)
{
	for (enum reply_column column = 0; column < COLUMN_COUNT; column++) {
		size_t field = reply_column_field(column);
		if (field == SIZE_MAX)
			continue;
		struct xlsx_cell cell = answer_in(incoming, row, column);
		str text = str_trim(cell.text);
		if (cell.formula && text.length > 0)
			(void)!refuse_field(call, reply_entity.fields[field].name,
				say(call, N_("A formula stands here. Write what it says in its place.")));
		else if (text.length > 0)
			(void)!value_read(call, reply, field, text, NULL);
	}
	return call->reason_count == 0;
}

// True when the line has this very reply: the file came in twice.
static bool is_there(struct call *call, const struct record *line, const struct record *reply)
{
	struct query query = query_in(call->arena);
	struct record **replies;
	size_t count;
	record_select(&query, &reply_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.addressee_line = "));
	query_bind(&query, cell_text(line->id));
	if (!record_query(call, &query, &reply_entity, &replies, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (str_equal(record_text(replies[i], REPLY_TEXT), record_text(reply, REPLY_TEXT)) &&
		        str_equal(record_text(replies[i], REPLY_POSITION), record_text(reply, REPLY_POSITION)))
			return true;
	return false;
}

static void take_row(struct call *call, struct incoming *incoming, size_t row)
{
	struct import_result *result = incoming->import->result;
	struct record *line = NULL, *reply = record_new(call, &reply_entity);
	bool answered = is_answered(incoming, row);
	bool marked = str_trim(cell_in(incoming, row, COLUMN_LINE_MARK).text).length > 0;
	if (!answered && !marked)
		return;
	result->rows++;
	if (!answered || !line_of_row(call, incoming, row, &line))
		return;
	record_set(reply, REPLY_ADDRESSEE_LINE, line->id);
	record_set(reply, REPLY_CHANNEL, S("table"));
	record_set(reply, REPLY_RECEIVED_ON, incoming->received_on);
	if (!read_answer(call, incoming, row, reply)) {
		wrong_reasons(call, incoming, row);
		return;
	}
	if (is_there(call, line, reply)) {
		doubled(call, incoming, row, record_title(call, line));
		return;
	}
	if (!row_is_current(call, incoming, row, line))
		return;
	if (record_has(line, ADDRESSEE_LINE_REPLIED_ON)) {
		wrong(call, incoming, row, COLUMN_NUMBER,
			say(call, N_("Another reply was recorded after this table went out. Record this one by hand, if it is a second one.")));
		return;
	}
	if (!answer(call, reply)) {
		wrong_reasons(call, incoming, row);
		return;
	}
	result->good++;
	import_made(result, &reply_entity, 1);
}

static bool take(struct call *call, void *input)
{
	struct incoming *incoming = input;
	const struct xlsx_sheet *sheet = incoming->sheet;
	call->import = id_new(call->arena, &call->now);
	if (!read_marks(call, incoming))
		return false;
	for (size_t i = 0; i < sheet->row_count; i++)
		if (sheet->rows[i].number > incoming->layout.row)
			take_row(call, incoming, sheet->rows[i].number);
	return import_end(call, incoming->import);
}

bool reply_table_take(struct call *call, const struct import_request *request, struct import_result *result)
{
	struct import import = { .arena = call->arena, .request = request, .result = result };
	struct incoming incoming = { .import = &import, .sheet = request->list->reply_table, .authority = S("") };
	str day = request->map == NULL ? S("") : map_value(&request->map->constants, S("received_on"));
	result->rows = 0;
	incoming.received_on = day.length > 0 ? day : str_copy(call->arena, day_str(&call->today));
	// Every cell is looked for among the merged ones, while others wait for the writer.
	if (request->list->row_count > ROWS_MOST)
		return refuse(call, REFUSED_TOO_LARGE, N_("the list has too many rows"));
	if (incoming.sheet->merge_count > MERGES_MOST)
		return refuse(call, REFUSED_TOO_LARGE, N_("the sheet has too many merged cells"));
	if (!layout_of(incoming.sheet, &incoming.layout))
		return refuse(call, REFUSED_INVALID, N_("The file is damaged: what says which column is which is missing."));
	return import_run(call, &import, take, &incoming);
}
