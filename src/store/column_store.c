#include "store/column_store.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/id.h"
#include "base/limits.h"
#include "base/lookup.h"
#include "store/db_inside.h"
#include "store/kept.h"
#include "store/query.h"

enum {
	NARROW_CODES = UINT8_MAX + 1,
	CODES = UINT16_MAX, // The last is never given.
	CAUGHT_UP_LEAVES = 20 * 1000, // With many more than so many all is read anew.
};

struct held {
	const struct column_table *of;
	struct held *owner; // NULL: none.
	struct column_rows rows;
	struct lookup *codes;  // Of each column: from a text to its code.
	uint16_t *last;        // The code that was given last: neighbours are alike.
	size_t *text_room;
	size_t *ranked;        // How many texts had their ranks.
	struct arena *slot_arena; // Holds nothing else: wider ones take the place of what there was.
	uint32_t *slots;       // By id: the place after the row's; 0: free.
	size_t slot_count;     // A power of two.
	size_t chunk_room;
	size_t last_owner; // That was found last.
};

struct column_store {
	struct arena *arena;  // Of what is held; not of this.
	const struct column_table *tables;
	struct held *held;
	size_t count;
	int64_t log_length; // -1: nothing is held.
	bool too_many;      // Rows, and they do not become fewer.
	str key;
	pthread_rwlock_t lock;
};

static void end(void *ended)
{
	struct column_store *store = ended;
	for (size_t i = 0; i < store->count; i++)
		arena_end(store->held[i].slot_arena);
	arena_end(store->arena);
	pthread_rwlock_destroy(&store->lock);
}

static void forget(struct column_store *store)
{
	arena_reset(store->arena);
	store->log_length = -1;
	store->key = S("");
	for (size_t i = 0; i < store->count; i++) {
		struct held *held = &store->held[i];
		size_t columns = store->tables[i].column_count;
		arena_reset(held->slot_arena);
		*held = (struct held){ .of = &store->tables[i], .slot_arena = held->slot_arena };
		held->owner = held->of->owner == NULL ? NULL : &store->held[i - 1];
		held->rows.columns = NEW_MANY(store->arena, columns, struct column);
		held->codes = NEW_MANY(store->arena, columns, struct lookup);
		held->last = NEW_MANY(store->arena, columns, uint16_t);
		held->text_room = NEW_MANY(store->arena, columns, size_t);
		held->ranked = NEW_MANY(store->arena, columns, size_t);
		for (size_t k = 0; k < columns; k++) {
			struct column *column = &held->rows.columns[k];
			held->codes[k] = lookup_in(store->arena);
			GROW(store->arena, column->texts, column->text_count, held->text_room[k]);
			column->texts[0] = S("");
		}
	}
}

struct column_store *column_store_new(struct arena *arena, const struct column_table *tables, size_t count)
{
	struct column_store *store = NEW(arena, struct column_store);
	*store = (struct column_store){ .arena = arena_new(LIMIT_PROGRAM_BYTES), .tables = tables, .count = count };
	must(pthread_rwlock_init(&store->lock, NULL) == 0);
	store->held = NEW_MANY(arena, count, struct held);
	for (size_t i = 0; i < count; i++)
		store->held[i].slot_arena = arena_new(LIMIT_PROGRAM_BYTES);
	arena_at_end(arena, end, store);
	forget(store);
	return store;
}

// Ids

static uint8_t digit(char letter)
{
	return (uint8_t)(letter <= '9' ? letter - '0' : letter - 'a' + 10);
}

static void id_pack(str text, uint8_t id[16])
{
	must(id_is(text));
	size_t at = 0;
	for (size_t i = 0; i < 16; i++) {
		if (text.data[at] == '-')
			at++;
		id[i] = (uint8_t)(digit(text.data[at]) << 4 | digit(text.data[at + 1]));
		at += 2;
	}
}

