#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json_plain.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

// It reads the text, and what it read is written as the same text.
static void reads(const char *text)
{
	struct json json;
	struct buf buf = buf_in(arena);
	assert_true(json_plain_read(arena, str_from(text), &json));
	json_write(&buf, &json);
	assert_string_equal(str_c(arena, buf_str(&buf)), text);
}

// The members as they stand, and whether the whole was read.
static void walks(const char *text, const char *members, bool whole)
{
	struct buf buf = buf_in(arena);
	str key, value, object = str_from(text);
	size_t at = 0;
	while (json_plain_next(object, &at, &key, &value)) {
		buf_add(&buf, key);
		buf_add_char(&buf, '=');
		buf_add(&buf, value);
		buf_add_char(&buf, ' ');
	}
	assert_string_equal(str_c(arena, buf_str(&buf)), members);
	assert_int_equal(at == object.length && at > 0 && text[at - 1] == '}', whole);
}

static void walks_through_names(void **state)
{
	(void)state;
	walks("{\"ar\":\"سجن\",\"fr\":\"Prison d’Ifrane\"}", "ar=سجن fr=Prison d’Ifrane ", true);
	walks("{\"\":\"\"}", "= ", true);
	walks("{\"fr\":\"a}\"}", "fr=a} ", true);
	walks("{\"fr\":\"a\\\"b\"}", "", false);
	walks("{\"fr\":\"a\",\"en\":\"\\\\\"}", "fr=a ", false);
	walks("{\"fr\":\"a\"", "fr=a ", false);
	walks("{\"fr\":\"a\"} ", "fr=a ", false);
	walks("{\"fr\": \"a\"}", "", false);
	walks("{\"fr\":1}", "", false);
	walks("{\"fr\":\"", "", false);
	walks("{}", "", false);
	walks("", "", false);
	walks("[\"a\"]", "", false);
}

static void reads_names_and_sets(void **state)
{
	(void)state;
	reads("{\"ar\":\"سجن\",\"fr\":\"Prison d’Ifrane\"}");
	reads("{\"\":\"\"}");
	reads("[\"a\"]");
	reads("[\"a\",\"a\",\"b, c\"]");
}

static void owns_what_it_gives(void **state)
{
	(void)state;
	char text[] = "{\"fr\":\"Prison\"}";
	struct json json;
	assert_true(json_plain_read(arena, str_from(text), &json));
	memset(text, 'x', sizeof text - 1);
	assert_true(str_is(json.keys[0], "fr") && str_is(json.items[0].text, "Prison"));
}

static void leaves(const char *text)
{
	struct json json;
	assert_false(json_plain_read(arena, str_from(text), &json));
}

static void leaves_the_rest_to_the_parser(void **state)
{
	static const char *const others[] = { "", "{", "{}", "[]", "\"a\"", "{\"a\":1}", "{\"a\": \"b\"}", "{\"a\":\"b\"",
		"{\"a\":\"b}", "{\"a\"}", "{\"a\":\"b\",}", "[\"a\",]", "[\"a\"}", "{\"a\":\"b\"]", "[\"a\"] ", "[\"a\\n\"]",
		"[\"a\tb\"]", "{\"a\":\"b\",\"a\":\"c\"}", "{\"a\":[\"b\"]}", "[\"\xff\"]", "[\"\xed\xa0\x80\"]",
		"[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]" };
	struct json json;
	(void)state;
	for (size_t i = 0; i < COUNT(others); i++)
		leaves(others[i]);
	assert_false(json_plain_read(arena, (str){ "[\"a\0\"]", 6 }, &json));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_names_and_sets, setup, teardown),
		cmocka_unit_test_setup_teardown(walks_through_names, setup, teardown),
		cmocka_unit_test_setup_teardown(owns_what_it_gives, setup, teardown),
		cmocka_unit_test_setup_teardown(leaves_the_rest_to_the_parser, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
