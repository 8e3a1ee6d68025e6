/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is found in a text while it is typed, and what once it was left: in measures, the memo
 * and the forms. No key waits for it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_editor.h"
#include "tui/card/card_faces.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

/* Two measures in order, a memo, a result whose total its parts do not make. */
#define AGENCY                                                                                                                         \
	"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทุ่งฟ้า\"," \
	"\"district\":\"ปัว\",\"province\":\"น่าน\"},\"fiscal_year\":2568,\"months\":12,"

static const char report_json[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\"," AGENCY
	"\"title\":\"รายงานผลประจำปี\",\"ita\":{\"year\":2567,\"total\":88.4,\"iit\":90,"
	"\"eit\":90,\"oit\":90,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i7\",\"score\":80,"
	"\"issue\":\"รอคิวนาน\",\"cards\":[1]}]},"
	"\"memo\":{\"office\":\"สำนักปลัด\",\"sections\":["
	"{\"heading\":\"เรื่องเดิม\",\"text\":\"มีแล้ว\"},"
	"{\"heading\":\"ข้อเสนอ\",\"text\":\"โปรดพิจารณา\"}]},"
	"\"cards\":[{\"issue\":\"รอคิวนาน\",\"measure\":\"จัดระบบคิวหน้าสำนักงาน\","
	"\"steps\":{\"lead\":\"\",\"marks\":\"thai\",\"items\":[\"ประชุมวางแผน\","
	"\"ติดตั้งเครื่อง\",\"ทดลองใช้\"]},\"owners\":[\"สำนักปลัด\"],"
	"\"period\":\"ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘\",\"follow_up\":\"ติดตามทุกเดือน\","
	"\"output\":\"- ติดตั้งแล้วหนึ่งเครื่อง\",\"outcome\":\"ประชาชนรอน้อยลงมาก\"},"
	"{\"issue\":\"ข้อมูลไม่ครบ\",\"measure\":\"ปรับปรุงหน้าข้อมูลข่าวสารของราชการ\","
	"\"owners\":[\"สำนักปลัด\"],\"period\":\"ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘\","
	"\"follow_up\":\"รายงานปีละสองครั้งต่อที่ประชุม\",\"output\":\"ปรับปรุงแล้ว\","
	"\"outcome\":\"ข้อมูลครบถ้วนขึ้นกว่าเดิม\"}]}";

static void press(struct desk *desk, keystroke key)
{
	const bool text = key < K_UP;
	const struct event event = {.kind = text ? EVENT_TEXT : EVENT_KEY, .key = key};
	app_event(&desk->app, &event);
	app_paint(&desk->app);
}

static void type(struct desk *desk, const char *text)
{
	for (size_t left = strlen(text), bytes; left; left -= bytes, text += bytes) {
		uint32_t code_point;
		bytes = utf8_decode(text, left, &code_point);
		press(desk, code_point);
	}
}

static void retype(struct desk *desk, const char *text)
{
	press(desk, CTRL('A'));
	press(desk, K_BACKSPACE);
	type(desk, text);
}

/* No key comes for a moment. */
static void wait_moment(struct desk *desk)
{
	desk->app.paused = true;
	app_keep(&desk->app);
	app_paint(&desk->app);
	desk->app.paused = false;
}

static void open_about(struct desk *desk, enum screen_id id, const struct topic *topic)
{
	struct error error = ERROR_INIT;
	assert_done(app_open(&desk->app, id, topic, &error), &error);
	app_paint(&desk->app);
}

static void make_sized(struct desk *desk, int rows, int columns)
{
	struct report report;
	desk_make(desk, rows, columns, "th");
	desk_name_person(desk);
	office_parse(report_json, &report);
	office_import(&desk->office, &report);
	report_release(&report);
	open_about(desk, SCREEN_REPORTS, NULL);
}

static void make(struct desk *desk)
{
	make_sized(desk, 24, 80);
}

static void open_field(struct desk *desk, int place, enum card_field field)
{
	struct error error = ERROR_INIT;
	int64_t card = 0;
	assert_done(store_card_at(desk->app.store, 1, place, &card, &error), &error);
	open_about(desk, SCREEN_GUIDE,
		&(struct topic){.card = card, .path = card_field_name(field)});
}

/* Fails unless these words are what is marked on the screen. */
static void assert_marked(struct desk *desk, const char *expected)
{
	struct str words = STR_INIT;
	for (int row = 0; row < desk->rows; row++)
		for (int column = 0; column < desk->columns; column++)
			if (grid_style(desk->grid, row, column) == STYLE_MARKED)
				str_puts(&words, grid_cell(desk->grid, row, column));
	assert_string_equal(words.data, expected);
	str_release(&words);
}

/* The sign of a field in the list of them. */
static void assert_sign(struct desk *desk, const char *sign, enum card_field field)
{
	struct str name = STR_INIT;
	str_printf(&name, " %s %s", sign, _(card_field_label(field)));
	assert_shown(desk, name.data);
	str_release(&name);
}

/* --- measures --- */

static const char foreign[] = "เจ้าหน้าที่ อบต.หนองบัวแดงลงพื้นที่";

/* While it is typed nothing is said of another agency; once the field is left it is marked,
 * whatever key leaves it. */
static void test_field_left(void **state)
{
	static const keystroke leaving[] = {K_TAB, SHIFT(K_TAB), CTRL('N')};
	(void)state;
	for (size_t i = 0; i < COUNT(leaving); i++) {
		struct desk desk;
		make(&desk);
		open_field(&desk, 1, FIELD_OUTCOME);
		wait_moment(&desk);
		retype(&desk, foreign);
		wait_moment(&desk);
		assert_marked(&desk, "");
		assert_sign(&desk, "✓", FIELD_OUTCOME);
		press(&desk, leaving[i]);
		assert_sign(&desk, "✓", FIELD_OUTCOME);
		wait_moment(&desk);
		assert_sign(&desk, "✗", FIELD_OUTCOME);
		press(&desk, leaving[i] == SHIFT(K_TAB) ? K_TAB : SHIFT(K_TAB));
		assert_marked(&desk, "หนองบัวแดง");
		assert_shown(&desk, "✗ “หนองบัวแดง” ");
		desk_remove(&desk);
	}
}

/* The mouse leaves it too. */
static void test_clicked_away(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_field(&desk, 1, FIELD_OUTCOME);
	retype(&desk, foreign);
	wait_moment(&desk);
	assert_sign(&desk, "✓", FIELD_OUTCOME);
	const struct event click = {
		.kind = EVENT_MOUSE, .mouse = MOUSE_PRESS, .row = 4, .column = 6};
	app_event(&desk.app, &click);
	app_paint(&desk.app);
	wait_moment(&desk);
	assert_sign(&desk, "✗", FIELD_OUTCOME);
	desk_remove(&desk);
}

/* What was found goes with the next change, comes again once that is left, and not where it was
 * mended. Found in a field by quick rules stays beside it. */
static void test_changed_again(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_field(&desk, 1, FIELD_OUTCOME);
	retype(&desk, foreign);
	press(&desk, K_TAB);
	wait_moment(&desk);
	press(&desk, SHIFT(K_TAB));
	press(&desk, K_END);
	type(&desk, " แล้วแล้ว");
	wait_moment(&desk);
	assert_marked(&desk, "แล้วแล้ว");
	press(&desk, K_TAB);
	wait_moment(&desk);
	press(&desk, SHIFT(K_TAB));
	assert_marked(&desk, "หนองบัวแดงแล้วแล้ว");
	/* Left and unchanged: nothing is told twice. */
	press(&desk, K_TAB);
	wait_moment(&desk);
	press(&desk, SHIFT(K_TAB));
	assert_marked(&desk, "หนองบัวแดงแล้วแล้ว");
	retype(&desk, "เจ้าหน้าที่ อบต.ทุ่งฟ้าลงพื้นที่");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_sign(&desk, "✓", FIELD_OUTCOME);
	desk_remove(&desk);
}

/* Rules that need the card, and those that need the report. */
static void test_card_and_report(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	/* Three steps, one result: as soon as the card is open. */
	open_field(&desk, 1, FIELD_OUTPUT);
	assert_sign(&desk, "✓", FIELD_OUTPUT);
	wait_moment(&desk);
	assert_sign(&desk, "!", FIELD_OUTPUT);
	assert_shown(&desk, "มีผล ๑ ข้อ แต่มีขั้นตอน ๓ ข้อ");
	press(&desk, K_ESCAPE);
	/* Copied from the measure before. */
	open_field(&desk, 2, FIELD_FOLLOW_UP);
	retype(&desk, "ติดตามทุกเดือนโดยหัวหน้าสำนักปลัดและรายงานผลต่อที่ประชุม");
	press(&desk, K_ESCAPE);
	open_field(&desk, 1, FIELD_FOLLOW_UP);
	retype(&desk, "ติดตามทุกเดือนโดยหัวหน้าสำนักปลัดและรายงานผลต่อที่ประชุม");
	press(&desk, K_ESCAPE);
	open_field(&desk, 2, FIELD_FOLLOW_UP);
	wait_moment(&desk);
	assert_sign(&desk, "!", FIELD_FOLLOW_UP);
	/* The later of both is told, not the earlier. */
	press(&desk, K_ESCAPE);
	open_field(&desk, 1, FIELD_FOLLOW_UP);
	wait_moment(&desk);
	assert_sign(&desk, "✓", FIELD_FOLLOW_UP);
	desk_remove(&desk);
}

/* An empty field is asked for, and no mistake. */
static void test_empty_field(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_field(&desk, 1, FIELD_OUTCOME);
	press(&desk, CTRL('A'));
	press(&desk, K_BACKSPACE);
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_sign(&desk, " ", FIELD_OUTCOME);
	/* A dash alone is one. */
	press(&desk, SHIFT(K_TAB));
	type(&desk, "-");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_sign(&desk, "✗", FIELD_OUTCOME);
	desk_remove(&desk);
}

static bool somebody_types(struct terminal *terminal, int milliseconds)
{
	(void)terminal, (void)milliseconds;
	return true;
}

/* From here on a key waits whenever somebody looks. */
static void keep_typing(struct desk *desk, struct terminal_ops *ops)
{
	*ops = *desk->grid->ops;
	ops->arrives = somebody_types;
	desk->grid->ops = ops;
}

/* Where a key waits nothing more is looked at; it goes on in the next pause. */
static void test_keys_come_first(void **state)
{
	struct desk desk;
	struct terminal_ops ops;
	(void)state;
	make(&desk);
	open_field(&desk, 1, FIELD_OUTPUT);
	const struct terminal_ops *patient = desk.grid->ops;
	keep_typing(&desk, &ops);
	/* Two measures to be read, the head and the first to be looked at. */
	for (int i = 0; i < 4; i++) {
		wait_moment(&desk);
		assert_sign(&desk, "✓", FIELD_OUTPUT);
	}
	wait_moment(&desk);
	wait_moment(&desk);
	/* A step each time is enough in the end. */
	assert_sign(&desk, "!", FIELD_OUTPUT);
	desk.grid->ops = patient;
	desk_remove(&desk);
}

/* A measure that is new is looked at once it is in the report. */
static void test_new_measure(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_about(&desk, SCREEN_CARDS, &(struct topic){.report = 1});
	press(&desk, 'n');
	wait_moment(&desk);
	type(&desk, foreign);
	wait_moment(&desk);
	assert_marked(&desk, "");
	press(&desk, K_TAB);
	wait_moment(&desk);
	press(&desk, SHIFT(K_TAB));
	assert_marked(&desk, "หนองบัวแดง");
	desk_remove(&desk);
}

/* Names of places are words, while one types and when one has typed. */
static void test_places_are_words(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_field(&desk, 1, FIELD_OUTCOME);
	retype(&desk, "ชาวกุดจอกจัดกิจกรรรม");
	wait_moment(&desk);
	assert_marked(&desk, "กิจกรรรม");
	press(&desk, K_TAB);
	wait_moment(&desk);
	press(&desk, SHIFT(K_TAB));
	assert_marked(&desk, "กิจกรรรม");
	desk_remove(&desk);
}

/* --- the memo --- */

static void test_memo(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_about(&desk, SCREEN_MEMO,
		&(struct topic){.report = 1, .path = "memo.sections[0].text"});
	wait_moment(&desk);
	retype(&desk, foreign);
	wait_moment(&desk);
	assert_marked(&desk, "");
	press(&desk, K_TAB);
	assert_marked(&desk, "");
	wait_moment(&desk);
	assert_marked(&desk, "หนองบัวแดง");
	press(&desk, SHIFT(K_TAB));
	assert_shown(&desk, "“หนองบัวแดง” ");
	retype(&desk, "มีแล้ว");
	wait_moment(&desk);
	assert_marked(&desk, "");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_marked(&desk, "");
	desk_remove(&desk);
}

static void test_memo_keys_come_first(void **state)
{
	struct desk desk;
	struct terminal_ops ops;
	(void)state;
	make(&desk);
	open_about(&desk, SCREEN_MEMO,
		&(struct topic){.report = 1, .path = "memo.sections[0].text"});
	retype(&desk, foreign);
	/* Typed before anything was looked at, it is not left yet. */
	wait_moment(&desk);
	assert_marked(&desk, "");
	press(&desk, K_TAB);
	const struct terminal_ops *patient = desk.grid->ops;
	keep_typing(&desk, &ops);
	for (int i = 0; i < 5; i++) {
		wait_moment(&desk);
		assert_marked(&desk, "");
	}
	wait_moment(&desk);
	desk.grid->ops = patient;
	assert_marked(&desk, "หนองบัวแดง");
	desk_remove(&desk);
}

/* A name that stands in two ways is told where it stands later, and no more once the earlier one
 * is mended. */
static void test_memo_of_two_rows(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_about(&desk, SCREEN_MEMO,
		&(struct topic){.report = 1, .path = "memo.sections[1].text"});
	wait_moment(&desk);
	retype(&desk, "เสนอโดยนายวีระ สุขสวัสดี");
	press(&desk, SHIFT(K_TAB));
	press(&desk, SHIFT(K_TAB));
	retype(&desk, "เดิมนายวีระ สุขสวัสดิ์ รับผิดชอบ");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_marked(&desk, "นายวีระ สุขสวัสดี");
	press(&desk, SHIFT(K_TAB));
	retype(&desk, "เดิมนายวีระ สุขสวัสดี รับผิดชอบ");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_marked(&desk, "");
	desk_remove(&desk);
}

/* --- forms --- */

enum { NAME = 1, DISTRICT = 2, PROVINCE = 3, YEAR = 4, TITLE = 8, DEADLINE = 9 };

static void to_row(struct desk *desk, int row)
{
	for (int i = 0; i < row; i++)
		press(desk, K_TAB);
}

/* The row where one is bears the mark of that; its sign is there once one is beside it. */
static void assert_sign_beside(struct desk *desk, const char *sign, const char *here,
	keystroke away, keystroke back)
{
	assert_shown(desk, here);
	press(desk, away);
	wait_moment(desk);
	assert_shown(desk, sign);
	press(desk, back);
	wait_moment(desk);
	assert_shown(desk, here);
}

/* The form of a report: quick rules while a row is typed, others when it is left. */
static void test_report_form(void **state)
{
	struct desk desk;
	(void)state;
	make_sized(&desk, 30, 100);
	open_about(&desk, SCREEN_REPORT, &(struct topic){.report = 1});
	to_row(&desk, TITLE);
	wait_moment(&desk);
	press(&desk, K_END);
	type(&desk, "งบประมาณ ๒๕6๘");
	assert_marked(&desk, "");
	wait_moment(&desk);
	assert_marked(&desk, "๒๕6๘");
	assert_sign_beside(&desk, "✗ ชื่อรายงาน", "▌ ชื่อรายงาน", SHIFT(K_TAB), K_TAB);
	assert_shown(&desk, "เลขไทยปน");
	press(&desk, K_TAB);
	/* Its words are said where the cursor is. */
	assert_not_shown(&desk, "เลขไทยปน");
	assert_shown(&desk, "✗ ชื่อรายงาน");
	desk_remove(&desk);
}

static void test_report_form_left(void **state)
{
	struct desk desk;
	(void)state;
	make_sized(&desk, 30, 100);
	open_about(&desk, SCREEN_REPORT, &(struct topic){.report = 1});
	to_row(&desk, DISTRICT);
	wait_moment(&desk);
	retype(&desk, "ปั้ว");
	wait_moment(&desk);
	assert_not_shown(&desk, "✗ อำเภอ");
	press(&desk, K_TAB);
	assert_not_shown(&desk, "✗ อำเภอ");
	wait_moment(&desk);
	assert_shown(&desk, "✗ อำเภอ");
	assert_marked(&desk, "ปั้ว");
	/* The row beside it makes it right. */
	press(&desk, SHIFT(K_TAB));
	assert_shown(&desk, "“ปั้ว” ไม่ใช่อำเภอ");
	retype(&desk, "สูงเม่น");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_shown(&desk, "✗ อำเภอ");
	retype(&desk, "แพร่");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_not_shown(&desk, "✗ อำเภอ");
	/* What is empty is told once it was left so. */
	press(&desk, SHIFT(K_TAB));
	press(&desk, CTRL('A'));
	press(&desk, K_BACKSPACE);
	wait_moment(&desk);
	assert_not_shown(&desk, "✗ จังหวัด");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_shown(&desk, "✗ จังหวัด");
	desk_remove(&desk);
}

/* A year and a day that are none. */
static void test_report_form_values(void **state)
{
	struct desk desk;
	(void)state;
	make_sized(&desk, 30, 100);
	open_about(&desk, SCREEN_REPORT, &(struct topic){.report = 1});
	to_row(&desk, YEAR);
	retype(&desk, "ปี");
	assert_not_shown(&desk, "! ปีงบประมาณ");
	wait_moment(&desk);
	assert_sign_beside(&desk, "! ปีงบประมาณ", "▌ ปีงบประมาณ", SHIFT(K_TAB), K_TAB);
	retype(&desk, "๒๕๖๘");
	wait_moment(&desk);
	assert_not_shown(&desk, "! ปีงบประมาณ");
	to_row(&desk, DEADLINE - YEAR);
	wait_moment(&desk);
	assert_not_shown(&desk, "! กำหนดส่ง");
	type(&desk, "๓๑ เมษายน ๒๕๖๙");
	wait_moment(&desk);
	assert_sign_beside(&desk, "! กำหนดส่ง", "▌ กำหนดส่ง", SHIFT(K_TAB), K_TAB);
	retype(&desk, "๓๐ เมษายน ๒๕๖๙");
	wait_moment(&desk);
	assert_not_shown(&desk, "! กำหนดส่ง");
	desk_remove(&desk);
}

static void test_new_report(void **state)
{
	struct desk desk;
	(void)state;
	make_sized(&desk, 30, 100);
	open_about(&desk, SCREEN_NEW_REPORT,
		&(struct topic){.agency = &(struct agency){.type = (char *)"อบต.",
					.name = (char *)"ทุ่งฟ้า",
					.present = true}});
	to_row(&desk, 1);
	retype(&desk, "ปี");
	wait_moment(&desk);
	assert_sign_beside(&desk, "! ปีงบประมาณ", "▌ ปีงบประมาณ", SHIFT(K_TAB), K_TAB);
	to_row(&desk, 3);
	retype(&desk, "รายงานปี ๒๕6๗ ของ อบต.หนองบัวแดง");
	wait_moment(&desk);
	assert_marked(&desk, "๒๕6๗");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_marked(&desk, "๒๕6๗หนองบัวแดง");
	assert_shown(&desk, "✗ ชื่อรายงาน");
	desk_remove(&desk);
}

/* Before there is an office file, and where it has no agency yet. */
static void test_first_start(void **state)
{
	struct desk desk;
	(void)state;
	make_sized(&desk, 30, 100);
	struct store *store = desk.app.store;
	for (int without = 0; without < 2; without++) {
		desk.app.store = without ? NULL : store;
		open_about(&desk, SCREEN_START, NULL);
		to_row(&desk, 1);
		retype(&desk, "ทุ่ง๒6");
		assert_not_shown(&desk, "✗ ชื่อหน่วยงาน");
		wait_moment(&desk);
		assert_marked(&desk, "๒6");
		to_row(&desk, 1);
		retype(&desk, "ปั้ว");
		to_row(&desk, 1);
		retype(&desk, "น่าน");
		assert_not_shown(&desk, "✗ อำเภอ");
		press(&desk, K_TAB);
		wait_moment(&desk);
		assert_shown(&desk, "✗ อำเภอ");
		assert_not_shown(&desk, "✗ จังหวัด");
		press(&desk, SHIFT(K_TAB));
		press(&desk, SHIFT(K_TAB));
		retype(&desk, "ปัว");
		press(&desk, K_TAB);
		wait_moment(&desk);
		assert_not_shown(&desk, "✗ อำเภอ");
	}
	desk.app.store = store;
	desk_remove(&desk);
}

/* The figures: no number at once, a total that the parts do not make once it is left. */
static void test_figures(void **state)
{
	struct desk desk;
	(void)state;
	make_sized(&desk, 30, 100);
	open_about(&desk, SCREEN_ITA_FORM, &(struct topic){.report = 1});
	to_row(&desk, 2);
	retype(&desk, "เก้า");
	wait_moment(&desk);
	assert_sign_beside(&desk, "! IIT", "▌ IIT", SHIFT(K_TAB), K_TAB);
	retype(&desk, "๙๐");
	wait_moment(&desk);
	assert_not_shown(&desk, "! IIT");
	desk_remove(&desk);
}

static void test_figures_left(void **state)
{
	struct desk desk;
	(void)state;
	make_sized(&desk, 30, 100);
	open_about(&desk, SCREEN_ITA_FORM, &(struct topic){.report = 1});
	to_row(&desk, 1);
	wait_moment(&desk);
	/* 90, 90 and 90 do not make it. */
	assert_sign_beside(&desk, "! คะแนนรวม", "▌ คะแนนรวม", SHIFT(K_TAB), K_TAB);
	retype(&desk, "๙๐");
	wait_moment(&desk);
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_not_shown(&desk, "! คะแนนรวม");
	/* Of what is no number nothing is reckoned. */
	press(&desk, SHIFT(K_TAB));
	retype(&desk, "เก้า");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_shown(&desk, "! คะแนนรวม");
	press(&desk, SHIFT(K_TAB));
	assert_shown(&desk, "▌ คะแนนรวม");
	assert_not_shown(&desk, "แต่คิดจาก");
	retype(&desk, "๘๘");
	press(&desk, K_TAB);
	wait_moment(&desk);
	press(&desk, SHIFT(K_TAB));
	assert_shown(&desk, "คะแนนรวมคือ ๘๘");
	desk_remove(&desk);
}

/* One item: its texts as those of measures, its code looked up. */
static void test_item(void **state)
{
	struct desk desk;
	(void)state;
	make_sized(&desk, 30, 100);
	open_about(&desk, SCREEN_ITA_FORM, &(struct topic){.report = 1, .item = 1});
	wait_moment(&desk);
	retype(&desk, "z");
	wait_moment(&desk);
	assert_sign_beside(&desk, "! ข้อ", "▌ ข้อ", K_TAB, SHIFT(K_TAB));
	retype(&desk, "i7");
	wait_moment(&desk);
	assert_not_shown(&desk, "! ข้อ");
	to_row(&desk, 3);
	retype(&desk, "รอคิวคิวนาน ที่ อบต.หนองบัวแดง");
	wait_moment(&desk);
	assert_marked(&desk, "คิวคิว");
	press(&desk, K_TAB);
	wait_moment(&desk);
	assert_marked(&desk, "คิวคิวหนองบัวแดง");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_field_left),
		cmocka_unit_test(test_clicked_away),
		cmocka_unit_test(test_changed_again),
		cmocka_unit_test(test_card_and_report),
		cmocka_unit_test(test_empty_field),
		cmocka_unit_test(test_keys_come_first),
		cmocka_unit_test(test_new_measure),
		cmocka_unit_test(test_places_are_words),
		cmocka_unit_test(test_memo),
		cmocka_unit_test(test_memo_keys_come_first),
		cmocka_unit_test(test_memo_of_two_rows),
		cmocka_unit_test(test_report_form),
		cmocka_unit_test(test_report_form_left),
		cmocka_unit_test(test_report_form_values),
		cmocka_unit_test(test_new_report),
		cmocka_unit_test(test_first_start),
		cmocka_unit_test(test_figures),
		cmocka_unit_test(test_figures_left),
		cmocka_unit_test(test_item),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
