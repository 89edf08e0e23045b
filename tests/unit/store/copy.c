#include "store/copy.h"

#include "store/table.h"
#include "unit/store/stores.h"

static const char *schema_for(enum db_engine engine)
{
	return engine == DB_SQLITE ?
		       "CREATE TABLE tree (id INTEGER PRIMARY KEY, size INTEGER, edge TEXT) STRICT;"
		       "CREATE TABLE thing (id TEXT PRIMARY KEY, parent TEXT REFERENCES thing (id) DEFERRABLE,"
		       " n INTEGER, x REAL, bytes BLOB, at TEXT NOT NULL) STRICT;"
		       "CREATE TABLE session (token TEXT) STRICT;"
		       "CREATE TABLE search_entry (number INTEGER PRIMARY KEY, entity TEXT NOT NULL,"
		       " record TEXT NOT NULL, words TEXT NOT NULL, UNIQUE (entity, record)) STRICT;"
		       "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entry',"
		       " content_rowid='number')" :
		       "CREATE TABLE tree (id BIGINT PRIMARY KEY, size BIGINT, edge TEXT);"
		       "CREATE TABLE thing (id TEXT COLLATE \"C\" PRIMARY KEY, parent TEXT COLLATE \"C\""
		       " REFERENCES thing (id) DEFERRABLE, n BIGINT, x DOUBLE PRECISION, bytes BYTEA,"
		       " at TEXT NOT NULL);"
		       "CREATE TABLE session (token TEXT);"
		       "CREATE TABLE search_entry (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
		       " entity TEXT NOT NULL, record TEXT NOT NULL, words TEXT NOT NULL,"
		       " UNIQUE (entity, record))";
}

static struct db *open_with_schema(struct test_store *store)
{
	struct db *db = test_open(store, DB_WRITE);
	test_script(db, schema_for(store->engine));
	return db;
}

enum { THINGS = 700 };

// Children stand before their parents, and the odd values among the others.
static void fill(struct test_store *store, struct db *db)
{
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(table_defer_keys(db), DB_DONE);
	for (int64_t i = 0; i < THINGS; i++) {
		struct arena *arena = store->arena;
		str id = str_format(arena, "thing-%04lld", (long long)i);
		str parent = i + 1 < THINGS ? str_format(arena, "thing-%04lld", (long long)i + 1) : S("");
		char *bytes = arena_take(arena, 2000);
		memset(bytes, (int)(i & 0xff), 2000);
		assert_int_equal(db_run(db, arena,
					 SQL("INSERT INTO thing (id, parent, n, x, bytes, at)"
					     " VALUES ($1, $2, $3, $4, $5, $6)"),
					 PARAMETERS(cell_text(id), cell_text_or_null(parent),
						 i == 3 ? cell_null() : cell_integer(INT64_MIN + i),
						 i == 4 ? cell_null() : cell_real(0.1 * (double)i),
						 cell_bytes((str){ bytes, (size_t)i * 2 }),
						 cell_text(i == 5 ? S("") : S("مكان «é»\n"))),
					 NULL),
			DB_DONE);
	}
	test_script(db, "INSERT INTO session VALUES ('secret');"
			"INSERT INTO search_entry (entity, record, words) VALUES ('thing', 'thing-0001',"
			" 'prison kenitra');"
			"INSERT INTO tree VALUES (1, 0, '')");
	assert_int_equal(db_commit(db), DB_DONE);
}

struct stream {
	struct buf buf;
	size_t at, most;
};

static bool add(void *context, str bytes)
{
	struct stream *stream = context;
	if (stream->most > 0 && stream->buf.length + bytes.length > stream->most)
		return false;
	buf_add(&stream->buf, bytes);
	return true;
}

static bool give(void *context, void *bytes, size_t count)
{
	struct stream *stream = context;
	if (count > stream->buf.length - stream->at)
		return false;
	memcpy(bytes, stream->buf.data + stream->at, count);
	stream->at += count;
	return true;
}

static const char *const sessions[] = { "session", NULL };

static enum copy_result put(struct test_store *store, struct db *db, struct stream *stream,
	struct copy_manifest *manifest)
{
	const struct copy_sink sink = { add, stream };
	*manifest = (struct copy_manifest){ .at = S("2026-05-31T10:00:00.000Z"), .keys = S("aa bb") };
	return copy_put(db, store->arena, sessions, &sink, manifest);
}

static enum copy_result take(struct arena *arena, struct db *db, struct stream *stream,
	struct copy_manifest *manifest)
{
	const struct copy_source source = { give, stream };
	stream->at = 0;
	return copy_take(db, arena, &source, manifest);
}

static int64_t number(struct db *db, struct arena *arena, struct sql sql)
{
	struct rows rows;
	assert_true(db_query(db, arena, sql, NO_PARAMETERS, &rows));
	return rows_integer(&rows, 0, 0);
}

