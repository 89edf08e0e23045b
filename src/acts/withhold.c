#include "acts/withhold.h"

bool withhold_is_small(int64_t number, int64_t threshold)
{
	return number > 0 && number < threshold;
}

// What can be reckoned from counts of the same row: one less the parts of it.
static const struct {
	enum withhold_count whole, part, other; // `other`: a second part, or the whole again for none.
	bool figure;                            // A figure shows the part of the whole.
} differences[] = {
	{ WITHHOLD_SENT, WITHHOLD_REPLIED, WITHHOLD_SENT, true },
	{ WITHHOLD_DUE, WITHHOLD_REPLIED, WITHHOLD_DUE, true },
	{ WITHHOLD_DUE_DATED, WITHHOLD_ON_TIME, WITHHOLD_DUE_DATED, true },
	{ WITHHOLD_SENT, WITHHOLD_ACCEPTED, WITHHOLD_SENT, true },
	{ WITHHOLD_REPLIED, WITHHOLD_ACCEPTED, WITHHOLD_REPLIED, true },
	{ WITHHOLD_REPLIED, WITHHOLD_ACCEPTED_ANY, WITHHOLD_REPLIED, true },
	{ WITHHOLD_REPLIED, WITHHOLD_REJECTED, WITHHOLD_REPLIED, true },
	{ WITHHOLD_VERIFIED, WITHHOLD_FULL, WITHHOLD_VERIFIED, true },
	{ WITHHOLD_VERIFIED, WITHHOLD_FULL_PARTLY, WITHHOLD_VERIFIED, true },
	{ WITHHOLD_SENT, WITHHOLD_FULL, WITHHOLD_SENT, true },
	{ WITHHOLD_SENT, WITHHOLD_VERIFIED, WITHHOLD_SENT, true },
	{ WITHHOLD_NOTICED, WITHHOLD_UNANNOUNCED, WITHHOLD_NOTICED, true },
	{ WITHHOLD_VISITS, WITHHOLD_FOLLOW_UP, WITHHOLD_VISITS, true },
	{ WITHHOLD_VISITS, WITHHOLD_ACCESS, WITHHOLD_VISITS, true },
	{ WITHHOLD_DATED, WITHHOLD_ODD_HOURS, WITHHOLD_DATED, true },
	{ WITHHOLD_SENT, WITHHOLD_DUE, WITHHOLD_SENT, false },
	{ WITHHOLD_SENT, WITHHOLD_DUE_DATED, WITHHOLD_SENT, false },
	{ WITHHOLD_DUE, WITHHOLD_DUE_DATED, WITHHOLD_DUE, false },
	{ WITHHOLD_DUE, WITHHOLD_REPLIED, WITHHOLD_OVERDUE, false },
	{ WITHHOLD_DUE, WITHHOLD_OVERDUE, WITHHOLD_DUE, false },
	{ WITHHOLD_SENT, WITHHOLD_OVERDUE, WITHHOLD_SENT, false },
	{ WITHHOLD_REPLIED, WITHHOLD_ON_TIME, WITHHOLD_REPLIED, false },
	{ WITHHOLD_SENT, WITHHOLD_ACCEPTED_ANY, WITHHOLD_SENT, false },
	{ WITHHOLD_SENT, WITHHOLD_REJECTED, WITHHOLD_SENT, false },
	{ WITHHOLD_ACCEPTED_ANY, WITHHOLD_ACCEPTED, WITHHOLD_ACCEPTED_ANY, false },
	{ WITHHOLD_REPLIED, WITHHOLD_ACCEPTED, WITHHOLD_REJECTED, false },
	{ WITHHOLD_REPLIED, WITHHOLD_ACCEPTED_ANY, WITHHOLD_REJECTED, false },
	{ WITHHOLD_FULL_PARTLY, WITHHOLD_FULL, WITHHOLD_FULL_PARTLY, false },
	{ WITHHOLD_SENT, WITHHOLD_FULL_PARTLY, WITHHOLD_SENT, false },
	{ WITHHOLD_VISITS, WITHHOLD_NOTICED, WITHHOLD_VISITS, false },
	{ WITHHOLD_VISITS, WITHHOLD_UNANNOUNCED, WITHHOLD_VISITS, false },
	{ WITHHOLD_VISITS, WITHHOLD_DATED, WITHHOLD_VISITS, false },
	{ WITHHOLD_VISITS, WITHHOLD_ODD_HOURS, WITHHOLD_VISITS, false },
};

