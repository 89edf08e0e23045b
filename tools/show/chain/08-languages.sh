#!/bin/bash
# One chain is walked both ways in Arabic; no text is untranslated on any page in ar, fr or en; the terms follow glossary.csv
set -uo pipefail
fails=0
try() { echo "— $*"; "$@" || { fails=1; echo "FAILED: $*"; }; }
try ./dev build
try tools/po_check
try node tools/glossary.mjs --csv "$WIQAYA_SHARED/data/glossary.csv"
try node tests/browser/walks.mjs
try node tests/browser/crawl.mjs
exit $fails
