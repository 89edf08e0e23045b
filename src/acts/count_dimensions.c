// By what a figure can be split and filtered.
#include "acts/count_inside.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/record_json.h"
#include "model/value.h"

#define SENT "coalesce(l.sent_on, l.counts_from)"
#define YEAR(day) SQL_ROW("substr(" day ", 1, 4)")
#define MONTH(day) SQL_ROW("CASE WHEN length(" day ") < 7 THEN '' ELSE substr(" day ", 1, 7) END")
#define QUARTER(day) \
	SQL_ROW("CASE WHEN length(" day ") < 7 THEN '' ELSE substr(" day ", 1, 4) || '-Q' ||" \
		" CASE WHEN substr(" day ", 6, 2) < '04' THEN '1' WHEN substr(" day ", 6, 2) < '07' THEN '2'" \
		" WHEN substr(" day ", 6, 2) < '10' THEN '3' ELSE '4' END END")

// The findings of a recommendation stand as a JSON array of ids, 39 letters apart.
#define FINDING_IDS \
	"substr(r.findings, 3, 36), substr(r.findings, 42, 36), substr(r.findings, 81, 36)," \
	" substr(r.findings, 120, 36), substr(r.findings, 159, 36), substr(r.findings, 198, 36)," \
	" substr(r.findings, 237, 36), substr(r.findings, 276, 36), substr(r.findings, 315, 36)," \
	" substr(r.findings, 354, 36), substr(r.findings, 393, 36), substr(r.findings, 432, 36)," \
	" substr(r.findings, 471, 36), substr(r.findings, 510, 36), substr(r.findings, 549, 36)," \
	" substr(r.findings, 588, 36)"
// The gravest, and the widest, of a recommendation's findings, with its rank before it.
#define WORST(ranked) \
	SQL_ROW("coalesce((SELECT max(" ranked ") FROM finding f WHERE f.binned_at IS NULL" \
		" AND f.id IN (" FINDING_IDS ")), '')")
#define RANKED_SEVERITY \
	"CASE f.severity WHEN 'low' THEN '1low' WHEN 'moderate' THEN '2moderate' WHEN 'high' THEN '3high'" \
	" WHEN 'immediate_risk_to_life_or_integrity' THEN '4immediate_risk_to_life_or_integrity' END"
// A recommendation's own scope, where it has one, goes before that of its findings.
#define RANKED_SCOPE(of) \
	"CASE " of ".scope WHEN 'individual' THEN '1individual' WHEN 'unit' THEN '2unit' WHEN 'place' THEN '3place'" \
	" WHEN 'authority' THEN '4authority' WHEN 'national' THEN '5national' WHEN 'system' THEN '6system' END"
#define SCOPE \
	SQL_ROW("coalesce(" RANKED_SCOPE("r") ", (SELECT max(" RANKED_SCOPE("f") ") FROM finding f" \
		" WHERE f.binned_at IS NULL AND f.id IN (" FINDING_IDS ")), '')")
#define TEXT_KIND SQL_ROW("coalesce((SELECT w.kind FROM legal_text w WHERE w.id = r.legal_text), '')")
#define NOTHING SQL_ROW("")

