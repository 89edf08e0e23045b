#include "store/db.h"

#include <sys/wait.h>

#include "unit/store/stores.h"

static const char people[] =
	"CREATE TABLE house(id TEXT PRIMARY KEY);"
	"CREATE TABLE person(id TEXT PRIMARY KEY, age BIGINT, height DOUBLE PRECISION, face BLOB,"
	" house TEXT REFERENCES house(id))";
static const char people_of_postgres[] =
	"CREATE TABLE house(id TEXT PRIMARY KEY);"
	"CREATE TABLE person(id TEXT COLLATE \"C\" PRIMARY KEY, age BIGINT,"
	" height DOUBLE PRECISION, face BYTEA, house TEXT REFERENCES house(id))";

static struct db *with_people(struct test_store *store)
{
	struct db *db = test_open(store, DB_WRITE);
	test_script(db, store->engine == DB_SQLITE ? people : people_of_postgres);
	return db;
}

static enum db_result add(struct db *db, const char *id)
{
	struct arena *arena = arena_new(1 << 16);
	enum db_result result = db_run(db, arena, SQL("INSERT INTO person(id) VALUES ($1)"),
		PARAMETERS(cell_text(str_from(id))), NULL);
	arena_end(arena);
	return result;
}

static int64_t count(struct test_store *store, struct db *db)
{
	struct rows rows;
	assert_true(db_query(
		db, store->arena, SQL("SELECT count(*) FROM person"), NO_PARAMETERS, &rows));
	return rows_integer(&rows, 0, 0);
}

static void brings_values_back(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	str face = { "\0\xff\x01'\\", 5 };
	assert_int_equal(
		db_run(db, store->arena,
			SQL("INSERT INTO person(id, age, height, face) VALUES ($1, $2, $3, $4)"),
			PARAMETERS(cell_text(S("\xd8\xa3'\\")), cell_integer(INT64_MIN),
				cell_real(0.1), cell_bytes(face)),
			NULL),
		DB_DONE);
	assert_int_equal(add(db, "zzz"), DB_DONE);
	struct rows rows;
	assert_true(db_query(db, store->arena,
		SQL("SELECT id, age, height, face, house FROM person ORDER BY id DESC"),
		NO_PARAMETERS, &rows));
	assert_int_equal(rows.count, 2);
	assert_int_equal(rows.column_count, 5);
	assert_true(str_is(rows_text(&rows, 0, 0), "\xd8\xa3'\\"));
	assert_int_equal(rows_cell(&rows, 0, 1)->kind, CELL_INTEGER);
	assert_true(rows_integer(&rows, 0, 1) == INT64_MIN);
	assert_int_equal(rows_cell(&rows, 0, 2)->kind, CELL_REAL);
	assert_true(rows_cell(&rows, 0, 2)->real == 0.1);
	assert_int_equal(rows_cell(&rows, 0, 3)->kind, CELL_BYTES);
	assert_true(str_equal(rows_text(&rows, 0, 3), face));
	assert_int_equal(rows_cell(&rows, 0, 4)->kind, CELL_NULL);
	assert_true(str_is(rows_text(&rows, 0, 4), ""));
	assert_int_equal(rows_integer(&rows, 1, 1), 0);
}

static void knows_empty_from_null(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	assert_int_equal(
		db_run(db, store->arena, SQL("INSERT INTO person(id, face) VALUES ($1, $2)"),
			PARAMETERS(cell_text((str){ 0 }), cell_bytes((str){ 0 })), NULL),
		DB_DONE);
	struct rows rows;
	assert_true(db_query(
		db, store->arena, SQL("SELECT id, face FROM person"), NO_PARAMETERS, &rows));
	assert_int_equal(rows_cell(&rows, 0, 0)->kind, CELL_TEXT);
	assert_int_equal(rows_cell(&rows, 0, 1)->kind, CELL_BYTES);
	assert_int_equal(cell_text_or_null(S("")).kind, CELL_NULL);
}

// SQLite numbers names by their first appearance.
static void binds_by_number(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = test_open(store, DB_WRITE);
	struct rows rows;
	assert_true(db_query(db, store->arena,
		SQL("SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT)"),
		PARAMETERS(cell_text(S("one")), cell_text(S("two"))), &rows));
	assert_true(str_is(rows_text(&rows, 0, 0), "two"));
	assert_true(str_is(rows_text(&rows, 0, 1), "one"));
	assert_true(str_is(rows_text(&rows, 0, 2), "two"));
}

