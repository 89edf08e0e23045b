// A file that only the holder of a secret can read or have written: a stream of XChaCha20-Poly1305
// chunks of 64 KiB (libsodium's secretstream), whose last one says so. A changed, missing, doubled or
// swapped chunk, and a file cut anywhere, are noticed when they are read, before their bytes are given.
//
//   16 bytes  "wiqaya sealed 1\n"
//    4        1: the key comes from a passphrase (Argon2id, RFC 9106); 2: from a key file
//    4, 4     passes and KiB of Argon2id, little-endian; 0 for a key file
//   16        salt
//   24        header of the stream
//   then chunks of 65,536 bytes and 17 more; the last one shorter or as long
//
// All that stands before the stream's header is authenticated with the first chunk.
#pragma once
#include "base/mishap.h"

// A fresh secret for a key file. A secret that begins as this one does is a key and is not stretched;
// anything else is a passphrase.
str sealed_file_new_key(struct arena *arena);

struct sealed_writer;

// Begins a file beside `path`, which gets its name only when all is written and flushed: what stood
// there before stays until then, and a half one is taken away. Refuses a path that is already taken.
bool sealed_file_make(struct arena *arena, const char *path, str secret,
	struct sealed_writer **writer, struct mishap *mishap) MUST_USE;
// False: it cannot be written; see sealed_file_why.
bool sealed_file_add(struct sealed_writer *writer, str bytes) MUST_USE;
bool sealed_file_finish(struct sealed_writer *writer) MUST_USE;
// Why not (N_), and whether it was for want of room. The bytes written so far.
const char *sealed_file_why(const struct sealed_writer *writer, bool *full);
int64_t sealed_file_size(const struct sealed_writer *writer);

struct sealed_reader;

// Opens such a file and reads its first chunk: refuses what is none, and a wrong secret.
bool sealed_file_open(struct arena *arena, const char *path, str secret,
	struct sealed_reader **reader, struct mishap *mishap) MUST_USE;
// Reads exactly `count` bytes. False: the file is damaged or cut, or has fewer; see sealed_file_fault.
bool sealed_file_read(struct sealed_reader *reader, void *bytes, size_t count) MUST_USE;
// True when everything was read, the last chunk said that it is the last, and nothing stands behind.
bool sealed_file_at_end(struct sealed_reader *reader);
// Why the reading failed (N_); NULL when it did not.
const char *sealed_file_fault(const struct sealed_reader *reader);
