// What must be true of a request before a byte of its body is read: the checks that the library leaves
// to us, and where its body ends (RFC 9112 sections 3.2 and 6.3). Two readers that disagree about the
// end of a request are how one request is smuggled inside another, so whatever could be read in two
// ways is refused.
#pragma once
#include "base/mishap.h"
#include "http/request.h"

struct framing {
	str path;   // Percent-decoded.
	str query;  // As sent, without the question mark.
	str host;
	bool chunked;
	bool expects;            // Expect: 100-continue.
	uint64_t content_length; // 0 when chunked or absent.
};

// 0 when all is well, else the status of the refusal: 400 for what is contradictory or malformed, 414
// for a query over LIMIT_QUERY_BYTES, 417 for an Expect that is not 100-continue, 501 for a
// Transfer-Encoding other than chunked, 505 for another version than HTTP/1.0 and 1.1. `target` is as
// sent; an absolute one ("http://host/path") must name the same host as the Host header.
int framing_read(struct arena *arena, str version, str target, const struct pair *headers, size_t count,
	struct framing *framing);

enum method framing_method(str name);
