#include "acts/correspond.h"

#include "acts/arrow.h"
#include "acts/compose.h"
#include "acts/four_eyes.h"
#include "acts/keep.h"
#include "acts/recommend.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

static bool is_out(const struct record *letter)
{
	return str_is(record_text(letter, LETTER_DIRECTION), "out");
}

static bool is_kind(const struct record *letter, const char *kind)
{
	return str_is(record_text(letter, LETTER_KIND), kind);
}

void correspond_lines(struct call *call, const struct record *letter, struct record ***lines, size_t *count)
{
	str *ids;
	size_t id_count = value_set_members(call->arena, record_text(letter, LETTER_ADDRESSEE_LINES), &ids);
	*lines = NEW_MANY(call->arena, id_count + 1, struct record *);
	*count = 0;
	for (size_t i = 0; i < id_count; i++) {
		struct record *line = record_find(call, &addressee_line_entity, ids[i]);
		if (line != NULL && line->binned_at.length == 0)
			(*lines)[(*count)++] = line;
	}
}

// Whose lines a letter may carry.

enum { PARENTS_MOST = 8 };

static bool stands_under(struct call *call, str authority, str above)
{
	for (int i = 0; i < PARENTS_MOST && authority.length > 0; i++) {
		if (str_equal(authority, above))
			return true;
		const struct record *record = record_find(call, &authority_entity, authority);
		authority = record == NULL ? S("") : record_text(record, AUTHORITY_PARENT);
	}
	return false;
}

// Whether the letter that it answers told its sender of the line.
static bool was_told(struct call *call, const struct record *letter, const struct record *line)
{
	const struct record *earlier = record_find(call, &letter_entity, record_text(letter, LETTER_IN_REPLY_TO));
	return earlier != NULL && is_out(earlier) &&
	       str_equal(record_text(earlier, LETTER_AUTHORITY), record_text(letter, LETTER_AUTHORITY)) &&
	       str_contains(record_text(earlier, LETTER_ADDRESSEE_LINES), line->id);
}

// What comes in may speak for those below, and of what its sender was told; what goes out carries what is addressed to
// its reader, but that an escalation tells others of it.
static bool may_carry(struct call *call, const struct record *letter, const struct record *line)
{
	str authority = record_text(letter, LETTER_AUTHORITY), addressee = record_text(line, ADDRESSEE_LINE_AUTHORITY);
	if (!is_out(letter))
		return authority.length == 0 || stands_under(call, addressee, authority) || was_told(call, letter, line);
	return is_kind(letter, "escalation") || is_kind(letter, "other") || str_equal(addressee, authority);
}

static bool check_lines(struct call *call, const struct record *letter)
{
	struct record **lines;
	size_t count;
	correspond_lines(call, letter, &lines, &count);
	for (size_t i = 0; i < count; i++) {
		if (!permit_record(call, VERB_READ, lines[i]))
			return false;
		if (!may_carry(call, letter, lines[i]))
			return refuse_field(call, "addressee_lines",
				say_with(call, N_("{line} is not addressed to the authority of this letter."), "line",
					value_words(call, lines[i], ADDRESSEE_LINE_RECOMMENDATION), NULL));
	}
	return true;
}

// Saving.

static bool same_cell(const struct record *a, const struct record *b, size_t field)
{
	const struct cell *x = &a->values[field], *y = &b->values[field];
	return x->kind == y->kind && x->integer == y->integer && str_equal(x->text, y->text);
}

// What a person agreed to stays as it was agreed to.
static bool stays(struct call *call, const struct record *before, const struct record *letter)
{
	static const size_t out[] = { LETTER_KIND, LETTER_AUTHORITY, LETTER_ADDRESSED_TO, LETTER_LANGUAGE, LETTER_SUBJECT,
		LETTER_TEXT, LETTER_ADDRESSEE_LINES, LETTER_DATED_ON, LETTER_SIGNED_BY };
	static const size_t in[] = { LETTER_KIND, LETTER_AUTHORITY, LETTER_ADDRESSEE_LINES, LETTER_RECEIVED_ON };
	str state = record_text(before, LETTER_STATE);
	const size_t *kept = is_out(before) ? out : in;
	size_t count = is_out(before) ? COUNT(out) : COUNT(in);
	if (str_is(state, "draft") || str_is(state, "received"))
		return true;
	bool good = true;
	for (size_t i = 0; i < count; i++)
		if (!same_cell(before, letter, kept[i]))
			good = refuse_field(call, letter->entity->fields[kept[i]].name,
				say(call, str_is(state, "approved")
						? N_("The letter is approved as it stands. Take it back to draft to change it.")
						: N_("The letter has gone its way as it stands. Write another one.")));
	return good;
}

