/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The own Thai keyboard, for machines without one, and text that was typed with the other
 * keyboard, turned round.
 */
#include <config.h>

#include <string.h>

#include "db/store.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/keyboard.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/buffer/buffer.h"
#include "tui/terminal/key.h"

/* --- turning round --- */

#define SWITCH "\034" /* Ctrl-\ */
#define TURN   "\036" /* Ctrl-^ */

static void assert_text(const struct buffer *buffer, const char *text)
{
	struct str all = STR_INIT;
	buffer_append(buffer, &all);
	assert_string_equal(all.data, text);
	str_release(&all);
}

static void test_the_last_word(void **state)
{
	(void)state;
	static const struct {
		enum keyboard_layout layout;
		const char *text, *turned;
	} rows[] = {
		{KEYBOARD_KEDMANEE, "l;ylfu", "สวัสดี"},
		{KEYBOARD_KEDMANEE, "สวัสดี", "l;ylfu"},
		{KEYBOARD_KEDMANEE, "facebook l;ylfu", "facebook สวัสดี"},
		/* Thai before it was meant. */
		{KEYBOARD_KEDMANEE, "ตามl;ylfu", "ตามสวัสดี"},
		{KEYBOARD_KEDMANEE, "webเนื่", "webgonj"},
		{KEYBOARD_KEDMANEE, "9k,  ", "ตาม  "},
		{KEYBOARD_KEDMANEE, "ก\n9k,", "ก\nตาม"},
		/* Two characters that are one, and marks in their order. */
		{KEYBOARD_KEDMANEE, "gg", "แ"},
		{KEYBOARD_KEDMANEE, "ohe", "น้ำ"},
		{KEYBOARD_PATTACHOTE, "mogmuh", "สวัสดี"},
		{KEYBOARD_PATTACHOTE, "สวัสดี", "mogmuh"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buffer *buffer = buffer_new(rows[i].text, false);
		const char *reason;
		buffer_motion(buffer, MOVE_TEXT_END, false, NULL);
		assert_true(buffer_turn(buffer, rows[i].layout, &reason));
		assert_text(buffer, rows[i].turned);
		/* And back, however often. */
		assert_true(buffer_turn(buffer, rows[i].layout, &reason));
		assert_text(buffer, rows[i].text);
		assert_true(buffer_turn(buffer, rows[i].layout, &reason));
		assert_text(buffer, rows[i].turned);
		assert_true(buffer_undo(buffer));
		assert_text(buffer, rows[i].text);
		buffer_free(buffer);
	}
}

static void test_what_is_selected(void **state)
{
	(void)state;
	struct buffer *buffer = buffer_new("l;ylfu 9k,\nfu", false);
	const char *reason;
	buffer_select_all(buffer);
	assert_true(buffer_turn(buffer, KEYBOARD_KEDMANEE, &reason));
	assert_text(buffer, "สวัสดี ตาม\nดี");
	assert_true(buffer_turn(buffer, KEYBOARD_KEDMANEE, &reason));
	assert_text(buffer, "l;ylfu 9k,\nfu");
	buffer_free(buffer);
}

/* What was typed since is not taken back with it. */
static void test_typing_on_begins_anew(void **state)
{
	(void)state;
	struct buffer *buffer = buffer_new("9k,", false);
	const char *reason;
	buffer_motion(buffer, MOVE_TEXT_END, false, NULL);
	assert_true(buffer_turn(buffer, KEYBOARD_KEDMANEE, &reason));
	assert_true(buffer_type(buffer, ' ', NULL));
	assert_true(buffer_turn(buffer, KEYBOARD_KEDMANEE, &reason));
	assert_text(buffer, "9k, ");
	buffer_free(buffer);
}

/* What would be no Thai text stays as it is, and it is said why. */
static void test_what_cannot_be_turned(void **state)
{
	(void)state;
	static const char *const texts[] = {"hello", "", "123", "ก hok"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct buffer *buffer = buffer_new(texts[i], false);
		const char *reason = NULL;
		buffer_motion(buffer, MOVE_TEXT_END, false, NULL);
		assert_false(buffer_turn(buffer, KEYBOARD_KEDMANEE, &reason));
		assert_non_null(reason);
		assert_text(buffer, texts[i]);
		buffer_free(buffer);
	}
	struct buffer *buffer = buffer_new("ก a", false);
	const char *reason = NULL;
	buffer_select_all(buffer);
	assert_false(buffer_turn(buffer, KEYBOARD_KEDMANEE, &reason));
	assert_non_null(reason);
	buffer_free(buffer);
}

/* --- on the screen --- */

static void assert_issue(struct desk *desk, const char *issue)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.issue ? entry.card.issue : "", issue);
	card_entry_release(&entry);
}

static void test_the_own_keyboard(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *issue;
	} rows[] = {
		{"l;ylfu", "l;ylfu"},
		{SWITCH "l;ylfu", "สวัสดี"},
		{SWITCH "9k," SWITCH " web", "ตาม web"},
		/* With Shift; keys that are none of letters. */
		{SWITCH "@#$ 23W}", "๑๒๓ /-\","},
		/* What comes in Thai passes, and what comes with it. */
		{SWITCH "ตาม/-9", "ตาม/-9"},
		{SWITCH "ตามaa", "ตามฟฟ"},
		/* The rules of typing hold: no tone stands alone. */
		{SWITCH "hd", "ก"},
		{"l;ylfu" TURN, "สวัสดี"},
		{"l;ylfu" TURN TURN, "l;ylfu"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		desk_with_cards(&desk, "{\"measure\":\"ข\"}");
		grid_type(desk.grid, "\n\n");
		grid_type(desk.grid, rows[i].typed);
		assert_issue(&desk, rows[i].issue);
		desk_remove(&desk);
	}
}

/* A paste is no key. */
static void test_pasted_text_stays(void **state)
{
	(void)state;
	struct desk desk;
	desk_with_cards(&desk, "{\"measure\":\"ข\"}");
	grid_type(desk.grid, "\n\n" SWITCH);
	grid_paste(desk.grid, "abc", 3);
	assert_issue(&desk, "abc");
	desk_remove(&desk);
}

/* In a list letters are keys, whatever the own keyboard writes; in its filter they are
 * text. The title says that it is on. */
static void test_letters_act_in_lists(void **state)
{
	(void)state;
	struct desk desk;
	desk_with_cards(&desk, "{\"measure\":\"ข\"}");
	grid_type(desk.grid, "\n" SWITCH "m");
	desk_run(&desk);
	assert_shown(&desk, "บันทึกข้อความ");
	assert_shown(&desk, "แป้น: เกษมณี");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n" SWITCH "/9k,");
	desk_run(&desk);
	assert_shown(&desk, "ตาม");
	desk_remove(&desk);
}

/* Which layout it is Settings say. */
static void test_pattachote(void **state)
{
	(void)state;
	struct desk desk;
	desk_with_cards(&desk, "{\"measure\":\"ข\"}");
	desk.app.settings.keyboard = KEYBOARD_PATTACHOTE;
	grid_type(desk.grid, "\n\n" SWITCH "mogmuh");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "สวัสดี");
	assert_shown(&desk, "แป้น: ปัตตะโชติ");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_last_word),
		cmocka_unit_test(test_what_is_selected),
		cmocka_unit_test(test_typing_on_begins_anew),
		cmocka_unit_test(test_what_cannot_be_turned),
		cmocka_unit_test(test_the_own_keyboard),
		cmocka_unit_test(test_pasted_text_stays),
		cmocka_unit_test(test_letters_act_in_lists),
		cmocka_unit_test(test_pattachote),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
