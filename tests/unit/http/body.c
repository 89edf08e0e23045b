#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"
#include "http/body.h"

static struct arena *arena;
static struct mishap mishap;

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

static void decodes_percent_signs(void **state)
{
	(void)state;
	str decoded;
	assert_true(body_decode(arena, S("a%20b+c%d8%AB"), true, &decoded, &mishap));
	assert_true(str_is(decoded, "a b c\xd8\xab"));
	assert_true(body_decode(arena, S("a+b"), false, &decoded, &mishap));
	assert_true(str_is(decoded, "a+b"));
	assert_true(body_decode(arena, S("%41"), false, &decoded, &mishap));
	assert_true(str_is(decoded, "A"));
}

static void refuses_broken_escapes_and_text(void **state)
{
	(void)state;
	static const char *const broken[] = { "%", "%4", "%4g", "%g4", "a%", "%00", "%ff", "%c0%af",
		"%ed%a0%80", "\xff", "%2", "% 4" };
	str decoded;
	for (size_t i = 0; i < COUNT(broken); i++)
		assert_false(body_decode(arena, str_from(broken[i]), true, &decoded, &mishap));
	assert_false(body_decode(arena, S("a\0b"), true, &decoded, &mishap));
	assert_false(body_decode(arena, S("abc%4"), true, &decoded, &mishap));
	assert_int_equal(mishap.column, 4);
}

static void reads_pairs(void **state)
{
	(void)state;
	struct form form = { 0 };
	assert_true(body_read_pairs(arena, S("a=1&b=x%3Dy=z&&c&=d&e="), &form, &mishap));
	assert_int_equal(form.field_count, 5);
	assert_true(str_is(form.fields[1].name, "b") && str_is(form.fields[1].value, "x=y=z"));
	assert_true(str_is(form.fields[2].name, "c") && str_is(form.fields[2].value, ""));
	assert_true(str_is(form.fields[3].name, "") && str_is(form.fields[3].value, "d"));
	assert_true(str_is(form.fields[4].name, "e") && str_is(form.fields[4].value, ""));
	struct form empty = { 0 };
	assert_true(body_read_pairs(arena, S(""), &empty, &mishap));
	assert_int_equal(empty.field_count, 0);
}

static void refuses_bad_pairs_with_their_place(void **state)
{
	(void)state;
	struct form form = { 0 };
	assert_false(body_read_pairs(arena, S("ab=1&cd=%zz"), &form, &mishap));
	assert_int_equal(mishap.column, 6);
	struct buf many = buf_in(arena);
	for (int i = 0; i < LIMIT_PARAMETERS; i++)
		buf_addf(&many, "f%d=1&", i);
	struct form full = { 0 };
	assert_true(body_read_pairs(arena, buf_str(&many), &full, &mishap));
	assert_int_equal(full.field_count, LIMIT_PARAMETERS);
	buf_add_c(&many, "g=1");
	struct form over = { 0 };
	assert_false(body_read_pairs(arena, buf_str(&many), &over, &mishap));
}

#define PART(headers, content) "--bound\r\n" headers "\r\n\r\n" content "\r\n"
#define NAME(name) "Content-Disposition: form-data; name=\"" name "\""

static bool multipart(const char *body, struct form *form)
{
	*form = (struct form){ 0 };
	return body_read_form(
		arena, S("Multipart/Form-Data; charset=utf-8; boundary=\"bound\""), str_from(body), form, &mishap);
}

static void reads_parts(void **state)
{
	(void)state;
	struct form form;
	str body = S(PART(NAME("a"), "one\r\ntwo")
		PART("content-type: text/csv\r\n" NAME("f") "; filename=\"li%22st\\\".csv\"", "x;\xff\x01\r\n--boun")
		PART(NAME("e") ";filename=", "") "--bound--\r\n");
	form = (struct form){ 0 };
	assert_true(body_read_form(arena, S("multipart/form-data;boundary=bound"), body, &form, &mishap));
	assert_int_equal(form.field_count, 1);
	assert_true(str_is(form.fields[0].name, "a") && str_is(form.fields[0].value, "one\r\ntwo"));
	assert_int_equal(form.upload_count, 2);
	assert_true(str_is(form.uploads[0].name, "f"));
	assert_true(str_is(form.uploads[0].file_name, "li\"st\".csv"));
	assert_true(str_is(form.uploads[0].media_type, "text/csv"));
	assert_true(str_is(form.uploads[0].content, "x;\xff\x01\r\n--boun"));
	assert_true(form.uploads[0].content.data > body.data &&
		form.uploads[0].content.data < body.data + body.length);
	assert_int_equal(form.uploads[1].content.length, 0);
	assert_true(str_is(form.uploads[1].media_type, "text/plain"));
}

