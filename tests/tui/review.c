/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What supervisors do on the screen: approve, return, reopen, sign; passphrases; what is
 * forbidden; two at once.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "db/head.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/reviewing.h"
#include "tui/app/screen_id.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

#define CARDS                                                                            \
	"{\"issue\":\"คิวยาว\",\"state\":\"done\"},"                         \
	"{\"issue\":\"รถส่วนกลาง\",\"state\":\"done\"},{\"issue\":\"เว็บไซต์\"}"

#define SIGNATURES                                                                                           \
	"\"memo\":{\"signatures\":[{\"name\":\"นายวิชัย ตรงดี\",\"signer\":\"\"}," \
	"{\"name\":\"นายสมชาย ใจดี\",\"signer\":\"palad\"},"                         \
	"{\"name\":\"นางสาวมาลี รักษ์ไทย\",\"signer\":\"nayok\"}]},"

static void be(struct desk *desk, const char *who)
{
	desk_from_reports(desk);
	desk->who = who;
	desk->app.who = who;
}

static void begin_with(
	struct desk *desk, const char *who, const char *memo, const char *cards)
{
	struct str json = STR_INIT;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
		"\"name\":\"ทดลอง\"},\"fiscal_year\":2570,\"months\":12,\"title\":\"ร\",%s"
		"\"cards\":[%s]}",
		memo, cards);
	desk_with_report(desk, json.data);
	str_release(&json);
	office_people(&desk->office);
	be(desk, who);
}

static void begin(struct desk *desk, const char *who)
{
	begin_with(desk, who, "", CARDS);
}

static void type_passphrase(struct desk *desk, const char *passphrase)
{
	grid_type(desk->grid, passphrase);
	grid_press(desk->grid, K_ENTER);
}

/* The states of the cards, a letter each, and of the report. */
static void assert_states(struct desk *desk, const char *cards, enum report_state state)
{
	struct report report;
	struct str states = STR_INIT;
	office_load(&desk->office, 1, &report);
	for (size_t i = 0; i < report.count; i++)
		str_append(&states, card_state_name(report.cards[i].state), 2);
	assert_string_equal(states.data, cards);
	assert_int_equal(report.state, state);
	str_release(&states);
	report_release(&report);
}

/* --- cards --- */

static void test_approve_one(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ng\nqa");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว: มาตรการที่ ๑");
	assert_shown(&desk, "[รอตรวจ ๑]");
	assert_states(&desk, "apdodr", REPORT_OPEN);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

static void test_approve_many(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ng\naa");
	grid_press(desk.grid, K_F7);
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว: ๒ มาตรการ");
	assert_states(&desk, "apapdr", REPORT_OPEN);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* An act takes the marks away: the next one is of the measure under the cursor alone. */
static void test_marks_go(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ng\t\t\t\nnqg  a");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว: ๒ มาตรการ");
	assert_not_shown(&desk, "[x]");
	assert_states(&desk, "apapdr", REPORT_OPEN);
	desk_remove(&desk);
}

/* All of them or none: one that is not done is in the way. */
static void test_approve_what_is_not_done(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ng\t\t\t\nnqma");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๓ ยังไม่เสร็จ");
	assert_states(&desk, "dododr", REPORT_OPEN);
	desk_remove(&desk);
}

/* A clerk, somebody who is not entered, and anybody while nobody is: the message says why
 * not, and no passphrase is asked for. */
static void test_who_may_not(void **state)
{
	static const char *const who[] = {"somsri", "nobody"};
	static const char *const acts[] = {"a", "r", "o"};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		for (size_t act = 0; act < 3; act++) {
			begin(&desk, who[i]);
			grid_type(desk.grid, "\ng");
			grid_type(desk.grid, acts[act]);
			desk_run(&desk);
			assert_shown(&desk, "เฉพาะผู้ตรวจ/หัวหน้าเท่านั้นที่ทำได้");
			assert_states(&desk, "dododr", REPORT_OPEN);
			desk_remove(&desk);
		}
	}
	desk_with_cards(&desk, CARDS);
	grid_type(desk.grid, "\nga");
	desk_run(&desk);
	assert_shown(&desk, "เฉพาะผู้ตรวจ/หัวหน้าเท่านั้นที่ทำได้");
	desk_remove(&desk);
}

