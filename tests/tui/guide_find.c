/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The card guide: finding words in a card, and what is checked as one types.
 */
#include <config.h>

#include "db/store.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "tui/terminal/key.h"

#include <string.h>

static void test_find(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk,
		"{\"issue\":\"กขค\",\"measure\":\"x\",\"outcome\":\"ปี 2568\","
		"\"steps\":{\"lead\":\"ดังนี้\",\"marks\":\"thai\","
		"\"items\":[\"ก\",\"ปี ๒๕๖๘\"]}}");
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, K_F3);
	grid_type(desk.grid, "๒๕๖๘\n");
	desk_run(&desk);
	assert_shown(&desk, "▶ ผลลัพธ์");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, CTRL('F'));
	grid_type(desk.grid, "ไม่มี\n");
	desk_run(&desk);
	assert_shown(&desk, "ไม่พบในมาตรการนี้");
	desk_remove(&desk);
}

/* On the whole card PgDn goes on through all fields, and PgUp back; in the guide, which
 * shows one field, they stay in it. */
static void test_pages_through_the_card(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "{\"issue\":\"ก\\nข\\nค\",\"measure\":\"ง\",\"steps\":{"
			       "\"items\":[\"จ\",\"ฉ\"]},\"suggestion\":\"ชช\"}");
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_press(desk.grid, K_F4);
	for (int i = 0; i < 30; i++)
		grid_press(desk.grid, K_PAGE_DOWN);
	grid_type(desk.grid, "1");
	for (int i = 0; i < 30; i++)
		grid_press(desk.grid, K_PAGE_UP);
	grid_type(desk.grid, "2");
	grid_press(desk.grid, K_F4);
	for (int i = 0; i < 9; i++)
		grid_press(desk.grid, K_PAGE_DOWN);
	grid_type(desk.grid, "3");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.suggestion, "1ชช");
	assert_non_null(strchr(entry.card.issue, '2'));
	assert_string_equal(strrchr(entry.card.issue, '\n') + 1, "ค3");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* What of a paste could not be read is told, in every kind of field, and nothing else. */
static void test_paste_says_what_is_lost(void **state)
{
	static const struct {
		const char *text;
		bool told;
	} rows[] = {
		{"ก\x80ข", true}, {"ก\u0E3Bข", true}, {"ก\xE0\xB8", true},
		{"กข\n\tค", false}, {"\uFFFD", false}, /* it came so */
		{"\u0E48ก", false},                    /* kept, and shown on a circle */
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int field = 0; field < 5; field++) {
			struct desk desk;
			desk_with_cards(&desk, "{}");
			grid_type(desk.grid, "\n\n");
			for (int tab = 0; tab < field; tab++)
				grid_press(desk.grid, CTRL('N'));
			grid_paste(desk.grid, rows[i].text, strlen(rows[i].text));
			desk_run(&desk);
			if (rows[i].told)
				assert_shown(&desk, "อ่านไม่ได้");
			else
				assert_not_shown(&desk, "อ่านไม่ได้");
			desk_remove(&desk);
		}
	}
}

static void test_checks(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "{}");
	grid_type(desk.grid, "\n\n\t\tก\nข\nค");
	desk_run(&desk);
	assert_shown(&desk, "✓ มี ๓ ข้อ");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n\tวันไหนก็ได้");
	desk_run(&desk);
	assert_shown(&desk, "ไม่เข้าใจระยะเวลานี้");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n\tก\nข\nก");
	desk_run(&desk);
	assert_shown(&desk, "! ข้อ ๓ เหมือนข้อ ๑");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_pages_through_the_card),
		cmocka_unit_test(test_paste_says_what_is_lost),
		cmocka_unit_test(test_checks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
