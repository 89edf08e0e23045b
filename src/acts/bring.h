// Bringing in what the program carries: the library of standards (data/standards/), with the number of units of
// each and what they are about, in our words and three languages. It comes in by the act that imports any
// list, so that a house may take it back, correct it and bring in lists of its own just so.
#pragma once
#include "model/call.h"

// Standards and topics that are there already stay as they are, so it may be done again.
struct brought {
	size_t instruments, provisions; // Made.
};
bool bring_standards(struct call *call, struct brought *brought) MUST_USE;

// The outlines of the areas of the sample institution (data/demo/outlines.geojson); the areas are there.
bool bring_outlines(struct call *call) MUST_USE;

// The letters and the ladder that an institution begins with (data/letters/).
bool bring_letters(struct call *call) MUST_USE;
