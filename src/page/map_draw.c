#include "page/map_draw.h"

#include <math.h>

static void move(struct shape *shapes, size_t count, int32_t by)
{
	for (size_t s = 0; s < count; s++)
		for (size_t r = 0; r < shapes[s].count; r++)
			for (size_t i = 0; i < shapes[s].rings[r].count; i++) {
				int32_t *x = &shapes[s].rings[r].spots[i].x;
				if (by > 0 ? *x < 0 : *x > 180 * SHAPE_DEGREE)
					*x += by;
			}
}

bool map_turn(struct shape *shapes, size_t count)
{
	struct shape_box box = shapes_box(shapes, count);
	int64_t before = (int64_t)box.east - box.west;
	if (before <= 180 * (int64_t)SHAPE_DEGREE)
		return false;
	move(shapes, count, 360 * SHAPE_DEGREE);
	box = shapes_box(shapes, count);
	if ((int64_t)box.east - box.west < before)
		return true;
	move(shapes, count, -360 * SHAPE_DEGREE);
	return false;
}

struct map_sheet map_sheet_of(struct shape_box box)
{
	struct map_sheet sheet = { .width = MAP_WIDTH };
	double west = (double)box.west / SHAPE_DEGREE, east = (double)box.east / SHAPE_DEGREE;
	double south = (double)box.south / SHAPE_DEGREE, north = (double)box.north / SHAPE_DEGREE;
	const double least = 0.05;
	if (east - west < 2 * least) {
		double middle = (east + west) / 2;
		west = middle - least;
		east = middle + least;
	}
	if (north - south < 2 * least) {
		double middle = (north + south) / 2;
		south = middle - least;
		north = middle + least;
	}
	sheet.narrow = cos((north + south) / 2 * 3.14159265358979323846 / 180);
	if (sheet.narrow < 0.05)
		sheet.narrow = 0.05;
	double wide = (east - west) * sheet.narrow, tall = north - south;
	double scale = (MAP_WIDTH - 2 * MAP_MARGIN) / wide;
	if (scale * tall > MAP_TALLEST - 2 * MAP_MARGIN)
		scale = (MAP_TALLEST - 2 * MAP_MARGIN) / tall;
	sheet.scale = scale;
	sheet.height = (int64_t)ceil(scale * tall) + 2 * MAP_MARGIN;
	sheet.top = MAP_MARGIN;
	if (sheet.height < MAP_LOWEST) {
		sheet.height = MAP_LOWEST;
		sheet.top = (MAP_LOWEST - scale * tall) / 2;
	}
	sheet.west = west;
	sheet.north = north;
	sheet.left = (MAP_WIDTH - scale * wide) / 2;
	sheet.finest = (int32_t)(SHAPE_DEGREE / scale) + 1;
	return sheet;
}

struct map_spot map_at(const struct map_sheet *sheet, int32_t x, int32_t y)
{
	double longitude = (double)x / SHAPE_DEGREE, latitude = (double)y / SHAPE_DEGREE;
	return (struct map_spot){ (int64_t)llround(sheet->left + (longitude - sheet->west) * sheet->narrow * sheet->scale),
		(int64_t)llround(sheet->top + (sheet->north - latitude) * sheet->scale) };
}

bool map_holds(const struct map_sheet *sheet, struct map_spot spot)
{
	return spot.x >= 0 && spot.x <= sheet->width && spot.y >= 0 && spot.y <= sheet->height;
}

static void add_ring(struct buf *buf, const struct map_sheet *sheet, const struct ring *ring)
{
	struct map_spot last = map_at(sheet, ring->spots[0].x, ring->spots[0].y);
	buf_addf(buf, "M%lld %lldl", (long long)last.x, (long long)last.y);
	bool first = true;
	for (size_t i = 1; i < ring->count; i++) {
		struct map_spot spot = map_at(sheet, ring->spots[i].x, ring->spots[i].y);
		long long right = (long long)(spot.x - last.x), down = (long long)(spot.y - last.y);
		if (right == 0 && down == 0)
			continue;
		buf_addf(buf, "%s%lld%s%lld", first || right < 0 ? "" : " ", right, down < 0 ? "" : " ", down);
		first = false;
		last = spot;
	}
	buf_add_c(buf, first ? "0 0z" : "z");
}

str map_path(struct arena *arena, const struct map_sheet *sheet, const struct shape *shape)
{
	struct buf buf = buf_in(arena);
	for (size_t r = 0; r < shape->count; r++)
		add_ring(&buf, sheet, &shape->rings[r]);
	return buf_str(&buf);
}

static const struct ring *largest(const struct shape *shape)
{
	const struct ring *found = &shape->rings[0];
	int64_t most = -1;
	for (size_t r = 0; r < shape->count; r++) {
		int64_t area = ring_area(&shape->rings[r]);
		area = area < 0 ? -area : area;
		if (!shape->rings[r].hole && area > most) {
			found = &shape->rings[r];
			most = area;
		}
	}
	return found;
}

// The middle of the widest stretch of a ring on one latitude.
static bool stretch(const struct ring *ring, int32_t y, int64_t *middle, int64_t *width)
{
	*width = -1;
	// Each crossing to the right of which the inside begins is met by the nearest one to its right.
	for (size_t i = 0; i < ring->count; i++) {
		struct spot a = ring->spots[i], b = ring->spots[(i + 1) % ring->count];
		if ((a.y > y) == (b.y > y))
			continue;
		double x = a.x + ((double)y - a.y) * ((double)b.x - a.x) / ((double)b.y - a.y);
		size_t left = 0;
		double next = HUGE_VAL;
		for (size_t k = 0; k < ring->count; k++) {
			struct spot c = ring->spots[k], d = ring->spots[(k + 1) % ring->count];
			if (k == i || (c.y > y) == (d.y > y))
				continue;
			double other = c.x + ((double)y - c.y) * ((double)d.x - c.x) / ((double)d.y - c.y);
			left += other < x;
			next = other >= x && other < next ? other : next;
		}
		if (left % 2 == 0 && isfinite(next) && next - x > (double)*width) {
			*width = (int64_t)(next - x);
			*middle = (int64_t)((x + next) / 2);
		}
	}
	return *width >= 0;
}

struct map_spot map_middle(const struct map_sheet *sheet, const struct shape *shape)
{
	const struct ring *ring = largest(shape);
	struct shape one = { .rings = &(struct ring){ ring->spots, ring->count, false }, .count = 1 };
	struct shape_box box = shapes_box(&one, 1);
	int64_t best_x = ((int64_t)box.west + box.east) / 2, best = -1;
	int32_t best_y = (int32_t)(((int64_t)box.south + box.north) / 2);
	// Where it is widest, of three latitudes: the middle counts a third more.
	for (int part = 3; part <= 7; part += 2) {
		int32_t y = (int32_t)(box.south + ((int64_t)box.north - box.south) * part / 10);
		int64_t middle, width;
		if (!stretch(ring, y, &middle, &width))
			continue;
		width = part == 5 ? width * 4 / 3 : width;
		if (width > best) {
			best = width;
			best_x = middle;
			best_y = y;
		}
	}
	return map_at(sheet, (int32_t)best_x, best_y);
}
