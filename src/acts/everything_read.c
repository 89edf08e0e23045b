#include "acts/everything_read.h"

#include "base/json.h"
#include "base/text.h"
#include "model/entities.h"

enum { PAGE_ROWS = 500 };

bool everything_wrong_file(struct call *call, str name, str why)
{
	(void)!refuse(call, REFUSED_INVALID, N_("This file cannot be brought in. Nothing was kept."));
	return refuse_field(call, str_c(call->arena, name), why);
}

bool everything_wrong_row(struct call *call, const struct everything_file *file, size_t row, str column, str why)
{
	return everything_wrong_file(call,
		str_format(call->arena, "%.*s, %zu%s%.*s", STR_ARG(file->name), row, column.length > 0 ? ", " : "",
			STR_ARG(column)),
		why);
}

bool everything_wrong_bundle(struct call *call, const struct mishap *mishap)
{
	return everything_wrong_file(call, S("ZIP"), say(call, mishap->why));
}

// The manifest.

static const struct json *member(const struct json *object, str name, enum json_kind kind)
{
	const struct json *found = json_find(object, name);
	return found != NULL && found->kind == kind ? found : NULL;
}

static bool kind_of(str code, enum everything_kind *kind)
{
	for (size_t i = 0; i < EVERYTHING_KINDS; i++)
		if (str_is(code, everything_kinds[i])) {
			*kind = (enum everything_kind)i;
			return true;
		}
	return false;
}

static bool read_line(struct call *call, struct everything_coming *coming, const struct json *line, struct everything_file *file)
{
	const struct json *name = member(line, S("name"), JSON_IS_TEXT), *kind = member(line, S("kind"), JSON_IS_TEXT),
			  *rows = member(line, S("rows"), JSON_IS_INTEGER),
			  *hash = member(line, S("sha256"), JSON_IS_TEXT),
			  *entity = member(line, S("entity"), JSON_IS_TEXT);
	*file = (struct everything_file){ .name = name == NULL ? S("manifest.json") : name->text };
	if (name == NULL || kind == NULL || rows == NULL || hash == NULL || rows->integer < 0 ||
	        !kind_of(kind->text, &file->kind) || !hash_from_hex(hash->text, &file->hash))
		return everything_wrong_file(call, file->name, say(call, N_("The manifest says nothing of this file that can be understood.")));
	file->rows = rows->integer;
	file->entry = bundle_find(coming->bundle, file->name);
	if (file->entry == NULL)
		return everything_wrong_file(call, file->name, say(call, N_("The manifest names this file, and it is missing.")));
	if (file->kind != EVERYTHING_RECORDS)
		return true;
	file->entity = entity == NULL ? NULL : entity_find(entity->text);
	if (file->entity == NULL)
		return everything_wrong_file(call, file->name, say(call, N_("This version of Wiqaya knows no such kind of record.")));
	return true;
}

// Each file of the bundle once in the manifest, and nothing else.
static bool read_lines(struct call *call, struct everything_coming *coming, const struct json *files)
{
	struct lookup seen = lookup_in(call->arena);
	coming->files = NEW_MANY(coming->arena, files->count + 1, struct everything_file);
	for (size_t i = 0; i < files->count; i++) {
		struct everything_file *file = &coming->files[coming->count++];
		if (!read_line(call, coming, &files->items[i], file))
			return false;
		if (lookup_find(&seen, file->name) != NULL)
			return everything_wrong_file(call, file->name, say(call, N_("The manifest names this file twice.")));
		lookup_set(&seen, file->name, i);
	}
	if (bundle_count(coming->bundle) != coming->count + 1)
		return everything_wrong_file(call, S("ZIP"), say(call, N_("There are files in it that the manifest does not name.")));
	return true;
}

