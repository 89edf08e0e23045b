#include "model/own.h"

#include "base/catalogue.h"
#include "base/limits.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/own_field.h"
#include "model/permit.h"
#include "model/record_json.h"

// Definitions, read once for each call and connection: a write sees those of its own transaction.

struct definition {
	str entity, name, label;
	struct field field; // Without its label.
};

struct own_memory {
	const struct db *db;
	enum role role;
	const char *language;
	struct definition *definitions;
	size_t count;
	struct own_fields **shown; // Beside entities[]; NULL: not asked for yet.
};

static enum level level_of(str code)
{
	return str_is(code, "restricted") ? LEVEL_RESTRICTED : LEVEL_INTERNAL;
}

static struct field field_of(struct call *call, const struct rows *rows, size_t row)
{
	// ORDER own_kind_vocabulary
	static const struct {
		const char *code;
		struct field field;
	} kinds[] = {
		{ "text", { .kind = KIND_TEXT, .max = OWN_TEXT_BYTES } },
		{ "prose", { .kind = KIND_PROSE, .max = LIMIT_TEXT_BYTES } },
		// What every reader of JSON holds exactly (RFC 8259 section 6).
		{ "integer", { .kind = KIND_INTEGER, .min = -9007199254740991, .max = 9007199254740991 } },
		{ "boolean", { .kind = KIND_BOOLEAN } },
		{ "day", { .kind = KIND_DAY, .reduced = true } },
	};
	struct field field = kinds[0].field;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(rows_text(rows, row, 3), kinds[i].code))
			field = kinds[i].field;
	field.name = str_c(call->arena, str_format(call->arena, "own.%.*s", STR_ARG(rows_text(rows, row, 1))));
	field.required = rows_integer(rows, row, 4) != 0;
	field.filter = rows_integer(rows, row, 5) != 0;
	field.level = level_of(rows_text(rows, row, 6));
	return field;
}

static struct own_memory *memory_of(struct call *call)
{
	struct own_memory *memory = call->own;
	if (memory != NULL && memory->db == call->db && memory->role == call->role &&
	        memory->language == call->language)
		return memory;
	struct rows rows;
	memory = NEW(call->arena, struct own_memory);
	*memory = (struct own_memory){ .db = call->db, .role = call->role, .language = call->language };
	memory->shown = NEW_MANY(call->arena, entity_count, struct own_fields *);
	call->own = memory;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT entity, name, label, kind, required, filter, level FROM own_field"
		        " WHERE binned_at IS NULL ORDER BY coalesce(position, 10001), name"),
		    NO_PARAMETERS, &rows))
		return memory;
	memory->count = rows.count;
	memory->definitions = NEW_MANY(call->arena, rows.count + 1, struct definition);
	for (size_t i = 0; i < rows.count; i++)
		memory->definitions[i] = (struct definition){ rows_text(&rows, i, 0), rows_text(&rows, i, 1),
			rows_text(&rows, i, 2), field_of(call, &rows, i) };
	return memory;
}

void own_fields_forget(struct call *call)
{
	call->own = NULL;
}

static struct own_fields *fields_shown(struct call *call, const struct own_memory *memory,
	const struct entity *entity)
{
	struct own_fields *own = NEW(call->arena, struct own_fields);
	struct field *fields = NEW_MANY(call->arena, memory->count + 1, struct field);
	str *labels = NEW_MANY(call->arena, memory->count + 1, str);
	const struct grant *grant = permit_grant_find(call, entity);
	size_t count = 0;
	for (size_t i = 0; i < memory->count && grant != NULL; i++) {
		const struct definition *definition = &memory->definitions[i];
		if (!str_is(definition->entity, entity->name) || definition->field.level > grant->level)
			continue;
		labels[count] = definition->label;
		fields[count] = definition->field;
		fields[count++].label = str_c(call->arena, value_name(call->arena, definition->label, call->language,
							      call->house.language, NULL));
	}
	*own = (struct own_fields){ .labels = labels,
		.entity = { .name = entity->name, .plural = entity->plural, .label = entity->label,
			.label_many = entity->label_many, .fields = fields, .field_count = count } };
	return own;
}

const struct own_fields *own_fields_of(struct call *call, const struct entity *entity)
{
	struct own_memory *memory = memory_of(call);
	for (size_t i = 0; i < entity_count; i++) {
		if (entities[i] != entity)
			continue;
		if (memory->shown[i] == NULL)
			memory->shown[i] = fields_shown(call, memory, entity);
		return memory->shown[i];
	}
	return fields_shown(call, memory, entity);
}

bool own_groups(const struct field *field)
{
	return field->filter && (field->kind == KIND_BOOLEAN || field->kind == KIND_TEXT);
}

