#include "acts/import_inside.h"
#include "acts/keep.h"
#include "base/limits.h"
#include "base/text.h"
#include "model/alike.h"
#include "model/entities.h"
#include "model/value.h"

bool import_may_make(const struct entity *linked)
{
	return linked == &partner_entity || linked == &person_entity;
}

bool import_allow(struct arena *arena, const struct entity *entity, str plural, struct map_section *create)
{
	struct map_line *lines = NEW_MANY(arena, create->count + entity->field_count, struct map_line);
	size_t count = create->count;
	for (size_t i = 0; i < count; i++)
		lines[i] = create->lines[i];
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (field->kind == KIND_LINK && import_may_make(field->link) && str_is(plural, field->link->plural) && !field->derived)
			lines[count++] = (struct map_line){ .key = str_from(field->name), .value = str_from(field->link->name) };
	}
	bool some = count > create->count;
	create->lines = lines;
	create->count = count;
	return some;
}

// Where there are more, a person asks for the pairs afterwards (acts/twin.h).
static bool looks_alike(const struct import *import, const struct column *column)
{
	return column->create && column->head.target == TARGET_FIELD && import->request->list->row_count <= LIMIT_ALIKE_RECORDS;
}

bool import_links_prepare(struct call *call, const struct import *import)
{
	for (size_t s = 0; s < import->request->list->sheet_count; s++)
		for (size_t i = 0; i < import->sheets[s].count; i++) {
			const struct column *column = &import->sheets[s].items[i];
			if (looks_alike(import, column) &&
			        !alike_prepare(call, import->request->entity->fields[column->head.field].link))
				return false;
		}
	return true;
}

// A linked record that the map lets the import make: it gets the name and the first allowed kind.
static bool make_link(struct call *call, struct import *import, const struct column *column, str text, str *id)
{
	const struct field *field = &import->request->entity->fields[column->head.field];
	struct alike *like = NULL;
	size_t like_count = 0;
	struct record *linked = record_new(call, field->link);
	size_t kind = entity_field_find(field->link, S("kind"));
	if (!value_read(call, linked, field->link->name_field, text, NULL))
		return false;
	if (kind != SIZE_MAX && field->link->fields[kind].required) {
		str kinds = str_from(field->link_kinds == NULL ? "other" : field->link_kinds), first;
		if (str_cut(&kinds, '|', &first))
			record_set(linked, kind, first);
	}
	if ((looks_alike(import, column) && !alike_find(call, field->link, S(""), linked, &like, &like_count)) || !keep_save(call, linked))
		return false;
	if (like_count > 0)
		import_note(import, import->row, column->header,
			say_with(call, N_("“{text}” is new here, and looks like one that is there: {title}. {why}"), "text", text,
				"title", like[0].title, "why", like[0].why, NULL));
	if (looks_alike(import, column))
		alike_learn(call, linked);
	import_made(import->result, field->link, 1);
	*id = linked->id;
	return true;
}

// One name: the id of what it fits, or of what was made for it.
static bool read_link(struct call *call, struct import *import, const struct column *column, str name, struct record *scratch, str *id)
{
	const struct field *field = &scratch->entity->fields[column->head.field];
	struct value_manner manner = { .day_order = import->day_order, .make_links = column->create };
	const struct map_line *line = column->values == NULL ? NULL : map_find(column->values, name);
	name = line != NULL ? line->value : name;
	*id = S("");
	if (name.length == 0)
		return true;
	if (!value_read(call, scratch, column->head.field, name, &manner))
		return false;
	if (manner.unmatched)
		return make_link(call, import, column, name, id);
	str *members;
	if (!field->many)
		*id = record_text(scratch, column->head.field);
	else if (value_set_members(call->arena, record_text(scratch, column->head.field), &members) == 1)
		*id = members[0];
	return true;
}

bool import_links(struct call *call, struct import *import, const struct column *column, str cell, struct record *record)
{
	enum { MANY = 40 };
	size_t index = column->head.field, count = 0;
	const struct field *field = &record->entity->fields[index];
	str parts[MANY], ids[MANY];
	size_t part_count = 1;
	parts[0] = text_squeeze(call->arena, cell);
	if (parts[0].length == 0) {
		record_clear(record, index);
		return true;
	}
	if (field->many)
		// Where a person said what names mean, or that they may be made, a stroke parts those that nobody knows too.
		part_count = names_in_cell(call, field->link, text_normal(call->arena, cell), column->create || column->values != NULL,
			parts, MANY);
	struct record *scratch = record_new(call, record->entity);
	for (size_t i = 0; i < part_count; i++) {
		if (!read_link(call, import, column, text_squeeze(call->arena, parts[i]), scratch, &ids[count]))
			return false;
		count += ids[count].length > 0;
	}
	if (count > 0)
		record_set(record, index, field->many ? value_set_write(call->arena, ids, count) : ids[0]);
	return true;
}
