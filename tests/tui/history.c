/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card was before: its versions, both texts, the words that differ. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/wrap.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/marked_text.h"

/* Saves card 1 with another measure, in a state. */
static void save(
	struct desk *desk, const char *measure, enum card_state state, const char *who)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	free(entry.card.measure);
	entry.card.measure = mem_strdup(measure);
	entry.card.state = state;
	assert_int_equal(
		store_save_card(desk->app.store, &entry, who, &error), SAVE_DONE);
	card_entry_release(&entry);
}

/* Three versions; the history of the card is on the screen. */
static void begin(struct desk *desk)
{
	desk_with_cards(desk,
		"{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\",\"unconfirmed\":[\"issue\"]}");
	save(desk, "แจกบัตรคิวทุกวัน", CARD_DRAFT, "manit");
	save(desk, "แจกบัตรทุกวัน", CARD_DONE, "somsri");
	grid_type(desk->grid, "\nh");
}

/* Exactly these words have the style, from left to right and from top to bottom. */
static void assert_changed(struct desk *desk, const char *words, enum style style)
{
	struct str found = STR_INIT;
	for (int i = 0; i < desk->rows * desk->columns; i++) {
		const int row = i / desk->columns, column = i % desk->columns;
		if (grid_style(desk->grid, row, column) == style)
			str_puts(&found, grid_cell(desk->grid, row, column));
	}
	assert_string_equal(found.data, words);
	str_release(&found);
}

static void test_newest_first(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	desk_run(&desk);
	assert_shown(&desk, "ประวัติ  มาตรการที่ ๑");
	assert_shown(&desk, "๓ ฉบับ");
	/* By the name of the settings, and by the login of who has none. */
	assert_shown(&desk, "สมศรี ใจดี            · แจ้งว่าเสร็จ; มาตรการ\n");
	assert_shown(&desk, "manit               มาตรการ\n");
	assert_shown(&desk, "(ฉบับแรกที่มี)\n");
	assert_shown(&desk, "สถานะ: จาก “ร่าง” เป็น “เสร็จ”");
	assert_changed(&desk, "คิว", STYLE_REMOVED);
	assert_shown(&desk, "  แจกบัตรทุกวัน\n");
	desk_remove(&desk);
}

static void test_people(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	office_people(&desk.office);
	desk_run(&desk);
	assert_shown(&desk, "นางสมศรี มีสุข");
	assert_shown(&desk, "นายมานิต ขยัน");
	desk_remove(&desk);
}

static void test_older(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_DOWN);
	desk_run(&desk);
	assert_shown(&desk, "มาตรการ (ก่อน)\n   แจกบัตรคิว\n มาตรการ (หลัง)\n"
			    "   แจกบัตรคิวทุกวัน\n");
	assert_changed(&desk, "ทุกวัน", STYLE_ADDED);
	assert_changed(&desk, "", STYLE_REMOVED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nh");
	grid_press(desk.grid, K_END);
	desk_run(&desk);
	/* The first has nothing before it: it is shown as it was. */
	assert_shown(&desk, " มาตรการ\n   แจกบัตรคิว\n");
	assert_not_shown(&desk, "(ก่อน)");
	desk_remove(&desk);
}

