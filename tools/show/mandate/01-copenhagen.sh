#!/bin/bash
# As told in Copenhagen: every phrase of the statement exists as records, reachable from one page with its figures; 67 to 95 per cent is a quoted claim
./dev build && exec node tools/story.mjs --engine both tests/stories/copenhagen.story
