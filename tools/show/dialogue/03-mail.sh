#!/bin/bash
# Debian's Exim on loopback, 100 kills of the server at random moments: no notice is lost and none comes twice; 50 with its carrier: twice only what the carrier had with it
./dev build && { command -v exim4 >/dev/null || test -x /usr/sbin/exim4; } || { echo "Exim is not installed (tools/packages, [dialogue])"; exit 2; }
node tests/mail/kills.mjs 100 --exim && exec node tests/mail/kills.mjs 50 --exim --carrier
