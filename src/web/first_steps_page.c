// The first steps of a new house: a list of them, and a page for each, which says what it is for, how far it is and what leads
// on. Any of them may be left for later.
#include "acts/first_steps.h"
#include "acts/health.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "base/catalogue.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/vocabularies.h"
#include "page/form.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/first_steps_parts.h"
#include "web/handlers.h"
#include "web/health_parts.h"
#include "web/pages.h"

// What an administrator changes of the institution here; the rest stands on its own page.
#define INSTITUTION_FIRST "name languages zone weekend reply_days reply_clock last_day_moves"

static const struct {
	const char *code, *label;
	const struct entity *entity; // What is brought in or written; NULL: neither.
	bool imported;
} steps[FIRST_STEP_COUNT] = {
	[FIRST_INSTITUTION] = { "institution", NC_("first", "The institution"), NULL, false },
	[FIRST_HOLIDAYS] = { "holidays", NC_("first", "Holidays"), &holiday_entity, true },
	[FIRST_AREAS] = { "areas", NC_("first", "Areas"), &area_entity, true },
	[FIRST_AUTHORITIES] = { "authorities", NC_("first", "Authorities"), &authority_entity, true },
	[FIRST_PLACES] = { "places", NC_("first", "Places"), &place_entity, true },
	[FIRST_PEOPLE] = { "people", NC_("first", "People and their roles"), &account_entity, false },
	[FIRST_LIST] = { "list", NC_("first", "The recommendations made so far"), &recommendation_entity, true },
	[FIRST_MAIL] = { "mail", NC_("first", "Notices by e-mail"), NULL, false },
	[FIRST_COPY] = { "copy", NC_("first", "Copies"), NULL, false },
};

static enum first_step step_of(str code)
{
	for (int i = 0; i < FIRST_STEP_COUNT; i++)
		if (str_is(code, steps[i].code))
			return (enum first_step)i;
	return FIRST_STEP_COUNT;
}

static str step_address(struct call *call, enum first_step step)
{
	return str_format(call->arena, "/first_steps/%s", steps[step].code);
}

static void set_step(struct call *call, struct view *view, const struct first_step_state *state, enum first_step step)
{
	view_text(view, "number", words_number(call->arena, call_locale(call), (int64_t)step + 1));
	view_text(view, "label", say_in(call, "first", steps[step].label));
	view_text(view, "address", step_address(call, step));
	view_flag(view, "known", state->known);
	view_flag(view, "done", state->done);
	view_flag(view, "own", state->own);
	if (state->known && state->count > 0 && steps[step].entity != NULL)
		view_text(view, "count", words_count(call->arena, call_locale(call), "{n} record", "{n} records", state->count));
}

void first_steps_part(struct call *call, struct view *view, const struct first_steps *seen)
{
	if (seen->done == seen->known)
		return;
	struct view *part = view_in(view, "first_steps");
	view_text(part, "done", words_number(call->arena, call_locale(call), seen->done));
	view_text(part, "known", words_number(call->arena, call_locale(call), seen->known));
}

