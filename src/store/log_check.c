// Reading the log back: what `verify` and a drill do.
#include "store/log_inside.h"

#include "base/die.h"
#include "base/limits.h"
#include "store/db_inside.h"

enum { PAGE = 1000, KEYS = 64 };

struct check {
	struct db *db;
	struct arena *arena; // Of the whole check; keys stand in it.
	struct arena *page;  // Of a page of leaves.
	struct arena *notes; // Of a page of checkpoints.
	const struct log_signer *signer;
	const struct log_visitor *visitor;
	struct log_report *report;
	str keys[KEYS];
	size_t key_count;
	struct tree tree;
	int64_t last_seq;
	bool roots_differ; // Told once: every later root differs as well.
	struct rows waiting; // Checkpoints not yet reached.
	size_t next;
};

static void fault(struct check *check, int64_t seq, const char *why)
{
	check->report->bad += 1;
	if (check->visitor != NULL && check->visitor->fault != NULL)
		check->visitor->fault(check->visitor->context, seq, why);
}

static bool signature_from_hex(str hex, unsigned char signature[64])
{
	struct hash half;
	for (size_t i = 0; i < 2; i++) {
		if (hex.length != 128 || !hash_from_hex(str_slice(hex, 64 * i, 64), &half))
			return false;
		memcpy(signature + 32 * i, half.bytes, 32);
	}
	return true;
}

static bool signed_by(const struct log_signer *signer, str key, str message, str hex)
{
	unsigned char signature[64];
	return signature_from_hex(hex, signature) &&
	       signer->verify(signer->context, key, message, signature);
}

// Whom the present key vouches for. A row that it did not sign is worth nothing and no fault either:
// after a second restore the rows of the first stand there still.
static bool read_keys(struct check *check)
{
	struct rows rows;
	if (check->signer == NULL)
		return true;
	check->keys[check->key_count++] = check->signer->key;
	if (!db_query(check->db, check->arena,
		    SQL("SELECT key, at, signature FROM log_key WHERE signer = $1 ORDER BY at, key LIMIT 60"),
		    PARAMETERS(cell_text(check->signer->key)), &rows))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		str key = rows_text(&rows, i, 0);
		str note = log_key_note(check->arena, key, rows_text(&rows, i, 1));
		if (signed_by(check->signer, check->signer->key, note, rows_text(&rows, i, 2)))
			check->keys[check->key_count++] = key;
	}
	return true;
}

bool log_keys(struct db *db, struct arena *arena, const struct log_signer *signer, str *keys)
{
	struct check check = { .db = db, .arena = arena, .signer = signer };
	bool done = read_keys(&check);
	struct buf list = buf_in(arena);
	for (size_t i = 0; i < check.key_count; i++) {
		if (i > 0)
			buf_add_char(&list, ' ');
		buf_add(&list, check.keys[i]);
	}
	*keys = buf_str(&list);
	return done;
}

static bool is_trusted(const struct check *check, str key)
{
	for (size_t i = 0; i < check->key_count; i++)
		if (str_equal(check->keys[i], key))
			return true;
	return false;
}

static void check_signature(struct check *check, int64_t size, str root, size_t row)
{
	const struct rows *rows = &check->waiting;
	str at = rows_text(rows, row, 2), key = rows_text(rows, row, 3);
	if (check->signer == NULL) {
		check->report->unproven += 1;
	} else if (!is_trusted(check, key)) {
		fault(check, size, N_("A checkpoint is signed with a key that is not trusted."));
	} else if (!signed_by(check->signer, key, log_note(check->notes, size, root, at),
			   rows_text(rows, row, 4))) {
		fault(check, size, N_("The signature of a checkpoint is wrong."));
	}
}

static bool fill_checkpoints(struct check *check, int64_t above)
{
	arena_reset(check->notes);
	check->next = 0;
	return db_query(check->db, check->notes,
		SQL("SELECT size, root, at, key, signature FROM checkpoint WHERE size > $1"
		    " ORDER BY size LIMIT 1000"),
		PARAMETERS(cell_integer(above)), &check->waiting);
}

static void compare_root(struct check *check, int64_t size, str root)
{
	struct hash own = tree_root(&check->tree);
	if (check->roots_differ || str_equal(hash_hex(check->notes, &own), root))
		return;
	check->roots_differ = true;
	fault(check, size, N_("The leaves up to here are not those that were signed."));
}

