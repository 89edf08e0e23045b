#include "web/exchange_parts.h"

#include "model/value.h"
#include "model/vocabularies.h"
#include "page/words.h"

str exchange_figure_label(struct call *call, const struct exchange_figure *figure)
{
	return value_label(call, &exchange_figure_vocabulary, str_from(figure->code));
}

str exchange_dimension_label(struct call *call, str dimension)
{
	return value_label(call, &exchange_dimension_vocabulary, dimension);
}

str exchange_row_label(struct call *call, str label)
{
	return value_name(call->arena, label, call->language, "en", NULL);
}

void exchange_cell_view(struct call *call, struct view *row, const struct exchange_figure *figure, bool there, bool held_back,
	const struct exchange_value *value)
{
	struct view *cell = view_add(row, "cells");
	view_flag(cell, "held", there && held_back);
	view_flag(cell, "none", !there);
	if (!there || held_back)
		return;
	if (figure->share)
		words_rate(cell, "value", call_locale(call), value->numerator, value->denominator, false);
	else
		view_text(view_in(cell, "value"), "count", words_number(call->arena, call_locale(call), value->numerator));
}

static void set_row(struct call *call, struct view *shown, const struct exchange_table *table, const struct exchange_row *row)
{
	for (size_t f = 0; f < table->figure_count; f++)
		exchange_cell_view(call, shown, table->figures[f], true, row->held_back, &row->values[f]);
}

static bool set_table(struct call *call, struct view *shown, const struct exchange_table *table)
{
	bool held = table->total.held_back;
	view_text(shown, "title", table->visits ? say(call, N_("Visits")) : say(call, N_("Recommendations, by addressee line")));
	view_text(shown, "by", exchange_dimension_label(call, table->dimension));
	for (size_t f = 0; f < table->figure_count; f++) {
		struct view *column = view_add(shown, "columns");
		view_text(column, "code", str_from(table->figures[f]->code));
		view_text(column, "label", exchange_figure_label(call, table->figures[f]));
		view_text(column, "rule", words_number(call->arena, call_locale(call), table->rules[f]));
	}
	for (size_t r = 0; r < table->row_count; r++) {
		struct view *row = view_add(shown, "rows");
		view_text(row, "label", exchange_row_label(call, table->rows[r].label));
		set_row(call, row, table, &table->rows[r]);
		held = held || table->rows[r].held_back;
	}
	set_row(call, view_in(shown, "total"), table, &table->total);
	return held;
}

void exchange_tables_view(struct call *call, struct view *view, const struct exchange_table *tables, size_t count)
{
	bool held = false;
	for (size_t t = 0; t < count; t++)
		held = set_table(call, view_add(view, "tables"), &tables[t]) || held;
	view_flag(view, "held", held);
}
