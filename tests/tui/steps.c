/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps in the guide: the text before the list, and how one goes between the two. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

/* The steps, which are still empty, are the field of the cursor. */
static void begin(struct desk *desk)
{
	desk_with_cards(desk, "{\"issue\":\"ก\",\"measure\":\"ข\"}");
	grid_type(desk->grid, "\n\n");
}

static void assert_steps(struct desk *desk, const char *lead, const char *items)
{
	struct card_entry entry;
	struct str joined = STR_INIT;
	struct error error = ERROR_INIT;
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	const struct steps *steps = &entry.card.steps;
	for (size_t i = 0; i < steps->items.count; i++)
		str_printf(&joined, "%s|", steps->items.items[i]);
	assert_string_equal(steps->lead ? steps->lead : "", lead);
	assert_string_equal(joined.data, items);
	str_release(&joined);
	card_entry_release(&entry);
	desk_remove(desk);
}

/* Enter behind the lead is to item 1; inside of it a line of its own, as everywhere. */
static void test_enter_leaves_the_lead(void **state)
{
	static const struct {
		keystroke key; /* pressed behind the lead; 0: none */
		const char *typed, *lead, *items;
	} rows[] = {
		{0, "\nสอง\nสาม", "นำหน้า", "สอง|สาม|"},
		{K_LEFT, "\n", "นำหน\nา", ""},
		{K_HOME, "\n", "\nนำหน้า", ""},
		{CTRL('A'), "\nหนึ่ง", "\nหนึ่ง", ""},
	};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		begin(&desk);
		grid_press(desk.grid, K_UP);
		grid_type(desk.grid, i == 1 ? "นำหนา" : "นำหน้า");
		if (rows[i].key)
			grid_press(desk.grid, rows[i].key);
		grid_type(desk.grid, rows[i].typed);
		assert_steps(&desk, rows[i].lead, rows[i].items);
	}
	/* From a lead that is not wanted, too. */
	begin(&desk);
	grid_press(desk.grid, K_UP);
	grid_type(desk.grid, "\nหนึ่ง\nสอง");
	assert_steps(&desk, "", "หนึ่ง|สอง|");
}

/* Before what stands there already. */
static void test_to_the_first_item(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "หนึ่ง\nสอง");
	for (int i = 0; i < 2; i++)
		grid_press(desk.grid, K_UP);
	grid_type(desk.grid, "นำ\nข้อ");
	assert_steps(&desk, "นำ", "ข้อหนึ่ง|สอง|");
}

static void type_lead(struct desk *desk, int lines)
{
	struct str text = STR_INIT;
	for (int i = 1; i <= lines; i++)
		str_printf(&text, "%sL%02d", i > 1 ? "\n" : "", i);
	grid_press(desk->grid, K_UP);
	grid_paste(desk->grid, text.data, text.bytes);
	str_release(&text);
}

/* It says what it is, and all of its lines are seen where there is room. */
static void test_all_of_the_lead_is_seen(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	type_lead(&desk, 6);
	grid_type(desk.grid, "\nหนึ่ง");
	desk_run(&desk);
	assert_shown(&desk, "ข้อความก่อนรายการ");
	assert_not_shown(&desk, "ข้อความก่อนรายการ (");
	for (int i = 1; i <= 6; i++) {
		char line[16];
		snprintf(line, sizeof(line), "L%02d", i);
		assert_shown(&desk, line);
	}
	assert_shown(&desk, "๑. หนึ่ง");
	desk_remove(&desk);
}

/* Where there is no room, the part with the cursor has it, and the other is not lost: the
 * heading says how much there is. */
static void test_what_is_not_seen_is_told(void **state)
{
	struct desk desk;
	(void)state;
	for (int back = 0; back < 2; back++) {
		begin(&desk);
		grid_type(desk.grid, "หนึ่ง\nสอง\nสาม\nสี่\nห้า");
		for (int i = 0; i < 4; i++)
			grid_press(desk.grid, K_UP);
		type_lead(&desk, 30);
		if (back)
			grid_press(desk.grid, K_DOWN);
		desk_run(&desk);
		assert_shown(&desk, "จาก ๓๐ บรรทัด)");
		assert_shown(&desk, back ? "๕. ห้า" : "L30");
		assert_shown(&desk, back ? "L29" : "๑. หนึ่ง");
		desk_remove(&desk);
	}
}

/* A click goes to the part that it points at. */
static void test_clicks(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	type_lead(&desk, 1);
	grid_pass(desk.grid);
	grid_click(desk.grid, 6, 30); /* the list, below heading and lead */
	grid_type(desk.grid, "หนึ่ง");
	assert_steps(&desk, "L01", "หนึ่ง|");
}

