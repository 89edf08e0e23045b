// What no column tells, asked of the tables. See acts/look.h.
#include "acts/look.h"
#include "base/limits.h"
#include "model/entities.h"

static void hear(void *context, const struct cell *cells)
{
	struct candidate **candidates = context;
	candidates[cells[0].integer]->kept = true;
}

// Which of the candidates the rest is true of.
static bool ask_tables(struct looking *looking, struct candidate **asked, size_t count)
{
	struct call *call = looking->call;
	size_t first = db_engine_of(call->db) == DB_SQLITE ? 0 : 1; // PostgreSQL counts places from one.
	struct candidate **by_place = NEW_MANY(call->arena, count + 2, struct candidate *);
	struct buf ids = buf_in(call->arena);
	struct query query = query_in(call->arena);
	for (size_t i = 0; i < count; i++) {
		asked[i]->kept = false;
		by_place[first + i] = asked[i];
		look_add_id(&ids, looking, asked[i]->place, i == 0);
	}
	buf_add_c(&ids, count == 0 ? "[]" : "\"]");
	query_add(&query, SQL("SELECT found.place FROM "));
	query_bind_set_table(&query, db_engine_of(call->db), buf_str(&ids), S(""));
	query_add(&query, SQL(" AS found CROSS JOIN "));
	query_name(&query, looking->request->entity->name);
	query_add(&query, SQL(" t WHERE t.id = found.id"));
	return list_where(call, &query, &looking->rest) &&
	       (count == 0 || call_stored(call, query_visit(&query, call->db, hear, by_place)));
}

// Leaves the candidates that the tables keep, and counts anew.
static void take_kept(struct looking *looking)
{
	size_t count = looking->candidate_count, left = 0;
	look_begin(looking, INT64_MAX - 1);
	for (size_t i = 0; i < count; i++) {
		struct candidate *candidate = &looking->candidates[i];
		if (!candidate->kept)
			continue;
		look_take(looking, candidate, INT64_MAX - 1);
		if (look_finds(looking, candidate) && !look_first_stands(looking))
			look_put_first(looking, candidate->place);
		looking->candidates[left++] = *candidate;
	}
	looking->candidate_count = left;
	look_end(looking);
}

// All that are found, and those that are told apart of which all are known.
static size_t choose_asked(const struct looking *looking, const bool *known, struct candidate **asked)
{
	size_t count = 0;
	for (size_t i = 0; i < looking->candidate_count; i++) {
		struct candidate *candidate = &looking->candidates[i];
		bool needed = look_finds(looking, candidate);
		for (size_t k = 0; k < looking->counted_count; k++)
			needed = needed || (known[k] && look_counts(looking, candidate, &looking->counted[k]));
		candidate->kept = false;
		if (needed)
			asked[count++] = candidate;
	}
	return count;
}

static bool ask_candidates(struct looking *looking)
{
	struct candidate **asked = NEW_MANY(looking->call->arena, looking->candidate_count + 1, struct candidate *);
	bool known[COUNTED_MOST] = { false };
	for (size_t i = 0; i < looking->counted_count; i++)
		known[i] = looking->counted[i].total <= LIMIT_LOOK;
	size_t count = choose_asked(looking, known, asked);
	for (size_t i = 0; i < looking->counted_count && count > LIMIT_LOOK; i++)
		known[i] = looking->counted[i].bit == 0;
	if (count > LIMIT_LOOK)
		count = choose_asked(looking, known, asked);
	if (!ask_tables(looking, asked, count))
		return false;
	take_kept(looking);
	for (size_t i = 0; i < looking->counted_count; i++)
		if (!known[i])
			looking->counted[i].total = INT64_MAX;
	return true;
}

// What the rest finds by itself (words and own fields have an index), when it is not too much.
static bool ask_rest(struct looking *looking, bool *few)
{
	struct call *call = looking->call;
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT t.id FROM "));
	query_name(&query, looking->request->entity->name);
	query_add(&query, SQL(" t WHERE 1 = 1"));
	if (!list_where(call, &query, &looking->rest))
		return false;
	query_add(&query, SQL(" LIMIT "));
	query_bind(&query, cell_integer(LIMIT_LOOK + 1));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	*few = rows.count <= LIMIT_LOOK;
	if (!*few)
		return true;
	bool *kept = NEW_MANY(call->arena, looking->records.rows->count + 1, bool);
	for (size_t i = 0; i < rows.count; i++) {
		size_t place = column_place_find(db_columns_find(call->db), look_table_of(looking->request->entity), rows_text(&rows, i, 0));
		if (place != SIZE_MAX)
			kept[place] = true;
	}
	looking->kept = kept;
	look_walk(looking, LIMIT_COUNT);
	return true;
}

static void know_nothing_apart(struct looking *looking)
{
	for (size_t i = 0; i < looking->counted_count; i++)
		looking->counted[i].total = looking->counted[i].bit != 0 ? INT64_MAX : looking->count;
}

static bool ask_some(struct looking *looking, struct candidate *some, size_t count)
{
	struct candidate **asked = NEW_MANY(looking->call->arena, count + 1, struct candidate *);
	for (size_t i = 0; i < count; i++)
		asked[i] = &some[i];
	if (!ask_tables(looking, asked, count))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!some[i].kept)
			continue;
		looking->count++;
		if (!looking->request->down || !look_first_stands(looking))
			look_put_first(looking, some[i].place);
		GROW(looking->call->arena, looking->candidates, looking->candidate_count, looking->candidate_room);
		looking->candidates[looking->candidate_count - 1] = some[i];
	}
	return true;
}

// Of more records than may be looked at, the newest first, some at a time: what people look for is mostly there.
static bool ask_newest(struct looking *looking)
{
	enum { SOME = LIMIT_COUNT * 6 / 5 };
	const struct list_request *request = looking->request;
	const struct part *records = &looking->records;
	size_t rows = records->rows->count, count = 0;
	struct candidate *some = NEW_MANY(looking->call->arena, SOME, struct candidate);
	mask masks[COLUMN_CHUNK];
	look_begin(looking, LIMIT_COUNT);
	for (size_t place = rows; place-- > 0 && looking->count <= LIMIT_COUNT;) {
		if (place % COLUMN_CHUNK == COLUMN_CHUNK - 1 || place == rows - 1)
			look_masks(records, request->binned, place / COLUMN_CHUNK, masks);
		struct candidate candidate = { (uint32_t)place, look_lacking(records->full, masks[place % COLUMN_CHUNK]), 0, false };
		if (candidate.lacking == 0) {
			candidate.heard = look_heard(looking, place);
			if (look_finds(looking, &candidate) && (candidate.heard & looking->absent) == 0)
				some[count++] = candidate;
		}
		if (count < SOME && place > 0)
			continue;
		if (!ask_some(looking, some, count))
			return false;
		count = 0;
	}
	if (looking->count > LIMIT_COUNT && !(request->by_id && request->down && records->rows->in_order))
		looking->first_count = 0;
	know_nothing_apart(looking);
	return true;
}

// Where it would be dear, all that is known is that there are many.
bool look_ask_tables(struct looking *looking)
{
	bool few = false;
	if (looking->count <= LIMIT_LOOK)
		return ask_candidates(looking);
	if (looking->cheap) {
		look_begin(looking, LIMIT_COUNT);
		looking->count = LIMIT_COUNT + 1;
		know_nothing_apart(looking);
		return true;
	}
	if (looking->rest_leads && !ask_rest(looking, &few))
		return false;
	return few || ask_newest(looking);
}

