/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of texts that number themselves: editing across items, pasting, looks. */
#include <config.h>

#include "text/macros.h"
#include "tui/widget/list_field.h"

#include <string.h>

#include "model/card.h"
#include "model/lists.h"
#include "tests/support/grid.h"
#include "tests/support/terminal_grid.h"
#include "text/breaks.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/str.h"
#include "text/wrap.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

static struct str clipboard = STR_INIT;

/* The texts of a list, parted by "|". */
static void list_of(struct string_list *list, const char *joined)
{
	while (*joined) {
		size_t bytes = strcspn(joined, "|");
		struct str item = STR_INIT;
		str_append(&item, joined, bytes);
		string_list_add(list, item.data);
		str_release(&item);
		joined += bytes + (joined[bytes] == '|');
	}
}

static struct list_field *field_of(const char *joined, enum list_marks marks)
{
	struct string_list list = {0};
	list_of(&list, joined);
	struct list_field *field = list_field_new(&list, marks);
	string_list_release(&list);
	return field;
}

static void expect_items(const struct list_field *field, const char *joined)
{
	struct string_list list = {0};
	struct str found = STR_INIT;
	list_field_get(field, &list);
	assert_int_equal(list_field_count(field), list.count);
	for (size_t i = 0; i < list.count; i++)
		str_printf(&found, "%s%s", i ? "|" : "", list.items[i]);
	assert_string_equal(found.data, joined);
	str_release(&found);
	string_list_release(&list);
}

/* Gives the field the events that were scripted. */
static void run(struct list_field *field, struct terminal *keys)
{
	struct event event;
	const char *message;
	for (keys->ops->wait(keys, 0, &event); event.kind != EVENT_NONE;
		keys->ops->wait(keys, 0, &event))
		list_field_event(field, &event, &clipboard, &message);
	keys->ops->close(keys);
}

static void type(struct list_field *field, const char *text)
{
	struct terminal *keys = terminal_grid(1, 1);
	grid_type(keys, text);
	run(field, keys);
}

static void paste(struct list_field *field, const char *text)
{
	struct terminal *keys = terminal_grid(1, 1);
	grid_paste(keys, text, strlen(text));
	run(field, keys);
}

static enum effect press(struct list_field *field, keystroke key)
{
	struct event event = {.kind = EVENT_KEY, .key = key};
	return list_field_event(field, &event, &clipboard, NULL);
}

static void paint(struct terminal *terminal, struct list_field *field)
{
	struct canvas whole = canvas_of(terminal);
	list_field_paint(field, &whole, true);
}

/* --- editing --- */

static void test_enter_splits_and_begins(void **state)
{
	(void)state;
	struct list_field *field = field_of("", MARKS_THAI);
	assert_int_equal(list_field_count(field), 0);
	type(field, "ประชุม\nจัดทำ\n");
	expect_items(field, "ประชุม|จัดทำ");
	/* An item that is empty is not followed by another. */
	const char *message = NULL;
	struct event enter = {.kind = EVENT_KEY, .key = K_ENTER};
	assert_int_equal(
		list_field_event(field, &enter, &clipboard, &message), EFFECT_PAINT);
	assert_non_null(message);
	type(field, "แจ้งผล");
	expect_items(field, "ประชุม|จัดทำ|แจ้งผล");
	list_field_move(field, strlen("ประ"));
	press(field, K_ENTER);
	expect_items(field, "ประ|ชุม|จัดทำ|แจ้งผล");
	list_field_free(field);
}

static void test_backspace_joins(void **state)
{
	(void)state;
	struct list_field *field = field_of("ก|ข|ค", MARKS_THAI);
	list_field_move(field, strlen("ก\n"));
	press(field, K_BACKSPACE);
	expect_items(field, "กข|ค");
	assert_int_equal(list_field_cursor(field), strlen("ก"));
	press(field, K_HOME);
	press(field, K_BACKSPACE);
	expect_items(field, "กข|ค");
	press(field, K_END);
	press(field, K_DELETE);
	expect_items(field, "กขค");
	list_field_free(field);
}

static void test_items_move(void **state)
{
	(void)state;
	struct list_field *field = field_of("หนึ่ง|สอง|สาม", MARKS_THAI);
	list_field_move(field, strlen("หนึ่ง\nส"));
	assert_int_equal(press(field, CTRL('D')), EFFECT_PAINT);
	expect_items(field, "หนึ่ง|สาม|สอง");
	assert_int_equal(list_field_cursor(field), strlen("หนึ่ง\nสาม\nส"));
	press(field, CTRL('D'));
	expect_items(field, "หนึ่ง|สาม|สอง");
	press(field, ALT(K_UP));
	press(field, CTRL('U'));
	press(field, CTRL('U'));
	expect_items(field, "สอง|หนึ่ง|สาม");
	assert_int_equal(list_field_cursor(field), strlen("ส"));
	press(field, ALT(K_DOWN));
	expect_items(field, "หนึ่ง|สอง|สาม");
	list_field_free(field);
}

