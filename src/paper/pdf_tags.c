#include "paper/pdf_inside.h"

#include <qpdf/qpdf-c.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/limits.h"

// The handles of a page's marks: the element that each belongs to, 0 for what is only for the eye.
struct owners {
	qpdf_oh *elements;
	size_t count, room;
};

struct tagging {
	struct arena *arena;
	qpdf_data qpdf;
	size_t page_count;
	qpdf_oh *pages;
	struct owners *owners;
};

static void qpdf_end(void *data)
{
	qpdf_data qpdf = data;
	qpdf_cleanup(&qpdf);
}

static void check(QPDF_ERROR_CODE code, const char *what)
{
	if ((code & QPDF_ERRORS) != 0)
		die("a PDF could not be %s", what);
}

static void set(struct tagging *tagging, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
	qpdf_oh_replace_key(tagging->qpdf, dictionary, key, value);
}

static void set_name(struct tagging *tagging, qpdf_oh dictionary, const char *key, const char *name)
{
	set(tagging, dictionary, key, qpdf_oh_new_name(tagging->qpdf, name));
}

static void set_language(struct tagging *tagging, qpdf_oh dictionary, const char *language)
{
	set(tagging, dictionary, "/Lang", qpdf_oh_new_string(tagging->qpdf, language));
}

static qpdf_oh dictionary_new(struct tagging *tagging, const char *type)
{
	qpdf_oh dictionary = qpdf_oh_new_dictionary(tagging->qpdf);
	if (type != NULL)
		set_name(tagging, dictionary, "/Type", type);
	return dictionary;
}

// --- Structure (ISO 32000-1, 14.7)

static void owner_set(struct tagging *tagging, const struct pdf_mark *mark, qpdf_oh element)
{
	struct owners *owners = &tagging->owners[mark->page];
	while (owners->count <= mark->number)
		GROW(tagging->arena, owners->elements, owners->count, owners->room);
	owners->elements[mark->number] = element;
}

static qpdf_oh mark_reference(struct tagging *tagging, const struct pdf_mark *mark)
{
	qpdf_oh reference = dictionary_new(tagging, "/MCR");
	set(tagging, reference, "/Pg", tagging->pages[mark->page]);
	set(tagging, reference, "/MCID", qpdf_oh_new_integer(tagging->qpdf, (long long)mark->number));
	return reference;
}

static void figure_describe(struct tagging *tagging, const struct pdf_element *figure, qpdf_oh object)
{
	qpdf_oh layout = dictionary_new(tagging, NULL), box = qpdf_oh_new_array(tagging->qpdf);
	const double corners[] = { figure->box.left, figure->box.bottom, figure->box.right, figure->box.top };
	for (size_t i = 0; i < COUNT(corners); i++)
		qpdf_oh_append_item(tagging->qpdf, box, qpdf_oh_new_real_from_double(tagging->qpdf, corners[i], 2));
	set_name(tagging, layout, "/O", "/Layout");
	set(tagging, layout, "/BBox", box);
	set_name(tagging, layout, "/Placement", "/Block");
	set(tagging, object, "/A", layout);
	str alternative = figure->alternative;
	set(tagging, object, "/Alt",
		qpdf_oh_new_binary_unicode_string(tagging->qpdf, alternative.data == NULL ? "" : alternative.data,
			alternative.length));
}

static void column_header_describe(struct tagging *tagging, qpdf_oh object)
{
	qpdf_oh scope = dictionary_new(tagging, NULL);
	set_name(tagging, scope, "/O", "/Table");
	set_name(tagging, scope, "/Scope", "/Column");
	set(tagging, object, "/A", scope);
}

// Has marks or children?
static bool says_something(const struct pdf_element *element)
{
	return element->marks != NULL || element->first != NULL || str_is(str_from(element->tag), "TD") ||
	       str_is(str_from(element->tag), "TH");
}

static qpdf_oh element_add(struct tagging *tagging, const struct pdf_element *element, const char *language,
	qpdf_oh parent)
{
	qpdf_data qpdf = tagging->qpdf;
	qpdf_oh object = qpdf_make_indirect_object(qpdf, dictionary_new(tagging, "/StructElem"));
	set_name(tagging, object, "/S", str_c(tagging->arena, str_format(tagging->arena, "/%s", element->tag)));
	set(tagging, object, "/P", parent);
	if (!str_equal(str_from(language), str_from(element->language)))
		set_language(tagging, object, element->language);
	if (str_is(str_from(element->tag), "Figure"))
		figure_describe(tagging, element, object);
	if (element->is_column_header)
		column_header_describe(tagging, object);
	qpdf_oh kids = qpdf_oh_new_array(qpdf);
	for (const struct pdf_mark *mark = element->marks; mark != NULL; mark = mark->next) {
		owner_set(tagging, mark, object);
		qpdf_oh_append_item(qpdf, kids, mark_reference(tagging, mark));
	}
	for (const struct pdf_element *child = element->first; child != NULL; child = child->next)
		if (says_something(child))
			qpdf_oh_append_item(qpdf, kids, element_add(tagging, child, element->language, object));
	set(tagging, object, "/K", kids);
	return object;
}

