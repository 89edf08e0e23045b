// Numbers and texts as bytes and back, as they go between a prisoner of the jail and the program. Whoever broke the
// prisoner may have written what comes out of it, so taking trusts nothing: each refuses what is not whole.
#pragma once
#include "base/buf.h"

void pack_number(struct buf *buf, size_t number); // Below 2^32.
void pack_byte(struct buf *buf, unsigned byte);
void pack_text(struct buf *buf, str text);        // Or any bytes.

// Each takes from the front of `rest`. What is taken stays where it is and is not copied.
bool unpack_number(str *rest, size_t *number) MUST_USE;
bool unpack_byte(str *rest, unsigned *byte) MUST_USE;
bool unpack_bytes(str *rest, str *bytes) MUST_USE;
// UTF-8 of no more than so many bytes.
bool unpack_text(str *rest, size_t most, str *text) MUST_USE;
// How many things follow, each of `least` bytes or more, so that no room is taken for what is not there.
bool unpack_count(str *rest, size_t least, size_t most, size_t *count) MUST_USE;
