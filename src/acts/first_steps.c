#include "acts/first_steps.h"

#include "acts/health.h"
#include "acts/list.h"
#include "base/catalogue.h"
#include "base/die.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

static bool count(struct call *call, struct list_request *request, int64_t *total)
{
	struct list_page page;
	request->limit = 1;
	if (!list_count(call, request, &page))
		return false;
	*total = page.total;
	return true;
}

// Records that are brought in: done as soon as there are some.
static bool read_records(struct call *call, const struct entity *entity, struct first_step_state *state)
{
	struct list_request request = { .entity = entity };
	state->known = permit_may(call, VERB_READ, entity);
	state->own = permit_may(call, VERB_CREATE, entity);
	if (!state->known)
		return true;
	if (!count(call, &request, &state->count))
		return false;
	state->done = state->count > 0;
	return true;
}

static bool read_institution(struct call *call, struct first_steps *steps)
{
	struct first_step_state *state = &steps->steps[FIRST_INSTITUTION];
	struct list_page page;
	struct list_request request = { .entity = &institution_entity, .limit = 1 };
	if (!list_read(call, &request, &page))
		return false;
	must(page.count == 1);
	steps->institution = page.records[0];
	str rest = record_text(steps->institution, INSTITUTION_LANGUAGES), language;
	while (str_cut(&rest, ',', &language))
		if (value_name_in(call->arena, record_text(steps->institution, INSTITUTION_NAME), name_language_constant(str_trim(language))).length == 0)
			state->count++;
	state->known = true;
	state->own = permit_may(call, VERB_CHANGE, &institution_entity);
	state->done = state->count == 0;
	return true;
}

// Those of this year, and those that come back every year.
static bool read_holidays(struct call *call, struct first_step_state *state)
{
	struct rows rows;
	str year = str_slice(day_str(&call->today), 0, 4);
	state->known = permit_may(call, VERB_READ, &holiday_entity);
	state->own = permit_may(call, VERB_CREATE, &holiday_entity);
	if (!db_query(call->db, call->arena,
		    SQL("SELECT count(*) FROM holiday WHERE binned_at IS NULL AND (yearly = 1 OR (first_on >= $1 AND first_on <= $2))"),
		    PARAMETERS(cell_text(str_format(call->arena, "%.*s-01-01", STR_ARG(year))),
			    cell_text(str_format(call->arena, "%.*s-12-31", STR_ARG(year)))),
		    &rows))
		return call_stored(call, DB_BUSY);
	state->count = rows_integer(&rows, 0, 0);
	state->done = state->count > 0;
	return true;
}

static bool read_people(struct call *call, struct first_step_state *state)
{
	struct list_request active = { .entity = &account_entity }, coordinators = active;
	int64_t leading = 0;
	state->known = permit_may(call, VERB_READ, &account_entity);
	state->own = permit_may(call, VERB_CREATE, &account_entity);
	if (!list_filter(call, &active, S("state"), S("active")) || !list_filter(call, &coordinators, S("state"), S("active")) ||
	        !list_filter(call, &coordinators, S("role"), S("coordinator")) || !count(call, &active, &state->count) ||
	        !count(call, &coordinators, &leading))
		return false;
	state->done = leading > 0;
	return true;
}

static bool read_keeping(struct call *call, struct first_steps *steps)
{
	struct health health;
	if (!health_brief(call, &health))
		return false;
	bool own = permit_power(call, POWER_ADMINISTRATION);
	steps->steps[FIRST_MAIL] = (struct first_step_state){ .known = true, .own = own, .done = call->mail_from != NULL };
	steps->steps[FIRST_COPY] = (struct first_step_state){ .known = true, .own = own,
		.done = health.backup.at.text[0] != 0 && health.drill.at.text[0] != 0 && health.drill.good };
	return true;
}

bool first_steps_read(struct call *call, struct first_steps *steps)
{
	*steps = (struct first_steps){ 0 };
	// Also asks for the right to see any of it.
	if (!read_keeping(call, steps) || !read_institution(call, steps) || !read_holidays(call, &steps->steps[FIRST_HOLIDAYS]) ||
	        !read_records(call, &area_entity, &steps->steps[FIRST_AREAS]) ||
	        !read_records(call, &authority_entity, &steps->steps[FIRST_AUTHORITIES]) ||
	        !read_records(call, &place_entity, &steps->steps[FIRST_PLACES]) ||
	        !read_people(call, &steps->steps[FIRST_PEOPLE]) ||
	        !read_records(call, &recommendation_entity, &steps->steps[FIRST_LIST]))
		return false;
	for (size_t i = 0; i < FIRST_STEP_COUNT; i++) {
		steps->known += steps->steps[i].known;
		steps->done += steps->steps[i].known && steps->steps[i].done;
	}
	return true;
}
