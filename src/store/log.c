#include "store/log.h"

#include "base/hash.h"

static void member(struct buf *json, const char *name, str value, bool first)
{
	if (!first)
		buf_add_char(json, ',');
	buf_addf(json, "\"%s\":", name);
	buf_add_json(json, value);
}

struct hash leaf_hash(struct arena *arena, const struct leaf *leaf)
{
	struct buf json = buf_in(arena);
	buf_add_char(&json, '\0');
	buf_add_char(&json, '{');
	member(&json, "act", leaf->act, true);
	member(&json, "actor", leaf->actor, false);
	member(&json, "at", leaf->at, false);
	member(&json, "entity", leaf->entity, false);
	member(&json, "id", leaf->record, false);
	if (leaf->import.length > 0)
		member(&json, "import", leaf->import, false);
	member(&json, "row", leaf->row, false);
	buf_addf(&json, ",\"seq\":%lld,\"version\":%lld}", (long long)leaf->seq,
		(long long)leaf->version);
	return hash_of(buf_str(&json));
}

enum db_result log_append(struct db *db, struct arena *arena, struct leaf *leaf)
{
	struct rows rows;
	enum db_result result = db_run(db, arena, SQL("SELECT coalesce(max(seq), 0) + 1 FROM leaf"),
		NO_PARAMETERS, &rows);
	if (result != DB_DONE)
		return result;
	leaf->seq = rows_integer(&rows, 0, 0);
	struct hash hash = leaf_hash(arena, leaf);
	return db_run(db, arena,
		SQL("INSERT INTO leaf (seq, at, actor, act, entity, record, version, row, import, hash)"
		    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
		PARAMETERS(cell_integer(leaf->seq), cell_text(leaf->at), cell_text(leaf->actor),
			cell_text(leaf->act), cell_text(leaf->entity), cell_text(leaf->record),
			cell_integer(leaf->version), cell_text(leaf->row), cell_text(leaf->import),
			cell_text(hash_hex(arena, &hash))),
		NULL);
}
