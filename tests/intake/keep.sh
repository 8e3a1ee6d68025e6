#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# keep.sh    makes tests/intake/documents anew, by other programs, of plan.html and sheets.py:
#            LibreOffice, pandoc, weasyprint, openpyxl, qpdf (Debian's libreoffice-writer-nogui,
#            libreoffice-calc-nogui, pandoc, weasyprint, python3-openpyxl, qpdf,
#            fonts-tlwg-laksaman). Then UPDATE_DOCUMENTS=1 with the tests of tests/intake, and
#            look at what changed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# office FROM-FILTER FORM FILE: FILE in another form, in out/
office() {
	soffice "-env:UserInstallation=file://$work/profile" --headless ${1:+"--infilter=$1"} \
		--convert-to "$2" --outdir out "$3" >/dev/null 2>&1
}

mkdir out
/usr/bin/python3 "$here/sheets.py" book.xlsx
csv='csv:Text - txt - csv (StarCalc)'
office '' "$csv:44,34,76,1,,0,false,true,false,false,false,1" book.xlsx
mv out/book-*.csv calc-utf8.csv
office '' "$csv:44,34,87,1,,0,false,true,false" book.xlsx
mv out/book.csv calc-874.csv
office '' "$csv:9,34,65535,1,,0,false,true,false" book.xlsx
mv out/book.csv calc-utf16.tsv
office '' "$csv:59,34,76,1,,0,true,true,false" book.xlsx
mv out/book.csv calc-semicolon.csv

office '' xlsx book.xlsx
mv out/book.xlsx libreoffice.xlsx
cp book.xlsx openpyxl.xlsx

cp "$here/plan.html" plan.html
office 'HTML (StarWriter)' pdf:writer_web_pdf_Export plan.html
mv out/plan.pdf libreoffice.pdf
pandoc plan.html -o plan.docx
office '' pdf plan.docx
mv out/plan.pdf pandoc.pdf
weasyprint -q plan.html weasyprint.pdf
qpdf --encrypt secret secret 256 -- "$here/documents/scanned.pdf" locked.pdf
cp calc-* openpyxl.xlsx libreoffice.xlsx libreoffice.pdf pandoc.pdf weasyprint.pdf locked.pdf "$here/documents"
