// What a reading connection remembers: as long as the log has its length, and no longer.
#include "store/kept.h"
#include "unit/store/stores.h"

#include "base/limits.h"

static struct db *writing;

// A store with a log and a place, and a connection that reads it.
static struct db *reader(struct test_store *store)
{
	writing = test_open(store, DB_WRITE);
	test_script(writing, "CREATE TABLE leaf(seq BIGINT PRIMARY KEY);"
			     "CREATE TABLE place(id TEXT PRIMARY KEY, size BIGINT);"
			     "INSERT INTO place VALUES ('a', 1), ('b', 2)");
	return test_open(store, DB_READ);
}

static size_t larger_than(struct test_store *store, struct db *db, int64_t size)
{
	struct rows rows;
	struct query query = query_in(store->arena);
	query_add(&query, SQL("SELECT id FROM place WHERE size > "));
	query_bind(&query, cell_integer(size));
	assert_int_equal(query_run_kept(&query, db, &rows), DB_DONE);
	return rows.count;
}

static bool finds(struct test_store *store, struct db *db, const char *key, const char *wanted)
{
	str text;
	return kept_find(db, store->arena, str_from(key), &text) && str_is(text, wanted);
}

static void holds_until_the_log_grows(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	assert_true(db_snapshot_begin(db));
	assert_int_equal(larger_than(store, db, 0), 2);
	kept_add(db, store->arena, S("R2 fr"), S("87.5"));
	db_snapshot_end(db);
	// Without a leaf nothing that is declared has changed, so this is not seen.
	test_script(writing, "INSERT INTO place VALUES ('c', 3)");
	assert_true(db_snapshot_begin(db));
	assert_int_equal(larger_than(store, db, 0), 2);
	assert_int_equal(larger_than(store, db, 1), 2);
	assert_true(finds(store, db, "R2 fr", "87.5"));
	db_snapshot_end(db);
	test_script(writing, "INSERT INTO leaf VALUES (1)");
	assert_true(db_snapshot_begin(db));
	assert_int_equal(larger_than(store, db, 0), 3);
	assert_false(finds(store, db, "R2 fr", "87.5"));
	db_snapshot_end(db);
}

static void a_snapshot_sees_one_state(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	assert_true(db_snapshot_begin(db));
	assert_int_equal(larger_than(store, db, 0), 2);
	test_script(writing, "INSERT INTO place VALUES ('c', 3); INSERT INTO leaf VALUES (1)");
	assert_int_equal(larger_than(store, db, 0), 2);
	db_snapshot_end(db);
	assert_true(db_snapshot_begin(db));
	assert_int_equal(larger_than(store, db, 0), 3);
	db_snapshot_end(db);
}

static void nothing_outside_of_a_snapshot(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	kept_add(db, store->arena, S("R2 fr"), S("87.5"));
	assert_false(finds(store, db, "R2 fr", "87.5"));
	assert_int_equal(larger_than(store, db, 0), 2);
	test_script(writing, "INSERT INTO place VALUES ('c', 3)");
	assert_int_equal(larger_than(store, db, 0), 3);
}

// Values are part of the key: texts that run into each other are not taken for one another.
static void values_do_not_mix(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	static const char *const values[][2] = { { "a", "bc" }, { "ab", "c" }, { "abc", "" }, { "a", "b" } };
	assert_true(db_snapshot_begin(db));
	for (int turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < COUNT(values); i++) {
			struct rows rows;
			struct query query = query_in(store->arena);
			query_add(&query, SQL("SELECT CAST("));
			query_bind(&query, cell_text(str_from(values[i][0])));
			query_add(&query, SQL(" AS TEXT), CAST("));
			query_bind(&query, cell_text(str_from(values[i][1])));
			query_add(&query, SQL(" AS TEXT)"));
			assert_int_equal(query_run_kept(&query, db, &rows), DB_DONE);
			assert_true(str_is(rows_text(&rows, 0, 0), values[i][0]));
			assert_true(str_is(rows_text(&rows, 0, 1), values[i][1]));
		}
	db_snapshot_end(db);
}

static void has_a_ceiling(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	str large = { arena_take(store->arena, LIMIT_KEPT_ONE_BYTES + 1), LIMIT_KEPT_ONE_BYTES + 1 }, text;
	str piece = { large.data, LIMIT_KEPT_BYTES / 16 };
	assert_true(db_snapshot_begin(db));
	kept_add(db, store->arena, S("too large"), large);
	assert_false(kept_find(db, store->arena, S("too large"), &text));
	size_t kept = 0, small = 0;
	for (int i = 0; i < 64; i++) {
		small += kept_has_room(db);
		kept_add(db, store->arena, str_format(store->arena, "piece %d", i), piece);
	}
	for (int i = 0; i < 64; i++)
		kept += kept_find(db, store->arena, str_format(store->arena, "piece %d", i), &text);
	assert_in_range(kept, 8, 20);
	assert_in_range(small, 4, 10);
	assert_false(kept_has_room(db));
	db_snapshot_end(db);
	// What ran over begins anew.
	assert_true(db_snapshot_begin(db));
	kept_add(db, store->arena, S("piece"), piece);
	assert_true(kept_find(db, store->arena, S("piece"), &text));
	assert_true(kept_has_room(db));
	db_snapshot_end(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(holds_until_the_log_grows),
		ON_BOTH(a_snapshot_sees_one_state),
		ON_BOTH(nothing_outside_of_a_snapshot),
		ON_BOTH(values_do_not_mix),
		ON_BOTH(has_a_ceiling),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
