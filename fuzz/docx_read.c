// Documents. The first byte chooses: a ZIP file as it stands, or XML that becomes the body of a document, because a
// fuzzer seldom deflates.
#include "paper/docx_read.h"

#include "../tests/unit/zip_made.h"
#include "fuzz.h"

static str packed(struct arena *arena, str body)
{
	str whole = str_format(arena,
		"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>%.*s</w:document>",
		STR_ARG(body));
	const struct part parts[] = {
		{ "_rels/.rels", S("<r><Relationship Id='r1' Type='x/officeDocument' Target='word/document.xml'/></r>") },
		{ "word/document.xml", whole },
	};
	return zip_packed(arena, parts, COUNT(parts), false);
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
