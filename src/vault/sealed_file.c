#include "vault/sealed_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/flush.h"

#define ABYTES crypto_secretstream_xchacha20poly1305_ABYTES
#define TAG_FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define TAG_MESSAGE crypto_secretstream_xchacha20poly1305_TAG_MESSAGE

static const char magic[] = "wiqaya sealed 1\n";
static const char key_beginning[] = "wiqaya-backup-key-";

enum {
	CHUNK = 64 * 1024,
	SEALED_CHUNK = CHUNK + 17,
	AT_KIND = 16,
	AT_PASSES = 20,
	AT_MEMORY = 24,
	AT_SALT = 28,
	OPEN_LENGTH = 44, // Of what is authenticated with the first chunk.
	HEADER_LENGTH = OPEN_LENGTH + 24,
	KEY_BYTES = 32,
	KIND_PASSPHRASE = 1,
	KIND_KEY = 2,
	// What is written; and the most that is read, so that a forged header cannot hold the machine.
	PASSES = 3,
	MEMORY_KIB = 256 * 1024,
	MOST_PASSES = 16,
	LEAST_MEMORY_KIB = 8,
	MOST_MEMORY_KIB = 1024 * 1024,
};
static_assert(ABYTES == 17, "a chunk and its tag");
static_assert(sizeof magic - 1 == AT_KIND, "the magic word");
static_assert(crypto_pwhash_SALTBYTES == OPEN_LENGTH - AT_SALT, "the salt");
static_assert(crypto_secretstream_xchacha20poly1305_HEADERBYTES == HEADER_LENGTH - OPEN_LENGTH,
	"the stream's header");
static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == KEY_BYTES, "the key");

// What stands in guarded memory: the stream's state holds a key, the chunk what is sealed.
struct guarded {
	crypto_secretstream_xchacha20poly1305_state stream;
	unsigned char key[KEY_BYTES];
	unsigned char plain[CHUNK];
	unsigned char sealed[SEALED_CHUNK];
};

struct sealed_writer {
	struct guarded *guarded;
	int descriptor;
	const char *path, *part, *folder;
	unsigned char header[HEADER_LENGTH];
	bool first;
	size_t used;
	int64_t size;
	bool failed, full;
	bool finished;
};

struct sealed_reader {
	struct guarded *guarded;
	int descriptor;
	unsigned char header[HEADER_LENGTH];
	bool first, last;
	size_t used, length; // Of the chunk that was opened.
	const char *fault;
};

static struct guarded *guarded_new(void)
{
	struct guarded *guarded = sodium_init() < 0 ? NULL : sodium_malloc(sizeof *guarded);
	if (guarded == NULL)
		die("no guarded memory for a key");
	return guarded;
}

str sealed_file_new_key(struct arena *arena)
{
	unsigned char bytes[KEY_BYTES];
	if (sodium_init() < 0)
		die("the cipher library does not start");
	randombytes_buf(bytes, sizeof bytes);
	struct buf key = buf_sized(arena, 128);
	buf_add_c(&key, key_beginning);
	for (size_t i = 0; i < sizeof bytes; i++)
		buf_addf(&key, "%02x", bytes[i]);
	sodium_memzero(bytes, sizeof bytes);
	return buf_str(&key);
}

static void put_number(unsigned char *at, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (unsigned char)(value >> 8 * i);
}

static uint32_t get_number(const unsigned char *at)
{
	uint32_t value = 0;
	for (int i = 0; i < 4; i++)
		value |= (uint32_t)at[i] << 8 * i;
	return value;
}

static bool is_key(str secret)
{
	return str_starts(secret, str_from(key_beginning));
}

static bool key_from_text(str secret, unsigned char key[KEY_BYTES])
{
	str hex = str_trim(str_skip(secret, sizeof key_beginning - 1));
	size_t length = 0;
	return hex.length == 2 * KEY_BYTES &&
	       sodium_hex2bin(key, KEY_BYTES, hex.data, hex.length, NULL, &length, NULL) == 0 &&
	       length == KEY_BYTES;
}

// The key for what the header says, from the secret. False: no key, or no memory for so dear a one.
static bool make_key(const unsigned char *header, str secret, unsigned char key[KEY_BYTES])
{
	if (get_number(header + AT_KIND) == KIND_KEY)
		return key_from_text(secret, key);
	return crypto_pwhash(key, KEY_BYTES, secret.data, secret.length, header + AT_SALT,
		       get_number(header + AT_PASSES), (size_t)get_number(header + AT_MEMORY) * 1024,
		       crypto_pwhash_ALG_ARGON2ID13) == 0;
}

// Writing.

static void give_up(void *context)
{
	struct sealed_writer *writer = context;
	if (writer->descriptor >= 0)
		close(writer->descriptor);
	if (!writer->finished)
		unlink(writer->part);
	sodium_free(writer->guarded);
}

