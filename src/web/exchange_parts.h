// How figures of packages are shown: cells and tables that the pages of packages share.
#pragma once
#include "acts/exchange_board.h"
#include "page/view.h"

// One more cell under .cells: .value as templates/figure.html shows it, or .held, or .none.
void exchange_cell_view(struct call *call, struct view *row, const struct exchange_figure *figure, bool there, bool held_back,
	const struct exchange_value *value);

// The tables of a package under .tables: title, columns, rows, total; and .held where something is held back.
void exchange_tables_view(struct call *call, struct view *view, const struct exchange_table *tables, size_t count);

// "Response rate, due" and "Kind of place".
str exchange_figure_label(struct call *call, const struct exchange_figure *figure);
str exchange_dimension_label(struct call *call, str dimension);

// The name of a row in the reader's language.
str exchange_row_label(struct call *call, str label);