/* What somebody confirmed is a change that leaves the texts as they are. */
static void test_confirmed(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	card_confirm(&entry.card, FIELD_ISSUE);
	assert_int_equal(
		store_save_card(desk.app.store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	desk_run(&desk);
	assert_shown(&desk, "ยืนยัน: ประเด็น");
	desk_remove(&desk);
}

static void test_filter(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "/");
	grid_type(desk.grid, "manit");
	desk_run(&desk);
	assert_shown(&desk, "▌ ");
	assert_changed(&desk, "ทุกวัน", STYLE_ADDED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nh/");
	grid_type(desk.grid, "ไม่มีคนนี้");
	desk_run(&desk);
	assert_shown(&desk, "ไม่มีฉบับใดที่มีคำนี้");
	desk_remove(&desk);
}

/* Side by side where there is room. */
static void test_wide(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	desk_make(&desk, 30, 120, "en");
	desk_name_person(&desk);
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_"
		"year\":2570,\"months\":12,\"title\":\"R\",\"cards\":[{\"measure\":\"one "
		"two\"}]}",
		&report);
	office_import(&desk.office, &report);
	report_release(&report);
	save(&desk, "one 2", CARD_DRAFT, "manit");
	grid_type(desk.grid, "\nh");
	desk_run(&desk);
	assert_shown(&desk, " Measure (before) ");
	assert_shown(&desk, " Measure (after)\n   one two  ");
	assert_shown(&desk, "  one 2\n\n");
	assert_changed(&desk, "two", STYLE_REMOVED);
	assert_changed(&desk, "2", STYLE_ADDED);
	desk_remove(&desk);
}

/* Longer than the screen: Space goes on, b back, and neither past the ends. */
static void test_long(void **state)
{
	struct desk desk;
	struct str text = STR_INIT;
	(void)state;
	begin(&desk);
	for (int i = 1; i <= 40; i++)
		str_printf(&text, "%sline %d.", i > 1 ? "\n" : "", i);
	save(&desk, text.data, CARD_DRAFT, "manit");
	desk_run(&desk);
	assert_shown(&desk, "line 1.");
	assert_not_shown(&desk, "line 40.");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nh");
	for (int i = 0; i < 40; i++)
		grid_type(desk.grid, " ");
	desk_run(&desk);
	assert_shown(&desk, "line 40.\n\n");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nh  bbbb");
	desk_run(&desk);
	assert_shown(&desk, "สถานะ");
	assert_shown(&desk, "line 1.");
	/* Another version is shown from its beginning. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nh  ");
	grid_press(desk.grid, K_DOWN);
	desk_run(&desk);
	assert_shown(&desk, "สถานะ: จาก “ร่าง” เป็น “เสร็จ”");
	str_release(&text);
	desk_remove(&desk);
}

/* --- an old text comes back --- */

static void assert_card(
	struct desk *desk, const char *measure, const char *issue, enum card_state state)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.measure, measure);
	assert_string_equal(entry.card.issue, issue);
	assert_int_equal(entry.card.state, state);
	card_entry_release(&entry);
}

/* As of a version that has one field another: no question, and it is told. */
static void test_bring_back(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_END);
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_card(&desk, "แจกบัตรคิว", "คิวยาว", CARD_DRAFT);
	assert_shown(&desk, "นำข้อความกลับมาแล้ว: มาตรการ ตามฉบับ");
	assert_shown(&desk, "เป็นร่างอีกครั้ง");
	assert_shown(&desk, "Ctrl-Z");
	/* The newest version, which took "ทุกวัน" out again. */
	assert_shown(&desk, "๔ ฉบับ");
	assert_changed(&desk, "ทุกวัน", STYLE_REMOVED);
	assert_changed(&desk, "คิว", STYLE_ADDED);
	desk_remove(&desk);
}

static void test_bring_back_undone(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_END);
	grid_press(desk.grid, K_F8);
	grid_press(desk.grid, CTRL('Z'));
	desk_run(&desk);
	assert_card(&desk, "แจกบัตรทุกวัน", "คิวยาว", CARD_DONE);
	assert_shown(&desk, "มาตรการเป็นเหมือนเดิมแล้ว");
	assert_shown(&desk, "๕ ฉบับ");
	desk_remove(&desk);
}

