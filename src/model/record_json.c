#include "model/record_json.h"

#include <string.h>

#include "model/entities.h"
#include "model/link.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"

void link_json_write(struct call *call, struct buf *buf, const struct entity *entity, str id)
{
	struct link_words words = link_words(call, entity, id);
	if (words.hidden) {
		buf_add_c(buf, "null");
		return;
	}
	buf_add_c(buf, "{\"id\":");
	buf_add_json(buf, id);
	if (words.number.length > 0) {
		buf_add_c(buf, ",\"number\":");
		buf_add_json(buf, words.number);
	}
	if (words.name.length > 0) {
		buf_add_c(buf, ",\"name\":");
		buf_add_json(buf, words.name);
	}
	buf_add_char(buf, '}');
}

static void set_json_write(struct call *call, struct buf *buf, const struct field *field, str set)
{
	str *members;
	size_t count = value_set_members(call->arena, set, &members);
	buf_add_char(buf, '[');
	bool first = true;
	for (size_t i = 0; i < count; i++) {
		if (field->kind == KIND_LINK && link_words(call, field->link, members[i]).hidden)
			continue;
		if (!first)
			buf_add_char(buf, ',');
		first = false;
		if (field->kind == KIND_LINK)
			link_json_write(call, buf, field->link, members[i]);
		else
			buf_add_json(buf, members[i]);
	}
	buf_add_char(buf, ']');
}

void field_json_write(struct call *call, struct buf *buf, const struct record *record, size_t index)
{
	const struct field *field = &record->entity->fields[index];
	const struct cell *cell = &record->values[index];
	if (cell->kind == CELL_NULL)
		buf_add_c(buf, "null");
	else if (field->kind == KIND_BOOLEAN)
		buf_add_c(buf, cell->integer ? "true" : "false");
	else if (cell->kind == CELL_INTEGER)
		buf_add_integer(buf, cell->integer);
	else if (field->many)
		set_json_write(call, buf, field, cell->text);
	else if (field->kind == KIND_NAME)
		buf_add(buf, cell->text);
	else if (field->kind == KIND_LINK)
		link_json_write(call, buf, field->link, cell->text);
	else
		buf_add_json(buf, cell->text);
}

const char *reply_state(const struct record *line, const struct day *today)
{
	struct day due, replied;
	bool has_due = day_parse(record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON), &due);
	if (day_parse(record_text(line, ADDRESSEE_LINE_REPLIED_ON), &replied)) {
		struct day end = day_end(&replied);
		return has_due && strcmp(end.text, due.text) > 0 ? "replied_late" : "replied_on_time";
	}
	if (record_has(line, ADDRESSEE_LINE_CLOSED_ON))
		return "no_reply_closed";
	if (!record_has(line, ADDRESSEE_LINE_SENT_ON) && !record_has(line, ADDRESSEE_LINE_COUNTS_FROM))
		return "not_sent";
	if (has_due && strcmp(due.text, today->text) < 0)
		return "overdue";
	return record_has(line, ADDRESSEE_LINE_ACKNOWLEDGED_ON) ? "acknowledged" : "sent";
}

struct json_members json_members_of(struct call *call, const struct entity *entity)
{
	const struct grant *grant = permit_grant_find(call, entity);
	struct json_members members = { entity, NEW_MANY(call->arena, entity->field_count, str),
		NEW_MANY(call->arena, entity->field_count, str), own_fields_of(call, entity)->entity.field_count > 0 };
	for (size_t i = 0; i < entity->field_count; i++) {
		str name = str_from(entity->fields[i].name);
		if (!grant_opens(grant, &entity->fields[i]))
			continue;
		struct buf key = buf_sized(call->arena, name.length + 8);
		buf_add_c(&key, ",\"");
		buf_add(&key, name);
		buf_add_c(&key, "\":");
		members.keys[i] = buf_str(&key);
		buf_add_c(&key, "null");
		members.unknown[i] = buf_str(&key);
	}
	return members;
}

void record_json_write(struct call *call, struct buf *buf, const struct record *record)
{
	struct json_members members = json_members_of(call, record->entity);
	record_json_write_with(call, buf, record, &members);
}

void record_json_write_with(struct call *call, struct buf *buf, const struct record *record,
	const struct json_members *members)
{
	buf_add_c(buf, "{\"id\":");
	buf_add_json(buf, record->id);
	buf_add_c(buf, ",\"version\":");
	buf_add_integer(buf, record->version);
	buf_add_c(buf, ",\"created_at\":");
	buf_add_json(buf, instant_str(&record->created_at));
	buf_add_c(buf, ",\"updated_at\":");
	buf_add_json(buf, instant_str(&record->updated_at));
	if (record->binned_at.length > 0) {
		buf_add_c(buf, ",\"binned_at\":");
		buf_add_json(buf, record->binned_at);
	}
	for (size_t i = 0; i < record->entity->field_count; i++) {
		if (record->values[i].kind == CELL_NULL)
			buf_add(buf, members->unknown[i]);
		else if (members->keys[i].length > 0) {
			buf_add(buf, members->keys[i]);
			field_json_write(call, buf, record, i);
		}
	}
	if (record->entity == &addressee_line_entity) {
		buf_add_c(buf, ",\"reply_state\":\"");
		buf_add_c(buf, reply_state(record, &call->today));
		buf_add_char(buf, '"');
	}
	if (members->owned)
		own_json_write(call, buf, record);
	buf_add_char(buf, '}');
}

static bool is_own_column(str key)
{
	for (size_t i = 0; record_columns[i] != NULL; i++)
		if (str_is(key, record_columns[i]))
			return true;
	return str_is(key, "reply_state");
}

bool record_json_read(struct call *call, struct record *record, const struct json *object)
{
	if (object->kind != JSON_IS_OBJECT)
		return refuse(call, REFUSED_INVALID, N_("The body must be a JSON object."));
	bool good = true;
	for (size_t i = 0; i < object->count; i++) {
		size_t field = entity_field_find(record->entity, object->keys[i]);
		const char *name = str_c(call->arena, object->keys[i]);
		if (is_own_column(object->keys[i]))
			continue;
		if (str_starts(object->keys[i], S("own.")))
			good = own_from_json(call, record, object->keys[i], &object->items[i]) && good;
		else if (field == SIZE_MAX || !permit_field(call, record->entity, field))
			good = refuse_field(call, name, say(call, N_("There is no such field.")));
		else if (record->entity->fields[field].derived)
			good = refuse_field(call, name, say(call, N_("This is computed from other facts and cannot be written.")));
		else if (record->entity->fields[field].settled)
			good = refuse_field(call, name, say(call, N_("This is set by what is done, not by writing it.")));
		else if (record->entity->steps != NULL && field == record->entity->state_field) {
			if (!str_equal(object->items[i].text, record_text(record, field)))
				good = refuse_field(call, name, say(call, N_("The state changes by a step, not by writing it.")));
		} else
			good = value_from_json(call, record, field, &object->items[i]) && good;
	}
	return good;
}
