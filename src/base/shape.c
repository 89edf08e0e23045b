#include "base/shape.h"

#include "base/die.h"
#include "base/limits.h"

// Text

static bool take(str *rest, char c)
{
	while (rest->length > 0 && rest->data[0] == ' ')
		*rest = str_skip(*rest, 1);
	if (rest->length == 0 || rest->data[0] != c)
		return false;
	*rest = str_skip(*rest, 1);
	return true;
}

// Degrees with decimals; more of them than are kept are rounded.
static bool take_degrees(str *rest, int32_t most, int32_t *value)
{
	while (rest->length > 0 && rest->data[0] == ' ')
		*rest = str_skip(*rest, 1);
	bool below = str_starts(*rest, S("-")), behind = false;
	int64_t number = 0;
	size_t at = below ? 1 : 0, first = at, decimals = 0;
	for (; at < rest->length && at < 24; at++) {
		char c = rest->data[at];
		if (c == '.' && !behind && at > first) {
			behind = true;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		if (!behind && number > 180)
			return false;
		if (decimals < 5)
			number = number * 10 + (c - '0');
		else if (decimals == 5)
			number += c >= '5';
		decimals += behind;
	}
	if (at == first || rest->data[at - 1] == '.')
		return false;
	for (; decimals < 5; decimals++)
		number *= 10;
	*rest = str_skip(*rest, at);
	*value = (int32_t)(below ? -number : number);
	return number <= (int64_t)most * SHAPE_DEGREE;
}

static bool same(struct spot a, struct spot b)
{
	return a.x == b.x && a.y == b.y;
}

static bool take_ring(struct arena *arena, str *rest, struct ring *ring)
{
	size_t room = 0;
	if (!take(rest, '('))
		return false;
	do {
		struct spot spot;
		if (!take_degrees(rest, 180, &spot.x) || !take_degrees(rest, 90, &spot.y))
			return false;
		GROW(arena, ring->spots, ring->count, room);
		ring->spots[ring->count - 1] = spot;
	} while (take(rest, ','));
	if (ring->count < 4 || !same(ring->spots[0], ring->spots[ring->count - 1]))
		return false;
	ring->count--;
	return take(rest, ')');
}

static bool take_polygon(struct arena *arena, str *rest, struct shape *shape)
{
	bool hole = false;
	if (!take(rest, '('))
		return false;
	do {
		GROW(arena, shape->rings, shape->count, shape->room);
		struct ring *ring = &shape->rings[shape->count - 1];
		if (!take_ring(arena, rest, ring))
			return false;
		ring->hole = hole;
		hole = true;
	} while (take(rest, ','));
	return take(rest, ')');
}

bool shape_read(struct arena *arena, str text, struct shape *shape)
{
	static const char word[] = "MULTIPOLYGON";
	str rest = str_trim(text);
	*shape = (struct shape){ 0 };
	if (!str_starts(rest, str_from(word)))
		return false;
	rest = str_skip(rest, sizeof word - 1);
	if (!take(&rest, '('))
		return false;
	do
		if (!take_polygon(arena, &rest, shape))
			return false;
	while (take(&rest, ','));
	return take(&rest, ')') && rest.length == 0;
}

static void add_degrees(struct buf *buf, int32_t value)
{
	int64_t part = value < 0 ? -(int64_t)value : value;
	buf_addf(buf, "%s%lld", value < 0 ? "-" : "", (long long)(part / SHAPE_DEGREE));
	part %= SHAPE_DEGREE;
	if (part == 0)
		return;
	buf_add_char(buf, '.');
	for (int64_t unit = SHAPE_DEGREE / 10; part > 0; unit /= 10) {
		buf_add_char(buf, (char)('0' + part / unit));
		part %= unit;
	}
}

static void add_spot(struct buf *buf, struct spot spot)
{
	add_degrees(buf, spot.x);
	buf_add_char(buf, ' ');
	add_degrees(buf, spot.y);
}

void shape_write(struct buf *buf, const struct shape *shape)
{
	buf_add_c(buf, "MULTIPOLYGON(");
	for (size_t i = 0; i < shape->count; i++) {
		const struct ring *ring = &shape->rings[i];
		if (i > 0)
			buf_add_c(buf, ring->hole ? "," : "),");
		buf_add_c(buf, ring->hole ? "(" : "((");
		for (size_t k = 0; k < ring->count; k++) {
			add_spot(buf, ring->spots[k]);
			buf_add_char(buf, ',');
		}
		add_spot(buf, ring->spots[0]);
		buf_add_char(buf, ')');
	}
	buf_add_c(buf, "))");
}

// Measures

int64_t ring_area(const struct ring *ring)
{
	int64_t sum = 0;
	for (size_t i = 0; i < ring->count; i++) {
		struct spot a = ring->spots[i], b = ring->spots[(i + 1) % ring->count];
		sum += (int64_t)a.x * b.y - (int64_t)b.x * a.y;
	}
	return sum;
}

struct shape_box shapes_box(const struct shape *shapes, size_t count)
{
	struct shape_box box = { INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN };
	for (size_t s = 0; s < count; s++)
		for (size_t r = 0; r < shapes[s].count; r++)
			for (size_t i = 0; i < shapes[s].rings[r].count; i++) {
				struct spot spot = shapes[s].rings[r].spots[i];
				box.west = spot.x < box.west ? spot.x : box.west;
				box.east = spot.x > box.east ? spot.x : box.east;
				box.south = spot.y < box.south ? spot.y : box.south;
				box.north = spot.y > box.north ? spot.y : box.north;
			}
	return box.west > box.east ? (struct shape_box){ 0 } : box;
}

// Thinning

// One spot, however many rings run through it.
struct knot {
	struct spot spot;
	uint32_t one, other; // Its neighbours where a ring first ran through it.
	bool met;            // One did.
	bool fixed;          // Another ring comes from elsewhere, or goes elsewhere: a border begins here.
	bool kept;
};

struct knots {
	struct knot *items;
	uint32_t count;
	uint32_t *slots; // Number of the knot and 1; 0: free.
	size_t room;     // Of slots, a power of two.
	uint32_t *of;    // The knot of each spot, ring by ring.
};

static uint32_t knot_of(struct knots *knots, struct spot spot)
{
	uint64_t mixed = ((uint64_t)(uint32_t)spot.x << 32 | (uint32_t)spot.y) * UINT64_C(0x9e3779b97f4a7c15);
	size_t at = (size_t)(mixed >> 20) & (knots->room - 1);
	while (knots->slots[at] != 0 && !same(knots->items[knots->slots[at] - 1].spot, spot))
		at = (at + 1) & (knots->room - 1);
	if (knots->slots[at] == 0) {
		knots->items[knots->count].spot = spot;
		knots->slots[at] = ++knots->count;
	}
	return knots->slots[at] - 1;
}

static void meet(struct knot *knot, uint32_t before, uint32_t after)
{
	uint32_t one = before < after ? before : after, other = before < after ? after : before;
	if (knot->met && (knot->one != one || knot->other != other))
		knot->fixed = true;
	knot->met = true;
	knot->one = one;
	knot->other = other;
}

static void find_knots(struct arena *arena, const struct shape *shapes, size_t count, struct knots *knots)
{
	size_t spots = 0, at = 0;
	for (size_t s = 0; s < count; s++)
		for (size_t r = 0; r < shapes[s].count; r++)
			spots += shapes[s].rings[r].count;
	must(spots < UINT32_MAX / 4);
	*knots = (struct knots){ .room = 16 };
	while (knots->room < 2 * spots)
		knots->room *= 2;
	knots->slots = NEW_MANY(arena, knots->room, uint32_t);
	knots->items = NEW_MANY(arena, spots + 1, struct knot);
	knots->of = NEW_MANY(arena, spots + 1, uint32_t);
	for (size_t s = 0; s < count; s++)
		for (size_t r = 0; r < shapes[s].count; r++) {
			const struct ring *ring = &shapes[s].rings[r];
			for (size_t i = 0; i < ring->count; i++)
				knots->of[at + i] = knot_of(knots, ring->spots[i]);
			for (size_t i = 0; i < ring->count; i++)
				meet(&knots->items[knots->of[at + i]], knots->of[at + (i + ring->count - 1) % ring->count],
					knots->of[at + (i + 1) % ring->count]);
			at += ring->count;
		}
}

// The corners of one ring: a list that closes, and a heap of those that may go, the smallest triangle first.
struct corners {
	const struct ring *ring;
	size_t *before, *after;
	int64_t *areas; // Twice the triangle.
	size_t *heap, *places; // Where each corner stands in it; SIZE_MAX: it may not go, or went.
	size_t heaped, left;
};

static int64_t triangle(const struct corners *corners, size_t at)
{
	const struct spot *spots = corners->ring->spots;
	struct spot a = spots[corners->before[at]], b = spots[at], c = spots[corners->after[at]];
	int64_t area = ((int64_t)b.x - a.x) * ((int64_t)c.y - a.y) - ((int64_t)c.x - a.x) * ((int64_t)b.y - a.y);
	return area < 0 ? -area : area;
}

static void put(struct corners *corners, size_t place, size_t corner)
{
	corners->heap[place] = corner;
	corners->places[corner] = place;
}

static void sift(struct corners *corners, size_t place, size_t corner)
{
	const int64_t *areas = corners->areas;
	while (place > 0 && areas[corners->heap[(place - 1) / 2]] > areas[corner]) {
		put(corners, place, corners->heap[(place - 1) / 2]);
		place = (place - 1) / 2;
	}
	for (size_t child; (child = 2 * place + 1) < corners->heaped; place = child) {
		if (child + 1 < corners->heaped && areas[corners->heap[child + 1]] < areas[corners->heap[child]])
			child++;
		if (areas[corners->heap[child]] >= areas[corner])
			break;
		put(corners, place, corners->heap[child]);
	}
	put(corners, place, corner);
}

static size_t pop(struct corners *corners)
{
	size_t least = corners->heap[0], last = corners->heap[--corners->heaped];
	corners->places[least] = SIZE_MAX;
	if (corners->heaped > 0)
		sift(corners, 0, last);
	return least;
}

static void weigh(struct corners *corners, size_t at)
{
	if (corners->places[at] == SIZE_MAX)
		return;
	corners->areas[at] = triangle(corners, at);
	sift(corners, corners->places[at], at);
}

static void corners_begin(struct arena *arena, const struct ring *ring, const struct knots *knots, const uint32_t *of,
	struct corners *corners)
{
	size_t count = ring->count;
	*corners = (struct corners){ .ring = ring, .left = count };
	corners->before = NEW_MANY(arena, count, size_t);
	corners->after = NEW_MANY(arena, count, size_t);
	corners->heap = NEW_MANY(arena, count, size_t);
	corners->places = NEW_MANY(arena, count, size_t);
	corners->areas = NEW_MANY(arena, count, int64_t);
	for (size_t i = 0; i < count; i++) {
		corners->before[i] = (i + count - 1) % count;
		corners->after[i] = (i + 1) % count;
		corners->places[i] = SIZE_MAX;
	}
	for (size_t i = 0; i < count; i++) {
		corners->areas[i] = triangle(corners, i);
		if (!knots->items[of[i]].fixed)
			sift(corners, corners->heaped++, i);
	}
}

// Keeps what matters of one ring. Of a small one without a border nothing does, unless it is the `chief` one.
static void thin_ring(struct arena *arena, const struct ring *ring, bool chief, struct knots *knots, const uint32_t *of,
	int64_t least)
{
	struct corners corners;
	corners_begin(arena, ring, knots, of, &corners);
	while (corners.left > 3 && corners.heaped > 0 && corners.areas[corners.heap[0]] < least) {
		size_t gone = pop(&corners), before = corners.before[gone], after = corners.after[gone];
		corners.after[before] = after;
		corners.before[after] = before;
		corners.left--;
		weigh(&corners, before);
		weigh(&corners, after);
	}
	if (!chief && corners.left <= 3 && corners.heaped == corners.left && corners.areas[corners.heap[0]] < least)
		return;
	for (size_t i = 0; i < ring->count; i++)
		if (corners.places[i] != SIZE_MAX || knots->items[of[i]].fixed)
			knots->items[of[i]].kept = true;
}

static const struct ring *largest(const struct shape *shape)
{
	const struct ring *found = NULL;
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

static struct ring kept_of(struct arena *arena, const struct ring *ring, const struct knots *knots, const uint32_t *of)
{
	struct ring kept = { .spots = NEW_MANY(arena, ring->count, struct spot), .hole = ring->hole };
	for (size_t i = 0; i < ring->count; i++)
		if (knots->items[of[i]].kept)
			kept.spots[kept.count++] = ring->spots[i];
	return kept;
}

// A ring that lost its corners is gone, and with it the holes in it.
static void take_kept(struct arena *arena, struct shape *shape, const struct knots *knots, const uint32_t **of)
{
	size_t count = 0;
	bool gone = false;
	for (size_t r = 0; r < shape->count; r++) {
		struct ring ring = shape->rings[r], kept = kept_of(arena, &ring, knots, *of);
		*of += ring.count;
		if (!ring.hole)
			gone = kept.count < 3;
		if (!gone && kept.count >= 3)
			shape->rings[count++] = kept;
	}
	shape->count = count;
}

void shapes_thin(struct arena *arena, struct shape *shapes, size_t count, int32_t width)
{
	struct arena *scratch = arena_new(LIMIT_ARENA_BYTES), *one = arena_new(LIMIT_ARENA_BYTES);
	struct knots knots;
	find_knots(scratch, shapes, count, &knots);
	const uint32_t *of = knots.of;
	for (size_t s = 0; s < count; s++) {
		const struct ring *chief = largest(&shapes[s]);
		for (size_t r = 0; r < shapes[s].count; r++) {
			const struct ring *ring = &shapes[s].rings[r];
			thin_ring(one, ring, ring == chief, &knots, of, (int64_t)width * width);
			of += ring->count;
			arena_reset(one);
		}
	}
	of = knots.of;
	for (size_t s = 0; s < count; s++)
		take_kept(arena, &shapes[s], &knots, &of);
	arena_end(one);
	arena_end(scratch);
}
