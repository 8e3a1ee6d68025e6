/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Verify on the screen: on demand, stopped, and before a report is sealed.
 */
#include <config.h>

#include "tests/support/approval.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "tui/terminal/key.h"

#include <stdlib.h>

#include "db/carry.h"
#include "text/error.h"
#include "text/str.h"

/* The list of reports: one of three measures, which waits for the signature of nayok, and
 * behind it one that was carried over, of measures 4 to 6. */
static void begin(struct desk *desk, const char *who)
{
	struct error error = ERROR_INIT;
	int64_t carried;
	desk_make(desk, 24, 100, "en");
	desk_name_person(desk);
	approval_report(&desk->office);
	office_people(&desk->office);
	assert_done(store_carry(desk->office.store, 1, 2560, "manit", &carried, &error),
		&error);
	approval_submit(desk->office.store, 1);
	approval_sign(desk->office.store, 1, "palad");
	desk_accept_findings(desk, "ถูกแล้ว");
	desk_from_reports(desk);
	desk->who = who;
	desk->app.who = who;
}

static void again(struct desk *desk)
{
	const char *who = desk->who;
	desk_from_reports(desk);
	desk->who = who;
	desk->app.who = who;
}

/* The report is read, and what is to be mended in it accepted. */
static void to_approval(struct desk *desk)
{
	again(desk);
	grid_type(desk->grid, "v");
	grid_press(desk->grid, K_F5);
	grid_press(desk->grid, K_ESCAPE);
}

static void type_passphrase(struct desk *desk)
{
	grid_type(desk->grid, OFFICE_PASSPHRASE "\n");
}

static int64_t seals(const struct desk *desk)
{
	return raw_integer(desk->office.store, "SELECT count(*) FROM seal");
}

static void test_on_demand(void **state)
{

	struct desk desk;
	(void)state;
	begin(&desk, "somsri");
	grid_type(desk.grid, "vv");
	desk_run(&desk);
	assert_shown(&desk, "The office file is whole, and everything in it is");
	again(&desk);
	grid_type(desk.grid, "vlv"); /* from the trail */
	desk_run(&desk);
	assert_shown(&desk, "The office file is whole, and everything in it is");
	raw_run(desk.office.store, "UPDATE card SET who = 'prasit' WHERE number = 4");
	again(&desk);
	grid_type(desk.grid, "vv");
	desk_run(&desk);
	assert_shown(&desk, "Verify finds: 1");
	assert_shown(&desk, "report 2, measure of number 4: who made its version 1");
	desk_remove(&desk);
}

/* --- a large file --- */

static void enlarge(struct desk *desk)
{
	raw_run(desk->office.store,
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
		"5000) INSERT INTO person_setting (who, name, value) SELECT 'x', 'name' || i, "
		"printf('%.*c', 1000, 'x') FROM n");
	raw_run(desk->office.store, "PRAGMA wal_checkpoint(TRUNCATE)");
}

static void see_box(void *context)
{
	struct desk *desk = context;
	assert_shown(desk, "─ Verify ─");
	assert_shown(desk, "Esc stop");
}

static void test_stopped(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "nayok");
	enlarge(&desk);
	again(&desk);
	grid_type(desk.grid, "vv");
	grid_see(desk.grid, see_box, &desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "Stopped: the office file was not looked at to its end");
	/* And nothing is sealed. */
	to_approval(&desk);
	grid_type(desk.grid, "a");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "Stopped: the office file was not looked at to its end");
	assert_int_equal(seals(&desk), 0);
	desk_remove(&desk);
}

/* --- before a seal --- */

static void test_refused(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "nayok");
	raw_run(desk.office.store, "UPDATE card SET output = 'ปลอม' WHERE number = 1");
	to_approval(&desk);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "This was changed past the program");
	assert_shown(&desk, "report 1: it is not what the trail says it was");
	assert_not_shown(&desk, "passphrase:");
	to_approval(&desk);
	grid_type(desk.grid, "a\n\n\n");
	type_passphrase(&desk);
	desk_run(&desk);
	assert_int_equal(seals(&desk), 0);
	desk_remove(&desk);
}

static void test_elsewhere(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "nayok");
	raw_run(desk.office.store, "UPDATE card SET output = 'ปลอม' WHERE number = 4");
	to_approval(&desk);
	grid_type(desk.grid, "a");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_not_shown(&desk, "Your opinion");
	to_approval(&desk);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "report 2: it is not what the trail says it was");
	assert_shown(&desk, "Seal all the same");
	to_approval(&desk);
	grid_type(desk.grid, "a" GRID_SURELY "\n\n");
	type_passphrase(&desk);
	desk_run(&desk);
	assert_shown(&desk, "Approved and sealed");
	assert_int_equal(seals(&desk), 1);
	desk_remove(&desk);
}

/* The check before a signature, and before a report is submitted, says how far it is, and Esc
 * stops it: then nothing is asked, and nothing done. */
static void test_the_check_can_be_stopped(void **state)
{
	struct desk desk;
	(void)state;
	setenv("MATTRAKAN_PROGRESS", "always", 1);
	begin(&desk, "nayok");
	to_approval(&desk);
	grid_ahead(desk.grid, true);
	grid_type(desk.grid, "a");
	grid_press(desk.grid, K_ESCAPE);
	grid_ahead(desk.grid, false);
	desk_run(&desk);
	assert_shown(&desk, "stopped before its end");
	assert_int_equal(seals(&desk), 0);
	desk_remove(&desk);
	desk_with_cards(&desk, "{\"issue\":\"คิวยาว\",\"state\":\"done\"}");
	grid_type(desk.grid, "\nv");
	grid_ahead(desk.grid, true);
	grid_type(desk.grid, "s");
	grid_press(desk.grid, K_ESCAPE);
	grid_ahead(desk.grid, false);
	desk_run(&desk);
	assert_shown(&desk, "หยุดก่อนเสร็จ");
	assert_shown(&desk, "กด s เพื่อเสนอ");
	desk_remove(&desk);
	unsetenv("MATTRAKAN_PROGRESS");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_on_demand),
		cmocka_unit_test(test_stopped),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_elsewhere),
		cmocka_unit_test(test_the_check_can_be_stopped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
