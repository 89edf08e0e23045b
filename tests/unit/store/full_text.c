// The words of a transaction go into the index together at its end, whatever was rolled back, changed or taken out before.
#include "store/full_text.h"
#include "unit/store/stores.h"

static struct db *writing(struct test_store *store)
{
	struct db *db = test_open(store, DB_WRITE);
	test_script(db, full_text_schema(db_engine_of(db)));
	return db;
}

static void put(struct test_store *store, struct db *db, const char *record, const char *words, bool known)
{
	assert_int_equal(full_text_put(db, store->arena, S("place"), str_from(record), str_from(words), known), DB_DONE);
}

// The records that have the word, joined.
static const char *found(struct test_store *store, struct db *db, const char *word)
{
	struct query query = query_in(store->arena);
	struct rows rows;
	struct buf all = buf_in(store->arena);
	full_text_select(&query, db, S("place"), str_from(word));
	query_add(&query, SQL(" ORDER BY e.record"));
	assert_int_equal(query_run(&query, db, &rows), DB_DONE);
	for (size_t i = 0; i < rows.count; i++)
		buf_add(&all, rows_text(&rows, i, 0));
	return str_c(store->arena, buf_str(&all));
}

// SQLite compares its index with the entries.
static void index_is_whole(struct db *db)
{
	if (db_engine_of(db) == DB_SQLITE)
		test_script(db, "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
}

static void begin(struct db *db)
{
	assert_int_equal(db_begin(db), DB_DONE);
}

static void work(struct db *db)
{
	assert_int_equal(db_savepoint(db), DB_DONE);
}

static void keep(struct db *db)
{
	assert_int_equal(db_release(db), DB_DONE);
}

static void commit(struct db *db)
{
	assert_int_equal(db_commit(db), DB_DONE);
	index_is_whole(db);
}

static void a_refused_work_leaves_the_others(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	begin(db);
	work(db);
	put(store, db, "a", "prison sale", false);
	keep(db);
	work(db);
	put(store, db, "b", "prison rabat", false);
	put(store, db, "a", "garde a vue", true);
	db_rollback_to_savepoint(db);
	work(db);
	put(store, db, "c", "prison oujda", false);
	keep(db);
	commit(db);
	assert_string_equal(found(store, db, "prison"), "ac");
	assert_string_equal(found(store, db, "rabat"), "");
	assert_string_equal(found(store, db, "garde"), "");
}

// The entry with the last number is taken out and another one comes: it has a number of its own.
static void words_take_the_place_of_others(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	begin(db);
	put(store, db, "a", "prison", false);
	put(store, db, "b", "hopital", false);
	put(store, db, "b", "clinique", true);
	commit(db);
	assert_string_equal(found(store, db, "hopital"), "");
	begin(db);
	work(db);
	put(store, db, "b", "", true);
	keep(db);
	work(db);
	put(store, db, "c", "caserne", false);
	db_rollback_to_savepoint(db);
	work(db);
	put(store, db, "d", "commissariat", false);
	put(store, db, "d", "brigade", true);
	keep(db);
	commit(db);
	assert_string_equal(found(store, db, "clinique"), "");
	assert_string_equal(found(store, db, "commissariat"), "");
	assert_string_equal(found(store, db, "brigade"), "d");
	assert_string_equal(found(store, db, "prison"), "a");
}

static void a_write_finds_what_it_wrote(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	begin(db);
	work(db);
	put(store, db, "a", "prison", false);
	keep(db);
	work(db);
	put(store, db, "b", "prison", false);
	assert_string_equal(found(store, db, "prison"), "ab");
	db_rollback_to_savepoint(db);
	work(db);
	put(store, db, "c", "prison", false);
	keep(db);
	assert_string_equal(found(store, db, "prison"), "ac");
	commit(db);
	assert_string_equal(found(store, db, "prison"), "ac");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(a_refused_work_leaves_the_others),
		ON_BOTH(words_take_the_place_of_others),
		ON_BOTH(a_write_finds_what_it_wrote),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
