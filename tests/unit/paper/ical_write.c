#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "paper/ical_write.h"

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

static void check_text(str text, const char *wanted)
{
	struct buf buf = buf_in(arena);
	ical_text(&buf, "SUMMARY", text);
	assert_true(str_is(buf_str(&buf), wanted));
}

static void escapes_what_means_something(void **state)
{
	(void)state;
	check_text(S("a, b; c\\d"), "SUMMARY:a\\, b\\; c\\\\d\r\n");
	check_text(S("one\r\ntwo"), "SUMMARY:one\\ntwo\r\n");
	// Nothing that stands in a text begins a property of its own.
	check_text(S("x\r\rEND:VEVENT\x01\x7f"), "SUMMARY:xEND:VEVENT\r\n");
	check_text(S(""), "SUMMARY:\r\n");
}

// Lines of at most 75 octets, each whole UTF-8; unfolded they are what was written.
static void check_folding(str text)
{
	struct buf buf = buf_in(arena), unfolded = buf_in(arena);
	ical_text(&buf, "SUMMARY", text);
	str rest = buf_str(&buf);
	for (bool first = true; rest.length > 0; first = false) {
		size_t end = str_find(rest, S("\r\n"));
		assert_true(end != SIZE_MAX && end <= 75);
		str line = str_slice(rest, 0, end);
		assert_true(text_valid(line));
		assert_true(first || line.data[0] == ' ');
		buf_add(&unfolded, first ? line : str_skip(line, 1));
		rest = str_skip(rest, end + 2);
	}
	assert_true(str_equal(buf_str(&unfolded), str_format(arena, "SUMMARY:%.*s", STR_ARG(text))));
}

static void folds_between_characters(void **state)
{
	(void)state;
	struct buf letters = buf_in(arena), arabic = buf_in(arena), pictures = buf_in(arena);
	for (int i = 0; i < 160; i++) {
		check_folding(buf_str(&letters));
		check_folding(buf_str(&arabic));
		check_folding(buf_str(&pictures));
		buf_add_c(&letters, "x");
		buf_add_c(&arabic, i == 0 ? "a" : "ج");
		buf_add_c(&pictures, i % 3 == 0 ? "é" : "🗓");
	}
	// 67 letters behind "SUMMARY:" make 75: one line. One more makes two.
	struct buf buf = buf_in(arena);
	ical_text(&buf, "SUMMARY", str_slice(buf_str(&letters), 0, 67));
	assert_int_equal(buf_str(&buf).length, 77);
	buf = buf_in(arena);
	ical_text(&buf, "SUMMARY", str_slice(buf_str(&letters), 0, 68));
	assert_int_equal(buf_str(&buf).length, 81);
}

static void writes_an_event_of_whole_days(void **state)
{
	(void)state;
	struct buf buf = buf_in(arena);
	struct instant stamp;
	struct ical_event event = { .uid = S("1a2b@wiqaya"), .summary = S("Réponse attendue"), .url = S("https://x.example/portal/1") };
	assert_true(instant_parse(S("2026-05-31T10:15:07.000Z"), &stamp));
	assert_true(day_parse(S("2026-12-30"), &event.first) && day_parse(S("2026-12-31"), &event.last));
	ical_begin(&buf, S("Agenda, 1"));
	ical_event(&buf, &event, &stamp);
	ical_end(&buf);
	assert_true(str_is(buf_str(&buf),
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wiqaya//Calendar//EN\r\nCALSCALE:GREGORIAN\r\n"
		"NAME:Agenda\\, 1\r\nX-WR-CALNAME:Agenda\\, 1\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"
		"BEGIN:VEVENT\r\nUID:1a2b@wiqaya\r\nDTSTAMP:20260531T101507Z\r\nDTSTART;VALUE=DATE:20261230\r\n"
		"DTEND;VALUE=DATE:20270101\r\nSUMMARY:Réponse attendue\r\nURL:https://x.example/portal/1\r\n"
		"CLASS:CONFIDENTIAL\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes_what_means_something), cmocka_unit_test(folds_between_characters),
		cmocka_unit_test(writes_an_event_of_whole_days),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
