#include "acts/past_batches.h"

#include "acts/keep.h"

// Imports stand in history as batches do, thousands of rows each: so one goes from the first row of each to that of the one
// before, and not over all of them.
enum { STEPS_MOST = 1000 };

static bool step_down(struct call *call, str before, struct rows *rows)
{
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("SELECT import, actor, act FROM history WHERE import ="
			    " (SELECT max(h.import) FROM history h WHERE h.import <> '' AND h.import < $1) AND import <> '' LIMIT 1"),
			PARAMETERS(cell_text(before)), rows));
}

static bool read_one(struct call *call, struct past_batch *batch)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT h.entity, h.record, h.version, h.at, coalesce((SELECT max(l.version) FROM history l"
			        " WHERE l.entity = h.entity AND l.record = h.record), 0)"
			        " FROM history h WHERE h.import = $1 AND h.actor = $2 AND h.act = 'change' AND h.version > 1 ORDER BY h.seq"),
			    PARAMETERS(cell_text(batch->batch), cell_text(call->account)), &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct record *record;
		struct timeline timeline;
		batch->entity = entity_find(rows_text(&rows, i, 0));
		batch->changed++;
		batch->standing += rows_integer(&rows, i, 2) == rows_integer(&rows, i, 4);
		if (!instant_parse(rows_text(&rows, i, 3), &batch->at))
			batch->at = call->now;
		if (batch->first != NULL || batch->entity == NULL)
			continue;
		if (!keep_read(call, batch->entity, rows_text(&rows, i, 1), &record) || !timeline_read(call, record, &timeline)) {
			if (call->refusal != REFUSED_UNKNOWN && call->refusal != REFUSED_FORBIDDEN)
				return false;
			call->refusal = REFUSED_NOT;
			continue;
		}
		batch->first = record;
		for (size_t k = 0; k < timeline.count; k++)
			if (timeline.entries[k].version == rows_integer(&rows, i, 2)) {
				batch->changes = timeline.entries[k].changes;
				batch->change_count = timeline.entries[k].change_count;
			}
	}
	return true;
}

bool past_batches(struct call *call, struct past_batch *batches, size_t *count)
{
	struct rows rows;
	str before = S("~");
	*count = 0;
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	for (int step = 0; step < STEPS_MOST && *count < PAST_BATCHES; step++) {
		if (!step_down(call, before, &rows))
			return false;
		if (rows.count == 0)
			break;
		before = rows_text(&rows, 0, 0);
		if (!str_equal(rows_text(&rows, 0, 1), call->account) || !str_is(rows_text(&rows, 0, 2), "change"))
			continue;
		batches[*count] = (struct past_batch){ .batch = before };
		if (!read_one(call, &batches[*count]))
			return false;
		*count += batches[*count].changed > 0 && batches[*count].entity != NULL;
	}
	return true;
}
