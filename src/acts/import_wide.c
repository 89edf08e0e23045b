// Rows of recommendations: the wide table that mechanisms keep becomes visits, recommendations, addressee lines,
// replies, actions and assessments.
#include "acts/import_inside.h"
#include "acts/keep.h"
#include "acts/reply_note.h"
#include "base/text.h"
#include "model/action.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

struct reading {
	struct call *call;
	struct import *import;
	const struct sheet_row *row;
	struct wide_row *wide;
	str note; // What was noted of the reply.
};

// A number of our own form keeps its place where it is free; any other belongs to the source.
static void place_number(struct record *record)
{
	str number = record_text(record, RECOMMENDATION_NUMBER), rest = number;
	str prefix = S(""), year = S(""), count_text = S("");
	int64_t ignored = 0;
	bool ours = str_cut(&rest, '-', &prefix) && str_is(prefix, "R") && str_cut(&rest, '-', &year) &&
	            year.length == 4 && str_to_integer(year, &ignored) && str_cut(&rest, '-', &count_text) &&
	            count_text.length >= 4 && str_to_integer(count_text, &ignored) && rest.data == NULL;
	if (number.length == 0 || ours)
		return;
	record_clear(record, RECOMMENDATION_NUMBER);
	if (!record_has(record, RECOMMENDATION_SOURCE_NUMBER))
		record_set(record, RECOMMENDATION_SOURCE_NUMBER, number);
}

// Nobody knows which of two rows with one number is right: the first one is named too.
static void note_other_row(struct call *call, struct import *import, str id, str number)
{
	const struct sheet *sheet = import->columns->sheet;
	size_t row = import_row_of(import, id, &sheet);
	const struct columns *now = import->columns;
	if (row == 0)
		return;
	import->columns = &import->sheets[sheet - import->request->list->sheets];
	const struct sheet_row other = { .number = row };
	import_note(import, &other, column_header(import->columns, S("number")),
		say_with(call, N_("The number “{text}” stands on another row too, with another text."), "text", number, NULL));
	import->columns = now;
}

// The recommendation of a wide row: one that is there already, when it is the same. Each body, each State and each
// year counts its paragraphs anew.
static bool find_recommendation(struct call *call, struct import *import, struct wide_row *row, bool *known)
{
	struct record *record = row->recommendation;
	str number = record_text(record, RECOMMENDATION_NUMBER);
	str source = record_text(record, RECOMMENDATION_SOURCE_NUMBER);
	str same = record_same_find(call, record);
	*known = same.length > 0;
	if (*known) {
		row->recommendation = record_find(call, &recommendation_entity, same);
		return true;
	}
	str issued = record_text(record, RECOMMENDATION_ISSUED_ON);
	struct rows rows;
	if (number.length == 0 && source.length == 0)
		return true;
	// Another word than the index of days has for an unknown one: numbers tell far more apart than days.
	if (!db_query(call->db, call->arena,
		    SQL("SELECT id FROM recommendation WHERE binned_at IS NULL AND"
		        " (number = $1 OR (source_number = $2 AND coalesce(source, '') = $3 AND coalesce(source_body, '') = $4"
		        " AND coalesce(issued_on, '-') = $5)) LIMIT 1"),
		    PARAMETERS(cell_text(number.length > 0 ? number : S("-")),
			    cell_text(source.length > 0 ? source : S("-")),
			    cell_text(record_text(record, RECOMMENDATION_SOURCE)),
			    cell_text(record_text(record, RECOMMENDATION_SOURCE_BODY)),
			    cell_text(issued.length > 0 ? issued : S("-"))),
		    &rows))
		return call_stored(call, DB_BUSY);
	if (rows.count == 0)
		return true;
	struct record *other = record_find(call, &recommendation_entity, rows_text(&rows, 0, 0));
	note_other_row(call, import, other->id, number.length > 0 ? number : source);
	return refuse_field(call, number.length > 0 ? "number" : "source_number",
		say_with(call, N_("The number “{text}” already stands on {record}, which says something else."), "text",
			number.length > 0 ? number : source, "record", record_title(call, other), NULL));
}

static void settled(struct reading *reading, const char *field, str what)
{
	import_note(reading->import, reading->row, column_header(reading->import->columns, str_from(field)), what);
}

// Visits.

