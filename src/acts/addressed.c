#include "acts/addressed.h"

#include "base/hash.h"
#include "model/entities.h"
#include "model/permit.h"

static bool read_lines(struct call *call, struct record ***lines, size_t *count)
{
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if (call->account_authority.length == 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	struct query query = query_in(call->arena);
	record_select(&query, &addressee_line_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL"));
	permit_where(call, &query, &addressee_line_entity);
	query_add(&query, SQL(" ORDER BY coalesce(t.sent_on, t.counts_from), t.id LIMIT "));
	query_bind(&query, cell_integer(ADDRESSED_MOST));
	return record_query(call, &query, &addressee_line_entity, lines, count);
}

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
	if (!read_lines(call, &lines, count))
		return false;
	*items = NEW_MANY(call->arena, *count + 1, struct addressed);
	for (size_t i = 0; i < *count; i++)
		fill(call, &(*items)[i], (int64_t)i + 1, lines[i]);
	return true;
}

bool addressed_read(struct call *call, int64_t number, struct addressed *item)
{
	struct record **lines;
	size_t count;
	if (!read_lines(call, &lines, &count))
		return false;
	if (number < 1 || (size_t)number > count)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	fill(call, item, number, lines[number - 1]);
	return chain_line_read(call, lines[number - 1], &item->chain);
}

str addressed_mark(struct call *call, const struct addressed *item)
{
	const struct record *line = item->chain.line;
	const str pieces[] = { line->salt, line->id };
	struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
	return str_slice(hash_hex(call->arena, &hash), 0, 32);
}

bool addressed_same(struct call *call, const struct addressed *item, str mark)
{
	return str_equal(mark, addressed_mark(call, item)) ||
	       refuse(call, REFUSED_STALE,
		       N_("This form is too old or was not made here. Open the page again; nothing was done."));
}
