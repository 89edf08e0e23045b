#include "base/text_diff.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/text.h"

struct words {
	str *items; // Each with the white space behind it.
	str *bare;  // Without.
	size_t count, room;
};

static bool is_space(uint32_t letter)
{
	return u_isUWhiteSpace((UChar32)letter);
}

static bool is_mark(uint32_t letter)
{
	return u_ispunct((UChar32)letter);
}

// Where the word ends that begins here; where it began when none does. A mark is a word by itself.
static size_t word_end(str text, size_t at)
{
	for (size_t start = at; at < text.length;) {
		size_t next = at;
		uint32_t letter = text_next(text, &next);
		if (is_space(letter) || (is_mark(letter) && at > start))
			return at;
		at = next;
		if (is_mark(letter))
			return at;
	}
	return at;
}

static size_t space_end(str text, size_t at)
{
	while (at < text.length) {
		size_t next = at;
		if (!is_space(text_next(text, &next)))
			return at;
		at = next;
	}
	return at;
}

static struct words words_in(struct arena *arena, str text)
{
	struct words words = { 0 };
	size_t at = 0, bare_room = 0, bare_count = 0;
	while (at < text.length) {
		size_t start = at, end = word_end(text, at);
		at = space_end(text, end);
		if (end == start)
			continue; // White space before the first word.
		GROW(arena, words.items, words.count, words.room);
		GROW(arena, words.bare, bare_count, bare_room);
		words.items[words.count - 1] = str_slice(text, start, at - start);
		words.bare[bare_count - 1] = str_slice(text, start, end - start);
	}
	return words;
}

struct pieces {
	struct arena *arena;
	struct text_piece *items;
	size_t count, room;
};

// `text` and what stands before it in the same text become one.
static void add(struct pieces *pieces, enum text_change change, str text, str before)
{
	struct text_piece *last = pieces->count == 0 ? NULL : &pieces->items[pieces->count - 1];
	if (last != NULL && last->change == change && last->text.data + last->text.length == text.data) {
		last->text.length += text.length;
		last->before.length += before.length;
		return;
	}
	GROW(pieces->arena, pieces->items, pieces->count, pieces->room);
	pieces->items[pieces->count - 1] = (struct text_piece){ change, text, before };
}

// A step of the way: what is done with the word at hand.
struct way {
	signed char *moves; // 0 both, -1 gone, 1 came.
	size_t count;
};

// Reads the way back from where it ended: trace[d] holds how far each diagonal had come after d steps.
static void walk_back(struct way *way, int *const *trace, int steps, int n, int m)
{
	int x = n, y = m;
	size_t at = way->count;
	for (int d = steps; d > 0; d--) {
		int k = x - y;
		const int *v = trace[d - 1];
		bool down = k == -d || (k != d && v[d - 1 + k - 1] < v[d - 1 + k + 1]);
		int from = down ? v[d - 1 + k + 1] : v[d - 1 + k - 1], from_k = down ? k + 1 : k - 1;
		int begins = down ? from : from + 1;
		for (; x > begins; x--, y--)
			way->moves[--at] = 0;
		way->moves[--at] = down ? 1 : -1;
		x = from;
		y = from - from_k;
	}
	for (; x > 0; x--)
		way->moves[--at] = 0;
	memmove(way->moves, way->moves + at, way->count - at);
	way->count -= at;
}

static int slide(const struct words *a, const struct words *b, size_t skip, int x, int y, int n, int m)
{
	while (x < n && y < m && str_equal(a->bare[skip + (size_t)x], b->bare[skip + (size_t)y])) {
		x++;
		y++;
	}
	return x;
}

static bool find_way(struct arena *arena, const struct words *a, const struct words *b, size_t skip, int n, int m, struct way *way)
{
	int most = n + m < TEXT_DIFF_MOST ? n + m : TEXT_DIFF_MOST;
	int **trace = NEW_MANY(arena, (size_t)most + 1, int *);
	for (int d = 0; d <= most; d++) {
		// Diagonal k stands at d + k; what cannot be reached with the parity of d is not read.
		int *v = trace[d] = NEW_MANY(arena, (size_t)d * 2 + 1, int);
		for (int k = -d; k <= d; k += 2) {
			const int *old = d == 0 ? NULL : trace[d - 1];
			int x = d == 0 ? 0
			        : k == -d || (k != d && old[d - 1 + k - 1] < old[d - 1 + k + 1]) ? old[d - 1 + k + 1]
			                                                                         : old[d - 1 + k - 1] + 1;
			v[d + k] = x = slide(a, b, skip, x, x - k, n, m);
			if (x >= n && x - k >= m) {
				*way = (struct way){ NEW_MANY(arena, (size_t)(n + m), signed char), (size_t)(n + m) };
				walk_back(way, trace, d, n, m);
				return true;
			}
		}
	}
	return false;
}

// Words [from, to) of one text as one run: they stand side by side in it.
static str run_of(const struct words *words, size_t from, size_t to)
{
	const str *first = &words->items[from], *last = &words->items[to - 1];
	return (str){ first->data, (size_t)(last->data + last->length - first->data) };
}

static void add_words(struct pieces *pieces, enum text_change change, const struct words *words, size_t from, size_t to)
{
	if (to > from)
		add(pieces, change, run_of(words, from, to), S(""));
}

// Words [from, to) of the later text stand in the earlier one too, from `at` on.
static void add_kept(struct pieces *pieces, const struct words *a, size_t at, const struct words *b, size_t from, size_t to)
{
	if (to > from)
		add(pieces, TEXT_KEPT, run_of(b, from, to), run_of(a, at, at + to - from));
}

// What differs in the middle: within a run of changes what went stands before what came.
static void add_way(struct pieces *pieces, const struct way *way, const struct words *a, const struct words *b, size_t skip)
{
	size_t x = skip, y = skip;
	for (size_t i = 0; i < way->count;) {
		size_t gone = x, came = y;
		for (; i < way->count && way->moves[i] != 0; i++)
			way->moves[i] < 0 ? x++ : y++;
		add_words(pieces, TEXT_GONE, a, gone, x);
		add_words(pieces, TEXT_CAME, b, came, y);
		size_t kept = y, at = x;
		for (; i < way->count && way->moves[i] == 0; i++) {
			x++;
			y++;
		}
		add_kept(pieces, a, at, b, kept, y);
	}
}

size_t text_diff(struct arena *arena, str before, str after, struct text_piece **list)
{
	struct words a = words_in(arena, before), b = words_in(arena, after);
	struct pieces pieces = { .arena = arena };
	size_t head = 0, tail = 0, least = a.count < b.count ? a.count : b.count;
	while (head < least && str_equal(a.bare[head], b.bare[head]))
		head++;
	while (tail < least - head && str_equal(a.bare[a.count - 1 - tail], b.bare[b.count - 1 - tail]))
		tail++;
	struct way way;
	add_kept(&pieces, &a, 0, &b, 0, head);
	if (find_way(arena, &a, &b, head, (int)(a.count - head - tail), (int)(b.count - head - tail), &way))
		add_way(&pieces, &way, &a, &b, head);
	else {
		add_words(&pieces, TEXT_GONE, &a, head, a.count - tail);
		add_words(&pieces, TEXT_CAME, &b, head, b.count - tail);
	}
	add_kept(&pieces, &a, a.count - tail, &b, b.count - tail, b.count);
	*list = pieces.items;
	return pieces.count;
}
