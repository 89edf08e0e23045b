// Where figure events stand. They come into figure_fresh, a small table that knows them by their line. When there are some hundred,
// they go into figure_event, where they are found by code and day, and into the sums of their months (figure_month), so that a
// figure reads one row a month and not one an event. Figures read all three: the same at any moment, whatever has gone where.
#pragma once
#include "store/query.h"

// All events, for FROM.
#define FIGURE_EVENTS \
	"(SELECT line, day, code, authority, place_kind, region, theme, n FROM figure_event UNION ALL" \
	" SELECT line, day, code, authority, place_kind, region, theme, n FROM figure_fresh)"

// Adds "(SELECT line, authority, region, n FROM … ) AS i": the events that lines were sent by, from one day to another.
void months_issued(struct query *query, str from, str to);

// Say it when so many events were added in a transaction.
enum db_result months_added(struct db *db, struct arena *arena, size_t count) MUST_USE;

// Puts the fresh events where they stay when there are enough of them; a commit does it by itself.
enum db_result months_settle(struct db *db) MUST_USE;
