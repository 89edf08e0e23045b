// What stands around the dialogue in the demonstration: what authorities say they will do, urgent measures, works. Nothing here draws by
// chance, so that the chain beside it stays as it is.
#pragma once
#include "acts/demo_lines.h"

// Some of the answers that accept announce a step, and later say how far it is.
void demo_plan_actions(struct demo *demo, struct demo_line *line, int64_t replied_at, enum demo_person by);

// Urgent measures, rehabilitation projects, and the checklists of the follow-up visits that are planned.
void demo_plan_measures(struct demo *demo);
