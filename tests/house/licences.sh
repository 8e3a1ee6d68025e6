#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# doc/licences.md names every library that configure.ac looks for or that is loaded while the
# program runs, every name of README's list, every folder of data, and nothing else; each has
# a licence, and debian/copyright agrees.
#
# $HOUSE names another tree to look at: tests/house/planted.sh plants faults in a copy.
set -u
cd "${HOUSE:-${srcdir:-.}}" || exit 99
page=doc/licences.md
status=0

complain() {
	echo "$*"
	status=1
}

# rows SECTIONS: "name|known as|licence" of the rows of the sections whose titles match; a
# table without a column of names has none.
rows() {
	awk -F ' *[|] *' -v sections="$1" '
		/^## / { inside = match($0, sections); known = 0; head = 1 }
		!/^\|/ { head = 1; next }
		!inside || /^\|[-|]*$/ { next }
		head { head = 0; known = $3 == "known as"; next }
		{ print $2 "|" (known ? $3 : "") "|" (known ? $4 : $3) }
	' $page
}

# same WHAT-HERE FILE-OF-THEM WHERE-THERE FILE-OF-THOSE: both hold the same lines.
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
same() {
	sort -u "$2" -o "$2"
	sort -u "$4" -o "$4"
	[ -s "$2" ] || complain "nothing is found of $1"
	for one in $(comm -23 "$2" "$4"); do
		complain "$one, of $1, is not in $3"
	done
	for one in $(comm -13 "$2" "$4"); do
		complain "$one, of $3, is not in $1"
	done
}

# --- libraries: pkg-config's modules, headers of those without, files that are loaded ---

{
	grep -oE '(MATTRAKAN_LIBRARY|PKG_CHECK_MODULES)\(\[[A-Z0-9]+\], \[[^]$]+' configure.ac |
		sed -e 's/.*\[//' -e 's/[<>]=* *[0-9.]*//g' | tr -s ' ' '\n'
	sed -n -e 's/.*AC_SUBST(\[[A-Z]*_LIBS\], \[-l\([a-z]*\)\].*/\1/p' \
		-e 's/.*AC_CHECK_HEADER(\[csv\.h\].*/csv/p' configure.ac
	find text model check report print publish intake db office tui plain cli -name '*.[ch]' \
		-exec grep -ohE '"lib[A-Za-z0-9_+.-]+\.so\.[0-9]+"' {} + | tr -d '"'
} >"$lists/looked-for"
rows 'process|test' | cut -d '|' -f 2 | grep -o '`[^`]*`' | tr -d '`' >"$lists/known"
same "the sources and configure.ac" "$lists/looked-for" $page "$lists/known"

# --- README's list ---

awk '
	/^What it stands on/ { inside = 1; next }
	/^Where to look/ { inside = 0 }
	!inside { next }
	/^\t[^ \t]/ { sub(/^\t/, ""); sub(/  .*/, ""); gsub(/, /, "\n"); print }
	/^and, to build:/ {
		sub(/^and, to build: a C17 compiler/, "")
		gsub(/[^a-z-]+(or )?/, "\n")
		print
	}
' README | grep . | tr '[:upper:] ' '[:lower:]-' >"$lists/readme"
rows 'process|Programs|To ' | cut -d '|' -f 1 | tr '[:upper:] ' '[:lower:]-' >"$lists/page"
same "README's list" "$lists/readme" $page "$lists/page"

# --- data ---

find data -mindepth 1 -maxdepth 1 -type d -exec echo '{}/' \; >"$lists/folders"
rows Data | cut -d '|' -f 1 | tr -d '`' | grep '/$' >"$lists/data"
same "the folders of data/" "$lists/folders" $page "$lists/data"

# --- licences ---

rows . | grep '|$' >"$lists/bare" && complain "$page does not say the licence of: $(cat "$lists/bare")"
for licence in $(rows Data | cut -d '|' -f 3 | grep -oE '\b[A-Z]{2,}[A-Z0-9]*(-[A-Za-z0-9.]+)*' | sort -u); do
	grep -qF "$licence" debian/copyright || complain "debian/copyright does not know $licence of $page"
done
# What debian/copyright says of some files, the row of their folder says.
awk '/^Files: / { files = $2 } /^License: / && files != "" { print files, $2; files = "" }' debian/copyright |
	grep -v '^\* ' >"$lists/stanzas"
while read -r files licence; do
	folder=$(echo "$files" | cut -d / -f 1-2)/
	rows Data | grep -F "\`$folder\`" | grep -qF "$licence" ||
		complain "debian/copyright has $files under $licence, $page does not say so of $folder"
done <"$lists/stanzas"
exit $status
