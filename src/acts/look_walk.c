// Going through all records: which are found, how many count for what, and which stand on the first page. See acts/look.h.
#include "acts/look.h"

// What of it is counted apart and has not too many records yet.
static void open_counts(struct looking *looking, int64_t most)
{
	looking->open_count = 0;
	looking->open_bits = 0;
	for (size_t i = 0; i < looking->counted_count; i++) {
		struct counted *counted = &looking->counted[i];
		if (counted->bit == 0 || counted->total > most)
			continue;
		looking->open[looking->open_count++] = counted;
		looking->open_bits |= counted->part == &looking->records ? counted->bit : 0;
	}
}

bool look_take(struct looking *looking, const struct candidate *candidate, int64_t most)
{
	bool found = look_finds(looking, candidate), needed = found && looking->count++ < most, full = false;
	for (size_t i = 0; i < looking->open_count; i++) {
		struct counted *counted = looking->open[i];
		if (!look_counts(looking, candidate, counted))
			continue;
		needed = counted->total++ < most || needed;
		full = full || counted->total > most;
	}
	if (full)
		open_counts(looking, most);
	return needed;
}

// Where a place stands by the field that orders, if one does.
static int rank_of(const struct looking *looking, size_t place)
{
	const struct column *column = looking->ordering;
	return column == NULL ? 0 : column->ranks[column_code(column, place)];
}

// Whether one place stands behind another in the order of the request.
static bool is_behind(const struct looking *looking, size_t a, size_t b)
{
	int order = rank_of(looking, a) - rank_of(looking, b);
	if (order == 0)
		order = column_id_compare(looking->records.rows, a, b);
	return looking->request->down ? order < 0 : order > 0;
}

static void swap(size_t *heap, size_t a, size_t b)
{
	size_t other = heap[a];
	heap[a] = heap[b];
	heap[b] = other;
}

static void put_first(struct looking *looking, size_t place)
{
	size_t *heap = looking->first, at = looking->first_count;
	if (at <= looking->request->limit) {
		heap[looking->first_count++] = place;
		for (; at > 0 && is_behind(looking, heap[at], heap[(at - 1) / 2]); at = (at - 1) / 2)
			swap(heap, at, (at - 1) / 2);
		return;
	}
	if (!is_behind(looking, heap[0], place))
		return;
	heap[0] = place;
	at = 0;
	for (size_t child; (child = 2 * at + 1) < looking->first_count; at = child) {
		if (child + 1 < looking->first_count && is_behind(looking, heap[child + 1], heap[child]))
			child++;
		if (!is_behind(looking, heap[child], heap[at]))
			return;
		swap(heap, at, child);
	}
}

void look_put_first(struct looking *looking, size_t place)
{
	put_first(looking, place);
	looking->worst_rank = rank_of(looking, looking->first[0]);
}

// By ids what follows stands behind.
bool look_first_stands(const struct looking *looking)
{
	const struct list_request *request = looking->request;
	bool ordered = request->by_id || request->by_field != NULL;
	return !ordered || (request->by_id && looking->records.rows->in_order && looking->first_count > request->limit);
}

void look_begin(struct looking *looking, int64_t most)
{
	looking->count = 0;
	looking->candidate_count = looking->first_count = 0;
	for (size_t i = 0; i < looking->counted_count; i++)
		looking->counted[i].total = 0;
	open_counts(looking, most);
}

// What was not chosen remains as often as records are found; of a filter for which no bit was left nothing is known.
void look_end(struct looking *looking)
{
	for (size_t i = 0; i < looking->counted_count; i++)
		if (looking->counted[i].bit == 0)
			looking->counted[i].total = looking->request->along[looking->counted[i].along].apart ? INT64_MAX : looking->count;
}

// Whether a place changes nothing any more: there are too many to be counted, and it stands behind the first page.
static bool is_idle(const struct looking *looking, size_t place, int64_t most)
{
	if (looking->count <= most || looking->open_count > 0)
		return false;
	if (look_first_stands(looking))
		return true;
	if (looking->first_count <= looking->request->limit)
		return false;
	int rank = rank_of(looking, place);
	return rank != looking->worst_rank ? looking->request->down == (rank < looking->worst_rank) : is_behind(looking, place, looking->first[0]);
}

