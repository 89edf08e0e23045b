#include "post/push_address.h"

#include "post/here.h"

static bool is_host(str text, str *rest)
{
	size_t length = 0;
	bool bracketed = str_starts(text, S("["));
	while (length < text.length) {
		char c = text.data[length];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
		if (!letter && !(bracketed && (c == '[' || c == ']' || c == ':')))
			break;
		length++;
		if (c == ']')
			break;
	}
	*rest = str_skip(text, length);
	return length > 0 && text.data[0] != '-' && text.data[0] != '.' && (!bracketed || text.data[length - 1] == ']');
}

bool push_address_good(str address)
{
	bool sealed = str_starts(address, S("https://"));
	str rest, host = str_skip(address, sealed ? 8 : 7);
	int64_t port = 443;
	if ((!sealed && !str_starts(address, S("http://"))) || !is_host(host, &rest))
		return false;
	if (rest.length > 0 && (rest.data[0] != ':' || !str_to_integer(str_skip(rest, 1), &port)))
		return false;
	host.length -= rest.length;
	return port > 0 && port < 65536 && (sealed || here_is(host));
}
