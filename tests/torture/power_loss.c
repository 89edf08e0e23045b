// Writes through store/writer.c, cuts the power at thousands of points of what reached the disk, and
// looks each time whether every acknowledged write is there, none is there in part, the log stands up
// to the check, and SQLite finds nothing broken. To show that the test can see a loss, the same is done
// with synchronous=OFF, where losses must be found.
//
//   power_loss [CUTS [SEED]]
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/date.h"
#include "base/die.h"
#include "store/log.h"
#include "torture/power_vfs.h"

enum { CLIENTS = 4, WORKS = 200, CUTS = 2000, CUTS_WITHOUT_FLUSH = 100, MOST_ACKNOWLEDGED = 4000 };

static const char schema[] =
	"CREATE TABLE leaf (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL,"
	" act TEXT NOT NULL, entity TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL,"
	" row TEXT NOT NULL, import TEXT NOT NULL, hash TEXT NOT NULL) STRICT;"
	"CREATE TABLE tree (id INTEGER PRIMARY KEY, size INTEGER NOT NULL, edge TEXT NOT NULL) STRICT;"
	"CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, root TEXT NOT NULL, at TEXT NOT NULL,"
	" key TEXT NOT NULL, signature TEXT NOT NULL) STRICT;"
	"CREATE TABLE log_key (key TEXT NOT NULL, at TEXT NOT NULL, signer TEXT NOT NULL,"
	" signature TEXT NOT NULL, PRIMARY KEY (key, signer)) STRICT;"
	"CREATE TABLE fact (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;"
	"CREATE INDEX fact_words ON fact (words);"
	"CREATE TABLE counter (client INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT";

static struct {
	char folder[64], cut_folder[64];
	pthread_mutex_t mutex;
	struct acknowledged {
		int64_t id;
		size_t at; // How much had been done to the disk when the writer answered.
	} acknowledged[MOST_ACKNOWLEDGED];
	size_t count;
	size_t schema_at;
} run = { .mutex = PTHREAD_MUTEX_INITIALIZER };

// A write of three rows and a leaf; every seventh is refused after it wrote.
static bool work(struct db *db, void *context, enum write_result *result)
{
	int64_t id = *(int64_t *)context;
	struct arena *arena = arena_new(1 << 20);
	(void)result;
	str words = str_format(arena, "%0*lld", (int)(id * 37 % 280) + 20, (long long)(id * 7919));
	struct leaf leaf = { .at = S("2026-05-31T10:00:00.000Z"), .act = S("make"), .actor = S(""),
		.entity = S("fact"), .record = str_format(arena, "%lld", (long long)id), .version = 1,
		.row = S(""), .import = S("") };
	bool done = db_run(db, arena, SQL("INSERT INTO fact (id, words) VALUES ($1, $2)"),
			    PARAMETERS(cell_integer(id), cell_text(words)), NULL) == DB_DONE &&
	            db_run(db, arena,
			    SQL("INSERT INTO counter (client, last) VALUES ($1, 1)"
				" ON CONFLICT (client) DO UPDATE SET last = counter.last + 1"),
			    PARAMETERS(cell_integer(id / 100000)), NULL) == DB_DONE &&
	            log_append(db, arena, &leaf) == DB_DONE;
	arena_end(arena);
	return done && id % 7 != 6;
}

struct client {
	struct writer *writer;
	int64_t first;
};

static void *be_client(void *context)
{
	struct client *client = context;
	for (int64_t i = 0; i < WORKS; i++) {
		int64_t id = client->first + i;
		if (writer_run(client->writer, work, &id) != WRITE_DONE)
			continue;
		pthread_mutex_lock(&run.mutex);
		must(run.count < MOST_ACKNOWLEDGED);
		run.acknowledged[run.count++] = (struct acknowledged){ id, power_count() };
		pthread_mutex_unlock(&run.mutex);
	}
	return NULL;
}

