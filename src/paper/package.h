// What workbooks and documents have in common (ECMA-376 part 2): a ZIP file whose parts are XML and name each other
// by relations.
#pragma once
#include "base/mishap.h"

struct archive;
struct xml_events; // base/xml.h

// A relation from one part of the package to another, inside it.
struct package_link {
	str id, type, target;
};

struct package {
	struct arena *arena;
	struct archive *archive;
	const char *main; // Name of the part that all others hang on, as the package names it.
	str folder;       // In which it stands, "xl/".
	struct package_link *links; // Of the main part.
	size_t link_count, link_room;
};

// Opens the package and reads the relations of its main part. Refuses what archive_open refuses, a file of the time
// before packages or with a password, and one that is no package.
bool package_open(struct arena *arena, str bytes, struct package *package, struct mishap *mishap) MUST_USE;

// A relation of the main part by the ending of its type, as "/styles", and its id; an id with data NULL: the first
// of the type. NULL when there is none.
const struct package_link *package_link_find(const struct package *package, const char *type_ending, str id);

// The name of the part that a relation leads to.
const char *package_part(const struct package *package, const struct package_link *link);

// Reads a part as XML. Refuses what archive_read and xml_feed refuse, and what an event does; a place is told only
// by events: a line of the XML inside says nothing to whoever made the file.
bool package_read(const struct package *package, const char *part, const struct xml_events *events, void *context,
	struct mishap *mishap) MUST_USE;