static bool told(const struct withhold_table *table, size_t i)
{
	return table->has[differences[i].whole] && table->has[differences[i].part] && table->has[differences[i].other];
}

static int64_t difference(const struct withhold_row *row, size_t i)
{
	int64_t rest = row->counts[differences[i].whole] - row->counts[differences[i].part];
	return differences[i].other == differences[i].whole ? rest : rest - row->counts[differences[i].other];
}

static bool points_at_few(const struct withhold_table *table, const struct withhold_row *row)
{
	for (size_t q = 0; q < WITHHOLD_COUNTS; q++)
		if (table->has[q] && withhold_is_small(row->counts[q], table->threshold))
			return true;
	for (size_t i = 0; i < COUNT(differences); i++)
		if (told(table, i) && withhold_is_small(difference(row, i), table->threshold))
			return true;
	return false;
}

static size_t sum_held(const struct withhold_table *table, struct withhold_row *sum)
{
	size_t count = 0;
	*sum = (struct withhold_row){ 0 };
	for (size_t r = 0; r < table->row_count; r++) {
		if (!table->rows[r].held)
			continue;
		count++;
		for (size_t q = 0; q < WITHHOLD_COUNTS; q++)
			sum->counts[q] += table->rows[r].counts[q];
	}
	return count;
}

// Whether what the total gives away of all held rows together says nothing of one of them.
static bool sums_are_large(const struct withhold_table *table)
{
	struct withhold_row sum;
	size_t count = sum_held(table, &sum);
	if (count == 0)
		return true;
	int64_t least = table->threshold + (int64_t)count - 1;
	bool large = count > 1;
	for (size_t q = 0; q < WITHHOLD_COUNTS; q++)
		large = large && (!table->has[q] || sum.counts[q] >= least);
	for (size_t i = 0; i < COUNT(differences); i++) {
		int64_t rest = difference(&sum, i);
		large = large && (!told(table, i) || rest >= least || (!differences[i].figure && rest == 0));
	}
	return large;
}

static int64_t size_of(const struct withhold_table *table, const struct withhold_row *row)
{
	int64_t size = 0;
	for (size_t q = 0; q < WITHHOLD_COUNTS; q++)
		if (table->has[q] && row->counts[q] > size)
			size = row->counts[q];
	return size;
}

static struct withhold_row *smallest_shown(struct withhold_table *table)
{
	struct withhold_row *smallest = NULL;
	for (size_t r = 0; r < table->row_count; r++) {
		struct withhold_row *row = &table->rows[r];
		if (!row->held && (smallest == NULL || size_of(table, row) < size_of(table, smallest)))
			smallest = row;
	}
	return smallest;
}

// Holds back more rows until their sums are large. False: no row would be left.
static bool hold_more(struct withhold_table *table)
{
	while (!sums_are_large(table)) {
		struct withhold_row *next = smallest_shown(table);
		if (next == NULL)
			return false;
		next->held = true;
	}
	return smallest_shown(table) != NULL;
}

static void hold_few(struct withhold_table *table)
{
	for (size_t r = 0; r < table->row_count; r++)
		table->rows[r].held = table->rows[r].held || points_at_few(table, &table->rows[r]);
}

void withhold(struct arena *arena, struct withhold_table *table)
{
	hold_few(table);
	table->total.held = table->total.held || points_at_few(table, &table->total);
	if (table->total.held || table->row_count == 0)
		return;
	bool *few = NEW_MANY(arena, table->row_count, bool);
	for (size_t r = 0; r < table->row_count; r++)
		few[r] = table->rows[r].held;
	if (sums_are_large(table) || hold_more(table))
		return;
	// Without a total the other rows say nothing of these.
	table->total.held = true;
	for (size_t r = 0; r < table->row_count; r++)
		table->rows[r].held = few[r];
}
