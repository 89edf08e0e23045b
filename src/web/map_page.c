// The map: areas shaded by a figure, places as marks, and both as tables. Drawn here, so that it stands without a script
// and nothing is asked of anybody else.
#include "acts/atlas.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/address.h"
#include "page/map_draw.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/figure_parts.h"
#include "web/handlers.h"
#include "web/pages.h"

enum { SHADES = 4, NAMED_MOST = 16, NEAR = 30, BEHIND_MOST = 3 };

struct drawing {
	struct call *call;
	struct view *view;
	const struct atlas *atlas;
	bool provinces;
	struct map_sheet sheet;
	bool turned;
	int64_t most; // The largest of what areas are shaded by.
};

// Kinds of places that look alike on a map.
static const struct family {
	const char *name;
	const char *label;
	const char *kinds[9];
} families[] = {
	{ "prison", N_("Prisons"),
		{ "prison_local", "prison_central", "prison_agricultural", "reform_centre", "women_unit", "juvenile_custody", "military_detention" } },
	{ "custody", N_("Police, gendarmerie and other custody"),
		{ "police_custody", "police_transit_cell", "gendarmerie_custody", "court_cell", "auxiliary_forces_room", "customs_holding" } },
	{ "health", N_("Health"), { "psychiatric_hospital", "general_hospital_secure_room", "addiction_centre", "quarantine_site" } },
	{ "care", N_("Care and protection"),
		{ "child_protection_centre", "social_care_elderly", "social_care_disability", "religious_or_traditional_school" } },
	{ "border", N_("Borders and migration"),
		{ "migrant_retention", "airport_transit_zone", "port_or_border_post", "removal_operation", "vehicle_or_transfer" } },
	{ "other", N_("Other places"), { NULL } },
};

static size_t family_of(struct call *call, const struct record *place)
{
	str kind = value_base(call, &place_kind_vocabulary, record_text(place, PLACE_KIND));
	for (size_t i = 0; i + 1 < COUNT(families); i++)
		for (size_t k = 0; k < COUNT(families[i].kinds) && families[i].kinds[k] != NULL; k++)
			if (str_is(kind, families[i].kinds[k]))
				return i;
	return COUNT(families) - 1;
}

// Addresses.

static str map_address(const struct drawing *drawing, str within)
{
	struct address address = address_of(drawing->call->arena, S("/map"));
	address_add(&address, "area", within);
	if (drawing->atlas->figure != atlas_figures)
		address_add(&address, "figure", str_from(drawing->atlas->figure->name));
	return address_str(&address);
}

static str area_address(const struct drawing *drawing, const struct atlas_area *area)
{
	return area->area == drawing->atlas->within ? address_record(drawing->call->arena, &area_entity, S(""), area->area->id)
	                                            : map_address(drawing, area->area->id);
}

// The rows behind the number of an area.
static str rows_address(const struct drawing *drawing, const struct atlas_area *area)
{
	const struct atlas *atlas = drawing->atlas;
	if (!area->counted || area->value == NULL)
		return S("");
	const char *rows = atlas->figure->shows == ATLAS_OUT_OF ? "denominator" : atlas->figure->shows == ATLAS_REST ? NULL : "numerator";
	return figure_address(drawing->call, &atlas->result, atlas->dimension, area->area->id, rows);
}

// Shades.

static bool is_share(const struct atlas *atlas)
{
	return atlas->figure->shows == ATLAS_SHARE;
}

static str number_words(const struct drawing *drawing, int64_t number)
{
	struct call *call = drawing->call;
	return is_share(drawing->atlas) ? words_share_whole(call->arena, call_locale(call), number, 1000)
	                                : words_number(call->arena, call_locale(call), number);
}

static int shade_of(const struct drawing *drawing, int64_t number)
{
	return number <= 0 ? 0 : (int)((number * SHADES + drawing->most - 1) / drawing->most);
}

static const char *shade_name(int shade)
{
	static const char *const names[SHADES + 1] = { "m0", "m1", "m2", "m3", "m4" };
	return names[shade < 0 ? 0 : shade > SHADES ? SHADES : shade];
}

