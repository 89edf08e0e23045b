// Counting: every figure with its numerator, denominator, rule and day (indicators.md §2, 3). Rates over
// addressee lines are sums of dated events, so any past day costs what today costs; everything else reads
// the rows that it counts. Unknown is not zero, and an empty denominator is no value.
//
// Every figure can be opened: count_rows gives the rows behind a numerator or a denominator, and counts
// them the same way, so that what is listed is what was counted.
#pragma once
#include "acts/write.h"

enum { COUNT_DIMENSIONS = 3, COUNT_FILTERS = 6, COUNT_AGES = 4, COUNT_PARTS = 6, COUNT_MINIMUM = 5 };

// What a value says.
enum measure {
	MEASURE_SHARE,    // Per cent, in tenths.
	MEASURE_COUNT,    // The numerator alone.
	MEASURE_RATIO,    // Of different things: two decimals.
	MEASURE_GAP,      // Percentage points, in tenths; may be below 0.
	MEASURE_MEDIAN,   // Days, in tenths; the numerator says of how many.
	MEASURE_SURVIVAL, // The same, with what is still open.
};

// What its rows are.
enum counted {
	COUNTED_LINES,     // Addressee lines.
	COUNTED_VISITS,
	COUNTED_PLACES,    // Different places visited.
	COUNTED_STOCK,     // Active places, visited or not.
	COUNTED_PLAN,      // Visits against what was planned.
	COUNTED_YIELD,     // Recommendations against visits.
	COUNTED_MARKED,    // Recommendations sent, once each, whose quality was looked at.
	COUNTED_SNAPSHOTS, // The last count of each place.
	COUNTED_URGENT,    // Urgent measures.
	COUNTED_PROJECTS,  // Rehabilitation projects.
	COUNTED_OBSERVATIONS, // Recommendations that name a legal text, sent, once each.
	COUNTED_AGREEMENTS,
	COUNTED_ACTIONS,   // Joint actions, trainings and events under agreements.
	COUNTED_TRAINED,   // Participants of trainings, and the trainings.
	COUNTED_ACTS,      // Exchanges with international bodies, events, reports sent.
	COUNTED_REPRISALS,
	COUNTED_STAFF,     // Staff of a year, and what the mechanism had in it.
	COUNTED_REPORTS,   // Reports about visits.
};

// What stands beside a figure: a part of `more`, in its order.
enum beside_says {
	SAYS_COUNT,
	SAYS_PERSONS, // A count that a public table hides as it hides the value.
	SAYS_MONEY,  // In the smallest unit; known within one currency only.
	SAYS_POINTS, // Percentage points: this part over the next one, which has no row of its own.
	SAYS_DAYS,   // The median days, in tenths, of as many as the part before it says.
};
struct count_beside {
	const char *code;  // "raised"
	const char *label; // N_(…)
	enum beside_says says;
	const char *never_by[2]; // Dimensions that do not divide it: known only where the figure is not split by them.
};

struct indicator {
	const char *code;        // "R2"
	const char *name;        // NC_("indicator", …)
	const char *rule;        // NC_("indicator", …)
	const char *unit;        // N_("addressee line")
	enum measure measure;
	enum counted counted;
	const char *numerators[3]; // Event codes that are summed by month; none: rows are read.
	const char *denominator;   // Event code.
	const char *less;          // Event code taken off the denominator.
	const char *undated;       // Event code of what counts from a list's day.
	const char *needs[5];      // Event codes that the expressions below read, as e.n_CODE.
	struct sql above, below;   // What one row adds to the numerator and the denominator.
	struct sql more[COUNT_PARTS]; // What else is summed: see count_value.more.
	const struct count_beside *beside; // What the values of `more` say, where nothing else does; ends with zeros.
	bool halves;               // The numerator counts halves.
	bool verification;         // Has a twin in what authorities claim: dimension evidence.
	bool persons;              // About persons: a public table hides small numbers.
};

