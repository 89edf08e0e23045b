// A secret that somebody keeps in a file for us, such as the password of a mail server: one line, in memory that
// is never swapped out nor dumped.
#pragma once
#include "base/mishap.h"

// Reads it; it lives as long as the arena. Refuses a file that others may read, unless it is a credential of the
// service manager ($CREDENTIALS_DIRECTORY), and one that holds no line or more than one.
bool secret_file_read(struct arena *arena, const char *path, const char **secret, struct mishap *mishap) MUST_USE;

// The path of such a credential by its name, or NULL when there is none.
const char *secret_file_credential(struct arena *arena, const char *name);
