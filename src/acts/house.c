#include "acts/house.h"

#include "base/catalogue.h"
#include "base/numerals.h"
#include "base/text.h"
#include "model/ddl.h"
#include "model/entities.h"
#include "model/value.h"

static const struct {
	const char *country, *zone, *weekend;
} zones[] = {
	{ "MA", "Africa/Casablanca" }, { "TN", "Africa/Tunis" }, { "DZ", "Africa/Algiers", "[\"friday\",\"saturday\"]" },
	{ "MR", "Africa/Nouakchott" }, { "SN", "Africa/Dakar" }, { "LB", "Asia/Beirut" },
	{ "FR", "Europe/Paris" }, { "CH", "Europe/Zurich" }, { "GB", "Europe/London" },
};

static const char *zone_of(const char *country)
{
	for (size_t i = 0; i < COUNT(zones); i++)
		if (str_is(str_from(country), zones[i].country))
			return zones[i].zone;
	return "UTC";
}

// A setting that a person puts right, for a country that is not listed.
static const char *weekend_of(const char *country)
{
	for (size_t i = 0; i < COUNT(zones); i++)
		if (str_is(str_from(country), zones[i].country) && zones[i].weekend != NULL)
			return zones[i].weekend;
	return "[\"saturday\",\"sunday\"]";
}

static bool store_is_empty(struct call *call)
{
	struct rows rows;
	if (db_engine_of(call->db) == DB_SQLITE)
		return db_query(call->db, call->arena,
			       SQL("SELECT count(*) FROM sqlite_master WHERE name = 'institution'"), NO_PARAMETERS,
			       &rows) &&
		       rows_integer(&rows, 0, 0) == 0;
	return db_query(call->db, call->arena,
		       SQL("SELECT count(*) FROM pg_tables WHERE tablename = 'institution'"
		           " AND schemaname = current_schema()"),
		       NO_PARAMETERS, &rows) &&
	       rows_integer(&rows, 0, 0) == 0;
}

static const char *latin_language(str list)
{
	str language;
	while (list.data != NULL && str_cut(&list, ',', &language))
		if (language_known(str_trim(language)) && !str_is(str_trim(language), "ar"))
			return language_constant(str_trim(language));
	return "fr";
}

static void set_languages(struct call *call, str list)
{
	str rest = list, language;
	call->house.language = str_cut(&rest, ',', &language) ? language_constant(str_trim(language)) : "en";
	call->house.latin = latin_language(list);
	call->house.tifinagh = false;
	while (rest.data != NULL && str_cut(&rest, ',', &language))
		call->house.tifinagh = call->house.tifinagh || str_is(str_trim(language), "zgh");
}

static bool make(struct call *call, void *input)
{
	const struct house_request *request = input;
	if (!store_is_empty(call))
		return refuse(call, REFUSED_CONFLICT,
			N_("This store already holds an institution. Choose another file, or use it as it is."));
	struct buf schema = buf_in(call->arena);
	ddl_write(&schema, db_engine_of(call->db));
	if (!call_stored(call, db_script(call->db, buf_str(&schema))))
		return false;
	const char *why = institution_languages_wrong(str_from(request->languages));
	if (why != NULL)
		return refuse(call, REFUSED_INVALID, why);
	set_languages(call, str_from(request->languages));
	struct record *house = record_new(call, &institution_entity);
	str name = str_trim(str_from(request->name));
	value_set_name(call, house, INSTITUTION_NAME,
		name.length > 0 ? text_name_language(name, call->house.language) : call->house.language,
		name.length > 0 ? name
		                : catalogue_text(call->house.language, NULL, N_("National Preventive Mechanism")));
	record_set(house, INSTITUTION_COUNTRY, str_from(request->country));
	bool zoned = request->zone != NULL && request->zone[0] != 0;
	record_set(house, INSTITUTION_ZONE, str_from(zoned ? request->zone : zone_of(request->country)));
	record_set(house, INSTITUTION_LANGUAGES, str_from(request->languages));
	record_set_integer(house, INSTITUTION_REPLY_DAYS, 60);
	record_set(house, INSTITUTION_WEEKEND, str_from(weekend_of(request->country)));
	record_set_integer(house, INSTITUTION_SAMPLE, request->sample);
	return record_save(call, house);
}

bool house_make(struct call *call, const struct house_request *request)
{
	struct house_request copy = *request;
	return act_write(call, "init", make, &copy);
}

bool house_is_there(struct call *call)
{
	return !store_is_empty(call) || refuse(call, REFUSED_UNKNOWN,
						N_("This store is empty. Make an institution in it with `wiqaya init`."));
}

bool house_enter(struct call *call)
{
	return house_is_there(call) && house_read(call);
}

bool house_read(struct call *call)
{
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT name, country, zone, languages, reply_days, sample, reply_clock, weekend, last_day_moves, id, digits"
			" FROM institution LIMIT 1"),
		    NO_PARAMETERS, &rows))
		return call_stored(call, DB_BUSY);
	if (rows.count == 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("This store is empty. Make an institution in it with `wiqaya init`."));
	call->house.name = rows_text(&rows, 0, 0);
	call->house.country = rows_text(&rows, 0, 1);
	call->house.zone = rows_text(&rows, 0, 2);
	set_languages(call, rows_text(&rows, 0, 3));
	call->house.reply_days = rows_integer(&rows, 0, 4);
	call->house.sample = rows_integer(&rows, 0, 5) != 0;
	call->house.reply_clock = rows_text(&rows, 0, 6);
	call->house.weekend = rows_text(&rows, 0, 7);
	call->house.last_day_moves = rows_integer(&rows, 0, 8) != 0;
	call->house.id = rows_text(&rows, 0, 9);
	str digits = rows_text(&rows, 0, 10);
	call->house.arabic_indic = digits.length > 0 ? str_is(digits, "arabic_indic") : numerals_of_country(call->house.country);
	// Who wrote another into the store is named by `verify`, which needs a day to run.
	if (!zone_known(str_c(call->arena, call->house.zone)))
		call->house.zone = S("UTC");
	call->today = day_of_instant(&call->now, str_c(call->arena, call->house.zone));
	return true;
}
