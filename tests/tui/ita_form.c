/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of the ITA result: its figures, one item; two people, and what is cut off. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "model/json.h"
#include "model/report.h"
#include "office/ita_values.h"
#include "office/ita_words.h"
#include "office/settings.h"
#include "tests/support/desk.h"
#include "tests/support/ita_desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/session.h"
#include "tui/terminal/key.h"

/* --- figures --- */

static void test_figures(void **state)
{
	struct desk desk;
	(void)state;
	ita_make_bare(&desk);
	/* Thai digits, Arabic ones; nothing typed stays absent. */
	grid_type(desk.grid, "ae๒๕๖๗\t๘๘.๔\t84.1\t\t๙๐\tผ่าน");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "ITA ปี ๒๕๖๗   คะแนนรวม ๘๘.๔๐   ระดับ ผ่าน");
	assert_ita(&desk, "\"ita\":{\"year\":2567,\"total\":88.4,\"iit\":84.1,\"oit\":90,"
			  "\"level\":\"ผ่าน\"}");
	/* What is not touched stays as it came, and an emptied figure goes. */
	ita_again(&desk, "ae\t");
	grid_press(desk.grid, CTRL('A'));
	grid_press(desk.grid, K_BACKSPACE);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_ita(&desk, "\"ita\":{\"year\":2567,\"iit\":84.1,\"oit\":90,"
			  "\"level\":\"ผ่าน\"}");
	desk_remove(&desk);
}

/* Thousands are thousands: refused in words, and typed on. */
static void test_thousands(void **state)
{
	struct desk desk;
	(void)state;
	ita_make_bare(&desk);
	grid_type(desk.grid, "ae๒๕๖๗\t1,000");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "“1,000”");
	desk_remove(&desk);
	ita_make_bare(&desk);
	grid_type(desk.grid, "ae๒๕๖๗\t๙๕.๕ %");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_ita(&desk, "\"ita\":{\"year\":2567,\"total\":95.5}");
	desk_remove(&desk);
}

static void test_what_follows(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "ae\t\t\t\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "๙๙");
	desk_run(&desk);
	assert_shown(&desk, "แต่ละส่วนคิดได้ ๙๑.๘๙");
	assert_shown(&desk, "ไม่ตรง คะแนนนี้คือ ผ่าน");
	desk_remove(&desk);
}

/* In the list too, where the total is not what the parts make. */
static void test_total_differs(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "a");
	desk_run(&desk);
	assert_not_shown(&desk, "แต่ละส่วนคิดได้");
	ita_again(&desk, "ae\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "89");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "! แต่ละส่วนคิดได้ ๘๘.๔๑");
	desk_remove(&desk);
}

static void test_levels_to_pick(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "ae\t\t\t\t\t");
	grid_press(desk.grid, CTRL('O'));
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	/* Behind the last field Enter saves nothing: it is in any text. */
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "✓ ตรงกับคะแนน");
	assert_ita(&desk, "\"level\":\"ผ่าน\"");
	desk_remove(&desk);
}

static void test_bad_figures(void **state)
{
	static const struct {
		const char *tabs, *typed, *says;
	} cases[] = {
		{"", "ปีหน้า", "“ปีหน้า” ไม่ใช่ปี"},
		{"\t", "๑๐๐.๐๑", "คะแนนรวม: “๑๐๐.๐๑” ไม่ใช่ตัวเลข"},
		{"\t\t", "8.1.2", "“8.1.2” ไม่ใช่ตัวเลข"},
		{"\t\t\t", "-3", "“-3” ไม่ใช่ตัวเลข"},
		{"\t\t\t\t", "88.", "“88.” ไม่ใช่ตัวเลข"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct desk desk;
		ita_make(&desk);
		grid_type(desk.grid, "ae");
		grid_type(desk.grid, cases[i].tabs);
		grid_press(desk.grid, CTRL('A'));
		grid_type(desk.grid, cases[i].typed);
		/* From another field: the cursor goes back to the bad one. */
		grid_press(desk.grid, SHIFT(K_TAB));
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_shown(&desk, cases[i].says);
		assert_shown(&desk, "คะแนนผล ITA");
		assert_shown(&desk, cases[i].typed);
		assert_ita(&desk,
			"\"year\":2567,\"total\":88.4,\"iit\":84.1,\"eit\":90.2,"
			"\"oit\":90.3");
		desk_remove(&desk);
	}
}

/* --- one item --- */

static void test_item(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "a");
	grid_press(desk.grid, K_DOWN);
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "๘๘\t");
	grid_press(desk.grid, K_RIGHT);      /* weak, whatever its score */
	grid_type(desk.grid, "\t\tใหม่\n\t"); /* Enter is a new line */
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "กองช่าง\n");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, " ๘๘.๐๐  ↓ จุดอ่อน   กองช่าง");
	assert_ita(&desk,
		"{\"code\":\"e11\",\"score\":88,\"weak\":true,\"issue\":\"รอนาน\","
		"\"recommendation\":\"ใหม่\\nควรบอก\\nลำดับ\",\"owner\":\"กองช่าง\","
		"\"odd\":2}");
	desk_remove(&desk);
}

