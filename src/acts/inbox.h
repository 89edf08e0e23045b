// What came in and waits for a person: replies that nobody assessed, letters that came in and were not confirmed,
// letters that the ladder drafted, answers to urgent measures. A source is there only for who handles it, and each row
// only for who may see it.
#pragma once
#include "acts/write.h"

enum { INBOX_MOST = 200 }; // Of one source.

enum inbox_kind { INBOX_REPLY, INBOX_LETTER, INBOX_DRAFT, INBOX_URGENT, INBOX_KIND_COUNT };

struct inbox_item {
	enum inbox_kind kind;
	struct record *record; // An addressee line, a letter or an urgent measure.
	struct record *reply;  // Of a line: the last one; NULL where the caller may read none.
	struct day since;
};

struct inbox_authority {
	str id;
	int64_t count;
};

struct inbox {
	struct inbox_item *items; // Oldest first.
	size_t count, room;
	int64_t waiting[INBOX_KIND_COUNT]; // How many there are in all, of every authority.
	bool open[INBOX_KIND_COUNT];       // Whether the caller handles them.
	struct inbox_authority *authorities; // From which something waits, by how much.
	size_t authority_count, authority_room;
	bool more; // A source had more than INBOX_MOST.
};

// Only what comes from this authority, an id; empty: all. Refuses those who have not signed in and those outside the house.
bool inbox_read(struct call *call, str authority, struct inbox *inbox) MUST_USE;
