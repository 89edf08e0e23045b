// Taking a backup back. What comes is bounded and checked as if a stranger had sent it.
#include "store/copy.h"

#include "base/die.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"
#include "store/table.h"
#include "store/full_text.h"

enum { VERSION = 1, NAME = 64, MANIFEST_BYTES = 1024 * 1024, TABLES = 256 };

struct taking {
	struct db *db; // NULL: only read.
	struct arena *arena;
	struct arena *rows; // Of a row that is only read.
	const struct copy_source *source;
	struct copy_manifest *came; // What was counted on the way.
	enum copy_result result;    // Why it stopped.
	struct table_writer *writer;
	struct names columns;
	struct cell *cells;
};

static bool stop(struct taking *taking, enum copy_result result)
{
	if (taking->result == COPY_DONE)
		taking->result = result;
	return false;
}

static bool stored(struct taking *taking, enum db_result result)
{
	switch (result) {
	case DB_DONE: return true;
	case DB_CONFLICT: return stop(taking, COPY_DAMAGED);
	case DB_BUSY: return stop(taking, COPY_BUSY);
	case DB_FULL: return stop(taking, COPY_FULL);
	}
	die("a statement ended in an unknown way");
}

static bool take(struct taking *taking, void *bytes, size_t count)
{
	return taking->source->read(taking->source->context, bytes, count) ||
	       stop(taking, COPY_STOPPED);
}

static bool take_number(struct taking *taking, int bytes, uint64_t *value)
{
	unsigned char raw[8];
	*value = 0;
	if (!take(taking, raw, (size_t)bytes))
		return false;
	for (int i = 0; i < bytes; i++)
		*value |= (uint64_t)raw[i] << 8 * i;
	return true;
}

// Names become SQL, so nothing but a name of the declarations may pass.
static bool is_name(const char *name, size_t length)
{
	return length > 0 && length < NAME && !(name[0] >= '0' && name[0] <= '9') &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == length;
}

static bool take_name(struct taking *taking, const char **name)
{
	uint64_t length;
	char text[256] = { 0 };
	if (!take_number(taking, 1, &length) || !take(taking, text, (size_t)length))
		return false;
	if (!is_name(text, (size_t)length))
		return stop(taking, COPY_DAMAGED);
	*name = str_c(taking->arena, str_from(text));
	return true;
}

static bool has(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->items[i], name) == 0)
			return true;
	return false;
}

static bool known_here(struct taking *taking, const char *table)
{
	struct names here;
	if (taking->db == NULL)
		return true;
	if (!table_columns(taking->db, taking->arena, table, &here))
		return stop(taking, COPY_BUSY);
	for (size_t i = 0; i < taking->columns.count; i++)
		if (!has(&here, taking->columns.items[i]))
			return stop(taking, COPY_OTHER);
	return true;
}

static bool end_table(struct taking *taking)
{
	struct table_writer *writer = taking->writer;
	taking->writer = NULL;
	return writer == NULL || stored(taking, table_write_end(writer));
}

static bool take_table(struct taking *taking)
{
	struct copy_manifest *came = taking->came;
	const char *table;
	uint64_t count;
	if (!end_table(taking) || !take_name(taking, &table) || !take_number(taking, 1, &count))
		return false;
	for (size_t i = 0; i < came->count; i++)
		if (strcmp(came->counts[i].table, table) == 0)
			return stop(taking, COPY_DAMAGED);
	if (count == 0 || came->count == TABLES)
		return stop(taking, COPY_DAMAGED);
	taking->columns = (struct names){ NEW_MANY(taking->arena, (size_t)count, const char *), 0 };
	for (; taking->columns.count < count; taking->columns.count++) {
		const char **place = &taking->columns.items[taking->columns.count], *name;
		if (!take_name(taking, &name))
			return false;
		if (has(&taking->columns, name))
			return stop(taking, COPY_DAMAGED);
		*place = name;
	}
	if (!known_here(taking, table))
		return false;
	GROW(taking->arena, came->counts, came->count, came->room);
	came->counts[came->count - 1].table = table;
	taking->cells = NEW_MANY(taking->arena, (size_t)count, struct cell);
	if (taking->db != NULL)
		taking->writer = table_write(taking->db, taking->arena, table, &taking->columns);
	return true;
}

static bool take_bytes(struct taking *taking, struct arena *arena, size_t most, str *bytes)
{
	uint64_t length;
	if (!take_number(taking, 4, &length))
		return false;
	if (length > most)
		return stop(taking, COPY_DAMAGED);
	char *data = arena_take(arena, (size_t)length + 1);
	*bytes = (str){ data, (size_t)length };
	return take(taking, data, (size_t)length);
}

