#include "acts/reply_table_inside.h"

#include "acts/press_open.h"
#include "base/catalogue.h"
#include "base/hash.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"

const char *const reply_column_codes[COLUMN_COUNT] = {
	[COLUMN_NUMBER] = "number", [COLUMN_RECOMMENDATION] = "recommendation", [COLUMN_PLACE] = "place",
	[COLUMN_SENT_ON] = "sent_on", [COLUMN_REPLY_DUE_ON] = "reply_due_on", [COLUMN_POSITION] = "position",
	[COLUMN_TEXT] = "text", [COLUMN_REASON_KIND] = "reason_kind", [COLUMN_REASONS] = "reasons", [COLUMN_PROMISED_ON] = "promised_on",
	[COLUMN_AUTHOR] = "author", [COLUMN_LINE_MARK] = "line_mark", [COLUMN_SENT_MARK] = "sent_mark",
};

static const char *const titles[COLUMN_COUNT] = {
	[COLUMN_NUMBER] = N_("Number"), [COLUMN_RECOMMENDATION] = N_("Recommendation"), [COLUMN_PLACE] = N_("Place"),
	[COLUMN_SENT_ON] = N_("Sent on"), [COLUMN_REPLY_DUE_ON] = N_("Reply due on"),
	[COLUMN_POSITION] = N_("Your position"), [COLUMN_TEXT] = N_("Your reply: what was done, by whom and when"),
	[COLUMN_REASON_KIND] = N_("Kind of reason"), [COLUMN_REASONS] = N_("Reasons"), [COLUMN_PROMISED_ON] = N_("Promised date"),
	[COLUMN_AUTHOR] = N_("Signed by"), [COLUMN_LINE_MARK] = "", [COLUMN_SENT_MARK] = "",
};

size_t reply_column_field(enum reply_column column)
{
	switch (column) {
	case COLUMN_POSITION: return REPLY_POSITION;
	case COLUMN_TEXT: return REPLY_TEXT;
	case COLUMN_REASON_KIND: return REPLY_REASON_KIND;
	case COLUMN_REASONS: return REPLY_REASONS;
	case COLUMN_PROMISED_ON: return REPLY_PROMISED_ON;
	case COLUMN_AUTHOR: return REPLY_AUTHOR;
	case COLUMN_NUMBER:
	case COLUMN_RECOMMENDATION:
	case COLUMN_PLACE:
	case COLUMN_SENT_ON:
	case COLUMN_REPLY_DUE_ON:
	case COLUMN_LINE_MARK:
	case COLUMN_SENT_MARK:
	case COLUMN_COUNT: break;
	}
	return SIZE_MAX;
}

static str mark_of(struct call *call, const str *pieces, size_t count)
{
	struct hash hash = hash_of_pieces(pieces, count);
	return str_slice(hash_hex(call->arena, &hash), 0, 32);
}

str reply_line_mark(struct call *call, str salt, str id)
{
	const str pieces[] = { S("reply table"), salt, id };
	return mark_of(call, pieces, COUNT(pieces));
}

str reply_sent_mark(struct call *call, const struct record *line, const struct record *recommendation)
{
	const str pieces[] = { S("sent"), line->salt, line->id, record_text(recommendation, RECOMMENDATION_TEXT) };
	return mark_of(call, pieces, COUNT(pieces));
}

// Out.

struct outgoing {
	struct call *call;
	struct xlsx_cell *cells;
	size_t count, room;
};

static void put(struct outgoing *out, enum xlsx_kind kind, str text)
{
	GROW(out->call->arena, out->cells, out->count, out->room);
	out->cells[out->count - 1] = (struct xlsx_cell){ .kind = kind, .text = text };
}

