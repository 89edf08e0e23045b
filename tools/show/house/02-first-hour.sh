#!/bin/bash
# tests/stories/first_hour.story passes on SQLite and on PostgreSQL
exec ./dev story tests/stories/first_hour.story
