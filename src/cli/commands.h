// The commands of the program, one function each; the table of them stands in main.c.
#pragma once
#include "cli/command.h"

extern const struct command command_init, command_count, command_import, command_export, command_verify,
	command_account, command_token, command_demo, command_backup, command_restore, command_drill, command_standards, command_pairs,
	command_escalate, command_mail, command_exchange;
