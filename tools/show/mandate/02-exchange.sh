#!/bin/bash
# Two stores exchange packages by file and HTTP; 100 that are tampered with, replayed, widened or foreign are refused; no held-back number can be found
./dev build && node tests/exchange/packages.mjs --without-secondary --seed "$((RANDOM + 1))" && exec node tests/exchange/packages.mjs --refused 100 --seed "$((RANDOM + 1))"
