/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First start, new report, Reports, search and Settings, as a clerk works with them. */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "office/settings.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/date.h"
#include "text/error.h"
#include "text/keyboard.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/session.h"
#include "tui/home/resume.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* --- first start --- */

static void load_only_report(struct desk *desk, struct report *report)
{
	struct error error = ERROR_INIT;
	int64_t count = 0;
	assert_done(store_count(desk->app.store, &count, &error), &error);
	assert_int_equal(count, 1);
	office_load(&desk->office, 1, report);
}

static void test_from_first_start_to_first_report(void **state)
{
	(void)state;
	struct desk desk;
	struct report report;
	desk_make(&desk, 24, 80, "th");
	/* The kind is there and not wanted again; Enter goes from field to field. */
	grid_type(desk.grid, "n\nอบต. หนองน้ำใส\nเมือง\nนครสมมุติ\nสมศรี\n");
	/* Then the report: layout, year, round, title. */
	grid_press(desk.grid, K_RIGHT);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_RIGHT);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	load_only_report(&desk, &report);
	assert_string_equal(report.agency.type, "องค์การบริหารส่วนตำบล");
	assert_string_equal(report.agency.name, "หนองน้ำใส");
	assert_string_equal(report.agency.district, "เมือง");
	assert_string_equal(report.agency.province, "นครสมมุติ");
	assert_string_equal(report.layout, "improvement");
	assert_int_equal(report.fiscal_year, 2570);
	assert_int_equal(report.months, 6);
	assert_int_equal(report.digits, DIGITS_THAI);
	assert_non_null(strstr(report.title, "คุณธรรมและความโปร่งใส"));
	report_release(&report);
	desk_again(&desk);
	assert_string_equal(desk.app.settings.name, "สมศรี");
	desk_remove(&desk);
}

/* What is typed as the kind takes the place of the one that is proposed. */
static void test_another_kind_of_agency(void **state)
{
	(void)state;
	struct desk desk;
	struct report report;
	desk_make(&desk, 24, 80, "th");
	grid_type(desk.grid, "nเทศบาลตำบล\nหนองน้ำใส\n\n\n\n");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	load_only_report(&desk, &report);
	assert_string_equal(report.agency.type, "เทศบาลตำบล");
	assert_string_equal(report.agency.name, "หนองน้ำใส");
	report_release(&report);
	desk_remove(&desk);
}

static void test_the_name_is_needed(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	grid_press(desk.grid, 'n');
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "The agency's name is still missing");
	desk_remove(&desk);
}

/* Left before the first report, the agency is still known. */
static void test_the_agency_is_remembered(void **state)
{
	(void)state;
	struct desk desk;
	struct report report;
	desk_make(&desk, 24, 80, "en");
	grid_type(desk.grid, "n\nหนองน้ำใส");
	grid_press(desk.grid, CTRL('S'));
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "There is no report yet");
	desk_again(&desk);
	grid_press(desk.grid, 'n');
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	load_only_report(&desk, &report);
	assert_string_equal(report.agency.name, "หนองน้ำใส");
	report_release(&report);
	desk_remove(&desk);
}

/* A file that is missing is made when the clerk goes on, not before. */
static void test_the_office_file_is_made(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	char *path = support_path(desk.office.folder, "new.db");
	desk.app.office = path;
	desk.app.store = NULL;
	grid_press(desk.grid, 'n');
	desk_run(&desk);
	assert_shown(&desk, "The office file will be made here");
	assert_int_not_equal(access(path, F_OK), 0);
	desk_again(&desk);
	desk.app.office = path;
	desk.app.store = NULL;
	grid_type(desk.grid, "n\nหนองน้ำใส");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_int_equal(access(path, F_OK), 0);
	assert_non_null(desk.app.store);
	assert_shown(&desk, "New report");
	store_close(desk.app.store);
	free(path);
	desk_remove(&desk);
}

/* --- new report --- */

