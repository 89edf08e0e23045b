#include "base/date.h"

#include <string.h>
#include <time.h>

#include "base/die.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2200, DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468 };

static const int64_t DAY_MILLISECONDS = 86400 * 1000LL;

struct date {
	int64_t year;
	int month; // 0 when only the year is known.
	int day;   // 0 when only the month is known.
};

static bool is_leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int64_t year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Years are counted from 1 March, so that the leap day is the last of its year; an era is 400 years.
static int64_t serial_of(struct date date)
{
	int64_t year = date.month <= 2 ? date.year - 1 : date.year;
	int64_t era = year / 400, of_era = year % 400;
	int64_t month = (date.month + 9) % 12;
	int64_t of_year = (153 * month + 2) / 5 + date.day - 1;
	return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
	       DAYS_TO_1970;
}

static struct date date_of(int64_t serial)
{
	int64_t days = serial + DAYS_TO_1970;
	int64_t era = days / DAYS_OF_ERA, of_era = days % DAYS_OF_ERA;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;
	struct date date = { .day = (int)(of_year - (153 * month + 2) / 5 + 1) };
	date.month = (int)(month < 10 ? month + 3 : month - 9);
	date.year = year + era * 400 + (date.month <= 2);
	return date;
}

static void put_digits(char *place, int count, int64_t number)
{
	for (int i = count - 1; i >= 0; i--, number /= 10)
		place[i] = (char)('0' + number % 10);
}

static struct day day_text(struct date date)
{
	struct day day = { "" };
	put_digits(day.text, 4, date.year);
	if (date.month > 0) {
		day.text[4] = '-';
		put_digits(day.text + 5, 2, date.month);
	}
	if (date.day > 0) {
		day.text[7] = '-';
		put_digits(day.text + 8, 2, date.day);
	}
	return day;
}

// The number that stands in `count` digits, or -1.
static int digits_at(str text, size_t at, size_t count)
{
	if (text.length < at + count)
		return -1;
	int number = 0;
	for (size_t i = at; i < at + count; i++) {
		if (text.data[i] < '0' || text.data[i] > '9')
			return -1;
		number = number * 10 + (text.data[i] - '0');
	}
	return number;
}

static bool date_exists(struct date date)
{
	if (date.year < FIRST_YEAR || date.year > LAST_YEAR || date.month < 0 || date.month > 12)
		return false;
	return date.day >= 0 && (date.day == 0 || date.day <= days_in(date.year, date.month));
}

static bool date_read(str text, struct date *date)
{
	if (text.length != 4 && text.length != 7 && text.length != 10)
		return false;
	*date = (struct date){ .year = digits_at(text, 0, 4) };
	if (text.length >= 7) {
		date->month = digits_at(text, 5, 2);
		if (text.data[4] != '-' || date->month < 1)
			return false;
	}
	if (text.length == 10) {
		date->day = digits_at(text, 8, 2);
		if (text.data[7] != '-' || date->day < 1)
			return false;
	}
	return date_exists(*date);
}

static struct date date_of_day(const struct day *day)
{
	struct date date;
	bool read = date_read(day_str(day), &date);
	must(read);
	return date;
}

str day_str(const struct day *day)
{
	return str_from(day->text);
}

bool day_parse(str text, struct day *day)
{
	struct date date;
	if (!date_read(text, &date))
		return false;
	*day = day_text(date);
	return true;
}

bool day_make(int year, int month, int day_of_month, struct day *day)
{
	struct date date = { year, month, day_of_month };
	if ((month == 0 && day_of_month != 0) || !date_exists(date))
		return false;
	*day = day_text(date);
	return true;
}

struct day day_end(const struct day *day)
{
	if (day->text[0] == 0 || day_is_whole(day))
		return *day;
	struct date date = date_of_day(day);
	if (date.month == 0)
		date.month = 12;
	date.day = days_in(date.year, date.month);
	return day_text(date);
}

struct day day_first(const struct day *day)
{
	if (day->text[0] == 0 || day_is_whole(day))
		return *day;
	struct date date = date_of_day(day);
	if (date.month == 0)
		date.month = 1;
	date.day = 1;
	return day_text(date);
}

bool day_is_whole(const struct day *day)
{
	return strlen(day->text) == 10;
}

int64_t day_serial(const struct day *day)
{
	struct day end = day_end(day);
	return serial_of(date_of_day(&end));
}

struct day day_from_serial(int64_t serial)
{
	int64_t first = serial_of((struct date){ FIRST_YEAR, 1, 1 });
	int64_t last = serial_of((struct date){ LAST_YEAR, 12, 31 });
	if (serial < first || serial > last)
		return (struct day){ "" };
	return day_text(date_of(serial));
}

struct day day_add(const struct day *day, int64_t days)
{
	int64_t serial;
	if (day->text[0] == 0 || __builtin_add_overflow(day_serial(day), days, &serial))
		return (struct day){ "" };
	return day_from_serial(serial);
}

int64_t day_difference(const struct day *later, const struct day *earlier)
{
	return day_serial(later) - day_serial(earlier);
}

int day_weekday(const struct day *day)
{
	// 1970 began on a Thursday; the sum is never negative from 1900 on.
	return (int)((day_serial(day) + 4 + 7 * 10000) % 7);
}

