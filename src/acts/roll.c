#include "acts/roll.h"

#include <stdlib.h>

#include "acts/list.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"

static size_t grade_of(const struct record *member)
{
	str grade = record_text(member, NETWORK_MEMBER_GRADE);
	for (size_t i = 0; i < network_grade_vocabulary.choice_count; i++)
		if (str_is(grade, network_grade_vocabulary.choices[i].code))
			return i;
	return network_grade_vocabulary.choice_count;
}

static int compare_members(const void *a, const void *b)
{
	struct record *const *one = a, *const *other = b;
	size_t grade = grade_of(*one), other_grade = grade_of(*other);
	if (grade != other_grade)
		return grade < other_grade ? -1 : 1;
	int order = str_compare(record_text(*one, NETWORK_MEMBER_JOINED_ON), record_text(*other, NETWORK_MEMBER_JOINED_ON));
	return order != 0 ? order : str_compare((*one)->id, (*other)->id);
}

// A month or a year in which it joined or left counts as whole.
static bool belongs(const struct record *member, const struct day *on)
{
	struct day joined, left;
	if (day_parse(record_text(member, NETWORK_MEMBER_JOINED_ON), &joined)) {
		joined = day_first(&joined);
		if (day_difference(&joined, on) > 0)
			return false;
	}
	if (!day_parse(record_text(member, NETWORK_MEMBER_LEFT_ON), &left))
		return true;
	left = day_end(&left);
	return day_difference(&left, on) > 0;
}

static bool read_members(struct call *call, const struct record *network, const struct day *on, struct roll *roll)
{
	struct record **all;
	size_t count;
	if (!list_linked(call, &network_member_entity, NETWORK_MEMBER_NETWORK, network->id, &all, &count))
		return false;
	link_words_of_all(call, all, count);
	roll->members = NEW_MANY(call->arena, count + 1, struct record *);
	roll->left = NEW_MANY(call->arena, count + 1, struct record *);
	for (size_t i = 0; i < count; i++)
		if (belongs(all[i], on))
			roll->members[roll->member_count++] = all[i];
		else
			roll->left[roll->left_count++] = all[i];
	if (roll->member_count > 0)
		qsort(roll->members, roll->member_count, sizeof *roll->members, compare_members);
	return true;
}

static bool is_over(const struct record *mandate)
{
	return str_is(record_text(mandate, MANDATE_STATE), "ended");
}

static str end_of(const struct record *mandate)
{
	return record_has(mandate, MANDATE_ENDS_ON) ? record_text(mandate, MANDATE_ENDS_ON) : S("9999");
}

static int compare_mandates(const void *a, const void *b)
{
	struct record *const *one = a, *const *other = b;
	if (is_over(*one) != is_over(*other))
		return is_over(*one) ? 1 : -1;
	int order = is_over(*one) ? str_compare(end_of(*other), end_of(*one)) : str_compare(end_of(*one), end_of(*other));
	return order != 0 ? order : str_compare((*one)->id, (*other)->id);
}

static bool read_mandates(struct call *call, const struct record *network, struct roll *roll)
{
	if (!list_linked(call, &mandate_entity, MANDATE_NETWORK, network->id, &roll->mandates, &roll->mandate_count))
		return false;
	link_words_of_all(call, roll->mandates, roll->mandate_count);
	if (roll->mandate_count > 0)
		qsort(roll->mandates, roll->mandate_count, sizeof *roll->mandates, compare_mandates);
	while (roll->mandates_now < roll->mandate_count && !is_over(roll->mandates[roll->mandates_now]))
		roll->mandates_now++;
	return true;
}

static int compare_events(const void *a, const void *b)
{
	struct record *const *one = a, *const *other = b;
	int order = str_compare(record_text(*other, EVENT_STARTS_ON), record_text(*one, EVENT_STARTS_ON));
	return order != 0 ? order : str_compare((*other)->id, (*one)->id);
}

static struct record *event_find(struct call *call, str id)
{
	struct record *event = id.length == 0 ? NULL : record_find(call, &event_entity, id);
	return event == NULL || event->binned_at.length > 0 ? NULL : event;
}

// Back from the last one to what it follows from; a ring of events ends at ROLL_CHAIN_MOST.
static void follow_back(struct call *call, struct record *last, struct roll *roll)
{
	struct record *back[ROLL_CHAIN_MOST];
	size_t count = 0;
	for (struct record *event = last; event != NULL && count < ROLL_CHAIN_MOST; event = event_find(call, record_text(event, EVENT_FOLLOWS)))
		back[count++] = event;
	roll->chain = NEW_MANY(call->arena, count + 1, struct record *);
	for (size_t i = 0; i < count; i++)
		roll->chain[i] = back[count - 1 - i];
	roll->chain_count = count;
}

static bool read_events(struct call *call, const struct record *network, struct roll *roll)
{
	struct record **founding;
	size_t founding_count;
	if (!permit_may(call, VERB_READ, &event_entity))
		return true;
	if (!list_linked(call, &event_entity, EVENT_NETWORK, network->id, &roll->events, &roll->event_count) ||
	        !list_linked(call, &event_entity, EVENT_FOUNDED, network->id, &founding, &founding_count))
		return false;
	if (roll->event_count > 0)
		qsort(roll->events, roll->event_count, sizeof *roll->events, compare_events);
	if (founding_count > 0)
		follow_back(call, founding[0], roll);
	return true;
}

bool roll_read(struct call *call, const struct record *network, const struct day *on, struct roll *roll)
{
	*roll = (struct roll){ 0 };
	return read_members(call, network, on, roll) && read_mandates(call, network, roll) && read_events(call, network, roll);
}
