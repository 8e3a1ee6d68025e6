#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules of the house (doc/house.md), read from the sources themselves: arrows
# between rooms, who may include what, which headers are a room's own, banned functions,
# sizes, licence lines. Prints every breach; exits 1 if there is one.
#
# $HOUSE names another tree to look at: tests/house/planted.sh plants faults in a copy.
set -u
cd "${HOUSE:-${srcdir:-.}}" || exit 99
breaches=$(mktemp)
trap 'rm -f "$breaches"' EXIT

breach() {
	echo "$*" | tee -a "$breaches"
}

# A room, and the rooms that it may include besides itself. A room may stand inside
# another's folder; each file belongs to the innermost.
rooms='
text:
model:         text
check:         model text
report:        model text
print:         report model text
publish:       check report model text
intake:        check report model text
db/engine:     model text
db/rows:       db/engine model text
db/trust:      db/rows db/engine model text
db:            db/trust db/rows db/engine model text
office:        publish intake check print report db db/trust model text
office/suggest: db model text
tui/terminal:  office report db db/trust model text
tui/buffer:    model text
tui/widget:    tui/buffer tui/terminal office/suggest office check print report db model text
tui/table:     tui/widget tui/buffer tui/terminal office model text
tui/undoing:   text
tui/app:       tui/undoing tui/table tui/widget tui/buffer tui/terminal office/suggest office print report db db/trust model text
tui/reading:   tui/app tui/widget tui/terminal text
tui/working:   tui/app tui/terminal office db model text
tui/pasting:   tui/app tui/terminal office model text
tui/picking:   tui/app tui/terminal office db model text
tui/learning:  tui/app tui/terminal db model text
tui/moving:    tui/app tui/terminal office db model text
tui/hints:     tui/app tui/terminal tui/widget office text
tui/bulk:      tui/picking tui/app tui/undoing tui/terminal office db model text
tui/replacing: tui/app tui/undoing tui/table tui/widget tui/buffer tui/terminal office db model text
tui/card:      tui/bulk tui/hints tui/learning tui/moving tui/picking tui/pasting tui/app tui/undoing tui/table tui/widget tui/buffer tui/terminal office/suggest office check report db db/trust model text
tui/head:      tui/hints tui/learning tui/app tui/table tui/widget tui/buffer tui/terminal office/suggest office check report db db/trust model text
tui/ita:       tui/head tui/app tui/table tui/widget tui/buffer tui/terminal office/suggest office check db db/trust model text
tui/findings:  tui/working tui/learning tui/app tui/table tui/widget tui/buffer tui/terminal office check db db/trust model text
tui/printing:  tui/working tui/picking tui/app tui/table tui/widget tui/buffer tui/terminal office print report db db/trust model text
tui/intake:    tui/working tui/printing tui/picking tui/app tui/table tui/widget tui/buffer tui/terminal office intake report db db/trust model text
tui/review:    tui/working tui/app tui/table tui/widget tui/buffer tui/terminal office check db db/trust model text
tui/palette:   tui/app tui/table tui/widget tui/buffer tui/terminal office db model text
tui/beginning: tui/reading tui/intake tui/head tui/app tui/table tui/widget tui/terminal office db model text
tui/home:      tui/reading tui/working tui/beginning tui/palette tui/review tui/intake tui/printing tui/findings tui/ita tui/head tui/card tui/replacing tui/app tui/table tui/widget tui/buffer tui/terminal office check print report db db/trust model text
plain:         tui/home tui/review tui/findings tui/ita tui/head tui/card tui/app tui/table tui/widget tui/buffer tui/terminal office check report db db/trust model text
cli:           plain tui/home office publish intake check print report db db/trust model text
'

# Headers that any room of the same folder may include, wherever they stand: what the
# rooms below speak of by name.
faces='db/store.h db/check_settings.h'

# Headers of a room that nobody outside its folder (db, tui) may include.
private='db/engine/ db/rows/ db/card_places.h db/review_cards.h db/take_in.h db/ita_links.h db/migrate.h db/recover_parts.h
	db/trust/hashed_file.h db/trust/person.h db/trust/signer.h db/trust/seal_make.h db/trust/trail_write.h
	db/trust/verify_parts.h db/trust/acceptance_rows.h db/turn.h
	tui/buffer/buffer_parts.h tui/widget/text_area_parts.h tui/app/app_paint.h'

sources=$(find text model check report print publish intake db office tui plain cli -name '*.[ch]' 2>/dev/null | sort)
headers=$(echo "$sources" | grep '\.h$')

