// wiqaya import and export: lists in, lists out, and an import taken back.
#include <stdio.h>
#include <string.h>

#include "acts/export_list.h"
#include "acts/import_list.h"
#include "base/limits.h"
#include "cli/commands.h"

static void print_result(struct command_line *line, const struct import_request *request,
	const struct import_result *result)
{
	if (line->json) {
		struct buf buf = buf_in(line->arena);
		import_json(&buf, request, result);
		buf_add_char(&buf, '\n');
		command_print(buf_str(&buf));
		return;
	}
	printf("%zu rows read, %zu good, %zu duplicates, %zu errors\n", result->rows, result->good,
		result->duplicate_count, result->error_count);
	printf("encoding %.*s, separator %.*s, %zu cells cleaned\n", STR_ARG(request->list->encoding),
		STR_ARG(request->list->separator), result->cleaned);
	for (size_t i = 0; i < result->made_count; i++)
		printf("%s: %zu\n", result->made[i].entity->plural, result->made[i].count);
	for (size_t i = 0; i < result->duplicate_count; i++) {
		const struct duplicate *d = &result->duplicates[i];
		if (d->of_row > 0)
			printf("row %zu: the same as row %zu\n", d->row, d->of_row);
		else
			printf("row %zu: there already, %.*s\n", d->row, STR_ARG(d->of_record));
	}
	if (result->import.length > 0)
		printf("import %.*s\n", STR_ARG(result->import));
}

static void print_errors(const struct import_result *result)
{
	for (size_t i = 0; i < result->error_count; i++) {
		const struct reason *error = &result->errors[i];
		fprintf(stderr, "  %zu, %.*s: %.*s\n", error->row, STR_ARG(error->field), STR_ARG(error->why));
	}
}

static enum exit_status undo(struct command_line *line, const char *id)
{
	size_t taken_back = 0;
	if (!command_enter(line, true))
		return EXIT_REFUSED;
	bool done = import_undo(&line->call, str_from(id), &taken_back);
	enum exit_status status = done ? EXIT_DONE : command_refused(line);
	if (done)
		printf("%zu records taken back\n", taken_back);
	command_close(line);
	return status;
}

static bool read_map(struct command_line *line, const char *path, struct map_file *map)
{
	str text;
	struct mishap mishap;
	if (!command_file(line, path, LIMIT_MAP_BYTES, &text))
		return false;
	if (map_file_read(line->arena, text, map, &mishap))
		return true;
	fprintf(stderr, "wiqaya import: %s:%zu: %s\n", path, mishap.line, mishap.why);
	return false;
}

static enum exit_status run_import(struct command_line *line)
{
	const char *undone = command_option(line, "undo"), *map_path = command_option(line, "map");
	if (undone != NULL)
		return undo(line, undone);
	if (line->word_count != 2)
		return command_usage(line, "name an entity and a file");
	const struct entity *entity = entity_find(str_from(line->words[0]));
	if (entity == NULL || entity->hidden)
		return command_usage(line, "there is no such entity");
	struct map_file map;
	struct list_file list;
	str bytes;
	if (!command_file(line, line->words[1], LIMIT_UPLOAD_BYTES, &bytes) ||
	        (map_path != NULL && !read_map(line, map_path, &map)) || !command_enter(line, true))
		return EXIT_REFUSED;
	const char *name = strrchr(line->words[1], '/');
	struct import_request request = { .entity = entity, .list = &list,
		.map = map_path != NULL ? &map : NULL, .dry_run = command_option(line, "dry-run") != NULL,
		.keep_good = command_option(line, "keep-good") != NULL };
	struct import_result result = { 0 };
	bool done = list_file_read(&line->call, entity, str_from(name == NULL ? line->words[1] : name + 1), bytes,
			    request.map, &list) &&
	            import_list(&line->call, &request, &result);
	if (done || result.rows > 0)
		print_result(line, &request, &result);
	enum exit_status status = done ? EXIT_DONE : command_refused(line);
	print_errors(&result);
	command_close(line);
	return status;
}

static const struct option_rule import_options[] = {
	{ "map", true, N_("a file that says which column is which field") },
	{ "dry-run", false, N_("say what would happen, and keep nothing") },
	{ "keep-good", false, N_("keep the good rows though others are refused") },
	{ "undo", true, N_("take back the import of this id") },
	{ 0 },
};

const struct command command_import = { "import", "ENTITY FILE [--map FILE] [--dry-run] [--keep-good] | --undo ID",
	N_("read a list: CSV or XLSX; errors by row and column"), import_options, run_import };

static enum exit_status run_export(struct command_line *line)
{
	if (line->word_count != 1)
		return command_usage(line, "name an entity");
	const struct entity *entity = entity_find(str_from(line->words[0]));
	const char *format = command_option(line, "format");
	if (entity == NULL || entity->hidden)
		return command_usage(line, "there is no such entity");
	struct export_request request = { .list = { .entity = entity }, .format = EXPORT_CSV };
	if (format != NULL && !export_format(str_from(format), &request.format))
		return command_usage(line, "the formats are csv, xlsx and json");
	if (!command_enter(line, false))
		return EXIT_REFUSED;
	size_t at = 0;
	const char *filter;
	while ((filter = command_option_next(line, "filter", &at)) != NULL) {
		str rest = str_from(filter), name;
		if (!str_cut(&rest, '=', &name) || !list_filter(&line->call, &request.list, name, rest))
			return command_usage(line, "a filter is written FIELD=VALUE");
	}
	struct buf buf = buf_in(line->arena);
	if (!export_list(&line->call, &request, &buf))
		return command_refused(line);
	command_print(buf_str(&buf));
	return EXIT_DONE;
}

static const struct option_rule export_options[] = {
	{ "format", true, N_("csv, xlsx or json") },
	{ "filter", true, N_("FIELD=VALUE, as in the API; may be repeated") },
	{ 0 },
};

const struct command command_export = { "export", "ENTITY [--format csv|xlsx|json] [--filter FIELD=VALUE…]",
	N_("write a list with the columns that import reads"), export_options, run_export };
