#include "store/log.h"

#include "store/tree.h"
#include "unit/store/stores.h"

static const char schema[] =
	"CREATE TABLE leaf (seq BIGINT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL,"
	" act TEXT NOT NULL, entity TEXT NOT NULL, record TEXT NOT NULL, version BIGINT NOT NULL,"
	" row TEXT NOT NULL, import TEXT NOT NULL, hash TEXT NOT NULL);"
	"CREATE TABLE tree (id BIGINT PRIMARY KEY, size BIGINT NOT NULL, edge TEXT NOT NULL);"
	"CREATE TABLE checkpoint (size BIGINT PRIMARY KEY, root TEXT NOT NULL, at TEXT NOT NULL,"
	" key TEXT NOT NULL, signature TEXT NOT NULL);"
	"CREATE TABLE log_key (key TEXT NOT NULL, at TEXT NOT NULL, signer TEXT NOT NULL,"
	" signature TEXT NOT NULL, PRIMARY KEY (key, signer))";

// A signer that is no secret: twice the hash of key and message. What the log makes of an answer is
// tested here, Ed25519 in vault/signature.c.
static void put_signature(str key, str message, unsigned char signature[64])
{
	const str pieces[] = { key, message };
	struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
	memcpy(signature, hash.bytes, 32);
	memcpy(signature + 32, hash.bytes, 32);
}

static bool plain_sign(void *context, str message, unsigned char signature[64])
{
	put_signature(str_from(context), message, signature);
	return true;
}

static bool plain_verify(void *context, str key, str message, const unsigned char signature[64])
{
	unsigned char own[64];
	(void)context;
	put_signature(key, message, own);
	return memcmp(own, signature, sizeof own) == 0;
}

static char first_key[] = "aa", second_key[] = "bb";
static const char *now_text;

static struct instant test_clock(void)
{
	struct instant now;
	assert_true(instant_parse(str_from(now_text), &now));
	return now;
}

static struct log_keeper keeper_with(char *key)
{
	now_text = "2026-05-31T10:00:00.000Z";
	return (struct log_keeper){ { plain_sign, plain_verify, key, str_from(key) }, test_clock };
}

static struct writer *writer_with_log(struct test_store *store, struct log_keeper *keeper)
{
	struct writer *writer;
	struct mishap mishap = { 0 };
	if (!writer_open(store->arena, store->url, &writer, &mishap))
		fail_msg("%s", mishap.why);
	test_script(writer_db(writer), schema);
	writer_before_commit(writer, log_before_commit, keeper);
	return writer;
}

static struct leaf a_leaf(struct arena *arena, int64_t n)
{
	return (struct leaf){
		.at = S("2026-05-31T10:00:00.000Z"), .actor = S(""), .act = S("make \"it\""),
		.entity = S("visit"), .record = str_format(arena, "visit-%lld", (long long)n),
		.version = 1, .row = S("00"),
	};
}

struct job {
	struct arena *arena;
	int64_t count;
	bool keep;
	int64_t first_seq;
};

static bool append(struct db *db, void *context, enum write_result *result)
{
	struct job *job = context;
	(void)result;
	for (int64_t i = 0; i < job->count; i++) {
		struct leaf leaf = a_leaf(job->arena, i);
		if (log_append(db, job->arena, &leaf) != DB_DONE)
			return false;
		if (i == 0)
			job->first_seq = leaf.seq;
	}
	return job->keep;
}

static int64_t append_some(struct test_store *store, struct writer *writer, int64_t count, bool keep)
{
	struct job job = { store->arena, count, keep, 0 };
	assert_int_equal(writer_run(writer, append, &job), keep ? WRITE_DONE : WRITE_REFUSED);
	return job.first_seq;
}

static int64_t number(struct test_store *store, struct sql sql)
{
	struct db *db = test_open(store, DB_READ);
	struct rows rows;
	assert_true(db_query(db, store->arena, sql, NO_PARAMETERS, &rows));
	db_close(db);
	return rows_integer(&rows, 0, 0);
}