static void test_a_year_is_understood_or_asked_for(void **state)
{
	(void)state;
	static const struct {
		const char *typed;
		int year; /* 0: not understood */
	} rows[] = {
		{"๒๕๖๘", 2568},
		{"2569", 2569},
		{"๖๙", 2569},
		{"พ.ศ. ๒๕๖๙", 2569},
		{"", 0},
		{"ปีหน้า", 0},
		{"๒๕๖๘ ๒", 0},
		{"๒๗๙๙", 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct report report;
		desk_make(&desk, 24, 80, "en");
		desk_name_person(&desk);
		grid_press(desk.grid, 'n');
		grid_press(desk.grid, K_DOWN);
		grid_press(desk.grid, CTRL('A'));
		grid_press(desk.grid, K_BACKSPACE);
		grid_paste(desk.grid, rows[i].typed, strlen(rows[i].typed));
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		if (rows[i].year) {
			load_only_report(&desk, &report);
			assert_int_equal(report.fiscal_year, rows[i].year);
			report_release(&report);
		} else {
			assert_shown(&desk, "The fiscal year is not understood");
		}
		desk_remove(&desk);
	}
}

static void test_a_double_is_refused(void **state)
{
	(void)state;
	struct desk desk;
	struct report report;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	for (int i = 0; i < 2; i++) {
		desk_again(&desk);
		/* The second time it begins with the cards of the first. */
		grid_press(desk.grid, K_ESCAPE);
		grid_press(desk.grid, 'n');
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
	}
	assert_shown(&desk, "New report");
	load_only_report(&desk, &report);
	report_release(&report);
	desk_remove(&desk);
}

/* --- Reports --- */

static void test_sort_and_filter(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk_again(&desk);
	grid_type(desk.grid, "s");
	desk_run(&desk);
	struct str screen = STR_INIT;
	grid_text(desk.grid, &screen);
	assert_true(strstr(screen.data, "2566") < strstr(screen.data, "2567"));
	str_release(&screen);
	desk_again(&desk);
	grid_type(desk.grid, "/กำกับ\n");
	desk_run(&desk);
	assert_shown(&desk, "11/13");
	assert_not_shown(&desk, "6/6");
	desk_remove(&desk);
}

/* The rows are counted in the digits that the person wants. */
static void test_filter_counts_in_my_digits(void **state)
{
	static const struct {
		enum digits digits;
		const char *shown;
	} rows[] = {{DIGITS_THAI, "๑ จาก ๕"}, {DIGITS_ARABIC, "1 จาก 5"}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		desk_make(&desk, 24, 80, "th");
		desk_samples(&desk);
		desk_again(&desk);
		desk.app.settings.digits = rows[i].digits;
		grid_type(desk.grid, "/กำกับ");
		desk_run(&desk);
		assert_shown(&desk, rows[i].shown);
		desk_remove(&desk);
	}
}

/* What a report is, is found whether it is shown or not: the agency that all have, the
 * layout's whole title, the state that a narrow window leaves out. */
static void test_filter_by_all_a_report_is(void **state)
{
	static const struct {
		const char *words, *shown;
	} rows[] = {{"ธารตะวัน", "5 of 5"}, {"แยกเป็นด้าน", "1 of 5"},
		{"มีหน้าปก 2567", "1 of 5"}, {"submitted", "0 of 5"}, {"open", "5 of 5"}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		desk_make(&desk, 20, 60, "en");
		desk_samples(&desk);
		desk_again(&desk);
		grid_type(desk.grid, "/");
		grid_type(desk.grid, rows[i].words);
		desk_run(&desk);
		assert_shown(&desk, rows[i].shown);
		desk_remove(&desk);
	}
}

/* Where the filter leaves nothing, the bar says how one gets out of it; Esc and a click
 * there do. */
static void test_the_way_out_of_a_filter(void **state)
{
	(void)state;
	for (int cards = 0; cards < 2; cards++) {
		for (int click = 0; click < 2; click++) {
			struct desk desk;
			desk_make(&desk, 24, 80, "en");
			desk_samples(&desk);
			desk_from_reports(&desk);
			grid_type(desk.grid, cards ? "\n/xyz\n" : "/xyz\n");
			desk_run(&desk);
			assert_shown(&desk, "Nothing here has these words");
			assert_shown(&desk, "Esc All rows  F1 Help");
			desk_from_reports(&desk);
			grid_type(desk.grid, cards ? "\n/xyz\n" : "/xyz\n");
			if (click)
				grid_click(desk.grid, 23, 64);
			else
				grid_press(desk.grid, K_ESCAPE);
			desk_run(&desk);
			assert_not_shown(&desk, "Nothing here has these words");
			assert_not_shown(&desk, "All rows");
			desk_remove(&desk);
		}
	}
}

static void test_the_start_names_tab(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 20, 60, "th");
	grid_press(desk.grid, 'n');
	desk_run(&desk);
	assert_shown(&desk, "Tab ช่องถัดไป");
	desk_remove(&desk);
}

