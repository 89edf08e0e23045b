// A correction of facts in the house: the text paragraph by paragraph, what the authority says of each, and the form of
// the team's answer.
#include "acts/check_facts.h"
#include "acts/dossier.h"
#include "acts/keep.h"
#include "model/entities.h"
#include "model/factual_comment.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "web/beside_parts.h"
#include "web/facts_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

// The form under a comment; of the one that was refused as it was typed.
static void set_answer_form(struct door *door, struct view *view, const struct record *comment)
{
	struct call *call = &door->call;
	bool typed = str_equal(door_piece(door, "key"), comment->id);
	str answer = typed ? request_form(door->request, "answer") : record_text(comment, FACTUAL_COMMENT_ANSWER);
	struct view *form = view_in(view, "form");
	view_text(form, "id", comment->id);
	view_text(form, "reason", typed ? request_form(door->request, "reason") : record_text(comment, FACTUAL_COMMENT_REASON));
	view_flag(form, "open", typed || !record_has(comment, FACTUAL_COMMENT_ANSWER));
	for (size_t i = 0; i < factual_answer_vocabulary.choice_count; i++) {
		str code = str_from(factual_answer_vocabulary.choices[i].code);
		struct view *offer = view_add(form, "offers");
		view_text(offer, "value", code);
		view_text(offer, "label", value_label(call, &factual_answer_vocabulary, code));
		view_flag(offer, "chosen", str_equal(code, answer));
	}
	for (size_t i = 0; typed && i < call->reason_count; i++)
		view_text(form, str_is(call->reasons[i].field, "reason") ? "why_reason" : "why_answer", call->reasons[i].why);
}

static void set_comments(struct door *door, struct view *view, const struct record *check, struct record *const *comments, size_t count)
{
	struct call *call = &door->call;
	struct view **shown = NEW_MANY(call->arena, count + 1, struct view *);
	bool open = check->binned_at.length == 0 && str_is(record_text(check, FACTUAL_CHECK_STATE), "sent");
	facts_head(call, view, check, comments, count);
	facts_paragraphs(call, view, check, comments, count, shown);
	for (size_t i = 0; i < count; i++)
		if (open && shown[i] != NULL && permit_may(call, VERB_CHANGE, &factual_comment_entity))
			set_answer_form(door, shown[i], comments[i]);
	if (open && permit_may(call, VERB_CREATE, &factual_comment_entity))
		view_text(view, "came_in", str_format(call->arena, "/factual_comments/new?factual_check=%.*s", STR_ARG(check->id)));
}

void factual_check_show(struct door *door, int status, str key)
{
	static const struct entity *const own[] = { &factual_comment_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct record **comments;
	size_t count;
	struct view *view = door_view(door);
	form_errors(call, view, &factual_check_entity, "");
	view_flag(view, "wrong", call->refusal != REFUSED_NOT);
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &factual_check_entity, key, &dossier) ||
	        !beside_fill(call, view, dossier.record) || !check_facts_comments(call, dossier.record, &comments, &count)) {
		door_refused(door);
		return;
	}
	record_view_fill(call, view, dossier.record, "text title state number");
	set_comments(door, view, dossier.record, comments, count);
	record_buttons(door, view, dossier.record);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, dossier.record, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, dossier.record), .level = record_view_level(call, dossier.record) };
	page_show(door, status, "factual_check", view, &sheet);
}

void factual_check_page(struct door *door)
{
	factual_check_show(door, 200, door_piece(door, "key"));
}

static bool answer(struct door *door, struct record *comment)
{
	struct call *call = &door->call;
	str chosen = request_form(door->request, "answer");
	if (!permit_record(call, VERB_CHANGE, comment))
		return false;
	if (chosen.length == 0)
		return refuse_field(call, "answer", say(call, N_("Say whether it is taken.")));
	return value_read(call, comment, FACTUAL_COMMENT_ANSWER, chosen, NULL) &&
	       value_read(call, comment, FACTUAL_COMMENT_REASON, request_form(door->request, "reason"), NULL) &&
	       keep_change(call, comment);
}

void factual_answer_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *comment;
	if (!page_inside(door) || !keep_read(call, &factual_comment_entity, door_piece(door, "key"), &comment)) {
		door_refused(door);
		return;
	}
	str check = record_text(comment, FACTUAL_COMMENT_FACTUAL_CHECK);
	if (answer(door, record_copy(call, comment)))
		door_done(door, str_format(call->arena, "%.*s#c-%.*s", STR_ARG(record_home(call, comment)), STR_ARG(comment->id)),
			say(call, N_("The comment is answered.")), S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		factual_check_show(door, refusal_status(call->refusal), check);
	else
		door_refused(door);
}
