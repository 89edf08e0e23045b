#include "acts/recommend.h"

#include "acts/arrow.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "acts/validators.h"
#include "acts/notify.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/permit.h"

const char *const wide_names[WIDE_COUNT] = {
	[WIDE_ADDRESSEE] = "addressee", [WIDE_SENT_ON] = "sent_on", [WIDE_REPLY_DUE_ON] = "reply_due_on",
	[WIDE_ACKNOWLEDGED_ON] = "acknowledged_on", [WIDE_REPLIED_ON] = "replied_on", [WIDE_REPLY] = "reply",
	[WIDE_POSITION] = "position", [WIDE_IMPLEMENTATION] = "implementation",
	[WIDE_ASSESSED_ON] = "assessed_on", [WIDE_ASSESSOR] = "assessor", [WIDE_ASSESSMENT] = "assessment",
	[WIDE_VISITED_ON] = "visited_on", [WIDE_REPLY_NOTE] = "reply_note",
	[WIDE_REASON_KIND] = "reason_kind", [WIDE_REASONS] = "reasons", [WIDE_PROMISED_ON] = "promised_on", [WIDE_ACTION] = "action",
	[WIDE_ACTION_OWNER] = "action_owner", [WIDE_ACTION_ENDS_ON] = "action_ends_on",
};
const char *const wide_labels[WIDE_COUNT] = {
	[WIDE_ADDRESSEE] = N_("Addressee"), [WIDE_SENT_ON] = N_("Sent on"),
	[WIDE_REPLY_DUE_ON] = N_("Reply due on"), [WIDE_ACKNOWLEDGED_ON] = N_("Acknowledged on"),
	[WIDE_REPLIED_ON] = N_("Replied on"), [WIDE_REPLY] = N_("Reply"), [WIDE_POSITION] = N_("Position"),
	[WIDE_IMPLEMENTATION] = N_("Implementation"), [WIDE_ASSESSED_ON] = N_("Assessed on"),
	[WIDE_ASSESSOR] = N_("Assessed by"), [WIDE_ASSESSMENT] = N_("What was found"),
	[WIDE_VISITED_ON] = N_("Visited on"), [WIDE_REPLY_NOTE] = N_("Reply, as noted"),
	[WIDE_REASON_KIND] = N_("Kind of reason"), [WIDE_REASONS] = N_("Reasons"), [WIDE_PROMISED_ON] = N_("Promised date"), [WIDE_ACTION] = N_("What will be done"),
	[WIDE_ACTION_OWNER] = N_("Who does it"), [WIDE_ACTION_ENDS_ON] = N_("The action ends on"),
};

// A text of the row into a field; a reason bears the name of the column.
static bool read_text(struct call *call, const struct wide_row *row, str text, str title, struct record *record,
	size_t field)
{
	struct value_manner manner = { .day_order = row->day_order };
	size_t before = call->reason_count;
	if (value_read(call, record, field, text, &manner))
		return true;
	for (size_t i = before; i < call->reason_count; i++)
		call->reasons[i].field = title;
	return false;
}

static bool read_wide(struct call *call, struct wide_row *row, enum wide wide, struct record *record,
	size_t field)
{
	return read_text(call, row, row->texts[wide], str_from(wide_names[wide]), record, field);
}

// Nothing in a list happened after the list was made.
static bool day_has_come(struct call *call, const struct wide_row *row, const struct record *record, size_t field,
	str title)
{
	struct day day, end = row->list_day.text[0] != 0 ? day_end(&row->list_day) : call->today;
	if (!row->from_list || !day_parse(record_text(record, field), &day))
		return true;
	struct day first = day_first(&day);
	return day_difference(&first, &end) <= 0 ||
	       refuse_field(call, str_c(call->arena, title), say(call, N_("This day is after the day of the list.")));
}

static str list_day(struct call *call, const struct wide_row *row)
{
	struct day day = row->list_day.text[0] != 0 ? day_end(&row->list_day) : call->today;
	return str_copy(call->arena, day_str(&day));
}

