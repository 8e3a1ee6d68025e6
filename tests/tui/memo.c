/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memo and the texts before and after the table. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/carry.h"
#include "db/head.h"
#include "db/store.h"
#include "model/json.h"
#include "model/limits.h"
#include "model/report.h"
#include "office/settings.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/app/session.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_faces.h"
#include "tui/home/resume.h"
#include "tui/terminal/key.h"

static void make(struct desk *desk)
{
	desk_with_report(desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\","
		"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"
		"\"title\":\"รายงาน\",\"memo\":{\"office\":\"สำนักปลัด\",\"sections\":["
		"{\"heading\":\"เรื่องเดิม\",\"text\":\"ก\",\"odd\":1},{\"heading\":"
		"\"ข้อเสนอ\",\"text\":\"ข\"}],\"signatures\":[{\"name\":\"นายทดสอบ\"}]},"
		"\"before\":[{\"heading\":\"ความเป็นมา\",\"text\":\"ค\"}],"
		"\"cards\":[{}],\"strange\":2}");
}

static void begin(struct desk *desk)
{
	make(desk);
	grid_type(desk->grid, "\nm");
}

static void again(struct desk *desk, const char *keys)
{
	desk_from_reports(desk);
	grid_type(desk->grid, keys);
}

static void read_head(struct desk *desk, struct report *head)
{
	struct error error = ERROR_INIT;
	assert_done(store_load_head(desk->app.store, 1, head, &error), &error);
}

static void assert_subject(struct desk *desk, const char *subject)
{
	struct report head;
	read_head(desk, &head);
	assert_string_equal(head.memo.subject ? head.memo.subject : "", subject);
	assert_string_equal(head.extra, "{\"strange\":2}");
	assert_string_equal(head.memo.sections.items[0].extra, "{\"odd\":1}");
	report_release(&head);
}

/* By the words of what is chosen there. */
#define SECTION_TOO "หัวข้อและข้อความ"
#define SIGNER_TOO  "ผู้ลงนาม"
#define TEXT_AFTER  "หลังตาราง"
#define TAKEN_OUT   "นำส่วน"

static void add_part(struct desk *desk, const char *words)
{
	grid_press(desk->grid, K_INSERT);
	grid_type(desk->grid, words);
	grid_press(desk->grid, K_ENTER);
}

/* A list of sections, or of signatures, that is full takes no more, and says so. */
static void test_full_lists(void **state)
{
	struct desk desk;
	struct str json = STR_INIT;
	struct report head;
	(void)state;
	str_puts(&json, "{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\","
			"\"fiscal_year\":2568,\"months\":12,\"title\":\"ก\",\"memo\":{"
			"\"signatures\":[");
	for (int i = 0; i < LIMIT_LIST_ITEMS - 1; i++)
		str_puts(&json, i ? ",{}" : "{}");
	str_puts(&json, "]},\"cards\":[{}]}");
	desk_with_report(&desk, json.data);
	grid_type(desk.grid, "\nm");
	add_part(&desk, SIGNER_TOO);
	add_part(&desk, SIGNER_TOO);
	desk_run(&desk);
	assert_shown(&desk, "มีได้ไม่เกิน ๑๐๐๐ รายการ");
	read_head(&desk, &head);
	assert_int_equal(head.memo.count, LIMIT_LIST_ITEMS);
	report_release(&head);
	desk_remove(&desk);
	str_release(&json);
}

static void test_type(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t\t\tรายงานผล\t");
	desk_run(&desk);
	assert_subject(&desk, "รายงานผล");
	desk_remove(&desk);
}

static void test_leaving_saves(void **state)
{
	static const keystroke ways[] = {K_ESCAPE, K_F10, CTRL('S')};
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct desk desk;
		begin(&desk);
		grid_type(desk.grid, "\t\t\tผล");
		grid_press(desk.grid, ways[i]);
		desk_run(&desk);
		assert_subject(&desk, "ผล");
		desk_remove(&desk);
	}
}

