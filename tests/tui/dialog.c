/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions over a screen: what they look like and what each key answers. */
#include <config.h>

#include "text/macros.h"
#include "tui/app/dialog.h"

#include <string.h>

#include "tests/support/grid.h"
#include "tests/support/terminal_grid.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog_box.h"
#include "tui/home/program.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

static void paint_below(
	struct app *app, struct screen *screen, const struct canvas *canvas)
{
	(void)app, (void)screen;
	for (int y = 0; y < canvas->rows; y++)
		canvas_puts(canvas, y, 0,
			"ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ", STYLE_FAINT);
}

static const struct screen_class below = {.name = "below", .paint = paint_below};

static void app_start(struct app *app, int rows, int columns)
{
	*app = (struct app){.terminal = terminal_grid(rows, columns),
		.clipboard = STR_INIT,
		.message = STR_INIT};
	program_set_up(app);
	assert_true(app_push(app, &below, NULL));
}

static void app_stop(struct app *app)
{
	struct terminal *terminal = app->terminal;
	assert_string_equal(grid_fault(terminal), "");
	app_release(app);
	terminal->ops->close(terminal);
}

static void expect(struct app *app, const char *screen)
{
	grid_expect(app->terminal, screen);
}

static const char long_text[] =
	"รายงานนี้มีมาตรการที่ยังไม่ได้กรอกผลการดำเนินการ และมีช่องที่ยกมาจากปีก่อนซึ่งยังไม่ยืนยัน\n"
	"จะพิมพ์เลยหรือไม่";

/* --- how they look --- */

static void test_tell(void **state)
{
	(void)state;
	struct app app;
	app_start(&app, 20, 60);
	grid_type(app.terminal, "x");
	dialog_tell(&app, "ตรวจรายงาน", long_text);
	assert_false(app.ending);
	expect(&app, "\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "\n"
		     "  ┌─ ตรวจรายงาน ─────────────────────────────────────────┐\n"
		     "  │                                                      │\n"
		     "  │  รายงานนี้มีมาตรการที่ยังไม่ได้กรอกผลการดำเนินการ และมีช่องที่    │\n"
		     "  │  ยกมาจากปีก่อนซึ่งยังไม่ยืนยัน                               │\n"
		     "  │  จะพิมพ์เลยหรือไม่                                       │\n"
		     "  │                                                      │\n"
		     "  │  ▌ Enter ปิด                                          │\n"
		     "  │                                                      │\n"
		     "  └──────────────────────────────────────────────────────┘\n"
		     "\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "\n"
		     "\n");
	int row, column;
	grid_cursor(app.terminal, &row, &column);
	assert_int_equal(row, -1);
	app_stop(&app);
}

static void test_ask(void **state)
{
	(void)state;
	struct app app;
	app_start(&app, 20, 60);
	dialog_ask(&app, "ลบ", "ลบมาตรการที่ ๓ หรือไม่", false);
	expect(&app, "\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่\n"
		     "ที่น้ำที่น้ำที่  ┌─ ลบ ───────────────────────────────────┐\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  │  ลบมาตรการที่ ๓ หรือไม่                    │\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  │    y ใช่  ▌ n ไม่ใช่    Esc ยกเลิก         │\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  └────────────────────────────────────────┘\n"
		     "ที่น้ำที่น้ำที่\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "\n"
		     "\n");
	app_stop(&app);
}

static void test_any_size(void **state)
{
	(void)state;
	static const char *const texts[] = {"กองช่าง", "กองคลัง", "สำนักปลัด"};
	for (int rows = 1; rows <= 26; rows += 1)
		for (int columns = 1; columns <= 132; columns += columns < 30 ? 1 : 17) {
			struct app app;
			struct str text = STR_INIT;
			app_start(&app, rows, columns);
			dialog_tell(&app, "ตรวจรายงานก่อนพิมพ์", long_text);
			app.ending = false;
			dialog_ask(&app, "ลบ", long_text, true);
			app.ending = false;
			dialog_line(&app, "ไฟล์", "จะบันทึกที่ไหน", &text);
			app.ending = false;
			dialog_pick(&app, "ผู้รับผิดชอบ", texts, COUNT(texts), true, &text);
			app_stop(&app);
			str_release(&text);
		}
}

