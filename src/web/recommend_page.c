// Recommending, and adding an addressee to a recommendation.
#include "acts/advise.h"
#include "acts/keep.h"
#include "acts/recommend.h"
#include "model/choices.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/permit.h"
#include "model/quality.h"
#include "page/address.h"
#include "page/hints.h"
#include "page/shown.h"
#include "web/handlers.h"
#include "web/pages.h"

#define RECOMMENDATION_FORM \
	"text visit place findings kind theme further_themes groups scope citations horizon due_on marks issued_on source " \
	"repeats supersedes original_language own"

#define OBSERVATION_FORM \
	"legal_text legal_articles text proposed_wording theme further_themes groups citations kind due_on issued_on " \
	"repeats supersedes original_language own"

enum { ADDRESSEES_MOST = 60 };

static bool is_observation(const struct record *record)
{
	return str_is(record_text(record, RECOMMENDATION_KIND), "legislative_observation");
}

static bool was_sent(const struct form *form, const char *name, str value)
{
	for (size_t i = 0; i < form->typed_count; i++)
		if (str_is(form->typed[i].name, name) && str_equal(form->typed[i].value, value))
			return true;
	return false;
}

// Authorities to choose from when they are few, else names that are typed.
static void set_authorities(struct call *call, struct view *view, const struct form *form, const char *name,
	const char *label, const char *hint, bool many)
{
	static const struct field field = { .name = "addressee", .kind = KIND_LINK, .link = &authority_entity };
	struct offer *offers;
	size_t count;
	struct view *shown = view_add(view, "fields");
	view_text(shown, "name", str_from(name));
	view_text(shown, "id", str_from(name));
	view_text(shown, "label", say(call, label));
	view_text(shown, "hint", say(call, hint));
	for (size_t i = 0; many && i < call->reason_count; i++)
		if (str_is(call->reasons[i].field, "addressee"))
			view_text(shown, "why", call->reasons[i].why);
	if (!choices_of(call, &field, &offers, &count) || count > ADDRESSEES_MOST) {
		view_text(shown, "input", S("text"));
		view_text(shown, "value", form_sent(form, str_from(name)));
		return;
	}
	view_text(shown, "input", many ? S("checks") : S("select"));
	for (size_t i = 0; i < count; i++) {
		struct view *offer = view_add(shown, "offers");
		view_text(offer, "value", offers[i].value);
		view_text(offer, "label", offers[i].label);
		view_text(offer, "lang", shown_foreign(call, offers[i].label));
		view_flag(offer, "chosen", was_sent(form, name, offers[i].value));
	}
}

static void set_addressees(struct call *call, struct view *view, const struct form *form)
{
	set_authorities(call, view, form, "addressee", N_("Addressees"),
		N_("Each has its own reply, position and implementation."), true);
}

static void set_lead(struct call *call, struct view *view, const struct form *form)
{
	set_authorities(call, view, form, "lead", N_("Leading addressee"),
		N_("It answers for the whole. Where none is chosen, the first of the addressees leads; the others contribute."),
		false);
}

// The leading one first: that is what makes it lead.
static str sent_addressees(struct call *call, const struct form *form)
{
	struct buf buf = buf_in(call->arena);
	str lead = form_sent(form, S("lead"));
	if (lead.length > 0) {
		buf_add(&buf, lead);
		buf_add_char(&buf, ';');
	}
	for (size_t i = 0; i < form->typed_count; i++)
		if (str_is(form->typed[i].name, "addressee") && form->typed[i].value.length > 0 &&
		        !str_equal(form->typed[i].value, lead)) {
			buf_add(&buf, form->typed[i].value);
			buf_add_char(&buf, ';');
		}
	return buf_str(&buf);
}

static size_t cut_addressees(struct call *call, str text, str **ids)
{
	size_t count = 0, room = 0;
	str piece;
	*ids = NULL;
	while (str_cut(&text, ';', &piece)) {
		struct name_match match;
		piece = str_trim(piece);
		if (piece.length == 0 || !name_match(call, &authority_entity, piece, NULL, &match))
			continue;
		GROW(call->arena, *ids, count, room);
		(*ids)[count - 1] = match.count == 1 ? match.ids[0] : piece;
	}
	return count;
}

// What it would be like: hints, before anything is recorded.
static void set_hints(struct call *call, struct view *view, const struct form *form)
{
	struct hints hints;
	str *ids;
	size_t count = cut_addressees(call, sent_addressees(call, form), &ids);
	advise_recommendation(call, form->record, ids, count, &hints);
	hints_fill(call, view, &hints);
	view_flag(view, "looked", true);
}

// A horizon proposes a day: it is filled in to be seen, and changed or emptied as its author likes.
static void propose_due(struct call *call, struct record *record, struct form *form)
{
	struct day from = call->today, issued;
	if (record_has(record, RECOMMENDATION_DUE_ON))
		return;
	if (day_parse(record_text(record, RECOMMENDATION_ISSUED_ON), &issued) && day_is_whole(&issued))
		from = issued;
	struct day due = quality_due(record_text(record, RECOMMENDATION_HORIZON), &from);
	struct pair *typed = NEW_MANY(call->arena, form->typed_count + 1, struct pair);
	for (size_t i = 0; i < form->typed_count; i++) {
		typed[i] = form->typed[i];
		if (str_is(typed[i].name, "due_on"))
			typed[i].value = str_copy(call->arena, day_str(&due));
	}
	form->typed = typed;
}

