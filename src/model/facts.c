#include "model/facts.h"

#include <stdlib.h>
#include <string.h>

#include "model/entities.h"

// One reply or assessment with the day from which it counts.
struct dated {
	struct day day;
	bool known; // The day is that of the fact itself, not of the list.
	const struct record *record;
};

static void add(struct call *call, struct line_facts *facts, struct day day, const char *code, int64_t n)
{
	GROW(call->arena, facts->events, facts->event_count, facts->event_room);
	facts->events[facts->event_count - 1] = (struct event){ day, code, n };
}

static struct day counted_day(const struct record *record, size_t own, size_t fallback, bool *known)
{
	struct day day = { "" };
	*known = day_parse(record_text(record, own), &day);
	if (!*known && !day_parse(record_text(record, fallback), &day))
		return (struct day){ "" };
	return day_end(&day);
}

static int compare_dated(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;
	int order = strcmp(x->day.text, y->day.text);
	return order != 0 ? order : str_compare(x->record->id, y->record->id);
}

static bool dated_of(struct call *call, const struct entity *entity, const char *link, str line,
	size_t own, size_t fallback, struct dated **list, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t."));
	query_name(&query, link);
	query_add(&query, SQL(" = "));
	query_bind(&query, cell_text(line));
	struct record **records;
	if (!record_query(call, &query, entity, &records, count))
		return false;
	*list = NEW_MANY(call->arena, *count + 1, struct dated);
	size_t kept = 0;
	for (size_t i = 0; i < *count; i++) {
		if (entity == &assessment_entity && assessment_is_corrected(records[i], records, *count))
			continue;
		(*list)[kept].record = records[i];
		(*list)[kept].day = counted_day(records[i], own, fallback, &(*list)[kept].known);
		kept++;
	}
	*count = kept;
	qsort(*list, *count, sizeof **list, compare_dated);
	return true;
}

// +1 from the day on which a state is first held, −1 when it is left, for each state that is counted.
static void follow(struct call *call, struct line_facts *facts, const char *was, const char *is,
	struct day day)
{
	if (was == is)
		return;
	if (was != NULL)
		add(call, facts, day, was, -1);
	if (is != NULL)
		add(call, facts, day, is, 1);
}

static const char *position_code(str position)
{
	if (str_is(position, "accepted"))
		return "accepted";
	if (str_is(position, "accepted_in_part") || str_is(position, "accepted_in_principle"))
		return "in_part";
	return str_is(position, "rejected") ? "rejected" : NULL;
}

static const char *found_code(str state)
{
	return str_is(state, "full") ? "full" : str_is(state, "partly") ? "partly" : NULL;
}

static bool count_replies(struct call *call, const struct record *line, struct line_facts *facts)
{
	struct dated *replies;
	size_t count;
	if (!dated_of(call, &reply_entity, "addressee_line", line->id, REPLY_RECEIVED_ON,
		    REPLY_COUNTS_FROM, &replies, &count))
		return false;
	struct day due = { "" }, closed = { "" };
	bool has_due = day_parse(record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON), &due);
	bool is_closed = day_parse(record_text(line, ADDRESSEE_LINE_CLOSED_ON), &closed);
	struct day late = has_due ? day_add(&due, 1) : due;
	if (count > 0) {
		struct day replied = replies[0].day;
		facts->replied_on = replied;
		bool first = !has_due || strcmp(replied.text, late.text) < 0;
		add(call, facts, first ? replied : late, "due", 1);
		add(call, facts, replied, "replied", 1);
		if (!replies[0].known)
			add(call, facts, replied, "undated_replied", 1);
		else if (has_due && strcmp(replied.text, due.text) <= 0)
			add(call, facts, replied, "on_time", 1);
	} else if (has_due) {
		add(call, facts, late, "due", 1);
	}
	static const struct {
		const char *code;
		int days;
	} ages[] = { { "overdue", 1 }, { "overdue_31", 31 }, { "overdue_91", 91 }, { "overdue_181", 181 } };
	for (size_t i = 0; has_due && i < COUNT(ages); i++) {
		struct day from = day_add(&due, ages[i].days);
		struct day until = count > 0 ? replies[0].day : closed;
		if (count > 0 && is_closed && strcmp(closed.text, until.text) < 0)
			until = closed;
		bool ends = count > 0 || is_closed;
		if (ends && strcmp(until.text, from.text) <= 0)
			continue;
		add(call, facts, from, ages[i].code, 1);
		if (ends)
			add(call, facts, until, ages[i].code, -1);
	}
	const char *was = NULL;
	for (size_t i = 0; i < count; i++) {
		str position = record_text(replies[i].record, REPLY_POSITION);
		if (position.length == 0 || str_is(position, "no_position"))
			continue;
		follow(call, facts, was, position_code(position), replies[i].day);
		was = position_code(position);
		facts->position = position;
	}
	return true;
}

