// Steps by the API: POST /api/v1/{entities}/{key}/{step}. Most are those of the declaration; what asks for more than a note
// stands in a table here.
#include "acts/advise.h"
#include "acts/follow_up.h"
#include "acts/keep.h"
#include "acts/recommend.h"
#include "acts/undertake.h"
#include "acts/uptake.h"
#include "acts/work_out.h"
#include "model/entities.h"
#include "model/record_json.h"
#include "web/api_inside.h"

static bool body_day(struct call *call, const struct json *body, const char *name, struct day *day)
{
	const struct json *value = json_find(body, str_from(name));
	if (value == NULL || value->kind == JSON_IS_NULL)
		return true;
	if (value->kind == JSON_IS_TEXT && day_parse(value->text, day))
		return true;
	return refuse_field(call, name, say(call, N_("This is not a day.")));
}

static bool body_text(struct call *call, const struct json *body, const char *name, str *text)
{
	const struct json *value = json_find(body, str_from(name));
	*text = S("");
	return value == NULL || api_text(call, value, text) ||
	       refuse_field(call, name, say(call, N_("This kind of JSON value does not fit the field.")));
}

// Each takes the record that the address names, and leaves there what is answered with.

struct line_days {
	struct day sent_on, reply_due_on, day;
};

static bool line_days(struct call *call, const struct json *body, struct line_days *days)
{
	*days = (struct line_days){ 0 };
	return body_day(call, body, "sent_on", &days->sent_on) && body_day(call, body, "reply_due_on", &days->reply_due_on) &&
	       body_day(call, body, "day", &days->day);
}

static bool send_one(struct call *call, struct record **line, const struct json *body)
{
	struct line_days days;
	return line_days(call, body, &days) &&
	       send_line(call, &(struct send_request){ .line = *line, .sent_on = days.sent_on, .reply_due_on = days.reply_due_on });
}

static bool deliver(struct call *call, struct record **line, const struct json *body)
{
	struct line_days days;
	return line_days(call, body, &days) && deliver_line(call, *line, days.day);
}

static bool acknowledge(struct call *call, struct record **line, const struct json *body)
{
	struct line_days days;
	return line_days(call, body, &days) && acknowledge_line(call, *line, days.day);
}

static bool close_without_reply(struct call *call, struct record **line, const struct json *body)
{
	struct line_days days;
	return line_days(call, body, &days) && close_line(call, *line, days.day);
}

static bool send_all(struct call *call, struct record **recommendation, const struct json *body)
{
	size_t sent;
	struct day day = { "" };
	return body_day(call, body, "sent_on", &day) && send_recommendation(call, *recommendation, day, &sent);
}

static bool report_progress(struct call *call, struct record **action, const struct json *body)
{
	struct progress_report report = { 0 };
	return body_text(call, body, "progress", &report.progress) && body_text(call, body, "proof", &report.proof) &&
	       body_day(call, body, "progress_on", &report.day) && undertake_progress(call, *action, &report);
}

// The visit stands where the place stood: it is what is answered with.
static bool plan_follow_up(struct call *call, struct record **record, const struct json *body)
{
	struct record *visit = record_new(call, &visit_entity), *before = NULL;
	const struct json *earlier = json_find(body, S("visit"));
	struct json rest = { .kind = JSON_IS_OBJECT };
	rest.items = NEW_MANY(call->arena, body->count + 1, struct json);
	rest.keys = NEW_MANY(call->arena, body->count + 1, str);
	for (size_t i = 0; i < body->count; i++)
		if (!str_is(body->keys[i], "visit")) {
			rest.keys[rest.count] = body->keys[i];
			rest.items[rest.count++] = body->items[i];
		}
	if (!record_json_read(call, visit, &rest) ||
	        (earlier != NULL && earlier->kind == JSON_IS_TEXT && !keep_read(call, &visit_entity, earlier->text, &before)))
		return false;
	record_set(visit, VISIT_PLACE, (*record)->id);
	*record = visit;
	return follow_up_plan(call, visit, before == NULL ? S("") : before->id);
}

static bool fill_checklist(struct call *call, struct record **visit, const struct json *body)
{
	(void)body;
	size_t made;
	return follow_up_fill(call, *visit, &made);
}

