// Masks of records and lines, and what records hear of their lines. See acts/look.h.
#include "acts/look.h"
#include "model/entities.h"

enum { WALK_COST = 50 }; // To follow the lines of a record costs as much as to go through so many of all.

size_t look_code_count(const struct part *part, size_t field)
{
	return field == SIZE_MAX ? LIST_REPLY_STATES + 1 : part->rows->columns[field].text_count;
}

str look_text(const struct part *part, size_t field, size_t code)
{
	if (field == SIZE_MAX)
		return code == 0 ? S("") : str_from(list_reply_state(code - 1));
	return part->rows->columns[field].texts[code];
}

void look_condition(struct looking *looking, struct part *part, size_t field, mask bit, const bool *marked)
{
	size_t count = look_code_count(part, field), left = 0;
	struct condition *condition = &part->conditions[part->count++];
	const struct column *column = field == SIZE_MAX ? NULL : &part->rows->columns[field];
	*condition = (struct condition){ .narrow = column == NULL ? part->rows->derived : column->is_wide ? NULL : column->narrow,
		.wide = column != NULL && column->is_wide ? column->wide : NULL, .leaves = NEW_MANY(looking->call->arena, count, mask), .bit = bit, .code = UINT16_MAX };
	for (size_t code = 0; code < count; code++) {
		condition->leaves[code] = marked[code] ? UINT8_MAX : (mask)~bit;
		left += marked[code];
		condition->code = marked[code] ? (uint16_t)code : condition->code;
	}
	condition->alone = left <= 1;
}

static bool is_sent(const struct part *lines, size_t place)
{
	return look_code(lines, ADDRESSEE_LINE_SENT_ON, place) != 0 || look_code(lines, ADDRESSEE_LINE_COUNTS_FROM, place) != 0;
}

// Where one code alone is looked for, rows are compared sixteen at a time.
static void apply(const struct condition *condition, size_t chunk, mask *masks, size_t count)
{
	const uint8_t *narrow = condition->narrow == NULL ? NULL : condition->narrow[chunk];
	const uint16_t *wide = condition->wide == NULL ? NULL : condition->wide[chunk];
	const mask *leaves = condition->leaves, kept = (mask)~condition->bit;
	const uint16_t code = condition->code;
	const uint8_t narrow_code = (uint8_t)code;
	if (narrow != NULL && condition->alone && code <= UINT8_MAX)
		for (size_t i = 0; i < count; i++)
			masks[i] &= narrow[i] == narrow_code ? UINT8_MAX : kept;
	else if (narrow != NULL)
		for (size_t i = 0; i < count; i++)
			masks[i] &= leaves[narrow[i]];
	else if (condition->alone)
		for (size_t i = 0; i < count; i++)
			masks[i] &= wide[i] == code ? UINT8_MAX : kept;
	else
		for (size_t i = 0; i < count; i++)
			masks[i] &= leaves[wide[i]];
}

static size_t chunk_rows(const struct column_rows *rows, size_t chunk)
{
	size_t left = rows->count - chunk * COLUMN_CHUNK;
	return left < COLUMN_CHUNK ? left : COLUMN_CHUNK;
}

// What is written byte by byte might be anything, so what does not change is held apart.
size_t look_masks(const struct part *part, bool binned, size_t chunk, mask masks[COLUMN_CHUNK])
{
	const struct column_rows *rows = part->rows;
	const uint8_t *in_bin = rows->binned[chunk], wanted = binned;
	const mask full = part->full;
	size_t count = chunk_rows(rows, chunk);
	if (rows->binned_count[chunk] == 0)
		memset(masks, binned ? 0 : full, count);
	else
		for (size_t i = 0; i < count; i++)
			masks[i] = in_bin[i] == wanted ? full : 0;
	for (size_t i = 0; i < part->count; i++)
		apply(&part->conditions[i], chunk, masks, count);
	return count;
}

// Looked at eight at a time.
size_t look_idle(const mask *masks, size_t count, mask full, mask open, bool down)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
	const mask *start = down ? masks + count : masks;
	size_t idle = 0;
	for (uint64_t eight; idle + sizeof eight <= count; idle += sizeof eight) {
		memcpy(&eight, down ? start - idle - sizeof eight : start + idle, sizeof eight);
		eight = (eight | ones * open) ^ ones * full; // A byte that is 0 lacks nothing else.
		if (((eight - ones) & ~eight & highs) != 0)
			break;
	}
	return idle;
}

// Lines

mask look_mask_of_line(const struct looking *looking, size_t place)
{
	const struct part *lines = &looking->lines;
	if (COLUMN_AT(lines->rows->binned, place) != 0 || (looking->focal && !is_sent(lines, place)))
		return 0;
	mask have = lines->full;
	for (size_t i = 0; i < lines->count; i++) {
		const struct condition *condition = &lines->conditions[i];
		have &= condition->leaves[condition->narrow != NULL ? COLUMN_AT(condition->narrow, place) : COLUMN_AT(condition->wide, place)];
	}
	return have;
}