static void test_recovered(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t\t\tผลงาน");
	grid_press(desk.grid, K_LEFT);
	desk_run(&desk);
	assert_subject(&desk, "");
	again(&desk, "\nm");
	desk_run(&desk);
	assert_shown(&desk, "กู้คืน");
	again(&desk, "\nmX\t");
	desk_run(&desk);
	assert_subject(&desk, "ผลงาXน");
	desk_remove(&desk);
}

static void assert_sections(struct desk *desk, const char *expected)
{
	struct report head;
	struct str headings = STR_INIT;
	read_head(desk, &head);
	for (size_t i = 0; i < head.memo.sections.count; i++) {
		const char *heading = head.memo.sections.items[i].heading;
		str_puts(&headings, i ? "/" : "");
		str_puts(&headings, heading && *heading ? heading : "-");
	}
	assert_string_equal(headings.data, expected);
	str_release(&headings);
	report_release(&head);
}

static void test_sections(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t\t\t\t\t"); /* the first section's heading */
	add_part(&desk, SECTION_TOO);
	grid_type(desk.grid, "ข้อเท็จจริง");
	desk_run(&desk);
	again(&desk, "\nm\t");
	desk_run(&desk);
	assert_sections(&desk, "เรื่องเดิม/ข้อเท็จจริง/ข้อเสนอ");
	again(&desk, "\nm");
	grid_press(desk.grid, CTRL('U'));
	desk_run(&desk);
	assert_sections(&desk, "ข้อเท็จจริง/เรื่องเดิม/ข้อเสนอ");
	again(&desk, "\nm");
	add_part(&desk, TAKEN_OUT);
	desk_run(&desk);
	assert_shown(&desk, "นำส่วนที่ ๑ ออกทั้งหัวข้อและข้อความหรือไม่");
	assert_shown(&desk, "│  ข้อเท็จจริง ");
	again(&desk, "\nm");
	add_part(&desk, TAKEN_OUT);
	grid_type(desk.grid, GRID_SURELY);
	desk_run(&desk);
	assert_sections(&desk, "เรื่องเดิม/ข้อเสนอ");
	desk_remove(&desk);
}

/* Where the report's form prints no memo, its screen says so. */
static void test_memo_not_printed(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	desk_run(&desk);
	assert_not_shown(&desk, "ไม่แนบกับรายงาน");
	desk_remove(&desk);
	desk_make(&desk, 24, 80, "th");
	desk_samples(&desk); /* the first is of the form without a memo */
	desk_from_reports(&desk);
	grid_type(desk.grid, "m");
	desk_run(&desk);
	assert_shown(&desk, "บันทึกข้อความ (ไม่แนบกับรายงาน)");
	desk_remove(&desk);
}

/* Added to a report of any layout, left out, and added again with what was typed. */
static void test_add_and_leave_out(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	desk_with_report(&desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
		"\"type\":\"เทศบาลตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,"
		"\"months\":12,\"title\":\"รายงาน\",\"cards\":[{}]}");
	grid_type(desk.grid, "\nm");
	add_part(&desk, "แนบ");
	grid_type(desk.grid, "\t\t\t\tเรียน");
	add_part(&desk, "ไม่แนบ");
	desk_run(&desk);
	assert_shown(&desk, "บันทึกข้อความ (ไม่แนบกับรายงาน)");
	read_head(&desk, &head);
	assert_true(head.memo.printed_present && !head.memo.printed);
	assert_string_equal(head.memo.to, "เรียนนายกเทศมนตรีตำบลทดลอง");
	report_release(&head);
	again(&desk, "\nm");
	add_part(&desk, "แนบ");
	desk_run(&desk);
	assert_not_shown(&desk, "ไม่แนบกับรายงาน");
	read_head(&desk, &head);
	assert_true(head.memo.printed);
	assert_string_equal(head.memo.to, "เรียนนายกเทศมนตรีตำบลทดลอง");
	report_release(&head);
	desk_remove(&desk);
}

#define NO_MEMO                                                                                                        \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"oversight\",\"agency\":{"                                     \
	"\"type\":\"เทศบาลตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":6," \
	"\"title\":\"รายงาน\",\"cards\":[{}]}"

