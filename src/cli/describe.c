#include "cli/describe.h"

#include <string.h>

#include "model/ddl.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/openapi.h"

static const char *const kind_names[] = {
	[KIND_TEXT] = "text", [KIND_PROSE] = "prose", [KIND_NAME] = "name", [KIND_CODE] = "code",
	[KIND_INTEGER] = "integer", [KIND_BOOLEAN] = "boolean", [KIND_DAY] = "day", [KIND_INSTANT] = "instant",
	[KIND_CHOICE] = "choice", [KIND_LINK] = "link", [KIND_CITATION] = "citation",
};
static const char *const level_names[] = {
	[LEVEL_PUBLIC] = "public", [LEVEL_ADDRESSED] = "addressed", [LEVEL_INTERNAL] = "internal",
	[LEVEL_RESTRICTED] = "restricted", [LEVEL_SEALED] = "sealed",
};
static const char *const scope_names[] = { "none", "own", "addressed", "team", "region", "all" };

static void flag(struct buf *buf, const char *name, bool set)
{
	if (set)
		buf_addf(buf, ",\"%s\":true", name);
}

static void field_json(struct buf *buf, const struct field *field)
{
	buf_addf(buf, "{\"name\":\"%s\",\"label\":", field->name);
	buf_add_json(buf, str_from(field->label));
	if (field->help != NULL) {
		buf_add_c(buf, ",\"help\":");
		buf_add_json(buf, str_from(field->help));
	}
	buf_addf(buf, ",\"kind\":\"%s\",\"level\":\"%s\"", kind_names[field->kind], level_names[field_level(field)]);
	if (field->vocabulary != NULL)
		buf_addf(buf, ",\"vocabulary\":\"%s\"", field->vocabulary->name);
	if (field->link != NULL)
		buf_addf(buf, ",\"link\":\"%s\"", field->link->name);
	if (field->max > 0)
		buf_addf(buf, ",\"max\":%lld", (long long)field->max);
	flag(buf, "required", field->required);
	flag(buf, "many", field->many);
	flag(buf, "reduced", field->reduced);
	flag(buf, "derived", field->derived);
	flag(buf, "settled", field->settled);
	flag(buf, "filter", field->filter);
	flag(buf, "sort", field->sort);
	flag(buf, "once", field->once);
	buf_add_char(buf, '}');
}

void describe_json(struct buf *buf)
{
	buf_add_c(buf, "{\"entities\":[");
	for (size_t e = 0; e < entity_count; e++) {
		const struct entity *entity = entities[e];
		buf_addf(buf, "%s\n{\"name\":\"%s\",\"plural\":\"%s\",\"fields\":[", e > 0 ? "," : "", entity->name,
			entity->plural);
		for (size_t i = 0; i < entity->field_count; i++) {
			buf_add_c(buf, i > 0 ? ",\n " : "\n ");
			field_json(buf, &entity->fields[i]);
		}
		buf_add_c(buf, "],\"steps\":[");
		for (const struct step *s = entity->steps; s != NULL && s->name != NULL; s++)
			buf_addf(buf, "%s{\"name\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}", s == entity->steps ? "" : ",",
				s->name, s->from, s->to);
		buf_add_c(buf, "]}");
	}
	buf_add_c(buf, "],\"vocabularies\":[");
	const struct vocabulary *vocabularies[VOCABULARY_MOST];
	size_t count = vocabularies_list(vocabularies);
	for (size_t v = 0; v < count; v++) {
		buf_addf(buf, "%s\n{\"name\":\"%s\",\"codes\":[", v > 0 ? "," : "", vocabularies[v]->name);
		for (size_t i = 0; i < vocabularies[v]->choice_count; i++)
			buf_addf(buf, "%s\"%s\"", i > 0 ? "," : "", vocabularies[v]->choices[i].code);
		buf_add_c(buf, "]}");
	}
	buf_add_c(buf, "]}\n");
}

void describe_manual(struct buf *buf)
{
	buf_add_c(buf, "# The nouns of Wiqaya\n\nMade by `wiqaya describe --manual` from the declarations.\n");
	for (size_t e = 0; e < entity_count; e++) {
		const struct entity *entity = entities[e];
		buf_addf(buf, "\n## %s\n\nAddress `/%s`", entity->label_many, entity->plural);
		if (entity->number_prefix != NULL)
			buf_addf(buf, ", numbers `%s-2026-0001`", entity->number_prefix);
		buf_add_c(buf, ".\n\n| Field | Label | Kind | Level | |\n|---|---|---|---|---|\n");
		for (size_t i = 0; i < entity->field_count; i++) {
			const struct field *f = &entity->fields[i];
			buf_addf(buf, "| `%s` | %s | %s", f->name, f->label, kind_names[f->kind]);
			if (f->link != NULL)
				buf_addf(buf, " to %s", f->link->name);
			if (f->vocabulary != NULL)
				buf_addf(buf, " of %s", f->vocabulary->name);
			buf_addf(buf, "%s | %s | %s%s%s |\n", f->many ? ", several" : "", level_names[field_level(f)],
				f->required ? "required " : "", f->derived ? "computed " : f->settled ? "set by acts " : "", f->once ? "written once" : "");
		}
		if (entity->steps != NULL)
			buf_add_c(buf, "\nSteps:\n\n");
		for (const struct step *s = entity->steps; s != NULL && s->name != NULL; s++)
			buf_addf(buf, "- `%s`: %s → %s\n", s->name, s->from, s->to);
	}
}

