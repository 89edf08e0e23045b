// The routes as data: each address of the site is one row. A path has pieces in braces:
// "/api/v1/{entities}/{id}". Matching binds them. Rows are tried in order.
#pragma once
#include "http/request.h"

enum { ROUTE_PIECES = 6 };

struct route_match {
	struct pair pieces[ROUTE_PIECES]; // Name in the braces, and what stood there.
	size_t count;
};

// True when the path fits the pattern; fills the match.
bool route_fits(const char *pattern, str path, struct route_match *match);
str route_piece(const struct route_match *match, const char *name);

// What `describe` prints of a route: the doors hand their tables down in this shape.
struct route_row {
	enum method method;
	const char *path;
	const char *right; // What the act behind it asks.
};
const char *method_name(enum method method);
