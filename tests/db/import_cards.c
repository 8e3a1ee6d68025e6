/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that come in from a file a card at a time: as whole ones, or not at all. */
#include <config.h>

#include "tests/support/office.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/import.h"
#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "model/report_reading.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* The file, beside the office file, of a report. */
static char *write_report(struct office *office, const struct report *report)
{
	struct str path = STR_INIT;
	char *json = office_json(report);
	str_printf(&path, "%s/report.json", office->folder);
	support_write(path.data, json, strlen(json));
	free(json);
	return str_detach(&path);
}

static void read_file(const char *path, struct report_reading *reading)
{
	struct error error = ERROR_INIT;
	assert_done(report_reading_open(reading, path, NULL, &error), &error);
	assert_int_equal(reading->head.count, 0); /* none of its cards is held */
}

static bool take_in(struct office *office, const struct report_reading *reading,
	enum import_mode mode, int64_t *number, struct error *error)
{
	struct import_result result = {0};
	const bool done = store_import_cards(
		office->store, reading, mode, "somsri", &result, error);
	*number = result.number;
	return done;
}

static void assert_stored(
	struct office *office, int64_t number, const struct report *wanted)
{
	struct report stored;
	office_load(office, number, &stored);
	char *was = office_json(wanted), *is = office_json(&stored);
	assert_string_equal(is, was);
	free(was);
	free(is);
	report_release(&stored);
	assert_sound(office->store);
}

static void give_uuids(struct report *report)
{
	uuid_make(report->uuid);
	for (size_t i = 0; i < report->count; i++)
		uuid_make(report->cards[i].uuid);
}

/* As it stands in the file, new and in the place of itself; and a copy of it beside. */
static void test_as_whole(void **state)
{
	enum { CARDS = 300 };
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	struct report_reading reading;
	int64_t number, again;
	office_invent(&report, 2567, CARDS, 1);
	give_uuids(&report);
	char *path = write_report(office, &report);
	read_file(path, &reading);
	assert_int_equal(reading.count, CARDS);
	assert_done(take_in(office, &reading, IMPORT_NEW, &number, &error), &error);
	assert_stored(office, number, &report);
	assert_done(take_in(office, &reading, IMPORT_REPLACE, &again, &error), &error);
	assert_int_equal(again, number);
	assert_stored(office, number, &report);
	assert_false(take_in(office, &reading, IMPORT_AGAIN, &again, &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	error_release(&error);
	report_reading_close(&reading);
	report_release(&report);
	free(path);
}

/* More text than is gathered for the search copy at once. */
static void test_large(void **state)
{
	enum { CARDS = 20 };
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	struct report_reading reading;
	struct str text = STR_INIT;
	int64_t number;
	str_repeat(&text, 'x', 900000);
	office_invent(&report, 2567, CARDS, 1);
	give_uuids(&report);
	for (size_t i = 0; i < CARDS; i++) {
		free(report.cards[i].issue);
		report.cards[i].issue = mem_strdup(text.data);
	}
	char *path = write_report(office, &report);
	read_file(path, &reading);
	assert_done(take_in(office, &reading, IMPORT_NEW, &number, &error), &error);
	assert_stored(office, number, &report);
	report_reading_close(&reading);
	report_release(&report);
	str_release(&text);
	free(path);
}

/* What is in the office file is of what was judged. */
static void test_changed(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	struct report_reading reading;
	int64_t number = 0, reports = -1;
	const struct timespec long_ago[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
	office_invent(&report, 2567, 3, 1);
	char *path = write_report(office, &report);
	read_file(path, &reading);
	assert_int_equal(truncate(path, 1000), 0);
	assert_false(take_in(office, &reading, IMPORT_NEW, &number, &error));
	assert_error(&error, ERROR_REFUSED, "was changed while it was read");
	report_reading_close(&reading);
	free(write_report(office, &report));
	read_file(path, &reading);
	assert_int_equal(utimensat(AT_FDCWD, path, long_ago, 0), 0);
	assert_false(take_in(office, &reading, IMPORT_NEW, &number, &error));
	assert_error(&error, ERROR_REFUSED, "was changed while it was read");
	report_reading_close(&reading);
	assert_done(store_count(office->store, &reports, &error), &error);
	assert_int_equal(reports, 0);
	report_release(&report);
	free(path);
}

/* A source of one card that says behind it that something is wrong. */
struct changing {
	struct card_source source; /* first */
	const struct card *card;
	bool given;
};

static const struct card *next_changing(struct card_source *source, struct error *error)
{
	struct changing *changing = (struct changing *)source;
	if (changing->given) {
		error_set(error, ERROR_REFUSED, "changed at its end");
		return NULL;
	}
	changing->given = true;
	return changing->card;
}

static bool rewind_changing(struct card_source *source, struct error *error)
{
	(void)error;
	((struct changing *)source)->given = false;
	return true;
}

/* What a source says behind its last card counts. */
static void test_wrong_at_the_end(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number = 0, reports = -1;
	office_invent(&report, 2567, 1, 1);
	struct changing changing = {
		.source = {.next = next_changing, .rewind = rewind_changing},
		.card = &report.cards[0]};
	const struct report_reading reading = {
		.head = report, .count = 1, .cards = &changing.source};
	assert_false(take_in(office, &reading, IMPORT_NEW, &number, &error));
	assert_error(&error, ERROR_REFUSED, "changed at its end");
	assert_done(store_count(office->store, &reports, &error), &error);
	assert_int_equal(reports, 0);
	report_release(&report);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_as_whole),
		TEST(test_large),
		TEST(test_changed),
		TEST(test_wrong_at_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
