/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A measure that a supervisor sent back: its comment stays with it while the clerk works, it
 * goes back with the clerk's answer, and who approves sees what was changed.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "tests/support/approval.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "tui/terminal/key.h"

#define CARDS                                                                                                                              \
	"{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\",\"steps\":{\"items\":[\"ประชุม\"]}," \
	"\"period\":\"ต.ค. ๖๗\",\"owners\":[\"กองคลัง\"],\"output\":\"แจกแล้ว\",\"evidence\":["        \
	"{\"ref\":\"ภาพ\"}],\"outcome\":\"คิวสั้น\",\"state\":\"done\"}"

/* The card came back from palad, and somsri has it on the list. */
static void begin(struct desk *desk)
{
	struct error error = ERROR_INIT;
	struct card_at at = {1, 1};
	desk_with_cards(desk, CARDS);
	office_people(&desk->office);
	struct signer *signer = office_unlock(desk->app.store, "palad");
	assert_int_equal(office_return_cards(desk->app.store, &at, 1, "ระบุจำนวนครั้ง",
				 signer, NULL, &error),
		SAVE_DONE);
	signer_free(signer);
}

static enum card_state state_of(struct desk *desk)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	const enum card_state state = entry.card.state;
	card_entry_release(&entry);
	return state;
}

/* What the newest entry of the card's trail says. */
static void assert_said(struct desk *desk, const char *said)
{
	char *text = raw_text(desk->app.store,
		"SELECT act || ': ' || detail FROM trail WHERE card = 1 ORDER BY number DESC "
		"LIMIT 1");
	assert_string_equal(text, said);
	free(text);
}

