#include "store/writer.h"

#include <pthread.h>
#include <stdatomic.h>

#include "unit/store/stores.h"

struct job {
	int64_t id;
	bool keep;
	enum write_result said;
};

static bool add(struct db *db, void *context, enum write_result *result)
{
	struct job *job = context;
	struct arena *arena = arena_new(1 << 16);
	enum db_result ended = db_run(db, arena, SQL("INSERT INTO fact(id) VALUES ($1)"),
		PARAMETERS(cell_integer(job->id)), NULL);
	arena_end(arena);
	if (ended == DB_CONFLICT)
		*result = WRITE_CONFLICT;
	return ended == DB_DONE && job->keep;
}

// Says yes although its statement failed.
static bool add_carelessly(struct db *db, void *context, enum write_result *result)
{
	(void)add(db, context, result);
	*result = WRITE_REFUSED;
	return true;
}

static struct writer *open_writer(struct test_store *store)
{
	struct writer *writer;
	struct mishap mishap = { 0 };
	if (!writer_open(store->arena, store->url, &writer, &mishap))
		fail_msg("%s", mishap.why);
	return writer;
}

static struct writer *with_facts(struct test_store *store)
{
	struct writer *writer = open_writer(store);
	test_script(writer_db(writer), "CREATE TABLE fact(id BIGINT PRIMARY KEY)");
	return writer;
}

static int64_t count(struct test_store *store)
{
	struct db *db = test_open(store, DB_READ);
	struct rows rows;
	assert_true(db_query(
		db, store->arena, SQL("SELECT count(*) FROM fact"), NO_PARAMETERS, &rows));
	db_close(db);
	return rows_integer(&rows, 0, 0);
}

static enum write_result run(struct writer *writer, write_work work, int64_t id, bool keep)
{
	struct job job = { id, keep, WRITE_DONE };
	return writer_run(writer, work, &job);
}

static void answers_without_a_thread(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store);
	assert_int_equal(run(writer, add, 1, true), WRITE_DONE);
	assert_int_equal(run(writer, add, 2, false), WRITE_REFUSED);
	assert_int_equal(run(writer, add, 1, true), WRITE_CONFLICT);
	assert_int_equal(run(writer, add_carelessly, 1, true), WRITE_CONFLICT);
	assert_int_equal(run(writer, add, 3, true), WRITE_DONE);
	assert_int_equal(count(store), 2);
}

static void another_writer_is_refused(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store), *other;
	struct mishap mishap = { 0 };
	assert_false(writer_open(store->arena, store->url, &other, &mishap));
	assert_string_equal(mishap.why,
		"Another Wiqaya process already writes to this store. Stop it, or use its pages.");
	assert_int_equal(run(writer, add, 1, true), WRITE_DONE);
	writer_close(writer);
	writer = open_writer(store);
	assert_int_equal(run(writer, add, 2, true), WRITE_DONE);
}

enum { THREADS = 8, JOBS = 100 };

struct crowd {
	struct writer *writer;
	int64_t first;
	int done, refused, conflicts, others;
};

// Every third is refused by its work, every fifth has a key that is taken.
static void *work_of_crowd(void *context)
{
	struct crowd *crowd = context;
	for (int64_t i = 0; i < JOBS; i++) {
		bool keep = i % 3 != 2, taken = i % 5 == 4;
		struct job job = { taken ? -1 : crowd->first + i, keep, WRITE_DONE };
		switch (writer_run(crowd->writer, add, &job)) {
		case WRITE_DONE: crowd->done += 1; break;
		case WRITE_REFUSED: crowd->refused += 1; break;
		case WRITE_CONFLICT: crowd->conflicts += 1; break;
		case WRITE_BUSY:
		case WRITE_FULL: crowd->others += 1; break;
		}
	}
	return NULL;
}

static void a_crowd_is_answered_rightly(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store);
	assert_int_equal(run(writer, add, -1, true), WRITE_DONE);
	writer_start(writer);
	pthread_t threads[THREADS];
	struct crowd crowds[THREADS] = { 0 };
	for (int i = 0; i < THREADS; i++) {
		crowds[i] = (struct crowd){ .writer = writer, .first = (int64_t)i * JOBS };
		pthread_create(&threads[i], NULL, work_of_crowd, &crowds[i]);
	}
	int done = 0;
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(crowds[i].conflicts, 20);
		assert_int_equal(crowds[i].refused, 27);
		assert_int_equal(crowds[i].others, 0);
		done += crowds[i].done;
	}
	assert_int_equal(done, THREADS * 53);
	assert_int_equal(count(store), done + 1);
	writer_close(writer);
}

struct hooked {
	int calls;
	bool agree;
};

static bool count_batches(struct db *db, void *context)
{
	(void)db;
	struct hooked *hooked = context;
	hooked->calls += 1;
	return hooked->agree;
}

