// Every line fits the grammar, whatever it was given.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <pthread.h>
#include <regex.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/journal.h"

#define INSTANT "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z"
#define ID "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
#define GRAMMAR "^<[2-6]>" INSTANT " [a-z_]+( [a-z_]+=(-?[0-9]+|-|" ID "|[A-Za-z0-9_/{}.-]{1,80}))*\n$"

static int before, pipe_ends[2];

static void capture_begin(void)
{
	assert_int_equal(pipe(pipe_ends), 0);
	before = dup(STDERR_FILENO);
	assert_true(before >= 0 && dup2(pipe_ends[1], STDERR_FILENO) >= 0);
	close(pipe_ends[1]);
}

static size_t capture_end(char *text, size_t room)
{
	size_t length = 0;
	ssize_t got;
	assert_true(dup2(before, STDERR_FILENO) >= 0);
	close(before);
	while (length < room - 1 && (got = read(pipe_ends[0], text + length, room - 1 - length)) > 0)
		length += (size_t)got;
	close(pipe_ends[0]);
	text[length] = 0;
	return length;
}

// How many lines there are; fails when one does not fit.
static size_t check_lines(const char *text)
{
	regex_t grammar;
	assert_int_equal(regcomp(&grammar, GRAMMAR, REG_EXTENDED | REG_NOSUB), 0);
	size_t count = 0;
	for (const char *line = text, *end; *line != 0; line = end + 1, count++) {
		char one[1100];
		end = strchr(line, '\n');
		assert_non_null(end);
		assert_true(end - line < 1024);
		memcpy(one, line, (size_t)(end - line) + 1);
		one[end - line + 1] = 0;
		if (regexec(&grammar, one, 0, NULL, 0) != 0)
			fail_msg("does not fit the grammar: %s", one);
	}
	regfree(&grammar);
	return count;
}

static void writes_numbers_ids_and_patterns(void **state)
{
	(void)state;
	char text[2048];
	capture_begin();
	journal(PRIORITY_INFORMATION, EVENT_REQUEST, JOURNAL_PATTERN(KEY_METHOD, "GET"),
		JOURNAL_PATTERN(KEY_ROUTE, "/api/v1/{entities}/{id}"), JOURNAL_INTEGER(KEY_STATUS, 200),
		JOURNAL_INTEGER(KEY_MS, 12));
	journal(PRIORITY_NOTICE, EVENT_SIGNED_IN, JOURNAL_ID(KEY_ACCOUNT, S("0190a5b4-0000-7000-8000-000000000001")));
	journal(PRIORITY_WARNING, EVENT_STOPPED, JOURNAL_NOTHING);
	capture_end(text, sizeof text);
	assert_int_equal(check_lines(text), 3);
	assert_non_null(strstr(text, " request method=GET route=/api/v1/{entities}/{id} status=200 ms=12\n"));
	assert_non_null(strstr(text, " signed_in account=0190a5b4-0000-7000-8000-000000000001\n"));
	assert_non_null(strstr(text, "Z stopped\n"));
	assert_true(strncmp(text, "<6>20", 5) == 0);
}

static void writes_no_text(void **state)
{
	(void)state;
	char text[4096], long_pattern[200];
	memset(long_pattern, 'a', sizeof long_pattern);
	long_pattern[sizeof long_pattern - 1] = 0;
	capture_begin();
	journal(PRIORITY_NOTICE, EVENT_SIGNED_IN, JOURNAL_ID(KEY_ACCOUNT, S("Fatima Zahra")));
	journal(PRIORITY_NOTICE, EVENT_SIGNED_IN, JOURNAL_ID(KEY_ACCOUNT, S("0190a5b4-0000-7000-8000-000000000001\n")));
	journal(PRIORITY_NOTICE, EVENT_REQUEST, JOURNAL_PATTERN(KEY_ROUTE, "/places/a b"),
		JOURNAL_PATTERN(KEY_METHOD, "GET\n<2>x"), JOURNAL_PATTERN(KEY_JOB, ""));
	journal(PRIORITY_NOTICE, EVENT_REQUEST, JOURNAL_PATTERN(KEY_ROUTE, NULL), JOURNAL_PATTERN(KEY_METHOD, long_pattern),
		JOURNAL_PATTERN(KEY_JOB, "/%C3%A9"));
	capture_end(text, sizeof text);
	assert_int_equal(check_lines(text), 4);
	assert_null(strstr(text, "Fatima"));
	assert_null(strstr(text, "aaaa"));
	assert_null(strstr(text, "places"));
	assert_non_null(strstr(text, " request route=- method=- job=-\n"));
}

static void every_kind_and_key_has_a_word(void **state)
{
	(void)state;
	char text[65536];
	capture_begin();
	for (int kind = 0; kind < EVENT_COUNT; kind++)
		for (int key = KEY_END + 1; key < KEY_COUNT; key++)
			journal(PRIORITY_ERROR, (enum journal_kind)kind, JOURNAL_INTEGER((enum journal_key)key, INT64_MIN));
	capture_end(text, sizeof text);
	assert_int_equal(check_lines(text), EVENT_COUNT * (KEY_COUNT - 1));
}

static void the_longest_line_has_room(void **state)
{
	(void)state;
	char text[4096], pattern[JOURNAL_PATTERN_MOST + 1];
	memset(pattern, 'x', JOURNAL_PATTERN_MOST);
	pattern[JOURNAL_PATTERN_MOST] = 0;
	capture_begin();
	struct journal_item item = JOURNAL_PATTERN(KEY_ACCOUNT, pattern);
	journal(PRIORITY_ERROR, EVENT_CHILD_KEEPS_DYING, item, item, item, item, item, item, item, item);
	size_t length = capture_end(text, sizeof text);
	assert_int_equal(check_lines(text), 1);
	assert_true(length > JOURNAL_ITEMS_MOST * JOURNAL_PATTERN_MOST);
}

static void *write_many(void *unused)
{
	(void)unused;
	for (int i = 0; i < 200; i++)
		journal(PRIORITY_INFORMATION, EVENT_REQUEST, JOURNAL_INTEGER(KEY_STATUS, i), JOURNAL_PATTERN(KEY_METHOD, "POST"));
	return NULL;
}

static void lines_of_threads_are_never_mixed(void **state)
{
	(void)state;
	static char text[64 * 1024];
	pthread_t threads[4];
	capture_begin();
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, write_many, NULL), 0);
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	capture_end(text, sizeof text);
	assert_int_equal(check_lines(text), 800);
}

// A reader that stopped reading costs lines and not time.
static void a_full_pipe_stops_nobody(void **state)
{
	(void)state;
	static char text[128 * 1024];
	capture_begin();
	for (int i = 0; i < 3000; i++)
		journal(PRIORITY_INFORMATION, EVENT_REQUEST, JOURNAL_INTEGER(KEY_STATUS, i));
	capture_end(text, sizeof text);
	assert_in_range(check_lines(text), 500, 2900);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_numbers_ids_and_patterns),
		cmocka_unit_test(writes_no_text),
		cmocka_unit_test(every_kind_and_key_has_a_word),
		cmocka_unit_test(the_longest_line_has_room),
		cmocka_unit_test(lines_of_threads_are_never_mixed),
		cmocka_unit_test(a_full_pipe_stops_nobody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
