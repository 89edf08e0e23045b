#include "acts/demo.h"

#include "acts/bring.h"
#include "acts/demo_chain.h"
#include "acts/demo_letters.h"
#include "acts/demo_measures.h"
#include "acts/demo_together.h"
#include "acts/house.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "acts/sign_in.h"
#include "base/die.h"
#include "model/entities.h"
#include "model/value.h"
#include "vault/password.h"

static void set_names(
	struct call *call, struct record *record, size_t field, const struct demo_name *name)
{
	value_set_name(call, record, field, "ar", str_from(name->ar));
	value_set_name(call, record, field, "fr", str_from(name->fr));
	value_set_name(call, record, field, "en", str_from(name->en));
	value_set_name(call, record, field, "zgh", str_from(name->zgh));
}

// Sets a field from a table's text, as a form would; nothing for NULL.
static bool set(struct call *call, struct record *record, size_t field, const char *text)
{
	return value_read(call, record, field, str_from(text), NULL);
}

static str area_id(const struct demo *demo, const char *code)
{
	for (size_t i = 0; code != NULL && i < demo_area_count; i++)
		if (str_is(str_from(code), demo_areas[i].code))
			return demo->area_ids[i];
	return S("");
}

// The house, its people and its registry.

static bool name_house(struct demo *demo, const struct demo_deed *deed)
{
	(void)deed;
	struct list_request request = { .entity = &institution_entity, .limit = 1 };
	struct list_page page;
	if (!list_read(demo->call, &request, &page))
		return false;
	must(page.count == 1);
	set_names(demo->call, page.records[0], INSTITUTION_NAME, &demo_house_name);
	// What is written from now on bears these names.
	return keep_change(demo->call, page.records[0]) && house_read(demo->call);
}

static bool make_account(struct demo *demo, const struct demo_deed *deed)
{
	const struct demo_person_row *row = deed->row;
	struct call *call = demo->call;
	struct record *account = record_new(call, &account_entity);
	if (!set(call, account, ACCOUNT_NAME, row->account) ||
		!set(call, account, ACCOUNT_FULL_NAME, row->full_name) ||
		!set(call, account, ACCOUNT_ROLE, row->role) ||
		!set(call, account, ACCOUNT_LANGUAGE, row->language))
		return false;
	if (row->authority != DEMO_NO_AUTHORITY)
		record_set(account, ACCOUNT_AUTHORITY, demo->authority_ids[row->authority]);
	record_set(account, ACCOUNT_REGION, area_id(demo, row->region));
	if (!keep_make(call, account))
		return false;
	demo->account_ids[row - demo_people] = account->id;
	return true;
}

static bool make_area(struct demo *demo, const struct demo_deed *deed)
{
	const struct demo_area_row *row = deed->row;
	struct call *call = demo->call;
	struct record *area = record_new(call, &area_entity);
	set_names(call, area, AREA_NAME, &row->name);
	record_set(area, AREA_PARENT, area_id(demo, row->parent));
	if (!set(call, area, AREA_CODE, row->code) || !set(call, area, AREA_KIND, row->kind) ||
		!set(call, area, AREA_ALIASES, row->aliases) || !keep_make(call, area))
		return false;
	demo->area_ids[row - demo_areas] = area->id;
	return true;
}

static bool make_authority(struct demo *demo, const struct demo_deed *deed)
{
	const struct demo_authority_row *row = deed->row;
	struct call *call = demo->call;
	struct record *authority = record_new(call, &authority_entity);
	set_names(call, authority, AUTHORITY_NAME, &row->name);
	record_set_integer(authority, AUTHORITY_REPLY_DAYS, row->reply_days);
	if (!set(call, authority, AUTHORITY_CODE, row->code) ||
		!set(call, authority, AUTHORITY_KIND, row->kind) ||
		!set(call, authority, AUTHORITY_ALIASES, row->aliases) ||
		!keep_make(call, authority))
		return false;
	demo->authority_ids[row - demo_authorities] = authority->id;
	return true;
}

static bool make_holiday(struct demo *demo, const struct demo_deed *deed)
{
	const struct demo_holiday_row *row = deed->row;
	struct call *call = demo->call;
	struct record *holiday = record_new(call, &holiday_entity);
	set_names(call, holiday, HOLIDAY_NAME, &row->name);
	record_set_integer(holiday, HOLIDAY_YEARLY, 1);
	return set(call, holiday, HOLIDAY_FIRST_ON, row->first_on) && set(call, holiday, HOLIDAY_CERTAINTY, "announced") &&
	       keep_make(call, holiday);
}

static bool bring_map(struct demo *demo, const struct demo_deed *deed)
{
	(void)deed;
	return bring_outlines(demo->call);
}

static const char *point_of(const struct demo_place_row *place)
{
	for (size_t i = 0; i < demo_point_count; i++)
		if (str_is(str_from(demo_points[i].place), place->code))
			return demo_points[i].point;
	return NULL;
}

static bool make_place(struct demo *demo, const struct demo_deed *deed)
{
	const struct demo_place_row *row = deed->row;
	struct call *call = demo->call;
	struct record *place = record_new(call, &place_entity);
	set_names(call, place, PLACE_NAME, &row->name);
	record_set(place, PLACE_AUTHORITY, demo->authority_ids[row->authority]);
	record_set(place, PLACE_REGION, area_id(demo, row->region));
	record_set(place, PLACE_PROVINCE, area_id(demo, row->province));
	if (row->capacity > 0)
		record_set_integer(place, PLACE_CAPACITY, row->capacity);
	if (!set(call, place, PLACE_CODE, row->code) || !set(call, place, PLACE_KIND, row->kind) ||
		!set(call, place, PLACE_OPENED_ON, row->opened_on) ||
		!set(call, place, PLACE_POINT, point_of(row)) ||
		!set(call, place, PLACE_ALIASES, row->aliases) || !keep_make(call, place))
		return false;
	demo->place_ids[row - demo_places] = place->id;
	return true;
}