static void show_recommend(struct door *door, int status, struct form *form)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	form->only = is_observation(form->record) ? OBSERVATION_FORM : RECOMMENDATION_FORM;
	form_fill(call, view, form);
	set_lead(call, view, form);
	set_addressees(call, view, form);
	view_flag(view, "looks", true);
	if (form->typed != NULL && call->refusal == REFUSED_NOT)
		set_hints(call, view, form);
	view_text(view, "list", S("/recommendations"));
	view_text(view, "list_label", say(call, recommendation_entity.label_many));
	view_text(view, "action", S("/recommendations/new"));
	view_text(view, "back", S("/recommendations"));
	view_text(view, "button", say(call, N_("Recommend")));
	struct sheet_of sheet = { .title = is_observation(form->record) ? say(call, N_("Write an observation on a law"))
	                                                                  : say(call, N_("Write a recommendation")) };
	page_show(door, status, "form", view, &sheet);
}

// From a finding: its visit and theme; from a visit: its place.
static void follow_finding(struct call *call, struct record *record)
{
	struct record *finding = NULL, *visit = NULL;
	str findings = record_text(record, RECOMMENDATION_FINDINGS);
	if (findings.length >= 40) // One id as a set: ["…"].
		finding = record_find(call, &finding_entity, str_slice(findings, 2, 36));
	if (finding != NULL && permit_record(call, VERB_READ, finding)) {
		if (!record_has(record, RECOMMENDATION_VISIT))
			record_set(record, RECOMMENDATION_VISIT, record_text(finding, FINDING_VISIT));
		if (!record_has(record, RECOMMENDATION_THEME))
			record_set(record, RECOMMENDATION_THEME, record_text(finding, FINDING_THEME));
	}
	if (record_has(record, RECOMMENDATION_VISIT))
		visit = record_find(call, &visit_entity, record_text(record, RECOMMENDATION_VISIT));
	if (visit != NULL && permit_record(call, VERB_READ, visit) && !record_has(record, RECOMMENDATION_PLACE))
		record_set(record, RECOMMENDATION_PLACE, record_text(visit, VISIT_PLACE));
	call->refusal = REFUSED_NOT;
}

void recommend_page(struct door *door)
{
	struct call *call = &door->call;
	if (!page_inside(door) || !permit_entity(call, VERB_CREATE, &recommendation_entity)) {
		door_refused(door);
		return;
	}
	struct record *record = record_new(call, &recommendation_entity);
	record_set(record, RECOMMENDATION_KIND, S("recommendation"));
	page_prefill(door, record);
	follow_finding(call, record);
	struct form form = { .record = record };
	show_recommend(door, 200, &form);
}

void recommend_post(struct door *door)
{
	struct call *call = &door->call;
	if (!page_inside(door) || !permit_entity(call, VERB_CREATE, &recommendation_entity)) {
		door_refused(door);
		return;
	}
	struct wide_row row = { .recommendation = record_new(call, &recommendation_entity) };
	struct form form = page_form(door, row.recommendation);
	row.texts[WIDE_ADDRESSEE] = sent_addressees(call, &form);
	bool read = form_read(call, row.recommendation, &form);
	if (read && form_sent(&form, S("look")).length > 0) {
		propose_due(call, row.recommendation, &form);
		show_recommend(door, 200, &form);
		return;
	}
	if (read && recommend(call, &row))
		door_done(door,
			address_record(call->arena, &recommendation_entity, record_number(row.recommendation),
				row.recommendation->id),
			say_with(call, N_("{record} was recorded."), "record",
				record_title(call, row.recommendation), NULL),
			S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show_recommend(door, refusal_status(call->refusal), &form);
	else
		door_refused(door);
}

// One more addressee.

static void show_addressee(struct door *door, int status, const struct form *form)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	str address = address_record(call->arena, &recommendation_entity, S(""), form->record->id);
	view_list(view, "fields");
	set_addressees(call, view, form);
	form_errors(call, view, &recommendation_entity, "");
	shown_record(call, view, "of", form->record);
	view_text(view, "list", S("/recommendations"));
	view_text(view, "list_label", say(call, recommendation_entity.label_many));
	view_text(view, "action", str_format(call->arena, "%.*s/addressee", STR_ARG(address)));
	view_text(view, "back", address);
	view_text(view, "button", say(call, N_("Add")));
	struct sheet_of sheet = { .title = say(call, N_("Add an addressee")) };
	page_show(door, status, "form", view, &sheet);
}

static bool addressee_record(struct door *door, struct record **record)
{
	return page_inside(door) &&
	       keep_read(&door->call, &recommendation_entity, door_piece(door, "key"), record) &&
	       permit_entity(&door->call, VERB_CREATE, &addressee_line_entity);
}

void addressee_page(struct door *door)
{
	struct record *record;
	if (addressee_record(door, &record))
		show_addressee(door, 200, &(struct form){ .record = record });
	else
		door_refused(door);
}

void addressee_post(struct door *door)
{
	struct record *record;
	struct call *call = &door->call;
	if (!addressee_record(door, &record)) {
		door_refused(door);
		return;
	}
	struct form form = page_form(door, record);
	struct wide_row row = { .recommendation = record };
	row.texts[WIDE_ADDRESSEE] = sent_addressees(call, &form);
	bool given = row.texts[WIDE_ADDRESSEE].length > 0 ||
	             refuse_field(call, "addressee", say(call, N_("This is needed.")));
	if (given && recommend(call, &row))
		door_done(door, address_record(call->arena, &recommendation_entity, S(""), record->id),
			row.duplicate ? say(call, N_("It is an addressee already."))
				      : say(call, N_("The addressee was added.")),
			S(""));
	else if (call->refusal == REFUSED_INVALID)
		show_addressee(door, 422, &form);
	else
		door_refused(door);
}
