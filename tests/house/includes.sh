#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each file includes the project's own headers whose names it uses, and none that it does
# not use: what somebody else includes may go away.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "${HOUSE:-$top}" || exit 99
headers=$(find text model check report print publish intake db office tui plain cli tests bench -name '*.h')
sources=$(find text model check report print publish intake db office tui plain cli tests bench -name '*.[ch]')
# shellcheck disable=SC2086 # lists of files
found=$(awk -f "$top/tests/house/includes.awk" $headers pass=2 $sources |
	grep -v '^tests/.*uses nothing' | sort | awk '!seen[$1 $3 $4 $5 $6 $7]++')
[ -z "$found" ] || { echo "$found"; exit 1; }
