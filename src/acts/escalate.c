#include "acts/escalate.h"

#include <stdlib.h>

#include "acts/compose.h"
#include "acts/correspond.h"
#include "base/catalogue.h"
#include "base/lookup.h"
#include "model/deadline.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/value.h"

// A line that awaits its reply, as far as the ladder asks.
struct awaiting {
	str id, authority;
	struct day due;
	const struct record *step; // The furthest that has come; NULL: none has.
	struct day came;           // When it came.
};

struct ladder {
	struct day as_of;
	struct record **steps;
	size_t step_count;
	struct awaiting *lines; // By authority and day.
	size_t line_count;
	struct lookup by_id;
	struct lookup covered;   // "STEP LINE" to the serial of the last day for which it was drafted.
	struct lookup languages; // Of the letter that transmitted a line, as an index of `languages`.
};

// What there is.

static bool read_steps(struct call *call, struct ladder *ladder)
{
	struct query query = query_in(call->arena);
	record_select(&query, &ladder_step_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.active = 1 ORDER BY t.position, t.id"));
	return record_query(call, &query, &ladder_step_entity, &ladder->steps, &ladder->step_count);
}

// How many days before it is due a line may have a step.
static int64_t reach_of(const struct ladder *ladder)
{
	int64_t reach = 0;
	for (size_t i = 0; i < ladder->step_count; i++) {
		int64_t before = -record_integer(ladder->steps[i], LADDER_STEP_DAYS);
		// Of working days there are at least as many in three times the days.
		if (str_is(record_text(ladder->steps[i], LADDER_STEP_CLOCK), "working_days"))
			before *= 3;
		reach = before > reach ? before : reach;
	}
	return reach;
}

static bool read_lines(struct call *call, struct ladder *ladder)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	str as_of = str_copy(call->arena, day_str(&ladder->as_of));
	struct day last = day_add(&ladder->as_of, reach_of(ladder));
	query_add(&query,
		SQL("SELECT t.id, t.authority, t.reply_due_on FROM addressee_line t"
		    " JOIN recommendation r ON r.id = t.recommendation"
		    " WHERE t.binned_at IS NULL AND r.binned_at IS NULL AND r.state = 'open' AND t.sent_on IS NOT NULL"
		    " AND t.reply_due_on <= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&last))));
	query_add(&query, SQL(" AND (t.replied_on IS NULL OR t.replied_on > "));
	query_bind(&query, cell_text(as_of));
	query_add(&query, SQL(") AND (t.closed_on IS NULL OR t.closed_on > "));
	query_bind(&query, cell_text(as_of));
	query_add(&query,
		SQL(") AND NOT EXISTS (SELECT 1 FROM clock_pause p WHERE p.addressee_line = t.id AND p.binned_at IS NULL"
		    " AND p.first_on <= "));
	query_bind(&query, cell_text(as_of));
	query_add(&query, SQL(" AND coalesce(p.last_on, '9999') >= "));
	query_bind(&query, cell_text(as_of));
	query_add(&query, SQL(") ORDER BY t.authority, t.reply_due_on, t.id"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	ladder->lines = NEW_MANY(call->arena, rows.count + 1, struct awaiting);
	ladder->by_id = lookup_in(call->arena);
	for (size_t i = 0; i < rows.count; i++) {
		struct awaiting *line = &ladder->lines[ladder->line_count];
		*line = (struct awaiting){ .id = rows_text(&rows, i, 0), .authority = rows_text(&rows, i, 1) };
		if (!day_parse(rows_text(&rows, i, 2), &line->due))
			continue;
		lookup_set(&ladder->by_id, line->id, ladder->line_count++);
	}
	return true;
}

static str step_and_line(struct call *call, str step, str line)
{
	return str_format(call->arena, "%.*s %.*s", STR_ARG(step), STR_ARG(line));
}

static void cover(struct call *call, struct ladder *ladder, str step, str line, const struct day *day)
{
	str key = step_and_line(call, step, line);
	const size_t *known = lookup_find(&ladder->covered, key);
	size_t serial = (size_t)day_serial(day);
	if (known == NULL || *known < serial)
		lookup_set(&ladder->covered, key, serial);
}

static bool read_covered(struct call *call, struct ladder *ladder)
{
	struct rows rows;
	struct day day;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT ladder_step, step_on, addressee_lines FROM letter WHERE ladder_step IS NOT NULL"
			        " AND state <> 'overtaken' AND binned_at IS NULL"),
			    NO_PARAMETERS, &rows)))
		return false;
	ladder->covered = lookup_in(call->arena);
	for (size_t i = 0; i < rows.count; i++) {
		str *lines;
		size_t count = value_set_members(call->arena, rows_text(&rows, i, 2), &lines);
		for (size_t k = 0; day_parse(rows_text(&rows, i, 1), &day) && k < count; k++)
			cover(call, ladder, rows_text(&rows, i, 0), lines[k], &day);
	}
	return true;
}

