#include "base/work_days.h"

#include <string.h>

// Of one month and day in any year, so that stretches can be compared: "MM-DD".
static const char *month_and_day(const struct day *day)
{
	return day->text + 5;
}

static bool holds(const struct days_off *off, int64_t serial)
{
	if (!off->yearly)
		return off->first <= serial && serial <= off->last;
	if (off->last - off->first >= 365)
		return true;
	struct day day = day_from_serial(serial), first = day_from_serial(off->first), last = day_from_serial(off->last);
	bool behind_first = strcmp(month_and_day(&day), month_and_day(&first)) >= 0;
	bool before_last = strcmp(month_and_day(&day), month_and_day(&last)) <= 0;
	// From December into January it holds what is behind its beginning or before its end.
	bool turns = strcmp(month_and_day(&first), month_and_day(&last)) > 0;
	return turns ? behind_first || before_last : behind_first && before_last;
}

struct days_off *work_days_off(const struct work_calendar *calendar, int64_t day)
{
	for (size_t i = 0; i < calendar->off_count; i++)
		if (holds(&calendar->off[i], day))
			return &calendar->off[i];
	return NULL;
}

static bool is_weekend(const struct work_calendar *calendar, int64_t serial)
{
	struct day day = day_from_serial(serial);
	return calendar->weekend[day_weekday(&day)];
}

// True for a day that the clock does not count because nobody works; says so where it belongs.
static bool passes(struct work_calendar *calendar, int64_t day, struct clock_run *run)
{
	if (is_weekend(calendar, day)) {
		run->weekend_days++;
		return true;
	}
	struct days_off *off = work_days_off(calendar, day);
	if (off != NULL)
		off->passed++;
	return off != NULL;
}

static struct standstill *still_on(struct standstill *stills, size_t count, int64_t day)
{
	for (size_t i = 0; i < count; i++)
		if (stills[i].first <= day && day <= stills[i].last)
			return &stills[i];
	return NULL;
}

struct clock_run work_days_run(struct work_calendar *calendar, struct standstill *stills, size_t still_count,
	int64_t start, const struct clock_rule *rule)
{
	struct clock_run run = { .left = rule->days };
	for (size_t i = 0; i < calendar->off_count; i++)
		calendar->off[i].passed = 0;
	for (size_t i = 0; i < still_count; i++)
		stills[i].passed = 0;
	int64_t day = start;
	while (run.left > 0) {
		struct day next = day_from_serial(++day);
		struct standstill *still = still_on(stills, still_count, day);
		if (next.text[0] == 0 || (still != NULL && still->last == INT64_MAX))
			return run;
		if (still != NULL)
			still->passed++;
		else if (!rule->working || !passes(calendar, day, &run))
			run.left--;
	}
	while (rule->moves && !rule->working && passes(calendar, day, &run)) {
		if (day_from_serial(++day).text[0] == 0)
			return run;
		run.moved++;
	}
	run.ends = true;
	run.end = day;
	return run;
}

bool work_days_shift(const struct work_calendar *calendar, int64_t start, int64_t days, int64_t *shifted)
{
	int64_t direction = days < 0 ? -1 : 1, left = days * direction, day = start;
	while (left > 0) {
		day += direction;
		if (day_from_serial(day).text[0] == 0)
			return false;
		left -= !is_weekend(calendar, day) && work_days_off(calendar, day) == NULL;
	}
	*shifted = day;
	return true;
}
