#include "store/log.h"

#include "base/buf.h"
#include "base/die.h"
#include "base/limits.h"
#include "store/db_inside.h"
#include "store/log_inside.h"

static void member(struct buf *json, const char *name, str value)
{
	buf_add_c(json, name);
	buf_add_json(json, value);
}

struct hash leaf_hash(struct arena *arena, const struct leaf *leaf)
{
	struct buf json = buf_sized(arena, 512);
	buf_add_char(&json, '\0');
	member(&json, "{\"act\":", leaf->act);
	member(&json, ",\"actor\":", leaf->actor);
	member(&json, ",\"at\":", leaf->at);
	member(&json, ",\"entity\":", leaf->entity);
	member(&json, ",\"id\":", leaf->record);
	if (leaf->import.length > 0)
		member(&json, ",\"import\":", leaf->import);
	member(&json, ",\"row\":", leaf->row);
	buf_add_c(&json, ",\"seq\":");
	buf_add_integer(&json, leaf->seq);
	buf_add_c(&json, ",\"version\":");
	buf_add_integer(&json, leaf->version);
	buf_add_char(&json, '}');
	return hash_of(buf_str(&json));
}

// The connection remembers the last number for as long as nothing can come between: one transaction
// without a rollback.
static enum db_result next_seq(struct db *db, struct arena *arena, int64_t *seq)
{
	struct rows rows;
	enum db_result result = DB_DONE;
	must(db->transaction == TRANSACTION_WRITE);
	if (db->last_leaf == 0) {
		result = db_run(db, arena, SQL("SELECT coalesce(max(seq), 0) FROM leaf"), NO_PARAMETERS,
			&rows);
		if (result == DB_DONE)
			db->last_leaf = rows_integer(&rows, 0, 0);
	}
	*seq = db->last_leaf + 1;
	return result;
}

