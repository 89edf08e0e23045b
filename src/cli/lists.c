// wiqaya import and export: lists in, lists out, an import taken back; and everything, out and in.
#include <stdio.h>
#include <string.h>

#include "acts/export_everything.h"
#include "acts/export_list.h"
#include "acts/import_everything.h"
#include "acts/import_list.h"
#include "acts/keep.h"
#include "acts/propose.h"
#include "acts/reply_table.h"
#include "acts/verify.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "model/entities.h"
#include "paper/bundle_read.h"

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

static bool is_everything(const struct command_line *line)
{
	return line->word_count > 0 && strcmp(line->words[0], "everything") == 0;
}

static void print_summary(const struct command_line *line, const char *what, const struct everything_summary *s)
{
	if (line->json)
		printf("{\"records\":%lld,\"changes\":%lld,\"attachments\":%lld,\"files\":%lld", (long long)s->records,
			(long long)s->changes, (long long)s->attachments, (long long)s->files);
	else
		printf("%s: %lld records, %lld changes, %lld attachments, in %lld files\n", what, (long long)s->records,
			(long long)s->changes, (long long)s->attachments, (long long)s->files);
}

// What came in is compared with the log that came with it, before anybody relies on it.
static enum exit_status check_brought(struct command_line *line, const struct everything_summary *summary)
{
	struct verify_result result;
	const struct log_signer *signer = line->keeper->signer.sign != NULL ? &line->keeper->signer : NULL;
	if (!verify(&line->call, signer, &result))
		return command_refused(line);
	print_summary(line, "brought in", summary);
	if (line->json)
		printf(",\"accounts\":%lld,\"checked\":%lld,\"bad\":%lld}\n", (long long)summary->accounts,
			(long long)result.checked, (long long)result.bad);
	else
		printf("checked %lld, bad %lld\n"
		       "%lld accounts have no password yet and stay shut: wiqaya account password NAME gives one\n",
			(long long)result.checked, (long long)result.bad, (long long)summary->accounts);
	if (result.bad > 0)
		fprintf(stderr, "  It came in as it was, and its own log does not agree with it: wiqaya verify says where.\n");
	return result.bad > 0 ? EXIT_REFUSED : EXIT_DONE;
}

static enum exit_status run_everything_in(struct command_line *line)
{
	static jail_work *const works[] = { bundle_work, NULL };
	struct everything_summary summary;
	if (line->word_count != 2)
		return command_usage(line, "name the file to bring in");
	// What is packed in the file is unpacked in a process of its own; it starts before anything is opened.
	jail_start(works, 0);
	if (!command_open(line, true))
		return EXIT_REFUSED;
	line->entered = import_everything(&line->call, line->words[1], &summary);
	enum exit_status status = line->entered ? check_brought(line, &summary) : command_refused(line);
	command_close(line);
	jail_stop();
	return status;
}

// The map that the program would make of the list; what a given map says comes first.
static enum exit_status print_proposal(struct command_line *line, const struct import_request *request,
	struct list_file *list, str name, str bytes)
{
	struct proposal proposal;
	struct buf buf = buf_in(line->arena);
	if (!list_file_read(&line->call, request->entity, name, bytes, request->map, list) ||
	        !propose(&line->call, request, &proposal))
		return command_refused(line);
	proposal_map(&line->call, &proposal, request->map, true, &buf);
	command_print(buf_str(&buf));
	command_close(line);
	return EXIT_DONE;
}

static bool take_create(const struct command_line *line, const struct entity *entity, struct map_file *map, bool *allowed)
{
	size_t at = 0;
	const char *plural;
	*allowed = false;
	while ((plural = command_option_next(line, "create", &at)) != NULL) {
		if (!import_allow(line->arena, entity, str_from(plural), &map->create))
			return false;
		*allowed = true;
	}
	return true;
}

