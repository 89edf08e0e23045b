#include "acts/thread.h"

#include <stdlib.h>

#include "acts/correspond.h"
#include "acts/list.h"
#include "model/entities.h"
#include "model/permit.h"

static const struct record *first_of(struct call *call, const struct record *letter)
{
	for (int i = 0; i < THREAD_MOST && record_has(letter, LETTER_IN_REPLY_TO); i++) {
		const struct record *earlier = record_find(call, &letter_entity, record_text(letter, LETTER_IN_REPLY_TO));
		if (earlier == NULL || earlier->binned_at.length > 0 || !permit_record(call, VERB_READ, earlier))
			break;
		letter = earlier;
	}
	call->refusal = REFUSED_NOT;
	return letter;
}

str thread_day(struct call *call, const struct record *letter)
{
	static const size_t days[] = { LETTER_SENT_ON, LETTER_RECEIVED_ON, LETTER_DATED_ON };
	for (size_t i = 0; i < COUNT(days); i++)
		if (record_has(letter, days[i]))
			return record_text(letter, days[i]);
	struct day made = day_of_instant(&letter->created_at, str_c(call->arena, call->house.zone));
	return str_copy(call->arena, day_str(&made));
}

struct dated {
	struct record *letter;
	str day;
};

static int by_day(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;
	int days = str_compare(x->day, y->day);
	return days != 0 ? days : str_compare(x->letter->id, y->letter->id);
}

static bool is_among(struct record *const *letters, size_t count, str id)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(letters[i]->id, id))
			return true;
	return false;
}

// One generation after the other.
static bool followers(struct call *call, struct record **letters, size_t from, size_t *count)
{
	str *ids = NEW_MANY(call->arena, *count - from, str);
	for (size_t i = from; i < *count; i++)
		ids[i - from] = letters[i]->id;
	struct record **found;
	size_t found_count;
	if (!list_linked_to_any(call, &letter_entity, LETTER_IN_REPLY_TO, ids, *count - from, &found, &found_count))
		return false;
	for (size_t i = 0; i < found_count && *count < THREAD_MOST; i++)
		if (!is_among(letters, *count, found[i]->id))
			letters[(*count)++] = found[i];
	return true;
}

bool thread_read(struct call *call, const struct record *letter, struct record ***letters, size_t *count)
{
	*letters = NEW_MANY(call->arena, THREAD_MOST, struct record *);
	(*letters)[0] = record_copy(call, first_of(call, letter));
	*count = 1;
	for (size_t from = 0; from < *count;) {
		size_t next = *count;
		if (!followers(call, *letters, from, count))
			return false;
		from = next;
	}
	struct dated *dated = NEW_MANY(call->arena, *count, struct dated);
	for (size_t i = 0; i < *count; i++)
		dated[i] = (struct dated){ (*letters)[i], thread_day(call, (*letters)[i]) };
	qsort(dated, *count, sizeof *dated, by_day);
	for (size_t i = 0; i < *count; i++)
		(*letters)[i] = dated[i].letter;
	return true;
}

bool thread_lines(struct call *call, const struct record *letter, struct record ***lines, size_t *count)
{
	struct record **more;
	size_t more_count;
	struct query query = query_in(call->arena);
	correspond_lines(call, letter, lines, count);
	record_select(&query, &addressee_line_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.replied_on IS NULL AND t.closed_on IS NULL AND t.authority = "));
	query_bind(&query, cell_text(record_text(letter, LETTER_AUTHORITY)));
	query_add(&query, str_is(record_text(letter, LETTER_KIND), "transmission")
			? SQL(" AND coalesce(t.sent_on, t.counts_from) IS NULL")
			: SQL(" AND coalesce(t.sent_on, t.counts_from) IS NOT NULL"));
	query_add(&query, SQL(" AND EXISTS (SELECT 1 FROM recommendation r WHERE r.id = t.recommendation"
			      " AND r.binned_at IS NULL AND r.state = 'open')"));
	permit_where(call, &query, &addressee_line_entity);
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(THREAD_LINES_MOST));
	if (!record_query(call, &query, &addressee_line_entity, &more, &more_count))
		return false;
	struct record **all = NEW_MANY(call->arena, *count + more_count + 1, struct record *);
	for (size_t i = 0; i < *count; i++)
		all[i] = (*lines)[i];
	size_t carried = *count;
	for (size_t i = 0; i < more_count && *count < THREAD_LINES_MOST; i++)
		if (!is_among(all, carried, more[i]->id))
			all[(*count)++] = more[i];
	*lines = all;
	return true;
}