// The reply that a wide row carries: a day, words or a position other than "no position".
static bool wide_reply(struct call *call, struct wide_row *row, struct record *line)
{
	struct record *reply = record_new(call, &reply_entity);
	row->reply = S("");
	bool good = read_wide(call, row, WIDE_REPLIED_ON, reply, REPLY_RECEIVED_ON);
	good = read_wide(call, row, WIDE_REPLY, reply, REPLY_TEXT) && good;
	good = read_wide(call, row, WIDE_POSITION, reply, REPLY_POSITION) && good;
	good = read_wide(call, row, WIDE_REPLY_NOTE, reply, REPLY_NOTE) && good;
	good = read_wide(call, row, WIDE_REASON_KIND, reply, REPLY_REASON_KIND) && good;
	good = read_wide(call, row, WIDE_REASONS, reply, REPLY_REASONS) && good;
	good = read_wide(call, row, WIDE_PROMISED_ON, reply, REPLY_PROMISED_ON) && good;
	if (!good || !day_has_come(call, row, reply, REPLY_RECEIVED_ON, S("replied_on")))
		return false;
	struct day received, sent;
	if (row->from_list && day_parse(record_text(reply, REPLY_RECEIVED_ON), &received) &&
	        day_parse(record_text(line, ADDRESSEE_LINE_SENT_ON), &sent)) {
		struct day last = day_end(&received), first = day_first(&sent);
		if (day_difference(&last, &first) < 0)
			return refuse_field(call, "replied_on", say(call, N_("The reply is older than the sending.")));
	}
	str position = record_text(reply, REPLY_POSITION);
	bool answered = position.length > 0 && !str_is(position, "no_position");
	if (!record_has(reply, REPLY_RECEIVED_ON) && !record_has(reply, REPLY_TEXT) && !record_has(reply, REPLY_REASONS) &&
	        !record_has(reply, REPLY_PROMISED_ON) && !answered && !row->replied)
		return true;
	record_set(reply, REPLY_ADDRESSEE_LINE, line->id);
	if (row->from_list)
		record_set(reply, REPLY_CHANNEL, S("list"));
	record_set(reply, REPLY_COUNTS_FROM,
		record_has(reply, REPLY_RECEIVED_ON) ? record_text(reply, REPLY_RECEIVED_ON) : list_day(call, row));
	row->replies++;
	if (!keep_save(call, reply))
		return false;
	row->reply = reply->id;
	return true;
}

static bool in_its_time(struct call *call, const struct wide_time *time, const struct record *assessment)
{
	struct day day;
	if (time->first.text[0] == 0 || !day_parse(record_text(assessment, ASSESSMENT_ASSESSED_ON), &day))
		return true;
	struct day first = day_first(&day), last = day_end(&day);
	return (day_difference(&last, &time->first) >= 0 && day_difference(&first, &time->last) <= 0) ||
	       refuse_field(call, str_c(call->arena, time->titles[WIDE_ASSESSED_ON]),
		       say(call, N_("This day is not in the time that the head of its columns names.")));
}

