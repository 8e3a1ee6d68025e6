/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/carry.h"
#include "db/found.h"
#include "db/engine/engine.h"
#include "db/head.h"
#include "db/kept.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/deadline.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/scenes.h"
#include "text/date.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/home/resume.h"

/* When the drafts of the scenes were written: 20 November 2026, 9:00 in Thailand. */
enum { TYPED_AT = 1795140000 };

static void take_in(struct store *store, const char *who, const char *json)
{
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	office_parse(json, &report);
	assert_done(
		store_import(store, &report, IMPORT_NEW, who, &number, &error), &error);
	assert_done(store_set_last_opened(store, who, number, &error), &error);
	report_release(&report);
}

#define HEAD                                                                                                                                    \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":"                                                        \
	"\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12," \
	"\"title\":\"รายงานผลการดำเนินการ\","

/* A card of each state: returned, carried, done, empty. */
void scene_of_states(struct store *store, const char *who)
{
	take_in(store, who,
		HEAD "\"cards\":["
		     "{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\",\"owners\":"
		     "[\"กองคลัง\",\"กองช่าง\"],\"state\":\"returned\"},"
		     "{\"issue\":\"รถส่วนกลาง\",\"unconfirmed\":[\"issue\"]},"
		     "{\"measure\":\"เว็บไซต์\",\"period\":\"ม.ค. – ก.ย.\","
		     "\"state\":\"done\"},{}]}");
}

void scene_no_cards(struct store *store, const char *who)
{
	take_in(store, who, HEAD "\"cards\":[]}");
}

#define STEPS                                                                                                                                                                                \
	"\"steps\":{\"marks\":\"thai\",\"items\":[\"ทำทะเบียนสิ่งของที่ให้ยืมไว้ที่หน้าห้องพัสดุ\"," \
	"\"บอกวิธีขอยืมแก่ทุกคนในที่ประชุม\",\"รายงานผลต่อผู้บริหาร\"]},"

/* Steps of another card, no owners, words twice, a period without a beginning. */
void scene_of_mistakes(struct store *store, const char *who)
{
	take_in(store, who,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
		"\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\",\"district\":\"เมือง\"},"
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงานผลการดำเนินการ\","
		"\"cards\":[{\"issue\":\"การยืมทรัพย์สินไม่มีทะเบียน\","
		"\"measure\":\"จัดทำทะเบียนยืม\"," STEPS
		"\"owners\":[\"กองคลัง\"],\"period\":\"ต.ค. ๖๗ - ก.ย. ๖๘\","
		"\"follow_up\":\"รายงานทุกไตรมาส\",\"output\":\"มีทะเบียนแล้วหนึ่งเล่ม\","
		"\"outcome\":\"ทรัพย์สินกลับมาครบทุกชิ้น\"},"
		"{\"issue\":\"ผู้ติดต่อราชการรอคิวนาน\",\"measure\":\"จัดระบบบัตรคิว\"," STEPS
		"\"owners\":[],\"period\":\"ทุกเดือน\",\"follow_up\":\"หัวหน้าติดตาม\","
		"\"output\":\"มีการจัดการจัดการคิวในปี ๒๕๖7 แล้ว\","
		"\"outcome\":\"รอไม่เกินสิบนาที\"}]}");
}

/* A level that does not follow from the figures, a weak item without a measure, one whose
 * measure is not there, one that the result calls weak whatever its score. */
void scene_ita(struct store *store, const char *who)
{
	take_in(store, who,
		HEAD "\"ita\":{\"year\":2567,\"total\":88.4,\"iit\":84.1,\"eit\":90.2,"
		     "\"oit\":90.3,\"level\":\"ผ่านดี\",\"items\":["
		     "{\"code\":\"i7\",\"score\":92,\"cards\":[1]},"
		     "{\"code\":\"e11\",\"score\":79.855,\"issue\":\"ผู้มาติดต่อรอคิวนาน "
		     "และไม่รู้ว่าต้องไปที่ใดก่อน\",\"recommendation\":\"ควรบอกลำดับขั้นตอน\","
		     "\"owner\":\"กองคลัง\"},"
		     "{\"code\":\"o34\",\"weak\":true,\"score\":100,\"cards\":[1,9]},"
		     "{}]},\"cards\":[{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\"}]}");
}

