#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/media.h"

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

static const char *kind(const char *name, const char *declared, str content)
{
	const struct media *media;
	struct mishap mishap = { 0 };
	if (media_find(str_from(name), str_from(declared), content, &media, &mishap))
		return media->type;
	assert_non_null(mishap.why);
	return "refused";
}

#define PNG S("\x89PNG\r\n\x1a\n....")

static void name_type_and_content_agree(void **state)
{
	(void)state;
	assert_string_equal(kind("a.pdf", "application/pdf", S("%PDF-1.7\n")), "application/pdf");
	assert_string_equal(kind("A.PDF", "Application/PDF", S("%PDF-1.7\n")), "application/pdf");
	assert_string_equal(kind("a.b.png", "", PNG), "image/png");
	assert_string_equal(kind("a.jpeg", "application/octet-stream", S("\xff\xd8\xff\xe1")), "image/jpeg");
	assert_string_equal(kind("a.jpg", "image/jpeg", S("\xff\xd8\xff\xe1")), "image/jpeg");
	assert_string_equal(kind("a.csv", "text/csv; charset=utf-8", S("a;b\r\n")), "text/csv");
	assert_string_equal(kind("a.csv", "application/vnd.ms-excel", S("a;b\r\n")), "text/csv");
	assert_string_equal(kind("a.txt", "text/plain", S("\xff\xfe" "a\0b\0")), "text/plain");
}

static void disagreement_is_refused(void **state)
{
	(void)state;
	assert_string_equal(kind("a.pdf", "application/pdf", S(" %PDF-1.7\n")), "refused");
	assert_string_equal(kind("a.pdf", "text/html", S("%PDF-1.7\n")), "refused");
	assert_string_equal(kind("a.html", "application/pdf", S("%PDF-1.7\n")), "refused");
	assert_string_equal(kind("pdf", "application/pdf", S("%PDF-1.7\n")), "refused");
	assert_string_equal(kind("a.pdf.", "application/pdf", S("%PDF-1.7\n")), "refused");
	assert_string_equal(kind("a.pdf", "application/pdf", S("")), "refused");
	assert_string_equal(kind("a.jpg", "image/jpeg", PNG), "refused");
	assert_string_equal(kind("a.png", "image/png", S("\x89PNG")), "refused");
	assert_string_equal(kind("a.txt", "text/csv", S("a")), "refused");
}

static void a_text_is_no_markup(void **state)
{
	(void)state;
	assert_string_equal(kind("a.txt", "", S("\n\t <script>")), "refused");
	assert_string_equal(kind("a.csv", "", S("\xef\xbb\xbf<svg>")), "refused");
	assert_string_equal(kind("a.txt", "", S("\xff\xfe<\0h\0")), "refused");
	assert_string_equal(kind("a.txt", "", S("a\0b")), "refused");
	assert_string_equal(kind("a.txt", "", S("\x7f" "ELF")), "refused");
	assert_string_equal(kind("a.txt", "", S("{\\rtf1")), "refused");
	assert_string_equal(kind("a.txt", "", S("%PDF-1.7")), "refused");
	assert_string_equal(kind("a.txt", "", S("1 < 2")), "text/plain");
}

// A ZIP with empty entries of these names, joined by '|'; the first one may carry a content.
static void put(struct buf *buf, uint32_t value, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		buf_add_char(buf, i < 4 ? (char)(value >> (8 * i)) : 0);
}

static void add_head(struct buf *buf, bool central, str name, str content)
{
	buf_add(buf, central ? S("PK\1\2") : S("PK\3\4"));
	put(buf, 20, central ? 4 : 2);
	put(buf, 0, 8);
	put(buf, 0, 4);
	put(buf, (uint32_t)content.length, 4);
	put(buf, (uint32_t)content.length, 4);
	put(buf, (uint32_t)name.length, 2);
	put(buf, 0, 2);
	put(buf, 0, central ? 14 : 0);
	buf_add(buf, name);
}

static str zip(const char *names, str content)
{
	struct buf heads = buf_in(arena), directory = buf_in(arena);
	str rest = str_from(names), name;
	while (str_cut(&rest, '|', &name)) {
		add_head(&heads, false, name, content);
		buf_add(&heads, content);
		add_head(&directory, true, name, content);
		content = S("");
	}
	size_t start = heads.length;
	buf_add(&heads, buf_str(&directory));
	buf_add(&heads, S("PK\5\6"));
	put(&heads, 0, 8);
	put(&heads, (uint32_t)directory.length, 4);
	put(&heads, (uint32_t)start, 4);
	put(&heads, 0, 2);
	return buf_str(&heads);
}

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define ODT "application/vnd.oasis.opendocument.text"

static void an_archive_is_known_by_its_entries(void **state)
{
	(void)state;
	str docx = zip("[Content_Types].xml|word/document.xml", S("x")), none = S("");
	str xlsx = zip("[Content_Types].xml|xl/workbook.xml", none);
	str odt = zip("mimetype|content.xml", S(ODT));
	assert_string_equal(kind("a.docx", DOCX, docx), DOCX);
	assert_string_equal(kind("a.xlsx", XLSX, xlsx), XLSX);
	assert_string_equal(kind("a.odt", ODT, odt), ODT);
	assert_string_equal(kind("a.docx", "", xlsx), "refused");
	assert_string_equal(kind("a.xlsx", "", docx), "refused");
	assert_string_equal(kind("a.odt", "", docx), "refused");
	assert_string_equal(kind("a.docx", "", zip("a.exe", none)), "refused");
	assert_string_equal(kind("a.odt", "", zip("mimetype|x", S("application/zip"))), "refused");
	assert_string_equal(kind("a.docx", "application/zip", docx), "refused");
	assert_string_equal(
		kind("a.docx", "", zip("[Content_Types].xml|word/document.xml|word/vbaProject.bin", none)), "refused");
	assert_string_equal(kind("a.odt", "", zip("mimetype|Basic/Standard/a.xml", S(ODT))), "refused");
	for (size_t length = 1; length < docx.length; length++)
		assert_string_equal(kind("a.docx", "", str_slice(docx, 0, length)), "refused");
}

static const char *clean(const char *name)
{
	return str_c(arena, media_clean_name(arena, str_from(name)));
}

static void names_are_data(void **state)
{
	(void)state;
	assert_string_equal(clean("rapport final.pdf"), "rapport final.pdf");
	assert_string_equal(clean("../../etc/passwd"), "passwd");
	assert_string_equal(clean("C:\\Users\\a\\تقرير.pdf"), "تقرير.pdf");
	assert_string_equal(clean("a\r\nb\x01.pdf"), "ab.pdf");
	assert_string_equal(clean("gpj.\u202efdp.exe"), "gpj.fdp.exe");
	assert_string_equal(clean("a<b>|c?*\".pdf"), "abc.pdf");
	assert_string_equal(clean("...hidden.pdf"), "hidden.pdf");
	assert_string_equal(clean("/"), "");
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < 300; i++)
		buf_add(&buf, S("é"));
	buf_add(&buf, S(".pdf"));
	str cut = media_clean_name(arena, buf_str(&buf));
	assert_true(cut.length <= 200 && cut.length > 190 && str_ends(cut, S("é.pdf")));
	assert_true(media_name_fits(S("b.JPG"), S("image/jpeg")));
	assert_false(media_name_fits(S("b.html"), S("image/jpeg")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(name_type_and_content_agree),
		cmocka_unit_test(disagreement_is_refused),
		cmocka_unit_test(a_text_is_no_markup),
		cmocka_unit_test(an_archive_is_known_by_its_entries),
		cmocka_unit_test(names_are_data),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
