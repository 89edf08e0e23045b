// Passwords, kept as Argon2id (RFC 9106) in the PHC string form. Hashing is dear on purpose, so only as
// many run at once as there are cores, with a bounded queue behind them; beyond it the answer is "busy".
#pragma once
#include "base/str.h"

enum password_answer { PASSWORD_RIGHT, PASSWORD_WRONG, PASSWORD_BUSY };

// The usual cost: 64 MiB, 3 passes. A test may hash at the least cost; checking takes what the hash says.
enum password_cost { PASSWORD_USUAL, PASSWORD_LEAST };

// Readies the library; once, before any thread.
void password_start(void);

// False: too many are waiting.
bool password_hash(struct arena *arena, str password, enum password_cost cost, str *hash) MUST_USE;

// Compares in constant time. An empty hash (no such account) takes as long as a wrong password does.
enum password_answer password_check(str hash, str password);

// A readable password of 80 bits for a first sign-in: "kuzo-9fim-…".
str password_new(struct arena *arena);

// NULL when it may be chosen, else why not (N_): at least 12 characters, not one of the worst.
const char *password_refused(str password);
