// How the house stands, for those who keep it running: copies and drills, the log and its last comparison, mail, room on
// the disk, the clock, accounts without a second factor. What asks for care is a concern.
#pragma once
#include "acts/job.h"
#include "acts/outbox.h"
#include "store/room.h"

// A copy older than a week, a drill older than a quarter, a comparison older than a month, less than a tenth of the disk
// left: then somebody should do something.
enum { HEALTH_BACKUP_DAYS = 7, HEALTH_DRILL_DAYS = 92, HEALTH_VERIFY_DAYS = 31, HEALTH_LEFT_PERCENT = 10, HEALTH_NAMED = 50 };

enum concern {
	CONCERN_BACKUP,     // None, or too old.
	CONCERN_DRILL,      // None, or too old.
	CONCERN_DRILL_BAD,  // The last one failed.
	CONCERN_VERIFY,     // Never, or too long ago.
	CONCERN_VERIFY_BAD, // The last comparison found something.
	CONCERN_MAIL,       // Notices failed or came back.
	CONCERN_FACTOR,     // Somebody signs in by a password alone.
	CONCERN_DISK,
	CONCERN_CLOCK,      // Nothing keeps it, or the log is ahead of it.
	CONCERN_HOLIDAYS,   // None is entered for the coming year, and it is near.
	CONCERN_COUNT
};

// Something that was done at some time; `at` is empty when it never was.
struct health_event {
	struct instant at;
	int64_t days; // Since then.
	bool good;
	str file;
	int64_t rows, bytes; // Of a copy.
	int64_t checked, bad; // Of a comparison with the log.
	str job;             // That made it.
};

struct health {
	bool concerns[CONCERN_COUNT];
	struct health_event backup, drill;
	int64_t mail_waiting, mail_failed;

	// Of health_read alone.
	struct health_event verified;
	int64_t leaves;
	struct instant leaf_at, signed_at;
	struct store_room room;
	int64_t files, file_bytes;
	bool clock_kept, clock_behind;
	int64_t accounts, without_factor;
	struct record **bare; // The first of those without a second factor.
	size_t bare_count;
	int64_t terms, own_fields, holidays_now, holidays_next;
};

// Copies, drills and mail: what a coordinator should know of.
bool health_brief(struct call *call, struct health *health) MUST_USE;

// Everything, for an administrator. `store` is where the store is.
bool health_read(struct call *call, const char *store, struct health *health) MUST_USE;

// Orders a comparison of everything with the log, as a job.
bool health_verify(struct call *call, str *job) MUST_USE;
