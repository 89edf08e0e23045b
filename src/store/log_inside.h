// What log.c and log_check.c share: the texts that are signed.
#pragma once
#include "store/log.h"
#include "store/tree.h"

// A checkpoint: a line each for the name, the size, the root in hexadecimal, the instant.
str log_note(struct arena *arena, int64_t size, str root, str at);
// An earlier key that is trusted.
str log_key_note(struct arena *arena, str key, str at);
