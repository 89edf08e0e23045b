// What a client says that it can read: Accept-Encoding (RFC 9110 section 12.5.3).
#pragma once
#include "base/str.h"

// True when gzip is named (or "*", where gzip is not), with a weight over 0 that is not below that of identity.
// What cannot be read, or has more than LIMIT_ENCODINGS elements, wants no gzip: plain bytes suit everybody.
bool accept_gzip(str accept_encoding);