enum db_result log_append(struct db *db, struct arena *arena, struct leaf *leaf)
{
	enum db_result result = next_seq(db, arena, &leaf->seq);
	if (result != DB_DONE)
		return result;
	struct hash hash = leaf_hash(arena, leaf);
	result = db_run(db, arena,
		SQL("INSERT INTO leaf (seq, at, actor, act, entity, record, version, row, import, hash)"
		    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
		PARAMETERS(cell_integer(leaf->seq), cell_text(leaf->at), cell_text(leaf->actor),
			cell_text(leaf->act), cell_text(leaf->entity), cell_text(leaf->record),
			cell_integer(leaf->version), cell_text(leaf->row), cell_text(leaf->import),
			cell_text(hash_hex(arena, &hash))),
		NULL);
	if (result == DB_DONE)
		db->last_leaf = leaf->seq;
	return result;
}

// The tree as it was at the last commit, and the last checkpoint.
struct state {
	struct tree tree;
	bool exists;
	int64_t signed_size;
	str signed_at;
};

static enum db_result read_state(struct db *db, struct arena *arena, struct state *state)
{
	struct rows rows;
	*state = (struct state){ 0 };
	enum db_result result = db_run(db, arena,
		SQL("SELECT size, edge, (SELECT max(size) FROM checkpoint),"
		    " (SELECT at FROM checkpoint ORDER BY size DESC LIMIT 1) FROM tree"),
		NO_PARAMETERS, &rows);
	if (result != DB_DONE || rows.count == 0)
		return result;
	state->exists = true;
	state->signed_size = rows_integer(&rows, 0, 2);
	state->signed_at = rows_text(&rows, 0, 3);
	// Whoever broke the row is told by `verify`; the log goes on from the leaves themselves.
	if (!tree_from_text(rows_integer(&rows, 0, 0), rows_text(&rows, 0, 1), &state->tree))
		state->tree = (struct tree){ 0 };
	return DB_DONE;
}

enum { PAGE = 1000 };

// Reads what the batch wrote back from the tables, so that the tree holds what is kept and not what
// was meant.
static enum db_result take_leaves(struct db *db, struct tree *tree)
{
	struct arena *page = arena_new(LIMIT_ARENA_BYTES);
	struct rows rows;
	enum db_result result;
	do {
		arena_reset(page);
		result = db_run(db, page,
			SQL("SELECT hash FROM leaf WHERE seq > $1 ORDER BY seq LIMIT 1000"),
			PARAMETERS(cell_integer(tree->size)), &rows);
		for (size_t i = 0; i < rows.count; i++) {
			struct hash hash;
			bool is_hash = hash_from_hex(rows_text(&rows, i, 0), &hash);
			must(is_hash);
			tree_add(tree, &hash);
		}
	} while (result == DB_DONE && rows.count == PAGE);
	arena_end(page);
	return result;
}

static enum db_result settle(struct db *db, struct arena *arena, struct state *state)
{
	enum db_result result = read_state(db, arena, state);
	int64_t before = state->tree.size;
	if (result == DB_DONE)
		result = take_leaves(db, &state->tree);
	if (result != DB_DONE || (state->exists && state->tree.size == before))
		return result;
	struct parameters values = PARAMETERS(cell_integer(state->tree.size),
		cell_text(tree_edge_text(arena, &state->tree)));
	return state->exists ?
		       db_run(db, arena, SQL("UPDATE tree SET size = $1, edge = $2"), values, NULL) :
		       db_run(db, arena, SQL("INSERT INTO tree (id, size, edge) VALUES (1, $1, $2)"),
			       values, NULL);
}

str log_note(struct arena *arena, int64_t size, str root, str at)
{
	return str_format(arena, "wiqaya log\n%lld\n%.*s\n%.*s\n", (long long)size, STR_ARG(root),
		STR_ARG(at));
}

str log_key_note(struct arena *arena, str key, str at)
{
	return str_format(arena, "wiqaya log key\n%.*s\n%.*s\n", STR_ARG(key), STR_ARG(at));
}

static str sign(struct arena *arena, const struct log_signer *signer, str message)
{
	unsigned char signature[64];
	if (!signer->sign(signer->context, message, signature))
		die("the log cannot be signed");
	struct buf hex = buf_sized(arena, 2 * sizeof signature + 1);
	for (size_t i = 0; i < sizeof signature; i++)
		buf_addf(&hex, "%02x", signature[i]);
	return buf_str(&hex);
}

static enum db_result sign_state(struct db *db, struct arena *arena, const struct log_signer *signer,
	const struct state *state, str at)
{
	if (signer->sign == NULL || state->tree.size == state->signed_size)
		return DB_DONE;
	struct hash hash = tree_root(&state->tree);
	str root = hash_hex(arena, &hash);
	return db_run(db, arena,
		SQL("INSERT INTO checkpoint (size, root, at, key, signature) VALUES ($1, $2, $3, $4, $5)"
		    " ON CONFLICT (size) DO NOTHING"),
		PARAMETERS(cell_integer(state->tree.size), cell_text(root), cell_text(at),
			cell_text(signer->key),
			cell_text(sign(arena, signer, log_note(arena, state->tree.size, root, at)))),
		NULL);
}

enum db_result log_checkpoint(
	struct db *db, struct arena *arena, const struct log_signer *signer, str at)
{
	struct state state;
	enum db_result result = settle(db, arena, &state);
	return result == DB_DONE ? sign_state(db, arena, signer, &state, at) : result;
}

static bool is_due(const struct state *state, const struct instant *now)
{
	struct instant last;
	if (state->tree.size - state->signed_size >= LOG_CHECKPOINT_LEAVES ||
		!instant_parse(state->signed_at, &last))
		return true;
	int64_t waited = instant_milliseconds(now) - instant_milliseconds(&last);
	return waited < 0 || waited >= LOG_CHECKPOINT_MINUTES * INT64_C(60000);
}

bool log_before_commit(struct db *db, void *context)
{
	const struct log_keeper *keeper = context;
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	struct instant now = keeper->clock();
	struct state state;
	enum db_result result = settle(db, arena, &state);
	if (result == DB_DONE && is_due(&state, &now))
		result = sign_state(db, arena, &keeper->signer, &state, instant_str(&now));
	arena_end(arena);
	return result == DB_DONE;
}

static bool seal(struct db *db, void *context, enum write_result *result)
{
	const struct log_keeper *keeper = context;
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	struct instant now = keeper->clock();
	enum db_result ended = log_checkpoint(db, arena, &keeper->signer, instant_str(&now));
	arena_end(arena);
	*result = WRITE_DONE;
	return ended == DB_DONE;
}

enum write_result log_seal(struct writer *writer, struct log_keeper *keeper)
{
	return writer_run(writer, seal, keeper);
}

void log_seal_when_quiet(struct writer *writer, struct log_keeper *keeper)
{
	writer_when_quiet(writer, LOG_CHECKPOINT_MINUTES * INT64_C(60000), seal, keeper);
}

enum db_result log_trust(struct db *db, struct arena *arena, const struct log_signer *signer, str key,
	str at)
{
	if (signer->sign == NULL || str_equal(key, signer->key))
		return DB_DONE;
	str signature = sign(arena, signer, log_key_note(arena, key, at));
	return db_run(db, arena,
		SQL("INSERT INTO log_key (key, at, signer, signature) VALUES ($1, $2, $3, $4)"
		    " ON CONFLICT (key, signer) DO NOTHING"),
		PARAMETERS(cell_text(key), cell_text(at), cell_text(signer->key), cell_text(signature)),
		NULL);
}
