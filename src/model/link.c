#include "model/link.h"

#include "base/text.h"
#include "model/permit.h"
#include "model/value.h"

enum { REMEMBERED = 512 };

struct remembered {
	const struct entity *entity;
	struct link_words words;
};

struct link_memory {
	struct remembered slots[REMEMBERED];
};

static size_t slot_of(str id)
{
	size_t sum = 0;
	for (size_t i = 0; i < id.length; i++)
		sum = sum * 31 + (unsigned char)id.data[i];
	return sum % REMEMBERED;
}

static struct link_words look_up(struct call *call, const struct entity *entity, str id)
{
	struct link_words words = { .id = id, .number = S(""), .name = S(""), .name_json = S(""),
		.hidden = !permit_known(call, entity, id) };
	if (words.hidden)
		return words;
	bool numbered = entity->number_prefix != NULL;
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT "));
	query_name(&query, entity->fields[numbered ? entity->number_field : entity->name_field].name);
	query_add(&query, SQL(" FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" WHERE id = "));
	query_bind(&query, cell_text(id));
	struct rows rows;
	if (query_run(&query, call->db, &rows) != DB_DONE || rows.count == 0)
		return words;
	str text = rows_text(&rows, 0, 0);
	const struct field *field = &entity->fields[entity->name_field];
	if (numbered)
		words.number = text;
	else if (field->kind == KIND_NAME) {
		words.name_json = text;
		words.name = value_name(call->arena, text, call->language, call->house.language, NULL);
	} else if (field->kind == KIND_LINK) {
		words.name = link_words(call, field->link, text).name;
	} else {
		words.name = text;
	}
	return words;
}

struct link_words link_words(struct call *call, const struct entity *entity, str id)
{
	if (id.length == 0)
		return (struct link_words){ S(""), S(""), S(""), S(""), false };
	if (call->links == NULL)
		call->links = NEW(call->arena, struct link_memory);
	struct remembered *slot = &call->links->slots[slot_of(id)];
	if (slot->entity != entity || !str_equal(slot->words.id, id))
		*slot = (struct remembered){ entity, look_up(call, entity, id) };
	return slot->words;
}
