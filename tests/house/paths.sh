#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What HACKING, README and doc/ call by a path is there: every `folder/file.ext` in them.
set -u
cd "${HOUSE:-${srcdir:-.}}" || exit 99
status=0
for page in HACKING README SECURITY.md doc/*.md; do
	[ -f "$page" ] || continue
	for path in $(grep -oE '`[a-z]+/[A-Za-z0-9_./-]+\.(c|h|sh|sql|json|md|am|po|awk)`' "$page" | tr -d '`' | sort -u); do
		case $path in
		*NAME* | *NNN* | *ROOM* | *YEAR* | *KIND* | *XX*) continue ;;
		esac
		[ -f "$path" ] || { echo "$page: $path is not there"; status=1; }
	done
done
exit $status
