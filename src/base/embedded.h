// Files that are part of the program: templates, style sheet, fonts, catalogues, migrations, the
// library of standards. Names are like "templates/home.html"; the table is made at build by tools/embed.c.
#pragma once
#include "base/str.h"

struct embedded {
	const char *name;
	str content;
};

extern const struct embedded embedded_files[]; // Sorted by name.
extern const size_t embedded_count;

// The content, or a str with data NULL.
str embedded_find(str name);
