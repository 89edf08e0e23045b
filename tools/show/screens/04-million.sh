#!/bin/bash
# Lists of a million recommendations: any facet or filter combination within five times the time at ten thousand
./dev build release || exit 1
node tests/lists/million.mjs
sqlite=$?
node tests/lists/million.mjs --postgresql
exit $((sqlite || $?))
