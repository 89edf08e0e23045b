// Outlines on the earth: rings of spots in degrees of WGS 84, as text (WKT, ISO 19125) and thinned out so that areas
// that touch still touch.
#pragma once
#include "base/buf.h"

enum { SHAPE_DEGREE = 100000 }; // A spot is known to a hundred-thousandth of a degree, about a metre.

struct spot {
	int32_t x, y; // Longitude and latitude, in those parts of a degree.
};

// Closed: behind the last spot the first one comes again. A hole lies in the last ring above it that is none.
struct ring {
	struct spot *spots;
	size_t count;
	bool hole;
};

struct shape {
	struct ring *rings;
	size_t count, room;
};

struct shape_box {
	int32_t west, south, east, north;
};

// Reads "MULTIPOLYGON(((x y,x y,x y,x y),(…)),((…)))", each ring with its first spot again at its end. False for anything
// else, and for what lies outside of the earth.
bool shape_read(struct arena *arena, str text, struct shape *shape) MUST_USE;
// The same text, without zeros that say nothing.
void shape_write(struct buf *buf, const struct shape *shape);

// Leaves out corners whose triangle with their neighbours is smaller than half a square of this width (Visvalingam and
// Whyatt), and islands and holes that are smaller themselves; the largest ring of a shape stays. A spot that several
// rings share is left out of all of them or of none: no gap opens along a border.
void shapes_thin(struct arena *arena, struct shape *shapes, size_t count, int32_t width);

// Twice the area of a ring, in squared parts of a degree; below 0 when it runs clockwise.
int64_t ring_area(const struct ring *ring);

// The box around all of them; one without any spot is {0}.
struct shape_box shapes_box(const struct shape *shapes, size_t count);
