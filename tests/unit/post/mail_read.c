#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "../shared.h"
#include "post/mail_open.h"
#include "post/mime.h"

static struct arena *arena;
static jail_work *const works[] = { mail_work, NULL };

static int setup(void **state)
{
	(void)state;
	arena = arena_new(512 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static struct mail_read read_case(const char *name)
{
	struct mail_read mail;
	struct mishap mishap;
	str bytes = file_find(arena, str_c(arena, str_format(arena, "tests/cases/mail/%s.eml", name)));
	assert_non_null(bytes.data);
	assert_true(mail_read(arena, bytes, &mail, &mishap));
	return mail;
}

#define assert_str(got, wanted) do { \
		str is = (got); \
		if (!str_is(is, wanted)) \
			fail_msg("“%.*s” is not “%s”", STR_ARG(is), wanted); \
	} while (0)

static void a_plain_message_is_read(void **state)
{
	(void)state;
	struct mail_read mail = read_case("plain");
	assert_str(mail.from, "amina.tazi@sante.example");
	assert_str(mail.from_name, "Amina Tazi");
	assert_str(mail.subject, "Réponse à votre lettre L-2026-0001");
	assert_str(mail.id, "<1@sante.example>");
	assert_str(instant_str(&mail.at), "2026-05-04T09:11:12.000Z");
	assert_str(mail.text, "Madame,\nle registre est ouvert depuis le 1er mai – voir la pièce jointe.");
	assert_int_equal(mail.id_count, 3);
	assert_str(mail.ids[0], "<x@npm.example>");
	assert_str(mail.ids[2], "<old@npm.example>");
	assert_int_equal(mail.file_count, 0);
	assert_false(mail.report || mail.cut || mail.left_out);
}

static void parts_and_letters_of_windows_are_read(void **state)
{
	(void)state;
	struct mail_read mail = read_case("mixed");
	assert_str(mail.from, "w@int.example");
	assert_str(mail.from_name, "وزارة الداخلية");
	assert_str(mail.subject, "جواب على رسالتكم");
	assert_str(instant_str(&mail.at), "2026-05-05T08:00:00.000Z");
	assert_str(mail.text, "تحية طيبة");
	assert_int_equal(mail.file_count, 2);
	assert_str(mail.files[0].name, "réponse.pdf");
	assert_str(mail.files[0].type, "application/pdf");
	assert_true(str_starts(mail.files[0].bytes, S("%PDF-1.4\n")));
	assert_str(mail.files[1].name, "caché.png");
	assert_str(mail.files[1].bytes, "not a picture");
}

static void html_is_read_as_its_words(void **state)
{
	(void)state;
	assert_str(read_case("html").text, "Un été\ndeux & trois\nfin");
}

static void a_report_says_of_which_message(void **state)
{
	(void)state;
	struct mail_read mail = read_case("bounce");
	assert_true(mail.report && mail.failed);
	assert_str(mail.of_id, "<0123@npm.example>");
	assert_str(mail.words, "5.1.1 smtp; 550 5.1.1 no such mailbox");
	mail = read_case("delayed");
	assert_true(mail.report && !mail.failed);
}

static void what_is_broken_is_read_as_far_as_it_goes(void **state)
{
	(void)state;
	struct mail_read mail = read_case("broken");
	assert_str(mail.from, "a@b");
	mail = read_case("deep");
	assert_true(mail.left_out);
	struct mishap mishap;
	assert_false(mail_read(arena, S("hello\n"), &mail, &mishap));
	assert_string_equal(mishap.why, "this is not a message of e-mail");
	assert_false(mail_read(arena, S(""), &mail, &mishap));
}

static void many_parts_and_long_texts_have_a_ceiling(void **state)
{
	(void)state;
	struct buf buf = buf_in(arena);
	struct mail_read mail;
	struct mishap mishap;
	buf_add_c(&buf, "From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n");
	for (int i = 0; i < 1000; i++)
		buf_add_c(&buf, "--x\nContent-Disposition: attachment; filename=a.txt\n\na\n");
	assert_true(mail_read(arena, buf_str(&buf), &mail, &mishap));
	assert_int_equal(mail.file_count, MAIL_PARTS_MOST);
	assert_true(mail.left_out);
	buf = buf_in(arena);
	buf_add_c(&buf, "From: a@b\n\n");
	for (int i = 0; i < 40 * 1000; i++)
		buf_add_c(&buf, "é");
	assert_true(mail_read(arena, buf_str(&buf), &mail, &mishap));
	assert_true(mail.cut);
	assert_int_equal(mail.text.length, MAIL_TEXT_BYTES);
}

// What costs a reader that looks ahead too far: each must take no time to speak of.
static void hostile_messages_cost_little(void **state)
{
	(void)state;
	static const struct {
		const char *head, *piece;
		int count;
	} cases[] = {
		{ "From: a@b\nSubject: ", "=?", 30000 }, { "From: a@b\nSubject: ", "=?a?b?", 10000 }, { "From: a@b\nX:", "\n a", 500000 },
		{ "From: a@b\nContent-Type: text/html\n\n", "</", 500000 }, { "From: a@b\nContent-Type: text/html\n\n<script>", "</", 500000 },
		{ "From: a@b\nContent-Type: text/html\n\n", "<!--", 250000 }, { "From: a@b\nContent-Type: text/html\n\n", "&a", 500000 },
		{ "From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n", "--x\n", 1000000 },
		{ "From: a@b\nContent-Type: a; ", "n=\";", 10000 }, { "From: ", "(", 60000 }, { "From: a@b\nReferences: ", "<a", 30000 },
		{ "", "a:b\n", 1000000 },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf buf = buf_in(arena);
		struct mail_read mail;
		struct mishap mishap;
		buf_add_c(&buf, cases[i].head);
		for (int n = 0; n < cases[i].count; n++)
			buf_add_c(&buf, cases[i].piece);
		clock_t began = clock();
		(void)!mail_read(arena, buf_str(&buf), &mail, &mishap);
		double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
		if (seconds > 2)
			fail_msg("case %zu took %.1f s", i, seconds);
		arena_reset(arena);
	}
}

static void dates_are_read_as_programs_write_them(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "Mon, 4 May 2026 10:11:12 +0100 (CET)", "2026-05-04T09:11:12.000Z" }, { "4 May 2026 23:59 -0230", "2026-05-05T02:29:00.000Z" },
		{ "Thu, 31 Dec 98 20:00:00 EST", "1999-01-01T01:00:00.000Z" }, { "1 Jan 2026 00:00:00", "2026-01-01T00:00:00.000Z" },
		{ "", "" }, { "yesterday", "" }, { "31 Feb 2026 10:00:00 +0000", "" }, { "4 May 2026 25:00:00 +0000", "" },
		{ "99999999999999999999 May 2026 10:00", "" }, { "4 May 99999 10:00", "" }, { "4 Mai 2026 10:00", "" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct instant at = mime_date(str_from(cases[i][0]));
		assert_str(instant_str(&at), cases[i][1]);
	}
}

