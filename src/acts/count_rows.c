// The rows behind a number: read the same way as they are counted, with the facts that made them count.
#include "acts/addressed.h"
#include "acts/count_inside.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/value.h"

// Where a fact of a line comes from: the code of the event, the record that holds it and its day.
static const struct source {
	const char *fact;
	const struct entity *entity;
	const char *day, *fallback; // Columns.
	struct sql where;           // Over t, before the bound id of the row.
	const struct entity *of;    // Whose rows it tells of; NULL: its own.
} sources[] = {
	{ "issued", &addressee_line_entity, "sent_on", "counts_from", SQL_ROW(" WHERE t.id = ") },
	{ "replied", &reply_entity, "received_on", "counts_from",
		SQL_ROW(" WHERE t.binned_at IS NULL AND t.addressee_line = ") },
	{ "assessed", &assessment_entity, "assessed_on", "counts_from",
		SQL_ROW(" WHERE t.binned_at IS NULL AND t.addressee_line = ") },
	{ "visited", &visit_entity, "started_on", "started_on", SQL_ROW(" WHERE t.id = ") },
	{ "counted", &snapshot_entity, "counted_on", "counted_on", SQL_ROW(" WHERE t.id = ") },
	{ "compared", &recommendation_entity, "uptake_on", "uptake_on", SQL_ROW(" WHERE t.id = ") },
	{ "in_force", &agreement_entity, "starts_on", "starts_on", SQL_ROW(" WHERE t.id = ") },
	{ "planned", &joint_action_entity, "planned_on", "planned_on", SQL_ROW(" WHERE t.id = ") },
	{ "done", &joint_action_entity, "done_on", "done_on", SQL_ROW(" WHERE t.id = ") },
	{ "held", &training_session_entity, "starts_on", "starts_on", SQL_ROW(" WHERE t.id = ") },
	{ "held", &training_session_entity, "starts_on", "starts_on",
		SQL_ROW(" JOIN attendance a ON a.training_session = t.id WHERE a.id = "), &attendance_entity },
	{ "held", &event_entity, "starts_on", "starts_on", SQL_ROW(" WHERE t.id = ") },
	{ "dated", &treaty_exchange_entity, "day", "day", SQL_ROW(" WHERE t.id = ") },
	{ "sent", &report_entity, "sent_on", "sent_on", SQL_ROW(" WHERE t.id = ") },
	{ "published", &report_entity, "published_on", "published_on", SQL_ROW(" WHERE t.id = ") },
	{ "reported", &reprisal_entity, "reported_on", "reported_on", SQL_ROW(" WHERE t.id = ") },
	{ "raised", &reprisal_entity, "raised_on", "raised_on", SQL_ROW(" WHERE t.id = ") },
};

static bool fits(const struct source *source, const struct counted_row *row)
{
	bool line = row->entity == &addressee_line_entity;
	bool of_line = source->entity == &reply_entity || source->entity == &assessment_entity;
	return row->entity == (source->of != NULL ? source->of : source->entity) || (line && of_line);
}

// A day stands as it was last written: the instant is that of the last change that touched it.
static bool read_facts(struct call *call, const struct source *source, str id, struct rows *rows)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT coalesce(t."));
	query_name(&query, source->day);
	query_add(&query, SQL(", t."));
	query_name(&query, source->fallback);
	query_add(&query, SQL(") AS day, (SELECT max(h.at) FROM history h WHERE h.entity = "));
	query_bind(&query, cell_text(str_from(source->entity->name)));
	query_add(&query, SQL(" AND h.record = t.id AND (h.version = 1 OR h.changed LIKE "));
	query_bind(&query, cell_text(str_format(call->arena, "%%\"%s\"%%", source->day)));
	query_add(&query, SQL(" OR h.changed LIKE "));
	query_bind(&query, cell_text(str_format(call->arena, "%%\"%s\"%%", source->fallback)));
	query_add(&query, SQL(")) AS entered FROM "));
	query_name(&query, source->entity->name);
	query_add(&query, SQL(" t"));
	query_add(&query, source->where);
	query_bind(&query, cell_text(id));
	query_add(&query, SQL(" ORDER BY day, t.id"));
	return call_stored(call, query_run(&query, call->db, rows));
}

static bool is_late(const struct call *call, str entered_at, str as_of)
{
	struct instant at;
	if (!instant_parse(entered_at, &at) || call->house.zone.length == 0)
		return false;
	struct day day = day_of_instant(&at, str_c(call->arena, call->house.zone));
	return str_compare(day_str(&day), as_of) > 0;
}

static bool add_facts(struct call *call, const struct counting *counting, struct counted_row *row, str id)
{
	size_t room = 0;
	for (size_t i = 0; i < COUNT(sources); i++) {
		struct rows rows;
		if (!fits(&sources[i], row))
			continue;
		if (!read_facts(call, &sources[i], id, &rows))
			return false;
		for (size_t k = 0; k < rows.count; k++) {
			struct day day;
			if (!day_parse(rows_text(&rows, k, 0), &day))
				continue;
			struct day end = day_end(&day);
			if (str_compare(day_str(&end), counting->as_of) > 0)
				continue;
			GROW(call->arena, row->facts, row->fact_count, room);
			row->facts[row->fact_count - 1] = (struct count_fact){ sources[i].fact, rows_text(&rows, k, 0),
				rows_text(&rows, k, 1), is_late(call, rows_text(&rows, k, 1), counting->as_of) };
		}
	}
	return true;
}

