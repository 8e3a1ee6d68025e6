# SPDX-License-Identifier: GPL-3.0-or-later
#
# Turns SQL into C: awk -v as=header|source -f sql2c.awk schema.sql sqlite_settings.sql
# common.sql verify.sql sqlite.sql migrations/*.sql
#
# common.sql, verify.sql and the file of each driver hold statements under "-- name: NAME"
# lines; each name becomes SQL_NAME of enum sql, and a row of DRIVER_statements[] of every
# driver: its own statement, else the common one. A file migrations/NNN.sql becomes a row
# of sql_migrations[]; every other file becomes one text, sql_FILE. Lines that are
# comments alone are left out.

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

FNR == 1 {
	file = base_name(FILENAME)
	named = file == "common" || file == "verify" ? "common" : ""
	for (i = 1; i <= driver_count; i++)
		if (file == drivers[i])
			named = file
	if (file ~ /^[0-9]+$/)
		versions[++version_count] = file
	else if (!named)
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

/^[ \t]*(--.*)?$/ { next }

named {
	if (name == "")
		fail("a statement without a name")
	statements[named, name] = statements[named, name] quoted($0)
	next
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

function write_header(	i)
{
	print "#ifndef DB_ENGINE_SQL_H"
	print "#define DB_ENGINE_SQL_H"
	print ""
	print "/* The statements of db/engine/common.sql, verify.sql and the drivers. */"
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
	print "/* What leads from version - 1 to version; ends with a NULL text. */"
	print "struct sql_migration {"
	print "\tint version;"
	print "\tconst char *text;"
	print "};"
	print "extern const struct sql_migration sql_migrations[];"
	print ""
	for (i = 1; i <= file_count; i++)
		print "extern const char sql_" files[i] "[];"
	print ""
	print "#endif"
}

function write_source(	i, d)
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
	print "const struct sql_migration sql_migrations[] = {"
	for (i = 1; i <= version_count; i++)
		printf "\t{\n\t\t%d,\n%s\t},\n", versions[i], texts[versions[i]]
	print "\t{ 0, NULL },"
	print "};"
	for (i = 1; i <= file_count; i++)
		printf "\nconst char sql_%s[] =\n%s\t\t\"\";\n", files[i], texts[files[i]]
}
