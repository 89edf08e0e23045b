// Documents. The first byte chooses: a ZIP file as it stands, or XML that becomes the body of a document, because a
// fuzzer seldom deflates.
#include "paper/docx_read.h"

#include <zip.h>

#include "base/buf.h"
#include "fuzz.h"

static void add(zip_t *zip, const char *name, str content)
{
	zip_source_t *source = zip_source_buffer(zip, content.data, content.length, 0);
	must(source != NULL);
	zip_int64_t index = zip_file_add(zip, name, source, 0);
	must(index >= 0);
	must(zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0);
}

static str packed(struct arena *arena, str body)
{
	str whole = str_format(arena,
		"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>%.*s</w:document>",
		STR_ARG(body));
	zip_error_t error;
	zip_source_t *into = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(into, ZIP_TRUNCATE, &error);
	must(zip != NULL);
	zip_source_keep(into);
	add(zip, "_rels/.rels", S("<r><Relationship Id='r1' Type='x/officeDocument' Target='word/document.xml'/></r>"));
	add(zip, "word/document.xml", whole);
	must(zip_close(zip) == 0 && zip_source_open(into) == 0);
	struct buf buf = buf_in(arena);
	char piece[4096];
	for (zip_int64_t n; (n = zip_source_read(into, piece, sizeof piece)) > 0;)
		buf_add(&buf, (str){ piece, (size_t)n });
	zip_source_close(into);
	zip_source_free(into);
	return buf_str(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (size == 0)
		return 0;
	struct arena *arena = arena_new(512 << 20);
	str file = { (const char *)bytes, size };
	if (bytes[0] == '<')
		file = packed(arena, file);
	struct docx_tables tables;
	struct mishap mishap = { 0 };
	if (docx_read(arena, file, &tables, &mishap)) {
		for (size_t i = 0; i < tables.book.count; i++)
			xlsx_spread(arena, &tables.book.sheets[i]);
	} else {
		must(mishap.why != NULL);
	}
	arena_end(arena);
	return 0;
}