/* Moving is no typing: what a file brought stays byte for byte. */
static void test_moving_normalises_nothing(void **state)
{
	(void)state;
	struct list_field *field = field_of("น\u0E4D้า|\uFEFFเเปลก", MARKS_THAI);
	press(field, CTRL('D'));
	expect_items(field, "\uFEFFเเปลก|น\u0E4D้า");
	list_field_free(field);
}

static void test_undo_across_items(void **state)
{
	(void)state;
	struct list_field *field = field_of("ก|ข", MARKS_THAI);
	uint64_t revision = list_field_revision(field);
	list_field_move(field, strlen("ก"));
	assert_int_equal(list_field_revision(field), revision);
	press(field, K_ENTER);
	type(field, "ง");
	press(field, CTRL('D'));
	list_field_add(field, "จ");
	expect_items(field, "ก|ข|ง|จ");
	assert_int_not_equal(list_field_revision(field), revision);
	static const char *const before[] = {"ก|ข|ง", "ก|ง|ข", "ก|ข", "ก|ข"};
	for (size_t i = 0; i < COUNT(before); i++) {
		press(field, CTRL('Z'));
		expect_items(field, before[i]);
	}
	for (size_t i = 0; i < COUNT(before); i++)
		press(field, CTRL('Y'));
	expect_items(field, "ก|ข|ง|จ");
	list_field_free(field);
}

static void test_add(void **state)
{
	(void)state;
	struct list_field *field = field_of("", MARKS_NONE);
	list_field_add(field, "กองช่าง");
	list_field_add(field, "กองคลัง");
	expect_items(field, "กองช่าง|กองคลัง");
	list_field_move(field, strlen("กองช่าง"));
	press(field, K_ENTER);
	list_field_add(field, "สำนักปลัด");
	expect_items(field, "กองช่าง|สำนักปลัด|กองคลัง");
	list_field_free(field);
}

/* --- pasting --- */