static size_t language_index(str language)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (str_is(language, languages[i]))
			return i;
	return 0;
}

static bool read_languages(struct call *call, struct ladder *ladder)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT language, addressee_lines FROM letter WHERE kind = 'transmission'"
			        " AND state IN ('sent', 'delivered') AND binned_at IS NULL ORDER BY sent_on, id"),
			    NO_PARAMETERS, &rows)))
		return false;
	ladder->languages = lookup_in(call->arena);
	for (size_t i = 0; i < rows.count; i++) {
		str *lines;
		size_t count = value_set_members(call->arena, rows_text(&rows, i, 1), &lines);
		for (size_t k = 0; k < count; k++)
			if (lookup_find(&ladder->by_id, lines[k]) != NULL)
				lookup_set(&ladder->languages, lines[k], language_index(rows_text(&rows, i, 0)));
	}
	return true;
}

// Which step has come.

static bool has_own_steps(const struct ladder *ladder, str authority)
{
	for (size_t i = 0; i < ladder->step_count; i++)
		if (str_equal(record_text(ladder->steps[i], LADDER_STEP_AUTHORITY), authority))
			return true;
	return false;
}

// Whether a step is for this authority, which has steps of its `own` or not.
static bool is_for(const struct record *step, str authority, bool own)
{
	str wanted = record_text(step, LADDER_STEP_AUTHORITY);
	return own ? str_equal(wanted, authority) : wanted.length == 0;
}

static bool comes_on(struct call *call, const struct record *step, const struct awaiting *line, struct day *day)
{
	return deadline_shift(call, line->authority, &line->due, record_integer(step, LADDER_STEP_DAYS),
		str_is(record_text(step, LADDER_STEP_CLOCK), "working_days"), day);
}

static bool has_come(const struct day *day, const struct day *as_of)
{
	return day->text[0] != 0 && str_compare(day_str(day), day_str(as_of)) <= 0;
}

static bool find_step(struct call *call, const struct ladder *ladder, struct awaiting *line)
{
	bool own = has_own_steps(ladder, line->authority);
	for (size_t i = 0; i < ladder->step_count; i++) {
		struct day day;
		if (!is_for(ladder->steps[i], line->authority, own))
			continue;
		if (!comes_on(call, ladder->steps[i], line, &day))
			return false;
		if (has_come(&day, &ladder->as_of) &&
		        (line->step == NULL || str_compare(day_str(&day), day_str(&line->came)) >= 0)) {
			line->step = ladder->steps[i];
			line->came = day;
		}
	}
	return true;
}

// Lines of one authority that are due on one day have the same step.
static bool find_steps(struct call *call, struct ladder *ladder)
{
	for (size_t i = 0; i < ladder->line_count; i++) {
		struct awaiting *line = &ladder->lines[i];
		const struct awaiting *before = i == 0 ? NULL : &ladder->lines[i - 1];
		if (before != NULL && str_equal(before->authority, line->authority) &&
		        str_equal(day_str(&before->due), day_str(&line->due))) {
			line->step = before->step;
			line->came = before->came;
		} else if (!find_step(call, ladder, line)) {
			return false;
		}
	}
	return true;
}

