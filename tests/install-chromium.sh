#!/bin/sh
# The map is tested in a real browser. Debian's packages have one; other systems set KG_CHROMIUM to theirs.
set -eu
if [ -n "${KG_CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-dejavu-core fonts-noto-core >/dev/null
else
    echo "chromium is missing: install it, or set KG_CHROMIUM to a Chromium; the map's tests need it" >&2
fi
