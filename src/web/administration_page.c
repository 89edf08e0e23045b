// How the house stands, for its administrator, and what each role may do, from the declarations.
#include "acts/health.h"
#include "acts/list.h"
#include "base/catalogue.h"
#include "model/account.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/frame.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/first_steps_parts.h"
#include "web/handlers.h"
#include "web/health_parts.h"
#include "web/outbox_parts.h"
#include "web/pages.h"
#include "web/site.h"

// 1,240 MB: what people compare with the size of a disk.
static str megabytes(struct call *call, int64_t bytes)
{
	return words_number(call->arena, call_locale(call), (bytes + 999999) / 1000000);
}

static void set_log(struct call *call, struct view *view, const struct health *health)
{
	view_text(view, "leaves", words_number(call->arena, call_locale(call), health->leaves));
	if (health->leaf_at.text[0] != 0)
		shown_instant(call, view, "leaf_at", &health->leaf_at);
	if (health->signed_at.text[0] != 0)
		shown_instant(call, view, "signed_at", &health->signed_at);
	if (health->verified.at.text[0] == 0)
		return;
	struct view *verified = view_in(view, "verified");
	shown_instant(call, verified, "at", &health->verified.at);
	view_text(verified, "checked", words_number(call->arena, call_locale(call), health->verified.checked));
	view_integer(verified, "bad", health->verified.bad);
	view_text(verified, "address", str_format(call->arena, "/jobs/%.*s", STR_ARG(health->verified.job)));
}

static void set_people(struct call *call, struct view *view, const struct health *health)
{
	view_integer(view, "accounts", health->accounts);
	view_integer(view, "without_factor", health->without_factor);
	for (size_t i = 0; i < health->bare_count; i++) {
		struct view *one = view_add(view, "bare");
		shown_record(call, one, "record", health->bare[i]);
		shown_value(call, view_in(one, "role"), health->bare[i], ACCOUNT_ROLE);
	}
	view_flag(view, "more_bare", health->without_factor > (int64_t)health->bare_count);
}

static void set_room(struct call *call, struct view *view, const struct health *health)
{
	view_text(view, "store_size", megabytes(call, health->room.bytes));
	if (health->room.disk > 0) {
		view_text(view, "disk_left", megabytes(call, health->room.left));
		view_text(view, "disk_share",
			words_share_whole(call->arena, call_locale(call), health->room.left, health->room.disk));
	}
	view_integer(view, "files", health->files);
	view_text(view, "files_size", megabytes(call, health->file_bytes));
	view_flag(view, "clock_kept", health->clock_kept);
	view_flag(view, "clock_behind", health->clock_behind);
	view_flag(view, "postgres", db_engine_of(call->db) == DB_POSTGRES);
}

static bool set_mail(struct call *call, struct view *view, const struct health *health)
{
	struct mail test;
	if (!outbox_last_test(call, &test))
		return false;
	view_flag(view, "mail_off", call->mail_from == NULL);
	view_integer(view, "mail_waiting", health->mail_waiting);
	if (test.id.length > 0)
		mail_part(call, view_in(view, "mail_test"), &test);
	return true;
}

static bool set_words(struct call *call, struct view *view, const struct health *health)
{
	struct list_page page;
	struct list_request request = { .entity = &institution_entity, .limit = 1 };
	if (!list_read(call, &request, &page))
		return false;
	if (page.count > 0) {
		shown_value(call, view_in(view, "weekend"), page.records[0], INSTITUTION_WEEKEND);
		shown_value(call, view_in(view, "reply_days"), page.records[0], INSTITUTION_REPLY_DAYS);
	}
	view_text(view, "terms", words_number(call->arena, call_locale(call), health->terms));
	view_text(view, "own_fields", words_number(call->arena, call_locale(call), health->own_fields));
	view_integer(view, "holidays_now", health->holidays_now);
	view_integer(view, "holidays_next", health->holidays_next);
	return true;
}

static bool set_jobs(struct call *call, struct view *view)
{
	enum { SHOWN = 5 };
	struct job jobs[JOBS_SHOWN];
	size_t count;
	if (!job_list(call, jobs, &count))
		return false;
	for (size_t i = 0; i < count && i < SHOWN; i++)
		job_item(call, view_add(view, "jobs"), &jobs[i]);
	return true;
}

void administration_page(struct door *door)
{
	struct call *call = &door->call;
	struct health health;
	struct first_steps steps;
	struct view *view = door_view(door);
	if (!health_read(call, door->site->store, &health) || !first_steps_read(call, &steps) || !set_mail(call, view, &health) || !set_words(call, view, &health) || !set_jobs(call, view)) {
		door_refused(door);
		return;
	}
	first_steps_part(call, view, &steps);
	health_concerns(call, view, &health);
	health_brief_parts(call, view, &health);
	set_people(call, view, &health);
	set_log(call, view, &health);
	set_room(call, view, &health);
	struct sheet_of sheet = { .title = say_in(call, "room", NC_("room", "Administration")) };
	page_show(door, 200, "administration", view, &sheet);
}

