#include "acts/uptake.h"

#include <stdlib.h>

#include "acts/list.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

struct articles {
	struct record **items;
	size_t count;
};

static bool has_wording(const struct record *article, const char *wording)
{
	return str_is(record_text(article, LEGAL_ARTICLE_WORDING), wording);
}

static bool add_articles(struct call *call, str text, struct articles *articles)
{
	struct record **found;
	size_t count;
	if (text.length == 0)
		return true;
	if (!list_linked(call, &legal_article_entity, LEGAL_ARTICLE_LEGAL_TEXT, text, &found, &count))
		return false;
	struct record **all = NEW_MANY(call->arena, articles->count + count + 1, struct record *);
	for (size_t i = 0; i < articles->count + count; i++)
		all[i] = i < articles->count ? articles->items[i] : found[i - articles->count];
	*articles = (struct articles){ all, articles->count + count };
	return true;
}

static struct record *wording_of(const struct articles *articles, const char *wording, str number)
{
	for (size_t i = 0; i < articles->count; i++)
		if (has_wording(articles->items[i], wording) && str_equal(record_text(articles->items[i], LEGAL_ARTICLE_NUMBER), number))
			return articles->items[i];
	return NULL;
}

static struct record *by_id(const struct articles *articles, str id)
{
	for (size_t i = 0; id.length > 0 && i < articles->count; i++)
		if (str_equal(articles->items[i]->id, id))
			return articles->items[i];
	return NULL;
}

static const struct record *first_wording(const struct uptake_article *article)
{
	return article->bill != NULL ? article->bill : article->amended != NULL ? article->amended : article->adopted;
}

// By the place in the text where it is told, else by the number as people count: 2 before 12, 12 before 12-1.
static int by_position(const void *a, const void *b)
{
	const struct uptake_article *one = a, *other = b;
	int64_t first = record_integer(first_wording(one), LEGAL_ARTICLE_POSITION),
	        second = record_integer(first_wording(other), LEGAL_ARTICLE_POSITION);
	if (first != second && first != 0 && second != 0)
		return first < second ? -1 : 1;
	return str_compare(one->number, other->number);
}

static bool is_taken(const struct uptake *uptake, const struct record *adopted)
{
	for (size_t i = 0; i < uptake->article_count; i++)
		if (uptake->articles[i].adopted == adopted)
			return true;
	return false;
}

static void pair_articles(struct call *call, struct uptake *uptake, const struct articles *articles)
{
	uptake->articles = NEW_MANY(call->arena, articles->count + 1, struct uptake_article);
	for (size_t i = 0; i < articles->count; i++) {
		struct record *bill = articles->items[i];
		str number = record_text(bill, LEGAL_ARTICLE_NUMBER);
		if (!has_wording(bill, "bill"))
			continue;
		struct record *adopted = by_id(articles, record_text(bill, LEGAL_ARTICLE_BECOMES));
		uptake->articles[uptake->article_count++] = (struct uptake_article){ .number = number, .bill = bill,
			.amended = wording_of(articles, "amended", number),
			.adopted = adopted != NULL ? adopted : wording_of(articles, "adopted", number) };
	}
	for (size_t i = 0; i < articles->count; i++) {
		struct record *one = articles->items[i];
		str number = record_text(one, LEGAL_ARTICLE_NUMBER);
		if (has_wording(one, "adopted") && !is_taken(uptake, one))
			uptake->articles[uptake->article_count++] = (struct uptake_article){ .number = number, .adopted = one,
				.amended = wording_of(articles, "bill", number) == NULL ? wording_of(articles, "amended", number) : NULL };
		else if (has_wording(one, "amended") && wording_of(articles, "bill", number) == NULL &&
		         wording_of(articles, "adopted", number) == NULL)
			uptake->articles[uptake->article_count++] = (struct uptake_article){ .number = number, .amended = one };
	}
}

static void sort_articles(struct call *call, struct uptake *uptake)
{
	for (size_t i = 0; i < uptake->article_count; i++)
		uptake->articles[i].number = text_sort_key(call->arena, uptake->articles[i].number);
	qsort(uptake->articles, uptake->article_count, sizeof *uptake->articles, by_position);
	for (size_t i = 0; i < uptake->article_count; i++)
		uptake->articles[i].number = record_text(first_wording(&uptake->articles[i]), LEGAL_ARTICLE_NUMBER);
}

bool uptake_read(struct call *call, const struct record *legal_text, struct uptake *uptake)
{
	struct articles articles = { 0 };
	*uptake = (struct uptake){ 0 };
	if (!add_articles(call, legal_text->id, &articles) ||
	        !add_articles(call, record_text(legal_text, LEGAL_TEXT_BECAME), &articles) ||
	        !list_linked(call, &recommendation_entity, RECOMMENDATION_LEGAL_TEXT, legal_text->id, &uptake->observations,
			&uptake->observation_count))
		return false;
	pair_articles(call, uptake, &articles);
	sort_articles(call, uptake);
	for (size_t i = 0; i < uptake->observation_count; i++) {
		str taken = record_text(uptake->observations[i], RECOMMENDATION_UPTAKE);
		int64_t *sum = str_is(taken, "in_full")     ? &uptake->in_full
		               : str_is(taken, "in_part")   ? &uptake->in_part
		               : str_is(taken, "not_taken") ? &uptake->not_taken
		                                            : &uptake->pending;
		(*sum)++;
	}
	return true;
}

bool uptake_names(struct call *call, const struct record *observation, str number)
{
	str *numbers;
	size_t count = value_set_members(call->arena, record_text(observation, RECOMMENDATION_LEGAL_ARTICLES), &numbers);
	for (size_t i = 0; i < count; i++)
		if (text_same(numbers[i], number))
			return true;
	return false;
}

struct taking {
	struct record *observation;
	str uptake, note;
	const struct day *day;
};

static bool take(struct call *call, void *input)
{
	const struct taking *taking = input;
	struct record *observation = taking->observation;
	if (!permit_record(call, VERB_CHANGE, observation))
		return false;
	record_set(observation, RECOMMENDATION_UPTAKE, taking->uptake);
	record_set(observation, RECOMMENDATION_UPTAKE_ON, str_copy(call->arena, day_str(taking->day)));
	record_set(observation, RECOMMENDATION_UPTAKE_NOTE, taking->note);
	return record_save(call, observation) && permit_record(call, VERB_CHANGE, observation);
}

bool uptake_take(struct call *call, struct record *observation, str uptake, const struct day *day, str note)
{
	bool good = true;
	if (!str_is(uptake, "in_full") && !str_is(uptake, "in_part") && !str_is(uptake, "not_taken"))
		good = refuse_field(call, "uptake", say(call, N_("Say whether it was taken in full, in part or not.")));
	if (day->text[0] == 0)
		good = refuse_field(call, "day", say(call, N_("This is needed.")));
	else if (day_difference(day, &call->today) > 0)
		good = refuse_field(call, "day", say(call, N_("This day is still to come.")));
	if (str_is(uptake, "in_part") && str_trim(note).length == 0)
		good = refuse_field(call, "note", say(call, N_("Of what was taken in part, say what was taken and what was not.")));
	struct taking taking = { observation, uptake, str_trim(note), day };
	return good && act_write(call, "take_up", take, &taking);
}
