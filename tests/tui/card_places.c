/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups in the list of cards: shown, moved in and between, taken back. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define CARD(issue, group) "{\"issue\":\"" issue "\",\"group\":\"" group "\"}"
#define HEAD(layout)                                                                                \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"" layout "\",\"agency\":{"                 \
	"\"type\":\"อบต.\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12," \
	"\"title\":\"รายงาน\",\"cards\":["

/* ด้านบริการ: คิว, ป้าย; ด้านพัสดุ: รถ, ยืม; เงิน in none. */
#define CARDS                                                                            \
	"{\"issue\":\"คิว\",\"group\":\"ด้านบริการ\"}," CARD("ป้าย", "ด้านบริการ") "," CARD(   \
		"รถ", "ด้านพัสดุ") "," CARD("ยืม", "ด้านพัสดุ") ",{\"issue\":\"เงิน\"}]}"

static void begin(struct desk *desk)
{
	desk_with_report(desk, HEAD("oversight") CARDS);
	grid_press(desk->grid, K_ENTER);
}

static void again(struct desk *desk)
{
	desk_from_reports(desk);
	grid_press(desk->grid, K_ENTER);
}

static void press(struct desk *desk, keystroke key, int times)
{
	while (times-- > 0)
		grid_press(desk->grid, key);
}

/* "คิว ด้านบริการ/ป้าย …", "-" where the group is absent. */
static void assert_places(struct desk *desk, const char *expected)
{
	struct report report;
	struct str all = STR_INIT;
	office_load(&desk->office, 1, &report);
	for (size_t i = 0; i < report.count; i++)
		str_printf(&all, "%s%s %s", i ? "/" : "", report.cards[i].issue,
			report.cards[i].group ? report.cards[i].group : "-");
	assert_string_equal(all.data, expected);
	str_release(&all);
	report_release(&report);
}

#define AS_IT_WAS "คิว ด้านบริการ/ป้าย ด้านบริการ/รถ ด้านพัสดุ/ยืม ด้านพัสดุ/เงิน -"

/* Each group has its name above it; where none is printed, or the rows are sorted, none. */
static void test_groups_are_shown(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	desk_run(&desk);
	assert_shown(&desk, "  ด้านบริการ\n▌    ๑  คิว");
	assert_shown(&desk, "  ด้านพัสดุ\n     ๓  รถ");
	assert_shown(&desk, "  (ไม่อยู่ในกลุ่มใด)\n     ๕  เงิน");
	assert_not_shown(&desk, "  ด้านบริการ\n     ๒");
	again(&desk);
	grid_type(desk.grid, "s");
	desk_run(&desk);
	assert_not_shown(&desk, "ด้านพัสดุ");
	desk_remove(&desk);
	desk_with_report(&desk, HEAD("annual") CARDS);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "▌    ๑  คิว");
	assert_not_shown(&desk, "ด้านพัสดุ");
	desk_remove(&desk);
}