// From this engine into the other one, and the same bytes out of that.
static void goes_to_the_other_engine_and_back(void **state)
{
	struct test_store *store = test_store(state);
	void *other_state;
	assert_int_equal(test_setup(&other_state,
				 store->engine == DB_SQLITE ? DB_POSTGRES : DB_SQLITE),
		0);
	struct test_store *other = test_store(&other_state);
	struct db *db = open_with_schema(store), *second = open_with_schema(other);
	struct stream first_stream = { buf_in(store->arena), 0, 0 };
	struct stream second_stream = { buf_in(store->arena), 0, 0 };
	struct copy_manifest manifest, came;
	fill(store, db);
	assert_int_equal(put(store, db, &first_stream, &manifest), COPY_DONE);
	assert_int_equal(manifest.count, 3);
	assert_int_equal(manifest.rows, THINGS + 2);
	assert_int_equal(db_begin(second), DB_DONE);
	assert_int_equal(take(store->arena, second, &first_stream, &came), COPY_DONE);
	assert_int_equal(db_commit(second), DB_DONE);
	assert_int_equal(first_stream.at, first_stream.buf.length);
	assert_string_equal(came.keys.data, "aa bb");
	bool good;
	assert_true(copy_compare(second, store->arena, &came, &good));
	assert_true(good);
	assert_int_equal(put(store, second, &second_stream, &manifest), COPY_DONE);
	assert_true(str_equal(buf_str(&first_stream.buf), buf_str(&second_stream.buf)));
	assert_int_equal(number(second, store->arena, SQL("SELECT count(*) FROM session")), 0);
	if (other->engine == DB_SQLITE)
		assert_int_equal(number(second, store->arena,
					 SQL("SELECT count(*) FROM search_index WHERE search_index"
					     " MATCH '\"kenitra\"'")),
			1);
	db_close(second);
	assert_int_equal(test_teardown(&other_state), 0);
}

struct disturbed {
	struct stream stream;
	struct db *other;
	size_t calls;
};

// When the first table has begun, somebody else changes what comes later.
static bool add_and_disturb(void *context, str bytes)
{
	struct disturbed *disturbed = context;
	disturbed->calls += 1;
	if (disturbed->calls == 2)
		test_script(disturbed->other, "DELETE FROM thing WHERE id < 'thing-0600';"
					      "DELETE FROM tree; UPDATE thing SET n = 7");
	return add(&disturbed->stream, bytes);
}

static void is_one_instant_while_others_write(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = open_with_schema(store);
	fill(store, db);
	struct db *reader = test_open(store, DB_READ);
	struct stream before = { buf_in(store->arena), 0, 0 };
	struct disturbed disturbed = { { buf_in(store->arena), 0, 0 }, db, 0 };
	struct copy_manifest manifest = { .at = S("2026-05-31T10:00:00.000Z"), .keys = S("aa bb") };
	assert_int_equal(put(store, reader, &before, &manifest), COPY_DONE);
	const struct copy_sink sink = { add_and_disturb, &disturbed };
	assert_int_equal(copy_put(reader, store->arena, sessions, &sink, &manifest), COPY_DONE);
	assert_true(str_equal(buf_str(&before.buf), buf_str(&disturbed.stream.buf)));
	assert_int_equal(number(db, store->arena, SQL("SELECT count(*) FROM thing WHERE n = 7")), 100);
	db_close(reader);
}

static void a_sink_that_is_full_stops_it(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = open_with_schema(store);
	fill(store, db);
	static const size_t rooms[] = { 1, 10, 1000, 100000 };
	for (size_t i = 0; i < COUNT(rooms); i++) {
		struct stream stream = { buf_in(store->arena), 0, rooms[i] };
		struct copy_manifest manifest;
		assert_int_equal(put(store, db, &stream, &manifest), COPY_STOPPED);
	}
	// The connection is none the worse for it.
	assert_int_equal(number(db, store->arena, SQL("SELECT count(*) FROM thing")), THINGS);
}

static void put_cell_text(struct buf *buf, const char *text)
{
	buf_add_char(buf, 't');
	buf_add_char(buf, (char)strlen(text));
	buf_add(buf, (str){ "\0\0\0", 3 });
	buf_add_c(buf, text);
}

static void put_table(struct buf *buf, const char *name, const char *column)
{
	buf_add_char(buf, 'T');
	buf_add_char(buf, (char)strlen(name));
	buf_add_c(buf, name);
	buf_add_char(buf, 1);
	buf_add_char(buf, (char)strlen(column));
	buf_add_c(buf, column);
}

static void put_manifest(struct buf *buf, const char *tables)
{
	char json[300];
	int length = snprintf(json, sizeof json,
		"{\"at\":\"\",\"keys\":\"\",\"leaves\":0,\"root\":"
		"\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"tables\":{%s}}",
		tables);
	buf_add_char(buf, 'M');
	buf_add_char(buf, (char)(length & 0xff));
	buf_add_char(buf, (char)(length >> 8));
	buf_add(buf, (str){ "\0\0", 2 });
	buf_add_c(buf, json);
}

