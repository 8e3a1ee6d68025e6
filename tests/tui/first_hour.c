/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first hour: how one begins, names of agencies from the names of places, hints off and on,
 * what is new.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/settings.h"
#include "db/store.h"
#include "model/report.h"
#include "office/settings.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/beginning/news.h"
#include "tui/terminal/key.h"

/* --- the first start --- */

static void test_arrows_and_enter_begin(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "These few words are asked once");
	desk_remove(&desk);
}

/* From the form one comes back to the choice: at once where nothing was typed, else after a
 * question; nothing is kept of it then. */
static void test_back_from_the_form(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	grid_type(desk.grid, "n");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "Look round in an example office");
	desk_again(&desk);
	grid_type(desk.grid, "n\nทดลอง");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "What you typed or chose here is not kept then");
	desk_again(&desk);
	grid_type(desk.grid, "n\nทดลอง");
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_ESCAPE); /* stays */
	desk_run(&desk);
	assert_shown(&desk, "These few words are asked once");
	assert_shown(&desk, "ทดลอง");
	desk_again(&desk);
	grid_type(desk.grid, "n\nทดลอง");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, GRID_SURELY);
	desk_run(&desk);
	assert_int_equal(desk.app.depth, 0);
	assert_shown(&desk, "Look round in an example office");
	desk_again(&desk);
	assert_string_equal(desk.app.settings.name, "");
	desk_remove(&desk);
}

/* So it is where the program is quit there, also from a screen that stands above the form. */
static void test_quitting_from_the_form(void **state)
{
	static const keystroke ways[][3] = {{CTRL('Q')}, {K_F10}, {K_F1, K_F10}};
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		grid_type(desk.grid, "n\nทดลอง");
		for (size_t key = 0; ways[i][key]; key++)
			grid_press(desk.grid, ways[i][key]);
		desk_run(&desk);
		assert_shown(&desk, "What you typed or chose here is not kept then");
		desk_again(&desk);
	}
	grid_type(desk.grid, "n\nทดลอง");
	grid_press(desk.grid, CTRL('Q'));
	grid_press(desk.grid, K_ESCAPE); /* stays */
	grid_type(desk.grid, "ใหม่");
	desk_run(&desk);
	assert_shown(&desk, "ทดลองใหม่");
	desk_again(&desk);
	grid_type(desk.grid, "n\nทดลอง");
	grid_press(desk.grid, CTRL('Q'));
	grid_type(desk.grid, GRID_SURELY "ใหม่");
	desk_run(&desk);
	assert_not_shown(&desk, "ทดลองใหม่");
	desk_again(&desk);
	grid_type(desk.grid, "n\n");
	grid_press(desk.grid, CTRL('Q')); /* nothing was typed: nothing is asked */
	grid_type(desk.grid, "ทดลอง");
	desk_run(&desk);
	assert_not_shown(&desk, "ทดลอง");
	assert_not_shown(&desk, "What you typed or chose here");
	desk_remove(&desk);
}

/* The form of the first report, behind it, is no other. */
static void test_leaving_the_first_report(void **state)
{
	static const keystroke ways[] = {CTRL('Q'), K_ESCAPE};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		desk_make(&desk, 24, 80, "en");
		grid_type(desk.grid, "n\nทดลอง");
		grid_press(desk.grid, CTRL('S'));
		for (int row = 0; row < 4; row++) /* to the title */
			grid_press(desk.grid, K_TAB);
		grid_type(desk.grid, "ฉบับร่าง");
		grid_press(desk.grid, ways[i]);
		desk_run(&desk);
		assert_shown(&desk, "Ctrl-S makes the");
		assert_shown(&desk, "report of it");
		desk_again(&desk);
		grid_type(desk.grid, "n");
		grid_press(desk.grid, ways[i]); /* nothing was typed */
		desk_run(&desk);
		assert_not_shown(&desk, "What you typed or chose here");
		desk_remove(&desk);
	}
}

/* A layout that was chosen there asks as well; the memo goes with it, and back with it. */
static void test_leaving_a_chosen_layout(void **state)
{
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		desk_make(&desk, 24, 80, "en");
		grid_type(desk.grid, "n\nทดลอง");
		grid_press(desk.grid, CTRL('S'));
		grid_press(desk.grid, K_RIGHT);
		if (i)
			grid_press(desk.grid, K_LEFT);
		grid_press(desk.grid, K_ESCAPE);
		desk_run(&desk);
		if (i)
			assert_not_shown(&desk, "What you typed or chose here");
		else
			assert_shown(&desk, "What you typed or chose here");
		desk_remove(&desk);
	}
}

