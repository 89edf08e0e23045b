#include "../paper_made.h"

#include <pthread.h>

#include <qpdf/qpdf-c.h>

#include "paper/pdf.h"

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
	if (!pdf_write(arena, paper, &bytes, &mishap))
		fail_msg("%s", mishap.why);
	return bytes;
}

// --- What a reader of the file finds

static void close_pdf(void *data)
{
	qpdf_data pdf = data;
	qpdf_cleanup(&pdf);
}

static qpdf_data read_back(str bytes)
{
	qpdf_data pdf = qpdf_init();
	arena_at_end(arena, close_pdf, pdf);
	assert_int_equal(qpdf_read_memory(pdf, "test", bytes.data, bytes.length, NULL), QPDF_SUCCESS);
	assert_int_equal(qpdf_check_pdf(pdf), QPDF_SUCCESS);
	return pdf;
}

static qpdf_oh at(qpdf_data pdf, qpdf_oh object, const char *key)
{
	return qpdf_oh_get_key(pdf, object, key);
}

// "Document(H1 P Table(TR(TH TH)))" of the elements, with the languages that they change to.
static void structure_of(qpdf_data pdf, qpdf_oh element, struct buf *text)
{
	buf_add_c(text, qpdf_oh_get_name(pdf, at(pdf, element, "/S")) + 1);
	if (qpdf_oh_has_key(pdf, element, "/Lang"))
		buf_addf(text, "[%s]", qpdf_oh_get_utf8_value(pdf, at(pdf, element, "/Lang")));
	if (qpdf_oh_has_key(pdf, element, "/Alt"))
		buf_addf(text, "\"%s\"", qpdf_oh_get_utf8_value(pdf, at(pdf, element, "/Alt")));
	qpdf_oh kids = at(pdf, element, "/K");
	bool open = false;
	for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
		qpdf_oh kid = qpdf_oh_get_array_item(pdf, kids, i);
		if (!qpdf_oh_has_key(pdf, kid, "/S"))
			continue;
		buf_add_char(text, open ? ' ' : '(');
		open = true;
		structure_of(pdf, kid, text);
	}
	if (open)
		buf_add_char(text, ')');
}

static str structure(qpdf_data pdf)
{
	struct buf text = buf_in(arena);
	structure_of(pdf, at(pdf, at(pdf, qpdf_get_root(pdf), "/StructTreeRoot"), "/K"), &text);
	return buf_str(&text);
}

static size_t count_of(str text, const char *word)
{
	size_t count = 0;
	for (size_t found; (found = str_find(text, str_from(word))) != SIZE_MAX; count++)
		text = str_skip(text, found + strlen(word));
	return count;
}

static str content(qpdf_data pdf, size_t page)
{
	unsigned char *bytes;
	size_t length;
	assert_int_equal(qpdf_oh_get_page_content_data(pdf, qpdf_get_page_n(pdf, page), &bytes, &length), QPDF_SUCCESS);
	str copy = str_copy(arena, (str){ (const char *)bytes, length });
	free(bytes);
	return copy;
}

// --- Tests

static void is_read_aloud_in_order(void **state)
{
	(void)state;
	qpdf_data pdf = read_back(written(letter_made(arena, "fr", 1)));
	assert_string_equal(str_c(arena, structure(pdf)),
		"Document[fr](P P[zgh] P[ar] P P[ar] P P H1 P[ar] H2"
		" L(LI(Lbl LBody(P L[ar](LI(Lbl LBody(P))))))"
		" Table(TR(TH(P) TH(P)) TR(TD(P) TD(P))) Figure\"Code QR\" P)");
	assert_int_equal(qpdf_get_num_pages(pdf), 1);
}

static void says_what_it_is(void **state)
{
	(void)state;
	qpdf_data pdf = read_back(written(letter_made(arena, "ar", 1)));
	qpdf_oh root = qpdf_get_root(pdf), viewer = at(pdf, root, "/ViewerPreferences");
	assert_string_equal(qpdf_oh_get_utf8_value(pdf, at(pdf, root, "/Lang")), "ar");
	assert_string_equal(qpdf_oh_get_name(pdf, at(pdf, viewer, "/Direction")), "/R2L");
	assert_true(qpdf_oh_get_bool_value(pdf, at(pdf, viewer, "/DisplayDocTitle")));
	assert_true(qpdf_oh_get_bool_value(pdf, at(pdf, at(pdf, root, "/MarkInfo"), "/Marked")));
	qpdf_oh info = at(pdf, qpdf_get_trailer(pdf), "/Info");
	assert_string_equal(qpdf_oh_get_utf8_value(pdf, at(pdf, info, "/Title")), "Lettre <1> & réponse");
	assert_string_equal(qpdf_oh_get_utf8_value(pdf, at(pdf, info, "/CreationDate")), "D:20261103100000Z");
	pdf = read_back(written(letter_made(arena, "fr", 1)));
	viewer = at(pdf, qpdf_get_root(pdf), "/ViewerPreferences");
	assert_string_equal(qpdf_oh_get_name(pdf, at(pdf, viewer, "/Direction")), "/L2R");
}

