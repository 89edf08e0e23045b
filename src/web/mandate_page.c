// The mandate on one page (acts/whole_mandate.h), as it is told of in a statement: each part with its figures, the latest of it, and what
// was said of it elsewhere, in the words of who said it.
#include "acts/whole_mandate.h"
#include "model/entities.h"
#include "model/value.h"
#include "page/address.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/figure_parts.h"
#include "web/handlers.h"
#include "web/pages.h"

static void set_figures(struct call *call, struct view *view, const struct whole_section *section)
{
	for (size_t i = 0; i < section->figure_count; i++) {
		const struct count_result *result = &section->figures[i];
		struct view *shown = view_add(view, "figures");
		view_text(shown, "code", str_from(result->indicator->code));
		view_text(shown, "name", say_in(call, "indicator", result->indicator->name));
		view_text(shown, "address", str_format(call->arena, "/figures/%s", result->indicator->code));
		view_text(shown, "value",
			result->indicator->measure == MEASURE_COUNT
				? words_number(call->arena, call_locale(call), result->total.numerator)
				: figure_words(call, result, &result->total));
		if (result->total.has_denominator)
			view_text(shown, "cases",
				words_of(call->arena, call_locale(call), result->total.numerator, result->total.denominator));
	}
}

static void set_section(struct call *call, struct view *view, const struct whole_section *section, size_t number)
{
	struct view *shown = view_add(view, "sections");
	view_integer(shown, "id", (int64_t)number);
	view_text(shown, "label", say(call, section->label));
	str list = address_list(call->arena, section->entity);
	view_text(shown, "list",
		section->filter == NULL ? list
		                        : address_filtered(call->arena, str_c(call->arena, list), section->filter, str_from(section->value)));
	view_text(shown, "total", words_number(call->arena, call_locale(call), section->total));
	view_flag(shown, "more", section->more);
	for (size_t i = 0; i < section->latest_count; i++) {
		struct view *item = view_add(shown, "latest");
		shown_record(call, item, "record", section->latest[i]);
		const struct entity *entity = section->entity;
		if (entity->number_prefix != NULL && entity->fields[entity->name_field].kind == KIND_NAME)
			shown_name(call, item, "name", record_text(section->latest[i], entity->name_field));
		else if (entity == &recommendation_entity)
			shown_name(call, item, "name", record_text(section->latest[i], RECOMMENDATION_TEXT));
		else if (entity == &rehabilitation_project_entity)
			shown_text(call, item, "name", record_text(section->latest[i], REHABILITATION_PROJECT_WORK));
		else if (entity == &treaty_exchange_entity)
			shown_text(call, item, "name", record_text(section->latest[i], TREATY_EXCHANGE_SUBJECT));
		else if (entity == &visit_entity)
			shown_link(call, view_in(item, "place"), &place_entity, record_text(section->latest[i], VISIT_PLACE));
		shown_day(call, item, "day", record_text(section->latest[i], section->day));
	}
	set_figures(call, shown, section);
}

static void set_response(struct call *call, struct view *view, const struct whole_mandate *mandate)
{
	if (mandate->has_response) {
		str range = count_range_words(call, &mandate->response);
		view_flag(view, "response", true);
		view_text(view, "range", range);
		view_text(view, "pooled", words_of(call->arena, call_locale(call), mandate->response.total.numerator,
			mandate->response.total.denominator));
	}
	for (size_t i = 0; i < mandate->claim_count; i++) {
		const struct record *claim = mandate->claims[i];
		struct view *shown = view_add(view, "claims");
		shown_text(call, shown, "value", record_text(claim, QUOTED_CLAIM_VALUE));
		shown_text(call, shown, "word", record_text(claim, QUOTED_CLAIM_WORD));
		shown_text(call, shown, "body", record_text(claim, QUOTED_CLAIM_BODY));
		shown_text(call, shown, "source", record_text(claim, QUOTED_CLAIM_SOURCE));
		shown_day(call, shown, "day", record_text(claim, QUOTED_CLAIM_SAID_ON));
		view_text(shown, "address", address_record(call->arena, &quoted_claim_entity, S(""), claim->id));
		view_text(shown, "verdict", value_words(call, claim, QUOTED_CLAIM_VERDICT));
	}
}

void mandate_page(struct door *door)
{
	struct call *call = &door->call;
	struct whole_mandate mandate;
	if (!page_inside(door) || !whole_mandate_read(call, &mandate)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	for (size_t i = 0; i < mandate.section_count; i++)
		set_section(call, view, &mandate.sections[i], i);
	set_response(call, view, &mandate);
	shown_day(call, view, "as_of", str_copy(call->arena, day_str(&call->today)));
	struct sheet_of sheet = { .title = say(call, N_("The mandate on one page")) };
	page_show(door, 200, "mandate", view, &sheet);
}