static bool put(struct sealed_writer *writer, const void *bytes, size_t count)
{
	const char *at = bytes;
	while (count > 0 && !writer->failed) {
		ssize_t done = write(writer->descriptor, at, count);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			writer->failed = true;
			writer->full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
			break;
		}
		at += done;
		count -= (size_t)done;
		writer->size += done;
	}
	return !writer->failed;
}

static void fill_header(unsigned char *header, str secret)
{
	bool key = is_key(secret);
	memcpy(header, magic, sizeof magic - 1);
	put_number(header + AT_KIND, key ? KIND_KEY : KIND_PASSPHRASE);
	put_number(header + AT_PASSES, key ? 0 : PASSES);
	put_number(header + AT_MEMORY, key ? 0 : MEMORY_KIB);
	randombytes_buf(header + AT_SALT, OPEN_LENGTH - AT_SALT);
}

bool sealed_file_make(struct arena *arena, const char *path, str secret,
	struct sealed_writer **made, struct mishap *mishap)
{
	struct sealed_writer *writer = NEW(arena, struct sealed_writer);
	writer->path = str_c(arena, str_from(path));
	writer->part = str_format(arena, "%s.part", path).data;
	writer->folder = folder_of(arena, path).data;
	if (access(path, F_OK) == 0)
		return mishap_at(mishap, 0, 0, N_("There is already a file of this name. Choose another."));
	unlink(writer->part);
	writer->descriptor = open(writer->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (writer->descriptor < 0)
		return mishap_at(mishap, 0, 0, N_("No file can be made there."));
	writer->guarded = guarded_new();
	writer->first = true;
	arena_at_end(arena, give_up, writer);
	fill_header(writer->header, secret);
	if (!make_key(writer->header, secret, writer->guarded->key))
		return mishap_at(mishap, 0, 0,
			N_("This secret cannot be used: the key is not whole, or there is no memory to"
			   " stretch the passphrase."));
	crypto_secretstream_xchacha20poly1305_init_push(
		&writer->guarded->stream, writer->header + OPEN_LENGTH, writer->guarded->key);
	*made = writer;
	(void)put(writer, writer->header, HEADER_LENGTH); // What failed is told by the next addition.
	return true;
}

static bool seal_chunk(struct sealed_writer *writer, unsigned char tag)
{
	struct guarded *guarded = writer->guarded;
	unsigned long long length = 0;
	crypto_secretstream_xchacha20poly1305_push(&guarded->stream, guarded->sealed, &length,
		guarded->plain, writer->used, writer->first ? writer->header : NULL,
		writer->first ? OPEN_LENGTH : 0, tag);
	writer->first = false;
	writer->used = 0;
	return put(writer, guarded->sealed, (size_t)length);
}

// A full chunk waits for the byte behind it, because the last one must say that it is the last.
bool sealed_file_add(struct sealed_writer *writer, str bytes)
{
	must(!writer->finished);
	while (bytes.length > 0 && !writer->failed) {
		if (writer->used == CHUNK && !seal_chunk(writer, TAG_MESSAGE))
			break;
		str piece = str_slice(bytes, 0, CHUNK - writer->used);
		memcpy(writer->guarded->plain + writer->used, piece.data, piece.length);
		writer->used += piece.length;
		bytes = str_skip(bytes, piece.length);
	}
	return !writer->failed;
}

bool sealed_file_finish(struct sealed_writer *writer)
{
	must(!writer->finished);
	if (writer->failed || !seal_chunk(writer, TAG_FINAL))
		return false;
	bool done = fsync(writer->descriptor) == 0;
	if (!done)
		writer->full = errno == ENOSPC || errno == EDQUOT;
	done = close(writer->descriptor) == 0 && done;
	writer->descriptor = -1;
	done = done && rename(writer->part, writer->path) == 0;
	writer->finished = done;
	writer->failed = !done || !flush_folder(writer->folder);
	return !writer->failed;
}

const char *sealed_file_why(const struct sealed_writer *writer, bool *full)
{
	*full = writer->full;
	return writer->full ? N_("There is no room left where the file is written.") :
			      N_("The file cannot be written there.");
}

int64_t sealed_file_size(const struct sealed_writer *writer)
{
	return writer->size;
}

// Reading.

static void put_away(void *context)
{
	struct sealed_reader *reader = context;
	close(reader->descriptor);
	sodium_free(reader->guarded);
}

// As many bytes as there are, up to `count`; -1 when the disk cannot be read.
static ssize_t get(int descriptor, void *bytes, size_t count)
{
	size_t have = 0;
	while (have < count) {
		ssize_t done = read(descriptor, (char *)bytes + have, count - have);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		if (done == 0)
			break;
		have += (size_t)done;
	}
	return (ssize_t)have;
}

static bool fail(struct sealed_reader *reader, const char *why)
{
	if (reader->fault == NULL)
		reader->fault = why;
	return false;
}

static const char unreadable[] = N_("The disk cannot read this file.");
static const char cut[] = N_("This file is not whole: its end is missing.");
static const char damaged[] = N_("This file is damaged, or somebody changed it.");

// Opens the next chunk. One that cannot be opened and is shorter than the others was cut.
static bool open_chunk(struct sealed_reader *reader)
{
	struct guarded *guarded = reader->guarded;
	ssize_t got = get(reader->descriptor, guarded->sealed, SEALED_CHUNK);
	unsigned long long length = 0;
	unsigned char tag = 0;
	if (got < (ssize_t)ABYTES)
		return fail(reader, got < 0 ? unreadable : cut);
	int code = crypto_secretstream_xchacha20poly1305_pull(&guarded->stream, guarded->plain, &length,
		&tag, guarded->sealed, (size_t)got, reader->first ? reader->header : NULL,
		reader->first ? OPEN_LENGTH : 0);
	if (code != 0)
		return fail(reader, got < SEALED_CHUNK ? cut : damaged);
	reader->first = false;
	reader->last = tag == TAG_FINAL;
	reader->used = 0;
	reader->length = (size_t)length;
	if (!reader->last && got < SEALED_CHUNK)
		return fail(reader, cut);
	if (reader->last && get(reader->descriptor, guarded->sealed, 1) != 0)
		return fail(reader, damaged);
	return true;
}

static bool header_is_good(const unsigned char *header)
{
	uint32_t kind = get_number(header + AT_KIND), passes = get_number(header + AT_PASSES),
		 memory = get_number(header + AT_MEMORY);
	if (memcmp(header, magic, sizeof magic - 1) != 0)
		return false;
	if (kind == KIND_KEY)
		return passes == 0 && memory == 0;
	return kind == KIND_PASSPHRASE && passes >= 1 && passes <= MOST_PASSES &&
	       memory >= LEAST_MEMORY_KIB && memory <= MOST_MEMORY_KIB;
}

static bool unlock(struct sealed_reader *reader, str secret, struct mishap *mishap)
{
	unsigned char *header = reader->header;
	if (get(reader->descriptor, header, HEADER_LENGTH) != HEADER_LENGTH || !header_is_good(header))
		return mishap_at(mishap, 0, 0, N_("This file is not a sealed file of Wiqaya."));
	if (is_key(secret) != (get_number(header + AT_KIND) == KIND_KEY))
		return mishap_at(mishap, 0, 0,
			is_key(secret) ? N_("This file is sealed with a passphrase, not with a key.") :
					 N_("This file is sealed with a key, not with a passphrase."));
	if (!make_key(header, secret, reader->guarded->key))
		return mishap_at(mishap, 0, 0,
			N_("This secret cannot be used: the key is not whole, or there is no memory to"
			   " stretch the passphrase."));
	if (crypto_secretstream_xchacha20poly1305_init_pull(&reader->guarded->stream,
		    header + OPEN_LENGTH, reader->guarded->key) != 0)
		return mishap_at(mishap, 0, 0, damaged);
	if (open_chunk(reader))
		return true;
	return mishap_at(mishap, 0, 0,
		reader->fault == unreadable ? unreadable :
					      N_("The secret is wrong, or the file is damaged at its start."));
}

bool sealed_file_open(struct arena *arena, const char *path, str secret,
	struct sealed_reader **opened, struct mishap *mishap)
{
	struct stat about;
	struct sealed_reader *reader = NEW(arena, struct sealed_reader);
	reader->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (reader->descriptor < 0)
		return mishap_at(mishap, 0, 0, N_("There is no file of this name, or it may not be read."));
	reader->guarded = guarded_new();
	reader->first = true;
	arena_at_end(arena, put_away, reader);
	*opened = reader;
	if (fstat(reader->descriptor, &about) != 0 || !S_ISREG(about.st_mode))
		return mishap_at(mishap, 0, 0, N_("This file is not a sealed file of Wiqaya."));
	return unlock(reader, secret, mishap);
}

bool sealed_file_read(struct sealed_reader *reader, void *bytes, size_t count)
{
	char *at = bytes;
	while (count > 0 && reader->fault == NULL) {
		if (reader->used == reader->length) {
			if (reader->last)
				return fail(reader, damaged);
			if (!open_chunk(reader))
				return false;
			continue;
		}
		size_t rest = reader->length - reader->used, piece = count < rest ? count : rest;
		memcpy(at, reader->guarded->plain + reader->used, piece);
		reader->used += piece;
		at += piece;
		count -= piece;
	}
	return reader->fault == NULL;
}

bool sealed_file_at_end(struct sealed_reader *reader)
{
	while (reader->fault == NULL && reader->used == reader->length && !reader->last)
		if (!open_chunk(reader))
			return false;
	return reader->fault == NULL && reader->used == reader->length && reader->last;
}

const char *sealed_file_fault(const struct sealed_reader *reader)
{
	return reader->fault;
}
