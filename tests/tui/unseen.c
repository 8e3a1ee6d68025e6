/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nobody signs unseen, on the screens: what is changed in the office file while the
 * passphrase is asked for is told, and not signed; what was not read is read first; what is
 * to be mended is accepted with a reason first. Decided while reading, signed once.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/key.h"

#define REPORT                                                                                                                                     \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"name\":"                                                           \
	"\"ทดลอง\"},\"fiscal_year\":2570,\"months\":12,\"title\":\"ร\",\"memo\":{"                                                     \
	"\"subject\":\"ส่งรายงาน\",\"signatures\":[{\"name\":\"นายสมชาย ใจดี\",\"signer\":\"palad\"}]}," \
	"\"cards\":[{\"issue\":\"คิวยาว\",\"state\":\"done\"},{\"issue\":\"รถส่วนกลาง\","                          \
	"\"state\":\"done\"},{\"issue\":\"เว็บไซต์\",\"state\":\"done\"}]}"

static void begin(struct desk *desk)
{
	desk_with_report(desk, REPORT);
	office_people(&desk->office);
	desk_from_reports(desk);
	desk->who = desk->app.who = "palad";
}

/* What another program does when the script has come there. */
struct meanwhile {
	struct desk *desk;
	const char *sql;
};

static void change(void *context)
{
	const struct meanwhile *meanwhile = context;
	struct store *other = office_open(meanwhile->desk->office.path, STORE_WRITE);
	raw_run(other, meanwhile->sql);
	store_close(other);
}

static void pass(struct desk *desk)
{
	grid_type(desk->grid, OFFICE_PASSPHRASE);
	grid_press(desk->grid, K_ENTER);
}

static int64_t count_signed(struct desk *desk)
{
	return raw_integer(desk->app.store,
		"SELECT count(*) FROM trail WHERE signature <> '' AND act <> "
		"'people.passphrase'");
}

/* --- cards --- */

static void test_card_changed_while_the_passphrase_is_asked(void **state)
{
	static const struct {
		const char *sql, *told;
	} rows[] = {
		{"UPDATE card SET output = 'อื่น' WHERE number = 2",
			"มาตรการที่ ๒ ไม่ตรงกับที่ท่านอ่าน (ผลการดำเนินการ)"},
		{"INSERT INTO owner (card, place, text)"
		 " VALUES (2, 1, 'กองอื่น'); UPDATE card SET owners_present "
		 "= 1, outcome = 'อื่น' WHERE number = 2",
			"มาตรการที่ ๒ ไม่ตรงกับที่ท่านอ่าน (ผู้รับผิดชอบ, "},
		{"UPDATE card SET extra = '{\"x\":1}' WHERE number = 2",
			"มาตรการที่ ๒ ไม่ตรงกับที่ท่านอ่าน (ส่วนที่ไม่ได้แสดงบนจอ)"},
		{"UPDATE card SET revision = 2 WHERE number = 2", "ผู้อื่นเพิ่งแก้ไขมาตรการที่ ๒"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk);
		struct meanwhile meanwhile = {&desk, rows[i].sql};
		grid_type(desk.grid, "\ng\naa");
		grid_press(desk.grid, K_F7);
		grid_see(desk.grid, change, &meanwhile);
		pass(&desk);
		desk_run(&desk);
		assert_shown(&desk, rows[i].told);
		assert_int_equal(count_signed(&desk), 0);
		desk_remove(&desk);
	}
}

/* From the list: not what nobody has opened, nor what is another since. */
static void test_unread_cards_are_read_first(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\ng  a");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ได้อ่าน ๒ มาตรการ");
	assert_shown(&desk, "อ่านอย่างเดียว");
	assert_shown(&desk, "๑ จาก ๒");
	/* Read, and then changed. */
	struct meanwhile meanwhile = {
		&desk, "UPDATE card SET output = 'อื่น' WHERE number = 1"};
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng  anq");
	grid_see(desk.grid, change, &meanwhile);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ได้อ่าน ๑ มาตรการ");
	assert_int_equal(count_signed(&desk), 0);
	/* Now all is read. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng  anqa");
	pass(&desk);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว: ๒ มาตรการ");
	desk_remove(&desk);
}

/* What could not be shown was not read. */
static void test_what_is_not_shown_is_not_read(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	raw_run(desk.app.store, "UPDATE report SET layout = 'nowhere'");
	grid_type(desk.grid, "\ng\na");
	desk_run(&desk);
	assert_not_shown(&desk, "ใส่วลีรหัสผ่าน");
	desk_from_reports(&desk);
	grid_type(desk.grid, "g\na");
	desk_run(&desk);
	assert_not_shown(&desk, "ใส่วลีรหัสผ่าน");
	desk_remove(&desk);
}