static void adds_alike(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	struct rows rows;
	assert_int_equal(db_run(db, store->arena,
				 SQL("INSERT INTO person(id, age) VALUES ('a', 1), ('b', 3)"),
				 NO_PARAMETERS, NULL),
		DB_DONE);
	assert_true(db_query(db, store->arena,
		SQL("SELECT sum(age), avg(age), count(*), max(age), sum(height) FROM person"),
		NO_PARAMETERS, &rows));
	assert_int_equal(rows_cell(&rows, 0, 0)->kind, CELL_INTEGER);
	assert_int_equal(rows_integer(&rows, 0, 0), 4);
	assert_int_equal(rows_cell(&rows, 0, 1)->kind, CELL_REAL);
	assert_true(rows_cell(&rows, 0, 1)->real == 2.0);
	assert_int_equal(rows_integer(&rows, 0, 2), 2);
	assert_int_equal(rows_integer(&rows, 0, 3), 3);
	assert_int_equal(rows_cell(&rows, 0, 4)->kind, CELL_NULL);
}

static void tells_conflicts(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	assert_int_equal(add(db, "a"), DB_DONE);
	assert_int_equal(add(db, "a"), DB_CONFLICT);
	assert_int_equal(db_run(db, store->arena,
				 SQL("INSERT INTO person(id, house) VALUES ('b', 'nowhere')"),
				 NO_PARAMETERS, NULL),
		DB_CONFLICT);
	assert_int_equal(count(store, db), 1);
}

static void keeps_or_drops_a_transaction(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(add(db, "a"), DB_DONE);
	db_rollback(db);
	assert_int_equal(count(store, db), 0);
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(add(db, "a"), DB_DONE);
	assert_int_equal(db_commit(db), DB_DONE);
	assert_int_equal(count(store, db), 1);
}

static void a_savepoint_heals(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(db_savepoint(db), DB_DONE);
	assert_int_equal(add(db, "a"), DB_DONE);
	assert_int_equal(db_release(db), DB_DONE);
	assert_int_equal(db_savepoint(db), DB_DONE);
	assert_int_equal(add(db, "b"), DB_DONE);
	assert_int_equal(add(db, "a"), DB_CONFLICT);
	// Spoiled: nothing runs, nothing is released.
	assert_int_equal(add(db, "c"), DB_CONFLICT);
	assert_int_equal(db_release(db), DB_CONFLICT);
	db_rollback_to_savepoint(db);
	assert_int_equal(add(db, "d"), DB_DONE);
	assert_int_equal(db_commit(db), DB_DONE);
	struct rows rows;
	assert_true(db_query(db, store->arena, SQL("SELECT id FROM person ORDER BY id"),
		NO_PARAMETERS, &rows));
	assert_int_equal(rows.count, 2);
	assert_true(str_is(rows_text(&rows, 0, 0), "a"));
	assert_true(str_is(rows_text(&rows, 1, 0), "d"));
}

// Ids that stand at the end, after every order in which an inner savepoint can end inside an outer one.
static void savepoints_stand_in_each_other(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	static const struct {
		bool inner_kept, fails_after, outer_kept;
		const char *ids;
	} cases[] = {
		{ true, false, true, "abcde" }, { true, false, false, "e" },
		{ true, true, false, "e" }, { false, false, true, "ace" },
		{ false, false, false, "e" }, { false, true, false, "e" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		test_script(db, "DELETE FROM person");
		assert_int_equal(db_begin(db), DB_DONE);
		assert_int_equal(db_savepoint(db), DB_DONE);
		assert_int_equal(add(db, "a"), DB_DONE);
		for (const char *id = "b"; id != NULL; id = id[0] == 'b' && cases[i].inner_kept ? "d" : NULL) {
			assert_int_equal(db_savepoint(db), DB_DONE);
			assert_int_equal(add(db, id), DB_DONE);
			if (cases[i].inner_kept)
				assert_int_equal(db_release(db), DB_DONE);
			else
				db_rollback_to_savepoint(db);
		}
		assert_int_equal(add(db, "c"), DB_DONE);
		if (cases[i].fails_after)
			assert_int_equal(add(db, "c"), DB_CONFLICT);
		if (cases[i].outer_kept)
			assert_int_equal(db_release(db), DB_DONE);
		else
			db_rollback_to_savepoint(db);
		assert_int_equal(db_savepoint(db), DB_DONE);
		assert_int_equal(add(db, "e"), DB_DONE);
		assert_int_equal(db_release(db), DB_DONE);
		assert_int_equal(db_commit(db), DB_DONE);
		struct rows rows;
		struct buf ids = buf_in(store->arena);
		assert_true(db_query(db, store->arena, SQL("SELECT id FROM person ORDER BY id"),
			NO_PARAMETERS, &rows));
		for (size_t k = 0; k < rows.count; k++)
			buf_add(&ids, rows_text(&rows, k, 0));
		assert_true(str_is(buf_str(&ids), cases[i].ids));
	}
}

static void a_spoiled_transaction_is_not_committed(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(add(db, "a"), DB_DONE);
	assert_int_equal(add(db, "a"), DB_CONFLICT);
	assert_int_equal(db_commit(db), DB_CONFLICT);
	assert_int_equal(count(store, db), 0);
	assert_int_equal(add(db, "a"), DB_DONE);
}

static void a_snapshot_stands_still(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store), *reader = test_open(store, DB_READ);
	assert_true(db_snapshot_begin(reader));
	assert_int_equal(count(store, reader), 0);
	assert_int_equal(add(db, "a"), DB_DONE);
	assert_int_equal(count(store, reader), 0);
	db_snapshot_end(reader);
	assert_int_equal(count(store, reader), 1);
}

