#include <cmocka.h>

#include "base/arena.h"
#include "post/message.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(16 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void addresses_never_leave_their_line(void **state)
{
	(void)state;
	static const char *const good[] = { "a@b", "amina.tazi@interieur.example", "x+y_z@mail-1.example.org",
		"o'neil@example.org" };
	static const char *const bad[] = { "", "@", "a@", "@b", "a b@c", "a@b c", "a@b,c@d", "a@b;c", "a@b\r\nBcc: x@y",
		"a@b\nX: y", "a\r@b", "<a@b>", "a@b>", "\"a b\"@c", "a@b(c)", ".a@b", "a.@b", "a..c@b", "a@b..c", "a@.b", "a@b.",
		"a@-b", "a@b-", "a@b@c", "é@b", "a@é", "a@[127.0.0.1]", "a\tb@c", "a:b@c", "a\\b@c" };
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(message_address_good(str_from(good[i])));
	for (size_t i = 0; i < COUNT(bad); i++)
		if (message_address_good(str_from(bad[i])))
			fail_msg("%s was taken for an address", bad[i]);
	assert_false(message_address_good((str){ "a\0b@c", 5 }));
	str letters = S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b");
	assert_int_equal(letters.length, 67);
	assert_false(message_address_good(letters));
}

static struct message usual(void)
{
	struct message message = { .id = S("<0123@npm.example>"), .from = S("notice@npm.example"), .from_name = S("NPM"),
		.to = S("focal@health.example"), .subject = S("NPM: new"), .language = "en", .text = S("One.\nTwo.\n") };
	assert_true(instant_parse(S("2026-05-31T09:05:07.123Z"), &message.at));
	return message;
}

static str written(const struct message *message)
{
	struct buf buf = buf_in(arena);
	struct mishap mishap;
	assert_true(message_write(&buf, message, &mishap));
	return buf_str(&buf);
}

static void a_message_is_what_the_standard_says(void **state)
{
	(void)state;
	struct message message = usual();
	str expected = S("Date: Sun, 31 May 2026 09:05:07 +0000\r\n"
		"Message-ID: <0123@npm.example>\r\n"
		"From: =?UTF-8?B?TlBN?=\r\n <notice@npm.example>\r\n"
		"To: <focal@health.example>\r\n"
		"Subject: =?UTF-8?B?TlBNOiBuZXc=?=\r\n"
		"Auto-Submitted: auto-generated\r\n"
		"MIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=UTF-8\r\n"
		"Content-Transfer-Encoding: base64\r\n"
		"Content-Language: en\r\n"
		"\r\n"
		"T25lLg0KVHdvLg0K\r\n");
	str got = written(&message);
	assert_int_equal(got.length, expected.length);
	assert_memory_equal(got.data, expected.data, got.length);
}

// RFC 2047, 2: no encoded word is longer than 75 letters, and none cuts a character in two.
static void long_subjects_are_whole_characters_in_each_word(void **state)
{
	(void)state;
	struct message message = usual();
	message.subject = S("الآلية الوطنية للوقاية من التعذيب: هناك جديد ينتظركم في المنصة الرقمية المخصصة لذلك");
	message.from_name = S("");
	str got = written(&message);
	assert_true(str_contains(got, S("\r\nFrom: <notice@npm.example>\r\n")));
	str rest = got, line;
	size_t words = 0;
	while (str_cut(&rest, '\n', &line)) {
		assert_true(line.length <= 78 + sizeof "Subject: ");
		size_t at = str_find(line, S("=?UTF-8?B?"));
		words += at != SIZE_MAX;
		if (at != SIZE_MAX)
			assert_true(str_trim(str_skip(line, at)).length <= 75);
	}
	// 153 bytes in words of 44 or 45.
	assert_int_equal(words, 4);
	assert_true(str_contains(got, S("=?UTF-8?B?2KfZhNii2YTZitipINin2YTZiNi32YbZitipINmE2YTZiNmC2KfZitipINmF?=\r\n ")));
}

static void nothing_adds_a_header(void **state)
{
	(void)state;
	static const str bad[] = { { "x\r\nBcc: a@b", 11 }, { "x\ny", 3 }, { "x\ry", 3 }, { "x\0y", 3 }, { "x\x7fy", 3 }, { "x\xffy", 3 } };
	for (size_t i = 0; i < COUNT(bad); i++)
		for (int field = 0; field < 3; field++) {
			struct message message = usual();
			*(field == 0 ? &message.subject : field == 1 ? &message.from_name : &message.id) = bad[i];
			struct buf buf = buf_in(arena);
			struct mishap mishap = { 0 };
			assert_false(message_write(&buf, &message, &mishap));
			assert_non_null(mishap.why);
			assert_int_equal(buf.length, 0);
		}
	struct message message = usual();
	message.to = S("a@b,c@d");
	struct buf buf = buf_in(arena);
	struct mishap mishap = { 0 };
	assert_false(message_write(&buf, &message, &mishap));
}

static void identities_differ_and_say_nothing(void **state)
{
	(void)state;
	str one = message_id_new(arena, S("notice@npm.example")), other = message_id_new(arena, S("notice@npm.example"));
	assert_false(str_equal(one, other));
	assert_int_equal(one.length, 1 + 32 + 1 + 11 + 1);
	assert_true(str_ends(one, S("@npm.example>")));
}

static void long_texts_are_in_lines(void **state)
{
	(void)state;
	struct buf buf = buf_in(arena);
	char bytes[58] = { 0 };
	message_base64(&buf, (str){ bytes, 58 }, "\r\n");
	assert_int_equal(buf.length, 76 + 2 + 4);
	assert_memory_equal(buf.data + 76, "\r\nAA==", 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(addresses_never_leave_their_line, setup, teardown),
		cmocka_unit_test_setup_teardown(a_message_is_what_the_standard_says, setup, teardown),
		cmocka_unit_test_setup_teardown(long_subjects_are_whole_characters_in_each_word, setup, teardown),
		cmocka_unit_test_setup_teardown(nothing_adds_a_header, setup, teardown),
		cmocka_unit_test_setup_teardown(identities_differ_and_say_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(long_texts_are_in_lines, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
