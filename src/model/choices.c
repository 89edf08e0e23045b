#include "model/choices.h"

#include "base/numerals.h"
#include "base/text.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"

enum { LABEL_LETTERS = 60 };

static bool of_vocabulary(struct call *call, const struct vocabulary *vocabulary,
	struct offer **offers, size_t *count);
static bool of_link(struct call *call, const struct field *field, struct offer **offers, size_t *count);
static void add_kinds(struct query *query, const char *kinds);

bool choices_of(struct call *call, const struct field *field, struct offer **offers, size_t *count)
{
	*offers = NULL;
	*count = 0;
	if (field->kind == KIND_CHOICE)
		return of_vocabulary(call, field->vocabulary, offers, count);
	return field->kind == KIND_LINK && of_link(call, field, offers, count);
}

static bool of_vocabulary(struct call *call, const struct vocabulary *vocabulary,
	struct offer **offers, size_t *count)
{
	struct rows rows = { 0 };
	if (vocabulary->open &&
	        !db_query(call->db, call->arena,
			SQL("SELECT code, name FROM term WHERE vocabulary = $1 AND binned_at IS NULL"
			    " AND coalesce(active, 1) = 1 ORDER BY position, code"),
			PARAMETERS(cell_text(str_from(vocabulary->name))), &rows))
		rows.count = 0;
	*offers = NEW_MANY(call->arena, vocabulary->choice_count + rows.count + 1, struct offer);
	for (size_t i = 0; i < vocabulary->choice_count; i++) {
		const struct choice *choice = &vocabulary->choices[i];
		str label = say_in(call, vocabulary->context, choice->label);
		(*offers)[(*count)++] = (struct offer){ str_from(choice->code),
			vocabulary == &digits_vocabulary ? label : numerals_write(call->arena, call_locale(call), label) };
	}
	for (size_t i = 0; i < rows.count; i++)
		(*offers)[(*count)++] = (struct offer){ rows_text(&rows, i, 0),
			value_name(call->arena, rows_text(&rows, i, 1), call->language,
				call->house.language, NULL) };
	return true;
}

static bool of_link(struct call *call, const struct field *field, struct offer **offers, size_t *count)
{
	const struct entity *entity = field->link;
	bool named = entity->fields[entity->name_field].kind == KIND_NAME;
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL"));
	add_kinds(&query, field->link_kinds);
	permit_where(call, &query, entity);
	query_add(&query, named ? SQL(" ORDER BY t.name_sort, t.id LIMIT ") : SQL(" ORDER BY t.id DESC LIMIT "));
	query_bind(&query, cell_integer(CHOICES_MOST + 1));
	struct record **records;
	size_t found;
	if (!record_query_kept(call, &query, entity, &records, &found) || found > CHOICES_MOST)
		return false;
	*offers = NEW_MANY(call->arena, found + 1, struct offer);
	for (size_t i = 0; i < found; i++)
		(*offers)[(*count)++] = (struct offer){ records[i]->id, choice_label(call, records[i]) };
	return true;
}

static void add_kinds(struct query *query, const char *kinds)
{
	if (kinds == NULL)
		return;
	str rest = str_from(kinds), kind;
	bool first = true;
	while (str_cut(&rest, '|', &kind)) {
		query_add(query, first ? SQL(" AND t.kind IN (") : SQL(", "));
		query_bind(query, cell_text(kind));
		first = false;
	}
	if (!first)
		query_add(query, SQL(")"));
}

str choice_label(struct call *call, const struct record *record)
{
	str number = record_number(record);
	if (number.length == 0)
		return record_title(call, record);
	const struct entity *entity = record->entity;
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		bool tells = field->kind == KIND_PROSE || field->kind == KIND_NAME ||
		             (field->kind == KIND_LINK && !field->many);
		if (!tells || !field->in_list || !permit_field(call, entity, i) || !record_has(record, i))
			continue;
		str words = text_shorten(call->arena, text_squeeze(call->arena, value_words(call, record, i)),
			LABEL_LETTERS);
		return str_format(call->arena, "%.*s · %.*s", STR_ARG(number), STR_ARG(words));
	}
	return number;
}
