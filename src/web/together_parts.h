// What was planned and done with others, as the pages of agreements, partners, networks and cooperation projects show it.
#pragma once
#include "acts/together.h"
#include "web/pages.h"

// One item as templates/together_item.html draws it: .record, .name, .what, .day, .state, .who, .late, .done, .cancelled;
// .finish is where the caller may say that it is done, .mark makes the ids of its form its own.
void together_show(struct call *call, struct view *shown, const struct together_item *item);

// All of them, under .items, and .last, .next, .done, .open, .late of the view.
void together_fill(struct call *call, struct view *view, const struct together *together);

// A text of several languages: under `name` a list of .lang, .label, .text, the reader's own language first.
void together_tongues(struct call *call, struct view *view, const char *name, str json);
