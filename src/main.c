// The roof: the table of commands. It alone includes the doors.
#include <stdio.h>
#include <string.h>

#include "base/catalogue.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "vault/password.h"

static const struct command *const commands[] = {
	&command_init, &command_account, &command_token, &command_import, &command_export, &command_count,
};

// Commands of issues to come: promised by the contract, not in this version.
static const char *const later[] = { "report", "form" };

static void print_usage(FILE *out)
{
	fprintf(out, "usage: wiqaya COMMAND [OPTIONS]\n\n");
	for (size_t i = 0; i < COUNT(commands); i++)
		fprintf(out, "  %-10s %s\n", commands[i]->name, commands[i]->help);
	fprintf(out, "\nwiqaya COMMAND --help says more. The store is --store URL or $WIQAYA_STORE.\n");
}

int main(int count, char **arguments)
{
	struct arena *arena = arena_new(LIMIT_PROGRAM_BYTES);
	password_start();
	catalogue_start(arena);
	if (count < 2 || strcmp(arguments[1], "--help") == 0) {
		print_usage(count < 2 ? stderr : stdout);
		return count < 2 ? EXIT_USAGE : EXIT_DONE;
	}
	for (size_t i = 0; i < COUNT(commands); i++) {
		if (strcmp(arguments[1], commands[i]->name) != 0)
			continue;
		struct command_line line = { .arena = arena };
		int status = EXIT_USAGE;
		if (command_read(&line, commands[i], count - 2, arguments + 2))
			status = commands[i]->run(&line);
		arena_end(arena);
		return status;
	}
	for (size_t i = 0; i < COUNT(later); i++)
		if (strcmp(arguments[1], later[i]) == 0) {
			fprintf(stderr, "wiqaya %s: not in this version\n", later[i]);
			return EXIT_USAGE;
		}
	fprintf(stderr, "wiqaya: there is no command “%s”\n", arguments[1]);
	print_usage(stderr);
	return EXIT_USAGE;
}
