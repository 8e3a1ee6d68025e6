/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card that two people change: nothing is overwritten unseen, nothing is lost. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

static void make(struct desk *desk)
{
	desk_with_cards(
		desk, "{\"issue\":\"เดิม\",\"measure\":\"แจกบัตร\\nทุกวัน\",\"strange\":1}");
}

/* Opens the card: at what it lacks first, or where its draft was. */
static void open_card(struct desk *desk)
{
	grid_type(desk->grid, "\n\n");
}

static void set(char **text, const char *words)
{
	free(*text);
	*text = mem_strdup(words);
}

/* Somebody else changes measure and outcome. */
static void others(struct desk *desk, const char *measure)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	set(&entry.card.measure, measure);
	set(&entry.card.outcome, "ผลของมานิตย์");
	assert_int_equal(
		store_save_card(desk->app.store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
}

/* Changes the issue, which is saved, and the measure; before that is saved somebody else
 * changes the card. */
static void collide(struct desk *desk)
{
	open_card(desk);
	grid_press(desk->grid, SHIFT(K_TAB));
	grid_press(desk->grid, SHIFT(K_TAB));
	grid_press(desk->grid, K_END);
	grid_type(desk->grid, " ใหม่");
	grid_press(desk->grid, K_TAB);
	desk_run(desk);
	desk_from_reports(desk);
	open_card(desk);
	grid_type(desk->grid, "แจกบัตรที่หน้าห้อง");
	desk_run(desk);
	others(desk, "แจกบัตรสองจุด");
	desk_from_reports(desk);
	open_card(desk);
	grid_press(desk->grid, K_TAB);
}

static void assert_card(struct desk *desk, const char *issue, const char *measure,
	const char *outcome, int64_t revision)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->app.store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.issue, issue);
	assert_string_equal(entry.card.measure, measure);
	assert_string_equal(entry.card.outcome, outcome);
	assert_string_equal(entry.card.extra, "{\"strange\":1}");
	assert_int_equal(entry.revision, revision);
	card_entry_release(&entry);
}

/* Showing both versions writes nothing. */
static void test_nothing_is_written(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	collide(&desk);
	desk_run(&desk);
	assert_shown(&desk, "manit แก้ไขมาตรการนี้ด้วย");
	assert_card(&desk, "เดิม ใหม่", "แจกบัตรสองจุด", "ผลของมานิตย์", 3);
	desk_remove(&desk);
}

/* The fields stand in the order of the report's form, as in the guide. */
static void test_order(void **state)
{
	struct desk desk;
	struct str screen = STR_INIT;
	(void)state;
	make(&desk);
	collide(&desk);
	desk_run(&desk);
	grid_text(desk.grid, &screen);
	const char *at = screen.data;
	static const enum card_field order[] = {FIELD_ISSUE, FIELD_MEASURE, FIELD_STEPS,
		FIELD_PERIOD, FIELD_OWNERS, FIELD_OUTPUT, FIELD_EVIDENCE, FIELD_OUTCOME,
		FIELD_GROUP};
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		struct str label = STR_INIT;
		str_printf(&label, " %s ", _(card_field_label(order[i])));
		at = strstr(at, label.data);
		if (!at)
			fail_msg("%s is not in its place:\n%s", label.data, screen.data);
		str_release(&label);
	}
	str_release(&screen);
	desk_remove(&desk);
}

#define TYPED "แจกบัตรที่หน้าห้องแจกบัตร\nทุกวัน"

static void test_mine(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	collide(&desk);
	grid_type(desk.grid, "m\n");
	desk_run(&desk);
	assert_shown(&desk, "บันทึกตามที่เลือกแล้ว");
	assert_card(&desk, "เดิม ใหม่", TYPED, "ผลของมานิตย์", 4);
	desk_remove(&desk);
}

static void test_theirs(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	collide(&desk);
	grid_type(desk.grid, "t\n");
	grid_press(desk.grid, SHIFT(K_TAB));
	desk_run(&desk);
	assert_card(&desk, "เดิม ใหม่", "แจกบัตรสองจุด", "ผลของมานิตย์", 3);
	/* The guide shows what was chosen, and goes on from there. */
	assert_shown(&desk, "แจกบัตรสองจุด");
	desk_from_reports(&desk);
	open_card(&desk);
	grid_type(desk.grid, "X\t");
	desk_run(&desk);
	assert_card(&desk, "เดิม ใหม่", "Xแจกบัตรสองจุด", "ผลของมานิตย์", 4);
	desk_remove(&desk);
}

/* Types into measure and outcome, which somebody else changes before either is saved. */
static void collide_twice(struct desk *desk)
{
	open_card(desk);
	grid_press(desk->grid, SHIFT(K_TAB));
	grid_type(desk->grid, "ก");
	desk_run(desk);
	others(desk, "แจกบัตรสองจุด");
	desk_from_reports(desk);
	open_card(desk);
	/* Leaving a field shows the conflict; Esc goes back to the card. */
	for (int i = 0; i < 6; i++) {
		grid_press(desk->grid, CTRL('N'));
		grid_press(desk->grid, K_ESCAPE);
	}
	grid_type(desk->grid, "ข");
	grid_press(desk->grid, CTRL('N'));
}

