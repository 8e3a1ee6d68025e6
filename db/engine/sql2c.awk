# SPDX-License-Identifier: GPL-3.0-or-later
#
# Turns SQL into C: awk -v as=header|source|postgres -f sql2c.awk card_fields.def schema.sql
# sqlite_settings.sql postgres_*.sql common.sql trust.sql verify.sql recover.sql sqlite.sql
# postgres.sql
# migrations/*.sql
#
# The fields of a card come from model/card_fields.def, which is read first. In statements
# stand for them {card_columns}, the columns of table card that hold them; {card_values 13},
# as many parameters from ?13 on; {card_keys}, their names in JSON, quoted.
#
# common.sql, trust.sql, verify.sql, recover.sql and the file of each driver hold statements under
# "-- name: NAME"
# lines; each name becomes SQL_NAME of enum sql, and a row of DRIVER_statements[] of every
# driver: its own statement, else the common one. What a driver has no use for stands in its
# file as "-- lacks: NAME NAME_*": the text is NULL, and nobody asks for it; a statement of
# which the text is ";" is asked for and does nothing. A file migrations/NNN.sql becomes a row
# of sql_migrations[], with the function migrate_NAME() where it has a line "-- step: NAME";
# every other file becomes one text, sql_FILE. Lines that are comments alone are left out.
#
# Of each table of schema.sql, but of virtual ones, statements are made besides, and a row of
# sql_tables[], for whoever moves an office from one store to another (db/move.c).
#
# What is spelt otherwise by a driver alone: parameters; {office}, which of a row's key says
# whose it is; {figure ?1}, a number that is kept as it was written.
#
# Of the tables and indexes of schema.sql there is a second text, sql_postgres_tables, as a
# server has them (doc/server.md): office_id comes first in each. With as=postgres nothing but the
# whole schema of a server is written, as psql reads it.
#
# Of each table of schema.sql, but of virtual ones, statements are made besides, and a row of
# sql_tables[], for whoever moves an office from one store to another (db/move.c).

BEGIN {
	driver_count = split("sqlite postgres", drivers)
	parameter_sign["postgres"] = "$"
	office_key["postgres"] = "office_id, "
	figure_call["postgres"] = "figure"
}

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

function expanded(line,	rest)
{
	if (!index(line, "{"))
		return line
	gsub(/\{card_columns\}/, list_of(0), line)
	gsub(/\{card_keys\}/, card_keys, line)
	while (match(line, /\{card_values [0-9]+\}/))
		line = substr(line, 1, RSTART - 1) \
			list_of(substr(line, RSTART + 13, RLENGTH - 14) + 0) \
			substr(line, RSTART + RLENGTH)
	rest = line
	gsub(/\{office\}|\{figure \?[0-9]+\}/, "", rest)
	if (index(rest, "{"))
		fail("nothing is known of what stands in braces: " line)
	return line
}

# A text as a driver spells it. What is quoted stays: every second part between quotes.
function spelt(driver, text,	parts, count, i, out)
{
	gsub(/\{office\}/, office_key[driver], text)
	while (match(text, /\{figure \?[0-9]+\}/))
		text = substr(text, 1, RSTART - 1) (driver in figure_call ? \
			figure_call[driver] "(" substr(text, RSTART + 8, RLENGTH - 9) ")" : \
			substr(text, RSTART + 8, RLENGTH - 9)) substr(text, RSTART + RLENGTH)
	if (!(driver in parameter_sign))
		return text
	count = split(text, parts, "'")
	for (i = 1; i <= count; i++) {
		if (i % 2)
			gsub(/\?/, parameter_sign[driver], parts[i])
		out = out (i > 1 ? "'" : "") parts[i]
	}
	return out
}

