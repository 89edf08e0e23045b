// wiqaya init, account, token: the institution and the people who may sign in.
#include <stdio.h>
#include <string.h>

#include "acts/bring.h"
#include "acts/keep.h"
#include "acts/sign_in.h"
#include "cli/commands.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "vault/password.h"

static bool make_account(struct command_line *line, const char *name, const char *full_name,
	const char *role, str *password)
{
	struct call *call = &line->call;
	struct record *account = record_new(call, &account_entity);
	record_set(account, ACCOUNT_NAME, str_from(name));
	record_set(account, ACCOUNT_FULL_NAME, str_from(full_name != NULL ? full_name : name));
	bool good = value_read(call, account, ACCOUNT_ROLE, str_from(role), NULL);
	const char *authority = command_option(line, "authority"), *region = command_option(line, "region");
	if (authority != NULL)
		good = value_read(call, account, ACCOUNT_AUTHORITY, str_from(authority), NULL) && good;
	if (region != NULL)
		good = value_read(call, account, ACCOUNT_REGION, str_from(region), NULL) && good;
	*password = password_new(line->arena);
	return good && keep_make(call, account) && account_set_password(call, account->id, *password);
}

static enum exit_status run_init(struct command_line *line)
{
	const char *country = command_option(line, "country"), *languages = command_option(line, "languages");
	const char *name = command_option(line, "name"), *administrator = command_option(line, "administrator");
	const char *zone = command_option(line, "zone");
	if (!command_open(line, true))
		return EXIT_REFUSED;
	struct house_request request = { country != NULL ? country : "MA",
		languages != NULL ? languages : "ar,fr,en", name != NULL ? name : "", zone, false };
	str password;
	line->entered = house_make(&line->call, &request) && house_enter(&line->call);
	struct brought brought;
	bool done = line->entered && bring_standards(&line->call, &brought) && bring_letters(&line->call) &&
	            make_account(line, administrator != NULL ? administrator : "administrator", NULL,
			    "administrator", &password);
	if (!done)
		command_refused(line);
	else
		printf("%s %.*s\n", administrator != NULL ? administrator : "administrator", STR_ARG(password));
	command_close(line);
	return done ? EXIT_DONE : EXIT_REFUSED;
}

static const struct option_rule init_options[] = {
	{ "country", true, N_("two letters of ISO 3166-1; MA if not given") },
	{ "languages", true, N_("ar,fr,en in the order of the house; the first is its own, and zgh is for names in Tifinagh") },
	{ "name", true, N_("what the institution is called") },
	{ "zone", true, N_("time zone, as in Africa/Casablanca; from the country if not given") },
	{ "administrator", true, N_("the first account; its one-time password is printed") },
	{ 0 },
};

const struct command command_init = { "init",
	"[--country MA] [--languages ar,fr,en] [--name TEXT] [--administrator ACCOUNT]",
	N_("make a new institution in an empty store"), init_options, run_init };

// Standards.

static enum exit_status run_standards(struct command_line *line)
{
	if (line->word_count > 0)
		return command_usage(line, "it takes no words");
	if (!command_enter(line, true))
		return EXIT_REFUSED;
	struct brought brought;
	bool done = bring_standards(&line->call, &brought);
	if (done)
		printf("%zu standards and %zu topics brought in\n", brought.instruments, brought.provisions);
	else
		command_refused(line);
	command_close(line);
	return done ? EXIT_DONE : EXIT_REFUSED;
}

const struct command command_standards = { "standards", "",
	N_("bring in the standards that the program carries and the store lacks"), NULL, run_standards };

// Accounts.

static bool find_account(struct call *call, const char *name, struct record **account)
{
	return keep_read(call, &account_entity, str_from(name), account);
}

static bool add(struct command_line *line)
{
	const char *role = command_option(line, "role"), *full = command_option(line, "full-name");
	str password;
	if (!make_account(line, line->words[1], full, role != NULL ? role : "monitor", &password))
		return false;
	printf("%s %.*s\n", line->words[1], STR_ARG(password));
	return true;
}

static bool change_role(struct command_line *line)
{
	struct record *account;
	return find_account(&line->call, line->words[1], &account) &&
	       value_read(&line->call, account, ACCOUNT_ROLE, str_from(line->words[2]), NULL) &&
	       keep_change(&line->call, account);
}

static bool move(struct command_line *line, const char *step)
{
	struct record *account;
	return find_account(&line->call, line->words[1], &account) &&
	       keep_step(&line->call, account, str_from(step), S(""));
}