// From the marks of each page back to their elements.
static qpdf_oh parent_tree(struct tagging *tagging)
{
	qpdf_data qpdf = tagging->qpdf;
	qpdf_oh tree = dictionary_new(tagging, NULL), numbers = qpdf_oh_new_array(qpdf);
	for (size_t page = 0; page < tagging->page_count; page++) {
		const struct owners *owners = &tagging->owners[page];
		qpdf_oh list = qpdf_oh_new_array(qpdf);
		for (size_t i = 0; i < owners->count; i++)
			qpdf_oh_append_item(qpdf, list, owners->elements[i] == 0 ? qpdf_oh_new_null(qpdf) : owners->elements[i]);
		qpdf_oh_append_item(qpdf, numbers, qpdf_oh_new_integer(qpdf, (long long)page));
		qpdf_oh_append_item(qpdf, numbers, qpdf_make_indirect_object(qpdf, list));
		set(tagging, tagging->pages[page], "/StructParents", qpdf_oh_new_integer(qpdf, (long long)page));
	}
	set(tagging, tree, "/Nums", numbers);
	return qpdf_make_indirect_object(qpdf, tree);
}

static void structure_add(struct tagging *tagging, const struct pdf_element *document, qpdf_oh root)
{
	qpdf_data qpdf = tagging->qpdf;
	qpdf_oh tree = qpdf_make_indirect_object(qpdf, dictionary_new(tagging, "/StructTreeRoot"));
	set(tagging, tree, "/K", element_add(tagging, document, "", tree));
	set(tagging, tree, "/ParentTree", parent_tree(tagging));
	set(tagging, tree, "/ParentTreeNextKey", qpdf_oh_new_integer(qpdf, (long long)tagging->page_count));
	set(tagging, root, "/StructTreeRoot", tree);
	qpdf_oh marks = dictionary_new(tagging, NULL);
	set(tagging, marks, "/Marked", qpdf_oh_new_bool(qpdf, QPDF_TRUE));
	set(tagging, root, "/MarkInfo", marks);
}

// --- What is only for the eye

// Cairo numbers every mark; what is no part of the document must be told apart (14.8.2.2). A mark begins a
// line; within a string a line can only begin behind a backslash.
static str only_seen_named(struct arena *arena, str content)
{
	static const char from[] = "\n/" PDF_ONLY_SEEN " << /MCID ", behind[] = " >> BDC";
	struct buf buf = buf_sized(arena, content.length);
	str rest = content;
	for (;;) {
		size_t at = str_find(rest, S("\n/" PDF_ONLY_SEEN " << /MCID "));
		if (at == SIZE_MAX)
			break;
		str number = str_skip(rest, at + sizeof from - 1);
		size_t end = str_find(number, str_from(behind));
		must(end != SIZE_MAX);
		buf_add(&buf, str_slice(rest, 0, at));
		bool within_string = at > 0 && rest.data[at - 1] == '\\';
		if (within_string)
			buf_add(&buf, str_slice(rest, at, sizeof from - 1 + end + sizeof behind - 1));
		else
			buf_add_c(&buf, "\n/Artifact BMC");
		rest = str_skip(number, end + sizeof behind - 1);
	}
	buf_add(&buf, rest);
	return buf_str(&buf);
}

static void page_finish(struct tagging *tagging, qpdf_oh page)
{
	qpdf_data qpdf = tagging->qpdf;
	unsigned char *bytes = NULL;
	size_t length = 0;
	check(qpdf_oh_get_page_content_data(qpdf, page, &bytes, &length), "read back");
	str content = only_seen_named(tagging->arena, (str){ (const char *)bytes, length });
	free(bytes);
	qpdf_oh stream = qpdf_oh_new_stream(qpdf), null = qpdf_oh_new_null(qpdf);
	qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)content.data, content.length, null, null);
	set(tagging, page, "/Contents", stream);
	set_name(tagging, page, "/Tabs", "/S");
}

// --- What the document says of itself

static void put(struct buf *buf, const char *before, str text, const char *behind)
{
	buf_add_c(buf, before);
	buf_add_html(buf, text);
	buf_add_c(buf, behind);
}

