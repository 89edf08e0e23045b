#include "model/hint.h"

static const struct {
	const char *code, *field;
} words[] = {
	[HINT_NOT_TARGETED] = { "not_targeted", "addressee" },
	[HINT_NOT_TIME_BOUND] = { "not_time_bound", "horizon" },
	[HINT_SHORT] = { "short", "text" },
	[HINT_NO_ACTION] = { "no_action", "text" },
	[HINT_SPLIT] = { "split", "text" },
	[HINT_DUE] = { "due_proposed", "due_on" },
	[HINT_OPEN_LINES] = { "open_recommendations", "addressee" },
	[HINT_UNIT_BEYOND] = { "unit_beyond_count", "citations" },
	[HINT_UNIT_UNCHECKED] = { "count_not_checked", "citations" },
	[HINT_CARE] = { "cite_with_care", "citations" },
	[HINT_SOURCES] = { "sources_missing", "sources" },
};

const char *hint_code(enum hint_kind kind)
{
	return words[kind].code;
}

const char *hint_field(enum hint_kind kind)
{
	return words[kind].field;
}

void hint_add(struct hints *hints, struct hint hint)
{
	if (hints->count < HINTS_MOST)
		hints->items[hints->count++] = hint;
}