const struct dimension dimensions[] = {
	{ .name = "authority", .label = N_("Authority"), .line = SQL_ROW("e.authority"),
		.visit = SQL_ROW("coalesce(p.authority, '')"), .reprisal = SQL_ROW("coalesce(p.authority, '')"), .place = SQL_ROW("coalesce(p.authority, '')"),
		.entity = &place_entity, .field = PLACE_AUTHORITY, .summed = true, .plan = SQL_ROW("coalesce(p.authority, '')") },
	{ .name = "place_kind", .label = N_("Kind of place"), .line = SQL_ROW("e.place_kind"),
		.visit = SQL_ROW("p.kind"), .reprisal = SQL_ROW("p.kind"), .place = SQL_ROW("p.kind"), .entity = &place_entity, .field = PLACE_KIND,
		.summed = true, .plan = SQL_ROW("coalesce(t.place_kind, p.kind, '')") },
	{ .name = "region", .label = N_("Region"), .line = SQL_ROW("e.region"),
		.visit = SQL_ROW("coalesce(p.region, '')"), .reprisal = SQL_ROW("coalesce(p.region, '')"), .place = SQL_ROW("coalesce(p.region, '')"),
		.entity = &place_entity, .field = PLACE_REGION, .summed = true, .plan = SQL_ROW("coalesce(p.region, '')") },
	{ .name = "theme", .label = N_("Theme"), .line = SQL_ROW("e.theme"), .visit = NOTHING, .place = NOTHING,
		.entity = &recommendation_entity, .field = RECOMMENDATION_THEME, .summed = true,
		.observation = SQL_ROW("coalesce(r.theme, '')") },
	{ .name = "theme", .label = N_("Theme"), .entity = &training_session_entity, .field = TRAINING_SESSION_THEMES,
		.training = SQL_ROW("t.themes") },
	{ .name = "province", .label = N_("Province or prefecture"), .line = SQL_ROW("coalesce(p.province, '')"),
		.visit = SQL_ROW("coalesce(p.province, '')"), .reprisal = SQL_ROW("coalesce(p.province, '')"), .place = SQL_ROW("coalesce(p.province, '')"),
		.entity = &place_entity, .field = PLACE_PROVINCE, .plan = SQL_ROW("coalesce(p.province, '')") },
	{ .name = "place", .label = N_("Place"), .line = SQL_ROW("coalesce(r.place, '')"),
		.visit = SQL_ROW("t.place"), .place = SQL_ROW("p.id"), .entity = &recommendation_entity,
		.field = RECOMMENDATION_PLACE, .plan = SQL_ROW("coalesce(t.place, '')") },
	{ .name = "year", .label = N_("Year"), .line = YEAR(SENT), .visit = YEAR("t.started_on"), .place = NOTHING, .plan = SQL_ROW("CAST(t.year AS TEXT)"), .snapshot = YEAR("t.counted_on"),
		.observation = YEAR(SENT), .agreement = YEAR("coalesce(t.starts_on, '')"), .action = YEAR("t.day"),
		.training = YEAR("t.starts_on"), .act = YEAR("t.day"), .reprisal = YEAR("t.reported_on"),
		.staff = SQL_ROW("CAST(t.year AS TEXT)"), .report = YEAR("t.day") },
	{ .name = "quarter", .label = N_("Quarter"), .line = QUARTER(SENT), .visit = QUARTER("t.started_on"),
		.place = NOTHING, .plan = SQL_ROW("coalesce(CAST(t.year AS TEXT) || '-Q' || CAST(t.quarter AS TEXT), '')"), .snapshot = QUARTER("t.counted_on"),
		.observation = QUARTER(SENT), .action = QUARTER("t.day"), .training = QUARTER("t.starts_on"),
		.act = QUARTER("t.day"), .reprisal = QUARTER("t.reported_on"), .report = QUARTER("t.day") },
	{ .name = "month", .label = N_("Month"), .line = MONTH(SENT), .visit = MONTH("t.started_on"),
		.place = NOTHING, .snapshot = MONTH("t.counted_on"),
		.observation = MONTH(SENT), .action = MONTH("t.day"), .training = MONTH("t.starts_on"),
		.act = MONTH("t.day"), .reprisal = MONTH("t.reported_on"), .report = MONTH("t.day") },
	{ .name = "rolling", .label = N_("Twelve months, rolling"), .line = SQL_ROW("1"), .visit = SQL_ROW("1"),
		.place = SQL_ROW("1"), .outer = true, .plan = SQL_ROW("1"), .observation = SQL_ROW("1"), .action = SQL_ROW("1"),
		.training = SQL_ROW("1"), .act = SQL_ROW("1"), .reprisal = SQL_ROW("1"), .report = SQL_ROW("1") },
	{ .name = "severity", .label = N_("Severity"), .line = WORST(RANKED_SEVERITY), .visit = NOTHING,
		.place = NOTHING, .entity = &finding_entity, .field = FINDING_SEVERITY, .strip = true },
	{ .name = "scope", .label = N_("Scope"), .line = SCOPE, .visit = NOTHING, .place = NOTHING,
		.entity = &finding_entity, .field = FINDING_SCOPE, .strip = true },
	{ .name = "horizon", .label = N_("Horizon"), .line = SQL_ROW("coalesce(r.horizon, '')"), .visit = NOTHING,
		.place = NOTHING, .entity = &recommendation_entity, .field = RECOMMENDATION_HORIZON },
	{ .name = "repeat", .label = N_("First time or repeat"),
		.line = SQL_ROW("CASE WHEN r.repeats IS NULL THEN 'first' ELSE 'repeat' END"), .visit = NOTHING,
		.place = NOTHING },
	{ .name = "kind", .label = N_("Kind of recommendation"), .line = SQL_ROW("r.kind"), .visit = NOTHING,
		.place = NOTHING, .entity = &recommendation_entity, .field = RECOMMENDATION_KIND },
	{ .name = "kind", .label = N_("Kind of visit"), .line = NOTHING, .visit = SQL_ROW("t.kind"),
		.place = NOTHING, .entity = &visit_entity, .field = VISIT_KIND, .plan = SQL_ROW("t.kind") },
	{ .name = "visit_kind", .label = N_("Kind of visit"), .line = SQL_ROW("coalesce(v.kind, '')"),
		.visit = SQL_ROW("t.kind"), .place = NOTHING, .entity = &visit_entity, .field = VISIT_KIND, .plan = SQL_ROW("t.kind") },
	{ .name = "notice", .label = N_("Notice"), .line = SQL_ROW("coalesce(v.announced, '')"),
		.visit = SQL_ROW("coalesce(t.announced, '')"), .place = NOTHING, .entity = &visit_entity,
		.field = VISIT_ANNOUNCED, .plan = SQL_ROW("coalesce(t.announced, '')") },
	{ .name = "origin", .label = N_("Origin"), .line = SQL_ROW("coalesce(r.source, '')"), .visit = NOTHING,
		.place = NOTHING, .entity = &recommendation_entity, .field = RECOMMENDATION_SOURCE },
	{ .name = "age", .label = N_("Days late"),
		.line = SQL_ROW("CASE WHEN e.n_overdue_181 > 0 THEN '4over_180' WHEN e.n_overdue_91 > 0 THEN '391_180'"
		                " WHEN e.n_overdue_31 > 0 THEN '231_90' ELSE '10_30' END"),
		.visit = NOTHING, .place = NOTHING, .strip = true },
	{ .name = "evidence", .label = N_("Level of evidence"), .line = SQL_ROW("1"), .visit = NOTHING,
		.place = NOTHING, .outer = true },
	{ .name = "reason_kind", .label = N_("Kind of reason"), .line = SQL_ROW("1"), .visit = NOTHING, .place = NOTHING,
		.entity = &reply_entity, .field = REPLY_REASON_KIND, .of_whole = true },
	{ .name = "legal_text", .label = N_("Legal text"), .line = SQL_ROW("coalesce(r.legal_text, '')"),
		.observation = SQL_ROW("r.legal_text"), .entity = &recommendation_entity, .field = RECOMMENDATION_LEGAL_TEXT },
	{ .name = "text_kind", .label = N_("Kind of legal text"), .line = TEXT_KIND, .observation = TEXT_KIND,
		.entity = &legal_text_entity, .field = LEGAL_TEXT_KIND },
	{ .name = "article", .label = N_("Article"), .observation = SQL_ROW("r.legal_articles"),
		.entity = &recommendation_entity, .field = RECOMMENDATION_LEGAL_ARTICLES },
	{ .name = "kind", .label = N_("Kind of agreement"), .agreement = SQL_ROW("t.kind"), .entity = &agreement_entity,
		.field = AGREEMENT_KIND },
	{ .name = "partner", .label = N_("Partner"), .agreement = SQL_ROW("t.parties"), .entity = &agreement_entity,
		.field = AGREEMENT_PARTIES },
	{ .name = "agreement", .label = N_("Agreement"), .action = SQL_ROW("t.agreement"),
		.training = SQL_ROW("coalesce(t.agreement, '')"), .entity = &training_session_entity,
		.field = TRAINING_SESSION_AGREEMENT },
	{ .name = "act", .label = N_("Kind of act"), .action = SQL_ROW("t.entity"), .act = SQL_ROW("t.entity") },
	{ .name = "body", .label = N_("International body"), .act = SQL_ROW("t.body"), .entity = &treaty_exchange_entity,
		.field = TREATY_EXCHANGE_BODY },
	{ .name = "exchange_kind", .label = N_("Kind of exchange"), .act = SQL_ROW("t.exchange_kind"),
		.entity = &treaty_exchange_entity, .field = TREATY_EXCHANGE_KIND },
	{ .name = "event_kind", .label = N_("Kind of event"), .act = SQL_ROW("t.event_kind"), .entity = &event_entity,
		.field = EVENT_KIND },
	{ .name = "role", .label = N_("The mechanism as"), .act = SQL_ROW("t.role"), .entity = &event_entity,
		.field = EVENT_OUR_ROLE },
	{ .name = "network", .label = N_("Network"), .act = SQL_ROW("t.network"), .entity = &event_entity,
		.field = EVENT_NETWORK },
	{ .name = "report_kind", .label = N_("Kind of report"), .act = SQL_ROW("t.report_kind"), .entity = &report_entity,
		.field = REPORT_KIND },
	{ .name = "kind", .label = N_("Kind of report"), .report = SQL_ROW("t.kind"), .entity = &report_entity,
		.field = REPORT_KIND },
	{ .name = "kind", .label = N_("Kind of reprisal"), .reprisal = SQL_ROW("t.kinds"), .entity = &reprisal_entity,
		.field = REPRISAL_KINDS },
	{ .name = "result", .label = N_("Result"), .reprisal = SQL_ROW("t.result"), .entity = &reprisal_entity,
		.field = REPRISAL_RESULT },
	{ .name = "sex", .label = N_("Sex"), .staff = SQL_ROW("t.sex"), .entity = &staff_count_entity,
		.field = STAFF_COUNT_SEX },
	{ .name = "profession", .label = N_("Profession"), .staff = SQL_ROW("t.profession"), .entity = &staff_count_entity,
		.field = STAFF_COUNT_PROFESSION },
	{ .name = "partner", .label = N_("Body that is trained"), .training = SQL_ROW("coalesce(t.partner, '')"),
		.entity = &training_session_entity, .field = TRAINING_SESSION_PARTNER },
	{ .name = "sex", .label = N_("Sex"), .training = SQL_ROW("coalesce(a.sex, '')"), .entity = &attendance_entity,
		.field = ATTENDANCE_SEX },
	{ .name = "rank", .label = N_("Rank"), .training = SQL_ROW("coalesce(a.rank, '')"), .entity = &attendance_entity,
		.field = ATTENDANCE_RANK },
	{ .name = "currency", .label = N_("Currency"), .line = NOTHING, .visit = NOTHING, .place = NOTHING },
	{ .name = "group", .label = N_("Group of persons"), .line = NOTHING, .visit = NOTHING, .place = NOTHING,
		.snapshot = SQL_ROW("1"), .outer = true },
};
const size_t dimension_count = COUNT(dimensions);

