#include "acts/inbox.h"

#include <stdlib.h>

#include "acts/list.h"
#include "model/entities.h"
#include "model/permit.h"

// All have an authority; `since` orders them.
static const struct source {
	const struct entity *entity;
	const struct entity *handled; // What handling one makes or moves, and by which verb.
	enum verb verb;
	struct sql waits;
	struct sql since;
	size_t day_field;
} sources[INBOX_KIND_COUNT] = {
	[INBOX_REPLY] = { &addressee_line_entity, &assessment_entity, VERB_CREATE,
		SQL_ROW("t.replied_on IS NOT NULL AND t.implementation IS NULL AND EXISTS (SELECT 1 FROM recommendation r"
		        " WHERE r.id = t.recommendation AND r.binned_at IS NULL)"),
		SQL_ROW("t.replied_on"), ADDRESSEE_LINE_REPLIED_ON },
	[INBOX_LETTER] = { &letter_entity, &letter_entity, VERB_STEP, SQL_ROW("t.state = 'received'"),
		SQL_ROW("coalesce(t.received_on, t.created_at)"), LETTER_RECEIVED_ON },
	[INBOX_DRAFT] = { &letter_entity, &letter_entity, VERB_STEP,
		SQL_ROW("t.state = 'draft' AND t.ladder_step IS NOT NULL"), SQL_ROW("coalesce(t.step_on, t.created_at)"),
		LETTER_STEP_ON },
	[INBOX_URGENT] = { &urgent_measure_entity, &urgent_measure_entity, VERB_STEP, SQL_ROW("t.state = 'answered'"),
		SQL_ROW("coalesce(t.answered_at, t.created_at)"), URGENT_MEASURE_ANSWERED_AT },
};

static void note_authority(struct call *call, struct inbox *inbox, str id, int64_t count)
{
	for (size_t i = 0; i < inbox->authority_count; i++)
		if (str_equal(inbox->authorities[i].id, id)) {
			inbox->authorities[i].count += count;
			return;
		}
	GROW(call->arena, inbox->authorities, inbox->authority_count, inbox->authority_room);
	inbox->authorities[inbox->authority_count - 1] = (struct inbox_authority){ id, count };
}

static bool count_source(struct call *call, enum inbox_kind kind, struct inbox *inbox)
{
	const struct source *source = &sources[kind];
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT coalesce(t.authority, ''), CAST(count(*) AS BIGINT) FROM "));
	query_name(&query, source->entity->name);
	query_add(&query, SQL(" t WHERE t.binned_at IS NULL AND "));
	query_add(&query, source->waits);
	permit_where(call, &query, source->entity);
	query_add(&query, SQL(" GROUP BY t.authority"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		inbox->waiting[kind] += rows_integer(&rows, i, 1);
		if (rows_text(&rows, i, 0).length > 0)
			note_authority(call, inbox, rows_text(&rows, i, 0), rows_integer(&rows, i, 1));
	}
	return true;
}

static struct day day_since(const struct record *record, size_t field)
{
	struct day day;
	if (!day_parse(str_slice(record_text(record, field), 0, 10), &day))
		day = (struct day){ "" };
	if (day.text[0] == 0 && !day_parse(str_slice(instant_str(&record->created_at), 0, 10), &day))
		day = (struct day){ "" };
	return day;
}

static bool read_source(struct call *call, enum inbox_kind kind, str authority, struct inbox *inbox)
{
	const struct source *source = &sources[kind];
	struct query query = query_in(call->arena);
	struct record **records;
	size_t count;
	record_select(&query, source->entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND "));
	query_add(&query, source->waits);
	if (authority.length > 0) {
		query_add(&query, SQL(" AND t.authority = "));
		query_bind(&query, cell_text(authority));
	}
	permit_where(call, &query, source->entity);
	query_add(&query, SQL(" ORDER BY "));
	query_add(&query, source->since);
	query_add(&query, SQL(", t.id LIMIT "));
	query_bind(&query, cell_integer(INBOX_MOST + 1));
	if (!record_query(call, &query, source->entity, &records, &count))
		return false;
	inbox->more = inbox->more || count > INBOX_MOST;
	for (size_t i = 0; i < count && i < INBOX_MOST; i++) {
		GROW(call->arena, inbox->items, inbox->count, inbox->room);
		inbox->items[inbox->count - 1] = (struct inbox_item){ .kind = kind, .record = records[i],
			.since = day_since(records[i], source->day_field) };
	}
	return true;
}

// The last reply to each line that waits.
static bool read_replies(struct call *call, struct inbox *inbox)
{
	str *ids = NEW_MANY(call->arena, inbox->count + 1, str);
	struct record **replies;
	size_t count = 0, reply_count;
	for (size_t i = 0; i < inbox->count; i++)
		if (inbox->items[i].kind == INBOX_REPLY)
			ids[count++] = inbox->items[i].record->id;
	if (count == 0 || !permit_may(call, VERB_READ, &reply_entity))
		return true;
	if (!list_linked_to_any(call, &reply_entity, REPLY_ADDRESSEE_LINE, ids, count, NULL, &replies, &reply_count))
		return false;
	for (size_t i = 0; i < inbox->count; i++)
		for (size_t k = 0; inbox->items[i].kind == INBOX_REPLY && k < reply_count; k++)
			if (str_equal(record_text(replies[k], REPLY_ADDRESSEE_LINE), inbox->items[i].record->id))
				inbox->items[i].reply = replies[k];
	return true;
}

static int compare_items(const void *a, const void *b)
{
	const struct inbox_item *one = a, *other = b;
	int order = str_compare(day_str(&one->since), day_str(&other->since));
	if (order == 0)
		order = (int)one->kind - (int)other->kind;
	return order != 0 ? order : str_compare(one->record->id, other->record->id);
}

static int compare_authorities(const void *a, const void *b)
{
	const struct inbox_authority *one = a, *other = b;
	if (one->count != other->count)
		return one->count > other->count ? -1 : 1;
	return str_compare(one->id, other->id);
}

bool inbox_read(struct call *call, str authority, struct inbox *inbox)
{
	*inbox = (struct inbox){ .count = 0 };
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	for (size_t i = 0; i < INBOX_KIND_COUNT; i++) {
		enum inbox_kind kind = (enum inbox_kind)i;
		inbox->open[i] = permit_may(call, sources[i].verb, sources[i].handled);
		if (inbox->open[i] && !(count_source(call, kind, inbox) && read_source(call, kind, authority, inbox)))
			return false;
	}
	if (inbox->count > 0)
		qsort(inbox->items, inbox->count, sizeof *inbox->items, compare_items);
	if (inbox->authority_count > 0)
		qsort(inbox->authorities, inbox->authority_count, sizeof *inbox->authorities, compare_authorities);
	return read_replies(call, inbox);
}
