/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving the program and coming back: to the same screen, the same field, the same word. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/str.h"
#include "text/wrap.h"
#include "tui/app/session.h"
#include "tui/terminal/key.h"

#define CARDS                                                                            \
	"{\"issue\":\"หนึ่ง\",\"measure\":\"ก\"},"                           \
	"{\"issue\":\"สอง\",\"measure\":\"ประชุมกรรมการ\"}"

/* The second card, in its measure, behind the word ประชุม; left by the key. */
static void leave_in_the_word(struct desk *desk, keystroke view, keystroke leave)
{
	desk_with_cards(desk, CARDS);
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, K_DOWN);
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, SHIFT(K_TAB)); /* from the steps, which are lacking */
	if (view)
		grid_press(desk->grid, view);
	for (int i = 0; i < 5; i++)
		grid_press(desk->grid, K_RIGHT);
	grid_press(desk->grid, leave);
	desk_run(desk);
	desk_again(desk);
}

static void assert_measure(struct desk *desk, const char *text)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	int64_t card = 0;
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
	assert_done(store_card_at(desk->app.store, 1, 2, &card, &error), &error);
	assert_done(store_card(desk->app.store, card, &entry, &error), &error);
	assert_string_equal(entry.card.measure, text);
	card_entry_release(&entry);
}

static void look_for_rules(struct desk *desk)
{
	assert_shown(desk, "ประชุมกรรมการ");
	assert_null(strstr(desk->app.message.data, "own.json"));
}

/* The card is there before the rules, and the files of their words, are looked at. */
static void test_the_rules_come_later(void **state)
{
	struct desk desk;
	(void)state;
	leave_in_the_word(&desk, 0, K_F10);
	char *folder = support_folder();
	char *own = support_path(folder, "mattrakan");
	char *words = support_path(folder, "mattrakan/words");
	char *faulty = support_path(words, "own.json");
	assert_int_equal(mkdir(own, 0700), 0);
	assert_int_equal(mkdir(words, 0700), 0);
	support_write(faulty, "{", 1);
	setenv("XDG_DATA_HOME", folder, 1);
	desk_run_looking(&desk, look_for_rules);
	assert_shown(&desk, "own.json");
	setenv("XDG_DATA_HOME", "/dev/null/nobody", 1);
	support_folder_remove(folder);
	free(own);
	free(words);
	free(faulty);
	desk_remove(&desk);
}

static void look_for_lists(struct desk *desk)
{
	assert_shown(desk, "ประชุมกรรมการ");
	assert_int_equal(desk->app.depth, 3);
	assert_true(desk->app.screens[0].unread);
	assert_true(desk->app.screens[1].unread);
}

/* The lists from which one came to it are read when one goes back to them, and the cursor
 * stands there on what one comes from. */
static void test_the_lists_come_later(void **state)
{
	struct desk desk;
	(void)state;
	leave_in_the_word(&desk, 0, K_F10);
	grid_press(desk.grid, K_ESCAPE);
	desk_run_looking(&desk, look_for_lists);
	assert_shown(&desk, "๐ จาก ๒ เสร็จ");
	assert_shown(&desk, "▌    ๒  สอง");
	desk_again(&desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "ทั้งหมด ๑");
	desk_remove(&desk);
}

#define LONG "ประชุมเจ้าหน้าที่ทุกฝ่ายเพื่อรวบรวมข้อร้องเรียนของประชาชนผู้มาติดต่อราชการทุกเดือน"

static void look_for_words(struct desk *desk)
{
	assert_shown(desk, "ประชุมเจ้าหน้าที่ทุกฝ่าย");
	assert_true(wrapper_hurries(desk->app.wrapper));
}

/* What is typed is there at once, in lines that end anywhere; a moment later as it was. */
static void test_the_words_come_later(void **state)
{
	struct desk desk;
	struct str before = STR_INIT, after = STR_INIT;
	(void)state;
	desk_with_cards(&desk, "{\"issue\":\"" LONG "\"}");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, CTRL('S')); /* so that nothing is said of it */
	desk_run(&desk);
	desk_again(&desk);
	desk_run(&desk);
	grid_text(desk.grid, &before);
	desk_again(&desk);
	desk_run_looking(&desk, look_for_words);
	grid_text(desk.grid, &after);
	assert_false(wrapper_hurries(desk.app.wrapper));
	assert_string_equal(before.data, after.data);
	assert_non_null(strstr(after.data, "ทุกเดือน"));
	str_release(&before);
	str_release(&after);
	desk_remove(&desk);
}

static bool hear_session(void *context, const struct draft *draft)
{
	str_puts(context, draft->session);
	return true;
}