// Rights.

static void roles(struct buf *buf, unsigned set)
{
	bool first = true;
	for (unsigned bit = 1; bit < ROLE_HOUSE; bit <<= 1)
		if ((set & bit) != 0) {
			buf_addf(buf, "%s%s", first ? "" : ", ", role_code((enum role)bit));
			first = false;
		}
}

static void verbs(struct buf *buf, unsigned set)
{
	static const struct {
		enum verb verb;
		const char *name;
	} table[] = { { VERB_READ, "read" }, { VERB_CREATE, "create" }, { VERB_CHANGE, "change" },
		{ VERB_STEP, "step" }, { VERB_BIN, "bin" }, { VERB_EXPORT, "export" } };
	bool first = true;
	for (size_t i = 0; i < COUNT(table); i++)
		if ((set & (unsigned)table[i].verb) != 0) {
			buf_addf(buf, "%s%s", first ? "" : ", ", table[i].name);
			first = false;
		}
}

void describe_rights(struct buf *buf, const struct route_row *routes)
{
	buf_add_c(buf, "# Who may do what\n\nMade by `wiqaya describe --rights`. The first row that names the role and the "
	               "entity counts; what no row names is refused.\n\n| Entity | Roles | May | Up to level | Of which "
	               "records |\n|---|---|---|---|---|\n");
	for (size_t i = 0; i < grant_count; i++) {
		if (grants[i].entity == NULL)
			continue;
		buf_addf(buf, "| %s | ", grants[i].entity->name);
		roles(buf, grants[i].roles);
		buf_add_c(buf, " | ");
		verbs(buf, grants[i].verbs);
		buf_addf(buf, " | %s | %s |\n", level_names[grants[i].level], scope_names[grants[i].scope]);
	}
	buf_add_c(buf, "\n## What is no record\n\n| Power | Roles |\n|---|---|\n");
	for (size_t i = 0; i < POWER_COUNT; i++) {
		buf_addf(buf, "| %s | ", power_names[i]);
		roles(buf, power_roles((enum power)i) & ~(unsigned)ROLE_HOUSE);
		buf_add_c(buf, " |\n");
	}
	buf_add_c(buf, "\n## Routes\n\n| Method | Address | Asks |\n|---|---|---|\n");
	for (const struct route_row *r = routes; r->path != NULL; r++)
		buf_addf(buf, "| %s | `%s` | %s |\n", method_name(r->method), r->path, r->right);
}

// Words to translate.

static void po_text(struct buf *buf, const char *word, const char *text)
{
	buf_addf(buf, "%s ", word);
	buf_add_json(buf, str_from(text));
	buf_add_char(buf, '\n');
}

static void message(struct buf *buf, const char *context, const char *text)
{
	if (text == NULL)
		return;
	buf_add_char(buf, '\n');
	if (context != NULL)
		po_text(buf, "msgctxt", context);
	po_text(buf, "msgid", text);
	buf_add_c(buf, "msgstr \"\"\n");
}

void describe_pot(struct buf *buf)
{
	buf_add_c(buf, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n");
	for (size_t e = 0; e < entity_count; e++) {
		message(buf, NULL, entities[e]->label);
		message(buf, NULL, entities[e]->label_many);
		for (size_t i = 0; i < entities[e]->field_count; i++) {
			message(buf, NULL, entities[e]->fields[i].label);
			message(buf, NULL, entities[e]->fields[i].help);
		}
		for (const struct step *s = entities[e]->steps; s != NULL && s->name != NULL; s++)
			message(buf, str_c(buf->arena, str_format(buf->arena, "step:%s", entities[e]->name)), s->label);
	}
	const struct vocabulary *vocabularies[VOCABULARY_MOST];
	size_t count = vocabularies_list(vocabularies);
	for (size_t v = 0; v < count; v++)
		for (size_t i = 0; i < vocabularies[v]->choice_count; i++)
			message(buf, vocabularies[v]->context, vocabularies[v]->choices[i].label);
}

// The command.

enum exit_status describe(struct command_line *line, const struct route_row *routes)
{
	struct buf buf = buf_in(line->arena);
	const char *schema = command_option(line, "schema");
	if (schema != NULL && strcmp(schema, "sqlite") != 0 && strcmp(schema, "postgres") != 0)
		return command_usage(line, "--schema is sqlite or postgres");
	if (schema != NULL)
		ddl_write(&buf, strcmp(schema, "sqlite") == 0 ? DB_SQLITE : DB_POSTGRES);
	else if (command_option(line, "openapi") != NULL)
		openapi_write(&buf, routes);
	else if (command_option(line, "rights") != NULL)
		describe_rights(&buf, routes);
	else if (command_option(line, "manual") != NULL)
		describe_manual(&buf);
	else if (command_option(line, "pot") != NULL)
		describe_pot(&buf);
	else if (line->json)
		describe_json(&buf);
	else
		return command_usage(line, "say what: --json, --schema, --openapi, --rights, --manual or --pot");
	command_print(buf_str(&buf));
	return EXIT_DONE;
}

const struct option_rule describe_options[] = {
	{ "schema", true, N_("the tables, for sqlite or postgres") },
	{ "openapi", false, N_("the API, as OpenAPI 3.1") },
	{ "rights", false, N_("who may do what") },
	{ "manual", false, N_("the nouns and their fields") },
	{ "pot", false, N_("the words to translate") },
	{ 0 },
};
