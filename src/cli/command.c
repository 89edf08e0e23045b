#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/catalogue.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/permit.h"

// Every command knows these.
static const struct option_rule shared[] = {
	{ "store", true, N_("the store: sqlite:PATH or postgresql://…") },
	{ "json", false, N_("print JSON") },
	{ "language", true, N_("ar, fr or en: of what is printed") },
	{ "as", true, N_("act as this account, with its rights") },
	{ "now", true, N_("the instant to act at, for demonstrations and tests") },
	{ "help", false, N_("say how it is used") },
	{ 0 },
};

static const struct option_rule *rule_find(const struct option_rule *rules, const char *name, size_t length)
{
	for (size_t i = 0; rules != NULL && rules[i].name != NULL; i++)
		if (strlen(rules[i].name) == length && strncmp(rules[i].name, name, length) == 0)
			return &rules[i];
	return NULL;
}

static void print_rules(const struct option_rule *rules)
{
	for (size_t i = 0; rules != NULL && rules[i].name != NULL; i++)
		printf("  --%s%s\n      %s\n", rules[i].name, rules[i].value ? " VALUE" : "", rules[i].help);
}

static void print_help(const struct command *command)
{
	printf("wiqaya %s %s\n%s\n\n", command->name, command->usage, command->help);
	print_rules(command->options);
	print_rules(shared);
}

enum exit_status command_usage(const struct command_line *line, const char *why)
{
	fprintf(stderr, "wiqaya %s: %s\nusage: wiqaya %s %s\n", line->command->name, why,
		line->command->name, line->command->usage);
	return EXIT_USAGE;
}

static bool read_option(struct command_line *line, const char *text, int count, char **arguments, int *at)
{
	const char *equal = strchr(text, '=');
	size_t length = equal == NULL ? strlen(text) : (size_t)(equal - text);
	const struct option_rule *rule = rule_find(line->command->options, text, length);
	if (rule == NULL)
		rule = rule_find(shared, text, length);
	if (rule == NULL || line->option_count == COMMAND_OPTIONS) {
		command_usage(line, str_c(line->arena, str_format(line->arena, "unknown option --%s", text)));
		return false;
	}
	const char *value = "";
	if (rule->value && equal != NULL)
		value = equal + 1;
	else if (rule->value && *at + 1 < count)
		value = arguments[++*at];
	else if (rule->value) {
		command_usage(line, str_c(line->arena, str_format(line->arena, "--%s wants a value", rule->name)));
		return false;
	}
	line->options[line->option_count++] = (struct option){ rule->name, value };
	return true;
}

bool command_read(struct command_line *line, const struct command *command, int count, char **arguments)
{
	line->command = command;
	bool options = true;
	for (int i = 0; i < count; i++) {
		if (options && strcmp(arguments[i], "--") == 0) {
			options = false;
		} else if (options && strncmp(arguments[i], "--", 2) == 0) {
			if (!read_option(line, arguments[i] + 2, count, arguments, &i))
				return false;
		} else if (line->word_count == COMMAND_WORDS) {
			command_usage(line, "too many words");
			return false;
		} else {
			line->words[line->word_count++] = arguments[i];
		}
	}
	if (command_option(line, "help") != NULL) {
		print_help(command);
		exit(EXIT_DONE);
	}
	const char *store = command_option(line, "store"), *known = getenv("WIQAYA_STORE");
	line->store = store != NULL ? store : known != NULL && known[0] != 0 ? known : "sqlite:var/wiqaya.db";
	line->json = command_option(line, "json") != NULL;
	const char *language = command_option(line, "language");
	if (language != NULL && !language_known(str_from(language))) {
		command_usage(line, "--language is ar, fr or en");
		return false;
	}
	line->language = language == NULL ? "en" : language_constant(str_from(language));
	return true;
}

const char *command_option_next(const struct command_line *line, const char *name, size_t *at)
{
	while (*at < line->option_count) {
		const struct option *option = &line->options[(*at)++];
		if (strcmp(option->name, name) == 0)
			return option->value;
	}
	return NULL;
}

const char *command_option(const struct command_line *line, const char *name)
{
	size_t at = 0;
	return command_option_next(line, name, &at);
}

static bool said(const struct command_line *line, const struct mishap *mishap)
{
	str why = catalogue_text(line->language, NULL, mishap->why);
	fprintf(stderr, "wiqaya %s: %.*s\n", line->command->name, STR_ARG(why));
	return false;
}

