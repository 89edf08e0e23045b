#include "base/date.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/date_names.h"
#include "base/die.h"
#include "base/text.h"

enum { CELL_ROOM = 96, TOKENS = 8, FIRST_SERIAL = 20000, LAST_SERIAL = 80000 };
// Day 25569 of a spreadsheet is 1970-01-01 (the system that begins with 1900 and counts its missing
// leap day; ECMA-376 part 1, 18.17.4.1).
enum { SERIAL_OF_1970 = 25569 };

// A cell of ASCII digits and other bytes: what is longer than the room is no date.
struct cell {
	char bytes[CELL_ROOM];
	size_t length;
	bool words; // Something else than digits and separators stands in it.
};

// Three numbers in their order in the cell, and how many digits each had.
struct numbers {
	int value[3];
	size_t digits[3];
	size_t count;
};

static bool cell_of(str text, struct cell *cell)
{
	text = str_trim(text);
	*cell = (struct cell){ .length = 0 };
	if (text.length == 0 || text.length > CELL_ROOM / 2)
		return false;
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint32_t letter = text_next(text, &at);
		int32_t digit = letter < 0x80 ? -1 : u_charDigitValue((UChar32)letter);
		if (letter == 0x200e || letter == 0x200f || letter == 0x061c)
			continue;
		if (digit >= 0) {
			cell->bytes[cell->length++] = (char)('0' + digit);
			continue;
		}
		cell->words |= letter >= 0x80 ||
			       (letter != ' ' && strchr("0123456789/.-:TZ", (int)letter) == NULL);
		memcpy(cell->bytes + cell->length, text.data + start, at - start);
		cell->length += at - start;
	}
	return cell->length > 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool number_take(str *rest, int *value, size_t *digits)
{
	*value = 0;
	for (*digits = 0; rest->length > 0 && is_digit(rest->data[0]); *digits += 1) {
		if (*digits == 6)
			return false;
		*value = *value * 10 + (rest->data[0] - '0');
		*rest = str_skip(*rest, 1);
	}
	return *digits > 0;
}

// Lists made by programs put a time behind the day; it says nothing about the day.
static str without_time(str text)
{
	size_t at = str_find(text, S(":"));
	if (at == SIZE_MAX || at < 6)
		return text;
	size_t start = at;
	while (start > 0 && is_digit(text.data[start - 1]))
		start--;
	for (size_t i = at; i < text.length; i++)
		if (!is_digit(text.data[i]) && strchr(":.Z", text.data[i]) == NULL)
			return text;
	if (start == at || start == 0 ||
		(text.data[start - 1] != ' ' && text.data[start - 1] != 'T'))
		return text;
	return str_trim(str_slice(text, 0, start - 1));
}

static bool numbers_of(str text, struct numbers *numbers)
{
	*numbers = (struct numbers){ .count = 0 };
	char separator = 0;
	for (;;) {
		size_t i = numbers->count;
		if (i == 3 || !number_take(&text, &numbers->value[i], &numbers->digits[i]))
			return false;
		numbers->count++;
		if (text.length == 0)
			return true;
		text = str_trim(text);
		if (strchr("/.-", text.data[0]) == NULL ||
			(separator != 0 && separator != text.data[0]))
			return false;
		separator = text.data[0];
		text = str_trim(str_skip(text, 1));
	}
}

static enum day_reading made(int year, int month, int day_of_month, struct day *day)
{
	return day_make(year, month, day_of_month, day) ? DAY_READ : DAY_UNREADABLE;
}

// The two numbers before a year, and which of them is the day.
static enum day_reading swappable(int a, int b, int year, enum day_order order, struct day *day)
{
	if (a < 1 || b < 1 || (a > 12 && b > 12))
		return DAY_UNREADABLE;
	if (a > 12)
		return made(year, b, a, day);
	if (b > 12)
		return made(year, a, b, day);
	if (a == b || order == DAY_FIRST)
		return made(year, b, a, day);
	return order == MONTH_FIRST ? made(year, a, b, day) : DAY_AMBIGUOUS;
}

static enum day_reading bare_number(int value, size_t digits, struct day *day)
{
	if (digits == 4)
		return made(value, 0, 0, day);
	if (digits != 5 || value < FIRST_SERIAL || value > LAST_SERIAL)
		return DAY_UNREADABLE;
	*day = day_from_serial(value - SERIAL_OF_1970);
	return DAY_READ;
}

// A serial with a time of day: "45041.5".
static bool serial_with_time(const struct numbers *numbers, str text)
{
	return numbers->count == 2 && numbers->digits[0] == 5 && str_contains(text, S("."));
}

