#!/bin/bash
# The portal and the inbox in the browser, in three languages, with and without a script; lists of three countries come in by data
set -e
./dev build
node tests/browser/walks.mjs
node tests/browser/pages.mjs --whole portal-home portal-reply portal-draft portal-validation portal-receipts portal-receipt portal-reply-wrong portal-facts portal-facts-wrong portal-letters portal-letter portal-urgent inbox
exec node tools/story.mjs --engine both tests/stories/portal.story tests/stories/portal_facts.story tests/stories/inbox.story tests/stories/country_tables.story
