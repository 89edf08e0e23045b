#include "acts/attend.h"

#include "acts/keep.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/value.h"

// A number that nobody tells.
enum { UNTOLD = -1 };

// How many came, in all and by sex.
struct tally {
	str rank;
	const char *of; // The rank whose columns told it; NULL for those of the row.
	int64_t persons, women, men;
};

static void settled(struct extra_row *row, const char *column, str what)
{
	row->settled(row->context, column, what);
}

// The column of a count: "women", "women.officer".
static const char *column_of(struct call *call, enum extra extra, const char *rank)
{
	return rank == NULL ? extra_names[extra] : str_c(call->arena, str_format(call->arena, "%s.%s", extra_names[extra], rank));
}

// How many a cell says. "12 (dont 3 officiers)" is no number.
static bool read_count(struct call *call, str cell, enum extra extra, const char *rank, int64_t *count)
{
	str text = text_squeeze(call->arena, text_ascii_digits(call->arena, cell));
	*count = UNTOLD;
	if (text_fold(call->arena, text).length == 0)
		return true;
	if (str_to_integer(text, count) && *count >= 0)
		return true;
	*count = UNTOLD;
	return refuse_field(call, column_of(call, extra, rank), say_with(call, N_("“{text}” is not a whole number."), "text", text, NULL));
}

static bool read_tally(struct call *call, const str *texts, const char *rank, struct tally *tally)
{
	*tally = (struct tally){ .rank = rank == NULL ? S("") : str_from(rank), .of = rank };
	bool good = read_count(call, texts[EXTRA_PERSONS], EXTRA_PERSONS, rank, &tally->persons);
	good = read_count(call, texts[EXTRA_WOMEN], EXTRA_WOMEN, rank, &tally->women) && good;
	return read_count(call, texts[EXTRA_MEN], EXTRA_MEN, rank, &tally->men) && good;
}

static bool is_told(const struct tally *tally)
{
	return tally->persons > 0 || tally->women > 0 || tally->men > 0;
}

static bool knows_sex(const struct tally *tally)
{
	return tally->women >= 0;
}

static int64_t all_of(const struct tally *tally)
{
	return knows_sex(tally) ? tally->women + tally->men : tally->persons;
}

// The total and those of one sex tell those of the other. A total that is not their sum is told, and the parts count.
static bool settle_tally(struct call *call, struct extra_row *row, struct tally *tally)
{
	const char *column = column_of(call, EXTRA_PERSONS, tally->of);
	if (tally->persons >= 0 && (tally->women > tally->persons || tally->men > tally->persons))
		return refuse_field(call, column, say(call, N_("More women or men than participants.")));
	if (tally->women < 0 && tally->men < 0)
		return true;
	if (tally->persons >= 0 && (tally->women < 0 || tally->men < 0)) {
		int64_t *other = tally->women < 0 ? &tally->women : &tally->men;
		*other = tally->persons - (tally->women < 0 ? tally->men : tally->women);
		settled(row, column, say(call, N_("The others were counted as the difference.")));
	} else if (tally->persons >= 0 && tally->women + tally->men != tally->persons) {
		settled(row, column, say(call, N_("It is not the sum of women and men, which count.")));
	}
	tally->women = tally->women < 0 ? 0 : tally->women;
	tally->men = tally->men < 0 ? 0 : tally->men;
	return true;
}

// The rank that a cell of its own names.
static bool read_rank(struct call *call, const struct extra_row *row, str *rank)
{
	str text = text_squeeze(call->arena, row->texts[EXTRA_RANK]);
	*rank = S("");
	if (text_fold(call->arena, text).length == 0)
		return true;
	*rank = value_code_find(call, &rank_vocabulary, text);
	return rank->length > 0 ||
	       refuse_field(call, extra_names[EXTRA_RANK], say_with(call, N_("“{text}” is not one of the terms of {vocabulary}."),
		       "text", text, "vocabulary", say(call, rank_vocabulary.label), NULL));
}

// What is known of the whole and not of its parts.

// All are of one sex, or all of one rank: then the one is told by the other.
static bool cross(const struct tally *whole, struct tally *parts, size_t count, int64_t sum)
{
	if (!knows_sex(whole) || whole->women + whole->men != sum)
		return false;
	if (count == 1) {
		parts[0].women = whole->women;
		parts[0].men = whole->men;
		return true;
	}
	for (size_t i = 0; i < count && (whole->women == 0 || whole->men == 0); i++) {
		parts[i].women = whole->men == 0 ? parts[i].persons : 0;
		parts[i].men = whole->men == 0 ? 0 : parts[i].persons;
	}
	return whole->women == 0 || whole->men == 0;
}

