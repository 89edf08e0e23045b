#include "model/alike.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/area.h"
#include "model/names.h"
#include "model/permit.h"
#include "model/place.h"
#include "model/value.h"
#include "model/naming.h"

enum { AREAS = 3, SOME_RECORDS = 1000 };

// Among more names that sound alike than these nobody finds anything.
enum { FOLLOWED_MOST = 600, HITS_MOST = 64 };

// What is known of a record beside its names.
struct known {
	str id, name_json, code;
	str areas[AREAS]; // Region, province, commune; of an area what it is part of.
};

// One reading of one name of a record.
struct called {
	struct naming naming;
	uint64_t kinds; // Of its words and of its record.
	size_t known;
};

// Names with the same key hang together.
struct chained {
	size_t called, next;
};

struct alike_memory {
	struct arena *arena;
	const struct entity *entity;
	const struct naming_table *table;
	struct known *known;
	size_t known_count, known_room;
	struct called *called;
	size_t called_count, called_room;
	struct chained *chain;
	size_t chain_count, chain_room;
	struct lookup keys;  // → chain.
	struct lookup codes; // Folded → known.
	struct alike_memory *next; // Of another entity.
};

enum ground {
	GROUND_NONE, GROUND_SHORTER, GROUND_INITIALS, GROUND_SPELLED, GROUND_KIND, GROUND_MANY, GROUND_NAME, GROUND_CODE
};

static const char *const grounds[] = {
	[GROUND_NONE] = "",
	[GROUND_SHORTER] = N_("One name leaves out words of the other."),
	[GROUND_INITIALS] = N_("One name is made of the initials of the other."),
	[GROUND_SPELLED] = N_("The names are the same but for their spelling."),
	[GROUND_KIND] = N_("The names are the same; one of them does not say the exact kind."),
	[GROUND_MANY] = N_("The names are the same, and another record has this name too."),
	[GROUND_NAME] = N_("Name and kind are the same."),
	[GROUND_CODE] = N_("The codes are the same."),
};

static enum alike_strength strength_of(enum ground ground)
{
	return ground == GROUND_NONE ? ALIKE_NOT : ground >= GROUND_NAME ? ALIKE_SURE : ALIKE_LIKELY;
}

static struct alike_memory *memory_find(const struct call *call, const struct entity *entity)
{
	for (struct alike_memory *memory = call->alike; memory != NULL; memory = memory->next)
		if (memory->entity == entity)
			return memory;
	return NULL;
}

// --- What a record says of itself.

static str value_of(const struct record *record, const char *name)
{
	size_t field = entity_field_find(record->entity, str_from(name));
	return field == SIZE_MAX ? S("") : record_text(record, field);
}

static void areas_of(const struct record *record, str areas[AREAS])
{
	static const char *const of_place[] = { "region", "province", "commune" };
	for (size_t i = 0; i < AREAS; i++)
		areas[i] = value_of(record, of_place[i]);
	if (record->entity == &area_entity)
		areas[0] = value_of(record, "parent");
}

// The two readings of a name; how many there are.
static size_t readings(struct arena *arena, const struct alike_memory *memory, str text, uint64_t code,
	struct called readings[2])
{
	size_t count = 0;
	for (int parted = 0; parted < 2; parted++) {
		struct called *one = &readings[count];
		if (!naming_read(arena, memory->table, text, parted != 0, &one->naming) || one->naming.whole.length == 0)
			continue;
		one->kinds = naming_narrow(memory->table, one->naming.kinds, code);
		count++;
	}
	return count;
}

// A short second name is said of a place whose numbers everybody knows: "Marounah" of the second arrondissement
// is not the town's. So what has no number takes that of the first name.
static void lend_numbers(struct naming *naming, struct naming *first)
{
	if (first->whole.length == 0)
		*first = *naming;
	if (naming->number_count > 0)
		return;
	for (size_t i = 0; i < first->number_count; i++)
		naming->numbers[i] = first->numbers[i];
	naming->number_count = first->number_count;
}

// --- Remembering.

static void chain(struct alike_memory *memory, str key, size_t called)
{
	const size_t *first = lookup_find(&memory->keys, key);
	GROW(memory->arena, memory->chain, memory->chain_count, memory->chain_room);
	memory->chain[memory->chain_count - 1] = (struct chained){ called, first == NULL ? SIZE_MAX : *first };
	lookup_set(&memory->keys, key, memory->chain_count - 1);
}

