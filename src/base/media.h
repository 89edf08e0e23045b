// What a file from outside is: its name, the type that was declared and its first bytes must tell the same
// (security.md 9, 34). Only kinds that are listed here are kept. A ZIP is looked into far enough to tell a
// document of an office program from any other archive, and to see macros; nothing is inflated.
//   ZIP: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. Open Document: OASIS ODF 1.3 part 2, 3.3.
#pragma once
#include "base/mishap.h"

struct media {
	const char *type;       // As it is served.
	const char *extensions; // "jpg jpeg".
	const char *also;       // Other types that programs declare for it, or NULL.
};

// Finds the kind. Refuses a name, a type or a content that is not listed, that disagree, or that hide
// something: HTML in a text, an archive as a document, macros. An empty declared type, or
// application/octet-stream, says nothing and is no disagreement.
bool media_find(str file_name, str declared, str content, const struct media **media,
	struct mishap *mishap) MUST_USE;

// Whether the end of a file name is one of this type.
bool media_name_fits(str file_name, str type);

// A file name as data: without folders, control characters, marks of direction and what file systems
// forbid; at most 200 bytes, its ending kept. Empty when nothing is left.
str media_clean_name(struct arena *arena, str file_name);
