// The roof: the table of commands. It alone includes the doors.
#include <stdio.h>
#include <string.h>

#include "acts/allot.h"
#include "base/catalogue.h"
#include "base/journal.h"
#include "base/limits.h"
#include "base/process.h"
#include "cli/commands.h"
#include "cli/describe.h"
#include "paper/office_open.h"
#include "post/carrier.h"
#include "post/mail_open.h"
#include "vault/password.h"
#include "vault/secret_file.h"
#include "web/site.h"

static enum exit_status serve_refused(const struct mishap *mishap, str where)
{
	fprintf(stderr, "wiqaya serve: %.*s%s%s (line %zu)\n", STR_ARG(where), where.length > 0 ? ": " : "",
		mishap->why, mishap->line);
	return EXIT_REFUSED;
}

// A password that is not named is that of the service manager's credential, when there is one.
static bool read_post_settings(struct command_line *line, struct post_settings *post, struct mishap *mishap)
{
	const char *file = command_option(line, "mail-password-file");
	if (file == NULL)
		file = secret_file_credential(line->arena, "wiqaya-mail-password");
	*post = (struct post_settings){ .from = command_option(line, "mail-from"), .address = command_option(line, "address"),
		.server = { .url = command_option(line, "mail-server"), .user = command_option(line, "mail-user"),
			.certificates = command_option(line, "mail-certificates") } };
	if (post->server.user != NULL && file != NULL && !secret_file_read(line->arena, file, &post->server.password, mishap))
		return false;
	post->maildir = command_option(line, "mail-maildir");
	return post_settings_good(line->arena, post, mishap);
}

static int serve_child(void *context)
{
	struct command_line *line = context;
	const char *listen = command_option(line, "listen");
	struct server_settings settings = { .listen = listen != NULL ? listen : "127.0.0.1:8080",
		.behind_proxy = command_option(line, "behind-proxy") != NULL,
		.tls_certificate = command_option(line, "tls-certificate"), .tls_key = command_option(line, "tls-key") };
	struct mishap mishap = { 0 };
	struct post_settings *post = NEW(line->arena, struct post_settings);
	struct site *site;
	struct server *server;
	str broken = S("");
	static jail_work *const works[] = { office_work, mail_work, allot_work, NULL };
	jail_start(works, 0);
	if (!read_post_settings(line, post, &mishap))
		return serve_refused(&mishap, S(""));
	if (!command_enter(line, true))
		return EXIT_REFUSED;
	if (!site_open(line->arena, line->store, line->writer, &site, &mishap, &broken))
		return serve_refused(&mishap, broken);
	site_settings(site, &settings);
	writer_while_waiting(line->writer, server_wait_begins, server_wait_ends);
	log_seal_when_quiet(line->writer, line->keeper);
	writer_start(line->writer);
	site->mail_from = post->server.url == NULL ? NULL : post->from;
	if (!clerk_start(line->arena, line->store, line->writer, site->mail_from, &site->clerk, &mishap))
		return serve_refused(&mishap, S(""));
	if (!postman_start(line->arena, line->store, line->writer, post, &site->postman, &mishap)) {
		clerk_stop(site->clerk);
		return serve_refused(&mishap, S(""));
	}
	if (!server_start(line->arena, &settings, &server, &mishap)) {
		postman_stop(site->postman);
		clerk_stop(site->clerk);
		return serve_refused(&mishap, S(""));
	}
	printf("listening on port %u\n", server_port(server));
	fflush(stdout);
	journal(PRIORITY_NOTICE, EVENT_STARTED, JOURNAL_INTEGER(KEY_PORT, server_port(server)));
	process_ready();
	process_wait_for_stop();
	server_stop(server);
	postman_stop(site->postman);
	clerk_stop(site->clerk);
	command_close(line);
	jail_stop();
	journal(PRIORITY_NOTICE, EVENT_STOPPED, JOURNAL_NOTHING);
	return EXIT_DONE;
}

static enum exit_status run_serve(struct command_line *line)
{
	return (enum exit_status)process_parent(serve_child, line);
}

static const struct option_rule serve_options[] = {
	{ "listen", true, N_("address and port; 127.0.0.1:8080 if not given") },
	{ "behind-proxy", false, N_("a proxy stands in front and does TLS") },
	{ "tls-certificate", true, N_("file, to serve TLS directly") },
	{ "tls-key", true, N_("file") },
	{ "mail-server", true, N_("that takes notices by e-mail, as in smtps://mail.example.org; without it none go out") },
	{ "mail-from", true, N_("the address that notices come from") },
	{ "address", true, N_("where people sign in, as it stands in notices") },
	{ "mail-user", true, N_("as whom to sign in to the mail server") },
	{ "mail-password-file", true, N_("file that holds that user’s password") },
	{ "mail-maildir", true, N_("folder in which a mail server delivers what comes in; it becomes letters") },
	{ "mail-certificates", true, N_("file of certificates to trust; those of the machine if not given") },
	{ 0 },
};

static const struct command command_serve = { "serve", "[--listen ADDRESS:PORT]", N_("the server"),
	serve_options, run_serve };

static size_t add_routes(struct route_row *rows, size_t count, const struct route *routes)
{
	for (const struct route *r = routes; r->path != NULL; r++)
		rows[count++] = (struct route_row){ r->method, r->path, r->right };
	return count;
}

static size_t count_routes(const struct route *routes)
{
	size_t count = 0;
	while (routes[count].path != NULL)
		count++;
	return count;
}

static enum exit_status run_describe(struct command_line *line)
{
	size_t most = count_routes(api_routes) + count_routes(portal_routes) + count_routes(web_routes);
	struct route_row *rows = NEW_MANY(line->arena, most + 1, struct route_row);
	add_routes(rows, add_routes(rows, add_routes(rows, 0, api_routes), portal_routes), web_routes);
	return describe(line, rows);
}

static const struct command command_describe = { "describe",
	"--json | --schema ENGINE | --openapi | --rights | --manual | --pot",
	N_("print what the declarations know"), describe_options, run_describe };

static const struct command *const commands[] = {
	&command_serve,
	&command_init, &command_standards, &command_demo, &command_account, &command_token, &command_import, &command_export, &command_pairs, &command_count,
	&command_escalate,
	&command_mail, &command_exchange, &command_verify, &command_backup, &command_restore, &command_drill, &command_describe,
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

static int run_command(struct arena *arena, int count, char **arguments)
{
	if (count < 2 || strcmp(arguments[1], "--help") == 0) {
		print_usage(count < 2 ? stderr : stdout);
		return count < 2 ? EXIT_USAGE : EXIT_DONE;
	}
	for (size_t i = 0; i < COUNT(commands); i++) {
		if (strcmp(arguments[1], commands[i]->name) != 0)
			continue;
		struct command_line line = { .arena = arena };
		return command_read(&line, commands[i], count - 2, arguments + 2) ? (int)commands[i]->run(&line)
		                                                                  : EXIT_USAGE;
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

int main(int count, char **arguments)
{
	if (count == 2 && strcmp(arguments[1], CARRIER_WORD) == 0)
		return carrier_run();
	struct arena *arena = arena_new(LIMIT_PROGRAM_BYTES);
	password_start();
	catalogue_start(arena);
	int status = run_command(arena, count, arguments);
	arena_end(arena);
	return status;
}
