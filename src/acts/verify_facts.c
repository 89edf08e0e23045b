#include "acts/verify_inside.h"

#include <stdlib.h>
#include <string.h>

#include "model/entities.h"
#include "model/facts.h"
#include "model/names.h"
#include "model/own.h"
#include "model/search.h"
#include "store/blobs.h"
#include "store/months.h"

static str place(struct verifying *verifying, const struct record *record)
{
	return str_format(verifying->page.arena, "%s %.*s", record->entity->name, STR_ARG(record->id));
}

static int compare_texts(const void *a, const void *b)
{
	return str_compare(*(const str *)a, *(const str *)b);
}

// Two sets of lines of text, in any order.
static bool same_lines(str *a, size_t a_count, str *b, size_t b_count)
{
	if (a_count != b_count)
		return false;
	if (a_count == 0)
		return true;
	qsort(a, a_count, sizeof *a, compare_texts);
	qsort(b, b_count, sizeof *b, compare_texts);
	for (size_t i = 0; i < a_count; i++)
		if (!str_equal(a[i], b[i]))
			return false;
	return true;
}

static str joined(struct arena *arena, const str *pieces, size_t count)
{
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < count; i++)
		buf_add_json(&buf, pieces[i]);
	return buf_str(&buf);
}

static bool verify_names(struct verifying *verifying, const struct record *record)
{
	struct call *call = &verifying->page;
	struct rows rows;
	if (!record->entity->named)
		return true;
	if (!call_stored(call, db_run(call->db, call->arena,
				       SQL("SELECT language, kind, text, folded FROM known_as"
				           " WHERE entity = $1 AND record = $2"),
				       PARAMETERS(cell_text(str_from(record->entity->name)), cell_text(record->id)), &rows)))
		return false;
	struct name_row *names;
	size_t count = names_of(call, record, &names);
	str *have = NEW_MANY(call->arena, rows.count + 1, str), *want = NEW_MANY(call->arena, count + 1, str);
	for (size_t i = 0; i < rows.count; i++) {
		const str pieces[] = { rows_text(&rows, i, 0), rows_text(&rows, i, 1), rows_text(&rows, i, 2),
			rows_text(&rows, i, 3) };
		have[i] = joined(call->arena, pieces, COUNT(pieces));
	}
	for (size_t i = 0; i < count; i++) {
		const str pieces[] = { str_from(names[i].language), str_from(names[i].kind), names[i].text,
			names[i].folded };
		want[i] = joined(call->arena, pieces, COUNT(pieces));
	}
	verify_that(verifying, same_lines(have, rows.count, want, count),
		N_("The names by which it is found are not its own."), place(verifying, record));
	return true;
}

static bool verify_words(struct verifying *verifying, const struct record *record)
{
	struct call *call = &verifying->page;
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena,
				       SQL("SELECT words FROM search_entry WHERE entity = $1 AND record = $2"),
				       PARAMETERS(cell_text(str_from(record->entity->name)), cell_text(record->id)), &rows)))
		return false;
	str want = record->binned_at.length > 0 ? S("") : search_words(call, record);
	bool good = want.length == 0 ? rows.count == 0
	                             : rows.count == 1 && str_equal(want, rows_text(&rows, 0, 0));
	verify_that(verifying, good, N_("The words by which it is found are not its own."), place(verifying, record));
	return true;
}

static bool verify_own(struct verifying *verifying, const struct record *record)
{
	struct call *call = &verifying->page;
	struct rows rows;
	struct own_copy *copies;
	if (!call_stored(call, db_run(call->db, call->arena,
				       SQL("SELECT name, value FROM own_value WHERE entity = $1 AND record = $2"),
				       PARAMETERS(cell_text(str_from(record->entity->name)), cell_text(record->id)), &rows)))
		return false;
	size_t count = own_copies(call, record, &copies);
	str *have = NEW_MANY(call->arena, rows.count + 1, str), *want = NEW_MANY(call->arena, count + 1, str);
	for (size_t i = 0; i < rows.count; i++)
		have[i] = joined(call->arena, (const str[]){ rows_text(&rows, i, 0), rows_text(&rows, i, 1) }, 2);
	for (size_t i = 0; i < count; i++)
		want[i] = joined(call->arena, (const str[]){ copies[i].name, copies[i].value }, 2);
	verify_that(verifying, same_lines(have, rows.count, want, count),
		N_("The own values by which lists filter it are not its own."), place(verifying, record));
	return true;
}