static void count_verified(struct call *call, struct line_facts *facts, const struct dated *list,
	size_t count)
{
	const char *was = NULL;
	str on_site = S(""), desk = S("");
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		str assessor = record_text(list[i].record, ASSESSMENT_ASSESSOR);
		str state = record_text(list[i].record, ASSESSMENT_IMPLEMENTATION);
		if (str_is(state, "not_assessed"))
			continue;
		if (str_is(assessor, "npm_on_site"))
			on_site = state;
		else if (str_is(assessor, "npm_desk"))
			desk = state;
		else
			continue;
		str shown = on_site.length > 0 ? on_site : desk;
		if (!any) {
			add(call, facts, list[i].day, "verified", 1);
			if (!list[i].known)
				add(call, facts, list[i].day, "undated_verified", 1);
		}
		any = true;
		follow(call, facts, was, found_code(shown), list[i].day);
		was = found_code(shown);
		facts->implementation = shown;
	}
}

static void count_claimed(struct call *call, struct line_facts *facts, const struct dated *list,
	size_t count)
{
	const char *was = NULL;
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		str state = record_text(list[i].record, ASSESSMENT_IMPLEMENTATION);
		if (!str_is(record_text(list[i].record, ASSESSMENT_ASSESSOR), "self_report") ||
		        str_is(state, "not_assessed"))
			continue;
		if (!any) {
			add(call, facts, list[i].day, "claimed", 1);
			if (!list[i].known)
				add(call, facts, list[i].day, "undated_claimed", 1);
		}
		any = true;
		const char *is = str_is(state, "full") ? "claimed_full" : str_is(state, "partly") ? "claimed_partly" : NULL;
		follow(call, facts, was, is, list[i].day);
		was = is;
		facts->claimed = state;
	}
}

static void find_dimensions(struct call *call, const struct record *line,
	const struct record *recommendation, struct dimensions *dimensions)
{
	*dimensions = (struct dimensions){ .authority = record_text(line, ADDRESSEE_LINE_AUTHORITY),
		.place_kind = S(""), .region = S(""), .theme = S("") };
	if (recommendation == NULL)
		return;
	dimensions->theme = record_text(recommendation, RECOMMENDATION_THEME);
	str place = record_text(recommendation, RECOMMENDATION_PLACE);
	if (place.length == 0)
		return;
	struct record *found = record_find(call, &place_entity, place);
	if (found == NULL)
		return;
	dimensions->place_kind = record_text(found, PLACE_KIND);
	dimensions->region = record_text(found, PLACE_REGION);
}

static int compare_events(const void *a, const void *b)
{
	const struct event *x = a, *y = b;
	int order = strcmp(x->code, y->code);
	return order != 0 ? order : strcmp(x->day.text, y->day.text);
}

// Events of one code on one day become one; those that cancel out go.
static void merge(struct line_facts *facts)
{
	qsort(facts->events, facts->event_count, sizeof *facts->events, compare_events);
	size_t kept = 0;
	for (size_t i = 0; i < facts->event_count; i++) {
		if (kept > 0 && compare_events(&facts->events[kept - 1], &facts->events[i]) == 0)
			facts->events[kept - 1].n += facts->events[i].n;
		else
			facts->events[kept++] = facts->events[i];
		if (facts->events[kept - 1].n == 0)
			kept--;
	}
	facts->event_count = kept;
}

bool facts_of_line(struct call *call, const struct record *line, struct line_facts *facts)
{
	*facts = (struct line_facts){ .position = S(""), .implementation = S(""), .claimed = S("") };
	struct record *recommendation = record_find(call, &recommendation_entity,
		record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
	bool known;
	struct day issued = counted_day(line, ADDRESSEE_LINE_SENT_ON, ADDRESSEE_LINE_COUNTS_FROM, &known);
	// A line without its recommendation cannot come about here; `verify` meets it, and says so.
	bool counts = line->binned_at.length == 0 && recommendation != NULL &&
	              recommendation->binned_at.length == 0 && issued.text[0] != 0;
	find_dimensions(call, line, recommendation, &facts->dimensions);
	struct dated *assessments;
	size_t count;
	if (!count_replies(call, line, facts) ||
	        !dated_of(call, &assessment_entity, "addressee_line", line->id, ASSESSMENT_ASSESSED_ON,
			ASSESSMENT_COUNTS_FROM, &assessments, &count))
		return false;
	count_verified(call, facts, assessments, count);
	count_claimed(call, facts, assessments, count);
	add(call, facts, issued, "issued", 1);
	if (!known)
		add(call, facts, issued, "undated_issued", 1);
	if (!counts)
		facts->event_count = 0;
	merge(facts);
	return true;
}