/* Approved and sent back in one go, by one passphrase: each its entry, all or nothing. */
static void test_decided_while_reading(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\ng\na");
	grid_type(desk.grid, "rเพิ่มวันที่\na");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "[✓]");
	assert_shown(&desk, "[↩]");
	assert_int_equal(count_signed(&desk), 0);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\na");
	grid_type(desk.grid, "rเพิ่มวันที่\na");
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_F7);
	desk_run(&desk);
	assert_shown(&desk, "ใส่วลีรหัสผ่านเพื่ออนุมัติ:");
	assert_shown(&desk, "ใส่วลีรหัสผ่านเพื่อส่งกลับ:");
	assert_shown(&desk, "“เพิ่มวันที่”");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\na");
	grid_type(desk.grid, "rเพิ่มวันที่\na");
	grid_press(desk.grid, K_F7);
	pass(&desk);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว: ๒ มาตรการ   ส่งกลับแล้ว: ๑ มาตรการ");
	assert_int_equal(count_signed(&desk), 3);
	assert_int_equal(raw_integer(desk.app.store,
				 "SELECT count(*) FROM card WHERE state = 'approved' AND "
				 "number IN (1, 3) OR state = 'returned' AND number = 2"),
		3);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* The same key takes a decision back; a mark is no reason; leaving asks. */
static void test_decisions_are_taken_back(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\ng\napa");
	grid_press(desk.grid, K_F7);
	desk_run(&desk);
	assert_not_shown(&desk, "ใส่วลีรหัสผ่าน");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nr…\n");
	desk_run(&desk);
	assert_shown(&desk, "โปรดพิมพ์เหตุผล");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\na");
	grid_press(desk.grid, K_F10);
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ได้ลงชื่อ ๑ มาตรการ");
	assert_int_equal(count_signed(&desk), 0);
	desk_remove(&desk);
}

/* --- reports --- */

static void submit(struct desk *desk, const char *reason)
{
	struct error error = ERROR_INIT;
	int64_t revision;
	assert_done(store_head_revision(desk->app.store, 1, &revision, &error), &error);
	assert_int_equal(
		store_submit_report(desk->app.store, 1, &revision, "somsri", &error),
		SAVE_DONE);
	if (reason)
		desk_accept_findings(desk, reason);
}

static void to_approval(struct desk *desk, bool reads)
{
	desk_from_reports(desk);
	grid_type(desk->grid, "\nv");
	if (!reads)
		return;
	grid_press(desk->grid, K_F5);
	grid_press(desk->grid, K_ESCAPE);
}

static void test_report_changed_while_the_passphrase_is_asked(void **state)
{
	static const struct {
		const char *sql, *told;
	} rows[] = {
		{"UPDATE memo SET subject = 'ขออนุมัติจ่ายเงิน'",
			"รายงานไม่ตรงกับที่ท่านอ่าน (เรื่อง)"},
		{"UPDATE card SET output = 'อื่น' WHERE number = 2",
			"รายงานไม่ตรงกับที่ท่านอ่าน (มาตรการที่ ๒ (ผลการดำเนินการ))"},
		{"UPDATE card SET output = 'อื่น'; UPDATE report SET title = 'อื่น'",
			"รายงานไม่ตรงกับที่ท่านอ่าน (ชื่อรายงาน, มาตรการที่ ๑ (ผลการดำเนินการ)"},
		{"UPDATE report SET revision = revision + 1", "มีผู้อื่นทำก่อนแล้ว"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk);
		submit(&desk, "ถูกแล้ว");
		struct meanwhile meanwhile = {&desk, rows[i].sql};
		to_approval(&desk, true);
		grid_type(desk.grid, "a\n\n");
		grid_see(desk.grid, change, &meanwhile);
		pass(&desk);
		desk_run(&desk);
		assert_shown(&desk, rows[i].told);
		assert_int_equal(count_signed(&desk), 0);
		desk_remove(&desk);
	}
}