/* What was mistyped in a question is there again, and is mended. */
static void test_asks_again(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	grid_type(desk.grid, "i" TOP_SRCDIR "/data/samples/annual.jsonx\n");
	grid_press(desk.grid, K_BACKSPACE);
	grid_type(desk.grid, "\n");
	desk_run(&desk);
	assert_shown(&desk, "8/8");
	desk_again(&desk);
	grid_type(desk.grid, "cx\n");
	desk_run(&desk);
	assert_shown(&desk, "not understood");
	desk_again(&desk);
	grid_type(desk.grid, "c2570x\n");
	grid_press(desk.grid, K_BACKSPACE);
	grid_type(desk.grid, "\n");
	desk_run(&desk);
	assert_shown(&desk, "Carried forward");
	assert_shown(&desk, "2570");
	desk_remove(&desk);
}

/* Whether letters that came together with keys before them are in the field that these
 * open. */
static bool are_typed(const char *keys, bool enter, bool together)
{
	static const char stray[] = "ฮฮฮ";
	struct desk desk;
	struct str screen = STR_INIT;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk_again(&desk);
	if (enter)
		grid_press(desk.grid, K_ENTER);
	grid_ahead(desk.grid, true);
	grid_type(desk.grid, keys);
	if (!together)
		grid_ahead(desk.grid, false);
	grid_type(desk.grid, stray);
	desk_run(&desk);
	grid_text(desk.grid, &screen);
	const bool typed = strstr(screen.data, stray);
	str_release(&screen);
	desk_remove(&desk);
	return typed;
}

/* Stray letters of which one opens a form: the others are not typed into it. What opens by
 * Enter gets what was typed ahead. */
static void test_letters_behind_a_letter_are_no_text(void **state)
{
	static const struct {
		const char *keys;
		bool in_cards;
	} openers[] = {{"e"}, {"m"}, {"t"}, {"n", true}, {"e", true}, {"m", true},
		{"t", true}, {"w", true}};
	(void)state;
	for (size_t i = 0; i < COUNT(openers); i++) {
		if (are_typed(openers[i].keys, openers[i].in_cards, true))
			fail_msg("%s: what came with it is typed", openers[i].keys);
		if (!are_typed(openers[i].keys, openers[i].in_cards, false))
			fail_msg("%s: what is typed then is lost", openers[i].keys);
	}
	assert_true(are_typed("\n", true, true));
}

static const char *top_name(const struct desk *desk)
{
	return desk->app.screens[desk->app.depth - 1].class->name;
}

/* The list of reports or the cards of one, whichever was left. */
static void test_opens_where_one_left_off(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	assert_done(store_set_last_opened(desk.app.store, "somsri", 4, &error), &error);
	desk_again(&desk);
	desk_run(&desk);
	assert_shown(&desk, "11/13 measures done");
	desk_again(&desk);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	desk_again(&desk);
	assert_done(resume(&desk.app, &error), &error);
	assert_string_equal(top_name(&desk), "cards");
	desk_again(&desk);
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_F10);
	desk_run(&desk);
	desk_again(&desk);
	assert_done(resume(&desk.app, &error), &error);
	assert_string_equal(top_name(&desk), "reports");
	desk_remove(&desk);
}

/* --- what was being typed --- */

