#!/bin/bash
# Figures at 50 random past days equal a slow recount from the records, on both engines; late entries show both instants
./dev torture as_of 50 --records 200 && exec ./dev torture as_of 50 --records 80 --postgresql