/* Where one types there is more room on a wide screen: paths are long. */
static void test_field_is_wider_on_a_wide_screen(void **state)
{
	static const struct {
		int columns, field;
	} rows[] = {{60, 48}, {80, 58}, {100, 58}, {120, 70}, {132, 77}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct app app;
		struct str text = STR_INIT;
		int row = 0, left = 0, right = 0;
		app_start(&app, 24, rows[i].columns);
		dialog_line(&app, "ไฟล์", "จะบันทึกที่ไหน", &text);
		grid_find(app.terminal, "[", &row, &left);
		grid_find(app.terminal, "]", &row, &right);
		assert_int_equal(right - left - 1, rows[i].field);
		assert_string_equal(grid_fault(app.terminal), "");
		app_stop(&app);
		str_release(&text);
	}
}

/* A text that is too long for the screen is scrolled by the keys that scroll. */
static void test_long_text_scrolls(void **state)
{
	(void)state;
	struct app app;
	struct str text = STR_INIT;
	for (int i = 1; i <= 40; i++)
		str_printf(&text, "บรรทัด %d\n", i);
	app_start(&app, 20, 60);
	grid_press(app.terminal, K_PAGE_DOWN);
	grid_press(app.terminal, K_END);
	grid_press(app.terminal, K_UP);
	dialog_tell(&app, "ยาว", text.data);
	assert_true(app.ending);
	expect(&app, "         ┌─ ยาว ──────────────────────────────────┐\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 26                           ↑  │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 27                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 28                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 29                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 30                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 31                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 32                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 33                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 34                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 35                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 36                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 37                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 38                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 39                              │\n"
		     "ที่น้ำที่น้ำที่  │  บรรทัด 40                           ↓  │\n"
		     "ที่น้ำที่น้ำที่  │  ▌ Enter ปิด                            │\n"
		     "ที่น้ำที่น้ำที่  └────────────────────────────────────────┘\n"
		     "\n"
		     "\n");
	str_release(&text);
	app_stop(&app);
}

/* The same while one types, where Home and End are of the line; what was wrong with an
 * answer is seen below the box. */
static void test_long_text_over_a_line(void **state)
{
	(void)state;
	struct app app;
	struct str text = STR_INIT, line = STR_INIT;
	struct secret secret = {0};
	int row, column;
	for (int i = 1; i <= 40; i++)
		str_printf(&text, "บรรทัด %d\n", i);
	str_puts(&text, "จะลงชื่อหรือไม่");
	app_start(&app, 20, 60);
	grid_type(app.terminal, "bc");
	grid_press(app.terminal, K_HOME);
	grid_type(app.terminal, "a");
	for (int i = 0; i < 3; i++)
		grid_press(app.terminal, K_PAGE_DOWN);
	assert_false(dialog_line(&app, "ยาว", text.data, &line));
	grid_find(app.terminal, "จะลงชื่อหรือไม่", &row, &column);
	grid_find(app.terminal, "[abc ", &row, &column);
	app.ending = false;
	for (int i = 0; i < 3; i++)
		grid_press(app.terminal, K_PAGE_DOWN);
	app_message(&app, STYLE_WARNING, "%s", "ไม่ใช่วลีนี้");
	assert_false(dialog_secret(&app, "ยาว", text.data, &secret));
	grid_find(app.terminal, "จะลงชื่อหรือไม่", &row, &column);
	app.ending = false;
	app_message(&app, STYLE_WARNING, "%s", "ไม่ใช่วลีนี้");
	assert_false(dialog_secret(&app, "ยาว", text.data, &secret));
	grid_find(app.terminal, "ไม่ใช่วลีนี้", &row, &column);
	assert_int_equal(row, 18);
	str_release(&text);
	str_release(&line);
	app_stop(&app);
}

