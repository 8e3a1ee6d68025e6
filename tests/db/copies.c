/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic copies: which stay, which are made, and that the last good one never goes. */
#include <config.h>

#include "db/copies.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/store.h"
#include "db/trust/people.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/date.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { NOON = 5 * 3600 /* in UTC */, DAY = 86400 };

/* $SOURCE_DATE_EPOCH is the clock: noon in Thailand, so many days after 1 January 2026. */
static void set_day(int day)
{
	char text[32];
	snprintf(text, sizeof text, "%lld", 1767225600LL + (long long)day * DAY + NOON);
	setenv("SOURCE_DATE_EPOCH", text, 1);
}

static int teardown(void **state)
{
	unsetenv("SOURCE_DATE_EPOCH");
	return office_teardown(state);
}

static size_t count_sound(const struct office *office, size_t *all)
{
	struct kept_copies copies;
	size_t sound = 0;
	assert_true(copies_list(office->path, &copies, NULL));
	for (size_t i = 0; i < copies.count; i++)
		sound += copies.items[i].sound;
	*all = copies.count;
	copies_release(&copies);
	return sound;
}

static bool make(struct office *office, enum copy_reason reason)
{
	struct error error = ERROR_INIT;
	bool made;
	if (!copies_make(office->store, reason, &made, &error))
		fail_msg("%s", error_message(&error));
	return made;
}

/* The days ago of copies, as they are kept on a day after a year of daily ones. */
static void test_thinned_out(void **state)
{
	(void)state;
	const struct date today = {2569, 12, 31};
	struct kept_copies copies = {.count = 500};
	copies.items = mem_new(copies.count, sizeof(*copies.items));
	for (size_t i = 0; i < copies.count; i++) {
		const time_t at = 1767225600LL + (364 - (long)i) * DAY + NOON;
		copies.items[i] = (struct kept_copy){
			.day = date_from_time(at), .minute = 720, .sound = true};
	}
	bool *keep = mem_new(copies.count, sizeof(*keep));
	copies_choose(&copies, today, keep);
	struct str kept = STR_INIT;
	for (size_t i = 0; i < copies.count; i++)
		if (keep[i])
			str_printf(&kept, "%zu ", i);
	/* Seven days, the newest of four weeks, the newest of twelve calendar months. */
	assert_string_equal(kept.data,
		"0 1 2 3 4 5 6 7 14 21 31 61 92 122 153 184 214 245 275 306 334 ");
	str_release(&kept);
	free(keep);
	free(copies.items);
}

static void test_the_last_sound_one_stays(void **state)
{
	(void)state;
	const struct date today = {2569, 12, 31};
	struct kept_copy items[] = {
		{.day = today, .minute = 5, .sound = false},
		{.day = {2569, 12, 30}, .sound = false},
		{.day = {2560, 1, 1}, .sound = true},
		{.day = {2559, 1, 1}, .sound = true},
	};
	struct kept_copies copies = {.items = items, .count = COUNT(items)};
	bool keep[COUNT(items)];
	copies_choose(&copies, today, keep);
	assert_true(keep[0]);
	assert_false(keep[1]);
	assert_true(keep[2]);
	assert_false(keep[3]);
	assert_ptr_equal(copies_newest(&copies), &items[2]);
}

static void test_what_was_made_before_something_stays_for_days(void **state)
{
	(void)state;
	const struct date today = {2569, 12, 31};
	struct kept_copy items[] = {
		{.day = {2570, 1, 1},
			.minute = 5,
			.sound = true}, /* the clock went back */
		{.day = today, .minute = 7, .sound = true},
		{.day = today, .minute = 6, .reason = COPY_IMPORT, .sound = true},
		{.day = today, .minute = 5, .sound = true},
		{.day = {2569, 12, 25}, .minute = 6, .sound = true},
		{.day = {2569, 12, 25},
			.minute = 5,
			.reason = COPY_UPGRADE,
			.sound = true},
	};
	struct kept_copies copies = {.items = items, .count = COUNT(items)};
	bool keep[COUNT(items)];
	copies_choose(&copies, today, keep);
	const bool wanted[] = {true, true, true, false, true, true};
	assert_memory_equal(keep, wanted, sizeof keep);
}

static void test_one_a_day(void **state)
{
	struct office *office = *state;
	size_t all;
	set_day(10);
	assert_true(make(office, COPY_DAILY));
	assert_false(make(office, COPY_DAILY));
	/* What was made before something stands for its day too. */
	assert_true(make(office, COPY_IMPORT));
	assert_false(make(office, COPY_DAILY));
	assert_int_equal(count_sound(office, &all), 1);
	set_day(11);
	assert_true(make(office, COPY_DAILY));
	assert_int_equal(count_sound(office, &all), 2);
	assert_int_equal(all, 2);
}