/* It is asked for again; Esc leaves, and nothing was done. After some it takes time. */
static void test_wrong_passphrase(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ng\nqa");
	type_passphrase(&desk, "ไม่ใช่อันนี้แน่");
	desk_run(&desk);
	assert_shown(&desk, "พิมพ์ใหม่ หรือให้ผู้ดูแลล้างให้: mattrakan people reset palad");
	assert_shown(&desk, "ใส่วลีรหัสผ่านเพื่ออนุมัติ:");
	assert_states(&desk, "dododr", REPORT_OPEN);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nqa");
	type_passphrase(&desk, "ไม่ใช่อันนี้แน่");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว: มาตรการที่ ๑");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nqa");
	for (int i = 0; i < PASSPHRASE_FREE + 1; i++)
		type_passphrase(&desk, "ไม่ใช่อันนี้แน่");
	/* Not even the right one is looked at now. */
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "โปรดลองใหม่ในอีก");
	assert_states(&desk, "apdodr", REPORT_OPEN);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nqa");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_states(&desk, "apdodr", REPORT_OPEN);
	desk_remove(&desk);
}

static bool holds(const char *path, const char *words)
{
	struct str file = STR_INIT;
	support_read(path, &file);
	const bool held = memmem(file.data, file.bytes, words, strlen(words)) != NULL;
	str_release(&file);
	return held;
}

/* What is typed is a star each, can be taken back, and is nowhere afterwards. */
static void test_passphrase_is_nowhere(void **state)
{
	office_needs_file();
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ng\nqa");
	grid_type(desk.grid, "ลับสุดยอด");
	grid_press(desk.grid, K_BACKSPACE);
	grid_press(desk.grid, K_BACKSPACE);
	grid_press(desk.grid, CTRL('A'));
	grid_press(desk.grid, CTRL('C'));
	desk_run(&desk);
	assert_shown(&desk, "[*******  ");
	assert_not_shown(&desk, "แป้นพิมพ์เป็น"); /* the last key was no letter */
	assert_not_shown(&desk, "สุดย");
	assert_string_equal(desk.app.clipboard.data, "");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nqa");
	grid_type(desk.grid, "ผิดทั้งหมด");
	grid_press(desk.grid, CTRL('U'));
	grid_paste(desk.grid, OFFICE_PASSPHRASE "\nnext", strlen(OFFICE_PASSPHRASE) + 5);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_states(&desk, "apdodr", REPORT_OPEN);
	assert_string_equal(desk.app.clipboard.data, "");
	assert_false(strstr(desk.app.message.data, OFFICE_PASSPHRASE) != NULL);
	/* Closing takes all into the one file. */
	store_close(desk.office.store);
	assert_false(holds(desk.office.path, OFFICE_PASSPHRASE));
	assert_true(holds(desk.office.path, "รถส่วนกลาง"));
	desk.office.store = desk.app.store = office_open(desk.office.path, STORE_WRITE);
	desk_remove(&desk);
}

/* Stars do not tell which language the keyboard writes; the message line does. */
static void test_keyboard_language(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ng\nqa1ก");
	desk_run(&desk);
	assert_shown(&desk, "แป้นพิมพ์เป็นภาษาไทย");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nqaกd");
	desk_run(&desk);
	assert_shown(&desk, "แป้นพิมพ์เป็นภาษาอังกฤษ");
	desk_remove(&desk);
}

