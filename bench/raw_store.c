// What the store gives on this machine, one JSON line for each measure: statements, leaves, works of the
// writer by clients at once, and the reading back of a log.
//
//   raw_store URL [LEAVES]      in an empty store that is yours to fill
#include <pthread.h>
#include <time.h>

#include "base/date.h"
#include "base/die.h"
#include "store/log.h"

enum { INSERTS = 100000, WORKS = 1000 };

static const char schema[] =
	"CREATE TABLE leaf (seq BIGINT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL,"
	" act TEXT NOT NULL, entity TEXT NOT NULL, record TEXT NOT NULL, version BIGINT NOT NULL,"
	" row TEXT NOT NULL, import TEXT NOT NULL, hash TEXT NOT NULL);"
	"CREATE TABLE tree (id BIGINT PRIMARY KEY, size BIGINT NOT NULL, edge TEXT NOT NULL);"
	"CREATE TABLE checkpoint (size BIGINT PRIMARY KEY, root TEXT NOT NULL, at TEXT NOT NULL,"
	" key TEXT NOT NULL, signature TEXT NOT NULL);"
	"CREATE TABLE log_key (key TEXT NOT NULL, at TEXT NOT NULL, signer TEXT NOT NULL,"
	" signature TEXT NOT NULL, PRIMARY KEY (key, signer));"
	"CREATE TABLE fact (id BIGINT PRIMARY KEY, text TEXT NOT NULL)";

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void say_measure(const char *name, double count, double began)
{
	double took = seconds() - began;
	printf("{\"measure\":\"%s\",\"count\":%.0f,\"seconds\":%.3f,\"per_second\":%.0f}\n", name, count,
		took, count / took);
}

static bool insert(struct db *db, int64_t id)
{
	struct arena *arena = arena_new(1 << 20);
	bool done = db_run(db, arena, SQL("INSERT INTO fact (id, text) VALUES ($1, $2)"),
			    PARAMETERS(cell_integer(id), cell_text(S("A place as they have names."))),
			    NULL) == DB_DONE;
	arena_end(arena);
	return done;
}

static bool append(struct db *db, int64_t id)
{
	struct arena *arena = arena_new(1 << 20);
	struct leaf leaf = { .at = S("2026-05-31T10:00:00.000Z"),
		.actor = S("018f0000-0000-7000-8000-000000000001"), .act = S("import"),
		.entity = S("recommendation"), .version = 1,
		.record = str_format(arena, "018f0000-0000-7000-8000-%012lld", (long long)id),
		.row = S("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
		.import = S("018f0000-0000-7000-8000-000000000002") };
	bool done = log_append(db, arena, &leaf) == DB_DONE;
	arena_end(arena);
	return done;
}

struct many {
	bool (*one)(struct db *db, int64_t id);
	int64_t first, count;
};

static bool do_many(struct db *db, void *context, enum write_result *result)
{
	const struct many *many = context;
	(void)result;
	for (int64_t i = 0; i < many->count; i++)
		if (!many->one(db, many->first + i))
			return false;
	return true;
}

static void measure_many(struct writer *writer, const char *name, struct many many)
{
	double began = seconds();
	must(writer_run(writer, do_many, &many) == WRITE_DONE);
	say_measure(name, (double)many.count, began);
}

static bool small_work(struct db *db, void *context, enum write_result *result)
{
	int64_t id = *(int64_t *)context;
	(void)result;
	return insert(db, id) && append(db, id);
}

struct client {
	struct writer *writer;
	int64_t first, works;
};

static void *be_client(void *context)
{
	struct client *client = context;
	for (int64_t i = 0; i < client->works; i++) {
		int64_t id = client->first + i;
		must(writer_run(client->writer, small_work, &id) == WRITE_DONE);
	}
	return NULL;
}

static void measure_clients(struct writer *writer, const char *name, int64_t count, int64_t first)
{
	pthread_t threads[64];
	struct client clients[64];
	double began = seconds();
	for (int64_t i = 0; i < count; i++) {
		clients[i] = (struct client){ writer, first + i * WORKS, WORKS };
		must(pthread_create(&threads[i], NULL, be_client, &clients[i]) == 0);
	}
	for (int64_t i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
	say_measure(name, (double)(count * WORKS), began);
}

static void measure_check(struct arena *arena, const char *url)
{
	struct db *db;
	struct mishap mishap;
	struct log_report report;
	must(db_open(arena, url, DB_READ, &db, &mishap) && db_snapshot_begin(db));
	double began = seconds();
	must(log_check(db, arena, NULL, NULL, &report) && report.bad == 0);
	say_measure("leaves checked", (double)report.leaves, began);
	db_snapshot_end(db);
	db_close(db);
}

int main(int count, char **words)
{
	int64_t leaves = 100000;
	if (count < 2 || (count > 2 && !str_to_integer(str_from(words[2]), &leaves)))
		return 2;
	struct arena *arena = arena_new((size_t)1 << 28);
	struct writer *writer;
	struct mishap mishap = { 0 };
	struct log_keeper keeper = { .clock = instant_now };
	if (!writer_open(arena, words[1], &writer, &mishap))
		die("%s", mishap.why);
	must(db_script(writer_db(writer), str_from(schema)) == DB_DONE);
	writer_before_commit(writer, log_before_commit, &keeper);
	writer_start(writer);
	measure_many(writer, "rows inserted, one work", (struct many){ insert, 1000000, INSERTS });
	measure_many(writer, "leaves appended, one work", (struct many){ append, 0, leaves });
	measure_clients(writer, "works, 1 client", 1, 2000000);
	measure_clients(writer, "works, 16 clients", 16, 3000000);
	measure_clients(writer, "works, 64 clients", 64, 4000000);
	measure_check(arena, words[1]);
	writer_close(writer);
	arena_end(arena);
	return 0;
}
