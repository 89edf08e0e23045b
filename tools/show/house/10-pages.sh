#!/bin/bash
# Every page is free of axe's complaints and valid HTML in Arabic, French and English
exec node tools/test.mjs build style walks browser html
