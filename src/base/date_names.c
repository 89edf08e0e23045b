#include "base/date_names.h"

#include <string.h>

enum { MONTHS = 12 };

static const char *const english[MONTHS] = { "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December" };
static const char *const french[MONTHS] = { "janvier", "février", "mars", "avril", "mai", "juin",
	"juillet", "août", "septembre", "octobre", "novembre", "décembre" };
static const char *const morocco[MONTHS] = { "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
	"يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر" };
static const char *const by_french[MONTHS] = { "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان",
	"جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" };
static const char *const mauritania[MONTHS] = { "يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيو",
	"يوليو", "أغشت", "شتمبر", "أكتوبر", "نوفمبر", "دجمبر" };
static const char *const levant[MONTHS] = { "كانون الثاني", "شباط", "آذار", "نيسان", "أيار",
	"حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول" };
static const char *const egypt[MONTHS] = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
	"يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" };

static const struct {
	const char *country;
	const char *const *names;
} countries[] = {
	{ "MA", morocco },
	{ "DZ", by_french },
	{ "TN", by_french },
	{ "MR", mauritania },
	{ "SY", levant },
	{ "LB", levant },
	{ "JO", levant },
	{ "PS", levant },
	{ "IQ", levant },
};

// Folded, as text_fold leaves them; the unit test reads back every name above through this table.
static const char *const spellings[MONTHS] = {
	"january jan janvier janv يناير جانفي كانون_الثاني",
	"february feb fevrier fevr fev فبراير فيفري شباط",
	"march mar mars مارس اذار",
	"april apr avril avr ابريل افريل نيسان",
	"may mai ماي مايو ايار",
	"june jun juin يونيو جوان حزيران يونيه",
	"july jul juillet juil يوليو يوليوز جويليه تموز يوليه",
	"august aug aout غشت اغسطس اغشت اوت اب",
	"september sept sep septembre شتنبر سبتمبر شتمبر ايلول",
	"october oct octobre اكتوبر تشرين_الاول",
	"november nov novembre نونبر نوفمبر تشرين_الثاني",
	"december dec decembre دجنبر ديسمبر دجمبر كانون_الاول",
};

static const char *const *arabic(const char *country)
{
	for (size_t i = 0; country != NULL && i < COUNT(countries); i++)
		if (strcmp(countries[i].country, country) == 0)
			return countries[i].names;
	return egypt;
}

const char *month_name(const char *language, const char *country, int month)
{
	const char *const *names = english;
	if (strcmp(language, "ar") == 0)
		names = arabic(country);
	else if (strcmp(language, "fr") == 0)
		names = french;
	return names[month - 1];
}

// An underscore in the table stands for the space between two words.
static bool same(str spelling, str folded)
{
	if (spelling.length != folded.length)
		return false;
	for (size_t i = 0; i < folded.length; i++)
		if (spelling.data[i] != folded.data[i] &&
			!(spelling.data[i] == '_' && folded.data[i] == ' '))
			return false;
	return true;
}

int month_find(str folded)
{
	for (int month = 1; month <= MONTHS; month++) {
		str rest = str_from(spellings[month - 1]), spelling;
		while (str_cut(&rest, ' ', &spelling))
			if (same(spelling, folded))
				return month;
	}
	return 0;
}
