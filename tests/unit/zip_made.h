// For unit tests: ZIP files, workbooks and documents from pieces of XML.
#pragma once
#include <string.h>

#include "base/buf.h"
#include "base/die.h"
#include "paper/zip_write.h"

struct part {
	const char *name;
	str content;
};

static inline bool zip_made_add(void *buf, str bytes)
{
	buf_add(buf, bytes);
	return true;
}

static inline str zip_packed(struct arena *arena, const struct part *parts, size_t count, bool packs)
{
	struct buf buf = buf_in(arena);
	const struct zip_sink sink = { zip_made_add, &buf };
	struct instant at;
	bool done = instant_parse(S("2026-05-31T10:15:00.000Z"), &at);
	struct zip_writer *writer = zip_write(arena, &sink, &at);
	for (size_t i = 0; i < count; i++)
		done = done && zip_write_entry(writer, str_from(parts[i].name), parts[i].content, packs);
	done = done && zip_write_end(writer);
	must(done);
	return buf_str(&buf);
}

static inline str zip_made(struct arena *arena, const struct part *parts, size_t count)
{
	return zip_packed(arena, parts, count, true);
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
	return zip_packed(arena, parts, COUNT(parts), false);
}
