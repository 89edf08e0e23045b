// Templates: the files of templates/, embedded in the program and parsed once, at start, into the
// program's arena; a broken one stops the start with its file, line and column. They show, repeat,
// choose and include; they do not compute. Everything that comes from data is escaped for the place
// where it stands (page/markup.h); only a value of the type struct html goes out as it is, and only
// between tags.
//
//   {name} {name.part}          a value; nothing when there is none
//   {#each rows as row} … {:else} … {/each}
//   {#if name} {#if not name} {#if name is "word"} … {:else if …} … {:else} … {/if}
//   {>part} {>part name}        another template here; with a name it sees that nested view only
//   {_"English text"}           a translated text; {places} in it are filled from the data
//   {_context|"Text"}           the same with a gettext context
//   {_"{n} row"|"{n} rows"|n}   the form for a count; {n} is written as the language writes numbers
//   {@wiqaya.css}               the address of a file of assets/
//   {! a note that is not sent }
//
// In an attribute that holds an address (href, src, action …) a value at the beginning must be an
// address of our own ("/…", "?…", "#…") or https:, else "#" is written; further inside it is
// percent-encoded. A value that fills a place of a translated text stands in <bdi>, where tags may.
#pragma once
#include "base/mishap.h"
#include "page/assets.h"
#include "page/view.h"

struct templates;

// A file to parse: "home" and what stands in it.
struct template_source {
	str name;
	str content;
};

// Parses all embedded templates. False when one is broken: `broken` is its file.
bool templates_read(struct arena *program, const struct assets *assets,
	const struct templates **templates, struct mishap *mishap, str *broken) MUST_USE;

// The same for given sources: for tests.
bool templates_parse(struct arena *program, const struct assets *assets,
	const struct template_source *sources, size_t count, const struct templates **templates,
	struct mishap *mishap, str *broken) MUST_USE;

// Fills a template, into a text of its own or behind what is written. There being none of that name is a slip in the
// program, and dies.
struct html template_show(const struct templates *templates, const char *name,
	const char *language, const struct view *view);
void template_write(const struct templates *templates, const char *name, const char *language,
	const struct view *view, struct buf *out);
