// What was asked of a figure, before anything is counted: who may ask it, its days, what it is split by and filtered.
#include "acts/count_inside.h"

#include "model/entities.h"
#include "model/permit.h"

// What filters of outer dimensions ask for.
static void take_outer(struct counting *counting)
{
	for (size_t i = 0; i < counting->filter_count; i++) {
		if (dimension_is_outer(counting->filters[i], "evidence"))
			counting->claims = str_is(counting->filter_keys[i], "self_report");
		if (dimension_is_outer(counting->filters[i], "group"))
			counting->group = counting->filter_keys[i];
	}
}

const struct entity *count_read_by(const struct indicator *indicator)
{
	switch (indicator->counted) {
	case COUNTED_SNAPSHOTS: return &snapshot_entity;
	case COUNTED_URGENT: return &urgent_measure_entity;
	case COUNTED_PROJECTS: return &rehabilitation_project_entity;
	case COUNTED_OBSERVATIONS: return &legal_text_entity;
	case COUNTED_AGREEMENTS: return &agreement_entity;
	case COUNTED_ACTIONS: return &joint_action_entity;
	case COUNTED_TRAINED: return &attendance_entity;
	case COUNTED_ACTS: return &event_entity;
	case COUNTED_REPRISALS: return &reprisal_entity;
	case COUNTED_STAFF: return &staff_count_entity;
	case COUNTED_REPORTS: return &report_entity;
	case COUNTED_LINES:
	case COUNTED_MARKED:
	case COUNTED_VISITS:
	case COUNTED_PLACES:
	case COUNTED_STOCK:
	case COUNTED_PLAN:
	case COUNTED_YIELD: break;
	}
	return &visit_entity;
}

static bool settle_by(struct call *call, struct count_result *result, struct counting *counting)
{
	struct count_request *request = &result->request;
	bool grouped = !str_is(str_from(result->indicator->code), "P4");
	for (size_t i = 0; i < request->filter_count && !grouped; i++)
		grouped = str_is(request->filters[i].dimension, "group");
	for (size_t i = 0; i < request->by_count && !grouped; i++)
		grouped = str_is(request->by[i], "group");
	// Women, minors and people on remand are no parts of one whole.
	if (!grouped && request->by_count < COUNT_DIMENSIONS)
		request->by[request->by_count++] = S("group");
	size_t outer = 0;
	for (size_t i = 0; i < request->by_count; i++) {
		const struct dimension *found = dimension_find(call, result->indicator, request->by[i]);
		for (size_t k = 0; k < i; k++)
			if (counting->by[k] == found)
				found = NULL;
		outer += found != NULL && found->outer ? 1 : 0;
		if (found == NULL || outer > 1)
			return refuse_field(call, "by",
				say_with(call, N_("{indicator} cannot be split by “{text}”."), "indicator",
					str_from(result->indicator->code), "text", request->by[i], NULL));
		counting->by[i] = found;
	}
	counting->by_count = request->by_count;
	return true;
}

static bool settle_filters(struct call *call, struct count_result *result, struct counting *counting)
{
	struct count_request *request = &result->request;
	for (size_t i = 0; i < request->filter_count; i++) {
		struct count_filter *filter = &request->filters[i];
		counting->filters[i] = dimension_find(call, result->indicator, filter->dimension);
		if (counting->filters[i] == NULL || dimension_is_outer(counting->filters[i], "rolling"))
			return refuse_field(call, "filter",
				say_with(call, N_("{indicator} cannot be split by “{text}”."), "indicator",
					str_from(result->indicator->code), "text", filter->dimension, NULL));
		if (!dimension_key(call, counting->filters[i], filter->value, &counting->filter_keys[i]))
			return false;
		filter->value = counting->filter_keys[i];
	}
	counting->filter_count = request->filter_count;
	take_outer(counting);
	return true;
}

// What only one kind of act has (an exchange its body, an event its role) counts that kind alone, and the filter says so.
static bool imply_act(struct call *call, struct count_result *result)
{
	struct count_request *request = &result->request;
	const struct entity *only = NULL;
	if (result->indicator->counted != COUNTED_ACTS)
		return true;
	for (size_t i = 0; i < request->by_count + request->filter_count; i++) {
		str name = i < request->by_count ? request->by[i] : request->filters[i - request->by_count].dimension;
		const struct dimension *dimension = dimension_find(call, result->indicator, name);
		if (dimension != NULL && dimension->entity != NULL)
			only = dimension->entity;
		if (str_is(name, "act"))
			return true;
	}
	if (only == NULL)
		return true;
	if (request->filter_count == COUNT_FILTERS)
		return refuse(call, REFUSED_INVALID, N_("There are too many filters."));
	request->filters[request->filter_count++] = (struct count_filter){ S("act"), str_from(only->name) };
	return true;
}

