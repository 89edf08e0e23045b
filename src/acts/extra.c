#include "acts/extra.h"

#include "acts/attend.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/value.h"

const char *const extra_names[EXTRA_COUNT] = {
	[EXTRA_DURATION] = "duration", [EXTRA_PERSONS] = "persons", [EXTRA_WOMEN] = "women", [EXTRA_MEN] = "men",
	[EXTRA_RANK] = "rank", [EXTRA_OUTLINE] = "outline", [EXTRA_SOURCE] = "outline_source",
};
const char *const extra_labels[EXTRA_COUNT] = {
	[EXTRA_DURATION] = N_("Duration"), [EXTRA_PERSONS] = N_("Participants"), [EXTRA_WOMEN] = N_("Women"), [EXTRA_MEN] = N_("Men"),
	[EXTRA_RANK] = N_("Rank"), [EXTRA_OUTLINE] = N_("Outline"), [EXTRA_SOURCE] = N_("Source of the outline"),
};

bool extra_of(const struct entity *entity, enum extra extra)
{
	switch (extra) {
	case EXTRA_DURATION: return entity == &agreement_entity;
	case EXTRA_PERSONS:
	case EXTRA_WOMEN:
	case EXTRA_MEN:
	case EXTRA_RANK: return entity == &training_session_entity;
	case EXTRA_OUTLINE:
	case EXTRA_SOURCE: return entity == &area_entity;
	case EXTRA_COUNT: break;
	}
	return false;
}

bool extra_kind_by_title(const struct entity *entity)
{
	return entity == &agreement_entity || entity == &legal_text_entity;
}

static void settled(struct extra_row *row, const char *column, str what)
{
	row->settled(row->context, column, what);
}

static bool is_past(struct call *call, const struct record *record, size_t field)
{
	struct day day;
	return day_parse(record_text(record, field), &day) && day_difference(&day, &call->today) <= 0;
}

// "Projet de loi n° 43.22 …" is a bill: the kind that the title begins with, in whichever language it has.
static bool settle_kind(struct call *call, struct extra_row *row, size_t title, size_t kind)
{
	struct record *record = row->record;
	const struct field *field = &record->entity->fields[kind];
	if (record_has(record, kind))
		return true;
	str name = value_name(call->arena, record_text(record, title), call->language, call->house.language, NULL);
	str meaning = wordings_beginning(row->wordings, S("kind"), text_fold(call->arena, name));
	if (meaning.length == 0)
		return refuse_field(call, field->name, say(call, N_("No column tells the kind, and the title does not begin with one.")));
	record_set(record, kind, meaning);
	settled(row, field->name, say(call, N_("The kind was taken from the title.")));
	return true;
}

// A number of somebody else's register, "1" or "12/2023", is none of ours.
static void settle_number(struct record *record)
{
	const struct entity *entity = record->entity;
	str number = record_text(record, entity->number_field);
	if (!str_starts(number, str_from(entity->number_prefix)))
		record_clear(record, entity->number_field);
}

// Agreements.

static void settle_renewal(struct call *call, struct extra_row *row)
{
	size_t at, length;
	str said = wordings_within(row->wordings, S("renewal"), text_fold(call->arena, row->texts[EXTRA_DURATION]), &at, &length);
	if (!record_has(row->record, AGREEMENT_RENEWAL) && length > 0)
		record_set(row->record, AGREEMENT_RENEWAL, said);
}

static bool settle_duration(struct call *call, struct extra_row *row)
{
	struct record *record = row->record;
	str text = text_squeeze(call->arena, row->texts[EXTRA_DURATION]);
	struct day begin, end;
	size_t from = record_has(record, AGREEMENT_STARTS_ON) ? AGREEMENT_STARTS_ON : AGREEMENT_SIGNED_ON;
	int months;
	settle_renewal(call, row);
	if (text.length == 0 || record_has(record, AGREEMENT_ENDS_ON) || text_fold(call->arena, text).length == 0)
		return true;
	if (!term_read(call->arena, text, &months)) {
		if (wordings_find(call->arena, row->wordings, S("duration"), text).length > 0)
			return true;
		return refuse_field(call, "duration",
			say_with(call, N_("“{text}” is no duration. Write it as in 3 years or 18 months."), "text", text, NULL));
	}
	if (!day_parse(record_text(record, from), &begin) || !day_is_whole(&begin)) {
		settled(row, "duration", say_with(call, N_("“{text}” counts from a day that the list does not tell, so no end was set."), "text", text, NULL));
		return true;
	}
	end = day_term_end(&begin, months);
	if (end.text[0] == 0)
		return true;
	record_set(record, AGREEMENT_ENDS_ON, str_copy(call->arena, day_str(&end)));
	settled(row, "duration",
		say_with(call, N_("“{text}” from {day}: in force until {end}."), "text", text, "day",
			day_words(call->arena, &begin, call_locale(call), str_c(call->arena, call->house.country)), "end",
			day_words(call->arena, &end, call_locale(call), str_c(call->arena, call->house.country)), NULL));
	return true;
}

