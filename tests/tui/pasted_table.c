/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that are pasted: into the list of measures, and a row of one into a measure. */
#include <config.h>

#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/limits.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define HEADINGS "มาตรการ\tขั้นตอนหรือวิธีการปฏิบัติ\tระยะเวลาในการดำเนินการ\tหน่วยงานที่รับผิดชอบ\n"

/* As the layout has its columns: issue and measure, steps, period, owners, output, outcome. */
#define ROW "คิว\t๑. รับบัตร\tต.ค. ๖๗\tกองคลัง\tมีบัตรคิว\tรวดเร็วขึ้น"

static void begin(struct desk *desk)
{
	desk_with_cards(desk, "{\"issue\":\"ก\"},{\"issue\":\"ข\"}");
	grid_press(desk->grid, K_ENTER);
}

static void paste(struct desk *desk, const char *text)
{
	grid_paste(desk->grid, text, strlen(text));
}

static void put_list(struct str *out, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		str_printf(out, "%s%s", i ? "+" : "", list->items[i]);
}

/* What the report's cards say, a card a line: its fields in the order of the columns. */
static void show_cards(struct desk *desk, struct str *out)
{
	struct report report;
	office_load(&desk->office, 1, &report);
	for (size_t i = 0; i < report.count; i++) {
		const struct card *card = &report.cards[i];
		const char *texts[] = {card->issue, card->measure, card->period,
			card->output, card->outcome};
		for (size_t j = 0; j < COUNT(texts); j++)
			str_printf(out, "%s|", texts[j] ? texts[j] : "");
		put_list(out, &card->steps.items);
		str_putc(out, '|');
		put_list(out, &card->owners);
		str_puts(out, card->state == CARD_DRAFT ? "\n" : " not a draft\n");
	}
	report_release(&report);
}

static void assert_cards(struct desk *desk, const char *expected)
{
	struct str shown = STR_INIT;
	show_cards(desk, &shown);
	assert_string_equal(shown.data, expected);
	str_release(&shown);
}

#define FIRST  "ก||||||\n"
#define SECOND "ข||||||\n"

/* Behind the measure under the cursor, what is what by the rules of import; and all of it is
 * taken back at once. */
static void test_a_table_becomes_measures(void **state)
{
	static const struct {
		const char *text, *cards;
	} rows[] = {
		{HEADINGS
			"จ้าง\t1. ประกาศ\tพ.ย. ๖๗\tกองช่าง\nซื้อ\t1. สืบราคา\tธ.ค. ๖๗\tกองคลัง\n",
			"|จ้าง|พ.ย. ๖๗|||ประกาศ|กองช่าง\n|ซื้อ|ธ.ค. ๖๗|||สืบราคา|กองคลัง\n"},
		/* Without headings: as many columns as the layout has, or a number more. */
		{ROW "\n", "|คิว|ต.ค. ๖๗|มีบัตรคิว|รวดเร็วขึ้น|รับบัตร|กองคลัง\n"},
		{"๑.\t" ROW "\n๒.\t" ROW "\n",
			"|คิว|ต.ค. ๖๗|มีบัตรคิว|รวดเร็วขึ้น|รับบัตร|กองคลัง\n"
			"|คิว|ต.ค. ๖๗|มีบัตรคิว|รวดเร็วขึ้น|รับบัตร|กองคลัง\n"},
		/* As spreadsheets copy cells of several lines, with quotation marks in them. */
		{"คิว\t\"1. รับ\"\"บัตร\"\"\r\n2. รอ\"\tต.ค. ๖๗\tกองคลัง\tมี\tดี\r\n",
			"|คิว|ต.ค. ๖๗|มี|ดี|รับ\"บัตร\"+รอ|กองคลัง\n"},
		/* As word processors leave them. */
		{"คิว\t1. รับบัตร\n2. รอ\tต.ค. ๖๗\tกองคลัง\tมี\tดี\n",
			"|คิว|ต.ค. ๖๗|มี|ดี|รับบัตร+รอ|กองคลัง\n"},
		{"1. คิว\n- จัด\t1. รับ\n2. รอ\tต.ค. ๖๗\tกองคลัง\tมี\t1. ดี\n2. เร็ว\n"
		 "2. ป้าย\n- ทำ\t1. จ้าง\tพ.ย. ๖๗\tกองช่าง\tมี\tดี\n",
			"คิว|- จัด|ต.ค. ๖๗|มี|1. ดี\n2. เร็ว|รับ+รอ|กองคลัง\n"
			"ป้าย|- ทำ|พ.ย. ๖๗|มี|ดี|จ้าง|กองช่าง\n"},
		{HEADINGS "จ้าง\t1. ประกาศ\n2. ทำ\tพ.ย. ๖๗\tกองช่าง\n",
			"|จ้าง|พ.ย. ๖๗|||ประกาศ+ทำ|กองช่าง\n"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct str expected = STR_INIT;
		begin(&desk);
		paste(&desk, rows[i].text);
		grid_press(desk.grid, K_F8);
		desk_run(&desk);
		str_printf(&expected, FIRST "%s" SECOND, rows[i].cards);
		assert_cards(&desk, expected.data);
		str_release(&expected);
		desk_remove(&desk);
		begin(&desk);
		paste(&desk, rows[i].text);
		grid_press(desk.grid, K_F8);
		grid_press(desk.grid, CTRL('Z'));
		desk_run(&desk);
		assert_cards(&desk, FIRST SECOND);
		desk_remove(&desk);
	}
}

/* How many, where, which column is which field, what is left out; and what is pressed
 * without reading leaves all as it is. */
static void test_it_is_said_before(void **state)
{
	static const keystroke refusals[] = {K_ENTER, K_ESCAPE};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(refusals); i++) {
		begin(&desk);
		paste(&desk, HEADINGS "จ้าง\t1. ประกาศ\tพ.ย. ๖๗\tกองช่าง\n");
		grid_press(desk.grid, refusals[i]);
		desk_run(&desk);
		assert_cards(&desk, FIRST SECOND);
		desk_remove(&desk);
	}
	desk_make(&desk, 40, 100, "en");
	desk_samples(&desk);
	grid_press(desk.grid, K_ENTER);
	paste(&desk,
		"มาตรการ\tขั้นตอน\tสีรถ\tหน่วยงานที่รับผิดชอบ\nจ้าง\t1. ประกาศ\tแดง\tกองช่าง\n");
	desk_run(&desk);
	assert_shown(&desk, "behind measure 1: 1");
	assert_shown(&desk, "“ขั้นตอน” → Steps");
	assert_shown(&desk, "“สีรถ” → Output");
	assert_shown(&desk, "no field is known by this heading; kept");
	desk_remove(&desk);
}