/* Types into the empty steps of a new desk: m changes the marks, u goes up. */
static void begin_with(struct desk *desk, const char *typed)
{
	begin(desk);
	for (size_t i; *typed; typed += i) {
		char *plain;
		i = strcspn(typed, "mu");
		plain = mem_strndup(typed, i);
		grid_type(desk->grid, plain);
		free(plain);
		if (typed[i])
			grid_press(desk->grid, typed[i++] == 'm' ? CTRL('O') : K_UP);
	}
}

static void assert_marks(struct desk *desk, enum list_marks marks)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	const struct steps *steps = &entry.card.steps;
	assert_int_equal(steps->marks_present ? steps->marks : MARKS_THAI, marks);
	card_entry_release(&entry);
	desk_remove(desk);
}

/* The key that changes the marks says to what; Ctrl-Z takes that back, what was typed
 * since then before it, from the lead too. */
static void test_marks_come_back(void **state)
{
	static const struct {
		const char *typed;
		enum list_marks marks;
		const char *items, *told;
	} rows[] = {
		{"ก m", MARKS_ARABIC, "ก |", "เลขอารบิกแล้ว"},
		{"ก mm", MARKS_DASH, "ก |", "ขีดนำหน้า"},
		{"ก mmm", MARKS_NONE, "ก |", "ไม่มีเลขข้อ"},
		{"ก mmmm", MARKS_THAI, "ก |", "เลขไทยแล้ว"},
		{"ก m\032", MARKS_THAI, "ก |", "เลขข้อกลับเป็นอย่างเดิม"},
		{"ก mm\032", MARKS_ARABIC, "ก |", "เลขข้อกลับเป็นอย่างเดิม"},
		{"ก mm\032\032", MARKS_THAI, "ก |", "เลขข้อกลับเป็นอย่างเดิม"},
		{"ก mข\032", MARKS_ARABIC, "ก |", NULL},
		{"ก mข\032\032", MARKS_THAI, "ก |", "เลขข้อกลับเป็นอย่างเดิม"},
		{"ก m\032\032", MARKS_THAI, "", NULL},
		{"ก mu\032", MARKS_THAI, "ก |", "เลขข้อกลับเป็นอย่างเดิม"},
	};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		begin_with(&desk, rows[i].typed);
		desk_run(&desk);
		if (rows[i].told)
			assert_shown(&desk, rows[i].told);
		else
			assert_not_shown(&desk, "เลขข้อกลับ");
		desk_remove(&desk);
		begin_with(&desk, rows[i].typed);
		assert_marks(&desk, rows[i].marks);
		begin_with(&desk, rows[i].typed);
		assert_steps(&desk, "", rows[i].items);
	}
}

/* To change the marks of a done measure makes it a draft as typing does: that is told at
 * once, and again when it is saved; taken back it is done. */
static void test_marks_make_a_draft(void **state)
{
	static const struct {
		keystroke then; /* 0: nothing */
		const char *told;
		bool done; /* by the title line */
	} rows[] = {
		{0, "มาตรการนี้กลับเป็นฉบับร่างแล้ว ขั้นตอนใช้เลข", false},
		{CTRL('Z'), "เลขข้อกลับเป็นอย่างเดิม", true},
		{K_TAB, "แก้ไขแล้ว มาตรการนี้กลับเป็นฉบับร่าง", false},
	};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		desk_with_cards(&desk,
			"{\"issue\":\"ก\",\"measure\":\"ข\",\"steps\":{\"marks\":"
			"\"none\",\"items\":[\"ค\"]},\"state\":\"done\"}");
		grid_type(desk.grid, "\n\n");
		grid_press(desk.grid, SHIFT(K_TAB));
		grid_press(desk.grid, CTRL('O'));
		if (rows[i].then)
			grid_press(desk.grid, rows[i].then);
		desk_run(&desk);
		assert_shown(&desk, rows[i].told);
		if (rows[i].done)
			assert_shown(&desk, "✓ เสร็จ  มาตรการที่ ๑");
		else
			assert_not_shown(&desk, "✓ เสร็จ  มาตรการที่ ๑");
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_enter_leaves_the_lead),
		cmocka_unit_test(test_to_the_first_item),
		cmocka_unit_test(test_all_of_the_lead_is_seen),
		cmocka_unit_test(test_what_is_not_seen_is_told),
		cmocka_unit_test(test_clicks),
		cmocka_unit_test(test_marks_come_back),
		cmocka_unit_test(test_marks_make_a_draft),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
