#!/bin/bash
# The table for an authority comes back whole when LibreOffice opened and saved it; the spoiled ones are refused or repaired with the right words
./dev build && command -v soffice >/dev/null || { echo "LibreOffice is not installed (tools/packages, [dialogue])"; exit 2; }
exec node tests/dialogue/reply_table.mjs --office
