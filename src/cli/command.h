// What every command of the command line shares: its words and options, its store, its call, and how it
// ends. Exit status: 0 done, 1 refused (a sentence says why and what to do), 2 wrong usage, 3 broken.
#pragma once
#include "acts/house.h"
#include "acts/sign_log.h"
#include "base/map_file.h"

enum exit_status { EXIT_DONE = 0, EXIT_REFUSED = 1, EXIT_USAGE = 2, EXIT_BROKEN = 3 };

enum { COMMAND_WORDS = 16, COMMAND_OPTIONS = 64 };

// One option that a command knows.
struct option_rule {
	const char *name; // Without the dashes.
	bool value;       // Takes a value.
	const char *help; // N_(…)
};

struct option {
	const char *name;
	const char *value;
};

struct command;

struct command_line {
	const struct command *command;
	struct arena *arena;
	const char *words[COMMAND_WORDS];
	size_t word_count;
	struct option options[COMMAND_OPTIONS];
	size_t option_count;
	const char *store; // URL.
	bool json;
	const char *language;
	// Filled by command_open.
	struct db *db;
	struct writer *writer;
	struct log_keeper *keeper; // Signs the log of what the writer writes.
	bool entered; // The store holds an institution.
	struct call call;
};

struct command {
	const char *name;
	const char *usage; // The words behind the name.
	const char *help;  // N_(…), one line.
	const struct option_rule *options; // Ends with a row of zeros.
	enum exit_status (*run)(struct command_line *line);
};

// Reads the words behind the command's name. False: wrong usage, said on standard error.
bool command_read(struct command_line *line, const struct command *command, int count,
	char **arguments);

// The value of an option, or NULL; a flag gives "". Repeated options: command_option_next.
const char *command_option(const struct command_line *line, const char *name);
const char *command_option_next(const struct command_line *line, const char *name, size_t *at);

// Opens the store for reading, or with the writer. False: said on standard error.
bool command_open(struct command_line *line, bool writing);
// The same, and enters the institution: call->house and call->today are known.
bool command_enter(struct command_line *line, bool writing);
// Closes the writer. Call before returning.
void command_close(struct command_line *line);

// Acts as the account named by --as; without it, as the house.
bool command_as(struct command_line *line);

// Says a refusal on standard error, with its reasons, and gives the exit status.
enum exit_status command_refused(struct command_line *line);
// Wrong usage: says it with the command's usage line.
enum exit_status command_usage(const struct command_line *line, const char *why);

// Prints to standard output.
void command_print(str text);

// Reads a file whole, at most `most` bytes. False: said on standard error.
bool command_file(struct command_line *line, const char *path, size_t most, str *content);

// Reads the map of a list. False: said on standard error, with its line.
bool command_map(struct command_line *line, const char *path, struct map_file *map);