/* The report that is brought in is in the list; the office file was made for it. */
static void test_last_years_report(void **state)
{
	struct desk desk;
	int64_t count = 0;
	struct error error = ERROR_INIT;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	char *path = support_path(desk.office.folder, "new.db");
	desk.app.office = path;
	desk.app.store = NULL;
	grid_type(desk.grid, "i" TOP_SRCDIR "/data/samples/annual.json\n");
	desk_run(&desk);
	assert_shown(&desk, "Reports");
	assert_shown(&desk, "8/8");
	assert_done(store_count(desk.app.store, &count, &error), &error);
	assert_int_equal(count, 1);
	store_close(desk.app.store);
	free(path);
	desk_remove(&desk);
}

/* Esc in the list of files makes nothing, and stays. */
static void test_no_report_after_all(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	char *path = support_path(desk.office.folder, "new.db");
	desk.app.office = path;
	desk.app.store = NULL;
	grid_type(desk.grid, "i");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "Look round in an example office");
	assert_int_not_equal(access(path, F_OK), 0);
	free(path);
	desk_remove(&desk);
}

/* A file that cannot be read leaves an empty list; New asks there who one is, first. */
static void test_new_after_a_bad_file(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	char *path = support_path(desk.office.folder, "bad.json");
	support_write(path, "{", 1);
	grid_type(desk.grid, "i");
	grid_type(desk.grid, path);
	grid_type(desk.grid, "\n");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "n");
	desk_run(&desk);
	assert_shown(&desk, "These few words are asked once");
	free(path);
	desk_remove(&desk);
}

/* --- the example --- */

static void make_example(struct desk *desk)
{
	desk_make(desk, 24, 80, "en");
	desk_name_person(desk);
	desk_samples(desk);
	desk->app.example = true;
}

static void test_the_example_is_marked(void **state)
{
	struct desk desk;
	(void)state;
	make_example(&desk);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "EXAMPLE");
	desk_again(&desk);
	desk_run(&desk);
	assert_not_shown(&desk, "EXAMPLE");
	desk_remove(&desk);
}

/* From its first screen one goes to the own office; from others back, as ever. */
static void test_the_way_out_of_the_example(void **state)
{
	struct desk desk;
	(void)state;
	make_example(&desk);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "Leave the example");
	assert_int_equal(desk.app.next, NEXT_NONE);
	desk_from_reports(&desk);
	desk.app.example = true;
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_int_equal(desk.app.depth, 0);
	assert_int_equal(desk.app.depth, 0);
	assert_int_equal(desk.app.next, NEXT_OWN);
	/* Leaving the program leads nowhere else. */
	desk_again(&desk);
	desk.app.example = true;
	grid_press(desk.grid, K_F10);
	desk_run(&desk);
	assert_int_equal(desk.app.next, NEXT_NONE);
	desk_remove(&desk);
}