static bool judge_item(struct call *call, struct record **item, const struct json *body)
{
	struct follow_up_verdict verdict = { 0 };
	return body_text(call, body, "judgement", &verdict.judgement) &&
	       body_text(call, body, "implementation", &verdict.implementation) &&
	       body_text(call, body, "remark", &verdict.remark) && body_day(call, body, "day", &verdict.day) &&
	       follow_up_judge(call, *item, &verdict);
}

static bool take_up(struct call *call, struct record **observation, const struct json *body)
{
	str uptake, note;
	struct day day = call->today;
	return body_text(call, body, "uptake", &uptake) && body_text(call, body, "note", &note) &&
	       body_day(call, body, "day", &day) && uptake_take(call, *observation, uptake, &day, note);
}

// The choices that are accepted by their ids; without them all that are proposed.
static bool accept_programme(struct call *call, struct record **programme, const struct json *body)
{
	const struct json *named = json_find(body, S("choices"));
	struct work_out_accepted accepted;
	if (named == NULL)
		return work_out_accept(call, *programme, NULL, 0, &accepted);
	str *ids = NEW_MANY(call->arena, named->count + 1, str);
	if (named->kind != JSON_IS_ARRAY)
		return refuse_field(call, "choices", say(call, N_("This kind of JSON value does not fit the field.")));
	for (size_t i = 0; i < named->count; i++)
		if (!api_text(call, &named->items[i], &ids[i]))
			return refuse_field(call, "choices", say(call, N_("This kind of JSON value does not fit the field.")));
	return work_out_accept(call, *programme, ids, named->count, &accepted);
}

static bool copy_programme(struct call *call, struct record **programme, const struct json *body)
{
	(void)body;
	return work_out_copy(call, *programme, programme);
}

static bool into_bin(struct call *call, struct record **record, const struct json *body)
{
	(void)body;
	return keep_bin(call, *record);
}

static bool out_of_bin(struct call *call, struct record **record, const struct json *body)
{
	(void)body;
	return keep_unbin(call, *record);
}

static const struct {
	const struct entity *entity; // NULL: any.
	const char *step;
	bool (*take)(struct call *call, struct record **record, const struct json *body);
} steps[] = {
	{ NULL, "bin", into_bin },
	{ NULL, "restore", out_of_bin },
	{ &recommendation_entity, "send", send_all },
	{ &recommendation_entity, "take_up", take_up },
	{ &addressee_line_entity, "send", send_one },
	{ &addressee_line_entity, "deliver", deliver },
	{ &addressee_line_entity, "acknowledge", acknowledge },
	{ &addressee_line_entity, "close_without_reply", close_without_reply },
	{ &action_entity, "progress", report_progress },
	{ &place_entity, "follow_up", plan_follow_up },
	{ &visit_entity, "checklist", fill_checklist },
	{ &follow_up_item_entity, "judge", judge_item },
	{ &programme_entity, "accept", accept_programme },
	{ &programme_entity, "copy", copy_programme },
};

static bool declared_step(struct call *call, struct record *record, str step, const struct json *body)
{
	const char *asks = keep_step_asks(record->entity, step);
	const struct json *note = asks == NULL ? NULL : json_find(body, str_from(asks));
	str text = S("");
	if (note == NULL)
		note = json_find(body, S("note"));
	if (note != NULL && !api_text(call, note, &text))
		return refuse_field(call, asks == NULL ? "note" : asks,
			say(call, N_("This kind of JSON value does not fit the field.")));
	return keep_step(call, record, step, text);
}

static bool take_step(struct call *call, struct record **record, str step, const struct json *body)
{
	for (size_t i = 0; i < COUNT(steps); i++)
		if ((steps[i].entity == NULL || steps[i].entity == (*record)->entity) && str_is(step, steps[i].step))
			return steps[i].take(call, record, body);
	return declared_step(call, *record, step, body);
}

static bool post_step(struct door *door, struct once_answer *answer)
{
	struct record *record;
	struct json body;
	return api_record(door, &record) && api_body(door, &body) &&
	       take_step(&door->call, &record, door_piece(door, "step"), &body) &&
	       api_answer_record(door, answer, record, 200);
}

void api_step(struct door *door)
{
	api_post_once(door, door->request->body, post_step);
}
