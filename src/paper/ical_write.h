// Calendars that other programs subscribe to: iCalendar (RFC 5545), of whole days only. Lines end with CRLF and are
// folded at 75 octets, never within a character.
#pragma once
#include "base/buf.h"
#include "base/date.h"

struct ical_event {
	str uid;          // The same for the same event in every feed; letters, digits, '-' and '@'.
	struct day first, last; // Whole days.
	str summary;
	str url;          // May be empty.
};

// `name` is what the reader's program calls the calendar. `stamp` is when this was written.
void ical_begin(struct buf *buf, str name);
void ical_event(struct buf *buf, const struct ical_event *event, const struct instant *stamp);
void ical_end(struct buf *buf);

// One property: its name with what stands before the colon, and a value that is written as it is. Line ends and other
// control characters in it are left out.
void ical_line(struct buf *buf, const char *name, str value);
// The same with a text, escaped.
void ical_text(struct buf *buf, const char *name, str text);
