// One standard: what its units are about, and the findings and recommendations that cite it.
#include "acts/dossier.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "model/citation.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/record_parts.h"

static str numbers_of(struct call *call, const struct record *provision)
{
	int64_t first = record_integer(provision, PROVISION_FIRST_UNIT);
	int64_t last = record_integer(provision, PROVISION_LAST_UNIT);
	if (first == last)
		return say_integer(call, first);
	return str_format(call->arena, "%.*s–%.*s", STR_ARG(say_integer(call, first)), STR_ARG(say_integer(call, last)));
}

static bool set_topics(struct call *call, struct view *view, const struct record *instrument)
{
	struct list_request request = { .entity = &provision_entity, .sort = S("first_unit"), .limit = 1000,
		.uncounted = true };
	struct list_page page;
	if (!list_filter(call, &request, S("instrument"), instrument->id) || !list_read(call, &request, &page))
		return false;
	for (size_t i = 0; i < page.count; i++) {
		const struct record *provision = page.records[i];
		struct view *row = view_add(view, "topics");
		view_text(row, "numbers", numbers_of(call, provision));
		view_text(row, "address", address_record(call->arena, &provision_entity, S(""), provision->id));
		shown_name(call, row, "topic", record_text(provision, PROVISION_TOPIC));
		view_text(row, "theme", value_words(call, provision, PROVISION_THEME));
	}
	return true;
}

// The numbers of this standard that a record cites: "45, 46(2)".
static str units_cited(struct call *call, const struct record *record, size_t field, str code)
{
	str *members;
	size_t count = value_set_members(call->arena, record_text(record, field), &members);
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < count; i++) {
		struct citation citation;
		if (!citation_parse(call->arena, members[i], &citation) || !str_equal(citation.name, code))
			continue;
		buf_addf(&buf, "%s%lld%.*s", buf.length > 0 ? ", " : "", (long long)citation.unit, STR_ARG(citation.part));
	}
	return buf_str(&buf);
}

static void set_item(struct call *call, struct view *item, const struct record *record, size_t field, str code)
{
	shown_record(call, item, "record", record);
	view_text(item, "units", units_cited(call, record, field, code));
	if (record->entity == &recommendation_entity)
		shown_name(call, item, "text", record_text(record, RECOMMENDATION_TEXT));
	else
		shown_text(call, item, "text", record_text(record, FINDING_TEXT));
}

static bool set_citing(struct call *call, struct view *view, const struct record *instrument,
	const struct entity *entity, size_t field)
{
	str code = record_text(instrument, INSTRUMENT_CODE);
	struct list_request request = { .entity = entity, .limit = RECORD_GROUP_MOST };
	struct list_page page;
	if (!permit_may(call, VERB_READ, entity) || !permit_field(call, entity, field))
		return true;
	if (!list_filter(call, &request, str_from(entity->fields[field].name), code) || !list_read(call, &request, &page))
		return false;
	if (page.count == 0)
		return true;
	struct view *shown = view_add(view, "citing");
	view_text(shown, "label", say(call, entity->label_many));
	view_text(shown, "count", words_number(call->arena, call_locale(call), page.total));
	view_flag(shown, "more", page.next.length > 0);
	view_text(shown, "list",
		address_filtered(call->arena, str_c(call->arena, address_list(call->arena, entity)),
			entity->fields[field].name, code));
	for (size_t i = 0; i < page.count; i++)
		set_item(call, view_add(shown, "items"), page.records[i], field, code);
	return true;
}

static bool set_standard(struct door *door, struct view *view, const struct record *instrument)
{
	struct call *call = &door->call;
	record_view_fill(call, view, instrument, "care");
	view_text(view, "code", record_text(instrument, INSTRUMENT_CODE));
	view_text(view, "unit", value_words(call, instrument, INSTRUMENT_UNIT_KIND));
	view_flag(view, "unchecked", record_integer(instrument, INSTRUMENT_COUNT_VERIFIED) == 0);
	shown_name(call, view, "care", record_text(instrument, INSTRUMENT_CARE));
	if (instrument->binned_at.length == 0 && permit_may(call, VERB_CREATE, &provision_entity))
		view_text(view, "add_topic",
			str_format(call->arena, "/provisions/new?instrument=%.*s", STR_ARG(instrument->id)));
	record_buttons(door, view, instrument);
	return set_topics(call, view, instrument) &&
	       set_citing(call, view, instrument, &finding_entity, FINDING_CITATIONS) &&
	       set_citing(call, view, instrument, &recommendation_entity, RECOMMENDATION_CITATIONS);
}

void standard_page(struct door *door)
{
	struct call *call = &door->call;
	struct record *instrument;
	struct timeline timeline;
	struct view *view = door_view(door);
	if (!page_inside(door) || !keep_read(call, &instrument_entity, door_piece(door, "key"), &instrument) ||
	        !timeline_read(call, instrument, &timeline) || !set_standard(door, view, instrument)) {
		door_refused(door);
		return;
	}
	page_timeline(call, view, instrument, &timeline);
	struct sheet_of sheet = { .title = record_title(call, instrument),
		.level = record_view_level(call, instrument) };
	page_show(door, 200, "standard", view, &sheet);
}
