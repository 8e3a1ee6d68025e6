#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A report in from a document and out as one, against pandoc and LibreOffice on the same
# content in the same run; those turn the document that we wrote into the same form, so they
# need not read an office file nor lay out a table. Part of make bench (bench/run.sh); alone:
# in the build folder, srcdir=.. sh ../bench/publish.sh
set -eu
export LC_ALL=C.UTF-8
export MATTRAKAN_DATADIR="${srcdir:-.}/data"
export MATTRAKAN_COPIES=no # they are made beside what is measured
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=./mattrakan
export LIBTHAI_DICTDIR="$PWD" # as the installed program has it
patience=${BENCH_PATIENCE:-6} # seconds that another program gets

title() {
	printf '\n%s\n' "$*"
}

has() {
	command -v "$1" >/dev/null
}

# As a script, so that what a converter says does not come between the figures. No command
# writes over a file of ours that is there.
script() {
	printf '%s\nexec %s >/dev/null 2>&1\n' "${3:+rm -f $3}" "$2" >"$work/$1.sh"
}

# One run each, as they take seconds, and no more of those than $patience: what was stopped
# then took longer than what is printed.
# against NAME COMMAND OTHER COMMAND [FILE]: where the other one is installed; FILE is what
# ours writes.
against() {
	script ours "$2" "${5:-}"
	if has "${4%% *}"; then
		rm -f "$work/late"
		cat >"$work/other.sh" <<EOF
timeout -k 2 $patience $4 >/dev/null 2>&1
status=\$?
case \$status in 124 | 137) exec touch $work/late ;; esac # ended, or killed
exit \$status
EOF
		./bench/measure 1 "$1" sh "$work/ours.sh" -- "$3" sh "$work/other.sh" ||
			echo "  ($3 failed: no comparison)"
		[ ! -f "$work/late" ] || echo "  ($3 was stopped after $patience s)"
	else
		echo "  (${4%% *} is not installed: no comparison)"
	fi
}

# export_to FORM CARDS FILE: the command that writes such a report.
export_to() {
	echo "$program --file $work/$2.db export --report 1 --format $1 --to $work/$3"
}

# office FORM FILE: LibreOffice turns the file into the form.
office() {
	echo "soffice -env:UserInstallation=file://$work/profile --headless" \
		"--convert-to $1 --outdir $work/out $work/$2"
}

forms=
for count in 100 1000; do
	# shellcheck disable=SC2046 # a list of files
	./bench/cards $count 2560 $(ls "$MATTRAKAN_DATADIR"/samples/*.json) >"$work/$count.json"
	$program --file "$work/$count.db" import "$work/$count.json" >/dev/null 2>&1
done
for form in html docx csv xlsx pdf; do
	for count in 100 1000; do
		script ours$count "$(export_to "$form" $count "$count.$form")"
	done
	if sh "$work/ours100.sh" && sh "$work/ours1000.sh"; then
		forms="$forms $form"
	else
		echo "  (built without what $form needs)"
	fi
done

# Its first start makes a profile, which is not what is measured.
if has soffice; then
	echo >"$work/empty.csv"
	script other "$(office xlsx empty.csv)"
	sh "$work/other.sh"
fi

title "1,000 cards in from a DOCX, as measures that could be stored (aim: faster than each turns the same file into text)"
if [ -f "$work/1000.docx" ]; then
	read_in="$program --file $work/none.db import --dry-run $work/1000.docx"
	against 'import --dry-run, DOCX' "$read_in" 'pandoc, DOCX to text' \
		"pandoc -f docx -t plain -o $work/pandoc.txt $work/1000.docx"
	against 'import --dry-run, DOCX' "$read_in" 'LibreOffice, DOCX to text' \
		"$(office txt:Text 1000.docx)"
fi

# out FORM FROM CARDS: both ways of others from the document that we wrote.
out() {
	[ -f "$work/$3.$2" ] || return 0
	against "export, $1, $3 cards" "$(export_to "$1" "$3" "$3.$1.new")" \
		"LibreOffice, $2 to $1" "$(office "$1" "$3.$2")" "$work/$3.$1.new"
	case $1 in # pandoc writes no tables of sheets, and a PDF by weasyprint
	html | docx)
		set -- "$@" "pandoc -s -f $2 -t $1 -o $work/pandoc.$1 $work/$3.$2"
		;;
	pdf)
		has weasyprint || {
			echo "  (weasyprint is not installed: no comparison with pandoc)"
			return 0
		}
		set -- "$@" "pandoc -s -f $2 --pdf-engine=weasyprint -o $work/pandoc.$1 $work/$3.$2"
		;;
	*) return 0 ;;
	esac
	against "export, $1, $3 cards" "$(export_to "$1" "$3" "$3.$1.new")" \
		"pandoc, $2 to $1" "$4" "$work/$3.$1.new"
}

title "1,000 cards out, as PDF 100, which others take minutes for (aim: faster than each writes the form from another one)"
for form in $forms; do
	case $form in
	docx) out docx html 1000 ;;
	csv) out csv xlsx 1000 ;;
	xlsx) out xlsx csv 1000 ;;
	pdf) out pdf docx 100 ;;
	*) out "$form" docx 1000 ;;
	esac
done

title "100 cards out and 1,000 (aim: memory that grows far less than they do)"
for form in $forms; do
	script thousand "$(export_to "$form" 1000 many)" "$work/many"
	script hundred "$(export_to "$form" 100 few)" "$work/few"
	./bench/measure 1 "export, $form, 1,000 cards" sh "$work/thousand.sh" \
		-- 'the same, 100 cards' sh "$work/hundred.sh"
done