/* --- yes or no --- */

static void test_answers(void **state)
{
	(void)state;
	static const struct {
		keystroke keys[3];
		bool yes_first, answer;
	} rows[] = {
		{{'y'}, false, true}, {{'Y'}, false, true},
		{{0x0E31}, false, true},                       /* ั, on the key of y */
		{{'n'}, true, false}, {{0x0E37}, true, false}, /* ื, on the key of n */
		{{K_ENTER}, true, true}, {{K_ENTER}, false, false},
		{{K_LEFT, K_ENTER}, false, true}, {{K_TAB, K_ENTER}, true, false},
		{{K_TAB, K_RIGHT, K_ENTER}, true, true}, {{K_ESCAPE}, true, false},
		{{'x', K_F1, 'y'}, false, true},
		{{0}, true, false}, /* the terminal is gone */
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct app app;
		app_start(&app, 24, 80);
		for (size_t k = 0; k < COUNT(rows[i].keys) && rows[i].keys[k]; k++) {
			if (rows[i].keys[k] >= K_UP) {
				grid_press(app.terminal, rows[i].keys[k]);
				continue;
			}
			struct str typed = STR_INIT;
			str_put_code_point(&typed, rows[i].keys[k]);
			grid_type(app.terminal, typed.data);
			str_release(&typed);
		}
		assert_int_equal(dialog_ask(&app, "ลบ", "ลบหรือไม่", rows[i].yes_first),
			rows[i].answer);
		assert_int_equal(app.ending, !rows[i].keys[0]);
		app_stop(&app);
	}
}

static void test_click(void **state)
{
	(void)state;
	struct app app;
	int row, column;
	app_start(&app, 24, 80);
	dialog_ask(&app, "ลบ", "ลบหรือไม่", false);
	grid_find(app.terminal, "ไม่ใช่", &row, &column);
	app.ending = false;
	grid_click(app.terminal, row, column + 2);
	assert_false(dialog_ask(&app, "ลบ", "ลบหรือไม่", true));
	assert_false(app.ending);
	grid_find(app.terminal, "ใช่", &row, &column);
	grid_click(app.terminal, 0, 0);
	grid_click(app.terminal, row, column);
	assert_true(dialog_ask(&app, "ลบ", "ลบหรือไม่", false));
	assert_false(app.ending);
	app_stop(&app);
}

/* What does not fit beside the others stands in the next row, and is clicked there. */
static void test_choices_in_rows(void **state)
{
	static const struct choice choices[] = {{.key = 'o', .name = "ปิดไว้ก่อน"},
		{.key = 'w', .name = "เตือนเท่านั้น"}, {.key = 'e', .name = "เป็นข้อผิดพลาด"},
		{.key = 'd', .name = "ตามที่ให้มา"}, {.key = K_ESCAPE, .name = "ยกเลิก"}};
	struct app app;
	int first, row, column;
	(void)state;
	app_start(&app, 20, 60);
	dialog_choose(&app, "กฎ", "กฎนี้", choices, COUNT(choices), CHOICE_NONE);
	assert_string_equal(grid_fault(app.terminal), "");
	grid_find(app.terminal, "o ปิด", &first, &column);
	for (size_t i = 0; i < COUNT(choices); i++)
		grid_find(app.terminal, choices[i].name, &row, &column);
	assert_int_equal(row, first + 1);
	app.ending = false;
	grid_click(app.terminal, row, column);
	assert_int_equal(
		dialog_choose(&app, "กฎ", "กฎนี้", choices, COUNT(choices), CHOICE_NONE),
		COUNT(choices) - 1);
	app_stop(&app);
}

/* --- one line --- */