/* A supervisor without a passphrase sets one, typed twice the same, and goes on. */
static void test_first_passphrase(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	begin(&desk, "palad");
	assert_done(
		store_reset_passphrase(desk.app.store, "palad", "root", &error), &error);
	/* Not by text that says the same twice. */
	grid_type(desk.grid, "\ng\nqaประโยคที่ยาวพอ\nประโยคที่ยาวพอ\n");
	desk_run(&desk);
	assert_int_equal(raw_integer(desk.app.store,
				 "SELECT count(*) FROM person_key WHERE login = 'palad' "
				 "AND present = 1"),
		0);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nqa" GRID_SURELY);
	type_passphrase(&desk, "สั้นไป");
	type_passphrase(&desk, "ประโยคที่ยาวพอ");
	type_passphrase(&desk, "ประโยคที่ไม่เหมือน");
	/* As long as the first, and still another. */
	type_passphrase(&desk, "ประโยคที่ยาวพอ");
	type_passphrase(&desk, "ประโยคที่ยาวพา");
	type_passphrase(&desk, "ประโยคที่ยาวพอ");
	type_passphrase(&desk, "ประโยคที่ยาวพอ");
	/* What is approved with it is asked now. */
	type_passphrase(&desk, "ประโยคที่ยาวพอ");
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว: มาตรการที่ ๑");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nqa");
	type_passphrase(&desk, "ประโยคที่ยาวพอ");
	desk_run(&desk);
	assert_states(&desk, "apapdr", REPORT_OPEN);
	/* Another one, after the old. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nvk");
	type_passphrase(&desk, "ประโยคที่ยาวพอ");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "ตั้งวลีรหัสผ่านแล้ว");
	signer_free(office_unlock(desk.app.store, "palad"));
	desk_remove(&desk);
}

/* With a comment, which the clerk sees on the list; an empty one is none. */
static void test_return(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ngr");
	grid_type(desk.grid, "  ");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "โปรดพิมพ์เหตุผล");
	assert_states(&desk, "dododr", REPORT_OPEN);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ngr");
	grid_type(desk.grid, "ระบุจำนวนครั้ง");
	grid_press(desk.grid, K_ENTER);
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "ส่งกลับแล้ว: มาตรการที่ ๑");
	assert_states(&desk, "redodr", REPORT_OPEN);
	be(&desk, "somsri");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "นายสมชาย ใจดี ส่งกลับ ");
	assert_shown(&desk, "“ระบุจำนวนครั้ง”");
	desk_remove(&desk);
}

static void test_reopen(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	office_approve(&desk.office, 1);
	grid_type(desk.grid, "\ng\t\t\to");
	grid_type(desk.grid, "ตัวเลขผิด");
	grid_press(desk.grid, K_ENTER);
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "เปิดให้แก้ไขแล้ว: มาตรการที่ ๑");
	assert_states(&desk, "redodr", REPORT_OPEN);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* The same from where the card is read. */
static void test_from_reading(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	grid_type(desk.grid, "\ng\na");
	grid_press(desk.grid, 'p');
	grid_press(desk.grid, K_F7);
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "สถานะ: อนุมัติแล้ว");
	assert_shown(&desk, "โดย นายสมชาย ใจดี");
	assert_states(&desk, "apdodr", REPORT_OPEN);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\ng\nr");
	grid_type(desk.grid, "แก้ด้วย\n");
	grid_press(desk.grid, K_F7);
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "สถานะ: แก้ไข");
	assert_shown(&desk, "นายสมชาย ใจดี ส่งกลับ ");
	assert_states(&desk, "apredr", REPORT_OPEN);
	desk_remove(&desk);
}

/* --- two at once --- */

/* Both that are done are read. */
static void read_cards(struct desk *desk)
{
	struct error error = ERROR_INIT;
	for (int64_t card = 1; card <= 2; card++) {
		struct card_entry entry;
		assert_done(store_card(desk->app.store, card, &entry, &error), &error);
		reviewing_saw_card(&desk->app, &entry);
		card_entry_release(&entry);
	}
}

static void press(struct desk *desk, keystroke key)
{
	const struct event event = {
		.kind = key < K_UP ? EVENT_TEXT : EVENT_KEY, .key = key};
	app_event(&desk->app, &event);
	app_paint(&desk->app);
}

/* While one looks at the list another approves: the second is told, nothing of the second
 * act happens, and the list is fresh. */
static void test_two_at_once(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	begin(&desk, "nayok");
	assert_done(app_open(&desk.app, SCREEN_PROGRESS, &(struct topic){.report = 1},
			    &error),
		&error);
	app_paint(&desk.app);
	assert_shown(&desk, "[รอตรวจ ๒]");
	office_approve(&desk.office, 1);
	read_cards(&desk);
	/* The dialog takes its answer from the terminal. */
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	press(&desk, 'm');
	press(&desk, 'a');
	assert_shown(&desk, "ผู้อื่นเพิ่งแก้ไขมาตรการที่ ๑");
	assert_shown(&desk, "[รอตรวจ ๑]");
	assert_states(&desk, "apdodr", REPORT_OPEN);
	/* What is shown now can be approved. */
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	press(&desk, 'a');
	assert_states(&desk, "apapdr", REPORT_OPEN);
	desk_remove(&desk);
}

