// Workbooks. The first byte chooses: a ZIP file as it stands, or XML that becomes the sheet, the
// strings or the styles of a workbook, because a fuzzer seldom deflates.
#include "paper/xlsx_read.h"

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

#define LINK(id, kind, target) "<Relationship Id='" id "' Type='x/" kind "' Target='" target "'/>"

static str packed(struct arena *arena, unsigned choice, str part)
{
	static const char *const names[] = { "xl/sheet1.xml", "xl/sharedStrings.xml",
		"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels" };
	const str usual[] = {
		S("<w><row><c t='s' s='0'><v>0</v></c><c s='1'><v>45041.5</v></c></row><mergeCell ref='A1:B1'/></w>"),
		S("<sst><si><t>a</t></si></sst>"),
		S("<s><cellXfs><xf numFmtId='14'/><xf numFmtId='22'/></cellXfs></s>"),
		S("<w><sheet name='S' id='r1'/></w>"),
		S("<r>" LINK("r1", "worksheet", "sheet1.xml") LINK("r2", "sharedStrings",
			"sharedStrings.xml") LINK("r3", "styles", "styles.xml") "</r>"),
		S("<r>" LINK("r1", "officeDocument", "xl/workbook.xml") "</r>"),
	};
	zip_error_t error;
	zip_source_t *into = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(into, ZIP_TRUNCATE, &error);
	must(zip != NULL);
	zip_source_keep(into);
	for (unsigned i = 0; i < COUNT(names); i++)
		add(zip, names[i], i == choice ? part : usual[i]);
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
	if (bytes[0] >= '0' && bytes[0] <= '5')
		file = packed(arena, (unsigned)(bytes[0] - '0'), str_skip(file, 1));
	struct xlsx_book book;
	struct mishap mishap = { 0 };
	if (xlsx_read(arena, file, &book, &mishap)) {
		for (size_t i = 0; i < book.count; i++)
			xlsx_spread(arena, &book.sheets[i]);
	} else {
		must(mishap.why != NULL);
	}
	arena_end(arena);
	return 0;
}
