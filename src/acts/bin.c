#include "acts/bin.h"

#include <stdlib.h>

#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"

static int later_first(const void *a, const void *b)
{
	const struct bin_item *x = a, *y = b;
	int order = str_compare(y->record->binned_at, x->record->binned_at);
	return order != 0 ? order : str_compare(y->record->id, x->record->id);
}

static bool read_kind(struct call *call, const struct entity *entity, struct record ***records, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NOT NULL"));
	permit_where(call, &query, entity);
	query_add(&query, SQL(" ORDER BY t.binned_at DESC, t.id DESC LIMIT "));
	query_bind(&query, cell_integer(BIN_MOST + 1));
	return record_query(call, &query, entity, records, count);
}

// Nothing changes a record in the bin, so its last version is the one that put it there.
static bool read_act(struct call *call, struct bin_item *item)
{
	struct rows rows;
	const struct record *record = item->record;
	if (!call_stored(call, db_run(call->db, call->arena,
				       SQL("SELECT actor, act FROM history WHERE entity = $1 AND record = $2 AND version = $3"),
				       PARAMETERS(cell_text(str_from(record->entity->name)), cell_text(record->id),
					       cell_integer(record->version)),
				       &rows)))
		return false;
	if (!instant_parse(record->binned_at, &item->at))
		item->at = (struct instant){ "" };
	if (rows.count == 0)
		return true;
	item->actor_name = link_words(call, &account_entity, rows_text(&rows, 0, 0)).name;
	item->with_import = str_is(rows_text(&rows, 0, 1), "undo_import");
	return true;
}

bool bin_read(struct call *call, struct bin *bin)
{
	*bin = (struct bin){ 0 };
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	size_t room = 0;
	for (size_t e = 0; e < entity_count; e++) {
		struct record **records;
		size_t count;
		if (entities[e]->hidden || !permit_may(call, VERB_BIN, entities[e]))
			continue;
		if (!read_kind(call, entities[e], &records, &count))
			return false;
		for (size_t i = 0; i < count; i++) {
			GROW(call->arena, bin->items, bin->count, room);
			bin->items[bin->count - 1] = (struct bin_item){ .record = records[i] };
		}
	}
	if (bin->count > 0)
		qsort(bin->items, bin->count, sizeof *bin->items, later_first);
	bin->more = bin->count > BIN_MOST;
	bin->count = bin->more ? BIN_MOST : bin->count;
	for (size_t i = 0; i < bin->count; i++)
		if (!read_act(call, &bin->items[i]))
			return false;
	return true;
}