static void find_most(struct drawing *drawing)
{
	drawing->most = is_share(drawing->atlas) ? 1000 : 1;
	for (size_t i = 0; i < drawing->atlas->area_count; i++) {
		int64_t number;
		if (atlas_number(drawing->atlas, &drawing->atlas->areas[i], &number) && number > drawing->most)
			drawing->most = number;
	}
}

static void add_shade(struct drawing *drawing, const char *class, str label)
{
	struct view *shown = view_add(drawing->view, "shades");
	view_text(shown, "class", str_from(class));
	view_text(shown, "label", label);
}

// What each shade stands for; one that no number can have is left out.
static void set_shades(struct drawing *drawing)
{
	struct call *call = drawing->call;
	int64_t unit = is_share(drawing->atlas) ? 10 : 1;
	add_shade(drawing, shade_name(0), number_words(drawing, 0));
	for (int shade = 1; shade <= SHADES; shade++) {
		int64_t low = (shade - 1) * drawing->most / SHADES / unit * unit + unit, high = shade * drawing->most / SHADES;
		if (low > high)
			continue;
		str from = is_share(drawing->atlas) ? words_number(call->arena, call_locale(call), low / 10) : number_words(drawing, low);
		add_shade(drawing, shade_name(shade), low == high ? number_words(drawing, high)
		                                                   : str_format(call->arena, "%.*s–%.*s", STR_ARG(from), STR_ARG(number_words(drawing, high))));
	}
	if (is_share(drawing->atlas))
		add_shade(drawing, "none", say(call, N_("no value")));
}

// Areas.

static void set_area(struct drawing *drawing, const struct atlas_area *area, const struct shape *shape, struct view *row)
{
	struct call *call = drawing->call;
	int64_t number;
	bool has = atlas_number(drawing->atlas, area, &number);
	str name = record_title(call, area->area), words = has ? number_words(drawing, number) : say(call, N_("no value"));
	view_text(row, "name", name);
	view_text(row, "address", area_address(drawing, area));
	view_flag(row, "counted", area->counted);
	view_text(row, "n", words);
	view_text(row, "rows", rows_address(drawing, area));
	view_text(row, "places", words_number(call->arena, call_locale(call), (int64_t)area->places));
	view_flag(row, "outlined", shape->count > 0);
	if (shape->count == 0)
		return;
	struct map_spot middle = map_middle(&drawing->sheet, shape);
	struct view *shown = view_add(view_in(drawing->view, "map"), "areas");
	view_text(shown, "path", map_path(call->arena, &drawing->sheet, shape));
	view_text(shown, "class", str_from(!area->counted ? "plain" : has ? shade_name(shade_of(drawing, number)) : "none"));
	view_text(shown, "address", area_address(drawing, area));
	view_text(shown, "title", area->counted ? str_format(call->arena, "%.*s: %.*s", STR_ARG(name), STR_ARG(words)) : name);
	view_integer(shown, "x", middle.x);
	view_integer(shown, "y", middle.y);
	view_integer(shown, "below", middle.y + 24);
	if (area->counted && has)
		view_text(shown, "n", words);
	if (drawing->atlas->outlined <= NAMED_MOST)
		view_text(shown, "name", name);
}

static void set_areas(struct drawing *drawing)
{
	const struct atlas *atlas = drawing->atlas;
	struct shape *shapes = NEW_MANY(drawing->call->arena, atlas->area_count + 1, struct shape);
	for (size_t i = 0; i < atlas->area_count; i++)
		shapes[i] = atlas->areas[i].shape;
	drawing->turned = map_turn(shapes, atlas->area_count);
	drawing->sheet = map_sheet_of(shapes_box(shapes, atlas->area_count));
	// What would be smaller than a unit of the sheet is not sent.
	shapes_thin(drawing->call->arena, shapes, atlas->area_count, drawing->sheet.finest);
	if (atlas->outlined > 0) {
		struct view *map = view_in(drawing->view, "map");
		view_integer(map, "width", drawing->sheet.width);
		view_integer(map, "height", drawing->sheet.height);
	}
	for (size_t i = 0; i < atlas->area_count; i++)
		set_area(drawing, &atlas->areas[i], &shapes[i], view_add(drawing->view, "areas"));
}

