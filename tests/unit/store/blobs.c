#include "store/blobs.h"

#include "base/limits.h"
#include "unit/store/stores.h"

static struct db *with_table(struct test_store *store)
{
	struct db *db = test_open(store, DB_WRITE);
	test_script(db, store->engine == DB_SQLITE ?
				"CREATE TABLE blob (hash TEXT NOT NULL, number INTEGER NOT NULL,"
				" bytes BLOB NOT NULL, PRIMARY KEY (hash, number)) STRICT;"
				"CREATE TABLE attachment (sha256 TEXT NOT NULL) STRICT" :
				"CREATE TABLE blob (hash TEXT COLLATE \"C\" NOT NULL, number BIGINT NOT NULL,"
				" bytes BYTEA NOT NULL, PRIMARY KEY (hash, number));"
				"CREATE TABLE attachment (sha256 TEXT NOT NULL)");
	return db;
}

// Bytes of every value, the zero among them.
static str content_of(struct arena *arena, size_t length)
{
	char *bytes = arena_take(arena, length + 1);
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)(i * 7 + i / 256);
	return (str){ bytes, length };
}

static struct hash put(struct test_store *store, struct db *db, str content)
{
	struct hash hash;
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(blob_put(db, store->arena, content, &hash), DB_DONE);
	assert_int_equal(db_commit(db), DB_DONE);
	return hash;
}

static int64_t count_rows(struct test_store *store, struct db *db)
{
	struct rows rows;
	assert_true(db_query(
		db, store->arena, SQL("SELECT count(*) FROM blob"), NO_PARAMETERS, &rows));
	return rows_integer(&rows, 0, 0);
}

static void what_is_put_comes_back(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_table(store);
	enum { CHUNK = LIMIT_ATTACHMENT_CHUNK };
	static const size_t sizes[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5 };
	for (size_t i = 0; i < COUNT(sizes); i++) {
		str content = content_of(store->arena, sizes[i]), back;
		struct hash hash = put(store, db, content), expected = hash_of(content);
		bool found;
		assert_memory_equal(&hash, &expected, sizeof hash);
		assert_true(blob_get(db, store->arena, &hash, LIMIT_UPLOAD_BYTES, &back, &found));
		assert_true(found);
		assert_true(str_equal(back, content));
		if (sizes[i] > 0) {
			assert_true(blob_get(db, store->arena, &hash, sizes[i] - 1, &back, &found));
			assert_false(found);
		}
	}
	assert_int_equal(count_rows(store, db), 1 + 1 + 1 + 1 + 2 + 4);
	put(store, db, content_of(store->arena, sizes[5]));
	assert_int_equal(count_rows(store, db), 10);
}

static void rows_are_read_one_by_one(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_table(store);
	str content = content_of(store->arena, LIMIT_ATTACHMENT_CHUNK + 3), bytes;
	struct hash hash = put(store, db, content), other = hash_of(S("not there"));
	bool found;
	assert_true(blob_chunk(db, store->arena, &hash, 0, &bytes, &found));
	assert_true(found && bytes.length == LIMIT_ATTACHMENT_CHUNK);
	assert_true(blob_chunk(db, store->arena, &hash, 1, &bytes, &found));
	assert_true(found && str_equal(bytes, str_skip(content, LIMIT_ATTACHMENT_CHUNK)));
	assert_true(blob_chunk(db, store->arena, &hash, 2, &bytes, &found));
	assert_false(found);
	assert_true(blob_chunk(db, store->arena, &other, 0, &bytes, &found));
	assert_false(found);
	assert_true(blob_get(db, store->arena, &other, 10, &bytes, &found));
	assert_false(found);
}

static void note_bad(void *context, str hash)
{
	struct buf *buf = context;
	buf_add(buf, str_slice(hash, 0, 8));
	buf_add_char(buf, '\n');
}

static void what_was_changed_is_named(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_table(store);
	struct buf bad = buf_in(store->arena);
	int64_t count;
	struct hash one = put(store, db, S("one"));
	struct hash two = put(store, db, content_of(store->arena, 2 * LIMIT_ATTACHMENT_CHUNK));
	for (int64_t i = 0; i < 250; i++)
		put(store, db, str_format(store->arena, "small %lld", (long long)i));
	assert_true(blob_check(db, note_bad, &bad, &count));
	assert_int_equal(count, 252);
	assert_int_equal(bad.length, 0);
	str first = hash_hex(store->arena, &one), second = hash_hex(store->arena, &two), content;
	assert_int_equal(db_run(db, store->arena, SQL("UPDATE blob SET bytes = $1 WHERE hash = $2"),
				 PARAMETERS(cell_bytes(S("onf")), cell_text(first)), NULL),
		DB_DONE);
	assert_true(blob_check(db, note_bad, &bad, &count));
	assert_true(str_equal(buf_str(&bad), str_format(store->arena, "%.8s\n", first.data)));
	bad.length = 0;
	assert_int_equal(db_run(db, store->arena, SQL("DELETE FROM blob WHERE hash = $1 OR (hash = $2"
						      " AND number = 0)"),
				 PARAMETERS(cell_text(first), cell_text(second)), NULL),
		DB_DONE);
	assert_true(blob_check(db, note_bad, &bad, &count));
	assert_true(str_equal(buf_str(&bad), str_format(store->arena, "%.8s\n", second.data)));
	bool found;
	assert_true(blob_get(db, store->arena, &two, LIMIT_UPLOAD_BYTES, &content, &found));
	assert_false(found);
}

static void what_nothing_names_is_swept(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_table(store);
	struct hash kept = put(store, db, S("kept"));
	put(store, db, content_of(store->arena, 2 * LIMIT_ATTACHMENT_CHUNK));
	put(store, db, S("dropped"));
	assert_int_equal(db_run(db, store->arena, SQL("INSERT INTO attachment (sha256) VALUES ($1)"),
				 PARAMETERS(cell_text(hash_hex(store->arena, &kept))), NULL),
		DB_DONE);
	int64_t removed;
	assert_int_equal(blob_sweep(db, store->arena, SQL("SELECT sha256 FROM attachment"), &removed),
		DB_DONE);
	assert_int_equal(removed, 2);
	assert_int_equal(count_rows(store, db), 1);
	assert_int_equal(blob_sweep(db, store->arena, SQL("SELECT sha256 FROM attachment"), &removed),
		DB_DONE);
	assert_int_equal(removed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(what_is_put_comes_back),
		ON_BOTH(rows_are_read_one_by_one),
		ON_BOTH(what_was_changed_is_named),
		ON_BOTH(what_nothing_names_is_swept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