extern const struct indicator indicators[];
extern const size_t indicator_count;
extern const int indicator_version; // Of the rules: grows when one of them changes.
const struct indicator *indicator_find(str code);

struct count_filter {
	str dimension;
	str value; // A code, id or name; "" or "none": not known.
};

struct count_request {
	str indicator;
	str by[COUNT_DIMENSIONS]; // authority, place_kind, region, theme … (count_dimensions).
	size_t by_count;
	struct count_filter filters[COUNT_FILTERS];
	size_t filter_count;
	struct day as_of;         // Empty: today. Only facts dated on or before it count.
	struct day from, to;      // Of what was sent (or of the visit's start); empty: no bound.
	struct day since;         // I8: the day it was full; empty: a year before as_of.
	str period;               // "2025", "2025-Q2", "2025-05", "rolling": fills from and to.
	int64_t minimum;          // Of a range (ground rule 9); 0: COUNT_MINIMUM.
	bool published;           // A public table: hides small numbers about persons.
	bool hash;                // Also the hash of the rows that were counted.
};

struct count_value {
	int64_t numerator;
	int64_t denominator;
	bool has_denominator;
	bool has_value;          // False: no value, because nothing is in the denominator.
	int64_t tenths;          // Per cent × 10, points × 10, days × 10, all half up; ratio × 100.
	// R5: 0–30, 31–90, 91–180, over 180 days late. I6: claimed full, verified full. R4, I9: still open,
	// the median of their age in tenths of a day, and of what ended how many took each of count_spread. V8: visits whose access is not known. V9: days. Else as
	// indicator.beside names them.
	int64_t more[COUNT_PARTS];
	bool has_share;          // Of all rows: the share of the count, or of the denominator.
	int64_t share;           // Per cent × 10.
	bool hidden;             // Too small to be published.
	str currency;            // W1: of its money; empty where there is none, or more than one.
};

struct count_row {
	str keys[COUNT_DIMENSIONS];   // Id or code.
	str labels[COUNT_DIMENSIONS]; // In the reader's language; "" when not known.
	struct count_value value;
};

// What has to be said beside a figure.
enum count_note {
	NOTE_ROUNDED = 1 << 0,  // Shares do not sum to 100: each was rounded on its own.
	NOTE_ABOVE = 1 << 1,    // Above 100 per cent, which is legal for a plan.
	NOTE_FEW = 1 << 2,      // Under 20 cases: the fraction first.
	NOTE_UNDATED = 1 << 3,  // Some count from the day of their list.
	NOTE_PARTIAL = 1 << 4,  // Only what the caller may see.
	NOTE_HIDDEN = 1 << 5,   // Small numbers are hidden.
	NOTE_UNKNOWN = 1 << 6,  // V8: access not known.
	NOTE_NO_TOTAL = 1 << 7, // The rows have no sum.
	NOTE_EVIDENCE = 1 << 8, // The total is what was verified; claims are not in it.
	NOTE_OVERLAP = 1 << 9,  // What has several themes, articles or kinds is in the row of each, once in the total.
	NOTE_LAST = 1 << 10,    // W1 by year: the total is of the last year.
};

// The lowest and the highest rate of the groups that have at least the minimum in their denominator (ground
// rule 9); never without the pooled rate beside it.
struct count_range {
	size_t count;      // Groups in it; of none, low and high say nothing.
	size_t left_out;   // Groups with fewer.
	int64_t low, high; // Tenths of a per cent.
};

struct count_result {
	const struct indicator *indicator;
	struct count_request request; // With its days, and filters by key.
	struct count_row *rows;
	size_t row_count, row_room;
	struct count_value total; // Pooled, never a mean of rates.
	int64_t undated;          // How many count from the day of a list.
	bool ages;                // The values carry ages.
	unsigned notes;           // enum count_note.
	struct count_range range; // Of a share whose rows are groups: authorities, places, themes; not years.
	int64_t counted;          // Rows read for the hash.
	str hash;                 // SHA-256 of them, when asked for.
};

