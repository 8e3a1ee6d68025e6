/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The deadline of a report in the office file: kept, listed, changed with a version, frozen
 * once the report is handed in, and found in files of programs that did not know it.
 */
#include <config.h>

#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "db/carry.h"
#include "db/head.h"
#include "db/migrate.h"
#include "db/store.h"
#include "model/deadline.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define REPORT                                                                           \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568," \
	"\"months\":12,\"title\":\"รายงาน\",\"deadline\":\"2026-04-30\",\"cards\":[]}"

static void begin(struct office *office)
{
	struct report report;
	office_parse(REPORT, &report);
	assert_int_equal(office_import(office, &report), 1);
	report_release(&report);
}

static enum save_outcome put(
	struct office *office, const char *deadline, struct error *error)
{
	struct report head;
	int64_t revision;
	assert_true(store_read_head(office->store, 1, &head, &revision, error));
	free(head.deadline);
	head.deadline = deadline ? mem_strdup(deadline) : NULL;
	const enum save_outcome outcome =
		store_save_head(office->store, 1, &head, &revision, "somsri", error);
	report_release(&head);
	return outcome;
}

static bool note(void *context, const struct report_summary *summary)
{
	str_printf(context, "%s;", summary->deadline);
	return true;
}

static void assert_listed(struct office *office, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str found = STR_INIT;
	assert_done(store_list(office->store, note, &found, &error), &error);
	assert_string_equal(found.data, expected);
	str_release(&found);
}

static void test_kept(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	begin(office);
	assert_listed(office, "2026-04-30;");
	assert_int_equal(put(office, "2026-05-15", &error), SAVE_DONE);
	office_load(office, 1, &report);
	assert_string_equal(report.deadline, "2026-05-15");
	report_release(&report);
	/* What it was is history. */
	char *body = raw_text(office->store, "SELECT body FROM report_version");
	assert_non_null(strstr(body, "2026-04-30"));
	free(body);
	assert_int_equal(put(office, NULL, &error), SAVE_DONE);
	assert_listed(office, ";");
	assert_int_equal(
		raw_integer(office->store, "SELECT deadline IS NULL FROM report"), 1);
	assert_sound(office->store);
}

static void test_carried(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const struct carry_into into = {.fiscal_year = 2569};
	int64_t number;
	begin(office);
	assert_done(store_carry_into(office->store, 1, &into, "somsri", &number, &error),
		&error);
	assert_listed(office, ";2026-04-30;");
	assert_sound(office->store);
}

/* Behind the program's back: verify tells it, and what is no day is no value at all. */
static void test_forged(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	begin(office);
	raw_run(office->store, "UPDATE report SET deadline = '2027-04-30'");
	assert_verify_finds(office->store,
		(const char *const[]){"it is not what the trail says it was",
			"its own texts are not what the trail says they were", NULL});
	raw_run(office->store, "UPDATE report SET deadline = 'soon'");
	struct report report;
	assert_false(store_load(office->store, 1, &report, &error));
	assert_error(&error, ERROR_REFUSED, "deadline");
}

/* It is part of what is approved: from the submission on it stays as it is. */
static void test_handed_in(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_int_equal(approval_report(office), 1);
	assert_int_equal(put(office, "2026-04-30", &error), SAVE_DONE);
	approval_submit(office->store, 1);
	assert_int_equal(put(office, "2026-05-30", &error), SAVE_FAILED);
	assert_int_equal(error.kind, ERROR_REFUSED);
	error_release(&error);
	assert_listed(office, "2026-04-30;");
	assert_sound(office->store);
}

/* As the migration does with a key that an older program kept as unknown. */
static void settle(struct office *office)
{
	static const struct sql_migration list[] = {
		{SCHEMA_VERSION + 1, "SELECT 1", migrate_known_keys}, {0, NULL, NULL}};
	struct error error = ERROR_INIT;
	assert_done(migrate(office->store, list, SCHEMA_VERSION + 1, &error), &error);
	assert_done(
		office->store->driver->set_version(office->store, SCHEMA_VERSION, &error),
		&error);
}

static void test_of_an_older_program(void **state)
{
	struct office *office = *state;
	begin(office);
	raw_run(office->store, "UPDATE report SET deadline = NULL, extra = "
			       "'{\"deadline\":\"2026-04-30\",\"x\":1}'");
	settle(office);
	assert_listed(office, "2026-04-30;");
	char *extra = raw_text(office->store, "SELECT extra FROM report");
	assert_string_equal(extra, "{\"x\":1}");
	free(extra);
	/* What is no day stays what it was. */
	raw_run(office->store,
		"UPDATE report SET deadline = NULL, extra = '{\"deadline\":\"soon\"}'");
	settle(office);
	assert_listed(office, ";");
	extra = raw_text(office->store, "SELECT extra FROM report");
	assert_string_equal(extra, "{\"deadline\":\"soon\"}");
	free(extra);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kept, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_carried, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_forged, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_handed_in, office_setup, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_of_an_older_program, office_setup, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