static void test_line(void **state)
{
	(void)state;
	struct app app;
	struct str text = STR_INIT;
	int row, column;
	str_puts(&text, "รายงาน");
	app_start(&app, 20, 60);
	grid_type(app.terminal, " ๒๕๖๘");
	assert_false(dialog_line(&app, "บันทึก", "ชื่อไฟล์", &text));
	expect(&app, "\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "\n"
		     "  ┌─ บันทึก ───────────────────────────────────────────────┐\n"
		     "  │                                                      │\n"
		     "  │  ชื่อไฟล์                                               │\n"
		     "  │  [รายงาน ๒๕๖๘                                     ]  │\n"
		     "  │                                                      │\n"
		     "  │  ▌ Enter ตกลง    Esc ยกเลิก                           │\n"
		     "  │                                                      │\n"
		     "  └──────────────────────────────────────────────────────┘\n"
		     "\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "\n"
		     "\n");
	grid_cursor(app.terminal, &row, &column);
	assert_string_equal(grid_cell(app.terminal, row, column - 1), "๘");
	assert_string_equal(text.data, "รายงาน");
	app.ending = false;
	grid_type(app.terminal, "y");
	grid_press(app.terminal, K_ESCAPE);
	assert_false(dialog_line(&app, "บันทึก", "ชื่อไฟล์", &text));
	assert_string_equal(text.data, "รายงาน");
	grid_type(app.terminal, "yn");
	grid_press(app.terminal, K_BACKSPACE);
	grid_paste(app.terminal, "\n1", 2);
	grid_press(app.terminal, K_ENTER);
	assert_true(dialog_line(&app, "บันทึก", "ชื่อไฟล์", &text));
	assert_string_equal(text.data, "รายงานy 1");
	str_release(&text);
	app_stop(&app);
}

/* --- from a list --- */

static const char *const units[] = {"สำนักปลัด", "กองคลัง", "กองช่าง",
	"กองการศึกษา ศาสนาและวัฒนธรรม", "กองสาธารณสุข", "หน่วยตรวจสอบภายใน"};

static size_t pick(struct app *app, const char *keys, bool own, struct str *typed)
{
	app_start(app, 20, 60);
	grid_type(app->terminal, keys);
	return dialog_pick(app, "ผู้รับผิดชอบ", units, COUNT(units), own, typed);
}