// Keys by which names that are a letter apart meet: the consonants, and these without each one in turn. A
// name that is nothing but words of kind is found by the whole.
static size_t keys_of(struct arena *arena, const struct naming *naming, str **keys)
{
	str bones = naming->bones;
	size_t count = 0;
	*keys = NEW_MANY(arena, bones.length + 2, str);
	(*keys)[count++] = bones.length > 0 ? bones : naming->whole;
	for (size_t at = 0; at < bones.length;) {
		size_t start = at;
		(void)text_next(bones, &at);
		struct buf buf = buf_sized(arena, bones.length + 1);
		buf_add(&buf, str_slice(bones, 0, start));
		buf_add(&buf, str_skip(bones, at));
		if (buf.length > 0)
			(*keys)[count++] = buf_str(&buf);
	}
	return count;
}

static void remember_name(struct alike_memory *memory, size_t known, str text, uint64_t code, struct naming *first)
{
	struct called both[2];
	size_t count = readings(memory->arena, memory, text, code, both);
	for (size_t i = 0; i < count; i++) {
		str *keys;
		GROW(memory->arena, memory->called, memory->called_count, memory->called_room);
		size_t place = memory->called_count - 1, key_count = keys_of(memory->arena, &both[i].naming, &keys);
		lend_numbers(&both[i].naming, first);
		memory->called[place] = both[i];
		memory->called[place].known = known;
		for (size_t k = 0; k < key_count; k++)
			chain(memory, keys[k], place);
	}
}

static void remember(struct call *call, struct alike_memory *memory, const struct record *record)
{
	struct name_row *rows;
	size_t count = names_of(call, record, &rows);
	if (count == 0 || memory->known_count == LIMIT_ALIKE_RECORDS)
		return;
	GROW(memory->arena, memory->known, memory->known_count, memory->known_room);
	size_t place = memory->known_count - 1;
	struct known *known = &memory->known[place];
	known->id = str_copy(memory->arena, record->id);
	known->name_json = str_copy(memory->arena, record_text(record, record->entity->name_field));
	known->code = text_fold(memory->arena, value_of(record, "code"));
	areas_of(record, known->areas);
	for (size_t i = 0; i < AREAS; i++)
		known->areas[i] = str_copy(memory->arena, known->areas[i]);
	if (known->code.length > 0)
		lookup_set(&memory->codes, known->code, place);
	uint64_t code = naming_of_code(memory->table, value_of(record, "kind"));
	struct naming first = { .whole = S("") };
	for (size_t i = 0; i < count; i++)
		if (!str_is(str_from(rows[i].kind), "code"))
			remember_name(memory, place, rows[i].text, code, &first);
}

struct reading {
	struct alike_memory *memory;
	str after;
	bool more;
};

