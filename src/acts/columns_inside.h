// What finds the columns of a table: from its head and the map (acts/columns.c), and from what is told beside the
// cells, by the rows between others, by titles, and within texts (acts/columns_told.c).
#pragma once
#include "acts/columns.h"

// A list of recommendations, of which a row tells more than one record.
bool columns_wide(const struct entity *entity);
// A reason about something of the map or the list; always false.
bool columns_wrong(struct call *call, str what, str why);

struct column *columns_add(struct call *call, struct columns *columns, const struct head *head);
void columns_add_source(struct call *call, struct columns *columns, const struct head *head, size_t source);
bool columns_has_target(const struct columns *columns, const struct head *head);

// The bands of the table become a column: of the field that the map says, else of the theme where one is known.
bool columns_take_bands(struct call *call, const struct columns_of *of, struct columns *columns,
	struct import_result *result) MUST_USE;
// Where recommendations come from when no column says it, and the numbers and States that stand in their texts.
void columns_take_origin(struct call *call, const struct columns_of *of, struct columns *columns,
	struct import_result *result);
