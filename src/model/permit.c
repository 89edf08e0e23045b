#include "model/permit.h"

#include "model/entities.h"

static const struct {
	enum role role;
	const char *code;
} roles[] = {
	{ ROLE_ADMINISTRATOR, "administrator" }, { ROLE_COORDINATOR, "coordinator" },
	{ ROLE_MEMBER, "member" }, { ROLE_MONITOR, "monitor" }, { ROLE_DOCTOR, "doctor" },
	{ ROLE_SECRETARIAT, "secretariat" }, { ROLE_LEGAL, "legal" }, { ROLE_REGIONAL, "regional" },
	{ ROLE_AUDITOR, "auditor" }, { ROLE_FOCAL, "focal" }, { ROLE_VALIDATOR, "validator" },
	{ ROLE_HOUSE, "house" },
};

enum role role_from_code(str code)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (str_is(code, roles[i].code) && roles[i].role != ROLE_HOUSE)
			return roles[i].role;
	return ROLE_NONE;
}

const char *role_code(enum role role)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (roles[i].role == role)
			return roles[i].code;
	return "none";
}

const struct grant *permit_grant_find(const struct call *call, const struct entity *entity)
{
	for (size_t i = 0; i < grant_count; i++)
		if ((grants[i].roles & (unsigned)call->role) != 0 &&
		        (grants[i].entity == entity || grants[i].entity == NULL))
			return &grants[i];
	return NULL;
}

bool permit_may(const struct call *call, enum verb verb, const struct entity *entity)
{
	const struct grant *grant = permit_grant_find(call, entity);
	return grant != NULL && (grant->verbs & (unsigned)verb) != 0;
}

bool permit_entity(struct call *call, enum verb verb, const struct entity *entity)
{
	if (permit_may(call, verb, entity))
		return true;
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if (permit_may(call, VERB_READ, entity))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role may look at this but not change it."));
	return refuse(call, REFUSED_UNKNOWN,
		N_("Nothing was found at this address. Check the number or search for it."));
}

bool grant_opens(const struct grant *grant, const struct field *field)
{
	return grant != NULL && field_level(field) <= grant->level;
}

bool permit_field(const struct call *call, const struct entity *entity, size_t field)
{
	return grant_opens(permit_grant_find(call, entity), &entity->fields[field]);
}

// Each scope of each entity as one fragment: what stands before the bound value, and behind it.
enum bound { BOUND_ACCOUNT, BOUND_REGION, BOUND_AUTHORITY };

// Of recommendations a team sees what its visits led to, and what was asked of the places that it goes to.
#define OF_LINE_TEAM \
	SQL_ROW("EXISTS (SELECT 1 FROM addressee_line l JOIN recommendation r ON r.id = l.recommendation" \
		    " JOIN visit v ON v.id = r.visit OR v.place = r.place" \
		    " WHERE l.id = t.addressee_line AND v.team LIKE '%' || "), \
		SQL_ROW(" || '%')")
#define OF_LINE_REGION \
	SQL_ROW("t.addressee_line IN (SELECT l.id FROM addressee_line l" \
		    " JOIN recommendation r ON r.id = l.recommendation JOIN place p ON p.id = r.place" \
		    " WHERE p.region = "), \
		SQL_ROW(")")
#define OF_LINE_ADDRESSED \
	SQL_ROW("t.addressee_line IN (SELECT l.id FROM addressee_line l WHERE l.binned_at IS NULL" \
		    " AND coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.authority = "), \
		SQL_ROW(")")
