#include "paper/docx_write.h"

#include "base/die.h"
#include "base/limits.h"
#include "paper/docx_inside.h"
#include "paper/paper_fonts.h"
#include "paper/zip_write.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml"

#define ENTRY_AT "1980-01-01T00:00:00.000Z" // The same document is the same bytes, whenever it is made.

enum { HALF_POINTS = 2 };

static const char content_types[] = XML_HEAD "<Types xmlns=\"" PACKAGE "/content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
	"<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
	"<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE ".document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE ".styles+xml\"/>"
	"<Override PartName=\"/word/numbering.xml\" ContentType=\"" WORD_TYPE ".numbering+xml\"/>"
	"<Override PartName=\"/word/footer.xml\" ContentType=\"" WORD_TYPE ".footer+xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	"</Types>\n";

static const char package_relations[] = XML_HEAD "<Relationships xmlns=\"" PACKAGE "/relationships\">"
	"<Relationship Id=\"document\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"core\" Type=\"" PACKAGE "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
	"</Relationships>\n";

// --- Parts

static str relations(const struct docx *docx)
{
	struct buf xml = buf_in(docx->arena);
	buf_add_c(&xml, XML_HEAD "<Relationships xmlns=\"" PACKAGE "/relationships\">"
		"<Relationship Id=\"styles\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
		"<Relationship Id=\"numbering\" Type=\"" OFFICE "/numbering\" Target=\"numbering.xml\"/>"
		"<Relationship Id=\"footer\" Type=\"" OFFICE "/footer\" Target=\"footer.xml\"/>");
	for (size_t i = 0; i < docx->picture_count; i++)
		buf_addf(&xml, "<Relationship Id=\"picture%zu\" Type=\"" OFFICE "/image\" Target=\"media/%.*s\"/>", i + 1,
			STR_ARG(docx->pictures[i].name));
	buf_add_c(&xml, "</Relationships>\n");
	return buf_str(&xml);
}

static void property(struct buf *xml, const char *before, str text, const char *behind)
{
	buf_add_c(xml, before);
	buf_add_html(xml, text);
	buf_add_c(xml, behind);
}

