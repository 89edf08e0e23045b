#!/bin/bash
# Lists of a million recommendations: any facet or filter combination within five times the time at ten thousand
./dev build release && exec node tests/lists/million.mjs
