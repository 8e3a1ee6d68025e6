/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence in the guide: Tab goes through the lines of a piece, as in every form. */
#include <config.h>

#include "db/store.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "tui/terminal/key.h"

/* The field of the output is on the screen. */
static void begin(struct desk *desk)
{
	desk_with_cards(desk, "{\"issue\":\"ก\",\"measure\":\"ข\"}");
	grid_type(desk->grid, "\n\n");
	for (int i = 0; i < 3; i++)
		grid_press(desk->grid, CTRL('N'));
}

static void read_card(struct desk *desk, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->app.store, 1, entry, &error), &error);
}

/* Address, caption and date one after the other, then the next field; and back. */
static void test_tab_goes_line_by_line(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\twww.ก.th\tหน้าแรก\t๑ ม.ค. ๖๘\tดีขึ้น");
	for (int i = 0; i < 3; i++) /* the date, the caption, the place */
		grid_press(desk.grid, SHIFT(K_TAB));
	grid_type(desk.grid, "/");
	for (int i = 0; i < 2; i++) /* the kind, the field before */
		grid_press(desk.grid, SHIFT(K_TAB));
	grid_type(desk.grid, "ครบ");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_card(&desk, &entry);
	assert_int_equal(entry.card.evidence.count, 1);
	assert_string_equal(entry.card.evidence.items[0].ref, "www.ก.th/");
	assert_string_equal(entry.card.evidence.items[0].caption, "หน้าแรก");
	assert_string_equal(entry.card.evidence.items[0].date, "๑ ม.ค. ๖๘");
	assert_string_equal(entry.card.output, "ครบ");
	assert_string_equal(entry.card.outcome, "ดีขึ้น");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* From the kind, where nothing is yet, to the place. Ctrl-N leaves at once. */
static void test_from_the_kind(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t");
	grid_press(desk.grid, K_UP);
	grid_type(desk.grid, "\tป้าย.png");
	grid_press(desk.grid, CTRL('N'));
	grid_type(desk.grid, "ดีขึ้น");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_card(&desk, &entry);
	assert_string_equal(entry.card.evidence.items[0].ref, "ป้าย.png");
	assert_string_equal(entry.card.outcome, "ดีขึ้น");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* Words are those of the dictionary. */
static void test_by_words(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	for (int field = 0; field < 2; field++) { /* the place, the caption */
		grid_type(desk.grid, "\tประชุมคณะกรรมการ");
		grid_press(desk.grid, CTRL(K_LEFT));
		grid_type(desk.grid, "X");
	}
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_card(&desk, &entry);
	assert_string_equal(entry.card.evidence.items[0].ref, "ประชุมคณะXกรรมการ");
	assert_string_equal(entry.card.evidence.items[0].caption, "ประชุมคณะXกรรมการ");
	card_entry_release(&entry);
	desk_remove(&desk);
}

static void test_the_bar_says_so(void **state)
{
	static const struct {
		const char *keys, *shown;
	} rows[] = {
		{"", "Tab ช่องถัดไป"},
		{"\t", "Tab บรรทัดถัดไป"},
		{"\t\t\t", "Tab ช่องถัดไป"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		begin(&desk);
		grid_type(desk.grid, rows[i].keys);
		desk_run(&desk);
		assert_shown(&desk, rows[i].shown);
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tab_goes_line_by_line),
		cmocka_unit_test(test_from_the_kind),
		cmocka_unit_test(test_by_words),
		cmocka_unit_test(test_the_bar_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
