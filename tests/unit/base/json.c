#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>

#include "base/json.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void rewrites(const char *text, const char *expected)
{
	struct json json;
	struct mishap mishap;
	assert_true(json_read(arena, str_from(text), &json, &mishap));
	struct buf buf = buf_in(arena);
	json_write(&buf, &json);
	assert_string_equal(str_c(arena, buf_str(&buf)), expected);
}

static void writes_canonical_text(void **state)
{
	(void)state;
	// RFC 8785, 3.2.2 and 3.2.3.
	rewrites(
		"{\"numbers\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"
		"\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}",
		"{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
		"\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
	rewrites(
		"{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}",
		"{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\xef\xac\xb3\":3}");
	rewrites(" [ ] ", "[]");
	rewrites("{}", "{}");
	rewrites("-0.0", "0");
	rewrites("-7", "-7");
	rewrites("9223372036854775807", "9223372036854775807");
	rewrites("1.0", "1");
	rewrites("{\"b\":{\"d\":1,\"c\":2},\"a\":[{\"z\":1,\"y\":2}]}",
		"{\"a\":[{\"y\":2,\"z\":1}],\"b\":{\"c\":2,\"d\":1}}");
}

static void writes_numbers_as_ecmascript_does(void **state)
{
	(void)state;
	// RFC 8785, appendix B, and the powers of two whose shortest digits are not the rounded ones.
	static const struct {
		double number;
		const char *text;
	} cases[] = { { 5e-324, "5e-324" }, { -5e-324, "-5e-324" },
		{ DBL_MAX, "1.7976931348623157e+308" }, { 9007199254740992, "9007199254740992" },
		{ 295147905179352830000.0, "295147905179352830000" },
		{ 9.999999999999997e22, "9.999999999999997e+22" }, { 1e23, "1e+23" },
		{ 1e21, "1e+21" }, { 999999999999999900000.0, "999999999999999900000" },
		{ 1e-6, "0.000001" }, { 1e-7, "1e-7" },
		{ 333333333.33333325, "333333333.33333325" },
		{ -0.0000033333333333333333, "-0.0000033333333333333333" },
		{ 1424953923781206.2, "1424953923781206.2" }, { 0x1p-44, "5.684341886080802e-14" },
		{ 0.1, "0.1" }, { 123.456, "123.456" }, { 100, "100" } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf buf = buf_in(arena);
		json_write(&buf, &(struct json){ .kind = JSON_IS_REAL, .number = cases[i].number });
		assert_string_equal(str_c(arena, buf_str(&buf)), cases[i].text);
	}
}

static void finds_members(void **state)
{
	(void)state;
	struct json json;
	struct mishap mishap;
	assert_true(
		json_read(arena, S("{\"a\":\"x\",\"b\":[1,2.5,true],\"c\":null}"), &json, &mishap));
	assert_true(str_is(json_find(&json, S("a"))->text, "x"));
	const struct json *b = json_find(&json, S("b"));
	assert_int_equal(b->kind, JSON_IS_ARRAY);
	assert_int_equal(b->count, 3);
	assert_int_equal(b->items[0].integer, 1);
	assert_true(b->items[1].kind == JSON_IS_REAL && b->items[1].number == 2.5);
	assert_true(b->items[2].kind == JSON_IS_BOOLEAN && b->items[2].boolean);
	assert_int_equal(json_find(&json, S("c"))->kind, JSON_IS_NULL);
	assert_null(json_find(&json, S("d")));
	assert_null(json_find(b, S("a")));
}

static void refuses(const char *text, size_t length, size_t line, const char *why)
{
	struct json json;
	struct mishap mishap = { 0 };
	assert_false(json_read(arena, (str){ text, length }, &json, &mishap));
	assert_string_equal(mishap.why, why);
	assert_int_equal(mishap.line, line);
}

static void refuses_what_is_not_json(void **state)
{
	(void)state;
	refuses("", 0, 1, "the JSON text ends too early");
	refuses(NULL, 0, 1, "the JSON text ends too early");
	refuses("{\n\"a\":1", 7, 2, "the JSON text ends too early");
	refuses("{\"a\":1,\n\"a\":2}", 14, 2, "a name stands twice in one object");
	refuses("[1] 2", 5, 1, "something stands behind the JSON value");
	refuses("[\"\xff\"]", 5, 1, "the text is not valid UTF-8");
	refuses("[\"\xed\xa0\x80\"]", 7, 1, "the text is not valid UTF-8");
	refuses("[\"\\u0000\"]", 10, 1, "a NUL character is not allowed");
	refuses("[1e999]", 7, 1, "a number is out of range");
	refuses("[9223372036854775808]", 21, 1, "a number is out of range");
	refuses("[1e20]", 6, 1, "a number is out of range");
	refuses("[01]", 4, 1, "this is not JSON");
	refuses("[\"\\ud800\"]", 10, 1, "this is not JSON");
	refuses("NaN", 3, 1, "this is not JSON");
}

static void nests_to_its_limit(void **state)
{
	(void)state;
	struct json json;
	struct mishap mishap;
	const char open[] = "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
		   shut[] = "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]";
	assert_true(json_read(arena, str_format(arena, "%.32s%.32s", open, shut), &json, &mishap));
	assert_false(json_read(arena, str_format(arena, "%.33s%.33s", open, shut), &json, &mishap));
	assert_string_equal(mishap.why, "the JSON text is nested too deeply");
	assert_int_equal(mishap.column, 33);
	assert_true(json_read(arena, str_format(arena, "[\"\\\"%.33s\"]", open), &json, &mishap));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(writes_canonical_text, setup, teardown),
		cmocka_unit_test_setup_teardown(writes_numbers_as_ecmascript_does, setup, teardown),
		cmocka_unit_test_setup_teardown(finds_members, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_not_json, setup, teardown),
		cmocka_unit_test_setup_teardown(nests_to_its_limit, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
