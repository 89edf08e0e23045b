// src/page/template.c, template_parse.c and markup.c: every place escapes, broken templates are refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/catalogue.h"
#include "page/template.h"

static const char hostile[] = "\"><script>alert('x')</script>&{name}";

static struct arena *program, *arena;

static int begin(void **state)
{
	(void)state;
	program = arena_new(64 * 1024 * 1024);
	catalogue_start(program);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_end(program);
	return 0;
}

static int set_up(void **state)
{
	(void)state;
	arena = arena_new(16 * 1024 * 1024);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static bool parse(const char *content, const struct templates **templates, struct mishap *mishap)
{
	const struct template_source sources[] = {
		{ S("page"), str_from(content) },
		{ S("part"), S("<i>{name}</i>") },
	};
	str broken;
	return templates_parse(arena, assets_read(arena), sources, COUNT(sources), templates, mishap,
		&broken);
}

static const char *show_in(const char *language, const char *content, const struct view *view)
{
	const struct templates *templates;
	struct mishap mishap = { 0 };
	if (!parse(content, &templates, &mishap))
		fail_msg("%zu:%zu: %s", mishap.line, mishap.column, mishap.why);
	return str_c(arena, template_show(templates, "page", language, view).text);
}

static const char *show(const char *content, const struct view *view)
{
	return show_in("en", content, view);
}

static const char *show_name(const char *content, const char *name)
{
	struct view *view = view_new(arena);
	view_text(view, "name", str_from(name));
	return show(content, view);
}

// Parses and expects a refusal at that line.
static void refuse_at(const char *content, size_t line)
{
	const struct templates *templates;
	struct mishap mishap = { 0 };
	if (parse(content, &templates, &mishap))
		fail_msg("accepted: %s", content);
	assert_non_null(mishap.why);
	if (mishap.line != line)
		fail_msg("line %zu, not %zu, of %s", mishap.line, line, content);
}

static void text_is_escaped(void **state)
{
	(void)state;
	assert_string_equal(show_name("<p>{name}</p>", hostile),
		"<p>&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;{name}</p>");
	assert_string_equal(show_name("<p>{missing}{name.part}</p>", "x"), "<p></p>");
}

static void attributes_are_escaped(void **state)
{
	(void)state;
	assert_string_equal(show_name("<p title=\"a {name}\">", "\" onclick=\"x"),
		"<p title=\"a &quot; onclick=&quot;x\">");
	assert_string_equal(show_name("<title>{name}</title>", "</title><b>"),
		"<title>&lt;/title&gt;&lt;b&gt;</title>");
	assert_string_equal(show_name("<textarea>\n{name}</textarea>", "</textarea>"),
		"<textarea>\n&lt;/textarea&gt;</textarea>");
}

static void addresses_are_our_own(void **state)
{
	(void)state;
	const char *link = "<a href=\"{name}\">";
	assert_string_equal(show_name(link, "/places?a=1&b=2"), "<a href=\"/places?a=1&amp;b=2\">");
	assert_string_equal(show_name(link, "#here"), "<a href=\"#here\">");
	assert_string_equal(show_name(link, "https://www.ohchr.org/"), "<a href=\"https://www.ohchr.org/\">");
	const char *const evil[] = { "javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:x",
		"data:text/html,x", "//evil.example", "/\\evil.example", "/\t/evil.example", "http://x",
		"\\\\evil", "evil.example", "", "/\n/evil", "vbscript:x" };
	for (size_t i = 0; i < COUNT(evil); i++)
		assert_string_equal(show_name(link, evil[i]), "<a href=\"#\">");
	assert_string_equal(show_name("<a href=\"/places/{name}\">", "a/b?c\"&d"),
		"<a href=\"/places/a%2Fb%3Fc%22%26d\">");
	assert_string_equal(show_name("<a href=\"{name}{name}\">", "/"), "<a href=\"/%2F\">");
	assert_string_equal(show_name("<form action=\"{if_none}/x\">", "x"), "<form action=\"/x\">");
	assert_string_equal(show_name("<a href=\"{#if name}/{/if}{name}\">", "/evil.example"),
		"<a href=\"/%2Fevil.example\">");
}

static void html_goes_raw_only_between_tags(void **state)
{
	(void)state;
	struct buf buf = buf_in(arena);
	buf_add_c(&buf, "<b>bold</b>");
	struct view *view = view_new(arena);
	view_html(view, "name", html_from(&buf));
	assert_string_equal(show("<p>{name}</p>", view), "<p><b>bold</b></p>");
	assert_string_equal(show("<p title=\"{name}\">", view), "<p title=\"&lt;b&gt;bold&lt;/b&gt;\">");
	assert_string_equal(show("<title>{name}</title>", view), "<title>&lt;b&gt;bold&lt;/b&gt;</title>");
	assert_string_equal(show("<a href=\"{name}\">", view), "<a href=\"#\">");
}

static void repeats(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	for (int i = 1; i <= 3; i++) {
		struct view *row = view_add(view, "rows");
		view_integer(row, "n", i);
		view_text(view_in(row, "place"), "name", i == 2 ? S("<Tal>") : S("Nour"));
	}
	view_list(view, "none");
	assert_string_equal(show("<ul>\n{#each rows as row}\n<li>{row.n} {row.place.name}</li>\n{/each}\n</ul>", view),
		"<ul>\n<li>1 Nour</li>\n<li>2 &lt;Tal&gt;</li>\n<li>3 Nour</li>\n</ul>");
	assert_string_equal(show("{#each none as row}x{:else}empty{/each}", view), "empty");
	assert_string_equal(show("{#each missing as row}x{/each}", view), "");
	assert_string_equal(
		show("{#each rows as a}{#each rows as b}{a.n}{b.n} {/each}{/each}", view),
		"11 12 13 21 22 23 31 32 33 ");
}

static void chooses(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	view_flag(view, "yes", true);
	view_flag(view, "no", false);
	view_integer(view, "zero", 0);
	view_text(view, "state", S("late"));
	view_text(view, "empty", S(""));
	assert_string_equal(show("{#if yes}a{/if}{#if no}b{/if}{#if not no}c{/if}", view), "ac");
	assert_string_equal(show("{#if zero}a{:else}b{/if}{#if empty}c{:else}d{/if}", view), "bd");
	assert_string_equal(
		show("{#if state is \"open\"}a{:else if state is \"late\"}b{:else}c{/if}", view), "b");
	assert_string_equal(show("{#if not state is \"late\"}a{:else}b{/if}", view), "b");
	assert_string_equal(show("{#if missing is \"x\"}a{:else if no}b{:else if zero}c{/if}", view), "");
	assert_string_equal(show("<a{#if yes} aria-current=\"page\"{/if}>", view), "<a aria-current=\"page\">");
	assert_string_equal(show("<option value=\"a\"{#if yes} selected{/if}>x</option>", view),
		"<option value=\"a\" selected>x</option>");
	assert_string_equal(show("<p class=\"a{#if yes} b{/if}\">", view), "<p class=\"a b\">");
}

static void includes(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	view_text(view, "name", S("outer"));
	view_text(view_in(view, "nested"), "name", S("inner"));
	view_text(view_add(view, "rows"), "name", S("row"));
	assert_string_equal(show("<p>{>part}{>part nested}{>part missing}</p>", view),
		"<p><i>outer</i><i>inner</i></p>");
	assert_string_equal(show("{#each rows as row}{>part row}{/each}", view), "<i>row</i>");
}

static void translates(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	view_text(view, "part", S("<8>"));
	view_text(view, "whole", S("13"));
	view_integer(view, "n", 3);
	view_integer(view, "one", 1);
	view_integer(view, "many", 1240);
	assert_string_equal(show("<p>{_\"{part} of {whole}\"}</p>", view),
		"<p><bdi>&lt;8&gt;</bdi> of <bdi>13</bdi></p>");
	assert_string_equal(show("<p title=\"{_\"{part} of {whole}\"}\">", view), "<p title=\"&lt;8&gt; of 13\">");
	assert_string_equal(show_in("ar", "{_\"Save\"} {_role|\"Coordinator\"}", view), "حفظ منسق الآلية");
	assert_string_equal(show_in("fr", "{_\"Save\"}", view), "Enregistrer");
	assert_string_equal(show("{_\"No such text, {part} & more\"}", view),
		"No such text, <bdi>&lt;8&gt;</bdi> &amp; more");
	assert_string_equal(show_in("ar", "{_\"{n} day\"|\"{n} days\"|n}", view), "3 أيام");
	assert_string_equal(show_in("ar", "{_\"{n} day\"|\"{n} days\"|one}", view), "يوم واحد");
	assert_string_equal(show("{_\"{n} day\"|\"{n} days\"|many}", view), "1,240 days");
}

// Numbers between tags, in attributes, in texts of the program; letters beside digits make them a code.
static void writes_the_digits_of_a_locale(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	view_integer(view, "n", 2026);
	view_text(view, "code", S("R-2026"));
	static const char arab[] = "ar-u-nu-arab";
	assert_string_equal(show_in(arab, "<p data-n=\"{n}\"><a href=\"/years/{n}\">{n} {code}</a></p><option value=\"{n}\">{n}</option>", view),
		"<p data-n=\"2026\"><a href=\"/years/2026\">٢٠٢٦ R-2026</a></p><option value=\"2026\">٢٠٢٦</option>");
	assert_string_equal(show_in("ar", "<p>{n}</p>", view), "<p>2026</p>");
	assert_string_equal(show_in(arab, "{_\"over 180\"} {_\"SHA-256\"} {_\"{n} day\"|\"{n} days\"|n}", view), "أكثر من ١٨٠ SHA-256 ٢٬٠٢٦ يوما");
	assert_string_equal(show_in("ar", "{_\"over 180\"}", view), "أكثر من 180");
}

static void leaves_out_notes_and_empty_lines(void **state)
{
	(void)state;
	assert_string_equal(show_name("{! a note\n with {braces} }\n\t<p>\n\t\t{name}\n\n\t</p>\n", "x"),
		"<p>\nx\n</p>\n");
	assert_string_equal(show_name("<p>a\n{#if name}\n b\n{/if}\n</p>", "x"), "<p>a\nb\n</p>");
}

static void knows_assets(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	str address = asset_address(assets_read(arena), arena, S("sprite.svg"));
	assert_string_equal(show("<use href=\"{@sprite.svg}#x\"/>", view),
		str_c(arena, str_format(arena, "<use href=\"%.*s#x\"/>", STR_ARG(address))));
	refuse_at("<use href=\"{@no-such-file.svg}\"/>", 1);
	refuse_at("<p>{@sprite.svg}</p>", 1);
}

static void refuses_broken_templates(void **state)
{
	(void)state;
	refuse_at("<p>{name</p>", 1);
	refuse_at("<p>\n\n{name\n}</p>", 3);
	refuse_at("{}", 1);
	refuse_at("{Name}", 1);
	refuse_at("{a.b.c.d.e}", 1);
	refuse_at("{a..b}", 1);
	refuse_at("{#each rows}x{/each}", 1);
	refuse_at("{#each rows as row}x", 1);
	refuse_at("{#each rows as row}x{/if}", 1);
	refuse_at("{#if a}x{:else}y", 1);
	refuse_at("{#if a}x{:else}y{:else}z{/if}", 1);
	refuse_at("{#if a is b}x{/if}", 1);
	refuse_at("x{/if}", 1);
	refuse_at("x\n{:else}", 2);
	refuse_at("{>nowhere}", 1);
	refuse_at("{>page}", 1);
	refuse_at("{_text}", 1);
	refuse_at("{_\"one\"|\"many\"}", 1);
	refuse_at("{_\"\"}", 1);
	refuse_at("{#unknown x}", 1);
}

static void refuses_values_in_wrong_places(void **state)
{
	(void)state;
	refuse_at("<p title={name}>", 1);
	refuse_at("<p title='{name}'>", 1);
	refuse_at("<p {name}>", 1);
	refuse_at("<p data-{name}=\"x\">", 1);
	refuse_at("<{name}>", 1);
	refuse_at("<!doctype {name}>", 1);
	refuse_at("<script>{name}</script>", 1);
	refuse_at("<script>\nlet x;</script>", 2);
	refuse_at("<style>{name}</style>", 1);
	refuse_at("<p style=\"color: {name}\">", 1);
	refuse_at("<p style=\"color: red\">", 1);
	refuse_at("<p onclick=\"x\">", 1);
	refuse_at("<iframe srcdoc=\"{name}\">", 1);
	refuse_at("<img srcset=\"{name}\">", 1);
	refuse_at("<!-- {name} -->", 1);
	refuse_at("<P>", 1);
	refuse_at("a < b", 1);
	refuse_at("<p", 1);
	refuse_at("<p title=\"x", 1);
	refuse_at("<a href=\"{_\"text\"}\">", 1);
	refuse_at("<a href=\"{#each rows as row}{row.a}{/each}\">", 1);
	refuse_at("<p {>part}>", 1);
	refuse_at("<p{#if a}class=\"b\"{/if}>", 1);
	refuse_at("<p{#if a} onclick{/if}>", 1);
}

static void refuses_branches_that_do_not_meet(void **state)
{
	(void)state;
	refuse_at("{#if a}<p title=\"{/if}x\">", 1);
	refuse_at("<p title=\"{#if a}x\"{:else}y{/if}>", 1);
	refuse_at("{#each rows as row}<textarea>{/each}", 1);
	refuse_at("{#each rows as row}<b{/each}", 1);
	refuse_at("{#if a}<script>{/if}x", 1);
}

static void reads_all_of_ours(void **state)
{
	(void)state;
	const struct templates *templates;
	struct mishap mishap = { 0 };
	str broken;
	if (!templates_read(arena, assets_read(arena), &templates, &mishap, &broken))
		fail_msg("%.*s:%zu:%zu: %s", STR_ARG(broken), mishap.line, mishap.column, mishap.why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(text_is_escaped, set_up, tear_down),
		cmocka_unit_test_setup_teardown(attributes_are_escaped, set_up, tear_down),
		cmocka_unit_test_setup_teardown(addresses_are_our_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(html_goes_raw_only_between_tags, set_up, tear_down),
		cmocka_unit_test_setup_teardown(repeats, set_up, tear_down),
		cmocka_unit_test_setup_teardown(chooses, set_up, tear_down),
		cmocka_unit_test_setup_teardown(includes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(translates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(leaves_out_notes_and_empty_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(knows_assets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_broken_templates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_values_in_wrong_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refuses_branches_that_do_not_meet, set_up, tear_down),
		cmocka_unit_test_setup_teardown(writes_the_digits_of_a_locale, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reads_all_of_ours, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