const char *const count_ages[COUNT_AGES] = { "0_30", "31_90", "91_180", "over_180" };

static const struct field *field_of(const struct dimension *dimension)
{
	return dimension->entity == NULL ? NULL : &dimension->entity->fields[dimension->field];
}

static struct sql expression(const struct indicator *indicator, const struct dimension *dimension)
{
	switch (indicator->counted) {
	case COUNTED_LINES: return dimension->line;
	case COUNTED_VISITS:
	case COUNTED_PLACES:
	case COUNTED_YIELD: return dimension->visit;
	// A recommendation may have several addressees.
	case COUNTED_MARKED: return str_is(str_from(dimension->name), "authority") ? (struct sql){ "" } : dimension->line;
	case COUNTED_PLAN: return dimension->plan;
	case COUNTED_SNAPSHOTS: return dimension->snapshot.text != NULL ? dimension->snapshot : dimension->place;
	case COUNTED_PROJECTS: return count_of_project(dimension);
	case COUNTED_URGENT: return count_of_urgent(dimension);
	case COUNTED_OBSERVATIONS: return dimension->observation;
	case COUNTED_AGREEMENTS: return dimension->agreement;
	case COUNTED_ACTIONS: return dimension->action;
	case COUNTED_TRAINED: return dimension->training;
	case COUNTED_ACTS: return dimension->act;
	case COUNTED_REPRISALS: return dimension->reprisal;
	case COUNTED_STAFF: return dimension->staff;
	case COUNTED_REPORTS: return dimension->report;
	case COUNTED_STOCK: break;
	}
	return dimension->place;
}

