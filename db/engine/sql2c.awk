# SPDX-License-Identifier: GPL-3.0-or-later
#
# Turns SQL into C: awk -v as=header|source -f sql2c.awk card_fields.def schema.sql
# sqlite_settings.sql common.sql verify.sql recover.sql sqlite.sql migrations/*.sql
#
# The fields of a card come from model/card_fields.def, which is read first. In statements
# stand for them {card_columns}, the columns of table card that hold them; {card_values 13},
# as many parameters from ?13 on; {card_keys}, their names in JSON, quoted.
#
# common.sql, verify.sql, recover.sql and the file of each driver hold statements under
# "-- name: NAME"
# lines; each name becomes SQL_NAME of enum sql, and a row of DRIVER_statements[] of every
# driver: its own statement, else the common one. A file migrations/NNN.sql becomes a row
# of sql_migrations[], with the function migrate_NAME() where it has a line "-- step: NAME";
# every other file becomes one text, sql_FILE. Lines that are comments alone are left out.

BEGIN { driver_count = split("sqlite", drivers) }

function fail(what)
{
	printf "%s:%d: %s\n", FILENAME, FNR, what > "/dev/stderr"
	failed = 1
	exit 1
}

function quoted(line)
{
	gsub(/\\/, "&&", line)
	gsub(/"/, "\\\"", line)
	return "\t\t\"" line "\\n\"\n"
}

