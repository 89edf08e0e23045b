#include "acts/tally.h"

#include "base/die.h"
#include "base/lookup.h"

struct counted_value {
	str text;
	int64_t count;
	uint8_t *seen; // A bit for each place.
};

struct counted_column {
	struct lookup places; // Of values.
	struct counted_value *values;
	size_t count, room;
};

struct tally {
	struct arena *arena;
	struct counted_column *columns;
	size_t column_count, places;
};

struct tally *tally_new(struct arena *arena, size_t columns, size_t places)
{
	struct tally *tally = NEW(arena, struct tally);
	*tally = (struct tally){ arena, NEW_MANY(arena, columns, struct counted_column), columns, places };
	for (size_t i = 0; i < columns; i++)
		tally->columns[i].places = lookup_in(arena);
	return tally;
}

uint32_t tally_value(struct tally *tally, size_t column, const struct cell *cell)
{
	must(column < tally->column_count && cell->kind != CELL_REAL);
	char digits[24];
	str text = cell->kind == CELL_NULL ? S("") : cell->text;
	if (cell->kind == CELL_INTEGER)
		text = (str){ digits, (size_t)snprintf(digits, sizeof digits, "%lld", (long long)cell->integer) };
	struct counted_column *counted = &tally->columns[column];
	const size_t *place = lookup_find(&counted->places, text);
	if (place != NULL)
		return (uint32_t)*place;
	GROW(tally->arena, counted->values, counted->count, counted->room);
	struct counted_value *value = &counted->values[counted->count - 1];
	*value = (struct counted_value){ .text = str_copy(tally->arena, text) };
	lookup_set(&counted->places, value->text, counted->count - 1);
	return (uint32_t)(counted->count - 1);
}

void tally_count(struct tally *tally, size_t column, uint32_t number, size_t place)
{
	must(number < tally->columns[column].count && (tally->places == 0 || place <= tally->places));
	struct counted_value *value = &tally->columns[column].values[number];
	if (tally->places == 0) {
		value->count++;
		return;
	}
	if (value->seen == NULL)
		value->seen = NEW_MANY(tally->arena, tally->places / 8 + 1, uint8_t);
	uint8_t bit = (uint8_t)(1u << place % 8);
	value->count += (value->seen[place / 8] & bit) == 0;
	value->seen[place / 8] |= bit;
}

void tally_add(struct tally *tally, size_t column, const struct cell *cell, size_t place)
{
	tally_count(tally, column, tally_value(tally, column, cell), place);
}

struct rows tally_rows(const struct tally *tally, struct arena *arena)
{
	size_t count = 0, made = 0;
	for (size_t i = 0; i < tally->column_count; i++)
		for (size_t k = 0; k < tally->columns[i].count; k++)
			count += tally->columns[i].values[k].count > 0;
	struct cell *cells = NEW_MANY(arena, 3 * count, struct cell);
	for (size_t i = 0; i < tally->column_count; i++)
		for (size_t k = 0; k < tally->columns[i].count; k++) {
			const struct counted_value *value = &tally->columns[i].values[k];
			if (value->count == 0)
				continue;
			cells[made++] = cell_integer((int64_t)i);
			cells[made++] = cell_text(value->text);
			cells[made++] = cell_integer(value->count);
		}
	return (struct rows){ count, 3, cells };
}
