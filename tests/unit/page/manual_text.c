// src/page/manual_text.c: what the marks of a page of the manual become, and which slips are refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/catalogue.h"
#include "page/manual_text.h"

static struct arena *arena;
static struct manual_reader reader;
static const struct room rooms[] = { { "Visit", "Places", "/places", 0 }, { "House", "Import", "/import", 0 } };

static int begin(void **state)
{
	(void)state;
	arena = arena_new(64 * 1024 * 1024);
	catalogue_start(arena);
	reader = (struct manual_reader){ .language = "fr", .assets = assets_read(arena), .rooms = rooms, .room_count = 2, .open = rooms, .open_count = 1 };
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static str shown(const char *body)
{
	struct manual_text text;
	struct mishap mishap = { 0 };
	str source = str_format(arena, "# Titre\n\nCe que c’est.\n\n%s", body);
	if (!manual_text_of(&reader, arena, "places", source, &text, &mishap))
		fail_msg("line %zu: %s", mishap.line, mishap.why);
	assert_true(str_is(text.title, "Titre"));
	assert_true(str_is(text.lead, "Ce que c’est."));
	return text.body.text;
}

static void shows(const char *body, const char *expected)
{
	str html = shown(body);
	if (!str_is(html, expected))
		fail_msg("%.*s\nis not\n%s", STR_ARG(html), expected);
}

static void refuses(const char *source, size_t line)
{
	struct manual_text text;
	struct mishap mishap = { 0 };
	assert_false(manual_text_of(&reader, arena, "places", str_from(source), &text, &mishap));
	assert_int_equal(mishap.line, line);
	assert_non_null(mishap.why);
}

static void makes_blocks(void **state)
{
	(void)state;
	shows("Un mot.\nUn autre.\n\nFin.\n", "<p>Un mot.\nUn autre.</p>\n<p>Fin.</p>\n");
	shows("## Partie\n\n- un\n- deux\n", "<h2 id=\"places-1\">Partie</h2>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n");
	shows("1. un\n2. deux\n\nMot.\n\n3. trois\n",
		"<ol start=\"1\">\n<li>un</li>\n<li>deux</li>\n</ol>\n<p>Mot.</p>\n<ol start=\"3\">\n<li>trois</li>\n</ol>\n");
	shows("    wiqaya verify\n    wiqaya backup <x>\n",
		"<pre dir=\"ltr\"><code>wiqaya verify\nwiqaya backup &lt;x&gt;\n</code></pre>\n");
	shows("| Mot | Sens |\n|---|---|\n| a | b |\n",
		"<table>\n<thead><tr><th scope=\"col\">Mot</th><th scope=\"col\">Sens</th></tr></thead>\n<tbody>\n"
		"<tr><th scope=\"row\">a</th><td>b</td></tr>\n</tbody></table>\n");
}

static void escapes_all_text(void **state)
{
	(void)state;
	shows("<script>alert(1)</script> & \"x\"\n", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</p>\n");
	shows("`<b>`\n", "<p><code dir=\"ltr\">&lt;b&gt;</code></p>\n");
}

// The words of the screen come from the catalogue, in the reader's language.
static void says_the_words_of_the_screen(void **state)
{
	(void)state;
	shows("Voir [[room|Places]].\n", "<p>Voir <b>Lieux</b>.</p>\n");
	reader.language = "ar";
	shows("[[room|Places]]\n", "<p><b>الأماكن</b></p>\n");
	reader.language = "en";
	shows("[[room|Places]]\n", "<p><b>Places</b></p>\n");
	reader.language = "fr";
}

static void links_only_where_the_reader_may_go(void **state)
{
	(void)state;
	shows("[](/places) [la salle](/import)\n", "<p><a href=\"/places\"><b>Lieux</b></a> la salle</p>\n");
	shows("[votre compte](/account)\n", "<p><a href=\"/account\">votre compte</a></p>\n");
	shows("[mot](import.md)\n", "<p><a href=\"/help/import\">mot</a></p>\n");
	reader.authority = true;
	shows("[mot](import.md) [mot](portal.md)\n", "<p>mot <a href=\"/portal/help/portal\">mot</a></p>\n");
	reader.authority = false;
	reader.whole = true;
	shows("## Partie\n[mot](import.md)\n", "<h3 id=\"places-1\">Partie</h3>\n<p><a href=\"#import\">mot</a></p>\n");
	reader.whole = false;
}

static void refuses_what_leads_nowhere(void **state)
{
	(void)state;
	refuses("Sans titre\n", 1);
	refuses("# Titre\n", 2);
	refuses("# T\n\nMot.\n\n[[No such button at all]]\n", 5);
	refuses("# T\n\nMot.\n\nUn.\n[[room|No such room]]\n", 6);
	refuses("# T\n\nMot.\n\n[x](nowhere.md)\n", 5);
	refuses("# T\n\nMot.\n\n[](/nowhere)\n", 5);
	refuses("# T\n\nMot.\n\n[x](javascript:alert)\n", 5);
	refuses("# T\n\nMot.\n\n![x](no-such-picture)\n", 5);
	refuses("# T\n\nMot.\n\nUn **mot\n", 5);
	refuses("# T\n\nMot.\n\nUn `mot\n", 5);
	refuses("# T\n\nMot.\n\n### trop\n", 5);
	refuses("# T\n\nMot.\n\n| a | b\n", 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_blocks),
		cmocka_unit_test(escapes_all_text),
		cmocka_unit_test(says_the_words_of_the_screen),
		cmocka_unit_test(links_only_where_the_reader_may_go),
		cmocka_unit_test(refuses_what_leads_nowhere),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
