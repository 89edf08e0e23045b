// Extra columns of lists: no field of what their rows are, and they tell something of it all the same: how long an
// agreement runs, how many women and men came to a training, where an area lies. And what lists leave unsaid: the kind that a
// title begins with, the state that days tell.
#pragma once
#include "acts/write.h"
#include "base/date.h"
#include "model/wording.h"

enum extra {
	EXTRA_DURATION, // Of an agreement: "3 ans renouvelables".
	EXTRA_PERSONS,  // Who came to a training, all of them,
	EXTRA_WOMEN,    // the women among them,
	EXTRA_MEN,      // and the men.
	EXTRA_RANK,     // Of whom the row tells: one rank of those who came.
	EXTRA_OUTLINE,  // Of an area: where it lies, as WKT,
	EXTRA_SOURCE,   // and who drew it.
	EXTRA_COUNT
};
extern const char *const extra_names[EXTRA_COUNT];
extern const char *const extra_labels[EXTRA_COUNT];

// True when lists of the entity may have such a column.
bool extra_of(const struct entity *entity, enum extra extra);
// True when the kind is taken from the title where no column tells it.
bool extra_kind_by_title(const struct entity *entity);

// Those of one rank who came, as columns of their own tell them.
struct extra_share {
	const char *rank;
	str texts[EXTRA_COUNT]; // Of EXTRA_PERSONS, EXTRA_WOMEN and EXTRA_MEN.
};

struct extra_row {
	const struct wordings *wordings;
	struct record *record;
	str texts[EXTRA_COUNT];
	struct extra_share *shares;
	size_t share_count, share_room;
	str state;                // The cell that tells the state, as written; empty when none does.
	enum day_order day_order;
	// Something was settled that the row leaves open: the column, and a sentence.
	void (*settled)(void *context, const char *column, str what);
	void *context;
	struct attended *attended; // Who came, by the row: settled before, made after.
	size_t attended_count, attended_room;
	size_t attendances;       // Out: how many were made.
};

// Before the record is looked for among those that are there: fills in kind, end and state. Refuses by field.
bool extra_settle(struct call *call, struct extra_row *row) MUST_USE;
// After it was saved: makes what hangs on it.
bool extra_make(struct call *call, struct extra_row *row) MUST_USE;

// Several names in one cell, each a record of the entity: parted by a semicolon or a line, or by another sign or word
// where each part is known. With `apart`, by a stroke or a dash even where they are not.
size_t names_in_cell(struct call *call, const struct entity *entity, str text, bool apart, str *parts, size_t most);