/* A draft of the card at a place, as a run of the program leaves it. */
static void leave_draft(struct desk *desk, int64_t report, int place, const char *session,
	enum card_field field)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct str body = STR_INIT;
	int64_t card = 0;
	assert_done(store_card_at(desk->app.store, report, place, &card, &error), &error);
	assert_done(store_card(desk->app.store, card, &entry, &error), &error);
	settings_text(&entry.card.outcome, "พิมพ์ค้างไว้");
	card_to_json(&body, &entry.card);
	struct draft draft = {
		.card = card,
		.revision = entry.revision,
		.who = desk->app.who,
		.session = session,
		.field = field,
		.at = 1795140000,
		.body = body.data,
	};
	assert_done(store_draft_put(desk->app.store, &draft, &error), &error);
	card_entry_release(&entry);
	str_release(&body);
}

static void test_goes_on_with_what_was_typed(void **state)
{
	(void)state;
	struct desk desk;
	char session[SESSION_NAME];
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk_session_over(session, sizeof(session));
	leave_draft(&desk, 1, 2, session, FIELD_OUTCOME);
	desk_again(&desk);
	desk_run(&desk);
	assert_shown(&desk, "พิมพ์ค้างไว้");
	assert_shown(&desk, "Measure 2 of 8");
	assert_shown(&desk, "Recovered");
	desk_remove(&desk);
}

/* What another running program is typing is let alone. */
static void test_lets_other_runs_alone(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	char running[SESSION_NAME];
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	session_name(running, sizeof(running), (long)getppid());
	assert_true(session_running(running, 0, false));
	leave_draft(&desk, 1, 2, running, FIELD_OUTCOME);
	desk_again(&desk);
	assert_done(resume(&desk.app, &error), &error);
	assert_string_equal(top_name(&desk), "reports");
	desk_remove(&desk);
}

/* A run is over that is not of this boot of this machine, whose process is gone, or is
 * another one by now. */
static void test_which_runs_are_over(void **state)
{
	(void)state;
	char running[SESSION_NAME];
	struct str name = STR_INIT;
	session_name(running, sizeof(running), (long)getppid());
	assert_true(session_running(running, 0, false));
	const char *pid = strchr(running, '.') + 1, *start = strrchr(running, '.') + 1;
	/* The same process on another machine, or before this one was started. */
	str_printf(&name, "0f0e0d0c-0b0a-4908-8706-050403020100.%s", pid);
	assert_false(session_running(name.data, 0, false));
	/* Which may still be going on, where the office is on a server. */
	assert_true(session_running(name.data, time_now() - SESSION_REST + 60, true));
	assert_false(session_running(name.data, time_now() - SESSION_REST - 60, true));
	/* Its number on this machine, but a process that began at another time. */
	str_clear(&name);
	str_append(&name, running, (size_t)(start - running));
	str_printf(&name, "%llu", strtoull(start, NULL, 10) + 1);
	assert_false(session_running(name.data, 0, false));
	assert_false(session_running(name.data, time_now(), true));
	/* This process, and one that is over and waits to be fetched. */
	session_name(running, sizeof(running), (long)getpid());
	assert_false(session_running(running, 0, false));
	const pid_t child = fork();
	if (child == 0)
		_exit(0);
	siginfo_t ended;
	assert_int_equal(waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT), 0);
	session_name(running, sizeof(running), (long)child);
	assert_false(session_running(running, 0, false));
	assert_int_equal(waitpid(child, NULL, 0), child);
	/* Names that older versions gave. */
	static const char *const others[] = {
		"another.machine-1-1", "host-1-1", "", ".", "host.1.2.3", ".1.", "1"};
	for (size_t i = 0; i < COUNT(others); i++)
		assert_false(session_running(others[i], 0, false));
	str_release(&name);
}

/* --- carry forward --- */

static void test_carry_forward(void **state)
{
	(void)state;
	struct desk desk;
	struct report report;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk_again(&desk);
	/* The next year stands there already. */
	grid_type(desk.grid, "c\n");
	desk_run(&desk);
	assert_shown(&desk, "fiscal year 2570");
	office_load(&desk.office, 6, &report);
	assert_int_equal(report.fiscal_year, 2570);
	assert_int_equal(report.count, 8);
	report_release(&report);
	/* A second time it is there already; a year that is none is asked for. */
	desk_again(&desk);
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "c\n");
	desk_run(&desk);
	struct error error = ERROR_INIT;
	int64_t count;
	assert_done(store_count(desk.app.store, &count, &error), &error);
	assert_int_equal(count, 6);
	desk_again(&desk);
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "cx\n");
	desk_run(&desk);
	assert_shown(&desk, "The fiscal year is not understood");
	desk_remove(&desk);
}

