#!/bin/bash
# Every page is free of axe's complaints and valid HTML in Arabic, French and English
set -e
./dev build
node tests/browser/contrast.mjs
node tests/browser/walks.mjs
node tests/browser/pages.mjs --whole
exec node tests/browser/html.mjs
