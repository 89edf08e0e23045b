#include "acts/contact.h"

#include <stdlib.h>

#include "acts/list.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"

bool contact_now(const struct call *call, const struct record *record, size_t from, size_t to)
{
	struct day first, last;
	if (day_parse(record_text(record, from), &first)) {
		first = day_first(&first);
		if (day_difference(&first, &call->today) > 0)
			return false;
	}
	if (!day_parse(record_text(record, to), &last))
		return true;
	last = day_end(&last);
	return day_difference(&last, &call->today) >= 0;
}

static bool read(struct call *call, const struct entity *entity, size_t field, str id, struct record ***records, size_t *count)
{
	*records = NULL;
	*count = 0;
	if (!permit_may(call, VERB_READ, entity))
		return true;
	if (!list_linked(call, entity, field, id, records, count))
		return false;
	link_words_of_all(call, *records, *count);
	return true;
}

static int compare_terms(const void *a, const void *b)
{
	const struct contact_term *one = a, *other = b;
	if (one->now != other->now)
		return one->now ? -1 : 1;
	int order = str_compare(record_text(other->membership, MEMBERSHIP_STARTS_ON), record_text(one->membership, MEMBERSHIP_STARTS_ON));
	return order != 0 ? order : str_compare(one->membership->id, other->membership->id);
}

static bool read_terms(struct call *call, const struct record *partner, struct contact *contact)
{
	struct record **records;
	if (!read(call, &membership_entity, MEMBERSHIP_PARTNER, partner->id, &records, &contact->term_count))
		return false;
	contact->terms = NEW_MANY(call->arena, contact->term_count + 1, struct contact_term);
	for (size_t i = 0; i < contact->term_count; i++)
		contact->terms[i] = (struct contact_term){ records[i],
			contact_now(call, records[i], MEMBERSHIP_STARTS_ON, MEMBERSHIP_ENDS_ON) };
	if (contact->term_count > 0)
		qsort(contact->terms, contact->term_count, sizeof *contact->terms, compare_terms);
	return true;
}

// It gives, or takes part, or both.
static bool read_projects(struct call *call, const struct record *partner, struct contact *contact)
{
	struct record **given, **shared;
	size_t given_count, shared_count;
	struct lookup seen = lookup_in(call->arena);
	if (!read(call, &cooperation_project_entity, COOPERATION_PROJECT_DONORS, partner->id, &given, &given_count) ||
	        !read(call, &cooperation_project_entity, COOPERATION_PROJECT_PARTNERS, partner->id, &shared, &shared_count))
		return false;
	contact->projects = NEW_MANY(call->arena, given_count + shared_count + 1, struct record *);
	for (size_t i = 0; i < given_count + shared_count; i++) {
		struct record *project = i < given_count ? given[i] : shared[i - given_count];
		if (lookup_find(&seen, project->id) != NULL)
			continue;
		lookup_set(&seen, project->id, i);
		contact->projects[contact->project_count++] = project;
	}
	return true;
}

static void meet(struct contact *contact, const struct call *call, const struct record *record, str told)
{
	struct day day;
	if (!day_parse(told, &day))
		return;
	day = day_end(&day);
	bool ahead = day_difference(&day, &call->today) > 0;
	struct contact_day *known = ahead ? &contact->next : &contact->last;
	int order = str_compare(day_str(&day), day_str(&known->day));
	if (known->record == NULL || (ahead ? order < 0 : order > 0))
		*known = (struct contact_day){ day, told, record };
}

// The last letter to or from the same body as an authority.
static bool read_letter(struct call *call, const struct record *partner, struct contact *contact)
{
	struct query query = query_in(call->arena);
	struct record **letters;
	size_t count;
	if (!record_has(partner, PARTNER_AUTHORITY) || !permit_may(call, VERB_READ, &letter_entity))
		return true;
	record_select(&query, &letter_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND coalesce(t.sent_on, t.received_on) IS NOT NULL AND t.authority = "));
	query_bind(&query, cell_text(record_text(partner, PARTNER_AUTHORITY)));
	permit_where(call, &query, &letter_entity);
	query_add(&query, SQL(" ORDER BY coalesce(t.sent_on, t.received_on) DESC, t.id LIMIT 1"));
	if (!record_query(call, &query, &letter_entity, &letters, &count))
		return false;
	if (count == 1)
		meet(contact, call, letters[0], record_has(letters[0], LETTER_SENT_ON) ? record_text(letters[0], LETTER_SENT_ON)
		                                                                       : record_text(letters[0], LETTER_RECEIVED_ON));
	return true;
}

static void meet_all(const struct call *call, struct contact *contact)
{
	for (size_t i = 0; i < contact->together.count; i++) {
		const struct together_item *item = &contact->together.items[i];
		bool ahead = !item->done && item->late == 0;
		if (!item->cancelled && item->told.length > 0 && (item->done || ahead))
			meet(contact, call, item->record, item->told);
	}
	for (size_t i = 0; i < contact->agreement_count; i++) {
		const struct record *agreement = contact->agreements[i];
		struct renewal renewal = renewal_of(call, agreement);
		meet(contact, call, agreement, record_text(agreement, AGREEMENT_SIGNED_ON));
		if (renewal.open && renewal.left > 0)
			meet(contact, call, agreement, record_text(agreement, AGREEMENT_ENDS_ON));
		if (renewal.open && renewal.review_left > 0)
			meet(contact, call, agreement, record_text(agreement, AGREEMENT_REVIEW_ON));
	}
}

bool contact_read(struct call *call, const struct record *partner, struct contact *contact)
{
	*contact = (struct contact){ 0 };
	if (!read_terms(call, partner, contact) || !read_projects(call, partner, contact) || !read_letter(call, partner, contact) ||
	        !read(call, &agreement_entity, AGREEMENT_PARTIES, partner->id, &contact->agreements, &contact->agreement_count) ||
	        !read(call, &network_member_entity, NETWORK_MEMBER_PARTNER, partner->id, &contact->memberships, &contact->membership_count) ||
	        !read(call, &mandate_entity, MANDATE_PARTNER, partner->id, &contact->offices, &contact->office_count) ||
	        !together_read(call, &partner_entity, partner->id, &contact->together))
		return false;
	meet_all(call, contact);
	return true;
}
