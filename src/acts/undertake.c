#include "acts/undertake.h"

#include "acts/keep.h"
#include "acts/recommend.h"
#include "acts/validators.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

static bool of_authority(const struct call *call)
{
	return (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
}

static str today(struct call *call)
{
	return str_copy(call->arena, day_str(&call->today));
}

bool undertake_settle(struct call *call, const struct record *before, struct record *action)
{
	if (!record_has(action, ACTION_PROGRESS))
		record_set(action, ACTION_PROGRESS, S("not_started"));
	bool same_day = before != NULL && str_equal(record_text(before, ACTION_PROGRESS_ON), record_text(action, ACTION_PROGRESS_ON));
	bool moved = before != NULL && !str_equal(record_text(before, ACTION_PROGRESS), record_text(action, ACTION_PROGRESS));
	if (of_authority(call) || !record_has(action, ACTION_PROGRESS_ON) || (moved && same_day))
		record_set(action, ACTION_PROGRESS_ON, today(call));
	record_set(action, ACTION_SAID_BY, of_authority(call) ? S("authority") : S("mechanism"));
	return true;
}

static bool has_come(struct call *call, const struct day *day, const char *field)
{
	return day->text[0] == 0 || day_difference(day, &call->today) <= 0 ||
	       refuse_field(call, field, say(call, N_("This day is still to come.")));
}

static bool make(struct call *call, void *input)
{
	struct record *action = input, *line;
	struct day said = { "" };
	(void)!day_parse(record_text(action, ACTION_PROGRESS_ON), &said);
	return validators_allow(call) && recommend_sent_line(call, record_text(action, ACTION_ADDRESSEE_LINE), &line) &&
	       has_come(call, &said, "progress_on") && keep_save(call, action);
}

bool undertake(struct call *call, struct record *action)
{
	return act_write(call, "undertake", make, action);
}

struct reporting {
	struct record *action;
	const struct progress_report *report;
};

static bool report(struct call *call, void *input)
{
	struct reporting *reporting = input;
	const struct progress_report *told = reporting->report;
	struct record *action = reporting->action;
	struct record *before = record_copy(call, action);
	if (!permit_record(call, VERB_STEP, action) || (!validators_speak(call) && !validators_allow(call)) || !has_come(call, &told->day, "progress_on"))
		return false;
	if (!value_read(call, action, ACTION_PROGRESS, told->progress, NULL) ||
	        (told->proof.length > 0 && !value_read(call, action, ACTION_PROOF, told->proof, NULL)))
		return false;
	if (!record_has(action, ACTION_PROGRESS))
		return refuse_field(call, "progress", say(call, N_("This is needed.")));
	if (told->day.text[0] != 0)
		record_set(action, ACTION_PROGRESS_ON, str_copy(call->arena, day_str(&told->day)));
	else
		record_set(action, ACTION_PROGRESS_ON, today(call));
	return undertake_settle(call, before, action) && record_save(call, action);
}

bool undertake_progress(struct call *call, struct record *action, const struct progress_report *told)
{
	struct reporting reporting = { action, told };
	return act_write(call, "progress", report, &reporting);
}

bool undertake_is_late(const struct call *call, const struct record *action)
{
	struct day ends;
	str progress = record_text(action, ACTION_PROGRESS);
	if (str_is(progress, "done") || str_is(progress, "abandoned") ||
	        !day_parse(record_text(action, ACTION_ENDS_ON), &ends))
		return false;
	struct day last = day_end(&ends);
	return day_difference(&call->today, &last) > 0;
}
