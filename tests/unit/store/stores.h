// Stores for tests: each test runs on SQLite in a folder of its own and, when WIQAYA_TEST_POSTGRES
// holds an address, on PostgreSQL in a schema of its own. Without the address the tests of PostgreSQL
// are skipped by name; with CI=true they fail.
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db.h"

struct test_store {
	enum db_engine engine;
	struct arena *arena;
	const char *url; // NULL when there is no PostgreSQL.
	char folder[64];
};

static inline struct db *test_open(struct test_store *store, enum db_mode mode)
{
	struct db *db = NULL;
	struct mishap mishap = { 0 };
	if (!db_open(store->arena, store->url, mode, &db, &mishap))
		fail_msg("%s", mishap.why);
	return db;
}

static inline void test_script(struct db *db, const char *script)
{
	assert_int_equal(db_script(db, str_from(script)), DB_DONE);
}

static inline void test_schema(struct test_store *store, const char *address, const char *name)
{
	struct db *db;
	struct mishap mishap = { 0 };
	if (!db_open(store->arena, address, DB_WRITE, &db, &mishap))
		fail_msg("%s", mishap.why);
	test_script(db, str_format(store->arena, "DROP SCHEMA IF EXISTS %s CASCADE;"
						 "CREATE SCHEMA %s", name, name).data);
	db_close(db);
	store->url = str_format(store->arena, "%s%coptions=-csearch_path%%3D%s", address,
		str_contains(str_from(address), S("?")) ? '&' : '?', name).data;
}

static inline int test_setup(void **state, enum db_engine engine)
{
	struct arena *arena = arena_new((size_t)1 << 29);
	struct test_store *store = NEW(arena, struct test_store);
	store->arena = arena;
	store->engine = engine;
	*state = store;
	if (engine == DB_SQLITE) {
		memcpy(store->folder, "/tmp/wiqaya-test-XXXXXX", 24);
		if (mkdtemp(store->folder) == NULL)
			return -1;
		store->url = str_format(arena, "sqlite:%s/store.db", store->folder).data;
		return 0;
	}
	const char *address = getenv("WIQAYA_TEST_POSTGRES");
	if (address != NULL && address[0] != '\0')
		test_schema(store, address,
			str_format(arena, "unit_%ld", (long)getpid()).data);
	return 0;
}

static inline int on_sqlite(void **state)
{
	return test_setup(state, DB_SQLITE);
}

static inline int on_postgres(void **state)
{
	return test_setup(state, DB_POSTGRES);
}

static inline int test_teardown(void **state)
{
	struct test_store *store = *state;
	char folder[64];
	memcpy(folder, store->folder, sizeof folder);
	if (store->engine == DB_POSTGRES && store->url != NULL) {
		struct db *db = test_open(store, DB_WRITE);
		test_script(db, str_format(store->arena, "DROP SCHEMA unit_%ld CASCADE",
						  (long)getpid()).data);
	}
	arena_end(store->arena);
	if (folder[0] == '\0')
		return 0;
	static const char *const names[] = { "store.db", "store.db-wal", "store.db-shm",
		"store.db.lock", "backup", "key", "store.db.key" };
	for (size_t i = 0; i < COUNT(names); i++) {
		char path[128];
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	return rmdir(folder);
}

// The store of this test, or its end when the engine is missing.
static inline struct test_store *test_store(void **state)
{
	struct test_store *store = *state;
	if (store->url != NULL)
		return store;
	const char *ci = getenv("CI");
	if (ci != NULL && strcmp(ci, "true") == 0)
		fail_msg("WIQAYA_TEST_POSTGRES is not set");
	print_message("# skipped: WIQAYA_TEST_POSTGRES is not set\n");
	skip();
	return store;
}

#define ON_BOTH(test) \
	{ #test " on SQLite", test, on_sqlite, test_teardown, NULL }, \
	{ #test " on PostgreSQL", test, on_postgres, test_teardown, NULL }
