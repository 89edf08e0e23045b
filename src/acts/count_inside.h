// What the parts of counting share. A figure that is not a sum of events reads one row of its own shape for
// each thing that it counts (count_lines.c, count_visits.c, count_measures.c, count_mandate.c, count_house.c):
//
//   id, entity, k0 … k2 (the keys of its dimensions), num, den, x0 … x5, a, b
//
// where a and b are days or texts that only C can reckon with (count_fold.c).
#pragma once
#include "acts/count.h"
#include "store/months.h"
#include "store/query.h"

enum row_column { ROW_ID, ROW_ENTITY, ROW_KEYS, ROW_NUM = ROW_KEYS + COUNT_DIMENSIONS, ROW_DEN, ROW_MORE,
	ROW_A = ROW_MORE + COUNT_PARTS, ROW_B, ROW_COLUMNS };

struct dimension {
	const char *name;
	const char *label;         // N_(…)
	struct sql line;           // Over e, l, r, p, v of a line's row; empty: lines have none of it.
	struct sql visit;          // Over t and p of a visit.
	struct sql place;          // Over p, of places and, where `snapshot` is empty, of counts of people.
	struct sql plan;           // Over t and p of a line of the plan.
	struct sql snapshot;       // Over t of a count of people.
	struct sql observation;    // Over r and l of an observation on a law.
	struct sql agreement;      // Over t of an agreement.
	struct sql action;         // Over t of an action under an agreement.
	struct sql training;       // Over t of a training and a of its participants.
	struct sql act;            // Over t of an exchange, an event or a report that was sent.
	struct sql reprisal;       // Over t of a reprisal and p of its place.
	struct sql staff;          // Over t of the staff of a year.
	struct sql report;         // Over t of a report about visits.
	const struct entity *entity; // Where its values stand: who may not read the field may not split by it.
	size_t field;
	bool summed;               // A column of the figure events.
	bool outer;                // Not of a row: the whole figure is counted once for each of its values.
	bool strip;                // The key carries its rank as first letter.
	bool of_whole;             // Splits and filters what is counted, never what it is divided by.
};
// The field holds a set: what is counted is in the row of each of its members.
bool dimension_is_set(const struct dimension *dimension);
// The outer dimension of this name.
bool dimension_is_outer(const struct dimension *dimension, const char *name);

// Where W1 keeps which of its other parts are known, a bit for each.
enum { STAFF_KNOWN = 4 };

extern const struct dimension dimensions[];
extern const size_t dimension_count;

// The dimension of this name that this indicator has for this caller; NULL when there is none.
const struct dimension *dimension_find(struct call *call, const struct indicator *indicator, str name);
str dimension_label(struct call *call, const struct dimension *dimension, str key);
void dimension_key_json(struct call *call, struct buf *buf, const struct dimension *dimension, str key);
// A filter's value as the key that stands in rows. Refuses what fits nothing.
bool dimension_key(struct call *call, const struct dimension *dimension, str value, str *key) MUST_USE;

struct counting {
	struct call *call;
	const struct indicator *indicator;
	const struct dimension *by[COUNT_DIMENSIONS];
	str fixed[COUNT_DIMENSIONS]; // Keys of outer dimensions.
	size_t by_count;
	str *members[COUNT_DIMENSIONS]; // Of sets of words: every word that stands in one.
	size_t member_counts[COUNT_DIMENSIONS];
	const struct dimension *filters[COUNT_FILTERS];
	str filter_keys[COUNT_FILTERS];
	size_t filter_count;
	bool claims;        // Count what authorities claim instead of what was verified.
	str group;          // P4.
	str as_of, from, to, since; // Whole days; from and to are "" and "9999" without a bound.
	bool period;
	struct query query;
};

// What the row sources add: SELECT … FROM … WHERE …
void count_line_rows(struct counting *counting);
void count_marked_rows(struct counting *counting);
void count_visit_rows(struct counting *counting);
void count_snapshot_rows(struct counting *counting);
void count_urgent_rows(struct counting *counting);
void count_project_rows(struct counting *counting);
void count_observation_rows(struct counting *counting);
void count_agreement_rows(struct counting *counting);
void count_action_rows(struct counting *counting);
void count_trained_rows(struct counting *counting);
void count_act_rows(struct counting *counting);
void count_reprisal_rows(struct counting *counting);
void count_staff_rows(struct counting *counting);
void count_report_rows(struct counting *counting);
// What a dimension is of such a row.
struct sql count_of_urgent(const struct dimension *dimension);
struct sql count_of_project(const struct dimension *dimension);

// The key columns "… AS k0, … AS k1, … AS k2, ".
void counting_keys(struct counting *counting, struct sql (*expression)(const struct dimension *));
// " AND expression = key" for each filter that `takes`.
void counting_filters(struct counting *counting, struct sql (*expression)(const struct dimension *));
void counting_bind(struct counting *counting, str text);
// Finds the words of the sets that the figure is split by. Refuses sets of more words than can be told apart.
bool counting_find_words(struct counting *counting) MUST_USE;
// Joins the members of sets that the figure is split by, as s0 … s2: they stand before WHERE.
void counting_sets(struct counting *counting, struct sql (*expression)(const struct dimension *));
// "column <= day", where a month or a year that is known without its day counts from its end.
void counting_by_day(struct counting *counting, struct sql column, str day);
// " AND …": the day lies in the period that was asked for, if any was.
void counting_in_period(struct counting *counting, struct sql column);
// The instant at which the day after this one begins in the zone of the institution.
str counting_end_of(struct counting *counting, str day);
// "NOT EXISTS (…)": the field of record t had its present value at the end of the day already. What a list brought along had it
// always, since nobody knows better.
void counting_settled(struct counting *counting, const struct entity *entity, const char *field);
// "(SELECT recommendation, sent_on, counts_from …) AS l": the recommendations that were sent in the period to anybody, once each.
void counting_sent(struct counting *counting);
// What a record is called beside its number.
str counting_name(struct call *call, const struct record *record);
// Whether the figure is split or filtered by a dimension of this name.
bool counting_uses(const struct counting *counting, const char *name);
// The expression of a dimension that is of the whole, as of the day that is counted for.
void counting_of_whole(struct counting *counting);
// "expression AS x0, …", 0 where there is none.
void counting_more(struct counting *counting);
// Limits of region and authority on columns of these names (constant texts).
void counting_limits(struct counting *counting, struct sql region, struct sql authority);

// Reads the rows and adds them to the result: to its total with no dimensions, else to its rows.
bool count_fold(struct counting *counting, struct count_result *result) MUST_USE;
// The rows themselves, in the order of their ids, as columns of enum row_column; with what C reckons done.
struct reckoned {
	str id, entity;
	int64_t numerator, denominator;
	bool has_days;
	int64_t days;
};
bool count_reckoned(struct counting *counting, struct reckoned **rows, size_t *count) MUST_USE;

struct count_row *count_row_for(struct call *call, struct count_result *result, const str *keys);
void count_finish(struct count_value *value, const struct indicator *indicator);

// Whose rows a figure is counted from: who may not read them does not see it.
const struct entity *count_read_by(const struct indicator *indicator);

// Settles what was asked: dimensions, filters, days. Refuses as count() does.
bool count_settle(struct call *call, const struct count_request *request, struct count_result *result,
	struct counting *counting) MUST_USE;
