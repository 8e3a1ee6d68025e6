/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody does to the office file with SQL of his own, past the store: for tests that
 * damage it or look into it. By the store's driver, so it goes with every database.
 */
#ifndef TESTS_SUPPORT_RAW_H
#define TESTS_SUPPORT_RAW_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "text/str.h"

/* A part of a statement that is for a file alone, or for a server alone. */
#define RAW_FILE(sql)   "\001" sql "\003"
#define RAW_SERVER(sql) "\002" sql "\003"

/* From here on, in this transaction at least, the tables take whatever is written; left is
 * what counts cards. On the server that is for who owns the tables, as keeper does. */
#define RAW_UNGUARDED                                                                    \
	RAW_FILE("DROP TRIGGER IF EXISTS trail_whole;"                                   \
		 "DROP TRIGGER IF EXISTS trail_unchanged;")                              \
	RAW_OF_EACH("ALTER TABLE %s DISABLE TRIGGER %I", "tgrelid", "tgname",            \
		"pg_trigger JOIN pg_class AS c ON c.oid = tgrelid WHERE "                \
		"c.relnamespace = 'mattrakan'::regnamespace AND NOT tgisinternal "       \
		"AND tgenabled <> 'D' AND tgname NOT IN "                                \
		"('card_counted', 'card_recounted', 'card_back') "                       \
		"AND tgname NOT LIKE '%\\_told'")
/* Back to what a new office has. */
#define RAW_GUARDED                                                                      \
	RAW_FILE("CREATE TRIGGER trail_unchanged BEFORE UPDATE ON trail BEGIN\n"         \
		 "\tSELECT RAISE(ABORT, 'the trail is append only');\nEND;"              \
		 "CREATE TRIGGER trail_whole BEFORE DELETE ON trail BEGIN\n"             \
		 "\tSELECT RAISE(ABORT, 'the trail is append only');\nEND;")             \
	RAW_OF_EACH("ALTER TABLE %s ENABLE TRIGGER %I", "tgrelid", "tgname",             \
		"pg_trigger JOIN pg_class AS c ON c.oid = tgrelid WHERE "                \
		"c.relnamespace = 'mattrakan'::regnamespace AND tgenabled = 'D'")
/* References are not looked at from here on; outside of a transaction. */
#define RAW_UNREFERRED                                                                   \
	RAW_FILE("PRAGMA foreign_keys = OFF;")                                           \
	RAW_OF_EACH("ALTER TABLE %s DROP CONSTRAINT %I", "conrelid", "conname",          \
		"pg_constraint WHERE contype = 'f' "                                     \
		"AND connamespace = 'mattrakan'::regnamespace")

/* The same of the values that a column may have, but for its type. */
#define RAW_UNCHECKED                                                                    \
	RAW_FILE("PRAGMA ignore_check_constraints = ON;")                                \
	RAW_OF_EACH("ALTER TABLE %s DROP CONSTRAINT %I", "conrelid", "conname",          \
		"pg_constraint WHERE contype = 'c' "                                     \
		"AND connamespace = 'mattrakan'::regnamespace AND conrelid <> 0")

/* On a server, of each row: the statement with the name of its table and its own. */
#define RAW_OF_EACH(sql, table, name, rows)                                              \
	RAW_SERVER("DO $$ DECLARE made record; BEGIN FOR made IN SELECT " table          \
		   "::regclass AS of_table, " name " AS own FROM " rows                  \
		   " LOOP EXECUTE format('" sql                                          \
		   "', made.of_table, made.own); END LOOP; END $$;")

/* A figure, as the tables keep one. */
#define RAW_FIGURE(number) RAW_SERVER("'") number RAW_SERVER("'::json")

/* A text that is a JSON object, with another text under a key. */
#define RAW_SET(text, key, value)                                                        \
	RAW_FILE("json_set(" text ", '$." key "', '" value "')")                         \
	RAW_SERVER("jsonb_set(" text "::jsonb, '{" key "}', '\"" value "\"')::text")

/* Whether the store is one of a server. */
bool raw_is_server(const struct store *store);

/* Runs statements that return nothing; what fails, fails the test. On a server the guards of
 * the tables are lifted for it (RAW_UNGUARDED), so it is what who owns them can do. */
void raw_run(struct store *store, const char *sql);
/* Lifts them on a server for good: where it is done within transactions that are undone, each
 * raw_run() would lift all of them again. */
void raw_lift(struct store *store);
/* The same where it may fail, with the guards as they are. */
bool raw_try(struct store *store, const char *sql, struct error *error);
/* The same; whether it changed any row. */
bool raw_changes(struct store *store, const char *sql);

/* The first value of the first row, which there must be; the text, "" for NULL, is to be
 * freed. */
int64_t raw_integer(struct store *store, const char *sql);
char *raw_text(struct store *store, const char *sql);

/* The first values of all rows with `between` between them, to be freed. */
char *raw_joined(struct store *store, const char *sql, const char *between);

/* Fails unless these are what is expected, with a comma between them. */
void assert_row(struct store *store, const char *sql, const char *expected);

/* Appends the names of all tables of the office, one a line; nothing of how one is searched,
 * or of other offices. */
void raw_tables(struct str *out, struct store *store);

/* Appends all rows of all tables, each behind the name of its table; but (NULL: none): names
 * of tables, " " before and behind each, that are left out. */
void raw_dump(struct str *out, struct store *store, const char *but);

/* Appends the columns of a table, one a line: its name, a space, and i (a number), t (a text)
 * or a (a figure, which may be either). Which office a row is of is none. */
void raw_columns(struct str *out, struct store *store, const char *table);

/* Appends the columns of its primary key, one a line, but that of the office. */
void raw_key(struct str *out, struct store *store, const char *table);

/* Appends all rows, one a line, with | behind each value; `null` stands for NULL. */
void raw_rows(struct str *out, struct store *store, const char *sql, const char *null);

#endif