static void begin(struct call *call, struct record *letter)
{
	record_set(letter, LETTER_STATE, is_out(letter) ? S("draft") : S("received"));
	// What goes out is in the language of the house unless it says another; what comes in, in the one it is written in.
	str words = record_has(letter, LETTER_TEXT) ? record_text(letter, LETTER_TEXT) : record_text(letter, LETTER_SUBJECT);
	if (!record_has(letter, LETTER_LANGUAGE))
		record_set(letter, LETTER_LANGUAGE,
			str_from(is_out(letter) ? call->house.language : text_language(words, call->house.latin)));
	struct record *earlier = record_find(call, &letter_entity, record_text(letter, LETTER_IN_REPLY_TO));
	if (earlier == NULL)
		return;
	if (!record_has(letter, LETTER_AUTHORITY))
		record_set(letter, LETTER_AUTHORITY, record_text(earlier, LETTER_AUTHORITY));
	if (!record_has(letter, LETTER_ADDRESSEE_LINES) && is_out(letter) != is_out(earlier))
		record_set(letter, LETTER_ADDRESSEE_LINES, record_text(earlier, LETTER_ADDRESSEE_LINES));
}

bool correspond_settle(struct call *call, const struct record *before, struct record *letter)
{
	if (before == NULL)
		begin(call, letter);
	else if (!stays(call, before, letter))
		return false;
	return (before != NULL && same_cell(before, letter, LETTER_ADDRESSEE_LINES) &&
		       same_cell(before, letter, LETTER_AUTHORITY) && same_cell(before, letter, LETTER_KIND)) ||
	       check_lines(call, letter);
}

// Steps.

static bool count_of(struct call *call, struct sql sql, struct parameters parameters, int64_t *count)
{
	struct rows rows;
	if (!db_query(call->db, call->arena, sql, parameters, &rows))
		return call_stored(call, DB_BUSY);
	*count = rows_integer(&rows, 0, 0);
	return true;
}

// Four eyes (domain.md §3): author and approver differ, unless there is nobody else.
static bool four_eyes(struct call *call, const struct record *letter)
{
	int64_t others = 0;
	bool wrote;
	if (!four_eyes_wrote(call, letter, &wrote) ||
	        !count_of(call,
			SQL("SELECT count(*) FROM account WHERE role = $1 AND state = 'active' AND binned_at IS NULL AND id <> $2"),
			PARAMETERS(cell_text(str_from(role_code(ROLE_COORDINATOR))), cell_text(call->account)), &others))
		return false;
	return !wrote || others == 0 ||
	       refuse(call, REFUSED_FORBIDDEN,
		       N_("You wrote this letter or changed it: another coordinator approves it. It stays as it is."));
}

// A letter that left before the answer came was right when it left, though it is recorded later.
static bool came_first(const struct record *letter, const struct record *line, size_t field)
{
	struct day came, sent;
	if (!day_parse(record_text(line, field), &came))
		return record_has(line, field);
	struct day first = day_first(&came);
	return !day_parse(record_text(letter, LETTER_SENT_ON), &sent) || day_difference(&first, &sent) <= 0;
}

// What the ladder asks for may have come since it was drafted.
static bool still_awaited(struct call *call, const struct record *letter)
{
	struct record **lines;
	size_t count;
	correspond_lines(call, letter, &lines, &count);
	for (size_t i = 0; record_has(letter, LETTER_LADDER_STEP) && i < count; i++)
		if (came_first(letter, lines[i], ADDRESSEE_LINE_REPLIED_ON) || came_first(letter, lines[i], ADDRESSEE_LINE_CLOSED_ON))
			return refuse_field(call, "addressee_lines",
				say_with(call, N_("{line} was answered or closed since this was drafted. Take the letter back and withdraw it."), "line",
					value_words(call, lines[i], ADDRESSEE_LINE_RECOMMENDATION), NULL));
	return true;
}

