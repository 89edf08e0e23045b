// One agreement, as one looks at it before a meeting: between whom, in force until when and what its end asks for, its clauses
// in their languages beside each other, what was planned and done under it on one line of time. And the board of all of them.
#include "acts/agreement_board.h"
#include "acts/dossier.h"
#include "acts/keep.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"
#include "web/together_parts.h"

static void set_span(struct view *view, const char *left, const char *past, int64_t days)
{
	if (days < 0)
		view_integer(view, past, -days);
	else
		view_integer(view, left, days);
	view_flag(view, "to_the_day", days == 0);
}

static void set_renewal(struct call *call, struct view *view, const struct record *agreement, const struct renewal *renewal)
{
	struct view *shown = view_in(view, "renewal");
	view_flag(shown, "in_force", renewal->in_force);
	view_flag(shown, "open", renewal->open);
	view_flag(shown, "rings", renewal->rings);
	if (record_has(agreement, AGREEMENT_STARTS_ON))
		shown_day(call, shown, "from", record_text(agreement, AGREEMENT_STARTS_ON));
	if (record_has(agreement, AGREEMENT_ENDS_ON)) {
		shown_day(call, shown, "until", record_text(agreement, AGREEMENT_ENDS_ON));
		shown_day(call, shown, "alarm", str_copy(call->arena, day_str(&renewal->alarm)));
		set_span(shown, "left", "over", renewal->left);
	}
	shown_value(call, view_in(shown, "kind"), agreement, AGREEMENT_RENEWAL);
	if (!record_has(agreement, AGREEMENT_REVIEW_ON))
		return;
	struct view *review = view_in(shown, "review");
	shown_day(call, review, "day", record_text(agreement, AGREEMENT_REVIEW_ON));
	view_flag(review, "due", renewal->review);
	if (renewal->review)
		set_span(review, "left", "over", renewal->review_left);
}

// Clauses in the order of their numbers: "2" stands before "10".
static bool set_clauses(struct call *call, struct view *view, const struct record *agreement)
{
	struct list_request request = { .entity = &clause_entity, .sort = S("number"), .limit = 500, .uncounted = true };
	struct list_page page;
	if (!permit_may(call, VERB_READ, &clause_entity))
		return true;
	if (!list_filter(call, &request, S("agreement"), agreement->id) || !list_read(call, &request, &page))
		return false;
	for (size_t i = 0; i < page.count; i++) {
		struct view *shown = view_add(view, "clauses");
		view_text(shown, "number", record_text(page.records[i], CLAUSE_NUMBER));
		view_text(shown, "address", address_record(call->arena, &clause_entity, S(""), page.records[i]->id));
		together_tongues(call, shown, "texts", record_text(page.records[i], CLAUSE_TEXT));
	}
	return true;
}

static void set_adds(struct call *call, struct view *view, const struct record *agreement)
{
	static const struct {
		const char *name;
		const struct entity *entity;
	} kinds[] = {
		{ "add_clause", &clause_entity }, { "add_training", &training_session_entity }, { "add_event", &event_entity },
	};
	for (size_t i = 0; agreement->binned_at.length == 0 && i < COUNT(kinds); i++)
		if (permit_may(call, VERB_CREATE, kinds[i].entity))
			view_text(view, kinds[i].name,
				str_format(call->arena, "/%s/new?agreement=%.*s", kinds[i].entity->plural, STR_ARG(agreement->id)));
}

// The form that adds a joint action, with what was typed when it was refused.
static void set_add_action(struct door *door, struct view *view, const struct record *agreement, const struct record *action)
{
	struct call *call = &door->call;
	if (agreement->binned_at.length > 0 || !permit_may(call, VERB_CREATE, &joint_action_entity))
		return;
	struct view *add = view_in(view, "add");
	struct form form = { .record = action == NULL ? record_new(call, &joint_action_entity) : action,
		.only = "action planned_on owner" };
	if (action != NULL) {
		form.typed = door->request->form;
		form.typed_count = door->request->form_count;
	}
	form_fill(call, add, &form);
	view_text(add, "address", str_format(call->arena, "/agreements/%.*s/actions", STR_ARG(agreement->id)));
	view_flag(add, "open", action != NULL);
}

