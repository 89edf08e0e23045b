// wiqaya demo: the sample institution in an empty store.
#include "acts/demo.h"

#include <stdio.h>

#include "cli/commands.h"

static enum exit_status run_demo(struct command_line *line)
{
	const char *given = command_option(line, "today");
	struct day today = { "" };
	if (line->word_count > 0)
		return command_usage(line, "it takes no words");
	if (given != NULL && (!day_parse(str_from(given), &today) || !day_is_whole(&today)))
		return command_usage(line, "--today is a day as in 2026-05-31");
	if (!command_open(line, true))
		return EXIT_REFUSED;
	if (given == NULL)
		today = line->call.today;
	struct demo_account *accounts;
	size_t count;
	bool done = demo_make(&line->call, today, &accounts, &count);
	if (!done)
		command_refused(line);
	for (size_t i = 0; done && i < count; i++)
		printf("%s %.*s\n", accounts[i].name, STR_ARG(accounts[i].password));
	command_close(line);
	return done ? EXIT_DONE : EXIT_REFUSED;
}

static const struct option_rule demo_options[] = {
	{ "today", true, N_("the day that everything is relative to; today if not given") },
	{ 0 },
};

const struct command command_demo = { "demo", "[--today DAY]",
	N_("fill an empty store with the sample institution"), demo_options, run_demo };
