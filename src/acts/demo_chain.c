#include "acts/demo_chain.h"

#include "acts/demo_lines.h"
#include "acts/demo_texts.h"
#include "acts/keep.h"
#include "base/die.h"
#include "model/entities.h"
#include "model/value.h"

// Planning visits.

static bool make_visit(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_visit *visit = deed->thing;
	const struct demo_visit_row *row = visit->row;
	struct call *call = demo->call;
	struct record *record = record_new(call, &visit_entity);
	str team[DEMO_TEAM_MOST];
	for (size_t i = 0; i < visit->team->count; i++)
		team[i] = demo->account_ids[visit->team->members[i]];
	record_set(record, VISIT_PLACE, demo->place_ids[visit->place - demo_places]);
	record_set(record, VISIT_KIND, str_from(row->kind));
	record_set(record, VISIT_ANNOUNCED, str_from(row->notice));
	record_set(record, VISIT_STARTED_ON, demo_day(demo, visit->first_day));
	record_set(record, VISIT_TEAM, value_set_write(call->arena, team, visit->team->count));
	for (size_t i = 0; i < demo_purpose_count; i++)
		if (str_is(str_from(row->kind), demo_purposes[i].kind))
			record_set(record, VISIT_PURPOSE, str_from(demo_purposes[i].text));
	visit->record = record;
	return keep_make(call, record);
}

static bool step_visit(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_visit *visit = deed->thing;
	return keep_step(demo->call, visit->record, str_from(deed->word), S(""));
}

static bool note_access(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_visit *visit = deed->thing;
	const char *access = visit->row->access;
	record_set(visit->record, VISIT_ACCESS_RESULT, str_from(access == NULL ? "full" : access));
	record_set_integer(visit->record, VISIT_DELAY_MINUTES, visit->row->delay_minutes);
	return keep_change(demo->call, visit->record);
}

// The states of a visit in their order, with the step that leads there.
static const struct {
	const char *state, *step;
} ladder[] = {
	{ "started", "start" },
	{ "access_wait", "wait" },
	{ "inside", "enter" },
	{ "final_talk_done", "hold_final_talk" },
	{ "ended", "end" },
	{ "notes_sealed", "seal" },
	{ "reported", "report" },
	{ "in_follow_up", "follow_up" },
	{ "closed", "close" },
};
enum { STARTED, WAITING, INSIDE, FINAL_TALK, ENDED, SEALED, REPORTED, FOLLOWED, CLOSED };

static size_t height(const char *state)
{
	for (size_t i = 0; i < COUNT(ladder); i++)
		if (str_is(str_from(state), ladder[i].state))
			return i + 1;
	return 0;
}

static int64_t step_at(
	struct demo *demo, const struct demo_visit *visit, size_t step, int64_t before)
{
	int64_t first = visit->first_day * DEMO_MINUTES_OF_DAY,
		last = visit->last_day * DEMO_MINUTES_OF_DAY;
	switch (step) {
	case STARTED: return first + demo_between(demo, 6 * 60 + 30, 7 * 60 + 50);
	case WAITING: return before + demo_between(demo, 2, 6);
	case INSIDE: return before + 2 + visit->row->delay_minutes;
	case FINAL_TALK: return last + demo_between(demo, 14 * 60, 15 * 60 + 30);
	case ENDED: return before + demo_between(demo, 25, 55);
	case SEALED: return demo_office(demo, visit->last_day + 1, before);
	case REPORTED:
		return demo_office(demo, visit->last_day + demo_between(demo, 24, 38), before);
	case FOLLOWED:
		return demo_office(
			demo, before / DEMO_MINUTES_OF_DAY + demo_between(demo, 4, 9), before);
	default:
		return demo_office(
			demo, before / DEMO_MINUTES_OF_DAY + demo_between(demo, 330, 400), before);
	}
}

static enum demo_person leader(const struct demo_visit *visit)
{
	return visit->team->members[0];
}

