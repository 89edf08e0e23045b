#include "page/hints.h"

#include "model/citation.h"
#include "model/instrument.h"
#include "model/provision.h"
#include "model/value.h"
#include "page/address.h"
#include "page/shown.h"
#include "page/words.h"

static str open_lines(struct call *call, const struct hint *hint)
{
	if (hint->count > HINT_OPEN_MOST)
		return say_with(call, N_("{field}: {value}"), "field", hint->name, "value",
			say_with(call, N_("more than {n} others are open"), "n",
				words_number(call->arena, call_locale(call), HINT_OPEN_MOST), NULL),
			NULL);
	return say_with(call, N_("{field}: {value}"), "field", hint->name, "value",
		words_count(call->arena, call_locale(call), "{n} other recommendation is open",
			"{n} other recommendations are open", hint->count),
		NULL);
}

// A name in other letters keeps its own direction within the sentence (U+2068, U+2069).
static struct hint isolated(struct call *call, const struct hint *hint)
{
	struct hint copy = *hint;
	if (hint->name.length > 0)
		copy.name = str_format(call->arena, "\xe2\x81\xa8%.*s\xe2\x81\xa9", STR_ARG(hint->name));
	return copy;
}

static str in_words(struct call *call, const struct hint *hint)
{
	str count = words_number(call->arena, call_locale(call), hint->count);
	switch (hint->kind) {
	case HINT_NOT_TARGETED: return say(call, N_("Not targeted: nobody is addressed."));
	case HINT_NOT_TIME_BOUND: return say(call, N_("Not time-bound: it has neither a horizon nor a day."));
	case HINT_SHORT: return say(call, N_("Perhaps not specific: the text is very short."));
	case HINT_NO_ACTION:
		return say(call, N_("Perhaps not specific: no verb of action was recognised. What exactly should be done?"));
	case HINT_SPLIT:
		return say(call, N_("It seems to ask for two actions: two recommendations are easier to follow."));
	case HINT_DUE:
		return say_with(call, N_("The horizon proposes {day} as the day by which it is done."), "day",
			day_words(call->arena, &hint->day, call_locale(call), str_c(call->arena, call->house.country)), NULL);
	case HINT_OPEN_LINES: return open_lines(call, hint);
	case HINT_UNIT_BEYOND:
		return say_with(call,
			N_("{citation}: the standard is said to end at {n}, a count that was not checked. Compare with the text."),
			"citation", hint->name, "n", count, NULL);
	case HINT_UNIT_UNCHECKED:
		return say_with(call, N_("{standard}: how many units it has was not checked against the text."), "standard",
			hint->name, NULL);
	case HINT_CARE:
		return say_with(call, N_("{field}: {value}"), "field", hint->name, "value",
			value_name(call->arena, hint->text, call->language, call->house.language, NULL), NULL);
	case HINT_SOURCES: break;
	}
	return words_count(call->arena, call_locale(call), "{n} more source needed", "{n} more sources needed", hint->count);
}

void hints_fill(struct call *call, struct view *view, const struct hints *hints)
{
	for (size_t i = 0; i < hints->count; i++) {
		struct view *shown = view_add(view, "hints");
		struct hint hint = isolated(call, &hints->items[i]);
		view_text(shown, "text", in_words(call, &hint));
		view_text(shown, "field", str_from(hint_field(hints->items[i].kind)));
	}
}

void hints_json(struct call *call, struct buf *buf, const struct hints *hints)
{
	buf_add_c(buf, ",\"hints\":[");
	for (size_t i = 0; i < hints->count; i++) {
		const struct hint *hint = &hints->items[i];
		buf_addf(buf, "%s{\"code\":\"%s\",\"field\":\"%s\",\"text\":", i > 0 ? "," : "", hint_code(hint->kind),
			hint_field(hint->kind));
		buf_add_json(buf, in_words(call, hint));
		buf_add_char(buf, '}');
	}
	buf_add_char(buf, ']');
}

void hints_citations(struct call *call, struct view *view, const struct record *record, size_t field)
{
	str *members;
	size_t count = value_set_members(call->arena, record_text(record, field), &members);
	for (size_t i = 0; i < count; i++) {
		struct view *shown = view_add(view, "citations");
		struct cited cited;
		citation_find(call, members[i], &cited);
		view_text(shown, "text", citation_words(call, &cited));
		shown_text(call, shown, "note", cited.citation.note);
		view_flag(shown, "unchecked", cited.unchecked);
		view_flag(shown, "beyond", cited.beyond);
		if (cited.instrument != NULL)
			view_text(shown, "address",
				address_record(call->arena, &instrument_entity, S(""), cited.instrument->id));
		if (cited.provision != NULL)
			shown_name(call, shown, "topic", record_text(cited.provision, PROVISION_TOPIC));
	}
}