static bool bad_period(struct call *call)
{
	return refuse_field(call, "period",
		say(call, N_("A period is written as 2025, 2025-Q2, 2025-05 or rolling, the last twelve months.")));
}

static bool settle_quarter(struct call *call, struct count_request *request)
{
	str year = str_slice(request->period, 0, 4);
	int quarter = request->period.length == 7 ? request->period.data[6] - '0' : 0;
	if (quarter < 1 || quarter > 4 ||
	        !day_parse(str_format(call->arena, "%.*s-%02d", STR_ARG(year), quarter * 3 - 2), &request->from) ||
	        !day_parse(str_format(call->arena, "%.*s-%02d", STR_ARG(year), quarter * 3), &request->to))
		return bad_period(call);
	return true;
}

// A period in words fills both ends; of "rolling" the end is the day of the figure.
static bool settle_period(struct call *call, struct count_request *request)
{
	if (request->period.length == 0)
		return true;
	if (str_is(request->period, "rolling")) {
		struct day as_of = day_end(&request->as_of), day = day_add(&as_of, 1);
		int64_t year;
		str text = day_str(&day);
		if (!str_to_integer(str_slice(text, 0, 4), &year) ||
		        !day_parse(str_format(call->arena, "%04lld%.*s", (long long)year - 1, STR_ARG(str_skip(text, 4))),
				&request->from))
			request->from = day_add(&as_of, -364); // The 29th of February.
		request->to = as_of;
		return true;
	}
	if (str_contains(request->period, S("-Q")))
		return settle_quarter(call, request);
	if (!day_parse(request->period, &request->from))
		return bad_period(call);
	request->to = request->from;
	return true;
}

static bool settle_days(struct call *call, struct count_result *result, struct counting *counting)
{
	struct count_request *request = &result->request;
	if (request->as_of.text[0] == 0)
		request->as_of = call->today;
	if (!settle_period(call, request))
		return false;
	struct day as_of = day_end(&request->as_of);
	struct day from = day_first(&request->from), to = day_end(&request->to);
	if (request->since.text[0] == 0)
		request->since = day_add(&as_of, -365);
	struct day since = day_end(&request->since);
	counting->as_of = str_copy(call->arena, day_str(&as_of));
	counting->since = str_copy(call->arena, day_str(&since));
	counting->from = from.text[0] != 0 ? str_copy(call->arena, day_str(&from)) : S("");
	counting->to = to.text[0] != 0 ? str_copy(call->arena, day_str(&to)) : S("9999");
	counting->period = from.text[0] != 0 || to.text[0] != 0;
	if (from.text[0] != 0 && to.text[0] != 0 && str_compare(counting->from, counting->to) > 0)
		return refuse_field(call, "to", say(call, N_("The end lies before the beginning.")));
	return true;
}

bool count_may(const struct call *call, const struct indicator *indicator)
{
	return permit_power(call, POWER_FIGURES) &&
	       (indicator->counted != COUNTED_MARKED ||
		       permit_field(call, &recommendation_entity, RECOMMENDATION_MARKS)) &&
	       (indicator->counted == COUNTED_LINES || indicator->counted == COUNTED_MARKED || permit_may(call, VERB_READ, count_read_by(indicator))) &&
	       (indicator->counted != COUNTED_URGENT || permit_field(call, &urgent_measure_entity, URGENT_MEASURE_RESULT)) &&
	       (indicator->counted != COUNTED_PLAN || permit_may(call, VERB_READ, &plan_line_entity));
}

bool count_settle(struct call *call, const struct count_request *request, struct count_result *result,
	struct counting *counting)
{
	*result = (struct count_result){ .request = *request };
	*counting = (struct counting){ .call = call };
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	result->indicator = indicator_find(request->indicator);
	if (result->indicator == NULL)
		return refuse(call, REFUSED_UNKNOWN, N_("There is no indicator of this code."));
	if (!count_may(call, result->indicator))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role does not see figures."));
	counting->indicator = result->indicator;
	result->ages = str_is(str_from(result->indicator->code), "R5");
	return settle_days(call, result, counting) && settle_by(call, result, counting) && imply_act(call, result) &&
	       settle_filters(call, result, counting) && counting_find_words(counting);
}
