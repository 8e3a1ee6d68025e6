/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What I type goes into the bin with its report or its measure, by another program on the
 * same file; then it stays there, is brought back or is destroyed, before I look again or
 * before I start again. What I typed is there whatever happens.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/kept.h"
#include "db/overview.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "tui/terminal/key.h"

#define MINE  "ข้อความที่ฉันพิมพ์"
#define SCORE "73.19"

/* --- what is typed in --- */

static void type_in_card(struct desk *desk)
{
	grid_type(desk->grid, "\n\n");
	grid_press(desk->grid, SHIFT(K_TAB));
	grid_type(desk->grid, MINE);
}

static void type_in_memo(struct desk *desk)
{
	grid_type(desk->grid, "\nm\t\t\t" MINE);
}

static void type_in_ita(struct desk *desk)
{
	grid_type(desk->grid, "ae\t" SCORE);
}

static void type_in_form(struct desk *desk)
{
	grid_type(desk->grid, "e\t\t" MINE);
}

static const struct {
	void (*type)(struct desk *desk);
	const char *typed;
	bool alone; /* the card goes into the bin, not its report */
} kinds[] = {
	{type_in_card, MINE, false},
	{type_in_card, MINE, true},
	{type_in_memo, MINE, false},
	{type_in_ita, SCORE, false},
	{type_in_form, MINE, false},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

/* --- what the other does --- */

struct other {
	struct store *store;
	bool alone;
	bool back, destroyed; /* after it was put there */
};

static void put_there(const struct other *other)
{
	struct error error = ERROR_INIT;
	assert_done(other->alone
			    ? store_remove_card(other->store, 1, "manit", NULL, &error)
			    : store_remove_report(other->store, 1, "manit", &error),
		&error);
}

static void bring_back(const struct other *other)
{
	struct error error = ERROR_INIT;
	assert_done(other->alone
			    ? store_restore_from_bin(other->store, 1, "manit", &error)
			    : store_restore_report(other->store, 1, "manit", &error),
		&error);
}

static void destroy(const struct other *other)
{
	struct error error = ERROR_INIT;
	assert_done(other->alone ? store_destroy_card(other->store, 1, "palad", &error)
				 : store_destroy_report(other->store, 1, "palad", &error),
		&error);
}

static void act(void *context)
{
	const struct other *other = context;
	put_there(other);
	if (other->back)
		bring_back(other);
	if (other->destroyed)
		destroy(other);
}

/* --- what there is then --- */

struct wanted {
	const char *typed;
	int count;
};

static bool count_kept(void *context, const struct kept_text *text)
{
	struct wanted *wanted = context;
	assert_non_null(strstr(text->body, wanted->typed));
	wanted->count++;
	return true;
}

static void assert_kept(struct desk *desk, const char *typed, int expected)
{
	struct error error = ERROR_INIT;
	struct wanted wanted = {typed, 0};
	assert_done(
		store_kept_texts(desk->app.store, desk->who, count_kept, &wanted, &error),
		&error);
	assert_int_equal(wanted.count, expected);
}

/* What I typed stands in the report, where it was typed. */
static void assert_stored(struct desk *desk, const char *typed)
{
	struct error error = ERROR_INIT;
	struct report report;
	assert_done(store_load(desk->app.store, 1, &report, &error), &error);
	char *text = office_json(&report);
	if (!strstr(text, typed))
		fail_msg("it is not in the report: %s", text);
	free(text);
	report_release(&report);
}

static void make(struct desk *desk, struct other *other, bool alone)
{
	desk_with_cards(
		desk, "{\"issue\":\"หนึ่ง\",\"measure\":\"แจกบัตรคิว\"},{\"issue\":\"สอง\"}");
	office_people(&desk->office);
	*other = (struct other){.alone = alone};
	other->store = office_open(desk->office.path, STORE_WRITE);
}

static void clear(struct desk *desk, struct other *other)
{
	assert_sound(other->store);
	store_close(other->store);
	desk_remove(desk);
}

/* --- while I type --- */

/* It is told where it lies; with one key it is back, with what I typed. */
static void test_back_to_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		struct desk desk;
		struct other other;
		make(&desk, &other, kinds[i].alone);
		kinds[i].type(&desk);
		grid_see(desk.grid, act, &other);
		grid_press(desk.grid, CTRL('S'));
		grid_type(desk.grid, "xb");
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_kept(&desk, kinds[i].typed, 0);
		assert_stored(&desk, kinds[i].typed);
		clear(&desk, &other);
	}
}

