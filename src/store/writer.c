#include "store/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/die.h"
#include "store/db_inside.h"

enum {
	BATCH_WORKS = 256, // At most this many works wait for one flush,
	BATCH_MS = 50,     // and the first of them not longer than this.
};

// One call that waits; it stands on the stack of its thread.
struct waiting {
	struct waiting *next;
	write_work work;
	void *context;
	enum write_result result;
	bool is_long;
	bool begun;
	bool answered;
	pthread_cond_t wake;
};

struct queue {
	struct waiting *first, *last;
};

struct writer {
	struct db *db;
	int lock; // Descriptor of the lock file; -1 on PostgreSQL.
	bool locked;
	bool open;
	bool (*before_commit)(struct db *db, void *context);
	void *before_commit_context;
	const struct log_signer *signer;
	void (*wait_begins)(void), (*wait_ends)(void);
	write_work quiet; // NULL: none.
	void *quiet_context;
	int64_t quiet_ms;

	bool started;
	pthread_t thread;
	pthread_mutex_t mutex; // Guards what stands below.
	pthread_cond_t work_came; // For the writing thread.
	struct queue queue;
	bool turn; // Somebody runs a batch, and alone touches the connection.
	bool log_is_long; // Of SQLite: the writing thread shall write it back.
	bool unquiet; // Something was kept since the quiet work,
	int64_t kept_at; // the last of it then.
	bool stopping;
	_Atomic bool occupied;
};

static void queue_add(struct queue *queue, struct waiting *waiting);
static struct waiting *queue_take(struct queue *queue);
static void queue_remove(struct queue *queue, const struct waiting *waiting);
static bool lock_file(struct writer *writer, const char *path, struct mishap *mishap);
static bool lock_session(struct writer *writer, struct mishap *mishap);
static void cond_init(pthread_cond_t *cond);
static struct timespec in_ms(int64_t wait_ms);
static void take_turn(struct writer *writer);
static int64_t milliseconds(void);

static const char somebody_writes[] =
	N_("Another Wiqaya process already writes to this store. Stop it, or use its pages.");

static void close_at_end(void *writer)
{
	writer_close(writer);
}

bool writer_open(
	struct arena *arena, const char *url, struct writer **opened, struct mishap *mishap)
{
	struct writer *writer = NEW(arena, struct writer);
	*opened = writer;
	writer->lock = -1;
	pthread_mutex_init(&writer->mutex, NULL);
	cond_init(&writer->work_came);
	bool sqlite = str_starts(str_from(url), S("sqlite:"));
	if (sqlite && !lock_file(writer, url + strlen("sqlite:"), mishap))
		return false;
	bool done = db_open(arena, url, DB_WRITE, &writer->db, mishap) &&
	            (sqlite || lock_session(writer, mishap));
	if (!done) {
		if (writer->lock >= 0)
			close(writer->lock);
		return false;
	}
	writer->locked = true;
	writer->open = true;
	arena_at_end(arena, close_at_end, writer);
	return true;
}

// Its waits end by a clock that nobody sets.
static void cond_init(pthread_cond_t *cond)
{
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(cond, &monotonic);
	pthread_condattr_destroy(&monotonic);
}

static struct timespec in_ms(int64_t wait_ms)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	int64_t nanoseconds = until.tv_nsec + wait_ms % 1000 * 1000000;
	until.tv_sec += wait_ms / 1000 + nanoseconds / 1000000000;
	until.tv_nsec = nanoseconds % 1000000000;
	return until;
}

// The lock falls with the process, however it ends; the file stays, because whoever removes it could
// take it from under another's hands.
// A process that was killed keeps its lock until the last of its threads has gone, which on a busy machine is
// a while behind its death; who starts the server again at once is not turned away for that.
static bool take_lock(int lock)
{
	const struct timespec moment = { .tv_nsec = 50 * 1000 * 1000 };
	for (int i = 0; i < 40; i++) {
		if (flock(lock, LOCK_EX | LOCK_NB) == 0)
			return true;
		nanosleep(&moment, NULL);
	}
	return false;
}

