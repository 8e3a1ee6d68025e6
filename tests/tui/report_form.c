/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report is of, looked up and corrected, and a report removed. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/engine/query.h"
#include "db/head.h"
#include "db/store.h"
#include "model/report.h"
#include "office/settings.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "tui/app/session.h"
#include "tui/terminal/key.h"

static void set_layout(struct desk *desk, const char *layout)
{
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	assert_done(store_load_head(desk->app.store, 1, &head, &error), &error);
	assert_done(store_head_revision(desk->app.store, 1, &revision, &error), &error);
	settings_text(&head.layout, layout);
	assert_int_equal(
		store_save_head(desk->app.store, 1, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
}

/* A report made by a clerk who mistyped the name; digits and province are absent. */
static void make(struct desk *desk, int rows, int columns, const char *language)
{
	struct report report;
	desk_make(desk, rows, columns, language);
	desk_name_person(desk);
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"bespoke\","
		"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ธารตะวั\","
		"\"district\":\"เมือง\",\"odd\":1},\"fiscal_year\":2568,\"months\":6,"
		"\"title\":\"รายงานผล \",\"memo\":{\"subject\":\"เรื่อง\"},\"cards\":[{"
		"\"issue\":\"คิวยาว\"},{}],\"strange\":2}",
		&report);
	office_import(&desk->office, &report);
	report_release(&report);
}

static void begin(struct desk *desk)
{
	make(desk, 24, 80, "en");
	grid_type(desk->grid, "e");
}

static void again(struct desk *desk, const char *keys)
{
	desk_from_reports(desk);
	grid_type(desk->grid, keys);
}

static void to_row(struct desk *desk, int row)
{
	for (int i = 0; i < row; i++)
		grid_press(desk->grid, K_TAB);
}

/* Types in place of what a row has. */
static void retype(struct desk *desk, int row, const char *text)
{
	to_row(desk, row);
	grid_press(desk->grid, CTRL('A'));
	grid_press(desk->grid, K_BACKSPACE);
	grid_type(desk->grid, text);
}

enum { NAME = 1, PROVINCE = 3, YEAR = 4, ROUND = 5, LAYOUT = 6, DIGITS = 7, TITLE = 8 };

static void read_head(struct desk *desk, int64_t number, struct report *head)
{
	struct error error = ERROR_INIT;
	assert_done(store_load_head(desk->app.store, number, head, &error), &error);
}

static void assert_name(struct desk *desk, const char *name)
{
	struct report head;
	read_head(desk, 1, &head);
	assert_string_equal(head.agency.name, name);
	report_release(&head);
}

/* The next report is made with the corrected name; what was before is history. */
static void test_a_typo_is_corrected(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	retype(&desk, NAME, "อบต.ธารตะวัน"); /* the kind is not typed twice */
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "Saved");
	assert_shown(&desk, "อบต.ธารตะวัน  Reports");
	assert_name(&desk, "ธารตะวัน");
	assert_int_equal(raw_integer(desk.app.store,
				 "SELECT count(*) FROM report_version WHERE report = 1 "
				 "AND body LIKE '%\"ธารตะวั\"%'"),
		1);
	assert_int_equal(
		raw_integer(desk.app.store, "SELECT count(*) FROM head_draft"), 0);
	again(&desk, "n");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	struct report head;
	read_head(&desk, 2, &head);
	assert_string_equal(head.agency.name, "ธารตะวัน");
	report_release(&head);
	desk_remove(&desk);
}

