// Text that is known to be safe HTML: what a template made, or what a page drew itself and escaped.
// Only a value of this type goes into a page unescaped, so a slip of the hand does not compile.
#pragma once
#include "base/buf.h"

struct html {
	str text;
};

// Whoever calls this vouches that every piece from outside in the buf was escaped for its place.
struct html html_from(const struct buf *buf);