/* A period that says neither when it begins nor when it ends, steps without marks. */
void scene_hard_period(struct store *store, const char *who)
{
	take_in(store, who,
		HEAD "\"cards\":[{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\","
		     "\"steps\":{\"lead\":\"\",\"marks\":\"none\",\"items\":[\"ประชุม\","
		     "\"แจกบัตร\"]},\"owners\":[\"กองคลัง\"],\"period\":\"ช่วงที่คนมาก\"}]}");
}

static void carry(struct store *store, const char *who, int64_t number)
{
	struct error error = ERROR_INIT;
	int64_t carried;
	assert_done(store_carry(store, number, 2570, who, &carried, &error), &error);
	assert_done(store_set_last_opened(store, who, carried, &error), &error);
}

static void take_report(struct store *store, const char *who, const char *path)
{
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	office_read(path, &report);
	assert_done(
		store_import(store, &report, IMPORT_NEW, who, &number, &error), &error);
	report_release(&report);
}

void scene_returned(struct store *store, const char *who)
{
	take_report(store, who, TOP_SRCDIR "/tests/intake/returned/report.json");
}

void scene_returned_more(struct store *store, const char *who)
{
	take_report(store, who, TOP_SRCDIR "/tests/intake/returned/texts.json");
}

/* A report and a card lie in the bin since 20 November 2026, 9:00. */
void scene_bin(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	int64_t card = 0;
	assert_done(store_card_at(store, 1, 2, &card, &error), &error);
	assert_done(store_remove_card(store, card, who, NULL, &error), &error);
	assert_done(store_remove_report(store, 2, who, &error), &error);
	assert_done(raw_try(store,
			    "UPDATE bin_card SET at = 1795140000; UPDATE bin_report "
			    "SET at = 1795140000",
			    &error),
		&error);
}

void scene_carried(struct store *store, const char *who)
{
	carry(store, who, 1);
}

void scene_carried_memo(struct store *store, const char *who)
{
	carry(store, who, 2);
}

static void read_card(struct store *store, int place, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_card_at(store, 1, place, &number, &error), &error);
	assert_done(store_card(store, number, entry, &error), &error);
}

static void set(char **text, const char *words)
{
	free(*text);
	*text = mem_strdup(words);
}

void scene_approved(struct store *store, const char *who)
{
	(void)who;
	office_force_approved(store, 1);
}

void scene_ita_submitted(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	int64_t revision;
	assert_done(store_head_revision(store, 1, &revision, &error), &error);
	assert_int_equal(
		store_submit_report(store, 1, &revision, who, &error), SAVE_DONE);
}

void scene_deadlines(struct store *store, const char *who)
{
	static const struct date days[] = {
		{2569, 11, 25}, {2569, 11, 17}, {2569, 11, 17}, {2569, 11, 20}};
	for (int64_t report = 1; report <= 4; report++) {
		struct error error = ERROR_INIT;
		struct report head;
		int64_t revision;
		assert_done(
			store_read_head(store, report, &head, &revision, &error), &error);
		assert_true(deadline_put(&head, days[report - 1]));
		assert_int_equal(
			store_save_head(store, report, &head, &revision, who, &error),
			SAVE_DONE);
		report_release(&head);
		if (report == 3)
			assert_done(store_submit_report(store, report, &revision, who,
					    &error) == SAVE_DONE,
				&error);
	}
}

/* One of them was checked, as long ago as drafts were typed. */
void scene_checked(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	scene_deadlines(store, who);
	assert_done(
		store_keep_found(store, 1, &(struct found){2, 12, TYPED_AT}, who, &error),
		&error);
}

