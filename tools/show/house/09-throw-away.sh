#!/bin/bash
# A throw-away entity is one file, one list line and one migration
exec tools/throw_away
