// Days within longer texts: spans, delays, and the day that stands somewhere in a sentence.
#include "base/date.h"

#include <string.h>

#include "base/text.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_at(str text, size_t at)
{
	size_t count = 0;
	while (at + count < text.length && is_digit(text.data[at + count]))
		count++;
	return count;
}

// Spans.

static bool cut_span(str text, str *first, str *last)
{
	static const char *const between[] = { " au ", " to ", " bis ", " until ", " à ", " إلى ", " الى ", " حتى ", "→", "–", "—", " - " };
	for (size_t i = 0; i < COUNT(between); i++) {
		size_t at = str_find(text, str_from(between[i]));
		if (at == SIZE_MAX)
			continue;
		*first = str_trim(str_slice(text, 0, at));
		*last = str_trim(str_skip(text, at + strlen(between[i])));
		return first->length > 0 && last->length > 0;
	}
	// "18-20/10/2022": one sign parts the days, another the months.
	size_t dash = str_find(text, S("-"));
	if (dash == SIZE_MAX || dash > 5 || (str_find(text, S("/")) == SIZE_MAX && str_find(text, S(" ")) == SIZE_MAX))
		return false;
	*first = str_trim(str_slice(text, 0, dash));
	*last = str_trim(str_skip(text, dash + 1));
	return first->length > 0 && last->length > 0;
}

static str without_from(str text)
{
	static const char *const words[] = { "du ", "Du ", "DU ", "from ", "From ", "de ", "من " };
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_starts(text, str_from(words[i])))
			return str_trim(str_skip(text, strlen(words[i])));
	return text;
}

// The first day with the month and the year of the last where it has none itself.
static enum day_reading lent(struct arena *arena, str text, enum day_order order, const struct day *last,
	struct day *first)
{
	enum day_reading reading = day_read(text, order, first);
	if ((reading == DAY_READ && day_is_whole(first)) || !day_is_whole(last))
		return reading;
	size_t digits = digits_at(text, 0);
	if (digits >= 1 && digits <= 2 && digits == text.length)
		return day_read(str_format(arena, "%.7s-%02d", last->text, digits == 1 ? text.data[0] - '0'
			: (text.data[0] - '0') * 10 + text.data[1] - '0'), order, first);
	return day_read(str_format(arena, "%.*s%s%.4s", STR_ARG(text), digits == text.length || str_contains(text, S("/")) ? "/" : " ",
		last->text), order, first);
}

enum day_reading span_read(struct arena *arena, str cell, enum day_order order, struct day *first, struct day *last)
{
	str text = str_trim(cell), begin, end;
	*last = (struct day){ "" };
	enum day_reading reading = day_read(text, order, first);
	if (reading != DAY_UNREADABLE)
		return reading;
	text = without_from(text);
	if (!cut_span(text, &begin, &end))
		return day_read(text, order, first);
	reading = day_read(end, order, last);
	if (reading != DAY_READ)
		return reading;
	reading = lent(arena, begin, order, last, first);
	if (reading == DAY_READ && str_compare(day_str(first), day_str(last)) > 0)
		return DAY_UNREADABLE;
	return reading;
}

// Delays.

bool delay_read(struct arena *arena, str cell, int64_t *days)
{
	static const struct {
		const char *word;
		int days;
	} units[] = { { "j", 1 }, { "jr", 1 }, { "jrs", 1 }, { "jour", 1 }, { "jours", 1 }, { "d", 1 }, { "day", 1 },
		{ "days", 1 }, { "يوم", 1 }, { "يوما", 1 }, { "ايام", 1 }, { "semaine", 7 }, { "semaines", 7 },
		{ "week", 7 }, { "weeks", 7 }, { "اسبوع", 7 }, { "اسابيع", 7 } };
	str text = text_fold(arena, cell), unit;
	size_t digits = digits_at(text, 0);
	if (digits == 0 || digits > 4 || !str_to_integer(str_slice(text, 0, digits), days))
		return false;
	unit = str_trim(str_skip(text, digits));
	for (size_t i = 0; i < COUNT(units); i++)
		if (str_equal(unit, text_fold(arena, str_from(units[i].word)))) {
			*days *= units[i].days;
			return *days > 0;
		}
	return false;
}

// Terms.

static int term_number(struct arena *arena, str word)
{
	static const struct {
		const char *word;
		int number;
	} words[] = { { "un", 1 }, { "une", 1 }, { "one", 1 }, { "deux", 2 }, { "two", 2 }, { "trois", 3 }, { "three", 3 },
		{ "quatre", 4 }, { "four", 4 }, { "cinq", 5 }, { "five", 5 }, { "six", 6 }, { "dix", 10 }, { "ten", 10 },
		{ "ثلاث", 3 }, { "ثلاثة", 3 }, { "أربع", 4 }, { "أربعة", 4 }, { "خمس", 5 }, { "خمسة", 5 }, { "ست", 6 }, { "ستة", 6 },
		{ "عشر", 10 }, { "عشرة", 10 } };
	int64_t number;
	if (word.length <= 3 && str_to_integer(word, &number))
		return number >= 1 && number <= 600 ? (int)number : 0;
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_equal(word, text_fold(arena, str_from(words[i].word))))
			return words[i].number;
	return 0;
}

