// What has its day, as the calendar and the first page show it.
#pragma once
#include "acts/agenda.h"
#include "web/pages.h"

// The linked names of all records of one kind are read together: once, before the items are shown.
void agenda_learn(struct call *call, const struct agenda *agenda);

// One item as templates/calendar_item.html draws it.
void agenda_show(struct call *call, struct view *shown, const struct agenda_item *item);

// Of a page that shows them: restricted when one of them is known to a few alone.
enum level agenda_level(const struct agenda *agenda);
