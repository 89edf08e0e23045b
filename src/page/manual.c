#include "page/manual.h"

#include <string.h>

#include "base/catalogue.h"
#include "base/die.h"

#define OUTSIDE (ROLE_FOCAL | ROLE_VALIDATOR)
#define TEAM (ROLE_MEMBER | ROLE_MONITOR | ROLE_DOCTOR | ROLE_REGIONAL)
#define OFFICE (ROLE_COORDINATOR | ROLE_SECRETARIAT)
#define INSIDE (ROLE_ADMINISTRATOR | OFFICE | TEAM | ROLE_LEGAL | ROLE_AUDITOR)

static const char *const shelves[SHELF_COUNT] = {
	[SHELF_BEGIN] = NC_("manual", "To begin with"),
	[SHELF_VISIT] = NC_("manual", "Visit"),
	[SHELF_FOLLOW] = NC_("manual", "Recommend and follow"),
	[SHELF_MANDATE] = NC_("manual", "The rest of the mandate"),
	[SHELF_ACCOUNT_FOR] = NC_("manual", "Account for"),
	[SHELF_HOUSE] = NC_("manual", "Keep the house"),
	[SHELF_AUTHORITIES] = NC_("manual", "For authorities"),
};

static const struct manual_page pages[] = {
	{ "start", SHELF_BEGIN, INSIDE, { "/help" } },
	{ "today", SHELF_BEGIN, OFFICE | TEAM, { "/", "/inbox", "/calendar", "/search", "/tasks", "/comments" } },
	{ "account", SHELF_BEGIN, INSIDE | OUTSIDE, { "/account" } },

	{ "places", SHELF_VISIT, OFFICE | TEAM, { "/places", "/map", "/units", "/snapshots", "/areas", "/distinct_pairs" } },
	{ "programme", SHELF_VISIT, ROLE_COORDINATOR,
		{ "/plans", "/plan_lines", "/programmes", "/programme_targets", "/programme_choices", "/visit_norms", "/visitors", "/missions" } },
	{ "visits", SHELF_VISIT, ROLE_COORDINATOR | TEAM,
		{ "/visits", "/team_members", "/access_incidents", "/follow_up_items", "/register_checks" } },
	{ "findings", SHELF_VISIT, ROLE_COORDINATOR | TEAM, { "/findings", "/instruments", "/provisions", "/citations" } },

	{ "recommend", SHELF_FOLLOW, OFFICE | ROLE_MEMBER | ROLE_REGIONAL | ROLE_LEGAL, { "/recommendations", "/addressee_lines", "/saved_views" } },
	{ "letters", SHELF_FOLLOW, OFFICE, { "/letters", "/letter_templates", "/ladder_steps" } },
	{ "deadlines", SHELF_FOLLOW, OFFICE, { "/clock_pauses", "/holidays" } },
	{ "replies", SHELF_FOLLOW, OFFICE, { "/replies", "/actions", "/action_board" } },
	{ "reply-table", SHELF_FOLLOW, OFFICE, { "/authorities" } },
	{ "assess", SHELF_FOLLOW, ROLE_COORDINATOR | TEAM, { "/assessments", "/rehabilitation_projects" } },
	{ "urgent", SHELF_FOLLOW, ROLE_COORDINATOR | TEAM, { "/urgent_measures" } },

	{ "laws", SHELF_MANDATE, ROLE_LEGAL | ROLE_COORDINATOR, { "/legal_texts", "/legal_articles" } },
	{ "together", SHELF_MANDATE, OFFICE,
		{ "/partners", "/agreements", "/agreement_board", "/joint_actions", "/clauses", "/cooperation_projects", "/project_results",
			"/project_reports", "/training_sessions", "/attendances", "/certificates", "/events", "/networks" } },
	{ "protection", SHELF_MANDATE, ROLE_COORDINATOR | TEAM, { "/reprisals", "/complaint_referrals" } },
	{ "spt", SHELF_MANDATE, OFFICE | ROLE_LEGAL,
		{ "/treaty_exchanges", "/preparation_items", "/self_assessments", "/self_assessment_answers", "/yearly_resources", "/budget_lines", "/staff_counts",
			"/mandates", "/memberships" } },

	{ "figures", SHELF_ACCOUNT_FOR, OFFICE | ROLE_LEGAL | ROLE_AUDITOR, { "/figures", "/saved_figures", "/mandate", "/timeline", "/quoted_claims" } },
	{ "reports", SHELF_ACCOUNT_FOR, OFFICE | ROLE_MEMBER | ROLE_AUDITOR, { "/reports", "/factual_checks", "/factual_comments" } },
	{ "exchange", SHELF_ACCOUNT_FOR, ROLE_COORDINATOR, { "/exchange", "/exchange_packages", "/exchange_peers" } },

	{ "import", SHELF_HOUSE, OFFICE | ROLE_ADMINISTRATOR, { "/import", "/jobs", "/everything" } },
	{ "house", SHELF_HOUSE, ROLE_ADMINISTRATOR | ROLE_COORDINATOR, { "/administration", "/first_steps", "/accounts", "/institutions", "/vocabularies", "/terms", "/own_fields", "/bin" } },
	{ "install", SHELF_HOUSE, ROLE_ADMINISTRATOR, { NULL } },
	{ "mail", SHELF_HOUSE, ROLE_ADMINISTRATOR, { "/outbox" } },
	{ "backup", SHELF_HOUSE, ROLE_ADMINISTRATOR, { NULL } },
	{ "trouble", SHELF_HOUSE, ROLE_ADMINISTRATOR, { NULL } },

	{ "portal", SHELF_AUTHORITIES, OUTSIDE, { "/portal" } },
	{ "portal-reply", SHELF_AUTHORITIES, OUTSIDE, { "/portal/receipts" } },
	{ "portal-letters", SHELF_AUTHORITIES, OUTSIDE, { "/portal/letters", "/portal/facts", "/portal/urgent" } },
};

const struct manual_page *manual_pages(size_t *count)
{
	*count = COUNT(pages);
	return pages;
}

const struct manual_page *manual_find(str name)
{
	for (size_t i = 0; i < COUNT(pages); i++)
		if (str_is(name, pages[i].name))
			return &pages[i];
	return NULL;
}

// "/places" is the beginning of "/places/new", not of "/placesetting".
static bool begins(str address, str path)
{
	return str_starts(path, address) && (path.length == address.length || path.data[address.length] == '/') && address.length > 1;
}

const struct manual_page *manual_about(str path)
{
	const struct manual_page *best = &pages[0];
	size_t longest = 0;
	for (size_t i = 0; i < COUNT(pages); i++)
		for (size_t k = 0; k < MANUAL_ADDRESSES && pages[i].addresses[k] != NULL; k++) {
			str address = str_from(pages[i].addresses[k]);
			if (address.length > longest && (begins(address, path) || str_equal(address, path))) {
				best = &pages[i];
				longest = address.length;
			}
		}
	return best;
}

bool manual_for_authorities(const struct manual_page *page)
{
	return (page->roles & OUTSIDE) != 0;
}

const char *manual_shelf_label(enum manual_shelf shelf)
{
	must(shelf < SHELF_COUNT);
	return shelves[shelf];
}