static void show(struct door *door, int status, str key, const struct record *action)
{
	static const struct entity *const own[] = { &clause_entity, &joint_action_entity, &training_session_entity, &event_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct together together;
	struct together_trained trained;
	struct view *view = door_view(door);
	form_errors(call, view, action == NULL ? &agreement_entity : &joint_action_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &agreement_entity, key, &dossier) ||
	        !together_read(call, &agreement_entity, dossier.record->id, &together) ||
	        !together_trained(call, &together, &trained) || !set_clauses(call, view, dossier.record) ||
	        !beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	const struct record *agreement = dossier.record;
	struct renewal renewal = renewal_of(call, agreement);
	set_add_action(door, view, agreement, action);
	if (action != NULL)
		call->reason_count = 0; // They are of the joint action, not of a step.
	record_view_fill(call, view, agreement, "parties starts_on ends_on review_on renewal purpose");
	shown_name(call, view, "heading", record_text(agreement, AGREEMENT_TITLE));
	shown_value(call, view_in(view, "parties"), agreement, AGREEMENT_PARTIES);
	if (record_has(agreement, AGREEMENT_PURPOSE))
		shown_text(call, view, "purpose", record_text(agreement, AGREEMENT_PURPOSE));
	set_renewal(call, view, agreement, &renewal);
	together_fill(call, view, &together);
	view_integer(view, "trained", trained.persons);
	view_integer(view, "trained_women", trained.women);
	view_integer(view, "sessions", trained.sessions);
	set_adds(call, view, agreement);
	record_buttons(door, view, agreement);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, agreement, &dossier.timeline);
	struct sheet_of sheet = { .title = value_words(call, agreement, AGREEMENT_TITLE), .level = record_view_level(call, agreement) };
	page_show(door, status, "agreement", view, &sheet);
}

void agreement_show(struct door *door, int status, str key)
{
	show(door, status, key, NULL);
}

void agreement_page(struct door *door)
{
	show(door, 200, door_piece(door, "key"), NULL);
}

// Back to the page that the form stood on.
static str back_to(struct door *door, str agreement, str project)
{
	struct call *call = &door->call;
	if (str_is(request_form(door->request, "back"), "board"))
		return S("/agreement_board");
	if (agreement.length == 0)
		return str_format(call->arena, "/cooperation_projects/%.*s#h-time", STR_ARG(project));
	return str_format(call->arena, "/agreements/%.*s#h-time", STR_ARG(agreement));
}

void agreement_action_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *agreement;
	if (!page_inside(door) || !keep_read(call, &agreement_entity, door_piece(door, "key"), &agreement) ||
	        !permit_entity(call, VERB_CREATE, &joint_action_entity)) {
		door_refused(door);
		return;
	}
	struct record *action = record_new(call, &joint_action_entity);
	record_set(action, JOINT_ACTION_AGREEMENT, agreement->id);
	struct form form = page_form(door, action);
	form.only = "action planned_on owner";
	if (form_read(call, action, &form) && keep_make(call, action))
		door_done(door, back_to(door, agreement->id, S("")),
			say_with(call, N_("{record} was recorded."), "record", record_title(call, action), NULL), S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show(door, refusal_status(call->refusal), agreement->id, action);
	else
		door_refused(door);
}

