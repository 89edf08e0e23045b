#include "acts/columns.h"

#include "base/catalogue.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/own.h"

static struct column *add_column(struct call *call, struct columns *columns)
{
	GROW(call->arena, columns->items, columns->count, columns->room);
	return &columns->items[columns->count - 1];
}

static bool label_is(struct call *call, const char *label, str folded)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (str_equal(text_fold(call->arena, catalogue_text(languages[i], NULL, label)), folded))
			return true;
	return false;
}

static bool is_wide(const struct entity *entity)
{
	return entity == &recommendation_entity;
}

static bool find_own(struct call *call, const struct entity *entity, str label, struct column *column)
{
	size_t index = own_field_find(call, entity, label);
	if (index == SIZE_MAX)
		return false;
	column->target = TARGET_OWN;
	column->own = column->name = str_from(own_fields_of(call, entity)->entity.fields[index].name);
	return true;
}

// What a name or label stands for: "name", "name.ar", "Région", "own.floor".
static bool find_target(struct call *call, const struct entity *entity, str text, struct column *column)
{
	str name = text_squeeze(call->arena, text), language;
	str folded = text_fold(call->arena, name);
	if (str_starts(name, S("own.")) && name.length > 4) {
		column->target = TARGET_OWN;
		column->own = column->name = name;
		return true;
	}
	size_t dot = str_find(name, S("."));
	language = dot == SIZE_MAX ? S("") : str_skip(name, dot + 1);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		bool in_language = field->kind == KIND_NAME && language_known(language) &&
		                   str_is(str_slice(name, 0, dot), field->name);
		if (field->derived || (!in_language && !str_equal_ignoring_case(name, str_from(field->name)) &&
			    !label_is(call, field->label, folded)))
			continue;
		column->target = in_language ? TARGET_NAME : TARGET_FIELD;
		column->field = i;
		column->language = in_language ? language_constant(language) : NULL;
		column->name = str_from(field->name);
		return true;
	}
	for (size_t i = 0; is_wide(entity) && i < WIDE_COUNT; i++)
		if (str_equal_ignoring_case(name, str_from(wide_names[i])) || label_is(call, wide_labels[i], folded)) {
			column->target = TARGET_WIDE;
			column->wide = (enum wide)i;
			column->name = str_from(wide_names[i]);
			return true;
		}
	return find_own(call, entity, name, column);
}

static size_t header_find(const struct sheet *sheet, str header)
{
	for (size_t i = 0; i < sheet->column_count; i++)
		if (text_same(sheet->headers[i], header))
			return i;
	return SIZE_MAX;
}

static bool wrong(struct call *call, str what, str why)
{
	return refuse_field(call, str_c(call->arena, what), why);
}

static bool add_mapped(struct call *call, const struct import_request *request, struct columns *columns,
	const struct map_section *section, bool constant)
{
	bool good = true;
	for (size_t i = 0; i < section->count; i++) {
		const struct map_line *line = &section->lines[i];
		struct column column = { .source = SIZE_MAX, .header = S(""), .constant = line->value };
		if (!find_target(call, request->entity, line->key, &column)) {
			good = wrong(call, line->key,
				say_with(call, N_("Line {line} of the map: “{text}” is not a field of this list."), "line",
					str_format(call->arena, "%zu", line->line), "text", line->key, NULL));
			continue;
		}
		if (!constant) {
			column.header = line->value;
			column.source = header_find(request->sheet, line->value);
			if (column.source == SIZE_MAX)
				good = wrong(call, line->key,
					say_with(call, N_("Line {line} of the map: the file has no column “{text}”."), "line",
						str_format(call->arena, "%zu", line->line), "text", line->value, NULL));
		}
		*add_column(call, columns) = column;
	}
	return good;
}

static bool taken(const struct columns *columns, const struct column *column, size_t source)
{
	for (size_t i = 0; i < columns->count; i++) {
		const struct column *other = &columns->items[i];
		if (source != SIZE_MAX && other->source == source)
			return true;
		if (other->target == column->target && other->field == column->field &&
		        other->wide == column->wide && other->language == column->language &&
		        str_equal(other->own, column->own))
			return true;
	}
	return false;
}

