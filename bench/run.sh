#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make bench: how fast, how much memory, each against a named other program in the
# same run, within ten minutes. Figures are medians of seven runs, of three where a run
# takes seconds, each run paired; the ratios are what to quote, because both programs met
# the same machine. Run in the build folder, on a machine that does nothing else; $srcdir
# is the source.
set -eu
export LC_ALL=C.UTF-8
export MATTRAKAN_DATADIR="${srcdir:-.}/data"
export MATTRAKAN_COPIES=no # they are made beside what is measured
samples=$(ls "$MATTRAKAN_DATADIR"/samples/*.json)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=./mattrakan
export LIBTHAI_DICTDIR="$PWD" # as the installed program has it; others as they are installed
bare_loop="env -u LIBTHAI_DICTDIR ./bench/libthai_loop"
runs=7
letters=10 # typed in each run of a full-screen program

# runs_of CARDS: how many runs of what takes longer the more cards there are.
runs_of() {
	if [ "$1" -lt 10000 ]; then echo $runs; else echo 3; fi
}

title() {
	printf '\n%s\n' "$*"
}

title "text wrap, 6 MB of Thai, at 80 columns (aim: at least 0.7 of the bare libthai loop's speed)"
# shellcheck disable=SC2086 # a list of files
./bench/thai_text 6 $samples >"$work/thai.txt"
cat >"$work/wrap" <<EOF
exec $program text wrap --columns 80 <$work/thai.txt
EOF
cat >"$work/libthai" <<EOF
exec $bare_loop 80 <$work/thai.txt
EOF
cat >"$work/icu" <<EOF
exec ./bench/icu_loop 80 <$work/thai.txt
EOF
./bench/measure $runs 'bare libthai loop' sh "$work/libthai" -- 'text wrap' sh "$work/wrap"
if [ -x bench/icu_loop ]; then
	./bench/measure $runs "ICU's line breaker" sh "$work/icu" -- 'text wrap' sh "$work/wrap"
else
	echo "  (ICU is not installed: no comparison with its line breaker)"
fi

title "print of 35, 1,000 and 10,000 cards (aims: at most 1.5 x the bare libthai loop from 1,000 cards, under 32 MB)"
for count in 35 1000 10000; do
	# shellcheck disable=SC2086
	./bench/cards $count 2560 $samples >"$work/$count.json"
	$program --file "$work/$count.db" import "$work/$count.json" >/dev/null 2>&1
	$program --file "$work/$count.db" export --format text --to "$work/$count.txt"
	cat >"$work/libthai" <<EOF
exec $bare_loop 80 <$work/$count.txt
EOF
	./bench/measure "$(runs_of $count)" "print, $count cards" \
		$program --file "$work/$count.db" print \
		-- 'libthai loop, same text' sh "$work/libthai"
done

title "check of 35, 1,000 and 10,000 cards, reading them included (aim: time in step with cards, seconds for 10,000)"
for count in 35 1000 10000; do
	cat >"$work/libthai" <<EOF
exec $bare_loop 80 <$work/$count.txt
EOF
	./bench/measure "$(runs_of $count)" "check, $count cards" \
		./bench/check "$work/$count.json" \
		-- 'libthai loop, same text' sh "$work/libthai"
done
title "the same where all texts are taken from 8 cards"
# shellcheck disable=SC2086,SC2046
./bench/cards 1000 2560 $(echo $samples | cut -d ' ' -f 1) >"$work/same.json"
cat >"$work/libthai" <<EOF
exec $bare_loop 80 <$work/1000.txt
EOF
./bench/measure $runs 'check, 8 cards over and over' ./bench/check "$work/same.json" \
	-- 'libthai loop, 1,000 cards of 35' sh "$work/libthai"

title "check of 2,000 cards of boilerplate, 500 where texts are long (aim: seconds)"
for kind in equal number words letters frame long; do
	count=2000
	[ $kind != long ] || count=500
	./bench/boilerplate $kind $count >"$work/$kind.json"
	rm -f "$work"/kind.db*
	$program --file "$work/kind.db" import "$work/$kind.json" >/dev/null 2>&1
	$program --file "$work/kind.db" export --format text --to "$work/$kind.txt"
	cat >"$work/libthai" <<EOF
exec $bare_loop 80 <$work/$kind.txt
EOF
	./bench/measure 3 "check, $kind" ./bench/check "$work/$kind.json" \
		-- 'libthai loop, same text' sh "$work/libthai"
done

title "print as a line printer's bytes, against iconv over the text alone (aim: memory flat)"
for profile in escp escp-3pass; do
	for count in 1000 10000; do
		# In one pass the memory is seen at 1,000 cards.
		[ $profile = escp-3pass ] || [ $count = 1000 ] || continue
		rm -f "$work/paper.prn"
		$program --file "$work/$count.db" print --profile $profile --paper 15x11in \
			--to "$work/paper.prn" 2>/dev/null
		echo "  $profile, $count cards: $(wc -c <"$work/paper.prn") bytes," \
			"$(tr -cd '\f' <"$work/paper.prn" | wc -c) pages"
		cat >"$work/iconv" <<EOF
exec iconv -c -f UTF-8 -t TIS-620 $work/$count.txt
EOF
		cat >"$work/paper" <<EOF
exec $program --file $work/$count.db print --profile $profile --paper 15x11in 2>/dev/null
EOF
		./bench/measure "$(runs_of $count)" "print --profile $profile, $count cards" \
			sh "$work/paper" \
			-- 'iconv to TIS-620' sh "$work/iconv"
	done
done

title "import of 10,000 cards, against sqlite3 loading a dump of the same office file (aim: at most 2 x)"
sqlite3 "$work/10000.db" .dump >"$work/dump.sql"
cat >"$work/import" <<EOF
rm -f $work/new.db*
exec $program --file $work/new.db import $work/10000.json 2>/dev/null
EOF
cat >"$work/restore" <<EOF
rm -f $work/copy.db*
exec sqlite3 $work/copy.db <$work/dump.sql
EOF
./bench/measure "$(runs_of 10000)" 'import, 10,000 cards' sh "$work/import" \
	-- 'sqlite3 <dump' sh "$work/restore"

"${srcdir:-.}/bench/publish.sh"

title "an office file of 100,000 cards: opening and listing (aim: under 20 ms)"
year=2500
while [ $year -lt 2550 ]; do
	# shellcheck disable=SC2086
	./bench/cards 2000 $year $samples >"$work/year$year.json"
	year=$((year + 1))
done
$program --file "$work/big.db" import "$work"/year*.json >/dev/null 2>&1
rm "$work"/year*.json
./bench/measure 21 'list, 100,000 cards' $program --file "$work/big.db" list \
	-- 'sqlite3, the same counts' sqlite3 -readonly "$work/big.db" \
	'SELECT report, count(*), sum(state IN (1, 2)) FROM card GROUP BY report'

title "search over 100,000 cards to the first 50 places (aim: under 1 ms from three letters)"
./bench/search "$work/big.db" ก กา การ เจ้าหน้าที ผู้สูงอายุ ประชาชนมาติดต่อ ไม่มีคำนี้
title "the same by grep -F -m 50 over the exported text"
$program --file "$work/big.db" export --format text --report 1 --to "$work/one.txt"
year=0
while [ $year -lt 50 ]; do
	cat "$work/one.txt"
	year=$((year + 1))
done >"$work/all.txt"
for words in การ ประชาชนมาติดต่อ ไม่มีคำนี้; do
	./bench/measure $runs "grep $words" grep -F -m 50 -e "$words" "$work/all.txt" \
		-- 'search' ./mattrakan --file "$work/big.db" search --limit 50 "$words"
done

title "the full-screen program against nano as it is installed, on a pseudo-terminal of 80x24 (aims: start at most 1.5 x nano's, at the tenth start too, key to paint at most nano's, under 8 MB)"
# paragraphs BYTES: so much of the Thai text, as lines.
# shellcheck disable=SC1003 # a backslash is meant
paragraphs() {
	head -c "$1" "$work/thai.txt" | iconv -c -f UTF-8 -t UTF-8 2>/dev/null | tr -d '"\\'
}
# keys_of RUNS LETTERS NAME OTHER...: the program's own keys, with another program's.
keys_of() {
	_runs=$1 _letters=$2 _name=$3
	shift 3
	./bench/keys "$_runs" "$_letters" "$_name" F1 "$(printf '\r|\r|\022')" \
		"$(printf '\021')" $program --file "$work/text.db" "$@"
}
for bytes in 3000 100000; do
	paragraphs $bytes >"$work/text.txt"
	{
		printf '{"format":"mattrakan.report/1","layout":"annual","fiscal_year":2569,'
		printf '"months":12,"title":"t","cards":[{"issue":"'
		awk '{ printf "%s\\n", $0 }' "$work/text.txt"
		printf '"}]}\n'
	} >"$work/text.json"
	rm -f "$work"/text.db*
	$program --file "$work/text.db" import "$work/text.json" >/dev/null 2>&1
	set --
	if command -v nano >/dev/null; then
		set -- -- "nano, $bytes bytes" '^X' '' "$(printf '\030|n')" \
			nano -S "$work/text.txt"
	fi
	keys_of $runs $letters "mattrakan, $bytes bytes" "$@"
	# What short runs leave behind: the first of these is the ninth on the file.
	keys_of $runs 1 'from the tenth start on' "$@"
	[ $# -eq 0 ] || # without the settings and syntaxes that it is installed with
		keys_of 3 $letters 'the same' -- 'nano -I' '^X' '' "$(printf '\030|n')" \
			nano -I -S "$work/text.txt"
done
title "the same in an office file of 10,000 cards, suggestions on against off (aims: key to paint at most 1.1 x, under 9 MB)"
# office_of NAME: the text of 3,000 bytes and 10,000 cards of one agency, as NAME.db.
paragraphs 3000 >"$work/text.txt"
{
	printf '{"format":"mattrakan.report/1","layout":"annual","fiscal_year":2569,'
	printf '"months":12,"title":"t","cards":[{"issue":"'
	awk '{ printf "%s%s", (NR > 1 ? "\\n" : ""), $0 }' "$work/text.txt"
	printf '"}]}\n'
} >"$work/text.json"
rm -f "$work"/on.db* "$work"/off.db*
$program --file "$work/on.db" import "$work/10000.json" >/dev/null 2>&1
$program --file "$work/on.db" import "$work/text.json" >/dev/null 2>&1
$program --file "$work/on.db" backup "$work/off.db" >/dev/null
sqlite3 "$work/off.db" "INSERT INTO person_setting (who, name, value)
	VALUES ('$(id -un)', 'suggestions', 'off')"
# Each run begins with the list of reports, whatever the run before left, and tells no news.
for office in on off; do
	cat >"$work/$office.sh" <<EOF
sqlite3 $work/$office.db "DELETE FROM person_setting WHERE name IN ('place', 'last-opened');
	INSERT OR REPLACE INTO person_setting (who, name, value)
	VALUES ('$(id -un)', 'name', 'x'), ('$(id -un)', 'seen', '9')"
exec $program --file $work/$office.db
EOF
done
opening=$(printf '\r|\r|\022|\033[1;5F|~')
./bench/keys 5 $letters 'suggestions on' F1 "$opening" "$(printf '\021')" sh "$work/on.sh" \
	-- 'suggestions off' F1 "$opening" "$(printf '\021')" sh "$work/off.sh"
if command -v dialog >/dev/null; then
	./bench/keys $runs $letters "dialog, one line" text '' "$(printf '\033\033')" \
		dialog --inputbox text 10 70
fi
command -v nano >/dev/null || echo "  (nano is not installed: no comparison)"

title "an office on a server 50 ms away each way, and in a file (aim: key to paint as in a file)"
# What opens on a server takes its round trips: that is over when the first letter is typed.
cat >"$work/far" <<EOF
set -eu
export XDG_DATA_HOME="$work"
$program --file "\$NEAR" import "$work/35.json" >/dev/null 2>&1
typing() {
	./bench/keys \$2 $letters "on a server, suggestions \$1" F1 \\
		"\$(printf '\r|~|\r|~|~|\022|~')" "\$(printf '\021')" \\
		$program --file "\$FAR" \\
		-- "in a file, suggestions \$1" F1 "\$(printf '\r|\r|\022|~')" \\
		"\$(printf '\021')" $program --file "$work/35.db"
}
typing on 3
sqlite3 "$work/35.db" "INSERT OR REPLACE INTO person_setting (who, name, value)
	VALUES ('$(id -un)', 'suggestions', 'off')"
psql -q "\$NEAR" -c "INSERT INTO person_setting (who, name, value)
	VALUES (session_user, 'suggestions', 'off')"
typing off 1
./bench/measure 1 'print, on a server' $program --file "\$FAR" print \\
	-- 'print, in a file' $program --file "$work/35.db" print
EOF
./bench/far 50 sh "$work/far"