static void leave_draft(struct store *store, const char *who,
	const struct card_entry *entry, enum card_field field)
{
	struct error error = ERROR_INIT;
	struct str body = STR_INIT;
	char session[96];
	desk_session_over(session, sizeof(session));
	card_to_json(&body, &entry->card);
	const struct draft draft = {
		.card = entry->number,
		.revision = entry->revision,
		.who = who,
		.session = session,
		.field = field,
		.at = TYPED_AT,
		.body = body.data,
	};
	assert_done(store_draft_put(store, &draft, &error), &error);
	str_release(&body);
}

/* The program goes on with it. */
void scene_recovered(struct store *store, const char *who)
{
	struct card_entry entry;
	read_card(store, 2, &entry);
	set(&entry.card.outcome, "พิมพ์ค้างไว้ก่อนไฟดับ");
	leave_draft(store, who, &entry, FIELD_OUTCOME);
	card_entry_release(&entry);
}

/* The draft is of the card as it was before somebody else changed it. */
void scene_card_conflict(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	read_card(store, 1, &entry);
	set(&entry.card.measure, "แจกบัตรคิวที่หน้าห้อง\nทุกวันทำการ");
	set(&entry.card.outcome, "ผู้มาติดต่อรอไม่เกิน ๑๐ นาที");
	leave_draft(store, who, &entry, FIELD_MEASURE);
	card_entry_release(&entry);
	read_card(store, 1, &entry);
	set(&entry.card.measure, "แจกบัตรคิวสองจุด\nทุกวันทำการ");
	assert_int_equal(store_save_card(store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
}

void scene_kept(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct str body = STR_INIT;
	assert_done(store_card(store, 2, &entry, &error), &error);
	set(&entry.card.measure, "จัดทำทะเบียนคุมการใช้รถส่วนกลาง\nให้หัวหน้างานลงนามทุกสัปดาห์");
	set(&entry.card.outcome, "ไม่มีเรื่องร้องเรียนการใช้รถ");
	card_to_json(&body, &entry.card);
	const struct kept_text of_card = {.report = 1,
		.card = 2,
		.revision = 1,
		.at = TYPED_AT,
		.fields = 1u << FIELD_MEASURE | 1u << FIELD_OUTCOME,
		.body = body.data};
	const struct kept_text of_memo = {.report = 2,
		.revision = 1,
		.at = TYPED_AT,
		.body = "{\"texts\":{\"memo.subject\":\"รายงานผลการดำเนินการ\"}}"};
	assert_done(store_keep_text(store, &of_card, who, "a", &error), &error);
	assert_done(store_keep_text(store, &of_memo, who, "a", &error), &error);
	assert_done(store_remove_card(store, 2, "manit", NULL, &error), &error);
	card_entry_release(&entry);
	str_release(&body);
}

void scene_memo_conflict(struct store *store, const char *who)
{
	enum { MEMO = 2 }; /* the number of the report with a memo */
	char session[96];
	struct error error = ERROR_INIT;
	struct str body = STR_INIT;
	struct report head;
	int64_t revision;
	desk_session_over(session, sizeof(session));
	assert_done(store_head_revision(store, MEMO, &revision, &error), &error);
	assert_done(store_load_head(store, MEMO, &head, &error), &error);
	set(&head.memo.subject, "รายงานผลตามที่ฉันพิมพ์");
	report_to_json(&body, &head);
	const struct head_draft draft = {
		.report = MEMO,
		.revision = revision,
		.who = who,
		.session = session,
		.field = "memo.subject",
		.at = TYPED_AT,
		.body = body.data,
	};
	assert_done(store_head_draft_put(store, &draft, &error), &error);
	set(&head.memo.subject, "รายงานผลตามที่มานิตย์แก้");
	assert_int_equal(store_save_head(store, MEMO, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
	str_release(&body);
}

/* --- the supervisor's side --- */

#define CARD(group, issue, measure, owners, period, state)                               \
	"{\"group\":\"" group "\",\"issue\":\"" issue "\",\"measure\":\"" measure        \
	"\",\"owners\":[" owners "],\"period\":\"" period "\",\"state\":\"" state "\"}"

static const char progress_report[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":"
	"\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2570,\"months\":12,"
	"\"title\":\"รายงานผลการดำเนินการ\",\"memo\":{\"signatures\":[{\"name\":\"นายวิชัย ตรงดี\","
	"\"post\":\"ผู้ตรวจทาน\",\"signer\":\"\"},{\"name\":\"นายสมชาย ใจดี\",\"post\":\"ปลัด\","
	"\"signer\":\"palad\"}]},\"cards\":[" CARD("การให้บริการ", "ผู้มาติดต่อรอคิวนาน",
		"แจกบัตรคิวที่หน้าห้อง", "\"สำนักปลัด\",\"กองคลัง\"", "ต.ค. – มี.ค.",
		"done") "," CARD("การให้บริการ", "คู่มือประชาชนไม่เป็นปัจจุบัน", "ปรับปรุงคู่มือ",
		"\"สำนักปลัด\"", "๑ – ๓๑ ตุลาคม ๒๕๖๙", "returned") "," CARD("การใช้ทรัพย์สิน",
		"รถส่วนกลางไม่มีสมุดบันทึกการใช้", "ใช้แบบขออนุญาตใช้รถทุกครั้ง", "\"กองคลัง\"",
		"ต.ค. ๖๙", "draft") "," CARD("การใช้ทรัพย์สิน", "ยืมพัสดุแล้วไม่คืน",
		"ทำทะเบียนยืมคืน", "\"กองคลัง\"", "ตลอดปีงบประมาณ",
		"approved") "," CARD("การจัดซื้อ", "เผยแพร่แผนจัดซื้อจัดจ้างช้า",
		"ประกาศแผนภายในสามสิบวัน", "\"กองช่าง\"", "๑๕ พฤศจิกายน ๒๕๖๙",
		"done") "," CARD("การจัดซื้อ", "ราคากลางไม่ครบ", "", "", "ทุกเดือน",
		"draft") "]}";

static void enter(struct store *store, const char *login, const char *name,
	const char *post, unsigned roles)
{
	struct error error = ERROR_INIT;
	const struct person person = {login, name, post, roles, false};
	assert_done(store_put_person(store, &person, "root", &error), &error);
}

static void set_key(struct store *store, const char *login)
{
	struct error error = ERROR_INIT;
	store->key_cost = key_cost_least_for_tests();
	assert_done(store_set_passphrase(store, login, NULL, OFFICE_PASSPHRASE, &error),
		&error);
}

/* Everything was done on days that do not change, and hashes are those of no machine. */
static void set_times(struct store *store)
{
	raw_run(store,
		"UPDATE card SET at = 1794900000 + number * 3600;"
		"UPDATE card SET at = 1795060000 WHERE number = 1;"
		"UPDATE card_version SET at = 1794700000 + revision * 7200;" RAW_UNGUARDED
		"UPDATE trail SET at = 1794800000 + number * 1800,"
		" hash = " RAW_FILE("printf('%016x', number * 305419896)") RAW_SERVER(
			"lpad(to_hex(number * 305419896), 16, '0')") " || '00',"
								     " key = CASE key WHEN '' THEN '' ELSE '5eed00c0ffee000a' END");
}

static void change_first(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	read_card(store, 1, &entry);
	set(&entry.card.measure, "แจกบัตรคิวทั้งสองจุด\nทุกวันทำการ");
	set(&entry.card.outcome, "ผู้มาติดต่อรอไม่เกิน ๑๐ นาที");
	assert_int_equal(store_save_card(store, &entry, "manit", &error), SAVE_DONE);
	set(&entry.card.outcome, "ผู้มาติดต่อรอไม่เกิน ๕ นาที");
	entry.card.state = CARD_DONE;
	assert_int_equal(store_save_card(store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

/* Palad returns the second card, which was done. */
static void send_back(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	read_card(store, 2, &entry);
	entry.card.state = CARD_DONE;
	assert_int_equal(store_save_card(store, &entry, "manit", &error), SAVE_DONE);
	struct card_at at = {entry.number, entry.revision};
	struct signer *signer = office_unlock(store, "palad");
	assert_int_equal(office_return_cards(
				 store, &at, 1, "ระบุวันที่เผยแพร่คู่มือ", signer, NULL, &error),
		SAVE_DONE);
	signer_free(signer);
	card_entry_release(&entry);
}

static void begin_review(struct store *store, const char *who, unsigned roles)
{
	take_in(store, who, progress_report);
	enter(store, who, "นางสมศรี มีสุข", "หัวหน้าสำนักปลัด", roles);
	if (strcmp(who, "somsri") != 0)
		enter(store, "somsri", "นางสมศรี มีสุข", "นักวิเคราะห์นโยบายและแผน",
			ROLE_CLERK);
	enter(store, "manit", "นายมานิต ขยัน", "นิติกร", ROLE_CLERK);
	enter(store, "palad", "นายสมชาย ใจดี", "ปลัด", ROLE_SUPERVISOR);
	set_key(store, "palad");
	change_first(store);
	send_back(store);
	office_force_approved(store, 4);
}

void scene_progress(struct store *store, const char *who)
{
	begin_review(store, who, ROLE_CLERK | ROLE_SUPERVISOR);
	set_key(store, who);
	set_times(store);
}

void scene_progress_no_key(struct store *store, const char *who)
{
	begin_review(store, who, ROLE_CLERK | ROLE_SUPERVISOR);
	set_times(store);
}

void scene_progress_clerk(struct store *store, const char *who)
{
	begin_review(store, who, ROLE_CLERK);
	set_times(store);
}

static void submit(struct store *store)
{
	struct error error = ERROR_INIT;
	int64_t revision;
	raw_run(store, "UPDATE card SET state = 'done' WHERE state <> 'approved'");
	assert_done(store_head_revision(store, 1, &revision, &error), &error);
	assert_int_equal(
		store_submit_report(store, 1, &revision, "manit", &error), SAVE_DONE);
}

void scene_submitted(struct store *store, const char *who)
{
	begin_review(store, who, ROLE_CLERK);
	submit(store);
	set_times(store);
}

/* Two places are handed over, one of them from next month on; one who works here no more. */
void scene_people(struct store *store, const char *who)
{
	begin_review(store, who, ROLE_CLERK | ROLE_SUPERVISOR);
	enter(store, "wichai", "นายวิชัย ตรงดี", "หัวหน้าสำนักปลัด", ROLE_CLERK);
	enter(store, "wichai", "", "", 0);
	raw_run(store,
		"INSERT INTO deputy (number, login, deputy, first_day, last_day, ended) VALUES "
		"(1, 'palad', 'somsri', '2026-11-16', '2026-11-27', 0), "
		"(2, 'palad', 'somsri', '2026-12-14', '2026-12-18', 0)");
	set_times(store);
}

/* A name that is not that of the person who was chosen. */
void scene_misspelt(struct store *store, const char *who)
{
	begin_review(store, who, ROLE_CLERK | ROLE_SUPERVISOR);
	raw_run(store, "UPDATE signature SET signer = 'palad' WHERE place = 1");
	set_times(store);
}

void scene_final(struct store *store, const char *who)
{
	begin_review(store, who, ROLE_CLERK | ROLE_SUPERVISOR);
	submit(store);
	raw_run(store, "UPDATE card SET state = 'approved'; UPDATE report SET state = "
		       "'approved'");
	set_times(store);
}

/* What was sent back is mended and answered. */
void scene_answered(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	begin_review(store, who, ROLE_CLERK | ROLE_SUPERVISOR);
	read_card(store, 2, &entry);
	set(&entry.card.measure, "เผยแพร่คู่มือประชาชนภายในวันที่ ๓๐ ธันวาคม ๒๕๖๙");
	entry.card.state = CARD_DONE;
	assert_int_equal(store_answer_card(store, &entry, "เพิ่มวันที่แล้ว ตามประกาศหน้าเว็บไซต์",
				 "manit", &error),
		SAVE_DONE);
	card_entry_release(&entry);
	set_times(store);
}

void scene_old_cards(struct store *store, const char *who)
{
	(void)who;
	raw_run(store, "UPDATE card SET at = 1794900000 + number * 3600");
}