/* A clerk changes the card that somebody is reading. */
static void test_changed_while_read(void **state)
{
	static const int64_t cards[] = {1};
	struct desk desk;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	(void)state;
	begin(&desk, "palad");
	assert_done(app_open(&desk.app, SCREEN_READ,
			    &(struct topic){.cards = cards, .count = 1}, &error),
		&error);
	app_paint(&desk.app);
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = mem_strdup("คนละเรื่อง");
	assert_int_equal(
		store_save_card(desk.app.store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	press(&desk, 'a');
	press(&desk, K_F7);
	assert_shown(&desk, "มาตรการที่ ๑ ไม่ตรงกับที่ท่านอ่าน (ประเด็น");
	assert_shown(&desk, "คนละเรื่อง");
	assert_states(&desk, "drdodr", REPORT_OPEN);
	desk_remove(&desk);
}

/* --- reports --- */

#define ALL_DONE                                                                         \
	"{\"issue\":\"ก\",\"state\":\"done\"},{\"issue\":\"ข\",\"state\":\"done\"}"

static void submit(struct desk *desk)
{
	struct error error = ERROR_INIT;
	int64_t revision;
	assert_done(store_head_revision(desk->app.store, 1, &revision, &error), &error);
	assert_int_equal(
		store_submit_report(desk->app.store, 1, &revision, "somsri", &error),
		SAVE_DONE);
	desk_accept_findings(desk, "ถูกแล้ว");
}

/* To the approval of the report, and reads its pages. */
static void read_pages(struct desk *desk)
{
	grid_type(desk->grid, "\nv");
	grid_press(desk->grid, K_F5);
	grid_press(desk->grid, K_ESCAPE);
}

static void test_submit_and_take_back(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "somsri");
	/* Nothing is asked that would be refused. */
	grid_type(desk.grid, "\nvs");
	desk_run(&desk);
	assert_shown(&desk, "ยังมีมาตรการที่ไม่เสร็จ ๑ มาตรการ");
	assert_not_shown(&desk, "F8, Ctrl-Y");
	assert_states(&desk, "dododr", REPORT_OPEN);
	desk_remove(&desk);
	begin_with(&desk, "somsri", SIGNATURES, ALL_DONE);
	grid_type(desk.grid, "\nvs" GRID_SURELY);
	desk_run(&desk);
	assert_shown(&desk, "สถานะ: เสนอแล้ว");
	assert_shown(&desk, "ถึงลำดับของ นายสมชาย ใจดี ลงชื่อ");
	assert_states(&desk, "dodo", REPORT_SUBMITTED);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nva");
	desk_run(&desk);
	assert_shown(&desk, "เฉพาะผู้ตรวจ/หัวหน้าเท่านั้นที่ทำได้");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "[เสนอแล้ว]");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nvw" GRID_SURELY);
	desk_run(&desk);
	assert_shown(&desk, "ดึงกลับแล้ว");
	assert_states(&desk, "dodo", REPORT_OPEN);
	desk_remove(&desk);
}

/* Who submits is told what the check still finds, and may submit all the same. */
static void test_submit_with_findings(void **state)
{
	struct desk desk;
	(void)state;
	begin_with(&desk, "somsri", SIGNATURES, ALL_DONE);
	grid_type(desk.grid, "\nvs");
	desk_run(&desk);
	assert_shown(&desk, "การตรวจยังพบ: ต้องแก้");
	assert_states(&desk, "dodo", REPORT_OPEN);
	desk_remove(&desk);
}

