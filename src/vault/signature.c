#include "vault/signature.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/flush.h"

static_assert(SIGNATURE_BYTES == crypto_sign_BYTES, "Ed25519");

enum { PUBLIC_HEX = 2 * crypto_sign_PUBLICKEYBYTES, SEED_HEX = 2 * crypto_sign_SEEDBYTES };

// The file: one line of words, one of the seed (RFC 8032 section 5.1.5) in hexadecimal.
static const char first_line[] = "wiqaya log key 1\n";
enum { FILE_LENGTH = sizeof first_line - 1 + SEED_HEX + 1 };

struct signature_key {
	unsigned char *secret; // Guarded.
	char public_hex[PUBLIC_HEX + 1];
};

static void forget(void *key)
{
	sodium_free(((struct signature_key *)key)->secret);
}

static void *guarded(size_t size)
{
	void *memory = sodium_init() < 0 ? NULL : sodium_malloc(size);
	if (memory == NULL)
		die("no guarded memory for a key");
	return memory;
}

static bool exists(str path)
{
	return access(path.data, F_OK) == 0;
}

str signature_path(struct arena *arena, const char *beside)
{
	const char *given = getenv("WIQAYA_KEY"), *credentials = getenv("CREDENTIALS_DIRECTORY");
	if (given != NULL && given[0] != '\0')
		return str_copy(arena, str_from(given));
	if (credentials != NULL && credentials[0] != '\0') {
		str path = str_format(arena, "%s/wiqaya-log-key", credentials);
		if (exists(path))
			return path;
	}
	return beside == NULL ? S("") : str_format(arena, "%s.key", beside);
}

static void expand(struct signature_key *key, const unsigned char *seed)
{
	unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
	key->secret = guarded(crypto_sign_SECRETKEYBYTES);
	crypto_sign_seed_keypair(public_key, key->secret, seed);
	sodium_mprotect_readonly(key->secret);
	sodium_bin2hex(key->public_hex, sizeof key->public_hex, public_key, sizeof public_key);
}

// A signature that outlives its key is worth nothing, so the file is on the disk before it is used.
static bool make_file(struct arena *arena, const char *path, struct mishap *mishap)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (descriptor < 0)
		return mishap_at(mishap, 0, 0, N_("The file of the log's key cannot be made."));
	unsigned char *seed = guarded(crypto_sign_SEEDBYTES);
	char *text = guarded(FILE_LENGTH + 1);
	randombytes_buf(seed, crypto_sign_SEEDBYTES);
	memcpy(text, first_line, sizeof first_line);
	sodium_bin2hex(text + sizeof first_line - 1, SEED_HEX + 1, seed, crypto_sign_SEEDBYTES);
	text[FILE_LENGTH - 1] = '\n';
	bool written = write(descriptor, text, FILE_LENGTH) == FILE_LENGTH && fsync(descriptor) == 0;
	written = close(descriptor) == 0 && written;
	sodium_free(seed);
	sodium_free(text);
	if (written && !flush_folder(folder_of(arena, path).data))
		die("the folder of the log's key cannot be flushed: %s", strerror(errno));
	if (!written)
		unlink(path);
	return written || mishap_at(mishap, 0, 0, N_("The file of the log's key cannot be written."));
}

static bool is_private(const char *path, int descriptor)
{
	const char *credentials = getenv("CREDENTIALS_DIRECTORY");
	struct stat about;
	if (fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode))
		return false;
	bool credential = credentials != NULL && credentials[0] != '\0' &&
	                  str_starts(str_from(path), str_from(credentials));
	return credential ? (about.st_mode & 007) == 0 : (about.st_mode & 077) == 0;
}

static bool read_seed(int descriptor, unsigned char *seed)
{
	char *text = guarded(FILE_LENGTH + 1);
	ssize_t length = read(descriptor, text, FILE_LENGTH + 1);
	size_t first = sizeof first_line - 1, got = 0;
	const char *end = NULL;
	bool good = (length == FILE_LENGTH || length == FILE_LENGTH - 1) &&
	            memcmp(text, first_line, first) == 0 &&
	            (length < FILE_LENGTH || text[FILE_LENGTH - 1] == '\n') &&
	            sodium_hex2bin(seed, crypto_sign_SEEDBYTES, text + first, SEED_HEX, NULL, &got,
			    &end) == 0 &&
	            got == crypto_sign_SEEDBYTES;
	sodium_free(text);
	return good;
}

bool signature_open(struct arena *arena, const char *path, bool make, struct signature_key **opened,
	struct mishap *mishap)
{
	bool missing = access(path, F_OK) != 0 && errno == ENOENT;
	if (missing && make && !make_file(arena, path, mishap))
		return false;
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (descriptor < 0)
		return mishap_at(mishap, 0, 0, N_("The file of the log's key cannot be read."));
	if (!is_private(path, descriptor)) {
		close(descriptor);
		return mishap_at(mishap, 0, 0,
			N_("Others may read the file of the log's key. Make it private with: chmod 600."));
	}
	struct signature_key *key = NEW(arena, struct signature_key);
	unsigned char *seed = guarded(crypto_sign_SEEDBYTES);
	bool good = read_seed(descriptor, seed);
	close(descriptor);
	if (good) {
		expand(key, seed);
		arena_at_end(arena, forget, key);
		*opened = key;
	}
	sodium_free(seed);
	return good || mishap_at(mishap, 0, 0, N_("The file of the log's key holds no key."));
}

str signature_public(const struct signature_key *key)
{
	return (str){ key->public_hex, PUBLIC_HEX };
}

static const unsigned char *bytes_of(str message)
{
	return (const unsigned char *)message.data;
}

void signature_sign(
	const struct signature_key *key, str message, unsigned char signature[SIGNATURE_BYTES])
{
	crypto_sign_detached(signature, NULL, bytes_of(message), message.length, key->secret);
}

// The first half of libsodium's secret key is the seed.
void signature_derive(const struct signature_key *key, str use, unsigned char secret[SIGNATURE_DERIVED_BYTES])
{
	crypto_generichash(secret, SIGNATURE_DERIVED_BYTES, bytes_of(use), use.length, key->secret, crypto_sign_SEEDBYTES);
}

bool signature_good(str public_key, str message, const unsigned char signature[SIGNATURE_BYTES])
{
	unsigned char bytes[crypto_sign_PUBLICKEYBYTES];
	size_t got = 0;
	return public_key.length == PUBLIC_HEX &&
	       sodium_hex2bin(bytes, sizeof bytes, public_key.data, public_key.length, NULL, &got,
		       NULL) == 0 &&
	       got == sizeof bytes &&
	       crypto_sign_verify_detached(signature, bytes_of(message), message.length, bytes) == 0;
}

str signature_hex(struct arena *arena, const unsigned char signature[SIGNATURE_BYTES])
{
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < SIGNATURE_BYTES; i++)
		buf_addf(&buf, "%02x", signature[i]);
	return buf_str(&buf);
}

bool signature_from_hex(str text, unsigned char signature[SIGNATURE_BYTES])
{
	if (text.length != (size_t)2 * SIGNATURE_BYTES)
		return false;
	for (size_t i = 0; i < SIGNATURE_BYTES; i++) {
		unsigned value = 0;
		for (size_t k = 0; k < 2; k++) {
			char c = text.data[2 * i + k];
			bool digit = c >= '0' && c <= '9', letter = c >= 'a' && c <= 'f';
			if (!digit && !letter)
				return false;
			value = value * 16 + (unsigned)(digit ? c - '0' : c - 'a' + 10);
		}
		signature[i] = (unsigned char)value;
	}
	return true;
}
