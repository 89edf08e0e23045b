// The chain of the demonstration: visits, what they found, what was recommended, sent, answered and
// verified. Only acts/demo.c asks for it.
#pragma once
#include "acts/demo_play.h"

// Plans every visit and all that follows from it.
void demo_plan_visits(struct demo *demo);
