// What the map shows: the areas that lie within one, or all of the country's, with their outlines and a figure of each;
// and the places in them, each drawn as exactly as it may be (place_drawn).
#pragma once
#include "acts/count.h"
#include "base/shape.h"
#include "model/place.h"

enum { ATLAS_AREAS = 300, ATLAS_PLACES = 600, ATLAS_SOURCES = 4 };

// By what areas are shaded.
struct atlas_figure {
	const char *name;  // "visits"
	const char *label; // N_(…)
	const char *indicator, *period;
	enum { ATLAS_COUNT, ATLAS_SHARE, ATLAS_OUT_OF, ATLAS_REST } shows; // Numerator, value, denominator, what is left of it.
};
extern const struct atlas_figure atlas_figures[]; // Ends with NULL; the first is shown unasked.

struct atlas_area {
	const struct record *area;
	struct shape shape;                // Without rings: no outline is there.
	bool counted;                      // The caller may see the figure, and it is split by such areas.
	const struct count_value *value;   // NULL: nothing was counted in it.
	size_t places;                     // That the map shows in it, drawn or not.
};

struct atlas_place {
	const struct record *place;
	enum place_drawn drawn;
	bool has_point;
	double latitude, longitude; // Of a rounded one the middle of its square.
	size_t area;                // Number among the areas; SIZE_MAX: in none of them.
};

struct atlas_request {
	str within; // Area by id, code or name; empty: where the caller works; "all": the country.
	str figure;
	bool provinces; // Of the country: its provinces and prefectures instead of its regions.
};

struct atlas {
	const struct record *within; // NULL: the country.
	const struct record *above;  // What that lies in; NULL for none.
	const struct atlas_figure *figure;
	struct count_result result;
	const char *dimension; // By which it is split; NULL: not counted.
	struct atlas_area *areas;
	size_t area_count;
	size_t outlined;       // Of these.
	struct atlas_place *places;
	size_t place_count;
	bool more_places;      // There are more than are read.
	str sources[ATLAS_SOURCES];
	size_t source_count;
};

// Refuses who may not see outlines, an area that there is not, a figure that the map does not know.
bool atlas_read(struct call *call, const struct atlas_request *request, struct atlas *atlas) MUST_USE;

// The number that an area is shaded by: a count, or tenths of a per cent. False for no value.
bool atlas_number(const struct atlas *atlas, const struct atlas_area *area, int64_t *number);
