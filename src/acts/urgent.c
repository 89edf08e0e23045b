#include "acts/urgent.h"

#include "acts/four_eyes.h"
#include "model/entities.h"
#include "model/permit.h"

enum { URGENT_HOURS = 24, MILLISECONDS_OF_HOUR = 60 * 60 * 1000 };

static bool of_authority(const struct call *call)
{
	return (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
}

static void stamp(struct call *call, struct record *measure, size_t field)
{
	record_set(measure, field, str_copy(call->arena, instant_str(&call->now)));
}

static int64_t hours_of_house(struct call *call)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT urgent_hours FROM institution"));
	if (query_run(&query, call->db, &rows) != DB_DONE || rows.count == 0 || rows_integer(&rows, 0, 0) <= 0)
		return URGENT_HOURS;
	return rows_integer(&rows, 0, 0);
}

bool urgent_settle(struct call *call, const struct record *before, struct record *measure)
{
	if (!record_has(measure, URGENT_MEASURE_HOURS))
		record_set_integer(measure, URGENT_MEASURE_HOURS, hours_of_house(call));
	if (before != NULL)
		return true;
	stamp(call, measure, URGENT_MEASURE_RAISED_AT);
	record_set(measure, URGENT_MEASURE_RAISED_BY, call->account);
	return true;
}

// --- Steps

static bool is_named(const struct step *step, const char *name)
{
	return str_is(str_from(step->name), name);
}

static bool is_second_person(struct call *call, const struct record *measure)
{
	if (call->role != ROLE_COORDINATOR)
		return refuse(call, REFUSED_FORBIDDEN, N_("A coordinator approves and closes urgent measures."));
	bool wrote;
	if (!four_eyes_wrote(call, measure, &wrote))
		return false;
	if (wrote || call->account.length == 0 || str_equal(call->account, record_text(measure, URGENT_MEASURE_RAISED_BY)))
		return refuse(call, REFUSED_FORBIDDEN,
			N_("Two persons are needed: who raised the measure or changed it neither approves nor closes it. Nothing was changed."));
	return true;
}

static bool set_due(struct call *call, struct record *measure)
{
	struct instant due = instant_from_milliseconds(instant_milliseconds(&call->now) +
		record_integer(measure, URGENT_MEASURE_HOURS) * MILLISECONDS_OF_HOUR);
	record_set(measure, URGENT_MEASURE_DUE_AT, str_copy(call->arena, instant_str(&due)));
	return true;
}

bool urgent_step(struct call *call, struct record *measure, const struct step *step)
{
	static const struct {
		const char *step;
		size_t at;
	} stamps[] = { { "approve", URGENT_MEASURE_APPROVED_AT }, { "send", URGENT_MEASURE_SENT_AT },
		{ "record_answer", URGENT_MEASURE_ANSWERED_AT }, { "escalate", URGENT_MEASURE_ESCALATED_AT },
		{ "verify", URGENT_MEASURE_VERIFIED_AT }, { "close", URGENT_MEASURE_CLOSED_AT } };
	bool approves = is_named(step, "approve"), closes = is_named(step, "close");
	if (of_authority(call) && !is_named(step, "record_answer"))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role may not do this."));
	if ((approves || closes) && !is_second_person(call, measure))
		return false;
	if (approves)
		record_set(measure, URGENT_MEASURE_APPROVED_BY, call->account);
	if (closes)
		record_set(measure, URGENT_MEASURE_CLOSED_BY, call->account);
	for (size_t i = 0; i < COUNT(stamps); i++)
		if (is_named(step, stamps[i].step))
			stamp(call, measure, stamps[i].at);
	return !is_named(step, "send") || set_due(call, measure);
}

// --- The clock

int64_t urgent_late_minutes(const struct call *call, const struct record *measure)
{
	struct instant due;
	str state = record_text(measure, URGENT_MEASURE_STATE);
	if ((!str_is(state, "sent") && !str_is(state, "escalated")) ||
	        !instant_parse(record_text(measure, URGENT_MEASURE_DUE_AT), &due))
		return 0;
	int64_t late = (instant_milliseconds(&call->now) - instant_milliseconds(&due)) / (60 * 1000);
	return late > 0 ? late : 0;
}

bool urgent_in_time(const struct record *measure)
{
	str due = record_text(measure, URGENT_MEASURE_DUE_AT), answered = record_text(measure, URGENT_MEASURE_ANSWERED_AT);
	return due.length > 0 && answered.length > 0 && str_compare(answered, due) <= 0;
}

bool urgent_open(struct call *call, struct record ***measures, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &urgent_measure_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.state <> 'closed'"));
	permit_where(call, &query, &urgent_measure_entity);
	query_add(&query, SQL(" ORDER BY CASE WHEN t.state IN ('sent', 'escalated') THEN 0 ELSE 1 END,"
	                      " coalesce(t.due_at, t.raised_at), t.id LIMIT "));
	query_bind(&query, cell_integer(URGENT_OPEN_MOST));
	return record_query(call, &query, &urgent_measure_entity, measures, count);
}