// The next records, in memory that is given back.
static bool read_some(struct call *call, void *input)
{
	struct reading *reading = input;
	const struct entity *entity = reading->memory->entity;
	struct query query = query_in(call->arena);
	struct record **records;
	size_t count;
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.id > "));
	query_bind(&query, cell_text(reading->after));
	if (entity == &place_entity)
		query_add(&query, SQL(" AND t.state NOT IN ('merged', 'rejected')"));
	permit_where(call, &query, entity);
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(SOME_RECORDS));
	if (!record_query(call, &query, entity, &records, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		remember(call, reading->memory, records[i]);
	reading->more = count == SOME_RECORDS && reading->memory->known_count < LIMIT_ALIKE_RECORDS;
	if (count > 0)
		reading->after = str_copy(reading->memory->arena, records[count - 1]->id);
	return true;
}

bool alike_prepare(struct call *call, const struct entity *entity)
{
	if (memory_find(call, entity) != NULL)
		return true;
	struct alike_memory *memory = NEW(call->arena, struct alike_memory);
	memory->arena = call->arena;
	memory->entity = entity;
	memory->table = naming_table_read(call->arena, entity->name);
	memory->keys = lookup_in(call->arena);
	memory->codes = lookup_in(call->arena);
	struct reading reading = { memory, S(""), entity->named };
	while (reading.more)
		if (!call_in_scratch(call, read_some, &reading))
			return false;
	memory->next = call->alike;
	call->alike = memory;
	return true;
}

void alike_learn(struct call *call, const struct record *record)
{
	struct alike_memory *memory = memory_find(call, record->entity);
	if (memory != NULL)
		remember(call, memory, record);
}

// --- Finding.

// What is looked for.
struct asked {
	struct called *called;
	size_t count, room;
	str code;         // Folded, or empty.
	str areas[AREAS]; // Or empty.
	str self;         // A record that is not to be found, or empty.
};

struct hit {
	size_t known;
	enum ground ground;
};

struct hits {
	struct hit *items;
	size_t count, room;
};

static bool elsewhere(const struct asked *asked, const struct known *known)
{
	for (size_t i = 0; i < AREAS; i++)
		if (asked->areas[i].length > 0 && known->areas[i].length > 0 && !str_equal(asked->areas[i], known->areas[i]))
			return true;
	return false;
}

static enum ground ground_of(const struct alike_memory *memory, const struct called *a, const struct called *b)
{
	if (!naming_kinds_fit(memory->table, a->kinds, b->kinds))
		return GROUND_NONE;
	switch (naming_compare(memory->table, &a->naming, &b->naming)) {
	case NAMING_APART: return GROUND_NONE;
	case NAMING_SHORTER: return GROUND_SHORTER;
	case NAMING_INITIALS: return GROUND_INITIALS;
	case NAMING_SPELLED: return GROUND_SPELLED;
	case NAMING_SAME: break;
	}
	return naming_kinds_same(a->kinds, b->kinds) ? GROUND_NAME : GROUND_KIND;
}

static void hit(struct arena *arena, struct hits *hits, size_t known, enum ground ground)
{
	for (size_t i = 0; i < hits->count; i++)
		if (hits->items[i].known == known) {
			if (ground > hits->items[i].ground)
				hits->items[i].ground = ground;
			return;
		}
	if (ground == GROUND_NONE || hits->count == HITS_MOST)
		return;
	GROW(arena, hits->items, hits->count, hits->room);
	hits->items[hits->count - 1] = (struct hit){ known, ground };
}

static void compare(struct arena *arena, const struct alike_memory *memory, const struct asked *asked,
	const struct called *one, const struct called *other, struct hits *hits)
{
	const struct known *known = &memory->known[other->known];
	if (!str_equal(known->id, asked->self) && !elsewhere(asked, known))
		hit(arena, hits, other->known, ground_of(memory, one, other));
}

// Authorities are few and may share one word only; of all others those that sound nearly alike.
static void compare_name(struct arena *arena, const struct alike_memory *memory, const struct asked *asked,
	const struct called *one, struct hits *hits)
{
	str *keys;
	if (naming_shortens(memory->table)) {
		for (size_t i = 0; i < memory->called_count; i++)
			compare(arena, memory, asked, one, &memory->called[i], hits);
		return;
	}
	size_t count = keys_of(arena, &one->naming, &keys);
	for (size_t i = 0; i < count; i++) {
		const size_t *first = lookup_find(&memory->keys, keys[i]);
		size_t followed = 0;
		for (size_t at = first == NULL ? SIZE_MAX : *first; at != SIZE_MAX && followed < FOLLOWED_MOST; at = memory->chain[at].next, followed++)
			compare(arena, memory, asked, one, &memory->called[memory->chain[at].called], hits);
	}
}

// Two records of the same name: neither is sure.
static void doubt(struct hits *hits)
{
	size_t named = 0, sure = 0;
	for (size_t i = 0; i < hits->count; i++) {
		named += hits->items[i].ground == GROUND_NAME;
		sure += hits->items[i].ground >= GROUND_NAME;
	}
	for (size_t i = 0; named > 0 && sure > 1 && i < hits->count; i++)
		if (hits->items[i].ground == GROUND_NAME)
			hits->items[i].ground = GROUND_MANY;
}

static void find(struct arena *arena, const struct alike_memory *memory, const struct asked *asked, struct hits *hits)
{
	*hits = (struct hits){ 0 };
	for (size_t i = 0; i < asked->count; i++)
		compare_name(arena, memory, asked, &asked->called[i], hits);
	const size_t *same = asked->code.length == 0 ? NULL : lookup_find(&memory->codes, asked->code);
	if (same != NULL && !str_equal(memory->known[*same].id, asked->self))
		hit(arena, hits, *same, GROUND_CODE);
	doubt(hits);
}

static void ask(struct arena *arena, const struct alike_memory *memory, struct asked *asked, str text, uint64_t code,
	struct naming *first)
{
	struct called both[2];
	size_t count = readings(arena, memory, text, code, both);
	for (size_t i = 0; i < count; i++) {
		GROW(arena, asked->called, asked->count, asked->room);
		lend_numbers(&both[i].naming, first);
		asked->called[asked->count - 1] = both[i];
	}
}

static void ask_given(struct call *call, const struct alike_memory *memory, const struct record *given,
	struct asked *asked, uint64_t code)
{
	struct name_row *rows;
	struct naming first = { .whole = S("") };
	size_t count = names_of(call, given, &rows);
	for (size_t i = 0; i < count; i++)
		if (!str_is(str_from(rows[i].kind), "code"))
			ask(call->arena, memory, asked, rows[i].text, code, &first);
	areas_of(given, asked->areas);
	asked->code = text_fold(call->arena, value_of(given, "code"));
	asked->self = given->version > 0 ? given->id : S("");
}

static str title_of(struct call *call, const struct known *known)
{
	return value_name(call->arena, known->name_json, call->language, call->house.language, NULL);
}

static int compare_hits(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	if (x->ground != y->ground)
		return x->ground > y->ground ? -1 : 1;
	return (x->known > y->known) - (x->known < y->known);
}

bool alike_find(struct call *call, const struct entity *entity, str text, const struct record *given,
	struct alike **found, size_t *count)
{
	*found = NULL;
	*count = 0;
	if (!alike_prepare(call, entity))
		return false;
	const struct alike_memory *memory = memory_find(call, entity);
	struct asked asked = { .code = text_fold(call->arena, text) };
	struct hits hits;
	uint64_t code = given == NULL ? 0 : naming_of_code(memory->table, value_of(given, "kind"));
	struct naming first = { .whole = S("") };
	ask(call->arena, memory, &asked, text, code, &first);
	if (given != NULL)
		ask_given(call, memory, given, &asked, code);
	find(call->arena, memory, &asked, &hits);
	if (hits.count > 1)
		qsort(hits.items, hits.count, sizeof *hits.items, compare_hits);
	*found = NEW_MANY(call->arena, ALIKE_MOST, struct alike);
	for (; *count < hits.count && *count < ALIKE_MOST; ++*count) {
		const struct hit *one = &hits.items[*count];
		const struct known *known = &memory->known[one->known];
		(*found)[*count] = (struct alike){ known->id, title_of(call, known), strength_of(one->ground),
			say(call, grounds[one->ground]) };
	}
	return true;
}

// --- Pairs of the store.

static void ask_known(struct arena *arena, const struct alike_memory *memory, size_t place, size_t *at, struct asked *asked)
{
	const struct known *known = &memory->known[place];
	*asked = (struct asked){ .code = known->code, .self = known->id };
	for (size_t i = 0; i < AREAS; i++)
		asked->areas[i] = known->areas[i];
	for (; *at < memory->called_count && memory->called[*at].known == place; ++*at) {
		GROW(arena, asked->called, asked->count, asked->room);
		asked->called[asked->count - 1] = memory->called[*at];
	}
}

// What the other of two makes of the first: a pair is as sure as the less sure of both.
static enum ground least(const struct hits *hits, size_t known, enum ground ground)
{
	for (size_t i = 0; i < hits->count; i++)
		if (hits->items[i].known == known && hits->items[i].ground < ground)
			return hits->items[i].ground;
	return ground;
}

struct pair_of {
	struct alike_pair pair;
	str sort;
	enum ground ground;
};

static int compare_pairs(const void *a, const void *b)
{
	const struct pair_of *x = a, *y = b;
	if (x->ground != y->ground)
		return x->ground > y->ground ? -1 : 1;
	int order = str_compare(x->sort, y->sort);
	return order != 0 ? order : str_compare(x->pair.other, y->pair.other);
}

static struct pair_of pair_made(struct call *call, const struct alike_memory *memory, size_t one, size_t other,
	enum ground ground)
{
	str title = title_of(call, &memory->known[one]);
	return (struct pair_of){
		.pair = { memory->known[one].id, memory->known[other].id, title, strength_of(ground), say(call, grounds[ground]) },
		.sort = text_sort_key(call->arena, title),
		.ground = ground,
	};
}

bool alike_pairs(struct call *call, const struct entity *entity, struct alike_pair **pairs, size_t *count)
{
	if (!alike_prepare(call, entity))
		return false;
	const struct alike_memory *memory = memory_find(call, entity);
	struct hits *of = NEW_MANY(call->arena, memory->known_count + 1, struct hits);
	struct pair_of *made = NULL;
	size_t at = 0, room = 0;
	*count = 0;
	for (size_t i = 0; i < memory->known_count; i++) {
		struct asked asked;
		ask_known(call->arena, memory, i, &at, &asked);
		find(call->arena, memory, &asked, &of[i]);
	}
	for (size_t i = 0; i < memory->known_count; i++)
		for (size_t k = 0; k < of[i].count; k++) {
			size_t other = of[i].items[k].known;
			if (other <= i)
				continue;
			GROW(call->arena, made, *count, room);
			made[*count - 1] = pair_made(call, memory, i, other, least(&of[other], i, of[i].items[k].ground));
		}
	if (*count > 1)
		qsort(made, *count, sizeof *made, compare_pairs);
	*pairs = NEW_MANY(call->arena, *count + 1, struct alike_pair);
	for (size_t i = 0; i < *count; i++)
		(*pairs)[i] = made[i].pair;
	return true;
}

bool alike_ids(struct call *call, const struct entity *entity, const str **ids, size_t *count)
{
	if (!alike_prepare(call, entity))
		return false;
	const struct alike_memory *memory = memory_find(call, entity);
	str *all = NEW_MANY(call->arena, memory->known_count + 1, str);
	for (size_t i = 0; i < memory->known_count; i++)
		all[i] = memory->known[i].id;
	*ids = all;
	*count = memory->known_count;
	return true;
}
