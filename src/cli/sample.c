// wiqaya demo: the sample institution in an empty store.
#include "acts/retell.h"

#include <stdio.h>

#include "cli/commands.h"

static enum exit_status run_demo(struct command_line *line)
{
	const char *given = command_option(line, "today"), *set = command_option(line, "set");
	struct day today = { "" };
	if (line->word_count > 0)
		return command_usage(line, "it takes no words");
	if (given != NULL && (!day_parse(str_from(given), &today) || !day_is_whole(&today)))
		return command_usage(line, "--today is a day as in 2026-05-31");
	if (set != NULL && (given != NULL || !retell_known(str_from(set))))
		return command_usage(line, given != NULL ? "a set has its own days: not --today" : "there is no such set; there is copenhagen");
	if (!command_open(line, true))
		return EXIT_REFUSED;
	if (given == NULL)
		today = line->call.today;
	struct demo_account *accounts;
	size_t count;
	bool done = set != NULL ? retell(&line->call, str_from(set), &accounts, &count)
	                        : demo_make(&line->call, today, &accounts, &count);
	if (!done)
		command_refused(line);
	for (size_t i = 0; done && i < count; i++)
		printf("%s %.*s\n", accounts[i].name, STR_ARG(accounts[i].password));
	command_close(line);
	return done ? EXIT_DONE : EXIT_REFUSED;
}

static const struct option_rule demo_options[] = {
	{ "set", true, N_("another set than the sample institution: copenhagen, as told there on 8 November 2023") },
	{ "today", true, N_("the day that everything is relative to; today if not given") },
	{ 0 },
};

const struct command command_demo = { "demo", "[--today DAY | --set NAME]",
	N_("fill an empty store with the sample institution"), demo_options, run_demo };
