// How the demonstration happens: what people did in two years is first planned as dated deeds, then
// played in the order of their instants, each by its person at its own now. So the log, the numbers and
// the histories read as they would have been written. The same seed gives the same plan.
#pragma once
#include "acts/demo_data.h"
#include "acts/write.h"

enum { DEMO_MINUTES_OF_DAY = 24 * 60 };

struct demo_deed;

struct demo {
	struct call *call;
	int64_t today;       // Day serial (base/date.h).
	int64_t last_minute; // Nothing is dated behind this.
	uint64_t random;
	struct demo_deed *deeds;
	size_t deed_count, deed_room;
	struct demo_visit *visits; // Beside demo_visits.
	// How often each table was drawn from: so every row of it has its turn.
	size_t subjects[6], remark, position, claim, found, again, text, pending, change, action, transmission, rejection;
	// Made while it plays.
	str account_ids[DEMO_PERSON_COUNT];
	str authority_ids[DEMO_AUTHORITY_COUNT];
	str *area_ids, *place_ids; // Beside demo_areas and demo_places.
	struct record *letter;     // The last one that went out.
};

struct demo_deed {
	int64_t minute; // Since 1970.
	size_t order;   // As planned, among deeds of one minute.
	enum demo_person by;
	bool (*run)(struct demo *demo, const struct demo_deed *deed);
	const void *row; // A row of the tables, or
	void *thing;     // what was planned.
	const char *word;
	str text;
};

// Begins the draws of one chapter anew, so that what happens in one does not change the others.
void demo_seed(struct demo *demo, size_t chapter, size_t part);
// From 0 to limit - 1, and from `low` to `high`.
uint32_t demo_random(struct demo *demo, uint32_t limit);
int64_t demo_between(struct demo *demo, int64_t low, int64_t high);

// A minute in the office hours of a day, behind the minute `after`; Friday for a Saturday or Sunday.
int64_t demo_office(struct demo *demo, int64_t day, int64_t after);

// Plans a deed and gives it back to be filled; what would lie in the future is never played, so that
// whoever plans need not ask.
struct demo_deed *demo_plan(struct demo *demo, int64_t minute, enum demo_person by,
	bool (*run)(struct demo *demo, const struct demo_deed *deed));

// Plays all deeds. Refuses where an act does.
bool demo_play(struct demo *demo) MUST_USE;

// The call becomes one by this person at this minute.
void demo_become(struct demo *demo, enum demo_person person, int64_t minute);

// A day serial as its text.
str demo_day(struct demo *demo, int64_t day);
// Cites what a theme rests on.
struct record;
bool demo_cite(struct demo *demo, struct record *record, size_t field, const char *theme) MUST_USE;

// The text with {place}, {n} and {m} filled in.
str demo_fill(struct demo *demo, const char *text, const char *place, int64_t n, int64_t m);
