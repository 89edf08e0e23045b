// wiqaya escalate: drafts what the ladder of reminders has for a day.
#include "acts/escalate.h"

#include "cli/commands.h"
#include "model/entities.h"
#include "model/link.h"

static void print_letters(struct call *call, struct buf *buf, const struct escalated *escalated)
{
	for (size_t i = 0; i < escalated->count; i++) {
		const struct record *letter = escalated->letters[i];
		buf_addf(buf, "%.*s\t%.*s\t%.*s\n", STR_ARG(record_number(letter)), STR_ARG(record_text(letter, LETTER_ADDRESSED_TO)),
			STR_ARG(record_text(letter, LETTER_SUBJECT)));
	}
	buf_add(buf, say_with(call, N_("As of {day}: {drafted} drafted, {overtaken} overtaken. None is sent before a person approves it."),
			     "day", day_str(&escalated->as_of), "drafted", str_format(buf->arena, "%zu", escalated->count),
			     "overtaken", str_format(buf->arena, "%zu", escalated->overtaken), NULL));
	buf_add_char(buf, '\n');
	if (escalated->left_out > 0)
		buf_addf(buf, "%.*s\n", STR_ARG(say_with(call,
			N_("Left out: {n}. Their letter could not be made; look at the templates and the steps of the ladder."),
			"n", str_format(buf->arena, "%zu", escalated->left_out), NULL)));
}

static enum exit_status run(struct command_line *line)
{
	const char *text = command_option(line, "as-of");
	struct day as_of = { "" };
	if (line->word_count != 0)
		return command_usage(line, "there is nothing to name");
	if (text != NULL && !day_parse(str_from(text), &as_of))
		return command_usage(line, "a day is written as in 2026-05-31");
	if (!command_enter(line, true))
		return EXIT_REFUSED;
	struct escalated escalated;
	bool done = command_as(line) && escalate(&line->call, as_of, &escalated);
	if (!done) {
		command_refused(line);
	} else {
		struct buf buf = buf_in(line->arena);
		if (line->json) {
			escalate_json(&line->call, &buf, &escalated);
			buf_add_char(&buf, '\n');
		} else {
			print_letters(&line->call, &buf, &escalated);
		}
		command_print(buf_str(&buf));
	}
	command_close(line);
	return done ? EXIT_DONE : EXIT_REFUSED;
}

static const struct option_rule options[] = {
	{ "as-of", true, N_("the day on which it is looked at; today if not given") },
	{ "as", true, N_("do it as this account; without it, as the program itself") },
	{ 0 },
};

const struct command command_escalate = { "escalate", "[--as-of DAY]",
	N_("draft the reminders and escalations of a day"), options, run };
