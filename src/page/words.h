// How numbers, shares, counts and days are written in each language. Digits are 0-9, as in the
// Maghreb; a decimal comma in Arabic and French; thousands apart by a comma in English and by a
// narrow space (U+202F) elsewhere; 61% in Arabic and 61 % with U+202F in French and English.
//
// A language may be a locale: in "ar-u-nu-arab" (call_locale of model/call.h, base/numerals.h) digits and
// signs are ٦١٪ and ١٬٢٤٠٫٥, as CLDR has them: with U+061C beside a sign, which has no direction of its own.
#pragma once
#include "base/date.h"
#include "page/view.h"

// 1,240 or 1 240.
str words_number(struct arena *arena, const char *language, int64_t number);

// A number of tenths: 783 is 78.3 or 78,3.
// An amount in the smallest unit of its currency: "125,000.50 MAD".
str words_money(struct arena *arena, const char *language, int64_t amount, str currency);

str words_tenths(struct arena *arena, const char *language, int64_t tenths);

// The share in per cent, rounded half up to one decimal (tables) or to whole numbers (headlines), with
// its sign. The denominator is above 0.
str words_share(struct arena *arena, const char *language, int64_t numerator, int64_t denominator);
str words_share_whole(
	struct arena *arena, const char *language, int64_t numerator, int64_t denominator);

// What is above, with its sign also above 0, as a difference is written: "+3.2", "−3.2".
str words_signed(struct arena *arena, const char *language, int64_t sign, str words);

// A plain decimal ("-12.5") as the language writes it; `share`: with the sign of per cent.
str words_decimal(struct arena *arena, const char *language, str plain, bool share);

// The difference of two shares in tenths of a percentage point, each share exact.
int64_t words_gap_tenths(int64_t numerator, int64_t denominator, int64_t other_numerator,
	int64_t other_denominator);

// The form for a count, with {n} filled: words_count(a, "ar", "{n} day", "{n} days", 3) is "3 أيام".
str words_count(struct arena *arena, const char *language, const char *one, const char *many,
	int64_t count);

// "84 of 137".
str words_of(struct arena *arena, const char *language, int64_t part, int64_t whole);

// The places {name} of a text filled from pairs of name and value that end with NULL.
str words_filled(struct arena *arena, str text, const char *const *names, const str *values);

// A rate as parts/rate shows it, under `name`: .share and .cases as text; .few when there are fewer
// than 20 cases, so that the fraction comes first; .none when there is no case, which is no value
// and not zero (indicators.md, rules 5 and 6). `whole` rounds as a headline.
void words_rate(struct view *view, const char *name, const char *language, int64_t numerator,
	int64_t denominator, bool whole);

// A day under `name`: .iso for <time datetime> and .text as people write it; nothing when not known.
void words_day(struct view *view, const char *name, const char *language, const char *country,
	const struct day *day);
