// What has its day between two days, for a person of the house: reply dates, steps of the ladder, visits, missions, ends
// of action steps, ends of urgent clocks, holidays; and of the rest of the mandate what is due, begins or ends. Each source is asked once and with the caller's rights, so what a
// caller may not see (a visit that is unannounced, above all) has no day here either. The calendar page and the feed
// (acts/feed.h) both ask here.
#pragma once
#include "acts/write.h"

enum { AGENDA_DAYS_MOST = 800, AGENDA_MOST = 2000 }; // Of one request; of one source.

// In the order in which a day tells them.
enum agenda_kind {
	AGENDA_HOLIDAY,
	AGENDA_URGENT,    // An answer is due.
	AGENDA_REPLY,     // Replies are due.
	AGENDA_LADDER,    // Letters will be drafted, unless replies come first.
	AGENDA_VISIT,
	AGENDA_FOLLOW_UP, // A visit that follows up.
	AGENDA_MISSION,
	AGENDA_ACTION,    // Steps of action plans end, and are not done.
	AGENDA_OPINION,        // An opinion on a text of law is due.
	AGENDA_EXCHANGE,       // An answer to an international body is due.
	AGENDA_PREPARATION,    // Something is to be ready before the visit of a body.
	AGENDA_PROJECT_REPORT, // A report to those who pay is due.
	AGENDA_RENEWAL,        // From this day on the end of an agreement asks for a decision.
	AGENDA_AGREEMENT_END,
	AGENDA_REVIEW,         // An agreement is to be reviewed.
	AGENDA_JOINT_ACTION,
	AGENDA_TRAINING,
	AGENDA_EVENT,
	AGENDA_MANDATE,        // A term in an office of a network ends.
	AGENDA_REPRISAL,       // What was reported is to be looked at again.
	AGENDA_COMPLAINT,      // A service answered.
	AGENDA_KIND_COUNT
};

struct agenda_item {
	enum agenda_kind kind;
	struct day first, last; // Whole days; the same for what takes one.
	str told;               // The day as it is known: "2026-06" is held by the last day of June.
	str authority;          // An id; of replies, the ladder, actions and urgent measures.
	int64_t count;          // Of lines or actions that the item stands for; 1 for a record.
	str line;               // The id of the addressee line, where it stands for one.
	struct record *record;  // NULL for replies and actions.
};

struct agenda {
	struct day from, to;
	struct agenda_item *items; // By first day, then by kind.
	size_t count, room;
	bool more; // A source had more than AGENDA_MOST.
};

// Refuses those who have not signed in, those outside the house, and a stretch that is too long or ends before it begins.
bool agenda_read(struct call *call, const struct day *from, const struct day *to, struct agenda *agenda) MUST_USE;