function base_name(path)
{
	sub(/.*\//, "", path)
	sub(/\.sql$/, "", path)
	return path
}

# Which columns a field has in table card, in the order in which they are bound and read
# (db/rows/card_rows.c).
function add_field(line,	part, member, column)
{
	gsub(/^CARD_FIELD\(|[ \t]/, "", line)
	if (split(line, part, ",") < 4)
		fail("no row of a field: " line)
	member = part[2]
	card_keys = card_keys (card_keys == "" ? "" : ", ") "'" member "'"
	field_tables[++field_count] = part[3] == "TEXT" ? "" : part[4]
	if (part[3] == "TEXT")
		columns[++column_count] = part[4]
	else
		columns[++column_count] = member "_present"
	if (part[3] == "STEPS") {
		split("lead marks items_present extra", part, " ")
		for (column = 1; column in part && column <= 4; column++)
			columns[++column_count] = member "_" part[column]
	}
}

function list_of(first,	i, list)
{
	for (i = 1; i <= column_count; i++)
		list = list (i > 1 ? ", " : "") (first ? "?" (first + i - 1) : columns[i])
	return list
}

function expanded(line)
{
	if (!index(line, "{"))
		return line
	gsub(/\{card_columns\}/, list_of(0), line)
	gsub(/\{card_keys\}/, card_keys, line)
	while (match(line, /\{card_values [0-9]+\}/))
		line = substr(line, 1, RSTART - 1) \
			list_of(substr(line, RSTART + 13, RLENGTH - 14) + 0) \
			substr(line, RSTART + RLENGTH)
	if (index(line, "{"))
		fail("nothing is known of what stands in braces: " line)
	return line
}

FILENAME ~ /\.def$/ {
	if (/^CARD_FIELD\(/)
		add_field($0)
	next
}

FNR == 1 {
	file = base_name(FILENAME)
	named = file == "common" || file == "verify" || file == "recover" ? "common" : ""
	for (i = 1; i <= driver_count; i++)
		if (file == drivers[i])
			named = file
	if (file ~ /^[0-9]+$/)
		versions[++version_count] = file
	else if (!named && !(file in texts))
		files[++file_count] = file
	name = ""
}

/^-- name: / {
	name = $3
	if (name !~ /^[a-z][a-z0-9_]*$/)
		fail("no name for a statement: " name)
	if ((named, name) in statements)
		fail("twice: " name)
	if (!(name in known))
		names[++name_count] = name
	known[name] = 1
	statements[named, name] = ""
	next
}

/^-- step: / {
	steps[file] = $3
	next
}

/^[ \t]*(--.*)?$/ { next }

named {
	if (name == "")
		fail("a statement without a name")
	statements[named, name] = statements[named, name] quoted(expanded($0))
	next
}

file == "schema" && /^PRAGMA user_version = [0-9]+;/ {
	schema_version = $4 + 0
}

{ texts[file] = texts[file] quoted($0) }

END {
	if (failed)
		exit 1
	for (d = 1; d <= driver_count; d++)
		for (i = 1; i <= name_count; i++)
			if (statement(drivers[d], names[i]) == "") {
				printf "sql2c: %s has no %s\n", drivers[d], names[i] > "/dev/stderr"
				exit 1
			}
	print "/* Made by db/engine/sql2c.awk from the SQL of db/; not to be edited. */"
	if (as == "header")
		write_header()
	else
		write_source()
}

# What a driver has under a name.
function statement(driver, name)
{
	return ((driver, name) in statements) ? statements[driver, name] : statements["common", name]
}

function write_header(	i, told)
{
	print "#ifndef DB_ENGINE_SQL_H"
	print "#define DB_ENGINE_SQL_H"
	print ""
	print "#include <stdbool.h>"
	print ""
	print "enum { SCHEMA_VERSION = " schema_version " }; /* the newest: that of schema.sql */"
	print ""
	print "/* The statements of db/engine/common.sql, verify.sql, recover.sql and the drivers. */"
	print "enum sql {"
	for (i = 1; i <= name_count; i++)
		print "\tSQL_" toupper(names[i]) ","
	print "\tSQL_COUNT,"
	print "};"
	print ""
	print "struct sql_statement {"
	print "\tconst char *name, *text;"
	print "};"
	for (i = 1; i <= driver_count; i++)
		print "extern const struct sql_statement " drivers[i] "_statements[SQL_COUNT];"
	print ""
	print "/* Each list of texts, of a card or a report, has a table of the same form; those of a"
	print " * card by enum card_field, where a field has one. */"
	print "struct list_table {"
	print "\tenum sql list, add, clear;"
	print "};"
	print "extern const struct list_table sql_card_lists[];"
	print ""
	print "/* What leads from version - 1 to version; ends with a NULL text. step, where it is"
	print " * not NULL, runs once the texts of all are through (db/migrate.h). */"
	print "struct store;"
	print "struct error;"
	print "struct sql_migration {"
	print "\tint version;"
	print "\tconst char *text;"
	print "\tbool (*step)(struct store *store, struct error *error);"
	print "};"
	for (i = 1; i <= version_count; i++)
		if (versions[i] in steps && !told[steps[versions[i]]]++)
			print "bool migrate_" steps[versions[i]] \
				"(struct store *store, struct error *error);"
	print "extern const struct sql_migration sql_migrations[];"
	print ""
	for (i = 1; i <= file_count; i++)
		print "extern const char sql_" files[i] "[];"
	print ""
	print "#endif"
}

function write_source(	i, d, table)
{
	print "#include \"db/engine/sql.h\""
	print ""
	print "#include <stddef.h>"
	print ""
	for (d = 1; d <= driver_count; d++) {
		print "const struct sql_statement " drivers[d] "_statements[SQL_COUNT] = {"
		for (i = 1; i <= name_count; i++) {
			printf "\t[SQL_%s] = {\n\t\t\"%s\",\n", toupper(names[i]), names[i]
			printf "%s\t},\n", statement(drivers[d], names[i])
		}
		print "};"
		print ""
	}
	print "const struct list_table sql_card_lists[] = {"
	for (i = 1; i <= field_count; i++) {
		table = toupper(field_tables[i])
		printf(table == "" ? "\t{ 0 },\n" : \
			"\t{ SQL_%s_LIST, SQL_%s_ADD, SQL_%s_CLEAR },\n", table, table, table)
	}
	print "};"
	print ""
	print "const struct sql_migration sql_migrations[] = {"
	for (i = 1; i <= version_count; i++)
		printf "\t{\n\t\t%d,\n%s\t\t, %s\n\t},\n", versions[i], texts[versions[i]], \
			(versions[i] in steps) ? "migrate_" steps[versions[i]] : "NULL"
	print "\t{ 0, NULL, NULL },"
	print "};"
	for (i = 1; i <= file_count; i++)
		printf "\nconst char sql_%s[] =\n%s\t\t\"\";\n", files[i], texts[files[i]]
}
