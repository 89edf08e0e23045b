// The page of one record, its steps, and the bin.
#include "acts/advise.h"
#include "acts/attach.h"
#include "acts/dossier.h"
#include "acts/keep.h"
#include "acts/reply_table.h"
#include "acts/standing.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/frame.h"
#include "page/hints.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"
#include "web/standing_parts.h"

// Replies, assessments and lines are read where they hang: on the page of their recommendation.
static str recommendation_of(struct call *call, const struct record *record)
{
	const struct record *line = record;
	size_t link = record->entity == &reply_entity        ? (size_t)REPLY_ADDRESSEE_LINE
	              : record->entity == &action_entity     ? (size_t)ACTION_ADDRESSEE_LINE
	              : record->entity == &assessment_entity ? (size_t)ASSESSMENT_ADDRESSEE_LINE
	                                                     : SIZE_MAX;
	if (link != SIZE_MAX)
		line = record_find(call, &addressee_line_entity, record_text(record, link));
	if (line == NULL || line->entity != &addressee_line_entity)
		return S("");
	return record_text(line, ADDRESSEE_LINE_RECOMMENDATION);
}

// What is read on the page of the record that it hangs on.
static const struct hung {
	const struct entity *entity, *on;
	size_t link;
} hung[] = {
	{ &factual_comment_entity, &factual_check_entity, FACTUAL_COMMENT_FACTUAL_CHECK },
	{ &programme_target_entity, &programme_entity, PROGRAMME_TARGET_PROGRAMME },
	{ &legal_article_entity, &legal_text_entity, LEGAL_ARTICLE_LEGAL_TEXT },
	{ &clause_entity, &agreement_entity, CLAUSE_AGREEMENT },
	{ &attendance_entity, &training_session_entity, ATTENDANCE_TRAINING_SESSION },
	{ &budget_line_entity, &cooperation_project_entity, BUDGET_LINE_COOPERATION_PROJECT },
	{ &project_result_entity, &cooperation_project_entity, PROJECT_RESULT_COOPERATION_PROJECT },
	{ &project_report_entity, &cooperation_project_entity, PROJECT_REPORT_COOPERATION_PROJECT },
	{ &preparation_item_entity, &treaty_exchange_entity, PREPARATION_ITEM_TREATY_EXCHANGE },
};

static const struct hung *hung_find(const struct entity *entity)
{
	for (size_t i = 0; i < COUNT(hung); i++)
		if (hung[i].entity == entity)
			return &hung[i];
	return NULL;
}

str record_home(struct call *call, const struct record *record)
{
	str beside = beside_home(call, record);
	if (beside.length > 0)
		return beside;
	const struct hung *row = hung_find(record->entity);
	if (row != NULL && record_has(record, row->link))
		return address_record(call->arena, row->on, link_words(call, row->on, record_text(record, row->link)).number,
			record_text(record, row->link));
	str recommendation = recommendation_of(call, record);
	if (recommendation.length > 0)
		return address_record(call->arena, &recommendation_entity,
			link_words(call, &recommendation_entity, recommendation).number, recommendation);
	return address_record(call->arena, record->entity, record_number(record), record->id);
}

void record_buttons(struct door *door, struct view *view, const struct record *record)
{
	struct call *call = &door->call;
	const struct entity *entity = record->entity;
	str address = address_record(call->arena, entity, record_number(record), record->id);
	bool binned = record->binned_at.length > 0;
	// An assessment is never changed: a new one names the one that it corrects.
	bool others = entity->beside && !permit_record(call, VERB_CHANGE, record);
	call->refusal = REFUSED_NOT;
	if (!binned && entity != &assessment_entity && !others && permit_may(call, VERB_CHANGE, entity))
		view_text(view, "edit", str_format(call->arena, "%.*s/edit", STR_ARG(address)));
	if (permit_may(call, VERB_BIN, entity))
		view_text(view, binned ? "unbin" : "bin",
			str_format(call->arena, "%.*s/%s", STR_ARG(address), binned ? "unbin" : "bin"));
	if (entity == &account_entity && permit_may(call, VERB_CHANGE, entity))
		view_text(view, "first_password", str_format(call->arena, "%.*s/first-password", STR_ARG(address)));
	record_view_steps(call, view, record);
}

static bool is_among(const struct entity *entity, const struct entity *const *entities_of_page)
{
	for (size_t i = 0; entities_of_page != NULL && entities_of_page[i] != NULL; i++)
		if (entities_of_page[i] == entity)
			return true;
	return false;
}