/* What the copy holds is what the file held; and a copy has the rights of its file. */
static void test_a_copy_is_one(void **state)
{
	struct office *office = *state;
	struct kept_copies copies;
	struct stat status;
	set_day(10);
	make(office, COPY_DAILY);
	assert_true(copies_list(office->path, &copies, NULL));
	assert_non_null(strstr(copies.items[0].path, "/2026-01-11-1200-daily.db"));
	assert_int_equal(copies.items[0].minute, 720);
	assert_int_equal(copies_moment(&copies.items[0]), 1767225600LL + 10 * DAY + NOON);
	assert_int_equal(lstat(copies.items[0].path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	struct store *copy = store_open(copies.items[0].path, STORE_READ, NULL);
	assert_non_null(copy);
	struct report report;
	assert_true(store_load(copy, 1, &report, NULL));
	report_release(&report);
	store_close(copy);
	copies_release(&copies);
}

/* What has another name stays, whatever it is called. */
static void test_other_files_stay(void **state)
{
	struct office *office = *state;
	static const char *const names[] = {"2020-01-01-0000-daily.db.mine",
		"2020-13-01-0000-daily.db", "2020-02-30-0000-daily.db",
		"2020-01-01-0060-daily.db", "2020-01-01-2400-daily.db",
		"2020-01-01-0000-own.db", "2020-01-01-0000-daily-.db", "notes.txt"};
	set_day(10);
	make(office, COPY_DAILY);
	struct str path = STR_INIT;
	for (size_t i = 0; i < COUNT(names); i++) {
		str_clear(&path);
		str_printf(&path, "%s-copies/%s", office->path, names[i]);
		support_write(path.data, "x", 1);
	}
	size_t all;
	set_day(800);
	make(office, COPY_DAILY);
	assert_int_equal(count_sound(office, &all), 1);
	for (size_t i = 0; i < COUNT(names); i++) {
		str_clear(&path);
		str_printf(&path, "%s-copies/%s", office->path, names[i]);
		assert_int_equal(access(path.data, F_OK), 0);
	}
	str_release(&path);
}

/* A file on which verify finds something is copied all the same, and no sound copy goes
 * for it. */
static void test_unsound(void **state)
{
	struct office *office = *state;
	size_t all;
	set_day(10);
	make(office, COPY_DAILY);
	raw_run(office->store, "UPDATE card SET issue = 'อื่น' WHERE number = 1");
	for (int day = 400; day < 403; day++) {
		set_day(day);
		assert_true(make(office, COPY_DAILY));
		assert_int_equal(count_sound(office, &all), 1);
		assert_int_equal(all, 2);
	}
}

/* A folder that cannot be made is told, and nothing is left. */
static void test_no_folder(void **state)
{
	struct office *office = *state;
	struct str path = STR_INIT;
	struct error error = ERROR_INIT;
	str_printf(&path, "%s-copies", office->path);
	support_write(path.data, "x", 1);
	set_day(10);
	bool made;
	assert_false(copies_make(office->store, COPY_DAILY, &made, &error));
	assert_false(made);
	assert_int_equal(error.kind, ERROR_SYSTEM);
	error_release(&error);
	str_release(&path);
}

/* Where the environment says no, nothing is made and nothing is held up. */
static void test_not_where_told_not_to(void **state)
{
	struct office *office = *state;
	size_t all;
	set_day(10);
	assert_false(copies_wanted("office.db")); /* tests are told so */
	assert_true(copies_make_before(office->store, COPY_IMPORT, NULL));
	assert_int_equal(count_sound(office, &all), 0);
	unsetenv("MATTRAKAN_COPIES");
	assert_true(copies_wanted("office.db"));
	assert_false(copies_wanted("postgresql://host/office"));
	assert_false(copies_wanted("service=office"));
	assert_true(copies_make_before(office->store, COPY_IMPORT, NULL));
	assert_int_equal(count_sound(office, &all), 1);
	setenv("MATTRAKAN_COPIES", "no", 1);
}

static int setup(void **state)
{
	return office_setup_cards(state, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_thinned_out),
		cmocka_unit_test(test_the_last_sound_one_stays),
		cmocka_unit_test(test_what_was_made_before_something_stays_for_days),
		cmocka_unit_test_setup_teardown(test_one_a_day, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_copy_is_one, setup, teardown),
		cmocka_unit_test_setup_teardown(test_other_files_stay, setup, teardown),
		cmocka_unit_test_setup_teardown(test_unsound, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_folder, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_not_where_told_not_to, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
