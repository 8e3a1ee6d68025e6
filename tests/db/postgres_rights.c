/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the people of an office can do to a server's database past the program, with psql: each
 * attack of the table, by a clerk or a supervisor, changes no row of anybody; and the same people
 * can do what the program does for them.
 *
 * Office 1 has report 1, open, with the measures 1 (draft), 2 (done), 3 (approved), 4 (done, in
 * the bin) and 5 (done); report 2, approved and sealed, with the measure 6; report 3, approved
 * by another office, whose seal came with it. somsri and manit are its clerks, palad and nayok
 * its supervisors. prasit, a clerk, is the only one of office 2, where report 1 has the measure 1.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/postgres_create.h"
#include "tests/support/postgres_server.h"
#include "text/macros.h"
#include "text/str.h"

#define REPORT                                                                           \
	"report (number, uuid, revision, who, at, state, fiscal_year, months, "          \
	"agency_present, before_present, after_present) VALUES "
#define CARD                                                                             \
	"card (number, report, place, revision, who, at, uuid, state, steps_present, "   \
	"steps_items_present, period_kind, refs_present, owners_present, evidence_present) "
#define CARD_REST "1, 1, 'none', 0, 0, 0"
#define TRAIL                                                                             \
	"trail (number, at, who, act, report, card, revision, detail, digest, previous, " \
	"hash, key, signature) VALUES "
#define SEAL                                                                             \
	"seal (report, key, hash, trail, trail_hash, who, name, post, at, signature, "   \
	"here) VALUES "

/* By whoever administers: what others did comes in as they did it. */
static const char office[] =
	"INSERT INTO office (number, name) VALUES (1, 'อบต. หนึ่ง'), (2, 'อบต. สอง');"
	"INSERT INTO person (login, place, name, post, roles) VALUES"
	" ('somsri', 1, 'สมศรี', '', 1), ('manit', 2, 'มานิต', '', 1),"
	" ('palad', 3, 'สมชาย', 'ปลัด', 3), ('nayok', 4, 'มาลี', 'นายก', 2);"
	"INSERT INTO person_key (key, login, name, since, present, salt, operations, memory)"
	" VALUES ('k1', 'palad', 'สมชาย', 1, 1, 's', 1, 1), ('k0', 'palad', 'สมชาย', 0, 0, 's', 1, 1),"
	" ('k2', NULL, 'จังหวัด', 1, 0, '', 0, 0);"
	"INSERT INTO " REPORT "(1, 'r1', 1, 'somsri', 1, 'open', 2569, 12, 0, 0, 0),"
	" (2, 'r2', 1, 'somsri', 1, 'approved', 2568, 12, 0, 0, 0),"
	" (3, 'r3', 1, 'somsri', 1, 'approved', 2567, 12, 0, 0, 0);"
	"INSERT INTO " CARD "VALUES (1, 1, 1, 2, 'somsri', 1, 'c1', 'draft', " CARD_REST
	"),"
	" (2, 1, 2, 1, 'somsri', 1, 'c2', 'done', " CARD_REST "),"
	" (3, 1, 3, 1, 'palad', 1, 'c3', 'approved', " CARD_REST "),"
	" (4, 1, NULL, 1, 'somsri', 1, 'c4', 'done', " CARD_REST "),"
	" (5, 1, 4, 1, 'somsri', 1, 'c5', 'done', " CARD_REST "),"
	" (6, 2, 1, 1, 'palad', 1, 'c6', 'approved', " CARD_REST ");"
	"INSERT INTO bin_card (card, place, behind, unlinked, who, at)"
	" VALUES (4, 4, 3, 0, 'somsri', 1);"
	"INSERT INTO card_version (card, revision, who, at, body) VALUES (1, 1, 'somsri', 0, '{}');"
	"INSERT INTO step (card, place, text) VALUES (1, 1, 'x'), (3, 1, 'x'), (6, 1, 'x');"
	"INSERT INTO section (report, part, place, text) VALUES (1, 'before', 1, 'x'),"
	" (2, 'before', 1, 'x');"
	"INSERT INTO memo (report, sections_present, signatures_present) VALUES (2, 0, 1);"
	"INSERT INTO signature (report, place, signer) VALUES (2, 1, 'palad');"
	"INSERT INTO " SEAL "(2, 'k1', 'h', 2, 't2', 'palad', 'สมชาย', 'ปลัด', 1, 'x', 1),"
	" (3, 'k2', 'h', 9, 'z', 'other', 'จังหวัด', '', 1, 'x', 0);"
	"INSERT INTO " TRAIL
	"(1, 1, 'somsri', 'report.new', 1, 0, 1, '', '', '', 't1', '', ''),"
	" (2, 1, 'palad', 'report.approve', 2, 0, 1, '', '', 't1', 't2', 'k1', 's');"
	"INSERT INTO trail_part (entry, card, report, revision, digest, standing)"
	" VALUES (2, 0, 2, 1, 'd', '');"
	"INSERT INTO draft VALUES (1, 1, 'manit', 's', 2, 'issue', 0, 1, 'manit typed this'),"
	" (1, 1, 'somsri', 's', 2, 'issue', 0, 1, 'somsri typed this'),"
	" (1, 4, 'manit', 's', 1, 'issue', 0, 1, 'manit typed this too');"
	"INSERT INTO person_setting (who, name, value) VALUES ('manit', 'language', 'th');"
	"INSERT INTO office_setting (name, value) VALUES ('deadline', '2026-12-31');"
	"INSERT INTO removed_report (number, last_card, uuid, fiscal_year, months, who, at)"
	" VALUES (9, 9, 'r9', 2560, 12, 'palad', 1);"
	"INSERT INTO search_copy (id, report, card, body) VALUES (1, 1, 1, 'x');"
	"SET mattrakan.office = 2;"
	"INSERT INTO person (login, place, name, post, roles) VALUES ('prasit', 1, 'ป', '', 1);"
	"INSERT INTO " REPORT "(1, 'r1', 1, 'prasit', 1, 'open', 2569, 12, 0, 0, 0);"
	"INSERT INTO " CARD "VALUES (1, 1, 1, 1, 'prasit', 1, 'c1', 'draft', " CARD_REST
	");"
	"INSERT INTO " TRAIL
	"(1, 1, 'prasit', 'report.new', 1, 0, 1, '', '', '', 'p1', '', '')";

