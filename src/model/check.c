#include "model/check.h"

bool check_days(struct call *call, const struct record *record, const size_t *fields, size_t count)
{
	struct day last;
	bool any = false, good = true;
	for (size_t i = 0; i < count; i++) {
		struct day day;
		if (!day_parse(record_text(record, fields[i]), &day))
			continue;
		struct day first = day_first(&day), end = day_end(&day);
		if (any && day_difference(&end, &last) < 0)
			good = refuse_field(call, record->entity->fields[fields[i]].name,
				say(call, N_("This day is before that of the step before it.")));
		last = first;
		any = true;
	}
	return good;
}

bool check_linked(struct call *call, const struct record *record, size_t link, size_t theirs, size_t mine, const char *why)
{
	const struct field *field = &record->entity->fields[link];
	if (!record_has(record, link) || !record_has(record, mine))
		return true;
	const struct record *other = record_find(call, field->link, record_text(record, link));
	return other == NULL || str_equal(record_text(other, theirs), record_text(record, mine)) ||
	       refuse_field(call, field->name, say(call, why));
}