static bool one_assessment(struct call *call, struct wide_row *row, const struct wide_time *time, struct record *line)
{
	static const struct {
		enum wide wide;
		size_t field;
	} read[] = { { WIDE_IMPLEMENTATION, ASSESSMENT_IMPLEMENTATION }, { WIDE_ASSESSED_ON, ASSESSMENT_ASSESSED_ON },
		{ WIDE_ASSESSOR, ASSESSMENT_ASSESSOR }, { WIDE_ASSESSMENT, ASSESSMENT_TEXT } };
	struct record *assessment = record_new(call, &assessment_entity);
	bool good = true;
	for (size_t i = 0; i < COUNT(read); i++)
		good = read_text(call, row, time->texts[read[i].wide], time->titles[read[i].wide], assessment,
			       read[i].field) && good;
	if (!good || !in_its_time(call, time, assessment) ||
	        !day_has_come(call, row, assessment, ASSESSMENT_ASSESSED_ON, time->titles[WIDE_ASSESSED_ON]))
		return false;
	str state = record_text(assessment, ASSESSMENT_IMPLEMENTATION);
	if (state.length == 0 || str_is(state, "not_assessed"))
		return true;
	// A state in a list without a word on who found it is what the authority says of itself: a claim
	// never becomes a verification.
	if (!record_has(assessment, ASSESSMENT_ASSESSOR)) {
		record_set(assessment, ASSESSMENT_ASSESSOR, S("self_report"));
		row->claims++;
	}
	record_set(assessment, ASSESSMENT_ADDRESSEE_LINE, line->id);
	record_set(assessment, ASSESSMENT_COUNTS_FROM,
		record_has(assessment, ASSESSMENT_ASSESSED_ON) ? record_text(assessment, ASSESSMENT_ASSESSED_ON)
		                                               : list_day(call, row));
	row->assessments++;
	return keep_save(call, assessment);
}

static bool wide_assessments(struct call *call, struct wide_row *row, struct record *line)
{
	struct wide_time only = { .first = { "" } };
	for (size_t i = 0; i < WIDE_COUNT; i++) {
		only.texts[i] = row->texts[i];
		only.titles[i] = str_from(wide_names[i]);
	}
	if (row->time_count == 0)
		return one_assessment(call, row, &only, line);
	bool good = true;
	for (size_t i = 0; i < row->time_count; i++)
		good = one_assessment(call, row, &row->times[i], line) && good;
	return good;
}

// What the authority will do, as the list tells it: the mechanism wrote it down on the day of the list.
static bool wide_action(struct call *call, struct wide_row *row, struct record *line)
{
	if (str_trim(row->texts[WIDE_ACTION]).length == 0)
		return true;
	struct record *action = record_new(call, &action_entity);
	record_set(action, ACTION_ADDRESSEE_LINE, line->id);
	record_set(action, ACTION_REPLY, row->reply);
	record_set(action, ACTION_PROGRESS, row->progress);
	if (row->from_list)
		record_set(action, ACTION_PROGRESS_ON, list_day(call, row));
	bool good = read_wide(call, row, WIDE_ACTION, action, ACTION_STEP);
	good = read_wide(call, row, WIDE_ACTION_OWNER, action, ACTION_OWNER) && good;
	good = read_wide(call, row, WIDE_ACTION_ENDS_ON, action, ACTION_ENDS_ON) && good;
	row->actions++;
	return good && keep_save(call, action);
}

static bool find_addressee(struct call *call, struct wide_row *row, str text, str *id)
{
	struct name_match match;
	if (!name_match(call, &authority_entity, text, NULL, &match))
		return false;
	if (match.count == 1) {
		*id = match.ids[0];
		return true;
	}
	if (match.count > 1)
		return refuse_field(call, "addressee",
			say_with(call, N_("“{text}” fits two: {first} and {second}. Use the code or the whole name."),
				"text", text, "first", match.titles[0], "second", match.titles[1], NULL));
	if (!row->make_authorities)
		return refuse_field(call, "addressee",
			say_with(call, N_("“{text}” is not known among {entities}."), "text", text, "entities",
				say(call, authority_entity.label_many), NULL));
	struct record *authority = record_new(call, &authority_entity);
	if (!value_read(call, authority, AUTHORITY_NAME, text, NULL) || !keep_save(call, authority))
		return false;
	row->made_authorities++;
	*id = authority->id;
	return true;
}

