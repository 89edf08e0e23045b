// Letters in the demonstration: some recommendations went out with one that was written, approved, sent and delivered; the ladder
// drafted reminders that await their approval; two letters came in and wait to be read. Nothing here draws by chance.
#pragma once
#include "acts/demo_lines.h"

// Whether this line goes out with a letter, which then is planned for the minute of its sending.
bool demo_plan_transmission(struct demo *demo, struct demo_line *line, int64_t sent_at);

// What lies on the desk today.
void demo_plan_desk(struct demo *demo);
