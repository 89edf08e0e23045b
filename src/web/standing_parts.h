// How an authority stands, as templates/standing.html shows it on its page.
#pragma once
#include "acts/standing.h"
#include "page/view.h"

// Fills .standing: the chain of what was asked, said and verified; .rates, .overdue, .years with .chart; .dates.
void standing_fill(struct call *call, struct view *view, const struct standing *standing);
