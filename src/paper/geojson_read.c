#include "paper/geojson_read.h"

#include <math.h>

#include "base/json.h"
#include "base/limits.h"
#include "base/lookup.h"

static str text_of(str bytes)
{
	return str_starts(bytes, S("\xef\xbb\xbf")) ? str_skip(bytes, 3) : bytes;
}

bool geojson_begins(str bytes)
{
	str text = text_of(bytes);
	size_t at = 0;
	while (at < text.length && (text.data[at] == ' ' || text.data[at] == '\n' || text.data[at] == '\r' || text.data[at] == '\t'))
		at++;
	return at < text.length && text.data[at] == '{';
}

// Each value takes memory beyond its letters, so they are counted before anything is read.
static bool fits(str text)
{
	size_t values = 0;
	for (size_t i = 0; i < text.length; i++)
		values += text.data[i] == ',' || text.data[i] == '[' || text.data[i] == '{';
	return values <= LIMIT_GEOJSON_VALUES;
}

static str member(const struct json *object, const char *name)
{
	const struct json *found = json_find(object, str_from(name));
	return found != NULL && found->kind == JSON_IS_TEXT ? found->text : S("");
}

// Geometry

static bool is_number(const struct json *json)
{
	return json->kind == JSON_IS_INTEGER || json->kind == JSON_IS_REAL;
}

static const char *take_position(const struct json *json, double *longitude, double *latitude)
{
	if (json->kind != JSON_IS_ARRAY || json->count < 2 || !is_number(&json->items[0]) || !is_number(&json->items[1]))
		return N_("A position is two numbers, longitude and latitude.");
	*longitude = json->items[0].number;
	*latitude = json->items[1].number;
	if (fabs(*longitude) > 180 || fabs(*latitude) > 180)
		return N_("These are no degrees: save the file in longitude and latitude (WGS 84, EPSG:4326).");
	if (fabs(*latitude) > 90)
		return N_("Latitude goes to 90 degrees. Longitude stands before latitude in GeoJSON.");
	return NULL;
}

static bool same(struct spot a, struct spot b)
{
	return a.x == b.x && a.y == b.y;
}

static const char *take_ring(struct arena *arena, const struct json *json, struct ring *ring)
{
	if (json->kind != JSON_IS_ARRAY || json->count < 4)
		return N_("A ring has four positions or more.");
	ring->spots = NEW_MANY(arena, json->count, struct spot);
	struct spot first = { 0 }, last = { 0 };
	for (size_t i = 0; i < json->count; i++) {
		double longitude, latitude;
		const char *trouble = take_position(&json->items[i], &longitude, &latitude);
		if (trouble != NULL)
			return trouble;
		struct spot spot = { (int32_t)lround(longitude * SHAPE_DEGREE), (int32_t)lround(latitude * SHAPE_DEGREE) };
		if (i == 0)
			first = spot;
		else if (fabs((double)spot.x - (double)last.x) > 180.0 * SHAPE_DEGREE)
			return N_("The outline runs across the 180th meridian and is not cut there.");
		last = spot;
		if (ring->count == 0 || !same(ring->spots[ring->count - 1], spot))
			ring->spots[ring->count++] = spot;
	}
	if (!same(first, last))
		return N_("A ring does not end where it begins.");
	if (ring->count > 1)
		ring->count--;
	return NULL;
}

static const char *take_polygon(struct arena *arena, const struct json *json, struct shape *shape)
{
	if (json->kind != JSON_IS_ARRAY || json->count == 0)
		return N_("A polygon has a ring or more.");
	for (size_t i = 0; i < json->count; i++) {
		struct ring ring = { .hole = i > 0 };
		const char *trouble = take_ring(arena, &json->items[i], &ring);
		if (trouble != NULL)
			return trouble;
		// Narrower than a metre, it is none.
		if (ring.count < 3) {
			if (i == 0)
				return NULL;
			continue;
		}
		GROW(arena, shape->rings, shape->count, shape->room);
		shape->rings[shape->count - 1] = ring;
	}
	return NULL;
}

static const char *take_polygons(struct arena *arena, const struct json *json, struct shape *shape)
{
	const char *trouble = NULL;
	if (json->kind != JSON_IS_ARRAY || json->count == 0)
		return N_("It has no outline.");
	for (size_t i = 0; i < json->count && trouble == NULL; i++)
		trouble = take_polygon(arena, &json->items[i], shape);
	return trouble;
}

// To a centimetre, as places keep points.
static str degrees(struct arena *arena, double value)
{
	str text = str_format(arena, "%.7f", value);
	while (str_ends(text, S("0")))
		text.length--;
	return str_ends(text, S(".")) ? str_slice(text, 0, text.length - 1) : text;
}

static const char *take_geometry(struct arena *arena, const struct json *geometry, struct geojson_feature *feature)
{
	if (geometry == NULL || geometry->kind == JSON_IS_NULL)
		return NULL;
	str type = member(geometry, "type");
	const struct json *coordinates = json_find(geometry, S("coordinates"));
	if (coordinates == NULL)
		return str_is(type, "GeometryCollection") ? N_("A collection of geometries is not read: give it one outline or one point.")
		                                          : N_("Its geometry has no coordinates.");
	if (str_is(type, "Point")) {
		double longitude, latitude;
		const char *trouble = take_position(coordinates, &longitude, &latitude);
		if (trouble == NULL)
			feature->point = str_format(arena, "%.*s, %.*s", STR_ARG(degrees(arena, latitude)), STR_ARG(degrees(arena, longitude)));
		return trouble;
	}
	const char *trouble = str_is(type, "Polygon") ? take_polygon(arena, coordinates, &feature->shape)
	                      : str_is(type, "MultiPolygon") ? take_polygons(arena, coordinates, &feature->shape)
	                                                     : N_("Outlines and points are read, no lines.");
	if (trouble == NULL && feature->shape.count == 0)
		trouble = N_("It has no outline.");
	if (trouble != NULL)
		feature->shape = (struct shape){ 0 };
	return trouble;
}

