// A page of the manual as its reader sees it. The source is text with a few marks; all of it is escaped, and what is no
// mark stands as it is written.
//
//   # Title                        the first line
//   What the page is for.          the first paragraph, one line without marks: it stands in the contents too
//   ## A part                      then parts, and in them
//   words                          a paragraph, up to an empty line
//   1. a step   - a point          each on one line
//   | one | two |                  a table; its first row is the head
//       wiqaya verify              behind four spaces: what is typed
//   ![what it shows](home)         a picture by itself: assets/manual/home.fr.webp
//
// and within words
//
//   **strong**  `typed`
//   [[Send]]  [[room|Places]]      words of the screen, with their gettext context where they have one: they are taken from
//                                  the catalogue, so they are always those on the screen
//   [words](import.md)             another page; [](import.md) calls it by its title
//   [words](/places)               a room; [](/places) calls it by its name. Who may not enter it reads the words alone
#pragma once
#include "base/mishap.h"
#include "page/assets.h"
#include "page/frame.h"
#include "page/manual.h"

// Who reads, and how the page is shown.
struct manual_reader {
	const char *language;
	const struct assets *assets;
	const struct room *rooms; // All rooms of the house.
	size_t room_count;
	const struct room *open; // Those that the reader may enter.
	size_t open_count;
	bool authority; // Reads at /portal/help, and only what is for authorities.
	bool whole;     // All pages stand on one: links lead within it, and headings are one step lower.
};

struct manual_text {
	str title;
	str lead;
	struct html body; // Without title and lead.
};

// The page in the reader's language. False, with line and reason, when it names what does not exist; each page of the
// program itself is tried by tests/unit/page/manual.c.
bool manual_text(const struct manual_reader *reader, struct arena *arena, const struct manual_page *page,
	struct manual_text *text, struct mishap *mishap) MUST_USE;

// The same of a given source: for tests.
bool manual_text_of(const struct manual_reader *reader, struct arena *arena, const char *name, str source,
	struct manual_text *text, struct mishap *mishap) MUST_USE;

// Title and first paragraph; empty when there is no such page in this language.
void manual_head(const char *language, struct arena *arena, const struct manual_page *page, str *title, str *lead);

// Where the reader finds a page.
str manual_address(const struct manual_reader *reader, struct arena *arena, const struct manual_page *page);
