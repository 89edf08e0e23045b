// What the sample institution does with others: partners, an agreement with what is done under it, a training and who came, an
// event, a network, a project that others pay for, the visit of a treaty body, and a programme of visits that was proposed and
// accepted. It is told by a file (data/demo/) through the acts of acts/retell.h, dated as the rest of the demonstration is.
#pragma once
#include "acts/demo_play.h"

void demo_plan_together(struct demo *demo);
