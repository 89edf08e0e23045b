// What stands over the columns of a list, and what it means: the names and labels that fields have in Arabic,
// French and English, the words that lists use (model/wording.h), and what a map says.
#pragma once
#include "acts/extra.h"
#include "acts/recommend.h"
#include "base/lookup.h"
#include "base/map_file.h"
#include "model/wording.h"

enum target { TARGET_NONE, TARGET_FIELD, TARGET_NAME, TARGET_WIDE, TARGET_EXTRA, TARGET_OWN };

struct head {
	enum target target;
	size_t field;         // Of TARGET_FIELD and TARGET_NAME.
	const char *language; // Of TARGET_NAME: name.ar.
	enum wide wide;       // Of TARGET_WIDE.
	enum extra extra;   // Of TARGET_EXTRA.
	const char *rank;     // Of TARGET_EXTRA: those of this rank alone; NULL for all.
	str own;              // Of TARGET_OWN: own.NAME.
	str name;             // As the field is called in maps and answers.
	str period;           // What the head says beside it of a time: "H2 2021".
};

// Everything that may stand over a column of one entity's lists, read once. Lives in call->arena.
struct heads {
	const struct entity *entity;
	const struct wordings *wordings;
	struct lookup known; // Names in lower case and folded labels: number of the head.
	struct head *items;
	size_t count, room;
};
struct heads *heads_of(struct call *call, const struct entity *entity);

// By the name of a field, as maps and our own exports write it: "name", "name.ar", "own.floor", or a label.
bool head_by_name(struct call *call, const struct heads *heads, str text, struct head *head);

// By what stands over a column: "Transmission / Envoyée le", "H2 2021 Assessment Date".
bool head_of(struct call *call, const struct heads *heads, str header, str label, struct head *head);

// True when a head of the map is the head of this column, as it is written: the whole, or one of several with "|"
// between them. Such a column goes before all that a pattern fits.
bool head_is(str wanted, str header, str label);

// True when a head of the map stands for this column: one of several with "|" between them, "*" for anything.
bool head_fits(str wanted, str header, str label);

// The first and last day of a time that a head names: "H2 2021", "S1 2022", "T3 2022", "2022".
bool head_period(struct arena *arena, str text, struct day *first, struct day *last);

// True when a list without a column for this field can still be imported.
bool head_needless(const struct entity *entity, size_t field);
