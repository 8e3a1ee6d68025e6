/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document of our own that was corrected comes back to its report, field by field. */
#include <config.h>

#include <stdlib.h>

#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/scenes.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define CORRECTED TOP_SRCDIR "/tests/intake/returned/corrected.docx"

/* With the report that it was made of, or without. */
static void begin(struct desk *desk, bool known)
{
	desk_make(desk, 24, 80, "en");
	desk_name_person(desk);
	setenv("HOME", desk->office.folder, 1);
	setenv("XDG_DATA_HOME", desk->office.folder, 1);
	if (known)
		scene_returned(desk->app.store, desk->who);
}

static void open_file(struct desk *desk)
{
	grid_press(desk->grid, 'i');
	grid_type(desk->grid, CORRECTED);
	grid_press(desk->grid, K_ENTER);
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

#define OUTPUT_WAS "แจกบัตรคิวแล้ว ๗,๗๔๔ ใบ"
#define OUTPUT_NOW "แจกบัตรคิวแล้ว ๘,๐๐๐ ใบ และติดตั้งป้าย ๓ จุด"

static void test_take_all(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk, true);
	open_file(&desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "Changes that were taken in: 2");
	expect_field(&desk, 1, FIELD_OUTPUT, OUTPUT_NOW);
	expect_field(&desk, 2, FIELD_FOLLOW_UP, "รายงานทุกเดือน");
	assert_sound(desk.app.store);
	/* The second time nothing is a change any more. */
	desk_from_reports(&desk);
	open_file(&desk);
	desk_run(&desk);
	assert_shown(&desk, "nothing was changed in it");
	desk_remove(&desk);
}

/* What is left stays as it is here, and comes again. */
static void test_leave_one(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk, true);
	open_file(&desk);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "Changes that were taken in: 1");
	expect_field(&desk, 1, FIELD_OUTPUT, OUTPUT_WAS);
	expect_field(&desk, 2, FIELD_FOLLOW_UP, "รายงานทุกเดือน");
	desk_from_reports(&desk);
	open_file(&desk);
	desk_run(&desk);
	assert_shown(&desk, "taken: 1");
	desk_remove(&desk);
}

/* A field that was changed here too is told, nothing is taken; leaving it lets the rest in. */
static void test_changed_here_too(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk, true);
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number;
	assert_done(store_card_at(desk.app.store, 1, 1, &number, &error), &error);
	assert_done(store_card(desk.app.store, number, &entry, &error), &error);
	free(entry.card.output);
	entry.card.output = mem_strdup("แจกบัตรคิวแล้ว ๑ ใบ");
	assert_int_equal(
		store_save_card(desk.app.store, &entry, desk.who, &error), SAVE_DONE);
	card_entry_release(&entry);
	open_file(&desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "was changed here too");
	expect_field(&desk, 2, FIELD_FOLLOW_UP, "รายงานทุกไตรมาส");
	desk_from_reports(&desk);
	open_file(&desk);
	grid_press(desk.grid, CTRL('S'));
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	expect_field(&desk, 1, FIELD_OUTPUT, "แจกบัตรคิวแล้ว ๑ ใบ");
	expect_field(&desk, 2, FIELD_FOLLOW_UP, "รายงานทุกเดือน");
	desk_remove(&desk);
}

static void test_leave(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk, true);
	open_file(&desk);
	grid_type(desk.grid, "a");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "Nothing is marked to be taken");
	expect_field(&desk, 1, FIELD_OUTPUT, OUTPUT_WAS);
	desk_from_reports(&desk);
	open_file(&desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	expect_field(&desk, 1, FIELD_OUTPUT, OUTPUT_WAS);
	desk_remove(&desk);
}

/* An office file that does not know the report gets it whole, as it was corrected. */
static void test_unknown_comes_whole(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk, false);
	open_file(&desk);
	desk_run(&desk);
	assert_shown(&desk, "Brought in: ");
	expect_field(&desk, 1, FIELD_OUTPUT, OUTPUT_NOW);
	expect_field(&desk, 1, FIELD_OWNERS, "กองคลัง\nสำนักปลัด");
	desk_remove(&desk);
}

/* --- the memo, rows, what was taken out --- */

#define MORE TOP_SRCDIR "/tests/intake/returned/more.docx"