void column_id_write(const struct column_rows *rows, size_t place, char text[36])
{
	static const char digits[] = "0123456789abcdef";
	static const uint8_t at[16] = { 0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34 };
	uint8_t id[16];
	memcpy(id, COLUMN_AT(rows->ids, place), sizeof id);
	for (size_t i = 0; i < 16; i++) {
		text[at[i]] = digits[id[i] >> 4];
		text[at[i] + 1] = digits[id[i] & 15];
	}
	text[8] = text[13] = text[18] = text[23] = '-';
}

int column_id_compare(const struct column_rows *rows, size_t a, size_t b)
{
	return memcmp(COLUMN_AT(rows->ids, a), COLUMN_AT(rows->ids, b), 16);
}

// Ids differ at either end, and a product only carries upward: so it is folded down each time.
static size_t hash(const uint8_t id[16])
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t halves[2];
	memcpy(halves, id, sizeof halves);
	uint64_t sum = (halves[0] ^ halves[0] >> 32) * odd ^ halves[1];
	sum = (sum ^ sum >> 32) * odd;
	sum = (sum ^ sum >> 32) * odd;
	return (size_t)(sum ^ sum >> 32);
}

static uint32_t *slot_of(const struct held *held, const uint8_t id[16])
{
	size_t slot = hash(id) & (held->slot_count - 1);
	while (held->slots[slot] != 0 && memcmp(COLUMN_AT(held->rows.ids, held->slots[slot] - 1), id, 16) != 0)
		slot = (slot + 1) & (held->slot_count - 1);
	return &held->slots[slot];
}

// Of an id that is not there yet: nothing needs to be compared with it.
static uint32_t *free_slot_of(const struct held *held, const uint8_t id[16])
{
	size_t slot = hash(id) & (held->slot_count - 1);
	while (held->slots[slot] != 0)
		slot = (slot + 1) & (held->slot_count - 1);
	return &held->slots[slot];
}

size_t column_place_find(const struct column_store *store, size_t table, str id)
{
	uint8_t packed[16];
	const struct held *held = &store->held[table];
	id_pack(id, packed);
	return held->slot_count == 0 ? SIZE_MAX : (size_t)*slot_of(held, packed) - 1;
}

static void widen_slots(struct held *held)
{
	held->slot_count = held->slot_count == 0 ? 4096 : held->slot_count * 2;
	arena_reset(held->slot_arena);
	held->slots = NEW_MANY(held->slot_arena, held->slot_count, uint32_t);
	for (size_t place = 0; place < held->rows.count; place++)
		*free_slot_of(held, COLUMN_AT(held->rows.ids, place)) = (uint32_t)place + 1;
}

// Rows

#define WIDEN(arena, chunks, room, wider) \
	((chunks) = arena_grow((arena), (chunks), (room) * sizeof *(chunks), (wider) * sizeof *(chunks)))
#define ADD_CHUNK(arena, chunks, at) ((chunks)[at] = arena_take_many((arena), COLUMN_CHUNK, sizeof **(chunks)))

static void widen_chunks(struct column_store *store, struct held *held)
{
	struct column_rows *rows = &held->rows;
	size_t room = held->chunk_room, wider = room == 0 ? 16 : room * 2;
	for (size_t i = 0; i < held->of->column_count; i++)
		if (rows->columns[i].is_wide)
			WIDEN(store->arena, rows->columns[i].wide, room, wider);
		else
			WIDEN(store->arena, rows->columns[i].narrow, room, wider);
	WIDEN(store->arena, rows->ids, room, wider);
	WIDEN(store->arena, rows->binned, room, wider);
	WIDEN(store->arena, rows->binned_count, room, wider);
	WIDEN(store->arena, rows->derived, room, wider);
	WIDEN(store->arena, rows->owners, room, wider);
	WIDEN(store->arena, rows->next, room, wider);
	WIDEN(store->arena, rows->first, room, wider);
	held->chunk_room = wider;
}

