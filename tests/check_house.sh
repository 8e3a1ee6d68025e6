#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules of the house (doc/house.md), read from the sources themselves: arrows
# between folders, who may include what, banned functions, sizes, licence lines.
# Prints every breach; exits 1 if there is one.
set -u
cd "$(dirname "$0")/.." || exit 99
breaches=$(mktemp)
trap 'rm -f "$breaches"' EXIT

breach() {
	echo "$*" | tee -a "$breaches"
}

# Which folders a folder may include, itself included.
allowed_text="text"
allowed_model="model text"
allowed_db="db model text"
allowed_check="check model text"
allowed_report="report model text"
allowed_print="print report model text"
allowed_tui="tui check print report db model text"
allowed_cli="cli tui check print report db model text"

for folder in text model db check report print tui cli; do
	[ -d "$folder" ] || continue
	eval "allowed=\$allowed_$folder"
	for file in "$folder"/*.[ch]; do
		[ -f "$file" ] || continue
		for included in $(sed -n 's|^#include "\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
			case " $allowed " in
			*" $included "*) ;;
			*) breach "$file: includes $included/, which does not stand below $folder/" ;;
			esac
		done
	done
done

sources=$(ls text/*.[ch] model/*.[ch] db/*.[ch] check/*.[ch] report/*.[ch] print/*.[ch] tui/*.[ch] cli/*.[ch] \
	2>/dev/null)

# includes HEADER-PATTERN ALLOWED-FILE-PATTERN: nobody else includes it.
only() {
	for file in $(grep -lE "^#include <($1)>" $sources); do
		expr "$file" : "\($2\)\$" >/dev/null ||
			breach "$file: only $2 may include <$1>"
	done
}
only 'sqlite3\.h' 'db/.*'
only '(ncursesw/)?(n?curses|form|menu|panel)\.h' 'tui/terminal_curses\.c'
only 'thai/.*\.h' 'text/libthai\.c'
only 'jansson\.h' 'model/data\.c'
only 'sodium(/.*)?\.h' 'db/keys\.c'
only 'cups/.*\.h' 'print/queues\.c'
grep -lE 'sqlite3' db/store.h && breach "db/store.h: a word of SQLite in the store's face"

# text/banned.h makes a call of those functions an error of the compiler, where config.h is
# included; of curses' own only this sees.
for file in $(grep -LE '^#include <config\.h>' $(echo "$sources" | tr ' ' '\n' | grep '\.c$')); do
	breach "$file: does not include <config.h>"
done
grep -nE '(^|[^a-zA-Z0-9_])(waddstr|waddnstr)[ ]*\(' $sources &&
	breach "a banned function is called (lines above)"
grep -nE '^#include ".*\.c"' $sources && breach "a .c file is included (lines above)"

for file in $sources tests/*.[ch] tests/*.sh bench/*.[ch] bench/*.sh db/*.sql db/*.awk run \
	Makefile.am tests/tests.am configure.ac .ci/run; do
	[ -f "$file" ] || continue
	head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
		breach "$file: no licence line at its top"
	lines=$(wc -l <"$file")
	[ "$lines" -le 800 ] || breach "$file: $lines lines; 800 are the most"
done

# A header can be included alone, and its guard has its name.
for file in $(ls text/*.h model/*.h db/*.h check/*.h report/*.h print/*.h tui/*.h cli/*.h 2>/dev/null); do
	guard=$(echo "$file" | tr 'a-z./' 'A-Z__')
	grep -q "^#ifndef $guard\$" "$file" || breach "$file: its guard is not $guard"
done

# Functions of more than 60 lines: from a { in column 1 to the } in column 1.
for file in $sources; do
	awk -v file="$file" '
		/^\{/ { start = NR }
		/^\}/ && start { if (NR - start > 60) print file ":" start ": a function of " NR - start " lines"; start = 0 }
	' "$file"
done | tee -a "$breaches"

# Header cycles: follow the includes of each header; tsort tells of loops.
for file in $(ls text/*.h model/*.h db/*.h check/*.h report/*.h print/*.h tui/*.h cli/*.h 2>/dev/null); do
	sed -n "s|^#include \"\(.*\.h\)\"|$file \1|p" "$file"
done | tsort 2>&1 >/dev/null | sed 's/^/header cycle: /' | tee -a "$breaches"

[ ! -s "$breaches" ]
