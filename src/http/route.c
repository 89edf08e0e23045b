#include "http/route.h"

static bool is_piece(str segment)
{
	return segment.length > 2 && segment.data[0] == '{' && segment.data[segment.length - 1] == '}';
}

static bool bind(struct route_match *match, str segment, str value)
{
	if (value.length == 0 || match->count == ROUTE_PIECES)
		return false;
	match->pieces[match->count] = (struct pair){
		str_slice(segment, 1, segment.length - 2),
		value,
	};
	match->count += 1;
	return true;
}

// Whether they are alike up to the first piece: of hundreds of patterns nearly all end here.
static bool begins_alike(const char *pattern, str path)
{
	size_t at = 0;
	while (at < path.length && pattern[at] == path.data[at] && pattern[at] != '\0' && pattern[at] != '{')
		at++;
	return pattern[at] == '{' || (pattern[at] == '\0' && at == path.length);
}

bool route_fits(const char *pattern, str path, struct route_match *match)
{
	if (!begins_alike(pattern, path))
		return false;
	str wanted = str_from(pattern), segment, value;
	match->count = 0;
	while (str_cut(&wanted, '/', &segment)) {
		if (!str_cut(&path, '/', &value))
			return false;
		if (is_piece(segment) ? !bind(match, segment, value) : !str_equal(segment, value))
			return false;
	}
	return path.data == NULL;
}

str route_piece(const struct route_match *match, const char *name)
{
	for (size_t i = 0; i < match->count; i++)
		if (str_is(match->pieces[i].name, name))
			return match->pieces[i].value;
	return S("");
}

const char *method_name(enum method method)
{
	switch (method) {
	case METHOD_GET: return "GET";
	case METHOD_POST: return "POST";
	case METHOD_PATCH: return "PATCH";
	case METHOD_DELETE: return "DELETE";
	case METHOD_OTHER: break;
	}
	return "OTHER";
}