static const struct fragment {
	const struct entity *entity;
	enum scope scope;
	enum bound bound;
	struct sql before, after;
} fragments[] = {
	{ &account_entity, SCOPE_OWN, BOUND_ACCOUNT, SQL_ROW("t.id = "), SQL_ROW("") },
	{ &saved_view_entity, SCOPE_OWN, BOUND_ACCOUNT, SQL_ROW("t.owner IS NULL OR t.owner = "), SQL_ROW("") },
	{ &saved_figure_entity, SCOPE_OWN, BOUND_ACCOUNT, SQL_ROW("t.owner IS NULL OR t.owner = "), SQL_ROW("") },
	{ &visit_entity, SCOPE_TEAM, BOUND_ACCOUNT, SQL_ROW("coalesce(t.team, '') LIKE '%' || "), SQL_ROW(" || '%'") },
	{ &mission_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("coalesce(t.team, '') || coalesce(t.leader, '') LIKE '%' || "), SQL_ROW(" || '%'") },
	{ &team_member_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.id IN (SELECT b.id FROM team_member b LEFT JOIN visit v ON v.id = b.visit"
		    " LEFT JOIN mission m ON m.id = b.mission"
		    " WHERE coalesce(v.team, '') || coalesce(m.team, '') || coalesce(m.leader, '') LIKE '%' || "),
		SQL_ROW(" || '%')") },
	{ &access_incident_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v WHERE v.team LIKE '%' || "), SQL_ROW(" || '%')") },
	{ &register_check_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v WHERE v.team LIKE '%' || "), SQL_ROW(" || '%')") },
	{ &finding_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v WHERE v.team LIKE '%' || "), SQL_ROW(" || '%')") },
	{ &follow_up_item_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v WHERE v.team LIKE '%' || "), SQL_ROW(" || '%')") },
	{ &recommendation_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("EXISTS (SELECT 1 FROM visit v WHERE (v.id = t.visit OR v.place = t.place) AND v.team LIKE '%' || "),
		SQL_ROW(" || '%')") },
	{ &addressee_line_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("EXISTS (SELECT 1 FROM recommendation r JOIN visit v ON v.id = r.visit OR v.place = r.place"
		    " WHERE r.id = t.recommendation AND v.team LIKE '%' || "),
		SQL_ROW(" || '%')") },
	{ &clock_pause_entity, SCOPE_TEAM, BOUND_ACCOUNT, OF_LINE_TEAM },
	{ &reply_entity, SCOPE_TEAM, BOUND_ACCOUNT, OF_LINE_TEAM },
	{ &action_entity, SCOPE_TEAM, BOUND_ACCOUNT, OF_LINE_TEAM },
	{ &assessment_entity, SCOPE_TEAM, BOUND_ACCOUNT, OF_LINE_TEAM },
	{ &snapshot_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.place IN (SELECT p.id FROM place p WHERE p.region = "), SQL_ROW(")") },
	{ &plan_line_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.place IN (SELECT p.id FROM place p WHERE p.region = "), SQL_ROW(")") },
	{ &mission_entity, SCOPE_REGION, BOUND_REGION, SQL_ROW("t.region = "), SQL_ROW("") },
	{ &team_member_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.id IN (SELECT b.id FROM team_member b LEFT JOIN visit v ON v.id = b.visit"
		    " LEFT JOIN place p ON p.id = v.place LEFT JOIN mission m ON m.id = b.mission"
		    " WHERE coalesce(p.region, m.region) = "),
		SQL_ROW(")") },
	{ &access_incident_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v JOIN place p ON p.id = v.place WHERE p.region = "),
		SQL_ROW(")") },
	{ &visit_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.place IN (SELECT p.id FROM place p WHERE p.region = "), SQL_ROW(")") },
	{ &finding_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v JOIN place p ON p.id = v.place WHERE p.region = "),
		SQL_ROW(")") },
	{ &follow_up_item_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v JOIN place p ON p.id = v.place WHERE p.region = "),
		SQL_ROW(")") },
	{ &recommendation_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.place IN (SELECT p.id FROM place p WHERE p.region = "), SQL_ROW(")") },
	{ &addressee_line_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.recommendation IN (SELECT r.id FROM recommendation r JOIN place p ON p.id = r.place"
		    " WHERE p.region = "),
		SQL_ROW(")") },
	{ &clock_pause_entity, SCOPE_REGION, BOUND_REGION, OF_LINE_REGION },
	{ &reply_entity, SCOPE_REGION, BOUND_REGION, OF_LINE_REGION },
	{ &action_entity, SCOPE_REGION, BOUND_REGION, OF_LINE_REGION },
	{ &assessment_entity, SCOPE_REGION, BOUND_REGION, OF_LINE_REGION },
	// Of one's own visits, and what one raised oneself.
	{ &urgent_measure_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.id IN (SELECT u.id FROM urgent_measure u LEFT JOIN visit v ON v.id = u.visit"
		        " WHERE coalesce(u.raised_by, '') || coalesce(v.team, '') LIKE '%' || "), SQL_ROW(" || '%')") },
	{ &urgent_measure_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.place IN (SELECT p.id FROM place p WHERE p.region = "), SQL_ROW(")") },
	{ &reprisal_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v WHERE v.team LIKE '%' || "), SQL_ROW(" || '%')") },
	{ &rehabilitation_project_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.place IN (SELECT p.id FROM place p WHERE p.region = "), SQL_ROW(")") },
	{ &factual_check_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.visit IN (SELECT v.id FROM visit v WHERE v.team LIKE '%' || "), SQL_ROW(" || '%')") },
	{ &factual_check_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.place IN (SELECT p.id FROM place p WHERE p.region = "), SQL_ROW(")") },
	{ &factual_check_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY,
		SQL_ROW("t.sent_on IS NOT NULL AND t.authority = "), SQL_ROW("") },
	{ &factual_comment_entity, SCOPE_TEAM, BOUND_ACCOUNT,
		SQL_ROW("t.factual_check IN (SELECT f.id FROM factual_check f JOIN visit v ON v.id = f.visit"
		        " WHERE v.team LIKE '%' || "), SQL_ROW(" || '%')") },
	{ &factual_comment_entity, SCOPE_REGION, BOUND_REGION,
		SQL_ROW("t.factual_check IN (SELECT f.id FROM factual_check f JOIN place p ON p.id = f.place"
		        " WHERE p.region = "), SQL_ROW(")") },
	{ &factual_comment_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY,
		SQL_ROW("t.factual_check IN (SELECT f.id FROM factual_check f WHERE f.binned_at IS NULL"
		        " AND f.sent_on IS NOT NULL AND f.authority = "), SQL_ROW(")") },
	{ &urgent_measure_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY,
		SQL_ROW("t.sent_at IS NOT NULL AND t.authority = "), SQL_ROW("") },
	{ &authority_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY, SQL_ROW("t.id = "), SQL_ROW("") },
	// A place of which no authority says that it is one stays what the mechanism knows.
	{ &place_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY,
		SQL_ROW("coalesce(t.official, 1) = 1 AND t.kind <> 'informal_or_secret_place' AND t.authority = "),
		SQL_ROW("") },
	{ &recommendation_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY,
		SQL_ROW("t.id IN (SELECT l.recommendation FROM addressee_line l WHERE l.binned_at IS NULL"
		    " AND coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.authority = "),
		SQL_ROW(")") },
	{ &addressee_line_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY,
		SQL_ROW("coalesce(t.sent_on, t.counts_from) IS NOT NULL AND t.authority = "), SQL_ROW("") },
	{ &clock_pause_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY, OF_LINE_ADDRESSED },
	{ &letter_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY,
		SQL_ROW("t.direction = 'out' AND t.state IN ('sent', 'delivered') AND t.authority = "), SQL_ROW("") },
	{ &reply_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY, OF_LINE_ADDRESSED },
	{ &action_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY, OF_LINE_ADDRESSED },
	{ &assessment_entity, SCOPE_ADDRESSED, BOUND_AUTHORITY, OF_LINE_ADDRESSED },
};

static const struct fragment *fragment_find(const struct entity *entity, enum scope scope)
{
	for (size_t i = 0; i < COUNT(fragments); i++)
		if (fragments[i].entity == entity && fragments[i].scope == scope)
			return &fragments[i];
	return NULL;
}

static str bound_value(const struct call *call, enum bound bound)
{
	switch (bound) {
	case BOUND_ACCOUNT: return call->account;
	case BOUND_REGION: return call->account_region;
	case BOUND_AUTHORITY: break;
	}
	return call->account_authority;
}

// An unannounced visit, until it starts, is for its team and the coordinator; so is what hangs on it, and
// what would betray it: its mission, its line of the plan, the names of its team. For each entity what
// makes a record hide; the caller's account stands between the two parts.

#define UNSTARTED(visit) "coalesce(" visit ".announced, '') = 'unannounced' AND " visit ".state = 'planned'"
#define TO_COME(link) \
	"EXISTS (SELECT 1 FROM visit h WHERE h." link " = t.id AND h.binned_at IS NULL AND " UNSTARTED("h") ")"
// Unannounced itself until it runs, or with such a visit still before it until it ends.
#define QUIET(mission) \
	"(coalesce(" mission ".announced, '') = 'unannounced' AND " mission ".state IN ('draft', 'approved', 'prepared')" \
	" OR " mission ".state IN ('draft', 'approved', 'prepared', 'running')" \
	" AND EXISTS (SELECT 1 FROM visit h WHERE h.mission = " mission ".id AND h.binned_at IS NULL AND " \
	UNSTARTED("h") "))"
#define ON_UNSTARTED \
	SQL_ROW("EXISTS (SELECT 1 FROM visit h WHERE h.id = t.visit AND " UNSTARTED("h") \
		" AND coalesce(h.team, '') NOT LIKE '%' || "), SQL_ROW(" || '%')")

static const struct hiding {
	const struct entity *entity;
	struct sql before, after;
} hidings[] = {
	{ &visit_entity, SQL_ROW(UNSTARTED("t") " AND coalesce(t.team, '') NOT LIKE '%' || "), SQL_ROW(" || '%'") },
	{ &finding_entity, ON_UNSTARTED },
	{ &follow_up_item_entity, ON_UNSTARTED },
	{ &urgent_measure_entity, ON_UNSTARTED },
	{ &factual_check_entity, ON_UNSTARTED },
	{ &access_incident_entity, ON_UNSTARTED },
	{ &register_check_entity, ON_UNSTARTED },
	{ &mission_entity,
		SQL_ROW(QUIET("t") " AND coalesce(t.team, '') || coalesce(t.leader, '') NOT LIKE '%' || "),
		SQL_ROW(" || '%'") },
	{ &plan_line_entity,
		SQL_ROW("(coalesce(t.announced, '') = 'unannounced' AND t.place IS NOT NULL"
		        " AND t.state IN ('proposed', 'approved', 'scheduled', 'postponed') OR " TO_COME("plan_line") ")"
		        " AND NOT EXISTS (SELECT 1 FROM visit o WHERE o.plan_line = t.id AND o.team LIKE '%' || "),
		SQL_ROW(" || '%')") },
	{ &team_member_entity,
		SQL_ROW("(EXISTS (SELECT 1 FROM visit u WHERE u.id = t.visit AND " UNSTARTED("u") ")"
		        " OR EXISTS (SELECT 1 FROM mission q WHERE q.id = t.mission AND " QUIET("q") "))"
		        " AND NOT EXISTS (SELECT 1 FROM team_member b LEFT JOIN visit v ON v.id = b.visit"
		        " LEFT JOIN mission m ON m.id = b.mission WHERE b.id = t.id"
		        " AND coalesce(v.team, '') || coalesce(m.team, '') || coalesce(m.leader, '') LIKE '%' || "),
		SQL_ROW(" || '%')") },
	// What another mechanism sent for those alone who coordinate this one.
	{ &exchange_package_entity, SQL_ROW("t.direction = 'received' AND t.audience = 'coordination' AND '' <> "), SQL_ROW("") },
	{ &exchange_cell_entity,
		SQL_ROW("EXISTS (SELECT 1 FROM exchange_package h WHERE h.id = t.package AND h.audience = 'coordination')"
		        " AND '' <> "), SQL_ROW("") },
	{ &exchange_recommendation_entity,
		SQL_ROW("EXISTS (SELECT 1 FROM exchange_package h WHERE h.id = t.package AND h.audience = 'coordination')"
		        " AND '' <> "), SQL_ROW("") },
};

static bool sees_every_plan(const struct call *call)
{
	return call->role == ROLE_COORDINATOR || call->role == ROLE_HOUSE;
}

static const struct hiding *hiding_find(const struct entity *entity)
{
	for (size_t i = 0; i < COUNT(hidings); i++)
		if (hidings[i].entity == entity)
			return &hidings[i];
	return NULL;
}

static void hide_unannounced(struct call *call, struct query *query, const struct entity *entity)
{
	const struct hiding *hiding = hiding_find(entity);
	if (hiding == NULL || sees_every_plan(call))
		return;
	query_add(query, SQL(" AND NOT ("));
	query_add(query, hiding->before);
	query_bind(query, cell_text(call->account.length > 0 ? call->account : S("nobody")));
	query_add(query, hiding->after);
	query_add(query, SQL(")"));
}

// Of the records that the caller may read, up to the level that it may read of them: those of one noun, or of each.
static void where_beside(struct call *call, struct query *query, const struct entity *only)
{
	query_add(query, SQL(" AND (1 = 0"));
	for (size_t i = 0; i < entity_count; i++) {
		const struct entity *owner = entities[i];
		const struct grant *grant = only != NULL && owner != only ? NULL : permit_grant_find(call, owner);
		if (owner->beside || grant == NULL || (grant->verbs & VERB_READ) == 0 ||
		        grant->level < LEVEL_INTERNAL)
			continue;
		query_add(query, SQL(" OR (t.entity = "));
		query_bind(query, cell_text(str_from(owner->name)));
		if (grant->level < LEVEL_RESTRICTED)
			query_add(query, SQL(" AND t.level = 'internal'"));
		query_add(query, SQL(" AND t.record IN (SELECT t.id FROM "));
		query_name(query, owner->name);
		query_add(query, SQL(" t WHERE 1 = 1"));
		permit_where(call, query, owner);
		query_add(query, SQL("))"));
	}
	query_add(query, SQL(")"));
}

static bool may_hide(const struct call *call, const struct entity *entity)
{
	return hiding_find(entity) != NULL && !sees_every_plan(call);
}

void permit_where_known(struct call *call, struct query *query, const struct entity *entity)
{
	if (may_hide(call, entity))
		hide_unannounced(call, query, entity);
}

bool permit_known(struct call *call, const struct entity *entity, str id)
{
	if (!may_hide(call, entity))
		return true;
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT 1 FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" t WHERE t.id = "));
	query_bind(&query, cell_text(id));
	hide_unannounced(call, &query, entity);
	struct rows rows;
	return query_run(&query, call->db, &rows) == DB_DONE && rows.count > 0;
}

bool permit_number(const struct call *call, const struct entity *entity)
{
	return ((unsigned)call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) == 0 || entity->number_prefix == NULL ||
	       permit_field(call, entity, entity->number_field);
}

// What the house put into the bin is withdrawn from the authorities too.
static void hide_withdrawn(struct query *query, const struct entity *entity)
{
	query_add(query, SQL(" AND t.binned_at IS NULL"));
	if (entity == &addressee_line_entity)
		query_add(query,
			SQL(" AND NOT EXISTS (SELECT 1 FROM recommendation w WHERE w.id = t.recommendation"
			    " AND w.binned_at IS NOT NULL)"));
	if (entity == &reply_entity || entity == &action_entity || entity == &assessment_entity ||
	        entity == &clock_pause_entity)
		query_add(query,
			SQL(" AND NOT EXISTS (SELECT 1 FROM addressee_line l JOIN recommendation w"
			    " ON w.id = l.recommendation WHERE l.id = t.addressee_line"
			    " AND w.binned_at IS NOT NULL)"));
}

static void where(struct call *call, struct query *query, const struct entity *entity, const struct entity *owner)
{
	const struct grant *grant = permit_grant_find(call, entity);
	if (grant == NULL || (grant->verbs & VERB_READ) == 0) {
		query_add(query, SQL(" AND 1 = 0"));
		return;
	}
	if (grant->scope != SCOPE_ALL) {
		const struct fragment *fragment = fragment_find(entity, grant->scope);
		str value = fragment == NULL ? S("") : bound_value(call, fragment->bound);
		if (value.length == 0) {
			query_add(query, SQL(" AND 1 = 0"));
			return;
		}
		query_add(query, SQL(" AND ("));
		query_add(query, fragment->before);
		query_bind(query, cell_text(value));
		query_add(query, fragment->after);
		query_add(query, SQL(")"));
	}
	if (entity->beside)
		where_beside(call, query, owner);
	if (grant->scope == SCOPE_ADDRESSED)
		hide_withdrawn(query, entity);
	hide_unannounced(call, query, entity);
}

void permit_where(struct call *call, struct query *query, const struct entity *entity)
{
	where(call, query, entity, NULL);
}

void permit_where_beside(struct call *call, struct query *query, const struct entity *entity, const struct record *owner)
{
	query_add(query, SQL(" AND t.entity = "));
	query_bind(query, cell_text(str_from(owner->entity->name)));
	query_add(query, SQL(" AND t.record = "));
	query_bind(query, cell_text(owner->id));
	where(call, query, entity, owner->entity);
}

bool permit_sees_all(struct call *call, const struct entity *entity)
{
	struct query query = query_in(call->arena);
	permit_where(call, &query, entity);
	return query.text.length == 0;
}

static bool in_scope(struct call *call, const struct record *record)
{
	const struct grant *grant = permit_grant_find(call, record->entity);
	if (grant != NULL && grant->scope == SCOPE_ALL && hiding_find(record->entity) == NULL &&
	        !record->entity->beside)
		return true;
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT 1 FROM "));
	query_name(&query, record->entity->name);
	query_add(&query, SQL(" t WHERE t.id = "));
	query_bind(&query, cell_text(record->id));
	permit_where(call, &query, record->entity);
	struct rows rows;
	return query_run(&query, call->db, &rows) == DB_DONE && rows.count > 0;
}

// Who may change the record that an attachment stands beside may change or bin the attachment.
static bool permit_owner(struct call *call, const struct record *attachment)
{
	struct record *owner = beside_owner(call, attachment);
	if (owner == NULL)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	return permit_record(call, VERB_CHANGE, owner);
}

// Who wrote a comment or asked for a task changes it; whoever is asked moves the task on; a coordinator tidies up.
static bool permit_remark(struct call *call, enum verb verb, const struct record *remark)
{
	bool task = remark->entity == &task_entity;
	bool author = str_equal(record_text(remark, task ? (size_t)TASK_AUTHOR : (size_t)COMMENT_AUTHOR), call->account);
	bool asked = task && verb == VERB_STEP && str_equal(record_text(remark, TASK_ASSIGNEE), call->account);
	bool tidies = verb != VERB_CHANGE && call->role == ROLE_COORDINATOR;
	return author || asked || tidies || call->role == ROLE_HOUSE ||
	       refuse(call, REFUSED_FORBIDDEN,
		       N_("Who wrote it changes it; whoever is asked to do it says that it is done; a coordinator may put it into the bin."));
}

static bool permit_beside(struct call *call, enum verb verb, const struct record *record)
{
	if (!record->entity->beside || verb == VERB_READ || verb == VERB_EXPORT || verb == VERB_CREATE)
		return true;
	return record->entity == &attachment_entity ? permit_owner(call, record) : permit_remark(call, verb, record);
}

// A legal officer writes observations on laws; what comes from visits is for those who were there.
static bool writes(struct call *call, const struct record *record)
{
	const struct record *of = record;
	if (call->role == ROLE_LEGAL && record->entity == &addressee_line_entity)
		of = record_find(call, &recommendation_entity, record_text(record, ADDRESSEE_LINE_RECOMMENDATION));
	return call->role != ROLE_LEGAL || of == NULL || of->entity != &recommendation_entity ||
	       str_is(record_text(of, RECOMMENDATION_KIND), "legislative_observation");
}

// What everybody sees in the lists is not everybody's to change.
static bool keeps(const struct call *call, const struct record *record)
{
	bool view = record->entity == &saved_view_entity, figure = record->entity == &saved_figure_entity;
	return !(view || figure) || record_has(record, view ? (size_t)SAVED_VIEW_OWNER : (size_t)SAVED_FIGURE_OWNER) || saved_view_keeps_ours(call);
}

bool permit_record(struct call *call, enum verb verb, const struct record *record)
{
	if (!permit_may(call, VERB_READ, record->entity) || !in_scope(call, record)) {
		if (call->role == ROLE_NONE)
			return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	}
	if (!permit_beside(call, verb, record))
		return false;
	if (verb != VERB_READ && verb != VERB_EXPORT && permit_may(call, verb, record->entity) && !writes(call, record))
		return refuse(call, REFUSED_FORBIDDEN,
			N_("A legal officer writes observations on laws: other recommendations are for the team."));
	if (verb != VERB_READ && verb != VERB_EXPORT && !keeps(call, record))
		return refuse(call, REFUSED_FORBIDDEN,
			record->entity == &saved_view_entity
				? N_("Views of the institution are kept by a coordinator or an administrator. Keep it as your own.")
				: N_("Figures of the institution are changed by a coordinator. Save yours under a name of its own."));
	return permit_entity(call, verb, record->entity);
}

bool permit_step(const struct call *call, const struct entity *entity, const struct step *step)
{
	return permit_may(call, VERB_STEP, entity) && (step->roles == 0 || (step->roles & (unsigned)call->role) != 0);
}

const char *const power_names[POWER_COUNT] = {
	[POWER_IMPORT] = "import", [POWER_EXPORT_ALL] = "export", [POWER_VERIFY] = "verify",
	[POWER_FIGURES] = "figures", [POWER_LOG] = "log", [POWER_MAIL] = "mail",
	[POWER_HEALTH] = "health", [POWER_ADMINISTRATION] = "administration",
};

unsigned power_roles(enum power power)
{
	static const unsigned table[POWER_COUNT] = {
		[POWER_IMPORT] = ROLE_HOUSE | ROLE_ADMINISTRATOR | ROLE_COORDINATOR | ROLE_SECRETARIAT,
		[POWER_EXPORT_ALL] = ROLE_HOUSE | ROLE_COORDINATOR,
		[POWER_VERIFY] = ROLE_HOUSE | ROLE_ADMINISTRATOR | ROLE_COORDINATOR | ROLE_AUDITOR,
		[POWER_FIGURES] = ROLE_HOUSE | ROLE_COORDINATOR | ROLE_MEMBER | ROLE_SECRETARIAT | ROLE_LEGAL | ROLE_AUDITOR |
			ROLE_REGIONAL | ROLE_FOCAL | ROLE_VALIDATOR,
		[POWER_LOG] = ROLE_HOUSE | ROLE_ADMINISTRATOR | ROLE_COORDINATOR | ROLE_AUDITOR,
		// Who wants mail where is personal.
		[POWER_MAIL] = ROLE_HOUSE | ROLE_ADMINISTRATOR,
		[POWER_HEALTH] = ROLE_HOUSE | ROLE_ADMINISTRATOR | ROLE_COORDINATOR,
		[POWER_ADMINISTRATION] = ROLE_HOUSE | ROLE_ADMINISTRATOR,
	};
	return table[power];
}

bool permit_power(const struct call *call, enum power power)
{
	return (power_roles(power) & (unsigned)call->role) != 0;
}
