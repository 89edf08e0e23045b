#include "acts/chain.h"

#include "acts/keep.h"
#include "acts/list.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/value.h"

// A record that stands beside: what may not be seen is simply not there.
static struct record *beside(struct call *call, const struct entity *entity, str id)
{
	if (id.length == 0 || !permit_may(call, VERB_READ, entity))
		return NULL;
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.id = "));
	query_bind(&query, cell_text(id));
	permit_where(call, &query, entity);
	struct record **records;
	size_t count;
	if (!record_query(call, &query, entity, &records, &count))
		call->refusal = REFUSED_NOT;
	else if (count == 1)
		return records[0];
	return NULL;
}

static void read_findings(struct call *call, struct chain *chain)
{
	str *ids;
	size_t count = value_set_members(call->arena,
		record_text(chain->recommendation, RECOMMENDATION_FINDINGS), &ids);
	chain->findings = NEW_MANY(call->arena, count + 1, struct record *);
	for (size_t i = 0; i < count; i++) {
		struct record *finding = beside(call, &finding_entity, ids[i]);
		if (finding != NULL)
			chain->findings[chain->finding_count++] = finding;
	}
}

// As model/facts.c counts: the last that says something, on site before documents.
static void choose(struct chain_line *read)
{
	struct record *desk = NULL, *on_site = NULL;
	for (size_t i = 0; i < read->assessment_count; i++) {
		struct record *one = read->assessments[i];
		str assessor = record_text(one, ASSESSMENT_ASSESSOR);
		if (str_is(record_text(one, ASSESSMENT_IMPLEMENTATION), "not_assessed") ||
		        assessment_is_corrected(one, read->assessments, read->assessment_count))
			continue;
		if (str_is(assessor, "self_report"))
			read->claim = one;
		else if (str_is(assessor, "npm_on_site"))
			on_site = one;
		else if (str_is(assessor, "npm_desk"))
			desk = one;
	}
	read->verified = on_site != NULL ? on_site : desk;
}

static void sort_by_day(struct record **records, size_t count, size_t day)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k > 0 && str_compare(record_text(records[k], day),
						    record_text(records[k - 1], day)) < 0; k--) {
			struct record *other = records[k];
			records[k] = records[k - 1];
			records[k - 1] = other;
		}
}

bool chain_line_read(struct call *call, struct record *line, struct chain_line *read)
{
	*read = (struct chain_line){ .line = line };
	if (!list_linked(call, &reply_entity, REPLY_ADDRESSEE_LINE, line->id, &read->replies,
		    &read->reply_count) ||
	        !list_linked(call, &assessment_entity, ASSESSMENT_ADDRESSEE_LINE, line->id,
			&read->assessments, &read->assessment_count) ||
	        !list_linked(call, &action_entity, ACTION_ADDRESSEE_LINE, line->id, &read->actions,
			&read->action_count))
		return false;
	sort_by_day(read->replies, read->reply_count, REPLY_COUNTS_FROM);
	sort_by_day(read->assessments, read->assessment_count, ASSESSMENT_COUNTS_FROM);
	choose(read);
	return true;
}

bool chain_read(struct call *call, str key, struct chain *chain)
{
	*chain = (struct chain){ 0 };
	if (!keep_read(call, &recommendation_entity, key, &chain->recommendation))
		return false;
	struct record *recommendation = chain->recommendation;
	chain->place = beside(call, &place_entity, record_text(recommendation, RECOMMENDATION_PLACE));
	chain->visit = beside(call, &visit_entity, record_text(recommendation, RECOMMENDATION_VISIT));
	read_findings(call, chain);
	struct record **lines;
	if (!list_lines(call, recommendation->id, &lines, &chain->line_count))
		return false;
	chain->lines = NEW_MANY(call->arena, chain->line_count + 1, struct chain_line);
	for (size_t i = 0; i < chain->line_count; i++)
		if (!chain_line_read(call, lines[i], &chain->lines[i]))
			return false;
	return true;
}

enum { SOME_RECORDS = 32 };

static bool some_groups(struct call *call, struct record *const *records, size_t count, const bool *wanted,
	struct chain_group *groups)
{
	str ids[SOME_RECORDS];
	struct record **lines;
	size_t line_count;
	struct lookup places = lookup_in(call->arena);
	for (size_t i = 0; i < count; i++) {
		ids[i] = records[i]->id;
		lookup_set(&places, ids[i], i);
	}
	if (!list_linked_to_any(call, &addressee_line_entity, ADDRESSEE_LINE_RECOMMENDATION, ids, count, wanted,
		    &lines, &line_count))
		return false;
	link_words_learn(call, records, count);
	link_words_of_all(call, lines, line_count);
	for (size_t i = 0; i < line_count; i++) {
		struct chain_group *group =
			&groups[*lookup_find(&places, record_text(lines[i], ADDRESSEE_LINE_RECOMMENDATION))];
		if (group->count == 0)
			group->lines = lines + i;
		group->count++;
	}
	return true;
}

bool chain_groups(struct call *call, struct record *const *records, size_t count, const bool *wanted,
	struct chain_group **groups)
{
	*groups = NEW_MANY(call->arena, count + 1, struct chain_group);
	for (size_t i = 0; i < count; i += SOME_RECORDS)
		if (!some_groups(call, records + i, count - i < SOME_RECORDS ? count - i : SOME_RECORDS, wanted,
			    *groups + i))
			return false;
	return true;
}
