#include "web/line_parts.h"

#include "acts/undertake.h"
#include "model/deadline.h"
#include "model/entities.h"
#include "model/finding.h"
#include "model/permit.h"
#include "model/record_json.h"
#include "model/value.h"
#include "page/axis.h"
#include "page/shown.h"
#include "page/words.h"

static const struct {
	const char *code;
	const char *glyph;
} source_glyphs[] = {
	{ "interview_detainee", "s-talk" }, { "interview_staff", "s-talk" },
	{ "direct_observation", "s-see" }, { "register_or_document", "s-book" },
	{ "medical_file", "s-med" }, { "third_party", "s-talk" }, { "prior_report", "doc" },
};

// Claimed and verified: the state, who says so and when.
static void set_proof(struct call *call, struct view *view, const char *name, const struct record *assessment)
{
	if (assessment == NULL)
		return;
	struct view *shown = view_in(view, name);
	axis_fill(call, view_in(shown, "axis"), &assessment_entity.fields[ASSESSMENT_IMPLEMENTATION],
		record_text(assessment, ASSESSMENT_IMPLEMENTATION));
	shown_value(call, view_in(shown, "assessor"), assessment, ASSESSMENT_ASSESSOR);
	shown_day(call, shown, "day", record_text(assessment, ASSESSMENT_ASSESSED_ON));
}