// Properties

static str value_text(struct arena *arena, const struct json *value)
{
	switch (value->kind) {
	case JSON_IS_TEXT: return value->text;
	case JSON_IS_INTEGER: return str_format(arena, "%lld", (long long)value->integer);
	case JSON_IS_REAL: return str_format(arena, "%.15g", value->number);
	case JSON_IS_BOOLEAN: return value->boolean ? S("true") : S("false");
	case JSON_IS_NULL:
	case JSON_IS_ARRAY:
	case JSON_IS_OBJECT: break;
	}
	return S("");
}

// As maps made by volunteers write it: "name:ar".
static str column_name(struct arena *arena, str key)
{
	return str_starts(key, S("name:")) ? str_format(arena, "name.%.*s", STR_ARG(str_skip(key, 5))) : key;
}

static bool is_geometry(str name)
{
	return str_is(name, "outline") || str_is(name, "point");
}

static bool find_names(struct arena *arena, const struct json *features, struct geojson *geojson, struct lookup *known)
{
	for (size_t i = 0; i < features->count; i++) {
		const struct json *properties = json_find(&features->items[i], S("properties"));
		for (size_t k = 0; properties != NULL && properties->kind == JSON_IS_OBJECT && k < properties->count; k++) {
			str name = column_name(arena, properties->keys[k]);
			if (is_geometry(name) || lookup_find(known, name) != NULL)
				continue;
			lookup_set(known, name, geojson->name_count);
			GROW(arena, geojson->names, geojson->name_count, geojson->name_room);
			geojson->names[geojson->name_count - 1] = name;
			if (geojson->name_count > LIMIT_CSV_COLUMNS - 2)
				return false;
		}
	}
	return features->count <= LIMIT_CSV_ROWS && (geojson->name_count + 2) * features->count <= LIMIT_LIST_CELLS;
}

static void take_feature(struct arena *arena, const struct json *json, const struct geojson *geojson, const struct lookup *known,
	struct geojson_feature *feature)
{
	const struct json *properties = json_find(json, S("properties"));
	*feature = (struct geojson_feature){ .cells = NEW_MANY(arena, geojson->name_count + 1, str), .point = S("") };
	for (size_t i = 0; i < geojson->name_count; i++)
		feature->cells[i] = S("");
	for (size_t k = 0; properties != NULL && properties->kind == JSON_IS_OBJECT && k < properties->count; k++) {
		const size_t *at = lookup_find(known, column_name(arena, properties->keys[k]));
		if (at != NULL)
			feature->cells[*at] = value_text(arena, &properties->items[k]);
	}
	feature->trouble = str_is(member(json, "type"), "Feature") ? take_geometry(arena, json_find(json, S("geometry")), feature)
	                                                           : N_("This is no Feature.");
}

static bool take_features(struct arena *arena, const struct json *features, struct geojson *geojson, struct mishap *mishap)
{
	struct lookup known = lookup_in(arena);
	if (!find_names(arena, features, geojson, &known))
		return mishap_at(mishap, 0, 0, N_("The file has more features or properties than a list may have. Nothing was imported."));
	geojson->features = NEW_MANY(arena, features->count + 1, struct geojson_feature);
	geojson->count = features->count;
	for (size_t i = 0; i < features->count; i++) {
		take_feature(arena, &features->items[i], geojson, &known, &geojson->features[i]);
		geojson->shapes = geojson->shapes || geojson->features[i].shape.count > 0;
		geojson->points = geojson->points || geojson->features[i].point.length > 0;
	}
	return true;
}

// Files made before the RFC may name another system of coordinates.
static bool is_wgs84(const struct json *root)
{
	const struct json *crs = json_find(root, S("crs"));
	if (crs == NULL || crs->kind != JSON_IS_OBJECT)
		return true;
	const struct json *properties = json_find(crs, S("properties"));
	str name = properties == NULL ? S("") : member(properties, "name");
	return name.length == 0 || str_ends(name, S("CRS84")) || str_ends(name, S(":4326"));
}

bool geojson_read(struct arena *arena, str bytes, struct geojson *geojson, struct mishap *mishap)
{
	struct json root;
	str text = text_of(bytes);
	*geojson = (struct geojson){ 0 };
	if (!fits(text))
		return mishap_at(mishap, 0, 0, N_("The outlines of this file are too fine: thin them out to half a million positions or fewer. Nothing was imported."));
	if (!json_read(arena, text, &root, mishap))
		return false;
	str type = member(&root, "type");
	if (str_is(type, "Topology"))
		return mishap_at(mishap, 0, 0, N_("This is TopoJSON: save it as GeoJSON. Nothing was imported."));
	if (!is_wgs84(&root))
		return mishap_at(mishap, 0, 0, N_("The file is in another system of coordinates: save it in longitude and latitude (WGS 84, EPSG:4326). Nothing was imported."));
	if (str_is(type, "Feature")) {
		struct json one = { .kind = JSON_IS_ARRAY, .items = &root, .count = 1 };
		return take_features(arena, &one, geojson, mishap);
	}
	const struct json *features = json_find(&root, S("features"));
	if (!str_is(type, "FeatureCollection") || features == NULL || features->kind != JSON_IS_ARRAY)
		return mishap_at(mishap, 0, 0, N_("This is JSON but no GeoJSON: a FeatureCollection or a Feature is read. Nothing was imported."));
	return take_features(arena, features, geojson, mishap);
}