static void test_new_item(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "ano๓\t๘๐.๕"); /* behind the first */
	desk_run(&desk);
	assert_shown(&desk, "ผล ITA ข้อใหม่");
	assert_shown(&desk, "อำนาจหน้าที่");
	desk_remove(&desk);
	ita_make(&desk);
	grid_type(desk.grid, "ano๓\t๘๐.๕");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "▌ o๓ ");
	assert_items(&desk, "i7:1 o๓: e11: o34:1,9 ");
	assert_ita(&desk, "{\"code\":\"o๓\",\"score\":80.5}");
	desk_remove(&desk);
	ita_make_bare(&desk);
	grid_type(desk.grid, "ane2");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_ita(&desk, "\"ita\":{\"items\":[{\"code\":\"e2\"}]}");
	desk_remove(&desk);
}

static void test_questions_to_pick(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "an");
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "ถามตอบ\n");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_items(&desk, "i7:1 o6: e11: o34:1,9 ");
	desk_remove(&desk);
}

/* Refused, or asked about; what was typed stays. */
static void test_bad_codes(void **state)
{
	static const struct {
		const char *typed, *says;
	} cases[] = {
		{"", "ยังไม่ได้พิมพ์รหัสข้อ"},
		{"x9", "“x9” ไม่ใช่รหัสข้อ"},
		{"i", "“i” ไม่ใช่รหัสข้อ"},
		{"i99", "ชุดคำถาม ITA ปี ๒๕๖๗ ไม่มีข้อ i99"},
		{"I๗", "มีข้อ I๗ ในผลการประเมินนี้อยู่แล้ว"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct desk desk;
		ita_make(&desk);
		grid_type(desk.grid, "an");
		grid_type(desk.grid, cases[i].typed);
		grid_type(desk.grid, "\t80");
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_shown(&desk, cases[i].says);
		assert_shown(&desk, "ผล ITA ข้อใหม่");
		assert_items(&desk, "i7:1 e11: o34:1,9 ");
		desk_remove(&desk);
	}
}

/* A number may be one that the file of questions does not know yet. */
static void test_odd_code_is_wanted(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "ani99");
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, "y");
	desk_run(&desk);
	assert_items(&desk, "i7:1 i99: e11: o34:1,9 ");
	desk_remove(&desk);
}

static void test_leaving_asks(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "a\n\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "70");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "d" GRID_SURELY);
	desk_run(&desk);
	assert_shown(&desk, " ๙๒.๐๐");
	ita_again(&desk, "a\n\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "70");
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "s");
	desk_run(&desk);
	assert_shown(&desk, " ๗๐.๐๐  ↓ จุดอ่อน");
	desk_remove(&desk);
}

/* --- two people --- */

static void new_score(struct ita *ita)
{
	ita->items[0].score = (struct decimal){DECIMAL_INTEGER, 75};
}

static void new_issue(struct ita *ita)
{
	settings_text(&ita->items[0].issue, "ของมานิตย์");
}

static void first_out(struct ita *ita)
{
	ita_remove_item(ita, 0);
}

/* The first item's score is being made 60 when somebody else comes. */
static void collide(struct desk *desk, struct others *others)
{
	ita_make(desk);
	others->desk = desk;
	grid_type(desk->grid, "a\n\t");
	grid_press(desk->grid, CTRL('A'));
	grid_type(desk->grid, "60");
	grid_see(desk->grid, others_come, others);
	grid_press(desk->grid, CTRL('S'));
}