/* Esc says what becomes of what was typed. */
static void test_left_without_a_choice(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	collide_twice(&desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ได้เลือก ข้อความที่ท่านพิมพ์เก็บไว้แล้ว");
	desk_remove(&desk);
}

/* Enter takes nothing that was not chosen: it says what is to be. */
static void test_nothing_by_itself(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	collide_twice(&desk);
	grid_type(desk.grid, "\n");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ได้เลือก: มาตรการ, ผลลัพธ์");
	assert_card(&desk, "เดิม", "แจกบัตรสองจุด", "ผลของมานิตย์", 2);
	desk_from_reports(&desk);
	open_card(&desk);
	grid_type(desk.grid, "\tm\n");
	desk_run(&desk);
	assert_shown(&desk, "ยังไม่ได้เลือก: ผลลัพธ์");
	assert_card(&desk, "เดิม", "แจกบัตรสองจุด", "ผลของมานิตย์", 2);
	desk_from_reports(&desk);
	open_card(&desk);
	/* The second Enter went on to the outcome. */
	grid_type(desk.grid, "\tm\nt\n");
	desk_run(&desk);
	assert_card(&desk, "เดิม", "กแจกบัตร\nทุกวัน", "ผลของมานิตย์", 3);
	desk_remove(&desk);
}

static void test_all(void **state)
{
	static const struct {
		const char *keys, *measure, *outcome;
		int64_t revision;
	} cases[] = {
		{"\ta\n", "กแจกบัตร\nทุกวัน", "ขผลของมานิตย์", 3},
		{"\tl\n", "แจกบัตรสองจุด", "ผลของมานิตย์", 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct desk desk;
		make(&desk);
		desk.columns = 100; /* so that the bar has room for it */
		desk_again(&desk);
		collide_twice(&desk);
		desk_run(&desk);
		assert_shown(&desk, "a ของฉันทั้งหมด");
		desk_from_reports(&desk);
		open_card(&desk);
		grid_type(desk.grid, cases[i].keys);
		desk_run(&desk);
		assert_card(&desk, "เดิม", cases[i].measure, cases[i].outcome,
			cases[i].revision);
		desk_remove(&desk);
	}
}

/* Who leaves without choosing has lost nothing, and is asked again. */
static void test_left_open(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	collide(&desk);
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_card(&desk, "เดิม ใหม่", "แจกบัตรสองจุด", "ผลของมานิตย์", 3);
	desk_from_reports(&desk);
	open_card(&desk);
	grid_press(desk.grid, K_TAB);
	grid_type(desk.grid, "m\n");
	desk_run(&desk);
	assert_card(&desk, "เดิม ใหม่", TYPED, "ผลของมานิตย์", 4);
	desk_remove(&desk);
}

/* Changed once more while one looks: again nothing is overwritten. */
static void test_changed_again(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	collide(&desk);
	desk_run(&desk);
	others(&desk, "แจกบัตรสามจุด");
	desk_from_reports(&desk);
	open_card(&desk);
	grid_press(desk.grid, K_TAB);
	desk_run(&desk);
	assert_shown(&desk, "แจกบัตรสามจุด");
	desk_remove(&desk);
}

/* Esc would leave the card: the conflict is shown first. */
static void test_on_leaving(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_card(&desk);
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_type(desk.grid, "ก");
	desk_run(&desk);
	others(&desk, "แจกบัตรสองจุด");
	desk_from_reports(&desk);
	open_card(&desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "manit แก้ไขมาตรการนี้ด้วย");
	desk_remove(&desk);
}

/* A carried field that was typed in is confirmed, whatever others did. */
static void test_carried(void **state)
{
	struct desk desk;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	(void)state;
	make(&desk);
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	card_mark_carried(&entry.card, FIELD_ISSUE);
	card_mark_carried(&entry.card, FIELD_MEASURE);
	assert_int_equal(
		store_save_card(desk.app.store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	open_card(&desk);
	grid_press(desk.grid, K_TAB);
	grid_type(desk.grid, "ก");
	desk_run(&desk);
	others(&desk, "แจกบัตรสองจุด");
	desk_from_reports(&desk);
	open_card(&desk);
	grid_type(desk.grid, "\tm\n");
	desk_run(&desk);
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.measure, "กแจกบัตร\nทุกวัน");
	assert_true(card_unconfirmed(&entry.card, FIELD_ISSUE));
	assert_false(card_unconfirmed(&entry.card, FIELD_MEASURE));
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* Both typed the same: that is no conflict. */
static void test_same_by_both(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	open_card(&desk);
	grid_press(desk.grid, SHIFT(K_TAB));
	grid_type(desk.grid, "ก");
	desk_run(&desk);
	others(&desk, "กแจกบัตร\nทุกวัน");
	desk_from_reports(&desk);
	open_card(&desk);
	grid_type(desk.grid, "\tข\t");
	desk_run(&desk);
	assert_not_shown(&desk, "มีผู้อื่น");
	assert_card(&desk, "เดิม", "กแจกบัตร\nทุกวัน", "ผลของมานิตย์", 3);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_written),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_mine),
		cmocka_unit_test(test_theirs),
		cmocka_unit_test(test_left_without_a_choice),
		cmocka_unit_test(test_nothing_by_itself),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_left_open),
		cmocka_unit_test(test_changed_again),
		cmocka_unit_test(test_on_leaving),
		cmocka_unit_test(test_carried),
		cmocka_unit_test(test_same_by_both),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
