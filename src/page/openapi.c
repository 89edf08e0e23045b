#include "page/openapi.h"

#include <string.h>

#include "model/entities.h"

static void scalar(struct buf *buf, const struct field *field)
{
	switch (field->kind) {
	case KIND_INTEGER: buf_add_c(buf, "{\"type\":[\"integer\",\"null\"]}"); return;
	case KIND_BOOLEAN: buf_add_c(buf, "{\"type\":[\"boolean\",\"null\"]}"); return;
	case KIND_NAME:
		buf_add_c(buf, "{\"type\":[\"object\",\"null\"],\"properties\":{\"ar\":{\"type\":\"string\"},"
		               "\"fr\":{\"type\":\"string\"},\"en\":{\"type\":\"string\"}");
		buf_add_c(buf, field->prose ? "}}" : ",\"zgh\":{\"type\":\"string\"}}}");
		return;
	case KIND_LINK: buf_add_c(buf, "{\"$ref\":\"#/components/schemas/link\"}"); return;
	case KIND_CHOICE:
		if (field->vocabulary->open) {
			buf_add_c(buf, "{\"type\":[\"string\",\"null\"]}");
			return;
		}
		buf_add_c(buf, "{\"enum\":[");
		for (size_t i = 0; i < field->vocabulary->choice_count; i++)
			buf_addf(buf, "\"%s\",", field->vocabulary->choices[i].code);
		buf_add_c(buf, "null]}");
		return;
	case KIND_INSTANT: buf_add_c(buf, "{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}"); return;
	case KIND_TEXT:
	case KIND_PROSE:
	case KIND_CODE:
	case KIND_DAY:
	case KIND_CITATION: break;
	}
	buf_add_c(buf, "{\"type\":[\"string\",\"null\"]}");
}

static void schema(struct buf *buf, const struct entity *entity)
{
	buf_addf(buf, "\"%s\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\",\"format\":\"uuid\"},"
	              "\"version\":{\"type\":\"integer\"},\"created_at\":{\"type\":\"string\"},"
	              "\"updated_at\":{\"type\":\"string\"}",
		entity->name);
	for (size_t i = 0; i < entity->field_count; i++) {
		buf_addf(buf, ",\n \"%s\":", entity->fields[i].name);
		if (entity->fields[i].many)
			buf_add_c(buf, "{\"type\":[\"array\",\"null\"],\"items\":");
		scalar(buf, &entity->fields[i]);
		if (entity->fields[i].many)
			buf_add_char(buf, '}');
	}
	buf_add_c(buf, "}}");
}

static void operation(struct buf *buf, const struct route_row *route)
{
	char method[8] = { 0 };
	const char *name = method_name(route->method);
	for (size_t i = 0; name[i] != 0 && i < sizeof method - 1; i++)
		method[i] = (char)(name[i] + 32);
	buf_addf(buf, "\"%s\":{\"summary\":\"%s\",\"parameters\":[", method, route->right);
	bool first = true;
	for (const char *c = route->path; (c = strchr(c, '{')) != NULL; c++) {
		const char *end = strchr(c, '}');
		buf_addf(buf, "%s{\"name\":\"%.*s\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}",
			first ? "" : ",", (int)(end - c - 1), c + 1);
		first = false;
	}
	buf_add_c(buf, "],\"responses\":{\"default\":{\"description\":\"done, or a problem (RFC 9457)\"}}}");
}

void openapi_write(struct buf *buf, const struct route_row *routes)
{
	buf_add_c(buf, "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Wiqaya\",\"version\":\"1\"},\n\"paths\":{");
	const char *last = "";
	bool first = true;
	for (const struct route_row *r = routes; r->path != NULL; r++) {
		bool listed = strncmp(r->path, "/api/", 5) == 0 || strcmp(r->path, "/healthz") == 0;
		if (!listed || strcmp(r->path, last) == 0)
			continue;
		bool seen = false;
		for (const struct route_row *before = routes; before != r; before++)
			seen = seen || strcmp(before->path, r->path) == 0;
		if (seen)
			continue;
		last = r->path;
		buf_addf(buf, "%s\n\"%s\":{", first ? "" : ",", r->path);
		first = false;
		bool first_method = true;
		for (const struct route_row *same = r; same->path != NULL; same++)
			if (strcmp(same->path, r->path) == 0) {
				buf_add(buf, first_method ? S("") : S(","));
				operation(buf, same);
				first_method = false;
			}
		buf_add_char(buf, '}');
	}
	buf_add_c(buf, "},\n\"components\":{\"schemas\":{\"link\":{\"oneOf\":[{\"type\":\"null\"},{\"type\":\"string\"},"
	               "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"},\"number\":{\"type\":\"string\"},"
	               "\"name\":{\"type\":\"string\"}}}]}");
	for (size_t i = 0; i < entity_count; i++) {
		buf_add_c(buf, ",\n");
		schema(buf, entities[i]);
	}
	buf_add_c(buf, "}}}\n");
}