static void walk_row(struct looking *looking, size_t place, mask lacking, int64_t most)
{
	if (looking->kept != NULL && !looking->kept[place])
		return;
	struct candidate candidate = { (uint32_t)place, lacking, look_heard(looking, place), true };
	if ((candidate.heard & looking->absent) != 0)
		return;
	if (look_finds(looking, &candidate) && !look_first_stands(looking))
		look_put_first(looking, place);
	if (!look_take(looking, &candidate, most))
		return;
	GROW(looking->call->arena, looking->candidates, looking->candidate_count, looking->candidate_room);
	looking->candidates[looking->candidate_count - 1] = candidate;
}

// Leaves the masks of records whose lines may fit, when all lines have been heard.
static void mind_heard(const struct looking *looking, size_t chunk, mask *masks, size_t count)
{
	const mask *heard = looking->heard + chunk * COLUMN_CHUNK;
	mask needed = MASK_REST;
	for (size_t i = 0; i < looking->open_count; i++)
		needed |= looking->open[i]->part == &looking->lines ? looking->open[i]->bit : 0;
	const mask any = looking->by_lines ? needed : 0, none = looking->absent;
	for (size_t i = 0; i < count; i++)
		masks[i] = (any == 0 || (heard[i] & any) != 0) && (heard[i] & none) == 0 ? masks[i] : 0;
}

static void walk_chunk(struct looking *looking, size_t chunk, int64_t most)
{
	const struct part *records = &looking->records;
	bool down = looking->request->down;
	mask masks[COLUMN_CHUNK];
	size_t count = look_masks(records, looking->request->binned, chunk, masks), i = 0;
	if (looking->heard != NULL)
		mind_heard(looking, chunk, masks, count);
	while ((i += look_idle(down ? masks : masks + i, count - i, records->full, looking->open_bits, down)) < count)
		for (size_t end = i + sizeof(uint64_t); i < count && i < end; i++) {
			size_t at = down ? count - 1 - i : i;
			mask lacking = look_lacking(records->full, masks[at]);
			if (look_lacks_one(lacking) && (lacking & (mask)~looking->open_bits) == 0 && !is_idle(looking, chunk * COLUMN_CHUNK + at, most))
				walk_row(looking, chunk * COLUMN_CHUNK + at, lacking, most);
		}
}

// The same of all places of a chunk: where what came later has a greater day, most of an old chunk is behind.
static bool is_chunk_idle(const struct looking *looking, size_t chunk, int64_t most)
{
	const struct column *column = looking->ordering;
	if (column == NULL || looking->count <= most || looking->open_count > 0 || looking->first_count <= looking->request->limit)
		return false;
	size_t left = looking->records.rows->count - chunk * COLUMN_CHUNK, count = left < COLUMN_CHUNK ? left : COLUMN_CHUNK;
	const bool down = looking->request->down;
	int best = down ? 0 : UINT16_MAX;
	for (size_t i = 0; i < count; i++) {
		int rank = column->ranks[column->is_wide ? column->wide[chunk][i] : column->narrow[chunk][i]];
		best = down == (rank > best) ? rank : best;
	}
	return best != looking->worst_rank && down == (best < looking->worst_rank);
}

void look_walk(struct looking *looking, int64_t most)
{
	size_t chunks = (looking->records.rows->count + COLUMN_CHUNK - 1) / COLUMN_CHUNK;
	look_begin(looking, most);
	looking->heard = NULL; // What was heard before left out what had too many records then.
	looking->walked = 0;
	for (size_t i = 0; i < chunks; i++) {
		if (looking->count > most && looking->open_count == 0 && look_first_stands(looking))
			break;
		size_t chunk = looking->request->down ? chunks - 1 - i : i;
		if (!is_chunk_idle(looking, chunk, most))
			walk_chunk(looking, chunk, most);
	}
	look_end(looking);
}

