#!/bin/bash
# Morocco's 12, 75, 204 and 1,687 areas, 121 prisons and 14 named places, their dirt cleaned and reported
exec env CI=true ./dev story tests/stories/areas_and_places.story