static bool make_line(struct call *call, struct wide_row *row, str authority, bool lead)
{
	struct record *line = record_new(call, &addressee_line_entity);
	record_set(line, ADDRESSEE_LINE_RECOMMENDATION, row->recommendation->id);
	record_set(line, ADDRESSEE_LINE_AUTHORITY, authority);
	row->duplicate = record_same_find(call, line).length > 0;
	if (row->duplicate)
		return true;
	record_set(line, ADDRESSEE_LINE_ROLE, lead ? S("lead") : S("contributing"));
	bool good = read_wide(call, row, WIDE_SENT_ON, line, ADDRESSEE_LINE_SENT_ON);
	good = read_wide(call, row, WIDE_REPLY_DUE_ON, line, ADDRESSEE_LINE_REPLY_DUE_ON) && good;
	good = read_wide(call, row, WIDE_ACKNOWLEDGED_ON, line, ADDRESSEE_LINE_ACKNOWLEDGED_ON) && good;
	if (!good || !day_has_come(call, row, line, ADDRESSEE_LINE_SENT_ON, S("sent_on")) ||
	        !day_has_come(call, row, line, ADDRESSEE_LINE_ACKNOWLEDGED_ON, S("acknowledged_on")))
		return false;
	if (!record_has(line, ADDRESSEE_LINE_SENT_ON) && row->from_list && !row->not_sent) {
		str issued = record_text(row->recommendation, RECOMMENDATION_ISSUED_ON);
		record_set(line, ADDRESSEE_LINE_COUNTS_FROM, issued.length > 0 ? issued : list_day(call, row));
	}
	row->line = line;
	bool sent_now = !row->from_list && record_has(line, ADDRESSEE_LINE_SENT_ON);
	return keep_save(call, line) && (!sent_now || notify_sent(call, line)) && wide_reply(call, row, line) &&
	       wide_action(call, row, line) && wide_assessments(call, row, line);
}

static bool make_recommendation(struct call *call, void *input)
{
	struct wide_row *row = input;
	struct record *recommendation = row->recommendation;
	if (!record_has(recommendation, RECOMMENDATION_KIND))
		record_set(recommendation, RECOMMENDATION_KIND, S("recommendation"));
	if (!record_has(recommendation, RECOMMENDATION_PLACE) && record_has(recommendation, RECOMMENDATION_VISIT)) {
		struct record *visit =
			record_find(call, &visit_entity, record_text(recommendation, RECOMMENDATION_VISIT));
		if (visit != NULL)
			record_set(recommendation, RECOMMENDATION_PLACE, record_text(visit, VISIT_PLACE));
	}
	if (recommendation->version == 0 && !keep_save(call, recommendation))
		return false;
	str rest = row->texts[WIDE_ADDRESSEE], piece;
	bool lead = !row->contributing;
	while (str_cut(&rest, ';', &piece)) {
		piece = text_squeeze(call->arena, piece);
		str authority;
		if (piece.length == 0)
			continue;
		if (!find_addressee(call, row, piece, &authority) || !make_line(call, row, authority, lead))
			return false;
		lead = false;
	}
	return true;
}

bool recommend(struct call *call, struct wide_row *row)
{
	return act_write(call, "recommend", make_recommendation, row);
}

static bool send_body(struct call *call, void *input)
{
	struct send_request *request = input;
	struct record *line = request->line;
	if (!permit_record(call, VERB_STEP, line))
		return false;
	if (record_has(line, ADDRESSEE_LINE_SENT_ON)) {
		call->allowed = S("acknowledge, answer, assess, close");
		return refuse(call, REFUSED_CONFLICT, N_("This line was already sent."));
	}
	struct day day = request->sent_on.text[0] != 0 ? request->sent_on : call->today;
	record_set(line, ADDRESSEE_LINE_SENT_ON, str_copy(call->arena, day_str(&day)));
	if (request->reply_due_on.text[0] != 0)
		record_set(line, ADDRESSEE_LINE_REPLY_DUE_ON, str_copy(call->arena, day_str(&request->reply_due_on)));
	return keep_save(call, line) && notify_sent(call, line);
}

bool send_line(struct call *call, struct send_request *request)
{
	return act_write(call, "send", send_body, request);
}

