// The later half of the demonstration's chain: recommendations with their addressees, what is sent,
// answered, claimed, verified and closed. Also what was planned of the earlier half.
#pragma once
#include "acts/demo_play.h"
#include "acts/demo_texts.h"

struct demo_visit {
	const struct demo_visit_row *row;
	const struct demo_place_row *place;
	const struct demo_team *team;
	int64_t first_day, last_day;
	int64_t reported, sent; // Minutes; 0 when it has not come so far.
	struct record *record;
};

struct demo_finding {
	struct demo_visit *visit;
	const char *theme, *severity, *scope, *polarity, *sources;
	str text;
	struct record *record;
};

struct demo_line {
	struct demo_recommendation *recommendation;
	enum demo_authority authority;
	int64_t sent, due;         // Days; sent is 0 when it is not sent.
	const char *position;      // As first answered; NULL before.
	const char *claim;         // As last claimed; NULL before.
	int64_t answered, claimed; // Days; 0 before.
	const char *found;         // As last verified; NULL before.
	int64_t found_at;          // Minute.
	struct record *record;
};

struct demo_recommendation {
	struct demo_visit *visit;
	const struct demo_subject *subject;
	struct demo_finding *findings[2]; // The second may be NULL.
	struct demo_line lines[2];
	size_t line_count;
	struct record *record;
};

// Plans a recommendation made at this minute, and all that becomes of it.
void demo_plan_recommendation(
	struct demo *demo, struct demo_recommendation *recommendation, int64_t minute);
