// The first steps of a house as other pages point to them (first_steps_page.c).
#pragma once
#include "acts/first_steps.h"
#include "page/view.h"

// .first_steps: .done of .known, while some are left.
void first_steps_part(struct call *call, struct view *view, const struct first_steps *seen);