static bool is_whole(struct call *call, const struct record *letter)
{
	bool good = still_awaited(call, letter);
	if (!record_has(letter, LETTER_TEXT))
		good = refuse_field(call, "text", say(call, N_("This is needed.")));
	if (!record_has(letter, LETTER_AUTHORITY) && !record_has(letter, LETTER_ADDRESSED_TO))
		good = refuse_field(call, "addressed_to", say(call, N_("Say to whom the letter goes.")));
	if (is_kind(letter, "transmission") && !record_has(letter, LETTER_ADDRESSEE_LINES))
		good = refuse_field(call, "addressee_lines", say(call, N_("Choose what the letter transmits.")));
	return good;
}

// A day of a step: today when none was said, never one to come.
static bool set_day(struct call *call, struct record *letter, size_t field)
{
	if (!record_has(letter, field))
		record_set(letter, field, str_copy(call->arena, day_str(&call->today)));
	struct day day;
	if (!day_parse(record_text(letter, field), &day))
		return true;
	return day_difference(&day, &call->today) <= 0 ||
	       refuse_field(call, letter->entity->fields[field].name, say(call, N_("This day is still to come.")));
}

static bool is_step(const struct step *step, const char *name)
{
	return str_is(str_from(step->name), name);
}

bool correspond_before(struct call *call, struct record *letter, const struct step *step)
{
	if (is_step(step, "approve"))
		return is_whole(call, letter) && four_eyes(call, letter);
	if (is_step(step, "deliver"))
		return set_day(call, letter, LETTER_DELIVERED_ON);
	if (is_step(step, "send")) {
		if (!set_day(call, letter, LETTER_SENT_ON) || !still_awaited(call, letter))
			return false;
		if (!record_has(letter, LETTER_DATED_ON))
			record_set(letter, LETTER_DATED_ON, record_text(letter, LETTER_SENT_ON));
		record_set(letter, LETTER_SUBJECT, compose_filled(call, letter, record_text(letter, LETTER_SUBJECT)));
		record_set(letter, LETTER_TEXT, compose_filled(call, letter, record_text(letter, LETTER_TEXT)));
	}
	if (is_step(step, "confirm") && !letter_confirms(letter)) {
		call->allowed = S("answer, set_aside");
		return refuse(call, REFUSED_CONFLICT, N_("A reply is confirmed by saying what it answers."));
	}
	return true;
}

static bool send_lines(struct call *call, const struct record *letter, struct record **lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct send_request request = { .line = lines[i] };
		if (record_has(lines[i], ADDRESSEE_LINE_SENT_ON) || record_has(lines[i], ADDRESSEE_LINE_COUNTS_FROM))
			continue;
		if (!day_parse(record_text(letter, LETTER_SENT_ON), &request.sent_on) || !send_line(call, &request))
			return false;
	}
	return true;
}

// A line that was delivered before, by another letter, keeps the day from which its clock counts.
static bool deliver_lines(struct call *call, const struct record *letter, struct record **lines, size_t count)
{
	struct day day;
	if (!day_parse(record_text(letter, LETTER_DELIVERED_ON), &day))
		return true;
	for (size_t i = 0; i < count; i++)
		if (!record_has(lines[i], ADDRESSEE_LINE_DELIVERED_ON) && !deliver_line(call, lines[i], day))
			return false;
	return true;
}

// Lines that were answered, or are late by then, have nothing left to be acknowledged.
static bool acknowledge_lines(struct call *call, const struct record *letter, struct record **lines, size_t count)
{
	struct day day;
	if (!day_parse(record_text(letter, LETTER_RECEIVED_ON), &day))
		return true;
	for (size_t i = 0; i < count; i++)
		if (arrow_reply_is_open(lines[i], "acknowledge", &day) && !acknowledge_line(call, lines[i], day))
			return false;
	return true;
}