static void add_chunk(struct column_store *store, struct held *held)
{
	struct column_rows *rows = &held->rows;
	size_t at = rows->count / COLUMN_CHUNK;
	if (at == held->chunk_room)
		widen_chunks(store, held);
	for (size_t i = 0; i < held->of->column_count; i++)
		if (held->of->columns[i] != NULL && rows->columns[i].is_wide)
			ADD_CHUNK(store->arena, rows->columns[i].wide, at);
		else if (held->of->columns[i] != NULL)
			ADD_CHUNK(store->arena, rows->columns[i].narrow, at);
	ADD_CHUNK(store->arena, rows->ids, at);
	ADD_CHUNK(store->arena, rows->binned, at);
	if (held->of->derive != NULL)
		ADD_CHUNK(store->arena, rows->derived, at);
	ADD_CHUNK(store->arena, rows->first, at);
	if (held->owner == NULL)
		return;
	ADD_CHUNK(store->arena, rows->owners, at);
	ADD_CHUNK(store->arena, rows->next, at);
}

// The place of a row, new or known.
static size_t place_of(struct column_store *store, struct held *held, str text, bool anew, bool *known)
{
	uint8_t id[16];
	id_pack(text, id);
	struct column_rows *rows = &held->rows;
	if ((rows->count + 1) * 4 > held->slot_count * 3)
		widen_slots(held);
	uint32_t *slot = anew ? free_slot_of(held, id) : slot_of(held, id);
	*known = *slot != 0;
	if (*known)
		return *slot - 1;
	if (rows->count % COLUMN_CHUNK == 0)
		add_chunk(store, held);
	memcpy(COLUMN_AT(rows->ids, rows->count), id, sizeof id);
	rows->in_order = rows->count == 0 || (rows->in_order && column_id_compare(rows, rows->count - 1, rows->count) < 0);
	*slot = (uint32_t)++rows->count;
	return rows->count - 1;
}

// The codes of a column that has become one of many texts.
static void widen_column(struct column_store *store, const struct held *held, struct column *column)
{
	column->is_wide = true;
	column->wide = NEW_MANY(store->arena, held->chunk_room, uint16_t *);
	for (size_t chunk = 0; chunk * COLUMN_CHUNK < held->rows.count; chunk++) {
		ADD_CHUNK(store->arena, column->wide, chunk);
		for (size_t i = 0; i < COLUMN_CHUNK; i++)
			column->wide[chunk][i] = column->narrow[chunk][i];
	}
}

static uint16_t code_of(struct column_store *store, struct held *held, size_t at, str text)
{
	struct column *column = &held->rows.columns[at];
	if (text.length == 0 || column->rich)
		return 0;
	if (str_equal(column->texts[held->last[at]], text))
		return held->last[at];
	const size_t *known = lookup_find(&held->codes[at], text);
	if (known != NULL)
		return held->last[at] = (uint16_t)*known;
	if (column->text_count == CODES) {
		column->rich = held->rows.rich = true;
		return 0;
	}
	GROW(store->arena, column->texts, column->text_count, held->text_room[at]);
	str kept = column->texts[column->text_count - 1] = str_copy(store->arena, text);
	lookup_set(&held->codes[at], kept, column->text_count - 1);
	if (column->text_count > NARROW_CODES && !column->is_wide)
		widen_column(store, held, column);
	return held->last[at] = (uint16_t)(column->text_count - 1);
}

static void leave_owner(struct held *held, size_t place)
{
	uint32_t *link = &COLUMN_AT(held->owner->rows.first, COLUMN_AT(held->rows.owners, place));
	while (*link != place + 1)
		link = &COLUMN_AT(held->rows.next, *link - 1);
	*link = COLUMN_AT(held->rows.next, place);
}

// The place after the owner's. In the order of their owners the next row has the same one or the one behind it.
static uint32_t owner_of(const struct held *held, const uint8_t id[16])
{
	const struct held *owner = held->owner;
	for (size_t place = held->last_owner; place < owner->rows.count && place < held->last_owner + 2; place++)
		if (memcmp(COLUMN_AT(owner->rows.ids, place), id, 16) == 0)
			return (uint32_t)place + 1;
	return owner->slot_count == 0 ? 0 : *slot_of(owner, id);
}

