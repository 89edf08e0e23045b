#include "acts/backup.h"

#include "unit/store/stores.h"
#include <sys/resource.h>
#include <signal.h>
#include <dirent.h>

#include "acts/house.h"
#include "acts/keep.h"
#include "acts/sign_log.h"
#include "model/entities.h"
#include "model/value.h"
#include "store/blobs.h"
#include "store/table.h"
#include "store/full_text.h"
#include "vault/sealed_file.h"

static const char key[] =
	"wiqaya-backup-key-000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

struct stand {
	struct test_store *store;
	struct writer *writer;
	struct log_keeper *keeper;
	struct call call;
};

static void enter(struct stand *house)
{
	struct instant now;
	assert_true(instant_parse(S("2026-05-31T10:00:00.000Z"), &now));
	house->call = call_new(house->store->arena, NULL, now);
	house->call.db = writer_db(house->writer);
	house->call.writer = house->writer;
	house->call.role = ROLE_HOUSE;
}

static struct stand open_house(struct test_store *store, const char *key_path)
{
	struct stand house = { .store = store };
	struct mishap mishap = { 0 };
	setenv("WIQAYA_KEY", key_path, 1);
	if (!writer_open(store->arena, store->url, &house.writer, &mishap) ||
		!sign_log_with(store->arena, store->url, house.writer, &house.keeper, &mishap))
		fail_msg("%s", mishap.why);
	enter(&house);
	return house;
}

static void assert_done(struct stand *house, bool done)
{
	if (!done)
		fail_msg("%.*s", STR_ARG(house->call.why));
}

static struct record *make_area(struct stand *house, const char *name)
{
	struct record *area = record_new(&house->call, &area_entity);
	value_set_name(&house->call, area, AREA_NAME, "fr", str_from(name));
	record_set(area, AREA_KIND, S("region"));
	assert_done(house, keep_make(&house->call, area));
	return area;
}

static bool put_extras(struct call *call, void *input)
{
	struct hash hash;
	(void)input;
	char *bytes = arena_take(call->arena, 600000);
	return call_stored(call, blob_put(call->db, call->arena, (str){ bytes, 600000 }, &hash)) &&
	       call_stored(call, db_script(call->db,
					 S("INSERT INTO counter (prefix, year, last) VALUES ('X', '2026', 7)")));
}

// A house with an institution, two areas of which the older is part of the newer, and a file.
static void furnish(struct stand *house)
{
	assert_done(house, house_make(&house->call, &(struct house_request){
							   .country = "MA", .languages = "fr,ar,en",
							   .name = "Mécanisme", .zone = "" }));
	assert_done(house, house_enter(&house->call));
	struct record *inner = make_area(house, "Kénitra"), *outer = make_area(house, "Rabat-Salé");
	record_set(inner, AREA_PARENT, outer->id);
	assert_done(house, keep_change(&house->call, inner));
	for (int i = 0; i < 150; i++)
		make_area(house, str_format(house->store->arena, "Région %d", i).data);
	assert_done(house, act_write(&house->call, "extras", put_extras, NULL));
}

static int64_t count(struct stand *house, const char *table)
{
	int64_t rows;
	assert_true(table_count(house->call.db, house->store->arena, table, &rows));
	return rows;
}

static int64_t found_by_words(struct stand *house, const char *word)
{
	struct query query = query_in(house->store->arena);
	struct rows rows;
	full_text_select(&query, house->call.db, S("area"), str_from(word));
	assert_int_equal(query_run(&query, house->call.db, &rows), DB_DONE);
	return (int64_t)rows.count;
}

static void assert_log_good(struct stand *house, int64_t leaves)
{
	struct log_report report;
	assert_true(db_snapshot_begin(house->call.db));
	assert_true(log_check(house->call.db, house->store->arena, &house->keeper->signer, NULL, &report));
	db_snapshot_end(house->call.db);
	assert_int_equal(report.bad, 0);
	assert_int_equal(report.leaves, leaves);
	assert_true(report.checkpoints > 0);
}

static void assert_refused(struct stand *house, bool done, enum refusal refusal, const char *why)
{
	assert_false(done);
	assert_string_equal(house->call.why.data, why);
	assert_int_equal(house->call.refusal, refusal);
	house->call.refusal = REFUSED_NOT;
	house->call.why = S("");
}

struct places {
	char folder[64];
	char file[128], second[128], key_one[128], key_two[128];
};

static struct places make_places(void)
{
	struct places places = { .folder = "/tmp/wiqaya-backup-XXXXXX" };
	assert_non_null(mkdtemp(places.folder));
	snprintf(places.file, sizeof places.file, "%s/one", places.folder);
	snprintf(places.second, sizeof places.second, "%s/two", places.folder);
	snprintf(places.key_one, sizeof places.key_one, "%s/key1", places.folder);
	snprintf(places.key_two, sizeof places.key_two, "%s/key2", places.folder);
	setenv("TMPDIR", places.folder, 1);
	return places;
}