FILENAME ~ /\.def$/ {
	if (/^CARD_FIELD\(/)
		add_field($0)
	next
}

FNR == 1 {
	file = base_name(FILENAME)
	named = file ~ /^(common|trust|verify|recover)$/ ? "common" : ""
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

/^-- lacks: / {
	if (!named || named == "common")
		fail("no file of a driver")
	for (i = 3; i <= NF; i++)
		lacking[named] = lacking[named] " " $i
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
	statements[named, name] = statements[named, name] expanded($0) "\n"
	next
}

file == "schema" && /^PRAGMA user_version = [0-9]+;/ {
	schema_version = $4 + 0
}

file == "schema" { take_for_server($0) }

file == "schema" { take_for_move($0) }

{
	texts[file] = texts[file] quoted($0)
	plain[file] = plain[file] $0 "\n"
}

# === the tables of a server ===

# Statements come line by line; a trigger, which ends with END;, and what is SQLite's alone are
# written for the server by hand.
function take_for_server(line)
{
	sub(/[ \t]*--.*$/, "", line)
	if (server_statement == "") {
		server_first = line
		server_body = ""
	} else if (line !~ /^\)/) {
		server_body = server_body line "\n"
	}
	server_statement = server_statement " " line
	if (line !~ /;$/ || (server_first ~ /^CREATE TRIGGER/ && line !~ /^END;/))
		return
	if (server_first ~ /^CREATE TABLE/)
		server_tables = server_tables server_table()
	else if (server_first ~ /^CREATE (UNIQUE )?INDEX/)
		server_tables = server_tables server_index(server_statement)
	else if (server_first !~ /^(PRAGMA|CREATE TRIGGER|CREATE VIRTUAL TABLE)/)
		fail("nothing is known of how a server has this: " server_first)
	server_statement = ""
}

function server_table(	name, lines, count, i, line, made, keys)
{
	name = server_first
	gsub(/^CREATE TABLE | \($/, "", name)
	made = "CREATE TABLE " name " (\n\toffice_id bigint NOT NULL DEFAULT office_now()"
	server_column_keys = keys = ""
	count = split(server_body, lines, "\n")
	for (i = 1; i <= count; i++) {
		line = lines[i]
		gsub(/^[ \t]+|,[ \t]*$/, "", line)
		if (line ~ /^(PRIMARY KEY|UNIQUE|FOREIGN KEY) \(/)
			keys = keys ",\n\t" server_key(line)
		else if (line != "")
			made = made ",\n\t" server_column(line)
	}

	return made server_column_keys keys "\n);\n"
}

# What a column says of itself as a key becomes a key of the table, behind the columns.
function server_column(line,	word, parent)
{
	split(line, word, " ")
	if (sub(/ PRIMARY KEY/, "", line)) {
		server_column_keys = server_column_keys ",\n\tPRIMARY KEY (office_id, " word[1] ")"
		line = line " NOT NULL"
	}
	if (sub(/ UNIQUE/, "", line))
		server_column_keys = server_column_keys ",\n\tUNIQUE (office_id, " word[1] ")"
	if (match(line, / REFERENCES [a-z_]+/)) {
		parent = substr(line, RSTART + 12, RLENGTH - 12)
		line = substr(line, 1, RSTART - 1) substr(line, RSTART + RLENGTH)
		server_column_keys = server_column_keys ",\n\tFOREIGN KEY (office_id, " \
			word[1] ") REFERENCES " parent
	}
	if (!sub(/^[a-z_]+ INTEGER/, word[1] " bigint", line) &&
		!sub(/^[a-z_]+ TEXT/, word[1] " text COLLATE \"C\"", line) &&
		!sub(/^[a-z_]+ ANY/, word[1] " json", line))
		fail("nothing is known of how a server has this column: " line)
	return line
}

function server_key(line)
{
	sub(/\(/, "(office_id, ", line)
	return line
}

function server_index(line,	at)
{
	gsub(/[ \t]+/, " ", line)
	sub(/^ /, "", line)
	at = match(line, / ON [a-z_]+ \(/)
	return substr(line, 1, at + RLENGTH - 1) "office_id, " substr(line, at + RLENGTH) "\n"
}

function server_c_text(	lines, count, i, made)
{
	count = split(server_tables, lines, "\n")
	for (i = 1; i < count; i++)
		made = made quoted(lines[i])
	return made
}

# As psql reads it: what init runs, in the order in which it runs it.
function write_postgres()
{
	printf "%s", plain["postgres_base"]
	printf "%s", server_tables
	printf "%s", plain["postgres_derived"]
	printf "%s", plain["postgres_guards"]
	printf "%s", plain["postgres_rights"]
	print "INSERT INTO about (version) VALUES (" schema_version ");"
}

# === what is moved ===

# The tables in their order, in which none refers to one behind it; of each its columns: those of
# its key first, and last those that a trigger counts up when rows of other tables come in.
function take_for_move(line,	word)
{
	sub(/[ \t]*--.*$/, "", line)
	split(line, word, /[ \t(,]+/)
	if (line ~ /^CREATE TABLE /)
		moved_tables[++moved_count] = moving = word[3]
	else if (line ~ /^CREATE TRIGGER /)
		moving_insert = line ~ / AFTER INSERT ON /
	else if (line ~ /^END;/)
		moving_insert = moved_into = ""
	else if (line ~ /^\)/)
		moving = ""
	else if (moving_insert)
		take_count(line, word)
	else if (moving != "")
		take_column(line, word)
}

function take_column(line, word)
{
	if (match(line, /REFERENCES [a-z_]+/) && \
		!is_moved(substr(line, RSTART + 11, RLENGTH - 11)))
		fail("refers to a table behind it: " line)
	if (line ~ /^\tPRIMARY KEY \(/) {
		gsub(/^\tPRIMARY KEY \(|\).*$/, "", line)
		moved_key[moving] = line
	} else if (line ~ /^\t[a-z_]+ /) {
		moved_columns[moving] = moved_columns[moving] " " word[2]
		moved_type[moving, word[2]] = word[3]
		if (line ~ / DEFAULT 0/)
			begins_at_0[moving, word[2]] = 1
		if (line ~ / PRIMARY KEY/)
			moved_key[moving] = word[2]
	}
}

function is_moved(table,	i)
{
	for (i = 1; i <= moved_count; i++)
		if (moved_tables[i] == table)
			return 1
	return 0
}

# A row that is moved was counted where it comes from: what is counted of it here once more is not
# written with the rest.
function take_count(line, word)
{
	if (line ~ /^\t(INSERT|DELETE|REPLACE) /)
		fail("nothing is known of how rows are moved under a trigger that does this: " line)
	if (line ~ /^\tUPDATE /)
		moved_into = word[3]
	if (line !~ /^\t\t(SET )?[a-z_]+ = / || moved_into == "")
		return
	if (!((moved_into, word[2]) in begins_at_0))
		fail("what is counted does not begin at 0: " line)
	counted[moved_into, word[2]] = 1
}

# A list of the columns of one sort, each as the form has it: %c its name, %p its parameter.
function moved_list(table, sort, form,	names, i, n, list, is_key, is_counted, one, at)
{
	n = split(moved_ordered[table], names, " ")
	for (i = 1; i <= n; i++) {
		is_key = i <= moved_keys[table]
		is_counted = (table, names[i]) in counted
		if ((sort == "key" && !is_key) || (sort == "counted" && !is_counted) || \
			(sort == "written" && is_counted))
			continue
		at++
		one = form
		gsub(/%c/, names[i], one)
		gsub(/%p/, "?" (sort == "counted" ? moved_keys[table] + at : at), one)
		if (moved_type[table, names[i]] == "ANY" && sort == "written")
			sub(/\?[0-9]+/, "{figure &}", one)
		list = list (list == "" ? "" : ", ") one
	}
	return list
}

function order_columns(table,	names, keys, i, n)
{
	if (moved_key[table] == "")
		fail("a table without a key: " table)
	n = split(moved_key[table], keys, /, */)
	moved_keys[table] = n
	for (i = 1; i <= n; i++) {
		moved_ordered[table] = moved_ordered[table] " " keys[i]
		is_key_of[table, keys[i]] = 1
	}
	n = split(moved_columns[table], names, " ")
	if (n > 64)
		fail("more columns than a row may have (query.h): " table)
	for (i = 1; i <= n; i++)
		if (!((table, names[i]) in is_key_of) && !((table, names[i]) in counted))
			moved_ordered[table] = moved_ordered[table] " " names[i]
	for (i = 1; i <= n; i++)
		if ((table, names[i]) in counted) {
			moved_ordered[table] = moved_ordered[table] " " names[i]
			moved_counts[table]++
		}
	moved_width[table] = n
}

function move_statement(name, text)
{
	names[++name_count] = name
	statements["common", name] = text "\n"
}

function make_moves(	i, table, order, parens, first)
{
	for (i = 1; i <= moved_count; i++) {
		table = moved_tables[i]
		order_columns(table)
		order = "ORDER BY " moved_list(table, "key", "%c")
		first = "SELECT " moved_list(table, "all", "%c") " FROM " table
		move_statement("move_" table "_first", first " " order " LIMIT ?1")
		move_statement("move_" table "_next", first " WHERE (" moved_list(table, "key", "%c") \
			") > (" moved_list(table, "key", "%p") ") " order " LIMIT ?" \
			(moved_keys[table] + 1))
		move_statement("move_" table "_put", "INSERT INTO " table " (" \
			moved_list(table, "written", "%c") ") VALUES (" \
			moved_list(table, "written", "%p") ")")
		move_statement("move_" table "_count", "SELECT count(*) FROM " table)
		if (moved_counts[table])
			move_statement("move_" table "_settle", "UPDATE " table " SET " \
				moved_list(table, "counted", "%c = %p") " WHERE (" \
				moved_list(table, "key", "%c") ") = (" \
				moved_list(table, "key", "%p") ") AND NOT (" \
				moved_list_and(table) ")")
	}
}

function moved_list_and(table,	list)
{
	list = moved_list(table, "counted", "%c = %p")
	gsub(/, /, " AND ", list)
	return list
}

function write_moves(	i, table, name)
{
	print "const struct sql_table sql_tables[] = {"
	for (i = 1; i <= moved_count; i++) {
		table = moved_tables[i]
		name = "SQL_MOVE_" toupper(table)
		printf "\t{ \"%s\", %s_FIRST, %s_NEXT, %s_PUT, %s_COUNT, %s, %d, %d, %d },\n", table, \
			name, name, name, name, moved_counts[table] ? name "_SETTLE" : "SQL_COUNT", \
			moved_width[table], moved_keys[table], moved_counts[table]
	}
	print "\t{ NULL, 0, 0, 0, 0, 0, 0, 0, 0 },"
	print "};"
	print ""
}

END {
	if (failed)
		exit 1
	if (as == "postgres") {
		write_postgres()
		exit 0
	}
	make_moves()
	for (d = 1; d <= driver_count; d++)
		for (i = 1; i <= name_count; i++)
			if (statement(drivers[d], names[i]) == "" && !lacks(drivers[d], names[i])) {
				printf "sql2c: %s has no %s\n", drivers[d], names[i] > "/dev/stderr"
				exit 1
			}
	print "/* Made by db/engine/sql2c.awk from the SQL of db/; not to be edited. */"
	if (as == "header")
		write_header()
	else
		write_source()
}

# What a driver has under a name: as rows of C.
function statement(driver, name,	text, lines, count, i, out)
{
	if ((driver, name) in statements)
		text = statements[driver, name]
	else if (!lacks(driver, name))
		text = statements["common", name]
	count = split(spelt(driver, text), lines, "\n")
	for (i = 1; i < count; i++)
		out = out quoted(lines[i])
	return out
}

# Whether a driver does without it.
function lacks(driver, name,	patterns, count, i)
{
	count = split(lacking[driver], patterns, " ")
	for (i = 1; i <= count; i++) {
		gsub(/\*/, ".*", patterns[i])
		if (name ~ "^" patterns[i] "$")
			return 1
	}
	return 0
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
	print "/* The statements of db/engine/common.sql, trust.sql, verify.sql, recover.sql and the drivers. */"
	print "enum sql {"
	for (i = 1; i <= name_count; i++)
		print "\tSQL_" toupper(names[i]) ","
	print "\tSQL_COUNT,"
	print "};"
	print ""
	print "struct sql_statement {"
	print "\tconst char *name, *text; /* NULL: the driver has no use for it */"
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
	print "/* Each table of schema.sql, in an order in which none refers to one behind it; ends with a"
	print " * NULL name. Rows come by their keys, a page at a time: the first; the next, behind a"
	print " * key. Of the columns the first keys are the key, the last counted are counted up by"
	print " * a trigger: put writes a row without those, settle (SQL_COUNT: there are none)"
	print " * puts right those of a key. */"
	print "struct sql_table {"
	print "\tconst char *name;"
	print "\tenum sql first, next, put, count, settle;"
	print "\tint columns, keys, counted;"
	print "};"
	print "extern const struct sql_table sql_tables[];"
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
	print "extern const char sql_postgres_tables[];"
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
			table = statement(drivers[d], names[i])
			printf "%s\t},\n", table == "" ? "\t\tNULL,\n" : table
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
	write_moves()
	print "const struct sql_migration sql_migrations[] = {"
	for (i = 1; i <= version_count; i++)
		printf "\t{\n\t\t%d,\n%s\t\t, %s\n\t},\n", versions[i], texts[versions[i]], \
			(versions[i] in steps) ? "migrate_" steps[versions[i]] : "NULL"
	print "\t{ 0, NULL, NULL },"
	print "};"
	for (i = 1; i <= file_count; i++)
		printf "\nconst char sql_%s[] =\n%s\t\t\"\";\n", files[i], texts[files[i]]
	printf "\nconst char sql_postgres_tables[] =\n%s\t\t\"\";\n", server_c_text()
}
