// Files that are part of the program: templates, style sheet, fonts, catalogues, migrations, the
// library of standards. Names are like "templates/home.html"; the table is made at build by tools/embed.c.
#pragma once
#include "base/str.h"

struct embedded {
	const char *name;
	str content;
	uint64_t mark; // Another content has another, so that nobody reads all files at start: of files of ours, no proof.
};

extern const struct embedded embedded_files[]; // Sorted by name.
extern const size_t embedded_count;

// The content, or a str with data NULL.
str embedded_find(str name);