static void test_thrown_away_after_a_question(void **state)
{
	static const struct {
		const char *words;
		keystroke answer;
		enum app_next next;
	} rows[] = {
		{"Throw the example away", K_F8, NEXT_OWN_ALONE},
		{"Make the example anew", K_F8, NEXT_EXAMPLE_ANEW},
		{"Throw the example away", K_ESCAPE, NEXT_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		make_example(&desk);
		grid_press(desk.grid, KEY_PALETTE);
		grid_type(desk.grid, rows[i].words);
		grid_press(desk.grid, K_ENTER);
		grid_press(desk.grid, rows[i].answer);
		desk_run(&desk);
		assert_int_equal(desk.app.next, rows[i].next);
		desk_remove(&desk);
	}
}

/* --- names of agencies --- */

static struct report first_report(struct desk *desk)
{
	struct report report;
	office_load(&desk->office, 1, &report);
	return report;
}

static void assert_agency(
	struct desk *desk, const char *name, const char *district, const char *province)
{
	struct report report = first_report(desk);
	assert_string_equal(report.agency.name, name);
	assert_string_equal(report.agency.district, district);
	assert_string_equal(report.agency.province, province);
	report_release(&report);
}

/* To the form's end, and through that of the report. */
static void make_report(struct desk *desk)
{
	grid_press(desk->grid, CTRL('S'));
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
}

static void test_the_only_place_is_filled_in(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	grid_type(desk.grid, "n\nด่านแม่ละเมา\n");
	make_report(&desk);
	assert_agency(&desk, "ด่านแม่ละเมา", "แม่สอด", "ตาก");
	desk_remove(&desk);
}

/* What is typed in its place counts; what stood there already is not touched. */
static void test_what_is_typed_stays(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	grid_type(desk.grid, "n\nด่านแม่ละเมา\nอื่น\nนครสมมุติ");
	make_report(&desk);
	assert_agency(&desk, "ด่านแม่ละเมา", "อื่น", "นครสมมุติ");
	desk_remove(&desk);
	desk_make(&desk, 24, 80, "en");
	grid_type(desk.grid, "n\n\nของเรา");
	grid_press(desk.grid, K_UP);
	grid_type(desk.grid, "ด่านแม่ละเมา\n");
	make_report(&desk);
	assert_agency(&desk, "ด่านแม่ละเมา", "ของเรา", "");
	desk_remove(&desk);
}

static void test_several_places_are_told(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	grid_type(desk.grid, "n\nแม่ปะ\n");
	desk_run(&desk);
	assert_shown(&desk, "places have that name");
	/* The list of its field has them with where they are. */
	desk_again(&desk);
	grid_type(desk.grid, "n\nแม่ปะ");
	grid_press(desk.grid, CTRL('O'));
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	make_report(&desk);
	assert_agency(&desk, "แม่ปะ", "เถิน", "ลำปาง");
	desk_remove(&desk);
}

/* No district is called so: those of the province are offered, and Esc leaves what is typed. */
static void test_a_wrong_district(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	grid_type(desk.grid, "n\nทดลอง\tเมืองเก่าแก่\tตาก");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('O'));
	desk_run(&desk);
	assert_shown(&desk, "“เมืองเก่าแก่” is none of these.");
	assert_shown(&desk, "แม่สอด");
	assert_shown(&desk, "อุ้มผาง");
	assert_not_shown(&desk, "As typed");
	desk_again(&desk);
	grid_type(desk.grid, "n\nทดลอง\tเมืองเก่าแก่\tตาก");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "สอด\n");
	make_report(&desk);
	assert_agency(&desk, "ทดลอง", "แม่สอด", "ตาก");
	desk_remove(&desk);
}

static void test_an_unknown_name_is_as_good(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	grid_type(desk.grid, "n\nแดนสมมุติ\n");
	make_report(&desk);
	assert_agency(&desk, "แดนสมมุติ", "", "");
	desk_remove(&desk);
}

/* Dim behind the cursor when nobody types; → takes it. Before there is an office file too. */
static void test_how_a_name_goes_on(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	grid_ahead(desk.grid, false);
	grid_type(desk.grid, "n\nด่านแม่ละ");
	grid_press(desk.grid, K_RIGHT);
	grid_press(desk.grid, K_TAB);
	make_report(&desk);
	assert_agency(&desk, "ด่านแม่ละเมา", "แม่สอด", "ตาก");
	desk_remove(&desk);
}

/* In the details of a report: looking through the form changes nothing. */
static void test_details_of_a_report(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "");
	grid_press(desk.grid, K_F2);
	for (int i = 0; i < 9; i++)
		grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	struct report report = first_report(&desk);
	assert_null(report.agency.district);
	report_release(&report);
	desk_from_reports(&desk);
	grid_press(desk.grid, K_F2);
	grid_press(desk.grid, K_TAB);
	grid_type(desk.grid, "เทศบาลเมือง");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_type(desk.grid, "เทศบาลเมือง\nแม่สอด\n");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_agency(&desk, "แม่สอด", "แม่สอด", "ตาก");
	desk_remove(&desk);
}

/* --- the hints --- */

#define WANTED "What is wanted"

static void test_hints_off_and_on(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 30, 132, "en");
	desk_name_person(&desk);
	desk_samples(&desk);
	grid_type(desk.grid, "\n\n");
	desk_run(&desk);
	assert_shown(&desk, WANTED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, ALT('h'));
	desk_run(&desk);
	assert_not_shown(&desk, WANTED);
	assert_shown(&desk, "Checked");
	/* It is remembered. */
	desk_from_reports(&desk);
	assert_true(desk.app.settings.no_hints);
	grid_type(desk.grid, "\n\n");
	desk_run(&desk);
	assert_not_shown(&desk, WANTED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, ALT('h'));
	desk_run(&desk);
	assert_shown(&desk, WANTED);
	desk_remove(&desk);
}

/* --- what is new --- */

static void see_version(struct desk *desk, const char *version)
{
	struct error error = ERROR_INIT;
	desk_again(desk);
	settings_text(&desk->app.settings.seen, version);
	assert_done(settings_save(
			    &desk->app.settings, desk->app.store, desk->app.who, &error),
		&error);
	desk_again(desk);
}

#define NEW "New in version"

