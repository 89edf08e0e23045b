#include "store/blobs.h"

#include "base/die.h"
#include "base/limits.h"
#include "store/query.h"

static enum db_result put_chunks(struct db *db, str name, str content)
{
	struct arena *page = arena_new(LIMIT_ARENA_BYTES);
	enum db_result result = DB_DONE;
	int64_t number = 0;
	do {
		arena_reset(page);
		result = db_run(db, page,
			SQL("INSERT INTO blob (hash, number, bytes) VALUES ($1, $2, $3)"),
			PARAMETERS(cell_text(name), cell_integer(number++),
				cell_bytes(str_slice(content, 0, LIMIT_ATTACHMENT_CHUNK))),
			NULL);
		content = str_skip(content, LIMIT_ATTACHMENT_CHUNK);
	} while (result == DB_DONE && content.length > 0);
	arena_end(page);
	return result;
}

enum db_result blob_put(struct db *db, struct arena *arena, str content, struct hash *hash)
{
	struct rows rows;
	*hash = hash_of(content);
	str name = hash_hex(arena, hash);
	enum db_result result = db_run(db, arena,
		SQL("SELECT 1 FROM blob WHERE hash = $1 AND number = 0"), PARAMETERS(cell_text(name)),
		&rows);
	return result != DB_DONE || rows.count > 0 ? result : put_chunks(db, name, content);
}

static bool read_chunk(struct db *db, struct arena *arena, str name, int64_t number, str *bytes,
	bool *found)
{
	struct rows rows;
	if (!db_query(db, arena, SQL("SELECT bytes FROM blob WHERE hash = $1 AND number = $2"),
		    PARAMETERS(cell_text(name), cell_integer(number)), &rows))
		return false;
	*found = rows.count > 0;
	*bytes = *found ? rows_text(&rows, 0, 0) : S("");
	return true;
}

bool blob_chunk(struct db *db, struct arena *arena, const struct hash *hash, int64_t number,
	str *bytes, bool *found)
{
	return read_chunk(db, arena, hash_hex(arena, hash), number, bytes, found);
}

bool blob_get(struct db *db, struct arena *arena, const struct hash *hash, size_t most, str *content,
	bool *found)
{
	struct rows rows;
	str name = hash_hex(arena, hash), bytes;
	*content = S("");
	*found = false;
	if (!db_query(db, arena,
		    SQL("SELECT count(*), coalesce(sum(length(bytes)), 0) FROM blob WHERE hash = $1"),
		    PARAMETERS(cell_text(name)), &rows))
		return false;
	int64_t count = rows_integer(&rows, 0, 0), size = rows_integer(&rows, 0, 1);
	if (count == 0 || (uint64_t)size > most)
		return true;
	struct buf buf = buf_sized(arena, (size_t)size + 1);
	struct arena *page = arena_new(LIMIT_ARENA_BYTES);
	bool done = true, more = true;
	for (int64_t i = 0; done && more && i < count; i++) {
		arena_reset(page);
		done = read_chunk(db, page, name, i, &bytes, &more);
		if (done && more)
			buf_add(&buf, bytes);
	}
	arena_end(page);
	*content = buf_str(&buf);
	*found = done && more;
	return done;
}

struct check {
	struct db *db;
	struct arena *page;
	void (*bad)(void *context, str hash);
	void *context;
};

// One blob is in memory at a time: it is at most an upload long.
static bool check_one(struct check *check, str name, int64_t count)
{
	struct hash own, wanted;
	str *pieces = NEW_MANY(check->page, (size_t)count, str);
	bool found = true;
	for (int64_t i = 0; found && i < count; i++)
		if (!read_chunk(check->db, check->page, name, i, &pieces[i], &found))
			return false;
	bool good = found && hash_from_hex(name, &wanted);
	if (good) {
		own = hash_of_pieces(pieces, (size_t)count);
		good = memcmp(own.bytes, wanted.bytes, sizeof own.bytes) == 0;
	}
	if (!good)
		check->bad(check->context, name);
	return true;
}

bool blob_check(struct db *db, void (*bad)(void *context, str hash), void *context, int64_t *count)
{
	struct arena *names = arena_new(LIMIT_ARENA_BYTES);
	struct check check = { db, arena_new(LIMIT_ARENA_BYTES), bad, context };
	struct rows rows;
	str last = S("");
	bool done = true, more = true;
	*count = 0;
	while (done && more) {
		done = db_query(db, names,
			SQL("SELECT hash, count(*), sum(length(bytes)) FROM blob WHERE hash > $1"
			    " GROUP BY hash ORDER BY hash LIMIT 100"),
			PARAMETERS(cell_text(last)), &rows);
		for (size_t i = 0; done && i < rows.count; i++) {
			arena_reset(check.page);
			last = rows_text(&rows, i, 0);
			*count += 1;
			if (rows_integer(&rows, i, 2) <= LIMIT_UPLOAD_BYTES)
				done = check_one(&check, last, rows_integer(&rows, i, 1));
			else
				bad(context, last);
		}
		more = rows.count > 0;
	}
	arena_end(check.page);
	arena_end(names);
	return done;
}

enum db_result blob_sweep(struct db *db, struct arena *arena, struct sql named, int64_t *removed)
{
	struct rows rows;
	struct query query = query_in(arena);
	query_add(&query, SQL("DELETE FROM blob WHERE hash NOT IN ("));
	query_add(&query, named);
	query_add(&query, SQL(") RETURNING number"));
	enum db_result result = query_run(&query, db, &rows);
	*removed = 0;
	for (size_t i = 0; i < rows.count; i++)
		*removed += rows_integer(&rows, i, 0) == 0;
	return result;
}
