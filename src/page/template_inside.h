// What template.c and template_parse.c share: a parsed template as a tree of nodes.
#pragma once
#include "base/catalogue.h"
#include "page/markup.h"
#include "page/template.h"

enum { TEMPLATE_DEPTH = 24, TEMPLATE_PATH = 4 };

// "row.place.name": the first name is a loop's or the view's.
struct path {
	const struct view_name *names;
	size_t count;
};

enum node_kind { NODE_LITERAL, NODE_VALUE, NODE_WORDS, NODE_EACH, NODE_IF, NODE_PART };

struct nodes {
	struct node *items;
	size_t count;
	size_t room;
};

// Of NODE_WORDS.
struct words {
	struct catalogue_key key;
	str many; // The plural, or empty.
};

// Of NODE_EACH and NODE_IF.
struct branch {
	struct view_name name; // Of NODE_EACH: what an item is called.
	bool negated;          // if not
	bool compared;         // if … is "word"
	struct nodes inside;
	struct nodes otherwise;
};

// All templates stay in memory, and most of their nodes are literals and values: what few have stands elsewhere.
struct node {
	enum node_kind kind;
	uint16_t where; // enum markup_where
	uint16_t line;
	str text; // A literal; English text; the name of a part; the word of `is "word"`.
	struct path path;
	union {
		struct words *words;
		struct branch *branch;
		const struct template *part; // Once all are there.
	};
};

struct template {
	str name;
	struct nodes nodes;
};

struct templates {
	struct template *items;
	size_t count;
};

// Parses one template; false with the mishap filled.
bool template_parse(struct arena *arena, const struct assets *assets, str content,
	struct nodes *nodes, struct mishap *mishap) MUST_USE;

bool node_branches(const struct node *node);

// "a.b.c", or false.
bool path_parse(struct arena *arena, str text, struct path *path) MUST_USE;