// How many of each rank, in words, for a training whose list tells ranks and sexes apart.
static str ranks_in_words(struct call *call, const struct tally *parts, size_t count)
{
	struct buf words = buf_in(call->arena);
	for (size_t i = 0; i < count; i++)
		buf_addf(&words, "%s%.*s: %lld", i > 0 ? "; " : "", STR_ARG(value_label(call, &rank_vocabulary, parts[i].rank)),
			(long long)parts[i].persons);
	return buf_str(&words);
}

// Ranks and sexes of the same persons, told apart: nobody can be counted by both, so the sexes count.
static void keep_sexes(struct call *call, struct extra_row *row, const struct tally *parts, size_t count)
{
	if (!record_has(row->record, TRAINING_SESSION_AUDIENCE))
		record_set(row->record, TRAINING_SESSION_AUDIENCE, text_shorten(call->arena, ranks_in_words(call, parts, count), 400));
	settled(row, column_of(call, EXTRA_PERSONS, parts[0].of),
		say(call, N_("The list tells ranks and sexes apart. Women and men are counted, and the ranks stand under “For whom”.")));
}

// Those of the whole who are of no rank that a column tells.
static void settle_rest(struct call *call, struct extra_row *row, struct tally *whole, const struct tally *parts, size_t count)
{
	int64_t women = 0, men = 0, sum = 0, told = all_of(whole);
	bool sexes = knows_sex(whole);
	for (size_t i = 0; i < count; i++) {
		sum += all_of(&parts[i]);
		sexes = sexes && knows_sex(&parts[i]);
		women += knows_sex(&parts[i]) ? parts[i].women : 0;
		men += knows_sex(&parts[i]) ? parts[i].men : 0;
	}
	bool fits = told >= sum && (!sexes || (whole->women >= women && whole->men >= men));
	if (told >= 0 && !fits)
		settled(row, extra_names[EXTRA_PERSONS], say(call, N_("It is not the sum of the ranks, which count.")));
	*whole = (struct tally){ .rank = whole->rank, .persons = fits ? told - sum : 0,
		.women = sexes && fits ? whole->women - women : UNTOLD, .men = sexes && fits ? whole->men - men : UNTOLD };
}

static void add(struct call *call, struct extra_row *row, const struct tally *tally)
{
	const struct attended told[] = { { "woman", tally->rank, tally->women }, { "man", tally->rank, tally->men },
		{ NULL, tally->rank, knows_sex(tally) ? 0 : tally->persons } };
	for (size_t i = 0; i < COUNT(told); i++) {
		if (told[i].persons <= 0)
			continue;
		GROW(call->arena, row->attended, row->attended_count, row->attended_room);
		row->attended[row->attended_count - 1] = told[i];
	}
}

bool attend_settle(struct call *call, struct extra_row *row)
{
	struct tally whole, *parts = NEW_MANY(call->arena, row->share_count + 1, struct tally);
	size_t count = 0, known = 0;
	int64_t sum = 0;
	str rank;
	bool good = read_tally(call, row->texts, NULL, &whole) && settle_tally(call, row, &whole);
	good = read_rank(call, row, &rank) && good;
	for (size_t i = 0; i < row->share_count; i++) {
		bool read = read_tally(call, row->shares[i].texts, row->shares[i].rank, &parts[count]);
		good = read && (!is_told(&parts[count]) || settle_tally(call, row, &parts[count])) && good;
		if (!is_told(&parts[count]))
			continue;
		sum += all_of(&parts[count]);
		known += knows_sex(&parts[count]);
		count++;
	}
	if (!good)
		return false;
	whole.rank = rank;
	if (count > 0 && knows_sex(&whole) && known < count && !(known == 0 && cross(&whole, parts, count, sum))) {
		keep_sexes(call, row, parts, count);
		count = 0;
	} else if (count > 0) {
		settle_rest(call, row, &whole, parts, count);
	}
	for (size_t i = 0; i < count; i++)
		add(call, row, &parts[i]);
	add(call, row, &whole);
	return true;
}

static bool make_one(struct call *call, struct extra_row *row, const struct attended *attended, str training_session)
{
	struct record *attendance = record_new(call, &attendance_entity);
	record_set(attendance, ATTENDANCE_TRAINING_SESSION, training_session);
	if (attended->sex != NULL)
		record_set(attendance, ATTENDANCE_SEX, str_from(attended->sex));
	if (attended->rank.length > 0)
		record_set(attendance, ATTENDANCE_RANK, attended->rank);
	record_set_integer(attendance, ATTENDANCE_PERSONS, attended->persons);
	if (record_same_find(call, attendance).length > 0)
		return true;
	row->attendances++;
	return keep_save(call, attendance);
}

bool attend_make(struct call *call, struct extra_row *row, str training_session)
{
	for (size_t i = 0; i < row->attended_count; i++)
		if (!make_one(call, row, &row->attended[i], training_session))
			return false;
	return true;
}