/* The newest says what the measure says: nothing is stored. */
static void test_bring_back_nothing(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_shown(&desk, "ตรงกับฉบับนี้อยู่แล้ว");
	assert_shown(&desk, "๓ ฉบับ");
	/* And there is nothing to undo. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nh");
	grid_press(desk.grid, CTRL('Z'));
	desk_run(&desk);
	assert_card(&desk, "แจกบัตรทุกวัน", "คิวยาว", CARD_DONE);
	desk_remove(&desk);
}

/* Where several fields are others it is asked which; Esc brings back none. */
static void test_bring_back_one_of_two(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = mem_strdup("รอนาน");
	assert_int_equal(
		store_save_card(desk.app.store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	grid_press(desk.grid, K_END);
	grid_press(desk.grid, K_F8);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_card(&desk, "แจกบัตรทุกวัน", "รอนาน", CARD_DRAFT);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nh");
	grid_press(desk.grid, K_END);
	grid_press(desk.grid, K_F8);
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_card(&desk, "แจกบัตรทุกวัน", "คิวยาว", CARD_DRAFT);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nh");
	grid_press(desk.grid, K_END);
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_card(&desk, "แจกบัตรคิว", "คิวยาว", CARD_DRAFT);
	desk_remove(&desk);
}

static void change_meanwhile(void *context)
{
	save(context, "ของคนอื่น", CARD_DRAFT, "manit");
}

/* What somebody wrote since is not undone. */
static void test_undo_spares_others(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_END);
	grid_press(desk.grid, K_F8);
	grid_see(desk.grid, change_meanwhile, &desk);
	grid_press(desk.grid, CTRL('Z'));
	desk_run(&desk);
	assert_card(&desk, "ของคนอื่น", "คิวยาว", CARD_DRAFT);
	assert_shown(&desk, "มีผู้แก้ไขมาตรการนี้หลังจากนั้น");
	desk_remove(&desk);
}

/* What is approved stays. */
static void test_approved_stays(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	raw_run(desk.app.store, "UPDATE card SET state = 'approved'");
	grid_press(desk.grid, K_END);
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_card(&desk, "แจกบัตรทุกวัน", "คิวยาว", CARD_APPROVED);
	assert_shown(&desk, "มาตรการนี้อนุมัติแล้ว");
	desk_remove(&desk);
}

/* --- texts with styles --- */

static void test_marked_text(void **state)
{
	struct marked_text marked = MARKED_TEXT_INIT;
	struct terminal *grid = terminal_grid(6, 12);
	struct wrapper *wrapper = wrapper_new();
	struct str text = STR_INIT;
	(void)state;
	const struct canvas canvas = canvas_of(grid);
	marked_text_puts(&marked, "one two ", STYLE_PLAIN);
	marked_text_puts(&marked, "three\nf", STYLE_ERROR);
	marked_text_puts(&marked, "our", STYLE_ERROR);
	marked_text_puts(&marked, " น้ำ", STYLE_DONE);
	assert_int_equal(marked.count, 3);
	assert_int_equal(marked_text_paint(&marked, &canvas, 0, wrapper), 3);
	grid_text(grid, &text);
	assert_string_equal(text.data, "one two\nthree\nfour น้ำ\n\n\n\n");
	assert_int_equal(grid_style(grid, 0, 0), STYLE_PLAIN);
	assert_int_equal(grid_style(grid, 1, 0), STYLE_ERROR);
	assert_int_equal(grid_style(grid, 2, 3), STYLE_ERROR);
	assert_int_equal(grid_style(grid, 2, 5), STYLE_DONE);
	/* Scrolled: what lies above is not drawn, the end is the same. */
	assert_int_equal(marked_text_paint(&marked, &canvas, -2, wrapper), 1);
	str_clear(&text);
	grid_text(grid, &text);
	assert_true(strncmp(text.data, "four น้ำ\n", strlen("four น้ำ\n")) == 0);
	marked_text_release(&marked);
	str_release(&text);
	wrapper_free(wrapper);
	grid->ops->close(grid);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_newest_first),
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_older),
		cmocka_unit_test(test_confirmed),
		cmocka_unit_test(test_filter),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_bring_back),
		cmocka_unit_test(test_bring_back_undone),
		cmocka_unit_test(test_bring_back_nothing),
		cmocka_unit_test(test_bring_back_one_of_two),
		cmocka_unit_test(test_undo_spares_others),
		cmocka_unit_test(test_approved_stays),
		cmocka_unit_test(test_marked_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
