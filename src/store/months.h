// The sums of the figure events by months (figure_month), so that a figure reads one row a month and not one an event. They
// are brought up to date once for a whole transaction, from the events that it added, just before it is committed.
#pragma once
#include "store/db.h"

// Call it before events are added in a transaction.
enum db_result months_expect(struct db *db, struct arena *arena) MUST_USE;

// Adds what waits to the sums; a commit does it by itself. For who reads figures within a write.
enum db_result months_settle(struct db *db) MUST_USE;
