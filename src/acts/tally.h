// How many records have each value of some columns, told row by row. What the counts beside filters are made with: one look at
// each row, however many columns are counted.
#pragma once
#include "base/arena.h"
#include "store/db.h"

struct tally;

// Of so many columns. Several rows may be those of one record (its lines): then it is named by a place of 0 to `places` and
// counts once for each value; with no places each row is a record of its own.
struct tally *tally_new(struct arena *arena, size_t columns, size_t places);
void tally_add(struct tally *tally, size_t column, const struct cell *value, size_t place);
// The same in two steps, for who knows only later what counts: a number for the value, and that it counts.
uint32_t tally_value(struct tally *tally, size_t column, const struct cell *value);
void tally_count(struct tally *tally, size_t column, uint32_t value, size_t place);
// The column, the value as text (empty: none) and the count: a row for each value.
struct rows tally_rows(const struct tally *tally, struct arena *arena);
