#include "base/journal.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/die.h"
#include "base/id.h"

static const char *const kinds[] = {
	[EVENT_STARTED] = "started",
	[EVENT_STOPPED] = "stopped",
	[EVENT_CHILD_STARTED] = "child_started",
	[EVENT_CHILD_DIED] = "child_died",
	[EVENT_CHILD_KEEPS_DYING] = "child_keeps_dying",
	[EVENT_REQUEST] = "request",
	[EVENT_SIGNED_IN] = "signed_in",
	[EVENT_SIGN_IN_REFUSED] = "sign_in_refused",
	[EVENT_SIGN_IN_DELAYED] = "sign_in_delayed",
	[EVENT_SIGNED_OUT] = "signed_out",
	[EVENT_IMPORTED] = "imported",
	[EVENT_EXPORTED] = "exported",
	[EVENT_PARSER_DIED] = "parser_died",
	[EVENT_JOB] = "job",
	[EVENT_ESCALATED] = "escalated",
	[EVENT_MAIL_TAKEN_OVER] = "mail_taken_over",
	[EVENT_MAIL_PUT_OFF] = "mail_put_off",
	[EVENT_MAIL_FAILED] = "mail_failed",
	[EVENT_CARRIER_DIED] = "carrier_died",
	[EVENT_CARRIER_NAME_TAKEN] = "carrier_name_taken",
	[EVENT_MAIL_RECEIVED] = "mail_received",
	[EVENT_MAIL_SET_ASIDE] = "mail_set_aside",
	[EVENT_PART_MISSING] = "part_missing",
};
static_assert(COUNT(kinds) == EVENT_COUNT, "one word for each kind");

static const char *const keys[] = {
	[KEY_END] = "",
	[KEY_ACCOUNT] = "account",
	[KEY_BAD] = "bad",
	[KEY_BYTES] = "bytes",
	[KEY_DEATHS] = "deaths",
	[KEY_IMPORT] = "import",
	[KEY_JOB] = "job",
	[KEY_LETTER] = "letter",
	[KEY_MAIL] = "mail",
	[KEY_METHOD] = "method",
	[KEY_MS] = "ms",
	[KEY_PART] = "part",
	[KEY_PID] = "pid",
	[KEY_PORT] = "port",
	[KEY_ROUTE] = "route",
	[KEY_ROWS] = "rows",
	[KEY_SIGNAL] = "signal",
	[KEY_STATUS] = "status",
	[KEY_TASK] = "task",
	[KEY_TRIES] = "tries",
	[KEY_WAIT_MS] = "wait_ms",
	[KEY_WAIT_S] = "wait_s",
};
static_assert(COUNT(keys) == KEY_COUNT, "one word for each key");

// A line that is written by one call is never mixed with another's, up to PIPE_BUF bytes.
enum { LINE_BYTES = 1024 };
static_assert(LINE_BYTES >= 64 + JOURNAL_ITEMS_MOST * (JOURNAL_PATTERN_MOST + 16), "every line has room");

struct line {
	char text[LINE_BYTES];
	size_t length;
};

static void add(struct line *line, const char *format, ...) PRINTF_LIKE(2, 3);

static void add(struct line *line, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(line->text + line->length, LINE_BYTES - line->length, format, arguments);
	va_end(arguments);
	must(length >= 0 && (size_t)length < LINE_BYTES - line->length);
	line->length += (size_t)length;
}

static bool is_pattern(const char *text)
{
	static const char allowed[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/{}.-";
	size_t length = text == NULL ? 0 : strspn(text, allowed);
	return length > 0 && length <= JOURNAL_PATTERN_MOST && text[length] == 0;
}

static void add_item(struct line *line, const struct journal_item *item)
{
	must(item->key > KEY_END && item->key < KEY_COUNT);
	add(line, " %s=", keys[item->key]);
	switch (item->kind) {
	case ITEM_INTEGER: add(line, "%" PRId64, item->integer); break;
	case ITEM_ID:
		add(line, "%.*s", STR_ARG(id_is(item->id) ? item->id : S("-")));
		break;
	case ITEM_PATTERN:
		add(line, "%s", is_pattern(item->pattern) ? item->pattern : "-");
		break;
	}
}

void journal_write(enum journal_priority priority, enum journal_kind kind,
	const struct journal_item *items)
{
	must(kind >= 0 && kind < EVENT_COUNT);
	struct line line = { .length = 0 };
	struct instant now = instant_now();
	add(&line, "<%d>%s %s", (int)priority, now.text, kinds[kind]);
	for (size_t i = 0; items[i].key != KEY_END; i++) {
		must(i < JOURNAL_ITEMS_MOST);
		add_item(&line, &items[i]);
	}
	add(&line, "\n");
	// Whoever reads the other end may have stopped reading: then lines are lost, and nobody's work waits.
	struct pollfd room = { .fd = STDERR_FILENO, .events = POLLOUT };
	if (poll(&room, 1, 0) != 1)
		return;
	while (write(STDERR_FILENO, line.text, line.length) < 0 && errno == EINTR)
		continue;
}
