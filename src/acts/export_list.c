#include "acts/export_list.h"

#include "acts/press_open.h"
#include "acts/recommend.h"
#include "base/catalogue.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/names.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/record_json.h"

bool export_format(str name, enum export_format *format)
{
	if (str_is(name, "csv"))
		*format = EXPORT_CSV;
	else if (str_is(name, "xlsx"))
		*format = EXPORT_XLSX;
	else if (str_is(name, "json"))
		*format = EXPORT_JSON;
	else
		return false;
	return true;
}

const char *export_media_type(enum export_format format)
{
	switch (format) {
	case EXPORT_CSV: return "text/csv; charset=utf-8";
	case EXPORT_XLSX: return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	case EXPORT_JSON: break;
	}
	return "application/json";
}

// A table in memory: what each format is written from.
struct table {
	struct arena *arena;
	str *cells;
	size_t count, room, columns;
};

static void add(struct table *table, str cell)
{
	GROW(table->arena, table->cells, table->count, table->room);
	table->cells[table->count - 1] = cell;
}

static bool exported(struct call *call, const struct entity *entity, size_t field)
{
	if (!permit_field(call, entity, field))
		return false;
	return entity != &recommendation_entity || !entity->fields[field].derived;
}

static bool is_wide(const struct entity *entity)
{
	return entity == &recommendation_entity;
}

// A column for Tifinagh where the house writes names in it.
static size_t languages_of_name(const struct call *call, const struct field *field)
{
	return field->kind != KIND_NAME ? 0 : call->house.tifinagh ? field_language_count(field) : LANGUAGE_COUNT;
}

static void add_header(struct call *call, struct table *table, const struct entity *entity)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (!exported(call, entity, i))
			continue;
		add(table, str_from(field->name));
		for (size_t k = 0; k < languages_of_name(call, field); k++)
			add(table, str_format(table->arena, "%s.%s", field->name, name_languages[k]));
	}
	const struct own_fields *own = own_fields_of(call, entity);
	for (size_t i = 0; i < own->entity.field_count; i++)
		add(table, str_from(own->entity.fields[i].name));
	for (size_t i = 0; is_wide(entity) && i < WIDE_EXPORTED; i++)
		add(table, str_from(wide_names[i]));
	table->columns = table->count;
}

// What import finds it by again: its number, its code, a name that only it has, else its id.
static str link_cell(struct call *call, const struct entity *entity, str id)
{
	struct link_words words = link_words(call, entity, id);
	if (words.hidden)
		return S("");
	if (words.number.length > 0)
		return words.number;
	size_t code = entity_field_find(entity, S("code"));
	struct record *record = code == SIZE_MAX ? NULL : record_find(call, entity, id);
	if (record != NULL && record_has(record, code))
		return record_text(record, code);
	if (entity == &account_entity) {
		record = record_find(call, entity, id);
		return record == NULL ? id : record_text(record, ACCOUNT_NAME);
	}
	struct name_match match;
	bool known = words.name.length > 0 && entity->named && name_match(call, entity, words.name, NULL, &match);
	return known && match.count == 1 ? words.name : id;
}

static str field_cell(struct call *call, const struct record *record, size_t index)
{
	const struct field *field = &record->entity->fields[index];
	const struct cell *cell = &record->values[index];
	if (cell->kind == CELL_NULL)
		return S("");
	if (cell->kind == CELL_INTEGER)
		return str_format(call->arena, "%lld", (long long)cell->integer);
	if (field->kind == KIND_NAME)
		return value_name(call->arena, cell->text, call->house.language, call->house.language, NULL);
	if (field->many) {
		str *members;
		size_t count = value_set_members(call->arena, cell->text, &members);
		struct buf buf = buf_in(call->arena);
		for (size_t i = 0; i < count; i++) {
			buf_add(&buf, i > 0 ? S("; ") : S(""));
			buf_add(&buf, field->kind == KIND_LINK ? link_cell(call, field->link, members[i]) : members[i]);
		}
		return buf_str(&buf);
	}
	return field->kind == KIND_LINK ? link_cell(call, field->link, cell->text) : cell->text;
}

static void add_fields(struct call *call, struct table *table, const struct record *record)
{
	for (size_t i = 0; i < record->entity->field_count; i++) {
		if (!exported(call, record->entity, i))
			continue;
		add(table, field_cell(call, record, i));
		for (size_t k = 0; k < languages_of_name(call, &record->entity->fields[i]); k++)
			add(table, value_name_in(call->arena, record_text(record, i), name_languages[k]));
	}
	struct record *own = own_values(call, record);
	for (size_t i = 0; i < own->entity->field_count; i++)
		add(table, field_cell(call, own, i));
}

// The last reply and assessment of a line stand in its row; all of them are lists of their own.
static struct record *last_of(struct call *call, const struct entity *entity, size_t link, str line)
{
	struct record **records;
	size_t count;
	if (!list_linked(call, entity, link, line, &records, &count) || count == 0)
		return NULL;
	return records[count - 1];
}