static void the_hook_sees_each_batch(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store);
	struct hooked hooked = { 0, true };
	writer_before_commit(writer, count_batches, &hooked);
	assert_int_equal(run(writer, add, 1, true), WRITE_DONE);
	assert_int_equal(hooked.calls, 1);
	assert_int_equal(run(writer, add, 2, false), WRITE_REFUSED);
	assert_int_equal(hooked.calls, 1);
	hooked.agree = false;
	assert_int_equal(run(writer, add, 3, true), WRITE_BUSY);
	assert_int_equal(count(store), 1);
}

static bool count_quiet(struct db *db, void *context, enum write_result *result)
{
	(void)db, (void)result;
	atomic_fetch_add((_Atomic int *)context, 1);
	return true;
}

static void what_is_quiet_is_done_once(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store);
	_Atomic int quiet = 0;
	const struct timespec long_enough = { .tv_nsec = 200 * 1000 * 1000 };
	writer_when_quiet(writer, 40, count_quiet, &quiet);
	writer_start(writer);
	nanosleep(&long_enough, NULL);
	assert_int_equal(atomic_load(&quiet), 0);
	assert_int_equal(run(writer, add, 1, true), WRITE_DONE);
	nanosleep(&long_enough, NULL);
	assert_int_equal(atomic_load(&quiet), 1);
	nanosleep(&long_enough, NULL);
	assert_int_equal(atomic_load(&quiet), 1);
	assert_int_equal(run(writer, add, 2, false), WRITE_REFUSED);
	nanosleep(&long_enough, NULL);
	assert_int_equal(atomic_load(&quiet), 1);
	assert_int_equal(run(writer, add, 3, true), WRITE_DONE);
	nanosleep(&long_enough, NULL);
	assert_int_equal(atomic_load(&quiet), 2);
	writer_close(writer);
}

static _Atomic bool long_may_end;

static bool add_for_long(struct db *db, void *context, enum write_result *result)
{
	while (!atomic_load(&long_may_end))
		nanosleep(&(struct timespec){ .tv_nsec = 1000 * 1000 }, NULL);
	return add(db, context, result);
}

static void *run_long(void *context)
{
	struct job job = { .id = 1000, .keep = true };
	job.said = writer_run_long(context, add_for_long, &job);
	return (void *)(uintptr_t)(job.said == WRITE_DONE);
}

// Nobody waits longer than a few seconds for a work of minutes, and what was not begun is not kept.
static void a_long_work_puts_others_off(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store);
	pthread_t thread;
	void *done = NULL;
	atomic_store(&long_may_end, false);
	writer_start(writer);
	assert_int_equal(pthread_create(&thread, NULL, run_long, writer), 0);
	nanosleep(&(struct timespec){ .tv_nsec = 100 * 1000 * 1000 }, NULL);
	assert_int_equal(run(writer, add, 1, true), WRITE_BUSY);
	atomic_store(&long_may_end, true);
	assert_int_equal(pthread_join(thread, &done), 0);
	assert_true(done != NULL);
	assert_int_equal(run(writer, add, 2, true), WRITE_DONE);
	writer_close(writer);
	assert_int_equal(count(store), 2);
}

static bool add_much(struct db *db, void *context, enum write_result *result)
{
	(void)result;
	struct arena *arena = arena_new(1 << 20);
	char *much = arena_take(arena, 200000);
	memset(much, 'x', 200000);
	struct job *job = context;
	bool done = db_run(db, arena, SQL("INSERT INTO prose(id, text) VALUES ($1, $2)"),
		PARAMETERS(cell_integer(job->id), cell_text((str){ much, 200000 })), NULL) == DB_DONE;
	arena_end(arena);
	// A work that does not look is told what happened all the same.
	return done || !job->keep;
}

static void a_full_disk_is_told_and_survived(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store);
	test_script(writer_db(writer), "CREATE TABLE prose(id BIGINT PRIMARY KEY, text TEXT);"
				       "PRAGMA max_page_count = 20");
	assert_int_equal(run(writer, add, 1, true), WRITE_DONE);
	assert_int_equal(run(writer, add_much, 2, true), WRITE_FULL);
	assert_int_equal(run(writer, add_much, 2, false), WRITE_FULL);
	assert_int_equal(run(writer, add, 3, true), WRITE_DONE);
	assert_int_equal(count(store), 2);
}

static void write_much(struct test_store *store, bool with_thread)
{
	struct writer *writer = with_facts(store);
	test_script(writer_db(writer), "CREATE TABLE prose(id BIGINT PRIMARY KEY, text TEXT)");
	struct db *reader = test_open(store, DB_READ);
	if (with_thread)
		writer_start(writer);
	for (int64_t i = 0; i < 200; i++)
		assert_int_equal(run(writer, add_much, i, true), WRITE_DONE);
	struct stat about;
	const char *log = str_format(store->arena, "%s-wal", store->url + 7).data;
	assert_int_equal(stat(log, &about), 0);
	assert_in_range(about.st_size, 1, 24 * 1024 * 1024);
	writer_close(writer);
	assert_int_equal(stat(log, &about), 0);
	assert_int_equal(about.st_size, 0);
	db_close(reader);
}

