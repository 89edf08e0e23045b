// What figures sum is the same wherever the events stand: fresh ones, those that are found by their day, and the sums of months.
#include "store/months.h"
#include "unit/store/stores.h"

#define COLUMNS " line TEXT, day TEXT, code TEXT, authority TEXT, place_kind TEXT, region TEXT, theme TEXT, n BIGINT)"

static struct db *writing(struct test_store *store)
{
	struct db *db = test_open(store, DB_WRITE);
	bool sqlite = db_engine_of(db) == DB_SQLITE;
	test_script(db, sqlite ? "CREATE TABLE figure_event (number INTEGER PRIMARY KEY," COLUMNS
	                       : "CREATE TABLE figure_event (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY," COLUMNS);
	test_script(db, "CREATE TABLE figure_fresh (" COLUMNS);
	test_script(db, "CREATE TABLE figure_month (month TEXT, code TEXT, authority TEXT, place_kind TEXT, region TEXT, theme TEXT,"
	                " n BIGINT, PRIMARY KEY (code, month, authority, place_kind, region, theme))");
	assert_int_equal(db_begin(db), DB_DONE);
	return db;
}

static void add_rows(struct test_store *store, struct db *db, const char *day, int64_t n, int count)
{
	for (int i = 0; i < count; i++)
		assert_int_equal(db_run(db, store->arena,
					 SQL("INSERT INTO figure_fresh (line, day, code, authority, place_kind, region, theme, n)"
					     " VALUES ('l' || CAST($3 AS TEXT), $1, 'issued', 'a', '', '', '', $2)"),
					 PARAMETERS(cell_text(str_from(day)), cell_integer(n), cell_integer(i)), NULL),
			DB_DONE);
	assert_int_equal(months_added(db, store->arena, (size_t)count), DB_DONE);
}

static void add(struct test_store *store, struct db *db, const char *day, int64_t n)
{
	add_rows(store, db, day, n, 1);
}

static void work(struct db *db)
{
	assert_int_equal(db_savepoint(db), DB_DONE);
}

static void keep(struct db *db)
{
	assert_int_equal(db_release(db), DB_DONE);
}

static void again(struct db *db)
{
	assert_int_equal(db_commit(db), DB_DONE);
	assert_int_equal(db_begin(db), DB_DONE);
}

static const char *told(struct test_store *store, struct db *db, struct sql sql)
{
	struct rows rows;
	struct buf all = buf_in(store->arena);
	assert_true(db_query(db, store->arena, sql, NO_PARAMETERS, &rows));
	for (size_t i = 0; i < rows.count; i++)
		buf_addf(&all, "%s%.*s %lld", i > 0 ? ", " : "", STR_ARG(rows_text(&rows, i, 0)), (long long)rows_integer(&rows, i, 1));
	return str_c(store->arena, buf_str(&all));
}

// "2024-05 3, 2024-06 1"
static const char *sums(struct test_store *store, struct db *db)
{
	return told(store, db, SQL("SELECT month, n FROM figure_month ORDER BY month"));
}

// All events, by months; and those that have gone on must be what the sums say.
static const char *events(struct test_store *store, struct db *db)
{
	assert_string_equal(sums(store, db),
		told(store, db, SQL("SELECT substr(day, 1, 7), CAST(sum(n) AS BIGINT) FROM figure_event GROUP BY substr(day, 1, 7)"
				    " HAVING sum(n) <> 0 ORDER BY 1")));
	return told(store, db,
		SQL("SELECT substr(day, 1, 7), CAST(sum(n) AS BIGINT) FROM " FIGURE_EVENTS " e GROUP BY substr(day, 1, 7) ORDER BY 1"));
}

static void few_events_wait(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	work(db);
	add(store, db, "2024-05-06", 1);
	add(store, db, "2024-05-31", 1);
	keep(db);
	work(db);
	add(store, db, "2024-05-07", 5);
	db_rollback_to_savepoint(db);
	work(db);
	add(store, db, "2024-06-01", 1);
	keep(db);
	again(db);
	assert_string_equal(sums(store, db), "");
	assert_string_equal(events(store, db), "2024-05 2, 2024-06 1");
	assert_int_equal(db_commit(db), DB_DONE);
}

static void many_go_on(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	add(store, db, "2024-05-06", 1);
	again(db);
	add_rows(store, db, "2024-05-31", 1, 300);
	again(db);
	assert_string_equal(sums(store, db), "");
	add_rows(store, db, "2024-06-01", 1, 300);
	again(db);
	assert_string_equal(sums(store, db), "2024-05 301, 2024-06 300");
	add(store, db, "2024-06-02", 1);
	again(db);
	assert_string_equal(sums(store, db), "2024-05 301, 2024-06 300");
	assert_string_equal(events(store, db), "2024-05 301, 2024-06 301");
	assert_int_equal(db_commit(db), DB_DONE);
}

// What comes to nothing leaves no sum of a month behind.
static void some_take_others_back(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	add_rows(store, db, "2024-05-06", 1, 300);
	add_rows(store, db, "2024-06-06", 1, 300);
	add_rows(store, db, "2024-05-06", -1, 100);
	again(db);
	assert_string_equal(sums(store, db), "2024-05 200, 2024-06 300");
	add_rows(store, db, "2024-06-06", -1, 300);
	add_rows(store, db, "2024-07-06", 1, 200);
	again(db);
	assert_string_equal(sums(store, db), "2024-05 200, 2024-07 200");
	assert_string_equal(events(store, db), "2024-05 200, 2024-06 0, 2024-07 200");
	assert_int_equal(db_commit(db), DB_DONE);
}

// A long write does not wait for its end; what it did is undone with it.
static void a_long_write_is_undone(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	add_rows(store, db, "2024-05-06", 1, 400);
	again(db);
	work(db);
	add_rows(store, db, "2024-06-06", 1, 6000);
	assert_string_equal(sums(store, db), "2024-05 400, 2024-06 6000");
	db_rollback_to_savepoint(db);
	assert_string_equal(sums(store, db), "");
	assert_string_equal(events(store, db), "2024-05 400");
	work(db);
	add_rows(store, db, "2024-06-06", 1, 100);
	keep(db);
	again(db);
	assert_string_equal(sums(store, db), "2024-05 400, 2024-06 100");
	add_rows(store, db, "2024-06-06", 1, 600);
	db_rollback(db);
	assert_int_equal(db_begin(db), DB_DONE);
	add(store, db, "2024-06-06", 1);
	again(db);
	assert_string_equal(sums(store, db), "2024-05 400, 2024-06 100");
	assert_string_equal(events(store, db), "2024-05 400, 2024-06 101");
	assert_int_equal(db_commit(db), DB_DONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(few_events_wait),
		ON_BOTH(many_go_on),
		ON_BOTH(some_take_others_back),
		ON_BOTH(a_long_write_is_undone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