static void add_by_header(struct call *call, const struct import_request *request,
	struct columns *columns, struct import_result *result)
{
	for (size_t i = 0; i < request->sheet->column_count; i++) {
		struct column column = { .source = i, .header = request->sheet->headers[i], .own = S("") };
		bool mapped = false;
		for (size_t k = 0; k < columns->count; k++)
			mapped = mapped || columns->items[k].source == i;
		if (mapped)
			continue;
		if (find_target(call, request->entity, column.header, &column) && !taken(columns, &column, i)) {
			*add_column(call, columns) = column;
			continue;
		}
		if (text_squeeze(call->arena, column.header).length == 0)
			continue;
		GROW(call->arena, result->ignored, result->ignored_count, result->ignored_room);
		result->ignored[result->ignored_count - 1] = column.header;
	}
}

static bool has(const struct columns *columns, enum target target, size_t field)
{
	for (size_t i = 0; i < columns->count; i++) {
		const struct column *c = &columns->items[i];
		if ((c->target == target || (target == TARGET_FIELD && c->target == TARGET_NAME)) &&
		        (target == TARGET_WIDE ? (size_t)c->wide : c->field) == field)
			return true;
	}
	return false;
}

static bool has_own(const struct columns *columns, str name)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->items[i].target == TARGET_OWN && str_equal(columns->items[i].own, name))
			return true;
	return false;
}

static bool check_needed(struct call *call, const struct entity *entity, const struct columns *columns)
{
	bool good = true;
	str why = say(call, N_("The list has no column for this. Name one in a map file, or write its name in the head."));
	for (size_t i = 0; i < entity->field_count; i++) {
		bool given = entity->steps != NULL && i == entity->state_field;
		given = given || (is_wide(entity) && i == RECOMMENDATION_KIND);
		given = given || (entity == &term_entity && i == TERM_BASE);
		if (entity->fields[i].required && !given && !has(columns, TARGET_FIELD, i))
			good = wrong(call, str_from(entity->fields[i].name), why);
	}
	const struct entity *own = &own_fields_of(call, entity)->entity;
	for (size_t i = 0; i < own->field_count; i++)
		if (own->fields[i].required && !has_own(columns, str_from(own->fields[i].name)))
			good = wrong(call, str_from(own->fields[i].name), why);
	if (is_wide(entity) && !has(columns, TARGET_WIDE, WIDE_ADDRESSEE))
		good = wrong(call, S("addressee"), why);
	return good;
}

bool columns_find(struct call *call, const struct import_request *request, struct columns *columns,
	struct import_result *result)
{
	*columns = (struct columns){ 0 };
	const struct map_file *map = request->map;
	bool good = true;
	if (map != NULL) {
		good = add_mapped(call, request, columns, &map->columns, false);
		good = add_mapped(call, request, columns, &map->constants, true) && good;
	}
	add_by_header(call, request, columns, result);
	for (size_t i = 0; map != NULL && i < columns->count; i++) {
		struct column *column = &columns->items[i];
		str key = column->target == TARGET_NAME
		                  ? str_format(call->arena, "%.*s.%s", STR_ARG(column->name), column->language)
		                  : column->name;
		column->values = map_values_find(map, column->name);
		column->create = map_find(&map->create, column->name) != NULL;
		const struct map_line *clean = map_find(&map->clean, key);
		struct mishap mishap;
		if (clean != NULL && !map_steps_read(call->arena, clean, &column->clean, &mishap))
			good = wrong(call, column->name, say(call, mishap.why));
	}
	return good && check_needed(call, request->entity, columns);
}

str column_cell(struct call *call, const struct column *column, const struct sheet_row *row, bool *cleaned)
{
	*cleaned = false;
	if (column->source == SIZE_MAX)
		return column->constant;
	str raw = column->source < row->count ? row->cells[column->source] : S("");
	str cell = column->clean.count > 0 ? map_steps_apply(call->arena, &column->clean, raw) : raw;
	str squeezed = text_squeeze(call->arena, cell);
	*cleaned = !str_equal(text_squeeze(call->arena, raw), raw) || !str_equal(cell, raw);
	if (column->values != NULL) {
		const struct map_line *line = map_find(column->values, squeezed);
		if (line != NULL)
			return line->value;
	}
	return cell;
}

str column_header(const struct columns *columns, str field)
{
	for (size_t i = 0; i < columns->count; i++)
		if (str_equal(columns->items[i].name, field) && columns->items[i].header.length > 0)
			return columns->items[i].header;
	return field;
}
