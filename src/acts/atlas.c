#include "acts/atlas.h"

#include <math.h>
#include <stdlib.h>

#include "acts/keep.h"
#include "acts/list.h"
#include "model/entities.h"
#include "model/permit.h"

const struct atlas_figure atlas_figures[] = {
	{ "visits", N_("Visits, last twelve months"), "V1", "rolling", ATLAS_COUNT },
	{ "coverage", N_("Places visited, last twelve months"), "V3", "rolling", ATLAS_SHARE },
	{ "places", N_("Active places"), "V3", "", ATLAS_OUT_OF },
	{ "open", N_("Lines sent and not found full"), "I3", "", ATLAS_REST },
	{ "overdue", N_("Overdue lines"), "R5", "", ATLAS_COUNT },
	{ NULL },
};

static bool find_figure(struct call *call, str name, const struct atlas_figure **figure)
{
	for (*figure = atlas_figures; (*figure)->name != NULL; ++*figure)
		if (name.length == 0 || str_is(name, (*figure)->name))
			return true;
	return refuse_field(call, "figure", say(call, N_("The map is not shaded by this.")));
}

static bool is_kind(const struct record *area, const char *kind)
{
	return str_is(record_text(area, AREA_KIND), kind);
}

static bool is_province(const struct record *area)
{
	return is_kind(area, "province") || is_kind(area, "prefecture");
}

static bool find_within(struct call *call, str key, struct atlas *atlas)
{
	struct record *within;
	if (key.length == 0 && call->role == ROLE_REGIONAL)
		key = call->account_region;
	if (key.length == 0 || str_is(key, "all"))
		return true;
	if (!keep_read(call, &area_entity, key, &within))
		return false;
	atlas->within = within;
	if (record_has(within, AREA_PARENT))
		atlas->above = record_find(call, &area_entity, record_text(within, AREA_PARENT));
	return true;
}

// Areas.

static bool list_areas(struct call *call, const char *filter, str value, struct atlas *atlas)
{
	struct list_request request = { .entity = &area_entity, .sort = S("name"), .limit = ATLAS_AREAS, .uncounted = true };
	struct list_page page;
	if (!list_filter(call, &request, str_from(filter), value) || !list_read(call, &request, &page))
		return false;
	for (size_t i = 0; i < page.count && atlas->area_count < ATLAS_AREAS; i++)
		atlas->areas[atlas->area_count++] = (struct atlas_area){ .area = page.records[i] };
	return true;
}

// What lies in an area; of one that has no parts, itself.
static bool find_areas(struct call *call, const struct atlas_request *request, struct atlas *atlas)
{
	atlas->areas = NEW_MANY(call->arena, ATLAS_AREAS, struct atlas_area);
	if (atlas->within != NULL) {
		if (!list_areas(call, "parent", atlas->within->id, atlas))
			return false;
		if (atlas->area_count == 0)
			atlas->areas[atlas->area_count++] = (struct atlas_area){ .area = atlas->within };
		return true;
	}
	if (request->provinces)
		return list_areas(call, "kind", S("province"), atlas) && list_areas(call, "kind", S("prefecture"), atlas);
	return list_areas(call, "kind", S("region"), atlas) &&
	       (atlas->area_count > 0 || list_areas(call, "parent", S(""), atlas));
}

static void add_source(struct atlas *atlas, str source)
{
	for (size_t i = 0; i < atlas->source_count; i++)
		if (str_equal(atlas->sources[i], source))
			return;
	if (source.length > 0 && atlas->source_count < ATLAS_SOURCES)
		atlas->sources[atlas->source_count++] = source;
}

