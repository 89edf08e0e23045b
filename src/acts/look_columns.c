// What is held in memory of recommendations, their addressee lines and the replies to these.
#include "acts/look.h"
#include "model/entities.h"

static uint8_t state_of(const struct column_rows *lines, size_t place, str today);

static void add_hanging(struct arena *arena, struct column_table *table, const struct entity *entity)
{
	struct column_hanging *hanging = NEW_MANY(arena, entity_count, struct column_hanging);
	for (size_t i = 0; i < entity_count; i++)
		for (size_t k = 0; k < entities[i]->field_count; k++) {
			const struct field *field = &entities[i]->fields[k];
			if (field->link == entity && !field->many && strcmp(field->name, entity->name) == 0)
				hanging[table->hanging_count++] = (struct column_hanging){ entities[i]->name, field->name };
		}
	table->hanging = hanging;
}

// Of a noun that lists look through, all that they filter by; of what hangs on it, the days on which it was.
static struct column_table table_of(struct arena *arena, const struct entity *entity, const char *owner)
{
	bool derives = false, whole = entity->looked_through != NULL;
	const char **columns = NEW_MANY(arena, entity->field_count, const char *);
	struct column_table table = { .name = entity->name, .columns = columns, .column_count = entity->field_count,
		.owner = owner, .along = entity->looked_through };
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		bool held = whole ? field_looked_at(field) : field->kind == KIND_DAY;
		if (!held || (owner != NULL && strcmp(field->name, owner) == 0))
			continue;
		columns[i] = field->name;
		derives = derives || field->derived;
	}
	// Derived facts have no leaf of their own, but what they are derived from has.
	if (derives)
		add_hanging(arena, &table, entity);
	return table;
}

size_t look_table_of(const struct entity *entity)
{
	return entity == &recommendation_entity ? LOOK_RECORDS : LOOK_LINES;
}

struct column_store *list_columns_new(struct arena *arena)
{
	struct column_table *tables = NEW_MANY(arena, LOOK_TABLES, struct column_table);
	tables[LOOK_RECORDS] = table_of(arena, &recommendation_entity, NULL);
	tables[LOOK_LINES] = table_of(arena, &addressee_line_entity, addressee_line_entity.looked_through);
	tables[LOOK_LINES].derive = state_of;
	tables[LOOK_REPLIES] = table_of(arena, &reply_entity, addressee_line_entity.name);
	return column_store_new(arena, tables, LOOK_TABLES);
}

// The state of a line by its place among the states, plus one: the same as acts/list_where.c asks in SQL.
static uint8_t state_of(const struct column_rows *lines, size_t place, str today)
{
	enum { NOT_SENT = 1, SENT, ACKNOWLEDGED, OVERDUE, ON_TIME, LATE, NO_REPLY };
#define CODE(field) column_code(&lines->columns[ADDRESSEE_LINE_##field], place)
	const struct column *due = &lines->columns[ADDRESSEE_LINE_REPLY_DUE_ON], *replied = &lines->columns[ADDRESSEE_LINE_REPLIED_ON];
	if (CODE(REPLIED_ON) != 0)
		return CODE(REPLY_DUE_ON) == 0 || str_compare(replied->texts[CODE(REPLIED_ON)], due->texts[CODE(REPLY_DUE_ON)]) <= 0 ? ON_TIME : LATE;
	if (CODE(CLOSED_ON) != 0)
		return NO_REPLY;
	if (CODE(SENT_ON) == 0 && CODE(COUNTS_FROM) == 0)
		return NOT_SENT;
	if (CODE(REPLY_DUE_ON) != 0 && str_compare(due->texts[CODE(REPLY_DUE_ON)], today) < 0)
		return OVERDUE;
	return CODE(ACKNOWLEDGED_ON) != 0 ? ACKNOWLEDGED : SENT;
#undef CODE
}

