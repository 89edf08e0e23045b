#include "http/rate.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <string.h>

#include "base/die.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/limits.h"

// A counter may stand in any place of its set and nowhere else, so finding one is quick.
enum { SET_SIZE = 8, SETS = LIMIT_RATE_COUNTERS / SET_SIZE };
static_assert((SETS & (SETS - 1)) == 0, "a power of two");

enum kind { KIND_PAIR, KIND_ADDRESS, KIND_ACCOUNT, KIND_COUNT };

struct counter {
	unsigned char key[16];
	int64_t until_ms;  // No guess before.
	int64_t forget_ms; // Free from then on; 0 for one that never was used.
	int64_t known_until_ms;
	uint32_t failures;
};

struct rate {
	pthread_mutex_t lock; // Guards the counters.
	unsigned char secret[32];
	struct counter (*sets)[SET_SIZE];
};

static const struct {
	uint32_t free;
	int64_t forget_ms;
	bool at_once; // The longest wait from the first failure that is not free.
} rules[] = {
	[KIND_PAIR] = { RATE_FREE_PAIR, RATE_FORGET_S * 1000LL, false },
	[KIND_ADDRESS] = { RATE_FREE_ADDRESS, RATE_FORGET_S * 1000LL, false },
	[KIND_ACCOUNT] = { RATE_FREE_ACCOUNT, RATE_FORGET_ACCOUNT_S * 1000LL, true },
};
static_assert(COUNT(rules) == KIND_COUNT, "one rule for each kind");

struct keys {
	unsigned char of[KIND_COUNT][16];
};

static void end_lock(void *rate)
{
	must(pthread_mutex_destroy(&((struct rate *)rate)->lock) == 0);
}

struct rate *rate_new(struct arena *arena)
{
	struct rate *rate = NEW(arena, struct rate);
	must(pthread_mutex_init(&rate->lock, NULL) == 0);
	arena_at_end(arena, end_lock, rate);
	random_bytes(rate->secret, sizeof rate->secret);
	rate->sets = arena_take_many(arena, SETS, sizeof *rate->sets);
	return rate;
}

// What of an address is one guest: the network part of IPv6, else all of it. `bytes` are its room.
static str network_of(str address, char bytes[16])
{
	char text[INET6_ADDRSTRLEN];
	if (address.length >= sizeof text)
		return address;
	memcpy(text, address.data, address.length);
	text[address.length] = 0;
	return inet_pton(AF_INET6, text, bytes) == 1 ? (str){ bytes, 8 } : address;
}

static void make_key(const struct rate *rate, enum kind kind, str account, str address,
	unsigned char key[16])
{
	// The length stands before the name, so that no two pairs read the same.
	unsigned char head[1 + sizeof account.length] = { (unsigned char)kind };
	memcpy(head + 1, &account.length, sizeof account.length);
	const str pieces[] = {
		{ (const char *)rate->secret, sizeof rate->secret },
		{ (const char *)head, sizeof head },
		account,
		address,
	};
	struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
	memcpy(key, hash.bytes, 16);
}

static struct keys keys_of(const struct rate *rate, str account, str address)
{
	struct keys keys;
	char bytes[16];
	str from = network_of(address, bytes);
	make_key(rate, KIND_PAIR, account, from, keys.of[KIND_PAIR]);
	make_key(rate, KIND_ADDRESS, S(""), from, keys.of[KIND_ADDRESS]);
	make_key(rate, KIND_ACCOUNT, account, S(""), keys.of[KIND_ACCOUNT]);
	return keys;
}

static struct counter *set_of(const struct rate *rate, const unsigned char key[16])
{
	uint32_t number;
	memcpy(&number, key, sizeof number);
	return rate->sets[number & (SETS - 1)];
}