static void test_news_come_once(void **state)
{
	static const char *const older[] = {"", "0.1.0"};
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	desk_samples(&desk);
	for (size_t i = 0; i < sizeof(older) / sizeof(older[0]); i++) {
		see_version(&desk, older[i]);
		desk_run(&desk);
		assert_shown(&desk, NEW);
		/* The program was closed over it: that was once. */
		desk_again(&desk);
		assert_string_equal(desk.app.settings.seen, PACKAGE_VERSION);
		desk_run(&desk);
		assert_not_shown(&desk, NEW);
		see_version(&desk, older[i]);
		grid_press(desk.grid, K_ENTER);
		desk_run(&desk);
		assert_shown(&desk, "Reports");
		assert_not_shown(&desk, NEW);
	}
	/* One that is newer than this program has nothing new for it. */
	see_version(&desk, "99.0");
	desk_run(&desk);
	assert_not_shown(&desk, NEW);
	desk_again(&desk);
	assert_string_equal(desk.app.settings.seen, "99.0");
	desk_remove(&desk);
}

/* To have been told sets nothing else: what is configured goes on to count. */
static void test_news_set_nothing_else(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	char *theme = NULL, *seen = NULL;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	assert_done(store_set_setting(desk.app.store, desk.who, "name", "สมศรี", &error),
		&error);
	desk_again(&desk);
	desk_run(&desk);
	assert_shown(&desk, NEW);
	assert_done(store_setting(desk.app.store, desk.who, SETTING_SEEN, &seen, &error),
		&error);
	assert_string_equal(seen, PACKAGE_VERSION);
	assert_done(
		store_setting(desk.app.store, desk.who, "theme", &theme, &error), &error);
	assert_null(theme);
	free(seen);
	desk_remove(&desk);
}

/* Nobody who begins is told what was otherwise before. */
static void test_no_news_on_a_first_start(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	desk_run(&desk);
	assert_not_shown(&desk, NEW);
	desk_again(&desk);
	grid_type(desk.grid, "n\nทดลอง");
	make_report(&desk);
	desk_again(&desk);
	desk_run(&desk);
	assert_not_shown(&desk, NEW);
	/* Neither in an office of others. */
	desk_remove(&desk);
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk_run(&desk);
	assert_not_shown(&desk, NEW);
	desk_remove(&desk);
}

static void test_news_can_be_read_again(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	grid_press(desk.grid, KEY_PALETTE);
	grid_type(desk.grid, "What is new\n");
	desk_run(&desk);
	assert_shown(&desk, NEW);
	desk_again(&desk);
	grid_press(desk.grid, K_F1);
	grid_type(desk.grid, "n");
	desk_run(&desk);
	assert_shown(&desk, NEW);
	desk_remove(&desk);
}

/* What is told is of the newest version in NEWS, which is this program's. */
static void test_news_are_of_this_version(void **state)
{
	struct str news = STR_INIT, heading = STR_INIT;
	(void)state;
	support_read(TOP_SRCDIR "/NEWS", &news);
	str_printf(&heading, "\n%s ", news_version);
	const char *first = strstr(news.data, "\n\n");
	assert_non_null(first);
	assert_ptr_equal(strstr(news.data, heading.data), first + 1);
	assert_string_equal(news_version, PACKAGE_VERSION);
	str_release(&news);
	str_release(&heading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arrows_and_enter_begin),
		cmocka_unit_test(test_back_from_the_form),
		cmocka_unit_test(test_quitting_from_the_form),
		cmocka_unit_test(test_leaving_the_first_report),
		cmocka_unit_test(test_leaving_a_chosen_layout),
		cmocka_unit_test(test_last_years_report),
		cmocka_unit_test(test_no_report_after_all),
		cmocka_unit_test(test_new_after_a_bad_file),
		cmocka_unit_test(test_the_example_is_marked),
		cmocka_unit_test(test_the_way_out_of_the_example),
		cmocka_unit_test(test_thrown_away_after_a_question),
		cmocka_unit_test(test_the_only_place_is_filled_in),
		cmocka_unit_test(test_what_is_typed_stays),
		cmocka_unit_test(test_several_places_are_told),
		cmocka_unit_test(test_a_wrong_district),
		cmocka_unit_test(test_an_unknown_name_is_as_good),
		cmocka_unit_test(test_how_a_name_goes_on),
		cmocka_unit_test(test_details_of_a_report),
		cmocka_unit_test(test_hints_off_and_on),
		cmocka_unit_test(test_news_come_once),
		cmocka_unit_test(test_news_set_nothing_else),
		cmocka_unit_test(test_no_news_on_a_first_start),
		cmocka_unit_test(test_news_can_be_read_again),
		cmocka_unit_test(test_news_are_of_this_version),
	};
	return cmocka_run_group_tests_name("tui/first_hour", tests, NULL, NULL);
}
