// What stands around every page: name of the house, search, languages, rooms, message with undo, level
// and foot. A page fills a view and hands it here with the name of its template; it gets whole HTML.
#pragma once
#include "model/call.h"
#include "page/template.h"

// A room of the house as this reader may enter it. Rooms of one group stand together; those that the
// reader may not enter are not in the list at all.
struct room {
	const char *group;   // NC_("room", "Visit"); NULL for the first, Today.
	const char *label;   // NC_("room", "Places").
	const char *address; // "/places"
	int64_t waiting;     // How many things wait here for this reader; 0 shows nothing.
	bool daily;          // Its group stands unfolded: this reader works in it every day.
};

// Filled by the door for each call; everything lives as long as the call's arena.
struct frame {
	const struct templates *templates;
	const struct call *call;
	const char *country;     // Of the institution, for the names of months: "MA".
	str house;               // Name of the institution, in the reader's language.
	bool sample;             // The demonstration institution: every page says so.
	const char *theme;       // "light", "dark", or NULL to follow the device.
	bool quiet_keys;         // The reader switched single keys off.
	struct html rooms;       // By frame_rooms, for a page with rooms.
	const char *search;      // Address of the search; NULL when there is none.
	str token;               // Form token of the session.
	str target;              // Path and query of this request: the language links keep them.
	str help;                // Address of the page of the manual about this page, or empty.

	const char *room;        // Address of the open room, or NULL; of the portal "home", "letters", "receipts", "help" or "account".
	str title;               // Of the window, plain text.
	enum level level;        // Highest level of what the page shows; 0 is internal.
	str message;             // What was done just now, or empty.
	str undo;                // Where a post takes it back, or empty.
};

// The addresses that the frame itself links to.
#define FRAME_HOME "/"
#define FRAME_ACCOUNT "/account"
#define FRAME_SIGN_OUT "/sign-out"

// The rooms as every page of this reader shows them, where frame->room stands open.
struct html frame_rooms(const struct frame *frame, const struct room *rooms, size_t count);

// A page with rooms around it. Sets `token` in the view before it is shown, for the page's forms.
void frame_page(const struct frame *frame, const char *template, struct view *view, struct buf *out);

// A page without rooms: for those who have not signed in.
void frame_plain(const struct frame *frame, const char *template, struct view *view, struct buf *out);

// A page of the portal, for the people of an authority: nothing of the house stands around it.
void frame_portal(const struct frame *frame, const char *template, struct view *view, struct buf *out);

// A template that is a page by itself (sign_in), with the frame's keys set in its view.
void frame_door(const struct frame *frame, const char *template, struct view *view, struct buf *out);

// A level under `name` as templates/level.html shows it.
void frame_level(struct view *view, const char *name, const char *language, enum level level);
