#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make bench-server: how fast an office, and a province of many, are on a database server of
# this script's own, against the same statements sent by pgbench in the same run; how that grows
# with the offices beside one; and 200 people at once. Half an hour, 20 GB of disk. Run in the
# build folder; $srcdir is the source. Of the environment:
#   BENCH_OFFICES   how many offices there are at each step ("79 790 7850": 120 cards each)
#   BENCH_TIMES     how often each act is done (120)
#   BENCH_PEOPLE, BENCH_SECONDS, BENCH_PAUSE   200 of them for 120 s, 8000 ms between two acts
#   BENCH_FOLDER    where the server's files lie, and are removed from ($TMPDIR)
set -eu
export LC_ALL=C.UTF-8
source=${srcdir:-.}
export MATTRAKAN_DATADIR="$source/data" LIBTHAI_DICTDIR="$PWD"
export BENCH_PASSPHRASE='ผ่านไปด้วยดี ๒๕๖๙'
offices=${BENCH_OFFICES:-79 790 7850}
people=${BENCH_PEOPLE:-200}
seconds=${BENCH_SECONDS:-120}
pause=${BENCH_PAUSE:-8000}
years=10
cards=12
times=${BENCH_TIMES:-120} # of each act, in so many turns:
turns=4
program=./mattrakan

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(pg_config --bindir)
for needed in initdb pg_ctl psql pgbench; do
	[ -x "$programs/$needed" ] || {
		echo "bench-server: there is no $needed; on Debian: apt-get install postgresql"
		exit 1
	}
done

# --- the server ---

folder=$(mktemp -d "${BENCH_FOLDER:-${TMPDIR:-/tmp}}/bench-XXXXXX")
chmod 755 "$folder"

# It refuses root.
as_server() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
	else
		"$@"
	fi
}

