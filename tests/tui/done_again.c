/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says of its state: done, a draft by what is typed, done again by taking that
 * back; how much of it is ready, as its list counts; when it was saved. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define FULL                                                                                                                            \
	"\"issue\":\"คิว\",\"measure\":\"แจกบัตร\",\"steps\":{\"items\":[\"ทำ\"]},"                             \
	"\"period\":\"ต.ค. ๖๗ - ก.ย. ๖๘\",\"owners\":[\"กองคลัง\"],\"output\":\"แจกแล้ว\"," \
	"\"outcome\":\"เร็วขึ้น\""

static enum card_state state_of(struct desk *desk)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->office.store, 1, &entry, &error), &error);
	const enum card_state state = entry.card.state;
	card_entry_release(&entry);
	return state;
}

static void begin(struct desk *desk, const char *cards)
{
	desk_with_cards(desk, cards);
	grid_type(desk->grid, "\n\n");
}

#define SAYS_DONE "✓ เสร็จ  มาตรการที่ ๑"

static void see_draft(void *context)
{
	struct desk *desk = context;
	assert_int_equal(state_of(desk), CARD_DRAFT);
	assert_not_shown(desk, SAYS_DONE);
	assert_shown(desk, "กลับเป็นฉบับร่าง");
}

/* It says so when it is opened; a letter makes it a draft before it is saved, and saved
 * with it, it stays one until the letter is taken back. */
static void test_done_draft_and_done_again(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "{" FULL ",\"state\":\"done\"}");
	desk_run(&desk);
	assert_shown(&desk, SAYS_DONE);
	assert_shown(&desk, "ถ้าแก้ไขจะกลับเป็นฉบับร่าง");
	desk_remove(&desk);
	begin(&desk, "{" FULL ",\"state\":\"done\"}");
	grid_type(desk.grid, "ก");
	desk_run(&desk);
	assert_not_shown(&desk, SAYS_DONE);
	desk_remove(&desk);
	begin(&desk, "{" FULL ",\"state\":\"done\"}");
	grid_type(desk.grid, "ก\t");
	grid_see(desk.grid, see_draft, &desk);
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('Z'));
	grid_type(desk.grid, "\t");
	desk_run(&desk);
	assert_int_equal(state_of(&desk), CARD_DONE);
	assert_shown(&desk, SAYS_DONE);
	assert_shown(&desk, "กลับเป็นเสร็จ");
	desk_remove(&desk);
}

/* One that never was done does not become so by taking back; nor one that says something
 * else than when it was. */
static void test_not_done_by_chance(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "{" FULL "}");
	grid_type(desk.grid, "ก\t");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('Z'));
	grid_type(desk.grid, "\t");
	desk_run(&desk);
	assert_int_equal(state_of(&desk), CARD_DRAFT);
	desk_remove(&desk);
	begin(&desk, "{" FULL ",\"state\":\"done\"}");
	grid_type(desk.grid, "ก\tข\t");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('Z'));
	grid_type(desk.grid, "\t");
	desk_run(&desk);
	assert_int_equal(state_of(&desk), CARD_DRAFT);
	assert_not_shown(&desk, SAYS_DONE);
	desk_remove(&desk);
}

/* What a supervisor takes back is stored, though a clerk alone says that it is done. */
static void test_a_supervisor_takes_back(void **state)
{
	struct desk desk, other;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	(void)state;
	desk_with_cards(&desk, "{" FULL ",\"state\":\"done\"}");
	office_people(&desk.office);
	desk_sit(&other, &desk.office, "palad", 24, 80, "th");
	desk_name_person(&other);
	desk_from_reports(&other);
	grid_type(other.grid, "\n\nก\t");
	grid_press(other.grid, SHIFT(K_TAB));
	grid_press(other.grid, CTRL('Z'));
	grid_type(other.grid, "\t");
	desk_run(&other);
	assert_done(store_card(desk.office.store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.issue, "คิว");
	assert_int_equal(entry.card.state, CARD_DRAFT);
	card_entry_release(&entry);
	desk_leave(&other);
	desk_remove(&desk);
}

/* --- how much is ready --- */

/* A field that was carried over counts in the guide as in the list: not yet. */
static void test_guide_and_list_count_alike(void **state)
{
	static const struct {
		const char *carried, *list, *guide, *percent;
	} rows[] = {
		{"\"issue\",\"measure\",\"steps\",\"period\",\"owners\",\"output\",\"outcome\"",
			"๐/๗ !", "๐ จาก ๗", " ๐%"},
		{"\"issue\",\"measure\",\"steps\",\"period\",\"owners\"", "๒/๗ !",
			"๒ จาก ๗", " ๒๙%"},
		{"\"issue\"", "๖/๗ !", "๖ จาก ๗", " ๘๖%"},
		{"", "๗/๗", "๗ จาก ๗", "๑๐๐%"}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct str card = STR_INIT;
		str_printf(&card, "{" FULL ",\"unconfirmed\":[%s]}", rows[i].carried);
		desk_with_cards(&desk, card.data);
		grid_type(desk.grid, "\n");
		desk_run(&desk);
		assert_shown(&desk, rows[i].list);
		desk_from_reports(&desk);
		grid_type(desk.grid, "\n\n");
		desk_run(&desk);
		assert_shown(&desk, rows[i].guide);
		assert_shown(&desk, rows[i].percent);
		desk_remove(&desk);
		str_release(&card);
	}
}

/* --- room to type --- */

/* The columns from the field to the edge, or to the guide beside it. */
static int field_columns(struct desk *desk)
{
	const int label = 24;
	assert_string_equal(grid_cell(desk->grid, 2, label), "ป");
	int column = label;
	while (column < desk->columns - 1 &&
		strcmp(grid_cell(desk->grid, 4, column), "│") != 0)
		column++;
	return column - label;
}

static void test_a_field_has_48_columns(void **state)
{
	static const int widths[] = {80, 90, 97, 98, 100, 120, 132};
	(void)state;
	for (size_t i = 0; i < COUNT(widths); i++) {
		struct desk desk;
		desk_make(&desk, 24, widths[i], "th");
		desk_samples(&desk);
		desk_from_reports(&desk);
		grid_type(desk.grid, "\n\n");
		desk_run(&desk);
		assert_true(field_columns(&desk) >= 48);
		assert_shown(&desk, "ต้องการอะไร");
		assert_shown(&desk, "ตรวจแล้ว");
		desk_remove(&desk);
	}
}

/* --- saved --- */

/* When a card was saved is not said beside another form, in which nothing was. */
static void test_saved_is_of_the_screen(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "{" FULL "}");
	grid_type(desk.grid, "ก\t");
	desk_run(&desk);
	assert_shown(&desk, "บันทึกแล้ว ");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\nก\t");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "e\tข");
	desk_run(&desk);
	assert_shown(&desk, "ข้อมูลรายงาน");
	assert_not_shown(&desk, "บันทึกแล้ว ");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_done_draft_and_done_again),
		cmocka_unit_test(test_not_done_by_chance),
		cmocka_unit_test(test_a_supervisor_takes_back),
		cmocka_unit_test(test_guide_and_list_count_alike),
		cmocka_unit_test(test_a_field_has_48_columns),
		cmocka_unit_test(test_saved_is_of_the_screen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
