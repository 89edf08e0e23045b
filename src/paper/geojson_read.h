// GeoJSON (RFC 7946) as a table: a row for each feature, a column for each of its properties, and its geometry as an
// outline or a point. What is wrong with one geometry is said of that feature; the others are read.
#pragma once
#include "base/mishap.h"
#include "base/shape.h"

struct geojson_feature {
	str *cells;          // By the file's names; "" where the feature does not say.
	struct shape shape;  // Of a Polygon or MultiPolygon; else without rings.
	str point;           // "33.5731, -7.5898", latitude first as people write it; "" for none.
	const char *trouble; // Why its geometry is not taken, N_()-marked; NULL: nothing is wrong with it.
};

struct geojson {
	str *names; // Of properties, in the order in which they first come; "name:ar" as "name.ar".
	size_t name_count, name_room;
	struct geojson_feature *features;
	size_t count;
	bool shapes, points; // There is one.
};

// True when a file can be nothing but JSON.
bool geojson_begins(str bytes);

// Reads a FeatureCollection or one Feature. Longitude stands before latitude; rings close; an outline that runs across
// the 180th meridian is cut there, as the RFC wants.
bool geojson_read(struct arena *arena, str bytes, struct geojson *geojson, struct mishap *mishap) MUST_USE;