// Towards an authority a line has the number that it has there, and nothing of the house.
static bool name_outside(struct call *call, const struct addressed *items, size_t count, struct counted_row *row)
{
	for (size_t i = 0; i < count; i++) {
		if (!str_equal(items[i].chain.line->id, row->id))
			continue;
		row->number = say_integer(call, items[i].number);
		row->name = record_title(call, items[i].recommendation);
		row->address = str_format(call->arena, "/portal/%lld", (long long)items[i].number);
	}
	row->id = S("");
	return true;
}

static str two_names(struct call *call, str first, str second)
{
	return first.length == 0 ? second : second.length == 0 ? first
	                                  : str_format(call->arena, "%.*s, %.*s", STR_ARG(first), STR_ARG(second));
}

static void name_line(struct call *call, const struct record *line, struct counted_row *row)
{
	struct link_words recommendation =
		link_words(call, &recommendation_entity, record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
	row->number = recommendation.number;
	row->name = link_words(call, &authority_entity, record_text(line, ADDRESSEE_LINE_AUTHORITY)).name;
}

static void name_record(struct call *call, const struct record *record, struct counted_row *row)
{
	row->number = record->entity == &attendance_entity ? value_words(call, record, ATTENDANCE_TRAINING_SESSION) : record_number(record);
	if (record->entity == &visit_entity)
		row->name = two_names(call, link_words(call, &place_entity, record_text(record, VISIT_PLACE)).name,
			record_text(record, VISIT_STARTED_ON));
	else if (record->entity == &snapshot_entity)
		row->name = two_names(call, link_words(call, &place_entity, record_text(record, SNAPSHOT_PLACE)).name,
			record_text(record, SNAPSHOT_COUNTED_ON));
	else if (record->entity == &plan_line_entity)
		row->name = two_names(call, link_words(call, &place_entity, record_text(record, PLAN_LINE_PLACE)).name,
			str_format(call->arena, "%lld", (long long)record_integer(record, PLAN_LINE_YEAR)));
	else if (record->entity == &staff_count_entity)
		row->name = two_names(call, value_words(call, record, STAFF_COUNT_YEAR),
			two_names(call, value_words(call, record, STAFF_COUNT_PROFESSION), value_words(call, record, STAFF_COUNT_SEX)));
	else if (record->entity == &attendance_entity)
		row->name = two_names(call, value_words(call, record, ATTENDANCE_RANK), value_words(call, record, ATTENDANCE_SEX));
	else
		row->name = counting_name(call, record);
}

static void name_inside(struct call *call, struct counted_row *row)
{
	struct record *record = record_find(call, row->entity, row->id);
	if (record == NULL)
		return;
	if (row->entity == &addressee_line_entity)
		name_line(call, record, row);
	else
		name_record(call, record, row);
	str own = record_number(record), key = own.length > 0 ? own : row->id;
	row->address = str_format(call->arena, "/%s/%.*s", row->entity->plural, STR_ARG(key));
}

static bool is_in(const struct count_rows *rows, const struct reckoned *one)
{
	const struct indicator *indicator = rows->result.indicator;
	if (rows->part == PART_DENOMINATOR)
		return one->denominator != 0;
	// A gap is made of lines that may add nothing to it.
	return one->numerator != 0 || (indicator->measure == MEASURE_GAP && one->denominator != 0);
}

static bool fill(struct counting *counting, struct count_rows *rows, const struct reckoned *one,
	const struct addressed *items, size_t item_count)
{
	struct call *call = counting->call;
	struct counted_row *row = &rows->rows[rows->count++];
	*row = (struct counted_row){ .entity = entity_find(one->entity), .id = one->id, .number = S(""),
		.name = S(""), .address = S(""), .numerator = one->numerator, .denominator = one->denominator,
		.has_days = one->has_days, .days = one->days };
	if (!add_facts(call, counting, row, one->id))
		return false;
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return name_outside(call, items, item_count, row);
	name_inside(call, row);
	return true;
}

static bool take(struct counting *counting, struct count_rows *rows, str after, size_t limit)
{
	struct reckoned *all;
	str last = S("");
	size_t count, item_count = 0;
	struct addressed *items = NULL;
	bool outside = (counting->call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
	if (!count_reckoned(counting, &all, &count) ||
	        (outside && !addressed_list(counting->call, &items, &item_count)))
		return false;
	rows->rows = NEW_MANY(counting->call->arena, limit + 1, struct counted_row);
	for (size_t i = 0; i < count; i++) {
		if (!is_in(rows, &all[i]))
			continue;
		rows->total++;
		rows->sum += rows->part == PART_NUMERATOR ? all[i].numerator : all[i].denominator;
		if (after.length > 0 && str_compare(all[i].id, after) <= 0)
			continue;
		if (rows->count == limit)
			rows->next = last;
		else if (!fill(counting, rows, &all[i], items, item_count))
			return false;
		else
			last = all[i].id;
	}
	if (outside)
		rows->next = S("");
	return true;
}

bool count_rows(struct call *call, const struct count_request *request, enum count_part part, str after, size_t limit,
	struct count_rows *rows)
{
	struct count_request whole = *request;
	struct counting counting;
	struct count_result result;
	*rows = (struct count_rows){ .part = part };
	whole.by_count = 0;
	whole.hash = true;
	if (!count(call, &whole, &rows->result) || !count_settle(call, &whole, &result, &counting))
		return false;
	if (whole.published && result.indicator->persons)
		return refuse(call, REFUSED_FORBIDDEN, N_("A public table has no rows to open."));
	if ((rows->result.notes & NOTE_NO_TOTAL) != 0 || counting.by_count > 0)
		return refuse_field(call, "group", say(call, N_("Name one group: its rows are counted together.")));
	return take(&counting, rows, after, limit);
}
