// Coordinates as lists write them.
#include "model/place.h"

#include "base/text.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(1 << 20);
	str text = { (const char *)bytes, size };
	double latitude, longitude;
	if (text_valid(text)) {
		str point = place_point(arena, text);
		if (point.length > 0 && place_degrees(point, &latitude, &longitude))
			must(str_find(point, S(", ")) != SIZE_MAX);
	}
	arena_end(arena);
	return 0;
}