// Runs the script in a child and says whether it died of it.
static bool dies_of(struct test_store *store, enum db_mode mode, struct sql sql)
{
	pid_t child = fork();
	if (child == 0) {
		struct mishap mishap;
		struct db *db = NULL;
		bool opened = freopen("/dev/null", "w", stderr) != NULL &&
		              db_open(store->arena, store->url, mode, &db, &mishap);
		if (opened)
			(void)!db_run(db, store->arena, sql, NO_PARAMETERS, NULL);
		_exit(0);
	}
	int status = 0;
	return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 3;
}

static void a_reader_only_reads(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	assert_false(dies_of(store, DB_READ, SQL("SELECT id FROM person")));
	assert_true(dies_of(store, DB_READ, SQL("INSERT INTO person(id) VALUES ('a')")));
	assert_true(dies_of(store, DB_READ, SQL("DELETE FROM person")));
	assert_true(dies_of(store, DB_READ, SQL("CREATE TABLE other(id TEXT)")));
	if (store->engine == DB_SQLITE) {
		assert_true(dies_of(store, DB_READ, SQL("PRAGMA query_only=OFF")));
		assert_true(dies_of(store, DB_READ, SQL("PRAGMA wal_checkpoint")));
		assert_true(dies_of(store, DB_READ, SQL("ATTACH 'x' AS other")));
		assert_true(dies_of(store, DB_READ, SQL("SAVEPOINT here")));
		assert_true(dies_of(store, DB_READ, SQL("UPDATE sqlite_master SET type = 'x'")));
	}
	assert_int_equal(count(store, db), 0);
}

static void dies_of_wrong_statements(void **state)
{
	struct test_store *store = test_store(state);
	assert_true(dies_of(store, DB_WRITE, SQL("SELECT 1 FROM nowhere")));
	assert_true(dies_of(store, DB_WRITE, SQL("SELECT 1; SELECT 2")));
	assert_true(dies_of(store, DB_WRITE, SQL("SELECT CAST($1 AS TEXT)")));
}

static void serves_more_statements_than_it_keeps(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = test_open(store, DB_WRITE);
	for (int round = 0; round < 2; round++)
		for (int64_t i = 0; i < 1500; i++) {
			struct sql sql = { str_format(store->arena, "SELECT CAST($1 AS BIGINT) + %lld",
				(long long)i).data };
			struct rows rows;
			assert_true(db_query(
				db, store->arena, sql, PARAMETERS(cell_integer(i)), &rows));
			assert_int_equal(rows_integer(&rows, 0, 0), 2 * i);
		}
}

static void says_when_the_disk_is_full(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	test_script(db, "PRAGMA max_page_count = 12");
	assert_int_equal(db_begin(db), DB_DONE);
	char *much = arena_take(store->arena, 100000);
	memset(much, 'x', 100000);
	assert_int_equal(db_run(db, store->arena, SQL("INSERT INTO person(id) VALUES ($1)"),
				 PARAMETERS(cell_text((str){ much, 100000 })), NULL),
		DB_FULL);
	assert_int_equal(add(db, "a"), DB_FULL);
	assert_int_equal(db_commit(db), DB_FULL);
	assert_int_equal(count(store, db), 0);
	test_script(db, "PRAGMA max_page_count = 1000");
	assert_int_equal(add(db, "a"), DB_DONE);
}