bool dimension_is_set(const struct dimension *dimension)
{
	const struct field *field = field_of(dimension);
	return field != NULL && field->many;
}

static bool is_named(const struct dimension *dimension, const char *name)
{
	return str_is(str_from(dimension->name), name);
}

static bool has(struct call *call, const struct indicator *indicator, const struct dimension *dimension)
{
	struct sql sql = expression(indicator, dimension);
	str code = str_from(indicator->code);
	if (sql.text == NULL || sql.text[0] == 0 || (is_named(dimension, "evidence") && !indicator->verification) ||
	        (is_named(dimension, "group") && !str_is(code, "P4")) ||
	        (is_named(dimension, "rolling") && str_is(code, "P4")) || // Its groups are no parts of a whole, which rolls.
	        (is_named(dimension, "reason_kind") && !str_is(code, "A4")) ||
	        (is_named(dimension, "age") && !str_is(code, "R5")))
		return false;
	return dimension->entity == NULL || permit_field(call, dimension->entity, dimension->field);
}

const struct dimension *dimension_find(struct call *call, const struct indicator *indicator, str name)
{
	for (size_t i = 0; i < dimension_count; i++)
		if (str_is(name, dimensions[i].name) && has(call, indicator, &dimensions[i]))
			return &dimensions[i];
	return NULL;
}