// All checkpoints of the size that the tree has now, or (`rest`) all that are left: the log is shorter
// than they say.
static bool check_checkpoints(struct check *check, bool rest)
{
	while (check->next < check->waiting.count) {
		int64_t size = rows_integer(&check->waiting, check->next, 0);
		if (!rest && size > check->tree.size)
			return true;
		str root = rows_text(&check->waiting, check->next, 1);
		check->report->checkpoints += 1;
		if (size == check->tree.size)
			compare_root(check, size, root);
		else
			fault(check, size, N_("Leaves that were signed are missing at the end."));
		check_signature(check, size, root, check->next);
		check->next += 1;
		if (check->next == check->waiting.count && !fill_checkpoints(check, size))
			return false;
	}
	return true;
}

static struct leaf leaf_of(const struct rows *rows, size_t i)
{
	return (struct leaf){
		.seq = rows_integer(rows, i, 0),
		.at = rows_text(rows, i, 1),
		.actor = rows_text(rows, i, 2),
		.act = rows_text(rows, i, 3),
		.entity = rows_text(rows, i, 4),
		.record = rows_text(rows, i, 5),
		.version = rows_integer(rows, i, 6),
		.row = rows_text(rows, i, 7),
		.import = rows_text(rows, i, 8),
	};
}

// The tree is built from the hashes that stand there: a changed leaf is one fault at its own place, and
// a changed hash shows in the root besides.
static bool check_leaf(struct check *check, const struct rows *rows, size_t i)
{
	struct leaf leaf = leaf_of(rows, i);
	struct hash hash = leaf_hash(check->page, &leaf), kept = { 0 };
	bool same = hash_from_hex(rows_text(rows, i, 9), &kept) &&
	            memcmp(hash.bytes, kept.bytes, sizeof hash.bytes) == 0;
	if (!same)
		fault(check, leaf.seq, N_("This leaf was changed outside the program."));
	if (leaf.seq != check->last_seq + 1)
		fault(check, leaf.seq, N_("Leaves are missing before this one."));
	check->last_seq = leaf.seq;
	tree_add(&check->tree, &kept);
	check->report->leaves += 1;
	if (check->visitor != NULL && check->visitor->leaf != NULL)
		check->visitor->leaf(check->visitor->context, &leaf);
	return check_checkpoints(check, false);
}

static bool check_leaves(struct check *check)
{
	struct rows rows;
	bool done;
	check->last_seq = 0;
	int64_t from = INT64_MIN;
	do {
		arena_reset(check->page);
		done = db_query(check->db, check->page,
			SQL("SELECT seq, at, actor, act, entity, record, version, row, import, hash FROM leaf"
			    " WHERE seq > $1 ORDER BY seq LIMIT 1000"),
			PARAMETERS(cell_integer(from)), &rows);
		for (size_t i = 0; done && i < rows.count; i++)
			done = check_leaf(check, &rows, i);
		from = check->last_seq;
	} while (done && rows.count == PAGE);
	return done && check_checkpoints(check, true);
}

static bool check_tree(struct check *check)
{
	struct rows rows;
	if (!db_query(check->db, check->page, SQL("SELECT size, edge FROM tree"), NO_PARAMETERS, &rows))
		return false;
	if (rows.count == 0 && check->report->leaves == 0)
		return true;
	bool same = rows.count == 1 && rows_integer(&rows, 0, 0) == check->tree.size &&
	            str_equal(rows_text(&rows, 0, 1), tree_edge_text(check->page, &check->tree));
	if (!same && !check->roots_differ)
		fault(check, check->last_seq, N_("The tree does not belong to the leaves."));
	return true;
}

bool log_check(struct db *db, struct arena *arena, const struct log_signer *signer,
	const struct log_visitor *visitor, struct log_report *report)
{
	must(db->transaction != TRANSACTION_NONE);
	*report = (struct log_report){ 0 };
	struct check *check = NEW(arena, struct check);
	*check = (struct check){
		.db = db, .arena = arena, .signer = signer, .visitor = visitor, .report = report,
		.page = arena_new(LIMIT_ARENA_BYTES), .notes = arena_new(LIMIT_ARENA_BYTES),
	};
	bool done = read_keys(check) && fill_checkpoints(check, INT64_MIN) && check_leaves(check) &&
	            check_tree(check);
	report->root = tree_root(&check->tree);
	arena_end(check->page);
	arena_end(check->notes);
	return done;
}
