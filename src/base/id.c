#include "base/id.h"

#include <errno.h>
#include <sys/random.h>

#include "base/die.h"

// Behind the 48 bits of milliseconds stands a counter that takes rand_a (12 bits) and the first 30
// bits of rand_b (RFC 9562 section 6.2, method 1): it begins at a random place for each millisecond
// and keeps the order of the ids that one thread makes within it. The last 32 bits are random.
enum { COUNTER_BITS = 42 };

static _Thread_local struct {
	int64_t milliseconds;
	uint64_t counter;
	bool used;
} last;

void random_bytes(void *bytes, size_t count)
{
	char *at = bytes;
	while (count > 0) {
		ssize_t got = getrandom(at, count, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			die("no randomness from the system");
		at += got;
		count -= (size_t)got;
	}
}

// The top bit of a fresh counter is clear, so that it cannot run over within a millisecond.
static uint64_t next_counter(int64_t milliseconds, uint64_t random)
{
	if (last.used && last.milliseconds == milliseconds) {
		last.counter += 1;
		must(last.counter >> COUNTER_BITS == 0);
	} else {
		last.counter = random & ((UINT64_C(1) << (COUNTER_BITS - 1)) - 1);
	}
	last.milliseconds = milliseconds;
	last.used = true;
	return last.counter;
}

static void put_hex(char *to, uint64_t value, size_t digits)
{
	for (size_t i = digits; i-- > 0; value >>= 4)
		to[i] = "0123456789abcdef"[value & 15];
}

str id_new(struct arena *arena, const struct instant *now)
{
	int64_t milliseconds = instant_milliseconds(now);
	must(milliseconds >= 0 && milliseconds >> 48 == 0);
	struct {
		uint64_t counter;
		uint32_t tail;
	} random;
	random_bytes(&random, sizeof random);
	uint64_t counter = next_counter(milliseconds, random.counter);
	uint64_t time = (uint64_t)milliseconds;
	uint64_t low = counter & ((UINT64_C(1) << 30) - 1);
	char *text = arena_take(arena, 37);
	memset(text, '-', 36);
	put_hex(text, time >> 16, 8);
	put_hex(text + 9, time & 0xffff, 4);
	put_hex(text + 14, 0x7000 | counter >> 30, 4);
	put_hex(text + 19, 0x8000 | low >> 16, 4);
	put_hex(text + 24, (low & 0xffff) << 32 | random.tail, 12);
	return (str){ text, 36 };
}

bool id_is(str text)
{
	if (text.length != 36)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
		if (dash ? c != '-' : !digit)
			return false;
	}
	char variant = text.data[19];
	return text.data[14] == '7' && (variant == '8' || variant == '9' || variant == 'a' ||
	                                       variant == 'b');
}

str random_hex(struct arena *arena, size_t count)
{
	unsigned char *bytes = arena_take(arena, count);
	random_bytes(bytes, count);
	char *text = arena_take(arena, 2 * count + 1);
	for (size_t i = 0; i < count; i++)
		put_hex(text + 2 * i, bytes[i], 2);
	return (str){ text, 2 * count };
}

// The numbers below 2^32 % limit would make the small results likelier; they are drawn again.
uint32_t random_below(uint32_t limit)
{
	must(limit > 0);
	uint32_t least = (uint32_t)-limit % limit, value;
	do
		random_bytes(&value, sizeof value);
	while (value < least);
	return value % limit;
}