// What was sent to the authority, in the order in which it counts them.
static bool read_sent(struct call *call, str authority, struct record ***lines, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &addressee_line_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND coalesce(t.sent_on, t.counts_from) IS NOT NULL AND t.authority = "));
	query_bind(&query, cell_text(authority));
	query_add(&query, SQL(" AND NOT EXISTS (SELECT 1 FROM recommendation w WHERE w.id = t.recommendation"
			      " AND w.binned_at IS NOT NULL)"));
	permit_where(call, &query, &addressee_line_entity);
	query_add(&query, SQL(" ORDER BY coalesce(t.sent_on, t.counts_from), t.id"));
	return record_query(call, &query, &addressee_line_entity, lines, count);
}

static bool awaits(const struct record *line, const struct record *recommendation)
{
	return !record_has(line, ADDRESSEE_LINE_REPLIED_ON) && !record_has(line, ADDRESSEE_LINE_CLOSED_ON) &&
	       recommendation != NULL && str_is(record_text(recommendation, RECOMMENDATION_STATE), "open");
}

static str name_of(struct call *call, str json)
{
	return value_name(call->arena, json, call->language, call->house.language, NULL);
}

static void put_line(struct outgoing *out, size_t number, const struct record *line, const struct record *recommendation)
{
	struct call *call = out->call;
	str place = record_text(recommendation, RECOMMENDATION_PLACE);
	const struct record *found = place.length == 0 ? NULL : record_find(call, &place_entity, place);
	const str own[COLUMN_COUNT] = {
		[COLUMN_NUMBER] = str_format(call->arena, "%zu", number),
		[COLUMN_RECOMMENDATION] = name_of(call, record_text(recommendation, RECOMMENDATION_TEXT)),
		[COLUMN_PLACE] = found == NULL ? S("") : name_of(call, record_text(found, PLACE_NAME)),
		[COLUMN_SENT_ON] = record_text(line, ADDRESSEE_LINE_SENT_ON),
		[COLUMN_REPLY_DUE_ON] = record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON),
		[COLUMN_LINE_MARK] = reply_line_mark(call, line->salt, line->id),
		[COLUMN_SENT_MARK] = reply_sent_mark(call, line, recommendation),
	};
	static const enum xlsx_kind kinds[COLUMN_COUNT] = { [COLUMN_NUMBER] = XLSX_NUMBER, [COLUMN_SENT_ON] = XLSX_DAY,
		[COLUMN_REPLY_DUE_ON] = XLSX_DAY, [COLUMN_PROMISED_ON] = XLSX_DAY };
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		put(out, kinds[i] == XLSX_EMPTY ? XLSX_TEXT : kinds[i], own[i]);
}

// How to fill it in: a sheet of its own, in front.
static struct xlsx_table advice(struct call *call, const struct record *authority, bool right_to_left)
{
	str name = name_of(call, record_text(authority, AUTHORITY_NAME)), house = name_of(call, call->house.name);
	const str lines[] = {
		say_with(call, N_("Recommendations of {house} to {authority}"), "house", house, "authority", name, NULL),
		say(call, N_("Fill in the coloured columns of the second sheet: your position, your reply, your reasons, the date you promise, who signs.")),
		say(call, N_("One row is one recommendation. Leave a row empty that you do not answer yet; you may send the file again for it.")),
		say(call, N_("The position is chosen from the list in its cell. Write a date as in 2026-05-31.")),
		say(call, N_("Leave the other columns as they are: they say which recommendation you answer.")),
		say(call, N_("Then send the whole file back. An acknowledgement is not a reply.")),
	};
	struct xlsx_cell *cells = NEW_MANY(call->arena, COUNT(lines), struct xlsx_cell);
	for (size_t i = 0; i < COUNT(lines); i++)
		cells[i] = (struct xlsx_cell){ .kind = XLSX_TEXT, .text = lines[i] };
	return (struct xlsx_table){ .name = say(call, N_("Read first")), .right_to_left = right_to_left, .cells = cells,
		.column_count = 1, .row_count = COUNT(lines), .printed = true };
}

