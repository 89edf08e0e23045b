// The calendar that a phone subscribes to, without signing in: the address holds a secret of the account. A feed leaves
// the house and lies on phones and with those who keep calendars for them, so it says less than its owner may see: no
// urgent measure, no visit or mission of which it is not decided that it is announced, no reprisal, no complaint,
// nothing of what passes with the SPT, no person's name, no text of a recommendation or of a joint action. To the people of an authority it tells only their reply dates, numbered 1, 2, 3 as in the portal.
#pragma once
#include "acts/addressed.h"
#include "acts/agenda.h"

enum { FEED_DAYS_BEFORE = 31, FEED_DAYS_BEHIND = 366 };

// A new secret for the caller's own feed, given once; the one before no longer opens anything.
bool feed_make(struct call *call, str *token) MUST_USE;
// Switches it off. Doing it again changes nothing.
bool feed_end(struct call *call) MUST_USE;
// Since when the caller has a feed that works; empty: it has none.
bool feed_since(struct call *call, struct instant *since) MUST_USE;

// The call becomes that of the account whose secret this is. False, refused as unknown: nobody's, or the account is
// locked, or has another role than when the secret was made.
bool feed_enter(struct call *call, str token) MUST_USE;

struct feed {
	struct agenda agenda;      // Of the house.
	struct addressed *replies; // Of an authority: those that are awaited and have a date.
	size_t reply_count;
};

// What the caller's feed tells, from FEED_DAYS_BEFORE today to FEED_DAYS_BEHIND; of an authority all its reply dates.
bool feed_read(struct call *call, struct feed *feed) MUST_USE;
