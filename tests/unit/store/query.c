#include <sys/wait.h>

#include "store/query.h"
#include "unit/store/stores.h"

static void grows(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	struct query query = query_in(arena);
	query_add(&query, SQL("SELECT "));
	query_name(&query, "name_sort");
	query_add(&query, SQL(" FROM place WHERE kind = "));
	query_bind(&query, cell_text(S("prison")));
	query_add(&query, SQL(" LIMIT "));
	query_bind(&query, cell_integer(25));
	assert_string_equal(query_sql(&query).text,
		"SELECT name_sort FROM place WHERE kind = $1 LIMIT $2");
	query_add(&query, SQL(" OFFSET 0"));
	assert_string_equal(query_sql(&query).text,
		"SELECT name_sort FROM place WHERE kind = $1 LIMIT $2 OFFSET 0");
	struct parameters parameters = query_parameters(&query);
	assert_int_equal(parameters.count, 2);
	assert_true(str_is(parameters.cells[0].text, "prison"));
	assert_int_equal(parameters.cells[1].integer, 25);
	arena_end(arena);
}

static void binds_rows(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	struct query query = query_in(arena);
	const struct cell rows[2][2] = { { cell_text(S("a")), cell_integer(1) }, { cell_text(S("b")), cell_null() } };
	query_add(&query, SQL("INSERT INTO place VALUES"));
	for (size_t i = 0; i < COUNT(rows); i++)
		query_bind_row(&query, i == 0, rows[i], COUNT(rows[i]));
	assert_string_equal(query_sql(&query).text, "INSERT INTO place VALUES ($1, $2), ($3, $4)");
	assert_true(str_is(query_parameters(&query).cells[2].text, "b"));
	assert_int_equal(query_parameters(&query).cells[3].kind, CELL_NULL);
	arena_end(arena);
}

// A table of texts is filled up to a power of two with what joins nothing.
static void binds_a_table(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	const str texts[] = { S("a"), S("b"), S("c") };
	struct query one = query_in(arena), three = query_in(arena);
	query_bind_table(&one, texts, 1);
	query_bind_table(&three, texts, COUNT(texts));
	assert_string_equal(query_sql(&one).text, "(VALUES ($1))");
	assert_string_equal(query_sql(&three).text, "(VALUES ($1), ($2), ($3), ($4))");
	assert_true(str_is(query_parameters(&three).cells[2].text, "c"));
	assert_int_equal(query_parameters(&three).cells[3].kind, CELL_NULL);
	arena_end(arena);
}

// A set is one value; in what is kept its question stands for it.
static void binds_a_set(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	const enum db_engine engines[] = { DB_SQLITE, DB_POSTGRES };
	const char *const texts[] = { "SELECT 1 WHERE id IN (SELECT value FROM json_each($1)) LIMIT $2",
		"SELECT 1 WHERE id IN (SELECT json_array_elements_text(CAST($1 AS json))) LIMIT $2" };
	for (size_t i = 0; i < COUNT(engines); i++) {
		struct query query = query_in(arena);
		query_add(&query, SQL("SELECT 1 WHERE id IN "));
		query_bind_set(&query, engines[i], S("[\"a\",\"b\"]"), S("asked"));
		query_add(&query, SQL(" LIMIT "));
		query_bind(&query, cell_integer(25));
		assert_string_equal(query_sql(&query).text, texts[i]);
		assert_true(str_is(query_parameters(&query).cells[0].text, "[\"a\",\"b\"]"));
		str question = query_question(&query);
		assert_true(str_contains(question, S("asked")));
		assert_false(str_contains(question, S("[\"a\"")));
	}
	arena_end(arena);
}

static bool dies_of(const char *name)
{
	pid_t child = fork();
	if (child == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(9);
		struct arena *arena = arena_new(1 << 16);
		struct query query = query_in(arena);
		query_name(&query, name);
		_exit(0);
	}
	int status = 0;
	return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 3;
}

static void takes_only_names(void **state)
{
	(void)state;
	assert_false(dies_of("name_sort2"));
	assert_true(dies_of(""));
	assert_true(dies_of("name; DROP"));
	assert_true(dies_of("Name"));
	assert_true(dies_of("2name"));
}

static void runs(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = test_open(store, DB_WRITE);
	test_script(db, "CREATE TABLE place(id TEXT PRIMARY KEY, size BIGINT);"
			"INSERT INTO place VALUES ('a', 1), ('b', 2), ('c', 3)");
	struct query query = query_in(store->arena);
	query_add(&query, SQL("SELECT id FROM place WHERE size > "));
	query_bind(&query, cell_integer(1));
	query_add(&query, SQL(" ORDER BY "));
	query_name(&query, "id");
	struct rows rows;
	assert_int_equal(query_run(&query, db, &rows), DB_DONE);
	assert_int_equal(rows.count, 2);
	assert_true(str_is(rows_text(&rows, 1, 0), "c"));
}

struct shown {
	size_t count;
	int64_t sizes, places;
	bool first_empty;
};

static void show(void *context, const struct cell *cells)
{
	struct shown *shown = context;
	shown->first_empty = shown->first_empty || cells[0].kind == CELL_NULL;
	shown->sizes += cells[1].integer;
	shown->places |= (int64_t)1 << cells[2].integer;
	shown->count++;
}

static struct query sizes_of(struct test_store *store, str ids)
{
	struct query query = query_in(store->arena);
	query_add(&query, SQL("SELECT t.name, t.size, s.place FROM "));
	query_bind_set_table(&query, store->engine, ids, S("asked"));
	query_add(&query, SQL(" AS s CROSS JOIN place t WHERE t.id = s.id"));
	return query;
}

// Each place of the set is another.
static void visits_a_set(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = test_open(store, DB_WRITE);
	struct shown shown = { 0 };
	test_script(db, "CREATE TABLE place(id TEXT PRIMARY KEY, size BIGINT, name TEXT);"
			"INSERT INTO place VALUES ('a', 1, 'x'), ('b', 2, NULL), ('c', 4, 'z')");
	struct query query = sizes_of(store, S("[]"));
	assert_int_equal(query_visit(&query, db, show, &shown), DB_DONE);
	assert_int_equal(shown.count, 0);
	query = sizes_of(store, S("[\"c\",\"b\",\"none\"]"));
	assert_int_equal(query_visit(&query, db, show, &shown), DB_DONE);
	assert_int_equal(shown.count, 2);
	assert_int_equal(shown.sizes, 6);
	assert_true(shown.first_empty);
	assert_true(shown.places == 3 || shown.places == 6); // 0 and 1, or 1 and 2.
	assert_true(str_contains(query_question(&query), S("asked")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows),
		cmocka_unit_test(binds_rows),
		cmocka_unit_test(binds_a_table),
		cmocka_unit_test(binds_a_set),
		cmocka_unit_test(takes_only_names),
		ON_BOTH(runs),
		ON_BOTH(visits_a_set),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