void record_groups(struct call *call, struct view *view, const struct dossier *dossier,
	const struct entity *const *without)
{
	for (size_t i = 0; i < dossier->group_count; i++) {
		const struct dossier_group *group = &dossier->groups[i];
		if (is_among(group->entity, without))
			continue;
		struct view *shown = view_add(view, "groups");
		const struct field *link = &group->entity->fields[group->field];
		view_text(shown, "label", say(call, group->entity->label_many));
		view_text(shown, "count", words_number(call->arena, call_locale(call), group->page.total));
		view_flag(shown, "more", group->page.next.length > 0);
		str list = address_list(call->arena, group->entity);
		view_text(shown, "list",
			address_filtered(call->arena, str_c(call->arena, list), link->name, dossier->record->id));
		for (size_t k = 0; k < group->page.count && k < RECORD_GROUP_MOST; k++)
			record_item(call, view_add(shown, "items"), group->page.records[k], group->field);
		view_flag(shown, "more", group->page.total > RECORD_GROUP_MOST);
	}
}

void record_item(struct call *call, struct view *item, const struct record *record, size_t without)
{
	const struct entity *entity = record->entity;
	shown_record(call, item, "record", record);
	view_text(view_in(item, "record"), "address", record_home(call, record));
	const struct record *owner = beside_owner(call, record);
	if (owner != NULL)
		shown_link(call, view_add(item, "values"), owner->entity, owner->id);
	size_t shown = 0;
	for (size_t i = 0; i < entity->field_count && shown < 4; i++) {
		const struct field *field = &entity->fields[i];
		bool title = i == entity->name_field || (entity->number_prefix != NULL && i == entity->number_field);
		if (!field->in_list || title || i == without || !record_has(record, i) || !permit_field(call, entity, i))
			continue;
		shown_value(call, view_add(item, "values"), record, i);
		shown++;
	}
}

// What a finding rests on: its sources on the way to three, the standards it cites.
static void set_finding(struct call *call, struct view *view, const struct record *finding)
{
	struct hints hints;
	size_t sources = finding_source_count(call->arena, finding);
	view_text(view, "sources", words_of(call->arena, call_locale(call), (int64_t)sources, FINDING_SOURCES_NEEDED));
	view_flag(view, "sources_enough", sources >= FINDING_SOURCES_NEEDED);
	view_flag(view, "excepted", record_has(finding, FINDING_EXCEPTION));
	advise_finding(call, finding, &hints);
	hints_fill(call, view, &hints);
	hints_citations(call, view, finding, FINDING_CITATIONS);
}

// What its page says of an authority beyond its record; outside the house nobody reads it.
static bool set_authority(struct call *call, struct view *view, const struct record *authority)
{
	struct standing standing;
	if (reply_table_wanted(call, authority))
		view_text(view, "reply_table", str_format(call->arena, "/authorities/%.*s/reply_table", STR_ARG(authority->id)));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return true;
	if (permit_may(call, VERB_READ, &action_entity))
		view_text(view, "action_board", address_filtered(call->arena, "/action_board", "authority", authority->id));
	if (authority->binned_at.length == 0 && permit_may(call, VERB_CREATE, &letter_entity))
		view_text(view, "letter", str_format(call->arena, "/letters/write?authority=%.*s", STR_ARG(authority->id)));
	if (!standing_read(call, authority, &standing))
		return false;
	standing_fill(call, view, &standing);
	return true;
}

