// The sample institution as constant tables: an invented country, Wadi, its authorities, places, people
// and two years of visits. Days are counted back from the demonstration's today. acts/demo.c plays them;
// what was found and recommended stands in acts/demo_texts.h. All names are invented.
#pragma once
#include "base/str.h"

enum { DEMO_DAYS = 760 }; // How long ago the institution was set up.

struct demo_name {
	const char *ar, *fr, *en, *zgh; // Tifinagh where it is sure.
};

extern const struct demo_name demo_house_name;

enum demo_authority {
	DEMO_PRISONS, DEMO_POLICE, DEMO_GENDARMERIE, DEMO_HEALTH, DEMO_SOCIAL, DEMO_BORDER,
	DEMO_AUTHORITY_COUNT,
	DEMO_NO_AUTHORITY = DEMO_AUTHORITY_COUNT,
};

struct demo_authority_row {
	const char *code, *kind;
	struct demo_name name;
	const char *aliases;
	int reply_days;
	// Of 100 lines whose day is past, how many were answered in time, and how many later.
	unsigned on_time, late;
};
extern const struct demo_authority_row demo_authorities[DEMO_AUTHORITY_COUNT];

struct demo_holiday_row {
	struct demo_name name;
	const char *first_on; // Of any year: they come back.
};
enum { DEMO_HOLIDAY_COUNT = 3 };
extern const struct demo_holiday_row demo_holidays[DEMO_HOLIDAY_COUNT];

enum demo_region { DEMO_SAHEL, DEMO_KEBIR, DEMO_JABAL, DEMO_HAMRA, DEMO_QSOUR, DEMO_REGION_COUNT };

struct demo_area_row {
	const char *code, *kind;
	struct demo_name name;
	const char *aliases;
	const char *parent; // Code, or NULL for a region.
};
extern const struct demo_area_row demo_areas[]; // The regions first, in their order.
extern const size_t demo_area_count;

// Which subjects (acts/demo_texts.h) belong to a place.
enum demo_group {
	DEMO_CUSTODY = 1 << 0,
	DEMO_PRISON = 1 << 1,
	DEMO_CLINIC = 1 << 2,
	DEMO_CHILDREN = 1 << 3,
	DEMO_FRONTIER = 1 << 4,
	DEMO_CARE = 1 << 5,
	DEMO_ANYWHERE = (1 << 6) - 1,
};

struct demo_place_row {
	const char *code, *kind;
	enum demo_authority authority;
	const char *region, *province; // Codes of areas.
	int capacity;                  // 0: not known.
	const char *opened_on;         // NULL: not known.
	const char *step;              // Taken after "confirm": NULL, suspend, close; or in its place: reject, "-".
	int step_days_ago;
	enum demo_group group;
	struct demo_name name;
	const char *aliases;
};
extern const struct demo_place_row demo_places[];
extern const size_t demo_place_count;

// Where they stand: within the invented outlines of data/demo/outlines.geojson, in the middle of an ocean.
struct demo_point_row {
	const char *place; // Code.
	const char *point;
};
extern const struct demo_point_row demo_points[];
extern const size_t demo_point_count;

enum demo_person {
	DEMO_ADMINISTRATOR, DEMO_COORDINATOR, DEMO_MEMBER, DEMO_MONITOR, DEMO_DOCTOR, DEMO_SECRETARIAT,
	DEMO_LEGAL, DEMO_REGIONAL, DEMO_AUDITOR, DEMO_FOCAL, DEMO_VALIDATOR, DEMO_ANIR, DEMO_HOUDA,
	DEMO_TILILA, DEMO_PERSON_COUNT,
	DEMO_NOBODY = DEMO_PERSON_COUNT, // The program itself.
};

struct demo_person_row {
	const char *account, *role, *full_name, *language;
	enum demo_authority authority; // DEMO_NO_AUTHORITY for those inside.
	const char *region;            // NULL: none.
};
extern const struct demo_person_row demo_people[DEMO_PERSON_COUNT];

// Who visits together; the first of a team leads it.
enum { DEMO_TEAM_MOST = 5 };
struct demo_team {
	enum demo_person members[DEMO_TEAM_MOST];
	size_t count;
};
extern const struct demo_team demo_teams[];

struct demo_visit_row {
	const char *place;   // Code.
	int days_ago;        // Of its first day; below zero it is still to come.
	int nights;
	const char *kind, *notice;
	const char *state;   // Where it stands today.
	size_t team;
	size_t recommendations;
	size_t others;       // Findings that lead to no recommendation.
	const char *access;  // NULL: full.
	int delay_minutes;
	bool unsent;         // Its recommendations are written and not sent yet.
};
extern const struct demo_visit_row demo_visits[];
extern const size_t demo_visit_count;
