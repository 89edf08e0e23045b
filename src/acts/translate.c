#include "acts/translate.h"

#include "base/catalogue.h"
#include "base/die.h"
#include "model/recommendation.h"
#include "model/value.h"

size_t translate_field(const char *language)
{
	static const struct {
		const char *language;
		size_t field;
	} fields[] = {
		{ "ar", RECOMMENDATION_TRANSLATION_AR },
		{ "fr", RECOMMENDATION_TRANSLATION_FR },
		{ "en", RECOMMENDATION_TRANSLATION_EN },
	};
	for (size_t i = 0; i < COUNT(fields); i++)
		if (str_is(str_from(language), fields[i].language))
			return fields[i].field;
	die("no state of translation for %s", language);
}

static str text_in(struct call *call, const struct record *record, const char *language)
{
	return record == NULL ? S("")
	                      : value_name_in(call->arena, record_text(record, RECOMMENDATION_TEXT), language);
}

static str original_of(struct call *call, const struct record *record)
{
	str language = record_text(record, RECOMMENDATION_ORIGINAL_LANGUAGE);
	const char *found = call->house.language;
	if (language.length == 0 || text_in(call, record, language_constant(language)).length == 0)
		value_name(call->arena, record_text(record, RECOMMENDATION_TEXT), call->house.language,
			call->house.language, &found);
	else
		found = language_constant(language);
	return str_from(found);
}

static bool was_changed(struct call *call, const struct record *before, const struct record *after, const char *language)
{
	return before != NULL && !str_equal(text_in(call, before, language), text_in(call, after, language));
}

static void settle_one(struct call *call, const struct record *before, struct record *record, const char *language,
	const char *original)
{
	size_t field = translate_field(language);
	bool said = before == NULL || !str_equal(record_text(before, field), record_text(record, field));
	if (str_is(str_from(language), original) || text_in(call, record, language).length == 0)
		record_clear(record, field);
	else if (!record_has(record, field))
		record_set(record, field, S("draft"));
	else if (!said && was_changed(call, before, record, language))
		record_set(record, field, S("draft"));
	else if (!said && was_changed(call, before, record, original))
		record_set(record, field, S("outdated"));
}

bool translate_settle(struct call *call, const struct record *before, struct record *record)
{
	if (!record_has(record, RECOMMENDATION_TEXT))
		return true;
	str original = original_of(call, record);
	record_set(record, RECOMMENDATION_ORIGINAL_LANGUAGE, original);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		settle_one(call, before, record, languages[i], language_constant(original));
	return true;
}
