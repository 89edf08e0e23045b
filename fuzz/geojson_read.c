// GeoJSON as a table: whatever is read can be thinned out, written and read again.
#include "paper/geojson_read.h"

#include "fuzz.h"

static void check_feature(struct arena *arena, const struct geojson *geojson, const struct geojson_feature *feature)
{
	struct shape shape = feature->shape, again;
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < geojson->name_count; i++)
		must(feature->cells[i].data != NULL || feature->cells[i].length == 0);
	must(feature->trouble == NULL || (shape.count == 0 && feature->point.length == 0));
	if (shape.count == 0)
		return;
	shapes_thin(arena, &shape, 1, SHAPE_DEGREE / 1000);
	must(shape.count > 0);
	shape_write(&buf, &shape);
	must(shape_read(arena, buf_str(&buf), &again));
	must(again.count == shape.count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	struct geojson geojson;
	struct mishap mishap = { 0 };
	if (geojson_read(arena, (str){ (const char *)bytes, size }, &geojson, &mishap))
		for (size_t i = 0; i < geojson.count; i++)
			check_feature(arena, &geojson, &geojson.features[i]);
	else
		must(mishap.why != NULL);
	arena_end(arena);
	return 0;
}