// Nothing else may be left in the folder: no half file, no store of a drill.
static void remove_places(const struct places *places)
{
	unlink(places->file);
	unlink(places->second);
	unlink(places->key_one);
	unlink(places->key_two);
	assert_int_equal(rmdir(places->folder), 0);
}

static void flip(const char *path, long at)
{
	FILE *file = fopen(path, "r+b");
	fseek(file, at, SEEK_SET);
	int c = fgetc(file);
	fseek(file, at, SEEK_SET);
	fputc(c ^ 1, file);
	fclose(file);
}

// Out of this engine, into an empty store of the other on another machine with another key, and out of
// that into an empty one of this engine: the same rows, the same log, still trusted.
static void goes_to_the_other_engine_and_back(void **state)
{
	struct test_store *store = test_store(state);
	struct places places = make_places();
	struct backup_summary first, second;
	struct stand house = open_house(store, places.key_one);
	furnish(&house);
	int64_t leaves = count(&house, "leaf"), history = count(&house, "history");
	assert_done(&house, backup_write(&house.call, places.file, str_from(key),
				    &house.keeper->signer, &first));
	assert_int_equal(count(&house, "backup"), 1);
	assert_int_equal(first.leaves, leaves);
	writer_close(house.writer);

	void *other_state;
	bool sqlite = store->engine == DB_SQLITE;
	assert_int_equal(test_setup(&other_state, sqlite ? DB_POSTGRES : DB_SQLITE), 0);
	struct test_store *other = test_store(&other_state);
	struct stand moved = open_house(other, places.key_two);
	assert_done(&moved, backup_restore(&moved.call, places.file, str_from(key),
				    &moved.keeper->signer, &second));
	assert_int_equal(second.rows, first.rows);
	assert_int_equal(second.tables, first.tables);
	assert_int_equal(count(&moved, "leaf"), leaves);
	assert_int_equal(count(&moved, "history"), history);
	assert_int_equal(count(&moved, "blob"), 3);
	assert_int_equal(found_by_words(&moved, "kenitra"), 1);
	assert_log_good(&moved, leaves);
	// It goes on living: the next record gets the next leaf.
	assert_done(&moved, house_enter(&moved.call));
	make_area(&moved, "Tanger");
	assert_log_good(&moved, leaves + 1);
	assert_done(&moved, backup_write(&moved.call, places.second, str_from(key),
				    &moved.keeper->signer, &second));
	assert_int_equal(second.leaves, leaves + 1);
	assert_done(&moved, backup_drill(&moved.call, places.second, str_from(key), &second));
	writer_close(moved.writer);
	assert_int_equal(test_teardown(&other_state), 0);

	// Back: a third store. The one that is not empty is refused.
	house = open_house(store, places.key_one);
	assert_refused(&house, backup_restore(&house.call, places.second, str_from(key), NULL, &second),
		REFUSED_CONFLICT,
		"This store is not empty. A backup only goes into an empty one: name another.");
	writer_close(house.writer);
	void *third_state = NULL;
	if (sqlite) {
		assert_int_equal(test_setup(&third_state, DB_SQLITE), 0);
	} else {
		struct db *db = test_open(store, DB_WRITE);
		test_script(db, str_format(store->arena, "DROP SCHEMA unit_%ld CASCADE; CREATE SCHEMA unit_%ld",
					(long)getpid(), (long)getpid()).data);
		db_close(db);
	}
	struct test_store *third = sqlite ? third_state : store;
	house = open_house(third, places.key_one);
	assert_done(&house, backup_restore(&house.call, places.second, str_from(key),
				    &house.keeper->signer, &second));
	assert_log_good(&house, leaves + 1);
	assert_int_equal(found_by_words(&house, "tanger"), 1);
	writer_close(house.writer);
	if (sqlite)
		assert_int_equal(test_teardown(&third_state), 0);
	remove_places(&places);
}

static void a_drill_proves_and_is_noted(void **state)
{
	struct test_store *store = test_store(state);
	struct places places = make_places();
	struct backup_summary summary;
	struct stand house = open_house(store, places.key_one);
	furnish(&house);
	str last;
	assert_refused(&house, backup_last(&house.call, &last), REFUSED_UNKNOWN,
		"No backup of this store is known. Make one, or name the file.");
	assert_done(&house, backup_write(&house.call, places.file, S("twelve letters and more"),
				    &house.keeper->signer, &summary));
	assert_done(&house, backup_last(&house.call, &last));
	assert_string_equal(last.data, places.file);
	assert_done(&house, backup_drill(&house.call, last.data, S("twelve letters and more"), &summary));
	assert_int_equal(summary.leaves, count(&house, "leaf"));
	struct rows rows;
	assert_true(db_query(house.call.db, store->arena, SQL("SELECT good, rows, file FROM drill"),
		NO_PARAMETERS, &rows));
	assert_int_equal(rows.count, 1);
	assert_int_equal(rows_integer(&rows, 0, 0), 1);
	assert_int_equal(rows_integer(&rows, 0, 1), summary.rows);
	assert_refused(&house,
		backup_drill(&house.call, places.file, S("twelve letters and mere"), &summary),
		REFUSED_INVALID, "The secret is wrong, or the file is damaged at its start.");
	assert_int_equal(count(&house, "drill"), 1);
	flip(places.file, 68 + 65536 + 17 + 100);
	assert_refused(&house,
		backup_drill(&house.call, places.file, S("twelve letters and more"), &summary),
		REFUSED_INVALID, "This file is damaged, or somebody changed it.");
	assert_true(db_query(house.call.db, store->arena,
		SQL("SELECT count(*) FROM drill WHERE good = 0"), NO_PARAMETERS, &rows));
	assert_int_equal(rows_integer(&rows, 0, 0), 1);
	writer_close(house.writer);
	remove_places(&places);
}

