#!/bin/bash
# Every row of the route table × three languages × light and dark × phone and desk: axe-core, HTML, no horizontal scroll, no overlap; pictures kept
./dev build && (cd tests/browser && node pages.mjs --whole) && exec node tests/browser/html.mjs