static bool is_outside(const struct call *call)
{
	return (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
}

void line_action(struct call *call, struct view *view, const struct record *action)
{
	struct day ends, last;
	shown_text(call, view, "step", record_text(action, ACTION_STEP));
	shown_text(call, view, "owner", record_text(action, ACTION_OWNER));
	shown_text(call, view, "proof", record_text(action, ACTION_PROOF));
	shown_day(call, view, "ends", record_text(action, ACTION_ENDS_ON));
	shown_day(call, view, "said_on", record_text(action, ACTION_PROGRESS_ON));
	view_flag(view, "mechanism", str_is(record_text(action, ACTION_SAID_BY), "mechanism"));
	view_text(view, "funding", value_words(call, action, ACTION_FUNDING));
	if (record_has(action, ACTION_COST))
		view_text(view, "money",
			words_money(call->arena, call_locale(call), record_integer(action, ACTION_COST),
				record_text(action, ACTION_CURRENCY)));
	if (undertake_is_late(call, action) && day_parse(record_text(action, ACTION_ENDS_ON), &ends)) {
		last = day_end(&ends);
		view_integer(view, "late", day_difference(&call->today, &last));
	}
	if (permit_may(call, VERB_CHANGE, &action_entity))
		view_text(view, "change", str_format(call->arena, "/actions/%.*s/edit", STR_ARG(action->id)));
}

// Those that a reply announced, or those of no reply that is shown.
static void set_actions(struct call *call, struct view *view, const struct chain_line *line, const struct record *reply)
{
	for (size_t i = 0; i < line->action_count; i++) {
		const struct record *action = line->actions[i];
		bool announced = false;
		for (size_t k = 0; k < line->reply_count; k++)
			announced = announced || str_equal(record_text(action, ACTION_REPLY), line->replies[k]->id);
		if (reply == NULL ? announced : !str_equal(record_text(action, ACTION_REPLY), reply->id))
			continue;
		struct view *shown = view_add(view, "actions");
		line_action(call, shown, action);
		view_text(shown, "progress", value_words(call, action, ACTION_PROGRESS));
	}
}

static void set_replies(struct call *call, struct view *view, const struct chain_line *line)
{
	for (size_t i = line->reply_count; i-- > 0;) {
		const struct record *reply = line->replies[i];
		struct view *shown = view_add(view, "replies");
		shown_day(call, shown, "day", record_text(reply, REPLY_RECEIVED_ON));
		shown_text(call, shown, "text", record_text(reply, REPLY_TEXT));
		view_text(shown, "reason_kind", value_words(call, reply, REPLY_REASON_KIND));
		shown_text(call, shown, "reasons", record_text(reply, REPLY_REASONS));
		shown_text(call, shown, "author", record_text(reply, REPLY_AUTHOR));
		shown_value(call, view_in(shown, "channel"), reply, REPLY_CHANNEL);
		shown_day(call, shown, "promised", record_text(reply, REPLY_PROMISED_ON));
		if (record_has(reply, REPLY_POSITION))
			axis_fill(call, view_in(shown, "position"), &reply_entity.fields[REPLY_POSITION],
				record_text(reply, REPLY_POSITION));
		set_actions(call, shown, line, reply);
	}
	set_actions(call, view, line, NULL);
}

static void set_assessments(struct call *call, struct view *view, const struct chain_line *line)
{
	for (size_t i = line->assessment_count; i-- > 0;) {
		const struct record *assessment = line->assessments[i];
		struct view *shown = view_add(view, "assessments");
		bool claim = str_is(record_text(assessment, ASSESSMENT_ASSESSOR), "self_report");
		view_flag(shown, "claim", claim);
		view_flag(shown, "corrected",
			assessment_is_corrected(assessment, line->assessments, line->assessment_count));
		view_flag(shown, "corrects", record_has(assessment, ASSESSMENT_CORRECTS));
		// The address leads into the house, so an authority does not get it.
		if (line->line->binned_at.length == 0 && permit_may(call, VERB_CREATE, &assessment_entity) &&
		        (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) == 0)
			view_text(shown, "correct",
				str_format(call->arena, "/assessments/new?addressee_line=%.*s&corrects=%.*s",
					STR_ARG(line->line->id), STR_ARG(assessment->id)));
		set_proof(call, shown, "proof", assessment);
		if (permit_field(call, &assessment_entity, ASSESSMENT_TEXT))
			shown_text(call, shown, "text", record_text(assessment, ASSESSMENT_TEXT));
		if (permit_field(call, &assessment_entity, ASSESSMENT_VISIT) && record_has(assessment, ASSESSMENT_VISIT))
			shown_link(call, view_in(shown, "visit"), &visit_entity,
				record_text(assessment, ASSESSMENT_VISIT));
	}
}

// Full once, as the mechanism found, and no longer so: the day on which it was found full.
static void set_regression(struct call *call, struct view *view, const struct chain_line *line)
{
	if (line->verified == NULL ||
	        str_is(record_text(line->verified, ASSESSMENT_IMPLEMENTATION), "full"))
		return;
	for (size_t i = line->assessment_count; i-- > 0;) {
		const struct record *one = line->assessments[i];
		if (str_starts(record_text(one, ASSESSMENT_ASSESSOR), S("npm_")) &&
		        str_is(record_text(one, ASSESSMENT_IMPLEMENTATION), "full") &&
		        !assessment_is_corrected(one, line->assessments, line->assessment_count)) {
			view_flag(view, "regressed", true);
			shown_day(call, view, "was_full", record_text(one, ASSESSMENT_ASSESSED_ON));
			return;
		}
	}
}

// Why the reply is due on its day: the clock, the day it counts from, what it did not count.
static void set_deadline(struct call *call, struct view *view, const struct record *line)
{
	struct deadline deadline;
	if (!deadline_of(call, line, &deadline) || deadline.kind == DEADLINE_NONE || deadline.kind == DEADLINE_WAITS)
		return;
	struct view *shown = view_in(view, "clock");
	view_flag(shown, "given", deadline.kind == DEADLINE_GIVEN);
	view_flag(shown, "stands", deadline.kind == DEADLINE_STANDS);
	view_flag(shown, "working", deadline.rule.working);
	view_flag(shown, "delivered", deadline.from_delivery);
	view_integer(shown, "days", deadline.rule.days);
	view_integer(shown, "left", deadline.run.left);
	view_integer(shown, "weekend_days", deadline.rule.working ? deadline.run.weekend_days : 0);
	view_integer(shown, "moved", deadline.run.moved);
	view_text(shown, "rule", value_words(call, line, ADDRESSEE_LINE_REPLY_RULE));
	shown_day(call, shown, "start", str_copy(call->arena, day_str(&deadline.start)));
	shown_day(call, shown, "due", str_copy(call->arena, day_str(&deadline.due)));
	// What came to be known after the reply moves its day no more.
	if (deadline.due.text[0] != 0 && !str_equal(day_str(&deadline.due), record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON)))
		shown_day(call, shown, "kept", record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON));
	for (size_t i = 0; i < deadline.holiday_count; i++) {
		const struct record *holiday = deadline.holidays[i].holiday;
		struct view *one = view_add(shown, "holidays");
		shown_name(call, one, "name", record_text(holiday, HOLIDAY_NAME));
		view_flag(one, "expected", str_is(record_text(holiday, HOLIDAY_CERTAINTY), "expected"));
		view_integer(one, "days", deadline.holidays[i].days);
	}
	for (size_t i = 0; i < deadline.pause_count; i++) {
		const struct record *pause = deadline.pauses[i].pause;
		struct view *one = view_add(shown, "pauses");
		shown_day(call, one, "first", record_text(pause, CLOCK_PAUSE_FIRST_ON));
		shown_day(call, one, "last", record_text(pause, CLOCK_PAUSE_LAST_ON));
		shown_text(call, one, "reason", record_text(pause, CLOCK_PAUSE_REASON));
		view_integer(one, "days", deadline.pauses[i].days);
	}
}

