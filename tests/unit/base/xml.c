#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/xml.h"

static struct arena *arena;

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

static bool on_start(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct buf *buf = context;
	if (str_is(element->name, "stop"))
		return mishap_at(mishap, 7, 8, "stopped");
	buf_addf(buf, "<%.*s", STR_ARG(element->name));
	for (size_t i = 0; i < element->count; i++)
		buf_addf(buf, " %.*s=%.*s", STR_ARG(element->attributes[i].name),
			STR_ARG(element->attributes[i].value));
	str id = xml_attribute_find(element, "id");
	if (id.data != NULL)
		buf_addf(buf, " [%.*s]", STR_ARG(id));
	buf_add_c(buf, ">");
	return true;
}

static bool on_end(void *context, const struct xml_element *element, struct mishap *mishap)
{
	(void)mishap;
	buf_addf(context, "</%.*s{%.*s}>", STR_ARG(element->name), STR_ARG(element->space));
	return true;
}

static bool on_text(void *context, str text, struct mishap *mishap)
{
	(void)mishap;
	buf_add(context, text);
	return true;
}

static const struct xml_events events = { on_start, on_end, on_text };

static void tells_what_stands_in_it(void **state)
{
	(void)state;
	str text = S(
		"<?xml version=\"1.0\"?><a xmlns=\"u\" xmlns:r=\"v\" r:id=\"1\" id=\"2\"><b r:id=\"3\"/>x&amp;<!-- c -->&#233;"
		"<![CDATA[<]]></a>");
	const char *expected = "<a id=1 id=2 [2]><b id=3 [3]></b{u}>x&é<</a{u}>";
	for (size_t piece = 1; piece <= text.length; piece++) {
		struct buf buf = buf_in(arena);
		struct xml *xml = xml_new(arena, &events, &buf);
		struct mishap mishap;
		for (size_t at = 0; at < text.length; at += piece)
			assert_true(xml_feed(xml, str_slice(text, at, piece),
				at + piece >= text.length, &mishap));
		assert_string_equal(str_c(arena, buf_str(&buf)), expected);
	}
}

static struct mishap refused(str text, bool broken)
{
	struct buf buf = buf_in(arena);
	struct xml *xml = xml_new(arena, &events, &buf);
	struct mishap mishap = { 0 }, again;
	assert_false(xml_feed(xml, text, true, &mishap));
	assert_int_equal(xml_is_broken(xml), broken);
	// Once refused, always refused.
	assert_false(xml_feed(xml, S("<a/>"), true, &again));
	assert_string_equal(again.why, mishap.why);
	return mishap;
}

static void refuses(str text, const char *why)
{
	assert_string_equal(refused(text, true).why, why);
}

static void refuses_what_is_broken(void **state)
{
	(void)state;
	refuses(S(""), "the XML ends too early");
	refuses(S("<a><b>"), "the XML ends too early");
	refuses(S("<a"), "the XML ends too early");
	refuses(S("<a></b>"), "an element is closed that is not open");
	refuses(S("<a x='1' x='2'/>"), "an attribute stands twice in one element");
	refuses(S("<a>&e;</a>"), "an entity is used that is not defined");
	refuses(S("<a>\xff</a>"), "the XML is not well-formed");
	refuses(S("<?xml version='1.0' encoding='klingon'?><a/>"),
		"the XML is in an encoding that is not known");
	refuses(S("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"),
		"the XML has a DOCTYPE, which is not allowed");
	struct mishap mishap = refused(S("<a>\n  <b></c></a>"), true);
	assert_int_equal(mishap.line, 2);
	mishap = refused(S("<a><stop/></a>"), false);
	assert_string_equal(mishap.why, "stopped");
	assert_int_equal(mishap.line, 7);
}

static str repeated(const char *before, const char *piece, size_t count, const char *after)
{
	struct buf buf = buf_in(arena);
	buf_add_c(&buf, before);
	for (size_t i = 0; i < count; i++)
		buf_add_c(&buf, piece);
	buf_add_c(&buf, after);
	return buf_str(&buf);
}

static void holds_its_ceilings(void **state)
{
	(void)state;
	refuses(repeated("", "<a>", LIMIT_XML_DEPTH + 1, ""), "the XML is nested too deeply");
	refuses(repeated("", "<a>", LIMIT_XML_DEPTH, ""), "the XML ends too early");
	struct buf buf = buf_in(arena);
	buf_add_c(&buf, "<a");
	for (int i = 0; i <= LIMIT_XML_ATTRIBUTES; i++)
		buf_addf(&buf, " x%d=''", i);
	buf_add_c(&buf, "/>");
	refuses(buf_str(&buf), "an element has too many attributes");
	refuses(repeated("<a x='", "0123456789abcdef", 200000, "'/>"),
		"a tag or comment of the XML is too long");
	refuses(repeated("<a><!--", "0123456789abcdef", 200000, "--></a>"),
		"a tag or comment of the XML is too long");
	// Long text is none of that.
	struct buf into = buf_in(arena);
	struct mishap mishap;
	assert_true(xml_feed(xml_new(arena, &events, &into),
		repeated("<a>", "0123456789abcdef", 200000, "</a>"), true, &mishap));
	assert_int_equal(into.length, 16 * 200000 + 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tells_what_stands_in_it, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_broken, setup, teardown),
		cmocka_unit_test_setup_teardown(holds_its_ceilings, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