// PostgreSQL has no file to keep a key beside: without $WIQAYA_KEY its log is kept as a tree, unsigned,
// and `verify` says so.
static bool keep_log(struct command_line *line, struct mishap *mishap)
{
	if (str_starts(str_from(line->store), S("sqlite:")) || getenv("WIQAYA_KEY") != NULL ||
	        getenv("CREDENTIALS_DIRECTORY") != NULL)
		return sign_log_with(line->arena, line->store, line->writer, &line->keeper, mishap);
	line->keeper = NEW(line->arena, struct log_keeper);
	line->keeper->clock = instant_now;
	writer_before_commit(line->writer, log_before_commit, line->keeper);
	return true;
}

bool command_open(struct command_line *line, bool writing)
{
	struct mishap mishap = { 0 };
	if (writing) {
		if (!writer_open(line->arena, line->store, &line->writer, &mishap))
			return said(line, &mishap);
		line->db = writer_db(line->writer);
		if (!keep_log(line, &mishap))
			return said(line, &mishap);
	} else if (!db_open(line->arena, line->store, DB_READ, &line->db, &mishap)) {
		return said(line, &mishap);
	}
	struct instant now = instant_now();
	const char *given = command_option(line, "now");
	if (given != NULL && !instant_parse(str_from(given), &now)) {
		command_usage(line, "--now is an instant as in 2026-05-31T10:15:00.000Z");
		return false;
	}
	line->call = call_new(line->arena, line->db, now);
	line->call.writer = line->writer;
	line->call.language = line->language;
	line->call.role = ROLE_HOUSE;
	return true;
}

bool command_enter(struct command_line *line, bool writing)
{
	if (!command_open(line, writing))
		return false;
	line->entered = house_enter(&line->call);
	if (!line->entered || !command_as(line)) {
		command_refused(line);
		command_close(line);
		return false;
	}
	return true;
}

void command_close(struct command_line *line)
{
	if (line->writer == NULL)
		return;
	// An empty store has no log yet to seal.
	if (line->entered && log_seal(line->writer, line->keeper) != WRITE_DONE)
		fprintf(stderr, "wiqaya %s: the log could not be signed now; the next start does it\n",
			line->command->name);
	writer_close(line->writer);
	line->writer = NULL;
}

bool command_as(struct command_line *line)
{
	const char *name = command_option(line, "as");
	if (name == NULL)
		return true;
	struct call *call = &line->call;
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT id, role, coalesce(authority, ''), coalesce(region, '') FROM account"
		        " WHERE name = $1 AND state = 'active' AND binned_at IS NULL"),
		    PARAMETERS(cell_text(str_from(name))), &rows))
		return call_stored(call, DB_BUSY);
	if (rows.count == 0)
		return refuse(call, REFUSED_UNKNOWN, N_("There is no active account of this name."));
	call->account = rows_text(&rows, 0, 0);
	call->account_name = str_from(name);
	call->role = role_from_code(rows_text(&rows, 0, 1));
	call->account_authority = rows_text(&rows, 0, 2);
	call->account_region = rows_text(&rows, 0, 3);
	return true;
}

enum exit_status command_refused(struct command_line *line)
{
	const struct call *call = &line->call;
	fprintf(stderr, "wiqaya %s: %.*s\n", line->command->name, STR_ARG(call->why));
	for (size_t i = 0; i < call->reason_count; i++)
		fprintf(stderr, "  %.*s: %.*s\n", STR_ARG(call->reasons[i].field), STR_ARG(call->reasons[i].why));
	if (call->allowed.length > 0)
		fprintf(stderr, "  %.*s\n", STR_ARG(call->allowed));
	return EXIT_REFUSED;
}

void command_print(str text)
{
	fwrite(text.data, 1, text.length, stdout);
}

bool command_file(struct command_line *line, const char *path, size_t most, str *content)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		fprintf(stderr, "wiqaya %s: %s: %s\n", line->command->name, path, strerror(errno));
		return false;
	}
	struct buf buf = buf_in(line->arena);
	char piece[65536];
	size_t length;
	while ((length = fread(piece, 1, sizeof piece, file)) > 0 && buf.length <= most)
		buf_add(&buf, (str){ piece, length });
	bool broken = ferror(file) != 0;
	fclose(file);
	if (broken || buf.length > most) {
		fprintf(stderr, "wiqaya %s: %s: %s\n", line->command->name, path,
			broken ? "it cannot be read" : "it is larger than allowed");
		return false;
	}
	*content = buf_str(&buf);
	return true;
}

bool command_map(struct command_line *line, const char *path, struct map_file *map)
{
	str text;
	struct mishap mishap;
	if (!command_file(line, path, LIMIT_MAP_BYTES, &text))
		return false;
	if (map_file_read(line->arena, text, map, &mishap))
		return true;
	fprintf(stderr, "wiqaya: %s:%zu: %s\n", path, mishap.line, mishap.why);
	return false;
}