void joint_action_done_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *action;
	struct day day;
	if (!page_inside(door) || !keep_read(call, &joint_action_entity, door_piece(door, "key"), &action) ||
	        !permit_record(call, VERB_STEP, action)) {
		door_refused(door);
		return;
	}
	str agreement = record_text(action, JOINT_ACTION_AGREEMENT), project = record_text(action, JOINT_ACTION_COOPERATION_PROJECT);
	str told = request_form(door->request, "done_on");
	bool good = page_day(call, "done_on", told, &day) &&
	            together_done(call, action, day.text[0] == 0 ? day_str(&call->today) : str_copy(call->arena, day_str(&day)),
			    str_trim(request_form(door->request, "result")));
	if (good)
		door_done(door, back_to(door, agreement, project), say(call, N_("The step was made.")), S(""));
	else if (call->refusal == REFUSED_INVALID && agreement.length > 0)
		show(door, 422, agreement, NULL);
	else if (call->refusal == REFUSED_INVALID)
		cooperation_show(door, 422, project);
	else
		door_refused(door);
}

// The board.

static const char *const group_labels[AGREEMENT_GROUP_COUNT] = {
	[AGREEMENT_ENDS] = NC_("agreement board", "The end is near"),
	[AGREEMENT_REVIEWS] = NC_("agreement board", "Review due"),
	[AGREEMENT_LATE] = NC_("agreement board", "Actions overdue"),
	[AGREEMENT_IDLE] = NC_("agreement board", "Nothing done for a year"),
	[AGREEMENT_CALM] = NC_("agreement board", "Asks for nothing"),
};

static const char *const group_codes[AGREEMENT_GROUP_COUNT] = {
	[AGREEMENT_ENDS] = "ends", [AGREEMENT_REVIEWS] = "reviews", [AGREEMENT_LATE] = "late", [AGREEMENT_IDLE] = "idle",
	[AGREEMENT_CALM] = "calm",
};

static void set_card(struct call *call, struct view *shown, const struct agreement_card *card)
{
	const struct record *agreement = card->agreement;
	shown_record(call, shown, "record", agreement);
	shown_name(call, shown, "name", record_text(agreement, AGREEMENT_TITLE));
	shown_value(call, view_in(shown, "parties"), agreement, AGREEMENT_PARTIES);
	view_text(shown, "state", value_words(call, agreement, AGREEMENT_STATE));
	set_renewal(call, shown, agreement, &card->renewal);
	if (card->last.text[0] != 0)
		shown_day(call, shown, "last", str_copy(call->arena, day_str(&card->last)));
	view_flag(shown, "idle", card->idle);
	view_integer(shown, "planned", card->open);
	for (size_t i = 0; i < card->late_count; i++) {
		struct view *item = view_add(shown, "late");
		together_show(call, item, &card->late[i]);
		view_flag(item, "board", true);
	}
	if (!permit_may(call, VERB_CREATE, &joint_action_entity))
		return;
	view_text(shown, "add", str_format(call->arena, "/agreements/%.*s/actions", STR_ARG(agreement->id)));
	view_text(shown, "mark", agreement->id);
}

void agreement_board_page(struct door *door)
{
	struct call *call = &door->call;
	struct agreement_board board;
	if (!page_inside(door) || !agreement_board_read(call, &board)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	size_t at = 0;
	for (size_t g = 0; g < AGREEMENT_GROUP_COUNT; g++) {
		struct view *group = view_add(view, "groups");
		view_text(group, "code", str_from(group_codes[g]));
		view_text(group, "label", say_in(call, "agreement board", group_labels[g]));
		view_text(group, "count", words_number(call->arena, call_locale(call), board.groups[g]));
		for (; at < board.count && (size_t)board.cards[at].group == g; at++)
			set_card(call, view_add(group, "cards"), &board.cards[at]);
	}
	view_integer(view, "closed", board.closed);
	if (permit_may(call, VERB_CREATE, &agreement_entity))
		view_text(view, "new", S("/agreements/new"));
	struct sheet_of sheet = { .title = say(call, N_("What agreements ask for")) };
	page_show(door, 200, "agreement_board", view, &sheet);
}
