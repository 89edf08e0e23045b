// What was planned and done with others, on one line of time: joint actions, trainings and events around an agreement, a
// cooperation project, a partner or a network, as far as the caller may see them.
#pragma once
#include "acts/write.h"

struct together_item {
	struct record *record;  // A joint action, a training or an event.
	struct day day;         // When it was done, else for when it is planned; empty: no day is known.
	str told;               // The day as it is known: "2026-06" is held by the last day of June.
	bool done, cancelled;
	int64_t late;           // Whole days past its day and not done; else 0.
};

struct together {
	struct together_item *items; // What has no day first, then the latest day first.
	size_t count, room;
	int64_t done, open, late;    // How many of them; what was cancelled is none of these.
	const struct together_item *next, *last; // The nearest that is still to come, the latest that was done; NULL: none.
};

// `entity` is one of the four. Of a partner also what is done under its agreements.
bool together_read(struct call *call, const struct entity *entity, str id, struct together *together) MUST_USE;

// One of them by itself.
struct together_item together_item(const struct call *call, struct record *record);

// How many persons were trained in those trainings that were held, each counted once a session (indicators.md, G2).
struct together_trained {
	int64_t sessions, persons, women;
};
bool together_trained(struct call *call, const struct together *together, struct together_trained *trained) MUST_USE;

// Writes down that a joint action was done on a day, with what came of it where that is told.
bool together_done(struct call *call, struct record *action, str day, str result) MUST_USE;
