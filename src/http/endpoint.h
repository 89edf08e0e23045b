// Addresses of sockets: reading "127.0.0.1:8080" and "[::1]:8080", binding them, and writing a peer's
// address for the counters.
#pragma once
#include <sys/socket.h>

#include "base/mishap.h"

struct endpoint {
	struct sockaddr_storage socket;
	socklen_t length;
	bool loopback; // 127.0.0.0/8 or ::1.
};

// Numbers only, never a name: what is served must not depend on a resolver.
bool endpoint_read(str text, struct endpoint *address, struct mishap *mishap) MUST_USE;

// A listening socket that does not block; SO_REUSEADDR is set, IPv6 takes no IPv4.
bool endpoint_listen(const struct endpoint *address, int *socket, struct mishap *mishap) MUST_USE;

// The port to which a socket is bound; 0 when it is none.
unsigned endpoint_port(int socket);

// The address alone, without the port; IPv4 inside IPv6 as IPv4.
str endpoint_text(struct arena *arena, const struct sockaddr *peer);

bool address_is_loopback(const struct sockaddr *peer);

// True for the text of an IPv4 or IPv6 address.
bool address_is(str text);