static void refuses_malformed_parts(void **state)
{
	(void)state;
	static const char *const broken[] = {
		"", "--bound", "--bound\r\n", "--bound\r\n--bound--",
		"x" PART(NAME("a"), "1") "--bound--",
		PART(NAME("a"), "1"),
		PART(NAME("a"), "1") "--bound-",
		PART(NAME("a"), "1") "--bound--x",
		PART(NAME("a"), "1") "--bounder--",
		PART("X: y", "1") "--bound--",
		PART("Content-Disposition: form-data", "1") "--bound--",
		PART("Content-Disposition: attachment; name=\"a\"", "1") "--bound--",
		PART("Content-Disposition: form-data; name=\"a", "1") "--bound--",
		PART(NAME("a") "\r\n" NAME("b"), "1") "--bound--",
		PART(NAME("a") "\r\nno colon", "1") "--bound--",
		PART(NAME("a") "\r\nContent-Transfer-Encoding: base64", "MQ==") "--bound--",
		PART(NAME("a"), "\xff") "--bound--",
		PART(NAME("\xff"), "1") "--bound--",
		PART(NAME("a") "; filename=\"\xff\"", "1") "--bound--",
	};
	struct form form;
	for (size_t i = 0; i < COUNT(broken); i++)
		if (multipart(broken[i], &form))
			fail_msg("read: %s", broken[i]);
	assert_true(multipart("--bound--", &form));
}

static void refuses_bad_boundaries(void **state)
{
	(void)state;
	struct form form = { 0 };
	assert_false(body_read_multipart(arena, S(""), S("--\r\n----"), &form, &mishap));
	assert_false(body_read_multipart(arena, S("a\r\nb"), S("--a\r\nb--"), &form, &mishap));
	assert_false(body_read_form(arena, S("multipart/form-data"), S("--b--"), &form, &mishap));
	str long_one = str_format(arena, "%071d", 0);
	assert_false(body_read_multipart(arena, long_one, str_format(arena, "--%.*s--", STR_ARG(long_one)),
		&form, &mishap));
}

static void refuses_too_many_parts(void **state)
{
	(void)state;
	struct form form;
	struct buf many = buf_in(arena);
	for (int i = 0; i < LIMIT_PARAMETERS; i++)
		buf_add_c(&many, PART(NAME("a"), "1"));
	assert_true(multipart(str_c(arena, str_format(arena, "%.*s--bound--", STR_ARG(buf_str(&many)))), &form));
	buf_add_c(&many, PART(NAME("a"), "1") "--bound--");
	assert_false(multipart(str_c(arena, buf_str(&many)), &form));
}

static void other_types_are_no_form(void **state)
{
	(void)state;
	struct form form = { 0 };
	assert_true(body_read_form(arena, S("application/json"), S("a=%zz"), &form, &mishap));
	assert_int_equal(form.field_count, 0);
	assert_false(body_read_form(
		arena, S("application/x-www-form-urlencoded; charset=utf-8"), S("a=%zz"), &form, &mishap));
	assert_true(str_is(body_media_type(S(" text/csv ; a=b")), "text/csv"));
}

static void finds_parameters(void **state)
{
	(void)state;
	str value;
	assert_true(body_parameter(arena, S("a; b=\"x;c=y\"; C = z"), "c", &value));
	assert_true(str_is(value, "z"));
	assert_true(body_parameter(arena, S("a; b=\"x;c=y\"; c=z"), "c", &value) && str_is(value, "z"));
	assert_false(body_parameter(arena, S("a; b=\"x"), "b", &value));
	assert_false(body_parameter(arena, S("c=z"), "c", &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes_percent_signs),
		cmocka_unit_test(refuses_broken_escapes_and_text),
		cmocka_unit_test(reads_pairs),
		cmocka_unit_test(refuses_bad_pairs_with_their_place),
		cmocka_unit_test(reads_parts),
		cmocka_unit_test(refuses_malformed_parts),
		cmocka_unit_test(refuses_bad_boundaries),
		cmocka_unit_test(refuses_too_many_parts),
		cmocka_unit_test(other_types_are_no_form),
		cmocka_unit_test(finds_parameters),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