static void the_jail_changes_nothing(void **state)
{
	(void)state;
	static const char *const names[] = { "plain", "mixed", "html", "bounce", "broken", "deep" };
	jail_start(works, 0);
	for (size_t i = 0; i < COUNT(names); i++) {
		str bytes = file_find(arena, str_c(arena, str_format(arena, "tests/cases/mail/%s.eml", names[i])));
		struct mail_read straight, jailed;
		struct mishap mishap;
		struct buf one = buf_in(arena), other = buf_in(arena);
		assert_true(mail_read(arena, bytes, &straight, &mishap) && mail_open(arena, bytes, &jailed, &mishap));
		mail_pack(&one, &straight);
		mail_pack(&other, &jailed);
		assert_true(str_equal(buf_str(&one), buf_str(&other)));
	}
	struct mail_read mail;
	struct mishap mishap;
	assert_false(mail_open(arena, S("hello"), &mail, &mishap));
	assert_string_equal(mishap.why, "this is not a message of e-mail");
	jail_stop();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_jail_changes_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(a_plain_message_is_read, setup, teardown),
		cmocka_unit_test_setup_teardown(parts_and_letters_of_windows_are_read, setup, teardown),
		cmocka_unit_test_setup_teardown(html_is_read_as_its_words, setup, teardown),
		cmocka_unit_test_setup_teardown(a_report_says_of_which_message, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_broken_is_read_as_far_as_it_goes, setup, teardown),
		cmocka_unit_test_setup_teardown(many_parts_and_long_texts_have_a_ceiling, setup, teardown),
		cmocka_unit_test_setup_teardown(hostile_messages_cost_little, setup, teardown),
		cmocka_unit_test_setup_teardown(dates_are_read_as_programs_write_them, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
