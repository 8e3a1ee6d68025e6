/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an office makes of the check: accepted findings, severities, units.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/abbreviations.h"
#include "db/bin.h"
#include "db/check_settings.h"
#include "db/found.h"
#include "db/offices.h"
#include "db/store.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "text/abbreviation.h"
#include "text/error.h"
#include "text/str.h"

/* 20 November 2026, 9:00 in Thailand. */
enum { CHECKED_AT = 1795140000 };

static bool take_office(void *context, const struct office_progress *office)
{
	*(struct office_progress *)context = *office;
	return true;
}

static bool list_acceptance(void *context, const struct acceptance *each)
{
	str_printf(context, "%lld %s %s@%lld [%s] %s (%s)\n", (long long)each->card,
		each->rule, each->path, (long long)each->start, each->basis, each->reason,
		each->who);
	assert_true(each->at > 0);
	return true;
}

static void assert_accepted(struct store *store, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str list = STR_INIT;
	assert_done(store_acceptances(store, 1, list_acceptance, &list, &error), &error);
	assert_string_equal(list.data, expected);
	str_release(&list);
}

static void test_acceptances(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	approval_report(office);
	struct acceptance one = {.card = 2,
		.rule = "spelling",
		.path = "issue",
		.start = 6,
		.basis = "ประเด็นสอง",
		.reason = "ชื่อเฉพาะ"};
	struct acceptance head = {
		.rule = "year", .path = "title", .basis = "ก", .reason = "ถูกแล้ว"};
	assert_done(store_accept(store, 1, &one, "somsri", &error), &error);
	assert_done(store_accept(store, 1, &head, "manit", &error), &error);
	assert_accepted(store, "0 year title@0 [ก] ถูกแล้ว (manit)\n"
			       "2 spelling issue@6 [ประเด็นสอง] ชื่อเฉพาะ (somsri)\n");
	/* The same again writes over it. */
	one.basis = "ประเด็นใหม่";
	one.reason = "ยังถูก";
	assert_done(store_accept(store, 1, &one, "manit", &error), &error);
	assert_accepted(store, "0 year title@0 [ก] ถูกแล้ว (manit)\n"
			       "2 spelling issue@6 [ประเด็นใหม่] ยังถูก (manit)\n");
	one.reason = "-…";
	assert_false(store_accept(store, 1, &one, "manit", &error));
	assert_error(&error, ERROR_REFUSED, "why this is accepted");
	one.reason = "ถูกแล้ว";
	assert_false(store_accept(store, 9, &one, "manit", &error));
	assert_error(&error, ERROR_USAGE, "no report of number 9");
	assert_done(store_unaccept(store, 1, &head, "somsri", &error), &error);
	assert_done(store_unaccept(store, 1, &head, "somsri", &error), &error);
	assert_accepted(store, "2 spelling issue@6 [ประเด็นใหม่] ยังถูก (manit)\n");
	assert_row(store,
		"SELECT act || ' ' || card || ' ' || detail FROM trail "
		"WHERE act LIKE 'check%' ORDER BY number",
		"check.accept 2 spelling issue: ชื่อเฉพาะ,check.accept 0 year title: "
		"ถูกแล้ว,check.accept 2 spelling issue: ยังถูก,check.unaccept 0 year title");
	assert_sound(store);
	/* They go with the report. */
	assert_done(store_remove_report(store, 1, "somsri", &error), &error);
	assert_done(store_destroy_report(store, 1, "somsri", &error), &error);
	assert_accepted(store, "");
	assert_sound(store);
}

static bool list_rule(void *context, const char *rule, const char *severity)
{
	str_printf(context, "%s=%s ", rule, severity);
	return true;
}

static void assert_rules(struct store *store, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str list = STR_INIT;
	assert_done(store_rules(store, list_rule, &list, &error), &error);
	assert_string_equal(list.data, expected);
	str_release(&list);
}

static void test_rules(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	assert_rules(store, "");
	assert_done(store_set_rule(store, "year", "error", "somsri", &error), &error);
	assert_done(store_set_rule(store, "spelling", "off", "somsri", &error), &error);
	assert_done(store_set_rule(store, "year", "warning", "somsri", &error), &error);
	assert_rules(store, "spelling=off year=warning ");
	assert_false(store_set_rule(store, "year", "loud", "somsri", &error));
	assert_error(&error, ERROR_USAGE, "off, warning or error");
	assert_done(store_set_rule(store, "year", NULL, "somsri", &error), &error);
	assert_rules(store, "spelling=off ");
	assert_int_equal(raw_integer(store, "SELECT count(*) FROM trail WHERE act = "
					    "'check.rule'"),
		4);
	assert_sound(store);
}

static void test_units(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct string_list units = {0}, read = {0};
	assert_done(store_units(store, &read, &error), &error);
	assert_false(read.present);
	string_list_add(&units, "สำนักปลัด");
	string_list_add(&units, "กองคลัง");
	assert_done(store_set_units(store, &units, "somsri", &error), &error);
	assert_done(store_units(store, &read, &error), &error);
	assert_true(read.present);
	assert_int_equal(read.count, 2);
	assert_string_equal(read.items[0], "สำนักปลัด");
	assert_string_equal(read.items[1], "กองคลัง");
	string_list_release(&read);
	string_list_release(&units);
	assert_done(store_set_units(store, &units, "somsri", &error), &error);
	assert_done(store_units(store, &read, &error), &error);
	assert_false(read.present);
	assert_int_equal(read.count, 0);
	assert_sound(store);
}

