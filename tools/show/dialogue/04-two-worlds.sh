#!/bin/bash
# Stores that are the same for one authority and different elsewhere give it the same portal, byte for byte: 200 pairs
./dev build && exec node tests/dialogue/two_worlds.mjs 200
