#include "acts/whole_mandate.h"

#include "acts/list.h"
#include "model/entities.h"
#include "model/permit.h"

static const struct whole_row {
	const char *label;
	const struct entity *entity;
	size_t day;
	const char *filter, *value;
	const char *figures[WHOLE_FIGURES];
	bool coming; // Its day may be one to come: what has been comes first.
} rows[] = {
	{ N_("Regular visits"), &visit_entity, VISIT_STARTED_ON, NULL, NULL, { "V1", "V3" }, true },
	{ N_("Recommendations"), &recommendation_entity, RECOMMENDATION_ISSUED_ON, "kind", "recommendation", { "R2", "I1" } },
	{ N_("Laws and bills commented on"), &legal_text_entity, LEGAL_TEXT_PUBLISHED_ON, NULL, NULL, { "L1" } },
	{ N_("National partners"), &partner_entity, PARTNER_SINCE, "partner_level", "national", { NULL } },
	{ N_("Regional partners"), &partner_entity, PARTNER_SINCE, "partner_level", "regional", { NULL } },
	{ N_("International partners"), &partner_entity, PARTNER_SINCE, "partner_level", "international", { NULL } },
	{ N_("Agreements and memoranda"), &agreement_entity, AGREEMENT_SIGNED_ON, NULL, NULL, { "G1" } },
	{ N_("Rehabilitation of places of custody"), &rehabilitation_project_entity, REHABILITATION_PROJECT_IDENTIFIED_ON, NULL, NULL,
		{ "G3" } },
	{ N_("Training of security personnel and others"), &training_session_entity, TRAINING_SESSION_STARTS_ON, NULL, NULL, { "G2" }, true },
	{ N_("Events"), &event_entity, EVENT_STARTS_ON, NULL, NULL, { NULL }, true },
	{ N_("Networks of mechanisms"), &network_entity, NETWORK_FOUNDED_ON, NULL, NULL, { NULL } },
	{ N_("Cooperation with the SPT and other bodies"), &treaty_exchange_entity, TREATY_EXCHANGE_DAY, NULL, NULL, { "G4" } },
	{ N_("Cooperation projects"), &cooperation_project_entity, COOPERATION_PROJECT_STARTS_ON, NULL, NULL, { NULL } },
	{ N_("Reports"), &report_entity, REPORT_PUBLISHED_ON, NULL, NULL, { "W2" } },
};
static_assert(COUNT(rows) <= WHOLE_SECTIONS, "room for each section");

static bool count_one(struct call *call, const char *code, struct count_result *result)
{
	struct count_request request = { .indicator = str_from(code) };
	return count(call, &request, result);
}

static bool read_latest(struct call *call, const struct whole_row *row, bool past, struct list_page *page)
{
	const char *day = row->entity->fields[row->day].name;
	struct list_request request = { .entity = row->entity, .limit = WHOLE_LATEST, .uncounted = past,
		.sort = str_format(call->arena, "-%s", day) };
	str today = str_copy(call->arena, day_str(&call->today));
	return (row->filter == NULL || list_filter(call, &request, str_from(row->filter), str_from(row->value))) &&
	       (!past || list_filter(call, &request, str_format(call->arena, "%s.max", day), today)) && list_read(call, &request, page);
}

// What is planned stands behind what was done, and only where there is room.
static bool take_latest(struct call *call, const struct whole_row *row, const struct list_page *all, struct whole_section *section)
{
	struct list_page past = { 0 };
	section->latest = NEW_MANY(call->arena, WHOLE_LATEST, struct record *);
	if (row->coming && !read_latest(call, row, true, &past))
		return false;
	for (size_t i = 0; i < past.count && i < WHOLE_LATEST; i++)
		section->latest[section->latest_count++] = past.records[i];
	for (size_t i = 0; i < all->count && section->latest_count < WHOLE_LATEST; i++) {
		bool taken = false;
		for (size_t k = 0; k < past.count; k++)
			taken = taken || str_equal(past.records[k]->id, all->records[i]->id);
		if (!taken)
			section->latest[section->latest_count++] = all->records[i];
	}
	return true;
}

static bool read_section(struct call *call, const struct whole_row *row, struct whole_section *section)
{
	struct list_page page;
	*section = (struct whole_section){ .label = row->label, .entity = row->entity, .day = row->day, .filter = row->filter,
		.value = row->value };
	if (!read_latest(call, row, false, &page) || !take_latest(call, row, &page, section))
		return false;
	section->total = page.total;
	section->more = page.more;
	for (size_t i = 0; i < COUNT(row->figures) && row->figures[i] != NULL && permit_power(call, POWER_FIGURES); i++)
		if (!count_one(call, row->figures[i], &section->figures[section->figure_count++]))
			return false;
	return true;
}

static bool read_response(struct call *call, struct whole_mandate *mandate)
{
	struct count_request request = { .indicator = S("R1"), .by = { S("authority") }, .by_count = 1 };
	mandate->has_response = permit_power(call, POWER_FIGURES);
	return !mandate->has_response || count(call, &request, &mandate->response);
}

static bool read_claims(struct call *call, struct whole_mandate *mandate)
{
	struct list_request request = { .entity = &quoted_claim_entity, .limit = WHOLE_CLAIMS, .sort = S("-said_on"), .uncounted = true };
	struct list_page page;
	if (!permit_may(call, VERB_READ, &quoted_claim_entity))
		return true;
	if (!list_read(call, &request, &page))
		return false;
	mandate->claims = page.records;
	mandate->claim_count = page.count;
	return true;
}

bool whole_mandate_read(struct call *call, struct whole_mandate *mandate)
{
	*mandate = (struct whole_mandate){ 0 };
	for (size_t i = 0; i < COUNT(rows); i++)
		if (permit_may(call, VERB_READ, rows[i].entity) &&
		        !read_section(call, &rows[i], &mandate->sections[mandate->section_count++]))
			return false;
	return read_response(call, mandate) && read_claims(call, mandate);
}
