#include "acts/advise.h"

#include "base/catalogue.h"
#include "model/citation.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/quality.h"
#include "model/value.h"

static void look_at_text(struct call *call, const struct record *record, struct hints *hints)
{
	str language = record_text(record, RECOMMENDATION_ORIGINAL_LANGUAGE);
	str text = value_name(call->arena, record_text(record, RECOMMENDATION_TEXT),
		language.length > 0 ? language_constant(language) : call->house.language, call->house.language, NULL);
	struct quality quality = quality_of(call->arena, text);
	if (quality.words > 0 && quality.words < QUALITY_WORDS_LEAST)
		hint_add(hints, (struct hint){ .kind = HINT_SHORT });
	else if (quality.words > 0 && quality.verbs == 0)
		hint_add(hints, (struct hint){ .kind = HINT_NO_ACTION });
	if (quality.verbs > 1)
		hint_add(hints, (struct hint){ .kind = HINT_SPLIT });
}

static void look_at_time(struct call *call, const struct record *record, struct hints *hints)
{
	if (record_has(record, RECOMMENDATION_DUE_ON))
		return;
	if (!record_has(record, RECOMMENDATION_HORIZON)) {
		hint_add(hints, (struct hint){ .kind = HINT_NOT_TIME_BOUND });
		return;
	}
	struct day from = call->today;
	if (!day_parse(record_text(record, RECOMMENDATION_ISSUED_ON), &from) || !day_is_whole(&from))
		from = call->today;
	struct day due = quality_due(record_text(record, RECOMMENDATION_HORIZON), &from);
	if (due.text[0] != 0)
		hint_add(hints, (struct hint){ .kind = HINT_DUE, .day = due });
}

// Citations that rest on an unchecked count, go beyond it, or are to be made with care; each standard once.
static void look_at_citations(struct call *call, const struct record *record, size_t field, struct hints *hints)
{
	str *members, last = S("");
	size_t count = value_set_members(call->arena, record_text(record, field), &members);
	for (size_t i = 0; i < count; i++) {
		struct cited cited;
		citation_find(call, members[i], &cited);
		if (cited.instrument == NULL)
			continue;
		str name = record_title(call, cited.instrument);
		if (cited.unchecked && cited.beyond)
			hint_add(hints, (struct hint){ .kind = HINT_UNIT_BEYOND, .name = citation_words(call, &cited),
					.count = record_integer(cited.instrument, INSTRUMENT_UNIT_COUNT) });
		if (str_equal(cited.citation.name, last))
			continue;
		last = cited.citation.name;
		if (cited.unchecked && !cited.beyond)
			hint_add(hints, (struct hint){ .kind = HINT_UNIT_UNCHECKED, .name = name });
		if (record_has(cited.instrument, INSTRUMENT_CARE))
			hint_add(hints, (struct hint){ .kind = HINT_CARE, .name = name,
					.text = record_text(cited.instrument, INSTRUMENT_CARE) });
	}
}

// How much this authority has on its table already, as far as the caller may see it. Counted up to a ceiling:
// the sentence says no more than "many", and one that has thousands must not slow down each of them. The last ones first:
// they are open most often, and stand together.
static void look_at_load(struct call *call, const struct record *record, str authority, struct hints *hints)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT count(*) FROM (SELECT 1 FROM addressee_line l JOIN recommendation t ON t.id = l.recommendation"
			      " WHERE l.binned_at IS NULL AND t.binned_at IS NULL AND t.state = 'open' AND t.id <> "));
	query_bind(&query, cell_text(record->id));
	query_add(&query, SQL(" AND l.authority = "));
	query_bind(&query, cell_text(authority));
	permit_where(call, &query, &recommendation_entity);
	query_add(&query, SQL(" ORDER BY l.id DESC LIMIT "));
	query_bind(&query, cell_integer(HINT_OPEN_MOST + 1));
	query_add(&query, SQL(") AS counted"));
	if (query_run(&query, call->db, &rows) == DB_DONE && rows_integer(&rows, 0, 0) > 0)
		hint_add(hints, (struct hint){ .kind = HINT_OPEN_LINES, .name = link_words(call, &authority_entity, authority).name,
				.count = rows_integer(&rows, 0, 0) });
}

void advise_recommendation(struct call *call, const struct record *recommendation, const str *authorities,
	size_t count, struct hints *hints)
{
	*hints = (struct hints){ .count = 0 };
	if (count == 0)
		hint_add(hints, (struct hint){ .kind = HINT_NOT_TARGETED });
	look_at_time(call, recommendation, hints);
	look_at_text(call, recommendation, hints);
	for (size_t i = 0; i < count; i++)
		look_at_load(call, recommendation, authorities[i], hints);
	look_at_citations(call, recommendation, RECOMMENDATION_CITATIONS, hints);
}

void advise_kept(struct call *call, const struct record *recommendation, struct record *const *lines, size_t count,
	struct hints *hints)
{
	str *authorities = NEW_MANY(call->arena, count + 1, str);
	for (size_t i = 0; i < count; i++)
		authorities[i] = record_text(lines[i], ADDRESSEE_LINE_AUTHORITY);
	advise_recommendation(call, recommendation, authorities, count, hints);
}

void advise_finding(struct call *call, const struct record *finding, struct hints *hints)
{
	*hints = (struct hints){ .count = 0 };
	size_t sources = finding_source_count(call->arena, finding);
	str state = record_text(finding, FINDING_STATE);
	bool early = str_is(state, "noted") || str_is(state, "triangulated");
	if (early && sources < FINDING_SOURCES_NEEDED && !record_has(finding, FINDING_EXCEPTION))
		hint_add(hints, (struct hint){ .kind = HINT_SOURCES, .count = (int64_t)(FINDING_SOURCES_NEEDED - sources) });
	look_at_citations(call, finding, FINDING_CITATIONS, hints);
}
