#!/bin/bash
# In a fresh Debian a clone runs ./dev run and ./dev test, and a second run installs nothing
exec tools/fresh "${WIQAYA_SHARED:-../shared}"
