// Tokens: 256 random bits for sessions and programs, kept only as their hash; and form tokens, which
// bind a form to the session it was drawn for.
#pragma once
#include "base/str.h"

// 43 letters of base64url.
str token_new(struct arena *arena);

// What is stored of it: SHA-256, hexadecimal.
str token_hash(struct arena *arena, str token);

// Keyed by the session's own secret, and written anew each time, behind a veil of random bytes: in a packed page no part
// of it can be guessed from the length.
str form_token(struct arena *arena, str session_key);
bool form_token_right(str session_key, str given);
