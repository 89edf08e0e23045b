// Columns of lists that are no field of what their rows are, and tell something of it all the same: how long an
// agreement runs, how many women and men came to a training, where an area lies. And what lists leave unsaid: the kind that a title
// begins with, the state that days tell.
#pragma once
#include "acts/write.h"
#include "base/date.h"
#include "model/wording.h"

enum beside {
	BESIDE_DURATION, // Of an agreement: "3 ans renouvelables".
	BESIDE_PERSONS,  // Who came to a training, all of them,
	BESIDE_WOMEN,    // the women among them,
	BESIDE_MEN,      // and the men.
	BESIDE_RANK,     // Of whom the row tells: one rank of those who came.
	BESIDE_OUTLINE,  // Of an area: where it lies, as WKT,
	BESIDE_SOURCE,   // and who drew it.
	BESIDE_COUNT
};
extern const char *const beside_names[BESIDE_COUNT];
extern const char *const beside_labels[BESIDE_COUNT];

// True when lists of the entity may have such a column.
bool beside_of(const struct entity *entity, enum beside beside);
// True when the kind is taken from the title where no column tells it.
bool beside_kind_by_title(const struct entity *entity);

// Those of one rank who came, as columns of their own tell them.
struct beside_share {
	const char *rank;
	str texts[BESIDE_COUNT]; // Of BESIDE_PERSONS, BESIDE_WOMEN and BESIDE_MEN.
};

struct beside_row {
	const struct wordings *wordings;
	struct record *record;
	str texts[BESIDE_COUNT];
	struct beside_share *shares;
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
bool beside_settle(struct call *call, struct beside_row *row) MUST_USE;
// After it was saved: makes what hangs on it.
bool beside_make(struct call *call, struct beside_row *row) MUST_USE;

// Several names in one cell, each a record of the entity: parted by a semicolon or a line, or by another sign or word
// where each part is known. With `apart`, by a stroke or a dash even where they are not.
size_t beside_names_in(struct call *call, const struct entity *entity, str text, bool apart, str *parts, size_t most);