static bool lock_file(struct writer *writer, const char *path, struct mishap *mishap)
{
	struct arena *arena = arena_new(1 << 16);
	str folder;
	char *real = realpath(path, NULL);
	bool made = db_make_folder(arena, path, &folder);
	str name = str_format(arena, "%s.lock", real != NULL ? real : path);
	free(real);
	if (made)
		writer->lock = open(name.data, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	arena_end(arena);
	if (writer->lock < 0)
		return mishap_at(mishap, 0, 0, N_("The file of the store may not be written."));
	if (!take_lock(writer->lock)) {
		close(writer->lock);
		return mishap_at(mishap, 0, 0, somebody_writes);
	}
	if (ftruncate(writer->lock, 0) == 0)
		(void)!dprintf(writer->lock, "%ld\n", (long)getpid());
	return true;
}

// On PostgreSQL the lock belongs to the session and falls with the connection; each schema has one.
static bool lock_session(struct writer *writer, struct mishap *mishap)
{
	struct arena *arena = arena_new(1 << 16);
	struct rows rows;
	bool answered = db_query(writer->db, arena,
		SQL("SELECT pg_try_advisory_lock(1466522977,"
		    " hashtext(coalesce(current_schema(), '')))"),
		NO_PARAMETERS, &rows);
	bool locked = answered && rows_integer(&rows, 0, 0) == 1;
	arena_end(arena);
	return locked || mishap_at(mishap, 0, 0, somebody_writes);
}

struct db *writer_db(struct writer *writer)
{
	must(!writer->started);
	return writer->db;
}

void writer_before_commit(
	struct writer *writer, bool (*hook)(struct db *db, void *context), void *context)
{
	must(!writer->started);
	writer->before_commit = hook;
	writer->before_commit_context = context;
}

void writer_while_waiting(struct writer *writer, void (*begins)(void), void (*ends)(void))
{
	must(!writer->started);
	writer->wait_begins = begins;
	writer->wait_ends = ends;
}

void writer_when_quiet(struct writer *writer, int64_t wait_ms, write_work work, void *context)
{
	must(!writer->started && wait_ms > 0);
	writer->quiet = work;
	writer->quiet_context = context;
	writer->quiet_ms = wait_ms;
}

// With the queue locked. True when nothing came for so long that the quiet work is due.
static bool wait_for_work(struct writer *writer)
{
	if (writer->turn || writer->quiet == NULL || !writer->unquiet) {
		pthread_cond_wait(&writer->work_came, &writer->mutex);
		return false;
	}
	int64_t left = writer->kept_at + writer->quiet_ms - milliseconds();
	struct timespec until = in_ms(left < 1 ? 1 : left);
	return pthread_cond_timedwait(&writer->work_came, &writer->mutex, &until) == ETIMEDOUT &&
	       writer->queue.first == NULL && !writer->stopping && !writer->turn &&
	       milliseconds() - writer->kept_at >= writer->quiet_ms;
}

// With the queue locked and nobody's turn.
static void do_quiet_work(struct writer *writer)
{
	struct waiting quiet = { .work = writer->quiet, .context = writer->quiet_context };
	cond_init(&quiet.wake);
	queue_add(&writer->queue, &quiet);
	take_turn(writer);
	pthread_cond_destroy(&quiet.wake);
	writer->unquiet = quiet.result != WRITE_DONE;
	writer->kept_at = milliseconds();
}

// With the queue locked and nobody's turn.
static void write_log_back(struct writer *writer)
{
	writer->turn = true;
	pthread_mutex_unlock(&writer->mutex);
	db_checkpoint(writer->db, false);
	pthread_mutex_lock(&writer->mutex);
	writer->turn = false;
	writer->log_is_long = false;
}

static void *run_thread(void *context)
{
	struct writer *writer = context;
	pthread_mutex_lock(&writer->mutex);
	while (!writer->stopping || writer->queue.first != NULL || writer->turn) {
		if (!writer->turn && writer->log_is_long)
			write_log_back(writer);
		else if (!writer->turn && writer->queue.first != NULL)
			take_turn(writer);
		else if (wait_for_work(writer))
			do_quiet_work(writer);
	}
	pthread_mutex_unlock(&writer->mutex);
	return NULL;
}

// Signals are for the thread that waits for them, so this one blocks all.
void writer_start(struct writer *writer)
{
	must(writer->open && !writer->started);
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int code = pthread_create(&writer->thread, NULL, run_thread, writer);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (code != 0)
		die("no thread for the writer: %s", strerror(code));
	writer->started = true;
}

// With the queue locked. False when the work had not begun in time; then it stands in the queue no more.
static bool wait_for_answer(struct writer *writer, struct waiting *waiting)
{
	struct timespec until = in_ms(WRITER_PATIENCE_MS);
	while (!waiting->answered) {
		if (waiting->is_long || waiting->begun) {
			pthread_cond_wait(&waiting->wake, &writer->mutex);
		} else if (pthread_cond_timedwait(&waiting->wake, &writer->mutex, &until) != 0 && !waiting->begun) {
			queue_remove(&writer->queue, waiting);
			return false;
		}
	}
	return true;
}

static enum write_result run_waiting(struct writer *writer, struct waiting *waiting)
{
	must(writer->open);
	bool told = writer->started && writer->wait_begins != NULL;
	if (told)
		writer->wait_begins();
	cond_init(&waiting->wake);
	pthread_mutex_lock(&writer->mutex);
	bool taken = !writer->stopping;
	bool free = !writer->turn && writer->queue.first == NULL && !writer->log_is_long;
	if (taken)
		queue_add(&writer->queue, waiting);
	if (taken && free && (!writer->started || !waiting->is_long))
		take_turn(writer);
	else if (taken && !writer->turn)
		pthread_cond_signal(&writer->work_came);
	if (taken && !wait_for_answer(writer, waiting))
		waiting->result = WRITE_BUSY;
	pthread_mutex_unlock(&writer->mutex);
	pthread_cond_destroy(&waiting->wake);
	if (told)
		writer->wait_ends();
	return waiting->result;
}

enum write_result writer_run(struct writer *writer, write_work work, void *context)
{
	struct waiting waiting = { .work = work, .context = context, .result = WRITE_BUSY };
	return run_waiting(writer, &waiting);
}

enum write_result writer_run_long(struct writer *writer, write_work work, void *context)
{
	struct waiting waiting = { .work = work, .context = context, .result = WRITE_BUSY, .is_long = true };
	return run_waiting(writer, &waiting);
}

static enum write_result write_result_of(enum db_result result)
{
	switch (result) {
	case DB_DONE: return WRITE_DONE;
	case DB_CONFLICT: return WRITE_CONFLICT;
	case DB_BUSY: return WRITE_BUSY;
	case DB_FULL: return WRITE_FULL;
	}
	die("a statement ended in an unknown way");
}

static int64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// The next of a batch; NULL when there is none, or a long one, which begins a batch.
static struct waiting *take(struct writer *writer, bool first)
{
	pthread_mutex_lock(&writer->mutex);
	const struct waiting *next = writer->queue.first;
	struct waiting *waiting = next == NULL || (next->is_long && !first) ? NULL : queue_take(&writer->queue);
	if (waiting != NULL)
		waiting->begun = true;
	pthread_mutex_unlock(&writer->mutex);
	return waiting;
}

// A lost connection took the session's lock with it: both are won back before anything is written.
static enum db_result begin(struct writer *writer)
{
	struct mishap ignored;
	if (!db_alive(writer->db)) {
		writer->locked = false;
		if (!db_reopen(writer->db, &ignored))
			return DB_BUSY;
	}
	if (!writer->locked)
		writer->locked = lock_session(writer, &ignored);
	return writer->locked ? db_begin(writer->db) : DB_BUSY;
}

// Runs one work under its savepoint. What it gives is DB_DONE as long as others may follow, whatever became of this work.
// The first one of a transaction needs none: refused, the whole transaction is rolled back. SQLite keeps what each
// page was before a savepoint, which is a copy of all that a lone work touches, and looks through all of that at the end of every
// statement, so that a long work under one took the square of its length.
static enum db_result run_one(struct writer *writer, struct waiting *waiting, bool *kept)
{
	struct db *db = writer->db;
	bool first = !*kept;
	enum db_result result = first ? DB_DONE : db_savepoint(db);
	if (result != DB_DONE)
		return result;
	waiting->result = WRITE_REFUSED;
	bool keep = waiting->work(db, waiting->context, &waiting->result);
	result = db_failed(db);
	if (keep && result == DB_DONE && !first)
		result = db_release(db);
	if (keep && result == DB_DONE) {
		waiting->result = WRITE_DONE;
		*kept = true;
		return DB_DONE;
	}
	if (keep || waiting->result == WRITE_DONE)
		waiting->result = write_result_of(result);
	if (!first)
		db_rollback_to_savepoint(db);
	if (db_transaction_is_gone(db))
		return result == DB_DONE ? DB_BUSY : result;
	if (!first)
		return db_failed(db);
	db_rollback(db);
	return DB_DONE;
}

// When nothing was kept there is nothing to flush.
static enum db_result finish(struct writer *writer, enum db_result result, bool kept)
{
	struct db *db = writer->db;
	if (result == DB_DONE && kept && writer->before_commit != NULL &&
		!writer->before_commit(db, writer->before_commit_context)) {
		result = db_failed(db);
		if (result == DB_DONE)
			result = DB_BUSY;
	}
	if (result == DB_DONE && kept)
		return db_commit(db);
	db_rollback(db);
	return result;
}

// The batch fails or stands as one: even a refusal may rest on what another work of it wrote.
static void answer(struct writer *writer, struct queue *batch, enum db_result result)
{
	pthread_mutex_lock(&writer->mutex);
	for (struct waiting *waiting; (waiting = queue_take(batch)) != NULL;) {
		if (result != DB_DONE)
			waiting->result = write_result_of(result);
		waiting->answered = true;
		pthread_cond_signal(&waiting->wake);
	}
	pthread_mutex_unlock(&writer->mutex);
}

// True when something was kept.
static bool run_batch(struct writer *writer)
{
	struct queue batch = { 0 };
	struct waiting *waiting;
	bool kept = false;
	int64_t started = milliseconds();
	enum db_result result = begin(writer);
	bool begun = result == DB_DONE;
	for (size_t i = 0; i < BATCH_WORKS && (waiting = take(writer, i == 0)) != NULL; i++) {
		queue_add(&batch, waiting);
		atomic_store(&writer->occupied, waiting->is_long);
		if (begun && writer->db->transaction == TRANSACTION_NONE)
			result = begin(writer); // The one before was the first, and was refused.
		if (begun && result == DB_DONE)
			result = run_one(writer, waiting, &kept);
		if (waiting->is_long || (begun && (result != DB_DONE || milliseconds() - started >= BATCH_MS)))
			break;
	}
	if (begun)
		result = finish(writer, result, kept);
	atomic_store(&writer->occupied, false);
	answer(writer, &batch, result);
	return begun && result == DB_DONE && kept;
}

// With the queue locked and nobody's turn. Whoever comes while nobody writes and nobody waits runs the batch by himself, for
// waking the writing thread and being woken by it takes a third of what a create takes. What comes meanwhile goes with it,
// and what is left, and all that may wait, is the thread's.
static void take_turn(struct writer *writer)
{
	writer->turn = true;
	pthread_mutex_unlock(&writer->mutex);
	bool kept = run_batch(writer);
	bool long_log = kept && db_log_is_long(writer->db);
	if (long_log && !writer->started)
		db_checkpoint(writer->db, false);
	pthread_mutex_lock(&writer->mutex);
	bool wakes = writer->queue.first != NULL || writer->stopping || long_log || (kept && !writer->unquiet);
	writer->turn = false;
	writer->log_is_long = long_log && writer->started;
	if (kept) {
		writer->unquiet = true;
		writer->kept_at = milliseconds();
	}
	if (writer->started && wakes)
		pthread_cond_signal(&writer->work_came);
}

void writer_signs_with(struct writer *writer, const struct log_signer *signer)
{
	writer->signer = signer;
}

const struct log_signer *writer_signer(const struct writer *writer)
{
	return writer->signer;
}

bool writer_occupied(const struct writer *writer)
{
	return atomic_load(&writer->occupied);
}

void writer_close(struct writer *writer)
{
	if (!writer->open)
		return;
	pthread_mutex_lock(&writer->mutex);
	writer->stopping = true;
	pthread_cond_signal(&writer->work_came);
	pthread_mutex_unlock(&writer->mutex);
	if (writer->started)
		pthread_join(writer->thread, NULL);
	db_checkpoint(writer->db, true);
	db_close(writer->db);
	if (writer->lock >= 0)
		close(writer->lock);
	pthread_mutex_destroy(&writer->mutex);
	pthread_cond_destroy(&writer->work_came);
	writer->open = false;
}

static void queue_add(struct queue *queue, struct waiting *waiting)
{
	waiting->next = NULL;
	if (queue->first == NULL)
		queue->first = waiting;
	else
		queue->last->next = waiting;
	queue->last = waiting;
}

static struct waiting *queue_take(struct queue *queue)
{
	struct waiting *waiting = queue->first;
	if (waiting != NULL)
		queue->first = waiting->next;
	return waiting;
}

static void queue_remove(struct queue *queue, const struct waiting *waiting)
{
	struct waiting *before = NULL;
	for (struct waiting *w = queue->first; w != waiting; w = w->next)
		before = w;
	if (before == NULL)
		queue->first = waiting->next;
	else
		before->next = waiting->next;
	if (queue->last == waiting)
		queue->last = before;
}
