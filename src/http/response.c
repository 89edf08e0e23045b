#include "http/request.h"

#include "base/die.h"

static bool is_plain(str text)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.data[i];
		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

void response_header(struct response *response, const char *name, str value)
{
	must(is_plain(str_from(name)) && is_plain(value));
	GROW(response->arena, response->headers, response->header_count, response->header_room);
	response->headers[response->header_count - 1] = (struct pair){
		str_copy(response->arena, str_from(name)),
		str_copy(response->arena, value),
	};
}

void response_header_instead(struct response *response, const char *name, str value)
{
	size_t kept = 0;
	for (size_t i = 0; i < response->header_count; i++)
		if (!str_equal_ignoring_case(response->headers[i].name, str_from(name)))
			response->headers[kept++] = response->headers[i];
	response->header_count = kept;
	response_header(response, name, value);
}

// Browsers read "//host" and "/\host" as another site.
static bool is_ours(str location)
{
	if (!str_starts(location, S("/")) || !is_plain(location))
		return false;
	return location.length < 2 || (location.data[1] != '/' && location.data[1] != '\\');
}

void response_see_other(struct response *response, str location)
{
	struct buf address = buf_in(response->arena);
	if (!is_ours(location))
		location = S("/");
	for (size_t i = 0; i < location.length; i++) {
		unsigned char c = (unsigned char)location.data[i];
		if (c <= ' ' || c >= 0x7f)
			buf_addf(&address, "%%%02X", c);
		else
			buf_add_char(&address, (char)c);
	}
	response->status = 303;
	response_header(response, "Location", buf_str(&address));
}
