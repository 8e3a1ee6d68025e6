#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/added/sql.sh AWK header|source FILE...    what db/engine/sql2c.awk makes of the SQL as
#                                                 it would be with the fields of this folder
#
# To standard output. Run in the top folder of the sources; the files are those of DB_SQL.
set -eu
awk=$1
as=$2
shift 2
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

# One version more: two columns in the newest tables, and a migration that leads there.
version=$(sed -n 's/^PRAGMA user_version = \([0-9]*\);.*/\1/p' db/engine/schema.sql)
sed -e "s/^PRAGMA user_version = .*/PRAGMA user_version = $((version + 1));/" \
	-e '/^CREATE TABLE card (/,/^)/s/^	UNIQUE/	note_for_tests TEXT,\
	quiet_for_tests TEXT,\
&/' db/engine/schema.sql >"$made/schema.sql"
migration=$(printf '%s/%03d.sql' "$made" "$((version + 1))")
cp tests/added/migration.sql "$migration"

files=
for file in "$@"; do
	case $file in
	model/card_fields.def) files="$files $file tests/added/card_fields.def" ;;
	db/engine/schema.sql) files="$files $made/schema.sql" ;;
	*) files="$files $file" ;;
	esac
done
# shellcheck disable=SC2086 # names without spaces
"$awk" -v as="$as" -f db/engine/sql2c.awk $files "$migration"
