#include "web/pages.h"

#include "base/catalogue.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/value.h"
#include "page/shown.h"

void page_show(struct door *door, int status, const char *template, struct view *view,
	const struct sheet_of *sheet)
{
	view_text(view, "title", sheet->title);
	view_integer(view, "level_number", sheet->level);
	door_page(door, status, template, view);
}

bool page_inside(struct door *door)
{
	if ((door->call.role & (ROLE_FOCAL | ROLE_VALIDATOR)) == 0)
		return true;
	return refuse(&door->call, REFUSED_UNKNOWN,
		N_("Nothing was found at this address. Check the number or search for it."));
}

bool page_entity(struct door *door, const struct entity **entity)
{
	*entity = entity_by_plural_find(door_piece(door, "entities"));
	if (*entity != NULL && !(*entity)->hidden)
		return page_inside(door);
	return refuse(&door->call, REFUSED_UNKNOWN,
		N_("Nothing was found at this address. Check the number or search for it."));
}

struct form page_form(struct door *door, const struct record *record)
{
	return (struct form){
		.record = record,
		.typed = door->request->form,
		.typed_count = door->request->form_count,
	};
}

void page_prefill(struct door *door, struct record *record)
{
	struct call *call = &door->call;
	const struct entity *entity = record->entity;
	for (size_t i = 0; i < door->request->query_count; i++) {
		const struct pair *pair = &door->request->query[i];
		size_t field = entity_field_find(entity, pair->name);
		if (field == SIZE_MAX || !form_has(call, record, field))
			continue;
		if (value_read(call, record, field, pair->value, NULL))
			continue;
		// A link that was written by hand may be wrong; the form then simply begins empty.
		call->refusal = REFUSED_NOT;
		call->reason_count = 0;
	}
}

bool page_day(struct call *call, const char *field, str text, struct day *day)
{
	*day = (struct day){ "" };
	text = str_trim(text);
	if (text.length == 0 || day_parse(text, day))
		return true;
	if (text_valid(text) && day_read(text, DAY_FIRST, day) == DAY_READ)
		return true;
	return refuse_field(call, field,
		say_with(call, N_("“{text}” is not a day. Write it as in 2026-05-31."), "text", text, NULL));
}

str page_address(const struct door *door, str path)
{
	return str_format(door->call.arena, "%s://%.*s%.*s", door->request->secure ? "https" : "http",
		STR_ARG(door->request->host), STR_ARG(path));
}

// History.

static const struct {
	const char *act;
	const char *words;
} act_words[] = {
	{ "make", NC_("act", "Recorded") }, { "change", NC_("act", "Changed") },
	{ "bin", NC_("act", "Put into the bin") }, { "unbin", NC_("act", "Taken out of the bin") },
	{ "recommend", NC_("act", "Recommended") }, { "send", NC_("act", "Sent") },
	{ "acknowledge", NC_("act", "Acknowledged") },
	{ "deliver", NC_("act", "Delivered") }, { "move_deadline", NC_("act", "Reply date moved") },
	{ "close_without_reply", NC_("act", "Closed without reply") },
	{ "undertake", NC_("act", "Action announced") }, { "progress", NC_("act", "Progress told") },
	{ "plan_follow_up", NC_("act", "Follow-up planned") }, { "fill_checklist", NC_("act", "Checklist filled") },
	{ "judge", NC_("act", "Judged") },
	{ "answer", NC_("act", "Reply recorded") }, { "assess", NC_("act", "Assessed") },
	{ "import", NC_("act", "Imported") }, { "undo_import", NC_("act", "Import taken back") },
	{ "init", NC_("act", "Institution made") }, { "choose_language", NC_("act", "Language chosen") },
	{ "choose_mail", NC_("act", "Notices chosen") }, { "choose_keys", NC_("act", "Keys chosen") },
	{ "attach", NC_("act", "Attached") }, { "escalate", NC_("act", "Drafted by the ladder") },
	{ "receive", NC_("act", "Taken in") }, { "hand_over", NC_("act", "Handed over") },
	{ "add_account", NC_("act", "Account added") }, { "certify", NC_("act", "Issued") },
	{ "revoke", NC_("act", "Revoked") },
	{ "begin_preparation", NC_("act", "Checklist begun") }, { "adopt_template", NC_("act", "Taken over from a network") },
	{ "keep_figure", NC_("act", "Saved as it was counted") },
};

static str act_in_words(struct call *call, const struct entity *entity, str act)
{
	for (size_t i = 0; i < COUNT(act_words); i++)
		if (str_is(act, act_words[i].act))
			return say_in(call, "act", act_words[i].words);
	const char *context = str_c(call->arena, str_format(call->arena, "step:%s", entity->name));
	for (const struct step *step = entity->steps; step != NULL && step->name != NULL; step++)
		if (str_is(act, step->name))
			return say_in(call, context, step->label);
	return act;
}

static void set_name_change(struct call *call, struct view *entry, const struct timeline_change *change)
{
	const struct field *field = change->field;
	for (size_t i = 0; i < NAME_LANGUAGE_COUNT; i++) {
		str before = value_name_in(call->arena, change->before.text, name_languages[i]);
		if (str_equal(before, value_name_in(call->arena, change->after.text, name_languages[i])))
			continue;
		struct view *shown = view_add(entry, "changes");
		view_text(shown, "label", shown_tongue_label(call, field, name_languages[i]));
		shown_tongue(call, view_in(shown, "before"), field, change->before.text, name_languages[i]);
		shown_tongue(call, view_in(shown, "after"), field, change->after.text, name_languages[i]);
	}
}

static void set_change(struct call *call, struct view *entry, const struct timeline_change *change)
{
	const struct field *field = change->field;
	if (field->kind == KIND_NAME) {
		set_name_change(call, entry, change);
		return;
	}
	struct view *shown = view_add(entry, "changes");
	view_text(shown, "label", say(call, field->label));
	shown_cell(call, view_in(shown, "before"), field, &change->before);
	shown_cell(call, view_in(shown, "after"), field, &change->after);
}

void page_timeline(struct call *call, struct view *view, const struct record *record,
	const struct timeline *timeline)
{
	for (size_t i = 0; i < timeline->count; i++) {
		const struct timeline_entry *entry = &timeline->entries[i];
		struct view *shown = view_add(view, "timeline");
		view_flag(shown, "now", i == 0);
		shown_instant(call, shown, "at", &entry->at);
		view_text(shown, "words", act_in_words(call, record->entity, entry->act));
		view_text(shown, "actor", entry->actor_name);
		view_text(shown, "import", entry->import);
		for (size_t k = 0; k < entry->change_count; k++)
			set_change(call, shown, &entry->changes[k]);
	}
}
