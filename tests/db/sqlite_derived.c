/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the office file keeps that the program made of other rows: a search copy that was
 * made by other rules is made anew, once, and nobody searches in it till then.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/engine/query.h"
#include "db/rows/search_body.h"
#include "db/rows/search_copy.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

/* As a program left it that folded otherwise: what it wrote is told by no word of ours. */
#define OTHER_RULES                                                                      \
	"UPDATE derived SET version = '0';"                                              \
	"UPDATE search_copy SET body = replace(body, 'ก', 'x');"                       \
	"INSERT INTO search_index (search_index) VALUES ('rebuild')"

static void close_office(struct office *office)
{
	store_close(office->store);
	office->store = NULL;
}

static bool count_hit(void *context, const struct search_hit *hit)
{
	(void)hit;
	(*(int *)context)++;
	return true;
}

static int hits(struct store *store, const char *words)
{
	int count = 0;
	struct error error = ERROR_INIT;
	assert_done(store_search(store, words, 0, count_hit, &count, &error), &error);
	return count;
}

/* Two reports, the second in the bin. */
static void fill(struct office *office)
{
	struct error error = ERROR_INIT;
	struct report report;
	for (int i = 0; i < 2; i++) {
		office_parse(
			"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
			"\"fiscal_year\":2568,\"months\":12,\"title\":\"กข\",\"cards\":"
			"[{\"issue\":\"กค\",\"outcome\":\"กง\"}]}",
			&report);
		report.fiscal_year += i;
		office_import(office, &report);
		report_release(&report);
	}
	assert_done(store_remove_report(office->store, 2, "somsri", &error), &error);
}

static void test_made_anew(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	fill(office);
	/* What periods mean is of these rules as well. */
	raw_run(office->store,
		"UPDATE card SET period_kind = 'day', period_from = '2020-01-01';" OTHER_RULES);
	close_office(office);
	office->store = office_open(office->path, STORE_WRITE);
	assert_sound(office->store);
	assert_int_equal(hits(office->store, "กค"), 1);
	assert_int_equal(hits(office->store, "xค"), 0);
	/* What came out of the bin is found as well. */
	assert_done(store_restore_report(office->store, 2, "somsri", &error), &error);
	assert_int_equal(hits(office->store, "กค"), 2);
}

/* One card and one report that cannot be read do not keep the file from being opened, nor
 * the others from being found. */
static void test_bad_rows(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	fill(office);
	assert_done(store_restore_report(office->store, 2, "somsri", &error), &error);
	raw_run(office->store,
		"UPDATE card SET outcome = CAST(x'ff' AS TEXT) WHERE number = 1;"
		"UPDATE report SET title = CAST(x'ff' AS TEXT) WHERE number = 2;" OTHER_RULES);
	close_office(office);
	office->store = office_open(office->path, STORE_WRITE);
	assert_int_equal(hits(office->store, "กค"), 1);
	assert_int_equal(hits(office->store, "กข"), 1);
}

/* An empty copy is of no version, whatever is said of it. */
static void test_empty(void **state)
{
	struct office *office = *state;
	raw_run(office->store, "INSERT INTO derived VALUES ('search', '0')");
	close_office(office);
	office->store = office_open(office->path, STORE_WRITE);
	assert_int_equal(hits(office->store, "กค"), 0);
	fill(office);
	assert_int_equal(hits(office->store, "กค"), 1);
}

/* It is left alone where it is of this version: what stands there by mistake stays. */
static void test_not_twice(void **state)
{
	struct office *office = *state;
	fill(office);
	raw_run(office->store,
		"UPDATE search_copy SET body = replace(body, 'ก', 'x');"
		"INSERT INTO search_index (search_index) VALUES ('rebuild')");
	close_office(office);
	office->store = office_open(office->path, STORE_WRITE);
	assert_int_equal(hits(office->store, "กค"), 0);
}

static void count_problem(void *context, const char *words)
{
	assert_non_null(strstr(words, "another version of this program"));
	(*(int *)context)++;
}

/* A reader changes nothing. */
static void test_reader(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int found = 0, problems = 0;
	fill(office);
	raw_run(office->store, OTHER_RULES);
	close_office(office);
	struct store *reader = office_open(office->path, STORE_READ);
	assert_false(store_search(reader, "กค", 0, count_hit, &found, &error));
	assert_error(&error, ERROR_SYSTEM, "made by another version of this program");
	assert_int_equal(found, 0);
	assert_done(store_verify(reader, count_problem, &problems, &error), &error);
	assert_int_equal(problems, 1);
	store_close(reader);
	office->store = office_open(office->path, STORE_WRITE);
	assert_int_equal(hits(office->store, "กค"), 1);
}

/* --- who waits --- */

struct told {
	int64_t last, stop_at; /* cards; stop_at 0: never */
};

static bool go_on(void *context, const struct progress *progress)
{
	struct told *told = context;
	if (!progress->all)
		return true;
	assert_true(progress->done >= told->last && progress->done <= progress->all);
	told->last = progress->done;
	return !told->stop_at || told->last < told->stop_at;
}

static struct told open_telling(struct office *office)
{
	struct told told = {0, 0};
	struct progress progress = {.go_on = go_on, .context = &told};
	struct error error = ERROR_INIT;
	raw_run(office->store, "UPDATE derived SET version = '0'");
	close_office(office);
	office->store = store_open_telling(office->path, STORE_WRITE, &progress, &error);
	assert_done(office->store != NULL, &error);
	return told;
}

static void test_progress(void **state)
{
	struct office *office = *state;
	struct report report;
	office_invent(&report, 2568, 600, 8);
	office_import(office, &report);
	report_release(&report);
	assert_int_equal(open_telling(office).last, 600);
	assert_sound(office->store);
}

/* --- bodies --- */

/* Each field is known by its id, wherever it stands in the table. */
static void test_marks(void **state)
{
	struct str body = STR_INIT;
	struct card card;
	(void)state;
	card_init(&card);
	string_list_add(&card.owners, "กองคลัง");
	card.issue = strdup("ก\nข\x01\xC2\x84"
			    "ค");
	card.output = strdup("");
	search_card_body(&body, &card);
	assert_string_equal(body.data, "\xC2\x82ก\nขค\xC2\x85กองคลัง");
	assert_int_equal(search_mark(body.data), 3);
	assert_int_equal(search_mark("\xC2\xA0"), 0);
	assert_int_equal(search_mark("\xC2"), 0);
	assert_int_equal(search_mark(""), 0);
	card_release(&card);
	str_release(&body);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_made_anew),
		TEST(test_bad_rows),
		TEST(test_empty),
		TEST(test_not_twice),
		TEST(test_reader),
		TEST(test_progress),
		cmocka_unit_test(test_marks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