/* A column that no field is for stays with its measure behind its heading, as of a document,
 * also where there are but two; and that is said. */
static void test_no_column_is_lost(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	paste(&desk, "มาตรการ\tงบประมาณ\nจ้าง\t๕๐๐ บาท\n");
	desk_run(&desk);
	assert_shown(&desk, "ผลการดำเนินการ (มีหัวตารางนำหน้า)");
	desk_remove(&desk);
	begin(&desk);
	paste(&desk, "มาตรการ\tงบประมาณ\nจ้าง\t๕๐๐ บาท\n");
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_cards(&desk, FIRST "|จ้าง||งบประมาณ: ๕๐๐ บาท|||\n" SECOND);
	desk_remove(&desk);
}

/* Columns of which nothing is known are asked for, one after another. */
static void test_columns_are_asked_for(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	paste(&desk, "จ้าง\tกองช่าง\nซื้อ\tกองคลัง\n");
	grid_type(desk.grid, "มาตรการ");
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "รับผิดชอบ");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_cards(&desk, FIRST "|จ้าง|||||กองช่าง\n|ซื้อ|||||กองคลัง\n" SECOND);
	desk_remove(&desk);
	begin(&desk);
	paste(&desk, "จ้าง\tแดง\n");
	grid_type(desk.grid, "มาตรการ");
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "ไม่นำ");
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "“แดง” → ไม่นำเข้า");
	assert_shown(&desk, "คอลัมน์ที่ ๒: ไม่นำเข้า: “แดง”");
	desk_remove(&desk);
	begin(&desk);
	paste(&desk, "จ้าง\tกองช่าง\n");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_cards(&desk, FIRST SECOND);
	desk_remove(&desk);
}

/* One that was changed since stays where the others are taken out. */
static void test_what_was_changed_stays(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	paste(&desk, ROW "\n" ROW "\n");
	grid_press(desk.grid, K_F8);
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "แก้");
	grid_press(desk.grid, CTRL('S'));
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, CTRL('Z'));
	desk_run(&desk);
	struct report report;
	office_load(&desk.office, 1, &report);
	assert_int_equal(report.count, 3);
	report_release(&report);
	desk_remove(&desk);
}

/* What no report can hold is refused whole, with a word why. */
static void test_too_large_is_refused(void **state)
{
	struct desk desk;
	struct str text = STR_INIT;
	(void)state;
	str_puts(&text, "คิว\t");
	str_repeat(&text, 'x', LIMIT_TEXT_BYTES + 1);
	str_puts(&text, "\tต.ค. ๖๗\tกองคลัง\tมี\tดี\n" ROW);
	begin(&desk);
	paste(&desk, text.data);
	desk_run(&desk);
	assert_cards(&desk, FIRST SECOND);
	assert_shown(&desk, "มาตรการที่ ๑: steps.items[0]");
	desk_remove(&desk);
	str_clear(&text);
	str_repeat(&text, '\t', 64);
	begin(&desk);
	paste(&desk, text.data);
	desk_run(&desk);
	assert_cards(&desk, FIRST SECOND);
	assert_shown(&desk, "คอลัมน์");
	desk_remove(&desk);
	str_release(&text);
}

