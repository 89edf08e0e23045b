// The sheet of a map: where degrees come to lie on it. Longitudes are narrowed by the cosine of the latitude in the
// middle (equirectangular), which keeps shapes as far as one country reaches. A map is never mirrored.
#pragma once
#include "base/shape.h"

enum { MAP_WIDTH = 1000, MAP_TALLEST = 1200, MAP_LOWEST = 400, MAP_MARGIN = 24 };

struct map_sheet {
	int64_t width, height; // Of the sheet, in its own units.
	int32_t finest;        // As many parts of a degree of latitude as one unit is high: what is smaller is not seen.
	double west, north, scale, narrow, left, top;
};

struct map_spot {
	int64_t x, y;
};

// Areas on both sides of the 180th meridian are brought together where that is narrower: what lies west of Greenwich is
// moved around the earth.
bool map_turn(struct shape *shapes, size_t count);

// A sheet on which the box fits. A box of one spot becomes one of a tenth of a degree.
struct map_sheet map_sheet_of(struct shape_box box);

struct map_spot map_at(const struct map_sheet *sheet, int32_t x, int32_t y);
bool map_holds(const struct map_sheet *sheet, struct map_spot spot);

// The rings as the d of an SVG path, in whole units, relative; empty for no ring.
str map_path(struct arena *arena, const struct map_sheet *sheet, const struct shape *shape);

// Where words about an area stand: inside its largest ring, where that is wide.
struct map_spot map_middle(const struct map_sheet *sheet, const struct shape *shape);
