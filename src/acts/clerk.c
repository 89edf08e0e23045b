#include "acts/clerk.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include "acts/escalate.h"
#include "acts/house.h"
#include "acts/import_list.h"
#include "acts/sign_in.h"
#include "acts/sign_log.h"
#include "acts/verify.h"
#include "base/catalogue.h"
#include "base/clock.h"
#include "base/die.h"
#include "base/journal.h"
#include "base/limits.h"
#include "model/entities.h"

enum { LOOK_S = 30, ID_BYTES = 64 };

struct clerk {
	const char *store; // URL.
	struct writer *writer;
	const char *mail_from; // NULL: mail is off.
	struct arena *arena; // Of the thread's connection.
	struct db *db;
	pthread_t thread;
	struct day climbed;  // The day for which the ladder was looked at.
	pthread_mutex_t mutex; // Guards what stands below.
	pthread_cond_t woken;
	bool called, stopping;
	char job[ID_BYTES]; // Under way; empty: none.
	struct progress progress;
};

// The words of a call that was refused, as the result of its job.
static str refusal_json(struct call *call)
{
	struct buf buf = buf_in(call->arena);
	buf_add_c(&buf, "{\"detail\":");
	buf_add_json(&buf, call->why);
	buf_add_char(&buf, '}');
	return buf_str(&buf);
}

static bool run_import(struct call *call, const struct job *job, str *result_json)
{
	str bytes, map_text;
	struct map_file map;
	struct list_file list;
	struct mishap mishap = { 0 };
	struct import_result result = { 0 };
	struct import_request request = { .entity = entity_by_plural_find(job->entity), .list = &list,
		.keep_good = job_has(job, S("keep_good")), .dry_run = job_has(job, S("dry_run")) };
	if (!job_input(call, job, "file", &bytes) || !job_input(call, job, "map", &map_text))
		return false;
	if (request.entity == NULL || bytes.length == 0)
		return refuse(call, REFUSED_INVALID, N_("The file is not there any more. Send it again."));
	if (map_text.length > 0) {
		if (!map_file_read(call->arena, map_text, &map, &mishap))
			return refuse(call, REFUSED_INVALID, N_("The map cannot be read."));
		request.map = &map;
	}
	if (!list_file_read(call, request.entity, job->name, bytes, request.map, &list))
		return false;
	bool done = import_list(call, &request, &result);
	if (done && !request.dry_run)
		journal(PRIORITY_NOTICE, EVENT_IMPORTED, JOURNAL_ID(KEY_IMPORT, result.import),
			JOURNAL_ID(KEY_ACCOUNT, call->account), JOURNAL_INTEGER(KEY_ROWS, result.rows),
			JOURNAL_INTEGER(KEY_BAD, result.error_count));
	if (done || result.error_count > 0) {
		struct buf buf = buf_in(call->arena);
		import_json(&buf, &request, &result);
		*result_json = buf_str(&buf);
	}
	return done;
}

static bool run_undo(struct call *call, const struct job *job, str *result_json)
{
	size_t taken_back = 0;
	if (!import_undo(call, job->name, &taken_back))
		return false;
	*result_json = str_format(call->arena, "{\"taken_back\":%zu}", taken_back);
	return true;
}

// What was found is the result, also when something is not as the log says: the job itself is done.
static bool run_verify(struct clerk *clerk, struct call *call, str *result_json)
{
	struct verify_result result;
	struct log_signer signer;
	struct mishap mishap;
	bool has_key = sign_log_open(call->arena, clerk->store, false, &signer, &mishap);
	if (!verify(call, has_key ? &signer : NULL, &result))
		return false;
	struct buf buf = buf_in(call->arena);
	buf_addf(&buf, "{\"checked\":%lld,\"bad\":%lld,\"unproven\":%lld,\"faults\":[", (long long)result.checked,
		(long long)result.bad, (long long)result.unproven);
	for (size_t i = 0; i < result.fault_count; i++) {
		buf_add_c(&buf, i > 0 ? ",{\"where\":" : "{\"where\":");
		buf_add_json(&buf, result.faults[i].where);
		buf_add_c(&buf, ",\"what\":");
		buf_add_json(&buf, result.faults[i].what);
		buf_add_char(&buf, '}');
	}
	buf_add_c(&buf, "]}");
	*result_json = buf_str(&buf);
	return true;
}