const struct count_choice *count_choices(struct call *call, const struct indicator *indicator)
{
	struct count_choice *choices = NEW_MANY(call->arena, dimension_count + 1, struct count_choice);
	size_t count = 0;
	for (size_t i = 0; i < dimension_count; i++)
		if (has(call, indicator, &dimensions[i]))
			choices[count++] = (struct count_choice){ dimensions[i].name, dimensions[i].label };
	return choices;
}

static const struct choice named_keys[] = {
	{ "first", N_("First time") },
	{ "repeat", N_("Repeated") },
	{ "0_30", N_("0–30 days") },
	{ "31_90", N_("31–90 days") },
	{ "91_180", N_("91–180 days") },
	{ "over_180", N_("over 180 days") },
	{ "verified", N_("Verified by the mechanism") },
	{ "self_report", N_("Claimed by the authority") },
	{ "remand", N_("On remand") },
	{ "women", N_("Women") },
	{ "minors", N_("Minors") },
	{ "foreigners", N_("Foreign nationals") },
	{ "joint_action", N_("Joint action") },
	{ "training_session", N_("Training") },
	{ "event", N_("Event") },
	{ "treaty_exchange", N_("Exchange with an international body") },
	{ "report", N_("Report sent") },
};

static str named_label(struct call *call, str key)
{
	for (size_t i = 0; i < COUNT(named_keys); i++)
		if (str_is(key, named_keys[i].code))
			return say(call, named_keys[i].label);
	return key;
}

// What bears a number is told by it, and by its title behind it.
static str link_label(struct call *call, const struct entity *entity, str id)
{
	struct link_words words = link_words(call, entity, id);
	if (words.number.length == 0)
		return words.name;
	const struct record *record = record_find(call, entity, id);
	return record == NULL ? words.number
	                      : str_format(call->arena, "%.*s, %.*s", STR_ARG(words.number), STR_ARG(counting_name(call, record)));
}

str dimension_label(struct call *call, const struct dimension *dimension, str key)
{
	const struct field *field = field_of(dimension);
	if (key.length == 0)
		return S("");
	if (field == NULL)
		return named_label(call, key);
	if (field->kind == KIND_TEXT)
		return key;
	return field->link != NULL ? link_label(call, field->link, key) : value_label(call, field->vocabulary, key);
}

void dimension_key_json(struct call *call, struct buf *buf, const struct dimension *dimension, str key)
{
	const struct field *field = field_of(dimension);
	if (key.length == 0)
		buf_add_c(buf, "null");
	else if (field != NULL && field->link != NULL)
		link_json_write(call, buf, field->link, key);
	else
		buf_add_json(buf, key);
}

bool dimension_key(struct call *call, const struct dimension *dimension, str value, str *key)
{
	const struct field *field = field_of(dimension);
	*key = str_is(value, "none") ? S("") : value;
	if (key->length == 0 || field == NULL)
		return true;
	struct record *record = record_new(call, dimension->entity);
	struct value_manner manner = { 0 };
	if (!value_read(call, record, dimension->field, value, &manner))
		return false;
	*key = record_text(record, dimension->field);
	if (!field->many)
		return true;
	str *members;
	if (value_set_members(call->arena, *key, &members) != 1)
		return refuse_field(call, "filter", say(call, N_("Filter by one value.")));
	*key = members[0];
	return true;
}

bool dimension_is_outer(const struct dimension *dimension, const char *name)
{
	return dimension->outer && str_is(str_from(dimension->name), name);
}