bool everything_read_manifest(struct call *call, struct everything_coming *coming)
{
	const struct zip_entry *entry = bundle_find(coming->bundle, S("manifest.json"));
	struct json json;
	struct mishap mishap = { 0 };
	str text;
	if (entry == NULL)
		return everything_wrong_file(call, S("manifest.json"),
			say(call, N_("It is missing: this is no file of `wiqaya export everything`.")));
	if (!bundle_read(coming->bundle, call->arena, entry, &text, &mishap))
		return everything_wrong_bundle(call, &mishap);
	if (!text_valid(text) || !json_read(call->arena, text, &json, &mishap) || json.kind != JSON_IS_OBJECT)
		return everything_wrong_file(call, S("manifest.json"), say(call, N_("It cannot be understood.")));
	const struct json *format = member(&json, S("format"), JSON_IS_TEXT),
			  *version = member(&json, S("version"), JSON_IS_INTEGER),
			  *files = member(&json, S("files"), JSON_IS_ARRAY);
	if (format == NULL || !str_is(format->text, EVERYTHING_FORMAT) || version == NULL || files == NULL)
		return everything_wrong_file(call, S("manifest.json"),
			say(call, N_("It is missing: this is no file of `wiqaya export everything`.")));
	if (version->integer != EVERYTHING_VERSION)
		return everything_wrong_file(call, S("manifest.json"),
			say(call, N_("This was made by another version of Wiqaya. Bring it in with that one.")));
	return read_lines(call, coming, files);
}

// Files.

bool everything_read_file(struct call *call, struct everything_coming *coming, const struct everything_file *file, str *content)
{
	struct mishap mishap = { 0 };
	if (!bundle_read(coming->bundle, call->arena, file->entry, content, &mishap))
		return everything_wrong_file(call, file->name, say(call, mishap.why));
	struct hash hash = hash_of(*content);
	if (memcmp(&hash, &file->hash, sizeof hash) != 0)
		return everything_wrong_file(call, file->name, say(call, N_("It is not as it was when it was written: its SHA-256 differs.")));
	if (file->kind != EVERYTHING_ATTACHMENT && !text_valid(*content))
		return everything_wrong_file(call, file->name, say(call, N_("The text is not valid UTF-8.")));
	return true;
}

str everything_cell(const struct everything_table *table, const str *cells, size_t column)
{
	return table->places[column] == SIZE_MAX ? S("") : cells[table->places[column]];
}

static size_t column_find(const char *const *names, size_t count, str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(name, names[i]))
			return i;
	return SIZE_MAX;
}

// Columns for readers are passed over; others must be ours, and each stand once.
static bool read_header(struct call *call, struct everything_table *table, const char *const *names, size_t count)
{
	struct mishap mishap = { 0 };
	bool more = false;
	table->width = csv_exact_width(&table->csv);
	str *cells = NEW_MANY(call->arena, table->width + 1, str);
	table->places = NEW_MANY(call->arena, count + 1, size_t);
	for (size_t i = 0; i < count; i++)
		table->places[i] = SIZE_MAX;
	if (table->width == 0 || !csv_exact_row(&table->csv, call->arena, cells, table->width, &more, &mishap))
		return everything_wrong_row(call, table->file, 1, S(""), say(call, N_("The table cannot be read.")));
	for (size_t i = 0; i < table->width; i++) {
		size_t column = column_find(names, count, cells[i]);
		if (str_find(cells[i], S(".")) != SIZE_MAX)
			continue;
		if (column == SIZE_MAX)
			return everything_wrong_row(call, table->file, 1, cells[i], say(call, N_("There is no such field.")));
		if (table->places[column] != SIZE_MAX)
			return everything_wrong_row(call, table->file, 1, cells[i], say(call, N_("This column stands there twice.")));
		table->places[column] = i;
	}
	return true;
}

// Some rows in memory of their own.
static bool some_rows(struct call *call, void *input)
{
	struct everything_table *table = input;
	str *cells = NEW_MANY(call->arena, table->width, str);
	struct mishap mishap = { 0 };
	for (size_t i = 0; i < PAGE_ROWS; i++) {
		if (!csv_exact_row(&table->csv, call->arena, cells, table->width, &table->more, &mishap))
			return everything_wrong_row(call, table->file, mishap.line, S(""), say(call, N_("The table cannot be read.")));
		if (!table->more)
			return true;
		if (!table->take(call, table, cells))
			return false;
	}
	return true;
}

bool everything_read_table(struct call *call, struct everything_coming *coming, const struct everything_file *file, const char *const *names,
	size_t count, bool (*take)(struct call *call, struct everything_table *table, const str *cells))
{
	str content;
	if (!everything_read_file(call, coming, file, &content))
		return false;
	struct everything_table table = { .coming = coming, .file = file, .csv = csv_exact_read(content), .more = true, .take = take };
	if (!read_header(call, &table, names, count))
		return false;
	while (table.more)
		if (!call_in_scratch(call, some_rows, &table))
			return false;
	return (int64_t)table.csv.row - 1 == file->rows ||
	       everything_wrong_file(call, file->name, say(call, N_("It does not have as many rows as the manifest says.")));
}