static void the_log_of_sqlite_is_written_back(void **state)
{
	write_much(test_store(state), false);
}

static void the_thread_writes_the_log_back(void **state)
{
	write_much(test_store(state), true);
}

// On which thread a work ran.
struct seen {
	struct writer *writer;
	struct job job;
	_Atomic bool begun, may_end, done;
	pthread_t by;
};

static bool see(struct db *db, void *context, enum write_result *result)
{
	struct seen *seen = context;
	seen->by = pthread_self();
	atomic_store(&seen->begun, true);
	while (!atomic_load(&seen->may_end))
		nanosleep(&(struct timespec){ .tv_nsec = 1000 * 1000 }, NULL);
	return add(db, &seen->job, result);
}

static void *run_seen(void *context)
{
	struct seen *seen = context;
	seen->job.said = writer_run(seen->writer, see, seen);
	atomic_store(&seen->done, true);
	return NULL;
}

static void who_is_alone_writes_himself(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store);
	struct seen seen[3] = { { writer, .job = { 1, true, WRITE_BUSY } }, { writer, .job = { 2, true, WRITE_BUSY }, .may_end = true },
		{ writer, .job = { 3, true, WRITE_BUSY }, .may_end = true } };
	pthread_t threads[2];
	writer_start(writer);
	assert_int_equal(pthread_create(&threads[0], NULL, run_seen, &seen[0]), 0);
	while (!atomic_load(&seen[0].begun))
		nanosleep(&(struct timespec){ .tv_nsec = 1000 * 1000 }, NULL);
	assert_int_equal(pthread_create(&threads[1], NULL, run_seen, &seen[1]), 0);
	nanosleep(&(struct timespec){ .tv_nsec = 50 * 1000 * 1000 }, NULL);
	assert_false(atomic_load(&seen[1].begun));
	atomic_store(&seen[0].may_end, true);
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	assert_true(pthread_equal(seen[0].by, threads[0]));
	assert_false(pthread_equal(seen[1].by, threads[1])); // What waits goes with another, or is the thread's.
	run_seen(&seen[2]);
	assert_true(pthread_equal(seen[2].by, pthread_self()));
	for (size_t i = 0; i < COUNT(seen); i++)
		assert_int_equal(seen[i].job.said, WRITE_DONE);
	writer_close(writer);
	assert_int_equal(count(store), 3);
}

static bool end_own_connection(struct db *db, void *context, enum write_result *result)
{
	struct test_store *store = context;
	struct rows rows;
	(void)result;
	struct db *other = test_open(store, DB_WRITE);
	assert_true(db_query(db, store->arena, SQL("SELECT pg_backend_pid()"), NO_PARAMETERS,
		&rows));
	assert_true(db_query(other, store->arena,
		SQL("SELECT pg_terminate_backend(CAST($1 AS INTEGER), 5000)"),
		PARAMETERS(cell_integer(rows_integer(&rows, 0, 0))), NULL));
	db_close(other);
	return true;
}

static void a_lost_connection_is_busy_and_mended(void **state)
{
	struct test_store *store = test_store(state);
	struct writer *writer = with_facts(store), *other;
	struct mishap mishap;
	assert_int_equal(writer_run(writer, end_own_connection, store), WRITE_BUSY);
	assert_int_equal(run(writer, add, 1, true), WRITE_DONE);
	assert_int_equal(count(store), 1);
	// The lock came back with the connection.
	assert_false(writer_open(store->arena, store->url, &other, &mishap));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(answers_without_a_thread),
		ON_BOTH(another_writer_is_refused),
		ON_BOTH(a_crowd_is_answered_rightly),
		ON_BOTH(the_hook_sees_each_batch),
		ON_BOTH(what_is_quiet_is_done_once),
		ON_BOTH(a_long_work_puts_others_off),
		ON_BOTH(who_is_alone_writes_himself),
		{ "a_lost_connection_is_busy_and_mended on PostgreSQL",
			a_lost_connection_is_busy_and_mended, on_postgres, test_teardown, NULL },
		{ "a_full_disk_is_told_and_survived", a_full_disk_is_told_and_survived, on_sqlite,
			test_teardown, NULL },
		{ "the_log_of_sqlite_is_written_back", the_log_of_sqlite_is_written_back, on_sqlite,
			test_teardown, NULL },
		{ "the_thread_writes_the_log_back", the_thread_writes_the_log_back, on_sqlite, test_teardown, NULL },
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
