#!/bin/bash
# Four authorities, sixty recommendations, two languages and a holiday that moves, replayed to the day: every due date, reminder, escalation and rate as listed by hand in the story
./dev build && exec node tools/story.mjs --engine both tests/stories/dialogue.story
