// What happens to an addressee line: sent, acknowledged, closed; a reply, an assessment.
#include "acts/keep.h"
#include "acts/recommend.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/shown.h"
#include "web/handlers.h"
#include "web/record_parts.h"

// The steps that are a day.
static const struct line_act {
	const char *name;
	const char *title, *hint, *done;
} line_acts[] = {
	{ "send", N_("Send to the authority"),
		N_("The day it was sent; empty: today. The reply date follows the clock of the authority."),
		N_("Sent.") },
	{ "deliver", N_("Record the delivery"),
		N_("The day of the proof of delivery; empty: today. The clock counts from it."),
		N_("Delivery recorded.") },
	{ "acknowledge", N_("Record an acknowledgement"),
		N_("The day the authority confirmed the receipt; empty: today. It is not a reply."),
		N_("Acknowledgement recorded.") },
	{ "close", N_("Close without reply"), N_("The day from which no reply is awaited; empty: today."),
		N_("Closed without reply.") },
};

static bool read_line(struct door *door, struct record **line)
{
	return page_inside(door) &&
	       keep_read(&door->call, &addressee_line_entity, door_piece(door, "key"), line);
}

static bool find_act(struct door *door, const struct line_act **act)
{
	for (size_t i = 0; i < COUNT(line_acts); i++)
		if (str_is(door_piece(door, "act"), line_acts[i].name)) {
			*act = &line_acts[i];
			return true;
		}
	return refuse(&door->call, REFUSED_UNKNOWN,
		N_("Nothing was found at this address. Check the number or search for it."));
}

// An addressee line has no page of its own: it is read on that of its recommendation.
void line_page(struct door *door)
{
	struct record *line;
	if (read_line(door, &line))
		response_see_other(door->response, record_home(&door->call, line));
	else
		door_refused(door);
}

static void day_field(struct call *call, struct view *view, const char *name, const char *label,
	const char *hint, str value)
{
	struct view *shown = view_add(view, "fields");
	view_text(shown, "name", str_from(name));
	view_text(shown, "id", str_from(name));
	view_text(shown, "label", say(call, label));
	if (hint != NULL)
		view_text(shown, "hint", say(call, hint));
	view_text(shown, "input", form_day_fits(value) ? S("day") : S("text"));
	view_text(shown, "value", value);
	for (size_t i = 0; i < call->reason_count; i++)
		if (str_is(call->reasons[i].field, name))
			view_text(shown, "why", call->reasons[i].why);
}

static void show_day(struct door *door, int status, const struct record *line, const struct line_act *act)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	day_field(call, view, "day", N_("Day"), act->hint, request_form(door->request, "day"));
	if (str_is(str_from(act->name), "send"))
		day_field(call, view, "reply_due_on", N_("Reply due on"),
			N_("Empty: by the clock of the authority, else that of the house."),
			request_form(door->request, "reply_due_on"));
	form_errors(call, view, &addressee_line_entity, "");
	shown_link(call, view_in(view, "of"), &addressee_line_entity, line->id);
	view_text(view, "list", S("/recommendations"));
	view_text(view, "list_label", say(call, recommendation_entity.label_many));
	view_text(view, "action",
		str_format(call->arena, "/addressee_lines/%.*s/%s", STR_ARG(line->id), act->name));
	view_text(view, "back", record_home(call, line));
	struct sheet_of sheet = { .title = say(call, act->title) };
	page_show(door, status, "form", view, &sheet);
}

void line_day_page(struct door *door)
{
	struct record *line;
	const struct line_act *act;
	if (find_act(door, &act) && read_line(door, &line) && permit_record(&door->call, VERB_STEP, line))
		show_day(door, 200, line, act);
	else
		door_refused(door);
}

static bool make_act(struct door *door, struct record *line, const struct line_act *act)
{
	struct call *call = &door->call;
	struct day day, due;
	if (!page_day(call, "day", request_form(door->request, "day"), &day) ||
	        !page_day(call, "reply_due_on", request_form(door->request, "reply_due_on"), &due))
		return false;
	if (str_is(str_from(act->name), "deliver"))
		return deliver_line(call, line, day);
	if (str_is(str_from(act->name), "acknowledge"))
		return acknowledge_line(call, line, day);
	if (str_is(str_from(act->name), "close"))
		return close_line(call, line, day);
	struct send_request request = { line, day, due };
	return send_line(call, &request);
}

void line_day_post(struct door *door)
{
	struct record *line;
	const struct line_act *act;
	if (!find_act(door, &act) || !read_line(door, &line)) {
		door_refused(door);
		return;
	}
	if (make_act(door, line, act))
		door_done(door, record_home(&door->call, line), say(&door->call, act->done), S(""));
	else if (door->call.refusal == REFUSED_INVALID)
		show_day(door, 422, line, act);
	else
		door_refused(door);
}