static bool verify_events(struct verifying *verifying, const struct record *line)
{
	struct call *call = &verifying->page;
	struct line_facts facts;
	struct rows rows;
	if (!facts_of_line(call, line, &facts) ||
	        !call_stored(call, db_run(call->db, call->arena,
					   SQL("SELECT day, code, authority, place_kind, region, theme,"
					       " CAST(sum(n) AS BIGINT) FROM"
					       " (SELECT * FROM " FIGURE_EVENTS " e WHERE line = $1) AS e"
					       " GROUP BY day, code, authority, place_kind, region, theme HAVING sum(n) <> 0"),
					   PARAMETERS(cell_text(line->id)), &rows)))
		return false;
	str *have = NEW_MANY(call->arena, rows.count + 1, str);
	str *want = NEW_MANY(call->arena, facts.event_count + 1, str);
	for (size_t i = 0; i < rows.count; i++) {
		const str pieces[] = { rows_text(&rows, i, 0), rows_text(&rows, i, 1), rows_text(&rows, i, 2),
			rows_text(&rows, i, 3), rows_text(&rows, i, 4), rows_text(&rows, i, 5),
			str_format(call->arena, "%lld", (long long)rows_integer(&rows, i, 6)) };
		have[i] = joined(call->arena, pieces, COUNT(pieces));
	}
	for (size_t i = 0; i < facts.event_count; i++) {
		const struct event *e = &facts.events[i];
		const struct dimensions *d = &facts.dimensions;
		const str pieces[] = { day_str(&e->day), str_from(e->code), d->authority, d->place_kind, d->region,
			d->theme, str_format(call->arena, "%lld", (long long)e->n) };
		want[i] = joined(call->arena, pieces, COUNT(pieces));
	}
	verify_that(verifying, same_lines(have, rows.count, want, facts.event_count),
		N_("The figure events are not what its facts give."), place(verifying, line));
	bool derived = str_equal(record_text(line, ADDRESSEE_LINE_REPLIED_ON), day_str(&facts.replied_on)) &&
	               str_equal(record_text(line, ADDRESSEE_LINE_POSITION), facts.position) &&
	               str_equal(record_text(line, ADDRESSEE_LINE_IMPLEMENTATION), facts.implementation) &&
	               str_equal(record_text(line, ADDRESSEE_LINE_CLAIMED), facts.claimed);
	verify_that(verifying, derived, N_("A fact that is computed is not what its records give."),
		place(verifying, line));
	return true;
}

// The bytes themselves are read once, blob by blob, among the leftovers; here: that they are there.
static bool verify_attachment(struct verifying *verifying, const struct record *attachment)
{
	struct call *call = &verifying->page;
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena,
				       SQL("SELECT count(*), coalesce(sum(length(bytes)), 0) FROM blob WHERE hash = $1"),
				       PARAMETERS(cell_text(record_text(attachment, ATTACHMENT_SHA256))), &rows)))
		return false;
	verify_that(verifying,
		rows_integer(&rows, 0, 0) > 0 &&
			rows_integer(&rows, 0, 1) == record_integer(attachment, ATTACHMENT_SIZE),
		N_("The bytes of an attachment are missing, or not as many as it had."), place(verifying, attachment));
	return true;
}

bool verify_derived(struct verifying *verifying, const struct record *record)
{
	struct record *keyed = record_copy(&verifying->page, record);
	record_keys(&verifying->page, keyed);
	verify_that(verifying,
		str_equal(keyed->name_sort, record->name_sort) && str_equal(keyed->identity, record->identity),
		N_("A key that is computed is not that of the row."), place(verifying, record));
	if (record->entity->derive != NULL) {
		record->entity->derive(&verifying->page, keyed);
		for (size_t i = 0; i < record->entity->field_count; i++)
			verify_that(verifying, str_equal(record_text(keyed, i), record_text(record, i)),
				N_("A fact that is computed is not what its records give."), place(verifying, record));
	}
	return verify_names(verifying, record) && verify_words(verifying, record) &&
	       verify_own(verifying, record) &&
	       (record->entity != &attachment_entity || verify_attachment(verifying, record)) &&
	       (record->entity != &addressee_line_entity || verify_events(verifying, record));
}