static void set_clock(struct call *call, struct view *view, const struct record *line)
{
	struct day due, replied;
	shown_day(call, view, "sent", record_text(line, ADDRESSEE_LINE_SENT_ON));
	shown_day(call, view, "acknowledged", record_text(line, ADDRESSEE_LINE_ACKNOWLEDGED_ON));
	shown_day(call, view, "due", record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON));
	shown_day(call, view, "replied", record_text(line, ADDRESSEE_LINE_REPLIED_ON));
	shown_day(call, view, "closed", record_text(line, ADDRESSEE_LINE_CLOSED_ON));
	view_flag(view, "counted", !record_has(line, ADDRESSEE_LINE_SENT_ON) &&
		record_has(line, ADDRESSEE_LINE_COUNTS_FROM));
	if (!day_parse(record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON), &due))
		return;
	int64_t late = 0;
	if (day_parse(record_text(line, ADDRESSEE_LINE_REPLIED_ON), &replied))
		late = day_difference(&replied, &due);
	else if (!record_has(line, ADDRESSEE_LINE_CLOSED_ON))
		late = day_difference(&call->today, &due);
	view_integer(view, "late_days", late > 0 ? late : 0);
}

static str act_address(struct call *call, const struct record *line, const char *act)
{
	return str_format(call->arena, "/addressee_lines/%.*s/%s", STR_ARG(line->id), act);
}

static void set_acts(struct call *call, struct view *view, const struct record *line)
{
	bool sent = record_has(line, ADDRESSEE_LINE_SENT_ON) || record_has(line, ADDRESSEE_LINE_COUNTS_FROM);
	bool replied = record_has(line, ADDRESSEE_LINE_REPLIED_ON);
	bool closed = record_has(line, ADDRESSEE_LINE_CLOSED_ON);
	bool step = permit_may(call, VERB_STEP, &addressee_line_entity);
	if (line->binned_at.length > 0)
		return;
	if (!sent && step)
		view_text(view, "send", act_address(call, line, "send"));
	if (sent && !replied && !closed && step) {
		if (!record_has(line, ADDRESSEE_LINE_ACKNOWLEDGED_ON))
			view_text(view, "acknowledge", act_address(call, line, "acknowledge"));
		view_text(view, "close", act_address(call, line, "close"));
	}
	if (record_has(line, ADDRESSEE_LINE_SENT_ON) && !replied && !closed && step) {
		if (!record_has(line, ADDRESSEE_LINE_DELIVERED_ON))
			view_text(view, "deliver", act_address(call, line, "deliver"));
		if (record_has(line, ADDRESSEE_LINE_REPLY_DAYS) && permit_may(call, VERB_CREATE, &clock_pause_entity))
			view_text(view, "pause",
				str_format(call->arena, "/clock_pauses/new?addressee_line=%.*s", STR_ARG(line->id)));
	}
	if (!replied && !closed && permit_may(call, VERB_CREATE, &letter_entity))
		view_text(view, "letter",
			str_format(call->arena, "/letters/write?authority=%.*s&kind=%s&line=%.*s",
				STR_ARG(record_text(line, ADDRESSEE_LINE_AUTHORITY)), sent ? "reminder" : "transmission",
				STR_ARG(line->id)));
	if (sent && permit_may(call, VERB_CREATE, &reply_entity))
		view_text(view, "reply_act",
			str_format(call->arena, "/replies/new?addressee_line=%.*s", STR_ARG(line->id)));
	if (sent && !is_outside(call) && permit_may(call, VERB_CREATE, &action_entity))
		view_text(view, "plan", str_format(call->arena, "/actions/new?addressee_line=%.*s", STR_ARG(line->id)));
	if (sent && permit_may(call, VERB_CREATE, &assessment_entity))
		view_text(view, "assess_act",
			str_format(call->arena, "/assessments/new?addressee_line=%.*s", STR_ARG(line->id)));
}

