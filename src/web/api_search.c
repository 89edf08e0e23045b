// What the palette of the pages finds while somebody types: where it is, what it is called, what it is.
#include "acts/seek.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/value.h"
#include "page/address.h"
#include "web/api_inside.h"

enum { SHOWN_LETTERS = 70 };

// What says, beside its number, which one it is: where a visit goes, how a recommendation begins.
static str words_beside(struct call *call, const struct record *record)
{
	if (record->entity == &visit_entity)
		return link_words(call, &place_entity, record_text(record, VISIT_PLACE)).name;
	if (record->entity == &recommendation_entity)
		return text_shorten(call->arena, value_words(call, record, RECOMMENDATION_TEXT), SHOWN_LETTERS);
	return record_title(call, record);
}

static void add_item(struct call *call, struct buf *buf, const struct record *record)
{
	str number = record_number(record), words = words_beside(call, record);
	buf_add_c(buf, "{\"kind\":");
	buf_add_json(buf, say(call, record->entity->label));
	buf_add_c(buf, ",\"number\":");
	buf_add_json(buf, number);
	buf_add_c(buf, ",\"text\":");
	buf_add_json(buf, words);
	buf_addf(buf, ",\"language\":\"%s\",\"address\":", text_name_language(words, call->house.latin));
	buf_add_json(buf, address_record(call->arena, record->entity, number, record->id));
	buf_add_char(buf, '}');
}

void api_search(struct door *door)
{
	struct call *call = &door->call;
	struct seek_result result;
	if (!seek_near(call, str_trim(request_query(door->request, "q")), &result)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	bool first = true;
	buf_add_c(&buf, "{\"items\":[");
	for (size_t i = 0; i < result.count; i++)
		for (size_t k = 0; k < result.groups[i].page.count; k++) {
			if (!first)
				buf_add_char(&buf, ',');
			first = false;
			add_item(call, &buf, result.groups[i].page.records[k]);
		}
	buf_add_c(&buf, "]}");
	door_json(door, 200, buf_str(&buf));
}
