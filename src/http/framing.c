#include "http/framing.h"

#include "base/limits.h"
#include "http/body.h"

static bool header_good(const struct pair *header);
static int read_ends(const struct pair *headers, size_t count, str version, struct framing *framing);
static int read_target(struct arena *arena, str target, struct framing *framing);

enum method framing_method(str name)
{
	static const struct {
		const char *name;
		enum method method;
	} methods[] = {
		{ "GET", METHOD_GET },
		{ "HEAD", METHOD_GET },
		{ "POST", METHOD_POST },
		{ "PATCH", METHOD_PATCH },
		{ "DELETE", METHOD_DELETE },
	};
	for (size_t i = 0; i < COUNT(methods); i++)
		if (str_is(name, methods[i].name))
			return methods[i].method;
	return METHOD_OTHER;
}

// How often a header is there; `value` is the last one.
static size_t header_count(const struct pair *headers, size_t count, str name, str *value)
{
	size_t found = 0;
	*value = S("");
	for (size_t i = 0; i < count; i++) {
		if (!str_equal_ignoring_case(headers[i].name, name))
			continue;
		*value = headers[i].value;
		found += 1;
	}
	return found;
}

int framing_read(struct arena *arena, str version, str target, const struct pair *headers, size_t count,
	struct framing *framing)
{
	*framing = (struct framing){ .path = S("/"), .query = S(""), .host = S("") };
	if (!str_is(version, "HTTP/1.1") && !str_is(version, "HTTP/1.0"))
		return 505;
	for (size_t i = 0; i < count; i++)
		if (!header_good(&headers[i]))
			return 400;
	int status = read_ends(headers, count, version, framing);
	return status != 0 ? status : read_target(arena, target, framing);
}

static bool token_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != 0 && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

// A space before the colon, or a bare CR inside a value, is read differently by different servers.
static bool header_good(const struct pair *header)
{
	if (header->name.length == 0)
		return false;
	for (size_t i = 0; i < header->name.length; i++)
		if (!token_char(header->name.data[i]))
			return false;
	for (size_t i = 0; i < header->value.length; i++) {
		unsigned char c = (unsigned char)header->value.data[i];
		if ((c < ' ' && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

static bool read_length(str text, uint64_t *length)
{
	int64_t value = 0;
	if (text.length == 0 || text.data[0] < '0' || text.data[0] > '9' ||
		!str_to_integer(text, &value))
		return false;
	*length = (uint64_t)value;
	return true;
}

static bool host_good(str host)
{
	for (size_t i = 0; i < host.length; i++) {
		char c = host.data[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!letter && (c == 0 || strchr(".-_:[]", c) == NULL))
			return false;
	}
	return host.length > 0;
}

static int read_ends(const struct pair *headers, size_t count, str version, struct framing *framing)
{
	str length, encoding, expect;
	size_t lengths = header_count(headers, count, S("Content-Length"), &length);
	size_t encodings = header_count(headers, count, S("Transfer-Encoding"), &encoding);
	if (header_count(headers, count, S("Host"), &framing->host) != 1 || !host_good(framing->host))
		return 400;
	if (lengths > 1 || encodings > 1 || lengths + encodings > 1)
		return 400;
	if (lengths == 1 && !read_length(length, &framing->content_length))
		return 400;
	// RFC 9112 section 6.1: HTTP/1.0 knows no Transfer-Encoding.
	if (encodings == 1 && str_is(version, "HTTP/1.0"))
		return 400;
	if (encodings == 1 && !str_equal_ignoring_case(encoding, S("chunked")))
		return 501;
	framing->chunked = encodings == 1;
	framing->expects = header_count(headers, count, S("Expect"), &expect) > 0;
	if (framing->expects && !str_equal_ignoring_case(expect, S("100-continue")))
		return 417;
	return 0;
}

// The part of an absolute target that stands behind its host; false when it names another host.
static bool target_path(str *target, str host)
{
	if (str_starts(*target, S("/")))
		return true;
	size_t scheme = str_starts(*target, S("http://")) ? 7 : str_starts(*target, S("https://")) ? 8 : 0;
	str authority = str_slice(*target, scheme, host.length), rest = str_skip(*target, scheme + host.length);
	if (scheme == 0 || !str_equal_ignoring_case(authority, host))
		return false;
	if (rest.length > 0 && rest.data[0] != '/' && rest.data[0] != '?')
		return false;
	*target = rest;
	return true;
}

static int read_target(struct arena *arena, str target, struct framing *framing)
{
	struct mishap ignored;
	str path;
	for (size_t i = 0; i < target.length; i++)
		if ((unsigned char)target.data[i] <= ' ' || target.data[i] == 0x7f)
			return 400;
	if (str_contains(target, S("#")) || !target_path(&target, framing->host))
		return 400;
	framing->query = target;
	if (!str_cut(&framing->query, '?', &path))
		path = S("");
	if (framing->query.data == NULL)
		framing->query = S("");
	if (framing->query.length > LIMIT_QUERY_BYTES)
		return 414;
	if (path.length == 0)
		path = S("/");
	return body_decode(arena, path, false, &framing->path, &ignored) ? 0 : 400;
}
