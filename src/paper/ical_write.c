#include "paper/ical_write.h"

enum { LINE_OCTETS = 75 };

static bool is_inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static str without_controls(struct arena *arena, str value)
{
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < value.length; i++)
		if ((unsigned char)value.data[i] >= ' ' && value.data[i] != 0x7F)
			buf_add_char(&buf, value.data[i]);
	return buf_str(&buf);
}

void ical_line(struct buf *buf, const char *name, str value)
{
	str line = without_controls(buf->arena, str_format(buf->arena, "%s:%.*s", name, STR_ARG(value)));
	size_t room = LINE_OCTETS;
	while (line.length > room) {
		size_t length = room;
		while (length > 1 && is_inside(line.data[length]))
			length--;
		buf_add(buf, str_slice(line, 0, length));
		buf_add_c(buf, "\r\n ");
		line = str_skip(line, length);
		room = LINE_OCTETS - 1; // The space counts.
	}
	buf_add(buf, line);
	buf_add_c(buf, "\r\n");
}

void ical_text(struct buf *buf, const char *name, str text)
{
	struct buf escaped = buf_in(buf->arena);
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		if (c == '\n')
			buf_add_c(&escaped, "\\n");
		else if (c == '\\' || c == ';' || c == ',') {
			buf_add_char(&escaped, '\\');
			buf_add_char(&escaped, c);
		} else
			buf_add_char(&escaped, c);
	}
	ical_line(buf, name, buf_str(&escaped));
}

void ical_begin(struct buf *buf, str name)
{
	ical_line(buf, "BEGIN", S("VCALENDAR"));
	ical_line(buf, "VERSION", S("2.0"));
	ical_line(buf, "PRODID", S("-//Wiqaya//Calendar//EN"));
	ical_line(buf, "CALSCALE", S("GREGORIAN"));
	ical_text(buf, "NAME", name);
	ical_text(buf, "X-WR-CALNAME", name);
	ical_line(buf, "REFRESH-INTERVAL;VALUE=DURATION", S("PT6H"));
}

// 20260531.
static str plain_day(struct arena *arena, const struct day *day)
{
	return str_format(arena, "%.4s%.2s%.2s", day->text, day->text + 5, day->text + 8);
}

void ical_event(struct buf *buf, const struct ical_event *event, const struct instant *stamp)
{
	struct day behind = day_add(&event->last, 1); // The end is the day that it no longer lasts.
	const char *at = stamp->text;
	ical_line(buf, "BEGIN", S("VEVENT"));
	ical_line(buf, "UID", event->uid);
	ical_line(buf, "DTSTAMP",
		str_format(buf->arena, "%.4s%.2s%.2sT%.2s%.2s%.2sZ", at, at + 5, at + 8, at + 11, at + 14, at + 17));
	ical_line(buf, "DTSTART;VALUE=DATE", plain_day(buf->arena, &event->first));
	if (behind.text[0] != 0)
		ical_line(buf, "DTEND;VALUE=DATE", plain_day(buf->arena, &behind));
	ical_text(buf, "SUMMARY", event->summary);
	if (event->url.length > 0)
		ical_line(buf, "URL", event->url);
	ical_line(buf, "CLASS", S("CONFIDENTIAL"));
	ical_line(buf, "TRANSP", S("TRANSPARENT"));
	ical_line(buf, "END", S("VEVENT"));
}

void ical_end(struct buf *buf)
{
	ical_line(buf, "END", S("VCALENDAR"));
}