/* Every row of every table, to be compared. */
static const char all_rows[] =
	"SELECT md5(string_agg(query_to_xml('SELECT t::text FROM mattrakan.'"
	" || quote_ident(relname) || ' AS t ORDER BY 1', true, true, '')::text, '' ORDER BY relname))"
	" FROM pg_class WHERE relnamespace = 'mattrakan'::regnamespace AND relkind = 'r'";

static char *database;

/* In a row: whoever administers, by whichever name. */
#define KEEPER NULL

static const char *role(const char *who)
{
	return who ? who : postgres_server_keeper();
}

static char *rows(void)
{
	struct str said = STR_INIT;
	assert_true(postgres_server_try(database, POSTGRES_SUPERUSER, all_rows, &said));
	assert_int_equal(said.bytes, 33);
	return str_detach(&said);
}

static int make(void **state)
{
	(void)state;
	struct str sql = STR_INIT;
	database = postgres_server_database(NULL);
	str_puts(&sql, "BEGIN;\n");
	postgres_schema_append(&sql);
	str_puts(&sql, "COMMIT;\n");
	postgres_server_run(database, postgres_server_keeper(), sql.data);
	postgres_server_run(database, postgres_server_keeper(), office);
	str_release(&sql);
	return 0;
}

static int end(void **state)
{
	(void)state;
	postgres_server_drop(database);
	return 0;
}