// How many months a unit has; `itself`: the word alone says how many there are ("سنتين", two years).
static int term_unit(struct arena *arena, str word, bool *itself)
{
	static const struct {
		const char *word;
		int months;
		bool itself;
	} units[] = { { "an", 12, false }, { "ans", 12, false }, { "année", 12, false }, { "années", 12, false },
		{ "year", 12, false }, { "years", 12, false }, { "سنة", 12, false }, { "سنوات", 12, false }, { "أعوام", 12, false },
		{ "سنتان", 24, true }, { "سنتين", 24, true }, { "عامان", 24, true }, { "عامين", 24, true }, { "mois", 1, false },
		{ "month", 1, false }, { "months", 1, false }, { "شهر", 1, false }, { "شهرا", 1, false }, { "أشهر", 1, false },
		{ "شهور", 1, false }, { "شهران", 2, true }, { "شهرين", 2, true } };
	for (size_t i = 0; i < COUNT(units); i++)
		if (str_equal(word, text_fold(arena, str_from(units[i].word)))) {
			*itself = units[i].itself;
			return units[i].months;
		}
	return 0;
}

bool term_read(struct arena *arena, str text, int *months)
{
	enum { TEXT_MOST = 2000 };
	str rest = text_fold(arena, text.length > TEXT_MOST ? text_start(text, TEXT_MOST) : text), word;
	int number = 0, found = 0;
	while (str_cut(&rest, ' ', &word)) {
		bool itself = false;
		// "3ans", "18mois".
		size_t digits = digits_at(word, 0);
		if (digits > 0 && digits <= 3 && digits < word.length) {
			number = term_number(arena, str_slice(word, 0, digits));
			word = str_skip(word, digits);
		}
		int unit = term_unit(arena, word, &itself);
		int term = unit == 0 ? 0 : itself ? unit : number * unit;
		if (term > 0 && found > 0 && term != found)
			return false;
		found = term > 0 ? term : found;
		number = unit > 0 ? 0 : term_number(arena, word);
	}
	*months = found;
	return found > 0 && found <= 1200;
}

struct day day_term_end(const struct day *begin, int months)
{
	int64_t year = 0, month = 0, day = 0;
	bool read = str_to_integer(str_slice(day_str(begin), 0, 4), &year) && str_to_integer(str_slice(day_str(begin), 5, 2), &month) &&
	            str_to_integer(str_slice(day_str(begin), 8, 2), &day);
	struct day end = { "" };
	if (!read)
		return end;
	int64_t count = year * 12 + month - 1 + months;
	// From the 31st it runs to the end of a month that has none.
	for (int64_t last = day; last >= 28; last--)
		if (day_make((int)(count / 12), (int)(count % 12) + 1, (int)last, &end))
			return last == day ? day_add(&end, -1) : end;
	return day_make((int)(count / 12), (int)(count % 12) + 1, (int)day, &end) ? day_add(&end, -1) : (struct day){ "" };
}

// A day within a text.

struct numeric {
	size_t length;    // Of the whole.
	size_t parts;     // Two or three numbers.
	size_t digits[3];
	int value[3];
};

static bool numeric_at(str text, size_t at, struct numeric *numeric)
{
	*numeric = (struct numeric){ 0 };
	size_t start = at;
	char sign = 0;
	while (numeric->parts < 3) {
		size_t digits = digits_at(text, at);
		if (digits == 0 || digits > 4)
			break;
		for (size_t i = 0; i < digits; i++)
			numeric->value[numeric->parts] = numeric->value[numeric->parts] * 10 + (text.data[at + i] - '0');
		numeric->digits[numeric->parts++] = digits;
		at += digits;
		numeric->length = at - start;
		if (at >= text.length || strchr("/.-", text.data[at]) == NULL || (sign != 0 && text.data[at] != sign) ||
		        digits_at(text, at + 1) == 0)
			break;
		sign = text.data[at++];
	}
	return numeric->parts >= 2 && (sign == '/' || numeric->parts == 3);
}

static bool of_this_year(struct arena *arena, str text, int year, enum day_order order, struct day *day)
{
	return day_read(str_format(arena, "%.*s/%04d", STR_ARG(text), year), order, day) == DAY_READ;
}