// Replies and assessments.

struct made_of_line {
	const struct entity *entity;
	size_t link;
	const char *only;
	const char *title, *button, *done;
	bool (*make)(struct call *call, struct record *record);
};

static const struct made_of_line reply_made = {
	&reply_entity, REPLY_ADDRESSEE_LINE,
	"received_on channel author text position reason_kind reasons promised_on", N_("Record a reply"),
	N_("Record the reply"), N_("Reply recorded."), answer,
};

static const struct made_of_line assessment_made = {
	&assessment_entity, ASSESSMENT_ADDRESSEE_LINE, "assessed_on assessor implementation visit text",
	N_("Assess"), N_("Record the assessment"), N_("Assessment recorded."), assess,
};

static bool start_made(struct door *door, const struct made_of_line *made, str line_id,
	struct record **record, struct record **line)
{
	struct call *call = &door->call;
	if (!page_inside(door) || !permit_entity(call, VERB_CREATE, made->entity) ||
	        !keep_read(call, &addressee_line_entity, line_id, line))
		return false;
	*record = record_new(call, made->entity);
	record_set(*record, made->link, (*line)->id);
	return true;
}

// The assessment that this one corrects, sent along: what it said and when.
static void carry_corrected(struct call *call, struct view *view, const struct record *record)
{
	struct record *old;
	if (record->entity != &assessment_entity || !record_has(record, ASSESSMENT_CORRECTS))
		return;
	struct view *carried = view_add(view, "carry");
	view_text(carried, "name", S("corrects"));
	view_text(carried, "value", record_text(record, ASSESSMENT_CORRECTS));
	old = record_find(call, &assessment_entity, record_text(record, ASSESSMENT_CORRECTS));
	if (old == NULL)
		return;
	struct view *shown = view_in(view, "corrects");
	view_text(shown, "state", value_words(call, old, ASSESSMENT_IMPLEMENTATION));
	view_text(shown, "assessor", value_words(call, old, ASSESSMENT_ASSESSOR));
	view_text(shown, "day", value_words(call, old, ASSESSMENT_COUNTS_FROM));
}

// A correction begins with the assessor of what it corrects.
static bool name_corrected(struct call *call, struct record *record, str id)
{
	struct record *old;
	if (record->entity != &assessment_entity || id.length == 0)
		return true;
	if (!keep_read(call, &assessment_entity, id, &old))
		return false;
	record_set(record, ASSESSMENT_CORRECTS, old->id);
	record_set(record, ASSESSMENT_ASSESSOR, record_text(old, ASSESSMENT_ASSESSOR));
	return true;
}

static void show_made(struct door *door, int status, const struct made_of_line *made, struct form *form,
	const struct record *line)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	form->only = made->only;
	form_fill(call, view, form);
	struct view *carried = view_add(view, "carry");
	view_text(carried, "name", S("addressee_line"));
	view_text(carried, "value", line->id);
	carry_corrected(call, view, form->record);
	shown_link(call, view_in(view, "of"), &addressee_line_entity, line->id);
	view_text(view, "list", S("/recommendations"));
	view_text(view, "list_label", say(call, recommendation_entity.label_many));
	view_text(view, "action", str_format(call->arena, "/%s/new", made->entity->plural));
	view_text(view, "back", record_home(call, line));
	view_text(view, "button", say(call, made->button));
	struct sheet_of sheet = { .title = say(call, made->title) };
	page_show(door, status, "form", view, &sheet);
}

static void made_page(struct door *door, const struct made_of_line *made)
{
	struct record *record, *line;
	if (!start_made(door, made, request_query(door->request, "addressee_line"), &record, &line) ||
	        !name_corrected(&door->call, record, request_query(door->request, "corrects"))) {
		door_refused(door);
		return;
	}
	struct form form = { .record = record };
	show_made(door, 200, made, &form, line);
}

static void made_post(struct door *door, const struct made_of_line *made)
{
	struct record *record, *line;
	struct call *call = &door->call;
	if (!start_made(door, made, request_form(door->request, "addressee_line"), &record, &line) ||
	        !name_corrected(call, record, request_form(door->request, "corrects"))) {
		door_refused(door);
		return;
	}
	struct form form = page_form(door, record);
	if (form_read(call, record, &form) && made->make(call, record))
		door_done(door, record_home(call, line), say(call, made->done), S(""));
	else if (call->refusal == REFUSED_INVALID)
		show_made(door, 422, made, &form, line);
	else
		door_refused(door);
}

void reply_new_page(struct door *door)
{
	made_page(door, &reply_made);
}

void reply_new_post(struct door *door)
{
	made_post(door, &reply_made);
}

void assessment_new_page(struct door *door)
{
	made_page(door, &assessment_made);
}

void assessment_new_post(struct door *door)
{
	made_post(door, &assessment_made);
}
