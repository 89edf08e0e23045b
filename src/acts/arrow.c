#include "acts/arrow.h"

#include <string.h>

#include "acts/list.h"
#include "model/entities.h"

static bool refuse_move(struct call *call, str allowed)
{
	call->allowed = allowed;
	return refuse(call, REFUSED_CONFLICT,
		N_("This step is not possible from the present state. The possible steps are listed below."));
}

// Reply.

static const struct {
	const char *state, *open;
} reply_arrows[] = {
	{ "not_sent", "send" },
	{ "sent", "acknowledge, answer" },
	{ "acknowledged", "answer" },
	{ "overdue", "answer, close_without_reply" },
	{ "replied", "answer" },
	{ "closed", "" },
	// Where nobody set a day, none is ever overdue.
	{ "sent_without_day", "acknowledge, answer, close_without_reply" },
	{ "acknowledged_without_day", "answer, close_without_reply" },
};

static bool is_by(const struct record *line, size_t field, const struct day *day)
{
	struct day fact;
	if (!day_parse(record_text(line, field), &fact))
		return false;
	struct day first = day_first(&fact);
	return strcmp(first.text, day->text) <= 0;
}

// Closed and acknowledged stand whatever their day: neither happens twice.
static const char *reply_state_on(const struct record *line, const struct day *day)
{
	bool acknowledged = record_has(line, ADDRESSEE_LINE_ACKNOWLEDGED_ON);
	str due = record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON);
	if (!is_by(line, ADDRESSEE_LINE_SENT_ON, day) && !is_by(line, ADDRESSEE_LINE_COUNTS_FROM, day))
		return "not_sent";
	if (is_by(line, ADDRESSEE_LINE_REPLIED_ON, day))
		return "replied";
	if (record_has(line, ADDRESSEE_LINE_CLOSED_ON))
		return "closed";
	if (due.length == 0)
		return acknowledged ? "acknowledged_without_day" : "sent_without_day";
	if (str_compare(due, day_str(day)) < 0)
		return "overdue";
	return acknowledged ? "acknowledged" : "sent";
}

static bool is_open(const char *open, const char *wanted)
{
	str rest = str_from(open), one;
	while (str_cut(&rest, ',', &one))
		if (str_is(str_trim(one), wanted))
			return true;
	return false;
}

static const char *open_on(const struct record *line, const struct day *day)
{
	struct day end = day_end(day);
	const char *state = reply_state_on(line, &end), *open = "";
	for (size_t i = 0; i < COUNT(reply_arrows); i++)
		if (strcmp(reply_arrows[i].state, state) == 0)
			open = reply_arrows[i].open;
	return open;
}

bool arrow_reply_is_open(const struct record *line, const char *verb, const struct day *day)
{
	bool late_close = str_is(str_from(verb), "close_without_reply") &&
	                  record_has(line, ADDRESSEE_LINE_REPLIED_ON);
	return is_open(open_on(line, day), verb) && !late_close;
}

bool arrow_reply(struct call *call, const struct record *line, const char *verb, const struct day *day)
{
	return arrow_reply_is_open(line, verb, day) || refuse_move(call, str_from(open_on(line, day)));
}

// Position.

bool arrow_position(struct call *call, const struct record *line, const struct record *reply)
{
	str was = record_text(line, ADDRESSEE_LINE_POSITION), is = record_text(reply, REPLY_POSITION);
	if (was.length == 0 || is.length == 0 || str_is(is, "no_position") || str_equal(was, is) ||
	        record_has(reply, REPLY_REASONS) || record_has(reply, REPLY_TEXT))
		return true;
	return refuse_field(call, "reasons", say(call, N_("The position changes: say why, in the words of the authority.")));
}

// Implementation.

static const char *const ladder[] = { "not_started", "planned", "in_progress", "partly", "full" };

static size_t height(str state)
{
	for (size_t i = 0; i < COUNT(ladder); i++)
		if (str_is(state, ladder[i]))
			return i;
	return 3; // A regression has fallen back to "partly".
}

static bool is_left(str state)
{
	return str_is(state, "overtaken") || str_is(state, "abandoned");
}

static bool may_follow(str was, str is)
{
	bool full = str_is(was, "full");
	if (str_is(is, "regression"))
		return full || str_is(was, "regression");
	if (is_left(is) || was.length == 0)
		return true;
	if (is_left(was))
		return false;
	return height(is) >= height(was) || (full && str_is(is, "partly"));
}

static str states_behind(struct call *call, str was)
{
	static const char *const others[] = { "regression", "overtaken", "abandoned" };
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < COUNT(ladder) + COUNT(others); i++) {
		const char *state = i < COUNT(ladder) ? ladder[i] : others[i - COUNT(ladder)];
		if (!may_follow(was, str_from(state)))
			continue;
		buf_add_c(&buf, buf.length > 0 ? ", " : "");
		buf_add_c(&buf, state);
	}
	return buf_str(&buf);
}

// A mistake leads nowhere: neither one that was corrected nor the one that this corrects.
static bool is_mistake(const struct record *one, const struct record *assessment, struct record *const *all,
	size_t count)
{
	return str_equal(one->id, record_text(assessment, ASSESSMENT_CORRECTS)) ||
	       assessment_is_corrected(one, all, count);
}

// The last one by the same kind of assessor up to that day.
static bool last_state(struct call *call, const struct record *line, const struct record *assessment, str *state)
{
	struct record **all;
	size_t count;
	str day = S("");
	*state = S("");
	if (!list_linked(call, &assessment_entity, ASSESSMENT_ADDRESSEE_LINE, line->id, &all, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		str from = record_text(all[i], ASSESSMENT_COUNTS_FROM), is = record_text(all[i], ASSESSMENT_IMPLEMENTATION);
		if (!str_equal(record_text(all[i], ASSESSMENT_ASSESSOR), record_text(assessment, ASSESSMENT_ASSESSOR)) ||
		        str_is(is, "not_assessed") || is_mistake(all[i], assessment, all, count) || str_compare(from, day) < 0 ||
		        str_compare(from, record_text(assessment, ASSESSMENT_COUNTS_FROM)) > 0)
			continue;
		day = from;
		*state = is;
	}
	return true;
}

bool arrow_implementation(struct call *call, const struct record *line, const struct record *assessment)
{
	str was, is = record_text(assessment, ASSESSMENT_IMPLEMENTATION);
	if (!last_state(call, line, assessment, &was))
		return false;
	if (is.length == 0 || str_is(is, "not_assessed") || may_follow(was, is))
		return true;
	return refuse_move(call, states_behind(call, was));
}