/* All that is in the form can be changed; the rest is as it was. */
static void test_everything(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	begin(&desk);
	retype(&desk, 0, "เทศบาลตำบล\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "น้ำใส\tวังทอง\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "พิษณุโลก\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "๒๕๖๙\t \t \t \t"); /* round, layout, digits: the next */
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "รายงานอื่น\t");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_head(&desk, 1, &head);
	assert_string_equal(head.agency.type, "เทศบาลตำบล");
	assert_string_equal(head.agency.name, "น้ำใส");
	assert_string_equal(head.agency.district, "วังทอง");
	assert_string_equal(head.agency.province, "พิษณุโลก");
	assert_int_equal(head.fiscal_year, 2569);
	assert_int_equal(head.months, 12);
	assert_string_equal(head.layout, "annual");
	assert_true(head.digits_present);
	assert_int_equal(head.digits, DIGITS_ARABIC);
	assert_string_equal(head.title, "รายงานอื่น");
	assert_string_equal(head.memo.subject, "เรื่อง");
	assert_string_equal(head.agency.extra, "{\"odd\":1}");
	assert_string_equal(head.extra, "{\"strange\":2}");
	report_release(&head);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* What is not touched stays as it is: absent, odd, with white space. */
static void test_the_rest_is_not_touched(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	begin(&desk);
	retype(&desk, YEAR, "2567");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_head(&desk, 1, &head);
	assert_int_equal(head.fiscal_year, 2567);
	assert_null(head.agency.province);
	assert_false(head.digits_present);
	assert_string_equal(head.layout, "bespoke");
	assert_string_equal(head.title, "รายงานผล ");
	assert_int_equal(head.months, 6);
	report_release(&head);
	/* Saved without a change: no version. */
	again(&desk, "e");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_int_equal(raw_integer(desk.app.store, "SELECT revision FROM report"), 2);
	desk_remove(&desk);
}

static void test_what_cannot_be(void **state)
{
	static const struct {
		int row;
		const char *typed, *words;
	} rows[] = {
		{YEAR, "ปีหน้า", "The fiscal year is not understood"},
		{YEAR, "๒๗๙๙", "The fiscal year is not understood"},
		{NAME, "", "The agency's name is still missing"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk);
		retype(&desk, rows[i].row, rows[i].typed);
		grid_press(desk.grid, K_UP);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_shown(&desk, rows[i].words);
		assert_shown(&desk, "About this report");
		assert_int_equal(
			raw_integer(desk.app.store, "SELECT revision FROM report"), 1);
		desk_remove(&desk);
	}
}

/* The layouts print them: what is empty is pointed out, and holds nobody. */
static void test_what_is_empty_is_pointed_out(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	desk_run(&desk);
	assert_shown(&desk, "still empty: it is not printed");
	again(&desk, "e");
	retype(&desk, PROVINCE, "พิษณุโลก");
	desk_run(&desk);
	assert_not_shown(&desk, "still empty");
	desk_remove(&desk);
}

/* A pick list opens on what is in use: Enter alone changes nothing. */
static void test_pick_lists_open_on_what_is(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	begin(&desk);
	set_layout(&desk, "oversight");
	retype(&desk, 0, "เทศบาลเมือง");
	for (int row = 0; row <= DIGITS; row++) {
		if (row != NAME && row != 2 && row != PROVINCE && row != YEAR) {
			grid_press(desk.grid, CTRL('O'));
			grid_press(desk.grid, K_ENTER);
		}
		grid_press(desk.grid, K_TAB);
	}
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_head(&desk, 1, &head);
	assert_string_equal(head.agency.type, "เทศบาลเมือง");
	assert_string_equal(head.layout, "oversight");
	assert_int_equal(head.months, 6);
	assert_false(head.digits_present);
	report_release(&head);
	desk_remove(&desk);
}

/* Words are those of the dictionary, in forms too. */
static void test_by_words(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	begin(&desk);
	retype(&desk, TITLE, "รายงานประชุมคณะกรรมการ");
	grid_press(desk.grid, CTRL(K_LEFT));
	grid_type(desk.grid, "X");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_head(&desk, 1, &head);
	assert_string_equal(head.title, "รายงานประชุมคณะXกรรมการ");
	report_release(&head);
	desk_remove(&desk);
}

/* --- leaving --- */

static void test_esc_asks(void **state)
{
	static const struct {
		const char *answer, *name, *shown;
	} rows[] = {
		{"s", "ธารตะวัน", "Reports"},
		{GRID_SURELY, "ธารตะวั", "Reports"},
		{"b", "ธารตะวั", "About this report"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk);
		retype(&desk, NAME, "ธารตะวัน");
		grid_press(desk.grid, K_ESCAPE);
		grid_type(desk.grid, rows[i].answer);
		desk_run(&desk);
		assert_name(&desk, rows[i].name);
		assert_shown(&desk, rows[i].shown);
		/* What was discarded or saved is not gone on with. */
		assert_int_equal(
			raw_integer(desk.app.store, "SELECT count(*) FROM head_draft"),
			*rows[i].answer == 'b');
		/* Without a change nothing is asked. */
		again(&desk, "e");
		if (*rows[i].answer != 'b') {
			grid_press(desk.grid, K_ESCAPE);
			desk_run(&desk);
			assert_shown(&desk, "Reports");
		}
		desk_remove(&desk);
	}
}

/* What is typed survives the end of the program, however it came. */
static void test_recovered(void **state)
{
	static const keystroke ways[] = {0, K_F10};
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct desk desk;
		struct report head;
		begin(&desk);
		retype(&desk, NAME, "ธารตะวัน");
		to_row(&desk, ROUND - NAME);
		grid_type(desk.grid, " ");
		if (ways[i])
			grid_press(desk.grid, ways[i]);
		desk_run(&desk);
		assert_name(&desk, "ธารตะวั");
		again(&desk, "e");
		desk_run(&desk);
		assert_shown(&desk, "Recovered");
		assert_shown(&desk, "ธารตะวัน");
		again(&desk, "e");
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_name(&desk, "ธารตะวัน");
		read_head(&desk, 1, &head);
		assert_int_equal(head.months, 12);
		report_release(&head);
		assert_int_equal(
			raw_integer(desk.app.store, "SELECT count(*) FROM head_draft"),
			0);
		desk_remove(&desk);
	}
}