static void write_with(struct arena *arena, struct log_keeper *keeper, bool flush, int64_t first,
	bool fresh)
{
	struct writer *writer;
	struct mishap mishap = { 0 };
	pthread_t threads[CLIENTS];
	struct client clients[CLIENTS];
	const char *url = str_format(arena, "sqlite:%s/store.db", run.folder).data;
	if (!writer_open(arena, url, &writer, &mishap))
		die("%s", mishap.why);
	struct db *db = writer_db(writer);
	must(flush || db_script(db, S("PRAGMA synchronous = OFF")) == DB_DONE);
	if (fresh) {
		must(db_begin(db) == DB_DONE && db_script(db, str_from(schema)) == DB_DONE &&
			db_commit(db) == DB_DONE);
		run.schema_at = power_count();
	}
	writer_before_commit(writer, log_before_commit, keeper);
	writer_start(writer);
	for (int64_t i = 0; i < CLIENTS; i++) {
		clients[i] = (struct client){ writer, i * 100000 + first };
		must(pthread_create(&threads[i], NULL, be_client, &clients[i]) == 0);
	}
	for (int64_t i = 0; i < CLIENTS; i++)
		pthread_join(threads[i], NULL);
	writer_close(writer);
}

// A whole life: a new store, a clean end, a second process.
static void write_all(struct arena *arena, bool flush)
{
	struct log_keeper keeper = { .clock = instant_now };
	run.count = 0;
	memcpy(run.folder, "/dev/shm/wiqaya-power-XXXXXX", 29);
	memcpy(run.cut_folder, "/dev/shm/wiqaya-power-XXXXXX", 29);
	must(mkdtemp(run.folder) != NULL && mkdtemp(run.cut_folder) != NULL);
	power_record(run.folder, true);
	write_with(arena, &keeper, flush, 0, true);
	write_with(arena, &keeper, flush, WORKS, false);
	power_record(run.folder, false);
}

static void remove_files(const char *folder)
{
	static const char *const names[] = { "", "-wal", "-shm", "-journal", ".lock" };
	for (size_t i = 0; i < COUNT(names); i++) {
		char path[128];
		snprintf(path, sizeof path, "%s/store.db%s", folder, names[i]);
		unlink(path);
	}
}

// What one look at a store after the cut finds.
enum found { FOUND_GOOD, FOUND_LOST, FOUND_BROKEN, FOUND_DEAD, FOUND_KINDS };
static const char *const found_words[] = { "good", "lost", "broken", "dead" };

static int64_t number(struct db *db, struct arena *arena, struct sql sql)
{
	struct rows rows;
	must(db_query(db, arena, sql, NO_PARAMETERS, &rows));
	return rows_integer(&rows, 0, 0);
}

static enum found look_at_rows(struct db *db, struct arena *arena, size_t at)
{
	struct rows rows;
	struct log_report report;
	bool *there = NEW_MANY(arena, CLIENTS * 100000, bool);
	must(db_query(db, arena, SQL("SELECT id FROM fact"), NO_PARAMETERS, &rows));
	for (size_t i = 0; i < rows.count; i++)
		there[rows_integer(&rows, i, 0)] = true;
	for (size_t i = 0; i < run.count; i++)
		if (run.acknowledged[i].at <= at && !there[run.acknowledged[i].id])
			return FOUND_LOST;
	// Whole works or nothing of them: as many leaves and counts as facts, none of a refused one.
	int64_t facts = (int64_t)rows.count;
	bool whole = number(db, arena, SQL("SELECT count(*) FROM leaf")) == facts &&
	             number(db, arena, SQL("SELECT coalesce(sum(last), 0) FROM counter")) == facts &&
	             number(db, arena, SQL("SELECT count(*) FROM fact WHERE id % 7 = 6")) == 0;
	must(db_snapshot_begin(db) && log_check(db, arena, NULL, NULL, &report));
	db_snapshot_end(db);
	return whole && report.bad == 0 ? FOUND_GOOD : FOUND_BROKEN;
}

