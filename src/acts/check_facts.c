#include "acts/check_facts.h"

#include "acts/list.h"
#include "acts/validators.h"
#include "model/entities.h"
#include "model/permit.h"

static bool of_authority(const struct call *call)
{
	return (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
}

static str today(struct call *call)
{
	return str_copy(call->arena, day_str(&call->today));
}

bool check_facts_settle(struct call *call, const struct record *before, struct record *check)
{
	const struct record *visit = record_find(call, &visit_entity, record_text(check, FACTUAL_CHECK_VISIT));
	if (before == NULL)
		record_set(check, FACTUAL_CHECK_STATE, S("draft"));
	if (visit != NULL && !record_has(check, FACTUAL_CHECK_PLACE))
		record_set(check, FACTUAL_CHECK_PLACE, record_text(visit, VISIT_PLACE));
	return true;
}

// Comments.

static bool takes_comments(struct call *call, const struct record *check)
{
	str state = record_text(check, FACTUAL_CHECK_STATE);
	if (str_is(state, "closed"))
		return refuse(call, REFUSED_CONFLICT,
			N_("This correction of facts is closed: nothing more is taken or answered. Write a letter instead."));
	return str_is(state, "sent") ||
	       refuse(call, REFUSED_CONFLICT, N_("This text was not sent yet, so there is nothing to comment on."));
}

static bool has_fit_day(struct call *call, const struct record *check, const struct record *comment)
{
	str day = record_text(comment, FACTUAL_COMMENT_RECEIVED_ON);
	if (str_compare(day, day_str(&call->today)) > 0)
		return refuse_field(call, "received_on", say(call, N_("This day is still to come.")));
	return str_compare(day, record_text(check, FACTUAL_CHECK_SENT_ON)) >= 0 ||
	       refuse_field(call, "received_on", say(call, N_("It did not come before the text was sent.")));
}

static bool make_comment(struct call *call, const struct record *check, struct record *comment)
{
	bool outside = of_authority(call);
	if (outside || !record_has(comment, FACTUAL_COMMENT_RECEIVED_ON))
		record_set(comment, FACTUAL_COMMENT_RECEIVED_ON, today(call));
	if (outside && !record_has(comment, FACTUAL_COMMENT_AUTHOR))
		record_set(comment, FACTUAL_COMMENT_AUTHOR, call->account_person);
	record_set(comment, FACTUAL_COMMENT_SAID_BY, outside ? S("authority") : S("mechanism"));
	if (outside && (record_has(comment, FACTUAL_COMMENT_ANSWER) || record_has(comment, FACTUAL_COMMENT_REASON)))
		return refuse_field(call, "answer", say(call, N_("The mechanism answers.")));
	return (validators_speak(call) || validators_allow(call)) && has_fit_day(call, check, comment);
}

bool check_facts_comment_settle(struct call *call, const struct record *before, struct record *comment)
{
	struct record *check = record_find(call, &factual_check_entity, record_text(comment, FACTUAL_COMMENT_FACTUAL_CHECK));
	if (check == NULL)
		return true;
	if (!permit_record(call, VERB_READ, check) || !takes_comments(call, check))
		return false;
	if (before == NULL && !make_comment(call, check, comment))
		return false;
	if (!record_has(comment, FACTUAL_COMMENT_ANSWER))
		record_clear(comment, FACTUAL_COMMENT_ANSWERED_ON);
	else if (before == NULL || !str_equal(record_text(before, FACTUAL_COMMENT_ANSWER), record_text(comment, FACTUAL_COMMENT_ANSWER)) ||
	         !str_equal(record_text(before, FACTUAL_COMMENT_REASON), record_text(comment, FACTUAL_COMMENT_REASON)))
		record_set(comment, FACTUAL_COMMENT_ANSWERED_ON, today(call));
	return true;
}

bool check_facts_comments(struct call *call, const struct record *check, struct record ***comments, size_t *count)
{
	return list_linked(call, &factual_comment_entity, FACTUAL_COMMENT_FACTUAL_CHECK, check->id, comments, count);
}

bool check_facts_late(const struct record *check, const struct record *comment)
{
	return str_compare(record_text(comment, FACTUAL_COMMENT_RECEIVED_ON),
		       record_text(check, FACTUAL_CHECK_COMMENTS_DUE_ON)) > 0;
}

// Steps.

// What an unannounced visit will look at is not told before it begins.
static bool has_begun(struct call *call, const struct record *check)
{
	const struct record *visit = record_find(call, &visit_entity, record_text(check, FACTUAL_CHECK_VISIT));
	return visit == NULL || !str_is(record_text(visit, VISIT_STATE), "planned") ||
	       refuse_field(call, "visit", say(call, N_("This visit has not begun.")));
}

static bool sends(struct call *call, struct record *check)
{
	str due = record_text(check, FACTUAL_CHECK_COMMENTS_DUE_ON);
	if (due.length == 0)
		return refuse_field(call, "comments_due_on", say(call, N_("Say until which day comments may come.")));
	if (str_compare(due, day_str(&call->today)) < 0)
		return refuse_field(call, "comments_due_on", say(call, N_("This day is past.")));
	record_set(check, FACTUAL_CHECK_SENT_ON, today(call));
	return has_begun(call, check);
}

static bool closes(struct call *call, const struct record *check)
{
	struct record **comments;
	size_t count;
	if (!check_facts_comments(call, check, &comments, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!record_has(comments[i], FACTUAL_COMMENT_ANSWER))
			return refuse(call, REFUSED_CONFLICT,
				N_("A comment is still without an answer. Answer each of them, then close. Nothing was changed."));
	return true;
}

bool check_facts_step(struct call *call, struct record *check, const struct step *step)
{
	return str_is(str_from(step->name), "send") ? sends(call, check) : closes(call, check);
}
