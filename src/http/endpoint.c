#include "http/endpoint.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

enum { BACKLOG = 512 };

static bool read_host(str host, unsigned port, struct endpoint *address)
{
	char text[INET6_ADDRSTRLEN] = { 0 };
	if (host.length == 0 || host.length >= sizeof text)
		return false;
	memcpy(text, host.data, host.length);
	struct sockaddr_in *four = (struct sockaddr_in *)&address->socket;
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)&address->socket;
	if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
		four->sin_family = AF_INET;
		four->sin_port = htons((uint16_t)port);
		address->length = sizeof *four;
	} else if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1) {
		six->sin6_family = AF_INET6;
		six->sin6_port = htons((uint16_t)port);
		address->length = sizeof *six;
	} else {
		return false;
	}
	address->loopback = address_is_loopback((struct sockaddr *)&address->socket);
	return true;
}

bool endpoint_read(str text, struct endpoint *address, struct mishap *mishap)
{
	*address = (struct endpoint){ 0 };
	size_t colon = text.length;
	while (colon > 0 && text.data[colon - 1] != ':')
		colon--;
	int64_t port = -1;
	str host = colon == 0 ? S("") : str_slice(text, 0, colon - 1);
	if (colon == 0 || !str_to_integer(str_skip(text, colon), &port) || port < 0 || port > 65535)
		return mishap_at(mishap, 0, 0, N_("The address has no port, like 127.0.0.1:8080."));
	bool bracketed = str_starts(host, S("[")) && str_ends(host, S("]"));
	if (bracketed)
		host = str_slice(host, 1, host.length - 2);
	if (bracketed != str_contains(host, S(":")) || !read_host(host, (unsigned)port, address))
		return mishap_at(mishap, 0, 0,
			N_("The address is not one, like 127.0.0.1:8080 or [::1]:8080."));
	return true;
}

bool endpoint_listen(const struct endpoint *address, int *out, struct mishap *mishap)
{
	const int yes = 1;
	int family = address->socket.ss_family;
	int opened = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (opened < 0)
		return mishap_at(mishap, 0, 0, N_("The system gives no socket."));
	bool set = setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
	           (family != AF_INET6 ||
		           setsockopt(opened, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes) == 0);
	if (!set || bind(opened, (const struct sockaddr *)&address->socket, address->length) != 0 ||
		listen(opened, BACKLOG) != 0) {
		close(opened);
		return mishap_at(mishap, 0, 0,
			N_("The address cannot be bound: another program uses it, or it is not of this machine."));
	}
	*out = opened;
	return true;
}

unsigned endpoint_port(int bound)
{
	struct sockaddr_storage own;
	socklen_t length = sizeof own;
	if (getsockname(bound, (struct sockaddr *)&own, &length) != 0)
		return 0;
	if (own.ss_family == AF_INET6)
		return ntohs(((const struct sockaddr_in6 *)&own)->sin6_port);
	return own.ss_family == AF_INET ? ntohs(((const struct sockaddr_in *)&own)->sin_port) : 0;
}

str endpoint_text(struct arena *arena, const struct sockaddr *peer)
{
	char text[INET6_ADDRSTRLEN] = { 0 };
	if (peer->sa_family == AF_INET) {
		const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)peer;
		inet_ntop(AF_INET, &four->sin_addr, text, sizeof text);
	} else if (peer->sa_family == AF_INET6) {
		const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)peer;
		if (IN6_IS_ADDR_V4MAPPED(&six->sin6_addr))
			inet_ntop(AF_INET, &six->sin6_addr.s6_addr[12], text, sizeof text);
		else
			inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text);
	}
	return str_copy(arena, str_from(text));
}

bool address_is_loopback(const struct sockaddr *peer)
{
	if (peer->sa_family == AF_INET) {
		const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)peer;
		return ntohl(four->sin_addr.s_addr) >> 24 == 127;
	}
	if (peer->sa_family != AF_INET6)
		return false;
	const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)peer;
	return IN6_IS_ADDR_LOOPBACK(&six->sin6_addr) ||
	       (IN6_IS_ADDR_V4MAPPED(&six->sin6_addr) && six->sin6_addr.s6_addr[12] == 127);
}

bool address_is(str text)
{
	struct endpoint ignored = { 0 };
	return read_host(text, 0, &ignored);
}