static void test_told_where_it_lies(void **state)
{
	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		struct desk desk;
		struct other other;
		make(&desk, &other, kinds[i].alone);
		kinds[i].type(&desk);
		grid_see(desk.grid, act, &other);
		grid_press(desk.grid, CTRL('S'));
		grid_type(desk.grid, "x");
		desk_run(&desk);
		assert_shown(&desk, "ถูกย้ายลงถังขยะแล้ว (นายมานิต ขยัน");
		assert_shown(&desk, "กลับจากถังขยะ");
		assert_shown(&desk, kinds[i].typed);
		assert_not_shown(&desk, "บันทึกแล้ว");
		assert_kept(&desk, kinds[i].typed, 1);
		clear(&desk, &other);
	}
}

/* It was brought back before I noticed: nothing is told, and it is saved. */
static void test_back_before_i_notice(void **state)
{
	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		struct desk desk;
		struct other other;
		make(&desk, &other, kinds[i].alone);
		other.back = true;
		kinds[i].type(&desk);
		grid_see(desk.grid, act, &other);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_kept(&desk, kinds[i].typed, 0);
		assert_stored(&desk, kinds[i].typed);
		clear(&desk, &other);
	}
}

static void test_destroyed_while_i_type(void **state)
{
	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		struct desk desk;
		struct other other;
		make(&desk, &other, kinds[i].alone);
		other.destroyed = true;
		kinds[i].type(&desk);
		grid_see(desk.grid, act, &other);
		grid_press(desk.grid, CTRL('S'));
		grid_type(desk.grid, "xb");
		desk_run(&desk);
		assert_shown(&desk, "ถูกลบถาวรจากถังขยะแล้ว (นายสมชาย ใจดี");
		assert_shown(&desk, kinds[i].typed);
		assert_kept(&desk, kinds[i].typed, 1);
		clear(&desk, &other);
	}
}

/* --- at my next start --- */

/* The run in which it was typed is over, and left a draft. */
static void leave_draft(struct desk *desk, size_t kind)
{
	desk_session_over(desk->app.session, sizeof(desk->app.session));
	kinds[kind].type(desk);
	desk_run(desk);
	assert_kept(desk, kinds[kind].typed, 0);
}

static void test_found_at_the_start(void **state)
{
	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		struct desk desk;
		struct other other;
		make(&desk, &other, kinds[i].alone);
		leave_draft(&desk, i);
		act(&other);
		desk_again(&desk);
		grid_type(desk.grid, "b");
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_kept(&desk, kinds[i].typed, 0);
		assert_stored(&desk, kinds[i].typed);
		clear(&desk, &other);
	}
}

/* The start found it in the bin; then it is brought back, or destroyed. */
static void test_after_the_start(void **state)
{
	(void)state;
	for (size_t n = 0; n < 2 * KINDS; n++) {
		const size_t i = n / 2;
		const bool back = n % 2;
		struct desk desk;
		struct other other;
		make(&desk, &other, kinds[i].alone);
		leave_draft(&desk, i);
		act(&other);
		desk_again(&desk);
		desk_run(&desk);
		assert_shown(&desk, "ถูกย้ายลงถังขยะแล้ว (นายมานิต ขยัน");
		assert_kept(&desk, kinds[i].typed, 1);
		if (back)
			bring_back(&other);
		else
			destroy(&other);
		desk_again(&desk);
		grid_type(desk.grid, "b");
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_kept(&desk, kinds[i].typed, !back);
		if (back)
			assert_stored(&desk, kinds[i].typed);
		else
			assert_shown(&desk, kinds[i].typed);
		clear(&desk, &other);
	}
}

/* All of it happened between my two runs. */
static void test_destroyed_before_the_start(void **state)
{
	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		struct desk desk;
		struct other other;
		make(&desk, &other, kinds[i].alone);
		other.destroyed = true;
		leave_draft(&desk, i);
		act(&other);
		desk_again(&desk);
		desk_run(&desk);
		assert_shown(&desk, "ถูกลบถาวรจากถังขยะแล้ว (นายสมชาย ใจดี");
		assert_shown(&desk, kinds[i].typed);
		assert_kept(&desk, kinds[i].typed, 1);
		clear(&desk, &other);
	}
}

/* Where the cursor stood is no text: nothing is kept of it. */
static void test_nothing_typed(void **state)
{
	struct desk desk;
	struct other other;
	(void)state;
	make(&desk, &other, false);
	other.destroyed = true;
	desk_session_over(desk.app.session, sizeof(desk.app.session));
	grid_type(desk.grid, "\n\n\t");
	desk_run(&desk);
	act(&other);
	desk_again(&desk);
	desk_run(&desk);
	assert_kept(&desk, "", 0);
	assert_not_shown(&desk, "ลบถาวรจากถังขยะ");
	clear(&desk, &other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_back_to_its_place),
		cmocka_unit_test(test_told_where_it_lies),
		cmocka_unit_test(test_back_before_i_notice),
		cmocka_unit_test(test_destroyed_while_i_type),
		cmocka_unit_test(test_found_at_the_start),
		cmocka_unit_test(test_after_the_start),
		cmocka_unit_test(test_destroyed_before_the_start),
		cmocka_unit_test(test_nothing_typed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