static void show(struct door *door, int status, const struct entity *entity, str key)
{
	struct call *call = &door->call;
	struct dossier dossier;
	struct view *view = door_view(door);
	form_errors(call, view, entity, "");
	call->refusal = REFUSED_NOT;
	if (!dossier_read(call, entity, key, &dossier) || !beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	record_view_fill(call, view, dossier.record,
		entity == &finding_entity ? "citations" : entity->beside ? "entity record" : NULL);
	const struct record *owner = beside_owner(call, dossier.record);
	if (owner != NULL)
		shown_record(call, view, "beside", owner);
	record_buttons(door, view, dossier.record);
	record_groups(call, view, &dossier, NULL);
	page_timeline(call, view, dossier.record, &dossier.timeline);
	if (entity == &finding_entity)
		set_finding(call, view, dossier.record);
	if (entity == &authority_entity && !set_authority(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	// What people wrote is in any language; the title of a page is in the reader's.
	struct sheet_of sheet = { .title = entity->beside ? say(call, entity->label) : record_title(call, dossier.record),
		.level = record_view_level(call, dossier.record) };
	page_show(door, status, "record", view, &sheet);
}

void record_page(struct door *door)
{
	const struct entity *entity;
	if (page_entity(door, &entity))
		show(door, 200, entity, door_piece(door, "key"));
	else
		door_refused(door);
}

static bool read_record(struct door *door, struct record **record)
{
	const struct entity *entity;
	return page_entity(door, &entity) && keep_read(&door->call, entity, door_piece(door, "key"), record);
}

// Where a post takes the step back; empty where the life cycle has no way back.
static str step_back(struct call *call, const struct record *record, str before)
{
	const struct step *back = keep_step_back(call, record, before);
	return back == NULL ? S("") : str_format(call->arena, "/%s/%.*s/steps/%s", record->entity->plural, STR_ARG(record->id), back->name);
}

void step_post(struct door *door)
{
	struct record *record;
	struct call *call = &door->call;
	if (!read_record(door, &record)) {
		door_refused(door);
		return;
	}
	str step = door_piece(door, "step");
	const char *asks = keep_step_asks(record->entity, step);
	str note = str_trim(request_form(door->request, asks == NULL ? "note" : asks));
	if (note.length == 0)
		note = str_trim(request_form(door->request, "note"));
	str before = record->entity->steps == NULL ? S("") : record_text(record, record->entity->state_field);
	if (keep_step(call, record, step, note))
		door_done(door, record_home(call, record), say(call, N_("The step was made.")), step_back(call, record, before));
	else if (call->refusal == REFUSED_INVALID && record->entity == &recommendation_entity)
		recommendation_show(door, 422, record->id);
	else if (call->refusal == REFUSED_INVALID && record->entity == &rehabilitation_project_entity)
		project_show(door, 422, record->id);
	else if (call->refusal == REFUSED_INVALID && record->entity == &programme_entity)
		programme_show(door, 422, record->id);
	else if (call->refusal == REFUSED_INVALID && record->entity == &cooperation_project_entity)
		cooperation_show(door, 422, record->id);
	else if (call->refusal == REFUSED_INVALID && record->entity == &training_session_entity)
		training_show(door, 422, record->id);
	else if (call->refusal == REFUSED_INVALID && record->entity == &treaty_exchange_entity)
		treaty_exchange_show(door, 422, record->id);
	else if (call->refusal == REFUSED_INVALID && record->entity == &agreement_entity)
		agreement_show(door, 422, record->id);
	else if (call->refusal == REFUSED_INVALID && record->entity == &place_entity)
		place_show(door, 422, record->id);
	else if ((call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT) && record->entity == &factual_check_entity)
		factual_check_show(door, refusal_status(call->refusal), record->id);
	else if (call->refusal == REFUSED_INVALID && record->entity == &letter_entity)
		letter_refused(door, record->id);
	else if (call->refusal == REFUSED_INVALID)
		show(door, 422, record->entity, record->id);
	else
		door_refused(door);
}

str record_bin_address(struct call *call, const struct record *record)
{
	if (!permit_may(call, VERB_BIN, record->entity))
		return S("");
	return str_format(call->arena, "/%s/%.*s/bin", record->entity->plural, STR_ARG(record->id));
}

void bin_post(struct door *door)
{
	struct record *record;
	struct call *call = &door->call;
	if (!read_record(door, &record) || !keep_bin(call, record)) {
		door_refused(door);
		return;
	}
	str undo = str_format(call->arena, "/%s/%.*s/unbin", record->entity->plural, STR_ARG(record->id));
	door_done(door, address_list(call->arena, record->entity),
		say_with(call, N_("{record} was put into the bin."), "record", record_title(call, record), NULL), undo);
}

void unbin_post(struct door *door)
{
	struct record *record;
	struct call *call = &door->call;
	if (!read_record(door, &record) || !keep_unbin(call, record)) {
		door_refused(door);
		return;
	}
	door_done(door, record_home(call, record), say(call, N_("Taken out of the bin.")), record_bin_address(call, record));
}

void attach_post(struct door *door)
{
	struct call *call = &door->call;
	const struct upload *file = request_upload_find(door->request, "file");
	struct attach_request request = { .level = request_form(door->request, "level") };
	struct record *owner;
	if (!read_record(door, &owner) || !permit_record(call, VERB_CHANGE, owner)) {
		door_refused(door);
		return;
	}
	request.owner = owner;
	bool sent = file != NULL && file->file_name.length > 0;
	if (sent) {
		request.name = file->file_name;
		request.media_type = file->media_type;
		request.content = file->content;
	} else {
		sent = refuse_field(call, "file", say(call, N_("Choose a file first.")));
	}
	if (sent && attach(call, &request))
		door_done(door, record_home(call, request.attachment), say(call, N_("The file was attached.")), S(""));
	else
		door_refused(door);
}

void attachment_view_page(struct door *door)
{
	struct call *call = &door->call;
	struct record *attachment;
	str content;
	if (keep_read(call, &attachment_entity, door_piece(door, "key"), &attachment) &&
	        attachment_view(call, attachment, &content))
		door_file(door, record_text(attachment, ATTACHMENT_NAME), record_text(attachment, ATTACHMENT_MEDIA_TYPE), content);
	else
		door_refused(door);
}
