#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/intake/again.sh BUILD [SEEDS [tables [KIND...]]]
#                                        documents are made anew by LibreOffice and pandoc, and
#                                        read; says how much of them came in
#
# Of tests/intake/documents/report.html: what is read has to be what is kept beside them
# (with other versions of these programs a few looks may differ). Of the reports in SEEDS
# (their JSON and expected-cells.json), published as web pages by BUILD/mattrakan and turned
# into DOCX, ODT, HTML and RTF by both programs: every cell has to come in. Of the fields of
# the measures that import --accept makes, photos differ whose files the web page does not have,
# and groups in pandoc's ODT: it leaves headings inside a table out (2.17), so the file has none.
# LibreOffice 7.4 does not come to an end with the RTF that it writes of 004 itself.
#
# tables: instead, the tables of SEEDS (expected-cells.json) as PDF, workbook and comma-separated
# values, of which a kind (again.py) must not have fewer cells right than it should; a KIND: shows
# those that are not. This needs libreoffice-calc-nogui, weasyprint and fonts-tlwg-laksaman too.
#
# Needs libreoffice-writer-nogui, pandoc and python3. Everything is made in BUILD/again.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
seeds=${2:+$(cd "$2" && pwd)}
made=$build/again
status=0
export MATTRAKAN_DATADIR="$top/data" MATTRAKAN_LOCALEDIR="$build/po" LANG=C.UTF-8

only=${3:-}
programs='soffice pandoc python3'
[ "$only" != tables ] || programs="$programs weasyprint"
for program in $programs; do
	command -v "$program" >/dev/null || {
		echo "again.sh: $program is missing:" \
			"apt-get install --no-install-recommends libreoffice-writer-nogui" \
			"libreoffice-calc-nogui pandoc python3 weasyprint fonts-tlwg-laksaman" >&2
		exit 2
	}
done
make -C "$build" -s tests/support/source_show >&2 || exit 2
show=$build/tests/support/source_show
rm -rf "$made"
mkdir -p "$made/libreoffice" "$made/pandoc"
cd "$made" || exit 2

office() {
	soffice "-env:UserInstallation=file://$made/profile" --headless "$@" >/dev/null 2>&1
}

# in_form FILTER FORM FILE FOLDER: FILE in another form, in the folder
in_form() {
	office ${1:+"--infilter=$1"} --convert-to "$2" --outdir out "$3"
	mv out/"${3%.*}".* "$4/${3%.*}.${4#*.}"
}

# The tables alone, in forms that do not say what is a cell, and in those of spreadsheets.
tables() {
	python3 "$here/again.py" write "$seeds/expected-cells.json" .
	mkdir out libreoffice.pdf pandoc.pdf pandoc-plain.pdf weasyprint.pdf libreoffice.xlsx \
		libreoffice.csv
	pandoc -o usual.docx --print-default-data-file reference.docx
	python3 "$here/again.py" style usual.docx bordered.docx
	for file in *.html; do
		name=${file%.html}
		in_form 'HTML (StarWriter)' pdf:writer_web_pdf_Export "$file" libreoffice.pdf
		pandoc --reference-doc=bordered.docx "$file" -o "$name.docx"
		in_form '' pdf "$name.docx" pandoc.pdf
		pandoc "$file" -o "$name.docx"
		in_form '' pdf "$name.docx" pandoc-plain.pdf
		weasyprint -q "$file" "weasyprint.pdf/$name.pdf"
		in_form 'HTML (StarCalc)' 'xlsx:Calc MS Excel 2007 XML' "$file" libreoffice.xlsx
		in_form 'HTML (StarCalc)' \
			'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' \
			"$file" libreoffice.csv
	done
	python3 "$here/again.py" score "$seeds/expected-cells.json" "$show" . "$@"
}

if [ "$only" = tables ]; then
	shift 3
	tables "$@"
	exit
fi

# by_both PAGE...: PAGE.html becomes libreoffice/PAGE.FORM and pandoc/PAGE.FORM
by_both() {
	for page in "$@"; do
		for form in docx odt html rtf; do
			pandoc -f html -t $form -s -o "pandoc/$page.$form" "$page.html" 2>/dev/null
		done
		office --infilter="HTML (StarWriter)" --convert-to odt --outdir libreoffice "$page.html"
		for form in docx rtf html; do
			office --convert-to $form --outdir libreoffice "libreoffice/$page.odt"
		done
	done
}

cp "$top/tests/intake/documents/report.html" .
by_both report
for program in libreoffice pandoc; do
	for form in docx odt html; do
		"$show" "$program/report.$form" >"$program.$form.read"
		# The names of pictures that LibreOffice writes beside a page are drawn.
		if sed 's/report_html_[0-9a-f]*/report_html_/' "$program.$form.read" |
			cmp -s - "$top/tests/intake/documents/$program.$form.read"; then
			echo "$program $form: as it is kept"
		else
			echo "$program $form: read otherwise, see $made/$program.$form.read"
		fi
	done
done
[ -n "$seeds" ] || exit 0

pages=
for seed in "$seeds"/[0-9]*.json; do
	key=$(basename "$seed" .json)
	rm -f office.db*
	"$build/mattrakan" --file office.db import "$seed" >/dev/null 2>&1 &&
		"$build/mattrakan" --file office.db export --report 1 --format html --to - \
			2>/dev/null | python3 "$here/office.py" pages >"$key.html"
	pages="$pages $key"
done
# shellcheck disable=SC2086 # a list
by_both $pages
for program in libreoffice pandoc; do
	for form in docx odt html rtf; do
		for key in $pages; do
			"$show" --cells "$program/$key.$form" >cells 2>cells.error
			told=$(python3 "$here/office.py" score \
				"$seeds/expected-cells.json" "$key" cells 2>missing)
			[ ! -s missing ] || status=1
			rm -f back.db* back.json
			"$build/mattrakan" --file back.db import --accept "$program/$key.$form" \
				>/dev/null 2>&1
			"$build/mattrakan" --file back.db export --report 1 --format json \
				--to back.json 2>/dev/null
			fields=$(python3 "$here/office.py" fields "$seeds/$key.json" \
				back.json 2>otherwise)
			echo "$program $form $key: $told cells, $fields fields of measures"
			cut -c 1-200 missing otherwise
		done
	done
done
exit $status
