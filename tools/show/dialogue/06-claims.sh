#!/bin/bash
# A claim of an authority never enters a verified rate (property test)
./dev build && exec node tests/dialogue/claims.mjs --seed "$((RANDOM + 1))"