static struct demo_deed *visit_deed(struct demo *demo, struct demo_visit *visit, int64_t minute,
	bool (*run)(struct demo *demo, const struct demo_deed *deed))
{
	struct demo_deed *deed = demo_plan(demo, minute, leader(visit), run);
	deed->thing = visit;
	return deed;
}

static void plan_steps(struct demo *demo, struct demo_visit *visit)
{
	int64_t planned = visit->first_day < demo->today
				  ? visit->first_day - demo_between(demo, 9, 24)
				  : demo->today - demo_between(demo, 2, 8);
	int64_t at = demo_office(demo, planned, 0);
	visit_deed(demo, visit, at, make_visit)->by =
		leader(visit) == DEMO_REGIONAL ? DEMO_REGIONAL : DEMO_COORDINATOR;
	if (str_is(str_from(visit->row->state), "refused")) {
		at = step_at(demo, visit, STARTED, at);
		visit_deed(demo, visit, at, step_visit)->word = "start";
		visit_deed(demo, visit, at + 70, step_visit)->word = "record_refusal";
		return;
	}
	for (size_t i = 0; i < height(visit->row->state); i++) {
		at = step_at(demo, visit, i, at);
		visit_deed(demo, visit, at, step_visit)->word = ladder[i].step;
		if (i == INSIDE)
			visit_deed(demo, visit, at + 1, note_access);
		if (i == REPORTED)
			visit->reported = at;
		if (i == FOLLOWED)
			visit->sent = at;
	}
}

// Findings.

static bool make_finding(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_finding *finding = deed->thing;
	struct call *call = demo->call;
	struct record *record = record_new(call, &finding_entity);
	record_set(record, FINDING_VISIT, finding->visit->record->id);
	record_set(record, FINDING_TEXT, finding->text);
	record_set(record, FINDING_THEME, str_from(finding->theme));
	record_set(record, FINDING_SEVERITY, str_from(finding->severity));
	record_set(record, FINDING_SCOPE, str_from(finding->scope));
	record_set(record, FINDING_POLARITY, str_from(finding->polarity));
	finding->record = record;
	bool good = value_read(call, record, FINDING_SOURCES, str_from(finding->sources), NULL);
	if (!str_is(str_from(finding->polarity), "good_practice"))
		good = demo_cite(demo, record, FINDING_CITATIONS, finding->theme) && good;
	return good && keep_make(call, record);
}

static bool step_finding(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_finding *finding = deed->thing;
	return keep_step(demo->call, finding->record, str_from(deed->word), deed->text);
}

static const char *const exception =
	"روايتان مستقلتان متطابقتان، ولا سبيل إلى مصدر ثالث دون تعريض أحد للخطر.";

// Notes it during the visit and takes it as far as `state`, in so far as its day has come.
static void plan_finding(struct demo *demo, struct demo_finding *finding, const char *state)
{
	struct demo_visit *visit = finding->visit;
	const struct demo_team *team = visit->team;
	enum demo_person by = team->members[demo_random(demo, (uint32_t)team->count)];
	bool two = !str_contains(str_from(finding->sources), S(";")) ||
		   str_is(str_from(finding->sources), "interview_detainee; third_party");
	int64_t day = visit->last_day;
	int64_t at = day * DEMO_MINUTES_OF_DAY + demo_between(demo, 9 * 60, 13 * 60 + 45);
	struct demo_deed *deed = demo_plan(demo, at, by, make_finding);
	deed->thing = finding;
	if (str_is(str_from(state), "noted"))
		return;
	at = demo_office(demo, day + demo_between(demo, 2, 6), at);
	deed = demo_plan(demo, at, by, step_finding);
	deed->thing = finding;
	deed->word = "triangulate";
	if (str_is(str_from(state), "triangulated"))
		return;
	at = demo_office(demo, day + demo_between(demo, 7, 14), at);
	deed = demo_plan(demo, at, leader(visit), step_finding);
	deed->thing = finding;
	deed->word = "validate";
	deed->text = two ? str_from(exception) : S("");
	if (visit->reported == 0 || str_is(str_from(state), "validated"))
		return;
	deed = demo_plan(demo, visit->reported - 10, leader(visit), step_finding);
	deed->thing = finding;
	deed->word = str_is(str_from(state), "kept_internal") ? "keep_internal"
		     : str_is(str_from(state), "dropped")     ? "drop"
							      : "use_in_report";
}