static struct xlsx_list list_of(struct call *call, enum reply_column column, const struct vocabulary *vocabulary)
{
	str *words = NEW_MANY(call->arena, vocabulary->choice_count + 1, str);
	for (size_t i = 0; i < vocabulary->choice_count; i++)
		words[i] = value_label(call, vocabulary, str_from(vocabulary->choices[i].code));
	return (struct xlsx_list){ column, words, vocabulary->choice_count };
}

static bool write_book(struct call *call, const struct record *authority, const struct outgoing *out, struct buf *buf)
{
	const struct press *press;
	if (!press_open(call, &press))
		return false;
	static const bool open[COLUMN_COUNT] = { [COLUMN_POSITION] = true, [COLUMN_TEXT] = true, [COLUMN_REASON_KIND] = true,
		[COLUMN_REASONS] = true, [COLUMN_PROMISED_ON] = true, [COLUMN_AUTHOR] = true };
	static const bool hidden[COLUMN_COUNT] = { [COLUMN_LINE_MARK] = true, [COLUMN_SENT_MARK] = true };
	const struct xlsx_form form = { open, hidden, 1 };
	const struct xlsx_list lists[] = { list_of(call, COLUMN_POSITION, &position_vocabulary),
		list_of(call, COLUMN_REASON_KIND, &reason_kind_vocabulary) };
	bool right_to_left = str_is(str_from(language_direction(call->language)), "rtl");
	const struct xlsx_table tables[] = { advice(call, authority, right_to_left),
		{ .name = say(call, recommendation_entity.label_many), .right_to_left = right_to_left, .cells = out->cells,
			.column_count = COLUMN_COUNT, .row_count = out->count / COLUMN_COUNT, .lists = lists, .list_count = COUNT(lists),
			.printed = true, .form = &form } };
	struct mishap mishap;
	str bytes;
	if (!press->xlsx(call->arena, tables, COUNT(tables), &bytes, &mishap))
		return refuse(call, REFUSED_TOO_LARGE, mishap.why);
	buf_add(buf, bytes);
	return true;
}

bool reply_table_wanted(struct call *call, const struct record *authority)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT 1 FROM addressee_line t JOIN recommendation r ON r.id = t.recommendation"
			      " WHERE t.binned_at IS NULL AND r.binned_at IS NULL AND r.state = 'open' AND t.replied_on IS NULL"
			      " AND t.closed_on IS NULL AND coalesce(t.sent_on, t.counts_from) IS NOT NULL AND t.authority = "));
	query_bind(&query, cell_text(authority->id));
	permit_where(call, &query, &addressee_line_entity);
	query_add(&query, SQL(" LIMIT 1"));
	return permit_may(call, VERB_EXPORT, &addressee_line_entity) && query_run(&query, call->db, &rows) == DB_DONE &&
	       rows.count > 0;
}

bool reply_table_write(struct call *call, const struct record *authority, struct buf *buf)
{
	struct outgoing out = { .call = call };
	struct record **lines;
	size_t count;
	if (!permit_entity(call, VERB_EXPORT, &addressee_line_entity) || !read_sent(call, authority->id, &lines, &count))
		return false;
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		put(&out, XLSX_TEXT, titles[i][0] == 0 ? S("") : say(call, titles[i]));
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		put(&out, XLSX_TEXT, str_from(reply_column_codes[i]));
	for (size_t i = 0; i < count; i++) {
		const struct record *recommendation =
			record_find(call, &recommendation_entity, record_text(lines[i], ADDRESSEE_LINE_RECOMMENDATION));
		if (awaits(lines[i], recommendation))
			put_line(&out, i + 1, lines[i], recommendation);
	}
	if (out.count == 2 * COLUMN_COUNT)
		return refuse(call, REFUSED_CONFLICT, N_("Nothing that was sent to this authority awaits a reply."));
	return write_book(call, authority, &out, buf);
}
