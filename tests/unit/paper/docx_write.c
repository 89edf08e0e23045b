#include "../paper_made.h"

#include "base/xml.h"
#include "paper/archive.h"
#include "paper/docx_write.h"

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

static str written(const struct paper *paper)
{
	str bytes;
	struct mishap mishap = { 0 };
	if (!docx_write(arena, paper, &bytes, &mishap))
		fail_msg("%s", mishap.why);
	return bytes;
}

static bool piece_take(void *buf, str piece, bool last, struct mishap *mishap)
{
	(void)last, (void)mishap;
	buf_add(buf, piece);
	return true;
}

// A part, which must be well-formed.
static str part(str bytes, const char *name)
{
	struct archive *archive;
	struct mishap mishap = { 0 };
	struct buf buf = buf_in(arena);
	const struct xml_events events = { 0 };
	if (!archive_open(arena, bytes, &archive, &mishap) || !archive_read(archive, name, piece_take, &buf, &mishap) ||
		!xml_feed(xml_new(arena, &events, NULL), buf_str(&buf), true, &mishap))
		fail_msg("%s: %s (%zu:%zu)", name, mishap.why, mishap.line, mishap.column);
	return buf_str(&buf);
}

static size_t count_of(str text, const char *word)
{
	size_t count = 0;
	for (size_t found; (found = str_find(text, str_from(word))) != SIZE_MAX; count++)
		text = str_skip(text, found + strlen(word));
	return count;
}

static void has_all_its_parts(void **state)
{
	(void)state;
	str bytes = written(letter_made(arena, "fr", 3));
	static const char *const names[] = { "[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
		"word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml", "word/footer.xml", "word/document.xml" };
	for (size_t i = 0; i < COUNT(names); i++)
		assert_true(part(bytes, names[i]).length > 0);
	assert_true(str_contains(part(bytes, "docProps/core.xml"), S("<dc:title>Lettre &lt;1&gt; &amp; réponse</dc:title>")));
	assert_true(str_contains(part(bytes, "word/_rels/document.xml.rels"), S("media/image1.png")));
	assert_true(str_contains(part(bytes, "word/numbering.xml"), S("<w:startOverride w:val=\"3\"/>")));
	str document = part(bytes, "word/document.xml");
	assert_int_equal(count_of(document, "<w:tblHeader/>"), 1);
	assert_int_equal(count_of(document, "\"Heading1\""), 1);
	assert_int_equal(count_of(document, "descr=\"Code QR\""), 1);
}

// On or off: else a French paragraph of an Arabic document has its full stop on the wrong side.
static void every_paragraph_says_its_direction(void **state)
{
	(void)state;
	str arabic = part(written(letter_made(arena, "ar", 4)), "word/document.xml");
	size_t section = 1;
	assert_int_equal(count_of(arabic, "<w:bidi/>") + count_of(arabic, "<w:bidi w:val=\"0\"/>"),
		count_of(arabic, "<w:p>") + section);
	// Table, columns and code; the letterhead stands alike in all documents.
	assert_int_equal(count_of(arabic, "<w:bidiVisual/>"), 3);
	str french = part(written(letter_made(arena, "fr", 4)), "word/document.xml");
	assert_int_equal(count_of(french, "<w:bidi/>") + count_of(french, "<w:bidi w:val=\"0\"/>"), count_of(french, "<w:p>"));
	assert_int_equal(count_of(french, "<w:bidiVisual/>"), 0);
}

// The words of each run, those to the left in braces.
static str runs(str document, const char *from)
{
	struct buf text = buf_in(arena);
	// Back to the beginning of its paragraph.
	size_t start = str_find(document, str_from(from));
	while (start > 0 && !str_starts(str_skip(document, start), S("<w:p>")))
		start--;
	str rest = str_skip(document, start);
	rest = str_slice(rest, 0, str_find(rest, S("</w:p>")));
	for (size_t found; (found = str_find(rest, S("<w:r>"))) != SIZE_MAX;) {
		rest = str_skip(rest, found);
		str run = str_slice(rest, 0, str_find(rest, S("</w:r>")));
		bool left = str_contains(run, S("<w:rtl/>"));
		str words = str_skip(run, str_find(run, S("preserve\">")) + 10);
		words = str_slice(words, 0, str_find(words, S("</w:t>")));
		buf_addf(&text, left ? "{%.*s}" : "[%.*s]", STR_ARG(words));
		rest = str_skip(rest, 5);
	}
	return buf_str(&text);
}

static void words_turn_where_their_letters_do(void **state)
{
	(void)state;
	str document = part(written(letter_made(arena, "ar", 0)), "word/document.xml");
	assert_string_equal(str_c(arena, runs(document, "OPCAT")),
		"{تطبيقا للمادة 19 (}[OPCAT Article 16]{)، المرجع }[\u200eR-2026-0012\u200e]");
	struct paper *paper = paper_made(arena, "fr");
	words_add(paper_paragraph(paper_body(paper), "fr"), "Prison « السجن المحلي 2 » (A).");
	document = part(written(paper), "word/document.xml");
	assert_string_equal(str_c(arena, runs(document, "Prison")), "[Prison « ]{السجن المحلي 2}[ » (A).]");
}

static void the_same_document_gives_the_same_bytes(void **state)
{
	(void)state;
	str first = written(letter_made(arena, "ar", 20));
	assert_true(str_equal(first, written(letter_made(arena, "ar", 20))));
	// Wherever it is written.
	setenv("TZ", "Pacific/Auckland", 1);
	tzset();
	assert_true(str_equal(first, written(letter_made(arena, "ar", 20))));
}

static void hostile_texts_are_only_texts(void **state)
{
	(void)state;
	str document = part(written(hostile_made(arena)), "word/document.xml");
	assert_true(str_contains(document, S("&lt;b&gt;gras&lt;/b&gt; &amp; ")));
	assert_false(str_contains(document, S("<b>")));
	assert_true(str_contains(document, S("<w:br/>")));
}

static void refuses_what_is_too_large(void **state)
{
	(void)state;
	str bytes;
	struct mishap mishap;
	struct paper *paper = paper_made(arena, "en");
	paper_qr(paper_body(paper), "en", S(""), 20, S("code"));
	assert_false(docx_write(arena, paper, &bytes, &mishap));
	assert_string_equal(mishap.why, "a QR code cannot hold this text");
	paper = paper_made(arena, "en");
	paper_text(paper_paragraph(paper_body(paper), "en"), (str){ arena_take(arena, LIMIT_PAPER_BYTES), LIMIT_PAPER_BYTES });
	assert_false(docx_write(arena, paper, &bytes, &mishap));
	assert_string_equal(mishap.why, "the document is too long to be printed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(has_all_its_parts, setup, teardown),
		cmocka_unit_test_setup_teardown(every_paragraph_says_its_direction, setup, teardown),
		cmocka_unit_test_setup_teardown(words_turn_where_their_letters_do, setup, teardown),
		cmocka_unit_test_setup_teardown(the_same_document_gives_the_same_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(hostile_texts_are_only_texts, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_too_large, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
