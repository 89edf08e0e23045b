#!/bin/bash
# Every arrow of the life cycles walked, every missing one refused with the open ones named: 10,000 random steps on each engine
./dev build && ./dev torture arrows 10000 && exec ./dev torture arrows 10000 --postgresql