/* A year that is proposed is typed over; a move in it leaves it. */
static void test_a_proposed_year_is_typed_over(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	desk_from_reports(&desk);
	grid_type(desk.grid, "n\t2570\t\t\t\n");
	desk_run(&desk);
	assert_shown(&desk, "fiscal year 2570");
	desk_from_reports(&desk);
	grid_type(desk.grid, "n\t");
	grid_press(desk.grid, K_LEFT);
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "1");
	desk_run(&desk);
	assert_shown(&desk, "๒๕๗๐1");
	desk_from_reports(&desk);
	grid_type(desk.grid, "c2575\n");
	desk_run(&desk);
	assert_shown(&desk, "fiscal year 2575");
	desk_remove(&desk);
}

/* A report that was made or carried is where the list stands, also after Esc, whatever was
 * filtered; where neither was done it stands where it stood. */
static void test_the_list_stands_on_the_new_report(void **state)
{
	static const struct {
		const char *keys, *stands;
	} rows[] = {{"n\t2571\t\t\t\n", "▌ 2571"}, {"c2572\n", "▌ 2572"},
		{"/2567\nc2573\n", "▌ 2573"}, {"\n", "▌ 2573"}};
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	for (size_t i = 0; i < COUNT(rows); i++) {
		desk_from_reports(&desk);
		grid_type(desk.grid, rows[i].keys);
		grid_press(desk.grid, K_ESCAPE);
		desk_run(&desk);
		assert_shown(&desk, rows[i].stands);
	}
	desk_from_reports(&desk);
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "n");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "▌ 2566");
	desk_remove(&desk);
}

/* Two reports of one title are told apart before one is removed, and in the bin. */
static void test_what_is_removed_is_named(void **state)
{
	struct desk desk;
	(void)state;
	desk_make(&desk, 24, 80, "en");
	desk_samples(&desk);
	for (int binned = 0; binned < 2; binned++) {
		desk_from_reports(&desk);
		grid_press(desk.grid, K_HOME);
		grid_press(desk.grid, K_DOWN);
		grid_type(desk.grid, "d");
		if (binned)
			grid_press(desk.grid, K_F8);
		if (binned)
			grid_type(desk.grid, "x");
		desk_run(&desk);
		assert_shown(&desk, "fiscal year 2569, round of 6 months");
		assert_shown(&desk, "Layout: กำกับติดตาม");
	}
	desk_remove(&desk);
}

/* --- Settings --- */

static void test_the_language_is_switched_at_once(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	grid_press(desk.grid, CTRL('T'));
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_LEFT);
	desk_run(&desk);
	assert_shown(&desk, "ตั้งค่า");
	assert_not_shown(&desk, "Settings");
	desk_again(&desk);
	assert_string_equal(desk.app.settings.language, "th");
	desk_remove(&desk);
}

static void test_settings_are_kept(void **state)
{
	(void)state;
	struct desk desk;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	grid_press(desk.grid, K_F9);
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "สมชาย\t\t");
	/* Digits, suggestions, hints, theme, lines, sara am, keyboard. */
	grid_type(desk.grid, " \t \t \t   \t \t \t \t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "80x66\tกองคลัง");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	desk_again(&desk);
	const struct settings *settings = &desk.app.settings;
	assert_string_equal(settings->name, "สมชาย");
	assert_string_equal(settings->language, "");
	assert_int_equal(settings->digits, DIGITS_ARABIC);
	assert_int_equal(settings->theme, THEME_CONTRAST);
	assert_int_equal(settings->lines, LINES_ASCII);
	assert_true(settings->no_hints);
	assert_true(settings->am_whole);
	assert_true(settings->no_suggestions);
	assert_int_equal(settings->keyboard, KEYBOARD_PATTACHOTE);
	assert_string_equal(settings->paper, "80x66");
	assert_string_equal(settings->printer, "กองคลัง");
	/* A paper that is none is told and not kept. */
	grid_press(desk.grid, K_F9);
	for (int i = 0; i < 9; i++)
		grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "0");
	desk_run(&desk);
	assert_shown(&desk, "80x660");
	assert_shown(&desk, "Not understood: 80x66 stays");
	desk_again(&desk);
	assert_string_equal(desk.app.settings.paper, "80x66");
	desk_remove(&desk);
}

