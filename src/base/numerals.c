#include "base/numerals.h"

#include "base/buf.h"

static const char eastern[] = "ar-u-nu-arab";

const char *numerals_locale(const char *language, bool arabic_indic)
{
	return arabic_indic && str_is(str_from(language), "ar") ? eastern : language;
}

bool numerals_arabic_indic(const char *locale)
{
	return str_is(str_from(locale), eastern);
}

str numerals_language(const char *locale)
{
	return numerals_arabic_indic(locale) ? S("ar") : str_from(locale);
}

str numerals_write(struct arena *arena, const char *locale, str text)
{
	if (!numerals_arabic_indic(locale))
		return text;
	struct buf buf = buf_sized(arena, text.length * 2);
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		// U+0660 to U+0669
		if (c >= '0' && c <= '9')
			buf_add_char(&buf, (char)0xd9);
		buf_add_char(&buf, c >= '0' && c <= '9' ? (char)(0xa0 + (c - '0')) : c);
	}
	return buf_str(&buf);
}

bool numerals_of_country(str country)
{
	static const char *const countries[] = { "BH", "EG", "ER", "IL", "IQ", "JO", "KM", "KW", "LB", "MR", "OM", "PS",
		"QA", "SA", "SD", "SO", "SS", "SY", "TD", "YE" };
	for (size_t i = 0; i < COUNT(countries); i++)
		if (str_is(country, countries[i]))
			return true;
	return false;
}
