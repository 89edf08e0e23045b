// A whole institution in, from a bundle of open formats (acts/everything.h).
#pragma once
#include "acts/everything.h"

// Brings everything into a store that holds nothing, all or nothing: records with their ids, versions and
// instants, the history and the log as they were, imports, attachments; makes anew what is computed
// (names, words, figures, numbers to come). That it came in stands in the log behind the rest. Accounts
// come without passwords. Refuses a store that holds anything and a file that is damaged, was changed, is
// of another version or names what is not there; says in which file and row.
//
// What is not the log's word (a store that was tampered with before it went out) comes in as it is: the
// log comes along, and `verify` names it there as it did here.
bool import_everything(struct call *call, const char *path, struct everything_summary *summary) MUST_USE;