# --- arrows ---

printf '%s\n' "$rooms" >"$breaches.rooms"
trap 'rm -f "$breaches" "$breaches.rooms"' EXIT
# shellcheck disable=SC2086 # lists of files
awk -v faces="$faces" -v private="$private" '
	function room_of(path) {
		while (sub(/\/[^\/]*$/, "", path))
			if (path in known)
				return path
		return ""
	}
	function top_of(path) { sub(/\/.*/, "", path); return path }
	FILENAME ~ /\.rooms$/ {
		if (!split($0, part, ":") || part[1] == "")
			next
		known[part[1]] = 1
		allowed[part[1]] = " " part[2] " "
		gsub(/[ \t]+/, " ", allowed[part[1]])
		next
	}
	FNR == 1 {
		room = room_of(FILENAME)
		if (room == "")
			print FILENAME ": stands in no room"
	}
	/^#include "/ {
		included = $0
		sub(/^#include "/, "", included)
		sub(/".*/, "", included)
		other = room_of(included)
		if (other == "") {
			print FILENAME ": includes " included ", which stands in no room"
			next
		}
		if (other != room && !index(allowed[room], " " other " ") &&
		    !(index(" " faces " ", " " included " ") && top_of(room) == top_of(included)))
			print FILENAME ": includes " included "; " other "/ does not stand below " room "/"
		count = split(private, each, /[ \t\n]+/)
		for (i = 1; i <= count; i++)
			if (each[i] != "" && index(included, each[i]) == 1 && top_of(room) != top_of(included))
				print FILENAME ": includes " included ", which is private to " top_of(included) "/"
	}
' "$breaches.rooms" $sources | tee -a "$breaches"

# No circle between files of different rooms: a .c and its .h are one thing, and what
# includes itself by way of another room is a circle.
# shellcheck disable=SC2086
awk -v faces="$faces" '
	function thing(path) { sub(/\.[ch]$/, "", path); return path }
	function room(path) { sub(/\/[^\/]*$/, "", path); return path }
	FNR == 1 { from = thing(FILENAME) }
	/^#include "/ {
		to = $0
		sub(/^#include "/, "", to)
		sub(/".*/, "", to)
		if (index(" " faces " ", " " to " "))
			next
		to = thing(to)
		if (room(from) != room(to))
			print room(from), room(to)
	}
' $sources | sort -u | tsort 2>&1 >/dev/null | sed 's/^/a circle of rooms: /' | tee -a "$breaches"

# --- who may include which library ---

# only HEADER-PATTERN ALLOWED-FILE-PATTERN
only() {
	# shellcheck disable=SC2086
	for file in $(grep -lE "^#include <($1)>" $sources); do
		expr "$file" : "\($2\)\$" >/dev/null ||
			breach "$file: only $2 may include <$1>"
	done
}
only 'sqlite3\.h' 'db/engine/sqlite[a-z_]*\.[ch]'
only 'libpq-fe\.h' 'db/engine/postgres[a-z_]*\.[ch]'
only '(ncursesw/)?(n?curses|form|menu|panel)\.h' 'tui/terminal/terminal_curses\.c'
only 'thai/.*\.h' 'text/libthai\.c'
only 'datrie/.*\.h' 'text/lexicon\.c'
only 'jansson\.h' 'model/data\.c'
only 'sodium(/.*)?\.h' 'db/trust/keys\.c'
only 'cups/.*\.h' 'print/queues\.c'
only 'csv\.h' '\(publish\|intake\)/csv\.c'
only 'poppler\.h' 'intake/pdf_poppler\.c'
only '(cairo|pango/pango).*\.h' 'publish/pdf_library\.h'
only 'libxml/.*\.h' '\(intake/xml\|publish/xml_part\)\.c'
only 'xlsxwriter.*\.h' 'publish/xlsx\.c'
only 'zip\.h' '\(intake/package\|publish/archive\)\.c'

# Which database it is, its driver knows and its own tests: db/engine/sqlite*,
# tests/db/sqlite_*.c, tests/support/sqlite_*; the same of postgres. The sqlite3 program may be
# spoken of.
# shellcheck disable=SC2046 # lists of files
grep -lE 'libpq\.|PQ[a-z][A-Za-z]*\(|OID_' $(find db tests -name '*.[ch]' ! -path 'db/engine/postgres*' \
	! -path 'tests/db/postgres_*' ! -path 'tests/support/postgres_*' | sort) |
	sed 's/$/: only the driver knows libpq/' | tee -a "$breaches"
# shellcheck disable=SC2046
awk '
	{ gsub(/sqlite3 program/, "") }
	/sqlite3|SQLITE_/ && !told[FILENAME]++ { print FILENAME ": only the driver knows SQLite" }
' $(find db tests -name '*.[ch]' ! -path 'db/engine/sqlite*' ! -path 'tests/db/sqlite_*' \
	! -path 'tests/support/sqlite_*' | sort) | tee -a "$breaches"
# What the statements say that any database is to run, none but SQLite would understand.
for file in db/engine/common.sql db/engine/trust.sql db/engine/verify.sql db/engine/recover.sql; do
	grep -v '^ *--' "$file" |
		grep -nE 'PRAGMA|(INSERT|UPDATE) OR |ifnull\(|instr\(|group_concat\(|rowid| MATCH | GLOB | IS (NOT )?[^N ]|CROSS JOIN [a-z_]+ AS [a-z]+ ON ' &&
		breach "$file: words that are SQLite's alone (lines above); they belong into sqlite.sql"
done
# Above the driver nobody asks for it by its header either, nor do other rooms of db/.
grep -lE '^#include "db/engine/(sqlite|postgres)' $(find db tests cli tui office -name '*.[ch]' ! -path 'db/engine/*' \
	! -path 'tests/db/sqlite_*' ! -path 'tests/support/sqlite_*' \
	! -path 'tests/db/postgres_*' ! -path 'tests/support/postgres_*') |
	sed 's/$/: only db\/engine\/ sees the driver of a database/' | tee -a "$breaches"

# --- what is banned, what is too large ---

# text/banned.h makes a call of those functions an error of the compiler, where config.h is
# included; of curses' own only this sees.
# shellcheck disable=SC2086
for file in $(grep -LE '^#include <config\.h>' $(echo "$sources" | grep '\.c$')); do
	breach "$file: does not include <config.h>"
done
# shellcheck disable=SC2086
grep -nE '(^|[^a-zA-Z0-9_])(waddstr|waddnstr)[ ]*\(' $sources &&
	breach "a banned function is called (lines above)"
# shellcheck disable=SC2086
grep -nE '^#include ".*\.c"' $sources && breach "a .c file is included (lines above)"

# shellcheck disable=SC2046,SC2086 # lists of files
awk '
	function finish() {
		if (!licensed)
			print file ": no licence line at its top"
		if (lines > 800)
			print file ": " lines " lines; 800 are the most"
	}
	FNR == 1 && file != "" { finish() }
	FNR == 1 { file = FILENAME; licensed = 0 }
	FNR <= 3 && /SPDX-License-Identifier: GPL-3.0-or-later/ { licensed = 1 }
	{ lines = FNR }
	END { finish() }
' $sources $(find tests bench db \( -name '*.[ch]' -o -name '*.sh' -o -name '*.sql' -o -name '*.awk' \) \
	! -path 'tests/samples/*') run Makefile.am tests/tests.am configure.ac \
	$([ ! -f .ci/run ] || echo .ci/run) | tee -a "$breaches"

# No room of the full-screen program has more files than one can overlook.
for room in tui/*/; do
	files=$(find "$room" -maxdepth 1 -name '*.[ch]' | wc -l)
	[ "$files" -le 40 ] || breach "$room: $files files; 40 are the most"
done

# A header can be included alone, and its guard has its name. Functions have at most 60
# lines: from a { in column 1 to the } in column 1.
# shellcheck disable=SC2086
awk '
	FNR == 1 {
		if (header && !guarded)
			print header ": its guard is not " guard
		header = FILENAME ~ /\.h$/ ? FILENAME : ""
		guard = toupper(FILENAME)
		gsub(/[.\/]/, "_", guard)
		guarded = start = 0
	}
	$0 == "#ifndef " guard { guarded = 1 }
	/^\{/ { start = FNR }
	/^\}/ && start {
		if (FNR - start > 60)
			print FILENAME ":" start ": a function of " FNR - start " lines"
		start = 0
	}
	END { if (header && !guarded) print header ": its guard is not " guard }
' $sources | tee -a "$breaches"

# Header cycles: follow the includes of each header; tsort tells of loops.
# shellcheck disable=SC2086
awk '/^#include "/ { sub(/^#include "/, ""); sub(/".*/, ""); print FILENAME, $0 }' $headers |
	tsort 2>&1 >/dev/null | sed 's/^/header cycle: /' | tee -a "$breaches"

[ ! -s "$breaches" ]
