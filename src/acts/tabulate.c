#include "acts/tabulate.h"

#include <stdlib.h>

#include "model/permit.h"

const char *const table_codes[TABLE_COUNT] = {
	[TABLE_R1] = "R1",
	[TABLE_R2] = "R2",
	[TABLE_R3] = "R3",
	[TABLE_R5] = "R5",
	[TABLE_A1] = "A1",
	[TABLE_A2] = "A2",
	[TABLE_A3] = "A3",
	[TABLE_A4] = "A4",
	[TABLE_I1] = "I1",
	[TABLE_I2] = "I2",
	[TABLE_I3] = "I3",
	[TABLE_I5] = "I5",
	[TABLE_V1] = "V1",
	[TABLE_V2] = "V2",
	[TABLE_V3] = "V3",
	[TABLE_V5] = "V5",
	[TABLE_V8] = "V8",
	[TABLE_P1] = "P1",
	[TABLE_P3] = "P3",
};

const struct table_dimension table_dimensions[] = {
	{ "authority", N_("Authority") },
	{ "place_kind", N_("Kind of place") },
	{ "region", N_("Region") },
	{ "province", N_("Province or prefecture") },
	{ "place", N_("Place") },
	{ "theme", N_("Theme") },
	{ "severity", N_("Severity") },
	{ "scope", N_("Scope") },
	{ "horizon", N_("Horizon") },
	{ "visit_kind", N_("Kind of visit") },
	{ "repeat", N_("First time or repeat") },
	{ "year", N_("Year") },
	{ "quarter", N_("Quarter") },
	{ NULL, NULL },
};

const struct table_dimension *table_dimension_find(str name)
{
	for (const struct table_dimension *one = table_dimensions; one->name != NULL; one++)
		if (str_is(name, one->name))
			return one;
	return NULL;
}

static struct table_row *row_for(struct call *call, struct table *table, str key, str label)
{
	for (size_t i = 0; i < table->row_count; i++)
		if (str_equal(table->rows[i].key, key))
			return &table->rows[i];
	GROW(call->arena, table->rows, table->row_count, table->row_room);
	struct table_row *row = &table->rows[table->row_count - 1];
	row->key = key;
	row->label = label;
	return row;
}

// Visits have no theme; who may read no visits counts none.
static bool fits(struct call *call, const struct count_request *request, size_t figure)
{
	const struct indicator *indicator = indicator_find(str_from(table_codes[figure]));
	const struct count_choice *choice = count_choices(call, indicator);
	while (request->by_count > 0 && choice->name != NULL && !str_is(request->by[0], choice->name))
		choice++;
	return count_may(call, indicator) && choice->name != NULL;
}

static bool count_one(struct call *call, const struct count_request *asked, struct table *table, size_t figure)
{
	struct count_request request = *asked;
	request.indicator = str_from(table_codes[figure]);
	struct count_result *result = &table->results[figure];
	if (!count(call, &request, result))
		return false;
	table->has[figure] = true;
	for (size_t i = 0; i < result->row_count; i++) {
		struct table_row *row =
			row_for(call, table, result->rows[i].keys[0], result->rows[i].labels[0]);
		row->values[figure] = result->rows[i].value;
		row->has[figure] = true;
	}
	return true;
}

static int compare_labels(const void *a, const void *b)
{
	const struct table_row *x = a, *y = b;
	// What is not known stands last.
	if ((x->label.length == 0) != (y->label.length == 0))
		return x->label.length == 0 ? 1 : -1;
	int order = str_compare(x->label, y->label);
	return order != 0 ? order : str_compare(x->key, y->key);
}

bool tabulate(struct call *call, const struct count_request *request, struct table *table)
{
	*table = (struct table){ 0 };
	if (!permit_power(call, POWER_FIGURES))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role does not see figures."));
	for (size_t i = 0; i < TABLE_COUNT; i++)
		if (fits(call, request, i) && !count_one(call, request, table, i))
			return false;
	if (!table->has[TABLE_R1])
		return refuse_field(call, "by", say(call, N_("Figures cannot be split by this.")));
	if (!compare(call, request, &table->claims))
		return false;
	for (size_t i = 0; i < table->claims.row_count; i++) {
		const struct compare_row *claims = &table->claims.rows[i];
		row_for(call, table, claims->key, claims->label)->claims = *claims;
	}
	if (table->row_count > 0)
		qsort(table->rows, table->row_count, sizeof *table->rows, compare_labels);
	return true;
}