static bool without_year(struct arena *arena, str text, enum day_order order, const struct day *since, struct day *day)
{
	int64_t year;
	if (since == NULL || since->text[0] == 0 || !str_to_integer(str_slice(day_str(since), 0, 4), &year))
		return false;
	struct day first = day_first(since);
	for (int64_t later = 0; later < 2; later++)
		if (of_this_year(arena, text, (int)(year + later), order, day) && day_difference(day, &first) >= 0)
			return true;
	return false;
}

static bool numeric_read(struct arena *arena, str text, const struct numeric *n, enum day_order order,
	const struct day *since, struct day *day, enum day_told *told)
{
	*told = DAY_TOLD_WHOLE;
	if (n->parts == 2 && n->digits[0] <= 2 && n->digits[1] <= 2) {
		*told = DAY_TOLD_NO_YEAR;
		return without_year(arena, text, order, since, day);
	}
	if (n->parts == 3 && n->digits[0] <= 2 && n->digits[1] <= 2 && n->digits[2] == 2) {
		*told = DAY_TOLD_SHORT_YEAR;
		return of_this_year(arena, str_slice(text, 0, n->length - 3), 2000 + n->value[2], order, day);
	}
	if (day_read(str_slice(text, 0, n->length), order, day) != DAY_READ)
		return false;
	if (!day_is_whole(day))
		*told = DAY_TOLD_MONTH;
	return true;
}

// "le 12 avril 2023", "novembre 2023": up to three words from here that make a day with a month's name.
static bool named_at(str folded, size_t at, struct day *day, size_t *length)
{
	size_t ends[3], count = 0;
	for (size_t i = at; i <= folded.length && count < 3; i++)
		if (i == folded.length || folded.data[i] == ' ')
			ends[count++] = i;
	while (count-- > 1) {
		str words = str_slice(folded, at, ends[count] - at);
		size_t letters = 0;
		for (size_t i = 0; i < words.length; i++)
			letters += !is_digit(words.data[i]) && words.data[i] != ' ';
		if (letters < 3 || day_read(words, DAY_FIRST, day) != DAY_READ)
			continue;
		*length = words.length;
		return true;
	}
	return false;
}

// The number of a letter is no day: "lettre n° 12/2022", "ref. 3/4".
static bool is_reference(str text, size_t at)
{
	static const char *const words[] = { "n°", "nº", "no", "no.", "n.", "nr", "nr.", "ref", "ref.", "réf", "réf.", "#", "رقم" };
	str before = str_trim(str_slice(text, 0, at));
	for (size_t i = 0; i < COUNT(words); i++) {
		size_t length = strlen(words[i]);
		if (before.length < length || !str_equal_ignoring_case(str_skip(before, before.length - length), str_from(words[i])))
			continue;
		bool whole = before.length == length || before.data[before.length - length - 1] == ' ' ||
			     before.data[before.length - length - 1] == '(' || (unsigned char)words[i][0] == '#';
		if (whole || words[i][1] != 'o')
			return true;
	}
	return false;
}

enum day_reading day_within(struct arena *arena, str text, enum day_order order, const struct day *since,
	struct day *day, enum day_told *told, str *behind)
{
	str ascii = text_ascii_digits(arena, text);
	enum day_reading none = DAY_UNREADABLE;
	bool partly = false;
	for (size_t i = 0; i < ascii.length; i++) {
		struct numeric numeric;
		struct day found = { "" };
		enum day_told found_told = DAY_TOLD_WHOLE;
		if ((i > 0 && is_digit(ascii.data[i - 1])) || !is_digit(ascii.data[i]) || !numeric_at(ascii, i, &numeric))
			continue;
		size_t end = i + numeric.length;
		bool read = !is_reference(ascii, i) &&
			    numeric_read(arena, str_slice(ascii, i, numeric.length), &numeric, order, since, &found, &found_told);
		if (!read && !is_reference(ascii, i))
			none = DAY_AMBIGUOUS;
		// A whole day says more than one without its year or its day.
		if (read && (!partly || found_told == DAY_TOLD_WHOLE)) {
			*day = found;
			*told = found_told;
			*behind = str_skip(ascii, end);
			partly = true;
			if (found_told == DAY_TOLD_WHOLE)
				return DAY_READ;
		}
		i = end - 1;
	}
	if (partly)
		return DAY_READ;
	str folded = text_fold(arena, text);
	for (size_t i = 0; i < folded.length; i++) {
		size_t length;
		if ((i > 0 && folded.data[i - 1] != ' ') || !named_at(folded, i, day, &length))
			continue;
		*told = day_is_whole(day) ? DAY_TOLD_WHOLE : DAY_TOLD_MONTH;
		*behind = str_skip(folded, i + length);
		return DAY_READ;
	}
	return none;
}