static void test_every_theme_is_kept(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	desk_make(&desk, 24, 80, "en");
	for (enum theme theme = 0; theme < THEME_COUNT; theme++) {
		struct settings settings;
		desk.app.settings.theme = theme;
		assert_done(settings_save(&desk.app.settings, desk.app.store,
				    desk.app.who, &error),
			&error);
		assert_done(
			settings_load(&settings, desk.app.store, desk.app.who, &error),
			&error);
		assert_int_equal(settings.theme, theme);
		settings_release(&settings);
	}
	desk_remove(&desk);
}

/* The terminal is gone when the theme changes: the program ends as by a signal, which is
 * not lost either while the one terminal is closed and the other not there yet. */
static struct terminal *take_none(
	const struct terminal_options *options, struct error *error)
{
	sigset_t now;
	assert_int_equal(sigprocmask(SIG_BLOCK, NULL, &now), 0);
	assert_true(sigismember(&now, SIGTERM) && sigismember(&now, SIGHUP));
	assert_int_equal(options->theme, TERMINAL_THEME_MONOCHROME);
	error_set(error, ERROR_SYSTEM, "no terminal");
	return NULL;
}

static void test_no_terminal_for_the_new_theme(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	sigset_t now;
	desk_make(&desk, 24, 80, "en");
	desk_name_person(&desk);
	desk.app.take = take_none;
	grid_press(desk.grid, K_F9);
	grid_type(desk.grid, "x\t\t\t\t\t");
	grid_press(desk.grid, K_LEFT);
	grid_type(desk.grid, "never typed");
	assert_done(app_run(&desk.app, &error), &error);
	assert_true(desk.app.ending);
	assert_null(desk.app.terminal);
	assert_int_equal(sigprocmask(SIG_BLOCK, NULL, &now), 0);
	assert_false(sigismember(&now, SIGTERM));
	/* The grid was closed with it. */
	desk.grid = terminal_grid(24, 80);
	desk_again(&desk);
	assert_int_equal(desk.app.settings.theme, THEME_MONOCHROME);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_from_first_start_to_first_report),
		cmocka_unit_test(test_another_kind_of_agency),
		cmocka_unit_test(test_the_name_is_needed),
		cmocka_unit_test(test_the_agency_is_remembered),
		cmocka_unit_test(test_the_office_file_is_made),
		cmocka_unit_test(test_a_year_is_understood_or_asked_for),
		cmocka_unit_test(test_a_double_is_refused),
		cmocka_unit_test(test_sort_and_filter),
		cmocka_unit_test(test_filter_counts_in_my_digits),
		cmocka_unit_test(test_filter_by_all_a_report_is),
		cmocka_unit_test(test_the_way_out_of_a_filter),
		cmocka_unit_test(test_the_start_names_tab),
		cmocka_unit_test(test_asks_again),
		cmocka_unit_test(test_letters_behind_a_letter_are_no_text),
		cmocka_unit_test(test_opens_where_one_left_off),
		cmocka_unit_test(test_goes_on_with_what_was_typed),
		cmocka_unit_test(test_lets_other_runs_alone),
		cmocka_unit_test(test_which_runs_are_over),
		cmocka_unit_test(test_carry_forward),
		cmocka_unit_test(test_a_proposed_year_is_typed_over),
		cmocka_unit_test(test_the_list_stands_on_the_new_report),
		cmocka_unit_test(test_what_is_removed_is_named),
		cmocka_unit_test(test_the_language_is_switched_at_once),
		cmocka_unit_test(test_settings_are_kept),
		cmocka_unit_test(test_every_theme_is_kept),
		cmocka_unit_test(test_no_terminal_for_the_new_theme),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