// Drafts that do not hold any more.

static bool holds(struct call *call, const struct ladder *ladder, const struct record *letter)
{
	str *ids;
	size_t count = value_set_members(call->arena, record_text(letter, LETTER_ADDRESSEE_LINES), &ids);
	for (size_t i = 0; i < count; i++) {
		const size_t *at = lookup_find(&ladder->by_id, ids[i]);
		const struct awaiting *line = at == NULL ? NULL : &ladder->lines[*at];
		struct day day;
		if (line == NULL)
			return false;
		const struct record *step = record_find(call, &ladder_step_entity, record_text(letter, LETTER_LADDER_STEP));
		if (step == NULL || !comes_on(call, step, line, &day) || !has_come(&day, &ladder->as_of) ||
		        str_compare(record_text(letter, LETTER_STEP_ON), day_str(&day)) < 0)
			return false;
	}
	return true;
}

static bool overtake(struct call *call, const struct ladder *ladder, struct escalated *escalated)
{
	struct query query = query_in(call->arena);
	struct record **drafts;
	size_t count;
	record_select(&query, &letter_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.ladder_step IS NOT NULL AND t.state = 'draft' AND t.step_on <= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&ladder->as_of))));
	query_add(&query, SQL(" ORDER BY t.id"));
	if (!record_query(call, &query, &letter_entity, &drafts, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (holds(call, ladder, drafts[i]))
			continue;
		record_set(drafts[i], LETTER_STATE, S("overtaken"));
		if (!record_save(call, drafts[i]))
			return false;
		escalated->overtaken++;
	}
	return call->refusal == REFUSED_NOT;
}

// New drafts.

struct batch {
	str authority;
	const struct record *step;
	size_t language;
	str *lines;
	size_t count, room;
};

static bool needs_letter(struct call *call, const struct ladder *ladder, const struct awaiting *line)
{
	if (line->step == NULL)
		return false;
	const size_t *drafted = lookup_find(&ladder->covered, step_and_line(call, line->step->id, line->id));
	return drafted == NULL || *drafted < (size_t)day_serial(&line->came);
}

static struct batch *batch_of(struct call *call, struct batch **batches, size_t *count, size_t *room,
	const struct awaiting *line, size_t language)
{
	for (size_t i = 0; i < *count; i++) {
		struct batch *batch = &(*batches)[i];
		if (batch->step == line->step && batch->language == language && str_equal(batch->authority, line->authority) &&
		        batch->count < ESCALATE_LINES_MOST)
			return batch;
	}
	GROW(call->arena, *batches, *count, *room);
	(*batches)[*count - 1] = (struct batch){ .authority = line->authority, .step = line->step, .language = language };
	return &(*batches)[*count - 1];
}

static bool draft(struct call *call, const struct ladder *ladder, const struct batch *batch, struct escalated *escalated)
{
	struct record *letter, **lines = NEW_MANY(call->arena, batch->count, struct record *);
	for (size_t i = 0; i < batch->count; i++)
		lines[i] = record_find(call, &addressee_line_entity, batch->lines[i]);
	struct compose_request request = {
		.kind = record_text(batch->step, LADDER_STEP_KIND), .recipient = record_text(batch->step, LADDER_STEP_RECIPIENT),
		.concerned = batch->authority, .language = languages[batch->language], .lines = lines,
		.line_count = batch->count, .as_of = ladder->as_of,
	};
	if (!compose(call, &request, &letter))
		return false;
	record_set(letter, LETTER_LADDER_STEP, batch->step->id);
	record_set(letter, LETTER_STEP_ON, str_copy(call->arena, day_str(&ladder->as_of)));
	if (!correspond_settle(call, NULL, letter) || !record_save(call, letter))
		return false;
	GROW(call->arena, escalated->letters, escalated->count, escalated->room);
	escalated->letters[escalated->count - 1] = letter;
	return true;
}