void first_steps_page(struct door *door)
{
	struct call *call = &door->call;
	struct first_steps seen;
	if (!first_steps_read(call, &seen)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	first_steps_part(call, view, &seen);
	enum first_step next = FIRST_STEP_COUNT;
	for (int i = 0; i < FIRST_STEP_COUNT; i++) {
		set_step(call, view_add(view, "steps"), &seen.steps[i], (enum first_step)i);
		if (next == FIRST_STEP_COUNT && seen.steps[i].own && !seen.steps[i].done)
			next = (enum first_step)i;
	}
	if (next != FIRST_STEP_COUNT)
		set_step(call, view_in(view, "next"), &seen.steps[next], next);
	struct sheet_of sheet = { .title = say(call, N_("First steps")) };
	page_show(door, 200, "first_steps", view, &sheet);
}

// How many people there are in each role, so that a role that nobody has is seen.
static bool set_roles(struct call *call, struct view *view)
{
	for (size_t i = 0; i < role_vocabulary.choice_count; i++) {
		const struct choice *choice = &role_vocabulary.choices[i];
		struct list_page page;
		struct list_request request = { .entity = &account_entity, .limit = 1 };
		if (role_from_code(str_from(choice->code)) == ROLE_NONE)
			continue;
		if (!list_filter(call, &request, S("role"), str_from(choice->code)) || !list_filter(call, &request, S("state"), S("active")) ||
		        !list_count(call, &request, &page))
			return false;
		struct view *one = view_add(view, "roles");
		view_text(one, "label", say_in(call, role_vocabulary.context, choice->label));
		view_text(one, "count", words_number(call->arena, call_locale(call), page.total));
		view_text(one, "address", str_format(call->arena, "/accounts?role=%s", choice->code));
	}
	return true;
}

static void set_institution(struct call *call, struct view *view, const struct first_steps *seen, const struct form *form)
{
	const struct record *institution = seen->institution;
	shown_value(call, view_in(view, "country"), institution, INSTITUTION_COUNTRY);
	shown_day(call, view, "today", str_copy(call->arena, day_str(&call->today)));
	view_text(view, "hijri", day_hijri_words(call->arena, &call->today, call_locale(call)));
	view_text(view, "figure", words_number(call->arena, call_locale(call), 1234567));
	view_integer(view, "missing", seen->steps[FIRST_INSTITUTION].count);
	if (seen->steps[FIRST_INSTITUTION].own) {
		struct form drawn = { .record = institution, .only = INSTITUTION_FIRST };
		form_fill(call, view, form != NULL ? form : &drawn);
		view_flag(view, "form", true);
		return;
	}
	static const size_t told[] = { INSTITUTION_NAME, INSTITUTION_LANGUAGES, INSTITUTION_ZONE, INSTITUTION_WEEKEND, INSTITUTION_REPLY_DAYS };
	for (size_t i = 0; i < COUNT(told); i++) {
		struct view *fact = view_add(view, "facts");
		view_text(fact, "label", say(call, institution_entity.fields[told[i]].label));
		shown_value(call, view_in(fact, "value"), institution, told[i]);
	}
}

static bool set_copies(struct call *call, struct view *view)
{
	struct health health;
	if (!health_brief(call, &health))
		return false;
	health_brief_parts(call, view, &health);
	return true;
}

// What the page of this step alone shows; `form` may be NULL.
static bool set_own(struct call *call, struct view *view, const struct first_steps *seen, enum first_step step, const struct form *form)
{
	const struct first_step_state *state = &seen->steps[step];
	const struct entity *entity = steps[step].entity;
	if (entity != NULL && state->known)
		view_text(view, "list", str_format(call->arena, "/%s", entity->plural));
	if (entity != NULL && state->own)
		view_text(view, "new", str_format(call->arena, "/%s/new", entity->plural));
	if (steps[step].imported && state->own && permit_power(call, POWER_IMPORT))
		view_text(view, "import", str_format(call->arena, "/import?entity=%s", entity->plural));
	view_flag(view, "mail_on", call->mail_from != NULL);
	if (step == FIRST_INSTITUTION)
		set_institution(call, view, seen, form);
	return (step != FIRST_PEOPLE || set_roles(call, view)) && (step != FIRST_COPY || set_copies(call, view));
}

static void show_step(struct door *door, int status, const struct first_steps *seen, enum first_step step, const struct form *form)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	if (!set_own(call, view, seen, step, form)) {
		door_refused(door);
		return;
	}
	view_text(view, "code", str_from(steps[step].code));
	set_step(call, view_in(view, "step"), &seen->steps[step], step);
	view_text(view, "all", words_number(call->arena, call_locale(call), FIRST_STEP_COUNT));
	if (step > 0)
		set_step(call, view_in(view, "before"), &seen->steps[step - 1], step - 1);
	if (step + 1 < FIRST_STEP_COUNT)
		set_step(call, view_in(view, "after"), &seen->steps[step + 1], step + 1);
	struct sheet_of sheet = { .title = say_in(call, "first", steps[step].label) };
	page_show(door, status, "first_step", view, &sheet);
}

void first_step_page(struct door *door)
{
	struct call *call = &door->call;
	struct first_steps seen;
	enum first_step step = step_of(door_piece(door, "step"));
	if (first_steps_read(call, &seen) && (step != FIRST_STEP_COUNT ||
			refuse(call, REFUSED_UNKNOWN, N_("Nothing was found at this address. Check the number or search for it."))))
		show_step(door, 200, &seen, step, NULL);
	else
		door_refused(door);
}

void first_institution_post(struct door *door)
{
	struct call *call = &door->call;
	struct first_steps seen;
	if (!first_steps_read(call, &seen) || !permit_record(call, VERB_CHANGE, seen.institution)) {
		door_refused(door);
		return;
	}
	struct form form = page_form(door, seen.institution);
	struct record *changed = record_copy(call, seen.institution);
	form.only = INSTITUTION_FIRST;
	if (!str_to_integer(request_form(door->request, "version"), &changed->version))
		changed->version = 0;
	if (form_read(call, changed, &form) && keep_change(call, changed))
		door_done(door, step_address(call, FIRST_INSTITUTION), say(call, N_("The institution was changed.")), S(""));
	// Changed by somebody else meanwhile: what was typed stands in the form, to be saved over it or not.
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_STALE)
		show_step(door, refusal_status(call->refusal), &seen, FIRST_INSTITUTION, &form);
	else
		door_refused(door);
}