static str properties(const struct docx *docx)
{
	const struct paper_about *about = &docx->paper->about;
	struct buf xml = buf_in(docx->arena);
	buf_add_c(&xml, XML_HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "/metadata/core-properties\""
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
		" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
	property(&xml, "<dc:title>", about->title, "</dc:title>");
	property(&xml, "<dc:creator>", about->author, "</dc:creator>");
	property(&xml, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">", paper_date(docx->arena, docx->paper), "</dcterms:created>");
	property(&xml, "<dc:language>", str_from(docx_language(about->language)), "</dc:language></cp:coreProperties>\n");
	return buf_str(&xml);
}

// Complex scripts, Arabic among them, have sizes of their own.
static void size_put(struct buf *xml, double scale)
{
	buf_addf(xml, "<w:sz w:val=\"%.0f\"/><w:szCs w:val=\"%.0f\"/>", fonts[FONT_LATIN].size * scale * HALF_POINTS,
		fonts[FONT_ARABIC].size * scale * HALF_POINTS);
}

struct style {
	const char *id, *name, *paragraph;
	double scale;
	bool bold;
};

static const struct style styles[] = {
	{ "Heading1", "heading 1", "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"140\"/><w:outlineLvl w:val=\"0\"/>", 1.5, true },
	{ "Heading2", "heading 2", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"100\"/><w:outlineLvl w:val=\"1\"/>", 1.2, true },
	{ "Heading3", "heading 3", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"2\"/>", 1.02, true },
	{ "Institution", "Institution", "<w:spacing w:after=\"20\"/>", 0.96, true },
	{ "Address", "Address", "<w:spacing w:before=\"20\" w:after=\"0\"/>", 0.82, false },
	// The one rule of the page.
	{ "Thread", "Thread", "<w:pBdr><w:top w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"8C2F39\"/></w:pBdr>"
		"<w:spacing w:before=\"80\" w:after=\"160\" w:line=\"120\" w:lineRule=\"exact\"/>", 0.5, false },
	{ "TableText", "Table Text", "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/>", 0.9, false },
	{ "Caption", "caption", "<w:spacing w:before=\"20\" w:after=\"40\"/>", 0.86, false },
	{ "Gap", "Gap", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>", 0.5, false },
	{ "Footer", "footer", "<w:spacing w:after=\"0\"/>", 0.76, false },
};

static str style_sheet(const struct docx *docx)
{
	struct buf xml = buf_in(docx->arena);
	const char *language = docx->paper->about.language;
	buf_add_c(&xml, XML_HEAD "<w:styles " WORD "><w:docDefaults><w:rPrDefault><w:rPr>");
	buf_addf(&xml, "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:cs=\"%s\"/>", fonts[FONT_LATIN].office, fonts[FONT_LATIN].office,
		fonts[FONT_ARABIC].office);
	size_put(&xml, 1);
	buf_addf(&xml, "<w:lang w:val=\"%s\" w:bidi=\"%s\"/>", docx_language(paper_right_to_left(language) ? "fr" : language),
		docx_language("ar"));
	buf_add_c(&xml, "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/>"
		"</w:pPr></w:pPrDefault></w:docDefaults>"
		"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\n");
	for (size_t i = 0; i < COUNT(styles); i++) {
		buf_addf(&xml, "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/>"
			"<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s", styles[i].id, styles[i].name, styles[i].paragraph,
			styles[i].bold ? "<w:b/><w:bCs/>" : "");
		size_put(&xml, styles[i].scale);
		buf_add_c(&xml, "</w:rPr></w:style>\n");
	}
	buf_add_c(&xml, "</w:styles>\n");
	return buf_str(&xml);
}

static void levels_put(struct buf *xml, unsigned id, bool numbered)
{
	buf_addf(xml, "<w:abstractNum w:abstractNumId=\"%u\"><w:multiLevelType w:val=\"multilevel\"/>", id);
	for (int level = 0; level < DOCX_LEVELS; level++) {
		buf_addf(xml, "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>", level,
			numbered ? "decimal" : "bullet");
		if (numbered)
			buf_addf(xml, "<w:lvlText w:val=\"%%%d.\"/>", level + 1);
		else
			buf_add_c(xml, "<w:lvlText w:val=\"–\"/>");
		buf_addf(xml, "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%d\" w:hanging=\"%d\"/></w:pPr></w:lvl>",
			DOCX_INDENT_FIRST + level * DOCX_INDENT, DOCX_INDENT);
	}
	buf_add_c(xml, "</w:abstractNum>\n");
}

static str numbering(const struct docx *docx)
{
	struct buf xml = buf_in(docx->arena);
	buf_add_c(&xml, XML_HEAD "<w:numbering " WORD ">");
	levels_put(&xml, 0, false);
	levels_put(&xml, 1, true);
	buf_addf(&xml, "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"0\"/></w:num>", DOCX_BULLETS);
	for (size_t i = 0; i < docx->list_count; i++) {
		buf_addf(&xml, "<w:num w:numId=\"%zu\"><w:abstractNumId w:val=\"1\"/>", DOCX_FIRST_LIST + i);
		// A list may stand on any level of another.
		for (int level = 0; level < DOCX_LEVELS; level++)
			buf_addf(&xml, "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"%u\"/></w:lvlOverride>", level,
				docx->firsts[i]);
		buf_add_c(&xml, "</w:num>\n");
	}
	buf_add_c(&xml, "</w:numbering>\n");
	return buf_str(&xml);
}

static void field_put(struct buf *xml, const char *name)
{
	buf_addf(xml, "<w:fldSimple w:instr=\" %s \"><w:r><w:t>1</w:t></w:r></w:fldSimple>", name);
}

// The words around both numbers, which the word processor counts.
static void page_words_put(struct docx *docx, struct buf *xml, const char *language)
{
	str rest = paper_page_template(docx->paper);
	while (rest.length > 0) {
		size_t at = str_find(rest, S("{"));
		docx_run_add(docx, xml, language, PAPER_PLAIN, str_slice(rest, 0, at));
		if (at == SIZE_MAX)
			break;
		field_put(xml, str_starts(str_skip(rest, at), S("{pages}")) ? "NUMPAGES" : "PAGE");
		rest = str_skip(rest, at);
		size_t end = str_find(rest, S("}"));
		must(end != SIZE_MAX);
		rest = str_skip(rest, end + 1);
	}
}

static str footer(struct docx *docx)
{
	struct buf xml = buf_in(docx->arena);
	const struct paper_about *about = &docx->paper->about;
	buf_addf(&xml, XML_HEAD "<w:ftr " WORD "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/>"
		"</w:tabs><w:bidi%s/></w:pPr>", DOCX_TEXT_WIDTH, paper_right_to_left(about->language) ? "" : " w:val=\"0\"");
	docx_run_add(docx, &xml, about->language, PAPER_PLAIN, about->label);
	if (about->label.length > 0 && about->number.length > 0)
		docx_run_add(docx, &xml, about->language, PAPER_PLAIN, S(" · "));
	if (about->number.length > 0)
		docx_run_add(docx, &xml, about->language, PAPER_CODE, about->number);
	buf_add_c(&xml, "<w:r><w:tab/></w:r>");
	page_words_put(docx, &xml, about->language);
	buf_add_c(&xml, "</w:p></w:ftr>\n");
	return buf_str(&xml);
}

static str document(struct docx *docx)
{
	struct buf xml = buf_in(docx->arena);
	buf_add_c(&xml, XML_HEAD "<w:document " WORD " xmlns:r=\"" OFFICE "\""
		" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
		" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
		" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\n");
	buf_add(&xml, buf_str(&docx->body));
	buf_addf(&xml, "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
		"<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"480\" w:footer=\"%d\" w:gutter=\"0\"/>%s"
		"</w:sectPr></w:body></w:document>\n", PAPER_TOP_MARGIN * 20, PAPER_SIDE_MARGIN * 20, PAPER_BOTTOM_MARGIN * 20,
		PAPER_SIDE_MARGIN * 20, PAPER_FOOTER_FROM_BOTTOM * 20 - 100,
		paper_right_to_left(docx->paper->about.language) ? "<w:bidi/>" : "");
	return buf_str(&xml);
}

// --- The file

static bool add_bytes(void *file, str bytes)
{
	buf_add(file, bytes);
	return true;
}

static void add(struct zip_writer *zip, str name, str content)
{
	bool added = zip_write_entry(zip, name, content, true);
	must(added);
}

static str packed(struct docx *docx, struct arena *arena)
{
	struct buf file = buf_in(arena);
	const struct zip_sink sink = { add_bytes, &file };
	struct instant at;
	bool read = instant_parse(S(ENTRY_AT), &at);
	must(read);
	struct zip_writer *zip = zip_write(docx->arena, &sink, &at);
	add(zip, S("[Content_Types].xml"), str_from(content_types));
	add(zip, S("_rels/.rels"), str_from(package_relations));
	add(zip, S("docProps/core.xml"), properties(docx));
	add(zip, S("word/_rels/document.xml.rels"), relations(docx));
	add(zip, S("word/styles.xml"), style_sheet(docx));
	add(zip, S("word/numbering.xml"), numbering(docx));
	add(zip, S("word/footer.xml"), footer(docx));
	add(zip, S("word/document.xml"), document(docx));
	for (size_t i = 0; i < docx->picture_count; i++)
		add(zip, str_format(docx->arena, "word/media/%.*s", STR_ARG(docx->pictures[i].name)), docx->pictures[i].bytes);
	bool ended = zip_write_end(zip);
	must(ended);
	return buf_str(&file);
}

bool docx_write(struct arena *arena, const struct paper *paper, str *bytes, struct mishap *mishap)
{
	if (!paper_check(paper, mishap))
		return false;
	struct arena *scratch = arena_new(LIMIT_ARENA_BYTES);
	struct docx docx = { .arena = scratch, .paper = paper, .body = buf_in(scratch), .mishap = mishap };
	bool written = docx_body_write(&docx);
	if (written)
		*bytes = packed(&docx, arena);
	arena_end(scratch);
	return written;
}
