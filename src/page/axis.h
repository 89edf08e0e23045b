// The three axes of an addressee line as readers see them, each with a glyph, a word and then a colour:
// reply is an envelope, position a square, implementation a disc (design: never colour alone).
#pragma once
#include "model/record.h"
#include "page/template.h"

// Whether a choice is drawn as an axis.
bool axis_is(const struct field *field);

// Fills .glyph, .tone and .label for a code of such a field; an empty code is "no position" or "not
// assessed".
void axis_fill(struct call *call, struct view *shown, const struct field *field, str code);

// The reply state of a line as of today, under `name`.
void axis_reply(struct call *call, struct view *view, const char *name, const struct record *line);

// Position, implementation as claimed and as verified, under these names; all three axes as a list row
// shows them: .reply, .position, .implementation with .verified or .claimed.
void axis_line(struct call *call, struct view *view, const struct record *line);

// The same for the lines of a whole list, as HTML of axis.html: what many of them have is drawn once.
struct axes *axes_new(struct call *call, const struct templates *templates);
void axes_line(struct axes *axes, struct view *view, const struct record *line);

// The states of a reply in their order, for filters.
struct axis_state {
	const char *code;
	const char *label; // NC_("reply_state", …).
};
extern const struct axis_state axis_reply_states[];
extern const size_t axis_reply_state_count;
