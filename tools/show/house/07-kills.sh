#!/bin/bash
# 300 kills of child or parent and 20 of the postmaster under load lose nothing; 2,000 cuts of power are clean
./dev torture kill 300 && ./dev torture kill 20 --postgresql && exec ./dev torture power 2000
