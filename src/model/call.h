// One call: who asks, in which language, at what instant, with which memory and which database. It is
// the first argument of every act. A call ends in done or refused; what nobody should cause dies.
#pragma once
#include "base/date.h"
#include "model/entity.h"
#include "store/db.h"

enum refusal {
	REFUSED_NOT = 0,
	REFUSED_NOT_SIGNED_IN, // 401
	REFUSED_FORBIDDEN,     // 403, where existence is no secret.
	REFUSED_UNKNOWN,       // 404, also "not allowed".
	REFUSED_INVALID,       // 422
	REFUSED_CONFLICT,      // 409
	REFUSED_STALE,         // 412
	REFUSED_TOO_LARGE,     // 413
	REFUSED_BUSY,          // 503 with Retry-After; 429 where the caller is the cause.
	REFUSED_FULL,          // 507
};

// Why one field (or one cell of a list) was refused.
struct reason {
	str field;
	size_t row; // Of an import, from 1; 0 elsewhere.
	str sheet;  // Of a workbook that is imported; else empty.
	str why;    // In the reader's language.
};

// Roles are fixed in code (domain.md §3); which account has which is data.
enum role {
	ROLE_NONE = 0,
	ROLE_ADMINISTRATOR = 1 << 0,
	ROLE_COORDINATOR = 1 << 1,
	ROLE_MEMBER = 1 << 2,
	ROLE_MONITOR = 1 << 3,
	ROLE_DOCTOR = 1 << 4,
	ROLE_SECRETARIAT = 1 << 5,
	ROLE_LEGAL = 1 << 6,
	ROLE_REGIONAL = 1 << 7,
	ROLE_AUDITOR = 1 << 8,
	ROLE_FOCAL = 1 << 9,
	ROLE_VALIDATOR = 1 << 10,
	ROLE_HOUSE = 1 << 11, // The program itself: init, jobs, the local command line without --as.
};

// How far a long act is; others look at it and may ask it to stop.
struct progress {
	_Atomic int64_t done, total;
	_Atomic bool cancelled;
};

struct call {
	struct arena *arena;
	struct db *db;            // A reading connection, or the writing one inside a write.
	struct writer *writer;    // Where writes go; NULL for a call that only reads.
	bool validated;           // A second person of the authority approved what is sent (acts/validators.h).
	bool writing;             // Inside a write: record_save is allowed.
	struct instant now;       // Never read from the clock below this line.
	struct day today;         // In the institution's zone.
	const char *language;     // "ar", "fr" or "en": of the reader.
	struct house {
		const char *language; // Of the institution: what a bare name is written in.
		const char *latin;    // What one in Latin letters is written in, where the house writes Arabic.
		bool tifinagh;        // Names are written in Tifinagh too.
		bool arabic_indic;    // Its Arabic has the digits ٠ to ٩.
		str id;
		str name;             // JSON, as in the institution's record.
		str country;
		str zone;
		int64_t reply_days;   // 0: no clock.
		str reply_clock;      // A code, or empty.
		str weekend;          // A set of weekdays.
		bool last_day_moves;
		bool sample;
	} house;
	enum role role;
	str account;              // Id, or empty.
	str account_name;         // As it signs in.
	str account_person;       // The name of the person, or empty.
	str account_authority;    // Of a focal point or validator.
	str account_language;     // As the person chose it, or empty.
	str account_region;       // Of a regional commission.
	bool account_quiet_keys;  // The person switched single keys off.
	const char *mail_from;    // The address that notices are sent from; NULL: no mail goes out, and none waits.
	str import;               // Id of the import that makes these changes, or empty.
	const char *act;          // What is being done: stands in the leaf.
	struct progress *progress; // Of a job; NULL where nobody looks.
	struct link_memory *links; // What linked records are called (model/link.h).
	struct alike_memory *alike; // Names that texts are compared with (model/alike.h).
	struct calendar_memory *calendar; // Holidays and pauses (model/deadline.h).
	struct own_memory *own;    // The institution's own fields (model/own.h).
	struct record_memory *records; // Those that this write read or saved last (model/record.h).
	str reckoned;              // The line whose reply date was reckoned last, if nothing was saved since (model/deadline.h).
	str *lines;               // Addressee lines whose derived facts must be counted again.
	size_t line_count;
	size_t line_room;

	enum refusal refusal;
	bool waits; // Of busy: the caller is the cause (429).
	str why; // In the reader's language.
	struct reason *reasons;
	size_t reason_count;
	size_t reason_room;
	str allowed; // Of a refused step: the steps that are allowed, joined by ", ".
};

// A call on this connection at this instant, by nobody, in English.
struct call call_new(struct arena *arena, struct db *db, struct instant now);

// Says why not and gives false. The sentence is English source text marked N_(); it is translated here.
bool refuse(struct call *call, enum refusal refusal, const char *why) MUST_USE;

// Adds one field's reason (already in the reader's language) and makes the call refused as invalid.
bool refuse_field(struct call *call, const char *field, str why);

// In which locale numbers and days are written for the reader, or in another language (base/numerals.h).
const char *call_locale(const struct call *call);
const char *call_locale_in(const struct call *call, const char *language);

// A number in the digits of that locale, thousands not parted: a year, a line of a file, a paragraph.
str say_integer(const struct call *call, int64_t number);

// The text in the reader's language; `context` is a gettext context or NULL.
str say(const struct call *call, const char *text);
str say_in(const struct call *call, const char *context, const char *text);

// With {name} places filled from pairs that end with NULL: say_with(call, N_("…{row}…"), "row", s, NULL).
str say_with(const struct call *call, const char *text, ...);

// How a statement ended, as a refusal: true when done.
bool call_stored(struct call *call, enum db_result result) MUST_USE;

// What a write remembers of records is asked for again: at both ends of it, where a savepoint is undone, and behind a statement
// that changes a row by itself.
void call_forget_records(struct call *call);

// Runs a part of a long call in memory of its own, which is given back behind it. What the part leaves
// in the call (a refusal, its reasons, touched lines) is carried over; anything else that shall stay,
// the part must copy itself.
bool call_in_scratch(struct call *call, bool (*part)(struct call *call, void *input), void *input) MUST_USE;

// Tells how much of a long act is done. False, refused, when somebody asked to stop it.
bool call_goes_on(struct call *call, size_t done, size_t total) MUST_USE;

// HTTP status of a refusal.
int refusal_status(enum refusal refusal);
const char *refusal_code(enum refusal refusal); // "unknown", "stale" …
