// Columns in memory: they hold what the tables hold, and keep up with the log.
#include "store/column_store.h"
#include "unit/store/stores.h"

#include "base/limits.h"
#include "store/query.h"

#include <pthread.h>

enum { CHANGES = 200 };
enum { PLACES, VISITS };
enum { KIND, REGION };
enum { UNUSED, DAY };

// 1: the day is behind the key.
static uint8_t is_later(const struct column_rows *rows, size_t place, str key)
{
	return str_compare(column_text(&rows->columns[DAY], place), key) > 0;
}

static const char *const place_columns[] = { "kind", "region" }, *const visit_columns[] = { NULL, "day" };
static const struct column_hanging hanging[] = { { "note", "visit" } };
static const struct column_table tables[] = {
	{ .name = "place", .columns = place_columns, .column_count = 2, .along = "id" },
	{ .name = "visit", .columns = visit_columns, .column_count = 2, .owner = "place", .hanging = hanging, .hanging_count = 1, .derive = is_later },
};

static struct db *writing;
static struct column_store *columns;

#define ID(letter) "0198a000-0000-7000-8000-00000000000" letter
#define LEAF(seq, entity, letter) "INSERT INTO leaf VALUES (" seq ", '" entity "', '" ID(letter) "');"

static struct db *reader(struct test_store *store)
{
	writing = test_open(store, DB_WRITE);
	test_script(writing, "CREATE TABLE leaf(seq BIGINT PRIMARY KEY, entity TEXT, record TEXT);"
			     "CREATE TABLE place(id TEXT PRIMARY KEY, binned_at TEXT, kind TEXT, region TEXT);"
			     "CREATE TABLE visit(id TEXT PRIMARY KEY, binned_at TEXT, place TEXT, day TEXT);"
			     "CREATE TABLE note(id TEXT PRIMARY KEY, visit TEXT);"
			     "INSERT INTO place VALUES ('" ID("a") "', NULL, 'prison', 'north'), ('" ID("b") "', '2026', 'police', NULL);"
			     "INSERT INTO visit VALUES ('" ID("1") "', NULL, '" ID("a") "', '2026-03-01'), ('" ID("2") "', NULL, '" ID("a") "', '2026-05-01');"
			     LEAF("1", "place", "a"));
	columns = column_store_new(store->arena, tables, COUNT(tables));
	return test_open(store, DB_READ);
}

// One line for each row: id's last letter, whether it is in the bin, its values, the letters of what hangs on it.
static str told_at(struct test_store *store, struct db *db, size_t table, const char *key)
{
	struct buf buf = buf_in(store->arena);
	assert_true(db_snapshot_begin(db));
	assert_int_equal(column_store_begin(columns, db, store->arena, str_from(key)), COLUMN_LOOK);
	const struct column_rows *rows = column_store_rows(columns, table);
	for (size_t place = 0; place < rows->count; place++) {
		char id[36];
		column_id_write(rows, place, id);
		assert_int_equal(column_place_find(columns, table, (str){ id, 36 }), place);
		assert_true(str_starts((str){ id, 36 }, S("0198a000-0000-7000-8000-00000000000")));
		buf_addf(&buf, "%c%s", id[35], COLUMN_AT(rows->binned, place) ? " binned" : "");
		for (size_t i = 0; i < tables[table].column_count; i++)
			if (tables[table].columns[i] != NULL)
				buf_addf(&buf, " %.*s", STR_ARG(column_text(&rows->columns[i], place)));
		if (tables[table].derive != NULL)
			buf_addf(&buf, " %d", COLUMN_AT(rows->derived, place));
		if (table == PLACES) {
			const struct column_rows *visits = column_store_rows(columns, VISITS);
			for (uint32_t next = COLUMN_AT(rows->first, place); next != 0; next = COLUMN_AT(visits->next, next - 1)) {
				column_id_write(visits, next - 1, id);
				assert_int_equal(COLUMN_AT(visits->owners, next - 1), place);
				buf_addf(&buf, " <%c", id[35]);
			}
		}
		buf_add_c(&buf, "\n");
	}
	column_store_end(columns);
	db_snapshot_end(db);
	return buf_str(&buf);
}

static void assert_told(struct test_store *store, struct db *db, size_t table, const char *wanted)
{
	str told = told_at(store, db, table, "2026-04-01");
	if (!str_is(told, wanted))
		fail_msg("told\n%.*sbut wanted\n%s", STR_ARG(told), wanted);
}

