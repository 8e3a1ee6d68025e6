/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments that commands tell: as the screens show them, of Thailand whatever zone the
 * machine is in, in the digits that the person has set; for programs, --json has seconds.
 */
#include <config.h>

#include "tests/support/program.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/bin.h"
#include "db/settings.h"
#include "db/store.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

/* 20 November 2026, 10:02:31 in Thailand, when it is 22:02 of the day before here. */
#define NOW  "1795143751"
#define ZONE "EST5"

struct place {
	struct office office;
	struct program_run run;
};

/* The trail and its like go by the machine's clock, whatever the environment says. */
static void set_times(struct store *store)
{
	raw_run(store, RAW_UNGUARDED "UPDATE trail SET at = " NOW ";"
				     "UPDATE seal SET at = " NOW ";"
				     "UPDATE person_key SET since = " NOW ";"
				     "UPDATE bin_report SET at = " NOW ";" RAW_GUARDED);
}

/* A sealed report, and another in the bin. */
static int setup(void **state)
{
	struct place *place = test_malloc(sizeof(*place));
	struct error error = ERROR_INIT;
	setenv("SOURCE_DATE_EPOCH", NOW, 1);
	setenv("TZ", ZONE, 1);
	office_make(&place->office);
	place->run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", place->office.path, 1);
	approval_report(&place->office);
	program_expect(&place->run, 0, "import", TOP_SRCDIR "/data/samples/memo.json");
	office_people(&place->office);
	approval_seal(place->office.store, 1);
	assert_done(
		store_remove_report(place->office.store, 2, "somsri", &error), &error);
	program_expect(&place->run, 0, "backup", "--automatic");
	set_times(place->office.store);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	office_remove(&place->office);
	program_run_release(&place->run);
	test_free(place);
	return 0;
}

static void assert_all_tell(struct place *place, const char *moment)
{
	struct str copy = STR_INIT;
	str_printf(&copy, "%s", place->office.path);
	const char *const commands[][4] = {
		{"trail"},
		{"people", "keys"},
		{"bin"},
		{"verify"},
		{"backup", "--list"},
		{"restore", "--look", copy.data},
	};
	for (size_t i = 0; i < COUNT(commands); i++) {
		program_run(&place->run, commands[i], NULL, NULL);
		if (!strstr(place->run.out.data, moment))
			fail_msg("%s: '%s' is not in: %s", commands[i][0], moment,
				place->run.out.data);
		if (strstr(place->run.out.data, "2026-11-20 "))
			fail_msg("%s: a machine's time in: %s", commands[i][0],
				place->run.out.data);
	}
	str_release(&copy);
}

static void set_digits(struct place *place, const char *digits)
{
	struct error error = ERROR_INIT;
	const char *who = getpwuid(getuid())->pw_name;
	assert_done(store_set_setting(place->office.store, who, "digits", digits, &error),
		&error);
}

static void test_moments(void **state)
{
	struct place *place = *state;
	assert_all_tell(place, "๒๐ พ.ย. ๖๙ ๑๐:๐๒");
	set_digits(place, "arabic");
	assert_all_tell(place, "20 พ.ย. 69 10:02");
	set_digits(place, "thai");
	assert_all_tell(place, "๒๐ พ.ย. ๖๙ ๑๐:๐๒");
	set_digits(place, "");
}

/* The day of the messages too, and their numbers. */
static void test_messages(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 1, "show", "2");
	assert_non_null(strstr(place->run.err.data, "รายงานเลขที่ ๒ อยู่ในถังขยะ"));
	assert_non_null(strstr(place->run.err.data, "๒๐ พ.ย. ๖๙"));
	/* What is to be typed stands as it can be typed anywhere. */
	assert_non_null(strstr(place->run.err.data, "'mattrakan bin restore 2'"));
	set_digits(place, "arabic");
	program_expect(&place->run, 1, "show", "2");
	assert_non_null(strstr(place->run.err.data, "รายงานเลขที่ 2 อยู่ในถังขยะ"));
	assert_non_null(strstr(place->run.err.data, "20 พ.ย. 69"));
	set_digits(place, "");
}

static void test_programs(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 0, "trail", "--json");
	assert_non_null(
		strstr(place->run.out.data, "\"at\":\"2026-11-20T10:02:31+07:00\""));
	program_expect(&place->run, 0, "bin", "--json");
	assert_non_null(
		strstr(place->run.out.data, "\"at\":\"2026-11-20T10:02:31+07:00\""));
	/* Numbers in columns are read by programs too. */
	program_expect(&place->run, 0, "bin");
	assert_int_equal(strncmp(place->run.out.data, "report\t2\t", 9), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_programs),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
