#include "acts/rehabilitate.h"

#include "acts/follow_up.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

static void set_day(struct call *call, struct record *project, size_t field)
{
	if (!record_has(project, field))
		record_set(project, field, str_copy(call->arena, day_str(&call->today)));
}

bool rehabilitate_settle(struct call *call, const struct record *before, struct record *project)
{
	(void)before;
	set_day(call, project, REHABILITATION_PROJECT_IDENTIFIED_ON);
	return true;
}

// Its day is the last of the visit, or the first while it is not known when it ended.
static bool verify(struct call *call, struct record *project)
{
	struct record *visit;
	if (!keep_read(call, &visit_entity, record_text(project, REHABILITATION_PROJECT_VISIT), &visit))
		return false;
	if (!str_equal(record_text(visit, VISIT_PLACE), record_text(project, REHABILITATION_PROJECT_PLACE)))
		return refuse_field(call, "visit", say(call, N_("This visit was to another place.")));
	if (!follow_up_began(visit))
		return refuse_field(call, "visit", say(call, N_("The visit has not begun: what nobody has seen is not judged.")));
	str seen = record_text(visit, record_has(visit, VISIT_ENDED_ON) ? VISIT_ENDED_ON : VISIT_STARTED_ON);
	struct day day, delivered;
	if (!day_parse(seen, &day))
		return refuse_field(call, "visit", say(call, N_("This is not a day.")));
	struct day last = day_end(&day);
	if (day_parse(record_text(project, REHABILITATION_PROJECT_DELIVERED_ON), &delivered) && day_difference(&last, &delivered) < 0)
		return refuse_field(call, "visit", say(call, N_("This visit was before the delivery.")));
	record_set(project, REHABILITATION_PROJECT_VERIFIED_ON, str_copy(call->arena, day_str(&last)));
	return true;
}

bool rehabilitate_step(struct call *call, struct record *project, const struct step *step)
{
	static const struct {
		const char *step;
		size_t day;
	} days[] = { { "propose", REHABILITATION_PROJECT_PROPOSED_ON }, { "fund", REHABILITATION_PROJECT_FUNDED_ON },
		{ "start_works", REHABILITATION_PROJECT_WORKS_FROM }, { "deliver", REHABILITATION_PROJECT_DELIVERED_ON },
		{ "stop", REHABILITATION_PROJECT_STOPPED_ON } };
	for (size_t i = 0; i < COUNT(days); i++)
		if (str_is(str_from(step->name), days[i].step))
			set_day(call, project, days[i].day);
	return !str_is(str_from(step->name), "verify_on_site") || verify(call, project);
}

static bool is_solved(struct call *call, const struct record *recommendation, bool *solved)
{
	struct record **lines;
	size_t count, sent = 0, full = 0;
	if (!list_lines(call, recommendation->id, &lines, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!record_has(lines[i], ADDRESSEE_LINE_SENT_ON) && !record_has(lines[i], ADDRESSEE_LINE_COUNTS_FROM))
			continue;
		sent++;
		full += str_is(record_text(lines[i], ADDRESSEE_LINE_IMPLEMENTATION), "full");
	}
	*solved = sent > 0 && full == sent;
	return true;
}

bool rehabilitate_answers(struct call *call, const struct record *project, struct rehabilitate_answers *answers)
{
	str *ids;
	size_t count = value_set_members(call->arena, record_text(project, REHABILITATION_PROJECT_RECOMMENDATIONS), &ids);
	*answers = (struct rehabilitate_answers){ .recommendations = NEW_MANY(call->arena, count + 1, struct record *),
		.solved = NEW_MANY(call->arena, count + 1, bool) };
	if (count == 0 || !permit_may(call, VERB_READ, &recommendation_entity))
		return true;
	struct query query = query_in(call->arena);
	record_select(&query, &recommendation_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.id IN "));
	query_bind_all(&query, ids, count);
	permit_where(call, &query, &recommendation_entity);
	query_add(&query, SQL(" ORDER BY t.id"));
	if (!record_query(call, &query, &recommendation_entity, &answers->recommendations, &answers->count))
		return false;
	for (size_t i = 0; i < answers->count; i++) {
		if (!is_solved(call, answers->recommendations[i], &answers->solved[i]))
			return false;
		answers->solved_count += answers->solved[i];
	}
	return true;
}
