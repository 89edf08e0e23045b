#include "model/institution.h"

#include "base/catalogue.h"
#include "model/deadline.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[INSTITUTION_NAME] = {
		.name = "name", .label = N_("Name"), .kind = KIND_NAME, .max = 400,
		.required = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_COUNTRY] = {
		.name = "country", .label = N_("Country"),
		.help = N_("Two letters of ISO 3166-1. It settles the names of months."),
		.kind = KIND_CODE, .max = 2, .required = true, .once = true, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_ZONE] = {
		.name = "zone", .label = N_("Time zone"), .help = N_("As in Africa/Casablanca."),
		.kind = KIND_CODE, .max = 60, .required = true, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_LANGUAGES] = {
		.name = "languages", .label = N_("Languages"), .help = N_("The first one is that of the house. With zgh, names are written in Tifinagh too."),
		.kind = KIND_TEXT, .max = 60, .required = true, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_REPLY_DAYS] = {
		.name = "reply_days", .label = N_("Days to reply"),
		.help = N_("For authorities that have no clock of their own. OPCAT sets no deadline."),
		.kind = KIND_INTEGER, .min = 1, .max = 3650, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_URGENT_HOURS] = {
		.name = "urgent_hours", .label = N_("Hours to answer an urgent measure"),
		.help = N_("Unless the measure says otherwise. Empty: 24."),
		.kind = KIND_INTEGER, .min = 1, .max = 8760,
	},
	[INSTITUTION_REPLY_CLOCK] = {
		.name = "reply_clock", .label = N_("The clock counts"), .help = N_("Empty: calendar days."),
		.kind = KIND_CHOICE, .vocabulary = &reply_clock_vocabulary, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_WEEKEND] = {
		.name = "weekend", .label = N_("Weekend"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &weekday_vocabulary, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_LAST_DAY_MOVES] = {
		.name = "last_day_moves", .label = N_("The last day moves"),
		.help = N_("A clock of calendar days that ends on a weekend or a holiday ends on the next working day."),
		.kind = KIND_BOOLEAN, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_SMALL_NUMBER] = {
		.name = "small_number", .label = N_("Least count that leaves the house"),
		.help = N_("What is smaller is held back in packages for other mechanisms. Empty: 5."),
		.kind = KIND_INTEGER, .min = 3, .max = 100,
	},
	[INSTITUTION_DIGITS] = {
		.name = "digits", .label = N_("Digits in Arabic"),
		.help = N_("Those that people read; lists, files and what is typed are not changed. Empty: as usual in the country."),
		.kind = KIND_CHOICE, .vocabulary = &digits_vocabulary, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_SAMPLE] = {
		.name = "sample", .label = N_("Sample institution"), .kind = KIND_BOOLEAN, .once = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == INSTITUTION_FIELD_COUNT, "one row for each field");

// The first is that of the house: names without a language are in it, and the program speaks it.
const char *institution_languages_wrong(str list)
{
	str language;
	bool good = list.length > 0;
	if (str_starts(str_trim(list), S("zgh")))
		return N_("Names can be in Tifinagh (zgh), but the program does not speak it: write ar, fr or en first.");
	while (str_cut(&list, ',', &language))
		good = good && name_language_known(str_trim(language));
	return good ? NULL : N_("The languages are ar, fr and en, with commas between them, and zgh for names in Tifinagh.");
}

static bool check_languages(struct call *call, str list)
{
	const char *why = institution_languages_wrong(list);
	return why == NULL || refuse_field(call, "languages", say(call, why));
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	if (!weekend_check(call, after, INSTITUTION_WEEKEND) ||
	        !check_languages(call, record_text(after, INSTITUTION_LANGUAGES)))
		return false;
	if (zone_known(str_c(call->arena, record_text(after, INSTITUTION_ZONE))))
		return true;
	return refuse_field(call, "zone",
		say(call, N_("This time zone is not known. Write it as in Africa/Casablanca.")));
}

const struct entity institution_entity = {
	.name = "institution", .plural = "institutions",
	.label = N_("Institution"), .label_many = N_("Institutions"),
	.fields = fields, .field_count = INSTITUTION_FIELD_COUNT,
	.name_field = INSTITUTION_NAME,
	.check = check,
};