static void assert_score(struct desk *desk, size_t item, double score, const char *issue)
{
	struct report head;
	ita_read_head(desk, &head);
	assert_true(head.ita.items[item].score.value == score);
	assert_string_equal(
		head.ita.items[item].issue ? head.ita.items[item].issue : "", issue);
	report_release(&head);
}

static void test_same_value(void **state)
{
	struct desk desk;
	struct others others = {NULL, new_score};
	(void)state;
	collide(&desk, &others);
	desk_run(&desk);
	assert_shown(&desk, "m ใช้ของฉัน    t ใช้ของผู้อื่น");
	assert_score(&desk, 0, 75, "");
	desk_remove(&desk);
	collide(&desk, &others);
	grid_type(desk.grid, "m");
	desk_run(&desk);
	assert_score(&desk, 0, 60, "");
	desk_remove(&desk);
	collide(&desk, &others);
	grid_type(desk.grid, "t");
	desk_run(&desk);
	assert_score(&desk, 0, 75, "");
	desk_remove(&desk);
}

/* What only one of the two changed is the one's, without a question. */
static void test_other_value(void **state)
{
	struct desk desk;
	struct others others = {NULL, new_issue};
	(void)state;
	collide(&desk, &others);
	desk_run(&desk);
	assert_score(&desk, 0, 60, "ของมานิตย์");
	desk_remove(&desk);
}

static void test_item_elsewhere(void **state)
{
	struct desk desk;
	struct others others = {NULL, others_put_one_before};
	(void)state;
	collide(&desk, &others);
	desk_run(&desk);
	assert_items(&desk, "i1: i7:1 e11: o34:1,9 ");
	assert_score(&desk, 1, 60, "");
	desk_remove(&desk);
}

static void test_item_gone(void **state)
{
	struct desk desk;
	struct others others = {NULL, first_out};
	(void)state;
	collide(&desk, &others);
	grid_type(desk.grid, "n");
	desk_run(&desk);
	assert_items(&desk, "e11: o34:1,9 ");
	assert_shown(&desk, "60"); /* what was typed is still there */
	desk_remove(&desk);
	collide(&desk, &others);
	grid_type(desk.grid, "y");
	desk_run(&desk);
	assert_items(&desk, "i7: e11: o34:1,9 ");
	assert_score(&desk, 0, 60, "");
	desk_remove(&desk);
}

/* --- what was being typed --- */

static void test_recovered(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "a");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "\n\t\t\tช้า");
	desk_run(&desk); /* cut off */
	assert_ita(&desk, "\"issue\":\"รอนาน\"");
	/* The screen goes on where it was typed. */
	ita_again(&desk, "a");
	desk_run(&desk);
	assert_shown(&desk, "กู้คืน");
	assert_shown(&desk, "ช้ารอนาน");
	ita_again(&desk, "a");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_ita(&desk, "{\"code\":\"e11\",\"score\":79.85,\"issue\":\"ช้ารอนาน\"");
	desk_remove(&desk);
}

static void test_new_recovered(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "ane5\t81");
	desk_run(&desk);
	ita_again(&desk, "a");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "▌ e5 ");
	assert_ita(&desk, "{\"code\":\"e5\",\"score\":81}");
	/* Saved, it is no draft any more. */
	ita_again(&desk, "a");
	desk_run(&desk);
	assert_not_shown(&desk, "กู้คืน");
	desk_remove(&desk);
}

static void test_figures_recovered(void **state)
{
	struct desk desk;
	(void)state;
	ita_make(&desk);
	grid_type(desk.grid, "ae\t");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, "77.7");
	desk_run(&desk);
	ita_again(&desk, "a");
	desk_run(&desk);
	assert_shown(&desk, "คะแนนผล ITA");
	assert_shown(&desk, "77.7"); /* as it was typed */
	desk_remove(&desk);
}

