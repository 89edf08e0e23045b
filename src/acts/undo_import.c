// Taking an import back: what it made goes to the bin, unless somebody built on it since.
#include "acts/import_list.h"
#include "acts/job.h"

#include "model/entities.h"
#include "model/permit.h"

struct undo {
	str id;
	struct rows made; // By the import: entity, record.
	size_t next;      // Of these.
	size_t taken_back;
};

#define NAMED_MOST 5

static void name_record(struct call *call, struct buf *names, size_t *count, const struct entity *entity, str id)
{
	struct record *record = record_find(call, entity, id);
	if (record == NULL || *count >= NAMED_MOST)
		return;
	// A visit that hides until it starts is not betrayed by what stands in its way.
	if (!permit_may(call, VERB_READ, entity) || !permit_known(call, entity, id)) {
		str hidden = say(call, N_("a record that you may not see"));
		if (str_contains(buf_str(names), hidden))
			return;
		buf_add(names, *count > 0 ? S("; ") : S(""));
		buf_add(names, hidden);
		++*count;
		return;
	}
	buf_add(names, *count > 0 ? S("; ") : S(""));
	buf_add(names, say(call, entity->label));
	buf_add_char(names, ' ');
	buf_add(names, record_title(call, record));
	++*count;
}

// Records of the import that have a version behind it.
static bool changed_since(struct call *call, str import, struct buf *names, size_t *count)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT DISTINCT h.entity, h.record FROM history h JOIN history m"
			        " ON m.entity = h.entity AND m.record = h.record AND m.import = $1"
			        " WHERE h.version > m.version AND h.import <> $1 LIMIT 6"),
			    PARAMETERS(cell_text(import)), &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		name_record(call, names, count, entity_find(rows_text(&rows, i, 0)), rows_text(&rows, i, 1));
	return true;
}

// Records from elsewhere that link to one that the import made.
static bool linked_since(struct call *call, str import, struct buf *names, size_t *count)
{
	for (size_t e = 0; e < entity_count; e++)
		for (size_t f = 0; f < entities[e]->field_count; f++) {
			const struct field *field = &entities[e]->fields[f];
			if (field->kind != KIND_LINK || field->many)
				continue;
			struct query query = query_in(call->arena);
			query_add(&query, SQL("SELECT x.id FROM "));
			query_name(&query, entities[e]->name);
			query_add(&query, SQL(" x JOIN history h ON h.record = x."));
			query_name(&query, field->name);
			query_add(&query, SQL(" AND h.version = 1 AND h.entity = "));
			query_bind(&query, cell_text(str_from(field->link->name)));
			query_add(&query, SQL(" AND h.import = "));
			query_bind(&query, cell_text(import));
			query_add(&query,
				SQL(" WHERE x.binned_at IS NULL AND x.id NOT IN (SELECT record FROM history WHERE import = "));
			query_bind(&query, cell_text(import));
			query_add(&query, SQL(") LIMIT 6"));
			struct rows rows;
			if (!call_stored(call, query_run(&query, call->db, &rows)))
				return false;
			for (size_t i = 0; i < rows.count; i++)
				name_record(call, names, count, entities[e], rows_text(&rows, i, 0));
		}
	return true;
}

enum { SOME_RECORDS = 500 };

static bool take_some_back(struct call *call, void *input)
{
	struct undo *undo = input;
	for (size_t i = 0; i < SOME_RECORDS && undo->next < undo->made.count; i++, undo->next++) {
		str entity = rows_text(&undo->made, undo->next, 0), id = rows_text(&undo->made, undo->next, 1);
		struct record *record = record_find(call, entity_find(entity), id);
		if (record == NULL || record->binned_at.length > 0)
			continue;
		if (!permit_record(call, VERB_BIN, record) || !record_bin(call, record))
			return false;
		undo->taken_back++;
	}
	return act_settle(call);
}

static bool take_back(struct call *call, struct undo *undo)
{
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT entity, record FROM history WHERE import = $1 AND version = 1 ORDER BY seq DESC"),
			    PARAMETERS(cell_text(undo->id)), &undo->made)))
		return false;
	while (undo->next < undo->made.count)
		if (!call_in_scratch(call, take_some_back, undo) || !call_goes_on(call, undo->next, undo->made.count))
			return false;
	return true;
}

static bool undo_body(struct call *call, void *input)
{
	struct undo *undo = input;
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT coalesce(undone_at, ''), actor FROM import WHERE id = $1"),
				       PARAMETERS(cell_text(undo->id)), &rows)))
		return false;
	bool all = job_sees_all(call);
	if (rows.count == 0 || (!all && !str_equal(rows_text(&rows, 0, 1), call->account)))
		return refuse(call, REFUSED_UNKNOWN, N_("There is no import of this id."));
	if (rows_text(&rows, 0, 0).length > 0)
		return refuse(call, REFUSED_CONFLICT, N_("This import was already taken back."));
	struct buf names = buf_in(call->arena);
	size_t count = 0;
	if (!changed_since(call, undo->id, &names, &count) || !linked_since(call, undo->id, &names, &count))
		return false;
	if (count > 0) {
		call->why = say_with(call,
			N_("This import cannot be taken back: since then people have built on it ({records}). Nothing was changed."),
			"records", buf_str(&names), NULL);
		call->refusal = REFUSED_CONFLICT;
		return false;
	}
	return take_back(call, undo) &&
	       call_stored(call,
		       db_run(call->db, call->arena, SQL("UPDATE import SET undone_at = $1 WHERE id = $2"),
			       PARAMETERS(cell_text(instant_str(&call->now)), cell_text(undo->id)), NULL));
}

bool import_undo(struct call *call, str id, size_t *taken_back)
{
	if (!permit_power(call, POWER_IMPORT))
		return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_FORBIDDEN,
			N_("Your role does not import lists."));
	struct undo undo = { .id = id };
	bool done = act_write_long(call, "undo_import", undo_body, &undo);
	*taken_back = undo.taken_back;
	return done;
}

bool import_past(struct call *call, struct past_import *past, size_t *count)
{
	struct rows rows;
	*count = 0;
	if (!permit_power(call, POWER_IMPORT))
		return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_FORBIDDEN,
			N_("Your role does not import lists."));
	bool all = job_sees_all(call);
	if (!db_query(call->db, call->arena,
		    SQL("SELECT id, entity, file, at, rows, coalesce(undone_at, '') FROM import"
		        " WHERE $1 = 1 OR actor = $2 ORDER BY at DESC, id DESC LIMIT 20"),
		    PARAMETERS(cell_integer(all), cell_text(call->account)), &rows))
		return call_stored(call, DB_BUSY);
	for (; *count < rows.count && *count < IMPORTS_SHOWN; ++*count)
		past[*count] = (struct past_import){ .id = rows_text(&rows, *count, 0),
			.entity = entity_find(rows_text(&rows, *count, 1)), .file = rows_text(&rows, *count, 2),
			.at = rows_text(&rows, *count, 3), .rows = rows_integer(&rows, *count, 4),
			.undone = rows_text(&rows, *count, 5).length > 0 };
	return true;
}