/* By one action of each of these screens, which has it open then. */
static void test_add_from_other_screens(void **state)
{
	static const char *const keys[] = {"", "\n", "e"};
	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct desk desk;
		struct report head;
		desk_with_report(&desk, NO_MEMO);
		grid_type(desk.grid, keys[i]);
		grid_press(desk.grid, KEY_PALETTE);
		grid_type(desk.grid, "เพิ่มบันทึกข้อความ\n");
		desk_run(&desk);
		assert_shown(&desk, "นายกเทศมนตรีตำบลทดลอง");
		read_head(&desk, &head);
		assert_true(head.memo.printed);
		report_release(&head);
		desk_remove(&desk);
	}
}

/* One that is made has a memo where its layout mostly has one, or where it is wanted. */
static void test_new_report(void **state)
{
	static const struct {
		const char *layout;
		bool turned, memo;
	} rows[] = {{"ประจำปี", false, false}, {"ประจำปี", true, true},
		{"พร้อมบันทึก", false, true}, {"พร้อมบันทึก", true, false}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct report head;
		struct error error = ERROR_INIT;
		desk_with_report(&desk, NO_MEMO);
		grid_type(desk.grid, "n");
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, rows[i].layout);
		grid_type(desk.grid, "\n\t\t\t");
		if (rows[i].turned)
			grid_press(desk.grid, K_RIGHT);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_done(store_load_head(desk.app.store, 2, &head, &error), &error);
		assert_int_equal(head.memo.present && head.memo.printed, rows[i].memo);
		if (rows[i].memo)
			assert_string_equal(head.memo.to, "นายกเทศมนตรีตำบลทดลอง");
		report_release(&head);
		desk_remove(&desk);
	}
}

/* What the report says otherwise by now is marked and said, and changed when one asks. */
static void test_out_of_date(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	desk_with_report(&desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2569,"
		"\"months\":12,\"title\":\"รายงาน\",\"memo\":{\"printed\":true,\"subject\":"
		"\"รายงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๑๒ เดือน\"},\"cards\":[{}]}");
	grid_type(desk.grid, "\nm\t\t\t");
	desk_run(&desk);
	assert_shown(&desk, "ไม่ตรงแล้ว: ๒๕๖๘ (ปีงบประมาณ) ในรายงานเป็น ๒๕๖๙");
	again(&desk, "\nm");
	add_part(&desk, "ปรับตัวเลข");
	desk_run(&desk);
	read_head(&desk, &head);
	assert_string_equal(
		head.memo.subject, "รายงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ รอบ ๑๒ เดือน");
	report_release(&head);
	desk_remove(&desk);
}

static void test_signatures(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	begin(&desk);
	add_part(&desk, SIGNER_TOO);
	grid_type(desk.grid, "นางสาวดี\tปลัด\t");
	desk_run(&desk);
	read_head(&desk, &head);
	assert_int_equal(head.memo.count, 2);
	assert_string_equal(head.memo.signatures[0].name, "นายทดสอบ");
	assert_string_equal(head.memo.signatures[1].name, "นางสาวดี");
	assert_string_equal(head.memo.signatures[1].post, "ปลัด");
	report_release(&head);
	desk_remove(&desk);
}

static void test_texts(void **state)
{
	struct desk desk;
	struct report head;
	(void)state;
	make(&desk);
	grid_type(desk.grid, "\nt");
	add_part(&desk, TEXT_AFTER);
	grid_type(desk.grid, "ปัญหา\tไม่มี\nเลย\t");
	desk_run(&desk);
	read_head(&desk, &head);
	assert_int_equal(head.before.count, 1);
	assert_int_equal(head.after.count, 1);
	assert_string_equal(head.after.items[0].heading, "ปัญหา");
	assert_string_equal(head.after.items[0].text, "ไม่มี\nเลย");
	report_release(&head);
	desk_remove(&desk);
}

