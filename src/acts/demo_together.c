#include "acts/demo_together.h"

#include "acts/keep.h"
#include "acts/prepare.h"
#include "acts/retell.h"
#include "acts/work_out.h"
#include "base/die.h"
#include "base/embedded.h"
#include "base/json.h"
#include "model/entities.h"

enum { WORDS_MOST = 16 };

// Deeds are played in the order in which they were told.
struct together {
	struct json told;
	size_t next;
	str words[WORDS_MOST], ids[WORDS_MOST];
	size_t count;
};

static str text_of(const struct json *deed, const char *name)
{
	const struct json *found = json_find(deed, str_from(name));
	return found == NULL || found->kind != JSON_IS_TEXT ? S("") : found->text;
}

// "@-30" is a day counted from today, "@next_year" the year behind this one.
static void add_relative(struct demo *demo, struct buf *told, str word)
{
	struct day today = day_from_serial(demo->today);
	int64_t days, year;
	if (str_is(word, "@next_year")) {
		must(str_to_integer(str_slice(day_str(&today), 0, 4), &year));
		buf_add_integer(told, year + 1);
		return;
	}
	must(word.length > 2 && str_to_integer(str_skip(word, 2), &days) && (word.data[1] == '-' || word.data[1] == '+'));
	buf_addf(told, "\"%.*s\"", STR_ARG(demo_day(demo, demo->today + (word.data[1] == '-' ? -days : days))));
}

static str with_days(struct demo *demo, str bytes)
{
	struct buf told = buf_in(demo->call->arena);
	for (size_t at; (at = str_find(bytes, S("\"@"))) != SIZE_MAX;) {
		size_t length = str_find(str_skip(bytes, at + 1), S("\""));
		must(length != SIZE_MAX);
		buf_add(&told, str_slice(bytes, 0, at));
		add_relative(demo, &told, str_slice(bytes, at + 1, length));
		bytes = str_skip(bytes, at + length + 2);
	}
	buf_add(&told, bytes);
	return buf_str(&told);
}

// What was made under a word, for those that have no name to be found by.
static void resolve(const struct together *together, struct json *text)
{
	for (size_t i = 0; text->kind == JSON_IS_TEXT && i < together->count; i++)
		if (str_equal(text->text, together->words[i]))
			text->text = together->ids[i];
}

static bool take_step(struct call *call, const struct together *together, const struct json *deed)
{
	struct record *record;
	struct json named = { .kind = JSON_IS_TEXT, .text = text_of(deed, "named") };
	const struct entity *entity = entity_find(text_of(deed, "of"));
	must(entity != NULL);
	resolve(together, &named);
	return keep_read(call, entity, named.text, &record) &&
	       keep_step(call, record, text_of(deed, "step"), text_of(deed, "note"));
}

static bool go_on(struct call *call, struct record *record, str then)
{
	struct work_out_accepted accepted;
	size_t added;
	if (str_is(then, "accept"))
		return work_out_accept(call, record, NULL, 0, &accepted);
	must(then.length == 0 || str_is(then, "prepare"));
	return then.length == 0 || prepare_begin(call, record, &added);
}

static bool tell(struct demo *demo, const struct demo_deed *deed)
{
	struct together *together = deed->thing;
	const struct json *told = &together->told.items[together->next++], *fields = json_find(told, S("fields"));
	struct record *record;
	if (text_of(told, "step").length > 0)
		return take_step(demo->call, together, told);
	for (size_t i = 0; fields != NULL && i < fields->count; i++)
		resolve(together, &fields->items[i]);
	if (!retell_deed(demo->call, told, &record))
		return false;
	if (text_of(told, "as").length > 0) {
		must(together->count < WORDS_MOST);
		together->words[together->count] = text_of(told, "as");
		together->ids[together->count++] = record->id;
	}
	return go_on(demo->call, record, text_of(told, "then"));
}

static enum demo_person person_of(str account)
{
	size_t person = 0;
	while (person < DEMO_PERSON_COUNT && !str_is(account, demo_people[person].account))
		person++;
	must(person < DEMO_PERSON_COUNT);
	return (enum demo_person)person;
}

void demo_plan_together(struct demo *demo)
{
	struct together *together = NEW(demo->call->arena, struct together);
	struct json *told = &together->told;
	struct mishap mishap;
	int64_t at = 0;
	demo_seed(demo, 950, 0);
	must(json_read(demo->call->arena, with_days(demo, embedded_find(S("data/demo/together.json"))), told, &mishap) &&
		told->kind == JSON_IS_ARRAY);
	for (size_t i = 0; i < told->count; i++) {
		const struct json *days = json_find(&told->items[i], S("days_ago"));
		must(days != NULL && days->kind == JSON_IS_INTEGER);
		at = demo_office(demo, demo->today - days->integer, at);
		demo_plan(demo, at, person_of(text_of(&told->items[i], "by")), tell)->thing = together;
	}
}
