#!/bin/bash
# The three lists come in with the counts, doubles, refused rows and five figures of their expected.json, on both engines
./dev build && exec env CI=true node tests/lists/lists.mjs
