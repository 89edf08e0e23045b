#include "acts/numbered.h"

#include "base/die.h"
#include "base/hash.h"
#include "model/entities.h"
#include "model/permit.h"

static const struct {
	const struct entity *entity;
	struct sql order;
} orders[] = {
	{ &addressee_line_entity, SQL_ROW("coalesce(t.sent_on, t.counts_from), t.id") },
	{ &factual_check_entity, SQL_ROW("t.sent_on, t.id") },
	{ &letter_entity, SQL_ROW("t.sent_on, t.id") },
	{ &urgent_measure_entity, SQL_ROW("t.sent_at, t.id") },
};

static struct sql order_of(const struct entity *entity)
{
	size_t i = 0;
	while (i < COUNT(orders) && orders[i].entity != entity)
		i++;
	must(i < COUNT(orders));
	return orders[i].order;
}

static bool unknown(struct call *call)
{
	return refuse(call, REFUSED_UNKNOWN, N_("Nothing was found at this address. Check the number or search for it."));
}

bool numbered_list(struct call *call, const struct entity *entity, struct record ***records, size_t *count)
{
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if (call->account_authority.length == 0)
		return unknown(call);
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.authority = "));
	query_bind(&query, cell_text(call->account_authority));
	permit_where(call, &query, entity);
	query_add(&query, SQL(" ORDER BY "));
	query_add(&query, order_of(entity));
	query_add(&query, SQL(" LIMIT "));
	query_bind(&query, cell_integer(NUMBERED_MOST));
	return record_query(call, &query, entity, records, count);
}

bool numbered_read(struct call *call, const struct entity *entity, int64_t number, struct record **record)
{
	struct record **records;
	size_t count;
	if (!numbered_list(call, entity, &records, &count))
		return false;
	if (number < 1 || (size_t)number > count)
		return unknown(call);
	*record = records[number - 1];
	return true;
}

str numbered_mark(struct call *call, const struct record *record)
{
	const str pieces[] = { record->salt, record->id };
	struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
	return str_slice(hash_hex(call->arena, &hash), 0, 32);
}

bool numbered_same(struct call *call, const struct record *record, str mark)
{
	return str_equal(mark, numbered_mark(call, record)) ||
	       refuse(call, REFUSED_STALE,
		       N_("This form is too old or was not made here. Open the page again; nothing was done."));
}
