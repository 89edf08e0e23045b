// Cells that may be days, and instants.
#include "base/date.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(1 << 20);
	str cell = { (const char *)bytes, size };
	struct day day = { "" }, again;
	for (int order = DAY_ORDER_UNKNOWN; order <= MONTH_FIRST; order++) {
		if (day_read(cell, (enum day_order)order, &day) != DAY_READ)
			continue;
		must(day_parse(day_str(&day), &again));
		struct day end = day_end(&day), first = day_first(&day);
		must(str_compare(day_str(&first), day_str(&end)) <= 0);
		struct day back = day_from_serial(day_serial(&end));
		must(str_equal(day_str(&back), day_str(&end)));
		must(day_read(day_words(arena, &day, "ar", "MA"), DAY_ORDER_UNKNOWN, &again) ==
			DAY_READ);
		must(str_equal(day_str(&again), day_str(&day)));
		day_hijri_words(arena, &day, "ar");
	}
	if (day_order_of(cell) != DAY_ORDER_UNKNOWN)
		must(day_read(cell, DAY_ORDER_UNKNOWN, &day) == DAY_READ);
	struct day last, since;
	if (span_read(arena, cell, DAY_FIRST, &day, &last) == DAY_READ && last.text[0] != 0)
		must(str_compare(day_str(&day), day_str(&last)) <= 0);
	int64_t days;
	if (delay_read(arena, cell, &days))
		must(days > 0);
	int months;
	if (term_read(arena, cell, &months)) {
		must(months > 0 && months <= 1200);
		struct day begin, end;
		must(day_parse(S("2024-01-31"), &begin));
		end = day_term_end(&begin, months);
		must(end.text[0] == 0 || day_difference(&end, &begin) > 0);
	}
	enum day_told told;
	str behind;
	must(day_parse(S("2024-02-29"), &since));
	if (day_within(arena, cell, DAY_FIRST, &since, &day, &told, &behind) == DAY_READ) {
		must(day_parse(day_str(&day), &again));
		must(told != DAY_TOLD_NO_YEAR || day_difference(&day, &since) >= 0);
	}
	struct instant instant;
	if (instant_parse(cell, &instant)) {
		struct instant same = instant_from_milliseconds(instant_milliseconds(&instant));
		must(str_equal(instant_str(&same), instant_str(&instant)));
	}
	arena_end(arena);
	return 0;
}