static enum exit_status run_import(struct command_line *line)
{
	if (is_everything(line))
		return run_everything_in(line);
	const char *undone = command_option(line, "undo"), *map_path = command_option(line, "map");
	if (undone != NULL)
		return undo(line, undone);
	if (line->word_count != 2)
		return command_usage(line, "name an entity and a file");
	const struct entity *entity = entity_find(str_from(line->words[0]));
	if (entity == NULL || entity->hidden)
		return command_usage(line, "there is no such entity");
	bool allowed;
	struct map_file map = { 0 };
	struct list_file list;
	str bytes;
	if (!command_file(line, line->words[1], LIMIT_UPLOAD_BYTES, &bytes) ||
	        (map_path != NULL && !command_map(line, map_path, &map)))
		return EXIT_REFUSED;
	if (!take_create(line, entity, &map, &allowed))
		return command_usage(line, "--create names what this list links to and an import may make: partners or persons");
	if (!command_enter(line, command_option(line, "propose") == NULL))
		return EXIT_REFUSED;
	const char *name = strrchr(line->words[1], '/');
	struct import_request request = { .entity = entity, .list = &list,
		.map = map_path != NULL || allowed ? &map : NULL, .dry_run = command_option(line, "dry-run") != NULL,
		.keep_good = command_option(line, "keep-good") != NULL };
	struct import_result result = { 0 };
	if (command_option(line, "propose") != NULL)
		return print_proposal(line, &request, &list, str_from(name == NULL ? line->words[1] : name + 1), bytes);
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
	{ "propose", false, N_("print the map that the program would make of the list, and import nothing") },
	{ "create", true, N_("partners or persons: make those that the list names and nobody knows; may be repeated") },
	{ "dry-run", false, N_("say what would happen, and keep nothing") },
	{ "keep-good", false, N_("keep the good rows though others are refused") },
	{ "undo", true, N_("take back the import of this id") },
	{ 0 },
};

const struct command command_import = { "import",
	"ENTITY FILE [--map FILE] [--create ENTITIES] [--propose] [--dry-run] [--keep-good] | --undo ID | everything FILE.zip",
	N_("read a list: CSV, XLSX, the tables of a DOCX or GeoJSON; errors by row and column; or a whole institution, into an empty store"), import_options,
	run_import };

static enum exit_status run_everything_out(struct command_line *line)
{
	struct everything_summary summary;
	if (line->word_count != 2)
		return command_usage(line, "name the file to write");
	// That it goes out stands in the log, so the store is written to, unless a server holds it.
	bool logged = command_option(line, "unlogged") == NULL;
	if (!command_enter(line, logged)) {
		if (logged)
			fprintf(stderr, "  While a server runs, its page Import hands everything over; or say --unlogged here.\n");
		return EXIT_REFUSED;
	}
	bool done = export_everything_file(&line->call, line->words[1], &summary);
	enum exit_status status = done ? EXIT_DONE : command_refused(line);
	if (done) {
		print_summary(line, "written", &summary);
		printf(line->json ? ",\"bytes\":%lld}\n" : "%lld bytes; not encrypted: keep it as you keep the store\n",
			(long long)summary.bytes);
	}
	command_close(line);
	return status;
}

// The table that goes out to one authority, to be filled in and imported again.
static enum exit_status run_reply_table(struct command_line *line, const char *addressee)
{
	struct record *authority;
	struct buf buf = buf_in(line->arena);
	if (!command_enter(line, false))
		return EXIT_REFUSED;
	if (!keep_read(&line->call, &authority_entity, str_from(addressee), &authority) ||
	        !reply_table_write(&line->call, authority, &buf))
		return command_refused(line);
	command_print(buf_str(&buf));
	return EXIT_DONE;
}

static enum exit_status run_export(struct command_line *line)
{
	if (is_everything(line))
		return run_everything_out(line);
	if (line->word_count != 1)
		return command_usage(line, "name an entity");
	const struct entity *entity = entity_find(str_from(line->words[0]));
	const char *format = command_option(line, "format");
	if (entity == NULL || entity->hidden)
		return command_usage(line, "there is no such entity");
	struct export_request request = { .list = { .entity = entity }, .format = EXPORT_CSV };
	const char *addressee = command_option(line, "addressee");
	if (addressee != NULL && entity == &reply_entity && format != NULL && strcmp(format, "xlsx") == 0)
		return run_reply_table(line, addressee);
	if (addressee != NULL)
		return command_usage(line, "--addressee NAME makes the table of replies: export replies --addressee NAME --format xlsx");
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
	{ "addressee", true, N_("of replies, as XLSX: the table that this authority fills in and sends back") },
	{ "unlogged", false, N_("of everything, while a server holds the store: the log does not tell of it") },
	{ 0 },
};

const struct command command_export = { "export",
	"ENTITY [--format csv|xlsx|json] [--filter FIELD=VALUE…] | replies --addressee NAME --format xlsx | everything FILE.zip [--unlogged]",
	N_("write a list with the columns that import reads; or the whole institution in open formats"), export_options,
	run_export };