static void add_line(struct call *call, struct table *table, const struct record *line)
{
	struct record *reply = line == NULL ? NULL : last_of(call, &reply_entity, REPLY_ADDRESSEE_LINE, line->id);
	struct record *found =
		line == NULL ? NULL : last_of(call, &assessment_entity, ASSESSMENT_ADDRESSEE_LINE, line->id);
	const struct {
		const struct record *record;
		size_t field;
	} cells[WIDE_EXPORTED] = {
		[WIDE_ADDRESSEE] = { line, ADDRESSEE_LINE_AUTHORITY }, [WIDE_SENT_ON] = { line, ADDRESSEE_LINE_SENT_ON },
		[WIDE_REPLY_DUE_ON] = { line, ADDRESSEE_LINE_REPLY_DUE_ON },
		[WIDE_ACKNOWLEDGED_ON] = { line, ADDRESSEE_LINE_ACKNOWLEDGED_ON },
		[WIDE_REPLIED_ON] = { reply, REPLY_RECEIVED_ON }, [WIDE_REPLY] = { reply, REPLY_TEXT },
		[WIDE_POSITION] = { reply, REPLY_POSITION },
		[WIDE_IMPLEMENTATION] = { found, ASSESSMENT_IMPLEMENTATION },
		[WIDE_ASSESSED_ON] = { found, ASSESSMENT_ASSESSED_ON }, [WIDE_ASSESSOR] = { found, ASSESSMENT_ASSESSOR },
		[WIDE_ASSESSMENT] = { found, ASSESSMENT_TEXT },
	};
	for (size_t i = 0; i < WIDE_EXPORTED; i++) {
		const struct record *record = cells[i].record;
		bool shown = record != NULL && permit_field(call, record->entity, cells[i].field);
		add(table, shown ? field_cell(call, record, cells[i].field) : S(""));
	}
}

static bool add_record(struct call *call, struct table *table, const struct record *record)
{
	struct record **lines = NULL;
	size_t count = 0;
	if (!is_wide(record->entity)) {
		add_fields(call, table, record);
		return true;
	}
	if (!list_lines(call, record->id, &lines, &count))
		return false;
	for (size_t i = 0; i < count || i == 0; i++) {
		add_fields(call, table, record);
		add_line(call, table, count == 0 ? NULL : lines[i]);
	}
	return true;
}

static void write_csv(struct buf *buf, const struct table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		buf_add_csv(buf, table->cells[i]);
		buf_add(buf, (i + 1) % table->columns == 0 ? S("\r\n") : S(","));
	}
}

// A workbook for people to sort and filter: right to left where the reader's language is.
static bool write_xlsx(struct call *call, struct buf *buf, const struct entity *entity, const struct table *table)
{
	const struct press *press;
	if (!press_open(call, &press))
		return false;
	struct xlsx_cell *cells = NEW_MANY(call->arena, table->count + 1, struct xlsx_cell);
	struct day day;
	for (size_t i = 0; i < table->count; i++) {
		bool whole_day = table->cells[i].length == 10 && day_parse(table->cells[i], &day);
		cells[i] = (struct xlsx_cell){ .kind = whole_day ? XLSX_DAY : XLSX_TEXT, .text = table->cells[i] };
	}
	const struct xlsx_table sheet = { .name = say(call, entity->label_many),
		.right_to_left = str_is(str_from(language_direction(call->language)), "rtl"), .cells = cells,
		.column_count = table->columns, .row_count = table->count / table->columns };
	struct mishap mishap;
	str bytes;
	if (!press->xlsx(call->arena, &sheet, 1, &bytes, &mishap))
		return refuse(call, REFUSED_TOO_LARGE, mishap.why);
	buf_add(buf, bytes);
	return true;
}

bool export_list(struct call *call, const struct export_request *request, struct buf *buf)
{
	struct list_request list = request->list;
	struct list_page page;
	struct table table = { .arena = call->arena };
	if (!permit_entity(call, VERB_EXPORT, list.entity))
		return false;
	list.limit = LIMIT_LIST;
	list.uncounted = true;
	add_header(call, &table, list.entity);
	bool first = true;
	if (request->format == EXPORT_JSON)
		buf_add_char(buf, '[');
	do {
		if (!list_read(call, &list, &page))
			return false;
		for (size_t i = 0; i < page.count; i++) {
			if (request->format == EXPORT_JSON) {
				buf_add(buf, first ? S("") : S(",\n"));
				record_json_write(call, buf, page.records[i]);
				first = false;
			} else if (!add_record(call, &table, page.records[i])) {
				return false;
			}
		}
		list.after = page.next;
	} while (page.next.length > 0);
	if (request->format == EXPORT_JSON)
		buf_add(buf, S("]\n"));
	else if (request->format == EXPORT_CSV)
		write_csv(buf, &table);
	else
		return write_xlsx(call, buf, list.entity, &table);
	return true;
}
