#include "acts/chronicle.h"

#include <stdlib.h>

#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"

enum { CHRONICLE_MOST = 5000 }; // Of one kind.

static const struct source {
	enum chronicle_kind kind;
	const struct entity *entity;
	size_t day;
	struct sql where;
} sources[] = {
	{ CHRONICLE_AGREEMENT, &agreement_entity, AGREEMENT_SIGNED_ON, SQL_ROW("t.state <> 'negotiating' AND t.signed_on IS NOT NULL") },
	{ CHRONICLE_EVENT, &event_entity, EVENT_STARTS_ON, SQL_ROW("t.state IN ('held', 'outcome_published')") },
	{ CHRONICLE_NETWORK, &network_entity, NETWORK_FOUNDED_ON, SQL_ROW("t.founded_on IS NOT NULL") },
	{ CHRONICLE_LAW, &legal_text_entity, LEGAL_TEXT_OPINION_GIVEN_ON, SQL_ROW("t.opinion_given_on IS NOT NULL") },
	{ CHRONICLE_PROJECT, &cooperation_project_entity, COOPERATION_PROJECT_STARTS_ON,
		SQL_ROW("t.state IN ('running', 'closed') AND t.starts_on IS NOT NULL") },
	{ CHRONICLE_REPORT, &report_entity, REPORT_PUBLISHED_ON, SQL_ROW("t.state = 'published' AND t.published_on IS NOT NULL") },
};

struct gathered {
	struct chronicle_item *items;
	size_t count, room;
};

// A month or a year that has begun is told.
static bool is_ahead(const struct call *call, str told)
{
	struct day day;
	if (!day_parse(told, &day))
		return true;
	day = day_first(&day);
	return day_difference(&day, &call->today) > 0;
}

static bool gather(struct call *call, const struct source *source, struct chronicle *chronicle, struct gathered *gathered)
{
	struct query query = query_in(call->arena);
	struct record **records;
	size_t count;
	record_select(&query, source->entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND "));
	query_add(&query, source->where);
	permit_where(call, &query, source->entity);
	query_add(&query, SQL(" ORDER BY t.id DESC LIMIT "));
	query_bind(&query, cell_integer(CHRONICLE_MOST + 1));
	if (!record_query(call, &query, source->entity, &records, &count))
		return false;
	chronicle->more = chronicle->more || count > CHRONICLE_MOST;
	count = count > CHRONICLE_MOST ? CHRONICLE_MOST : count;
	link_words_of_all(call, records, count);
	for (size_t i = 0; i < count; i++) {
		if (is_ahead(call, record_text(records[i], source->day)))
			continue;
		GROW(call->arena, gathered->items, gathered->count, gathered->room);
		gathered->items[gathered->count - 1] =
			(struct chronicle_item){ source->kind, records[i], record_text(records[i], source->day) };
	}
	return true;
}

static int compare(const void *a, const void *b)
{
	const struct chronicle_item *one = a, *other = b;
	int order = str_compare(other->told, one->told);
	return order != 0 ? order : str_compare(other->record->id, one->record->id);
}

static bool count_visits(struct call *call, struct rows *rows)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT substr(t.started_on, 1, 4), CAST(count(*) AS BIGINT) FROM visit t WHERE t.binned_at IS NULL"
	                      " AND t.started_on IS NOT NULL AND t.state NOT IN ('planned', 'cancelled', 'refused')"));
	query_add(&query, SQL(" AND t.started_on <= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&call->today))));
	permit_where(call, &query, &visit_entity);
	query_add(&query, SQL(" GROUP BY substr(t.started_on, 1, 4) ORDER BY substr(t.started_on, 1, 4) DESC"));
	return call_stored(call, query_run(&query, call->db, rows));
}

static str year_of(const struct chronicle_item *item)
{
	return str_slice(item->told, 0, 4);
}

// Both run from the latest year to the earliest.
static void join(struct call *call, struct chronicle *chronicle, const struct gathered *gathered, const struct rows *visits)
{
	size_t at = 0, row = 0;
	chronicle->years = NEW_MANY(call->arena, gathered->count + visits->count + 1, struct chronicle_year);
	while (at < gathered->count || row < visits->count) {
		str year = at < gathered->count ? year_of(&gathered->items[at]) : S("");
		str visited = row < visits->count ? rows_text(visits, row, 0) : S("");
		bool earlier = str_compare(visited, year) > 0;
		struct chronicle_year *shown = &chronicle->years[chronicle->count++];
		*shown = (struct chronicle_year){ .year = earlier ? visited : year, .items = &gathered->items[at] };
		for (; at < gathered->count && str_equal(year_of(&gathered->items[at]), shown->year); at++)
			shown->count++;
		if (row < visits->count && str_equal(visited, shown->year))
			shown->visits = rows_integer(visits, row++, 1);
	}
}

bool chronicle_read(struct call *call, enum chronicle_kind only, struct chronicle *chronicle)
{
	struct gathered gathered = { 0 };
	struct rows visits = { 0 };
	*chronicle = (struct chronicle){ 0 };
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	for (size_t i = 0; i < COUNT(sources); i++)
		if ((only == CHRONICLE_KIND_COUNT || only == sources[i].kind) && permit_may(call, VERB_READ, sources[i].entity) &&
		        permit_field(call, sources[i].entity, sources[i].day) && !gather(call, &sources[i], chronicle, &gathered))
			return false;
	if ((only == CHRONICLE_KIND_COUNT || only == CHRONICLE_VISIT) && permit_may(call, VERB_READ, &visit_entity) &&
	        !count_visits(call, &visits))
		return false;
	if (gathered.count > 0)
		qsort(gathered.items, gathered.count, sizeof *gathered.items, compare);
	join(call, chronicle, &gathered, &visits);
	return true;
}