/* Whose the only draft is. */
static void assert_draft_of(struct desk *desk, const char *session)
{
	struct str sessions = STR_INIT;
	struct error error = ERROR_INIT;
	assert_done(store_drafts(desk->app.store, desk->app.who, hear_session, &sessions,
			    &error),
		&error);
	assert_string_equal(sessions.data, session);
	str_release(&sessions);
}

static char dead[SESSION_NAME];

static void look_for_draft(struct desk *desk)
{
	assert_shown(desk, "พิมพ์ค้าง");
	assert_draft_of(desk, dead);
}

/* What a run left that was cut off is there at once; that it is this one's now is written
 * when it is. */
static void test_a_draft_is_taken_over_later(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	desk_with_cards(&desk, CARDS);
	desk_session_over(dead, sizeof(dead));
	const struct draft draft = {.card = 2,
		.revision = 1,
		.who = desk.app.who,
		.session = dead,
		.field = FIELD_MEASURE,
		.body = "{\"issue\":\"สอง\",\"measure\":\"พิมพ์ค้าง\"}"};
	assert_done(store_draft_put(desk.app.store, &draft, &error), &error);
	desk_run_looking(&desk, look_for_draft);
	assert_draft_of(&desk, desk.app.session);
	desk_remove(&desk);
}

/* A text of the report's own to which one comes back is not left by that. */
static void look_for_no_draft(struct desk *desk)
{
	struct str drafts = STR_INIT;
	raw_rows(&drafts, desk->app.store, "SELECT report FROM head_draft", "");
	assert_string_equal(drafts.data, "");
	str_release(&drafts);
}

/* What cannot be read closes, and the list below says why. */
static void test_a_list_that_cannot_be_read(void **state)
{
	struct desk desk;
	(void)state;
	leave_in_the_word(&desk, 0, K_F10);
	raw_run(desk.app.store, "UPDATE report SET layout = 'nowhere'");
	desk_run(&desk);
	assert_shown(&desk, "ไม่มีแบบรายงาน 'nowhere'");
	assert_shown(&desk, "ทั้งหมด ๑");
	desk_remove(&desk);
}

/* In the guide, and on the whole card. */
static void test_to_the_word(void **state)
{
	struct desk desk;
	(void)state;
	leave_in_the_word(&desk, 0, K_F10);
	grid_type(desk.grid, "คณะ");
	assert_measure(&desk, "ประชุมคณะกรรมการ");
	assert_shown(&desk, "ต้องการอะไร"); /* the guide */
	desk_remove(&desk);
	leave_in_the_word(&desk, K_F4, CTRL('Q'));
	grid_type(desk.grid, "คณะ");
	assert_measure(&desk, "ประชุมคณะกรรมการ");
	assert_shown(&desk, "สอง"); /* all fields are seen */
	desk_remove(&desk);
}

/* One that was left by Esc is not open, but its report's cards are. */
static void test_to_the_cards(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_F10);
	desk_run(&desk);
	desk_again(&desk);
	desk_run(&desk);
	assert_shown(&desk, "๐ จาก ๒ เสร็จ");
	desk_remove(&desk);
}

/* A card that is gone by then, or stands in another report. */
static void test_where_it_is_gone(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	leave_in_the_word(&desk, 0, K_F10);
	assert_done(store_remove_card(desk.app.store, 2, "somsri", NULL, &error), &error);
	desk_run(&desk);
	assert_shown(&desk, "๐ จาก ๑ เสร็จ");
	assert_shown(&desk, "หนึ่ง");
	desk_remove(&desk);
}

/* A text of the report's own. */
static void test_to_the_memo(void **state)
{
	struct desk desk;
	struct report report;
	struct error error = ERROR_INIT;
	(void)state;
	desk_with_cards(&desk, CARDS);
	grid_type(desk.grid, "\nm");
	grid_type(desk.grid, "สำนักปลัด\tที่นี่");
	grid_press(desk.grid, K_LEFT);
	grid_press(desk.grid, K_F10);
	desk_run(&desk);
	desk_again(&desk);
	desk_run_looking(&desk, look_for_no_draft);
	desk_again(&desk);
	grid_type(desk.grid, "ๆ");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_done(store_load_head(desk.app.store, 1, &report, &error), &error);
	assert_string_equal(report.memo.office, "สำนักปลัด");
	assert_string_equal(report.memo.number, "ที่ๆนี่");
	report_release(&report);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_to_the_word),
		cmocka_unit_test(test_the_rules_come_later),
		cmocka_unit_test(test_the_lists_come_later),
		cmocka_unit_test(test_the_words_come_later),
		cmocka_unit_test(test_a_draft_is_taken_over_later),
		cmocka_unit_test(test_a_list_that_cannot_be_read),
		cmocka_unit_test(test_to_the_cards),
		cmocka_unit_test(test_where_it_is_gone),
		cmocka_unit_test(test_to_the_memo),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