static bool take_cell(struct taking *taking, struct arena *arena, struct cell *cell)
{
	char kind;
	uint64_t number = 0;
	str bytes = S("");
	if (!take(taking, &kind, 1))
		return false;
	switch (kind) {
	case 'n': *cell = cell_null(); return true;
	case 'i':
		*cell = cell_integer(0);
		if (!take_number(taking, 8, &number))
			return false;
		memcpy(&cell->integer, &number, sizeof number);
		return true;
	case 'r':
		*cell = cell_real(0);
		if (!take_number(taking, 8, &number))
			return false;
		memcpy(&cell->real, &number, sizeof number);
		return true;
	case 't':
	case 'b':
		if (!take_bytes(taking, arena, LIMIT_BACKUP_CELL_BYTES, &bytes))
			return false;
		*cell = kind == 't' ? cell_text(bytes) : cell_bytes(bytes);
		return kind == 'b' || text_valid(bytes) || stop(taking, COPY_DAMAGED);
	default: return stop(taking, COPY_DAMAGED);
	}
}

static bool take_row(struct taking *taking)
{
	struct copy_manifest *came = taking->came;
	if (came->count == 0)
		return stop(taking, COPY_DAMAGED);
	struct arena *arena =
		taking->writer == NULL ? taking->rows : table_write_arena(taking->writer);
	if (taking->writer == NULL)
		arena_reset(arena);
	for (size_t i = 0; i < taking->columns.count; i++)
		if (!take_cell(taking, arena, &taking->cells[i]))
			return false;
	came->counts[came->count - 1].rows += 1;
	came->rows += 1;
	return taking->writer == NULL || stored(taking, table_write_row(taking->writer, taking->cells));
}

static bool member(const struct json *object, const char *name, enum json_kind kind,
	const struct json **found)
{
	*found = json_find(object, str_from(name));
	return *found != NULL && (*found)->kind == kind;
}

// What came must be what the manifest says, table by table.
static bool counts_agree(const struct copy_manifest *came, const struct json *tables)
{
	bool agree = tables->count == came->count;
	for (size_t i = 0; agree && i < came->count; i++) {
		const struct json *rows = json_find(tables, str_from(came->counts[i].table));
		agree = rows != NULL && rows->kind == JSON_IS_INTEGER &&
		        rows->integer == came->counts[i].rows;
	}
	return agree;
}

static bool take_manifest(struct taking *taking)
{
	struct copy_manifest *came = taking->came;
	struct json json;
	struct mishap mishap;
	const struct json *at = NULL, *keys = NULL, *leaves = NULL, *root = NULL, *tables = NULL;
	str text;
	if (!end_table(taking) || !take_bytes(taking, taking->arena, MANIFEST_BYTES, &text))
		return false;
	bool good = text_valid(text) && json_read(taking->arena, text, &json, &mishap) &&
	            json.kind == JSON_IS_OBJECT && member(&json, "at", JSON_IS_TEXT, &at) &&
	            member(&json, "keys", JSON_IS_TEXT, &keys) &&
	            member(&json, "leaves", JSON_IS_INTEGER, &leaves) &&
	            member(&json, "root", JSON_IS_TEXT, &root) &&
	            member(&json, "tables", JSON_IS_OBJECT, &tables) &&
	            hash_from_hex(root->text, &came->root) && counts_agree(came, tables);
	if (!good)
		return stop(taking, COPY_DAMAGED);
	came->at = at->text;
	came->keys = keys->text;
	came->leaves = leaves->integer;
	return true;
}

static bool take_frames(struct taking *taking)
{
	char start[2], kind;
	if (!take(taking, start, sizeof start))
		return false;
	if (start[0] != 'W')
		return stop(taking, COPY_DAMAGED);
	if (start[1] != VERSION)
		return stop(taking, COPY_OTHER);
	for (;;) {
		if (!take(taking, &kind, 1))
			return false;
		switch (kind) {
		case 'T':
			if (!take_table(taking))
				return false;
			break;
		case 'R':
			if (!take_row(taking))
				return false;
			break;
		case 'M': return take_manifest(taking);
		default: return stop(taking, COPY_DAMAGED);
		}
	}
}

enum copy_result copy_take(struct db *db, struct arena *arena, const struct copy_source *source,
	struct copy_manifest *manifest)
{
	*manifest = (struct copy_manifest){ 0 };
	struct taking taking = { .db = db, .arena = arena, .rows = arena_new(LIMIT_ARENA_BYTES),
		.source = source, .came = manifest };
	bool done = (db == NULL || stored(&taking, table_defer_keys(db))) && take_frames(&taking) &&
	            (db == NULL || (stored(&taking, words_rebuild(db)) &&
			                   stored(&taking, table_check_keys(db, arena))));
	if (!done && taking.writer != NULL)
		table_write_drop(taking.writer);
	arena_end(taking.rows);
	return taking.result;
}
