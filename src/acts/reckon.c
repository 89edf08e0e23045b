#include "acts/reckon.h"

#include <stdlib.h>

#include "base/die.h"

int64_t reckon_ratio(int64_t numerator, int64_t denominator, int64_t scale)
{
	must(denominator > 0);
	int64_t above = numerator * scale * 2 + denominator, below = denominator * 2;
	return above >= 0 ? above / below : -((-above + below - 1) / below);
}

static int compare_values(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

bool reckon_median(int64_t *values, size_t count, int64_t *tenths)
{
	if (count == 0)
		return false;
	qsort(values, count, sizeof *values, compare_values);
	*tenths = count % 2 == 1 ? values[count / 2] * 10 : (values[count / 2 - 1] + values[count / 2]) * 5;
	return true;
}

// Those who ended on a day count before those who were last seen on it.
static int compare_lasting(const void *a, const void *b)
{
	const struct lasting *x = a, *y = b;
	if (x->days != y->days)
		return x->days < y->days ? -1 : 1;
	return (int)y->ended - (int)x->ended;
}

bool reckon_survival(struct lasting *items, size_t count, int64_t *days)
{
	double going_on = 1;
	if (count == 0)
		return false;
	qsort(items, count, sizeof *items, compare_lasting);
	for (size_t i = 0; i < count;) {
		size_t ended = 0, same = 0;
		while (i + same < count && items[i + same].days == items[i].days)
			ended += items[i + same++].ended ? 1 : 0;
		going_on *= 1 - (double)ended / (double)(count - i);
		// A product of fractions misses an exact half by a hair.
		if (ended > 0 && going_on <= 0.5 + 1e-12) {
			*days = items[i].days;
			return true;
		}
		i += same;
	}
	return false;
}

bool reckon_is_small(int64_t count)
{
	return count >= 1 && count <= 4;
}

void reckon_hide(struct hiding *rows, size_t count, struct hiding *total)
{
	struct hiding *next = NULL;
	bool any = false;
	total->hidden = total->sensitive;
	for (size_t i = 0; i < count; i++) {
		rows[i].hidden = rows[i].sensitive;
		any = any || rows[i].hidden;
		if (!rows[i].hidden && rows[i].size > 0 && (next == NULL || rows[i].size < next->size))
			next = &rows[i];
	}
	if (any && next != NULL)
		next->hidden = true;
	else if (any)
		total->hidden = true;
}
