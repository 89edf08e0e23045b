#include "acts/brief.h"

#include <stdlib.h>

#include "acts/list.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/permit.h"

static bool read_list(struct call *call, const struct entity *entity, str place, const char *sort, size_t limit,
	struct brief_list *list)
{
	struct list_request request = { .entity = entity, .sort = str_from(sort), .limit = limit };
	struct list_page page;
	*list = (struct brief_list){ 0 };
	if (!permit_may(call, VERB_READ, entity))
		return true;
	if (!list_filter(call, &request, S("place"), place) || !list_read(call, &request, &page))
		return false;
	*list = (struct brief_list){ page.records, page.count, page.total };
	return true;
}

static void leave_out(struct brief_list *list, str id)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++)
		if (!str_equal(list->records[i]->id, id))
			list->records[kept++] = list->records[i];
	list->total -= (int64_t)(list->count - kept);
	list->count = kept;
}

// Of the visits that are shown, in their order.
static bool read_incidents(struct call *call, struct brief *brief)
{
	struct brief_list *list = &brief->incidents;
	*list = (struct brief_list){ 0 };
	if (!permit_may(call, VERB_READ, &access_incident_entity))
		return true;
	list->records = NEW_MANY(call->arena, BRIEF_INCIDENTS, struct record *);
	for (size_t i = 0; i < brief->visits.count; i++) {
		struct record **records;
		size_t count;
		if (!list_linked(call, &access_incident_entity, ACCESS_INCIDENT_VISIT, brief->visits.records[i]->id,
			    &records, &count))
			return false;
		list->total += (int64_t)count;
		for (size_t k = 0; k < count && list->count < BRIEF_INCIDENTS; k++)
			list->records[list->count++] = records[k];
	}
	return true;
}

static int64_t age_of(struct call *call, const struct record *recommendation, const struct record *line)
{
	struct day day;
	if (!day_parse(record_text(line, ADDRESSEE_LINE_SENT_ON), &day) &&
	        !day_parse(record_text(line, ADDRESSEE_LINE_COUNTS_FROM), &day) &&
	        !day_parse(record_text(recommendation, RECOMMENDATION_ISSUED_ON), &day))
		return -1;
	struct day first = day_first(&day);
	return day_difference(&call->today, &first);
}

// What is claimed to be done and was not found so, or was answered and never looked at.
static bool is_to_verify(const struct record *line)
{
	str claimed = record_text(line, ADDRESSEE_LINE_CLAIMED), found = record_text(line, ADDRESSEE_LINE_IMPLEMENTATION);
	if (claimed.length > 0)
		return !str_equal(claimed, found) && !str_is(found, "full");
	return found.length == 0 && record_has(line, ADDRESSEE_LINE_REPLIED_ON);
}

static int compare_lines(const void *a, const void *b)
{
	const struct brief_line *x = a, *y = b;
	int order = str_compare(record_text(x->line, ADDRESSEE_LINE_AUTHORITY),
		record_text(y->line, ADDRESSEE_LINE_AUTHORITY));
	if (order != 0)
		return order;
	if (x->age != y->age)
		return x->age > y->age ? -1 : 1;
	return str_compare(x->line->id, y->line->id);
}

enum { SOME_RECORDS = 200 };

static bool read_lines(struct call *call, str place, struct brief *brief)
{
	struct list_request request = { .entity = &recommendation_entity, .limit = SOME_RECORDS };
	struct list_page page;
	struct record **lines;
	size_t count;
	if (!permit_may(call, VERB_READ, &recommendation_entity) ||
	        !permit_may(call, VERB_READ, &addressee_line_entity))
		return true;
	if (!list_filter(call, &request, S("place"), place) || !list_filter(call, &request, S("state"), S("open")) ||
	        !list_read(call, &request, &page))
		return false;
	brief->open = page.total;
	if (page.count == 0)
		return true;
	str *ids = NEW_MANY(call->arena, page.count, str);
	struct lookup places = lookup_in(call->arena);
	for (size_t i = 0; i < page.count; i++) {
		ids[i] = page.records[i]->id;
		lookup_set(&places, ids[i], i);
	}
	if (!list_linked_to_any(call, &addressee_line_entity, ADDRESSEE_LINE_RECOMMENDATION, ids, page.count, NULL,
		    &lines, &count))
		return false;
	brief->lines = NEW_MANY(call->arena, count + 1, struct brief_line);
	for (size_t i = 0; i < count; i++) {
		struct record *of = page.records[*lookup_find(&places, record_text(lines[i], ADDRESSEE_LINE_RECOMMENDATION))];
		brief->lines[brief->line_count++] = (struct brief_line){ of, lines[i], age_of(call, of, lines[i]),
			record_has(of, RECOMMENDATION_REPEATS), is_to_verify(lines[i]) };
	}
	if (brief->line_count > 1)
		qsort(brief->lines, brief->line_count, sizeof *brief->lines, compare_lines);
	return true;
}

bool brief_read(struct call *call, const struct record *place, str without, struct brief *brief)
{
	*brief = (struct brief){ 0 };
	if (!read_list(call, &snapshot_entity, place->id, "-counted_on", BRIEF_SNAPSHOTS, &brief->snapshots) ||
	        !read_list(call, &unit_entity, place->id, "name", BRIEF_UNITS, &brief->units) ||
	        !read_list(call, &visit_entity, place->id, "-started_on", BRIEF_VISITS + 1, &brief->visits))
		return false;
	leave_out(&brief->visits, without);
	if (brief->visits.count > BRIEF_VISITS)
		brief->visits.count = BRIEF_VISITS;
	return read_incidents(call, brief) && read_lines(call, place->id, brief);
}
