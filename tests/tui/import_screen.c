/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document of another program on the screen before it becomes a report. */
#include <config.h>

#include "tests/support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/settings.h"
#include "db/store.h"
#include "intake/headings.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define SAMPLES TOP_SRCDIR "/tests/intake/samples/"

static void begin(struct desk *desk)
{
	desk_make(desk, 24, 100, "en");
	desk_name_person(desk);
	setenv("HOME", desk->office.folder, 1);
	setenv("XDG_DATA_HOME", desk->office.folder, 1);
}

/* From the list of reports: a file by its path. */
static void open_file(struct desk *desk, const char *path)
{
	grid_press(desk->grid, 'i');
	grid_type(desk->grid, path);
	grid_press(desk->grid, K_ENTER);
}

static void pick(struct desk *desk, const char *words)
{
	grid_press(desk->grid, K_ENTER);
	grid_type(desk->grid, words);
	grid_press(desk->grid, K_ENTER);
}

static int64_t count_reports(struct desk *desk)
{
	struct error error = ERROR_INIT;
	int64_t count = 0;
	assert_done(store_count(desk->app.store, &count, &error), &error);
	return count;
}

static void expect_field(
	struct desk *desk, int place, enum card_field field, const char *expected)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct str text = STR_INIT;
	int64_t number;
	assert_done(store_card_at(desk->app.store, 1, place, &number, &error), &error);
	assert_done(store_card(desk->app.store, number, &entry, &error), &error);
	card_field_append(&text, &entry.card, field);
	assert_string_equal(text.data, expected);
	str_release(&text);
	card_entry_release(&entry);
}

static void see_doubt(void *desk)
{
	assert_shown(desk, "Doubts 1");
	assert_shown(desk, "no field is known by this heading");
}

static void see_column(void *desk)
{
	assert_shown(desk, "table 1, column 7");
	assert_shown(desk, "สิ่งที่ได้มา");
	/* What stands below the heading. */
	assert_shown(desk, "ประชาชนอธิบายการใช้เงินได้เอง");
}

static void see_no_doubt(void *desk)
{
	assert_shown(desk, "Doubts 0");
	assert_shown(desk, "Outcome");
}

/* A clerk's walk: a doubt, its column, the field, the measures, taken in. */
static void test_walk(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	open_file(&desk, SAMPLES "unknown.txt");
	grid_see(desk.grid, see_doubt, &desk);
	grid_press(desk.grid, K_ENTER);
	grid_see(desk.grid, see_column, &desk);
	pick(&desk, "Outcome");
	grid_see(desk.grid, see_no_doubt, &desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "Brought in: ");
	assert_shown(&desk, "0/3");
	assert_int_equal(count_reports(&desk), 1);
	expect_field(&desk, 2, FIELD_OUTCOME, "ประชาชนอธิบายการใช้เงินได้เอง");
	expect_field(&desk, 2, FIELD_MEASURE, "เผยแพร่งบประมาณเป็นแผ่นพับ");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* What was said of a heading is known in the next document. */
static void test_heading_is_remembered(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	char *told;
	begin(&desk);
	open_file(&desk, SAMPLES "unknown.txt");
	grid_press(desk.grid, K_ENTER);
	pick(&desk, "Outcome");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_done(store_setting(desk.app.store, desk.who, HEADING_MEMORY_SETTING, &told,
			    &error),
		&error);
	assert_string_equal(told, "{\"สิ่งที่ได้มา\":[\"outcome\"]}");
	free(told);
	desk_from_reports(&desk);
	open_file(&desk, SAMPLES "unknown.txt");
	desk_run(&desk);
	assert_shown(&desk, "Doubts 0");
	desk_remove(&desk);
}

/* With a question open, a key alone takes nothing in; letters and Enter neither. */
static void test_doubt_stops(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	open_file(&desk, SAMPLES "unknown.txt");
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, "yน\n");
	desk_run(&desk);
	assert_int_equal(count_reports(&desk), 0);
	desk_from_reports(&desk);
	open_file(&desk, SAMPLES "unknown.txt");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "still to be answered: 1");
	desk_from_reports(&desk);
	open_file(&desk, SAMPLES "unknown.txt");
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, GRID_SURELY);
	desk_run(&desk);
	assert_int_equal(count_reports(&desk), 1);
	desk_remove(&desk);
}

/* Esc leaves nothing in the office file; what was said is not thrown away unasked. */
static void test_leave(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	open_file(&desk, SAMPLES "annual.txt");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "There is no report yet");
	desk_from_reports(&desk);
	open_file(&desk, SAMPLES "unknown.txt");
	grid_press(desk.grid, K_ENTER);
	pick(&desk, "Outcome");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "\n");
	desk_run(&desk);
	assert_shown(&desk, "What is which");
	assert_int_equal(count_reports(&desk), 0);
	desk_remove(&desk);
}

static void see_second_measure(void *desk)
{
	assert_shown(desk, "The measures 2");
}

/* A row is what the clerk says it is, and stays so when a column is another. */
static void test_rows(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	open_file(&desk, SAMPLES "unknown.txt");
	grid_press(desk.grid, K_TAB);
	grid_type(desk.grid, "/แผ่นพับ\n");
	grid_type(desk.grid, " "); /* goes on with the measure above */
	grid_see(desk.grid, see_second_measure, &desk);
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "/สิ่งที่ได้มา\n");
	pick(&desk, "Outcome");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "0/2");
	expect_field(&desk, 1, FIELD_MEASURE,
		"จัดทำบัตรคิวและป้ายแสดงเวลามาตรฐาน\nเผยแพร่งบประมาณเป็นแผ่นพับ");
	desk_remove(&desk);
}