struct faults {
	int64_t leaves;
	char text[4000];
};

static void note_leaf(void *context, const struct leaf *leaf)
{
	struct faults *faults = context;
	faults->leaves += 1;
	assert_string_equal(leaf->act.data, "make \"it\"");
}

static void note_fault(void *context, int64_t seq, const char *why)
{
	struct faults *faults = context;
	size_t used = strlen(faults->text);
	snprintf(faults->text + used, sizeof faults->text - used, "%lld %s\n", (long long)seq, why);
}

static struct faults check(struct test_store *store, const struct log_signer *signer,
	struct log_report *report)
{
	struct faults faults = { 0 };
	const struct log_visitor visitor = { note_leaf, note_fault, &faults };
	struct db *db = test_open(store, DB_READ);
	assert_true(db_snapshot_begin(db));
	assert_true(log_check(db, store->arena, signer, &visitor, report));
	db_snapshot_end(db);
	db_close(db);
	return faults;
}

static void a_leaf_is_hashed_as_its_canonical_json(void **state)
{
	struct test_store *store = test_store(state);
	struct leaf leaf = a_leaf(store->arena, 7);
	leaf.seq = 12;
	struct hash hash = leaf_hash(store->arena, &leaf);
	static const char text[] =
		"\0{\"act\":\"make \\\"it\\\"\",\"actor\":\"\",\"at\":\"2026-05-31T10:00:00.000Z\","
		"\"entity\":\"visit\",\"id\":\"visit-7\",\"row\":\"00\",\"seq\":12,\"version\":1}";
	struct hash expected = hash_of((str){ text, sizeof text - 1 });
	assert_memory_equal(&hash, &expected, sizeof hash);
	leaf.import = S("i1");
	hash = leaf_hash(store->arena, &leaf);
	static const char with_import[] =
		"\0{\"act\":\"make \\\"it\\\"\",\"actor\":\"\",\"at\":\"2026-05-31T10:00:00.000Z\","
		"\"entity\":\"visit\",\"id\":\"visit-7\",\"import\":\"i1\",\"row\":\"00\",\"seq\":12,"
		"\"version\":1}";
	expected = hash_of((str){ with_import, sizeof with_import - 1 });
	assert_memory_equal(&hash, &expected, sizeof hash);
}

static void numbers_have_no_gaps_whatever_is_refused(void **state)
{
	struct test_store *store = test_store(state);
	struct log_keeper keeper = keeper_with(first_key);
	struct writer *writer = writer_with_log(store, &keeper);
	assert_int_equal(append_some(store, writer, 3, true), 1);
	assert_int_equal(append_some(store, writer, 5, false), 4);
	assert_int_equal(append_some(store, writer, 2, true), 4);
	assert_int_equal(append_some(store, writer, 1, true), 6);
	struct log_report report;
	struct faults faults = check(store, &keeper.signer, &report);
	assert_string_equal(faults.text, "");
	assert_int_equal(faults.leaves, 6);
	assert_int_equal(report.leaves, 6);
	assert_int_equal(report.checkpoints, 1);
	assert_int_equal(report.bad, 0);
	assert_int_equal(number(store, SQL("SELECT size FROM tree")), 6);
}

static void checkpoints_come_by_number_and_by_time(void **state)
{
	struct test_store *store = test_store(state);
	struct log_keeper keeper = keeper_with(first_key);
	struct writer *writer = writer_with_log(store, &keeper);
	append_some(store, writer, 1, true);
	append_some(store, writer, 999, true);
	assert_int_equal(number(store, SQL("SELECT max(size) FROM checkpoint")), 1);
	append_some(store, writer, 1, true);
	assert_int_equal(number(store, SQL("SELECT max(size) FROM checkpoint")), 1001);
	now_text = "2026-05-31T10:09:59.999Z";
	append_some(store, writer, 1, true);
	assert_int_equal(number(store, SQL("SELECT max(size) FROM checkpoint")), 1001);
	now_text = "2026-05-31T10:10:00.000Z";
	append_some(store, writer, 1, true);
	assert_int_equal(number(store, SQL("SELECT max(size) FROM checkpoint")), 1003);
	append_some(store, writer, 1, true);
	assert_int_equal(log_seal(writer, &keeper), WRITE_DONE);
	assert_int_equal(log_seal(writer, &keeper), WRITE_DONE);
	assert_int_equal(number(store, SQL("SELECT max(size) FROM checkpoint")), 1004);
	struct log_report report;
	assert_string_equal(check(store, &keeper.signer, &report).text, "");
	assert_int_equal(report.checkpoints, 4);
	assert_int_equal(report.unproven, 0);
	assert_string_equal(check(store, NULL, &report).text, "");
	assert_int_equal(report.unproven, 4);
}

