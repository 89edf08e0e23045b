#include "model/deadline.h"

#include <string.h>

#include "model/entities.h"
#include "model/value.h"

// What stays the same for every line of a call: read once, and again when a write changes it.
struct calendar_memory {
	struct record **holidays;
	size_t holiday_count;
	bool pauses; // There is one at all.
};

static bool remember(struct call *call)
{
	if (call->calendar != NULL)
		return true;
	struct calendar_memory *memory = NEW(call->arena, struct calendar_memory);
	struct query query = query_in(call->arena);
	record_select(&query, &holiday_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL ORDER BY t.first_on, t.id"));
	struct rows rows;
	if (!record_query(call, &query, &holiday_entity, &memory->holidays, &memory->holiday_count) ||
	        !call_stored(call,
			db_run(call->db, call->arena, SQL("SELECT 1 FROM clock_pause WHERE binned_at IS NULL LIMIT 1"),
				NO_PARAMETERS, &rows)))
		return false;
	memory->pauses = rows.count > 0;
	call->calendar = memory;
	return true;
}

// The week.

static const char *const weekdays[7] = { "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday" };

static size_t read_weekend(struct call *call, str set, bool weekend[7])
{
	str *members = NULL;
	size_t count = set.length == 0 ? 0 : value_set_members(call->arena, set, &members);
	memset(weekend, 0, 7 * sizeof *weekend);
	for (size_t i = 0; i < count; i++)
		for (size_t d = 0; d < COUNT(weekdays); d++)
			weekend[d] = weekend[d] || str_is(members[i], weekdays[d]);
	return count;
}

void weekend_of_house(struct call *call, bool weekend[7])
{
	(void)read_weekend(call, call->house.weekend, weekend);
}

bool weekend_check(struct call *call, const struct record *record, size_t field)
{
	bool weekend[7];
	return read_weekend(call, record_text(record, field), weekend) < 7 ||
	       refuse_field(call, "weekend", say(call, N_("One day of the week at least is a working day.")));
}

// The area of the holiday, or one that holds the authority's own.
static bool lies_in(struct call *call, str area, str wanted)
{
	enum { NESTED_MOST = 8 };
	for (int i = 0; i < NESTED_MOST && area.length > 0; i++) {
		if (str_equal(area, wanted))
			return true;
		const struct record *found = record_find(call, &area_entity, area);
		area = found == NULL ? S("") : record_text(found, AREA_PARENT);
	}
	return false;
}

// The holidays that count for an authority; `of` names the record behind each stretch.
static struct work_calendar calendar_of(struct call *call, const struct record *authority, const struct record ***of)
{
	const struct calendar_memory *memory = call->calendar;
	struct work_calendar calendar = { .off = NEW_MANY(call->arena, memory->holiday_count + 1, struct days_off) };
	str weekend = authority == NULL ? S("") : record_text(authority, AUTHORITY_WEEKEND);
	str area = authority == NULL ? S("") : record_text(authority, AUTHORITY_AREA);
	if (read_weekend(call, weekend, calendar.weekend) == 0)
		(void)read_weekend(call, call->house.weekend, calendar.weekend);
	*of = NEW_MANY(call->arena, memory->holiday_count + 1, const struct record *);
	for (size_t i = 0; i < memory->holiday_count; i++) {
		const struct record *holiday = memory->holidays[i];
		str only_in = record_text(holiday, HOLIDAY_AREA);
		struct day first, last;
		if (!day_parse(record_text(holiday, HOLIDAY_FIRST_ON), &first) ||
		        (only_in.length > 0 && !lies_in(call, area, only_in)))
			continue;
		if (!day_parse(record_text(holiday, HOLIDAY_LAST_ON), &last))
			last = first;
		(*of)[calendar.off_count] = holiday;
		calendar.off[calendar.off_count++] = (struct days_off){ .first = day_serial(&first), .last = day_serial(&last),
			.yearly = record_integer(holiday, HOLIDAY_YEARLY) != 0 };
	}
	return calendar;
}

static bool pauses_of(struct call *call, str line, struct record ***pauses, size_t *count)
{
	*count = 0;
	*pauses = NULL;
	if (line.length == 0 || !call->calendar->pauses)
		return true;
	struct query query = query_in(call->arena);
	record_select(&query, &clock_pause_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.addressee_line = "));
	query_bind(&query, cell_text(line));
	query_add(&query, SQL(" ORDER BY t.first_on, t.id"));
	return record_query(call, &query, &clock_pause_entity, pauses, count);
}

static struct standstill *stills_of(struct call *call, struct record *const *pauses, size_t count)
{
	struct standstill *stills = NEW_MANY(call->arena, count + 1, struct standstill);
	for (size_t i = 0; i < count; i++) {
		struct day first, last;
		bool ends = day_parse(record_text(pauses[i], CLOCK_PAUSE_LAST_ON), &last);
		if (day_parse(record_text(pauses[i], CLOCK_PAUSE_FIRST_ON), &first))
			stills[i] = (struct standstill){ day_serial(&first), ends ? day_serial(&last) : INT64_MAX, 0 };
	}
	return stills;
}

// One clock.

static bool start_of(const struct record *line, struct deadline *deadline)
{
	deadline->from_delivery = day_parse(record_text(line, ADDRESSEE_LINE_DELIVERED_ON), &deadline->start);
	return deadline->from_delivery ||
	       (day_parse(record_text(line, ADDRESSEE_LINE_SENT_ON), &deadline->start) && day_is_whole(&deadline->start));
}

static bool run_clock(struct call *call, const struct record *line, struct deadline *deadline)
{
	const struct record *authority = record_find(call, &authority_entity, record_text(line, ADDRESSEE_LINE_AUTHORITY));
	const struct record **of;
	struct record **pauses;
	size_t pause_count;
	if (!remember(call) || !pauses_of(call, line->id, &pauses, &pause_count))
		return false;
	struct work_calendar calendar = calendar_of(call, authority, &of);
	struct standstill *stills = stills_of(call, pauses, pause_count);
	memcpy(deadline->weekend, calendar.weekend, sizeof deadline->weekend);
	deadline->run = work_days_run(&calendar, stills, pause_count, day_serial(&deadline->start), &deadline->rule);
	deadline->kind = deadline->run.ends ? DEADLINE_RUNS : DEADLINE_STANDS;
	if (deadline->run.ends)
		deadline->due = day_from_serial(deadline->run.end);
	deadline->holidays = NEW_MANY(call->arena, calendar.off_count + 1, struct deadline_holiday);
	for (size_t i = 0; i < calendar.off_count; i++)
		if (calendar.off[i].passed > 0)
			deadline->holidays[deadline->holiday_count++] = (struct deadline_holiday){ of[i], calendar.off[i].passed };
	deadline->pauses = NEW_MANY(call->arena, pause_count + 1, struct deadline_pause);
	for (size_t i = 0; i < pause_count; i++)
		if (stills[i].passed > 0 || stills[i].last == INT64_MAX)
			deadline->pauses[deadline->pause_count++] = (struct deadline_pause){ pauses[i], stills[i].passed };
	return true;
}

bool deadline_of(struct call *call, const struct record *line, struct deadline *deadline)
{
	*deadline = (struct deadline){ .kind = DEADLINE_NONE };
	if (!record_has(line, ADDRESSEE_LINE_REPLY_DAYS)) {
		if (day_parse(record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON), &deadline->due))
			deadline->kind = DEADLINE_GIVEN;
		return true;
	}
	deadline->rule = (struct clock_rule){ .days = record_integer(line, ADDRESSEE_LINE_REPLY_DAYS),
		.working = str_is(record_text(line, ADDRESSEE_LINE_REPLY_CLOCK), "working_days"),
		.moves = call->house.last_day_moves };
	deadline->kind = DEADLINE_WAITS;
	return !start_of(line, deadline) || run_clock(call, line, deadline);
}

bool deadline_shift(struct call *call, str authority, const struct day *from, int64_t days, bool working,
	struct day *shifted)
{
	*shifted = day_add(from, days);
	if (!working || days == 0)
		return true;
	const struct record **of;
	if (!remember(call))
		return false;
	struct work_calendar calendar = calendar_of(call, record_find(call, &authority_entity, authority), &of);
	int64_t day;
	*shifted = work_days_shift(&calendar, day_serial(from), days, &day) ? day_from_serial(day) : (struct day){ "" };
	return true;
}

// The clock that a line takes with it.

static void take_rule(struct record *line, const char *rule, int64_t days, str clock)
{
	record_set_integer(line, ADDRESSEE_LINE_REPLY_DAYS, days);
	record_set(line, ADDRESSEE_LINE_REPLY_CLOCK, clock.length > 0 ? clock : S("calendar_days"));
	record_set(line, ADDRESSEE_LINE_REPLY_RULE, str_from(rule));
}

static void find_rule(struct call *call, struct record *line)
{
	const struct record *recommendation =
		record_find(call, &recommendation_entity, record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
	const struct record *authority = record_find(call, &authority_entity, record_text(line, ADDRESSEE_LINE_AUTHORITY));
	str clock = authority == NULL ? S("") : record_text(authority, AUTHORITY_REPLY_CLOCK);
	if (clock.length == 0)
		clock = call->house.reply_clock;
	if (recommendation != NULL && record_has(recommendation, RECOMMENDATION_REPLY_DAYS)) {
		str own = record_text(recommendation, RECOMMENDATION_REPLY_CLOCK);
		take_rule(line, "recommendation", record_integer(recommendation, RECOMMENDATION_REPLY_DAYS),
			own.length > 0 ? own : clock);
	} else if (authority != NULL && record_has(authority, AUTHORITY_REPLY_DAYS)) {
		take_rule(line, "authority", record_integer(authority, AUTHORITY_REPLY_DAYS), clock);
	} else if (call->house.reply_days > 0) {
		take_rule(line, "institution", call->house.reply_days, clock);
	}
}

static bool same(const struct record *a, const struct record *b, size_t field)
{
	return str_equal(record_text(a, field), record_text(b, field));
}

static bool is_over(const struct record *line)
{
	return record_has(line, ADDRESSEE_LINE_REPLY_DUE_ON) &&
	       (record_has(line, ADDRESSEE_LINE_REPLIED_ON) || record_has(line, ADDRESSEE_LINE_CLOSED_ON));
}

static bool is_sent(const struct record *line)
{
	struct day day;
	return day_parse(record_text(line, ADDRESSEE_LINE_SENT_ON), &day) && day_is_whole(&day);
}

static bool follow_clock(struct call *call, struct record *line)
{
	struct deadline deadline;
	if (!record_has(line, ADDRESSEE_LINE_REPLY_DAYS) || is_over(line))
		return true;
	if (!deadline_of(call, line, &deadline))
		return false;
	if (deadline.due.text[0] == 0)
		record_clear(line, ADDRESSEE_LINE_REPLY_DUE_ON);
	else
		record_set(line, ADDRESSEE_LINE_REPLY_DUE_ON, str_copy(call->arena, day_str(&deadline.due)));
	return true;
}

bool deadline_set(struct call *call, const struct record *before, struct record *line)
{
	bool new_clock = before != NULL && record_integer(before, ADDRESSEE_LINE_REPLY_DAYS) != record_integer(line, ADDRESSEE_LINE_REPLY_DAYS);
	bool new_count = before != NULL && !same(before, line, ADDRESSEE_LINE_REPLY_CLOCK);
	bool given = before != NULL && !same(before, line, ADDRESSEE_LINE_REPLY_DUE_ON) && record_has(line, ADDRESSEE_LINE_REPLY_DUE_ON);
	if (given && !new_clock) {
		record_clear(line, ADDRESSEE_LINE_REPLY_DAYS);
		record_clear(line, ADDRESSEE_LINE_REPLY_CLOCK);
		record_clear(line, ADDRESSEE_LINE_REPLY_RULE);
	} else if (record_has(line, ADDRESSEE_LINE_REPLY_DAYS) && (new_clock || new_count || before == NULL) &&
	           (before == NULL ? !record_has(line, ADDRESSEE_LINE_REPLY_RULE) : same(before, line, ADDRESSEE_LINE_REPLY_RULE))) {
		record_set(line, ADDRESSEE_LINE_REPLY_RULE, S("agreed"));
	} else if (!record_has(line, ADDRESSEE_LINE_REPLY_DAYS) && !record_has(line, ADDRESSEE_LINE_REPLY_DUE_ON) &&
	           is_sent(line) && (before == NULL || !is_sent(before))) {
		find_rule(call, line);
	}
	return follow_clock(call, line);
}

// Moves.

// The day of the reply is brought up to date after this: whether there is one is asked of the replies.
static bool was_answered(struct call *call, const struct record *line, bool *answered)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena, SQL("SELECT 1 FROM reply WHERE addressee_line = $1 AND binned_at IS NULL LIMIT 1"),
			    PARAMETERS(cell_text(line->id)), &rows)))
		return false;
	*answered = rows.count > 0;
	return true;
}

