// The sums of months are those of the events, whatever was rolled back or asked for on the way.
#include "store/months.h"
#include "unit/store/stores.h"

static struct db *writing(struct test_store *store)
{
	struct db *db = test_open(store, DB_WRITE);
	bool sqlite = db_engine_of(db) == DB_SQLITE;
	test_script(db, sqlite ? "CREATE TABLE figure_event (number INTEGER PRIMARY KEY, line TEXT, day TEXT, code TEXT, authority TEXT,"
	                         " place_kind TEXT, region TEXT, theme TEXT, n INTEGER)"
	                       : "CREATE TABLE figure_event (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, line TEXT, day TEXT,"
	                         " code TEXT, authority TEXT, place_kind TEXT, region TEXT, theme TEXT, n BIGINT)");
	test_script(db, "CREATE TABLE figure_month (month TEXT, code TEXT, authority TEXT, place_kind TEXT, region TEXT, theme TEXT,"
	                " n BIGINT, PRIMARY KEY (code, month, authority, place_kind, region, theme))");
	assert_int_equal(db_begin(db), DB_DONE);
	return db;
}

static void add(struct test_store *store, struct db *db, const char *day, int64_t n)
{
	assert_int_equal(months_expect(db, store->arena), DB_DONE);
	assert_int_equal(db_run(db, store->arena,
				 SQL("INSERT INTO figure_event (line, day, code, authority, place_kind, region, theme, n)"
				     " VALUES ('l', $1, 'issued', 'a', '', '', '', $2)"),
				 PARAMETERS(cell_text(str_from(day)), cell_integer(n)), NULL),
		DB_DONE);
}

// "2024-05 3, 2024-06 1"
static const char *sums(struct test_store *store, struct db *db)
{
	struct rows rows;
	struct buf all = buf_in(store->arena);
	assert_true(db_query(db, store->arena, SQL("SELECT month, n FROM figure_month ORDER BY month"), NO_PARAMETERS, &rows));
	for (size_t i = 0; i < rows.count; i++)
		buf_addf(&all, "%s%.*s %lld", i > 0 ? ", " : "", STR_ARG(rows_text(&rows, i, 0)), (long long)rows_integer(&rows, i, 1));
	return str_c(store->arena, buf_str(&all));
}

static void a_batch_is_summed_once(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	assert_int_equal(db_savepoint(db), DB_DONE);
	add(store, db, "2024-05-06", 1);
	add(store, db, "2024-05-31", 1);
	assert_int_equal(db_release(db), DB_DONE);
	assert_int_equal(db_savepoint(db), DB_DONE);
	add(store, db, "2024-05-07", 5);
	db_rollback_to_savepoint(db);
	assert_int_equal(db_savepoint(db), DB_DONE);
	add(store, db, "2024-06-01", 1);
	assert_int_equal(db_release(db), DB_DONE);
	assert_string_equal(sums(store, db), "");
	assert_int_equal(db_commit(db), DB_DONE);
	assert_string_equal(sums(store, db), "2024-05 2, 2024-06 1");
}

// A month that comes to nothing leaves no row, and what is there already is not counted again.
static void later_events_are_added(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	add(store, db, "2024-05-06", 1);
	add(store, db, "2024-06-06", 2);
	assert_int_equal(db_commit(db), DB_DONE);
	assert_int_equal(db_begin(db), DB_DONE);
	add(store, db, "2024-05-08", -1);
	add(store, db, "2024-06-07", 1);
	assert_int_equal(db_commit(db), DB_DONE);
	assert_string_equal(sums(store, db), "2024-06 3");
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(db_commit(db), DB_DONE);
	assert_string_equal(sums(store, db), "2024-06 3");
}

// Who reads figures within a write sums first; when that work is refused, the sums of those before it are made at the end.
static void sums_may_be_asked_for_before(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	assert_int_equal(db_savepoint(db), DB_DONE);
	add(store, db, "2024-05-06", 1);
	assert_int_equal(db_release(db), DB_DONE);
	assert_int_equal(db_savepoint(db), DB_DONE);
	add(store, db, "2024-05-07", 4);
	assert_int_equal(months_settle(db), DB_DONE);
	assert_string_equal(sums(store, db), "2024-05 5");
	db_rollback_to_savepoint(db);
	assert_int_equal(db_savepoint(db), DB_DONE);
	assert_int_equal(months_settle(db), DB_DONE);
	assert_string_equal(sums(store, db), "2024-05 1");
	add(store, db, "2024-05-09", 2);
	assert_int_equal(db_release(db), DB_DONE);
	assert_int_equal(db_commit(db), DB_DONE);
	assert_string_equal(sums(store, db), "2024-05 3");
}

// More than a page of events; the same month on both sides of its end.
static void many_events_are_read_by_pages(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	for (int i = 0; i < 2100; i++)
		add(store, db, i % 3 == 0 ? "2024-05-06" : "2024-06-06", 1);
	assert_int_equal(db_commit(db), DB_DONE);
	assert_string_equal(sums(store, db), "2024-05 700, 2024-06 1400");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(a_batch_is_summed_once),
		ON_BOTH(later_events_are_added),
		ON_BOTH(sums_may_be_asked_for_before),
		ON_BOTH(many_events_are_read_by_pages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