struct send_all {
	struct record *recommendation;
	struct day sent_on;
	size_t sent;
};

static bool send_all(struct call *call, void *input)
{
	struct send_all *all = input;
	struct record **lines;
	size_t count;
	if (!list_lines(call, all->recommendation->id, &lines, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct send_request one = { .line = lines[i], .sent_on = all->sent_on };
		if (record_has(lines[i], ADDRESSEE_LINE_SENT_ON) || record_has(lines[i], ADDRESSEE_LINE_COUNTS_FROM))
			continue;
		if (!send_body(call, &one))
			return false;
		all->sent++;
	}
	if (all->sent > 0)
		return true;
	call->allowed = S("");
	return refuse(call, REFUSED_CONFLICT, N_("Every line of this recommendation was already sent."));
}

bool send_recommendation(struct call *call, struct record *recommendation, struct day sent_on, size_t *sent)
{
	struct send_all all = { recommendation, sent_on, 0 };
	bool done = act_write(call, "send", send_all, &all);
	*sent = all.sent;
	return done;
}

struct day_request {
	struct record *line;
	size_t field;
	struct day day;
};

static bool set_day(struct call *call, void *input)
{
	struct day_request *request = input;
	struct record *line = request->line;
	if (!permit_record(call, VERB_STEP, line))
		return false;
	if (!record_has(line, ADDRESSEE_LINE_SENT_ON) && !record_has(line, ADDRESSEE_LINE_COUNTS_FROM)) {
		call->allowed = S("send");
		return refuse(call, REFUSED_CONFLICT, N_("This line was not sent yet."));
	}
	struct day day = request->day.text[0] != 0 ? request->day : call->today;
	if (request->field != ADDRESSEE_LINE_DELIVERED_ON) {
		if (!arrow_reply(call, line, request->field == ADDRESSEE_LINE_CLOSED_ON ? "close_without_reply" : "acknowledge", &day))
			return false;
	} else if (!day_is_whole(&day)) {
		return refuse_field(call, "day", say(call, N_("This is not a day.")));
	} else if (day_difference(&day, &call->today) > 0) {
		return refuse_field(call, "day", say(call, N_("This day is still to come.")));
	}
	record_set(line, request->field, str_copy(call->arena, day_str(&day)));
	return keep_save(call, line);
}

bool acknowledge_line(struct call *call, struct record *line, struct day day)
{
	struct day_request request = { line, ADDRESSEE_LINE_ACKNOWLEDGED_ON, day };
	return act_write(call, "acknowledge", set_day, &request);
}

bool deliver_line(struct call *call, struct record *line, struct day day)
{
	struct day_request request = { line, ADDRESSEE_LINE_DELIVERED_ON, day };
	return act_write(call, "deliver", set_day, &request);
}

bool close_line(struct call *call, struct record *line, struct day day)
{
	struct day_request request = { line, ADDRESSEE_LINE_CLOSED_ON, day };
	return act_write(call, "close_without_reply", set_day, &request);
}

// Replies and assessments.

static bool of_authority(const struct call *call)
{
	return (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
}

bool recommend_sent_line(struct call *call, str id, struct record **line)
{
	*line = id.length == 0 ? NULL : record_find(call, &addressee_line_entity, id);
	if (*line == NULL)
		return refuse_field(call, "addressee_line", say(call, N_("This is needed.")));
	if (!permit_record(call, VERB_READ, *line))
		return false;
	if (!record_has(*line, ADDRESSEE_LINE_SENT_ON) && !record_has(*line, ADDRESSEE_LINE_COUNTS_FROM)) {
		call->allowed = S("send");
		return refuse(call, REFUSED_CONFLICT, N_("This line was not sent yet."));
	}
	return true;
}

static bool not_in_future(struct call *call, const struct record *record, size_t field)
{
	struct day day;
	if (!day_parse(record_text(record, field), &day))
		return true;
	struct day first = day_first(&day);
	if (day_difference(&first, &call->today) <= 0)
		return true;
	return refuse_field(call, record->entity->fields[field].name,
		say(call, N_("This day is still to come.")));
}

static void count_from(struct call *call, struct record *record, size_t own, size_t counts)
{
	if (!record_has(record, own) && !record_has(record, counts))
		record_set(record, own, str_copy(call->arena, day_str(&call->today)));
	if (record_has(record, own))
		record_set(record, counts, record_text(record, own));
}

static bool answer_body(struct call *call, void *input)
{
	struct record *reply = input, *line;
	if (!validators_allow(call) || !recommend_sent_line(call, record_text(reply, REPLY_ADDRESSEE_LINE), &line))
		return false;
	if (of_authority(call)) {
		record_set(reply, REPLY_RECEIVED_ON, str_copy(call->arena, day_str(&call->today)));
		record_set(reply, REPLY_CHANNEL, S("portal"));
	}
	if (!record_has(reply, REPLY_TEXT) && !record_has(reply, REPLY_POSITION))
		return refuse_field(call, "text",
			say(call, N_("A reply has words or a position. A mere acknowledgement is not a reply.")));
	count_from(call, reply, REPLY_RECEIVED_ON, REPLY_COUNTS_FROM);
	struct day day;
	return not_in_future(call, reply, REPLY_RECEIVED_ON) &&
	       (!day_parse(record_text(reply, REPLY_COUNTS_FROM), &day) || arrow_reply(call, line, "answer", &day)) &&
	       arrow_position(call, line, reply) && keep_save(call, reply) && notify_reply(call);
}

bool answer(struct call *call, struct record *reply)
{
	return act_write(call, "answer", answer_body, reply);
}

// A correction stands on the same line and is of the same kind: no claim corrects a verification.
static bool corrects_its_own(struct call *call, const struct record *assessment)
{
	if (!record_has(assessment, ASSESSMENT_CORRECTS))
		return true;
	struct record *old = record_find(call, &assessment_entity, record_text(assessment, ASSESSMENT_CORRECTS));
	static const size_t same[] = { ASSESSMENT_ADDRESSEE_LINE, ASSESSMENT_ASSESSOR };
	for (size_t i = 0; old != NULL && i < COUNT(same); i++)
		if (!str_equal(record_text(old, same[i]), record_text(assessment, same[i])))
			old = NULL;
	return old != NULL ||
	       refuse_field(call, "corrects",
		       say(call, N_("A correction names an assessment of the same addressee line by the same assessor.")));
}

static bool assess_body(struct call *call, void *input)
{
	struct record *assessment = input, *line;
	if (!validators_allow(call) || !recommend_sent_line(call, record_text(assessment, ASSESSMENT_ADDRESSEE_LINE), &line))
		return false;
	if (!corrects_its_own(call, assessment))
		return false;
	bool claim = str_is(record_text(assessment, ASSESSMENT_ASSESSOR), "self_report");
	if (of_authority(call) && !record_has(assessment, ASSESSMENT_ASSESSOR))
		record_set(assessment, ASSESSMENT_ASSESSOR, S("self_report"));
	else if (of_authority(call) && !claim)
		return refuse_field(call, "assessor", say(call, N_("An authority assesses itself only.")));
	// As with a reply: its day is the day on which it came, so nobody changes what past figures said.
	if (of_authority(call))
		record_set(assessment, ASSESSMENT_ASSESSED_ON, str_copy(call->arena, day_str(&call->today)));
	count_from(call, assessment, ASSESSMENT_ASSESSED_ON, ASSESSMENT_COUNTS_FROM);
	return not_in_future(call, assessment, ASSESSMENT_ASSESSED_ON) &&
	       arrow_implementation(call, line, assessment) && keep_save(call, assessment);
}

bool assess(struct call *call, struct record *assessment)
{
	return act_write(call, "assess", assess_body, assessment);
}
