/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl-O in the guide: units, the group and ITA items are chosen, not typed. */
#include <config.h>

#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define REPORT(card)                                                                                               \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","                            \
	"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"                            \
	"\"title\":\"รายงาน\",\"ita\":{\"year\":2567,\"items\":[{\"code\":\"e3\","                     \
	"\"issue\":\"ติดป้าย\"},{\"code\":\"e5\",\"issue\":\"คิวนาน\"}]},\"cards\":["    \
	"{\"issue\":\"หนึ่ง\",\"measure\":\"ข\",\"group\":\"งานบริการ\",\"owners\":" \
	"[\"กองคลัง\",\"สำนักปลัด\"]}," card "]}"
#define ISSUE "{\"issue\":\"สอง\",\"measure\":\"ข\"}"

/* The second card, so many fields behind its steps. */
static void begin(struct desk *desk, const char *report, int fields)
{
	desk_with_report(desk, report);
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, K_DOWN);
	grid_press(desk->grid, K_ENTER);
	for (int i = 0; i < fields; i++)
		grid_press(desk->grid, CTRL('N'));
}
enum { TO_OWNERS = 2, TO_GROUP = 6, TO_REFS = 7 };

static void assert_field(struct desk *desk, enum card_field field, const char *text)
{
	struct card_entry entry;
	struct str stored = STR_INIT;
	struct error error = ERROR_INIT;
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
	int64_t card = 0;
	assert_done(store_card_at(desk->app.store, 1, 2, &card, &error), &error);
	assert_done(store_card(desk->app.store, card, &entry, &error), &error);
	card_field_append(&stored, &entry.card, field);
	assert_string_equal(stored.data, text);
	card_entry_release(&entry);
	str_release(&stored);
}

/* One that stands there already is not put there again, and it is said. */
static void test_a_unit_once(void **state)
{
	struct desk desk;
	(void)state;
	for (int saved = 0; saved < 2; saved++) {
		begin(&desk, REPORT(ISSUE), TO_OWNERS);
		for (int i = 0; i < 2; i++) {
			grid_press(desk.grid, CTRL('O'));
			grid_type(desk.grid, "กองคลัง\n");
		}
		if (saved) {
			assert_field(&desk, FIELD_OWNERS, "กองคลัง");
		} else {
			desk_run(&desk);
			assert_shown(&desk, "มีกองคลังอยู่ในรายการแล้ว");
		}
		desk_remove(&desk);
	}
}

/* Typed twice it is told beside the field, and there is no tick on the field's name; so is
 * an ITA item that is none. */
static void test_what_is_doubted_has_no_tick(void **state)
{
	static const struct {
		int fields;
		const char *typed, *name, *told;
	} rows[] = {
		{TO_OWNERS, "กองคลัง\nกองคลัง", "ผู้รับผิดชอบ", "“กองคลัง” ซ้ำกันในมาตรการนี้"},
		{TO_REFS, "e99", "ข้อ ITA", "ITA ปี ๒๕๖๗ ไม่มีข้อ e99"},
		{TO_REFS, "xyz", "ข้อ ITA", "ITA ปี ๒๕๖๗ ไม่มีข้อ xyz"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct str marked = STR_INIT;
		begin(&desk, REPORT(ISSUE), rows[i].fields);
		grid_type(desk.grid, rows[i].typed);
		grid_pass(desk.grid);
		desk_run(&desk);
		str_printf(&marked, "! %s", rows[i].name);
		assert_shown(&desk, marked.data);
		assert_shown(&desk, rows[i].told);
		str_release(&marked);
		desk_remove(&desk);
	}
}

/* The groups that the report has; one that it does not have yet, as it is typed. Ctrl-Z
 * takes the choice back. */
static void test_group(void **state)
{
	static const struct {
		const char *before, *chosen, *after, *group;
	} rows[] = {
		{"", "\n", "", "งานบริการ"},
		{"", "งานคลัง\n", "", "งานคลัง"},
		{"เดิม", "งานบริการ\n", "", "งานบริการ"},
		{"เดิม", "งานบริการ\n", "\032", "เดิม"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk, REPORT(ISSUE), TO_GROUP);
		grid_type(desk.grid, rows[i].before);
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, rows[i].chosen);
		grid_type(desk.grid, rows[i].after);
		assert_field(&desk, FIELD_GROUP, rows[i].group);
		desk_remove(&desk);
	}
}

/* Those of the result stand first; what the card names already is ticked and stays as it
 * is written, what nobody knows too. */
static void test_items(void **state)
{
	static const struct {
		const char *card, *chosen, *refs;
	} rows[] = {
		{ISSUE, " \n", "e3"},
		{"{\"issue\":\"สอง\",\"measure\":\"ข\",\"refs\":[\"x\",\"E๕\",\"i1\"]}",
			" \n", "x\nE๕\ni1\ne3"},
		{"{\"issue\":\"สอง\",\"measure\":\"ข\",\"refs\":[\"E๓\",\"x\"]}", " \n",
			"x"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct str report = STR_INIT;
		const char *mark = strstr(REPORT("@"), "@");
		str_append(&report, REPORT("@"), (size_t)(mark - REPORT("@")));
		str_puts(&report, rows[i].card);
		str_puts(&report, mark + 1);
		begin(&desk, report.data, TO_REFS);
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, rows[i].chosen);
		assert_field(&desk, FIELD_REFS, rows[i].refs);
		str_release(&report);
		desk_remove(&desk);
	}
}

/* Codes in one line are items of their own, and the field shows them so. */
static void test_codes_in_one_line(void **state)
{
	static const struct {
		const char *typed, *refs;
	} rows[] = {
		{"e3,e5", "e3\ne5"},
		{"e3 และ e5\ni๗", "e3\ne5\ni๗"},
		{"i1;E๒ / o3", "i1\nE๒\no3"},
		{"e3, ข้อ ๕", "e3, ข้อ ๕"},
		{"e 3", "e 3"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk, REPORT(ISSUE), TO_REFS);
		grid_type(desk.grid, rows[i].typed);
		assert_field(&desk, FIELD_REFS, rows[i].refs);
		desk_remove(&desk);
	}
	struct desk desk;
	begin(&desk, REPORT(ISSUE), TO_REFS);
	grid_type(desk.grid, "e3,e5");
	grid_press(desk.grid, CTRL('N'));
	grid_press(desk.grid, CTRL('R'));
	desk_run(&desk);
	assert_not_shown(&desk, "e3,e5");
	assert_shown(&desk, "e5");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_unit_once),
		cmocka_unit_test(test_what_is_doubted_has_no_tick),
		cmocka_unit_test(test_group),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_codes_in_one_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
