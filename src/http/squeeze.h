// Answers made small for the wire: gzip (RFC 1952). Whether an answer may be is for who made it to say; see
// docs/why/0080.
#pragma once
#include "base/buf.h"

struct squeeze;

// What one thread needs for it, 270 kB; taken once and begun anew for each answer.
struct squeeze *squeeze_new(struct arena *arena);

// The bytes as gzip, in a new buf of `arena`; false when that is not shorter than they are. A stretch of random length
// stands in its head, so that the length on the wire does not tell to the byte how well the content packs.
bool squeeze_text(struct squeeze *squeeze, struct arena *arena, str plain, struct buf *packed) MUST_USE;