/* What is said where it is refused; NULL: nothing, there is no such row for who asks. */
static const struct attack {
	const char *who, *sql, *refused;
} attacks[] = {
	/* the trail */
	{"somsri", "UPDATE trail SET who = 'manit'", "permission denied"},
	{"somsri", "DELETE FROM trail WHERE number = 2", "permission denied"},
	{"somsri", "TRUNCATE trail", "permission denied"},
	{"palad", "UPDATE trail SET who = 'manit'", "permission denied"},
	{KEEPER, "UPDATE trail SET who = 'manit'", "append only"},
	{KEEPER, "DELETE FROM trail", "append only"},
	{KEEPER, "TRUNCATE trail", "append only"},
	{KEEPER, "DELETE FROM trail_part", "append only"},
	{"somsri", "DELETE FROM trail_part", "permission denied"},
	{"somsri", "UPDATE trail_part SET digest = ''", "permission denied"},
	{"somsri",
		"INSERT INTO " TRAIL
		"(3, 1, 'manit', 'card.save', 1, 1, 1, '', '', 't2', 'h', '', '')",
		"who is connected"},
	{"somsri",
		"INSERT INTO " TRAIL
		"(4, 1, 'somsri', 'card.save', 1, 1, 1, '', '', 't2', 'h', '', '')",
		"behind the last"},
	{"somsri",
		"INSERT INTO " TRAIL
		"(3, 1, 'somsri', 'card.save', 1, 1, 1, '', '', 't1', 'h', '', '')",
		"behind the last"},
	{"somsri",
		"INSERT INTO " TRAIL
		"(3, 1, 'somsri', 'card.approve', 1, 1, 1, '', '', 't2', 'h', '', '')",
		"only a supervisor"},
	{"somsri",
		"INSERT INTO " TRAIL
		"(3, 1, 'somsri', 'card.save', 1, 1, 1, '', '', 't2', 'h', 'k1', 's')",
		"own key"},
	{"somsri",
		"INSERT INTO " TRAIL
		"(3, 1, 'somsri', 'people.put', 0, 0, 0, '', '', 't2', 'h', '', '')",
		"whoever administers"},
	{"palad",
		"INSERT INTO " TRAIL
		"(3, 1, 'palad', 'people.trust', 0, 0, 0, '', '', 't2', 'h', '', '')",
		"whoever administers"},
	{"somsri", "INSERT INTO trail_part VALUES (1, 2, 5, 1, 1, 'd', '')",
		"just written"},
	{"palad", "INSERT INTO trail_part VALUES (1, 1, 5, 1, 1, 'd', '')",
		"just written"},
	{"somsri", "INSERT INTO trail SELECT * FROM trail ON CONFLICT DO NOTHING",
		"behind the last"},
	{"somsri",
		"INSERT INTO trail SELECT * FROM trail ON CONFLICT (office_id, number)"
		" DO UPDATE SET who = 'manit'",
		"permission denied"},
	/* versions */
	{"somsri", "UPDATE card_version SET body = ''", "permission denied"},
	{"somsri", "DELETE FROM card_version", "stays as long"},
	{"palad", "DELETE FROM card_version", "stays as long"},
	{"somsri", "INSERT INTO card_version VALUES (1, 1, 5, 'somsri', 1, '{}')",
		"about to change"},
	{"somsri", "INSERT INTO card_version VALUES (1, 1, 2, 'manit', 1, '{}')",
		"about to change"},
	{"somsri", "UPDATE report_version SET body = ''", "permission denied"},
	{"somsri", "INSERT INTO report_version VALUES (1, 1, 7, 'somsri', 1, '{}')",
		"about to change"},
	/* measures */
	{"somsri", "UPDATE card SET issue = 'x' WHERE number = 1", "next revision"},
	{"somsri", "UPDATE card SET issue = 'x', revision = 3 WHERE number = 1",
		"next revision"},
	{"somsri", "UPDATE card SET revision = 1 WHERE number = 1", "next revision"},
	{"somsri",
		"INSERT INTO card_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM card WHERE number = 1;"
		"UPDATE card SET issue = 'x', revision = 3, who = 'manit' WHERE number = 1",
		"next revision"},
	{"somsri", "UPDATE card SET who = 'manit' WHERE number = 1", "next revision"},
	{"somsri", "UPDATE card SET state = 'approved' WHERE number = 2",
		"next revision"},
	{"somsri",
		"INSERT INTO card_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM card WHERE number = 2;"
		"UPDATE card SET state = 'approved', revision = 2 WHERE number = 2",
		"only a supervisor approves"},
	{"somsri",
		"INSERT INTO card_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM card WHERE number = 3;"
		"UPDATE card SET state = 'draft', revision = 2, who = 'somsri' WHERE number = 3",
		"what is approved does not change"},
	{"somsri",
		"INSERT INTO card_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM card WHERE number = 3;"
		"UPDATE card SET issue = 'x', revision = 2, who = 'somsri' WHERE number = 3",
		"what is approved does not change"},
	{"palad",
		"INSERT INTO card_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM card WHERE number = 3;"
		"UPDATE card SET state = 'returned', issue = 'x', revision = 2 WHERE number = 3",
		"what is approved does not change"},
	{"palad", "UPDATE card SET place = NULL WHERE number = 3", "is not taken out"},
	{"somsri", "UPDATE card SET place = 9 WHERE number = 6", "what is approved"},
	{"palad", "UPDATE card SET place = 9 WHERE number = 6", "what is approved"},
	{"somsri", "UPDATE card SET number = 77 WHERE number = 5", "keeps its number"},
	{"somsri", "UPDATE card SET report = 2 WHERE number = 5", "keeps its number"},
	{"somsri", "UPDATE card SET uuid = 'zz' WHERE number = 5", "keeps its number"},
	{"somsri", "DELETE FROM step WHERE card = 3", "what is approved"},
	{"somsri", "UPDATE step SET text = 'y' WHERE card = 1", "permission denied"},
	{"somsri", "INSERT INTO step VALUES (1, 3, 2, 'y')", "what is approved"},
	{"somsri", "INSERT INTO step VALUES (1, 6, 2, 'y')", "what is approved"},
	{"palad", "DELETE FROM step WHERE card = 3", "what is approved"},
	{"somsri", "INSERT INTO evidence (card, place, ref) VALUES (3, 1, 'y')",
		"what is approved"},
	{"somsri",
		"INSERT INTO " CARD
		"VALUES (7, 2, 2, 1, 'somsri', 1, 'c7', 'draft', " CARD_REST ")",
		"what is approved"},
	{"somsri",
		"INSERT INTO " CARD
		"VALUES (7, 1, 5, 1, 'manit', 1, 'c7', 'draft', " CARD_REST ")",
		"made by who makes it"},
	{"somsri",
		"INSERT INTO " CARD
		"VALUES (7, 1, 5, 9, 'somsri', 1, 'c7', 'draft', " CARD_REST ")",
		"revision 1"},
	{"somsri",
		"INSERT INTO " CARD
		"VALUES (7, 1, 5, 1, 'somsri', 1, 'c7', 'approved', " CARD_REST ")",
		"only a supervisor approves"},
	{"somsri", "DELETE FROM card WHERE number = 4", "by a supervisor"},
	{"palad", "DELETE FROM card WHERE number = 3", "by a supervisor"},
	{"palad", "DELETE FROM bin_card; DELETE FROM card WHERE number = 4",
		"who did it is kept"},
	{"palad",
		"INSERT INTO removed_card SELECT office_id, number, report, uuid, 'palad', 1"
		" FROM card WHERE number = 4",
		"still there"},
	{"palad", "INSERT INTO removed_card VALUES (1, 8, 1, 'c8', 'palad', 1)",
		"who did it is kept"},
	{"somsri",
		"INSERT INTO removed_card SELECT office_id, number, report, uuid, 'palad', 1"
		" FROM card WHERE number = 4",
		"who did it is kept"},
	{"palad", "DELETE FROM removed_report", "permission denied"},
	{"palad", "UPDATE removed_report SET who = 'manit'", "permission denied"},
	{"somsri",
		"INSERT INTO bin_card (card, place, behind, unlinked, who, at)"
		" VALUES (4, 1, 0, 0, 'manit', 1)"
		" ON CONFLICT (office_id, card) DO UPDATE SET who = excluded.who",
		"who is connected"},
	/* reports */
	{"somsri", "UPDATE report SET title = 'x' WHERE number = 1", "next revision"},
	{"somsri", "UPDATE report SET state = 'approved' WHERE number = 1",
		"next revision"},
	{"somsri",
		"INSERT INTO report_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM report WHERE number = 1;"
		"UPDATE report SET state = 'approved', revision = 2 WHERE number = 1",
		"only a supervisor approves"},
	{"somsri",
		"INSERT INTO report_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM report WHERE number = 2;"
		"UPDATE report SET state = 'open', revision = 2, who = 'somsri' WHERE number = 2",
		"what is approved does not change"},
	{"palad",
		"INSERT INTO report_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM report WHERE number = 2;"
		"UPDATE report SET state = 'open', title = 'x', revision = 2, who = 'palad'"
		" WHERE number = 2",
		"what is approved does not change"},
	{"palad",
		"INSERT INTO report_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM report WHERE number = 2;"
		"UPDATE report SET title = 'x', revision = 2, who = 'palad' WHERE number = 2",
		"what is approved does not change"},
	{"somsri", "DELETE FROM section WHERE report = 2", "what is approved"},
	{"palad", "DELETE FROM signature WHERE report = 2", "what is approved"},
	{"somsri", "INSERT INTO ita (report, items_present) VALUES (2, 0)",
		"what is approved"},
	{"somsri", "INSERT INTO section VALUES (1, 2, 'after', 1, NULL, 'y')",
		"what is approved"},
	{"somsri", "UPDATE memo SET subject = 'y'", "permission denied"},
	{"somsri",
		"INSERT INTO " REPORT
		"(4, 'r4', 1, 'manit', 1, 'open', 2569, 6, 0, 0, 0)",
		"made by who makes it"},
	{"somsri",
		"INSERT INTO " REPORT
		"(9, 'r4', 1, 'somsri', 1, 'open', 2569, 6, 0, 0, 0)",
		"never used again"},
	{"somsri",
		"INSERT INTO " REPORT
		"(4, 'r4', 1, 'somsri', 1, 'approved', 2569, 6, 0, 0, 0)",
		"only a supervisor approves"},
	{"somsri", "DELETE FROM report WHERE number = 1", "by a supervisor"},
	{"somsri", "INSERT INTO bin_report VALUES (1, 2, 'somsri', 1)",
		"a supervisor removes"},
	{"somsri", "INSERT INTO bin_report VALUES (1, 1, 'somsri', 1)",
		"a supervisor removes"},
	{"somsri", "UPDATE report SET cards = 99 WHERE number = 1", NULL},
	/* seals */
	{"somsri", "DELETE FROM seal WHERE report = 2", "by reopening"},
	{"palad", "DELETE FROM seal WHERE report = 2", "by reopening"},
	{"palad", "UPDATE seal SET signature = 'y'", "when its report is approved"},
	{"somsri",
		"INSERT INTO " SEAL
		"(1, 'k1', 'h', 2, 't2', 'somsri', '', '', 1, 'x', 1)",
		"when its report is approved"},
	{"somsri",
		"INSERT INTO " REPORT
		"(4, 'r4', 1, 'somsri', 1, 'approved', 2569, 6, 0, 0, 0);"
		"INSERT INTO " SEAL "(4, 'k1', 'h', 2, 't2', 'palad', '', '', 1, 'x', 1)",
		"own one"},
	{"somsri",
		"INSERT INTO " REPORT
		"(4, 'r4', 1, 'somsri', 1, 'approved', 2569, 6, 0, 0, 0);"
		"INSERT INTO " SEAL "(4, 'k9', 'h', 2, 't2', 'other', '', '', 1, 'x', 0)",
		"a key that is known"},
	/* people and their keys */
	{"somsri", "UPDATE person SET roles = 3 WHERE login = 'somsri'",
		"permission denied"},
	{"palad", "UPDATE person SET name = 'x' WHERE login = 'palad'",
		"permission denied"},
	{"somsri", "UPDATE person SET wrong = 99 WHERE login = 'palad'",
		"by whoever administers"},
	{"somsri", "INSERT INTO person VALUES (1, 'me', 9, 'x', '', 3)",
		"permission denied"},
	{"somsri", "DELETE FROM person WHERE login = 'palad'", "permission denied"},
	{"palad", "UPDATE person_key SET key = 'k9' WHERE key = 'k1'",
		"permission denied"},
	{"palad", "UPDATE person_key SET present = 1 WHERE key = 'k0'", "stays so"},
	{"nayok", "UPDATE person_key SET present = 0 WHERE key = 'k1'", "of the own"},
	{"palad", "DELETE FROM person_key", "permission denied"},
	{"somsri",
		"INSERT INTO person_key (key, login, name, since, present, salt, operations,"
		" memory) VALUES ('k3', 'palad', '', 1, 1, '', 1, 1)",
		"of the own"},
	{"somsri",
		"INSERT INTO person_key (key, login, name, since, present, salt, operations,"
		" memory) VALUES ('k3', 'somsri', '', 1, 1, '', 1, 1)",
		"of the own"},
	{"palad",
		"INSERT INTO person_key (key, login, name, since, present, salt, operations,"
		" memory) VALUES ('k3', NULL, '', 1, 0, '', 0, 0)",
		"of the own"},
	{"somsri",
		"INSERT INTO deputy (number, login, deputy, first_day, last_day)"
		" VALUES (1, 'palad', 'nayok', '2026-01-01', '2026-12-31')",
		"by who has it"},
	{"palad",
		"INSERT INTO deputy (number, login, deputy, first_day, last_day)"
		" VALUES (1, 'nayok', 'palad', '2026-01-01', '2026-12-31')",
		"by who has it"},
	/* what others are typing, and their settings */
	{"somsri", "UPDATE draft SET body = 'x' WHERE who = 'manit'", NULL},
	{"somsri", "DELETE FROM draft WHERE who = 'manit'", NULL},
	{"somsri", "INSERT INTO draft VALUES (1, 2, 'manit', 's', 2, '', 0, 1, 'x')",
		"row-level security"},
	{"somsri", "UPDATE draft SET who = 'manit', session = 'z' WHERE who = 'somsri'",
		"row-level security"},
	{"palad", "DELETE FROM draft WHERE who = 'manit' AND card = 1", NULL},
	{"somsri", "INSERT INTO person_setting VALUES (1, 'manit', 'x', 'y')",
		"row-level security"},
	{"palad", "INSERT INTO person_setting VALUES (1, 'manit', 'x', 'y')",
		"row-level security"},
	{"somsri", "UPDATE person_setting SET value = 'x'", NULL},
	{"somsri", "DELETE FROM person_setting", NULL},
	/* another office */
	{"prasit", "UPDATE card SET place = 7 WHERE number = 2", NULL},
	{"prasit", "UPDATE card SET office_id = 1 WHERE number = 1", "keeps its number"},
	{"somsri", "DELETE FROM search_copy WHERE office_id = 2", NULL},
	{"prasit", "DELETE FROM search_copy", NULL},
	{"prasit", "SET mattrakan.office = 1; DELETE FROM search_copy", NULL},
	{"prasit", "INSERT INTO search_copy VALUES (1, 2, 1, NULL, 'x')",
		"row-level security"},
	{"prasit", "INSERT INTO office_setting VALUES (1, 'x', 'y')",
		"row-level security"},
	{"prasit",
		"SET mattrakan.office = 1; INSERT INTO office_setting (name, value)"
		" VALUES ('x', 'y')",
		"row-level security"},
	{"somsri", "UPDATE office SET name = 'x'", "permission denied"},
	{"somsri", "INSERT INTO office VALUES (3, 'x')", "permission denied"},
	{"somsri", "UPDATE about SET version = 99", "permission denied"},
	/* what lies under it */
	{"somsri", "SELECT settle(1, 1, 3)", "permission denied"},
	{"somsri", "INSERT INTO settled VALUES (1, 1, 3, pg_current_xact_id(), false)",
		"permission denied"},
	{"somsri", "ALTER TABLE trail DISABLE TRIGGER ALL", "must be owner"},
	{"somsri", "DROP TABLE trail", "must be owner"},
	{"somsri",
		"CREATE TRIGGER t AFTER INSERT ON draft FOR EACH ROW"
		" EXECUTE FUNCTION suppress_redundant_updates_trigger()",
		"permission denied"},
	{"somsri", "CREATE FUNCTION mattrakan.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
		"permission denied"},
	{"somsri", "CREATE TEMP TABLE card (number int)", "permission denied"},
	{"somsri", "SET session_replication_role = replica", "permission denied"},
	{"somsri", "SET row_security = off; DELETE FROM search_copy",
		"row-level security"},
	{"somsri", "SET ROLE mattrakan_admin", "permission denied"},
	{"somsri", "SET ROLE mattrakan_inside", "permission denied"},
	{"somsri", "SET SESSION AUTHORIZATION manit", "permission denied"},
	{"somsri", "SET search_path = pg_temp; DELETE FROM mattrakan.trail",
		"permission denied"},
	{"somsri", "GRANT mattrakan_admin TO somsri", "role \"mattrakan_admin\""},
	{"somsri", "ALTER DATABASE postgres RENAME TO x", "must be owner"},
	{"somsri", "CREATE SCHEMA x", "permission denied"},
};