/* A run that is over left a draft: the next one begins with it. */
static void test_the_next_run_begins_with_it(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	char session[SESSION_NAME];
	(void)state;
	begin(&desk);
	set_layout(&desk, "annual");
	retype(&desk, NAME, "ธารตะวัน");
	desk_run(&desk);
	desk_session_over(session, sizeof(session));
	assert_done(store_head_draft_adopt(desk.app.store, 1, desk.app.who,
			    desk.app.session, session, &error),
		&error);
	desk_again(&desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_name(&desk, "ธารตะวัน");
	desk_remove(&desk);
}

/* --- other people --- */

static void others_change(struct desk *desk, const char *name, const char *title)
{
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	read_head(desk, 1, &head);
	assert_done(store_head_revision(desk->app.store, 1, &revision, &error), &error);
	if (name)
		settings_text(&head.agency.name, name);
	settings_text(&head.title, title);
	assert_int_equal(
		store_save_head(desk->app.store, 1, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
}

/* Somebody else changes the report between what was typed and its saving. */
static void collide(struct desk *desk, const char *name)
{
	begin(desk);
	retype(desk, NAME, "ธารตะวัน");
	desk_run(desk);
	others_change(desk, name, "ของมานิตย์");
	again(desk, "e");
	grid_press(desk->grid, CTRL('S'));
}

static void test_conflict(void **state)
{
	struct desk desk;
	(void)state;
	collide(&desk, "มานิตย์");
	desk_run(&desk);
	assert_shown(&desk, "Somebody else changed");
	assert_shown(&desk, "Theirs (manit, just now): มานิตย์");
	assert_name(&desk, "มานิตย์");
	desk_remove(&desk);
	/* The first is of the name, the second of the title, which only they changed. */
	collide(&desk, "มานิตย์");
	grid_type(desk.grid, "mt");
	desk_run(&desk);
	struct report head;
	read_head(&desk, 1, &head);
	assert_string_equal(head.agency.name, "ธารตะวัน");
	assert_string_equal(head.title, "ของมานิตย์");
	report_release(&head);
	desk_remove(&desk);
}

static void import_double(struct desk *desk)
{
	struct report report;
	struct error error = ERROR_INIT;
	int64_t number;
	read_head(desk, 1, &report);
	*report.uuid = '\0';
	settings_text(&report.agency.name, "ธารตะวัน");
	assert_done(store_import(desk->app.store, &report, IMPORT_AGAIN, "manit", &number,
			    &error),
		&error);
	report_release(&report);
}

static void test_a_double_is_warned_about(void **state)
{
	static const struct {
		const char *answer, *name;
	} rows[] = {{"\n", "ธารตะวั"}, {"y", "ธารตะวัน"}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		make(&desk, 24, 80, "en");
		import_double(&desk);
		desk_again(&desk);
		grid_press(desk.grid, K_DOWN);
		grid_press(desk.grid, 'e');
		retype(&desk, NAME, "ธารตะวัน");
		grid_press(desk.grid, CTRL('S'));
		grid_type(desk.grid, rows[i].answer);
		desk_run(&desk);
		assert_name(&desk, rows[i].name);
		desk_remove(&desk);
	}
}

/* A new report that is there already: said in words of the screen. */
static void test_a_new_double_is_refused(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, 24, 80, "en");
	for (int i = 0; i < 2; i++) {
		grid_type(desk.grid, "n");
		grid_press(desk.grid, CTRL('S'));
		if (!i)
			grid_press(desk.grid, K_ESCAPE);
	}
	desk_run(&desk);
	assert_shown(&desk, "There is a report of this year, round and title already");
	assert_not_shown(&desk, "--again");
	assert_shown(&desk, "▌ Fiscal year");
	desk_remove(&desk);
}

static void test_approved_is_read(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	assert_true(
		raw_try(desk.app.store, "UPDATE report SET state = 'approved'", NULL));
	grid_type(desk.grid, "X");
	for (int row = 1; row <= TITLE; row++)
		grid_type(desk.grid, "\tX ");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "About this report (to be read)");
	assert_int_equal(raw_integer(desk.app.store, "SELECT revision FROM report"), 1);
	again(&desk, "e");
	to_row(&desk, ROUND);
	grid_press(desk.grid, K_RIGHT);
	desk_run(&desk);
	assert_shown(&desk, "it can be read, not changed");
	assert_shown(&desk, "< 6 months >");
	desk_remove(&desk);
}

static void test_from_the_cards(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk, 24, 80, "en");
	set_layout(&desk, "annual");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_F2);
	retype(&desk, NAME, "ธารตะวัน");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "อบต.ธารตะวัน");
	assert_shown(&desk, "คิวยาว");
	desk_remove(&desk);
}

