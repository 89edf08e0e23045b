#include "store/copy.h"

#include "base/buf.h"
#include "base/die.h"
#include "base/json.h"
#include "base/limits.h"
#include "store/table.h"
#include "store/tree.h"

enum { VERSION = 1 };

struct putting {
	struct db *db;
	struct arena *arena, *page;
	const struct copy_sink *sink;
	struct copy_manifest *manifest;
	struct copy_count *count; // Of the table that is being read.
	size_t columns;
	bool stopped;
};

static void put_number(struct buf *buf, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(buf, (char)(value >> 8 * i & 0xff));
}

static void put_bytes(struct buf *buf, char kind, str bytes)
{
	must(bytes.length <= LIMIT_BACKUP_CELL_BYTES);
	buf_add_char(buf, kind);
	put_number(buf, bytes.length, 4);
	buf_add(buf, bytes);
}

static void put_cell(struct buf *buf, const struct cell *cell)
{
	uint64_t bits;
	switch (cell->kind) {
	case CELL_NULL: buf_add_char(buf, 'n'); break;
	case CELL_INTEGER:
		buf_add_char(buf, 'i');
		put_number(buf, (uint64_t)cell->integer, 8);
		break;
	case CELL_REAL:
		memcpy(&bits, &cell->real, sizeof bits);
		buf_add_char(buf, 'r');
		put_number(buf, bits, 8);
		break;
	case CELL_TEXT: put_bytes(buf, 't', cell->text); break;
	case CELL_BYTES: put_bytes(buf, 'b', cell->text); break;
	}
}

static void put_name(struct buf *buf, const char *name)
{
	put_number(buf, strlen(name), 1);
	buf_add_c(buf, name);
}

static bool send(struct putting *putting, const struct buf *buf)
{
	if (!putting->stopped && !putting->sink->add(putting->sink->context, buf_str(buf)))
		putting->stopped = true;
	return !putting->stopped;
}

static bool put_rows(void *context, const struct rows *rows)
{
	struct putting *putting = context;
	for (size_t i = 0; i < rows->count; i++) {
		arena_reset(putting->page);
		struct buf buf = buf_in(putting->page);
		buf_add_char(&buf, 'R');
		for (size_t k = 0; k < putting->columns; k++)
			put_cell(&buf, rows_cell(rows, i, k));
		if (!send(putting, &buf))
			return false;
	}
	putting->count->rows += (int64_t)rows->count;
	return true;
}

static enum db_result put_table(struct putting *putting, const char *table)
{
	struct copy_manifest *manifest = putting->manifest;
	struct names columns;
	if (!table_columns(putting->db, putting->arena, table, &columns))
		return DB_BUSY;
	must(columns.count > 0 && columns.count < 256);
	arena_reset(putting->page);
	struct buf buf = buf_in(putting->page);
	buf_add_char(&buf, 'T');
	put_name(&buf, table);
	put_number(&buf, columns.count, 1);
	for (size_t i = 0; i < columns.count; i++)
		put_name(&buf, columns.items[i]);
	GROW(putting->arena, manifest->counts, manifest->count, manifest->room);
	putting->count = &manifest->counts[manifest->count - 1];
	putting->count->table = table;
	putting->columns = columns.count;
	if (!send(putting, &buf))
		return DB_DONE;
	enum db_result result = table_read(putting->db, table, &columns, put_rows, putting);
	manifest->rows += putting->count->rows;
	return result;
}

static bool is_among(const char *const *names, const char *name)
{
	for (; *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static bool read_root(struct db *db, struct arena *arena, int64_t *leaves, struct hash *root)
{
	struct rows rows;
	struct tree tree = { 0 };
	if (!db_query(db, arena, SQL("SELECT size, edge FROM tree"), NO_PARAMETERS, &rows))
		return false;
	if (rows.count > 0 &&
		!tree_from_text(rows_integer(&rows, 0, 0), rows_text(&rows, 0, 1), &tree))
		tree = (struct tree){ 0 };
	*leaves = tree.size;
	*root = tree_root(&tree);
	return true;
}

static void write_manifest(struct buf *json, const struct copy_manifest *manifest)
{
	buf_add_c(json, "{\"at\":");
	buf_add_json(json, manifest->at);
	buf_add_c(json, ",\"keys\":");
	buf_add_json(json, manifest->keys);
	buf_addf(json, ",\"leaves\":%lld,\"root\":", (long long)manifest->leaves);
	buf_add_json(json, hash_hex(json->arena, &manifest->root));
	buf_add_c(json, ",\"tables\":{");
	for (size_t i = 0; i < manifest->count; i++)
		buf_addf(json, "%s\"%s\":%lld", i == 0 ? "" : ",", manifest->counts[i].table,
			(long long)manifest->counts[i].rows);
	buf_add_c(json, "}}");
}

static enum db_result put_all(struct putting *putting, const char *const *left_out)
{
	struct names tables;
	struct buf buf = buf_in(putting->arena);
	buf_add_char(&buf, 'W');
	put_number(&buf, VERSION, 1);
	if (!send(putting, &buf))
		return DB_DONE;
	if (!read_root(putting->db, putting->arena, &putting->manifest->leaves,
		    &putting->manifest->root) ||
		!table_names(putting->db, putting->arena, &tables))
		return DB_BUSY;
	enum db_result result = DB_DONE;
	for (size_t i = 0; i < tables.count && result == DB_DONE && !putting->stopped; i++)
		if (!is_among(left_out, tables.items[i]))
			result = put_table(putting, tables.items[i]);
	if (result != DB_DONE || putting->stopped)
		return result;
	struct buf json = buf_in(putting->arena);
	write_manifest(&json, putting->manifest);
	buf.length = 0;
	put_bytes(&buf, 'M', buf_str(&json));
	(void)send(putting, &buf);
	return DB_DONE;
}

enum copy_result copy_put(struct db *db, struct arena *arena, const char *const *left_out,
	const struct copy_sink *sink, struct copy_manifest *manifest)
{
	*manifest = (struct copy_manifest){ .at = manifest->at, .keys = manifest->keys };
	struct putting putting = {
		.db = db, .arena = arena, .page = arena_new(LIMIT_ARENA_BYTES), .sink = sink,
		.manifest = manifest,
	};
	enum db_result result = DB_BUSY;
	if (db_snapshot_begin(db)) {
		result = put_all(&putting, left_out);
		db_snapshot_end(db);
	}
	arena_end(putting.page);
	if (putting.stopped)
		return COPY_STOPPED;
	return result == DB_DONE ? COPY_DONE : COPY_BUSY;
}

bool copy_compare(struct db *db, struct arena *arena, const struct copy_manifest *manifest,
	bool *good)
{
	struct hash root;
	int64_t leaves, rows;
	if (!read_root(db, arena, &leaves, &root))
		return false;
	*good = leaves == manifest->leaves &&
	        memcmp(root.bytes, manifest->root.bytes, sizeof root.bytes) == 0;
	for (size_t i = 0; i < manifest->count; i++) {
		if (!table_count(db, arena, manifest->counts[i].table, &rows))
			return false;
		*good = *good && rows == manifest->counts[i].rows;
	}
	return true;
}