// Where no column tells the state, the days do: signed, in force, run out. One that renews itself goes on.
static void agreement_state(struct call *call, struct record *record)
{
	struct day end;
	bool over = day_parse(record_text(record, AGREEMENT_ENDS_ON), &end) && day_difference(&end, &call->today) < 0;
	bool begun = record_has(record, AGREEMENT_STARTS_ON) ? is_past(call, record, AGREEMENT_STARTS_ON)
	                                                     : is_past(call, record, AGREEMENT_SIGNED_ON);
	if (over && !str_is(record_text(record, AGREEMENT_RENEWAL), "tacit"))
		record_set(record, AGREEMENT_STATE, S("expired"));
	else if (begun)
		record_set(record, AGREEMENT_STATE, S("in_force"));
	else if (is_past(call, record, AGREEMENT_SIGNED_ON))
		record_set(record, AGREEMENT_STATE, S("signed"));
}

// Legal texts.

// "Publié au BO n° 7328 du 22 août 2024" tells the day too.
static void settle_published(struct call *call, struct extra_row *row)
{
	struct record *record = row->record;
	struct day day, none = { "" };
	enum day_told told;
	str behind;
	if (!str_is(record_text(record, LEGAL_TEXT_STAGE), "published") || record_has(record, LEGAL_TEXT_PUBLISHED_ON) ||
	        day_within(call->arena, row->state, row->day_order, &none, &day, &told, &behind) != DAY_READ || told != DAY_TOLD_WHOLE)
		return;
	record_set(record, LEGAL_TEXT_PUBLISHED_ON, str_copy(call->arena, day_str(&day)));
}

static void legal_text_stage(struct call *call, struct record *record)
{
	static const struct {
		size_t field;
		const char *stage;
	} days[] = { { LEGAL_TEXT_IN_FORCE_ON, "in_force" }, { LEGAL_TEXT_PUBLISHED_ON, "published" },
		{ LEGAL_TEXT_ADOPTED_ON, "adopted" }, { LEGAL_TEXT_INTRODUCED_ON, "introduced" } };
	for (size_t i = 0; i < COUNT(days); i++)
		if (is_past(call, record, days[i].field)) {
			record_set(record, LEGAL_TEXT_STAGE, str_from(days[i].stage));
			return;
		}
}

bool extra_settle(struct call *call, struct extra_row *row)
{
	struct record *record = row->record;
	bool good = true;
	if (record->entity == &agreement_entity) {
		settle_number(record);
		good = settle_kind(call, row, AGREEMENT_TITLE, AGREEMENT_KIND);
		good = settle_duration(call, row) && good;
		if (row->state.length == 0)
			agreement_state(call, record);
	} else if (record->entity == &legal_text_entity) {
		good = settle_kind(call, row, LEGAL_TEXT_TITLE, LEGAL_TEXT_KIND);
		if (row->state.length == 0)
			legal_text_stage(call, record);
		settle_published(call, row);
	} else if (record->entity == &training_session_entity) {
		settle_number(record);
		if (row->state.length == 0 && is_past(call, record, record_has(record, TRAINING_SESSION_ENDS_ON) ? TRAINING_SESSION_ENDS_ON : TRAINING_SESSION_STARTS_ON))
			record_set(record, TRAINING_SESSION_STATE, S("done"));
		good = attend_settle(call, row);
	}
	return good;
}

bool extra_make(struct call *call, struct extra_row *row)
{
	return row->record->entity != &training_session_entity || attend_make(call, row, row->record->id);
}

// Several names.

static bool is_known(struct call *call, const struct entity *entity, str text)
{
	struct name_match match;
	return name_match(call, entity, text, NULL, &match) && match.count > 0;
}

static size_t cut(str text, str sign, str *parts, size_t most)
{
	size_t count = 0;
	for (str rest = text; count < most;) {
		size_t at = str_find(rest, sign);
		parts[count] = str_trim(at == SIZE_MAX ? rest : str_slice(rest, 0, at));
		count += parts[count].length > 0;
		if (at == SIZE_MAX)
			break;
		rest = str_skip(rest, at + sign.length);
	}
	return count;
}

size_t names_in_cell(struct call *call, const struct entity *entity, str text, bool apart, str *parts, size_t most)
{
	static const struct {
		const char *sign;
		bool surely; // Parts whatever is on its sides.
		bool apart;  // Parts also what is not known, when asked.
	} signs[] = { { ";", true, true }, { "؛", true, true }, { "\n", true, true }, { " / ", false, true }, { "/", false, true },
		{ " – ", false, true }, { " — ", false, true }, { " - ", false, true }, { " + ", false, true }, { "+", false, true }, { " et ", false, false },
		{ " and ", false, false }, { " & ", false, false }, { "،", false, true }, { ",", false, false }, { " و", false, false } };
	for (size_t i = 0; i < COUNT(signs) && !is_known(call, entity, text); i++) {
		size_t count = cut(text, str_from(signs[i].sign), parts, most);
		// Bodies have commas in their names, people have not.
		bool parts_here = signs[i].apart || (entity == &person_entity && str_is(str_from(signs[i].sign), ","));
		bool good = true;
		for (size_t k = 0; k < count && good; k++)
			good = signs[i].surely || (apart && parts_here) || is_known(call, entity, parts[k]);
		if (count > 1 && good)
			return count;
	}
	parts[0] = str_trim(text);
	return 1;
}