static void holds_the_tables(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	assert_told(store, db, PLACES, "a prison north <2 <1\nb binned police \n");
	assert_told(store, db, VISITS, "1 2026-03-01 0\n2 2026-05-01 1\n");
	assert_true(str_is(told_at(store, db, VISITS, "2026-05-02"), "1 2026-03-01 0\n2 2026-05-01 0\n"));
}

static void keeps_up_with_the_log(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	assert_told(store, db, PLACES, "a prison north <2 <1\nb binned police \n");
	// Without a leaf nothing has changed.
	test_script(writing, "UPDATE place SET kind = 'hospital', binned_at = NULL WHERE id = '" ID("b") "';"
			     "INSERT INTO place VALUES ('" ID("9") "', NULL, 'school', 'south')");
	assert_told(store, db, PLACES, "a prison north <2 <1\nb binned police \n");
	test_script(writing, LEAF("2", "place", "b"));
	assert_told(store, db, PLACES, "a prison north <2 <1\nb hospital \n");
	test_script(writing, LEAF("3", "place", "9"));
	assert_told(store, db, PLACES, "a prison north <2 <1\nb hospital \n9 school south\n");
}

static void follows_what_moves_and_what_hangs_on_it(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	assert_told(store, db, PLACES, "a prison north <2 <1\nb binned police \n");
	test_script(writing, "UPDATE visit SET place = '" ID("b") "' WHERE id = '" ID("1") "';" LEAF("2", "visit", "1"));
	assert_told(store, db, PLACES, "a prison north <2\nb binned police  <1\n");
	test_script(writing, "UPDATE visit SET place = '" ID("b") "' WHERE id = '" ID("2") "';" LEAF("3", "visit", "2"));
	assert_told(store, db, PLACES, "a prison north\nb binned police  <2 <1\n");
	// A note changes the day of its visit, which has no leaf of its own for that.
	test_script(writing, "UPDATE visit SET day = '2026-01-01' WHERE id = '" ID("2") "'; INSERT INTO note VALUES ('" ID("5") "', '" ID("2") "')");
	assert_told(store, db, VISITS, "1 2026-03-01 0\n2 2026-05-01 1\n");
	test_script(writing, LEAF("4", "note", "5"));
	assert_told(store, db, VISITS, "1 2026-03-01 0\n2 2026-01-01 0\n");
}

static void orders_texts(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	test_script(writing, "INSERT INTO place VALUES ('" ID("c") "', NULL, 'border', 'é'), ('" ID("d") "', NULL, 'zone', 'Z');" LEAF("2", "place", "c") LEAF("3", "place", "d"));
	told_at(store, db, PLACES, "");
	assert_true(db_snapshot_begin(db));
	assert_int_equal(column_store_begin(columns, db, store->arena, S("")), COLUMN_LOOK);
	const struct column_rows *rows = column_store_rows(columns, PLACES);
	assert_true(rows->in_order);
	const struct column *kind = &rows->columns[KIND], *region = &rows->columns[REGION];
	for (size_t i = 0; i < kind->text_count; i++)
		for (size_t k = 0; k < kind->text_count; k++)
			assert_int_equal(str_compare(kind->texts[i], kind->texts[k]) < 0, kind->ranks[i] < kind->ranks[k]);
	assert_int_equal(region->ranks[0], 0);
	assert_int_equal(kind->text_count, 5);
	column_store_end(columns);
	db_snapshot_end(db);
	// An id before the others is found all the same.
	test_script(writing, "INSERT INTO place VALUES ('" ID("0") "', NULL, 'zone', NULL);" LEAF("4", "place", "0"));
	told_at(store, db, PLACES, "");
	assert_false(column_store_rows(columns, PLACES)->in_order);
}

// More texts than codes: nothing is held of that column, and all of the others.
static void gives_up_a_rich_column(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	test_script(writing, "INSERT INTO place WITH RECURSIVE c(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM c WHERE n < 70000)"
			     " SELECT '0198a000-0000-7000-8001-' || substr(CAST(1000000000000 + n AS TEXT), 2), NULL, CAST(n AS TEXT), 'east' FROM c;"
			     LEAF("2", "place", "a"));
	assert_true(db_snapshot_begin(db));
	assert_int_equal(column_store_begin(columns, db, store->arena, S("")), COLUMN_LOOK);
	const struct column_rows *rows = column_store_rows(columns, PLACES);
	assert_int_equal(rows->count, 70002);
	assert_true(rows->columns[KIND].rich);
	assert_false(rows->columns[REGION].rich);
	assert_true(str_is(column_text(&rows->columns[REGION], 70001), "east"));
	column_store_end(columns);
	db_snapshot_end(db);
}