/* Somebody else changes a text of the memo. */
static void others(struct desk *desk, char **(*place)(struct report *), const char *words)
{
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	read_head(desk, &head);
	assert_done(store_head_revision(desk->app.store, 1, &revision, &error), &error);
	char **text = place(&head);
	free(*text);
	*text = mem_strdup(words);
	assert_int_equal(
		store_save_head(desk->app.store, 1, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
}

static char **subject(struct report *head)
{
	return &head->memo.subject;
}

static void collide(struct desk *desk)
{
	begin(desk);
	grid_type(desk->grid, "\t\t\tของฉันเอง");
	desk_run(desk);
	others(desk, subject, "ของมานิตย์");
	again(desk, "\nm\t");
}

static void test_conflict(void **state)
{
	struct desk desk;
	(void)state;
	collide(&desk);
	grid_type(desk.grid, "m");
	desk_run(&desk);
	assert_subject(&desk, "ของฉันเอง");
	desk_remove(&desk);
	collide(&desk);
	grid_type(desk.grid, "t");
	desk_run(&desk);
	assert_subject(&desk, "ของมานิตย์");
	desk_remove(&desk);
}

/* Enter and Esc put it off: nothing is stored or lost, and it is asked again. */
static void test_nothing_chosen(void **state)
{
	static const keystroke keys[] = {K_ENTER, K_ESCAPE, KEY_ESCAPE_TOO};
	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct desk desk;
		collide(&desk);
		grid_press(desk.grid, keys[i]);
		desk_run(&desk);
		assert_shown(&desk, "จะถามอีกครั้งเมื่อบันทึกครั้งต่อไป");
		assert_not_shown(&desk, "m ใช้ของฉัน");
		assert_subject(&desk, "ของมานิตย์");
		again(&desk, "\nm\tm");
		desk_run(&desk);
		assert_subject(&desk, "ของฉันเอง");
		desk_remove(&desk);
	}
}

/* --- carried over --- */

/* The report of the next year, on the screen that the keys open. */
static void carried(struct desk *desk)
{
	struct error error = ERROR_INIT;
	int64_t number;
	make(desk);
	assert_done(
		store_carry(desk->app.store, 1, 2569, "manit", &number, &error), &error);
	assert_int_equal(number, 2); /* the newest: the first of the list */
}

static void assert_waiting(struct desk *desk, const char *expected)
{
	struct report head;
	struct str names = STR_INIT;
	struct error error = ERROR_INIT;
	assert_done(store_load_head(desk->app.store, 2, &head, &error), &error);
	for (size_t i = 0; i < head.unconfirmed.count; i++)
		str_printf(&names, "%s ", head.unconfirmed.items[i]);
	assert_string_equal(names.data, expected);
	str_release(&names);
	report_release(&head);
}

#define SECTIONS_WAIT "memo.sections[0].text memo.sections[1].text "

/* A key confirms and goes on to what waits next; a change confirms as well; to move a
 * section does not. */
static void test_confirm(void **state)
{
	struct desk desk;
	(void)state;
	carried(&desk);
	assert_waiting(&desk, SECTIONS_WAIT "memo.signatures[0].name before[0].text ");
	desk_run(&desk);
	assert_shown(&desk, "ยกมาจากของเดิม ยังไม่ยืนยัน: ๔");
	again(&desk, "\n");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ยืนยัน: บันทึกข้อความ ๓ · ข้อความนำ/ท้าย ๑");
	again(&desk, "\nm");
	grid_press(desk.grid, K_F8); /* the office was not marked: nothing happens */
	grid_type(desk.grid, "\t\t\t\t\t\t");
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_shown(&desk, "ยืนยันแล้ว: ส่วนที่ ๑ ข้อความ");
	assert_waiting(
		&desk, "memo.sections[1].text memo.signatures[0].name before[0].text ");
	again(&desk, "\nm");
	/* The second section's text: there it went on. */
	grid_press(desk.grid, CTRL('U'));
	desk_run(&desk);
	assert_waiting(
		&desk, "memo.sections[0].text memo.signatures[0].name before[0].text ");
	again(&desk, "\nm");
	grid_type(desk.grid, "\tใหม่ \t"); /* the same one */
	desk_run(&desk);
	assert_waiting(&desk, "memo.signatures[0].name before[0].text ");
	again(&desk, "\nt");
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, CTRL('B'));
	desk_run(&desk);
	assert_waiting(&desk, "memo.signatures[0].name ");
	again(&desk, "\n");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ยืนยัน: บันทึกข้อความ ๑");
	assert_not_shown(&desk, "ข้อความนำ/ท้าย ๑");
	desk_remove(&desk);
}

