// The manual: a page for each task, in manual/{ar,fr,en}/NAME.md, embedded in the program. Here stands which pages there
// are, in which order, whose work each is and which pages of the program it helps with; page/manual_text.h
// makes HTML of one.
#pragma once
#include "model/call.h"

enum manual_shelf {
	SHELF_BEGIN,
	SHELF_VISIT,
	SHELF_FOLLOW,
	SHELF_MANDATE,
	SHELF_ACCOUNT_FOR,
	SHELF_HOUSE,
	SHELF_AUTHORITIES,
	SHELF_COUNT,
};

enum { MANUAL_ADDRESSES = 14 };

struct manual_page {
	const char *name; // "import": manual/en/import.md, /help/import.
	enum manual_shelf shelf;
	unsigned roles; // Whose work it is: for them it stands first. Of an authority: who else may not read it.
	const char *addresses[MANUAL_ADDRESSES]; // What it helps with: "/import" and all below it.
};

// All pages in the order of the manual.
const struct manual_page *manual_pages(size_t *count);

// The page of this name, or NULL.
const struct manual_page *manual_find(str name);

// The page that helps with a path of the program; "start" where none does.
const struct manual_page *manual_about(str path);

// True when it is for the people of an authority. The house reads everything.
bool manual_for_authorities(const struct manual_page *page);

// NC_("manual", "…")
const char *manual_shelf_label(enum manual_shelf shelf);