// One letter that cannot be made, as for want of a template, is no reason to make none of the others.
static bool leave_out(struct call *call, const struct batch *batch, struct escalated *escalated)
{
	if (call->refusal == REFUSED_BUSY || call->refusal == REFUSED_FULL)
		return false;
	call->refusal = REFUSED_NOT;
	call->reason_count = 0;
	escalated->left_out += batch->count;
	return true;
}

static bool draft_all(struct call *call, const struct ladder *ladder, struct escalated *escalated)
{
	struct batch *batches = NULL;
	size_t count = 0, room = 0, house = language_index(str_from(call->house.language));
	for (size_t i = 0; i < ladder->line_count; i++) {
		const struct awaiting *line = &ladder->lines[i];
		if (!needs_letter(call, ladder, line))
			continue;
		const size_t *language = lookup_find(&ladder->languages, line->id);
		struct batch *batch = batch_of(call, &batches, &count, &room, line, language == NULL ? house : *language);
		GROW(call->arena, batch->lines, batch->count, batch->room);
		batch->lines[batch->count - 1] = line->id;
	}
	for (size_t i = 0; i < count; i++)
		if (!draft(call, ladder, &batches[i], escalated) && !leave_out(call, &batches[i], escalated))
			return false;
	return true;
}

static bool escalate_body(struct call *call, void *input)
{
	struct escalated *escalated = input;
	struct ladder ladder = { .as_of = escalated->as_of };
	escalated->count = 0;
	escalated->overtaken = 0;
	escalated->left_out = 0;
	if (!permit_entity(call, VERB_STEP, &letter_entity) || !read_steps(call, &ladder))
		return false;
	if (ladder.step_count == 0)
		return true;
	return read_lines(call, &ladder) && find_steps(call, &ladder) && overtake(call, &ladder, escalated) &&
	       read_covered(call, &ladder) && read_languages(call, &ladder) && draft_all(call, &ladder, escalated);
}

bool escalate(struct call *call, struct day as_of, struct escalated *escalated)
{
	*escalated = (struct escalated){ .as_of = as_of.text[0] != 0 ? day_end(&as_of) : call->today };
	if (day_difference(&escalated->as_of, &call->today) > 0)
		return refuse_field(call, "as_of", say(call, N_("This day is still to come.")));
	return act_write(call, "escalate", escalate_body, escalated);
}

// What is to come.

enum { AHEAD_GROUPS_MOST = 2000 };

// How far behind its reply date a line may have a step.
static int64_t reach_behind(const struct ladder *ladder)
{
	int64_t reach = 0;
	for (size_t i = 0; i < ladder->step_count; i++) {
		int64_t days = record_integer(ladder->steps[i], LADDER_STEP_DAYS);
		// Of working days there are at least as many in three times the days, and a month for holidays.
		if (str_is(record_text(ladder->steps[i], LADDER_STEP_CLOCK), "working_days"))
			days = days * 3 + 31;
		reach = days > reach ? days : reach;
	}
	return reach;
}