/* While a question stands, the line that names the keys of confirming is gone: they would
 * be an answer to it. */
static void test_no_hint_under_a_question(void **state)
{
	struct desk desk;
	(void)state;
	carried(&desk);
	grid_type(desk.grid, "\nt\t");
	desk_run(&desk);
	assert_shown(&desk, "กด F8 หรือ Ctrl-B");
	again(&desk, "\nt"); /* where it was left */
	add_part(&desk, TAKEN_OUT);
	desk_run(&desk);
	assert_shown(&desk, "นำข้อความก่อนตารางที่ ๑ ออก");
	assert_shown(&desk, "F8, Ctrl-Y นำออก");
	assert_not_shown(&desk, "กด F8 หรือ Ctrl-B");
	assert_not_shown(&desk, "F8 ยืนยัน");
	desk_remove(&desk);
}

/* --- taken out and brought back --- */

/* From the head of the memo. */
#define SECTION "\t\t\t\t\t"
#define SIGNER  SECTION SECTION
#define IS_BACK "นำกลับเข้ารายงานแล้ว"

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The head as JSON, its list of what waits sorted: the order of that says nothing. */
static char *head_json(struct desk *desk)
{
	struct report head;
	struct str out = STR_INIT;
	struct error error = ERROR_INIT;
	assert_done(store_load_head(desk->app.store, 2, &head, &error), &error);
	qsort(head.unconfirmed.items, head.unconfirmed.count,
		sizeof(head.unconfirmed.items[0]), compare_names);
	report_to_json(&out, &head);
	report_release(&head);
	return str_detach(&out);
}

/* Types a row of the test below: - takes out. */
static void press_keys(struct desk *desk, const char *keys)
{
	for (; *keys; keys++) {
		if (*keys == '-')
			add_part(desk, TAKEN_OUT);
		grid_type(desk->grid, *keys == '-' ? GRID_SURELY : (char[]){*keys, 0});
	}
}

/* Ctrl-Z brings back, whole, what was taken out, the last first; what was typed since then
 * goes before it. */
static void test_taken_out_comes_back(void **state)
{
	static const struct {
		const char *keys;
		const char *told; /* at the end */
		bool back;
	} rows[] = {
		{"\nt-", "นำออกแล้ว กด Ctrl-Z เพื่อนำกลับ", false},
		{"\nm" SIGNER "-", "นำออกแล้ว กด Ctrl-Z เพื่อนำกลับ", false},
		{"\nt-\032", IS_BACK, true},   /* no row is left */
		{"\nt\t-\032", IS_BACK, true}, /* from its text */
		{"\nm" SECTION "-\032", IS_BACK, true},
		{"\nm" SECTION "--\032\032", IS_BACK, true},
		{"\nm" SECTION "--\032", IS_BACK, false},
		{"\nm" SIGNER "-\032", IS_BACK, true},
		{"\nm" SIGNER "-x\032\032", IS_BACK, true}, /* typed since */
		{"\nm" SIGNER "-\032\032", "ไม่มีอะไรให้ย้อน", true},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		carried(&desk);
		char *before = head_json(&desk);
		press_keys(&desk, rows[i].keys);
		desk_run(&desk);
		assert_shown(&desk, rows[i].told);
		char *after = head_json(&desk);
		if (rows[i].back)
			assert_string_equal(after, before);
		else
			assert_string_not_equal(after, before);
		free(after);
		free(before);
		desk_remove(&desk);
	}
}