void administration_verify_post(struct door *door)
{
	str job;
	if (!health_verify(&door->call, &job)) {
		door_refused(door);
		return;
	}
	clerk_wake(door->site->clerk);
	response_see_other(door->response, str_format(door->call.arena, "/jobs/%.*s", STR_ARG(job)));
}

void administration_mail_post(struct door *door)
{
	if (!outbox_test(&door->call)) {
		door_refused(door);
		return;
	}
	postman_wake(door->site->postman);
	door_done(door, S("/administration#h-mail"), say(&door->call, N_("The test message is on its way. Look again in a moment.")), S(""));
}

// What a role may do: a row for each kind of record that it sees.

static const char *const scope_words[] = {
	[SCOPE_NONE] = "", [SCOPE_OWN] = NC_("scope", "the person’s own"),
	[SCOPE_ADDRESSED] = NC_("scope", "addressed to the person’s authority"),
	[SCOPE_TEAM] = NC_("scope", "of visits of the person’s teams"),
	[SCOPE_REGION] = NC_("scope", "in the person’s region"), [SCOPE_ALL] = NC_("scope", "all"),
};

// In the order of the columns.
static const enum verb verbs[] = { VERB_READ, VERB_CREATE, VERB_CHANGE, VERB_STEP, VERB_BIN, VERB_EXPORT };

static void set_grants(struct call *call, struct view *view, const struct call *probe)
{
	for (size_t i = 0; i < entity_count; i++) {
		const struct grant *grant = permit_grant_find(probe, entities[i]);
		if (grant == NULL || grant->verbs == 0)
			continue;
		struct view *row = view_add(view, "rows");
		view_text(row, "label", say(call, entities[i]->label_many));
		if (!entities[i]->hidden && permit_may(call, VERB_READ, entities[i]))
			view_text(row, "address", str_format(call->arena, "/%s", entities[i]->plural));
		view_text(row, "scope", say_in(call, "scope", scope_words[grant->scope]));
		frame_level(row, "level", call->language, grant->level);
		for (size_t k = 0; k < COUNT(verbs); k++)
			view_flag(view_add(row, "verbs"), "has",
				(grant->verbs & (unsigned)verbs[k]) != 0 && (verbs[k] != VERB_STEP || entities[i]->steps != NULL));
	}
}

static const char *const power_words[POWER_COUNT] = {
	[POWER_IMPORT] = NC_("power", "imports lists"), [POWER_EXPORT_ALL] = NC_("power", "takes everything out"),
	[POWER_VERIFY] = NC_("power", "compares everything with the log"), [POWER_FIGURES] = NC_("power", "reads figures"),
	[POWER_LOG] = NC_("power", "reads the log"), [POWER_MAIL] = NC_("power", "sees who gets which mail"),
	[POWER_HEALTH] = NC_("power", "sees copies, drills and failed mail"),
	[POWER_ADMINISTRATION] = NC_("power", "keeps the house running"),
};

void administration_rights_page(struct door *door)
{
	struct call *call = &door->call;
	struct call probe = *call;
	if (!permit_power(call, POWER_ADMINISTRATION)) {
		if (!refuse(call, REFUSED_UNKNOWN, N_("Nothing was found at this address. Check the number or search for it.")))
			door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	str asked = request_query(door->request, "role");
	probe.role = role_from_code(asked);
	if (probe.role == ROLE_NONE)
		probe.role = ROLE_COORDINATOR;
	for (size_t i = 0; i < role_vocabulary.choice_count; i++) {
		const struct choice *choice = &role_vocabulary.choices[i];
		struct view *one = view_add(view, "roles");
		bool here = role_from_code(str_from(choice->code)) == probe.role;
		view_text(one, "label", say_in(call, role_vocabulary.context, choice->label));
		view_text(one, "address", str_format(call->arena, "/administration/rights?role=%s", choice->code));
		view_flag(one, "here", here);
		if (here)
			view_text(view, "role", say_in(call, role_vocabulary.context, choice->label));
	}
	set_grants(call, view, &probe);
	for (size_t i = 0; i < POWER_COUNT; i++)
		if (permit_power(&probe, (enum power)i))
			view_text(view_add(view, "powers"), "text", say_in(call, "power", power_words[i]));
	struct sheet_of sheet = { .title = say(call, N_("What each role may do")) };
	page_show(door, 200, "administration_rights", view, &sheet);
}
