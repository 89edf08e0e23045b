#!/bin/bash
# Every route × role × object answers as tests/rights/expected.tsv says; each flipped declaration turns it red
./dev build && node tests/rights/matrix.mjs && exec node tests/rights/matrix.mjs --flips all
