#include "acts/addressed.h"

#include "acts/numbered.h"
#include "model/entities.h"

static void fill(struct call *call, struct addressed *item, int64_t number, struct record *line)
{
	*item = (struct addressed){ .number = number, .chain = { .line = line } };
	item->recommendation =
		record_find(call, &recommendation_entity, record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
	str place = item->recommendation == NULL ? S("")
	                                         : record_text(item->recommendation, RECOMMENDATION_PLACE);
	if (place.length > 0)
		item->place = record_find(call, &place_entity, place);
}

bool addressed_list(struct call *call, struct addressed **items, size_t *count)
{
	struct record **lines;
	if (!numbered_list(call, &addressee_line_entity, &lines, count))
		return false;
	*items = NEW_MANY(call->arena, *count + 1, struct addressed);
	for (size_t i = 0; i < *count; i++)
		fill(call, &(*items)[i], (int64_t)i + 1, lines[i]);
	return true;
}

bool addressed_read(struct call *call, int64_t number, struct addressed *item)
{
	struct record *line;
	if (!numbered_read(call, &addressee_line_entity, number, &line))
		return false;
	fill(call, item, number, line);
	return chain_line_read(call, line, &item->chain);
}

str addressed_mark(struct call *call, const struct addressed *item)
{
	return numbered_mark(call, item->chain.line);
}

bool addressed_same(struct call *call, const struct addressed *item, str mark)
{
	return numbered_same(call, item->chain.line, mark);
}
