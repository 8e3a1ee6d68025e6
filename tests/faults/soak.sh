#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/faults/soak.sh BUILD SANITIZED    the long forms of the tests of tests/faults/, and of two
#                                         of tests/db/ that count so: those
#                                         of what is read by the build with the sanitizers,
#                                         two at once; then doc/faults.md of their rows
#
# They are in memory, but for the two that are about how fast a disk is; $TMPDIR says where
# those are. What they say is kept in soak/NAME.log of the present folder.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
build=$1
sanitized=$2
rows=$PWD/soak/rows
status=$PWD/soak/failed
memory=/dev/shm
[ -d "$memory" ] && [ -w "$memory" ] || memory=${TMPDIR:-/tmp}
rm -rf "$rows" "$status"

# one BUILD NAME [FOLDER [PROGRAM]]    the name of its row; tests/faults/NAME by itself
one() {
	env MATTRAKAN_SOAK=1 MATTRAKAN_FAULTS_TABLE="$rows" TMPDIR="${3:-${TMPDIR:-/tmp}}" \
		"$1/tests/${4:-faults/$2}" >"soak/$2.log" 2>&1 || {
		echo "$2: see soak/$2.log"
		echo "$2" >>"$status"
	}
	grep "^$2: tried" "soak/$2.log"
}

(
	for name in damage json hostile; do one "$sanitized" $name "$memory"; done
) &
one "$build" power "$memory"
one "$build" calls "$memory"
one "$build" kill
one "$build" week "$memory"
one "$build" recover "$memory" db/sqlite_recover
one "$build" share "$memory" db/share
wait
# It measures how long one waits.
one "$build" crowd
[ ! -f "$status" ] || exit 1
sort "$rows" >"$rows.sorted" && sh "$top/tests/faults/table.sh" "$rows.sorted" >soak/faults.md &&
	cp soak/faults.md "$top/doc/faults.md"
