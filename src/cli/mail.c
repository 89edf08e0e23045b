// wiqaya mail: what waits in the outbox, trying it again, and taking what came in.
#include <stdio.h>
#include <string.h>

#include "acts/mail_take.h"
#include "acts/outbox.h"
#include "cli/commands.h"

static void print_mail(struct command_line *line, const struct mail *mail)
{
	struct buf buf = buf_in(line->arena);
	if (line->json) {
		mail_json(&buf, mail);
		buf_add_char(&buf, '\n');
	} else {
		buf_addf(&buf, "%.*s\t%s\t%.*s\t%s\t%lld\t%.*s\t%.*s\n", STR_ARG(mail->id), mail_state_code(mail->state),
			STR_ARG(mail->account_name), mail_kind_code(mail->kind), (long long)mail->tries, STR_ARG(mail->next_at),
			STR_ARG(mail->words));
	}
	command_print(buf_str(&buf));
}

static bool list(struct command_line *line)
{
	struct mail *mails;
	size_t count;
	const char *state = command_option(line, "state");
	if (!outbox_list(&line->call, str_from(state), &mails, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		print_mail(line, &mails[i]);
	return true;
}

// The next start of the server sends it: this command holds the store alone and has no mail server.
static bool try_now(struct command_line *line)
{
	size_t count;
	if (!outbox_try(&line->call, line->word_count > 1 ? str_from(line->words[1]) : S(""), &count))
		return false;
	printf(line->json ? "{\"tried\":%zu}\n" : "%zu will be tried when the server runs\n", count);
	return true;
}

static bool take(struct command_line *line)
{
	struct mail_taken taken;
	const char *folder = command_option(line, "maildir");
	if (!mail_take(&line->call, folder, &taken))
		return false;
	printf(line->json ? "{\"letters\":%zu,\"reports\":%zu,\"doubles\":%zu,\"set_aside\":%zu}\n"
			  : "%zu letters, %zu reports, %zu taken before, %zu set aside\n",
		taken.letters, taken.reports, taken.doubles, taken.set_aside);
	return true;
}

static const struct {
	const char *verb;
	size_t words; // At most.
	bool writes;
	bool (*run)(struct command_line *line);
} verbs[] = { { "list", 1, false, list }, { "try", 2, true, try_now }, { "take", 1, true, take } };

static enum exit_status run_mail(struct command_line *line)
{
	for (size_t i = 0; i < COUNT(verbs); i++) {
		if (line->word_count == 0 || strcmp(line->words[0], verbs[i].verb) != 0)
			continue;
		bool takes = verbs[i].run == take;
		if (line->word_count > verbs[i].words || takes != (command_option(line, "maildir") != NULL))
			break;
		if (!command_enter(line, verbs[i].writes))
			return EXIT_REFUSED;
		enum exit_status status = verbs[i].run(line) ? EXIT_DONE : command_refused(line);
		command_close(line);
		return status;
	}
	return command_usage(line, "say list, try and perhaps which, or take --maildir DIR");
}

static const struct option_rule mail_options[] = {
	{ "state", true, N_("waiting, sending, accepted, failed or bounced; if not given, all but accepted") },
	{ "maildir", true, N_("folder in which a mail server delivers what comes in") },
	{ 0 },
};

const struct command command_mail = { "mail", "list [--state STATE] | try [ID] | take --maildir DIR",
	N_("notices by e-mail: what waits or failed; try it again; take in what came"), mail_options, run_mail };
