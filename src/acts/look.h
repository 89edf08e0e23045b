// Looks at a list in the columns that are held in memory (store/column_store.h): what its files share. See list_look in
// acts/list_inside.h.
//
// Each row has a mask: a bit for each filter whose values are counted apart, as if it were not chosen, and one for all
// others together. It begins full, and each condition takes its bit from the rows that it is not true of. A record is found
// when its mask is full and that of one of its lines; it counts for a value when all but that value's own bit are there.
// What no column tells (words, own fields, what somebody may see) is asked of the tables, of the records that the columns leave.
#pragma once
#include "acts/list_inside.h"
#include "store/column_store.h"

enum { LOOK_RECORDS, LOOK_LINES, LOOK_REPLIES, LOOK_TABLES }; // Tables of the column store.
size_t look_table_of(const struct entity *entity);

typedef uint8_t mask;
enum {
	MASK_REST = 1,      // The bit of the conditions that nothing is counted without.
	MASK_LAST = 1 << 5, // Of a filter that is counted apart.
	HEARD_LINE = 1 << 6,  // Of what a record hears of its lines: there is one,
	HEARD_REPLY = 1 << 7, // one has a reply.
};

// Of the filters of one name; the values as the column has them, NULL for "not known".
struct wanted {
	const char *name;
	size_t field; // SIZE_MAX: the state of the line.
	enum list_bound bound;
	struct cell *values;
	size_t count;
	bool of_line;
};

// What a condition leaves of the mask of a row, by the row's code.
struct condition {
	uint8_t **narrow; // The codes, as they are held: these,
	uint16_t **wide;  // or these; NULL otherwise.
	mask *leaves;     // Of each code.
	mask bit;         // What it takes,
	bool alone;       // but from one code,
	uint16_t code;    // which is this.
};

struct part {
	const struct entity *entity;
	const struct column_rows *rows;
	struct condition conditions[LIST_FILTERS + 1];
	size_t count;
	mask full;
};

struct counted {
	size_t along;        // Place in request->along.
	struct part *part;
	size_t field;        // SIZE_MAX: the state of the line.
	mask bit;            // Of its own filter; 0: it has none.
	int64_t total;       // Records that remain for all its values together.
	int64_t *counts;     // Of each code.
	uint32_t *seen;      // Of each code: the record that was counted last, its place plus one.
};

// A record that is found, or would be but for one filter that is counted apart.
struct candidate {
	uint32_t place;
	mask lacking;  // The bit of that filter, of the record,
	mask heard;    // and what it hears of its lines: MASK_REST when one fits, and the bit that alone one lacks.
	bool kept;     // The tables agree.
};

struct looking {
	struct call *call;
	const struct list_request *request;
	bool cheap;
	struct wanted *wanted;
	size_t wanted_count;
	struct list_request rest; // What no column tells.
	bool has_rest, rest_leads;
	bool by_lines;            // Some filter of lines is told by columns,
	bool other_lines;         // or is none of theirs.
	size_t absent_day[2];     // The day of a line, and of a reply.
	mask absent;              // What must not be heard: HEARD_LINE, HEARD_REPLY.
	bool focal;               // Lines are seen once they are sent.
	struct part records, lines;
	struct counted counted[COUNTED_MOST];
	size_t counted_count;
	struct counted *open[COUNTED_MOST]; // Those counted apart that have not too many records yet,
	size_t open_count;
	mask open_bits;           // and their bits in the masks of records.
	const struct column_rows *replies;
	const struct column *days[2]; // Of lines and of replies, by which what is only later is not there yet,
	bool any_later;           // Some day of a line is after today.
	bool *later[2];           // and of each of their codes whether it is after today.
	mask *heard;              // Of each record, when all lines were gone through; NULL: they were not.
	size_t walked;
	const bool *kept;         // Of each record: what the tables say is true; NULL: they were not asked.
	struct candidate *candidates;
	size_t candidate_count, candidate_room;
	int64_t count;            // Records that are found; above the limit of the walk, at least so many.
	size_t *first;            // Places of the first page, a heap whose worst stands in front.
	size_t first_count;
	const struct column *ordering; // By which they are ordered before their ids; NULL: by none.
	int worst_rank;           // In it, of the worst.
	enum list_told told[COUNTED_MOST];
};

// The values of a field and their codes; SIZE_MAX: the state of the line.
size_t look_code_count(const struct part *part, size_t field);
str look_text(const struct part *part, size_t field, size_t code);
static inline uint32_t look_code(const struct part *part, size_t field, size_t place)
{
	return field == SIZE_MAX ? COLUMN_AT(part->rows->derived, place) : column_code(&part->rows->columns[field], place);
}

// Adds a condition that is true of the codes that are marked.
void look_condition(struct looking *looking, struct part *part, size_t field, mask bit, const bool *marked);

// The masks of the rows of a chunk, and how many they are; of rows that are not where they are looked for, in the bin or
// outside, 0.
size_t look_masks(const struct part *part, bool binned, size_t chunk, mask masks[COLUMN_CHUNK]);
// The mask of one line that is seen; 0: it is not.
mask look_mask_of_line(const struct looking *looking, size_t line);
// What a record hears of its lines: MASK_REST when one fits, the bits that alone one lacks, what is absent and is there.
mask look_heard(struct looking *looking, size_t record);

// Which bits are not there.
static inline mask look_lacking(mask full, mask have)
{
	return full & (mask)~have;
}

// Whether all of it is there but one bit, which may be told apart.
static inline bool look_lacks_one(mask lacking)
{
	return (lacking & MASK_REST) == 0 && (lacking & (lacking - 1)) == 0;
}

// How many masks at the beginning are of rows that lack more than the bits of `open`; at the end where `down`.
size_t look_idle(const mask *masks, size_t count, mask full, mask open, bool down);

// Whether a candidate is found,
static inline bool look_finds(const struct looking *looking, const struct candidate *candidate)
{
	return candidate->lacking == 0 && (!looking->by_lines || (candidate->heard & MASK_REST) != 0);
}

// and whether it counts for the values of a thing.
static inline bool look_counts(const struct looking *looking, const struct candidate *candidate, const struct counted *counted)
{
	if (counted->bit == 0)
		return look_finds(looking, candidate);
	if (counted->part == &looking->lines)
		return candidate->lacking == 0 && (candidate->heard & (MASK_REST | counted->bit)) != 0;
	return (candidate->lacking & (mask)~counted->bit) == 0 && (!looking->by_lines || (candidate->heard & MASK_REST) != 0);
}

// Goes through all records, from the end that the first page is at, until nothing is left to be told: fills the candidates,
// of everything that at most so many count for, the totals and the first page.
void look_walk(struct looking *looking, int64_t most);

// The same by hand: nothing yet; one more candidate (false: it only counts where there are too many already); the end.
void look_begin(struct looking *looking, int64_t most);
bool look_take(struct looking *looking, const struct candidate *candidate, int64_t most);
void look_end(struct looking *looking);
// Puts a place into the first page where it belongs; and whether places that follow in the order of the walk need not be tried.
void look_put_first(struct looking *looking, size_t place);
bool look_first_stands(const struct looking *looking);

// Asks the tables for what columns do not tell, of what was walked through.
bool look_ask_tables(struct looking *looking) MUST_USE;

// Adds the id of a record to a JSON array that is being written.
void look_add_id(struct buf *ids, const struct looking *looking, size_t place, bool first);
