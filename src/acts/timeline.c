#include "acts/timeline.h"

#include "base/json.h"
#include "model/account.h"
#include "model/link.h"
#include "model/own.h"
#include "model/permit.h"

enum { ENTRIES_MOST = 200 };

static bool read_rows(struct call *call, const struct record *record, struct rows *rows)
{
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("SELECT version, at, actor, act, import, changed FROM history"
			    " WHERE entity = $1 AND record = $2 ORDER BY version DESC LIMIT $3"),
			PARAMETERS(cell_text(str_from(record->entity->name)), cell_text(record->id),
				cell_integer(ENTRIES_MOST)),
			rows));
}

static struct cell cell_of(const struct json *json)
{
	switch (json->kind) {
	case JSON_IS_INTEGER: return cell_integer(json->integer);
	case JSON_IS_BOOLEAN: return cell_integer(json->boolean);
	case JSON_IS_TEXT: return cell_text(json->text);
	case JSON_IS_NULL:
	case JSON_IS_REAL:
	case JSON_IS_ARRAY:
	case JSON_IS_OBJECT: break;
	}
	return cell_null();
}

static bool old_values(struct call *call, str changed, struct json *object)
{
	struct mishap mishap;
	return json_read(call->arena, changed, object, &mishap) && object->kind == JSON_IS_OBJECT;
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return a->kind == b->kind && a->integer == b->integer && str_equal(a->text, b->text);
}

static void step_own_back(struct call *call, struct record *then, str own, struct timeline_entry *entry)
{
	struct record *after = own_values(call, then);
	then->own = own;
	struct record *before = own_values(call, then);
	for (size_t i = 0; entry != NULL && i < after->entity->field_count; i++)
		if (!same_cell(&before->values[i], &after->values[i]))
			entry->changes[entry->change_count++] = (struct timeline_change){ &after->entity->fields[i],
				before->values[i], after->values[i] };
}

// Going back in time: `then` holds the values behind the entry and takes those before it.
static void step_back(struct call *call, struct record *then, str changed, struct timeline_entry *entry)
{
	struct json object;
	if (!old_values(call, changed, &object))
		return;
	if (entry != NULL)
		entry->changes = NEW_MANY(call->arena,
			object.count + own_fields_of(call, then->entity)->entity.field_count + 1,
			struct timeline_change);
	for (size_t i = 0; i < object.count; i++) {
		size_t field = entity_field_find(then->entity, object.keys[i]);
		if (str_is(object.keys[i], "own"))
			step_own_back(call, then, object.items[i].text, entry);
		if (field == SIZE_MAX)
			continue;
		struct cell before = cell_of(&object.items[i]);
		if (entry != NULL && permit_field(call, then->entity, field))
			entry->changes[entry->change_count++] =
				(struct timeline_change){ &then->entity->fields[field], before,
					then->values[field] };
		then->values[field] = before;
	}
}

bool timeline_read(struct call *call, const struct record *record, struct timeline *timeline)
{
	*timeline = (struct timeline){ 0 };
	struct rows rows;
	if (!permit_record(call, VERB_READ, record) || !read_rows(call, record, &rows))
		return false;
	struct record *then = record_copy(call, record);
	timeline->entries = NEW_MANY(call->arena, rows.count + 1, struct timeline_entry);
	timeline->count = rows.count;
	for (size_t i = 0; i < rows.count; i++) {
		struct timeline_entry *entry = &timeline->entries[i];
		entry->version = rows_integer(&rows, i, 0);
		if (!instant_parse(rows_text(&rows, i, 1), &entry->at))
			entry->at = (struct instant){ "" };
		entry->actor = rows_text(&rows, i, 2);
		entry->actor_name = link_words(call, &account_entity, entry->actor).name;
		entry->act = rows_text(&rows, i, 3);
		entry->import = rows_text(&rows, i, 4);
		step_back(call, then, rows_text(&rows, i, 5), entry);
	}
	return true;
}

bool timeline_at(struct call *call, const struct record *record, int64_t version, struct record **then)
{
	struct rows rows;
	if (!permit_record(call, VERB_READ, record) || !read_rows(call, record, &rows))
		return false;
	*then = record_copy(call, record);
	for (size_t i = 0; i < rows.count && (*then)->version > version; i++) {
		step_back(call, *then, rows_text(&rows, i, 5), NULL);
		(*then)->version--;
	}
	if ((*then)->version == version && version > 0)
		return true;
	return refuse(call, REFUSED_UNKNOWN, N_("This record never had that version."));
}
