#include "model/link.h"

#include "base/lookup.h"
#include "base/text.h"
#include "model/permit.h"
#include "model/value.h"
#include "store/kept.h"

enum { REMEMBERED = 4096, ASKED = 32 };

struct remembered {
	const struct entity *entity;
	struct link_words words;
};

struct link_memory {
	struct lookup places;
	struct remembered *items;
	size_t count, room;
};

static void remember(struct call *call, const struct entity *entity, struct link_words words)
{
	if (call->links == NULL) {
		call->links = NEW(call->arena, struct link_memory);
		call->links->places = lookup_in(call->arena);
	}
	struct link_memory *links = call->links;
	if (links->count == REMEMBERED)
		return;
	GROW(call->arena, links->items, links->count, links->room);
	links->items[links->count - 1] = (struct remembered){ entity, words };
	lookup_set(&links->places, words.id, links->count - 1);
}

static const struct link_words *find(const struct call *call, const struct entity *entity, str id)
{
	const size_t *place = call->links == NULL ? NULL : lookup_find(&call->links->places, id);
	const struct remembered *found = place == NULL ? NULL : &call->links->items[*place];
	return found != NULL && found->entity == entity ? &found->words : NULL;
}

// The field that tells what a record is called.
static const struct field *telling(const struct entity *entity)
{
	return &entity->fields[entity->number_prefix != NULL ? entity->number_field : entity->name_field];
}

static struct link_words words_from(struct call *call, const struct entity *entity, str id, str text)
{
	struct link_words words = { .id = id, .number = S(""), .name = S(""), .name_json = S("") };
	const struct field *field = telling(entity);
	if (entity->number_prefix != NULL)
		words.number = permit_number(call, entity) ? text : S("");
	else if (field->kind == KIND_NAME) {
		words.name_json = text;
		words.name = value_name(call->arena, text, call->language, call->house.language, NULL);
	} else if (field->kind == KIND_LINK) {
		words.name = link_words(call, field->link, text).name;
	} else if (field->kind == KIND_CHOICE) {
		words.name = value_label(call, field->vocabulary, text);
	} else {
		words.name = text;
	}
	return words;
}

static bool read_words(struct call *call, const struct entity *entity, const str *ids, size_t count,
	struct rows *rows)
{
	struct query query = query_in(call->arena);
	bool number = telling(entity)->kind == KIND_INTEGER;
	query_add(&query, number ? SQL("SELECT t.id, CAST(t.") : SQL("SELECT t.id, t."));
	query_name(&query, telling(entity)->name);
	query_add(&query, number ? SQL(" AS TEXT) FROM ") : SQL(" FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" t WHERE t.id IN "));
	query_bind_all(&query, ids, count);
	permit_where_known(call, &query, entity);
	return query_run(&query, call->db, rows) == DB_DONE;
}

// Twenty authorities stand on every page: what a record is called is kept until some record changes. Whether it is told
// hangs on who asks.

static str kept_key(struct call *call, const struct entity *entity, str id)
{
	const str pieces[] = { S("link "), id, S(" "), str_from(entity->name), S(" "), str_from(call->language), S(" "),
		str_from(role_code(call->role)), S(" "), call->account };
	struct buf key = buf_sized(call->arena, 160);
	for (size_t i = 0; i < COUNT(pieces); i++)
		buf_add(&key, pieces[i]);
	return buf_str(&key);
}

static void keep(struct call *call, const struct entity *entity, const struct link_words *words)
{
	if (!kept_has_room(call->db))
		return;
	struct cell cells[] = { cell_text(words->number), cell_text(words->name), cell_text(words->name_json) };
	struct rows rows = { 1, COUNT(cells), cells };
	kept_rows_add(call->db, call->arena, kept_key(call, entity, words->id), &rows);
}

static bool recall(struct call *call, const struct entity *entity, str id)
{
	struct rows rows;
	if (!kept_rows_find(call->db, call->arena, kept_key(call, entity, id), &rows))
		return false;
	str texts[3];
	for (size_t i = 0; i < COUNT(texts); i++) // The call may outlive the snapshot.
		texts[i] = rows_text(&rows, 0, i).length == 0 ? S("") : str_copy(call->arena, rows_text(&rows, 0, i));
	remember(call, entity, (struct link_words){ id, texts[0], texts[1], texts[2], false });
	return true;
}

struct link_words link_words(struct call *call, const struct entity *entity, str id)
{
	if (id.length == 0)
		return (struct link_words){ S(""), S(""), S(""), S(""), false };
	const struct link_words *found = find(call, entity, id);
	if (found == NULL && recall(call, entity, id))
		found = find(call, entity, id);
	if (found != NULL)
		return *found;
	struct rows rows;
	struct link_words words = { .id = id, .number = S(""), .name = S(""), .name_json = S("") };
	if (read_words(call, entity, &id, 1, &rows) && rows.count > 0) {
		words = words_from(call, entity, id, rows_text(&rows, 0, 1));
		keep(call, entity, &words);
	} else {
		words.hidden = !permit_known(call, entity, id);
	}
	remember(call, entity, words);
	return words;
}

// Asks for all of them at once; what cannot be read now is asked for again when it is needed.
static void ask(struct call *call, const struct entity *entity, const str *ids, size_t count)
{
	struct rows rows;
	if (count == 0 || !read_words(call, entity, ids, count, &rows))
		return;
	for (size_t i = 0; i < rows.count; i++) {
		str id = rows_text(&rows, i, 0);
		struct link_words words = words_from(call, entity, id, rows_text(&rows, i, 1));
		remember(call, entity, words);
		keep(call, entity, &words);
	}
}

static bool is_among(const str *ids, size_t count, str id)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(ids[i], id))
			return true;
	return false;
}

static str told(struct call *call, const struct record *record, size_t field)
{
	if (record->entity->fields[field].kind == KIND_INTEGER && record_has(record, field))
		return str_format(call->arena, "%lld", (long long)record_integer(record, field));
	return record_text(record, field);
}

void link_words_learn(struct call *call, struct record *const *records, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct entity *entity = records[i]->entity;
		size_t field = entity->number_prefix != NULL ? entity->number_field : entity->name_field;
		if (find(call, entity, records[i]->id) == NULL)
			remember(call, entity, words_from(call, entity, records[i]->id, told(call, records[i], field)));
	}
}

void link_words_of(struct call *call, struct record *const *records, size_t count, size_t field)
{
	const struct entity *entity = records[0]->entity->fields[field].link;
	str ids[ASKED];
	size_t asked = 0;
	for (size_t i = 0; i < count; i++) {
		str id = record_text(records[i], field);
		if (id.length == 0 || find(call, entity, id) != NULL || is_among(ids, asked, id) || recall(call, entity, id))
			continue;
		ids[asked++] = id;
		if (asked == ASKED) {
			ask(call, entity, ids, asked);
			asked = 0;
		}
	}
	ask(call, entity, ids, asked);
}

void link_words_of_all(struct call *call, struct record *const *records, size_t count)
{
	for (size_t i = 0; count > 0 && i < records[0]->entity->field_count; i++) {
		const struct field *field = &records[0]->entity->fields[i];
		if (field->kind == KIND_LINK && !field->many)
			link_words_of(call, records, count, i);
	}
}