static void test_pick(void **state)
{
	(void)state;
	static const struct {
		const char *keys; /* line end: Enter */
		bool own;
		size_t picked;
		const char *typed;
	} rows[] = {
		{"\n", false, 0, "-"},
		{"ช่าง\n", false, 2, "-"},
		{"กอง\n", true, 1, "-"},
		{"กองช่าง\n", true, 2, "-"},
		{"กองประปา\n", true, COUNT(units), "กองประปา"},
		{"  กองประปา \n", true, COUNT(units), "กองประปา"},
		{"กองประปา\n", false, SIZE_MAX, "-"}, /* Enter takes nothing */
		{" \n", true, 0, "-"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct app app;
		struct str typed = STR_INIT;
		str_puts(&typed, "-");
		assert_true(
			pick(&app, rows[i].keys, rows[i].own, &typed) == rows[i].picked);
		assert_string_equal(typed.data, rows[i].typed);
		assert_int_equal(app.ending, rows[i].picked == SIZE_MAX);
		if (rows[i].picked == SIZE_MAX) { /* and says why */
			str_clear(&typed);
			grid_text(app.terminal, &typed);
			assert_non_null(strstr(typed.data, "ไม่พบสิ่งที่ชื่อนี้"));
		}
		str_release(&typed);
		app_stop(&app);
	}
}

static void test_pick_looks(void **state)
{
	(void)state;
	struct app app;
	struct str typed = STR_INIT;
	assert_true(pick(&app, "กอง", true, &typed) == SIZE_MAX);
	expect(&app, "\n"
		     "ที่น้ำที่น้ำที่\n"
		     "ที่น้ำที่น้ำที่  ┌─ ผู้รับผิดชอบ ─────────────────────────────┐\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  │  พิมพ์เพื่อค้น หรือพิมพ์คำตอบอื่น                │\n"
		     "ที่น้ำที่น้ำที่  │  [กอง                               ]  │\n"
		     "ที่น้ำที่น้ำที่  │  ▌ กองคลัง                              │\n"
		     "ที่น้ำที่น้ำที่  │    กองช่าง                              │\n"
		     "ที่น้ำที่น้ำที่  │    กองการศึกษา ศาสนาและวัฒนธรรม          │\n"
		     "ที่น้ำที่น้ำที่  │    กองสาธารณสุข                         │\n"
		     "ที่น้ำที่น้ำที่  │    ตามที่พิมพ์: กอง                        │\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  │  ▌ Enter เลือก    Esc ยกเลิก             │\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  └────────────────────────────────────────┘\n"
		     "ที่น้ำที่น้ำที่\n"
		     "\n"
		     "\n");
	app_stop(&app);
	/* One's own answer stands behind those that fit. */
	app_start(&app, 20, 60);
	grid_type(app.terminal, "กอง");
	for (int i = 0; i < 4; i++)
		grid_press(app.terminal, K_DOWN);
	grid_press(app.terminal, K_ENTER);
	assert_int_equal(dialog_pick(&app, "ผู้รับผิดชอบ", units, COUNT(units), true, &typed),
		COUNT(units));
	assert_string_equal(typed.data, "กอง");
	str_release(&typed);
	app_stop(&app);
}

static void test_pick_with_mouse(void **state)
{
	(void)state;
	struct app app;
	int row, column;
	app_start(&app, 20, 60);
	dialog_pick(&app, "ผู้รับผิดชอบ", units, COUNT(units), false, NULL);
	grid_find(app.terminal, units[4], &row, &column);
	app.ending = false;
	grid_mouse(app.terminal, 0, 0, MOUSE_DOUBLE);
	grid_click(app.terminal, row - 1, column); /* goes there, and takes nothing */
	grid_mouse(app.terminal, row, column, MOUSE_DOUBLE);
	assert_int_equal(
		dialog_pick(&app, "ผู้รับผิดชอบ", units, COUNT(units), false, NULL), 4);
	assert_false(app.ending);
	app_stop(&app);
}

/* --- before something is destroyed --- */

static void test_confirm(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		keystroke key; /* behind it; 0: the terminal is gone */
		bool answer;
	} rows[] = {
		{"", K_F8, true},
		{"", CTRL('Y'), true},
		{"", K_ESCAPE, false},
		{"yYัYes ใช่\t1 ๑", 0, false},
		{"กรุงเทพฯ วันที่ ๑", K_ESCAPE, false},
		{"dddd\t\t", K_F8, true},
		/* What is marked is no, and stays it. */
		{"", K_ENTER, false},
		{"\t", K_ENTER, false},
		{"\n", K_F8, false},
		{"", K_DELETE, false}, /* held down, it opened the question */
		{"", K_F12, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct app app;
		app_start(&app, 24, 80);
		grid_type(app.terminal, rows[i].text);
		grid_paste(app.terminal, "y\n\031", 3);
		if (rows[i].key)
			grid_press(app.terminal, rows[i].key);
		assert_int_equal(
			dialog_confirm(&app, "ลบ", "ลบหรือไม่", "ลบ"), rows[i].answer);
		app_stop(&app);
	}
}

/* What answers is said to whoever presses something else: what answers by Enter is marked,
 * and no key moves that mark to what destroys. */
static void test_confirm_says_how(void **state)
{
	(void)state;
	static const keystroke keys[] = {'y', K_TAB, K_LEFT, K_RIGHT, K_DOWN, K_HOME};
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct app app;
		struct str screen = STR_INIT;
		app_start(&app, 20, 60);
		if (keys[i] == 'y')
			grid_type(app.terminal, "y");
		else
			grid_press(app.terminal, keys[i]);
		assert_false(dialog_confirm(&app, "ลบ", "ลบหรือไม่", "ลบ"));
		grid_text(app.terminal, &screen);
		assert_non_null(strstr(screen.data, "F8, Ctrl-Y ลบ  ▌ Esc ยกเลิก"));
		assert_non_null(strstr(screen.data, "กด Enter หรือ Esc เพื่อคงไว้ตามเดิม"));
		str_release(&screen);
		app_stop(&app);
	}
}