/* In turn: who is not in this office signs on the paper; the last one seals. */
static void test_sign(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	begin_with(&desk, "nayok", SIGNATURES, ALL_DONE);
	submit(&desk);
	grid_type(desk.grid, "\nva");
	desk_run(&desk);
	assert_shown(&desk, "ถึงลำดับของ นายสมชาย ใจดี ลงชื่อ");
	assert_states(&desk, "dodo", REPORT_SUBMITTED);
	be(&desk, "palad");
	read_pages(&desk);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "[เห็นควรอนุมัติ");
	desk_from_reports(&desk);
	read_pages(&desk);
	grid_type(desk.grid, "a\n");
	desk_run(&desk);
	assert_shown(&desk, "[๒๐ พฤศจิกายน ๒๕๖๙");
	desk_from_reports(&desk);
	read_pages(&desk);
	grid_type(desk.grid, "a\n\n");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "“เห็นควรอนุมัติ”  ๒๐ พฤศจิกายน ๒๕๖๙");
	assert_shown(&desk, "ถึงลำดับของ นางสาวมาลี รักษ์ไทย ลงชื่อ");
	assert_states(&desk, "dodo", REPORT_SUBMITTED);
	be(&desk, "nayok");
	read_pages(&desk);
	grid_type(desk.grid, "a\n\n");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติและประทับตราแล้ว");
	assert_shown(&desk, "ตราอนุมัติตรงกับรายงาน");
	assert_shown(&desk, "อนุมัติโดย นางสาวมาลี รักษ์ไทย, นายก");
	assert_shown(&desk, "ท้ายกระดาษทุกหน้าพิมพ์ว่า ");
	assert_states(&desk, "apap", REPORT_APPROVED);
	office_load(&desk.office, 1, &report);
	assert_string_equal(report.memo.signatures[2].opinion, "อนุมัติ");
	assert_string_equal(report.memo.signatures[2].date, "๒๐ พฤศจิกายน ๒๕๖๙");
	assert_string_equal(report.memo.signatures[1].opinion, "เห็นควรอนุมัติ");
	report_release(&report);
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* Who is here is found whatever the spaces between the words are. */
static void test_white_space_in_names(void **state)
{
	struct desk desk;
	(void)state;
	begin_with(&desk, "palad",
		"\"memo\":{\"signatures\":[{\"name\":\" นายสมชาย   ใจดี\",\"signer\":\"palad\"}]},",
		ALL_DONE);
	grid_type(desk.grid, "\nv");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ลงชื่อ");
	assert_not_shown(&desk, "ลงชื่อบนกระดาษ");
	desk_remove(&desk);
}

/* What can only be read says so before anything is typed, and offers nothing to add. */
static void test_submitted_is_read_only(void **state)
{
	static const char *const screens[] = {"m", "t", "e"};
	struct desk desk;
	(void)state;
	begin_with(&desk, "palad", SIGNATURES, ALL_DONE);
	submit(&desk);
	for (size_t i = 0; i < sizeof(screens) / sizeof(*screens); i++) {
		desk_from_reports(&desk);
		grid_type(desk.grid, "\n");
		grid_type(desk.grid, screens[i]);
		desk_run(&desk);
		assert_shown(&desk, "รายงานนี้เสนอแล้ว แก้ไขได้เมื่อดึงกลับ");
		assert_not_shown(&desk, "F7 ");
	}
	desk_remove(&desk);
}

#define HEADING "ความเห็นของปลัด"

/* Where the memo has a heading for the opinion, the words come below it; sent back, the
 * heading stays. */
static void test_opinion_heading(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	begin_with(&desk, "palad",
		"\"memo\":{\"signatures\":[{\"name\":\"นายสมชาย ใจดี\",\"opinion\":\"" HEADING
		"\",\"signer\":\"palad\"},{\"name\":\"นางสาวมาลี รักษ์ไทย\",\"signer\":\"nayok\"}]},",
		ALL_DONE);
	submit(&desk);
	read_pages(&desk);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_shown(&desk, "[เห็นควรอนุมัติ");
	desk_from_reports(&desk);
	read_pages(&desk);
	grid_type(desk.grid, "a\n\n");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	office_load(&desk.office, 1, &report);
	assert_string_equal(report.memo.signatures[0].opinion, HEADING "\nเห็นควรอนุมัติ");
	report_release(&report);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nvrแก้\n");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	office_load(&desk.office, 1, &report);
	assert_string_equal(report.memo.signatures[0].opinion, HEADING "\n");
	report_release(&report);
	desk_remove(&desk);
}