static bool find_visit(struct call *call, str place, const struct day *day, str *id)
{
	struct rows rows;
	*id = S("");
	if (!db_query(call->db, call->arena,
		    SQL("SELECT id FROM visit WHERE place = $1 AND started_on = $2 AND binned_at IS NULL ORDER BY id"),
		    PARAMETERS(cell_text(place), cell_text(day_str(day))), &rows))
		return call_stored(call, DB_BUSY);
	for (size_t i = 0; i < rows.count && id->length == 0; i++)
		if (permit_known(call, &visit_entity, rows_text(&rows, i, 0)))
			*id = rows_text(&rows, i, 0);
	return true;
}

static bool make_visit(struct reading *reading, str place, const struct day *first, const struct day *last, str *id)
{
	struct call *call = reading->call;
	struct record *visit = record_new(call, &visit_entity);
	record_set(visit, VISIT_PLACE, place);
	record_set(visit, VISIT_STARTED_ON, str_copy(call->arena, day_str(first)));
	record_set(visit, VISIT_ENDED_ON, str_copy(call->arena, day_str(last)));
	record_set(visit, VISIT_KIND, reading->import->visit_kind);
	record_set(visit, VISIT_STATE, S("ended"));
	if (!keep_save(call, visit))
		return false;
	import_made(reading->import->result, &visit_entity, 1);
	*id = visit->id;
	return true;
}

static bool take_visit(struct reading *reading)
{
	struct call *call = reading->call;
	struct record *recommendation = reading->wide->recommendation;
	str text = text_squeeze(call->arena, reading->wide->texts[WIDE_VISITED_ON]);
	str place = record_text(recommendation, RECOMMENDATION_PLACE), id;
	struct day first, last, end = reading->import->list_day.text[0] != 0 ? day_end(&reading->import->list_day)
	                                                                     : call->today;
	if (text.length == 0 || record_has(recommendation, RECOMMENDATION_VISIT))
		return true;
	switch (span_read(call->arena, text, reading->import->day_order, &first, &last)) {
	case DAY_READ: break;
	case DAY_AMBIGUOUS:
		return refuse_field(call, "visited_on",
			say_with(call, N_("“{text}”: day and month could be swapped. Write it as in 2026-05-31."), "text", text, NULL));
	case DAY_UNREADABLE:
		return refuse_field(call, "visited_on",
			say_with(call, N_("“{text}” is not a day. Write it as in 2026-05-31."), "text", text, NULL));
	}
	struct day begun = day_first(&first);
	if (day_difference(&begun, &end) > 0)
		return refuse_field(call, "visited_on", say(call, N_("This day is after the day of the list.")));
	if (place.length == 0)
		return refuse_field(call, "place", say(call, N_("A visit needs its place.")));
	if (!find_visit(call, place, &first, &id))
		return false;
	if (id.length == 0 && reading->import->visit_kind.length == 0)
		return refuse_field(call, "visited_on",
			say_with(call, N_("No visit of {place} on {day} is known. Let the map make it: visit, in its part [create]."),
				"place", record_title(call, record_find(call, &place_entity, place)), "day",
				day_words(call->arena, &first, call_locale(call), str_c(call->arena, call->house.country)), NULL));
	if (id.length == 0 && !make_visit(reading, place, &first, &last, &id))
		return false;
	record_set(recommendation, RECOMMENDATION_VISIT, id);
	return true;
}

// Days.

static void take_sending(struct reading *reading)
{
	str *sent = &reading->wide->texts[WIDE_SENT_ON];
	struct day day;
	if (day_read(*sent, reading->import->day_order, &day) == DAY_READ && !day_is_whole(&day))
		settled(reading, "sent_on", say(reading->call, N_("Only the month is told: it counts from the end of it, and no reply date comes of it.")));
	if (str_is(import_meant(reading->call, reading->import, S("sent_on"), *sent), "not_sent")) {
		reading->wide->not_sent = true;
		*sent = S("");
	}
}

// "60 j": so many days behind the sending. Where only the month of that is known no day is invented.
static void take_delay(struct reading *reading)
{
	struct call *call = reading->call;
	str *due = &reading->wide->texts[WIDE_REPLY_DUE_ON];
	int64_t days;
	struct day sent;
	if (!delay_read(call->arena, *due, &days))
		return;
	str text = *due;
	*due = S("");
	if (day_read(reading->wide->texts[WIDE_SENT_ON], reading->import->day_order, &sent) == DAY_READ && day_is_whole(&sent)) {
		struct day day = day_add(&sent, days);
		*due = str_copy(call->arena, day_str(&day));
	} else if (!reading->wide->not_sent)
		settled(reading, "reply_due_on",
			say_with(call, N_("“{text}” counts from a day that the list does not tell, so no reply date was set."), "text",
				text, NULL));
}

