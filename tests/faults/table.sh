#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/faults/table.sh ROWS    the page doc/faults.md, of the rows that the tests wrote
#                               (tally.c), to standard output
set -u
export LC_ALL=C

cat <<'PAGE'
# Faults that were tried

Made by `make soak` (an hour on two cores that have nothing else to do), which runs the tests of `tests/faults/`, and two of `tests/db/`,
in their long forms; `make check` runs the short ones. A test of `tests/house/` compares the rows with the tests.

*All there*: the office file opens, `verify` finds nothing, and it holds what it held before or all that it was to hold, and what was
acknowledged in any case. *Told*: refused, read in part, or found by `verify`, with a message. *Lost*: something that was acknowledged or
stored is gone or another, and nobody is told. *Crashed*: ended by a signal, a sanitizer, or the limit of time. How long it took says as
much of what else the machine had to do.

| fault | tried | all there | told | lost | crashed | took | of |
|---|---:|---:|---:|---:|---:|---:|---|
PAGE

awk -F '\t' '
	BEGIN {
		words["calls"] = "an allocation or a call of the system fails (`calls`)"
		words["crowd"] = "many processes save into one file (`crowd`)"
		words["damage"] = "bytes, sectors, pages of the file are others, the end is missing (`damage`, ASan)"
		words["hostile"] = "triggers, views, types, values of others in the file (`hostile`, ASan)"
		words["json"] = "JSON that was changed is imported (`json`, ASan)"
		words["kill"] = "`kill -9` while it saves (`kill`)"
		words["power"] = "the power is cut at each write, torn and reordered (`power`)"
		words["recover"] = "a damaged file is recovered into a new one (`recover`)"
		words["share"] = "names are exchanged for links while files are made, shared, copied (`share`)"
		words["week"] = "a week of an office of four people, on their screens: each card compared, then changed behind its seal (`week`)"
	}
	function number(value,    text) {
		for (text = value ""; match(text, /[0-9][0-9][0-9][0-9]($|,)/);)
			text = substr(text, 1, RSTART) "," substr(text, RSTART + 1)
		return text
	}
	!($1 in words) { print "table.sh: what is " $1 "?" >"/dev/stderr"; exit 1 }
	{
		printf "| %s | %s | %s | %s | %s | %s | %s s | %s |\n", words[$1], number($2),
			number($3), number($4), number($5), number($6), number($7), $8
		tried += $2
		lost += $5
		crashed += $6
	}
	END {
		printf "\nAltogether %s tried, lost: %s, crashed: %s.\n", number(tried), number(lost),
			number(crashed)
	}
' "$1"
