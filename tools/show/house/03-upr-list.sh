#!/bin/bash
# The 4,222 rows of the Universal Periodic Review of 2012 import whole, and lists in MacRoman, Windows-1256 and UTF-16
exec env CI=true ./dev story tests/stories/import_upr.story