/* In a group the place changes; at its border the group does, which is told. */
static void test_moves(void **state)
{
	static const struct {
		int from; /* the row, from 0 */
		keystroke key;
		const char *places, *told;
	} rows[] = {
		{0, CTRL('D'), "ป้าย ด้านบริการ/คิว ด้านบริการ/รถ ด้านพัสดุ/ยืม ด้านพัสดุ/เงิน -",
			NULL},
		{1, ALT(K_DOWN), "คิว ด้านบริการ/ป้าย ด้านพัสดุ/รถ ด้านพัสดุ/ยืม ด้านพัสดุ/เงิน -",
			"“ด้านพัสดุ”"},
		{2, CTRL('U'), "คิว ด้านบริการ/ป้าย ด้านบริการ/รถ ด้านบริการ/ยืม ด้านพัสดุ/เงิน -",
			"“ด้านบริการ”"},
		{3, CTRL('D'), "คิว ด้านบริการ/ป้าย ด้านบริการ/รถ ด้านพัสดุ/ยืม -/เงิน -",
			"ไม่อยู่ในกลุ่มใด"},
		{4, ALT(K_UP), "คิว ด้านบริการ/ป้าย ด้านบริการ/รถ ด้านพัสดุ/ยืม ด้านพัสดุ/เงิน ด้านพัสดุ",
			"“ด้านพัสดุ”"},
		{0, CTRL('U'), AS_IT_WAS, NULL},
		{4, CTRL('D'), AS_IT_WAS, NULL},
	};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		begin(&desk);
		press(&desk, K_DOWN, rows[i].from);
		grid_press(desk.grid, rows[i].key);
		desk_run(&desk);
		assert_places(&desk, rows[i].places);
		if (rows[i].told)
			assert_shown(&desk, rows[i].told);
		else
			assert_not_shown(&desk, "Ctrl-Z ");
		desk_remove(&desk);
		begin(&desk);
		press(&desk, K_DOWN, rows[i].from);
		grid_press(desk.grid, rows[i].key);
		grid_press(desk.grid, CTRL('Z'));
		desk_run(&desk);
		assert_places(&desk, AS_IT_WAS);
		desk_remove(&desk);
	}
}

/* Every deed of this visit is taken back, the last first, until nothing is left to be. */
static void test_all_is_taken_back(void **state)
{
	static const struct {
		int times; /* of Ctrl-Z */
		const char *places;
	} rows[] = {
		{0, "ยืม ด้านบริการ/คิว ด้านบริการ/ป้าย ด้านบริการ/รถ ด้านพัสดุ"},
		{1, "ยืม ด้านบริการ/คิว ด้านบริการ/ป้าย ด้านบริการ/รถ ด้านพัสดุ/เงิน -"},
		{2, "คิว ด้านบริการ/ยืม ด้านบริการ/ป้าย ด้านบริการ/รถ ด้านพัสดุ/เงิน -"},
		{3, "คิว ด้านบริการ/ป้าย ด้านบริการ/ยืม ด้านบริการ/รถ ด้านพัสดุ/เงิน -"},
		{4, "คิว ด้านบริการ/ป้าย ด้านบริการ/ยืม ด้านพัสดุ/รถ ด้านพัสดุ/เงิน -"},
		{5, AS_IT_WAS},
		{6, AS_IT_WAS},
	};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		begin(&desk);
		press(&desk, K_DOWN, 3);
		press(&desk, CTRL('U'), 4); /* up, over the border, up, up */
		press(&desk, K_DOWN, 4);
		grid_press(desk.grid, K_DELETE);
		grid_type(desk.grid, GRID_SURELY);
		press(&desk, CTRL('Z'), rows[i].times);
		desk_run(&desk);
		assert_places(&desk, rows[i].places);
		desk_remove(&desk);
	}
}

/* One measure over two borders: taking back the second leads to the first. */
static void test_two_borders(void **state)
{
	static const char *const places[] = {"คิว ก/เงิน ก/รถ ข", "คิว ก/เงิน ข/รถ ข",
		"คิว ก/รถ ข/เงิน ข", "คิว ก/รถ ข/เงิน ค"};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(places); i++) {
		desk_with_report(&desk, HEAD("oversight") CARD("คิว", "ก") "," CARD(
						"รถ", "ข") "," CARD("เงิน", "ค") "]}");
		grid_press(desk.grid, K_ENTER);
		press(&desk, K_DOWN, 2);
		press(&desk, CTRL('U'), 3); /* into ข, up in it, into ก */
		press(&desk, CTRL('Z'), (int)i);
		desk_run(&desk);
		assert_places(&desk, places[i]);
		desk_remove(&desk);
	}
}

