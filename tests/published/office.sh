#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Published files in the hands of others: ./run published installs what this needs and runs
# it; make check does not.
#
#	office.sh EXPECTED-FOLDER...      in the build folder
#
# Each report of the folders (expected-cells.json beside its reports) is written as a Word
# document, which LibreOffice opens and saves
# - as PDF: every cell of the table has to stand in it (tests/published/cells);
# - as a Word document again: every hidden id, the report's own and its data have to be there.
set -u
. "$(dirname "$0")/common.sh"

# office FORM FOLDER FILE...: LibreOffice saves the files in the form into the folder.
office() {
	form=$1
	into=$2
	shift 2
	soffice --headless "-env:UserInstallation=file://$work/office" \
		--convert-to "$form" --outdir "$into" "$@" >"$work/office.log" 2>&1
}

ids() {
	unzip -p "$1" word/document.xml | grep -o 'w:name="_m[0-9a-f]*_[0-9]*"' | sort -u
}

# The report's own UUID, and how many measures its data have.
hidden() {
	unzip -p "$1" docProps/custom.xml | grep -o '<vt:lpwstr>[^<]*'
	unzip -p "$1" customXml/item1.xml | grep -o '<card>' | wc -l
}

# The columns of the table, each as LEFT WIDTH in points, from the paper's edge. The heads and
# feet of pages are above 71 points and below 538.
columns() {
	unzip -p "$1" word/document.xml | grep -o '<w:gridCol w:w="[0-9]*"' | tr -dc '0-9\n' |
		awk 'BEGIN { left = 1134 } { print int(left / 20), int($1 / 20); left += $1 }'
}

look_at_cells() {
	set -- "$1" "$2"
	columns "$work/$1.docx" >"$work/$1.columns"
	while read -r left width; do
		pdftotext -r 72 -x "$left" -y 71 -W "$width" -H 467 "$work/pdf/$1.pdf" \
			"$work/$1.$#.text"
		set -- "$@" "$work/$1.$#.text"
	done <"$work/$1.columns"
	name=$1 folder=$2
	shift 2
	if tests/published/cells "$folder/expected-cells.json" "$name" "$@" \
		>"$work/$name.cells" 2>"$work/$name.log"; then
		good
	else
		bad "$name" "as PDF: $(cat "$work/$name.cells"); $work/$name.log"
	fi
}

look_at_ids() {
	ids "$work/$1.docx" >"$work/$1.ids"
	if [ ! -s "$work/$1.ids" ]; then
		bad "$1" "there are no ids in it"
	elif ! ids "$work/again/$1.docx" | cmp -s - "$work/$1.ids"; then
		bad "$1" "saved by LibreOffice: other ids"
	elif [ "$(hidden "$work/again/$1.docx")" != "$(hidden "$work/$1.docx")" ]; then
		bad "$1" "saved by LibreOffice: other data"
	else
		good
	fi
}

publish docx "$@"
mkdir -p "$work/pdf" "$work/again"
office pdf "$work/pdf" "$work"/*.docx || bad "PDF" "$(cat "$work/office.log")"
office docx "$work/again" "$work"/*.docx || bad "DOCX" "$(cat "$work/office.log")"
for folder in "$@"; do
	for key in $(keys "$folder"); do
		look_at_cells "$key" "$folder"
		look_at_ids "$key"
	done
done
tally
