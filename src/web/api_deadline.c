// Why a reply is due on its day, in the API.
#include "web/api_inside.h"

#include "acts/keep.h"
#include "model/deadline.h"
#include "model/entities.h"
#include "model/record_json.h"

static void add_day(struct buf *buf, const char *name, const struct day *day)
{
	buf_addf(buf, "\"%s\":", name);
	if (day->text[0] == 0)
		buf_add_c(buf, "null");
	else
		buf_add_json(buf, day_str(day));
}

static void add_field(struct call *call, struct buf *buf, const struct record *record, size_t field)
{
	buf_addf(buf, "\"%s\":", record->entity->fields[field].name);
	field_json_write(call, buf, record, field);
	buf_add_char(buf, ',');
}

static void add_holidays(struct call *call, struct buf *buf, const struct deadline *deadline)
{
	buf_add_c(buf, ",\"holidays\":[");
	for (size_t i = 0; i < deadline->holiday_count; i++) {
		static const size_t told[] = { HOLIDAY_NAME, HOLIDAY_FIRST_ON, HOLIDAY_LAST_ON, HOLIDAY_YEARLY, HOLIDAY_CERTAINTY };
		buf_add_c(buf, i > 0 ? ",{" : "{");
		for (size_t f = 0; f < COUNT(told); f++)
			add_field(call, buf, deadline->holidays[i].holiday, told[f]);
		buf_addf(buf, "\"days\":%lld}", (long long)deadline->holidays[i].days);
	}
	buf_add_char(buf, ']');
}

static void add_pauses(struct call *call, struct buf *buf, const struct deadline *deadline)
{
	buf_add_c(buf, ",\"pauses\":[");
	for (size_t i = 0; i < deadline->pause_count; i++) {
		static const size_t told[] = { CLOCK_PAUSE_FIRST_ON, CLOCK_PAUSE_LAST_ON, CLOCK_PAUSE_REASON };
		buf_add_c(buf, i > 0 ? ",{" : "{");
		for (size_t f = 0; f < COUNT(told); f++)
			add_field(call, buf, deadline->pauses[i].pause, told[f]);
		buf_addf(buf, "\"days\":%lld}", (long long)deadline->pauses[i].days);
	}
	buf_add_char(buf, ']');
}

void api_deadline(struct door *door)
{
	static const char *const kinds[] = { [DEADLINE_NONE] = "none", [DEADLINE_GIVEN] = "given", [DEADLINE_WAITS] = "waits",
		[DEADLINE_STANDS] = "stands", [DEADLINE_RUNS] = "runs" };
	struct call *call = &door->call;
	struct record *line;
	struct deadline deadline;
	if (!keep_read(call, &addressee_line_entity, door_piece(door, "key"), &line) || !deadline_of(call, line, &deadline)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	buf_addf(&buf, "{\"state\":\"%s\",", kinds[deadline.kind]);
	add_field(call, &buf, line, ADDRESSEE_LINE_REPLY_DUE_ON);
	add_field(call, &buf, line, ADDRESSEE_LINE_REPLY_DAYS);
	add_field(call, &buf, line, ADDRESSEE_LINE_REPLY_CLOCK);
	add_field(call, &buf, line, ADDRESSEE_LINE_REPLY_RULE);
	add_day(&buf, "counts_from", &deadline.start);
	buf_addf(&buf, ",\"from_delivery\":%s,\"days_left\":%lld,\"weekend_days\":%lld,\"moved_by\":%lld",
		deadline.from_delivery ? "true" : "false", (long long)deadline.run.left, (long long)deadline.run.weekend_days,
		(long long)deadline.run.moved);
	add_holidays(call, &buf, &deadline);
	add_pauses(call, &buf, &deadline);
	buf_add_char(&buf, '}');
	door_json(door, 200, buf_str(&buf));
}