/* Tells of an attack that did not end as it should; *before becomes what there is after it. */
static bool holds(const struct attack *attack, char **before)
{
	struct str sql = STR_INIT, said = STR_INIT;
	str_printf(&sql, "BEGIN; %s; COMMIT", attack->sql);
	const bool done =
		postgres_server_try(database, role(attack->who), sql.data, &said);
	bool good = done ? !attack->refused
			 : attack->refused && strstr(said.data, attack->refused);
	/* What is refused leaves nothing, which is looked at when all are through. */
	if (done) {
		char *after = rows();
		good = good && !strcmp(*before, after);
		free(*before);
		*before = after;
	}
	if (!good)
		print_error("%s: %s\n\t%s", role(attack->who), attack->sql, said.data);
	str_release(&sql);
	str_release(&said);
	return good;
}

static void attacks_change_nothing(void **state)
{
	(void)state;
	char *first = rows(), *before = rows();
	int failures = 0;
	for (size_t i = 0; i < COUNT(attacks); i++)
		failures += !holds(&attacks[i], &before);
	free(before);
	before = rows();
	assert_string_equal(first, before);
	assert_int_equal(failures, 0);
	free(first);
	free(before);
}

/* What there is to see: the statement returns nothing, or exactly this. */
static void sees_the_own_alone(void **state)
{
	(void)state;
	static const struct {
		const char *who, *sql, *seen;
	} looks[] = {
		{"somsri", "SELECT count(*) FROM report", "3\n"},
		{"prasit", "SELECT count(*) FROM report", "1\n"},
		{"prasit", "SET mattrakan.office = 1; SELECT count(*) FROM report",
			"0\n"},
		{"prasit", "SELECT name FROM office", "อบต. สอง\n"},
		{"prasit", "SELECT max(number) FROM trail", "1\n"},
		{"somsri", "SELECT body FROM draft", "somsri typed this\n"},
		{"palad", "SELECT body FROM draft", "manit typed this too\n"},
		{"somsri", "SELECT who FROM typing WHERE card = 1 ORDER BY who",
			"manit\nsomsri\n"},
		{"somsri", "SELECT count(*) FROM person_setting", "0\n"},
		{"nayok", "SELECT office_now()", "1\n"},
		{"somsri", "SELECT count(*), max(office) FROM province_report", "3|1\n"},
		{"prasit", "SELECT count(*), min(office) FROM province_report", "1|2\n"},
		{KEEPER, "SET mattrakan.office = 2; SELECT count(*) FROM report", "1\n"},
		{"somsri", "SELECT cards FROM report WHERE number = 1", "4\n"},
	};
	struct str said = STR_INIT;
	for (size_t i = 0; i < COUNT(looks); i++) {
		assert_true(postgres_server_try(
			database, role(looks[i].who), looks[i].sql, &said));
		if (strcmp(said.data, looks[i].seen) != 0)
			fail_msg("%s: %s: %s", role(looks[i].who), looks[i].sql,
				said.data);
	}
	str_release(&said);
}

