// Which digits people read. A locale says it together with the language, as BCP 47 does by its extension for
// Unicode: "ar-u-nu-arab" is Arabic with ٠١٢٣٤٥٦٧٨٩ (the numbering system "arab" of CLDR); "ar", "fr" and "en"
// have 0123456789. What writes numbers and days for people takes a locale (page/words.h, base/date.h,
// base/catalogue.h); what is typed, kept, sent or copied has ASCII digits in any locale.
#pragma once
#include "base/str.h"

// The locale of a language: Arabic-Indic digits are for Arabic alone.
const char *numerals_locale(const char *language, bool arabic_indic);

// "ar" of "ar-u-nu-arab"; any other locale is its language.
str numerals_language(const char *locale);
bool numerals_arabic_indic(const char *locale);

// The ASCII digits of a text that is a number, a time, a part of a day, as the locale writes them. Not for text
// of people, nor for numbers of records and codes.
str numerals_write(struct arena *arena, const char *locale, str text);

// True when Arabic-Indic digits are usual in a country (ISO 3166-1, two letters): where "ar" of that country has
// "arab" as its numbering system in CLDR 48 (42, of ICU 72, has Djibouti too). A unit test compares.
bool numerals_of_country(str country);
