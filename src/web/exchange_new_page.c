// Making a package: for whom, which figures, of which period, split by what, under which terms.
#include "acts/exchange.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "base/die.h"
#include "model/entities.h"
#include "model/exchange_package.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/address.h"
#include "page/shown.h"
#include "web/exchange_parts.h"
#include "web/handlers.h"
#include "web/pages.h"

// What stands in the form: as it was typed, or what is likely.
static str typed(struct door *door, const char *name, str usual)
{
	bool sent = door->request->method == METHOD_POST;
	return sent ? request_form(door->request, name) : usual;
}

static void add_choices(struct call *call, struct view *view, const char *name, const struct vocabulary *vocabulary, str chosen,
	bool (*fits)(str code))
{
	for (size_t i = 0; i < vocabulary->choice_count; i++) {
		str code = str_from(vocabulary->choices[i].code);
		if (fits != NULL && !fits(code))
			continue;
		struct view *one = view_add(view, name);
		view_text(one, "value", code);
		view_text(one, "label", value_label(call, vocabulary, code));
		view_flag(one, "chosen", str_equal(code, chosen));
	}
}

static bool of_lines(str code)
{
	return exchange_dimension_fits(false, code);
}

static bool of_visits(str code)
{
	return exchange_dimension_fits(true, code);
}

static bool figure_chosen(struct door *door, const char *code)
{
	for (size_t i = 0; i < door->request->form_count; i++)
		if (str_is(door->request->form[i].name, "figure") && str_is(door->request->form[i].value, code))
			return true;
	return false;
}

static void add_figures(struct door *door, struct view *view)
{
	for (size_t i = 0; i < exchange_figure_count; i++) {
		const struct exchange_figure *figure = &exchange_figures[i];
		struct view *one = view_add(view, figure->visits ? "visit_figures" : "line_figures");
		view_text(one, "code", str_from(figure->code));
		view_text(one, "label", exchange_figure_label(&door->call, figure));
		view_flag(one, "chosen", figure_chosen(door, figure->code));
	}
}

static bool add_peers(struct door *door, struct view *view)
{
	struct call *call = &door->call;
	struct list_request request = { .entity = &exchange_peer_entity, .limit = 200, .uncounted = true };
	struct list_page page;
	str chosen = typed(door, "peer", request_query(door->request, "peer"));
	if (!list_filter(call, &request, S("state"), S("confirmed")) || !list_read(call, &request, &page))
		return false;
	for (size_t i = 0; i < page.count; i++) {
		struct view *one = view_add(view, "peers");
		view_text(one, "value", page.records[i]->id);
		view_text(one, "label", record_title(call, page.records[i]));
		view_text(one, "lang", shown_foreign(call, record_title(call, page.records[i])));
		view_flag(one, "chosen", str_equal(page.records[i]->id, chosen));
	}
	return true;
}

static void add_days(struct door *door, struct view *view)
{
	struct call *call = &door->call;
	int64_t year = 0;
	must(str_to_integer(str_slice(day_str(&call->today), 0, 4), &year));
	const struct {
		const char *name;
		long long year;
		const char *rest;
	} days[] = { { "from", year - 1, "01-01" }, { "to", year - 1, "12-31" }, { "valid_until", year + 1, "12-31" } };
	for (size_t i = 0; i < COUNT(days); i++)
		view_text(view, days[i].name, typed(door, days[i].name, str_format(call->arena, "%lld-%s", days[i].year, days[i].rest)));
}

static void show(struct door *door, int status)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	if (call->refusal != REFUSED_NOT) {
		view_flag(view, "wrong", true);
		form_errors(call, view, &exchange_package_entity, "");
	}
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !permit_entity(call, VERB_STEP, &exchange_package_entity) || !add_peers(door, view)) {
		door_refused(door);
		return;
	}
	add_figures(door, view);
	add_choices(call, view, "lines_by", &exchange_dimension_vocabulary, typed(door, "lines_by", S("place_kind")), of_lines);
	add_choices(call, view, "visits_by", &exchange_dimension_vocabulary, typed(door, "visits_by", S("none")), of_visits);
	add_choices(call, view, "purposes", &exchange_purpose_vocabulary, typed(door, "purpose", S("")), NULL);
	add_choices(call, view, "audiences", &exchange_audience_vocabulary, typed(door, "audience", S("")), NULL);
	add_days(door, view);
	view_flag(view, "recommendations", typed(door, "recommendations", S("")).length > 0);
	struct sheet_of sheet = { .title = say(call, N_("New package")) };
	page_show(door, status, "exchange_new", view, &sheet);
}

void exchange_new_page(struct door *door)
{
	show(door, 200);
}

static bool read_request(struct door *door, struct exchange_request *request)
{
	struct call *call = &door->call;
	const struct request *sent = door->request;
	*request = (struct exchange_request){ .peer = request_form(sent, "peer"), .lines_by = request_form(sent, "lines_by"),
		.visits_by = request_form(sent, "visits_by"), .purpose = request_form(sent, "purpose"),
		.audience = request_form(sent, "audience"), .recommendations = request_form(sent, "recommendations").length > 0 };
	for (size_t i = 0; i < sent->form_count; i++)
		if (str_is(sent->form[i].name, "figure") && request->figure_count < EXCHANGE_FIGURES)
			request->figures[request->figure_count++] = sent->form[i].value;
	return page_day(call, "from", request_form(sent, "from"), &request->from) &&
	       page_day(call, "to", request_form(sent, "to"), &request->to) &&
	       page_day(call, "valid_until", request_form(sent, "valid_until"), &request->valid_until);
}

void exchange_new_post(struct door *door)
{
	struct call *call = &door->call;
	struct exchange_request request;
	struct record *package;
	if (page_inside(door) && read_request(door, &request) && exchange_prepare(call, &request, &package))
		door_done(door, address_record(call->arena, &exchange_package_entity, record_number(package), package->id),
			say(call, N_("The package is made. Nothing leaves before a second person has approved it.")), S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show(door, refusal_status(call->refusal));
	else
		door_refused(door);
}
