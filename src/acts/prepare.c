#include "acts/prepare.h"

#include "acts/keep.h"
#include "base/csv.h"
#include "base/die.h"
#include "base/embedded.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

bool prepare_is_visit(struct call *call, const struct record *exchange)
{
	return str_is(value_base(call, &exchange_kind_vocabulary, record_text(exchange, TREATY_EXCHANGE_KIND)), "visit");
}

static bool is_open(const struct record *item)
{
	return str_is(record_text(item, PREPARATION_ITEM_STATE), "open");
}

int64_t prepare_late(const struct call *call, const struct record *item)
{
	struct day due;
	if (!is_open(item) || !day_parse(record_text(item, PREPARATION_ITEM_DUE_ON), &due))
		return 0;
	int64_t late = day_difference(&call->today, &due);
	return late > 0 ? late : 0;
}

// Those of a visit, or with an empty id those of the house's list.
static bool read_items(struct call *call, str exchange, struct record ***items, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &preparation_item_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND coalesce(t.treaty_exchange, '') = "));
	query_bind(&query, cell_text(exchange));
	permit_where(call, &query, &preparation_item_entity);
	query_add(&query, SQL(" ORDER BY CASE t.state WHEN 'open' THEN 0 WHEN 'done' THEN 1 ELSE 2 END,"
	                      " coalesce(t.due_on, '9999'), coalesce(t.days_before, -1) DESC, t.id LIMIT "));
	query_bind(&query, cell_integer(PREPARE_MOST));
	return record_query(call, &query, &preparation_item_entity, items, count);
}

bool prepare_read(struct call *call, const struct record *exchange, struct preparation *preparation)
{
	*preparation = (struct preparation){ 0 };
	if (!permit_entity(call, VERB_READ, &preparation_item_entity) ||
	        !read_items(call, exchange->id, &preparation->items, &preparation->count))
		return false;
	for (size_t i = 0; i < preparation->count; i++) {
		const struct record *item = preparation->items[i];
		preparation->open += is_open(item);
		preparation->done += str_is(record_text(item, PREPARATION_ITEM_STATE), "done");
		preparation->late += prepare_late(call, item) > 0;
	}
	return true;
}

// The list of the house.

// What the program carries, in the language of the house.
static bool bring_list(struct call *call)
{
	enum { KIND, DAYS_BEFORE, LANGUAGE, WHAT };
	struct csv csv;
	struct mishap mishap;
	must(csv_read(call->arena, embedded_find(S("data/preparation/visit.csv")), ',', &csv, &mishap));
	for (size_t i = 1; i < csv.count; i++) {
		int64_t days;
		if (!str_is(csv_cell(&csv, i, LANGUAGE), call->house.language))
			continue;
		must(str_to_integer(csv_cell(&csv, i, DAYS_BEFORE), &days));
		struct record *item = record_new(call, &preparation_item_entity);
		record_set(item, PREPARATION_ITEM_KIND, csv_cell(&csv, i, KIND));
		record_set(item, PREPARATION_ITEM_WHAT, csv_cell(&csv, i, WHAT));
		record_set_integer(item, PREPARATION_ITEM_DAYS_BEFORE, days);
		if (!keep_save(call, item))
			return false;
	}
	return true;
}

struct beginning {
	const struct record *exchange;
	size_t added;
};

static bool copy_item(struct call *call, struct beginning *beginning, const struct record *standing)
{
	static const size_t same[] = { PREPARATION_ITEM_WHAT, PREPARATION_ITEM_KIND, PREPARATION_ITEM_OWNER, PREPARATION_ITEM_PLACE,
		PREPARATION_ITEM_NOTE };
	struct record *item = record_new(call, &preparation_item_entity);
	struct day first;
	record_set(item, PREPARATION_ITEM_TREATY_EXCHANGE, beginning->exchange->id);
	for (size_t i = 0; i < COUNT(same); i++)
		if (record_has(standing, same[i]))
			record_set(item, same[i], record_text(standing, same[i]));
	if (record_has(standing, PREPARATION_ITEM_DAYS_BEFORE) && day_parse(record_text(beginning->exchange, TREATY_EXCHANGE_DAY), &first)) {
		struct day due = day_add(&first, -(int)record_integer(standing, PREPARATION_ITEM_DAYS_BEFORE));
		record_set(item, PREPARATION_ITEM_DUE_ON, str_copy(call->arena, day_str(&due)));
	}
	if (record_same_find(call, item).length > 0)
		return true;
	beginning->added++;
	return keep_save(call, item);
}

static bool begin(struct call *call, void *input)
{
	struct beginning *beginning = input;
	struct record **standing;
	size_t count;
	if (!permit_entity(call, VERB_CREATE, &preparation_item_entity))
		return false;
	if (!prepare_is_visit(call, beginning->exchange) || str_is(record_text(beginning->exchange, TREATY_EXCHANGE_STATE), "closed"))
		return refuse(call, REFUSED_CONFLICT, N_("A checklist is begun for the visit of a body that is not closed. Nothing was added."));
	if (!read_items(call, S(""), &standing, &count))
		return false;
	if (count == 0 && (!bring_list(call) || !read_items(call, S(""), &standing, &count)))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!copy_item(call, beginning, standing[i]))
			return false;
	return beginning->added > 0 ||
	       refuse(call, REFUSED_CONFLICT, N_("All that stands on the list of the house stands on this one already. Nothing was added; add to it by hand, or change the list of the house."));
}

bool prepare_begin(struct call *call, const struct record *exchange, size_t *added)
{
	struct beginning beginning = { exchange, 0 };
	bool done = act_write(call, "begin_preparation", begin, &beginning);
	*added = beginning.added;
	return done;
}