/* Bytes that are no characters end nothing and lose nothing of the rest. */
static void test_stray_bytes(void **state)
{
	static const char text[] = "คิว\xFF\0\t1. ก\tต.ค. ๖๗\tกองคลัง\tมี\tดี\n";
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_paste(desk.grid, text, sizeof(text) - 1);
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_cards(&desk, FIRST "|คิว\xEF\xBF\xBD|ต.ค. ๖๗|มี|ดี|ก|กองคลัง\n" SECOND);
	desk_remove(&desk);
}

/* Who is nobody in the office only reads. */
static void test_who_reads_puts_nothing_in(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	office_people(&desk.office);
	desk.app.who = "visitor";
	paste(&desk, ROW);
	desk_run(&desk);
	assert_not_shown(&desk, "F8, Ctrl-Y");
	assert_cards(&desk, FIRST SECOND);
	desk_remove(&desk);
}

/* What is no table is no measure. */
static void test_a_text_is_none(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	paste(&desk, "คิว\nจ้าง\n");
	grid_press(desk.grid, K_F8);
	desk_run(&desk);
	assert_cards(&desk, FIRST SECOND);
	desk_remove(&desk);
}

/* --- in a measure --- */

static void open_first(struct desk *desk, const char *cards)
{
	desk_with_cards(desk, cards);
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, K_ENTER);
}

/* The fields of the only card after keys behind the paste, and a save. */
static void assert_pasted(const char *cards, const char *text, const keystroke keys[2],
	const char *expected)
{
	struct desk desk;
	open_first(&desk, cards);
	paste(&desk, text);
	for (size_t i = 0; i < 2 && keys[i]; i++)
		grid_press(desk.grid, keys[i]);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_cards(&desk, expected);
	desk_remove(&desk);
}

static void test_a_row_becomes_fields(void **state)
{
	static const char filled[] = "{\"measure\":\"เดิม\",\"output\":\"เก่า\"}";
	static const struct {
		const char *cards, *text;
		keystroke keys[2];
		const char *expected;
	} rows[] = {
		{"{\"issue\":\"ก\"}", ROW "\n", {K_F8},
			"ก|คิว|ต.ค. ๖๗|มีบัตรคิว|รวดเร็วขึ้น|รับบัตร|กองคลัง\n"},
		{"{\"issue\":\"ก\"}", ROW "\n", {K_F8, CTRL('Z')}, FIRST},
		{"{\"issue\":\"ก\"}",
			HEADINGS "คิว\t\"1. รับบัตร\n2. รอ\"\tต.ค. ๖๗\tกองคลัง\n", {K_F8},
			"ก|คิว|ต.ค. ๖๗|||รับบัตร+รอ|กองคลัง\n"},
		{filled, ROW "\n", {'e'}, "|เดิม|ต.ค. ๖๗|เก่า|รวดเร็วขึ้น|รับบัตร|กองคลัง\n"},
		{filled, ROW "\n", {K_F8}, "|คิว|ต.ค. ๖๗|มีบัตรคิว|รวดเร็วขึ้น|รับบัตร|กองคลัง\n"},
		{filled, ROW "\n", {K_F8, CTRL('Z')}, "|เดิม||เก่า|||\n"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_pasted(
			rows[i].cards, rows[i].text, rows[i].keys, rows[i].expected);
}

/* Who does not want that has the text where the cursor is, as ever; and what is no row of
 * the report's table is asked nothing about. */
static void test_else_it_is_a_text(void **state)
{
	static const keystroke enter[2] = {K_ENTER}, escape[2] = {K_ESCAPE},
			       none[2] = {0};
	(void)state;
	assert_pasted(
		"{\"measure\":\"ข\"}", "ก\tค\n1\t2\t3", none, "ก ค\n1 2 3|ข|||||\n");
	assert_pasted("{\"measure\":\"ข\"}", "ก\tค", none, "ก ค|ข|||||\n");
	assert_pasted("{\"measure\":\"ข\"}", "ก\t1. ค\tง\tจ\tฉ\tช", escape,
		"ก 1. ค ง จ ฉ ช|ข|||||\n");
	assert_pasted("{\"measure\":\"ข\"}", "ก\t1. ค\tง\tจ\tฉ\tช", enter,
		"ก 1. ค ง จ ฉ ช|ข|||||\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_table_becomes_measures),
		cmocka_unit_test(test_it_is_said_before),
		cmocka_unit_test(test_no_column_is_lost),
		cmocka_unit_test(test_columns_are_asked_for),
		cmocka_unit_test(test_what_was_changed_stays),
		cmocka_unit_test(test_too_large_is_refused),
		cmocka_unit_test(test_stray_bytes),
		cmocka_unit_test(test_who_reads_puts_nothing_in),
		cmocka_unit_test(test_a_text_is_none),
		cmocka_unit_test(test_a_row_becomes_fields),
		cmocka_unit_test(test_else_it_is_a_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