static bool none(struct verifying *verifying, struct query *query, const char *what)
{
	struct call *call = &verifying->page;
	struct rows rows;
	if (!call_stored(call, query_run(query, call->db, &rows)))
		return false;
	verify_that(verifying, rows.count == 0, what, rows.count == 0 ? S("") : rows_text(&rows, 0, 0));
	for (size_t i = 1; i < rows.count; i++)
		verify_that(verifying, false, what, rows_text(&rows, i, 0));
	return true;
}

static bool orphans(struct verifying *verifying, struct sql select, const struct entity *entity, struct sql where,
	const char *what)
{
	struct query query = query_in(verifying->page.arena);
	query_add(&query, select);
	query_add(&query, SQL(" WHERE x.entity = "));
	query_bind(&query, cell_text(str_from(entity->name)));
	query_add(&query, where);
	query_add(&query, SQL(" AND NOT EXISTS (SELECT 1 FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" t WHERE t.id = x.record) LIMIT 100"));
	return none(verifying, &query, what);
}

// What the log tells of a record, history tells too; and what history tells of is there, or is an orphan.
static bool verify_lone_leaves(struct verifying *verifying)
{
	struct query query = query_in(verifying->page.arena);
	query_add(&query,
		SQL("SELECT x.record FROM leaf x WHERE x.version > 0 AND NOT EXISTS (SELECT 1 FROM history h"
		    " WHERE h.entity = x.entity AND h.record = x.record AND h.version = x.version AND h.seq = x.seq) LIMIT 100"));
	return none(verifying, &query, N_("The log knows a version that history does not tell of."));
}

// Sums of months against the events, both ways in one query.
static bool verify_months(struct verifying *verifying)
{
	struct query query = query_in(verifying->page.arena);
	query_add(&query,
		SQL("SELECT code || ' ' || month FROM ("
		    "SELECT month, code, authority, place_kind, region, theme, n FROM figure_month UNION ALL "
		    "SELECT substr(day, 1, 7), code, authority, place_kind, region, theme, -n FROM figure_event) AS both_sides"
		    " GROUP BY month, code, authority, place_kind, region, theme HAVING sum(n) <> 0"
		    " UNION ALL SELECT code || ' ' || month FROM figure_month WHERE n = 0 LIMIT 100"));
	if (!none(verifying, &query, N_("The sum of a month is not that of its events.")))
		return false;
	query = query_in(verifying->page.arena);
	query_add(&query,
		SQL("SELECT e.line FROM " FIGURE_EVENTS " e WHERE NOT EXISTS"
		    " (SELECT 1 FROM addressee_line l WHERE l.id = e.line) LIMIT 100"));
	return none(verifying, &query, N_("A figure event belongs to no line."));
}

static void bad_blob(void *context, str hash)
{
	struct verifying *verifying = context;
	verify_that(verifying, false, N_("The bytes of an attachment are not those that were attached."),
		str_format(verifying->page.arena, "blob %.*s", STR_ARG(hash)));
}

// Every blob against its own hash, which is the sha256 of the attachments that name it.
static bool verify_blobs(struct verifying *verifying)
{
	int64_t count, bad = verifying->result->bad;
	if (!blob_check(verifying->page.db, bad_blob, verifying, &count))
		return call_stored(&verifying->page, DB_BUSY);
	verifying->result->checked += count - (verifying->result->bad - bad);
	return true;
}

bool verify_leftovers(struct verifying *verifying)
{
	for (size_t i = 0; i < entity_count; i++)
		if (!orphans(verifying, SQL("SELECT x.record FROM history x"), entities[i], SQL(""),
			    N_("History tells of a record that is not there.")) ||
		        !orphans(verifying, SQL("SELECT x.record FROM known_as x"), entities[i], SQL(""),
				N_("A name belongs to no record.")) ||
		        !orphans(verifying, SQL("SELECT x.record FROM search_entry x"), entities[i], SQL(""),
				N_("Words belong to no record.")) ||
		        !orphans(verifying, SQL("SELECT x.record FROM own_value x"), entities[i], SQL(""),
				N_("An own value belongs to no record.")))
			return false;
	return verify_lone_leaves(verifying) && verify_months(verifying) && verify_blobs(verifying);
}
