// Whether a host is this machine, to which words may go unsealed: the only place that decides it.
#pragma once
#include <stdbool.h>

#include "base/str.h"

// "localhost", "::1" with or without its brackets, and numbers of 127.0.0.0/8 (RFC 1122, 3.2.1.3): a name that merely begins with
// those digits is somewhere else.
bool here_is(str host);