static void begin_file(struct desk *desk)
{
	grid_press(desk->grid, 'i');
	grid_type(desk->grid, MORE);
	grid_press(desk->grid, K_ENTER);
}

static void begin_more(struct desk *desk)
{
	begin(desk, false);
	scene_returned_more(desk->app.store, desk->who);
	begin_file(desk);
}

static void expect_head(struct desk *desk, const char *subject, const char *before)
{
	struct error error = ERROR_INIT;
	struct report head;
	assert_done(store_load_head(desk->app.store, 1, &head, &error), &error);
	assert_string_equal(head.memo.subject, subject);
	assert_string_equal(head.before.items[0].text, before);
	report_release(&head);
}

/* A measure whose row is gone stays, unless that is asked and answered. */
static void test_texts_and_rows(void **state)
{
	(void)state;
	struct desk desk;
	begin_more(&desk);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "Changes that were taken in: 3");
	expect_head(&desk, "ขอส่งรายงานผลประจำปี", "เพื่อให้การปฏิบัติงานโปร่งใสและตรวจสอบได้");
	expect_field(&desk, 2, FIELD_OUTPUT, "ติดตั้งแล้ว ๓ จุด");
	expect_field(&desk, 3, FIELD_OUTPUT, "แจกแผ่นพับครบ ๙ หมู่บ้าน");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

static void test_into_the_bin(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	int64_t number;
	begin_more(&desk);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "Put measure 2 into the bin?");
	desk_from_reports(&desk);
	begin_file(&desk);
	grid_type(desk.grid, "a\n" GRID_SURELY);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "Changes that were taken in: 1");
	assert_false(store_card_at(desk.app.store, 1, 2, &number, &error));
	error_release(&error);
	expect_head(&desk, "ขอส่งรายงานผล", "เพื่อให้การปฏิบัติงานโปร่งใส");
	assert_sound(desk.app.store);
	/* It lies in the bin: the second time that is no change. */
	desk_from_reports(&desk);
	begin_file(&desk);
	desk_run(&desk);
	assert_not_shown(&desk, "here it stays");
	desk_remove(&desk);
}

/* --- several of them --- */

static void copy_file(struct desk *desk, const char *from, const char *name)
{
	struct str bytes = STR_INIT;
	char *path = support_path(desk->office.folder, name);
	support_read(from, &bytes);
	support_write(path, bytes.data, bytes.bytes);
	free(path);
	str_release(&bytes);
}

static void see_first(void *desk)
{
	assert_shown(desk, "Changes that come back  a.docx");
	assert_shown(desk, "file 1 of 3");
}

static void see_second(void *desk)
{
	assert_shown(desk, "Changes that come back  b.docx");
	assert_shown(desk, "file 2 of 3");
}

static void see_third(void *desk)
{
	assert_shown(desk, "Import  c.txt");
	assert_shown(desk, "file 3 of 3");
	assert_shown(desk, "Nothing of it came in: b.docx");
}

/* One after another, not one over the other; what is left is told. */
static void test_several(void **state)
{
	(void)state;
	struct desk desk;
	begin(&desk, true);
	scene_returned_more(desk.app.store, desk.who);
	copy_file(&desk, CORRECTED, "a.docx");
	copy_file(&desk, MORE, "b.docx");
	copy_file(&desk, TOP_SRCDIR "/tests/intake/samples/memo.txt", "c.txt");
	grid_type(desk.grid, "i\nSeveral\n");
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_ENTER);
	grid_see(desk.grid, see_first, &desk);
	grid_press(desk.grid, CTRL('S'));
	grid_see(desk.grid, see_second, &desk);
	grid_press(desk.grid, K_ESCAPE);
	grid_see(desk.grid, see_third, &desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "2 in all");
	expect_field(&desk, 1, FIELD_OUTPUT, OUTPUT_NOW);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_take_all),
		cmocka_unit_test(test_leave_one),
		cmocka_unit_test(test_changed_here_too),
		cmocka_unit_test(test_leave),
		cmocka_unit_test(test_unknown_comes_whole),
		cmocka_unit_test(test_texts_and_rows),
		cmocka_unit_test(test_into_the_bin),
		cmocka_unit_test(test_several),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
