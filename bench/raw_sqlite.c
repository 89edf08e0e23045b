// The floor of the writing measurements (performance.md, B5 and B7): prepared SQLite alone. A row of
// twelve columns with some 400 bytes of text and four indexes, WAL, synchronous=FULL, so many rows in
// each transaction, for so many seconds. Prints rows per second. `raw_sqlite FILE ROWS SECONDS`
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static sqlite3 *db;

static void must(int result, const char *what)
{
	if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW)
		return;
	fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static void run(const char *sql)
{
	must(sqlite3_exec(db, sql, NULL, NULL, NULL), sql);
}

static double now_s(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void insert(sqlite3_stmt *statement, long number)
{
	char id[40], text[401];
	snprintf(id, sizeof id, "%08lx-0000-7000-8000-%012lx", number, number * 7919);
	for (size_t i = 0; i < sizeof text - 1; i++)
		text[i] = (char)('a' + (number + (long)i * 7) % 26);
	text[sizeof text - 1] = 0;
	must(sqlite3_bind_text(statement, 1, id, -1, SQLITE_TRANSIENT), "bind");
	must(sqlite3_bind_text(statement, 2, text, -1, SQLITE_TRANSIENT), "bind");
	for (int i = 3; i <= 12; i++)
		must(sqlite3_bind_int64(statement, i, (number * i) % 1000), "bind");
	must(sqlite3_step(statement), "step");
	must(sqlite3_reset(statement), "reset");
}

int main(int count, char **arguments)
{
	if (count != 4)
		return 2;
	long rows = strtol(arguments[2], NULL, 10), number = 0;
	double seconds = strtod(arguments[3], NULL);
	must(sqlite3_open(arguments[1], &db), "open");
	run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
	    "CREATE TABLE r (a TEXT PRIMARY KEY, b TEXT, c INTEGER, d INTEGER, e INTEGER, f INTEGER,"
	    " g INTEGER, h INTEGER, i INTEGER, j INTEGER, k INTEGER, l INTEGER) STRICT;"
	    "CREATE INDEX r_c ON r (c, a); CREATE INDEX r_d ON r (d, a); CREATE INDEX r_e ON r (e, a)");
	sqlite3_stmt *statement;
	must(sqlite3_prepare_v2(db, "INSERT INTO r VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)", -1,
		&statement, NULL), "prepare");
	double start = now_s();
	while (now_s() - start < seconds) {
		run("BEGIN IMMEDIATE");
		for (long i = 0; i < rows; i++)
			insert(statement, ++number);
		run("COMMIT");
	}
	printf("%.1f\n", (double)number / (now_s() - start));
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return 0;
}
