#include "page/words.h"

#include "base/catalogue.h"
#include "base/die.h"
#include "base/numerals.h"
#include "model/money.h"

enum { FEW_CASES = 20 };

#define NARROW_SPACE "\xe2\x80\xaf"
#define ARABIC_MARK "\xd8\x9c" // U+061C, which turns the sign beside it into the direction of Arabic.

static str share_with_sign(struct arena *arena, const char *language, str number);

static bool is_english(const char *language)
{
	return str_is(str_from(language), "en");
}

static const char *parting(const char *language)
{
	return is_english(language) ? "," : numerals_arabic_indic(language) ? "٬" : NARROW_SPACE;
}

static const char *point(const char *language)
{
	return is_english(language) ? "." : numerals_arabic_indic(language) ? "٫" : ",";
}

static const char *minus(const char *language)
{
	return numerals_arabic_indic(language) ? ARABIC_MARK "-" : "-";
}

str words_number(struct arena *arena, const char *language, int64_t number)
{
	str digits = str_format(arena, "%lld", (long long)number);
	struct buf buf = buf_in(arena);
	if (number < 0) {
		buf_add_c(&buf, minus(language));
		digits = str_skip(digits, 1);
	}
	for (size_t i = 0; i < digits.length; i++) {
		if (i > 0 && (digits.length - i) % 3 == 0)
			buf_add_c(&buf, parting(language));
		buf_add_char(&buf, digits.data[i]);
	}
	return numerals_write(arena, language, buf_str(&buf));
}

str words_tenths(struct arena *arena, const char *language, int64_t tenths)
{
	int64_t positive = tenths < 0 ? -tenths : tenths;
	str whole = words_number(arena, language, positive / 10);
	return numerals_write(arena, language, str_format(arena, "%s%.*s%s%d", tenths < 0 ? minus(language) : "", STR_ARG(whole),
		point(language), (int)(positive % 10)));
}

str words_money(struct arena *arena, const char *language, int64_t amount, str currency)
{
	int decimals = money_decimals(currency);
	int64_t unit = 1;
	for (int i = 0; i < decimals; i++)
		unit *= 10;
	str whole = words_number(arena, language, amount / unit);
	if (amount % unit == 0)
		return str_format(arena, "%.*s %.*s", STR_ARG(whole), STR_ARG(currency));
	str parts = str_format(arena, "%s%0*lld", point(language), decimals, (long long)(amount % unit));
	return str_format(arena, "%.*s%.*s %.*s", STR_ARG(whole), STR_ARG(numerals_write(arena, language, parts)), STR_ARG(currency));
}

str words_signed(struct arena *arena, const char *language, int64_t sign, str words)
{
	return str_format(arena, "%s%s%.*s", sign != 0 && numerals_arabic_indic(language) ? ARABIC_MARK : "",
		sign < 0 ? "−" : sign > 0 ? "+" : "", STR_ARG(words));
}

str words_decimal(struct arena *arena, const char *language, str plain, bool share)
{
	str rest = plain, whole;
	bool below = str_starts(rest, S("-"));
	if (below)
		rest = str_skip(rest, 1);
	bool parted = str_cut(&rest, '.', &whole) && rest.data != NULL;
	str text = str_format(arena, "%s%.*s%s%.*s", below ? minus(language) : "", STR_ARG(whole), parted ? point(language) : "",
		STR_ARG(parted ? rest : S("")));
	text = numerals_write(arena, language, text);
	return share ? share_with_sign(arena, language, text) : text;
}

// Half up: floor(x + 1/2), in whole numbers so that no binary fraction decides.
static int64_t rounded(int64_t numerator, int64_t denominator, int64_t scale)
{
	must(denominator > 0 && numerator >= 0);
	return (2 * scale * numerator + denominator) / (2 * denominator);
}

str words_share(struct arena *arena, const char *language, int64_t numerator, int64_t denominator)
{
	int64_t tenths = rounded(numerator, denominator, 1000);
	return share_with_sign(arena, language, words_tenths(arena, language, tenths));
}

str words_share_whole(
	struct arena *arena, const char *language, int64_t numerator, int64_t denominator)
{
	int64_t whole = rounded(numerator, denominator, 100);
	return share_with_sign(arena, language, words_number(arena, language, whole));
}

int64_t words_gap_tenths(int64_t numerator, int64_t denominator, int64_t other_numerator,
	int64_t other_denominator)
{
	must(denominator > 0 && other_denominator > 0);
	int64_t above = numerator * other_denominator - other_numerator * denominator;
	int64_t size = rounded(above < 0 ? -above : above, denominator * other_denominator, 1000);
	return above < 0 ? -size : size;
}

str words_count(struct arena *arena, const char *language, const char *one, const char *many,
	int64_t count)
{
	const char *const names[] = { "n", NULL };
	const str values[] = { words_number(arena, language, count) };
	return words_filled(arena, catalogue_plural(language, one, many, count), names, values);
}

str words_of(struct arena *arena, const char *language, int64_t part, int64_t whole)
{
	const char *const names[] = { "part", "whole", NULL };
	const str values[] = { words_number(arena, language, part), words_number(arena, language, whole) };
	str text = catalogue_text(language, NULL, N_("{part} of {whole}"));
	return words_filled(arena, text, names, values);
}

str words_filled(struct arena *arena, str text, const char *const *names, const str *values)
{
	struct buf buf = buf_in(arena);
	str before;
	while (str_cut(&text, '{', &before)) {
		buf_add(&buf, before);
		size_t end = str_find(text, S("}"));
		if (end == SIZE_MAX)
			continue;
		str name = str_slice(text, 0, end);
		text = str_skip(text, end + 1);
		for (size_t i = 0; names[i] != NULL; i++)
			if (str_is(name, names[i]))
				buf_add(&buf, values[i]);
	}
	return buf_str(&buf);
}

void words_rate(struct view *view, const char *name, const char *language, int64_t numerator,
	int64_t denominator, bool whole)
{
	struct arena *arena = view_arena(view);
	struct view *rate = view_in(view, name);
	view_flag(rate, "none", denominator <= 0);
	if (denominator <= 0)
		return;
	view_flag(rate, "few", denominator < FEW_CASES);
	view_text(rate, "cases", words_of(arena, language, numerator, denominator));
	view_text(rate, "share",
		whole ? words_share_whole(arena, language, numerator, denominator)
		      : words_share(arena, language, numerator, denominator));
}

void words_day(struct view *view, const char *name, const char *language, const char *country,
	const struct day *day)
{
	if (day->text[0] == 0)
		return;
	struct view *place = view_in(view, name);
	view_text(place, "iso", str_copy(view_arena(view), day_str(day)));
	view_text(place, "text", day_words(view_arena(view), day, language, country));
}

static str share_with_sign(struct arena *arena, const char *language, str number)
{
	if (numerals_arabic_indic(language))
		return str_format(arena, "%.*s٪" ARABIC_MARK, STR_ARG(number));
	bool arabic = str_is(str_from(language), "ar");
	return str_format(arena, "%.*s%s%%", STR_ARG(number), arabic ? "" : NARROW_SPACE);
}