static void join_owner(struct held *held, size_t place, str id, bool known)
{
	uint8_t packed[16];
	id_pack(id, packed);
	uint32_t slot = owner_of(held, packed);
	must(slot != 0);
	held->last_owner = slot - 1;
	if (known && COLUMN_AT(held->rows.owners, place) == slot - 1)
		return;
	if (known)
		leave_owner(held, place);
	uint32_t *first = &COLUMN_AT(held->owner->rows.first, slot - 1);
	COLUMN_AT(held->rows.owners, place) = slot - 1;
	COLUMN_AT(held->rows.next, place) = *first;
	*first = (uint32_t)place + 1;
}

static void put_binned(struct column_rows *rows, size_t place, bool binned)
{
	uint16_t *count = &rows->binned_count[place / COLUMN_CHUNK];
	*count = (uint16_t)(*count - COLUMN_AT(rows->binned, place) + binned);
	COLUMN_AT(rows->binned, place) = binned;
}

struct filling {
	struct column_store *store;
	struct held *held;
	bool anew; // Of an empty table all rows are new.
};

// Id, whether it is in the bin, the owner's id if there is one, the columns.
static void take_row(void *context, const struct cell *cells)
{
	struct filling *filling = context;
	struct held *held = filling->held;
	bool known;
	if (held->rows.count > LIMIT_COLUMN_ROWS)
		return;
	size_t place = place_of(filling->store, held, cells[0].text, filling->anew, &known);
	put_binned(&held->rows, place, cells[1].integer != 0);
	cells += 2;
	if (held->owner != NULL)
		join_owner(held, place, (cells++)->text, known);
	for (size_t i = 0; i < held->of->column_count; i++) {
		if (held->of->columns[i] == NULL)
			continue;
		must(cells->kind == CELL_TEXT || cells->kind == CELL_NULL);
		struct column *column = &held->rows.columns[i];
		uint16_t code = cells->kind == CELL_NULL ? 0 : code_of(filling->store, held, i, cells->text);
		if (column->is_wide)
			COLUMN_AT(column->wide, place) = code;
		else
			COLUMN_AT(column->narrow, place) = (uint8_t)code;
		cells++;
	}
	if (held->of->derive != NULL)
		COLUMN_AT(held->rows.derived, place) = held->of->derive(&held->rows, place, filling->store->key);
}

// Keeping up with the log

static void add_changed(struct query *query, int64_t since, const char *table)
{
	query_add(query, SQL("SELECT record FROM leaf WHERE seq > "));
	query_bind(query, cell_integer(since));
	query_add(query, SQL(" AND entity = "));
	query_bind(query, cell_text(str_from(table)));
}

// All rows, or those that changed since the log had this length.
static enum db_result read_rows(struct column_store *store, struct held *held, struct db *db, struct arena *arena, int64_t since)
{
	const struct column_table *of = held->of;
	struct query query = query_in(arena);
	query_add(&query, SQL("SELECT t.id, CASE WHEN t.binned_at IS NULL THEN 0 ELSE 1 END"));
	for (size_t i = 0; i <= of->column_count; i++) {
		const char *column = i > 0 ? of->columns[i - 1] : of->owner;
		if (column == NULL)
			continue;
		query_add(&query, SQL(", t."));
		query_name(&query, column);
	}
	query_add(&query, SQL(" FROM "));
	query_name(&query, of->name);
	query_add(&query, SQL(" t"));
	if (since >= 0) {
		query_add(&query, SQL(" WHERE t.id IN ("));
		add_changed(&query, since, of->name);
		for (size_t i = 0; i < of->hanging_count; i++) {
			query_add(&query, SQL(" UNION SELECT h."));
			query_name(&query, of->hanging[i].column);
			query_add(&query, SQL(" FROM "));
			query_name(&query, of->hanging[i].table);
			query_add(&query, SQL(" h WHERE h.id IN ("));
			add_changed(&query, since, of->hanging[i].table);
			query_add(&query, SQL(")"));
		}
		query_add(&query, SQL(")"));
	} else if (of->along != NULL) {
		query_add(&query, SQL(" ORDER BY t."));
		query_name(&query, of->along);
	}
	return query_visit(&query, db, take_row, &(struct filling){ store, held, since < 0 });
}

