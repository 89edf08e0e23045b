// Days and instants. A day is ISO text ("2026-05-31"); where a list only knows the month or the year
// it is shorter ("2026-05", "2026") and stands for the last day of that period. An instant is
// "2026-05-31T10:15:00.000Z". Both are compared as text. Gregorian, 1900 to 2200.
#pragma once
#include "base/mishap.h"

struct day {
	char text[11]; // NUL-ended; empty when not known.
};

struct instant {
	char text[25]; // NUL-ended; empty when not known.
};

struct instant instant_now(void);
str instant_str(const struct instant *instant);
// RFC 3339: seconds and their fraction may be missing, an offset is turned into UTC.
bool instant_parse(str text, struct instant *instant) MUST_USE;
int64_t instant_milliseconds(const struct instant *instant); // Since 1970; an empty one dies.
struct instant instant_from_milliseconds(int64_t milliseconds); // Empty outside 1900 to 2200.

str day_str(const struct day *day);
// ISO, whole or reduced.
bool day_parse(str text, struct day *day) MUST_USE;
// From numbers; day 0 is not known, month 0 neither. Refuses a day that does not exist.
bool day_make(int year, int month, int day_of_month, struct day *day) MUST_USE;
// True for a zone of the IANA data ("Africa/Casablanca"). Ask when a zone is configured.
bool zone_known(const char *zone);
// The day of an instant in such a zone; an unknown zone dies.
struct day day_of_instant(const struct instant *instant, const char *zone);
// Minutes since midnight, as a clock on the wall of such a zone shows them.
int minute_of_instant(const struct instant *instant, const char *zone);
// The last day of what the day stands for: itself, or the end of its month or year.
struct day day_end(const struct day *day);
struct day day_first(const struct day *day);
// A reduced day counts as its last day from here on. Empty when `day` is or when the sum lies outside
// 1900 to 2200; the others die on an empty day.
struct day day_add(const struct day *day, int64_t days);
int64_t day_difference(const struct day *later, const struct day *earlier); // Whole days.
bool day_is_whole(const struct day *day);
int64_t day_serial(const struct day *day);          // Days since 1970-01-01.
struct day day_from_serial(int64_t serial);         // Empty outside 1900 to 2200.
int day_weekday(const struct day *day);             // 0 is Sunday.

// How a list writes day and month when both fit: settled by the rest of the file, or not.
enum day_order { DAY_ORDER_UNKNOWN, DAY_FIRST, MONTH_FIRST };

// A cell of a list: ISO, DD/MM/YYYY (also '.', '-'), a month name with a year in Arabic, French or
// English, an Excel serial, a bare year or month; digits of any script. Refuses what it cannot read,
// a day that does not exist, a year of two digits, and a day and month that could be swapped unless
// `order` says. A time behind the day is passed over; weekdays and "1er", "2nd" are understood.
enum day_reading { DAY_READ, DAY_AMBIGUOUS, DAY_UNREADABLE };
enum day_reading day_read(str cell, enum day_order order, struct day *day);
// What this one cell says of the order of its file: DAY_FIRST for 25/04/2023.
enum day_order day_order_of(str cell);

// A cell that holds a day or the days from one to another: "du 18/10/2022 au 19/10/2022", "13–15 May 2022",
// "28/09 au 02/10/2022"; what the first day leaves out it has from the last. `*last` is empty for one day.
// Refuses what day_read refuses, and an end before its beginning.
enum day_reading span_read(struct arena *arena, str cell, enum day_order order, struct day *first, struct day *last);

// A delay in days: "60 j", "90 jours", "2 weeks", "30 يوما". False for anything else.
bool delay_read(struct arena *arena, str cell, int64_t *days) MUST_USE;

// A term in months, wherever it stands in a text: "3 ans renouvelables", "18 mois", "five years", "ثلاث سنوات". False when
// none does, or two different ones do.
bool term_read(struct arena *arena, str text, int *months) MUST_USE;
// The last day of so many months that begin on a whole day; empty outside 1900 to 2200.
struct day day_term_end(const struct day *begin, int months);

// The first day that stands within a text, and what is behind it. `told` says how much of it the text told: a
// year of two digits counts as one of this century, and one without a year is the first that is not before
// `since` (which then must be known). DAY_UNREADABLE when no day stands in it, DAY_AMBIGUOUS when one stands in it
// that does not exist or could be read in two ways.
enum day_told { DAY_TOLD_WHOLE, DAY_TOLD_MONTH, DAY_TOLD_SHORT_YEAR, DAY_TOLD_NO_YEAR };
enum day_reading day_within(struct arena *arena, str text, enum day_order order, const struct day *since,
	struct day *day, enum day_told *told, str *behind) MUST_USE;

// As people write it in a language: "31 May 2026", "31 mai 2026", "31 ماي 2026" (months by country,
// "MA" for the Maghreb); a reduced day without what is not known. With a locale (base/numerals.h): "٣١ أيار ٢٠٢٦".
str day_words(struct arena *arena, const struct day *day, const char *language,
	const char *country);
// The day in the Hijri calendar (Umm al-Qura), as people write it; the sighting of the moon in a
// country may put it a day later. "" for a reduced day.
str day_hijri_words(struct arena *arena, const struct day *day, const char *language);