static void test_comment_stays(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\n\n");
	desk_run(&desk);
	assert_shown(&desk, "“ระบุจำนวนครั้ง”");
	/* Also with all fields at once, and after it was saved. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F4);
	grid_type(desk.grid, "ก\t");
	desk_run(&desk);
	assert_shown(&desk, "“ระบุจำนวนครั้ง”");
	assert_int_equal(state_of(&desk), CARD_RETURNED);
	desk_remove(&desk);
}

/* The answer is asked for, and stands in the trail; it may be empty. */
static void test_answer(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\n\nก");
	grid_press(desk.grid, K_F12);
	desk_run(&desk);
	assert_shown(&desk, "คำชี้แจงถึงผู้ที่ส่งกลับมา");
	assert_shown(&desk, "นายสมชาย ใจดี: “ระบุจำนวนครั้ง”");
	assert_int_equal(state_of(&desk), CARD_RETURNED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F12);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_int_equal(state_of(&desk), CARD_RETURNED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F12);
	grid_type(desk.grid, "ระบุแล้ว ๓ ครั้ง\n");
	desk_run(&desk);
	assert_int_equal(state_of(&desk), CARD_DONE);
	assert_said(&desk, "card.done: ระบุแล้ว ๓ ครั้ง");
	/* Who approves reads it, and what was changed. */
	desk_from_reports(&desk);
	desk.who = desk.app.who = "palad";
	grid_type(desk.grid, "\ng\n");
	desk_run(&desk);
	assert_shown(&desk, "ตั้งแต่ส่งกลับ");
	assert_shown(&desk, "นายสมชาย ใจดี ส่งกลับ: “ระบุจำนวนครั้ง”");
	assert_shown(&desk, "ชี้แจงว่า “ระบุแล้ว ๓ ครั้ง”");
	assert_shown(&desk, "ประเด็น: คิวยาวกคิวยาว");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

static void test_answer_may_be_empty(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\n\nก");
	grid_press(desk.grid, K_F12);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_int_equal(state_of(&desk), CARD_DONE);
	assert_said(&desk, "card.done: ");
	desk_remove(&desk);
}

/* Nothing was changed: that is asked first, and why. */
static void test_without_a_change(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F12);
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ได้แก้ไขสิ่งใด");
	assert_int_equal(state_of(&desk), CARD_RETURNED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F12);
	grid_type(desk.grid, GRID_SURELY "-\n");
	desk_run(&desk);
	assert_shown(&desk, "โปรดพิมพ์เหตุผล");
	assert_int_equal(state_of(&desk), CARD_RETURNED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F12);
	grid_type(desk.grid, GRID_SURELY "ระบุไว้แล้วในขั้นตอน\n");
	desk_run(&desk);
	assert_int_equal(state_of(&desk), CARD_DONE);
	assert_said(&desk, "card.done: ระบุไว้แล้วในขั้นตอน");
	desk.who = desk.app.who = "palad";
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\n");
	desk_run(&desk);
	assert_shown(&desk, "ไม่ได้แก้ไขสิ่งใดในมาตรการนี้");
	desk_remove(&desk);
}

/* Each kind of entry has its words. */
static void test_history_tells_them_apart(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_answer_card(desk.app.store, &entry, "แก้แล้ว", "manit", &error),
		SAVE_DONE);
	card_entry_release(&entry);
	office_approve(&desk.office, 1);
	struct card_at at = {1, 4};
	struct signer *signer = office_unlock(desk.app.store, "nayok");
	assert_int_equal(office_reopen_cards(
				 desk.app.store, &at, 1, "ตัวเลขผิด", signer, NULL, &error),
		SAVE_DONE);
	signer_free(signer);
	grid_type(desk.grid, "\nh");
	desk_run(&desk);
	assert_shown(&desk, "↑ เปิดให้แก้ไขหลังอนุมัติ: “ตัวเลขผิด”");
	assert_shown(&desk, "✓ อนุมัติ");
	assert_shown(&desk, "· แจ้งว่าเสร็จ: “แก้แล้ว”");
	assert_shown(&desk, "↩ ส่งกลับ: “ระบุจำนวนครั้ง”");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* A measure that comes back while its report waits for signatures: each is told the same, and
 * what to do next. */
static void test_while_submitted(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, CARDS);
	office_people(&desk.office);
	approval_submit(desk.app.store, 1);
	desk_from_reports(&desk);
	desk.who = desk.app.who = "palad";
	grid_type(desk.grid, "\ngrระบุจำนวนครั้ง\n" OFFICE_PASSPHRASE "\n");
	desk_run(&desk);
	assert_shown(&desk, "ส่งกลับแล้ว: มาตรการที่ ๑");
	assert_shown(&desk, "กด v แล้ว r ส่งรายงานกลับด้วย");
	assert_int_equal(state_of(&desk), CARD_RETURNED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nv");
	desk_run(&desk);
	assert_shown(&desk, "ยังลงชื่อไม่ได้จนกว่าจะแก้ไขเสร็จ");
	assert_shown(&desk, "กด r เพื่อส่งรายงานกลับด้วย");
	assert_not_shown(&desk, "กด a เพื่อลงชื่อ");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nva");
	desk_run(&desk);
	assert_shown(&desk, "มีมาตรการที่ถูกส่งกลับ ๑ มาตรการ ยังลงชื่อไม่ได้");
	assert_not_shown(&desk, "ท่านยังไม่ได้อ่าน");
	desk_from_reports(&desk);
	desk.who = desk.app.who = "somsri";
	grid_type(desk.grid, "\nv");
	desk_run(&desk);
	assert_shown(&desk, "กด w เพื่อดึงรายงานกลับ");
	assert_not_shown(&desk, "กด r");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\nก");
	desk_run(&desk);
	assert_shown(&desk, "แก้ไขได้เมื่อดึงกลับ (รายการมาตรการ กด v แล้ว w)");
	/* As told. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nvw" GRID_SURELY);
	desk_run(&desk);
	assert_shown(&desk, "ดึงกลับแล้ว");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_comment_stays),
		cmocka_unit_test(test_answer),
		cmocka_unit_test(test_answer_may_be_empty),
		cmocka_unit_test(test_without_a_change),
		cmocka_unit_test(test_history_tells_them_apart),
		cmocka_unit_test(test_while_submitted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