static bool list(struct command_line *line)
{
	struct rows rows;
	if (!permit_entity(&line->call, VERB_READ, &account_entity) ||
	        !db_query(line->db, line->arena,
			SQL("SELECT name, full_name, role, state FROM account WHERE binned_at IS NULL ORDER BY name"),
			NO_PARAMETERS, &rows))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		printf("%.*s\t%.*s\t%.*s\t%.*s\n", STR_ARG(rows_text(&rows, i, 0)), STR_ARG(rows_text(&rows, i, 1)),
			STR_ARG(rows_text(&rows, i, 2)), STR_ARG(rows_text(&rows, i, 3)));
	return true;
}

static bool new_password(struct command_line *line)
{
	struct record *account;
	str password = password_new(line->arena);
	if (!find_account(&line->call, line->words[1], &account) ||
	        !account_set_password(&line->call, account->id, password))
		return false;
	printf("%s %.*s\n", line->words[1], STR_ARG(password));
	return true;
}

// For a person whose device is lost: nobody signs in with it from then on, and the password alone opens.
static bool factor_off(struct command_line *line)
{
	struct record *account;
	return find_account(&line->call, line->words[1], &account) && account_set_totp(&line->call, account->id, S(""));
}

static bool lock(struct command_line *line)
{
	return move(line, "lock");
}

static bool unlock(struct command_line *line)
{
	return move(line, "unlock");
}

static const struct {
	const char *verb;
	size_t words;
	bool (*run)(struct command_line *line);
} verbs[] = {
	{ "add", 2, add }, { "list", 1, list }, { "lock", 2, lock }, { "unlock", 2, unlock },
	{ "role", 3, change_role }, { "password", 2, new_password },
	{ "factor-off", 2, factor_off },
};

static enum exit_status run_account(struct command_line *line)
{
	for (size_t i = 0; i < COUNT(verbs); i++) {
		if (line->word_count == 0 || strcmp(line->words[0], verbs[i].verb) != 0)
			continue;
		if (line->word_count != verbs[i].words)
			break;
		if (!command_enter(line, strcmp(verbs[i].verb, "list") != 0))
			return EXIT_REFUSED;
		bool done = verbs[i].run(line);
		enum exit_status status = done ? EXIT_DONE : command_refused(line);
		command_close(line);
		return status;
	}
	return command_usage(line, "say add, list, lock, unlock, role, password or factor-off, and whom");
}

static const struct option_rule account_options[] = {
	{ "role", true, N_("of the new account: coordinator, member, monitor, doctor, secretariat …") },
	{ "full-name", true, N_("the person’s name") },
	{ "authority", true, N_("of a focal point or validator") },
	{ "region", true, N_("of a regional commission") },
	{ 0 },
};

const struct command command_account = { "account",
	"add NAME [--role ROLE] | list | lock NAME | unlock NAME | role NAME ROLE | password NAME | factor-off NAME",
	N_("people who may sign in; a new password is printed once"), account_options, run_account };

// Tokens of programs.

static bool add_token(struct command_line *line)
{
	const char *name = command_option(line, "account");
	struct record *account;
	str token;
	if (name == NULL || !find_account(&line->call, name, &account) ||
	        !token_add(&line->call, account->id, &token))
		return false;
	printf("%.*s\n", STR_ARG(token));
	return true;
}

static bool list_tokens(struct command_line *line)
{
	struct rows rows;
	if (!permit_entity(&line->call, VERB_READ, &account_entity) ||
	        !db_query(line->db, line->arena,
			SQL("SELECT k.id, a.name, k.created_at, coalesce(k.revoked_at, '') FROM api_token k"
			    " JOIN account a ON a.id = k.account ORDER BY k.created_at"),
			NO_PARAMETERS, &rows))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		printf("%.*s\t%.*s\t%.*s\t%.*s\n", STR_ARG(rows_text(&rows, i, 0)), STR_ARG(rows_text(&rows, i, 1)),
			STR_ARG(rows_text(&rows, i, 2)), STR_ARG(rows_text(&rows, i, 3)));
	return true;
}

static enum exit_status run_token(struct command_line *line)
{
	const char *verb = line->word_count > 0 ? line->words[0] : "";
	bool adds = strcmp(verb, "add") == 0 && line->word_count == 1 && command_option(line, "account") != NULL;
	bool revokes = strcmp(verb, "revoke") == 0 && line->word_count == 2;
	if (!adds && !revokes && strcmp(verb, "list") != 0)
		return command_usage(line, "say add --account NAME, list, or revoke ID");
	if (!command_enter(line, adds || revokes))
		return EXIT_REFUSED;
	bool done = adds ? add_token(line)
	            : revokes ? token_revoke(&line->call, str_from(line->words[1])) : list_tokens(line);
	enum exit_status status = done ? EXIT_DONE : command_refused(line);
	command_close(line);
	return status;
}

static const struct option_rule token_options[] = {
	{ "account", true, N_("the account that the token acts as") },
	{ 0 },
};

const struct command command_token = { "token", "add --account NAME | list | revoke ID",
	N_("tokens of programs; a new one is printed once"), token_options, run_token };
