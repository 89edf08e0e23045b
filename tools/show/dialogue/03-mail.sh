#!/bin/bash
# Debian's Exim on loopback, 100 kills at random moments: no notice is lost, a second copy only from a kill between its 250 and our commit
./dev build && { command -v exim4 >/dev/null || test -x /usr/sbin/exim4; } || { echo "Exim is not installed (tools/packages, [dialogue])"; exit 2; }
exec node tests/mail/kills.mjs 100 --exim