stop() {
	as_server "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
	rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM HUP

[ "$(id -u)" != 0 ] || chown postgres "$folder"
as_server "$programs/initdb" -D "$folder/data" -U master --no-sync -A trust -E UTF8 \
	--locale=C.UTF-8 >/dev/null
cat >"$folder/settings" <<END
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = $((people + 20))
shared_buffers = 4GB
effective_cache_size = 12GB
max_wal_size = 8GB
checkpoint_timeout = 15min
jit = off
fsync = off
END
cat "$folder/settings" >>"$folder/data/postgresql.conf"
as_server "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null

export PGHOST="$folder" PGDATABASE=bench
master() {
	"$programs/psql" -X -q -A -t -v ON_ERROR_STOP=1 -U master "$@"
}

# address WHO OFFICE
address() {
	echo "postgresql://$1@/bench?host=$folder&options=-cmattrakan.office%3D$2"
}

# --- the first office, by the program itself ---

master -d postgres -c 'CREATE ROLE keeper LOGIN CREATEROLE' \
	-c "CREATE DATABASE bench OWNER keeper TEMPLATE template0"
keeper="postgresql://keeper@/bench?host=$folder"
$program init "$keeper" --office 'อบต. หนองน้ำใส' >/dev/null
for who in somsri manit prasit; do
	$program --file "$keeper" people add $who --name "$who" --post 'นักวิเคราะห์' \
		--role clerk >/dev/null
done
$program --file "$keeper" people add palad --name 'palad' --post 'ปลัด' \
	--role supervisor >/dev/null
year=$((2570 - years))
while [ $year -lt 2570 ]; do
	# One in four is not done yet.
	./bench/cards $cards $year "$MATTRAKAN_DATADIR"/samples/*.json |
		awk '/"state": ?"done"/ && ++n % 4 == 0 { sub(/"done"/, "\"draft\"") } { print }' \
			>"$folder/year.json"
	$program --file "$(address somsri 1)" import --again "$folder/year.json" >/dev/null 2>&1
	year=$((year + 1))
done
./bench/server prepare "$(address palad 1)"
master -d bench -c 'CREATE ROLE province LOGIN' -c 'GRANT mattrakan_province TO province'

# --- many more like it ---

# fill FROM TO: each as the first; nothing is told, counted or refused meanwhile.
fill() {
	master >/dev/null <<SQL
SET session_replication_role = replica;
SET search_path = mattrakan;
SET synchronous_commit = off;
INSERT INTO office (number, name, kind, district, province)
SELECT n, 'หนองน้ำใส ' || n, 'อบต.', 'อำเภอ ' || n % 878, 'จังหวัด ' || n % 76
FROM generate_series($1, $2) AS n;
DO \$\$
DECLARE
	made text;
	columns text;
BEGIN
	FOR made, columns IN SELECT c.relname, string_agg(quote_ident(a.attname), ', ')
			FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
			WHERE c.relnamespace = 'mattrakan'::regnamespace AND c.relkind = 'r'
				AND c.relname NOT IN ('office', 'about', 'settled')
				AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'office_id'
			GROUP BY c.relname LOOP
		EXECUTE format('INSERT INTO %I (office_id, %s) SELECT n, %s FROM '
			'(SELECT n FROM generate_series($1, $2) AS n ORDER BY n) AS n, %I '
			'WHERE office_id = 1 ORDER BY n', made, columns, columns, made);
	END LOOP;
END \$\$;
SQL
	master -c 'VACUUM ANALYZE' -c 'CHECKPOINT'
}

# --- one act, by the program and by pgbench ---

# pgbench_of WHO OFFICE TIMES: sends the script so often; how long each took, in ms.
pgbench_of() {
	rm -f "$folder"/each.*
	(
		cd "$folder"
		PGOPTIONS="-cmattrakan.office=$2" "$programs/pgbench" -n -U "$1" -f script -t "$3" \
			-D bench_round=0 --log --log-prefix=each bench
	) >"$folder/said" 2>&1 || {
		cat "$folder/said" >&2
		return 1
	}
	if grep -q 'number of failed transactions: [1-9]' "$folder/said"; then
		cat "$folder/said" >&2
		return 1
	fi
	awk '{ printf "%.3f\n", $3 / 1000 }' "$folder"/each.*
}

# percentiles FILE: the middle one, and the one that 99 in a hundred are no longer than.
percentiles() {
	sort -n "$1" | awk '
		{ time[NR] = $1 }
		function at(percent) { return int((NR * percent + 99) / 100) }
		END { printf "%.3f %.3f\n", time[at(50)], time[at(99)] }'
}

# act NAME WHO OFFICE TWIN TIMES ACT [WORDS]: in OFFICE by the program, in TWIN by pgbench, in
# turns, so that both meet the same machine.
act() {
	name=$1 who=$2 office_now=$3 twin=$4 each=$(($5 / turns))
	shift 5
	[ "$each" -gt 0 ] || each=1
	: >"$folder/mine"
	: >"$folder/others"
	turn=0
	while [ $turn -lt $turns ]; do
		./bench/server times "$(address "$who" "$office_now")" $each "$folder/script" "$@" \
			>"$folder/turn"
		cat "$folder/turn" >>"$folder/mine"
		pgbench_of "$who" "$twin" "$(wc -l <"$folder/turn")" >>"$folder/others"
		turn=$((turn + 1))
	done
	echo "$(wc -l <"$folder/mine") $(percentiles "$folder/mine") $(percentiles "$folder/others")" |
		awk -v name="$name" '{
			printf "  %-24s %5d  %9.2f %9.2f   %9.2f %9.2f   %5.2f\n", name, $1, $2, $3,
				$4, $5, $2 / $4 }'
}

there=1
office=2
for count in $offices; do
	fill $((there + 1)) "$count"
	there=$count
	printf '\n%d offices, %s cards, %s\n' "$count" "$(master -c 'SELECT count(*) FROM mattrakan.card')" \
		"$(master -c 'SELECT pg_size_pretty(pg_database_size(current_database()))')"
	# What is measured is written as it would be in earnest.
	master -c "ALTER SYSTEM SET fsync = on" -c 'SELECT pg_reload_conf()' >/dev/null
	printf '  %-24s %5s  %9s %9s   %9s %9s   %5s\n' '' times 'p50 ms' 'p99 ms' 'pgbench' 'p99 ms' \
		'ratio'
	act 'list' somsri $office $office $times list
	act 'cards of a report' somsri $office $office $times cards
	act 'a card' somsri $office $office $times card
	act 'progress of a year' somsri $office $office $times progress
	for words in ก กา การ ไม่มีคำนี้; do
		act "search $words" somsri $office $office $times search $words
	done
	act 'save a card' somsri $office $((office + 1)) $times save
	act 'review a card' palad $office $((office + 1)) $((times / 3)) review
	act 'all offices' province 1 1 12 offices
	master -c "ALTER SYSTEM SET fsync = off" -c 'SELECT pg_reload_conf()' >/dev/null
	# Elsewhere next time, in the middle of what is new.
	office=$((count + 10))
done

printf '\nverify of the office that was worked in: '
$program --file "$(address keeper 2)" verify && echo

printf '\n%d people at once, with %d ms between two acts\n' "$people" "$pause"
master -c "ALTER SYSTEM SET fsync = on" -c 'SELECT pg_reload_conf()' >/dev/null
./bench/clerks "$(address WHO OFFICE)" "$people" 11 "$seconds" "$pause"
printf '  verify of one of the offices afterwards: '
$program --file "$(address keeper 12)" verify
