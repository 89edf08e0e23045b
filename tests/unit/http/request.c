#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "http/request.h"

static void header_names_ignore_case(void **state)
{
	(void)state;
	const struct pair headers[] = { { S("content-TYPE"), S("text/csv") }, { S("A"), S("1") } };
	const struct request request = { .headers = headers, .header_count = 2 };
	assert_true(str_is(request_header(&request, "Content-Type"), "text/csv"));
	assert_true(str_is(request_header(&request, "a"), "1"));
	assert_int_equal(request_header(&request, "B").length, 0);
}

static void fields_are_named_exactly(void **state)
{
	(void)state;
	const struct pair pairs[] = { { S("name"), S("x") }, { S("name"), S("y") } };
	const struct upload upload = { .name = S("file"), .content = S("abc") };
	const struct request request = {
		.query = pairs, .query_count = 2, .form = pairs, .form_count = 1,
		.uploads = &upload, .upload_count = 1,
	};
	assert_true(str_is(request_query(&request, "name"), "x"));
	assert_true(str_is(request_form(&request, "Name"), ""));
	assert_ptr_equal(request_upload_find(&request, "file"), &upload);
	assert_null(request_upload_find(&request, "files"));
}

static void finds_cookies_in_any_header(void **state)
{
	(void)state;
	const struct pair headers[] = {
		{ S("Cookie"), S("a=1; wiqaya2=no;  wiqaya=yes=; b") },
		{ S("cookie"), S("c=3") },
	};
	const struct request request = { .headers = headers, .header_count = 2 };
	assert_true(str_is(request_cookie(&request, "wiqaya"), "yes="));
	assert_true(str_is(request_cookie(&request, "c"), "3"));
	assert_true(str_is(request_cookie(&request, "b"), ""));
	assert_true(str_is(request_cookie(&request, "Wiqaya"), ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(header_names_ignore_case),
		cmocka_unit_test(fields_are_named_exactly),
		cmocka_unit_test(finds_cookies_in_any_header),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
