#include "acts/agenda_inside.h"
#include "acts/renewal.h"
#include "model/entities.h"
#include "model/permit.h"

// Of one day where `last` is SIZE_MAX.
static const struct source {
	enum agenda_kind kind;
	const struct entity *entity;
	size_t first, last;
	struct sql where;
} sources[] = {
	{ AGENDA_OPINION, &legal_text_entity, LEGAL_TEXT_OPINION_DUE_ON, SIZE_MAX, SQL_ROW("t.opinion_given_on IS NULL") },
	{ AGENDA_EXCHANGE, &treaty_exchange_entity, TREATY_EXCHANGE_DUE_ON, SIZE_MAX,
		SQL_ROW("t.answered_on IS NULL AND t.state = 'open'") },
	{ AGENDA_PREPARATION, &preparation_item_entity, PREPARATION_ITEM_DUE_ON, SIZE_MAX,
		SQL_ROW("t.state = 'open' AND EXISTS (SELECT 1 FROM treaty_exchange x WHERE x.id = t.treaty_exchange"
		        " AND x.binned_at IS NULL AND x.state <> 'closed')") },
	{ AGENDA_PROJECT_REPORT, &project_report_entity, PROJECT_REPORT_DUE_ON, SIZE_MAX, SQL_ROW("t.sent_on IS NULL") },
	{ AGENDA_AGREEMENT_END, &agreement_entity, AGREEMENT_ENDS_ON, SIZE_MAX, SQL_ROW("t.state NOT IN ('ended', 'expired')") },
	{ AGENDA_REVIEW, &agreement_entity, AGREEMENT_REVIEW_ON, SIZE_MAX, SQL_ROW("t.state NOT IN ('ended', 'expired')") },
	{ AGENDA_JOINT_ACTION, &joint_action_entity, JOINT_ACTION_PLANNED_ON, SIZE_MAX, SQL_ROW("t.state IN ('planned', 'confirmed')") },
	{ AGENDA_TRAINING, &training_session_entity, TRAINING_SESSION_STARTS_ON, TRAINING_SESSION_ENDS_ON, SQL_ROW("t.state <> 'cancelled'") },
	{ AGENDA_EVENT, &event_entity, EVENT_STARTS_ON, EVENT_ENDS_ON, SQL_ROW("t.state <> 'cancelled'") },
	{ AGENDA_MANDATE, &mandate_entity, MANDATE_ENDS_ON, SIZE_MAX, SQL_ROW("t.state <> 'ended'") },
	{ AGENDA_REPRISAL, &reprisal_entity, REPRISAL_CHECK_ON, SIZE_MAX, SQL_ROW("t.state <> 'closed'") },
	{ AGENDA_COMPLAINT, &complaint_referral_entity, COMPLAINT_REFERRAL_ANSWERED_ON, SIZE_MAX, SQL_ROW("t.state = 'answered'") },
};

static void add_column(struct query *query, const struct source *source, size_t field)
{
	query_add(query, SQL("t."));
	query_name(query, source->entity->fields[field].name);
}

// A month or a year counts as whole, so its beginning is compared.
static bool read_source(struct call *call, struct agenda *agenda, const struct source *source)
{
	struct query query = query_in(call->arena);
	struct record **records;
	size_t count, last = source->last == SIZE_MAX ? source->first : source->last;
	record_select(&query, source->entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND "));
	query_add(&query, source->where);
	query_add(&query, SQL(" AND "));
	add_column(&query, source, source->first);
	query_add(&query, SQL(" <= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&agenda->to))));
	query_add(&query, SQL(" AND coalesce("));
	add_column(&query, source, last);
	query_add(&query, SQL(", "));
	add_column(&query, source, source->first);
	query_add(&query, SQL(") >= substr("));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&agenda->from))));
	query_add(&query, SQL(", 1, length(coalesce("));
	add_column(&query, source, last);
	query_add(&query, SQL(", "));
	add_column(&query, source, source->first);
	query_add(&query, SQL(")))"));
	if (!agenda_records(call, agenda, &query, source->entity, &records, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (source->last == SIZE_MAX || !record_has(records[i], source->last))
			agenda_add_on(call, agenda, record_text(records[i], source->first),
				(struct agenda_item){ .kind = source->kind, .count = 1, .record = records[i] });
		else
			agenda_add_span(call, agenda, source->kind, records[i], source->first, source->last);
	return true;
}

// The day of the alarm is reckoned (acts/renewal.h) and stands in no column.
static bool read_renewals(struct call *call, struct agenda *agenda)
{
	struct record **agreements;
	size_t count;
	if (!permit_may(call, VERB_READ, &agreement_entity))
		return true;
	if (!renewal_open(call, &agreements, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct renewal renewal = renewal_of(call, agreements[i]);
		agenda_add_on(call, agenda, str_copy(call->arena, day_str(&renewal.alarm)),
			(struct agenda_item){ .kind = AGENDA_RENEWAL, .count = 1, .record = agreements[i] });
	}
	return true;
}

bool agenda_mandate(struct call *call, struct agenda *agenda)
{
	for (size_t i = 0; i < COUNT(sources); i++)
		if (permit_may(call, VERB_READ, sources[i].entity) && permit_field(call, sources[i].entity, sources[i].first) &&
		        !read_source(call, agenda, &sources[i]))
			return false;
	return read_renewals(call, agenda);
}