// Places.

// Marks that would lie on each other are one, with their number.
struct mark {
	struct map_spot spot;
	const struct atlas_place *first;
	struct buf names;
	size_t count;
	bool rounded;
};

static struct map_spot spot_of(const struct drawing *drawing, const struct atlas_place *place)
{
	int32_t x = (int32_t)(place->longitude * SHAPE_DEGREE), y = (int32_t)(place->latitude * SHAPE_DEGREE);
	return map_at(&drawing->sheet, drawing->turned && x < 0 ? x + 360 * SHAPE_DEGREE : x, y);
}

static bool is_near(struct map_spot a, struct map_spot b)
{
	return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) < NEAR * NEAR;
}

static void take_mark(struct drawing *drawing, const struct atlas_place *place, struct mark *marks, size_t *count)
{
	struct call *call = drawing->call;
	struct map_spot spot = spot_of(drawing, place);
	size_t at = 0;
	if (!place->has_point || !map_holds(&drawing->sheet, spot))
		return;
	while (at < *count && !is_near(marks[at].spot, spot))
		at++;
	if (at == *count)
		marks[(*count)++] = (struct mark){ .spot = spot, .first = place, .names = buf_in(call->arena) };
	struct mark *mark = &marks[at];
	mark->rounded = mark->rounded || place->drawn == PLACE_DRAWN_ROUNDED;
	if (mark->count++ < BEHIND_MOST)
		buf_addf(&mark->names, "%s%.*s", mark->count > 1 ? "; " : "", STR_ARG(record_title(call, place->place)));
}

static void set_mark(struct drawing *drawing, const struct mark *mark, bool *used)
{
	struct call *call = drawing->call;
	struct view *shown = view_add(view_in(drawing->view, "map"), "marks");
	view_integer(shown, "x", mark->spot.x);
	view_integer(shown, "y", mark->spot.y);
	view_flag(shown, "rounded", mark->rounded);
	str names = buf_str(&mark->names);
	if (mark->count == 1) {
		size_t family = family_of(call, mark->first->place);
		used[family] = true;
		view_text(shown, "family", str_from(families[family].name));
		view_text(shown, "address", address_record(call->arena, &place_entity, S(""), mark->first->place->id));
		view_text(shown, "title", str_format(call->arena, "%.*s, %.*s%s%.*s", STR_ARG(names),
			STR_ARG(value_label(call, &place_kind_vocabulary, record_text(mark->first->place, PLACE_KIND))), mark->rounded ? ", " : "",
			STR_ARG(mark->rounded ? say(call, N_("within ten kilometres")) : S(""))));
		return;
	}
	const struct atlas *atlas = drawing->atlas;
	bool deeper = mark->first->area != SIZE_MAX && atlas->areas[mark->first->area].area != atlas->within;
	view_text(shown, "n", words_number(call->arena, call_locale(call), (int64_t)mark->count));
	view_integer(shown, "words_y", mark->spot.y + 6);
	view_text(shown, "address", deeper ? map_address(drawing, atlas->areas[mark->first->area].area->id) : S("#places"));
	view_text(shown, "title", str_format(call->arena, "%.*s: %.*s%s",
		STR_ARG(words_count(call->arena, call_locale(call), "{n} place", "{n} places", (int64_t)mark->count)), STR_ARG(names),
		mark->count > BEHIND_MOST ? "; …" : ""));
}

static void set_place(struct drawing *drawing, const struct atlas_place *place)
{
	struct call *call = drawing->call;
	struct view *row = view_add(drawing->view, "places");
	shown_record(call, row, "record", place->place);
	view_text(row, "kind", value_label(call, &place_kind_vocabulary, record_text(place->place, PLACE_KIND)));
	if (place->area != SIZE_MAX)
		view_text(row, "area", record_title(call, drawing->atlas->areas[place->area].area));
	view_text(row, "drawn", place->drawn == PLACE_DRAWN_AREA ? say(call, N_("as its area alone"))
	                        : !place->has_point ? say(call, N_("no point is known"))
	                        : place->drawn == PLACE_DRAWN_ROUNDED ? say(call, N_("within ten kilometres"))
	                                                              : say(call, N_("where it stands")));
}

