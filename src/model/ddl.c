#include "model/ddl.h"

#include <string.h>

#include "model/entity.h"
#include "model/record.h"
#include "store/full_text.h"

// Both engines get the same words; these are the places where their types differ.
struct dialect {
	const char *text, *integer, *bytes, *number, *end;
};

static const struct dialect dialects[] = {
	[DB_SQLITE] = { "TEXT", "INTEGER", "BLOB", "INTEGER PRIMARY KEY", ") STRICT;\n" },
	[DB_POSTGRES] = { "TEXT COLLATE \"C\"", "BIGINT", "BYTEA", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", ");\n" },
};

static void own_column(struct buf *buf, const struct dialect *d, const char *name)
{
	if (strcmp(name, "id") == 0)
		buf_addf(buf, "\tid %s PRIMARY KEY,\n", d->text);
	else if (strcmp(name, "version") == 0)
		buf_addf(buf, "\tversion %s NOT NULL,\n", d->integer);
	else if (strcmp(name, "created_at") == 0 || strcmp(name, "updated_at") == 0 ||
	         strcmp(name, "salt") == 0)
		buf_addf(buf, "\t%s %s NOT NULL,\n", name, d->text);
	else
		buf_addf(buf, "\t%s %s,\n", name, d->text);
}

// A restore puts rows in as they come and has their links checked at its end.
static void field_column(struct buf *buf, const struct dialect *d, const struct field *field, bool last)
{
	bool number = field->kind == KIND_INTEGER || field->kind == KIND_BOOLEAN;
	buf_addf(buf, "\t%s %s", field->name, number ? d->integer : d->text);
	if (field->required && !field->derived)
		buf_add_c(buf, " NOT NULL");
	if (field->kind == KIND_LINK && !field->many)
		buf_addf(buf, " REFERENCES %s (id) DEFERRABLE", field->link->name);
	buf_add_c(buf, last ? "\n" : ",\n");
}

static void table(struct buf *buf, const struct entity *entity, const struct dialect *d)
{
	buf_addf(buf, "CREATE TABLE %s (\n", entity->name);
	for (size_t i = 0; record_columns[i] != NULL; i++)
		own_column(buf, d, record_columns[i]);
	for (size_t i = 0; i < entity->field_count; i++)
		field_column(buf, d, &entity->fields[i], i + 1 == entity->field_count);
	buf_add_c(buf, d->end);
}

// What acts/list.c orders by.
static void sort_index(struct buf *buf, const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	const char *column = field->kind == KIND_NAME ? "name_sort" : field->name;
	bool number = field->kind == KIND_INTEGER || field->kind == KIND_BOOLEAN;
	buf_addf(buf, "CREATE INDEX %s_by_%s ON %s (", entity->name, column, entity->name);
	if (field_sorts_empty(entity, index))
		buf_addf(buf, "coalesce(%s, %s), id", column, number ? "0" : "''");
	else
		buf_addf(buf, "%s, id", column);
	buf_add_c(buf, ");\n");
}

// What is looked for by its value. Most records leave most of their optional links empty, and an index of
// what is empty would be one page more to write with each of them.
static void value_index(struct buf *buf, const struct entity *entity, const struct field *field)
{
	buf_addf(buf, "CREATE INDEX %s_%s ON %s (%s, id)", entity->name, field->name, entity->name, field->name);
	if (!field->required || field->derived)
		buf_addf(buf, " WHERE %s IS NOT NULL", field->name);
	buf_add_c(buf, ";\n");
}

// All that is held of a noun that may have a million records (acts/look.h), so that it is read from a tenth of what the
// table holds.
static void look_index(struct buf *buf, const struct entity *entity)
{
	bool by_id = strcmp(entity->looked_through, "id") == 0;
	buf_addf(buf, "CREATE INDEX %s_look ON %s (%s, %sbinned_at", entity->name, entity->name, entity->looked_through,
		by_id ? "" : "id, ");
	for (size_t i = 0; i < entity->field_count; i++)
		if (field_looked_at(&entity->fields[i]) && strcmp(entity->fields[i].name, entity->looked_through) != 0)
			buf_addf(buf, ", %s", entity->fields[i].name);
	buf_add_c(buf, ");\n");
}

// Codes and links are looked for by their value.
static bool is_looked_for(const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	bool code = field->unique || (field->kind == KIND_CODE && (field->sort || field->filter));
	bool ordered = field->sort && !field_sorts_empty(entity, index); // That index finds it too.
	bool looked_through = entity->looked_through != NULL && strcmp(field->name, entity->looked_through) == 0;
	return !field->many && !ordered && !looked_through && (code || field->kind == KIND_LINK);
}