/* What the program does for them: done, looked at as at its end, and rolled back. */
static const struct {
	const char *who, *sql;
} acts[] = {
	{"somsri",
		"INSERT INTO card_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM card WHERE number = 1;"
		"UPDATE card SET issue = 'x', revision = 3 WHERE number = 1;"
		"DELETE FROM step WHERE card = 1; INSERT INTO step VALUES (1, 1, 1, 'y');"
		"INSERT INTO " TRAIL
		"(3, 1, 'somsri', 'card.save', 1, 1, 3, '', '', 't2', 't3', '', '')"},
	{"somsri", "INSERT INTO " REPORT
		   "(4, 'r4', 1, 'somsri', 1, 'open', 2569, 6, 0, 0, 0);"
		   "INSERT INTO " CARD
		   "VALUES (7, 4, 1, 1, 'somsri', 1, 'c7', 'done', " CARD_REST ");"
		   "INSERT INTO section VALUES (1, 4, 'before', 1, NULL, 'y')"},
	{"palad",
		"INSERT INTO card_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM card WHERE number = 2;"
		"UPDATE card SET state = 'approved', revision = 2, who = 'palad' WHERE number = 2;"
		"INSERT INTO " TRAIL
		"(3, 1, 'palad', 'card.approve', 1, 2, 2, '', '', 't2', 't3', 'k1', 's');"
		"UPDATE person_key SET signed_entry = 3, signed_hash = 't3' WHERE key = 'k1'"},
	{"palad",
		"INSERT INTO card_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM card WHERE number = 3;"
		"UPDATE card SET state = 'returned', revision = 2 WHERE number = 3"},
	{"palad",
		"INSERT INTO report_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM report WHERE number = 2;"
		"UPDATE report SET state = 'open', revision = 2, who = 'palad' WHERE number = 2;"
		"DELETE FROM signature WHERE report = 2; DELETE FROM memo WHERE report = 2;"
		"INSERT INTO memo (report, sections_present, signatures_present) VALUES (2, 0, 0);"
		"DELETE FROM seal WHERE report = 2"},
	/* The last signature: the state first, then the texts, then the seal. */
	{"palad",
		"INSERT INTO report_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM report WHERE number = 1;"
		"UPDATE report SET state = 'approved', revision = 2, who = 'palad'"
		" WHERE number = 1;"
		"DELETE FROM section WHERE report = 1;"
		"INSERT INTO section VALUES (1, 1, 'before', 1, NULL, 'x');"
		"INSERT INTO " SEAL "(1, 'k1', 'h', 3, 't3', 'palad', '', '', 1, 'x', 1)"
		" ON CONFLICT (office_id, report) DO UPDATE SET key = excluded.key"},
	/* An import with a seal of a key that is known. */
	{"somsri", "INSERT INTO " REPORT
		   "(4, 'r4', 1, 'somsri', 1, 'approved', 2569, 6, 0, 0, 0);"
		   "INSERT INTO " CARD
		   "VALUES (7, 4, 1, 1, 'somsri', 1, 'c7', 'approved', " CARD_REST ");"
		   "INSERT INTO step VALUES (1, 7, 1, 'y');"
		   "INSERT INTO " SEAL
		   "(4, 'k2', 'h', 2, 't2', 'other', '', '', 1, 'x', 0)"},
	/* One that takes the place of a report: its cards stand nowhere for a while. */
	{"somsri",
		"INSERT INTO report_version SELECT office_id, number, revision, who, at, '{}'"
		" FROM report WHERE number = 1;"
		"UPDATE card SET place = NULL WHERE report = 1 AND place IS NOT NULL;"
		"UPDATE report SET title = 'x', revision = 2 WHERE number = 1;"
		"UPDATE card SET place = number WHERE report = 1 AND number IN (2, 3);"
		"INSERT INTO bin_card (card, place, behind, unlinked, who, at)"
		" SELECT number, 0, 0, 0, 'somsri', 1 FROM card WHERE report = 1 AND place IS NULL"
		" ON CONFLICT (office_id, card) DO NOTHING"},
	{"somsri", "UPDATE card SET place = place + 100 WHERE report = 1;"
		   "UPDATE card SET place = place - 100 WHERE report = 1"},
	/* Destroying what lies in the bin, with what somebody typed there. */
	{"palad",
		"INSERT INTO removed_card SELECT office_id, number, report, uuid, 'palad', 1"
		" FROM card WHERE number = 4;"
		"INSERT INTO person_setting VALUES (1, 'manit', 'kept.x', 'y')"
		" ON CONFLICT (office_id, who, name) DO UPDATE SET value = excluded.value;"
		"DELETE FROM draft WHERE card = 4;"
		"DELETE FROM bin_card WHERE card = 4; DELETE FROM card WHERE number = 4"},
	{"palad", "INSERT INTO bin_report VALUES (1, 2, 'palad', 1)"},
	{"somsri", "UPDATE person SET wrong = 1, wrong_at = 5 WHERE login = 'somsri'"},
	{"palad",
		"UPDATE person_key SET present = 0 WHERE login = 'palad' AND present = 1;"
		"INSERT INTO person_key (key, login, name, since, present, salt, operations,"
		" memory) VALUES ('k3', 'palad', '', 1, 1, '', 1, 1)"},
	{"palad", "INSERT INTO deputy (number, login, deputy, first_day, last_day)"
		  " VALUES (1, 'palad', 'nayok', '2026-01-01', '2026-12-31');"
		  "UPDATE deputy SET ended = 1"},
	{"somsri",
		"INSERT INTO draft VALUES (1, 2, 'somsri', 's', 2, '', 0, 1, 'x')"
		" ON CONFLICT (office_id, card, who, session) DO UPDATE SET body = excluded.body;"
		"UPDATE draft SET body = 'y' WHERE card = 2 AND who = 'somsri';"
		"DELETE FROM draft WHERE card = 2 AND who = 'somsri'"},
	{"somsri", "INSERT INTO office_setting (name, value) VALUES ('x', 'y');"
		   "DELETE FROM unit; INSERT INTO unit (place, name) VALUES (1, 'x');"
		   "INSERT INTO rule_setting (rule, severity) VALUES ('x', 'off');"
		   "DELETE FROM search_copy"},
	{KEEPER, "INSERT INTO person VALUES (1, 'new.person', 9, 'ใหม่', '', 1);"
		 "UPDATE person SET roles = 0 WHERE login = 'manit'"},
};