size_t own_field_find(struct call *call, const struct entity *entity, str text)
{
	const struct own_fields *own = own_fields_of(call, entity);
	size_t found = entity_field_find(&own->entity, text);
	if (found != SIZE_MAX || str_starts(text, S("own.")))
		return found;
	str folded = text_fold(call->arena, text);
	for (size_t i = 0; i < own->entity.field_count; i++)
		for (size_t k = 0; k < LANGUAGE_COUNT; k++) {
			str label = value_name_in(call->arena, own->labels[i], languages[k]);
			if (label.length > 0 && str_equal(text_fold(call->arena, label), folded))
				return i;
		}
	return SIZE_MAX;
}

// Values.

static bool object_of(struct arena *arena, str text, struct json *object)
{
	struct mishap mishap;
	*object = (struct json){ .kind = JSON_IS_OBJECT };
	return text.length > 0 && json_read(arena, text, object, &mishap) && object->kind == JSON_IS_OBJECT;
}

static str name_of(const struct field *field)
{
	return str_skip(str_from(field->name), 4);
}

static struct cell cell_of(const struct json *json)
{
	if (json == NULL)
		return cell_null();
	switch (json->kind) {
	case JSON_IS_BOOLEAN: return cell_integer(json->boolean);
	case JSON_IS_INTEGER: return cell_integer(json->integer);
	case JSON_IS_TEXT: return cell_text_or_null(json->text);
	case JSON_IS_NULL:
	case JSON_IS_REAL:
	case JSON_IS_ARRAY:
	case JSON_IS_OBJECT: break;
	}
	return cell_null();
}

struct record *own_values(struct call *call, const struct record *record)
{
	const struct own_fields *own = own_fields_of(call, record->entity);
	struct record *values = record_new(call, &own->entity);
	struct json object;
	values->id = record->id;
	values->version = record->version;
	if (own->entity.field_count == 0 || !object_of(call->arena, record->own, &object))
		return values;
	for (size_t i = 0; i < own->entity.field_count; i++)
		values->values[i] = cell_of(json_find(&object, name_of(&own->entity.fields[i])));
	return values;
}

static struct json json_of(const struct field *field, const struct cell *cell)
{
	if (field->kind == KIND_BOOLEAN)
		return (struct json){ .kind = JSON_IS_BOOLEAN, .boolean = cell->integer != 0 };
	if (cell->kind == CELL_INTEGER)
		return (struct json){ .kind = JSON_IS_INTEGER, .integer = cell->integer };
	return (struct json){ .kind = JSON_IS_TEXT, .text = cell->text };
}

static bool has_name(const struct entity *entity, str name)
{
	for (size_t i = 0; i < entity->field_count; i++)
		if (str_equal(name_of(&entity->fields[i]), name))
			return true;
	return false;
}

void own_keep(struct call *call, struct record *record, const struct record *values)
{
	const struct entity *own = values->entity;
	struct json old, made = { .kind = JSON_IS_OBJECT };
	if (!object_of(call->arena, record->own, &old))
		old.count = 0;
	made.keys = NEW_MANY(call->arena, old.count + own->field_count + 1, str);
	made.items = NEW_MANY(call->arena, old.count + own->field_count + 1, struct json);
	for (size_t i = 0; i < old.count; i++) {
		if (has_name(own, old.keys[i]))
			continue;
		made.keys[made.count] = old.keys[i];
		made.items[made.count++] = old.items[i];
	}
	for (size_t i = 0; i < own->field_count; i++) {
		if (!record_has(values, i))
			continue;
		made.keys[made.count] = name_of(&own->fields[i]);
		made.items[made.count++] = json_of(&own->fields[i], &values->values[i]);
	}
	struct buf buf = buf_in(call->arena);
	if (made.count > 0)
		json_write(&buf, &made);
	record->own = buf_str(&buf);
}

static bool find(struct call *call, const struct record *record, str key, struct record **values, size_t *index)
{
	*values = own_values(call, record);
	*index = entity_field_find((*values)->entity, key);
	return *index != SIZE_MAX ||
	       refuse_field(call, str_c(call->arena, key), say(call, N_("There is no such field.")));
}

bool own_read(struct call *call, struct record *record, str key, str text, struct value_manner *manner)
{
	struct record *values;
	size_t index;
	if (!find(call, record, key, &values, &index) || !value_read(call, values, index, text, manner))
		return false;
	own_keep(call, record, values);
	return true;
}

bool own_from_json(struct call *call, struct record *record, str key, const struct json *json)
{
	struct record *values;
	size_t index;
	if (!find(call, record, key, &values, &index) || !value_from_json(call, values, index, json))
		return false;
	own_keep(call, record, values);
	return true;
}

// Saving.

bool own_check(struct call *call, const struct record *before, const struct record *after)
{
	bool same = before != NULL && str_equal(before->own, after->own);
	return same || value_check(call, own_values(call, after));
}