/* The pages are read as they are, or nothing is asked. */
static void test_unread_report_is_read_first(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	submit(&desk, "ถูกแล้ว");
	to_approval(&desk, false);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "ท่านยังไม่ได้อ่านรายงานนี้ กด F5");
	assert_not_shown(&desk, "ความเห็นของท่าน");
	struct meanwhile meanwhile = {&desk, "UPDATE memo SET subject = 'อื่น'"};
	to_approval(&desk, true);
	grid_see(desk.grid, change, &meanwhile);
	grid_press(desk.grid, 'l');
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "รายงานเปลี่ยนไปหลังจากที่ท่านอ่าน");
	/* What was changed past the program is not sealed, whoever has read it. */
	raw_run(desk.app.store, "UPDATE memo SET subject = 'ส่งรายงาน'");
	to_approval(&desk, true);
	grid_type(desk.grid, "a\n\n");
	pass(&desk);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติและประทับตราแล้ว");
	assert_int_equal(approval_verdict(desk.app.store, 1), SEAL_AGREES);
	desk_remove(&desk);
}

/* What is to be mended is accepted with a reason, before the report is signed. */
static void test_errors_are_accepted_first(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	submit(&desk, NULL);
	to_approval(&desk, true);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "ยังต้องแก้ ");
	assert_not_shown(&desk, "ความเห็นของท่าน");
	assert_int_equal(count_signed(&desk), 0);
	/* They are to be seen from there. */
	to_approval(&desk, true);
	grid_press(desk.grid, K_F6);
	desk_run(&desk);
	assert_shown(&desk, "ตรวจรายงาน  ปีงบประมาณ ๒๕๗๐");
	desk_remove(&desk);
}

static void change_output(struct store *store, const char *output)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, 2, &entry, &error), &error);
	free(entry.card.output);
	entry.card.output = mem_strdup(output);
	assert_int_equal(store_save_card(store, &entry, "somsri", &error), SAVE_DONE);
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_answer_card(store, &entry, "แก้แล้ว", "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

/* What became of it since it was signed, word by word; not what signing itself puts in. */
static void test_changes_since_it_was_signed(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	static const int64_t reopened[] = {2};
	(void)state;
	begin(&desk);
	struct store *store = desk.app.store;
	change_output(store, "ซื้อสมุด");
	submit(&desk, "ถูกแล้ว");
	to_approval(&desk, false);
	desk_run(&desk);
	assert_not_shown(&desk, "ตั้งแต่ลงชื่อครั้งก่อน");
	approval_sign(store, 1, "palad");
	struct signer *signer = office_unlock(store, "palad");
	assert_done(store_head_revision(store, 1, &revision, &error), &error);
	office_load(&desk.office, 1, &head);
	assert_int_equal(store_reopen_report(store, 1, &revision, &head, reopened, 1,
				 "ตัวเลขผิด", signer, &error),
		SAVE_DONE);
	signer_free(signer);
	report_release(&head);
	change_output(store, "ซื้อสมุด ๒ เล่ม");
	assert_done(store_load_head(store, 1, &head, &error), &error);
	free(head.memo.subject);
	head.memo.subject = mem_strdup("ส่งรายงาน ครั้งที่ ๒");
	assert_int_equal(
		store_save_head(store, 1, &head, &revision, "somsri", &error), SAVE_DONE);
	report_release(&head);
	submit(&desk, "ถูกแล้ว");
	to_approval(&desk, false);
	grid_press(desk.grid, K_END);
	desk_run(&desk);
	assert_shown(&desk, "ตั้งแต่ลงชื่อครั้งก่อน");
	assert_shown(&desk, "เรื่อง: ส่งรายงาน ครั้งที่ ๒");
	assert_shown(&desk, "มาตรการที่ ๒");
	assert_shown(&desk, "ผลการดำเนินการ: ซื้อสมุด ๒ เล่ม");
	assert_not_shown(&desk, "เห็นชอบ-]");
	assert_not_shown(&desk, "มาตรการที่ ๑\n");
	assert_sound(store);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_card_changed_while_the_passphrase_is_asked),
		cmocka_unit_test(test_unread_cards_are_read_first),
		cmocka_unit_test(test_what_is_not_shown_is_not_read),
		cmocka_unit_test(test_decided_while_reading),
		cmocka_unit_test(test_decisions_are_taken_back),
		cmocka_unit_test(test_report_changed_while_the_passphrase_is_asked),
		cmocka_unit_test(test_unread_report_is_read_first),
		cmocka_unit_test(test_errors_are_accepted_first),
		cmocka_unit_test(test_changes_since_it_was_signed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