static enum day_reading numbers_read(
	const struct numbers *n, str text, enum day_order order, struct day *day)
{
	if (n->count == 1 || serial_with_time(n, text))
		return bare_number(n->value[0], n->digits[0], day);
	if (n->count == 2) {
		if (n->digits[0] == 4 && n->digits[1] <= 2 && n->value[1] > 0)
			return made(n->value[0], n->value[1], 0, day);
		if (n->digits[1] == 4 && n->digits[0] <= 2 && n->value[0] > 0)
			return made(n->value[1], n->value[0], 0, day);
		return DAY_UNREADABLE;
	}
	if (n->digits[0] == 4 && n->digits[1] <= 2 && n->digits[2] <= 2 &&
		n->value[1] * n->value[2] > 0)
		return made(n->value[0], n->value[1], n->value[2], day);
	if (n->digits[2] == 4 && n->digits[0] <= 2 && n->digits[1] <= 2)
		return swappable(n->value[0], n->value[1], n->value[2], order, day);
	return DAY_UNREADABLE;
}

// Words that stand around a date and change nothing.
static bool is_filler(str word)
{
	static const char *const fillers[] = { "le", "the", "of", "du", "de", "d", "في", "من",
		"يوم", "شهر", "سنه", "عام", "m", "م", "monday", "tuesday", "wednesday", "thursday",
		"friday", "saturday", "sunday", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
		"samedi", "dimanche", "الاثنين", "الاتنين", "الثلاثاء", "الاربعاء", "الخميس",
		"الجمعه", "السبت", "الاحد" };
	for (size_t i = 0; i < COUNT(fillers); i++)
		if (str_is(word, fillers[i]))
			return true;
	return false;
}

// "1er", "2nd", "21st", "3rd", "4th" without their ending.
static str without_ordinal(str word)
{
	static const char *const endings[] = { "er", "st", "nd", "rd", "th" };
	for (size_t i = 0; i < COUNT(endings); i++)
		if (word.length > 2 && word.length <= 4 && is_digit(word.data[0]) &&
			str_ends(word, str_from(endings[i])))
			return str_slice(word, 0, word.length - 2);
	return word;
}

struct named {
	int year, month, day;
};

// A number is the year when it has four digits, else the day; each may stand once.
static bool take_number(str word, struct named *named)
{
	int value;
	size_t digits;
	str rest = without_ordinal(word);
	if (!number_take(&rest, &value, &digits) || rest.length > 0)
		return false;
	int *place = digits == 4 ? &named->year : &named->day;
	if (*place != 0 || value == 0 || (digits != 4 && digits > 2))
		return false;
	*place = value;
	return true;
}

static bool take_word(str word, str after, struct named *named, bool *two)
{
	*two = false;
	if (is_digit(word.data[0]))
		return take_number(word, named);
	int month = 0;
	if (after.length > 0) {
		month = month_find(
			(str){ word.data, (size_t)(after.data + after.length - word.data) });
		*two = month > 0;
	}
	if (month == 0)
		month = month_find(word);
	if (month == 0)
		return is_filler(word);
	// Levantine lists write both names: "أيار/مايو".
	if (named->month != 0 && named->month != month)
		return false;
	named->month = month;
	return true;
}

static bool words_read(str folded, struct named *named)
{
	str words[TOKENS + 1] = { { 0 } };
	size_t count = 0;
	for (str rest = folded, word; str_cut(&rest, ' ', &word); count++) {
		if (count == TOKENS || word.length == 0)
			return false;
		words[count] = word;
	}
	for (size_t i = 0; i < count; i++) {
		bool two;
		if (!take_word(words[i], words[i + 1], named, &two))
			return false;
		i += two;
	}
	return named->month != 0 && named->year != 0;
}

static enum day_reading named_read(str text, struct day *day)
{
	struct arena *arena = arena_new(64 * 1024);
	struct named named = { 0 };
	bool read = words_read(text_fold(arena, text), &named);
	arena_end(arena);
	return read ? made(named.year, named.month, named.day, day) : DAY_UNREADABLE;
}

enum day_reading day_read(str text, enum day_order order, struct day *day)
{
	struct cell cell;
	if (!cell_of(text, &cell))
		return DAY_UNREADABLE;
	str plain = without_time(str_trim((str){ cell.bytes, cell.length }));
	if (cell.words)
		return named_read(plain, day);
	struct numbers numbers;
	if (!numbers_of(plain, &numbers))
		return DAY_UNREADABLE;
	return numbers_read(&numbers, plain, order, day);
}

enum day_order day_order_of(str text)
{
	struct cell cell;
	struct numbers n;
	if (!cell_of(text, &cell) || cell.words ||
		!numbers_of(without_time(str_trim((str){ cell.bytes, cell.length })), &n))
		return DAY_ORDER_UNKNOWN;
	struct day ignored;
	if (n.count != 3 || n.digits[2] != 4 || n.digits[0] > 2 || n.digits[1] > 2)
		return DAY_ORDER_UNKNOWN;
	if (swappable(n.value[0], n.value[1], n.value[2], DAY_ORDER_UNKNOWN, &ignored) != DAY_READ)
		return DAY_ORDER_UNKNOWN;
	if (n.value[0] > 12)
		return DAY_FIRST;
	return n.value[1] > 12 ? MONTH_FIRST : DAY_ORDER_UNKNOWN;
}