bool correspond_after(struct call *call, struct record *letter, const struct step *step)
{
	struct record **lines;
	size_t count;
	correspond_lines(call, letter, &lines, &count);
	if (is_step(step, "send") && is_kind(letter, "transmission"))
		return send_lines(call, letter, lines, count);
	if (is_step(step, "deliver") && is_kind(letter, "transmission"))
		return deliver_lines(call, letter, lines, count);
	if (is_step(step, "confirm") && is_kind(letter, "acknowledgement"))
		return acknowledge_lines(call, letter, lines, count);
	return true;
}

// Answering.

struct answering {
	struct record *letter;
	const struct letter_answer *answers;
	size_t count;
};

// The field of one answer, as the door named it.
static void name_reasons(struct call *call, size_t from, size_t index)
{
	for (size_t i = from; i < call->reason_count; i++)
		call->reasons[i].field =
			str_format(call->arena, "lines.%zu.%.*s", index, STR_ARG(call->reasons[i].field));
}

static bool answer_one(struct call *call, const struct record *letter, const struct letter_answer *given)
{
	struct record *reply = record_new(call, &reply_entity);
	record_set(reply, REPLY_ADDRESSEE_LINE, given->line);
	record_set(reply, REPLY_RECEIVED_ON, record_text(letter, LETTER_RECEIVED_ON));
	record_set(reply, REPLY_CHANNEL,
		record_has(letter, LETTER_CHANNEL) ? record_text(letter, LETTER_CHANNEL) : S("letter"));
	record_set(reply, REPLY_AUTHOR, record_text(letter, LETTER_SIGNED_BY));
	record_set(reply, REPLY_LETTER, letter->id);
	str text = given->text.length > 0 ? given->text : record_text(letter, LETTER_TEXT);
	bool good = value_read(call, reply, REPLY_TEXT, text, NULL);
	good = value_read(call, reply, REPLY_POSITION, given->position, NULL) && good;
	good = value_read(call, reply, REPLY_REASON_KIND, given->reason_kind, NULL) && good;
	good = value_read(call, reply, REPLY_REASONS, given->reasons, NULL) && good;
	good = value_read(call, reply, REPLY_PROMISED_ON, given->promised_on, NULL) && good;
	return good && answer(call, reply);
}

static bool carry(struct call *call, struct record *letter, const struct letter_answer *answers, size_t count)
{
	str *carried;
	size_t had = value_set_members(call->arena, record_text(letter, LETTER_ADDRESSEE_LINES), &carried);
	str *all = NEW_MANY(call->arena, had + count, str);
	for (size_t i = 0; i < had; i++)
		all[i] = carried[i];
	for (size_t i = 0; i < count; i++)
		all[had + i] = answers[i].line;
	record_set(letter, LETTER_ADDRESSEE_LINES, value_set_write(call->arena, all, had + count));
	return check_lines(call, letter);
}

static bool answer_body(struct call *call, void *input)
{
	const struct answering *answering = input;
	struct record *letter = answering->letter;
	str state = record_text(letter, LETTER_STATE);
	if (!permit_record(call, VERB_STEP, letter))
		return false;
	if (!str_is(state, "received") && !str_is(state, "confirmed") && !str_is(state, "answered")) {
		call->allowed = keep_allowed_steps(call, letter);
		return refuse(call, REFUSED_CONFLICT,
			N_("This step is not possible from the present state. The possible steps are listed below."));
	}
	if (answering->count == 0)
		return refuse_field(call, "lines", say(call, N_("Say which recommendations the letter answers.")));
	if (!carry(call, letter, answering->answers, answering->count))
		return false;
	record_set(letter, LETTER_KIND, S("reply"));
	record_set(letter, LETTER_STATE, S("answered"));
	if (!record_save(call, letter))
		return false;
	bool good = true;
	for (size_t i = 0; i < answering->count; i++) {
		size_t before = call->reason_count;
		good = answer_one(call, letter, &answering->answers[i]) && good;
		name_reasons(call, before, i);
		if (call->refusal != REFUSED_NOT && call->refusal != REFUSED_INVALID)
			return false;
	}
	return good;
}

bool correspond_answer(struct call *call, struct record *letter, const struct letter_answer *answers, size_t count)
{
	struct answering answering = { letter, answers, count };
	return act_write(call, "answer", answer_body, &answering);
}