/* --- removing --- */

static void test_remove(void **state)
{
	static const struct {
		const char *answer;
		int64_t left;
	} rows[] = {{"\n", 1}, {"yYdyน\n \t1", 1}, {GRID_SURELY, 0}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		make(&desk, 24, 80, "en");
		grid_type(desk.grid, "d");
		grid_type(desk.grid, rows[i].answer);
		desk_run(&desk);
		assert_int_equal(raw_integer(desk.app.store,
					 "SELECT 1 - count(*) FROM bin_report"),
			rows[i].left);
		if (!rows[i].left)
			assert_shown(&desk, "There is no report yet");
		assert_sound(desk.app.store);
		desk_remove(&desk);
	}
}

/* The question names the report, what is in it, and who is typing. */
static void test_the_question_names_it(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	make(&desk, 24, 80, "en");
	grid_type(desk.grid, "d");
	desk_run(&desk);
	assert_shown(&desk, "รายงานผล");
	assert_shown(&desk, "fiscal year 2568");
	assert_shown(&desk, "round of 6 months");
	assert_shown(&desk, "Report number 1, 2 measures");
	assert_shown(&desk, "F8, Ctrl-Y Into the bin");
	assert_not_shown(&desk, "typing");
	const struct draft draft = {.card = 1,
		.revision = 1,
		.who = "manit",
		.session = "a",
		.at = (int64_t)time(NULL),
		.field = FIELD_ISSUE,
		.body = "{}"};
	assert_done(store_draft_put(desk.app.store, &draft, &error), &error);
	again(&desk, "d");
	desk_run(&desk);
	assert_shown(&desk, "manit is typing in it");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_typo_is_corrected),
		cmocka_unit_test(test_everything),
		cmocka_unit_test(test_the_rest_is_not_touched),
		cmocka_unit_test(test_what_cannot_be),
		cmocka_unit_test(test_what_is_empty_is_pointed_out),
		cmocka_unit_test(test_pick_lists_open_on_what_is),
		cmocka_unit_test(test_by_words),
		cmocka_unit_test(test_esc_asks),
		cmocka_unit_test(test_recovered),
		cmocka_unit_test(test_the_next_run_begins_with_it),
		cmocka_unit_test(test_conflict),
		cmocka_unit_test(test_a_double_is_warned_about),
		cmocka_unit_test(test_a_new_double_is_refused),
		cmocka_unit_test(test_approved_is_read),
		cmocka_unit_test(test_from_the_cards),
		cmocka_unit_test(test_remove),
		cmocka_unit_test(test_the_question_names_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