str own_copy_text(struct call *call, const struct field *field, const struct cell *cell)
{
	if (field->kind == KIND_INTEGER)
		return str_format(call->arena, "%020llu",
			(unsigned long long)cell->integer ^ 0x8000000000000000ull);
	if (cell->kind == CELL_INTEGER)
		return cell->integer != 0 ? S("1") : S("0");
	return cell->text;
}

size_t own_copies(struct call *call, const struct record *record, struct own_copy **copies)
{
	const struct own_memory *memory = memory_of(call);
	struct json object;
	size_t count = 0;
	*copies = NULL;
	if (record->binned_at.length > 0 || !object_of(call->arena, record->own, &object))
		return 0;
	*copies = NEW_MANY(call->arena, memory->count + 1, struct own_copy);
	for (size_t i = 0; i < memory->count; i++) {
		const struct definition *definition = &memory->definitions[i];
		if (!definition->field.filter || !str_is(definition->entity, record->entity->name))
			continue;
		struct cell cell = cell_of(json_find(&object, definition->name));
		if (cell.kind != CELL_NULL)
			(*copies)[count++] = (struct own_copy){ definition->name,
				own_copy_text(call, &definition->field, &cell) };
	}
	return count;
}

static bool copy_values(struct call *call, const struct record *record)
{
	struct own_copy *copies;
	size_t count = own_copies(call, record, &copies);
	for (size_t i = 0; i < count; i++)
		if (!call_stored(call,
			    db_run(call->db, call->arena,
				    SQL("INSERT INTO own_value (entity, record, name, value) VALUES ($1, $2, $3, $4)"),
				    PARAMETERS(cell_text(str_from(record->entity->name)), cell_text(record->id),
					    cell_text(copies[i].name), cell_text(copies[i].value)),
				    NULL)))
			return false;
	return true;
}

static bool forget_values(struct call *call, const struct record *record)
{
	return call_stored(call,
		db_run(call->db, call->arena, SQL("DELETE FROM own_value WHERE entity = $1 AND record = $2"),
			PARAMETERS(cell_text(str_from(record->entity->name)), cell_text(record->id)), NULL));
}

enum { PAGE_ROWS = 1000 };

struct copying {
	struct arena *arena; // Outlives the pages.
	const struct entity *entity;
	str after;
	bool more;
};

static bool copy_page(struct call *call, void *input)
{
	struct copying *copying = input;
	struct query query = query_in(call->arena);
	struct record **records;
	size_t count;
	record_select(&query, copying->entity);
	query_add(&query, SQL("WHERE t.own IS NOT NULL AND t.binned_at IS NULL AND t.id > "));
	query_bind(&query, cell_text(copying->after));
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(PAGE_ROWS));
	if (!record_query(call, &query, copying->entity, &records, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!copy_values(call, records[i]))
			return false;
	copying->more = count == PAGE_ROWS;
	if (count > 0)
		copying->after = str_copy(copying->arena, records[count - 1]->id);
	return true;
}

// A definition that begins or ends to filter, or goes to the bin, changes what own_value holds.
static bool copy_again(struct call *call, const struct entity *entity)
{
	struct copying copying = { call->arena, entity, S(""), true };
	bool done = call_stored(call,
		db_run(call->db, call->arena, SQL("DELETE FROM own_value WHERE entity = $1"),
			PARAMETERS(cell_text(str_from(entity->name))), NULL));
	while (done && copying.more)
		done = call_in_scratch(call, copy_page, &copying);
	return done;
}

static bool filters(const struct record *definition)
{
	return definition != NULL && definition->binned_at.length == 0 &&
	       record_integer(definition, OWN_FIELD_FILTER) != 0;
}

static bool save_definition(struct call *call, const struct record *before, const struct record *after)
{
	own_fields_forget(call);
	const struct entity *entity = entity_find(record_text(after, OWN_FIELD_ENTITY));
	return filters(before) == filters(after) || entity == NULL || copy_again(call, entity);
}

bool own_save(struct call *call, const struct record *before, const struct record *after)
{
	bool same = before == NULL ? after->own.length == 0
	                           : str_equal(before->own, after->own) &&
	                                     str_equal(before->binned_at, after->binned_at);
	if (!same && before != NULL && !forget_values(call, after))
		return false;
	if (!same && !copy_values(call, after))
		return false;
	return after->entity != &own_field_entity || save_definition(call, before, after);
}

void own_json_write(struct call *call, struct buf *buf, const struct record *record)
{
	if (own_fields_of(call, record->entity)->entity.field_count == 0)
		return;
	struct record *values = own_values(call, record);
	for (size_t i = 0; i < values->entity->field_count; i++) {
		buf_addf(buf, ",\"%s\":", values->entity->fields[i].name);
		field_json_write(call, buf, values, i);
	}
}