static void a_log_of_several_pages_is_read_whole(void **state)
{
	struct test_store *store = test_store(state);
	struct log_keeper keeper = keeper_with(first_key);
	struct writer *writer = writer_with_log(store, &keeper);
	append_some(store, writer, 2000, true);
	append_some(store, writer, 1000, true);
	struct log_report report;
	assert_string_equal(check(store, &keeper.signer, &report).text, "");
	assert_int_equal(report.leaves, 3000);
	assert_int_equal(report.checkpoints, 2);
}

// What somebody does to the tables, and what is said of it. Six leaves, signed at 1, 4 and 6.
static const struct tamper {
	const char *sql, *said;
} tampers[] = {
	{ "UPDATE leaf SET at = '2026-01-01T10:00:00.000Z' WHERE seq = 3",
		"3 This leaf was changed outside the program.\n" },
	{ "UPDATE leaf SET import = 'x' WHERE seq = 6",
		"6 This leaf was changed outside the program.\n" },
	{ "UPDATE leaf SET hash = 'no hash' WHERE seq = 6",
		"6 This leaf was changed outside the program.\n"
		"6 The leaves up to here are not those that were signed.\n" },
	{ "DELETE FROM leaf WHERE seq = 2",
		"3 Leaves are missing before this one.\n"
		"4 The leaves up to here are not those that were signed.\n"
		"6 Leaves that were signed are missing at the end.\n" },
	{ "DELETE FROM leaf WHERE seq = 6",
		"6 Leaves that were signed are missing at the end.\n"
		"5 The tree does not belong to the leaves.\n" },
	{ "UPDATE leaf SET seq = 60 WHERE seq = 6",
		"60 This leaf was changed outside the program.\n"
		"60 Leaves are missing before this one.\n" },
	{ "UPDATE tree SET size = 5", "6 The tree does not belong to the leaves.\n" },
	{ "DELETE FROM tree", "6 The tree does not belong to the leaves.\n" },
	{ "UPDATE checkpoint SET root = replace(root, '0', '1') WHERE size = 4",
		"4 The leaves up to here are not those that were signed.\n"
		"4 The signature of a checkpoint is wrong.\n" },
	{ "UPDATE checkpoint SET at = '2026-05-31T09:00:00.000Z' WHERE size = 4",
		"4 The signature of a checkpoint is wrong.\n" },
	{ "UPDATE checkpoint SET signature = '00' WHERE size = 4",
		"4 The signature of a checkpoint is wrong.\n" },
	{ "UPDATE checkpoint SET key = 'cc' WHERE size = 6",
		"6 A checkpoint is signed with a key that is not trusted.\n" },
	{ "UPDATE checkpoint SET size = -4 WHERE size = 4",
		"-4 Leaves that were signed are missing at the end.\n"
		"-4 The signature of a checkpoint is wrong.\n" },
	{ "DELETE FROM leaf; DELETE FROM tree",
		"1 Leaves that were signed are missing at the end.\n"
		"4 Leaves that were signed are missing at the end.\n"
		"6 Leaves that were signed are missing at the end.\n" },
};