// The last one made of each area counts.
static bool read_outlines(struct call *call, struct atlas *atlas)
{
	struct record **outlines;
	size_t count;
	str *ids = NEW_MANY(call->arena, atlas->area_count + 1, str);
	for (size_t i = 0; i < atlas->area_count; i++)
		ids[i] = atlas->areas[i].area->id;
	if (atlas->area_count == 0)
		return true;
	if (!list_linked_to_any(call, &outline_entity, OUTLINE_AREA, ids, atlas->area_count, NULL, &outlines, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		str area = record_text(outlines[i], OUTLINE_AREA);
		if (i + 1 < count && str_equal(area, record_text(outlines[i + 1], OUTLINE_AREA)))
			continue;
		for (size_t k = 0; k < atlas->area_count; k++)
			if (str_equal(area, ids[k]) && shape_read(call->arena, record_text(outlines[i], OUTLINE_SHAPE), &atlas->areas[k].shape)) {
				atlas->outlined++;
				add_source(atlas, record_text(outlines[i], OUTLINE_SOURCE));
			}
	}
	return true;
}

// Figures.

static const char *dimension_of(const struct atlas_request *request, const struct atlas *atlas)
{
	if (atlas->area_count == 0)
		return NULL;
	if (atlas->within == NULL && !request->provinces)
		return is_kind(atlas->areas[0].area, "region") ? "region" : NULL;
	return is_province(atlas->areas[0].area) ? "province" : is_kind(atlas->areas[0].area, "region") ? "region" : NULL;
}

static bool count_areas(struct call *call, const struct atlas_request *request, struct atlas *atlas)
{
	const char *dimension = dimension_of(request, atlas);
	const struct indicator *indicator = indicator_find(str_from(atlas->figure->indicator));
	if (dimension == NULL || !permit_power(call, POWER_FIGURES) || !count_may(call, indicator))
		return true;
	struct count_request counted = { .indicator = str_from(indicator->code), .by = { str_from(dimension) }, .by_count = 1,
		.period = str_from(atlas->figure->period) };
	if (atlas->within != NULL && is_kind(atlas->within, "region"))
		counted.filters[counted.filter_count++] = (struct count_filter){ S("region"), atlas->within->id };
	if (!count(call, &counted, &atlas->result))
		return false;
	atlas->dimension = dimension;
	for (size_t i = 0; i < atlas->area_count; i++) {
		atlas->areas[i].counted = true;
		for (size_t k = 0; k < atlas->result.row_count; k++)
			if (str_equal(atlas->result.rows[k].keys[0], atlas->areas[i].area->id))
				atlas->areas[i].value = &atlas->result.rows[k].value;
	}
	return true;
}

bool atlas_number(const struct atlas *atlas, const struct atlas_area *area, int64_t *number)
{
	const struct count_value *value = area->value;
	*number = 0;
	if (!area->counted || (value != NULL && value->hidden))
		return false;
	switch (atlas->figure->shows) {
	case ATLAS_COUNT: *number = value == NULL ? 0 : value->numerator; return true;
	case ATLAS_OUT_OF: *number = value == NULL ? 0 : value->denominator; return true;
	case ATLAS_REST: *number = value == NULL ? 0 : value->denominator - value->numerator; return true;
	case ATLAS_SHARE: break;
	}
	*number = value == NULL ? 0 : value->tenths;
	return value != NULL && value->has_value;
}

// Places.

static bool in_use(const struct record *place)
{
	str state = record_text(place, PLACE_STATE);
	return str_is(state, "active") || str_is(state, "suspended");
}

// The middle of a square of a tenth of a degree: eleven kilometres from south to north.
static double rounded(double degrees)
{
	return floor(degrees * 10) / 10 + 0.05;
}

static size_t area_of(const struct atlas *atlas, const struct record *place)
{
	static const size_t links[] = { PLACE_COMMUNE, PLACE_PROVINCE, PLACE_REGION };
	for (size_t k = 0; k < COUNT(links); k++)
		for (size_t i = 0; i < atlas->area_count; i++)
			if (record_has(place, links[k]) && str_equal(record_text(place, links[k]), atlas->areas[i].area->id))
				return i;
	return SIZE_MAX;
}

static void take_place(struct call *call, struct atlas *atlas, const struct record *place)
{
	struct atlas_place *taken = &atlas->places[atlas->place_count++];
	*taken = (struct atlas_place){ .place = place, .drawn = place_drawn(call, place), .area = area_of(atlas, place) };
	if (taken->area != SIZE_MAX)
		atlas->areas[taken->area].places++;
	if (taken->drawn == PLACE_DRAWN_AREA || !record_has(place, PLACE_POINT) ||
	        !place_degrees(record_text(place, PLACE_POINT), &taken->latitude, &taken->longitude))
		return;
	taken->has_point = true;
	if (taken->drawn == PLACE_DRAWN_EXACT)
		return;
	taken->latitude = rounded(taken->latitude);
	taken->longitude = rounded(taken->longitude);
}

static bool read_places(struct call *call, struct atlas *atlas)
{
	struct list_request request = { .entity = &place_entity, .sort = S("name"), .limit = ATLAS_PLACES + 1, .uncounted = true };
	struct list_page page;
	const struct record *within = atlas->within;
	atlas->places = NEW_MANY(call->arena, ATLAS_PLACES, struct atlas_place);
	if (within != NULL &&
	        !list_filter(call, &request, is_kind(within, "region") ? S("region") : is_province(within) ? S("province") : S("commune"),
			within->id))
		return false;
	if (!permit_may(call, VERB_READ, &place_entity))
		return true;
	if (!list_read(call, &request, &page))
		return false;
	atlas->more_places = page.count > ATLAS_PLACES;
	for (size_t i = 0; i < page.count && atlas->place_count < ATLAS_PLACES; i++)
		if (in_use(page.records[i]))
			take_place(call, atlas, page.records[i]);
	return true;
}

bool atlas_read(struct call *call, const struct atlas_request *request, struct atlas *atlas)
{
	*atlas = (struct atlas){ 0 };
	return permit_entity(call, VERB_READ, &outline_entity) && find_figure(call, request->figure, &atlas->figure) &&
	       find_within(call, request->within, atlas) && find_areas(call, request, atlas) && read_outlines(call, atlas) &&
	       count_areas(call, request, atlas) && read_places(call, atlas);
}