static enum found look(size_t at)
{
	struct arena *arena = arena_new((size_t)1 << 28);
	struct rows rows;
	struct db *db;
	struct mishap mishap = { 0 };
	const char *url = str_format(arena, "sqlite:%s/store.db", run.cut_folder).data;
	if (!db_open(arena, url, DB_WRITE, &db, &mishap))
		return FOUND_BROKEN;
	must(db_query(db, arena, SQL("PRAGMA integrity_check"), NO_PARAMETERS, &rows));
	if (!str_is(rows_text(&rows, 0, 0), "ok"))
		return FOUND_BROKEN;
	if (number(db, arena, SQL("SELECT count(*) FROM sqlite_master WHERE name = 'counter'")) == 0)
		return at >= run.schema_at ? FOUND_LOST : FOUND_GOOD;
	return look_at_rows(db, arena, at);
}

// In a child, because a broken file ends the process that reads it. The child closes nothing: the next
// cut lays out its files anew.
static enum found look_apart(size_t at, bool loud)
{
	pid_t child = fork();
	must(child >= 0);
	if (child == 0) {
		if (!loud)
			(void)!freopen("/dev/null", "w", stderr);
		_exit((int)look(at));
	}
	int status;
	must(waitpid(child, &status, 0) == child);
	if (!WIFEXITED(status) || WEXITSTATUS(status) > FOUND_BROKEN)
		return FOUND_DEAD;
	return (enum found)WEXITSTATUS(status);
}

// Cuts at points that lie evenly over the whole, each with one of the ways to lose.
static void cut_often(size_t cuts, uint64_t seed, bool loud, size_t found[FOUND_KINDS])
{
	size_t total = power_count(), pending = 0;
	power_rewind();
	memset(found, 0, FOUND_KINDS * sizeof *found);
	for (size_t i = 0; i < cuts; i++) {
		size_t at = cuts == 1 ? total : i * total / (cuts - 1);
		enum power_loss loss = (enum power_loss)((i + i / POWER_LOSSES) % POWER_LOSSES);
		remove_files(run.cut_folder);
		power_lay_out(run.cut_folder, at, loss, seed + i);
		pending += power_pending();
		enum found one = look_apart(at, loud);
		found[one] += 1;
		if (loud && one != FOUND_GOOD)
			fprintf(stderr, "# cut before %zu of %zu, way %d, seed %llu: %s\n", at, total,
				(int)loss, (unsigned long long)(seed + i), found_words[one]);
	}
	printf("# %zu operations, %zu acknowledged, %zu cuts, %.1f unconfirmed at each:", total,
		run.count, cuts, (double)pending / (double)cuts);
	for (size_t i = 0; i < FOUND_KINDS; i++)
		printf(" %zu %s", found[i], found_words[i]);
	printf("\n");
}

static void clean_up(void)
{
	remove_files(run.folder);
	remove_files(run.cut_folder);
	rmdir(run.folder);
	rmdir(run.cut_folder);
}

int main(int count, char **words)
{
	int64_t cuts = CUTS, seed = 1;
	if ((count > 1 && !str_to_integer(str_from(words[1]), &cuts)) ||
		(count > 2 && !str_to_integer(str_from(words[2]), &seed)) || cuts < 1)
		return 2;
	setvbuf(stdout, NULL, _IONBF, 0); // Children must not print again what waits here.
	struct arena *arena = arena_new((size_t)4 << 30);
	size_t found[FOUND_KINDS];
	power_begin(arena);
	printf("1..2\n");
	write_all(arena, true);
	cut_often((size_t)cuts, (uint64_t)seed, true, found);
	bool kept = found[FOUND_GOOD] == (size_t)cuts;
	printf("%s 1 - nothing acknowledged is lost at %lld cuts of the power\n",
		kept ? "ok" : "not ok", (long long)cuts);
	clean_up();
	write_all(arena, false);
	cut_often(CUTS_WITHOUT_FLUSH, (uint64_t)seed, false, found);
	size_t losses = CUTS_WITHOUT_FLUSH - found[FOUND_GOOD];
	bool seen = losses > CUTS_WITHOUT_FLUSH / 4;
	printf("%s 2 - without flushes losses are found (%zu of %d)\n", seen ? "ok" : "not ok", losses,
		CUTS_WITHOUT_FLUSH);
	clean_up();
	arena_end(arena);
	return kept && seen ? 0 : 1;
}
