// For unit tests: ZIP files, workbooks and documents from pieces of XML.
#pragma once
#include <string.h>
#include <zip.h>

#include "base/buf.h"

struct part {
	const char *name;
	str content;
};

static inline str zip_packed(struct arena *arena, const struct part *parts, size_t count, zip_int32_t method)
{
	zip_error_t error;
	zip_source_t *into = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(into, ZIP_TRUNCATE, &error);
	assert_non_null(zip);
	zip_source_keep(into);
	for (size_t i = 0; i < count; i++) {
		zip_source_t *source =
			zip_source_buffer(zip, parts[i].content.data, parts[i].content.length, 0);
		zip_int64_t index = zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8);
		assert_true(index >= 0);
		assert_int_equal(zip_set_file_compression(zip, (zip_uint64_t)index, method, 0), 0);
	}
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_open(into), 0);
	struct buf buf = buf_in(arena);
	char piece[4096];
	for (zip_int64_t n; (n = zip_source_read(into, piece, sizeof piece)) > 0;)
		buf_add(&buf, (str){ piece, (size_t)n });
	zip_source_close(into);
	zip_source_free(into);
	return buf_str(&buf);
}

static inline str zip_made(struct arena *arena, const struct part *parts, size_t count)
{
	return zip_packed(arena, parts, count, ZIP_CM_DEFAULT);
}

#define RELATIONS_OF "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN_OF "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// A workbook of one sheet "S" from its rows, its strings (<si>…) and its style sheet, which may be "".
static inline str book_made(
	struct arena *arena, const char *rows, const char *strings, const char *styles)
{
	const struct part parts[] = {
		{ "_rels/.rels",
			S("<Relationships><Relationship Id=\"r1\" Type=\"" RELATIONS_OF
			  "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>") },
		{ "xl/_rels/workbook.xml.rels",
			S("<Relationships><Relationship Id=\"r1\" Type=\"" RELATIONS_OF
			  "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" RELATIONS_OF
			  "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"" RELATIONS_OF
			  "/styles\" Target=\"../xl/styles.xml\"/></Relationships>") },
		{ "xl/workbook.xml",
			S("<workbook xmlns=\"" MAIN_OF "\" xmlns:r=\"" RELATIONS_OF
			  "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>") },
		{ "xl/worksheets/sheet1.xml",
			str_format(
				arena, "<worksheet xmlns=\"" MAIN_OF "\">%s</worksheet>", rows) },
		{ "xl/sharedStrings.xml",
			str_format(arena, "<sst xmlns=\"" MAIN_OF "\">%s</sst>", strings) },
		{ "xl/styles.xml",
			str_format(arena, "<styleSheet xmlns=\"" MAIN_OF "\">%s</styleSheet>",
				styles) },
	};
	return zip_made(arena, parts, COUNT(parts));
}

#define WORD_OF "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// A document from what stands in its body; not deflated, so that no ceiling of archives comes before those of tables.
static inline str document_made(struct arena *arena, const char *body)
{
	const struct part parts[] = {
		{ "_rels/.rels",
			S("<Relationships><Relationship Id=\"r1\" Type=\"" RELATIONS_OF
			  "/officeDocument\" Target=\"word/document.xml\"/></Relationships>") },
		{ "word/document.xml",
			str_format(arena,
				"<w:document xmlns:w=\"" WORD_OF "\" xmlns:mc=\"mc\"><w:body>%s</w:body></w:document>", body) },
	};
	return zip_packed(arena, parts, COUNT(parts), ZIP_CM_STORE);
}