// Refuses an unknown indicator, dimension or filter, a dimension that the caller may not read, and a caller
// without the right to the figure. A regional commission counts its region, a focal point its authority.
bool count(struct call *call, const struct count_request *request, struct count_result *result) MUST_USE;

// The range over the groups of the request's dimension, one for each year of sending, with the pooled rate of that
// year; none where the figure is no share of addressee lines. Refuses as count() does.
struct count_year {
	str year; // Empty: not known.
	struct count_range range;
	struct count_value pooled;
};
bool count_years(struct call *call, const struct count_request *request, struct count_year **years,
	size_t *year_count) MUST_USE;
// The minimum that a request means.
int64_t count_minimum(const struct count_request *request);

// False when the caller may see no rows of it at all.
bool count_may(const struct call *call, const struct indicator *indicator);

// True when what is still open stands beside the value, with the median of its age.
bool count_watches(const struct indicator *indicator);

// How long what ended took: up to so many days, the last of them open above; in more[COUNT_SPREAD_AT] and behind it.
enum { COUNT_SPREAD = 4, COUNT_SPREAD_AT = 2 };
extern const int64_t count_spread[COUNT_SPREAD - 1];

// The ages of R5 as values of its dimension "age", in the order of count_value.more.
extern const char *const count_ages[COUNT_AGES];

// The figures shape of the contract.
void count_json(struct call *call, struct buf *buf, const struct count_result *result);

// "87.5", "3.93", or "" for no value. The numerator as it is printed ("12.5" of halves).
str count_percent(struct arena *arena, const struct count_result *result, const struct count_value *value);
str count_numerator(struct arena *arena, const struct count_result *result, const struct count_value *value);

// The part beside a value as it is printed ("12", "8.3"); empty for what cannot be said of it: a cost over several currencies,
// a change of points where nobody was tested.
// As a number: in tenths where it has decimals (SAYS_POINTS, SAYS_DAYS). False where it cannot be said.
bool count_beside_number(const struct count_result *result, const struct count_value *value, size_t beside, int64_t *number);
str count_beside_text(struct arena *arena, const struct count_result *result, const struct count_value *value, size_t beside);

// A sentence for one note.
str count_note_words(struct call *call, enum count_note note);
const char *count_note_code(enum count_note note);
// The range with its minimum, those left out and the pooled rate; empty where there is none.
str count_range_words(struct call *call, const struct count_result *result);
// What was counted: the period and the filters, in words.
str count_filter_words(struct call *call, const struct count_result *result);

// --- The dimensions by which a figure can be split or filtered.

struct count_choice {
	const char *name;
	const char *label; // N_(…)
};
// Those of an indicator that the caller may use; ends with a row of NULL.
const struct count_choice *count_choices(struct call *call, const struct indicator *indicator);

// --- The rows behind a number.

enum count_part { PART_NUMERATOR, PART_DENOMINATOR };

// When a fact counts from, and when it was entered: later, when somebody wrote it down late.
struct count_fact {
	const char *code; // "replied"
	str day;
	str entered_at;
	bool late;        // Entered after the day of the figure.
};

struct counted_row {
	const struct entity *entity;
	str id;              // Empty towards an authority.
	str number, name;    // As its reader knows it.
	str address;         // Of its page.
	int64_t numerator, denominator;
	bool has_days;
	int64_t days;        // Of a median.
	struct count_fact *facts;
	size_t fact_count;
};

struct count_rows {
	struct count_result result; // The figure itself, without dimensions.
	enum count_part part;
	struct counted_row *rows;
	size_t count;
	int64_t total; // Rows in this part.
	int64_t sum;   // What they add: the number that was opened.
	str next;      // The id to go on after, or empty.
};

// Rows in the order of their ids. `after` is empty or the `next` of before. Refuses as count() does, and
// a public table, which has no rows.
bool count_rows(struct call *call, const struct count_request *request, enum count_part part, str after,
	size_t limit, struct count_rows *rows) MUST_USE;
void count_rows_json(struct call *call, struct buf *buf, const struct count_rows *rows);