static bool read_groups(struct call *call, const struct ladder *ladder, const struct day *from, const struct day *to,
	struct rows *groups)
{
	struct query query = query_in(call->arena);
	struct day first = day_add(from, -reach_behind(ladder)), last = day_add(to, reach_of(ladder));
	query_add(&query,
		SQL("SELECT t.authority, t.reply_due_on, CAST(count(*) AS BIGINT) FROM addressee_line t"
		    " JOIN recommendation r ON r.id = t.recommendation"
		    " WHERE t.binned_at IS NULL AND r.binned_at IS NULL AND r.state = 'open' AND t.sent_on IS NOT NULL"
		    " AND t.replied_on IS NULL AND t.closed_on IS NULL AND t.reply_due_on >= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&first))));
	query_add(&query, SQL(" AND t.reply_due_on <= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&last))));
	permit_where(call, &query, &addressee_line_entity);
	query_add(&query, SQL(" GROUP BY t.authority, t.reply_due_on ORDER BY t.authority, t.reply_due_on LIMIT "));
	query_bind(&query, cell_integer(AHEAD_GROUPS_MOST));
	return call_stored(call, query_run(&query, call->db, groups));
}

// Days that are due apart may have a step on one working day.
static struct escalate_ahead *same_find(struct escalate_ahead *ahead, size_t count, const struct escalate_ahead *wanted)
{
	for (size_t i = count; i > 0 && str_equal(ahead[i - 1].authority, wanted->authority); i--)
		if (ahead[i - 1].step == wanted->step && str_equal(day_str(&ahead[i - 1].day), day_str(&wanted->day)))
			return &ahead[i - 1];
	return NULL;
}

struct stretch {
	const struct day *from, *to;
	struct escalate_ahead *steps;
	size_t count, room;
};

static bool look_ahead(struct call *call, const struct ladder *ladder, const struct awaiting *line, int64_t lines,
	struct stretch *stretch)
{
	bool own = has_own_steps(ladder, line->authority);
	for (size_t i = 0; i < ladder->step_count; i++) {
		struct escalate_ahead one = { .step = ladder->steps[i], .authority = line->authority, .lines = lines };
		if (!is_for(one.step, line->authority, own))
			continue;
		if (!comes_on(call, one.step, line, &one.day))
			return false;
		if (!has_come(&one.day, stretch->to) || str_compare(day_str(&one.day), day_str(stretch->from)) < 0)
			continue;
		struct escalate_ahead *same = same_find(stretch->steps, stretch->count, &one);
		if (same != NULL) {
			same->lines += lines;
			continue;
		}
		GROW(call->arena, stretch->steps, stretch->count, stretch->room);
		stretch->steps[stretch->count - 1] = one;
	}
	return true;
}

bool escalate_ahead(struct call *call, const struct day *from, const struct day *to, struct escalate_ahead **ahead,
	size_t *count)
{
	struct ladder ladder = { .as_of = *to };
	struct stretch stretch = { .from = from, .to = to };
	struct rows groups = { .count = 0 };
	if (!read_steps(call, &ladder) || (ladder.step_count > 0 && !read_groups(call, &ladder, from, to, &groups)))
		return false;
	for (size_t i = 0; i < groups.count; i++) {
		struct awaiting line = { .authority = rows_text(&groups, i, 0) };
		if (day_parse(rows_text(&groups, i, 1), &line.due) &&
		        !look_ahead(call, &ladder, &line, rows_integer(&groups, i, 2), &stretch))
			return false;
	}
	*ahead = stretch.steps;
	*count = stretch.count;
	return true;
}

static void add_text(struct buf *buf, const char *name, str text)
{
	buf_addf(buf, "\"%s\":", name);
	buf_add_json(buf, text);
	buf_add_char(buf, ',');
}

void escalate_json(struct call *call, struct buf *buf, const struct escalated *escalated)
{
	buf_addf(buf, "{\"as_of\":\"%s\",\"letters\":[", escalated->as_of.text);
	for (size_t i = 0; i < escalated->count; i++) {
		const struct record *letter = escalated->letters[i];
		const struct record *step = record_find(call, &ladder_step_entity, record_text(letter, LETTER_LADDER_STEP));
		str *lines;
		size_t count = value_set_members(call->arena, record_text(letter, LETTER_ADDRESSEE_LINES), &lines);
		buf_add_c(buf, i > 0 ? ",{" : "{");
		add_text(buf, "id", letter->id);
		add_text(buf, "number", record_number(letter));
		add_text(buf, "authority", link_words(call, &authority_entity, record_text(letter, LETTER_AUTHORITY)).name);
		add_text(buf, "addressed_to", record_text(letter, LETTER_ADDRESSED_TO));
		if (step != NULL) {
			buf_addf(buf, "\"step\":%lld,", (long long)record_integer(step, LADDER_STEP_POSITION));
			add_text(buf, "recipient", record_text(step, LADDER_STEP_RECIPIENT));
		}
		add_text(buf, "language", record_text(letter, LETTER_LANGUAGE));
		buf_addf(buf, "\"lines\":%zu}", count);
	}
	buf_addf(buf, "],\"overtaken\":%zu,\"left_out\":%zu}", escalated->overtaken, escalated->left_out);
}
