/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each command does for whom: nobody entered; who is not entered, a clerk, a
 * supervisor, once somebody is. Who runs the commands owns the office file, and so enters
 * people whatever the role (tests/db/people.c has who does not own it).
 */
#include <config.h>

#include "tests/support/program.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/trust/people.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum role { NOBODY_ENTERED, NOT_ENTERED, CLERK, SUPERVISOR, PERSONS };

/* Exit statuses by role; {new}: a file with a report that is not there, {old}: with one
 * that is, {copy}: a name for a copy. */
static const struct {
	const char *arguments[8];
	int status[PERSONS];
} rows[] = {
	/* Whoever reads the file reads all of it. */
	{{"list"}, {0, 0, 0, 0}},
	{{"show", "1"}, {0, 0, 0, 0}},
	{{"search", "มาตรการ"}, {0, 0, 0, 0}},
	{{"check", "--report", "1"}, {1, 1, 1, 1}}, /* it has mistakes */
	{{"words"}, {0, 0, 0, 0}},
	{{"units"}, {1, 1, 1, 1}}, /* no list is confirmed */
	{{"ita", "2568"}, {0, 0, 0, 0}},
	{{"print", "--report", "1"}, {0, 0, 0, 0}},
	{{"export", "--format", "json", "--report", "1"}, {0, 0, 0, 0}},
	{{"export", "--format=bundle", "--unsigned", "--report=1", "--to", "{copy}"},
		{0, 0, 0, 0}},
	{{"trail"}, {0, 0, 0, 0}},
	{{"trail", "--json"}, {0, 0, 0, 0}},
	{{"people", "--json"}, {0, 0, 0, 0}},
	{{"verify"}, {0, 0, 0, 0}},
	{{"people"}, {0, 0, 0, 0}},
	{{"people", "keys"}, {0, 0, 0, 0}},
	{{"people", "deputies"}, {0, 0, 0, 0}},
	{{"bin"}, {0, 0, 0, 0}},
	{{"backup", "{copy}"}, {0, 0, 0, 0}},
	/* To write needs a role. */
	{{"import", "{new}"}, {0, 1, 0, 0}},
	{{"import", "--replace", "{old}"}, {0, 1, 0, 0}},
	{{"carry", "1", "2570"}, {0, 1, 0, 0}},
	{{"units", "กองคลัง"}, {0, 1, 0, 0}},
	{{"words", "ทุ่งฟ้า"}, {0, 1, 0, 0}},
	{{"ita", "2568", "o3", "ถาม"}, {0, 1, 0, 0}},
	/* Rules of the check are a supervisor's, or of who looks after the file. */
	{{"check", "--set", "period=off"}, {0, 1, 0, 0}},
	/* A passphrase is a supervisor's alone. */
	{{"people", "passphrase"}, {1, 1, 1, 0}},
	/* The owner of the file, in any role. */
	{{"people", "add", "new", "--name", "นางใหม่", "--role", "clerk"}, {0, 0, 0, 0}},
	{{"people", "change", "nayok", "--post", "ที่ปรึกษา"}, {2, 0, 0, 0}},
	{{"people", "remove", "nayok"}, {2, 0, 0, 0}},
	{{"people", "reset", "nayok"}, {2, 0, 0, 0}},
	{{"people", "hand-over", "nayok", "palad", "--from=2020-01-01",
		 "--until=2097-01-01"},
		{2, 0, 0, 0}},
};

static void write_report(
	const struct office *office, const char *name, bool is_new, struct str *path)
{
	struct report report;
	struct str json = STR_INIT;
	approval_parse(&report);
	free(report.title);
	report.title = mem_strdup(is_new ? "รายงานใหม่" : "รายงานทดสอบ");
	snprintf(report.uuid, sizeof(report.uuid), "%s",
		is_new ? "00000000-0000-4000-8000-000000000002"
		       : "00000000-0000-4000-8000-000000000001");
	report_to_json(&json, &report);
	str_printf(path, "%s/%s", office->folder, name);
	support_write(path->data, json.data, json.bytes);
	report_release(&report);
	str_release(&json);
}

static void enter(struct office *office, enum role role)
{
	struct error error = ERROR_INIT;
	const struct person person = {.login = getpwuid(getuid())->pw_name,
		.name = "นางสาวผู้ใช้",
		.post = "",
		.roles = role == CLERK ? ROLE_CLERK : ROLE_SUPERVISOR};
	if (role == NOBODY_ENTERED)
		return;
	office_people(office);
	if (role != NOT_ENTERED)
		assert_done(
			store_put_person(office->store, &person, "root", &error), &error);
}

static const char *filled(const char *argument, const struct str *fresh,
	const struct str *old, const struct str *copy)
{
	return !strcmp(argument, "{new}")    ? fresh->data
	       : !strcmp(argument, "{old}")  ? old->data
	       : !strcmp(argument, "{copy}") ? copy->data
					     : argument;
}

static void try_row(struct office *office, size_t row, enum role role)
{
	struct program_run run = PROGRAM_RUN_INIT;
	struct str fresh = STR_INIT, old = STR_INIT, copy = STR_INIT, input = STR_INIT;
	const char *arguments[12] = {"--lang", "en"};
	write_report(office, "new.json", true, &fresh);
	write_report(office, "old.json", false, &old);
	str_printf(&copy, "%s/copy.db", office->folder);
	str_puts(&input, OFFICE_PASSPHRASE "\n");
	for (size_t i = 0; rows[row].arguments[i]; i++)
		arguments[i + 2] = filled(rows[row].arguments[i], &fresh, &old, &copy);
	program_run(&run, arguments, &input, NULL);
	if (run.status != rows[row].status[role])
		fail_msg("%s %s, role %d: %d, not %d: %s", arguments[2],
			arguments[3] ? arguments[3] : "", (int)role, run.status,
			rows[row].status[role], run.err.data);
	program_run_release(&run);
	str_release(&fresh);
	str_release(&old);
	str_release(&copy);
	str_release(&input);
}

static void test_table(void **state)
{
	(void)state;
	for (enum role role = 0; role < PERSONS; role++) {
		for (size_t row = 0; row < COUNT(rows); row++) {
			struct office office;
			struct report report;
			office_make(&office);
			setenv("MATTRAKAN_FILE", office.path, 1);
			approval_parse(&report);
			snprintf(report.uuid, sizeof(report.uuid), "%s",
				"00000000-0000-4000-8000-000000000001");
			office_import(&office, &report);
			report_release(&report);
			enter(&office, role);
			try_row(&office, row, role);
			office_remove(&office);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