// Header rows of later pages are only for the eye, as is each footer.
static void a_table_goes_on_over_pages(void **state)
{
	(void)state;
	qpdf_data pdf = read_back(written(letter_made(arena, "ar", 120)));
	assert_true(qpdf_get_num_pages(pdf) >= 4);
	str whole = structure(pdf);
	assert_int_equal(count_of(whole, "TR("), 121);
	assert_int_equal(count_of(whole, "TH("), 2);
	assert_int_equal(count_of(whole, "TD"), 240);
	for (size_t page = 0; page < (size_t)qpdf_get_num_pages(pdf); page++) {
		str drawn = content(pdf, page);
		assert_int_equal(count_of(drawn, "/Private"), 0);
		assert_true(count_of(drawn, "/Artifact BMC") >= 1);
		assert_int_equal(count_of(drawn, "BDC") + count_of(drawn, "BMC"), count_of(drawn, "EMC"));
	}
}

// One row, higher than a page.
static void a_row_goes_on_over_pages(void **state)
{
	(void)state;
	struct paper *paper = paper_made(arena, "fr");
	const struct paper_column shares[] = { { 1, false }, { 1, false } };
	struct paper_block *row = paper_row(paper_table(paper_body(paper), "fr", shares, COUNT(shares)));
	for (size_t side = 0; side < COUNT(shares); side++) {
		struct buf text = buf_in(arena);
		for (int i = 0; i < 1500; i++)
			buf_add_c(&text, side == 0 ? "registre " : "سجل ");
		paper_text(paper_paragraph(paper_cell(row), side == 0 ? "fr" : "ar"), buf_str(&text));
	}
	qpdf_data pdf = read_back(written(paper));
	assert_true(qpdf_get_num_pages(pdf) >= 4);
	assert_string_equal(str_c(arena, structure(pdf)), "Document[fr](Table(TR(TD(P) TD(P[ar]))))");
}

static void the_same_document_gives_the_same_bytes(void **state)
{
	(void)state;
	str first = written(letter_made(arena, "ar", 60)), second = written(letter_made(arena, "ar", 60));
	assert_true(str_equal(first, second));
	assert_false(str_equal(first, written(letter_made(arena, "ar", 61))));
}

static void *write_apart(void *bytes)
{
	struct arena *own = arena_new(512 << 20);
	struct mishap mishap;
	for (int i = 0; i < 3; i++) {
		str written_here;
		if (pdf_write(own, letter_made(own, "ar", 30), &written_here, &mishap) && str_equal(written_here, *(str *)bytes))
			continue;
		arena_end(own);
		return own;
	}
	arena_end(own);
	return NULL;
}

static void threads_write_beside_each_other(void **state)
{
	(void)state;
	str bytes = written(letter_made(arena, "ar", 30));
	pthread_t threads[4];
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, write_apart, &bytes), 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		void *answer;
		pthread_join(threads[i], &answer);
		assert_null(answer);
	}
}

static void hostile_texts_are_only_texts(void **state)
{
	(void)state;
	qpdf_data pdf = read_back(written(hostile_made(arena)));
	str whole = structure(pdf);
	assert_int_equal(count_of(whole, "TR("), COUNT(hostile_texts));
	for (size_t page = 0; page < (size_t)qpdf_get_num_pages(pdf); page++)
		assert_true(count_of(content(pdf, page), "/Artifact BMC") >= 1);
}

static void an_empty_document_is_a_page(void **state)
{
	(void)state;
	qpdf_data pdf = read_back(written(paper_made(arena, "en")));
	assert_int_equal(qpdf_get_num_pages(pdf), 1);
	struct paper *paper = paper_made(arena, "en");
	paper_page_break(paper_body(paper));
	words_add(paper_paragraph(paper_body(paper), "en"), "first");
	paper_page_break(paper_body(paper));
	words_add(paper_paragraph(paper_body(paper), "en"), "second");
	paper_page_break(paper_body(paper));
	assert_int_equal(qpdf_get_num_pages(read_back(written(paper))), 2);
}

static const char *refused(const struct paper *paper)
{
	str bytes;
	struct mishap mishap;
	assert_false(pdf_write(arena, paper, &bytes, &mishap));
	return mishap.why;
}

static void refuses_what_is_too_large(void **state)
{
	(void)state;
	struct paper *paper = paper_made(arena, "en");
	for (size_t i = 0; i < LIMIT_PAPER_PAGES + 1; i++) {
		words_add(paper_paragraph(paper_body(paper), "en"), "page");
		paper_page_break(paper_body(paper));
	}
	assert_string_equal(refused(paper), "the document is too long to be printed");
	paper = paper_made(arena, "en");
	struct buf text = buf_in(arena);
	for (size_t i = 0; i < 40000; i++)
		buf_add_c(&text, "long ");
	paper_text(paper_paragraph(paper_body(paper), "en"), buf_str(&text));
	assert_string_equal(refused(paper), "a text is too long to be printed");
	paper = paper_made(arena, "en");
	paper_qr(paper_body(paper), "en", buf_str(&text), 20, S("code"));
	assert_string_equal(refused(paper), "a QR code cannot hold this text");
	paper = paper_made(arena, "en");
	paper_picture(paper_body(paper), "en", S("GIF89a"), 20, S("picture"));
	assert_string_equal(refused(paper), "a picture of the document is damaged");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(is_read_aloud_in_order, setup, teardown),
		cmocka_unit_test_setup_teardown(says_what_it_is, setup, teardown),
		cmocka_unit_test_setup_teardown(a_table_goes_on_over_pages, setup, teardown),
		cmocka_unit_test_setup_teardown(a_row_goes_on_over_pages, setup, teardown),
		cmocka_unit_test_setup_teardown(the_same_document_gives_the_same_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(threads_write_beside_each_other, setup, teardown),
		cmocka_unit_test_setup_teardown(hostile_texts_are_only_texts, setup, teardown),
		cmocka_unit_test_setup_teardown(an_empty_document_is_a_page, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_too_large, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