static struct counter *counter_find(const struct rate *rate, const unsigned char key[16], int64_t now_ms)
{
	struct counter *set = set_of(rate, key);
	for (size_t i = 0; i < SET_SIZE; i++)
		if (set[i].forget_ms > now_ms && memcmp(set[i].key, key, 16) == 0)
			return &set[i];
	return NULL;
}

// Whose loss hurts less: what is over, then what nobody knows, then what failed less, then the older.
static bool hurts_less(const struct counter *a, const struct counter *b, int64_t now_ms)
{
	bool a_over = a->forget_ms <= now_ms, b_over = b->forget_ms <= now_ms;
	bool a_known = a->known_until_ms > now_ms, b_known = b->known_until_ms > now_ms;
	if (a_over != b_over)
		return a_over;
	if (a_known != b_known)
		return b_known;
	if (a->failures != b->failures)
		return a->failures < b->failures;
	return a->forget_ms < b->forget_ms;
}

static struct counter *counter_take(struct rate *rate, const unsigned char key[16], int64_t now_ms)
{
	struct counter *counter = counter_find(rate, key, now_ms);
	if (counter != NULL)
		return counter;
	struct counter *set = set_of(rate, key);
	counter = &set[0];
	for (size_t i = 1; i < SET_SIZE; i++)
		if (hurts_less(&set[i], counter, now_ms))
			counter = &set[i];
	*counter = (struct counter){ .known_until_ms = INT64_MIN, .until_ms = INT64_MIN };
	memcpy(counter->key, key, 16);
	return counter;
}

static int64_t wait_after(enum kind kind, uint32_t failures)
{
	if (failures <= rules[kind].free)
		return 0;
	uint32_t doublings = failures - rules[kind].free - 1;
	if (rules[kind].at_once || doublings >= 10)
		return RATE_LONGEST_S * 1000LL;
	return INT64_C(1000) << doublings;
}

bool rate_may(struct rate *rate, str account, str address, int64_t now_ms, int64_t *wait_s)
{
	struct keys keys = keys_of(rate, account, address);
	int64_t until_ms = now_ms;
	bool known = false;
	must(pthread_mutex_lock(&rate->lock) == 0);
	for (int kind = KIND_PAIR; kind < KIND_COUNT && !known; kind++) {
		const struct counter *counter = counter_find(rate, keys.of[kind], now_ms);
		if (counter == NULL)
			continue;
		known = counter->known_until_ms > now_ms;
		if (counter->until_ms > until_ms)
			until_ms = counter->until_ms;
	}
	must(pthread_mutex_unlock(&rate->lock) == 0);
	*wait_s = (until_ms - now_ms + 999) / 1000;
	return until_ms == now_ms;
}

void rate_failed(struct rate *rate, str account, str address, int64_t now_ms)
{
	struct keys keys = keys_of(rate, account, address);
	must(pthread_mutex_lock(&rate->lock) == 0);
	for (int kind = KIND_PAIR; kind < KIND_COUNT; kind++) {
		struct counter *counter = counter_take(rate, keys.of[kind], now_ms);
		if (counter->failures < UINT32_MAX)
			counter->failures++;
		counter->until_ms = now_ms + wait_after((enum kind)kind, counter->failures);
		int64_t forget_ms = now_ms + rules[kind].forget_ms;
		counter->forget_ms = forget_ms > counter->known_until_ms ? forget_ms : counter->known_until_ms;
	}
	must(pthread_mutex_unlock(&rate->lock) == 0);
}

void rate_succeeded(struct rate *rate, str account, str address, int64_t now_ms)
{
	struct keys keys = keys_of(rate, account, address);
	must(pthread_mutex_lock(&rate->lock) == 0);
	struct counter *counter = counter_take(rate, keys.of[KIND_PAIR], now_ms);
	counter->failures = 0;
	counter->until_ms = now_ms;
	counter->known_until_ms = counter->forget_ms = now_ms + RATE_KNOWN_S * 1000LL;
	must(pthread_mutex_unlock(&rate->lock) == 0);
}