static void works_as_the_program_does(void **state)
{
	(void)state;
	struct str said = STR_INIT;
	char *before = rows();
	for (size_t i = 0; i < COUNT(acts); i++) {
		struct str sql = STR_INIT;
		str_printf(&sql, "BEGIN; %s; SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK",
			acts[i].sql);
		if (!postgres_server_try(database, role(acts[i].who), sql.data, &said))
			fail_msg("%s: %s\n\t%s", role(acts[i].who), acts[i].sql,
				said.data);
		str_release(&sql);
	}
	char *after = rows();
	assert_string_equal(before, after);
	/* And what compares them sees a change. */
	postgres_server_run(
		database, "somsri", "UPDATE person SET wrong = 1 WHERE login = 'somsri'");
	free(after);
	after = rows();
	assert_string_not_equal(before, after);
	free(after);
	free(before);
	str_release(&said);
}

/* Who is entered becomes a role; who is removed everywhere works in no office any more. */
static void people_are_roles(void **state)
{
	(void)state;
	struct str said = STR_INIT;
	postgres_server_run(database, postgres_server_keeper(),
		"INSERT INTO person VALUES (1, 'somchai', 9, 'สมชาย', '', 1)");
	assert_true(
		postgres_server_try(database, "somchai", "SELECT office_now()", &said));
	assert_string_equal(said.data, "1\n");
	postgres_server_run(database, postgres_server_keeper(),
		"UPDATE person SET roles = 0 WHERE login = 'somchai'");
	assert_false(postgres_server_try(database, "somchai", "SELECT 1", &said));
	assert_non_null(strstr(said.data, "CONNECT"));
	assert_false(postgres_server_try(database, postgres_server_keeper(),
		"INSERT INTO person VALUES (1, 'mattrakan_admin', 10, 'x', '', 1)",
		&said));
	assert_non_null(strstr(said.data, "can be called"));
	str_release(&said);
}

