// A hint beside a record: what its reader or author may want to look at. It never stops anything. Acts find
// hints (acts/advise), pages and the API say them (page/hints).
#pragma once
#include "model/record.h"

enum hint_kind {
	HINT_NOT_TARGETED = 1,  // Nobody is addressed.
	HINT_NOT_TIME_BOUND,    // Neither horizon nor day.
	HINT_SHORT,             // Of few words: not specific.
	HINT_NO_ACTION,         // No verb of action that we know: not specific.
	HINT_SPLIT,             // Two verbs of action.
	HINT_DUE,               // `day` is what the horizon proposes.
	HINT_OPEN_LINES,        // `name` has `count` open recommendations already; beyond HINT_OPEN_MOST only that it is more.
	HINT_UNIT_BEYOND,       // `name` cites a number beyond a count that nobody checked.
	HINT_UNIT_UNCHECKED,    // `name`: the count of its standard was not checked.
	HINT_CARE,              // `name` is to be cited with care; `text` (JSON) says why.
	HINT_SOURCES,           // `count` more sources are needed to validate.
};

struct hint {
	enum hint_kind kind;
	str name, text;
	int64_t count;
	struct day day;
};

enum { HINTS_MOST = 32, HINT_OPEN_MOST = 30 };

struct hints {
	struct hint items[HINTS_MOST];
	size_t count;
};

const char *hint_code(enum hint_kind kind);  // As the API writes it: "not_targeted".
const char *hint_field(enum hint_kind kind); // The field it is about.
void hint_add(struct hints *hints, struct hint hint); // Beyond HINTS_MOST they are left out.
