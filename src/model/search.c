#include "model/search.h"

#include "base/text.h"
#include "model/citation.h"
#include "model/permit.h"
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

// An Arabic word without its article and what is written together with it ("السجن", "بالسجن", "وللسجن"), or the
// word itself. Fewer than three letters are no word of their own: "الله", "والي", "بالغ".
static str without_article(str word)
{
	static const char *const heads[] = { "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل" };
	enum { LETTER_BYTES = 2, LETTERS_LEFT = 3 };
	for (size_t i = 0; i < COUNT(heads); i++) {
		str head = str_from(heads[i]);
		if (str_starts(word, head) && word.length >= head.length + LETTERS_LEFT * LETTER_BYTES)
			return str_skip(word, head.length);
	}
	return word;
}

// The same words, each once more without its article, for the index; only so, for a question.
static str articles_off(struct arena *arena, str folded, bool keep)
{
	str rest = folded, word;
	struct buf buf = buf_sized(arena, folded.length);
	while (str_cut(&rest, ' ', &word)) {
		str bare = without_article(word);
		if (buf.length > 0)
			buf_add_char(&buf, ' ');
		buf_add(&buf, keep ? word : bare);
		if (keep && bare.length < word.length) {
			buf_add_char(&buf, ' ');
			buf_add(&buf, bare);
		}
	}
	return buf_str(&buf);
}

static void add_words(struct call *call, struct buf *buf, str text)
{
	str folded = articles_off(call->arena, folded_words(call->arena, text), true);
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
		if (!field->search || field->kind == KIND_LINK || !record_has(record, i))
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

// What the linked record is called is asked there, so that it stays right when that one is renamed; and only
// by those who may seek it there.
static bool is_followed(const struct call *call, const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	return field->search && field->kind == KIND_LINK && permit_field(call, entity, index) &&
	       permit_may(call, VERB_READ, field->link) && permit_number(call, field->link);
}

void search_where(struct call *call, struct query *query, const struct entity *entity, str words)
{
	str folded = articles_off(call->arena, folded_words(call->arena, words), false);
	if (folded.length == 0)
		return;
	query_add(query, SQL(" AND (t.id IN ("));
	full_text_select(query, call->db, str_from(entity->name), folded);
	query_add(query, SQL(")"));
	for (size_t i = 0; i < entity->field_count; i++)
		if (is_followed(call, entity, i)) {
			query_add(query, SQL(" OR t."));
			query_name(query, entity->fields[i].name);
			query_add(query, SQL(" IN ("));
			full_text_select(query, call->db, str_from(entity->fields[i].link->name), folded);
			query_add(query, SQL(")"));
		}
	query_add(query, SQL(")"));
}
