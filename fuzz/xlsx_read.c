// Workbooks. The first byte chooses: a ZIP file as it stands, or XML that becomes the sheet, the
// strings or the styles of a workbook, because a fuzzer seldom deflates.
#include "paper/xlsx_read.h"

#include "../tests/unit/zip_made.h"
#include "fuzz.h"

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
	struct part parts[COUNT(names)];
	for (unsigned i = 0; i < COUNT(names); i++)
		parts[i] = (struct part){ names[i], i == choice ? part : usual[i] };
	return zip_packed(arena, parts, COUNT(parts), false);
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
