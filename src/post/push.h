// Handing a file to another server by POST over libcurl: to https, with its certificate checked, or to this machine
// itself. No redirection is followed and no proxy is asked.
#pragma once
#include "base/buf.h"

enum { PUSH_ANSWER_BYTES = 16 * 1024 };

struct push_answer {
	int status; // Of HTTP; 0: no server answered.
	str body;   // At most PUSH_ANSWER_BYTES of it.
	str words;  // Why there was no answer; one line of valid UTF-8.
};

// Posts the bytes to a path of the address, which must be good (post/push_address.h).
struct push_answer push(struct arena *arena, str address, const char *path, str bytes);