/* A measure that stands apart goes to the rest of its group, whichever way that is. */
static void test_joins_the_rest_of_its_group(void **state)
{
	static const struct {
		int from;
		keystroke key;
		const char *places;
	} rows[] = {{3, CTRL('U'), "คิว ก/ยืม ก/ป้าย ข/รถ ข"},
		{0, CTRL('D'), "ป้าย ข/รถ ข/คิว ก/ยืม ก"}};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		desk_with_report(&desk,
			HEAD("oversight") CARD("คิว", "ก") "," CARD("ป้าย", "ข") "," CARD(
				"รถ", "ข") "," CARD("ยืม", "ก") "]}");
		grid_press(desk.grid, K_ENTER);
		press(&desk, K_DOWN, rows[i].from);
		grid_press(desk.grid, rows[i].key);
		desk_run(&desk);
		assert_places(&desk, rows[i].places);
		assert_shown(&desk, "“ก”");
		desk_remove(&desk);
	}
}

static enum card_state state_of(struct desk *desk, size_t card)
{
	struct report report;
	office_load(&desk->office, 1, &report);
	const enum card_state state = report.cards[card].state;
	report_release(&report);
	return state;
}

/* A done measure is a draft in its new group, as is said, and done again once that is taken
 * back; unless somebody has changed it since. */
static void test_a_done_one_is_done_again(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_report(&desk,
		HEAD("oversight") "{\"issue\":\"คิว\",\"group\":\"ก\",\"state\":\"done\"}," CARD(
			"รถ", "ข") "]}");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('D'));
	desk_run(&desk);
	assert_places(&desk, "คิว ข/รถ ข");
	assert_shown(&desk, "ฉบับร่าง");
	assert_int_equal(state_of(&desk, 0), CARD_DRAFT);
	desk_remove(&desk);
	desk_with_report(&desk,
		HEAD("oversight") "{\"issue\":\"คิว\",\"group\":\"ก\",\"state\":\"done\"}," CARD(
			"รถ", "ข") "]}");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('D'));
	grid_press(desk.grid, CTRL('Z'));
	desk_run(&desk);
	assert_places(&desk, "คิว ก/รถ ข");
	assert_int_equal(state_of(&desk, 0), CARD_DONE);
	desk_remove(&desk);
}

/* What somebody else says in it between is not lost by taking back. */
static void change_between(void *context)
{
	struct desk *desk = context;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->office.store, 1, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = strdup("คิวยาว");
	assert_int_equal(
		store_save_card(desk->office.store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void test_changed_meanwhile(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_report(
		&desk, HEAD("oversight") CARD("คิว", "ก") "," CARD("รถ", "ข") "]}");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('D'));
	grid_see(desk.grid, change_between, &desk);
	grid_press(desk.grid, CTRL('Z'));
	desk_run(&desk);
	assert_places(&desk, "คิวยาว ข/รถ ข");
	assert_shown(&desk, "มีผู้อื่นเพิ่งแก้ไข");
	desk_remove(&desk);
}

static void move_between(void *context)
{
	struct desk *desk = context;
	struct error error = ERROR_INIT;
	assert_done(store_move_card(desk->office.store, 1, 3, "manit", &error), &error);
}

/* Nor is where somebody else puts it. */
static void test_moved_meanwhile(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_report(&desk, HEAD("annual") CARD("คิว", "ก") "," CARD(
					"รถ", "ก") "," CARD("ยืม", "ก") "]}");
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, CTRL('D'));
	grid_see(desk.grid, move_between, &desk);
	grid_press(desk.grid, CTRL('Z'));
	desk_run(&desk);
	assert_places(&desk, "รถ ก/ยืม ก/คิว ก");
	assert_shown(&desk, "มีผู้อื่นเพิ่งแก้ไข");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_groups_are_shown),
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_all_is_taken_back),
		cmocka_unit_test(test_two_borders),
		cmocka_unit_test(test_joins_the_rest_of_its_group),
		cmocka_unit_test(test_a_done_one_is_done_again),
		cmocka_unit_test(test_changed_meanwhile),
		cmocka_unit_test(test_moved_meanwhile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