// The figures that count it, opened at the rows of this authority: from a record back to the number.
static void set_figures(struct call *call, struct view *view, const struct chain_line *read)
{
	const char *const codes[] = { "R1", read->verified != NULL ? "I1" : NULL };
	const struct record *line = read->line;
	bool sent = record_has(line, ADDRESSEE_LINE_SENT_ON) || record_has(line, ADDRESSEE_LINE_COUNTS_FROM);
	bool outside = (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
	for (size_t i = 0; i < COUNT(codes); i++) {
		if (codes[i] == NULL || !sent || outside || line->binned_at.length > 0 || !permit_power(call, POWER_FIGURES))
			continue;
		struct view *shown = view_add(view, "figures");
		view_text(shown, "code", str_from(codes[i]));
		view_text(shown, "address",
			str_format(call->arena, "/figures/%s?authority=%.*s&rows=denominator#rows", codes[i],
				STR_ARG(record_text(line, ADDRESSEE_LINE_AUTHORITY))));
	}
}

void line_fill(struct call *call, struct view *view, const struct chain_line *read)
{
	const struct record *line = read->line;
	view_text(view, "id", line->id);
	shown_link(call, view_in(view, "who"), &authority_entity, record_text(line, ADDRESSEE_LINE_AUTHORITY));
	if (record_has(line, ADDRESSEE_LINE_ROLE))
		view_text(view, "role", value_words(call, line, ADDRESSEE_LINE_ROLE));
	axis_line(call, view, line);
	set_clock(call, view, line);
	set_deadline(call, view, line);
	set_proof(call, view, "claim", read->claim);
	set_proof(call, view, "proven", read->verified);
	set_regression(call, view, read);
	set_replies(call, view, read);
	set_assessments(call, view, read);
	set_acts(call, view, line);
	set_figures(call, view, read);
}

void line_finding(struct call *call, struct view *view, const struct record *finding)
{
	shown_record(call, view, "record", finding);
	shown_text(call, view, "text", record_text(finding, FINDING_TEXT));
	view_text(view, "state", value_words(call, finding, FINDING_STATE));
	view_text(view, "state_code", record_text(finding, FINDING_STATE));
	view_text(view, "severity", value_words(call, finding, FINDING_SEVERITY));
	view_text(view, "scope", value_words(call, finding, FINDING_SCOPE));
	str *members;
	size_t count = value_set_members(call->arena, record_text(finding, FINDING_SOURCES), &members);
	for (size_t i = 0; i < count; i++) {
		struct view *source = view_add(view, "sources");
		const char *glyph = "doc";
		for (size_t k = 0; k < COUNT(source_glyphs); k++)
			if (str_is(members[i], source_glyphs[k].code))
				glyph = source_glyphs[k].glyph;
		view_text(source, "glyph", str_from(glyph));
		view_text(source, "label", value_label(call, &source_kind_vocabulary, members[i]));
	}
	bool early = str_is(record_text(finding, FINDING_STATE), "noted") ||
	             str_is(record_text(finding, FINDING_STATE), "triangulated");
	if (early && count < 3)
		view_integer(view, "missing", (int64_t)(3 - count));
}