static void only_in_a_snapshot(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = reader(store);
	assert_int_equal(column_store_begin(columns, db, store->arena, S("")), COLUMN_LOOK_NONE);
	assert_int_equal(db_begin(writing), DB_DONE);
	assert_int_equal(column_store_begin(columns, writing, store->arena, S("")), COLUMN_LOOK_NONE);
	db_rollback(writing);
}

// A snapshot of before may look too, and sees what another has brought up to date.
static void is_never_older(void **state)
{
	struct test_store *store = test_store(state);
	struct db *old = reader(store), *db = test_open(store, DB_READ);
	struct rows rows;
	assert_true(db_snapshot_begin(old));
	assert_true(db_query(old, store->arena, SQL("SELECT count(*) FROM place"), NO_PARAMETERS, &rows));
	test_script(writing, "UPDATE place SET kind = 'hospital' WHERE id = '" ID("a") "';" LEAF("2", "place", "a"));
	assert_told(store, db, PLACES, "a hospital north <2 <1\nb binned police \n");
	assert_int_equal(column_store_begin(columns, old, store->arena, S("2026-04-01")), COLUMN_LOOK);
	const struct column_rows *held = column_store_rows(columns, PLACES);
	assert_true(str_is(column_text(&held->columns[KIND], 0), "hospital"));
	column_store_end(columns);
	db_snapshot_end(old);
}

struct looker {
	struct test_store *store;
	size_t looks;
};

// Counts what stands there, each in a connection and an arena of its own.
static void *keep_looking(void *context)
{
	struct looker *looker = context;
	struct test_store own = *looker->store;
	size_t before = 0;
	own.arena = arena_new((size_t)1 << 29);
	struct db *db = test_open(&own, DB_READ);
	struct arena *scratch = arena_new((size_t)1 << 29);
	while (before < 2 + CHANGES) {
		assert_true(db_snapshot_begin(db));
		assert_int_equal(column_store_begin(columns, db, scratch, S("2026-04-01")), COLUMN_LOOK);
		const struct column_rows *rows = column_store_rows(columns, VISITS);
		size_t count = rows->count, later = 0;
		for (size_t place = 0; place < count; place++)
			later += COLUMN_AT(rows->derived, place);
		column_store_end(columns);
		db_snapshot_end(db);
		assert_true(count >= before && later == count - 1);
		before = count;
		looker->looks++;
		arena_reset(scratch);
	}
	arena_end(scratch);
	arena_end(own.arena);
	return NULL;
}

static void many_look_while_it_changes(void **state)
{
	struct test_store *store = test_store(state);
	reader(store);
	struct looker lookers[3];
	pthread_t threads[COUNT(lookers)];
	for (size_t i = 0; i < COUNT(lookers); i++) {
		lookers[i] = (struct looker){ .store = store };
		assert_int_equal(pthread_create(&threads[i], NULL, keep_looking, &lookers[i]), 0);
	}
	for (int i = 0; i < CHANGES; i++) {
		str id = str_format(store->arena, "0198a000-0000-7000-8000-1%011d", i);
		str script = str_format(store->arena, "BEGIN; INSERT INTO visit VALUES ('%.*s', NULL, '" ID("b") "', '2026-12-%02d');"
			"INSERT INTO leaf VALUES (%d, 'visit', '%.*s'); COMMIT;", STR_ARG(id), 1 + i % 28, i + 2, STR_ARG(id));
		test_script(writing, str_c(store->arena, script));
	}
	for (size_t i = 0; i < COUNT(lookers); i++) {
		assert_int_equal(pthread_join(threads[i], NULL), 0);
		assert_true(lookers[i].looks > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(holds_the_tables),
		ON_BOTH(keeps_up_with_the_log),
		ON_BOTH(follows_what_moves_and_what_hangs_on_it),
		ON_BOTH(orders_texts),
		ON_BOTH(gives_up_a_rich_column),
		ON_BOTH(only_in_a_snapshot),
		ON_BOTH(is_never_older),
		ON_BOTH(many_look_while_it_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
