#include "paper/package.h"

#include "base/xml.h"
#include "paper/archive.h"

enum { LINKS_MAX = 1000 };

static bool feed(void *context, str piece, bool last, struct mishap *mishap)
{
	if (xml_feed(context, piece, last, mishap))
		return true;
	return xml_is_broken(context) ? mishap_at(mishap, 0, 0, mishap->why) : false;
}

bool package_read(const struct package *package, const char *part, const struct xml_events *events, void *context,
	struct mishap *mishap)
{
	struct xml *xml = xml_new(package->arena, events, context);
	return archive_read(package->archive, part, feed, xml, mishap);
}

static str attribute_copy(struct package *package, const struct xml_element *element, const char *name)
{
	return str_copy(package->arena, xml_attribute_find(element, name));
}

static bool links_start(void *context, const struct xml_element *element, struct mishap *mishap)
{
	struct package *package = context;
	if (!str_is(element->name, "Relationship"))
		return true;
	if (package->link_count == LINKS_MAX)
		return mishap_at(mishap, 0, 0, N_("the file has too many parts"));
	// Nothing that lies outside of the file is ever opened.
	if (str_equal(xml_attribute_find(element, "TargetMode"), S("External")))
		return true;
	GROW(package->arena, package->links, package->link_count, package->link_room);
	package->links[package->link_count - 1] = (struct package_link){ attribute_copy(package, element, "Id"),
		attribute_copy(package, element, "Type"), attribute_copy(package, element, "Target") };
	return true;
}

static const struct xml_events links_events = { links_start, NULL, NULL };

const struct package_link *package_link_find(const struct package *package, const char *type_ending, str id)
{
	for (size_t i = 0; i < package->link_count; i++)
		if (str_ends(package->links[i].type, str_from(type_ending)) &&
			(id.data == NULL || str_equal(package->links[i].id, id)))
			return &package->links[i];
	return NULL;
}

// "xl/worksheets/sheet1.xml" from "worksheets/sheet1.xml" or "/xl/worksheets/sheet1.xml".
const char *package_part(const struct package *package, const struct package_link *link)
{
	str folder = package->folder, target = link->target;
	if (str_starts(target, S("/")))
		return str_c(package->arena, str_skip(target, 1));
	while (str_starts(target, S("../"))) {
		target = str_skip(target, 3);
		do {
			folder.length -= folder.length > 0;
		} while (folder.length > 0 && folder.data[folder.length - 1] != '/');
	}
	return str_c(package->arena, str_format(package->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(target)));
}

static bool links_read(struct package *package, const char *part, struct mishap *mishap)
{
	package->link_count = 0;
	return package_read(package, part, &links_events, package, mishap);
}

static bool no_package(struct mishap *mishap)
{
	return mishap_at(mishap, 0, 0, N_("this is neither a workbook (.xlsx) nor a document (.docx)"));
}

bool package_open(struct arena *arena, str bytes, struct package *package, struct mishap *mishap)
{
	*package = (struct package){ .arena = arena, .folder = S("") };
	// What Word and Excel wrote until 2007, and write for files with a password.
	if (str_starts(bytes, S("\xd0\xcf\x11\xe0")))
		return mishap_at(mishap, 0, 0,
			N_("this is an old .xls or .doc file, or one with a password: save it as .xlsx or .docx without"));
	if (!archive_open(arena, bytes, &package->archive, mishap))
		return false;
	if (!archive_has(package->archive, "_rels/.rels"))
		return no_package(mishap);
	if (!links_read(package, "_rels/.rels", mishap))
		return false;
	const struct package_link *link = package_link_find(package, "/officeDocument", (str){ NULL, 0 });
	if (link == NULL)
		return no_package(mishap);
	package->main = package_part(package, link);
	str part = str_from(package->main);
	size_t slash = part.length;
	while (slash > 0 && part.data[slash - 1] != '/')
		slash--;
	package->folder = str_slice(part, 0, slash);
	str links = str_format(
		arena, "%.*s_rels/%.*s.rels", STR_ARG(package->folder), STR_ARG(str_skip(part, slash)));
	// A document of tables alone needs no other part, so it may have no relations.
	package->link_count = 0;
	return !archive_has(package->archive, links.data) || links_read(package, links.data, mishap);
}