/* A province reads in any office, sees all of them side by side, and writes nowhere. */
static void a_province_reads(void **state)
{
	(void)state;
	struct str said = STR_INIT;
	char *before = rows();
	postgres_server_run(database, POSTGRES_SUPERUSER,
		"CREATE ROLE province LOGIN IN ROLE mattrakan_province");
	assert_true(postgres_server_try(database, "province",
		"SELECT office, report, state, cards, cards_done, cards_approved"
		" FROM province_report ORDER BY office, report",
		&said));
	assert_string_equal(said.data, "1|1|open|4|3|1\n1|2|approved|1|1|1\n"
				       "1|3|approved|0|0|0\n2|1|open|1|0|0\n");
	assert_true(postgres_server_try(database, "province",
		"SET mattrakan.office = 2; SELECT who FROM card", &said));
	assert_string_equal(said.data, "prasit\n");
	assert_false(postgres_server_try(database, "province",
		"SET mattrakan.office = 2; DELETE FROM search_copy", &said));
	/* What others type, and their settings, is nobody's but their own. */
	assert_true(postgres_server_try(database, "province",
		"SELECT count(*) FROM draft UNION ALL SELECT count(*) FROM head_draft "
		"UNION ALL SELECT count(*) FROM person_setting",
		&said));
	assert_string_equal(said.data, "0\n0\n0\n");
	/* Who is a clerk somewhere besides still only reads elsewhere. */
	postgres_server_run(
		database, POSTGRES_SUPERUSER, "GRANT mattrakan_province TO prasit");
	assert_true(postgres_server_try(database, "prasit",
		"SET mattrakan.office = 1; SELECT count(*) FROM report", &said));
	assert_string_equal(said.data, "3\n");
	assert_true(postgres_server_try(database, "prasit",
		"SET mattrakan.office = 1; UPDATE card SET place = 77 WHERE number = 5;"
		" DELETE FROM search_copy",
		&said));
	char *after = rows();
	assert_string_equal(before, after);
	free(before);
	free(after);
	str_release(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(attacks_change_nothing, make, end),
		cmocka_unit_test_setup_teardown(sees_the_own_alone, make, end),
		cmocka_unit_test_setup_teardown(works_as_the_program_does, make, end),
		cmocka_unit_test_setup_teardown(people_are_roles, make, end),
		cmocka_unit_test_setup_teardown(a_province_reads, make, end),
	};
	if (postgres_server_missing()) {
		fprintf(stderr, "skipped: %s\n", postgres_server_missing());
		return POSTGRES_SERVER_SKIPPED;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
