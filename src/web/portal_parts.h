// What the pages of the portal share. Towards an authority things are numbered 1, 2, 3 for it: no id, number or
// count of the house stands in them (decisions, 12).
#pragma once
#include "acts/addressed.h"
#include "page/view.h"
#include "web/door.h"

// "/portal/7"
str portal_address(struct call *call, int64_t number);

// One item as lists and its own page show it: .number, .address, .text, .theme, .place, .due, .sent, .late_days,
// .left_days, the axes of its line. Nothing leads into the house.
void portal_item(struct call *call, struct view *view, const struct addressed *item);

// 0: late; 1: its reply is awaited; 2: neither.
int portal_rank(struct call *call, const struct record *line);

// The texts under correction of facts, open ones first, under .facts (portal_facts_page.c).
bool portal_facts(struct call *call, struct view *view) MUST_USE;

// The newest letters, so many at most, under .letters, with .more_letters; `items` is all that is addressed to it
// (portal_letters_page.c).
bool portal_letters(struct call *call, struct view *view, const struct addressed *items, size_t item_count,
	size_t most) MUST_USE;

// What cannot wait, under .urgent, and what was answered of it, under .urgent_answered (portal_urgent_page.c).
bool portal_urgent(struct call *call, struct view *view) MUST_USE;

// The item that {number} of the address names. Refuses as unknown.
bool portal_read(struct door *door, struct addressed *item) MUST_USE;
