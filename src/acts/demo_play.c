#include "acts/demo_play.h"

#include <stdlib.h>

#include "acts/demo_texts.h"
#include "base/die.h"
#include "model/permit.h"
#include "model/value.h"

// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine.
static uint64_t next_random(struct demo *demo)
{
	uint64_t z = demo->random += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

void demo_seed(struct demo *demo, size_t chapter, size_t part)
{
	demo->random = UINT64_C(0x77616469) + chapter * 1009 + part * 31;
}

uint32_t demo_random(struct demo *demo, uint32_t limit)
{
	must(limit > 0);
	return (uint32_t)((next_random(demo) >> 32) * limit >> 32);
}

int64_t demo_between(struct demo *demo, int64_t low, int64_t high)
{
	return high <= low ? low : low + demo_random(demo, (uint32_t)(high - low + 1));
}

int64_t demo_office(struct demo *demo, int64_t day, int64_t after)
{
	struct day whole = day_from_serial(day);
	int weekday = day_weekday(&whole);
	if (weekday == 6)
		day -= 1;
	if (weekday == 0)
		day -= 2;
	// Drawn in any case, so that no weekend changes what is drawn next.
	int64_t hour = demo_between(demo, 8 * 60 + 15, 15 * 60 + 30),
		pause = demo_between(demo, 3, 12);
	int64_t minute = day * DEMO_MINUTES_OF_DAY + hour;
	return minute > after ? minute : after + pause;
}

struct demo_deed *demo_plan(struct demo *demo, int64_t minute, enum demo_person by,
	bool (*run)(struct demo *demo, const struct demo_deed *deed))
{
	GROW(demo->call->arena, demo->deeds, demo->deed_count, demo->deed_room);
	struct demo_deed *deed = &demo->deeds[demo->deed_count - 1];
	*deed = (struct demo_deed){
		.minute = minute, .order = demo->deed_count, .by = by, .run = run, .text = S("")
	};
	return deed;
}

static int compare_deeds(const void *a, const void *b)
{
	const struct demo_deed *x = a, *y = b;
	if (x->minute != y->minute)
		return x->minute < y->minute ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

bool demo_play(struct demo *demo)
{
	if (demo->deed_count > 0)
		qsort(demo->deeds, demo->deed_count, sizeof *demo->deeds, compare_deeds);
	for (size_t i = 0; i < demo->deed_count; i++) {
		const struct demo_deed *deed = &demo->deeds[i];
		if (deed->minute / DEMO_MINUTES_OF_DAY > demo->today)
			break;
		demo_become(demo, deed->by, deed->minute);
		if (!deed->run(demo, deed))
			return false;
	}
	return true;
}

void demo_become(struct demo *demo, enum demo_person person, int64_t minute)
{
	struct call *call = demo->call;
	// What lies later today than the clock of the wall is put at the clock of the wall.
	if (minute > demo->last_minute)
		minute = demo->last_minute;
	call->now = instant_from_milliseconds(minute * 60 * 1000);
	call->today = day_of_instant(&call->now, str_c(call->arena, call->house.zone));
	call->act = ""; // Each act puts its own word into the log.
	call->account = S("");
	call->account_name = S("");
	call->account_authority = S("");
	call->account_region = S("");
	call->role = ROLE_HOUSE;
	if (person == DEMO_NOBODY)
		return;
	const struct demo_person_row *row = &demo_people[person];
	call->account = demo->account_ids[person];
	call->account_name = str_from(row->account);
	call->role = role_from_code(str_from(row->role));
	if (row->authority != DEMO_NO_AUTHORITY)
		call->account_authority = demo->authority_ids[row->authority];
	for (size_t i = 0; row->region != NULL && i < demo_area_count; i++)
		if (str_is(str_from(row->region), demo_areas[i].code))
			call->account_region = demo->area_ids[i];
}

str demo_day(struct demo *demo, int64_t day)
{
	struct day whole = day_from_serial(day);
	return str_copy(demo->call->arena, day_str(&whole));
}

str demo_fill(struct demo *demo, const char *text, const char *place, int64_t n, int64_t m)
{
	struct buf buf = buf_in(demo->call->arena);
	for (str rest = str_from(text); rest.length > 0;) {
		if (str_starts(rest, S("{place}"))) {
			buf_add_c(&buf, place);
			rest = str_skip(rest, 7);
		} else if (str_starts(rest, S("{n}")) || str_starts(rest, S("{m}"))) {
			buf_add_integer(&buf, rest.data[1] == 'n' ? n : m);
			rest = str_skip(rest, 3);
		} else {
			buf_add_char(&buf, rest.data[0]);
			rest = str_skip(rest, 1);
		}
	}
	return buf_str(&buf);
}

bool demo_cite(struct demo *demo, struct record *record, size_t field, const char *theme)
{
	for (size_t i = 0; i < demo_ground_count; i++)
		if (str_is(str_from(theme), demo_grounds[i].theme))
			return value_read(demo->call, record, field, str_from(demo_grounds[i].citations), NULL);
	return true;
}