/* What somebody else changed meanwhile is not what was confirmed. */
static void test_confirm_what_was_seen(void **state)
{
	struct desk desk;
	struct report head;
	struct error error = ERROR_INIT;
	int64_t revision;
	(void)state;
	carried(&desk);
	assert_done(
		app_open(&desk.app, SCREEN_MEMO, &(struct topic){.report = 2}, &error),
		&error);
	assert_done(store_load_head(desk.app.store, 2, &head, &error), &error);
	assert_done(store_head_revision(desk.app.store, 2, &revision, &error), &error);
	settings_text(&head.memo.sections.items[0].text, "คะแนน ๘๐");
	assert_int_equal(
		store_save_head(desk.app.store, 2, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
	struct head_editor *editor = head_face_editor(&desk.app.screens[0]);
	editor->at = 6;
	head_editor_confirm(editor);
	assert_waiting(&desk, SECTIONS_WAIT "memo.signatures[0].name before[0].text ");
	/* Now it is seen. */
	editor->at = 6;
	head_editor_confirm(editor);
	assert_waiting(
		&desk, "memo.sections[1].text memo.signatures[0].name before[0].text ");
	desk_remove(&desk);
}

/* --- what a run left that was cut off --- */

/* The drafts of the report: session, revision, cursor. */
static bool hear_draft(void *context, const struct head_draft *draft)
{
	str_printf(context, "%s %lld %lld;", draft->session, (long long)draft->revision,
		(long long)draft->cursor);
	return true;
}

static void assert_drafts(struct desk *desk, const char *expected)
{
	struct str drafts = STR_INIT;
	struct error error = ERROR_INIT;
	assert_done(store_head_drafts(
			    desk->app.store, desk->app.who, hear_draft, &drafts, &error),
		&error);
	assert_string_equal(drafts.data, expected);
	str_release(&drafts);
}

/* A draft of the subject, of a run that is over; then somebody else saves another. */
static void leave_draft(struct desk *desk)
{
	char session[SESSION_NAME];
	struct report head;
	struct str body = STR_INIT;
	struct error error = ERROR_INIT;
	desk_session_over(session, sizeof(session));
	read_head(desk, &head);
	settings_text(&head.memo.subject, "ของฉันเอง");
	report_to_json(&body, &head);
	const struct head_draft draft = {.report = 1,
		.revision = 1,
		.who = desk->app.who,
		.session = session,
		.field = "memo.subject",
		.cursor = 6,
		.at = 1795140000,
		.body = body.data};
	assert_done(store_head_draft_put(desk->app.store, &draft, &error), &error);
	others(desk, subject, "ของมานิตย์");
	report_release(&head);
	str_release(&body);
}

/* It becomes this run's in one step, as it was: whoever is cut off right then finds it
 * again, and it is still known which revision it began on. */
static void test_adopted(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	struct str expected = STR_INIT;
	(void)state;
	make(&desk);
	leave_draft(&desk);
	desk_again(&desk);
	assert_done(resume(&desk.app, &error), &error);
	str_printf(&expected, "%s 1 6;", desk.app.session);
	assert_drafts(&desk, expected.data);
	/* Kept once more as the terminal is closed, still of that revision. */
	desk_run(&desk);
	assert_drafts(&desk, expected.data);
	str_release(&expected);
	again(&desk, "\nm\t");
	desk_run(&desk);
	assert_shown(&desk, "ของมานิตย์"); /* the question which it shall be */
	assert_shown(&desk, "ของฉันเอง");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_full_lists),
		cmocka_unit_test(test_type),
		cmocka_unit_test(test_leaving_saves),
		cmocka_unit_test(test_recovered),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_memo_not_printed),
		cmocka_unit_test(test_add_and_leave_out),
		cmocka_unit_test(test_add_from_other_screens),
		cmocka_unit_test(test_new_report),
		cmocka_unit_test(test_out_of_date),
		cmocka_unit_test(test_signatures),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_conflict),
		cmocka_unit_test(test_nothing_chosen),
		cmocka_unit_test(test_adopted),
		cmocka_unit_test(test_confirm),
		cmocka_unit_test(test_confirm_what_was_seen),
		cmocka_unit_test(test_no_hint_under_a_question),
		cmocka_unit_test(test_taken_out_comes_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
