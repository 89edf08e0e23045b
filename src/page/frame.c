#include "page/frame.h"

#include "base/catalogue.h"
#include "base/die.h"
#include "base/numerals.h"
#include "page/words.h"

// Code for the style sheet and for print, letter in the box, word. ORDER enum level
static const struct {
	const char *code;
	const char *letter;
	const char *label;
} levels[] = {
	[LEVEL_PUBLIC] = { "p", NC_("level letter", "P"), NC_("level", "Public") },
	[LEVEL_ADDRESSED] = { "a", NC_("level letter", "A"), NC_("level", "Addressed") },
	[LEVEL_INTERNAL] = { "i", NC_("level letter", "I"), NC_("level", "Internal") },
	[LEVEL_RESTRICTED] = { "r", NC_("level letter", "T"), NC_("level", "Team of the visit") },
	[LEVEL_SEALED] = { "s", NC_("level letter", "S"), NC_("level", "Sealed") },
};

// What the language links show. ORDER languages[]
static const char *const letters[LANGUAGE_COUNT] = { "ع", "Fr", "En" };

static void frame_around(const struct frame *frame, const char *around, const char *template,
	struct view *view, struct buf *out);
static void set_frame(const struct frame *frame, struct view *view);
static void set_languages(const struct frame *frame, struct view *view);
static str with_language(struct arena *arena, str target, const char *language);

void frame_page(const struct frame *frame, const char *template, struct view *view, struct buf *out)
{
	frame_around(frame, "frame", template, view, out);
}

void frame_plain(const struct frame *frame, const char *template, struct view *view, struct buf *out)
{
	frame_around(frame, "plain", template, view, out);
}

void frame_portal(const struct frame *frame, const char *template, struct view *view, struct buf *out)
{
	frame_around(frame, "portal_frame", template, view, out);
}

void frame_door(const struct frame *frame, const char *template, struct view *view, struct buf *out)
{
	set_frame(frame, view);
	template_write(frame->templates, template, call_locale(frame->call), view, out);
}

void frame_level(struct view *view, const char *name, const char *language, enum level level)
{
	if (level == 0)
		level = LEVEL_INTERNAL;
	must(level < (int)COUNT(levels));
	struct view *shown = view_in(view, name);
	view_text(shown, "code", str_from(levels[level].code));
	view_text(shown, "letter", catalogue_text(language, "level letter", levels[level].letter));
	view_text(shown, "label", catalogue_text(language, "level", levels[level].label));
}

static void frame_around(const struct frame *frame, const char *around, const char *template,
	struct view *view, struct buf *out)
{
	const char *locale = call_locale(frame->call);
	view_text(view, "token", frame->token);
	struct view *outer = view_new(view_arena(view));
	view_page(outer, "main", template, view);
	set_frame(frame, outer);
	template_write(frame->templates, around, locale, outer, out);
}

// On the clock of the institution's wall; empty before there is one.
static str time_of_day(const struct call *call)
{
	if (call->house.zone.length == 0)
		return S("");
	int minute = minute_of_instant(&call->now, str_c(call->arena, call->house.zone));
	return numerals_write(call->arena, call_locale(call), str_format(call->arena, "%02d:%02d", minute / 60, minute % 60));
}

static void set_frame(const struct frame *frame, struct view *view)
{
	const struct call *call = frame->call;
	view_text(view, "language", str_from(call->language));
	view_text(view, "direction", str_from(language_direction(call->language)));
	view_text(view, "theme", str_from(frame->theme));
	view_flag(view, "quiet_keys", frame->quiet_keys);
	view_text(view, "title", frame->title);
	view_text(view, "house", frame->house);
	view_text(view, "person", call->account_person.length > 0 ? call->account_person : call->account_name);
	view_flag(view, "sample", frame->sample);
	view_text(view, "search", str_from(frame->search));
	view_text(view, "home", S(FRAME_HOME));
	view_text(view, "account_address", S(FRAME_ACCOUNT));
	view_text(view, "sign_out", S(FRAME_SIGN_OUT));
	view_text(view, "token", frame->token);
	view_text(view, "help", frame->help);
	view_text(view, "here", str_from(frame->room));
	frame_level(view, "level", call->language, frame->level);
	words_day(view, "printed", call_locale(call), frame->country, &call->today);
	view_text(view, "printed_at", time_of_day(call));
	set_languages(frame, view);
	view_html(view, "rooms", frame->rooms);
	if (frame->message.length > 0) {
		struct view *toast = view_in(view, "toast");
		view_text(toast, "text", frame->message);
		view_text(toast, "undo", frame->undo);
		view_text(toast, "token", frame->token);
	}
}

static void set_languages(const struct frame *frame, struct view *view)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		struct view *one = view_add(view, "languages");
		view_text(one, "code", str_from(languages[i]));
		view_text(one, "letter", str_from(letters[i]));
		view_text(one, "name", str_from(language_own_name(languages[i])));
		view_text(one, "address",
			with_language(view_arena(view), frame->target, languages[i]));
		view_flag(one, "here", str_is(str_from(languages[i]), frame->call->language));
	}
}

// Rooms come by group; a group stands unfolded when the reader works in it every day, or is in it now.
struct html frame_rooms(const struct frame *frame, const struct room *rooms, size_t count)
{
	const char *language = frame->call->language;
	struct view *view = view_new(frame->call->arena), *group = NULL;
	str last = S("");
	for (size_t i = 0; i < count; i++) {
		const struct room *room = &rooms[i];
		str label = str_from(room->group);
		bool here = frame->room != NULL && str_is(str_from(room->address), frame->room);
		if (group == NULL || !str_equal(label, last)) {
			group = view_add(view, "groups");
			if (label.length > 0)
				view_text(group, "label", catalogue_text(language, "room", room->group));
			view_text(group, "name", label);
			last = label;
		}
		if (here || room->daily)
			view_flag(group, "open", true);
		struct view *shown = view_add(group, "rooms");
		view_text(shown, "label", catalogue_text(language, "room", room->label));
		view_text(shown, "address", str_from(room->address));
		view_flag(shown, "here", here);
		if (here)
			view_text(shown, "help", frame->help);
		if (room->waiting > 0)
			view_text(shown, "waiting",
				words_number(view_arena(view), call_locale(frame->call), room->waiting));
	}
	return template_show(frame->templates, "rooms_all", call_locale(frame->call), view);
}

// The same address in another language: its query without lang=, and with ours.
static str with_language(struct arena *arena, str target, const char *language)
{
	struct buf buf = buf_in(arena);
	str query = target, path = S("/"), pair;
	(void)str_cut(&query, '?', &path);
	buf_add(&buf, path);
	buf_add_char(&buf, '?');
	while (str_cut(&query, '&', &pair))
		if (!str_starts(pair, S("lang=")) && pair.length > 0) {
			buf_add(&buf, pair);
			buf_add_char(&buf, '&');
		}
	buf_addf(&buf, "lang=%s", language);
	return buf_str(&buf);
}