static void indexes(struct buf *buf, const struct entity *entity)
{
	const char *name = entity->name;
	if (entity->number_prefix != NULL)
		buf_addf(buf, "CREATE UNIQUE INDEX %s_number ON %s (number);\n", name, name);
	bool identity = false;
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		identity = identity || field->identity;
		if (entity->number_prefix != NULL && i == entity->number_field)
			continue;
		if (field->sort)
			sort_index(buf, entity, i);
		if (is_looked_for(entity, i))
			value_index(buf, entity, field);
	}
	if (entity->looked_through != NULL)
		look_index(buf, entity);
	if (identity)
		buf_addf(buf, "CREATE INDEX %s_identity ON %s (identity);\n", name, name);
}

// The tables that are not entities. %t is text, %i an integer, %b bytes, %n the number of a row, which grows, %e the end of a table.
static const char *const house_tables[] = {
	"CREATE TABLE history (entity %t NOT NULL, record %t NOT NULL, version %i NOT NULL,"
	" seq %i NOT NULL, at %t NOT NULL, actor %t NOT NULL, act %t NOT NULL, import %t NOT NULL,"
	" changed %t NOT NULL, PRIMARY KEY (entity, record, version)%e",
	"CREATE INDEX history_import ON history (import) WHERE import <> '';\n",
	"CREATE TABLE leaf (seq %i PRIMARY KEY, at %t NOT NULL, actor %t NOT NULL, act %t NOT NULL,"
	" entity %t NOT NULL, record %t NOT NULL, version %i NOT NULL, row %t NOT NULL,"
	" import %t NOT NULL, hash %t NOT NULL%e",
	"CREATE INDEX leaf_record ON leaf (entity, record, version);\n",
	"CREATE TABLE tree (id %i PRIMARY KEY CHECK (id = 1), size %i NOT NULL, edge %t NOT NULL%e",
	"CREATE TABLE checkpoint (size %i PRIMARY KEY, root %t NOT NULL, at %t NOT NULL, key %t NOT NULL,"
	" signature %t NOT NULL%e",
	"CREATE TABLE log_key (key %t NOT NULL, at %t NOT NULL, signer %t NOT NULL, signature %t NOT NULL,"
	" PRIMARY KEY (key, signer)%e",
	"CREATE TABLE blob (hash %t NOT NULL, number %i NOT NULL, bytes %b NOT NULL,"
	" PRIMARY KEY (hash, number)%e",
	"CREATE TABLE backup (at %t NOT NULL, file %t NOT NULL, tables %i NOT NULL, rows %i NOT NULL,"
	" bytes %i NOT NULL%e",
	"CREATE TABLE drill (at %t NOT NULL, file %t NOT NULL, tables %i NOT NULL, rows %i NOT NULL,"
	" good %i NOT NULL%e",
	"CREATE TABLE known_as (entity %t NOT NULL, record %t NOT NULL, language %t NOT NULL,"
	" kind %t NOT NULL, text %t NOT NULL, folded %t NOT NULL%e",
	"CREATE INDEX known_as_folded ON known_as (entity, folded);\n",
	"CREATE INDEX known_as_record ON known_as (entity, record);\n",
	"CREATE TABLE counter (prefix %t NOT NULL, year %t NOT NULL, last %i NOT NULL,"
	" PRIMARY KEY (prefix, year)%e",
	"CREATE TABLE figure_event (number %n, line %t NOT NULL, day %t NOT NULL, code %t NOT NULL,"
	" authority %t NOT NULL, place_kind %t NOT NULL, region %t NOT NULL, theme %t NOT NULL,"
	" n %i NOT NULL%e",
	"CREATE INDEX figure_event_line ON figure_event (line);\n",
	"CREATE INDEX figure_event_code ON figure_event"
	" (code, day, authority, place_kind, region, theme, n);\n",
	"CREATE TABLE figure_month (month %t NOT NULL, code %t NOT NULL, authority %t NOT NULL,"
	" place_kind %t NOT NULL, region %t NOT NULL, theme %t NOT NULL, n %i NOT NULL,"
	" PRIMARY KEY (code, month, authority, place_kind, region, theme)%e",
	"CREATE TABLE credential (account %t PRIMARY KEY REFERENCES account (id) DEFERRABLE, password %t NOT NULL,"
	" totp %t, totp_last %i%e",
	"CREATE TABLE session (token %t PRIMARY KEY, account %t NOT NULL REFERENCES account (id) DEFERRABLE,"
	" created_at %t NOT NULL, seen_at %t NOT NULL, form_key %t NOT NULL, role %t NOT NULL%e",
	"CREATE INDEX session_account ON session (account);\n",
	"CREATE TABLE api_token (id %t PRIMARY KEY, token %t NOT NULL UNIQUE,"
	" account %t NOT NULL REFERENCES account (id) DEFERRABLE, created_at %t NOT NULL, revoked_at %t%e",
	"CREATE TABLE calendar_feed (account %t PRIMARY KEY REFERENCES account (id) DEFERRABLE,"
	" token %t NOT NULL UNIQUE, role %t NOT NULL, made_at %t NOT NULL%e",
	"CREATE TABLE idempotency (account %t NOT NULL, key %t NOT NULL, path %t NOT NULL,"
	" request %t NOT NULL, status %i NOT NULL, location %t NOT NULL, body %t NOT NULL,"
	" at %t NOT NULL, PRIMARY KEY (account, key, path)%e",
	"CREATE TABLE import (id %t PRIMARY KEY, entity %t NOT NULL, file %t NOT NULL, at %t NOT NULL,"
	" actor %t NOT NULL, rows %i NOT NULL, undone_at %t%e",
	"CREATE TABLE job (id %t PRIMARY KEY, kind %t NOT NULL, entity %t NOT NULL, name %t NOT NULL,"
	" options %t NOT NULL, state %t NOT NULL, done %i NOT NULL, total %i NOT NULL,"
	" account %t NOT NULL REFERENCES account (id) DEFERRABLE, at %t NOT NULL, ended_at %t, result %t%e",
	"CREATE INDEX job_state ON job (state, at, id);\n",
	"CREATE INDEX job_account ON job (account, at, id);\n",
	"CREATE TABLE job_input (job %t NOT NULL REFERENCES job (id) DEFERRABLE, part %t NOT NULL, number %i NOT NULL,"
	" bytes %b NOT NULL, PRIMARY KEY (job, part, number)%e",
	"CREATE TABLE outbox (id %t PRIMARY KEY, message_id %t NOT NULL UNIQUE,"
	" account %t NOT NULL REFERENCES account (id) DEFERRABLE, kind %t NOT NULL, state %t NOT NULL, tries %i NOT NULL,"
	" at %t NOT NULL, since %t NOT NULL, next_at %t NOT NULL, address %t NOT NULL, words %t NOT NULL%e",
	"CREATE INDEX outbox_state ON outbox (state, next_at, id);\n",
	"CREATE INDEX outbox_account ON outbox (account, kind, state);\n",
	"CREATE TABLE told (record %t NOT NULL, kind %t NOT NULL, day %t NOT NULL, PRIMARY KEY (record, kind, day)%e",
	"CREATE TABLE mail_in (hash %t PRIMARY KEY, at %t NOT NULL, file %t NOT NULL, outcome %t NOT NULL, letter %t, words %t NOT NULL%e",
	"CREATE INDEX mail_in_outcome ON mail_in (outcome, at);\n",
	"CREATE TABLE draft_reply (addressee_line %t PRIMARY KEY REFERENCES addressee_line (id) DEFERRABLE, version %i NOT NULL,"
	" updated_at %t NOT NULL, state %t NOT NULL, position %t, text %t, reason_kind %t, reasons %t, plan %t, implementation %t, author %t,"
	" written_by %t NOT NULL, note %t%e",
	"CREATE TABLE draft_file (addressee_line %t NOT NULL REFERENCES draft_reply (addressee_line) DEFERRABLE, sha256 %t NOT NULL,"
	" at %t NOT NULL, name %t NOT NULL, media_type %t NOT NULL, size %i NOT NULL, PRIMARY KEY (addressee_line, sha256)%e",
	"CREATE TABLE own_value (entity %t NOT NULL, record %t NOT NULL, name %t NOT NULL,"
	" value %t NOT NULL, PRIMARY KEY (entity, record, name)%e",
	"CREATE INDEX own_value_value ON own_value (entity, name, value);\n",
};

static const char *letter(const struct dialect *d, char c)
{
	switch (c) {
	case 't': return d->text;
	case 'i': return d->integer;
	case 'b': return d->bytes;
	case 'n': return d->number;
	default: return d->end;
	}
}

static void house_table(struct buf *buf, const char *text, const struct dialect *d)
{
	for (const char *c = text; *c != 0; c++) {
		if (c[0] == '%' && c[1] != 0) {
			c++;
			buf_add_c(buf, letter(d, *c));
		} else {
			buf_add_char(buf, *c);
		}
	}
}

void ddl_write(struct buf *buf, enum db_engine engine)
{
	const struct dialect *d = &dialects[engine];
	for (size_t i = 0; i < entity_count; i++)
		table(buf, entities[i], d);
	for (size_t i = 0; i < entity_count; i++)
		indexes(buf, entities[i]);
	for (size_t i = 0; i < COUNT(house_tables); i++)
		house_table(buf, house_tables[i], d);
	buf_add_c(buf, full_text_schema(engine));
}
