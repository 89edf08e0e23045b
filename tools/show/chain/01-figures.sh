#!/bin/bash
# Every case of indicator_cases.csv that gives its counts comes out exactly on both engines; the others are quoted, and the odd ones warn
exec env CI=true ./dev story tests/stories/indicator_cases.story
