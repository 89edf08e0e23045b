// wiqaya verify: the store against its own log.
#include "acts/verify.h"

#include <stdio.h>

#include "cli/commands.h"

static enum exit_status run(struct command_line *line)
{
	struct verify_result result;
	if (line->word_count != 0)
		return command_usage(line, "it takes no words");
	if (!command_enter(line, false))
		return EXIT_REFUSED;
	struct log_signer signer;
	struct mishap mishap;
	// A copy is checked without its key: then the signatures stay unproven, and that is said.
	bool has_key = sign_log_open(line->arena, line->store, false, &signer, &mishap);
	if (!verify(&line->call, has_key ? &signer : NULL, &result))
		return command_refused(line);
	if (line->json)
		printf("{\"checked\":%lld,\"bad\":%lld}\n", (long long)result.checked, (long long)result.bad);
	else
		printf("checked %lld, bad %lld\n", (long long)result.checked, (long long)result.bad);
	if (result.unproven > 0)
		fprintf(stderr, "  %lld of %lld signatures could not be checked: the key is not at hand\n",
			(long long)result.unproven, (long long)result.checkpoints);
	for (size_t i = 0; i < result.fault_count; i++)
		fprintf(stderr, "  %.*s: %.*s\n", STR_ARG(result.faults[i].where), STR_ARG(result.faults[i].what));
	return result.bad == 0 ? EXIT_DONE : EXIT_REFUSED;
}

static const struct option_rule options[] = { { 0 } };

const struct command command_verify = { "verify", "",
	N_("compare everything with the log: rows, history, names, figures"), options, run };
