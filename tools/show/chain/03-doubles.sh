#!/bin/bash
# The register of 153 prisons against the estate of 121 and the closed ones: pairs proposed, leftovers listed, nothing merged by itself; a person merges one and keeps one apart
exec env CI=true ./dev story tests/stories/doubles.story