struct ranked {
	str text;
	uint16_t code;
};

static int compare_texts(const void *a, const void *b)
{
	return str_compare(((const struct ranked *)a)->text, ((const struct ranked *)b)->text);
}

static void rank_column(struct column_store *store, struct column *column, size_t room, struct arena *arena)
{
	struct ranked *ranked = NEW_MANY(arena, column->text_count, struct ranked);
	for (size_t i = 0; i < column->text_count; i++)
		ranked[i] = (struct ranked){ column->texts[i], (uint16_t)i };
	qsort(ranked, column->text_count, sizeof *ranked, compare_texts);
	column->ranks = NEW_MANY(store->arena, room, uint16_t);
	for (size_t i = 0; i < column->text_count; i++)
		column->ranks[ranked[i].code] = (uint16_t)i;
}

static void rank(struct column_store *store, struct held *held, struct arena *arena)
{
	for (size_t i = 0; i < held->of->column_count; i++) {
		struct column *column = &held->rows.columns[i];
		if (held->ranked[i] != column->text_count)
			rank_column(store, column, held->text_room[i], arena);
		held->ranked[i] = column->text_count;
	}
}

static void derive_all(struct column_store *store)
{
	for (size_t i = 0; i < store->count; i++) {
		struct held *held = &store->held[i];
		for (size_t place = 0; held->of->derive != NULL && place < held->rows.count; place++)
			COLUMN_AT(held->rows.derived, place) = held->of->derive(&held->rows, place, store->key);
	}
}

static enum db_result catch_up(struct column_store *store, struct db *db, struct arena *arena, int64_t length, str key)
{
	if (store->log_length < 0 || length - store->log_length > CAUGHT_UP_LEAVES + (int64_t)store->held[0].rows.count / 8)
		forget(store);
	bool another = !str_equal(store->key, key);
	if (another)
		store->key = str_copy(store->arena, key);
	for (size_t i = 0; i < store->count; i++) {
		struct held *held = &store->held[i];
		enum db_result result = store->log_length == length ? DB_DONE : read_rows(store, held, db, arena, store->log_length);
		if (result != DB_DONE) {
			forget(store);
			return result;
		}
		if (held->rows.count > LIMIT_COLUMN_ROWS) {
			forget(store);
			store->too_many = true;
			return DB_DONE;
		}
		rank(store, held, arena);
	}
	if (another)
		derive_all(store);
	store->log_length = length;
	return DB_DONE;
}

static bool is_current(const struct column_store *store, int64_t length, str key)
{
	return store->too_many || (store->log_length >= length && str_equal(store->key, key));
}

enum column_look column_store_begin(struct column_store *store, struct db *db, struct arena *arena, str key)
{
	int64_t length;
	if (db->transaction != TRANSACTION_SNAPSHOT)
		return COLUMN_LOOK_NONE;
	if (!kept_log_length(db, arena, &length))
		return COLUMN_LOOK_BUSY;
	pthread_rwlock_rdlock(&store->lock);
	while (!is_current(store, length, key)) {
		pthread_rwlock_unlock(&store->lock);
		pthread_rwlock_wrlock(&store->lock);
		enum db_result result = is_current(store, length, key) ? DB_DONE :
			catch_up(store, db, arena, store->log_length > length ? store->log_length : length, key);
		pthread_rwlock_unlock(&store->lock);
		if (result != DB_DONE)
			return COLUMN_LOOK_BUSY;
		pthread_rwlock_rdlock(&store->lock);
	}
	if (!store->too_many)
		return COLUMN_LOOK;
	pthread_rwlock_unlock(&store->lock);
	return COLUMN_LOOK_NONE;
}

void column_store_end(struct column_store *store)
{
	pthread_rwlock_unlock(&store->lock);
}

const struct column_rows *column_store_rows(const struct column_store *store, size_t table)
{
	must(table < store->count);
	return &store->held[table].rows;
}

void db_columns_set(struct db *db, struct column_store *columns)
{
	db->columns = columns;
}

struct column_store *db_columns_find(const struct db *db)
{
	return db->columns;
}
