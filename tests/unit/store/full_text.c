// Words are found from the moment they are put, by whichever way SQLite finds them, whatever was rolled back, changed or taken out before.
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
}

// With so many others that all go into the index of SQLite, which is compared with the entries.
static void commit_index(struct test_store *store, struct db *db)
{
	for (int i = 0; i < 250; i++)
		put(store, db, "filler", i % 2 == 0 ? "one" : "two", true);
	commit(db);
	if (db_engine_of(db) == DB_SQLITE)
		test_script(db, "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
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
	begin(db);
	commit_index(store, db);
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
	commit_index(store, db);
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

// An entry is found by the same words before it is in the index and after; and when it leaves again, wherever it stood.
static void an_entry_is_found_alike_in_and_before_the_index(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = writing(store);
	for (int round = 0; round < 2; round++) {
		begin(db);
		put(store, db, "a", "garde a vue \xd8\xb3\xd8\xac\xd9\x86", round > 0);
		put(store, db, "b", "gardes de nuit", round > 0);
		commit(db);
		for (int indexed = 0; indexed < 2; indexed++) {
			assert_string_equal(found(store, db, "garde"), "ab");
			assert_string_equal(found(store, db, "garde vue"), "a");
			assert_string_equal(found(store, db, "vue garde"), "a");
			assert_string_equal(found(store, db, "gardes"), "b");
			assert_string_equal(found(store, db, "arde"), "");
			assert_string_equal(found(store, db, "nui"), "b");
			assert_string_equal(found(store, db, "nui gardes"), "");
			assert_string_equal(found(store, db, "\xd8\xb3\xd8\xac\xd9\x86"), "a");
			assert_string_equal(found(store, db, "\xd8\xac\xd9\x86"), "");
			begin(db);
			commit_index(store, db);
		}
	}
	begin(db);
	put(store, db, "a", "", true);
	commit_index(store, db);
	assert_string_equal(found(store, db, "garde"), "b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(a_refused_work_leaves_the_others),
		ON_BOTH(words_take_the_place_of_others),
		ON_BOTH(a_write_finds_what_it_wrote),
		ON_BOTH(an_entry_is_found_alike_in_and_before_the_index),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