static bool run_kind(struct clerk *clerk, struct call *call, const struct job *job, str *result)
{
	if (str_is(job->kind, "verify"))
		return run_verify(clerk, call, result);
	return str_is(job->kind, "undo_import") ? run_undo(call, job, result) : run_import(call, job, result);
}

static bool enter(struct call *call, const struct job *job)
{
	str rest = job->options, language;
	if (!house_read(call) || !caller_enter(call, job->account))
		return false;
	if (str_cut(&rest, ' ', &language) && language_known(language))
		call->language = language_constant(language);
	return true;
}

// A job that was stopped because the server stops waits for the next start.
static bool stopped_by_us(struct clerk *clerk)
{
	pthread_mutex_lock(&clerk->mutex);
	bool stopping = clerk->stopping;
	pthread_mutex_unlock(&clerk->mutex);
	return stopping;
}

static void end_job(struct clerk *clerk, struct call *call, struct job *job, bool done, str result)
{
	bool cancelled = atomic_load(&clerk->progress.cancelled);
	job->state = done ? JOB_DONE : cancelled ? JOB_CANCELLED : JOB_REFUSED;
	job->done = atomic_load(&clerk->progress.done);
	job->total = atomic_load(&clerk->progress.total);
	job->result = result.length > 0 ? result : done ? S("{}") : refusal_json(call);
	if (!done && (stopped_by_us(clerk) || call->refusal == REFUSED_BUSY)) {
		job->state = JOB_WAITING;
		return;
	}
	call->refusal = REFUSED_NOT;
	call->progress = NULL;
	struct instant now = instant_now();
	call->now = now;
	// When this is not kept, the next start does the job again, or finds it done and names doubles.
	(void)!job_end(call, job);
}

static void do_job(struct clerk *clerk, struct call *call, struct job *job)
{
	int64_t began_ms = monotonic_ms();
	str result = S("");
	pthread_mutex_lock(&clerk->mutex);
	must(job->id.length < ID_BYTES);
	memcpy(clerk->job, job->id.data, job->id.length);
	clerk->job[job->id.length] = 0;
	atomic_store(&clerk->progress.done, 0);
	atomic_store(&clerk->progress.total, 0);
	atomic_store(&clerk->progress.cancelled, clerk->stopping);
	pthread_mutex_unlock(&clerk->mutex);
	call->progress = &clerk->progress;
	bool done = enter(call, job) && run_kind(clerk, call, job, &result);
	end_job(clerk, call, job, done, result);
	pthread_mutex_lock(&clerk->mutex);
	clerk->job[0] = 0;
	pthread_mutex_unlock(&clerk->mutex);
	journal(PRIORITY_NOTICE, EVENT_JOB, JOURNAL_ID(KEY_JOB, job->id), JOURNAL_INTEGER(KEY_MS, monotonic_ms() - began_ms));
}

// False when the server stops.
static bool wait_for_orders(struct clerk *clerk)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += LOOK_S;
	pthread_mutex_lock(&clerk->mutex);
	while (!clerk->called && !clerk->stopping &&
		pthread_cond_timedwait(&clerk->woken, &clerk->mutex, &until) == 0)
		;
	clerk->called = false;
	bool goes_on = !clerk->stopping;
	pthread_mutex_unlock(&clerk->mutex);
	return goes_on;
}

static struct call new_call(struct clerk *clerk, struct arena *arena)
{
	struct call call = call_new(arena, clerk->db, instant_now());
	call.writer = clerk->writer;
	call.mail_from = clerk->mail_from;
	call.role = ROLE_HOUSE;
	return call;
}

