#!/bin/bash
# 400 places and 120 team-days are planned in under 2 s on one core, no hard rule broken in 1,000 random cases, never worse than a plan by hand; the story of one programme, counted by hand
./dev build && tests/programme/run 1000 && exec node tools/story.mjs --engine both tests/stories/programme_proposed.story