static bool step_place(struct demo *demo, const struct demo_deed *deed)
{
	const struct demo_place_row *row = deed->row;
	struct record *place;
	return keep_read(demo->call, &place_entity, demo->place_ids[row - demo_places], &place) &&
	       keep_step(demo->call, place, str_from(deed->word), S(""));
}

static int64_t plan_one(struct demo *demo, int64_t minute, enum demo_person by,
	bool (*run)(struct demo *demo, const struct demo_deed *deed), const void *row)
{
	demo_plan(demo, minute, by, run)->row = row;
	return minute + 2;
}

static void plan_step(
	struct demo *demo, const struct demo_place_row *row, int64_t minute, const char *step)
{
	struct demo_deed *deed = demo_plan(demo, minute, DEMO_COORDINATOR, step_place);
	deed->row = row;
	deed->word = step;
}

static void plan_place(struct demo *demo, const struct demo_place_row *row, int64_t confirm)
{
	bool rejected = row->step != NULL && str_is(str_from(row->step), "reject");
	bool open = row->step != NULL && str_is(str_from(row->step), "-");
	if (!rejected && !open)
		plan_step(demo, row, confirm, "confirm");
	if (row->step_days_ago > 0)
		plan_step(demo, row, demo_office(demo, demo->today - row->step_days_ago, 0),
			row->step);
}

static void plan_registry(struct demo *demo)
{
	int64_t first = demo->today - DEMO_DAYS;
	int64_t at = first * DEMO_MINUTES_OF_DAY + 9 * 60;
	at = plan_one(demo, at, DEMO_NOBODY, make_account, &demo_people[DEMO_ADMINISTRATOR]);
	at = plan_one(demo, at, DEMO_ADMINISTRATOR, name_house, NULL);
	for (size_t i = 0; i < demo_area_count; i++)
		at = plan_one(demo, at, DEMO_ADMINISTRATOR, make_area, &demo_areas[i]);
	for (size_t i = 0; i < DEMO_AUTHORITY_COUNT; i++)
		at = plan_one(demo, at, DEMO_ADMINISTRATOR, make_authority, &demo_authorities[i]);
	for (size_t i = 0; i < DEMO_PERSON_COUNT; i++)
		if (i != DEMO_ADMINISTRATOR)
			at = plan_one(demo, at, DEMO_ADMINISTRATOR, make_account, &demo_people[i]);
	for (size_t i = 0; i < DEMO_HOLIDAY_COUNT; i++)
		at = plan_one(demo, at, DEMO_ADMINISTRATOR, make_holiday, &demo_holidays[i]);
	demo_plan(demo, (first + 1) * DEMO_MINUTES_OF_DAY + 8 * 60 + 40, DEMO_ADMINISTRATOR, bring_map);
	at = (first + 1) * DEMO_MINUTES_OF_DAY + 9 * 60;
	for (size_t i = 0; i < demo_place_count; i++)
		at = plan_one(demo, at, DEMO_SECRETARIAT, make_place, &demo_places[i]);
	at = (first + 3) * DEMO_MINUTES_OF_DAY + 10 * 60;
	for (size_t i = 0; i < demo_place_count; i++)
		plan_place(demo, &demo_places[i], at + (int64_t)i);
}

// Making all of it.

static bool fill(struct call *call, void *input)
{
	struct demo *demo = input;
	struct house_request request = {
		.country = "MA", .languages = "ar,fr,en", .name = demo_house_name.ar, .sample = true
	};
	demo_become(
		demo, DEMO_NOBODY, (demo->today - DEMO_DAYS) * DEMO_MINUTES_OF_DAY + 8 * 60 + 30);
	struct brought brought;
	if (!house_make(call, &request) || !house_enter(call) || !bring_standards(call, &brought) ||
	        !bring_letters(call))
		return false;
	demo_seed(demo, 0, 0);
	plan_registry(demo);
	demo_plan_visits(demo);
	demo_plan_measures(demo);
	demo_plan_together(demo);
	demo_plan_desk(demo);
	return demo_play(demo);
}

// Hashing is slow on purpose, so it comes after the long write and not within it.
static bool set_passwords(struct demo *demo, struct demo_account **accounts)
{
	struct call *call = demo->call;
	*accounts = NEW_MANY(call->arena, DEMO_PERSON_COUNT, struct demo_account);
	for (size_t i = 0; i < DEMO_PERSON_COUNT; i++) {
		struct demo_account *account = &(*accounts)[i];
		account->name = demo_people[i].account;
		account->password = password_new(call->arena);
		demo_become(demo, DEMO_ADMINISTRATOR, demo->last_minute);
		if (!account_set_password(call, demo->account_ids[i], account->password))
			return false;
	}
	return true;
}

bool demo_make(struct call *call, struct day today, struct demo_account **accounts, size_t *count)
{
	must(day_is_whole(&today));
	struct demo demo = { .call = call, .today = day_serial(&today) };
	demo.last_minute = demo.today * DEMO_MINUTES_OF_DAY + 18 * 60;
	int64_t now = instant_milliseconds(&call->now) / (60 * 1000);
	if (now / DEMO_MINUTES_OF_DAY == demo.today && now < demo.last_minute)
		demo.last_minute = now;
	demo.area_ids = NEW_MANY(call->arena, demo_area_count, str);
	demo.place_ids = NEW_MANY(call->arena, demo_place_count, str);
	*count = DEMO_PERSON_COUNT;
	return act_write(call, "init", fill, &demo) && set_passwords(&demo, accounts);
}