static void test_send_back_and_reopen(void **state)
{
	struct desk desk;
	(void)state;
	begin_with(&desk, "palad", "", ALL_DONE);
	submit(&desk);
	grid_type(desk.grid, "\nvr");
	grid_type(desk.grid, "แก้บันทึกข้อความ\n");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "ส่งกลับแล้ว");
	assert_states(&desk, "dodo", REPORT_OPEN);
	submit(&desk);
	/* The memo names nobody: nothing is asked but the passphrase. */
	desk_from_reports(&desk);
	read_pages(&desk);
	grid_type(desk.grid, "a");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_states(&desk, "apap", REPORT_APPROVED);
	be(&desk, "somsri");
	grid_type(desk.grid, "\nvo");
	desk_run(&desk);
	assert_shown(&desk, "เฉพาะผู้ตรวจ/หัวหน้าเท่านั้นที่ทำได้");
	be(&desk, "palad");
	/* The first measure is ticked, the other stays approved. */
	grid_type(desk.grid, "\nvo ");
	desk_run(&desk);
	assert_shown(&desk, "[x]  ๑. ก");
	assert_shown(&desk, "[ ]  ๒. ข");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nvo \n");
	grid_type(desk.grid, "ตัวเลขผิด\n");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "เปิดรายงานให้แก้ไขแล้ว");
	assert_shown(&desk, "ไม่มีตราอนุมัติ");
	assert_states(&desk, "reap", REPORT_OPEN);
	/* All of it stands in the trail. */
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nvl");
	desk_run(&desk);
	assert_shown(&desk, "เปิดรายงานให้แก้ไข");
	assert_shown(&desk, "อนุมัติรายงานและประทับตรา");
	assert_shown(&desk, "✓ ลงชื่อ");
	assert_shown(&desk, "ตัวเลขผิด");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* A seal that does not agree is seen. */
static void test_seal_changed(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	begin_with(&desk, "palad", "", ALL_DONE);
	submit(&desk);
	read_pages(&desk);
	grid_type(desk.grid, "a");
	type_passphrase(&desk, OFFICE_PASSPHRASE);
	desk_run(&desk);
	assert_shown(&desk, "ตราอนุมัติตรงกับรายงาน");
	assert_done(raw_try(desk.app.store,
			    "UPDATE card SET issue = 'อื่น' WHERE number = 1", &error),
		&error);
	desk_from_reports(&desk);
	grid_type(desk.grid, "\nv");
	desk_run(&desk);
	assert_shown(&desk, "ข้อความในรายงานไม่ตรงกับที่อนุมัติ");
	assert_not_shown(&desk, "ท้ายกระดาษทุกหน้าพิมพ์ว่า ");
	desk_remove(&desk);
}

/* Two on the same report: the second is told, and sees how it stands. */
static void test_report_two_at_once(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	(void)state;
	begin_with(&desk, "somsri", SIGNATURES, ALL_DONE);
	assert_done(app_open(&desk.app, SCREEN_APPROVAL, &(struct topic){.report = 1},
			    &error),
		&error);
	app_paint(&desk.app);
	submit(&desk);
	grid_type(desk.grid, GRID_SURELY);
	press(&desk, 's');
	assert_shown(&desk, "มีผู้อื่นทำก่อนแล้ว");
	assert_shown(&desk, "สถานะ: เสนอแล้ว");
	desk_remove(&desk);
}

/* What one may do is said in the settings. */
static void test_roles_in_settings(void **state)
{
	static const char *const parts[][2] = {{"somsri", ": ผู้จัดทำ"},
		{"palad", ": ผู้ตรวจ/หัวหน้า"}, {"nobody", ": อ่านอย่างเดียว"}};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		begin(&desk, parts[i][0]);
		grid_press(desk.grid, K_F9);
		desk_run(&desk);
		assert_shown(&desk, parts[i][1]);
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_approve_one),
		cmocka_unit_test(test_approve_many),
		cmocka_unit_test(test_approve_what_is_not_done),
		cmocka_unit_test(test_who_may_not),
		cmocka_unit_test(test_wrong_passphrase),
		cmocka_unit_test(test_keyboard_language),
		cmocka_unit_test(test_marks_go),
		cmocka_unit_test(test_white_space_in_names),
		cmocka_unit_test(test_opinion_heading),
		cmocka_unit_test(test_submitted_is_read_only),
		cmocka_unit_test(test_passphrase_is_nowhere),
		cmocka_unit_test(test_first_passphrase),
		cmocka_unit_test(test_return),
		cmocka_unit_test(test_reopen),
		cmocka_unit_test(test_from_reading),
		cmocka_unit_test(test_two_at_once),
		cmocka_unit_test(test_changed_while_read),
		cmocka_unit_test(test_submit_and_take_back),
		cmocka_unit_test(test_submit_with_findings),
		cmocka_unit_test(test_sign),
		cmocka_unit_test(test_send_back_and_reopen),
		cmocka_unit_test(test_seal_changed),
		cmocka_unit_test(test_report_two_at_once),
		cmocka_unit_test(test_roles_in_settings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