/* The program itself begins there, where a run of it was cut off. */
static void test_resumed(void **state)
{
	struct desk desk;
	struct report head;
	struct str body = STR_INIT;
	struct error error = ERROR_INIT;
	char session[SESSION_NAME];
	(void)state;
	ita_make(&desk);
	desk_session_over(session, sizeof(session));
	ita_read_head(&desk, &head);
	settings_text(&head.ita.items[1].issue, "ของฉันเอง");
	report_to_json(&body, &head);
	const struct head_draft draft = {.report = 1,
		.revision = 1,
		.who = desk.app.who,
		.session = session,
		.field = "ita.items[1].issue",
		.at = 1795140000,
		.body = body.data};
	assert_done(store_head_draft_put(desk.app.store, &draft, &error), &error);
	report_release(&head);
	str_release(&body);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "▌ e11 ");
	assert_ita(&desk, "\"score\":79.85,\"issue\":\"ของฉันเอง\"");
	desk_remove(&desk);
}

/* --- words --- */

static void test_numbers(void **state)
{
	static const struct {
		const char *typed;
		bool good;
		int kind;
		double value;
	} cases[] = {
		{"", true, DECIMAL_ABSENT, 0},
		{"0", true, DECIMAL_INTEGER, 0},
		{"๑๐๐", true, DECIMAL_INTEGER, 100},
		{"87.26", true, DECIMAL_REAL, 87.26},
		{"๘๗,๒๖", false, 0, 0},
		{"1,000", false, 0, 0},
		{"๑,๐๐๐", false, 0, 0},
		{"87.26 %", true, DECIMAL_REAL, 87.26},
		{" 87 ", true, DECIMAL_INTEGER, 87},
		{"80.0", true, DECIMAL_REAL, 80},
		{"79.855", true, DECIMAL_REAL, 79.855},
		{"100.01", false, 0, 0},
		{".5", false, 0, 0},
		{"5.", false, 0, 0},
		{"8 7", false, 0, 0},
		{"87.2.6", false, 0, 0},
		{"1e1", false, 0, 0},
		{"-1", false, 0, 0},
		{"ก", false, 0, 0},
		{"0.1234567890123456789", false, 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal score = {DECIMAL_NULL, 1};
		const bool good = ita_score_typed(cases[i].typed, &score);
		if (good != cases[i].good)
			fail_msg("%s", cases[i].typed);
		if (good && ((int)score.kind != cases[i].kind ||
				    score.value != cases[i].value))
			fail_msg("%s: %d %g", cases[i].typed, (int)score.kind,
				score.value);
		if (!good)
			assert_true(score.kind == DECIMAL_NULL);
	}
}

static void test_paths(void **state)
{
	struct ita_part_of part;
	size_t row;
	(void)state;
	for (int is_item = 0; is_item < 2; is_item++) {
		for (size_t i = 0; i < ITA_ROWS; i++) {
			struct str path = STR_INIT;
			ita_path(&path, (struct ita_part_of){is_item, is_item ? 12 : 0},
				i);
			assert_true(ita_path_parse(path.data, &part, &row));
			assert_int_equal(part.is_item, is_item);
			assert_int_equal(part.item, is_item ? 12 : 0);
			assert_int_equal(row, i);
			str_release(&path);
		}
	}
	assert_false(ita_path_parse("memo.to", &part, &row));
	assert_false(ita_path_parse("ita.items[1]", &part, &row));
	assert_false(ita_path_parse("ita.items[1].cards", &part, &row));
	assert_false(ita_path_parse("ita.odd", &part, &row));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_figures),
		cmocka_unit_test(test_thousands),
		cmocka_unit_test(test_what_follows),
		cmocka_unit_test(test_total_differs),
		cmocka_unit_test(test_levels_to_pick),
		cmocka_unit_test(test_bad_figures),
		cmocka_unit_test(test_item),
		cmocka_unit_test(test_new_item),
		cmocka_unit_test(test_questions_to_pick),
		cmocka_unit_test(test_bad_codes),
		cmocka_unit_test(test_odd_code_is_wanted),
		cmocka_unit_test(test_leaving_asks),
		cmocka_unit_test(test_same_value),
		cmocka_unit_test(test_other_value),
		cmocka_unit_test(test_item_elsewhere),
		cmocka_unit_test(test_item_gone),
		cmocka_unit_test(test_recovered),
		cmocka_unit_test(test_new_recovered),
		cmocka_unit_test(test_figures_recovered),
		cmocka_unit_test(test_resumed),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_paths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