// The day in a column of its own is that of the acknowledgement, unless the row tells a reply beside it.
static void take_acknowledgement(struct reading *reading, const struct reply_note *note)
{
	str *texts = reading->wide->texts;
	bool reply = str_trim(texts[WIDE_POSITION]).length > 0 || str_trim(texts[WIDE_REPLY]).length > 0;
	if (note->day.length > 0) {
		texts[WIDE_ACKNOWLEDGED_ON] = note->day;
		return;
	}
	if (reply || str_trim(texts[WIDE_REPLIED_ON]).length == 0)
		return;
	texts[WIDE_ACKNOWLEDGED_ON] = texts[WIDE_REPLIED_ON];
	texts[WIDE_REPLIED_ON] = S("");
	settled(reading, "replied_on", say(reading->call, N_("It is the day of the acknowledgement, which is no reply.")));
}

// "Q4 2023" is the last month of it; "ongoing" tells how far it is; other words stay beside what will be done.
static void take_timeline(struct reading *reading)
{
	struct call *call = reading->call;
	str *texts = reading->wide->texts, *ends = &texts[WIDE_ACTION_ENDS_ON];
	str text = text_squeeze(call->arena, *ends);
	struct day first, last;
	if (str_trim(texts[WIDE_ACTION]).length == 0) {
		if (text.length > 0 || str_trim(texts[WIDE_ACTION_OWNER]).length > 0)
			settled(reading, "action", say(call, N_("Who does it or by when is told, but not what will be done: no action was made.")));
		return;
	}
	if (text.length == 0 || day_read(text, reading->import->day_order, &last) == DAY_READ)
		return;
	str progress = value_code_find(call, &progress_vocabulary, text);
	*ends = S("");
	if (head_period(call->arena, text, &first, &last)) {
		*ends = str_copy(call->arena, str_slice(day_str(&last), 0, S("2026-05").length));
	} else if (progress.length > 0) {
		reading->wide->progress = progress;
	} else {
		texts[WIDE_ACTION] = str_format(call->arena, "%.*s (%.*s)", STR_ARG(str_trim(texts[WIDE_ACTION])), STR_ARG(text));
		settled(reading, "action_ends_on",
			say_with(call, N_("“{text}” is no day: it stands beside what will be done."), "text", text, NULL));
	}
}

// The words about the reply become a day, a position or an acknowledgement.
static bool take_note(struct reading *reading, str words)
{
	struct call *call = reading->call;
	str *texts = reading->wide->texts;
	struct reply_note note;
	struct day sent = { "" };
	(void)!day_read(texts[WIDE_SENT_ON], reading->import->day_order, &sent);
	if (!reply_note_read(call, reading->import->of.wordings, words, reading->import->day_order, &sent, &note))
		return false;
	if (note.settled != NULL)
		settled(reading, "reply_note", say_with(call, note.settled, "text", words, NULL));
	bool dated = str_trim(texts[WIDE_REPLIED_ON]).length > 0;
	switch (note.said) {
	case REPLY_SAID_NOTHING:
		break;
	case REPLY_SAID_ACKNOWLEDGED:
		take_acknowledgement(reading, &note);
		break;
	case REPLY_SAID_REPLIED:
		reading->wide->replied = true;
		if (!dated)
			texts[WIDE_REPLIED_ON] = note.day;
		if (!dated && note.day.length == 0)
			settled(reading, "reply_note", say(call, N_("There was a reply; its day is not told, so it counts from the day of the list.")));
		if (note.position.length > 0 && str_trim(texts[WIDE_POSITION]).length == 0)
			texts[WIDE_POSITION] = note.position;
		texts[WIDE_REPLY_NOTE] = words;
		break;
	}
	return true;
}

// An acknowledgement whose day is only a month is still one; its field wants a day, so it stays in the notes.
static void take_acknowledged(struct reading *reading)
{
	str *text = &reading->wide->texts[WIDE_ACKNOWLEDGED_ON];
	struct day day;
	if (text->length == 0 || day_read(*text, reading->import->day_order, &day) != DAY_READ || day_is_whole(&day))
		return;
	settled(reading, "reply_note",
		say_with(reading->call, N_("“{text}” is not a whole day. Write it as in 2026-05-31."), "text", *text, NULL));
	*text = S("");
}

