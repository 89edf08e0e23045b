#!/bin/bash
# A bill's observation followed to the adopted text, in Arabic, with what changed marked word by word
./dev build && exec node tools/story.mjs --engine both tests/stories/legislation.story
