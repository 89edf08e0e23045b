#include "model/search.h"

#include "base/text.h"
#include "model/citation.h"
#include "model/value.h"
#include "store/full_text.h"

// An index holds no word of any length (PostgreSQL: 2,046 bytes), so a longer one is known by its beginning.
enum { WORD_BYTES = 200 };

static str folded_words(struct arena *arena, str text)
{
	str rest = text_fold(arena, text), word;
	if (rest.length <= WORD_BYTES)
		return rest;
	struct buf buf = buf_sized(arena, rest.length);
	while (str_cut(&rest, ' ', &word)) {
		if (buf.length > 0)
			buf_add_char(&buf, ' ');
		buf_add(&buf, text_start(word, WORD_BYTES));
	}
	return buf_str(&buf);
}

static void add_words(struct call *call, struct buf *buf, str text)
{
	str folded = folded_words(call->arena, text);
	if (folded.length == 0)
		return;
	if (buf->length > 0)
		buf_add_char(buf, ' ');
	buf_add(buf, folded);
}

str search_words(struct call *call, const struct record *record)
{
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < record->entity->field_count; i++) {
		const struct field *field = &record->entity->fields[i];
		if (!field->search || !record_has(record, i))
			continue;
		if (field->kind == KIND_NAME) {
			struct json object;
			struct mishap mishap;
			if (json_read(call->arena, record_text(record, i), &object, &mishap))
				for (size_t k = 0; k < object.count; k++)
					add_words(call, &buf, object.items[k].text);
		} else if (field->kind == KIND_CITATION) {
			str *members;
			size_t count = value_set_members(call->arena, record_text(record, i), &members);
			for (size_t k = 0; k < count; k++)
				add_words(call, &buf, citation_search_words(call, members[k]));
		} else {
			add_words(call, &buf, record_text(record, i));
		}
	}
	return buf_str(&buf);
}

bool search_save(struct call *call, const struct record *record)
{
	str words = record->binned_at.length > 0 ? S("") : search_words(call, record);
	return call_stored(call,
		full_text_put(call->db, call->arena, str_from(record->entity->name), record->id, words,
			record->version > 1));
}

void search_where(struct call *call, struct query *query, const struct entity *entity, str words)
{
	str folded = folded_words(call->arena, words);
	if (folded.length == 0)
		return;
	query_add(query, SQL(" AND t.id IN ("));
	full_text_select(query, call->db, str_from(entity->name), folded);
	query_add(query, SQL(")"));
}