static void test_pasted_lines_are_items(void **state)
{
	(void)state;
	static const struct {
		enum list_marks marks;
		const char *before, *pasted, *after;
	} rows[] = {
		{MARKS_THAI, "", "๑. ประชุม\n๒. จัดทำ\r\n3) แจ้ง\r- สรุป\n",
			"ประชุม|จัดทำ|3) แจ้ง|- สรุป"},
		{MARKS_DASH, "", "  - ประชุม\n\n\t- จัดทำ\n \n", "ประชุม|จัดทำ"},
		{MARKS_ARABIC, "ก", "ข\n1. ค", "กข|1. ค"},
		{MARKS_ARABIC, "ก", "ข\n2. ค\n3. ง", "กข|ค|ง"},
		/* A mark inside of an item is text, and so is a decimal. */
		{MARKS_THAI, "ข้อ ", "๑. ค", "ข้อ ๑. ค"},
		{MARKS_THAI, "", "๑. ค", "๑. ค"},
		{MARKS_THAI, "", "1.5 ล้านบาท", "1.5 ล้านบาท"},
		{MARKS_THAI, "", "๘.๓๐ - ๑๖.๓๐ น.\n- 5 องศา", "๘.๓๐ - ๑๖.๓๐ น.|- 5 องศา"},
		{MARKS_NONE, "", "\xEF\x82\xB7\tกองช่าง\n\xEF\x82\xB7\tกองคลัง",
			"• กองช่าง|• กองคลัง"},
		{MARKS_DASH, "", "\xEF\x82\xB7\tกองช่าง\n\xEF\x82\xB7\tกองคลัง",
			"กองช่าง|กองคลัง"},
		{MARKS_THAI, "", "๑.๕ เมตร\n๒๕๖๗ ปี", "๑.๕ เมตร|๒๕๖๗ ปี"},
		/* Where the program writes no marks, they are the clerk's. */
		{MARKS_NONE, "", "๑. ก\n๒. ข", "๑. ก|๒. ข"},
		{MARKS_THAI, "ก", "", "ก"},
		{MARKS_THAI, "ก", "\n", "ก"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct list_field *field = field_of(rows[i].before, rows[i].marks);
		list_field_move(field, strlen(rows[i].before));
		paste(field, rows[i].pasted);
		expect_items(field, rows[i].after);
		list_field_free(field);
		field = field_of(rows[i].before, rows[i].marks);
		list_field_move(field, strlen(rows[i].before));
		str_clear(&clipboard);
		str_puts(&clipboard, rows[i].pasted);
		press(field, CTRL('V'));
		expect_items(field, rows[i].after);
		list_field_free(field);
	}
}

static void test_paste_is_one_step(void **state)
{
	(void)state;
	struct list_field *field = field_of("ก", MARKS_THAI);
	list_field_move(field, strlen("ก"));
	paste(field, "\n๑. ข\n๒. ค");
	expect_items(field, "ก|ข|ค");
	press(field, CTRL('Z'));
	expect_items(field, "ก");
	/* A line end before what stands behind the cursor parts it, too. */
	press(field, K_HOME);
	paste(field, "ข\n");
	expect_items(field, "ข|ก");
	press(field, CTRL('A'));
	paste(field, "- ค\n- ง\n");
	expect_items(field, "ค|ง");
	press(field, CTRL('Z'));
	expect_items(field, "ข|ก");
	list_field_free(field);
}

/* --- what is stored --- */

static void test_line_ends_in_items_are_kept(void **state)
{
	(void)state;
	struct list_field *field = field_of("ก\nข\n|ค", MARKS_DASH);
	expect_items(field, "ก\nข\n|ค");
	assert_int_equal(list_field_count(field), 2);
	const size_t all = strlen("ก\nข\n\nค");
	for (size_t at = 0; at <= all; at++) {
		list_field_move(field, at);
		size_t cursor = list_field_cursor(field);
		assert_true(cursor <= all);
		if (at % 3 == 0) /* each letter is three bytes, then a line end */
			list_field_move(field, cursor);
		assert_int_equal(list_field_cursor(field), cursor);
	}
	list_field_move(field, strlen("ก\nข"));
	assert_int_equal(list_field_cursor(field), strlen("ก\nข"));
	list_field_move(field, all + 10);
	assert_int_equal(list_field_cursor(field), all);
	list_field_free(field);
}

static void test_empty_items_are_left_out(void **state)
{
	(void)state;
	struct list_field *field = field_of("ก||ข|  |ค", MARKS_THAI);
	expect_items(field, "ก|ข|ค");
	press(field, CTRL(K_END));
	assert_int_equal(list_field_cursor(field), strlen("ก\nข\nค"));
	struct string_list others = {0};
	list_of(&others, "ง|จ");
	list_field_set(field, &others);
	expect_items(field, "ง|จ");
	/* A key that was there stays, though the list is empty now. */
	press(field, CTRL('A'));
	press(field, K_BACKSPACE);
	others.present = true;
	list_field_get(field, &others);
	assert_int_equal(others.count, 0);
	assert_true(others.present);
	string_list_release(&others);
	list_field_free(field);
}

/* --- how it looks --- */

static const char three[] =
	"รวบรวมข้อร้องเรียนเรื่องคิวจากกล่องรับความเห็น|ติดตั้งเครื่องกดบัตรคิว|ชี้แจงเจ้าหน้าที่หน้าจุดบริการทุกคน";

static void test_looks(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(8, 30);
	struct breaker *breaker = breaker_new();
	struct wrapper *wrapper = wrapper_new();
	struct list_field *field = field_of(three, MARKS_THAI);
	int row, column;
	list_field_tools(field, breaker, wrapper);
	paint(terminal, field);
	grid_expect(terminal, "๑. รวบรวมข้อร้องเรียนเรื่องคิวจาก\n"
			      "   กล่องรับความเห็น\n"
			      "๒. ติดตั้งเครื่องกดบัตรคิว\n"
			      "๓. ชี้แจงเจ้าหน้าที่หน้าจุดบริการทุกคน\n"
			      "\n"
			      "\n"
			      "\n"
			      "\n");
	grid_cursor(terminal, &row, &column);
	assert_int_equal(row, 0);
	assert_int_equal(column, 3);
	assert_int_equal(grid_style(terminal, 0, 0), STYLE_LABEL);
	assert_int_equal(grid_style(terminal, 2, 0), STYLE_FAINT);
	assert_int_equal(list_field_rows(field, 30), 4);
	list_field_next_marks(field);
	assert_int_equal(list_field_marks(field), MARKS_ARABIC);
	paint(terminal, field);
	grid_expect(terminal, "1. รวบรวมข้อร้องเรียนเรื่องคิวจาก\n"
			      "   กล่องรับความเห็น\n"
			      "2. ติดตั้งเครื่องกดบัตรคิว\n"
			      "3. ชี้แจงเจ้าหน้าที่หน้าจุดบริการทุกคน\n"
			      "\n"
			      "\n"
			      "\n"
			      "\n");
	list_field_next_marks(field);
	assert_int_equal(list_field_marks(field), MARKS_DASH);
	paint(terminal, field);
	grid_expect(terminal, "- รวบรวมข้อร้องเรียนเรื่องคิวจาก\n"
			      "  กล่องรับความเห็น\n"
			      "- ติดตั้งเครื่องกดบัตรคิว\n"
			      "- ชี้แจงเจ้าหน้าที่หน้าจุดบริการทุกคน\n"
			      "\n"
			      "\n"
			      "\n"
			      "\n");
	list_field_next_marks(field);
	assert_int_equal(list_field_marks(field), MARKS_NONE);
	paint(terminal, field);
	grid_expect(terminal, "· รวบรวมข้อร้องเรียนเรื่องคิวจาก\n"
			      "  กล่องรับความเห็น\n"
			      "· ติดตั้งเครื่องกดบัตรคิว\n"
			      "· ชี้แจงเจ้าหน้าที่หน้าจุดบริการทุกคน\n"
			      "\n"
			      "\n"
			      "\n"
			      "\n");
	list_field_next_marks(field);
	assert_int_equal(list_field_marks(field), MARKS_THAI);
	list_field_free(field);
	wrapper_free(wrapper);
	breaker_free(breaker);
	terminal->ops->close(terminal);
}

static void test_ten_items_scrolled(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(4, 12);
	struct list_field *field = field_of("ก|ข|ค|ง|จ|ฉ|ช|ซ|ฌ", MARKS_THAI);
	press(field, CTRL(K_END));
	paint(terminal, field);
	grid_expect(terminal, "๖. ฉ\n"
			      "๗. ช\n"
			      "๘. ซ\n"
			      "๙. ฌ\n");
	press(field, K_ENTER);
	paint(terminal, field);
	grid_expect(terminal, " ๗. ช\n"
			      " ๘. ซ\n"
			      " ๙. ฌ\n"
			      "๑๐.\n");
	list_field_free(field);
	terminal->ops->close(terminal);
}

static void test_mouse(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(6, 30);
	struct list_field *field = field_of("กขค|งจฉ", MARKS_THAI);
	paint(terminal, field);
	struct event click = {.kind = EVENT_MOUSE, .row = 1, .column = 4};
	assert_int_equal(list_field_event(field, &click, &clipboard, NULL), EFFECT_PAINT);
	assert_int_equal(list_field_cursor(field), strlen("กขค\nง"));
	click.column = 0; /* on the number */
	assert_int_equal(list_field_event(field, &click, &clipboard, NULL), EFFECT_PAINT);
	assert_int_equal(list_field_cursor(field), strlen("กขค\n"));
	list_field_free(field);
	terminal->ops->close(terminal);
}

static void test_leaves_at_its_ends(void **state)
{
	(void)state;
	struct terminal *terminal = terminal_grid(6, 30);
	struct list_field *field = field_of("ก|ข", MARKS_THAI);
	paint(terminal, field);
	assert_int_equal(press(field, K_UP), EFFECT_UNUSED);
	assert_int_equal(press(field, K_DOWN), EFFECT_PAINT);
	assert_int_equal(press(field, K_DOWN), EFFECT_UNUSED);
	assert_int_equal(press(field, K_TAB), EFFECT_UNUSED);
	assert_int_equal(press(field, K_F5), EFFECT_UNUSED);
	list_field_free(field);
	terminal->ops->close(terminal);
}

static void test_any_size(void **state)
{
	(void)state;
	for (int rows = 1; rows < 6; rows++)
		for (int columns = 1; columns < 30; columns++) {
			struct terminal *terminal = terminal_grid(rows, columns);
			struct list_field *field = field_of(three, MARKS_THAI);
			paint(terminal, field);
			press(field, CTRL(K_END));
			paint(terminal, field);
			assert_string_equal(grid_fault(terminal), "");
			list_field_free(field);
			terminal->ops->close(terminal);
		}
}

static int release(void **state)
{
	(void)state;
	str_release(&clipboard);
	return 0;
}

int main(void)
{
	language_start(TOP_BUILDDIR "/po");
	language_set("th");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_enter_splits_and_begins),
		cmocka_unit_test(test_backspace_joins),
		cmocka_unit_test(test_items_move),
		cmocka_unit_test(test_moving_normalises_nothing),
		cmocka_unit_test(test_undo_across_items),
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_pasted_lines_are_items),
		cmocka_unit_test(test_paste_is_one_step),
		cmocka_unit_test(test_line_ends_in_items_are_kept),
		cmocka_unit_test(test_empty_items_are_left_out),
		cmocka_unit_test(test_looks),
		cmocka_unit_test(test_ten_items_scrolled),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_leaves_at_its_ends),
		cmocka_unit_test(test_any_size),
	};
	return cmocka_run_group_tests(tests, NULL, release);
}
