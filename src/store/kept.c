#include "store/kept.h"

#include "base/die.h"
#include "base/limits.h"
#include "base/lookup.h"
#include "store/db_inside.h"

struct thing {
	str text;
	struct rows rows;
};

struct kept {
	struct arena *arena;
	struct lookup places;
	struct thing *things;
	size_t count, room;
	int64_t log_length;
};

static void end(void *kept)
{
	arena_end(((struct kept *)kept)->arena);
}

static struct kept *memory_of(struct db *db)
{
	if (db->kept == NULL) {
		db->kept = NEW(db->memory, struct kept);
		db->kept->arena = arena_new(LIMIT_ARENA_BYTES);
		db->kept->log_length = -1;
		arena_at_end(db->memory, end, db->kept);
	}
	return db->kept;
}

static void forget(struct kept *kept, int64_t log_length)
{
	arena_reset(kept->arena);
	kept->places = lookup_in(kept->arena);
	kept->things = NULL;
	kept->count = kept->room = 0;
	kept->log_length = log_length;
}

// Looks at the log once in a snapshot; in between nothing is forgotten, so texts stay where they are.
static struct kept *current(struct db *db, struct arena *arena)
{
	if (db->transaction != TRANSACTION_SNAPSHOT)
		return NULL;
	struct kept *kept = memory_of(db);
	if (db->kept_checked)
		return kept;
	struct rows rows;
	if (!db_query(db, arena, SQL("SELECT coalesce(max(seq), 0) FROM leaf"), NO_PARAMETERS, &rows))
		return NULL;
	int64_t length = rows_integer(&rows, 0, 0);
	if (length != kept->log_length || arena_used(kept->arena) > LIMIT_KEPT_BYTES)
		forget(kept, length);
	db->kept_checked = true;
	return kept;
}

bool kept_log_length(struct db *db, struct arena *arena, int64_t *length)
{
	const struct kept *kept = current(db, arena);
	if (kept != NULL)
		*length = kept->log_length;
	return kept != NULL;
}

static const struct thing *find(struct db *db, struct arena *arena, str key)
{
	const struct kept *kept = current(db, arena);
	const size_t *place = kept == NULL ? NULL : lookup_find(&kept->places, key);
	return place == NULL ? NULL : &kept->things[*place];
}

// Room for a thing of so many bytes; NULL when it is not kept.
static struct thing *add(struct db *db, struct arena *arena, str key, size_t bytes)
{
	struct kept *kept = current(db, arena);
	if (kept == NULL || bytes > LIMIT_KEPT_ONE_BYTES || arena_used(kept->arena) > LIMIT_KEPT_BYTES)
		return NULL;
	GROW(kept->arena, kept->things, kept->count, kept->room);
	lookup_set(&kept->places, str_copy(kept->arena, key), kept->count - 1);
	return &kept->things[kept->count - 1];
}

bool kept_has_room(const struct db *db)
{
	return db->kept == NULL || arena_used(db->kept->arena) < LIMIT_KEPT_BYTES / 2;
}

bool kept_find(struct db *db, struct arena *arena, str key, str *text)
{
	const struct thing *thing = find(db, arena, key);
	if (thing != NULL)
		*text = thing->text;
	return thing != NULL;
}

void kept_add(struct db *db, struct arena *arena, str key, str text)
{
	struct thing *thing = add(db, arena, key, text.length);
	if (thing != NULL)
		thing->text = str_copy(db->kept->arena, text);
}

static size_t bytes_of(const struct rows *rows)
{
	size_t bytes = rows->count * rows->column_count * sizeof *rows->cells;
	for (size_t i = 0; i < rows->count * rows->column_count; i++)
		bytes += rows->cells[i].text.length;
	return bytes;
}

static struct rows copy_rows(struct arena *arena, const struct rows *rows)
{
	size_t count = rows->count * rows->column_count;
	struct cell *cells = NEW_MANY(arena, count, struct cell);
	for (size_t i = 0; i < count; i++) {
		cells[i] = rows->cells[i];
		if (cells[i].text.length > 0)
			cells[i].text = str_copy(arena, cells[i].text);
	}
	return (struct rows){ rows->count, rows->column_count, cells };
}

bool kept_rows_find(struct db *db, struct arena *arena, str key, struct rows *rows)
{
	const struct thing *thing = find(db, arena, key);
	if (thing != NULL)
		*rows = thing->rows;
	return thing != NULL;
}

void kept_rows_add(struct db *db, struct arena *arena, str key, const struct rows *rows)
{
	struct thing *thing = add(db, arena, key, bytes_of(rows));
	if (thing != NULL)
		thing->rows = copy_rows(db->kept->arena, rows);
}

enum db_result query_run_kept(struct query *query, struct db *db, struct rows *rows)
{
	struct arena *arena = query->text.arena;
	if (db->transaction != TRANSACTION_SNAPSHOT)
		return query_run(query, db, rows);
	str key = query_question(query);
	if (kept_rows_find(db, arena, key, rows))
		return DB_DONE;
	enum db_result result = query_run(query, db, rows);
	if (result == DB_DONE)
		kept_rows_add(db, arena, key, rows);
	return result;
}
