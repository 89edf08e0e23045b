// wiqaya backup, restore, drill: a sealed copy of everything, back from it, and the proof that it works.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acts/backup.h"
#include "base/limits.h"
#include "cli/commands.h"

// The passphrase: from a file, or from $WIQAYA_PASSPHRASE; never from the command's own words, which
// every process of the machine can read.
static bool secret_of(struct command_line *line, str *secret)
{
	const char *path = command_option(line, "passphrase-file"), *given = getenv("WIQAYA_PASSPHRASE");
	if (path != NULL) {
		if (!command_file(line, path, LIMIT_MAP_BYTES, secret))
			return false;
		*secret = str_trim(*secret);
		return true;
	}
	if (given == NULL || given[0] == 0) {
		command_usage(line, "give the passphrase in a file (--passphrase-file) or in WIQAYA_PASSPHRASE");
		return false;
	}
	*secret = str_from(given);
	return true;
}

static void print_summary(const struct command_line *line, const char *what, const struct backup_summary *s)
{
	if (line->json)
		printf("{\"tables\":%lld,\"rows\":%lld,\"leaves\":%lld,\"at\":\"%.*s\"}\n", (long long)s->tables,
			(long long)s->rows, (long long)s->leaves, STR_ARG(s->at));
	else
		printf("%s: %lld tables, %lld rows, %lld leaves of the log, taken at %.*s\n", what,
			(long long)s->tables, (long long)s->rows, (long long)s->leaves, STR_ARG(s->at));
}

// The copy is what counts: that nobody will be told of it is only said.
static void not_noted(const struct command_line *line, bool noted)
{
	if (!noted)
		fprintf(stderr, "wiqaya %s: it could not be noted in the store: %.*s\n", line->command->name,
			STR_ARG(line->call.why));
}

static enum exit_status run_backup(struct command_line *line)
{
	struct backup_summary summary = { 0 };
	str secret;
	if (line->word_count != 1)
		return command_usage(line, "name the file to write");
	if (!secret_of(line, &secret))
		return EXIT_USAGE;
	if (!command_enter(line, false))
		return EXIT_REFUSED;
	struct log_signer signer;
	struct mishap mishap;
	bool has_key = sign_log_open(line->arena, line->store, false, &signer, &mishap);
	if (!backup_write(&line->call, line->words[0], secret, has_key ? &signer : NULL, &summary))
		return command_refused(line);
	print_summary(line, "written", &summary);
	not_noted(line, backup_note(&line->call, line->store, &summary));
	return EXIT_DONE;
}

static enum exit_status run_restore(struct command_line *line)
{
	struct backup_summary summary = { 0 };
	str secret;
	if (line->word_count != 1)
		return command_usage(line, "name the file to restore");
	if (!secret_of(line, &secret))
		return EXIT_USAGE;
	if (!command_open(line, true))
		return EXIT_REFUSED;
	const struct log_signer *signer = line->keeper->signer.sign != NULL ? &line->keeper->signer : NULL;
	line->entered = backup_restore(&line->call, line->words[0], secret, signer, &summary);
	enum exit_status status = line->entered ? EXIT_DONE : command_refused(line);
	if (line->entered)
		print_summary(line, "restored", &summary);
	command_close(line);
	return status;
}

static enum exit_status run_drill(struct command_line *line)
{
	struct backup_summary summary = { 0 };
	str secret, path = S("");
	if (line->word_count > 1)
		return command_usage(line, "name one backup, or none for the last");
	if (!secret_of(line, &secret))
		return EXIT_USAGE;
	if (!command_enter(line, false))
		return EXIT_REFUSED;
	if (line->word_count == 1)
		path = str_from(line->words[0]);
	else if (!backup_last(&line->call, &path))
		return command_refused(line);
	bool good = backup_drill(&line->call, str_c(line->arena, path), secret, &summary);
	if (!good)
		(void)command_refused(line);
	if (good || summary.file.length > 0)
		not_noted(line, backup_note_drill(&line->call, line->store, &summary, good));
	if (!good)
		return EXIT_REFUSED;
	print_summary(line, "the backup opens and its counts match", &summary);
	return EXIT_DONE;
}

static const struct option_rule options[] = {
	{ "passphrase-file", true, N_("a file that holds the passphrase or key; else $WIQAYA_PASSPHRASE") },
	{ 0 },
};

const struct command command_backup = { "backup", "FILE [--passphrase-file FILE]",
	N_("write a sealed copy of everything"), options, run_backup };
const struct command command_restore = { "restore", "FILE [--passphrase-file FILE]",
	N_("bring a backup back into an empty store"), options, run_restore };
const struct command command_drill = { "drill", "[FILE] [--passphrase-file FILE]",
	N_("prove that a backup opens and its counts match"), options, run_drill };
