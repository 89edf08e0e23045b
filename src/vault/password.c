#include "vault/password.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"

enum { WAITING_MOST = 64 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t freed = PTHREAD_COND_INITIALIZER;
static long running, waiting, cores = 1;
static char nobody[crypto_pwhash_argon2id_STRBYTES];

static void hash_at(char *out, const char *password, size_t length, enum password_cost cost)
{
	bool least = cost == PASSWORD_LEAST;
	if (crypto_pwhash_argon2id_str(out, password, length,
		    least ? crypto_pwhash_argon2id_OPSLIMIT_MIN : crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
		    least ? crypto_pwhash_argon2id_MEMLIMIT_MIN : crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE) != 0)
		die("no memory to hash a password");
}

void password_start(void)
{
	if (sodium_init() < 0)
		die("libsodium cannot start");
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	cores = count > 0 ? count : 1;
}

static bool enter(void)
{
	pthread_mutex_lock(&lock);
	bool room = waiting < WAITING_MOST;
	if (room) {
		waiting++;
		while (running >= cores)
			pthread_cond_wait(&freed, &lock);
		waiting--;
		running++;
	}
	pthread_mutex_unlock(&lock);
	return room;
}

static void leave(void)
{
	pthread_mutex_lock(&lock);
	running--;
	pthread_cond_signal(&freed);
	pthread_mutex_unlock(&lock);
}

bool password_hash(struct arena *arena, str password, enum password_cost cost, str *hash)
{
	if (!enter())
		return false;
	char text[crypto_pwhash_argon2id_STRBYTES];
	hash_at(text, password.data, password.length, cost);
	leave();
	*hash = str_copy(arena, str_from(text));
	return true;
}

// A hash of nothing that anybody knows, made once, so that an unknown account costs what a known one does.
static const char *hash_of_nobody(void)
{
	pthread_mutex_lock(&lock);
	if (nobody[0] == 0) {
		unsigned char secret[32];
		randombytes_buf(secret, sizeof secret);
		hash_at(nobody, (const char *)secret, sizeof secret, PASSWORD_USUAL);
	}
	pthread_mutex_unlock(&lock);
	return nobody;
}

enum password_answer password_check(str hash, str password)
{
	char text[crypto_pwhash_argon2id_STRBYTES] = { 0 };
	bool known = hash.length > 0 && hash.length < sizeof text;
	const char *other = hash_of_nobody();
	if (known)
		memcpy(text, hash.data, hash.length);
	else
		memcpy(text, other, sizeof text);
	if (!enter())
		return PASSWORD_BUSY;
	bool right = crypto_pwhash_argon2id_str_verify(text, password.data, password.length) == 0;
	leave();
	return right && known ? PASSWORD_RIGHT : PASSWORD_WRONG;
}

str password_new(struct arena *arena)
{
	// No letters or digits that look alike; 32 of them carry five bits each.
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789w";
	char text[20];
	size_t at = 0;
	for (size_t i = 0; i < 16; i++) {
		if (i > 0 && i % 4 == 0)
			text[at++] = '-';
		text[at++] = letters[randombytes_uniform(31)];
	}
	text[at] = 0;
	return str_copy(arena, (str){ text, at });
}

const char *password_refused(str password)
{
	if (password.length < 12)
		return N_("A password has at least 12 characters.");
	if (password.length > 1000)
		return N_("This password is too long.");
	for (size_t i = 1; i < password.length; i++)
		if (password.data[i] != password.data[0])
			return NULL;
	return N_("This password is too easy to guess.");
}
