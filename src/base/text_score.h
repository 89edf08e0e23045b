// How much a text looks like one that people wrote in French, English or Arabic: for guessing its
// encoding. Only letters outside ASCII count, each with what stands before and behind it.
#pragma once
#include "base/str.h"

// More is better; a few points for each letter that fits, as many less for one that cannot stand there.
int64_t text_score(str text);