static mask hear_line(mask full, mask have)
{
	mask lacking = look_lacking(full, have);
	return !look_lacks_one(lacking) ? 0 : lacking == 0 ? MASK_REST : lacking;
}

static bool is_there(const struct looking *looking, const struct column_rows *rows, bool reply, size_t place)
{
	return COLUMN_AT(rows->binned, place) == 0 && !looking->later[reply][column_code(looking->days[reply], place)];
}

// What there is, of what is asked to be absent. What is dated later is not there yet.
static mask presence_of(const struct looking *looking, size_t line)
{
	const struct column_rows *lines = looking->lines.rows;
	if (COLUMN_AT(lines->binned, line) != 0)
		return 0;
	mask there = (looking->absent & HEARD_LINE) != 0 && is_there(looking, lines, false, line) ? HEARD_LINE : 0;
	uint32_t next = (looking->absent & HEARD_REPLY) != 0 ? COLUMN_AT(lines->first, line) : 0;
	for (; next != 0; next = COLUMN_AT(looking->replies->next, next - 1))
		there |= is_there(looking, looking->replies, true, next - 1) ? HEARD_REPLY : 0;
	return there;
}

static bool has_line(const struct looking *looking, uint32_t next)
{
	const struct column_rows *lines = looking->lines.rows;
	while (next != 0 && !is_there(looking, lines, false, next - 1))
		next = COLUMN_AT(lines->next, next - 1);
	return next != 0;
}

// Which records of a chunk have a line: nearly always the first one is.
static void hear_there(const struct looking *looking, size_t chunk)
{
	const uint32_t *first = looking->records.rows->first[chunk];
	const uint16_t *binned = looking->lines.rows->binned_count;
	size_t count = chunk_rows(looking->records.rows, chunk);
	for (size_t i = 0; i < count; i++) {
		bool sure = first[i] != 0 && !looking->any_later && binned[(first[i] - 1) / COLUMN_CHUNK] == 0;
		looking->heard[chunk * COLUMN_CHUNK + i] |= sure || has_line(looking, first[i]) ? HEARD_LINE : 0;
	}
}

static void hear_chunk(struct looking *looking, size_t chunk)
{
	const struct part *lines = &looking->lines;
	const uint32_t *owners = lines->rows->owners[chunk];
	mask masks[COLUMN_CHUNK], *heard = looking->heard;
	const mask full = lines->full;
	mask open = 0; // What has too many records already need not be heard.
	for (size_t k = 0; k < looking->open_count; k++)
		open |= looking->open[k]->part == lines ? looking->open[k]->bit : 0;
	size_t count = look_masks(lines, false, chunk, masks), i = 0;
	for (size_t k = 0; k < count && looking->focal; k++)
		masks[k] = is_sent(lines, chunk * COLUMN_CHUNK + k) ? masks[k] : 0;
	const uint32_t *replies = lines->rows->first[chunk];
	for (size_t k = 0; k < count && (looking->absent & HEARD_REPLY) != 0; k++)
		if (replies[k] != 0)
			heard[owners[k]] |= presence_of(looking, chunk * COLUMN_CHUNK + k);
	while (looking->by_lines && (i += look_idle(masks + i, count - i, full, open, false)) < count)
		for (size_t end = i + sizeof(uint64_t); i < count && i < end; i++)
			heard[owners[i]] |= hear_line(full, masks[i]);
}

static void hear_all(struct looking *looking)
{
	looking->heard = NEW_MANY(looking->call->arena, looking->records.rows->count + COLUMN_CHUNK, mask);
	bool by_line = looking->by_lines || (looking->absent & HEARD_REPLY) != 0;
	for (size_t chunk = 0; chunk * COLUMN_CHUNK < looking->lines.rows->count && by_line; chunk++)
		hear_chunk(looking, chunk);
	for (size_t chunk = 0; chunk * COLUMN_CHUNK < looking->records.rows->count && (looking->absent & HEARD_LINE) != 0; chunk++)
		hear_there(looking, chunk);
}

// Few are asked one by one, for their lines lie anywhere.
mask look_heard(struct looking *looking, size_t record)
{
	if (!looking->by_lines && looking->absent == 0)
		return MASK_REST;
	if (looking->heard == NULL && looking->walked++ == looking->lines.rows->count / WALK_COST)
		hear_all(looking);
	if (looking->heard != NULL)
		return looking->heard[record];
	mask heard = 0;
	for (uint32_t next = COLUMN_AT(looking->records.rows->first, record); next != 0; next = COLUMN_AT(looking->lines.rows->next, next - 1))
		heard |= hear_line(looking->lines.full, look_mask_of_line(looking, next - 1)) | (looking->absent == 0 ? 0 : presence_of(looking, next - 1));
	return heard;
}