// Making.

// One cell of a state or a plan is not about two addressees: it stays with the one that is named first.
static void leave_to_first(struct wide_row *wide)
{
	static const enum wide found[] = { WIDE_IMPLEMENTATION, WIDE_ASSESSED_ON, WIDE_ASSESSOR, WIDE_ASSESSMENT,
		WIDE_ACTION, WIDE_ACTION_OWNER, WIDE_ACTION_ENDS_ON };
	wide->time_count = 0;
	wide->progress = S("");
	for (size_t i = 0; i < COUNT(found); i++)
		wide->texts[found[i]] = S("");
}

static void leave_reply(struct wide_row *wide)
{
	static const enum wide said[] = { WIDE_REPLIED_ON, WIDE_REPLY, WIDE_POSITION, WIDE_ACKNOWLEDGED_ON,
		WIDE_REASON_KIND, WIDE_REASONS, WIDE_PROMISED_ON };
	for (size_t i = 0; i < COUNT(said); i++)
		wide->texts[said[i]] = S("");
}

static bool make_one(struct reading *reading, str addressee, bool several, bool first)
{
	struct call *call = reading->call;
	struct wide_row *wide = reading->wide;
	str kept[WIDE_COUNT], part = reading->note;
	for (size_t i = 0; i < WIDE_COUNT; i++)
		kept[i] = wide->texts[i];
	wide->texts[WIDE_ADDRESSEE] = addressee;
	wide->texts[WIDE_REPLY_NOTE] = S("");
	wide->contributing = !first;
	wide->replied = false;
	size_t times = wide->time_count;
	str progress = wide->progress;
	bool about = !several || reply_note_part(call->arena, reading->note, addressee, &part);
	if (!first)
		leave_to_first(wide);
	if (!about || (several && !first && !str_contains(reading->note, S(":"))))
		leave_reply(wide);
	bool told = about && (first || !several || !str_equal(part, reading->note));
	bool good = !told || take_note(reading, part);
	if (good) {
		take_acknowledged(reading);
		good = recommend(call, wide);
	}
	for (size_t i = 0; i < WIDE_COUNT; i++)
		wide->texts[i] = kept[i];
	wide->time_count = times;
	wide->progress = progress;
	return good;
}

static void count_row(struct reading *reading, size_t lines, bool known)
{
	struct import_result *result = reading->import->result;
	struct wide_row *wide = reading->wide;
	import_made(result, &recommendation_entity, known ? 0 : 1);
	import_made(result, &addressee_line_entity, lines);
	import_made(result, &authority_entity, wide->made_authorities);
	import_made(result, &reply_entity, wide->replies);
	import_made(result, &action_entity, wide->actions);
	import_made(result, &assessment_entity, wide->assessments);
	result->claims += wide->claims;
	if (wide->claims > 0)
		settled(reading, "assessor",
			say(reading->call, N_("Nobody tells who found the state, so it is kept as a claim of the authority and counts as no verification.")));
	if (wide->line != NULL && !record_has(wide->line, ADDRESSEE_LINE_SENT_ON) && !wide->not_sent)
		result->undated++;
	import_remember(reading->import, wide->recommendation->id);
}

static bool make_all(struct reading *reading, bool known)
{
	struct call *call = reading->call;
	str parts[8];
	size_t count = names_in_cell(call, &authority_entity, text_squeeze(call->arena, reading->wide->texts[WIDE_ADDRESSEE]), false,
		parts, COUNT(parts));
	size_t made = 0;
	if (count > 1)
		settled(reading, "addressee",
			say_with(call, N_("“{text}” was read as several addressees. What one cell tells of a state or a reply is kept for the first of them."), "text", reading->wide->texts[WIDE_ADDRESSEE], NULL));
	for (size_t i = 0; i < count; i++) {
		if (!make_one(reading, parts[i], count > 1, i == 0))
			return false;
		made += !reading->wide->duplicate;
	}
	if (made == 0) {
		import_duplicate(call, reading->import, reading->row, reading->wide->recommendation->id, &recommendation_entity);
		return true;
	}
	count_row(reading, made, known);
	return true;
}

