// Waits, what resets them, whose path stays open, and that the table is bounded.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <pthread.h>
#include <cmocka.h>

#include "base/limits.h"
#include "http/rate.h"

static struct arena *arena;
static struct rate *rate;
static int64_t now_ms;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 24);
	rate = rate_new(arena);
	now_ms = 1000;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

// 0 when it may, else the seconds to wait.
static int64_t wait_of(const char *account, const char *address)
{
	int64_t wait_s = -1;
	bool may = rate_may(rate, str_from(account), str_from(address), now_ms, &wait_s);
	assert_true(may ? wait_s == 0 : wait_s >= 1);
	return wait_s;
}

static void fail_times(const char *account, const char *address, int times)
{
	for (int i = 0; i < times; i++)
		rate_failed(rate, str_from(account), str_from(address), now_ms);
}

static void succeed(const char *account, const char *address)
{
	rate_succeeded(rate, str_from(account), str_from(address), now_ms);
}

#define HOME "192.0.2.1"
#define AWAY "198.51.100.7"

static void three_are_free_then_it_doubles(void **state)
{
	(void)state;
	static const int64_t waits[] = { 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900 };
	for (size_t i = 0; i < COUNT(waits); i++) {
		assert_int_equal(wait_of("member", HOME), 0);
		fail_times("member", HOME, 1);
		assert_int_equal(wait_of("member", HOME), waits[i]);
		if (waits[i] == 0)
			continue;
		now_ms += waits[i] * 1000 - 1;
		assert_int_equal(wait_of("member", HOME), 1);
		now_ms += 1;
	}
	// Others, and the same one from elsewhere, are not held up.
	assert_int_equal(wait_of("doctor", HOME), 0);
	assert_int_equal(wait_of("member", AWAY), 0);
}

static void success_resets_only_its_own(void **state)
{
	(void)state;
	fail_times("member", HOME, 6);
	fail_times("member", AWAY, 6);
	fail_times("doctor", HOME, 6);
	now_ms += 4000;
	succeed("member", HOME);
	fail_times("member", HOME, 3);
	assert_int_equal(wait_of("member", HOME), 0);
	fail_times("member", AWAY, 1);
	assert_int_equal(wait_of("member", AWAY), 8);
	fail_times("doctor", HOME, 1);
	assert_int_equal(wait_of("doctor", HOME), 8);
}

static void an_address_that_tries_many_names_waits(void **state)
{
	(void)state;
	char name[32];
	for (int i = 0; i < RATE_FREE_ADDRESS; i++) {
		assert_int_equal(wait_of("member", AWAY), 0);
		snprintf(name, sizeof name, "name%d", i);
		fail_times(name, AWAY, 1);
	}
	assert_int_equal(wait_of("another", AWAY), 0);
	fail_times("one more", AWAY, 1);
	assert_int_equal(wait_of("another", AWAY), 1);
	fail_times("one more", AWAY, 1);
	assert_int_equal(wait_of("another", AWAY), 2);
	assert_int_equal(wait_of("another", HOME), 0);
	// Who owns an account cannot wipe that out.
	succeed("guest", AWAY);
	assert_int_equal(wait_of("another", AWAY), 2);
	assert_int_equal(wait_of("guest", AWAY), 0);
}

// From a thousand addresses: a hundred guesses, then one in a quarter of an hour, and the owner comes in.
static void an_account_has_a_hundred_guesses(void **state)
{
	(void)state;
	char address[32];
	int guesses = 0, later = 0;
	succeed("member", HOME);
	for (int i = 0; i < 100 * 1000; i++) {
		snprintf(address, sizeof address, "10.0.%d.%d", i / 250 % 4, i % 250);
		if (wait_of("member", address) == 0) {
			fail_times("member", address, 1);
			guesses++;
		}
		assert_int_equal(wait_of("member", HOME), 0);
		now_ms += 1;
	}
	assert_int_equal(guesses, RATE_FREE_ACCOUNT + 1);
	for (int i = 0; i < 1000; i++) {
		now_ms += 60 * 1000;
		if (wait_of("member", AWAY) == 0) {
			fail_times("member", AWAY, 1);
			later++;
		}
	}
	assert_in_range(later, 60, 67);
	assert_int_equal(wait_of("member", HOME), 0);
	assert_int_equal(wait_of("nobody", "203.0.113.1"), 0);
}

static void a_known_address_waits_for_its_own_failures(void **state)
{
	(void)state;
	succeed("member", HOME);
	fail_times("member", HOME, 5);
	assert_int_equal(wait_of("member", HOME), 2);
	now_ms += RATE_KNOWN_S * 1000LL;
	fail_times("member", AWAY, RATE_FREE_ACCOUNT + 1);
	assert_int_equal(wait_of("member", HOME), RATE_LONGEST_S);
}

