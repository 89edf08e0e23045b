#include "web/health_parts.h"

#include "model/permit.h"
#include "page/shown.h"
#include "page/words.h"

static const struct {
	const char *text;
	const char *address;
} concerns[] = {
	[CONCERN_BACKUP] = { N_("No copy was made for a week, or none at all."), "/administration#h-copies" },
	[CONCERN_DRILL] = { N_("For three months, or ever, nobody has tried whether a copy opens."), "/administration#h-copies" },
	[CONCERN_DRILL_BAD] = { N_("The last copy that was tried did not open."), "/administration#h-copies" },
	[CONCERN_VERIFY] = { N_("For a month, or ever, nobody has compared everything with the log."), "/administration#h-log" },
	[CONCERN_VERIFY_BAD] = { N_("Something is not as the log says: it was changed outside the program."), "/administration#h-log" },
	[CONCERN_MAIL] = { N_("Notices failed or came back."), "/outbox" },
	[CONCERN_FACTOR] = { N_("Somebody signs in by a password alone."), "/administration#h-people" },
	[CONCERN_DISK] = { N_("Less than a tenth of the disk is left."), "/administration#h-room" },
	[CONCERN_CLOCK] = { N_("Nothing keeps the clock of this machine right, or the log is ahead of it."), "/administration#h-room" },
	[CONCERN_HOLIDAYS] = { N_("No holidays are entered for the coming year: reply dates do not count with them."), "/holidays" },
};
static_assert(COUNT(concerns) == CONCERN_COUNT, "a sentence for each concern");

void health_concerns(struct call *call, struct view *view, const struct health *health)
{
	bool opens = permit_power(call, POWER_ADMINISTRATION);
	for (size_t i = 0; i < CONCERN_COUNT; i++) {
		if (!health->concerns[i])
			continue;
		struct view *one = view_add(view, "concerns");
		view_text(one, "text", say(call, concerns[i].text));
		if (opens)
			view_text(one, "address", str_from(concerns[i].address));
	}
}

static void set_event(struct call *call, struct view *view, const char *name, const struct health_event *event)
{
	if (event->at.text[0] == 0)
		return;
	struct view *shown = view_in(view, name);
	shown_instant(call, shown, "at", &event->at);
	view_text(shown, "file", event->file);
	view_flag(shown, "good", event->good);
	if (event->bytes > 0)
		view_text(shown, "size", words_number(call->arena, call_locale(call), (event->bytes + 999999) / 1000000));
	if (event->days > 0)
		view_integer(shown, "days", event->days);
}

void health_brief_parts(struct call *call, struct view *view, const struct health *health)
{
	set_event(call, view, "backup", &health->backup);
	set_event(call, view, "drill", &health->drill);
	view_integer(view, "mail_failed", health->mail_failed);
}