// What people wrote, and no word of a list.
static bool is_words(enum wide wide)
{
	return wide == WIDE_REPLY_NOTE || wide == WIDE_REPLY || wide == WIDE_ASSESSMENT || wide == WIDE_REASONS ||
	       wide == WIDE_ACTION || wide == WIDE_ACTION_OWNER;
}

static bool is_time(enum wide wide)
{
	return wide == WIDE_IMPLEMENTATION || wide == WIDE_ASSESSED_ON || wide == WIDE_ASSESSOR || wide == WIDE_ASSESSMENT;
}

static void note_colour(struct reading *reading, const struct column *column, str cell)
{
	if (column->values == NULL || column->source == SIZE_MAX || reading->row->fills == NULL ||
	        column->source >= reading->row->count || str_trim(cell).length == 0 ||
	        reading->row->fills[column->source] == 0)
		return;
	str key = str_format(reading->call->arena, "#%06x", reading->row->fills[column->source] & 0xffffff);
	str said = map_value(column->values, key);
	// Colours tell less than words do: planned and in progress often share one.
	bool differs = said.length > 0 && (str_is(said, "full") != str_is(cell, "full"));
	if (differs)
		import_note(reading->import, reading->row, column_title(reading->call, reading->import->columns, column),
			say_with(reading->call, N_("The colour {colour} says something else than the word “{text}”; the word was taken."),
				"colour", key, "text", cell, NULL));
}

// The columns of the row that are not the recommendation's own.
static void take_texts(struct reading *reading, size_t index, struct wide_time *times)
{
	struct import *import = reading->import;
	struct call *call = reading->call;
	const struct columns *columns = import->columns;
	for (size_t i = 0; i < WIDE_COUNT; i++)
		reading->wide->texts[i] = S("");
	for (size_t g = 0; g < columns->groups; g++)
		for (size_t i = 0; i < WIDE_COUNT; i++) {
			times[g].texts[i] = S("");
			times[g].titles[i] = str_from(wide_names[i]);
		}
	for (size_t i = 0; i < columns->count; i++) {
		const struct column *column = &columns->items[i];
		bool cleaned;
		if (column->head.target != TARGET_WIDE)
			continue;
		str cell = column_cell(call, &import->of, columns, column, index, &cleaned);
		import->result->cleaned += cleaned;
		enum wide wide = column->head.wide;
		bool number = cell.length > 0 && cell.data[0] >= '0' && cell.data[0] <= '9';
		if (!number && !is_words(wide))
			cell = import_meant(call, import, column->head.name, cell);
		if (wide == WIDE_ASSESSED_ON && str_is(cell, "none"))
			cell = S("");
		if (wide == WIDE_IMPLEMENTATION)
			note_colour(reading, column, cell);
		if (!is_time(wide) || columns->groups == 0) {
			reading->wide->texts[wide] = cell;
			continue;
		}
		// What stands once, a constant say, counts for every time.
		for (size_t g = 0; g < columns->groups; g++)
			if (column->source == SIZE_MAX || column->group == g) {
				times[g].texts[wide] = cell;
				times[g].titles[wide] = column_title(call, columns, column);
				if (column->head.period.length > 0)
					(void)!head_period(call->arena, column->head.period, &times[g].first, &times[g].last);
			}
	}
}

bool import_wide(struct call *call, struct import *import, const struct sheet_row *row, size_t index,
	struct record *record)
{
	struct wide_row wide = { .recommendation = record, .day_order = import->day_order,
		.progress = S(""), .list_day = import->list_day, .from_list = true, .make_authorities = import->make_authorities };
	struct wide_time *times = NEW_MANY(call->arena, import->columns->groups + 1, struct wide_time);
	struct reading reading = { call, import, row, &wide, S("") };
	take_texts(&reading, index, times);
	wide.times = times;
	wide.time_count = import->columns->groups;
	reading.note = wide.texts[WIDE_REPLY_NOTE];
	take_sending(&reading);
	take_delay(&reading);
	take_timeline(&reading);
	bool known;
	if (!record_has(record, RECOMMENDATION_NUMBER) && !record_has(record, RECOMMENDATION_SOURCE_NUMBER) &&
	        columns_has(import->columns, S("number")))
		settled(&reading, "number", say(call, N_("This row has no number; its text and its visit tell it from others.")));
	place_number(record);
	return take_visit(&reading) && find_recommendation(call, import, &wide, &known) && make_all(&reading, known);
}
