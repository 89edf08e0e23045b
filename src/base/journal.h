// The journal of the running program (the log of the chain is store/log.h): one line on standard error
// for each event, in the form that systemd reads:
//
//     <6>2026-05-31T10:15:00.123Z request method=GET route=/visits/{key} status=200 ms=12
//
// A line tells what kind of thing happened and gives numbers and ids, never a name, an address of
// the site as it was asked for, or the text of a field: what is in the journal leaves the institution with
// it. Kinds and keys are the ones listed here, and there is no way to hand over a text.
#pragma once
#include "base/str.h"

// As syslog(3) numbers them.
enum journal_priority {
	PRIORITY_CRITICAL = 2,
	PRIORITY_ERROR,
	PRIORITY_WARNING,
	PRIORITY_NOTICE,
	PRIORITY_INFORMATION,
};

enum journal_kind {
	EVENT_STARTED,            // The server answers on `port`.
	EVENT_STOPPED,
	EVENT_CHILD_STARTED,      // `pid`
	EVENT_CHILD_DIED,         // `pid`, `signal` or `status`; the next one starts after `wait_ms`.
	EVENT_CHILD_KEEPS_DYING,  // `deaths` one quickly behind the other.
	EVENT_REQUEST,            // `method`, `route`, `status`, `ms`
	EVENT_SIGNED_IN,          // `account`
	EVENT_SIGN_IN_REFUSED,    // `status`; nothing tells for whom.
	EVENT_SIGN_IN_DELAYED,    // Too many failures: `wait_s`.
	EVENT_SIGNED_OUT,         // `account`
	EVENT_IMPORTED,           // `import`, `account`, `rows`, `bad`
	EVENT_EXPORTED,           // `account`, `rows`, `ms`
	EVENT_PARSER_DIED,        // A file broke its reader: `task`, `bytes`.
	EVENT_JOB,                // `job`, `ms`
	EVENT_ESCALATED,          // Letters were drafted: `rows`.
	EVENT_MAIL_TAKEN_OVER,    // The mail server answers for the notice `mail`; `tries`, `ms`.
	EVENT_MAIL_PUT_OFF,       // It does not yet: `mail`, `tries`, `wait_s`.
	EVENT_MAIL_FAILED,        // It never will: `mail`, `tries`. The page /outbox tells why.
	EVENT_CARRIER_DIED,       // It carried a message to the mail server: `pid`, `signal` or `status`.
	EVENT_CARRIER_NAME_TAKEN, // By another: how a message ended is lost when the server dies meanwhile.
	EVENT_MAIL_RECEIVED,      // A message came in: `letter` when it became one, `ms`.
	EVENT_MAIL_SET_ASIDE,     // One that cannot be read is kept as a file. The page /outbox names it.
	EVENT_PART_MISSING,       // A part of the program is not installed: `part`.
	EVENT_COUNT,
};

enum journal_key {
	KEY_END, // Ends the items.
	KEY_ACCOUNT, KEY_BAD, KEY_BYTES, KEY_DEATHS, KEY_IMPORT, KEY_JOB, KEY_LETTER, KEY_MAIL, KEY_METHOD, KEY_MS, KEY_PART, KEY_PID, KEY_PORT,
	KEY_ROUTE, KEY_ROWS, KEY_SIGNAL, KEY_STATUS, KEY_TASK, KEY_TRIES, KEY_WAIT_MS, KEY_WAIT_S,
	KEY_COUNT,
};

enum journal_item_kind { ITEM_INTEGER, ITEM_ID, ITEM_PATTERN };

struct journal_item {
	enum journal_key key;
	enum journal_item_kind kind;
	int64_t integer;
	str id;
	const char *pattern;
};

#define JOURNAL_INTEGER(the_key, value) \
	((struct journal_item){ .key = (the_key), .kind = ITEM_INTEGER, .integer = (int64_t)(value) })
// A UUID; what is none is written "-".
#define JOURNAL_ID(the_key, value) ((struct journal_item){ .key = (the_key), .kind = ITEM_ID, .id = (value) })
// A method, or the path of a route with its pieces in braces: a constant of the program. What has other
// letters than [A-Za-z0-9_/{}.-], is NULL or longer than JOURNAL_PATTERN_MOST is written "-".
#define JOURNAL_PATTERN(the_key, value) \
	((struct journal_item){ .key = (the_key), .kind = ITEM_PATTERN, .pattern = (value) })
#define JOURNAL_NOTHING ((struct journal_item){ .key = KEY_END })

enum { JOURNAL_ITEMS_MOST = 8, JOURNAL_PATTERN_MOST = 80 };

// journal(PRIORITY_NOTICE, EVENT_SIGNED_IN, JOURNAL_ID(KEY_ACCOUNT, id)); JOURNAL_NOTHING when there is
// nothing to add. Any thread may; each line is written at once and whole. It never fails
// and does not wait: when nobody reads the other end, lines are lost.
#define journal(priority, kind, ...) \
	journal_write((priority), (kind), (const struct journal_item[]){ __VA_ARGS__, JOURNAL_NOTHING })
void journal_write(enum journal_priority priority, enum journal_kind kind,
	const struct journal_item *items);