// Once for each day of the institution, at the start and after its midnight. What was not kept is tried again at the
// next look.
static void climb_ladder(struct clerk *clerk, struct arena *arena)
{
	struct call call = new_call(clerk, arena);
	struct escalated escalated;
	if (!house_read(&call) || str_equal(day_str(&call.today), day_str(&clerk->climbed)))
		return;
	call.language = call.house.language;
	if (!escalate(&call, call.today, &escalated))
		return;
	clerk->climbed = call.today;
	if (escalated.count + escalated.overtaken > 0)
		journal(PRIORITY_NOTICE, EVENT_ESCALATED, JOURNAL_INTEGER(KEY_ROWS, (int64_t)escalated.count));
}

static void *run(void *context)
{
	struct clerk *clerk = context;
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	struct mishap mishap;
	bool goes_on = true;
	while (goes_on) {
		arena_reset(arena);
		struct call call = new_call(clerk, arena);
		struct job job;
		bool there = db_alive(clerk->db) || db_reopen(clerk->db, &mishap);
		if (there && job_claim(&call, &job)) {
			struct call work = new_call(clerk, arena);
			do_job(clerk, &work, &job);
			goes_on = !stopped_by_us(clerk);
			// The store was away: once more, after a while.
			if (goes_on && job.state == JOB_WAITING && wait_for_orders(clerk))
				(void)!job_put_back(&call);
		} else {
			if (there)
				climb_ladder(clerk, arena);
			goes_on = wait_for_orders(clerk);
		}
	}
	arena_end(arena);
	return NULL;
}

bool clerk_start(struct arena *arena, const char *store, struct writer *writer, const char *mail_from,
	struct clerk **started, struct mishap *mishap)
{
	struct clerk *clerk = NEW(arena, struct clerk);
	*started = clerk;
	clerk->store = store;
	clerk->writer = writer;
	clerk->mail_from = mail_from;
	clerk->arena = arena_new(LIMIT_ARENA_BYTES);
	if (!db_open(clerk->arena, store, DB_READ, &clerk->db, mishap)) {
		arena_end(clerk->arena);
		return false;
	}
	struct call call = new_call(clerk, clerk->arena);
	// A store that is away now is asked again by the thread; what was left then waits for the next start.
	(void)!job_put_back(&call);
	pthread_mutex_init(&clerk->mutex, NULL);
	pthread_cond_init(&clerk->woken, NULL);
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	must(pthread_create(&clerk->thread, NULL, run, clerk) == 0);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return true;
}

void clerk_wake(struct clerk *clerk)
{
	pthread_mutex_lock(&clerk->mutex);
	clerk->called = true;
	pthread_cond_signal(&clerk->woken);
	pthread_mutex_unlock(&clerk->mutex);
}

void clerk_progress(struct clerk *clerk, struct job *job)
{
	pthread_mutex_lock(&clerk->mutex);
	if (str_is(job->id, clerk->job)) {
		job->done = atomic_load(&clerk->progress.done);
		job->total = atomic_load(&clerk->progress.total);
	}
	pthread_mutex_unlock(&clerk->mutex);
}

bool clerk_cancel(struct call *call, struct clerk *clerk, const struct job *job)
{
	if (job->state != JOB_WAITING && job->state != JOB_RUNNING)
		return refuse(call, REFUSED_CONFLICT, N_("This has ended already."));
	if (job->state == JOB_WAITING && job_withdraw(call, job->id))
		return true;
	if (call->refusal != REFUSED_NOT)
		return false;
	pthread_mutex_lock(&clerk->mutex);
	if (str_is(job->id, clerk->job))
		atomic_store(&clerk->progress.cancelled, true);
	pthread_mutex_unlock(&clerk->mutex);
	return true;
}

void clerk_stop(struct clerk *clerk)
{
	pthread_mutex_lock(&clerk->mutex);
	clerk->stopping = true;
	atomic_store(&clerk->progress.cancelled, true);
	pthread_cond_signal(&clerk->woken);
	pthread_mutex_unlock(&clerk->mutex);
	must(pthread_join(clerk->thread, NULL) == 0);
	arena_end(clerk->arena);
	pthread_mutex_destroy(&clerk->mutex);
	pthread_cond_destroy(&clerk->woken);
}