static void what_was_long_ago_is_forgotten(void **state)
{
	(void)state;
	fail_times("member", HOME, 13);
	now_ms += RATE_FORGET_S * 1000LL;
	fail_times("member", HOME, 3);
	assert_int_equal(wait_of("member", HOME), 0);
	fail_times("member", HOME, 1);
	assert_int_equal(wait_of("member", HOME), 1);
	fail_times("doctor", AWAY, RATE_FREE_ACCOUNT + 1);
	now_ms += (RATE_FORGET_ACCOUNT_S - 1) * 1000LL;
	fail_times("doctor", AWAY, 1);
	assert_int_equal(wait_of("doctor", HOME), RATE_LONGEST_S);
}

static void an_ipv6_network_is_one_guest(void **state)
{
	(void)state;
	fail_times("member", "2001:db8:1:2::1", 2);
	fail_times("member", "2001:db8:1:2:ffff::9", 3);
	assert_int_equal(wait_of("member", "2001:db8:1:2:3:4:5:6"), 2);
	assert_int_equal(wait_of("member", "2001:db8:1:3::1"), 0);
	// What is no address is counted too.
	fail_times("member", "a text that is much longer than any address of the Internet can be", 4);
	assert_int_equal(wait_of("member", "a text that is much longer than any address of the Internet can be"), 1);
	assert_int_equal(wait_of("member", "a text that is much longer than any address of the Internet can b"), 0);
}

static void names_and_addresses_do_not_run_together(void **state)
{
	(void)state;
	rate_failed(rate, S("ab"), S("c"), now_ms);
	fail_times("ab", "c", 3);
	assert_int_equal(wait_of("ab", "c"), 1);
	assert_int_equal(wait_of("a", "bc"), 0);
}

// A flood of names from a flood of addresses pushes out neither who is known nor who is blocked.
static void a_flood_keeps_what_matters(void **state)
{
	(void)state;
	char name[32], address[32];
	size_t used = arena_used(arena);
	succeed("member", HOME);
	fail_times("doctor", AWAY, 10);
	fail_times("member", AWAY, RATE_FREE_ACCOUNT + 1);
	for (int i = 0; i < 3 * LIMIT_RATE_COUNTERS; i++) {
		snprintf(name, sizeof name, "name%d", i);
		snprintf(address, sizeof address, "10.%d.%d.%d", i / 65536, i / 256 % 256, i % 256);
		fail_times(name, address, 1);
	}
	assert_int_equal(arena_used(arena), used);
	assert_int_equal(wait_of("member", HOME), 0);
	assert_int_equal(wait_of("doctor", AWAY), RATE_LONGEST_S);
	assert_int_equal(wait_of("member", "203.0.113.9"), RATE_LONGEST_S);
}

static void *guess(void *number)
{
	char name[32];
	int64_t wait_s;
	for (int i = 0; i < 5000; i++) {
		snprintf(name, sizeof name, "name%d", i % 50);
		if (rate_may(rate, str_from(name), S(HOME), i, &wait_s))
			rate_failed(rate, str_from(name), S(HOME), i);
		if (i % 100 == *(int *)number)
			rate_succeeded(rate, str_from(name), S(HOME), i);
	}
	rate_failed(rate, S("all"), S(AWAY), 5000);
	return NULL;
}

static void threads_share_it(void **state)
{
	(void)state;
	pthread_t threads[6];
	int numbers[COUNT(threads)];
	for (size_t i = 0; i < COUNT(threads); i++) {
		numbers[i] = (int)i;
		assert_int_equal(pthread_create(&threads[i], NULL, guess, &numbers[i]), 0);
	}
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	now_ms = 5000;
	assert_int_equal(wait_of("all", AWAY), 4); // Six failures: none was lost.
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(three_are_free_then_it_doubles, setup, teardown),
		cmocka_unit_test_setup_teardown(success_resets_only_its_own, setup, teardown),
		cmocka_unit_test_setup_teardown(an_address_that_tries_many_names_waits, setup, teardown),
		cmocka_unit_test_setup_teardown(an_account_has_a_hundred_guesses, setup, teardown),
		cmocka_unit_test_setup_teardown(a_known_address_waits_for_its_own_failures, setup, teardown),
		cmocka_unit_test_setup_teardown(what_was_long_ago_is_forgotten, setup, teardown),
		cmocka_unit_test_setup_teardown(an_ipv6_network_is_one_guest, setup, teardown),
		cmocka_unit_test_setup_teardown(names_and_addresses_do_not_run_together, setup, teardown),
		cmocka_unit_test_setup_teardown(a_flood_keeps_what_matters, setup, teardown),
		cmocka_unit_test_setup_teardown(threads_share_it, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