static void plan_remark(struct demo *demo, struct demo_visit *visit)
{
	const struct demo_remark *remark;
	do
		remark = &demo_remarks[demo->remark++ % demo_remark_count];
	while ((remark->groups & (unsigned)visit->place->group) == 0);
	struct demo_finding *finding = NEW(demo->call->arena, struct demo_finding);
	*finding = (struct demo_finding){ .visit = visit,
		.theme = remark->theme,
		.severity = remark->severity,
		.scope = "place",
		.polarity = remark->polarity,
		.sources = remark->sources,
		.text = str_from(remark->text) };
	plan_finding(demo, finding, remark->state);
}

// Recommendations.

static const struct demo_subject *next_subject(struct demo *demo, const struct demo_visit *visit)
{
	size_t *next = &demo->subjects[__builtin_ctz((unsigned)visit->place->group)];
	do
		*next = (*next + 1) % demo_subject_count;
	while ((demo_subjects[*next].groups & (unsigned)visit->place->group) == 0);
	return &demo_subjects[*next];
}

static struct demo_finding *subject_finding(
	struct demo *demo, struct demo_visit *visit, const struct demo_subject *subject)
{
	struct demo_finding *finding = NEW(demo->call->arena, struct demo_finding);
	*finding = (struct demo_finding){ .visit = visit,
		.theme = subject->theme,
		.severity = subject->severity,
		.scope = subject->scope,
		.polarity = "concern",
		.sources = subject->sources };
	finding->text = demo_fill(demo, subject->finding, visit->place->name.ar,
		demo_between(demo, 14, 58), demo_between(demo, 3, 10));
	plan_finding(demo, finding, "used_in_report");
	return finding;
}

static void plan_recommendations(struct demo *demo, struct demo_visit *visit, size_t chapter)
{
	struct demo_finding *before = NULL;
	for (size_t i = 0; i < visit->row->recommendations; i++) {
		const struct demo_subject *subject = next_subject(demo, visit);
		demo_seed(demo, chapter, 2 + i);
		struct demo_recommendation *recommendation =
			NEW(demo->call->arena, struct demo_recommendation);
		recommendation->visit = visit;
		recommendation->subject = subject;
		recommendation->findings[0] = subject_finding(demo, visit, subject);
		if (before != NULL && str_equal(str_from(before->theme), str_from(subject->theme)))
			recommendation->findings[1] = before;
		before = recommendation->findings[0];
		demo_plan_recommendation(
			demo, recommendation, visit->reported + 3 + (int64_t)i * 4);
	}
}

void demo_plan_visits(struct demo *demo)
{
	demo->visits = NEW_MANY(demo->call->arena, demo_visit_count, struct demo_visit);
	for (size_t i = 0; i < demo_visit_count; i++) {
		struct demo_visit *visit = &demo->visits[i];
		visit->row = &demo_visits[i];
		visit->team = &demo_teams[visit->row->team];
		visit->first_day = demo->today - visit->row->days_ago;
		visit->last_day = visit->first_day + visit->row->nights;
		for (size_t k = 0; k < demo_place_count; k++)
			if (str_is(str_from(visit->row->place), demo_places[k].code))
				visit->place = &demo_places[k];
		must(visit->place != NULL);
		demo_seed(demo, i + 1, 0);
		plan_steps(demo, visit);
	}
	// Behind the steps, since a recommendation looks ahead to the visits that follow it up.
	for (size_t i = 0; i < demo_visit_count; i++) {
		struct demo_visit *visit = &demo->visits[i];
		plan_recommendations(demo, visit, i + 1);
		demo_seed(demo, i + 1, 1);
		for (size_t k = 0; k < visit->row->others; k++)
			plan_remark(demo, visit);
	}
}