// A log that was edited before the backup is copied faithfully, and the drill says so.
static void a_drill_checks_the_log(void **state)
{
	struct test_store *store = test_store(state);
	struct places places = make_places();
	struct backup_summary summary;
	struct stand house = open_house(store, places.key_one);
	furnish(&house);
	test_script(house.call.db, "UPDATE leaf SET actor = 'nobody' WHERE seq = 2");
	assert_done(&house, backup_write(&house.call, places.file, str_from(key),
				    &house.keeper->signer, &summary));
	assert_refused(&house, backup_drill(&house.call, places.file, str_from(key), &summary),
		REFUSED_INVALID,
		"The log in this backup does not stand up to the check: use `verify` on the store.");
	writer_close(house.writer);
	remove_places(&places);
}

static void refusals_are_clear_and_leave_nothing(void **state)
{
	struct test_store *store = test_store(state);
	struct places places = make_places();
	struct backup_summary summary;
	struct stand house = open_house(store, places.key_one);
	furnish(&house);
	struct call *call = &house.call;
	assert_refused(&house, backup_write(call, places.file, S("short"), NULL, &summary),
		REFUSED_INVALID, "A password has at least 12 characters.");
	call->role = ROLE_COORDINATOR;
	assert_refused(&house, backup_write(call, places.file, str_from(key), NULL, &summary),
		REFUSED_FORBIDDEN, "Only an administrator makes and brings back copies.");
	call->role = ROLE_HOUSE;
	signal(SIGXFSZ, SIG_IGN);
	struct rlimit before, limit;
	getrlimit(RLIMIT_FSIZE, &before);
	limit = before;
	limit.rlim_cur = 200000;
	setrlimit(RLIMIT_FSIZE, &limit);
	bool done = backup_write(call, places.file, str_from(key), NULL, &summary);
	setrlimit(RLIMIT_FSIZE, &before);
	assert_refused(&house, done, REFUSED_FULL, "There is no room left where the file is written.");
	assert_done(&house, backup_write(call, places.file, str_from(key), NULL, &summary));
	assert_refused(&house, backup_write(call, places.file, str_from(key), NULL, &summary),
		REFUSED_INVALID, "There is already a file of this name. Choose another.");
	writer_close(house.writer);

	void *empty_state;
	assert_int_equal(test_setup(&empty_state, DB_SQLITE), 0);
	struct stand empty = open_house(empty_state, places.key_one);
	assert_refused(&empty,
		backup_restore(&empty.call, places.second, str_from(key), NULL, &summary),
		REFUSED_INVALID, "There is no file of this name, or it may not be read.");
	assert_refused(&empty,
		backup_restore(&empty.call, places.key_one, str_from(key), NULL, &summary),
		REFUSED_INVALID, "This file is not a sealed file of Wiqaya.");
	assert_int_equal(truncate(places.file, 100000), 0);
	assert_refused(&empty, backup_restore(&empty.call, places.file, str_from(key), NULL, &summary),
		REFUSED_INVALID, "This file is not whole: its end is missing.");
	struct names tables;
	assert_true(table_names(empty.call.db, store->arena, &tables));
	assert_int_equal(tables.count, 0);
	struct sealed_writer *writer;
	struct mishap mishap;
	assert_true(sealed_file_make(store->arena, places.second, str_from(key), &writer, &mishap));
	assert_true(sealed_file_add(writer, S("W\1what is this?")));
	assert_true(sealed_file_finish(writer));
	assert_refused(&empty,
		backup_restore(&empty.call, places.second, str_from(key), NULL, &summary),
		REFUSED_INVALID,
		"This backup contradicts itself: it does not hold what it says. Nothing was kept.");
	writer_close(empty.writer);
	assert_int_equal(test_teardown(&empty_state), 0);
	remove_places(&places);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(goes_to_the_other_engine_and_back),
		ON_BOTH(a_drill_proves_and_is_noted),
		ON_BOTH(a_drill_checks_the_log),
		ON_BOTH(refusals_are_clear_and_leave_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
