// wiqaya exchange: packages with other mechanisms (docs/exchange-package.md).
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "acts/exchange.h"
#include "acts/exchange_receive.h"
#include "acts/keep.h"
#include "cli/commands.h"
#include "model/entities.h"

static bool card(struct command_line *line)
{
	struct exchange_identity own;
	if (!exchange_identity(&line->call, &own))
		return false;
	printf(line->json ? "{\"card\":\"%.*s\",\"fingerprint\":\"%.*s\"}\n" : "%.*s\n%.*s\n", STR_ARG(own.card), STR_ARG(own.fingerprint));
	return true;
}

static bool receive(struct command_line *line)
{
	struct exchange_arrival arrival = { .way = "file" };
	if (!command_file(line, line->words[1], LIMIT_EXCHANGE_BYTES, &arrival.bytes))
		return refuse(&line->call, REFUSED_INVALID, N_("No package was read from there."));
	if (!exchange_receive(&line->call, &arrival))
		return false;
	str number = record_number(arrival.package);
	printf(line->json ? "{\"number\":\"%.*s\"}\n" : "%.*s\n", STR_ARG(number));
	return true;
}

static bool write_whole(int file, str bytes)
{
	while (bytes.length > 0) {
		ssize_t put = write(file, bytes.data, bytes.length);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes = str_skip(bytes, (size_t)put);
	}
	return fsync(file) == 0;
}

static bool file(struct command_line *line)
{
	struct record *package;
	str bytes;
	if (!keep_read(&line->call, &exchange_package_entity, str_from(line->words[1]), &package) ||
	        !exchange_file(&line->call, package, &bytes))
		return false;
	int out = open(line->words[2], O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out < 0)
		return refuse(&line->call, REFUSED_INVALID, errno == EEXIST ?
			N_("There is already a file of this name. Choose another.") : N_("No file can be made there."));
	bool written = write_whole(out, bytes);
	written = close(out) == 0 && written;
	if (!written)
		unlink(line->words[2]);
	return written || refuse(&line->call, REFUSED_FULL, N_("The file could not be written."));
}

static bool send_on(struct command_line *line)
{
	struct record *package;
	return keep_read(&line->call, &exchange_package_entity, str_from(line->words[1]), &package) &&
	       exchange_push(&line->call, package);
}

static const struct {
	const char *verb;
	size_t words;
	bool (*run)(struct command_line *line);
} verbs[] = { { "card", 1, card }, { "receive", 2, receive }, { "file", 3, file }, { "push", 2, send_on } };

static enum exit_status run_exchange(struct command_line *line)
{
	for (size_t i = 0; i < COUNT(verbs); i++) {
		if (line->word_count != verbs[i].words || strcmp(line->words[0], verbs[i].verb) != 0)
			continue;
		if (!command_enter(line, true))
			return EXIT_REFUSED;
		bool done = command_as(line) && verbs[i].run(line);
		enum exit_status status = done ? EXIT_DONE : command_refused(line);
		command_close(line);
		return status;
	}
	return command_usage(line, "say card, receive FILE, file PACKAGE FILE or push PACKAGE");
}

static const struct option_rule exchange_options[] = {
	{ "as", true, N_("do it as this account; without it, as the program itself") },
	{ 0 },
};

const struct command command_exchange = { "exchange", "card | receive FILE | file PACKAGE FILE | push PACKAGE",
	N_("packages of figures with other mechanisms"), exchange_options, run_exchange };