static bool move(struct call *call, str id)
{
	if (str_equal(id, call->reckoned))
		return true;
	struct record *line = record_find(call, &addressee_line_entity, id);
	bool answered = false;
	if (line == NULL || !record_has(line, ADDRESSEE_LINE_REPLY_DAYS) || record_has(line, ADDRESSEE_LINE_CLOSED_ON) ||
	        line->binned_at.length > 0)
		return true;
	if (is_over(line) && !was_answered(call, line, &answered))
		return false;
	if (answered)
		return true;
	struct record *moved = record_copy(call, line);
	record_clear(moved, ADDRESSEE_LINE_REPLIED_ON);
	if (!follow_clock(call, moved))
		return false;
	moved->values[ADDRESSEE_LINE_REPLIED_ON] = line->values[ADDRESSEE_LINE_REPLIED_ON];
	return same(line, moved, ADDRESSEE_LINE_REPLY_DUE_ON) || record_save(call, moved);
}

struct touched {
	const str *lines;
	size_t count;
};

static bool move_some(struct call *call, void *input)
{
	const struct touched *touched = input;
	const char *act = call->act;
	call->act = "move_deadline";
	bool good = true;
	for (size_t i = 0; i < touched->count && good; i++)
		good = move(call, touched->lines[i]);
	call->act = act;
	return good;
}

enum { SOME_LINES = 200 };

bool deadlines_settle(struct call *call)
{
	struct touched some = { call->lines, 0 };
	call->calendar = NULL; // This write may have changed it.
	size_t count = call->line_count;
	if (count <= SOME_LINES) {
		some.count = count;
		return move_some(call, &some);
	}
	for (; count > 0; some.lines += some.count, count -= some.count) {
		some.count = count < SOME_LINES ? count : SOME_LINES;
		if (!call_in_scratch(call, move_some, &some))
			return false;
	}
	return true;
}