struct instant instant_now(void)
{
	struct timespec now;
	must(clock_gettime(CLOCK_REALTIME, &now) == 0);
	return instant_from_milliseconds((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

str instant_str(const struct instant *instant)
{
	return str_from(instant->text);
}

// The milliseconds of ".5" or ".1234567"; 0 when there is none. Moves `at` behind it; -1 when broken.
static int64_t fraction_at(str text, size_t *at)
{
	if (*at >= text.length || text.data[*at] != '.')
		return 0;
	int64_t milliseconds = 0;
	size_t digits = 0;
	for (*at += 1; digits_at(text, *at, 1) >= 0; *at += 1, digits++)
		if (digits < 3)
			milliseconds = milliseconds * 10 + (text.data[*at] - '0');
	for (size_t i = digits; i < 3; i++)
		milliseconds *= 10;
	return digits == 0 || digits > 9 ? -1 : milliseconds;
}

// What a zone designator adds to UTC, in milliseconds: "Z", "+01:00", "-0330".
static bool offset_read(str text, int64_t *offset)
{
	*offset = 0;
	if (str_is(text, "Z") || str_is(text, "z"))
		return true;
	bool colon = text.length == 6 && text.data[3] == ':';
	if ((!colon && text.length != 5) || (text.data[0] != '+' && text.data[0] != '-'))
		return false;
	int hours = digits_at(text, 1, 2), minutes = digits_at(text, colon ? 4 : 3, 2);
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
		return false;
	*offset = (hours * 60 + minutes) * 60000LL * (text.data[0] == '-' ? -1 : 1);
	return true;
}

// Our own form, which all rows have. Eight letters at a time: what differs from `form` is 0 to 9 in a digit's place and
// nothing elsewhere, so with `more` added no byte passes 15.
static bool is_own_form(str text)
{
	static const char form[] = "0000-00-00T00:00:00.000Z";
	static const char more[] = "\6\6\6\6\17\6\6\17\6\6\17\6\6\17\6\6\17\6\6\17\6\6\6\17";
	if (text.length != sizeof form - 1)
		return false;
	uint64_t high = 0;
	for (size_t at = 0; at < sizeof form - 1; at += sizeof high) {
		uint64_t given, wanted, room;
		memcpy(&given, text.data + at, sizeof given);
		memcpy(&wanted, form + at, sizeof wanted);
		memcpy(&room, more + at, sizeof room);
		high |= (given ^ wanted) | ((given ^ wanted) + room);
	}
	return (high & UINT64_C(0xf0f0f0f0f0f0f0f0)) == 0;
}

// Two digits that are there.
static int two_at(str text, size_t at)
{
	return (text.data[at] - '0') * 10 + text.data[at + 1] - '0';
}

bool instant_parse(str text, struct instant *instant)
{
	struct date date;
	if (is_own_form(text)) {
		date = (struct date){ two_at(text, 0) * 100 + two_at(text, 2), two_at(text, 5), two_at(text, 8) };
		if (date.month < 1 || date.day < 1 || !date_exists(date) || two_at(text, 11) > 23 || two_at(text, 14) > 59 ||
		        two_at(text, 17) > 59)
			return false;
		*instant = (struct instant){ "" };
		memcpy(instant->text, text.data, text.length);
		return true;
	}
	if (text.length < 17 || !date_read(str_slice(text, 0, 10), &date))
		return false;
	int hours = digits_at(text, 11, 2), minutes = digits_at(text, 14, 2), seconds = 0;
	if ((text.data[10] != 'T' && text.data[10] != 't') || text.data[13] != ':')
		return false;
	size_t at = 16;
	if (text.data[at] == ':') {
		seconds = digits_at(text, 17, 2);
		at = 19;
	}
	int64_t milliseconds = fraction_at(text, &at), offset;
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59)
		return false;
	if (milliseconds < 0 || !offset_read(str_skip(text, at), &offset))
		return false;
	milliseconds += serial_of(date) * DAY_MILLISECONDS;
	milliseconds += ((hours * 60 + minutes) * 60 + seconds) * 1000LL - offset;
	*instant = instant_from_milliseconds(milliseconds);
	return instant->text[0] != 0;
}

int64_t instant_milliseconds(const struct instant *instant)
{
	str text = instant_str(instant);
	struct date date;
	bool read = date_read(str_slice(text, 0, 10), &date);
	must(read && text.length == 24);
	int64_t of_day = digits_at(text, 11, 2);
	of_day = of_day * 60 + digits_at(text, 14, 2);
	of_day = of_day * 60 + digits_at(text, 17, 2);
	of_day = of_day * 1000 + digits_at(text, 20, 3);
	return serial_of(date) * DAY_MILLISECONDS + of_day;
}

struct instant instant_from_milliseconds(int64_t milliseconds)
{
	int64_t serial = milliseconds / DAY_MILLISECONDS, of_day = milliseconds % DAY_MILLISECONDS;
	if (of_day < 0) {
		of_day += DAY_MILLISECONDS;
		serial -= 1;
	}
	struct instant instant = { "" };
	struct day day = day_from_serial(serial);
	if (day.text[0] == 0)
		return instant;
	memcpy(instant.text, day.text, 10);
	memcpy(instant.text + 10, "T00:00:00.000Z", 14);
	put_digits(instant.text + 11, 2, of_day / 3600000);
	put_digits(instant.text + 14, 2, of_day / 60000 % 60);
	put_digits(instant.text + 17, 2, of_day / 1000 % 60);
	put_digits(instant.text + 20, 3, of_day % 1000);
	return instant;
}
