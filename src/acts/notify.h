// Whom something new concerns, and so who finds a notice in the post (acts/outbox.h). Called inside the
// writes that make it new.
#pragma once
#include "acts/write.h"

// A recommendation was sent to its addressee: its focal points and validators.
bool notify_sent(struct call *call, const struct record *line) MUST_USE;

// A text was sent for correction of facts: the same of its authority.
bool notify_facts(struct call *call, const struct record *check) MUST_USE;

// An authority's reply came in: coordinators and the secretariat, but not whoever entered it.
bool notify_reply(struct call *call) MUST_USE;

// A letter came in by e-mail: the same.
bool notify_letter(struct call *call) MUST_USE;

// Reply dates that are near or have passed are told to the authority's people once each; again when a date has
// moved. What had passed long before is not told: nobody would know what to do with it.
enum { NOTIFY_DAYS_BEFORE = 7, NOTIFY_DAYS_AFTER = 30 };
bool notify_dates(struct call *call) MUST_USE;
