#!/bin/sh
# kg push is tested against Virtuoso as well, 4 MB of Debian's packages; without it the test skips.
set -eu
if command -v virtuoso-t >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        virtuoso-opensource-7-bin >/dev/null; } || echo "Virtuoso cannot be installed: its test skips" >&2
else
    echo "virtuoso-t is missing: the test of kg push against Virtuoso skips" >&2
fi