static void test_abbreviations(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct abbreviations list = {0}, read = {0}, none = {0};
	assert_true(abbreviations_parse(&list, "สนป = สำนักปลัด\n\nกค=กองคลัง", &error));
	assert_done(
		store_set_abbreviations(store, &none, &list, "somsri", &error), &error);
	assert_done(store_abbreviations(store, &read, &error), &error);
	assert_int_equal(read.count, 2);
	assert_string_equal(read.items[0].typed, "สนป");
	assert_string_equal(read.items[1].words, "กองคลัง");
	assert_sound(store);
	abbreviations_release(&list);
	/* Who read them before the others were there does not take those away. */
	abbreviations_add(&list, "อบต", "องค์การบริหารส่วนตำบล");
	assert_false(store_set_abbreviations(store, &none, &list, "manit", &error));
	assert_error(&error, ERROR_REFUSED, "somebody has changed the abbreviations");
	abbreviations_release(&list);
	assert_done(
		store_set_abbreviations(store, &read, &list, "somsri", &error), &error);
	assert_done(store_abbreviations(store, &read, &error), &error);
	assert_int_equal(read.count, 0);
	assert_sound(store);
	approval_report(office);
	office_people(office);
	assert_false(store_set_abbreviations(store, &none, &list, "malee", &error));
	assert_error(&error, ERROR_REFUSED, "malee");
	abbreviations_release(&read);
}

/* Who only reads sets nothing. */
static void test_refused(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct string_list units = {0};
	const struct acceptance one = {
		.rule = "year", .path = "title", .basis = "ก", .reason = "ถูกแล้ว"};
	approval_report(office);
	office_people(office);
	assert_done(store_accept(store, 1, &one, "palad", &error), &error);
	assert_false(store_accept(store, 1, &one, "malee", &error));
	assert_error(&error, ERROR_REFUSED, "mattrakan people add malee");
	assert_false(store_unaccept(store, 1, &one, "malee", &error));
	assert_error(&error, ERROR_REFUSED, "malee");
	assert_false(store_set_rule(store, "year", "off", "malee", &error));
	assert_error(&error, ERROR_REFUSED, "malee");
	assert_false(store_set_units(store, &units, "malee", &error));
	assert_error(&error, ERROR_REFUSED, "malee");
	assert_false(store_keep_found(
		store, 1, &(struct found){1, 1, CHECKED_AT}, "malee", &error));
	assert_error(&error, ERROR_REFUSED, "malee");
	assert_int_equal(raw_integer(store, "SELECT count(*) FROM check_found"), 0);
	assert_accepted(store, "0 year title@0 [ก] ถูกแล้ว (palad)\n");
	assert_rules(store, "");
	assert_sound(store);
}

/* What the check found, as who looks after offices is told it; and the rows are as of at. */
static void assert_found(struct store *store, int64_t errors, int64_t warnings,
	int unchecked, int64_t checked)
{
	struct error error = ERROR_INIT;
	struct office_progress told = {0};
	int year = 0;
	assert_done(store_newest_year(store, &year, &error), &error);
	assert_done(store_offices(store, year, CHECKED_AT, take_office, &told, &error),
		&error);
	assert_int_equal(told.errors, errors);
	assert_int_equal(told.warnings, warnings);
	assert_int_equal(told.unchecked, unchecked);
	assert_int_equal(told.checked, checked);
}

/* Kept with its moment, and written anew only where something else was found, or another day;
 * it goes with its report. */
static void test_found(void **state)
{
	enum { LATER = 60, DAY = 24 * 60 * 60 };
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	struct found found = {2, 5, CHECKED_AT}, kept;
	bool known;
	approval_report(office);
	assert_found(store, 0, 0, 1, 0);
	assert_done(store_found(store, 1, &kept, &known, &error), &error);
	assert_false(known);
	assert_done(store_keep_found(store, 1, &found, "somsri", &error), &error);
	assert_found(store, 2, 5, 0, CHECKED_AT);
	found.at += LATER;
	assert_done(store_keep_found(store, 1, &found, "manit", &error), &error);
	assert_found(store, 2, 5, 0, CHECKED_AT);
	found.warnings = 4;
	assert_done(store_keep_found(store, 1, &found, "manit", &error), &error);
	assert_found(store, 2, 4, 0, CHECKED_AT + LATER);
	found.at += DAY;
	assert_done(store_keep_found(store, 1, &found, "manit", &error), &error);
	assert_found(store, 2, 4, 0, CHECKED_AT + LATER + DAY);
	assert_done(store_found(store, 1, &kept, &known, &error), &error);
	assert_true(known && kept.errors == 2 && kept.warnings == 4);
	/* A second report that nobody has checked. */
	struct report again;
	int64_t second;
	assert_done(store_load(store, 1, &again, &error), &error);
	again.uuid[0] = '\0';
	assert_done(store_import(store, &again, IMPORT_AGAIN, "manit", &second, &error),
		&error);
	report_release(&again);
	assert_found(store, 2, 4, 1, CHECKED_AT + LATER + DAY);
	assert_false(store_keep_found(store, 77, &found, "manit", &error));
	assert_error(&error, ERROR_USAGE, "77");
	assert_sound(store);
	assert_done(store_remove_report(store, 1, "manit", &error) &&
			    store_destroy_report(store, 1, "manit", &error),
		&error);
	assert_int_equal(raw_integer(store, "SELECT count(*) FROM check_found"), 0);
	assert_sound(store);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_acceptances),
		TEST(test_rules),
		TEST(test_units),
		TEST(test_abbreviations),
		TEST(test_refused),
		TEST(test_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