// One table with one row, as the pieces say.
static enum copy_result take_made(struct test_store *store, struct db *db, const char *start,
	const char *table, const char *column, const char *cell, const char *tables)
{
	struct stream stream = { buf_in(store->arena), 0, 0 };
	struct copy_manifest manifest;
	buf_add_c(&stream.buf, start);
	if (table != NULL)
		put_table(&stream.buf, table, column);
	if (cell != NULL) {
		buf_add_char(&stream.buf, 'R');
		put_cell_text(&stream.buf, cell);
	}
	put_manifest(&stream.buf, tables);
	assert_int_equal(db_begin(db), DB_DONE);
	enum copy_result result = take(store->arena, db, &stream, &manifest);
	db_rollback(db);
	return result;
}

static void refuses_what_it_does_not_know(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = open_with_schema(store);
	static const struct {
		const char *start, *table, *column, *cell, *tables;
		enum copy_result result;
	} cases[] = {
		{ "W\1", "session", "token", "x", "\"session\":1", COPY_DONE },
		{ "W\1", NULL, NULL, NULL, "", COPY_DONE },
		{ "W\2", "session", "token", "x", "\"session\":1", COPY_OTHER },
		{ "W\1", "sessions", "token", "x", "\"sessions\":1", COPY_OTHER },
		{ "W\1", "session", "tokens", "x", "\"session\":1", COPY_OTHER },
		{ "X\1", "session", "token", "x", "\"session\":1", COPY_DAMAGED },
		{ "W\1", "session; drop", "token", "x", "\"session\":1", COPY_DAMAGED },
		{ "W\1", "session", "Token", "x", "\"session\":1", COPY_DAMAGED },
		{ "W\1", "session", "", "x", "\"session\":1", COPY_DAMAGED },
		{ "W\1", "session", "token", "x", "\"session\":2", COPY_DAMAGED },
		{ "W\1", "session", "token", "x", "\"session\":1,\"thing\":0", COPY_DAMAGED },
		{ "W\1", "session", "token", "x", "\"thing\":1", COPY_DAMAGED },
		{ "W\1", "session", "token", "x", "\"session\":1,", COPY_DAMAGED },
		{ "W\1", "session", "token", "\xff", "\"session\":1", COPY_DAMAGED },
		{ "W\1", NULL, NULL, "x", "", COPY_DAMAGED },
		{ "W\1Q", NULL, NULL, NULL, "", COPY_DAMAGED },
		// A row that the table does not take: NOT NULL, and a link to nothing.
		{ "W\1", "thing", "id", "x", "\"thing\":1", COPY_DAMAGED },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(take_made(store, db, cases[i].start, cases[i].table, cases[i].column,
					 cases[i].cell, cases[i].tables),
			cases[i].result);
	assert_int_equal(number(db, store->arena, SQL("SELECT count(*) FROM session")), 0);
}

static void a_link_to_nothing_is_damage(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = open_with_schema(store);
	struct stream stream = { buf_in(store->arena), 0, 0 };
	struct copy_manifest manifest;
	buf_add(&stream.buf, S("W\1T\5thing\3\2id\6parent\2atR"));
	put_cell_text(&stream.buf, "one");
	put_cell_text(&stream.buf, "none");
	put_cell_text(&stream.buf, "now");
	put_manifest(&stream.buf, "\"thing\":1");
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(take(store->arena, db, &stream, &manifest), COPY_DAMAGED);
	assert_int_equal(manifest.rows, 1);
	db_rollback(db);
	// The same row with a link to itself is none.
	stream.buf.length = 24;
	put_cell_text(&stream.buf, "one");
	put_cell_text(&stream.buf, "one");
	put_cell_text(&stream.buf, "now");
	put_manifest(&stream.buf, "\"thing\":1");
	assert_int_equal(db_begin(db), DB_DONE);
	assert_int_equal(take(store->arena, db, &stream, &manifest), COPY_DONE);
	db_rollback(db);
}

static void every_cut_is_noticed(void **state)
{
	struct test_store *store = test_store(state);
	struct db *db = open_with_schema(store);
	struct stream stream = { buf_in(store->arena), 0, 0 };
	struct copy_manifest manifest;
	test_script(db, "INSERT INTO thing (id, n, x, bytes, at) VALUES ('a', 1, 0.5, NULL, 'x')");
	assert_int_equal(put(store, db, &stream, &manifest), COPY_DONE);
	size_t whole = stream.buf.length;
	for (size_t i = 0; i < whole; i++) {
		stream.buf.length = i;
		assert_int_equal(take(store->arena, NULL, &stream, &manifest), COPY_STOPPED);
	}
	stream.buf.length = whole;
	assert_int_equal(take(store->arena, NULL, &stream, &manifest), COPY_DONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(goes_to_the_other_engine_and_back),
		ON_BOTH(is_one_instant_while_others_write),
		ON_BOTH(a_sink_that_is_full_stops_it),
		ON_BOTH(refuses_what_it_does_not_know),
		ON_BOTH(a_link_to_nothing_is_damage),
		{ "every_cut_is_noticed", every_cut_is_noticed, on_sqlite, test_teardown, NULL },
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