/* The form that is left: Enter saves, Esc and Ctrl-] go back to it; and what does nothing
 * says so. */
static void test_unsaved(void **state)
{
	(void)state;
	static const struct {
		keystroke key, then;
		enum unsaved answer;
		const char *shown;
	} rows[] = {
		{K_ENTER, 0, UNSAVED_SAVE, "▌ s บันทึก"},
		{K_ESCAPE, 0, UNSAVED_BACK, "Esc, b กลับไปแก้ต่อ"},
		{KEY_ESCAPE_TOO, 0, UNSAVED_BACK, "▌ s บันทึก"},
		{K_F8, 0, UNSAVED_DISCARD, "▌ s บันทึก"},
		{K_DOWN, 'b', UNSAVED_BACK, "กดปุ่มที่แสดงในกรอบนี้"},
		{K_TAB, K_TAB, UNSAVED_BACK, "▌ Esc, b กลับไปแก้ต่อ"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct app app;
		struct str screen = STR_INIT;
		app_start(&app, 20, 60);
		grid_press(app.terminal, rows[i].key);
		if (rows[i].then == 'b')
			grid_type(app.terminal, "b");
		else if (rows[i].then)
			grid_press(app.terminal, rows[i].then);
		assert_int_equal(dialog_unsaved(&app, "แบบฟอร์ม"), rows[i].answer);
		grid_text(app.terminal, &screen);
		if (!strstr(screen.data, rows[i].shown))
			fail_msg("%s", screen.data);
		str_release(&screen);
		app_stop(&app);
	}
}

/* What was typed before the question could be read does not answer it. */
static void test_typed_ahead(void **state)
{
	(void)state;
	static const struct choice choices[] = {
		{.key = 'a', .name = "A"}, {CHOICE_SURELY, .name = "B"}};
	for (int choose = 0; choose < 2; choose++) {
		struct app app;
		struct event event;
		app_start(&app, 24, 80);
		grid_ahead(app.terminal, true);
		grid_type(app.terminal, "da");
		grid_paste(app.terminal, "a", 1);
		grid_press(app.terminal, K_F8);
		grid_ahead(app.terminal, false);
		app_wait(&app, &event);
		assert_int_equal(event.key, 'd');
		if (choose)
			assert_int_equal(
				dialog_choose(&app, "ลบ", "ลบหรือไม่", choices, 2, 0),
				CHOICE_NONE);
		else
			assert_false(dialog_confirm(&app, "ลบ", "ลบหรือไม่", "ลบ"));
		app_stop(&app);
	}
}

/* Nothing is marked at first, and Enter does nothing; then it does what is marked. */
static void test_enter_does_the_marked(void **state)
{
	(void)state;
	static const struct choice choices[] = {
		{.key = 'm', .name = "ของฉัน"}, {.key = 't', .name = "ของเขา"}};
	static const struct {
		keystroke keys[4];
		int answer;
	} rows[] = {
		{{K_RIGHT, K_ENTER}, 0},
		{{K_TAB, K_TAB, K_ENTER}, 1},
		{{K_LEFT, K_ENTER}, 1},
		{{K_RIGHT, SHIFT(K_TAB), K_ENTER}, 1},
		{{K_ENTER, 't'}, 1},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct app app;
		app_start(&app, 24, 80);
		for (size_t k = 0; k < COUNT(rows[i].keys) && rows[i].keys[k]; k++)
			grid_press(app.terminal, rows[i].keys[k]);
		assert_int_equal(dialog_choose(&app, "สองฉบับ", "ฉบับใด", choices,
					 COUNT(choices), CHOICE_NONE),
			rows[i].answer);
		app_stop(&app);
	}
}

/* In a line the mark takes Esc for itself first. */
static void test_esc_ends_the_mark_in_a_line(void **state)
{
	(void)state;
	struct app app;
	struct str text = STR_INIT;
	str_puts(&text, "abc");
	app_start(&app, 24, 80);
	grid_press(app.terminal, CTRL(' '));
	grid_press(app.terminal, K_HOME);
	grid_press(app.terminal, K_ESCAPE);
	grid_type(app.terminal, "x\n");
	assert_true(dialog_line(&app, "ชื่อ", "ชื่อ", &text));
	assert_string_equal(text.data, "xabc");
	str_release(&text);
	app_stop(&app);
}

static void test_resize(void **state)
{
	(void)state;
	struct app app;
	app_start(&app, 24, 80);
	grid_resize(app.terminal, 3, 10);
	grid_resize(app.terminal, 20, 60);
	dialog_ask(&app, "ลบ", "ลบหรือไม่", false);
	expect(&app, "\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่\n"
		     "ที่น้ำที่น้ำที่  ┌─ ลบ ───────────────────────────────────┐\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  │  ลบหรือไม่                               │\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  │    y ใช่  ▌ n ไม่ใช่    Esc ยกเลิก         │\n"
		     "ที่น้ำที่น้ำที่  │                                        │\n"
		     "ที่น้ำที่น้ำที่  └────────────────────────────────────────┘\n"
		     "ที่น้ำที่น้ำที่\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "ที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำที่น้ำ\n"
		     "\n"
		     "\n");
	app_stop(&app);
}

/* A box over work that goes on, in a window that becomes too small for it and grows
 * again: the box is not drawn over the notice, and takes no key unseen. */
static void test_a_glance_in_every_size(void **state)
{
	(void)state;
	static const struct choice choices[] = {{.key = K_ESCAPE, .name = N_("stop")}};
	static const struct {
		int rows, columns;
		bool seen;
	} sizes[] = {{20, 60, true}, {1, 1, false}, {2, 3, false}, {19, 60, false},
		{1, 500, false}, {200, 1, false}, {300, 400, true}, {20, 60, true}};
	struct app app;
	struct dialog_box box;
	struct event event;
	app_start(&app, 20, 60);
	dialog_box_init(&box, &app, "การพิมพ์", long_text, choices, 1);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		grid_resize(app.terminal, sizes[i].rows, sizes[i].columns);
		grid_press(app.terminal, K_ESCAPE);
		assert_true(dialog_box_glance(&box, 0, &event));
		assert_int_equal(event.kind, EVENT_RESIZE);
		assert_true(dialog_box_glance(&box, 0, &event));
		assert_int_equal(
			dialog_box_choice(&box, &event), sizes[i].seen ? 0 : CHOICE_NONE);
		struct str screen = STR_INIT;
		grid_text(app.terminal, &screen);
		assert_int_equal(strstr(screen.data, "การพิมพ์") != NULL, sizes[i].seen);
		str_release(&screen);
	}
	dialog_box_release(&box);
	app_stop(&app);
}

int main(void)
{
	language_start(TOP_BUILDDIR "/po");
	language_set("th");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tell),
		cmocka_unit_test(test_ask),
		cmocka_unit_test(test_any_size),
		cmocka_unit_test(test_field_is_wider_on_a_wide_screen),
		cmocka_unit_test(test_long_text_scrolls),
		cmocka_unit_test(test_long_text_over_a_line),
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_click),
		cmocka_unit_test(test_choices_in_rows),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_pick),
		cmocka_unit_test(test_pick_looks),
		cmocka_unit_test(test_pick_with_mouse),
		cmocka_unit_test(test_confirm),
		cmocka_unit_test(test_confirm_says_how),
		cmocka_unit_test(test_unsaved),
		cmocka_unit_test(test_typed_ahead),
		cmocka_unit_test(test_enter_does_the_marked),
		cmocka_unit_test(test_esc_ends_the_mark_in_a_line),
		cmocka_unit_test(test_resize),
		cmocka_unit_test(test_a_glance_in_every_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
