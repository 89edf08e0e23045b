#!/bin/bash
# The portal and the inbox in the browser, in three languages, with and without a script; lists of three countries come in by data
./dev build && cd tests/browser && npm ci --silent --no-audit --no-fund &&
  node pages.mjs --whole portal-home portal-reply portal-draft portal-validation portal-receipts portal-receipt portal-reply-wrong portal-facts portal-letters portal-letter portal-urgent inbox &&
  cd ../.. && node tools/story.mjs --engine both tests/stories/portal.story tests/stories/portal_facts.story tests/stories/inbox.story tests/stories/country_tables.story