static void is_busy_while_another_writes(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store), *other = test_open(store, DB_WRITE);
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(add(db, "a"), DB_DONE);
	assert_int_equal(db_begin(other), DB_BUSY);
	assert_int_equal(db_commit(db), DB_DONE);
	assert_int_equal(db_begin(other), DB_DONE);
	db_rollback(other);
}

static void comes_back_after_a_lost_connection(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store), *other = test_open(store, DB_WRITE);
	struct rows rows;
	struct mishap mishap;
	assert_true(db_query(
		db, store->arena, SQL("SELECT pg_backend_pid()"), NO_PARAMETERS, &rows));
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(add(db, "a"), DB_DONE);
	assert_true(db_query(other, store->arena,
		SQL("SELECT pg_terminate_backend(CAST($1 AS INTEGER), 5000)"),
		PARAMETERS(cell_integer(rows_integer(&rows, 0, 0))), NULL));
	assert_true(db_alive(db));
	assert_int_equal(add(db, "b"), DB_BUSY);
	assert_false(db_alive(db));
	assert_int_equal(add(db, "c"), DB_BUSY);
	assert_int_equal(db_commit(db), DB_BUSY);
	assert_int_equal(db_begin(db), DB_BUSY);
	assert_true(db_reopen(db, &mishap));
	assert_true(db_alive(db));
	assert_int_equal(count(store, db), 0);
	assert_int_equal(add(db, "a"), DB_DONE);
}

static void refuses_what_it_cannot_open(void **state)
{
	struct test_store *store = test_store(state);
	struct mishap mishap = { 0 };
	struct db *db;
	assert_false(db_open(store->arena, store->url, DB_READ, &db, &mishap));
	assert_non_null(strstr(mishap.why, "no store"));
	assert_false(db_open(store->arena, "mysql://x", DB_READ, &db, &mishap));
	assert_false(db_open(store->arena, "sqlite:", DB_WRITE, &db, &mishap));
	assert_false(db_open(store->arena, "sqlite:/nowhere/at/all", DB_WRITE, &db, &mishap));
	assert_false(db_open(store->arena, "postgresql://127.0.0.1:1/x", DB_READ, &db, &mishap));
	assert_null(db);
	assert_non_null(strstr(mishap.why, "No PostgreSQL server"));
	const char *path = store->url + strlen("sqlite:");
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	for (int i = 0; i < 1000; i++)
		fputs("This is a letter and not a database.\n", file);
	fclose(file);
	assert_false(db_open(store->arena, store->url, DB_READ, &db, &mishap));
	assert_non_null(strstr(mishap.why, "not a store"));
	assert_false(db_open(store->arena, store->url, DB_WRITE, &db, &mishap));
}

static void keeps_its_file_to_itself(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = with_people(store);
	assert_int_equal(add(db, "a"), DB_DONE);
	static const char *const names[] = { "store.db", "store.db-wal" };
	for (size_t i = 0; i < COUNT(names); i++) {
		struct stat about;
		assert_int_equal(
			stat(str_format(store->arena, "%s/%s", store->folder, names[i]).data,
				&about), 0);
		assert_int_equal(about.st_mode & 0777, 0600);
	}
}

#define ON_SQLITE(test) { #test, test, on_sqlite, test_teardown, NULL }
#define ON_POSTGRES(test) { #test " on PostgreSQL", test, on_postgres, test_teardown, NULL }

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(brings_values_back),
		ON_BOTH(knows_empty_from_null),
		ON_BOTH(binds_by_number),
		ON_BOTH(adds_alike),
		ON_BOTH(tells_conflicts),
		ON_BOTH(keeps_or_drops_a_transaction),
		ON_BOTH(a_savepoint_heals),
		ON_BOTH(savepoints_stand_in_each_other),
		ON_BOTH(a_spoiled_transaction_is_not_committed),
		ON_BOTH(a_snapshot_stands_still),
		ON_BOTH(a_reader_only_reads),
		ON_BOTH(dies_of_wrong_statements),
		ON_BOTH(serves_more_statements_than_it_keeps),
		ON_BOTH(is_busy_while_another_writes),
		ON_POSTGRES(comes_back_after_a_lost_connection),
		ON_SQLITE(says_when_the_disk_is_full),
		ON_SQLITE(refuses_what_it_cannot_open),
		ON_SQLITE(keeps_its_file_to_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