static void set_places(struct drawing *drawing)
{
	const struct atlas *atlas = drawing->atlas;
	struct mark *marks = NEW_MANY(drawing->call->arena, atlas->place_count + 1, struct mark);
	bool used[COUNT(families)] = { false };
	size_t count = 0, rounded = 0, alone = 0;
	for (size_t i = 0; i < atlas->place_count; i++) {
		set_place(drawing, &atlas->places[i]);
		rounded += atlas->places[i].drawn == PLACE_DRAWN_ROUNDED;
		alone += atlas->places[i].drawn == PLACE_DRAWN_AREA;
		if (atlas->outlined > 0)
			take_mark(drawing, &atlas->places[i], marks, &count);
	}
	for (size_t i = 0; i < count; i++)
		set_mark(drawing, &marks[i], used);
	for (size_t i = 0; i < COUNT(families); i++) {
		if (!used[i])
			continue;
		struct view *shown = view_add(drawing->view, "families");
		view_text(shown, "name", str_from(families[i].name));
		view_text(shown, "label", say(drawing->call, families[i].label));
	}
	view_integer(drawing->view, "rounded", (int64_t)rounded);
	view_integer(drawing->view, "alone", (int64_t)alone);
	view_flag(drawing->view, "more_places", atlas->more_places);
}

// What is asked.

static void set_controls(struct drawing *drawing)
{
	struct call *call = drawing->call;
	const struct atlas *atlas = drawing->atlas;
	for (const struct atlas_figure *one = atlas_figures; one->name != NULL; one++) {
		struct view *shown = view_add(drawing->view, "figures");
		view_text(shown, "name", str_from(one->name));
		view_text(shown, "label", say(call, one->label));
		view_flag(shown, "here", one == atlas->figure);
	}
	view_text(drawing->view, "figure", say(call, atlas->figure->label));
	view_flag(drawing->view, "country", atlas->within == NULL);
	view_flag(drawing->view, "provinces", drawing->provinces);
	view_flag(drawing->view, "counted", atlas->dimension != NULL);
	if (atlas->dimension != NULL) {
		view_text(drawing->view, "definition", figure_address(call, &atlas->result, NULL, S(""), NULL));
		view_text(drawing->view, "code", str_from(atlas->figure->indicator));
		view_flag(drawing->view, "partial", (atlas->result.notes & NOTE_PARTIAL) != 0);
	}
	if (atlas->within != NULL) {
		view_text(drawing->view, "area", atlas->within->id);
		view_text(drawing->view, "area_name", record_title(call, atlas->within));
		view_text(drawing->view, "all", map_address(drawing, S("all")));
	}
	if (atlas->above != NULL) {
		struct view *above = view_in(drawing->view, "above");
		view_text(above, "name", record_title(call, atlas->above));
		view_text(above, "address", map_address(drawing, atlas->above->id));
	}
	for (size_t i = 0; i < atlas->source_count; i++)
		view_text(view_add(drawing->view, "sources"), "text", atlas->sources[i]);
	view_flag(drawing->view, "may_import", permit_power(call, POWER_IMPORT) && permit_may(call, VERB_CREATE, &outline_entity));
}

void map_page(struct door *door)
{
	struct call *call = &door->call;
	struct atlas atlas;
	struct atlas_request request = { .within = request_query(door->request, "area"), .figure = request_query(door->request, "figure"),
		.provinces = str_is(request_query(door->request, "by"), "province") };
	if (!page_inside(door) || !atlas_read(call, &request, &atlas)) {
		door_refused(door);
		return;
	}
	struct drawing drawing = { .call = call, .view = door_view(door), .atlas = &atlas, .provinces = request.provinces };
	set_controls(&drawing);
	find_most(&drawing);
	set_areas(&drawing);
	if (atlas.dimension != NULL)
		set_shades(&drawing);
	set_places(&drawing);
	struct sheet_of sheet = { .title = say(call, N_("Map of places")) };
	page_show(door, 200, "map", drawing.view, &sheet);
}