static void every_edit_is_told_at_its_place(void **state)
{
	struct test_store *store = test_store(state);
	struct log_keeper keeper = keeper_with(first_key);
	struct writer *writer = writer_with_log(store, &keeper);
	static const int64_t steps[] = { 1, 3, 2 };
	for (size_t i = 0; i < COUNT(steps); i++) {
		append_some(store, writer, steps[i], true);
		assert_int_equal(log_seal(writer, &keeper), WRITE_DONE);
	}
	test_script(writer_db(writer), "CREATE TABLE leaf_copy AS SELECT * FROM leaf;"
				       "CREATE TABLE tree_copy AS SELECT * FROM tree;"
				       "CREATE TABLE checkpoint_copy AS SELECT * FROM checkpoint");
	for (size_t i = 0; i < COUNT(tampers); i++) {
		struct log_report report;
		test_script(writer_db(writer), tampers[i].sql);
		struct faults faults = check(store, &keeper.signer, &report);
		assert_string_equal(faults.text, tampers[i].said);
		int64_t lines = 0;
		for (const char *c = faults.text; *c != '\0'; c++)
			lines += *c == '\n';
		assert_int_equal(report.bad, lines);
		test_script(writer_db(writer),
			"DELETE FROM leaf; DELETE FROM tree; DELETE FROM checkpoint;"
			"INSERT INTO leaf SELECT * FROM leaf_copy; INSERT INTO tree SELECT * FROM tree_copy;"
			"INSERT INTO checkpoint SELECT * FROM checkpoint_copy");
		assert_string_equal(check(store, &keeper.signer, &report).text, "");
	}
}

struct trust {
	struct arena *arena;
	struct log_signer *signer;
	const char *key;
};

static bool trust(struct db *db, void *context, enum write_result *result)
{
	struct trust *trust = context;
	(void)result;
	return log_trust(db, trust->arena, trust->signer, str_from(trust->key),
		       S("2026-05-31T11:00:00.000Z")) == DB_DONE;
}

static void an_earlier_key_is_trusted_when_the_present_one_says_so(void **state)
{
	struct test_store *store = test_store(state);
	struct log_keeper first = keeper_with(first_key), second = keeper_with(second_key);
	struct writer *writer = writer_with_log(store, &first);
	append_some(store, writer, 3, true);
	writer_before_commit(writer, log_before_commit, &second);
	append_some(store, writer, 1, true);
	assert_int_equal(log_seal(writer, &second), WRITE_DONE);
	struct log_report report;
	assert_string_equal(check(store, &second.signer, &report).text,
		"3 A checkpoint is signed with a key that is not trusted.\n");
	// Whoever can write the tables but has no key cannot make one trusted.
	test_script(writer_db(writer), "INSERT INTO log_key (key, at, signer, signature) VALUES"
				       " ('aa', '2026-05-31T11:00:00.000Z', 'bb', '0000')");
	assert_string_equal(check(store, &second.signer, &report).text,
		"3 A checkpoint is signed with a key that is not trusted.\n");
	test_script(writer_db(writer), "DELETE FROM log_key");
	struct trust wanted = { store->arena, &second.signer, first_key };
	assert_int_equal(writer_run(writer, trust, &wanted), WRITE_DONE);
	assert_string_equal(check(store, &second.signer, &report).text, "");
	str keys;
	assert_true(log_keys(writer_db(writer), store->arena, &second.signer, &keys));
	assert_true(str_is(keys, "bb aa"));
	assert_true(log_keys(writer_db(writer), store->arena, &first.signer, &keys));
	assert_true(str_is(keys, "aa"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{ "a_leaf_is_hashed_as_its_canonical_json", a_leaf_is_hashed_as_its_canonical_json,
			on_sqlite, test_teardown, NULL },
		ON_BOTH(numbers_have_no_gaps_whatever_is_refused),
		ON_BOTH(checkpoints_come_by_number_and_by_time),
		ON_BOTH(a_log_of_several_pages_is_read_whole),
		ON_BOTH(every_edit_is_told_at_its_place),
		ON_BOTH(an_earlier_key_is_trusted_when_the_present_one_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