/* A table that is none of measures by its headings is one because the clerk says so. */
static void test_unknown_table(void **state)
{
	(void)state;
	static const char text[] = "เอ,บี\nจัดทำบัตรคิว,กองคลัง\nเผยแพร่งบประมาณ,สำนักปลัด\n";
	struct desk desk;
	begin(&desk);
	char *path = support_path(desk.office.folder, "x.csv");
	support_write(path, text, strlen(text));
	open_file(&desk, path);
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_END);
	pick(&desk, "table of measures");
	grid_type(desk.grid, "/column 1\n");
	pick(&desk, "Issue");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "/column 2\n");
	pick(&desk, "Owners");
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, GRID_SURELY);
	desk_run(&desk);
	assert_shown(&desk, "0/2");
	expect_field(&desk, 2, FIELD_ISSUE, "เผยแพร่งบประมาณ");
	expect_field(&desk, 2, FIELD_OWNERS, "สำนักปลัด");
	free(path);
	desk_remove(&desk);
}

static void say(struct desk *desk, const char *row, const char *text)
{
	grid_type(desk->grid, "/");
	grid_type(desk->grid, row);
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, CTRL('A'));
	grid_type(desk->grid, text);
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, K_ESCAPE);
}

/* The report's head, too, is what the clerk says. */
static void test_head(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	struct report head;
	begin(&desk);
	open_file(&desk, SAMPLES "annual.txt");
	grid_press(desk.grid, SHIFT(K_TAB));
	say(&desk, "Agency's name", "ทุ่งทอง");
	say(&desk, "Title", "รายงานของเรา");
	say(&desk, "Fiscal year", "2568");
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, GRID_SURELY);
	desk_run(&desk);
	assert_done(store_load_head(desk.app.store, 1, &head, &error), &error);
	assert_string_equal(head.agency.name, "ทุ่งทอง");
	assert_string_equal(head.title, "รายงานของเรา");
	assert_int_equal(head.fiscal_year, 2568);
	report_release(&head);
	desk_remove(&desk);
}

/* A whole measure to read, and back. */
static void see_whole(void *desk)
{
	assert_shown(desk, "Outcome");
	assert_shown(desk, "คำถามประเภท");
}

static void test_read(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	open_file(&desk, SAMPLES "annual.txt");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_END);
	grid_see(desk.grid, see_whole, &desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "Owner");
	desk_remove(&desk);
}

/* --- files --- */

static void copy_file(struct desk *desk, const char *from, const char *to)
{
	char *path = support_path(desk->office.folder, to);
	struct str text = STR_INIT;
	support_read(from, &text);
	support_write(path, text.data, text.bytes);
	str_release(&text);
	free(path);
}

/* From lists, without a word typed: only what can be read is in them. */
static void see_files(void *desk)
{
	assert_shown(desk, "ปีก่อน.txt");
	assert_not_shown(desk, "note.bin");
}

static void test_from_lists(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	copy_file(&desk, SAMPLES "unknown.txt", "ปีก่อน.txt");
	copy_file(&desk, SAMPLES "unknown.txt", "note.bin");
	grid_type(desk.grid, "i\n");
	grid_see(desk.grid, see_files, &desk);
	grid_type(desk.grid, "ปีก่อน\n");
	desk_run(&desk);
	assert_shown(&desk, "Import  ปีก่อน.txt");
	desk_remove(&desk);
}

/* Several files: what needs no look is in at once, documents one after another. */
static void see_first(void *desk)
{
	assert_shown(desk, "Import  a.txt");
	assert_shown(desk, "file 1 of 3");
}

static void see_third(void *desk)
{
	assert_shown(desk, "Import  c.txt");
	assert_shown(desk, "file 3 of 3");
}

static void test_several(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	copy_file(&desk, SAMPLES "memo.txt", "a.txt");
	copy_file(&desk, TOP_SRCDIR "/data/samples/annual.json", "b.json");
	copy_file(&desk, SAMPLES "unknown.txt", "c.txt");
	grid_type(desk.grid, "i\nSeveral\n");
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_ENTER);
	grid_see(desk.grid, see_first, &desk);
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, GRID_SURELY);
	grid_see(desk.grid, see_third, &desk);
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, GRID_SURELY);
	/* Of the same agency, year and title as the second. */
	grid_type(desk.grid, GRID_SURELY);
	desk_run(&desk);
	assert_int_equal(count_reports(&desk), 3);
	assert_shown(&desk, "3 in all");
	desk_remove(&desk);
}

/* What cannot be read is told, and its name can be mended; nothing opens. */
static void test_unreadable(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk);
	open_file(&desk, "/nowhere/x.docx");
	desk_run(&desk);
	assert_shown(&desk, "/nowhere/x.docx");
	assert_shown(&desk, "Bring in a report");
	desk_from_reports(&desk);
	open_file(&desk, TOP_SRCDIR "/tests/intake/documents/locked.pdf");
	desk_run(&desk);
	assert_shown(&desk, "locked.pdf");
	assert_int_equal(count_reports(&desk), 0);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walk),
		cmocka_unit_test(test_heading_is_remembered),
		cmocka_unit_test(test_doubt_stops),
		cmocka_unit_test(test_leave),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_unknown_table),
		cmocka_unit_test(test_head),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_from_lists),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_unreadable),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