// XMP (ISO 16684-1), with the promise of PDF/UA (ISO 14289-1, 5).
static str metadata_of(struct arena *arena, const struct paper *paper)
{
	struct buf buf = buf_in(arena);
	buf_add_c(&buf, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
			"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
			"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
			"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
			" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
			"<pdfuaid:part>1</pdfuaid:part><dc:format>application/pdf</dc:format>");
	put(&buf, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", paper->about.title, "</rdf:li></rdf:Alt></dc:title>");
	put(&buf, "<dc:creator><rdf:Seq><rdf:li>", paper->about.author, "</rdf:li></rdf:Seq></dc:creator>");
	put(&buf, "<dc:language><rdf:Bag><rdf:li>", str_from(paper->about.language),
		"</rdf:li></rdf:Bag></dc:language>");
	put(&buf, "<xmp:CreateDate>", paper_date(arena, paper), "</xmp:CreateDate>");
	buf_add_c(&buf, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
	return buf_str(&buf);
}

static void catalogue_complete(struct tagging *tagging, const struct paper *paper, qpdf_oh root)
{
	qpdf_data qpdf = tagging->qpdf;
	bool right_to_left = paper_right_to_left(paper->about.language);
	qpdf_oh viewer = dictionary_new(tagging, NULL);
	set(tagging, viewer, "/DisplayDocTitle", qpdf_oh_new_bool(qpdf, QPDF_TRUE));
	set_name(tagging, viewer, "/Direction", right_to_left ? "/R2L" : "/L2R");
	set(tagging, root, "/ViewerPreferences", viewer);
	set_language(tagging, root, paper->about.language);
	qpdf_oh stream = qpdf_oh_new_stream(qpdf), null = qpdf_oh_new_null(qpdf);
	str metadata = metadata_of(tagging->arena, paper);
	qpdf_oh_replace_stream_data(qpdf, stream, (const unsigned char *)metadata.data, metadata.length, null, null);
	set_name(tagging, qpdf_oh_get_dict(qpdf, stream), "/Type", "/Metadata");
	set_name(tagging, qpdf_oh_get_dict(qpdf, stream), "/Subtype", "/XML");
	set(tagging, root, "/Metadata", stream);
}

// Cairo leaves out the two letters that a date begins with (7.9.4).
static void date_complete(struct tagging *tagging, const struct paper *paper)
{
	qpdf_data qpdf = tagging->qpdf;
	struct buf date = buf_in(tagging->arena);
	buf_add_c(&date, "D:");
	str said = paper_date(tagging->arena, paper);
	for (size_t i = 0; i < said.length; i++)
		if (strchr("-:T", said.data[i]) == NULL)
			buf_add_char(&date, said.data[i]);
	qpdf_oh info = qpdf_oh_get_key(qpdf, qpdf_get_trailer(qpdf), "/Info");
	set(tagging, info, "/CreationDate", qpdf_oh_new_string(qpdf, str_c(tagging->arena, buf_str(&date))));
}

static str written(struct arena *arena, qpdf_data qpdf)
{
	check(qpdf_init_write_memory(qpdf), "begun");
	// Its identifier is made from what it holds.
	qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
	qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
	qpdf_set_minimum_pdf_version(qpdf, "1.7");
	check(qpdf_write(qpdf), "written");
	return str_copy(arena, (str){ (const char *)qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf) });
}

str pdf_tags_add(struct arena *arena, const struct paper *paper, const struct pdf_element *document, str bytes)
{
	struct arena *scratch = arena_new(LIMIT_ARENA_BYTES);
	struct tagging tagging = { .arena = scratch, .qpdf = qpdf_init() };
	arena_at_end(scratch, qpdf_end, tagging.qpdf);
	qpdf_silence_errors(tagging.qpdf);
	qpdf_set_suppress_warnings(tagging.qpdf, QPDF_TRUE);
	check(qpdf_read_memory(tagging.qpdf, "document", bytes.data, bytes.length, NULL), "read");
	int count = qpdf_get_num_pages(tagging.qpdf);
	must(count > 0);
	tagging.page_count = (size_t)count;
	tagging.pages = NEW_MANY(scratch, tagging.page_count, qpdf_oh);
	tagging.owners = NEW_MANY(scratch, tagging.page_count, struct owners);
	for (size_t i = 0; i < tagging.page_count; i++) {
		tagging.pages[i] = qpdf_get_page_n(tagging.qpdf, i);
		page_finish(&tagging, tagging.pages[i]);
	}
	qpdf_oh root = qpdf_get_root(tagging.qpdf);
	structure_add(&tagging, document, root);
	catalogue_complete(&tagging, paper, root);
	date_complete(&tagging, paper);
	str complete = written(arena, tagging.qpdf);
	arena_end(scratch);
	return complete;
}
