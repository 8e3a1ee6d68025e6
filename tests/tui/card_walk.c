/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From card to card: the next one by a key, confirming what was carried over, saying from
 * the list that cards are done, and the preview at the card that one comes from.
 */
#include <config.h>

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

#define FULL(issue, more)                                                                       \
	"{\"issue\":\"" issue                                                                   \
	"\",\"measure\":\"ก\",\"steps\":{\"items\":[\"ข\"]},\"period\":"                    \
	"\"ต.ค. ๖๗ - ก.ย. ๖๘\",\"owners\":[\"กองคลัง\"],\"output\":\"ค\",\"outcome\":\"ง\"" more \
	"}"
#define CARRIED ",\"unconfirmed\":[\"issue\",\"measure\",\"output\"]"

static void read_card(struct desk *desk, int place, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_card_at(desk->app.store, 1, place, &number, &error), &error);
	assert_done(store_card(desk->app.store, number, entry, &error), &error);
}

static void assert_issue(struct desk *desk, int place, const char *issue)
{
	struct card_entry entry;
	read_card(desk, place, &entry);
	assert_string_equal(entry.card.issue, issue);
	card_entry_release(&entry);
}

static void assert_state(struct desk *desk, int place, enum card_state state)
{
	struct card_entry entry;
	read_card(desk, place, &entry);
	assert_int_equal(entry.card.state, state);
	card_entry_release(&entry);
}

/* --- the next one --- */

#define NEXT     (K_PAGE_DOWN | MOD_CTRL)
#define PREVIOUS (K_PAGE_UP | MOD_CTRL)

/* What is typed in each is in each; from either face, by either key. */
static void test_next_and_previous(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "{},{},{}");
	grid_type(desk.grid, "\n\nหนึ่ง");
	grid_press(desk.grid, NEXT);
	grid_type(desk.grid, "สอง");
	grid_press(desk.grid, ALT(K_PAGE_DOWN));
	grid_press(desk.grid, K_F4);
	grid_type(desk.grid, "สาม");
	grid_press(desk.grid, PREVIOUS);
	grid_press(desk.grid, PREVIOUS);
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๑ จาก ๓");
	assert_issue(&desk, 1, "หนึ่ง");
	assert_issue(&desk, 2, "สอง");
	assert_issue(&desk, 3, "สาม");
	desk_remove(&desk);
}

/* Back in the list one stands on the card that one was on last. */
static void test_the_list_follows(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, "{},{},{}");
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, NEXT);
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๒ จาก ๓");
	desk_remove(&desk);
}

/* Before the first one there is none; behind the last one a new one begins, which is in
 * the report once something is typed. */
static void test_at_the_ends(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, FULL("หนึ่ง", ""));
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, PREVIOUS);
	desk_run(&desk);
	assert_shown(&desk, "นี่เป็นมาตรการแรก");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	for (int i = 0; i < 3; i++) /* there is no second new one */
		grid_press(desk.grid, NEXT);
	desk_run(&desk);
	assert_shown(&desk, "นี่เป็นมาตรการสุดท้าย");
	assert_shown(&desk, "มาตรการที่ ๒ จาก ๒");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "๐ จาก ๑ เสร็จ");
	desk_from_reports(&desk);
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, NEXT);
	grid_type(desk.grid, "ใหม่");
	grid_press(desk.grid, PREVIOUS);
	desk_run(&desk);
	assert_shown(&desk, "มาตรการที่ ๑ จาก ๒");
	assert_issue(&desk, 2, "ใหม่");
	desk_remove(&desk);
}

/* --- what was carried over --- */

static unsigned waiting(struct desk *desk)
{
	struct card_entry entry;
	unsigned fields = 0;
	read_card(desk, 1, &entry);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		fields |= (unsigned)card_unconfirmed(&entry.card, field) << field;
	card_entry_release(&entry);
	return fields;
}

/* F8 again and again is all that it takes; the last one says that nothing more waits. */
static void test_confirm_goes_on(void **state)
{
	struct desk desk;
	(void)state;
	for (int keys = 1; keys <= 3; keys++) {
		desk_with_cards(&desk, FULL("หนึ่ง", CARRIED));
		grid_type(desk.grid, "\n\n");
		for (int i = 0; i < keys; i++)
			grid_press(desk.grid, K_F8);
		desk_run(&desk);
		assert_int_equal(waiting(&desk),
			keys == 1   ? 1u << FIELD_MEASURE | 1u << FIELD_OUTPUT
			: keys == 2 ? 1u << FIELD_OUTPUT
				    : 0);
		if (keys < 3)
			assert_shown(&desk, keys == 1 ? "มาตรการ  ยังไม่ยืนยัน"
						      : "ผลการดำเนินการ  ยังไม่ยืนยัน");
		else
			assert_shown(&desk, "ยืนยันครบแล้ว: ผลการดำเนินการ");
		desk_remove(&desk);
	}
}

/* What is typed confirms: the list, the check and F8 know of it at once, and F8 goes on from
 * there, be it saved or not; from a field that never waited, too. */
static void test_confirm_goes_on_from_what_is_typed(void **state)
{
	static const keystroke behind[] = {0, CTRL('S')};
	(void)state;
	for (size_t i = 0; i < COUNT(behind); i++) {
		for (int confirmed = 0; confirmed < 2; confirmed++) {
			struct desk desk;
			desk_with_cards(&desk, FULL("หนึ่ง", CARRIED));
			grid_type(desk.grid, "\n\n");
			grid_press(desk.grid, K_END);
			grid_type(desk.grid, "\n");
			if (behind[i])
				grid_press(desk.grid, behind[i]);
			if (confirmed)
				grid_press(desk.grid, K_F8);
			desk_run(&desk);
			assert_shown(&desk, "✓ ประเด็น");
			assert_shown(&desk, "F8");
			if (confirmed) {
				assert_shown(&desk, "มาตรการ  ยังไม่ยืนยัน");
				assert_int_equal(waiting(&desk),
					1u << FIELD_MEASURE | 1u << FIELD_OUTPUT);
			} else {
				assert_not_shown(&desk, "ยกมาจากของเดิม ยังไม่ยืนยัน");
			}
			desk_remove(&desk);
		}
	}
}

static void test_confirm_all(void **state)
{
	struct desk desk;
	(void)state;
	desk_with_cards(&desk, FULL("หนึ่ง", CARRIED));
	grid_type(desk.grid, "\n\n");
	grid_press(desk.grid, SHIFT(K_F8));
	desk_run(&desk);
	assert_int_equal(waiting(&desk), 0);
	assert_shown(&desk, "ยืนยันครบทั้ง ๓ ช่องแล้ว (Ctrl-Z ยกเลิก)");
	desk_remove(&desk);
}

/* That the last is confirmed stands beside the time of saving in a narrow window, too. */
static void test_confirmed_in_a_line(void **state)
{
	static const struct {
		const char *language, *told;
	} rows[] = {
		{"th", " ยืนยันครบแล้ว: ผลการดำเนินการ (Ctrl-Z ยกเลิก) "},
		{"en", " All confirmed: Output (Ctrl-Z undoes) "},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct report report;
		struct str line = STR_INIT;
		desk_make(&desk, 20, 60, rows[i].language);
		desk_name_person(&desk);
		office_parse("{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
			     "\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,"
			     "\"months\":12,\"title\":\"รายงาน\",\"cards\":[{"
			     "\"output\":\"จ\",\"unconfirmed\":[\"output\"]}]}",
			&report);
		office_import(&desk.office, &report);
		report_release(&report);
		grid_type(desk.grid, "\n\n");
		grid_press(desk.grid, K_F8);
		grid_press(desk.grid, K_F8);
		desk_run(&desk);
		for (int column = 0; column < 60; column++)
			str_puts(&line, grid_cell(desk.grid, 18, column));
		if (strncmp(line.data, rows[i].told, strlen(rows[i].told)) != 0)
			fail_msg("'%s' is not '%s'", line.data, rows[i].told);
		str_release(&line);
		desk_remove(&desk);
	}
}

/* --- done, from the list --- */

static void test_done_from_the_list(void **state)
{
	static const struct {
		const char *card, *shown;
		enum card_state state;
	} rows[] = {
		{FULL("หนึ่ง", ""), "เสร็จแล้ว: มาตรการที่ ๑", CARD_DONE},
		{FULL("หนึ่ง", ",\"state\":\"done\""), "มาตรการที่ ๑ เสร็จอยู่แล้ว", CARD_DONE},
		{FULL("หนึ่ง", CARRIED), "รอยืนยัน: ประเด็น", CARD_DRAFT},
		{"{\"issue\":\"หนึ่ง\"}", "ยังขาด: มาตรการ", CARD_DRAFT},
		{FULL("หนึ่ง", ",\"state\":\"returned\""), "มาตรการที่ ๑ ถูกส่งกลับ",
			CARD_RETURNED},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		desk_with_cards(&desk, rows[i].card);
		grid_type(desk.grid, "\n");
		grid_press(desk.grid, i % 2 ? ALT('s') : K_F12);
		desk_run(&desk);
		assert_shown(&desk, rows[i].shown);
		assert_state(&desk, 1, rows[i].state);
		desk_remove(&desk);
	}
}

/* Of those that lack nothing the ticked ones, after a question that letters do not answer. */
static void test_several_are_done(void **state)
{
	struct desk desk;
	(void)state;
	for (int sure = 0; sure < 2; sure++) {
		desk_with_cards(&desk, FULL("หนึ่ง", "") ",{\"issue\":\"สอง\"}," FULL(
					       "สาม", "") "," FULL("สี่", ""));
		grid_type(desk.grid, "\ny ");
		grid_press(desk.grid, K_DOWN);
		grid_press(desk.grid, K_DOWN);
		grid_type(desk.grid, " \n");
		grid_type(desk.grid, sure ? GRID_SURELY : "y\n \n");
		desk_run(&desk);
		assert_state(&desk, 1, sure ? CARD_DONE : CARD_DRAFT);
		assert_state(&desk, 2, CARD_DRAFT);
		assert_state(&desk, 3, CARD_DRAFT);
		assert_state(&desk, 4, sure ? CARD_DONE : CARD_DRAFT);
		if (sure)
			assert_shown(&desk, "เสร็จแล้ว: ๒ มาตรการ");
		desk_remove(&desk);
	}
}

static void test_nothing_is_left_to_be_done(void **state)
{
	static const struct {
		const char *cards, *told;
	} rows[] = {
		{FULL("หนึ่ง", ",\"state\":\"done\""), "ทุกมาตรการเสร็จอยู่แล้ว"},
		{"{\"issue\":\"หนึ่ง\"}", "ไม่มีมาตรการใดกรอกครบ"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		desk_with_cards(&desk, rows[i].cards);
		grid_type(desk.grid, "\ny");
		desk_run(&desk);
		assert_shown(&desk, rows[i].told);
		desk_remove(&desk);
	}
}

/* --- the preview --- */

static void test_preview_of_the_card(void **state)
{
	struct desk desk;
	struct str cards = STR_INIT;
	(void)state;
	for (int i = 1; i <= 30; i++)
		str_printf(&cards, "%s{\"issue\":\"เรื่อง%d\",\"measure\":\"ก\"}",
			i > 1 ? "," : "", i);
	for (int open = 0; open < 2; open++) {
		desk_with_cards(&desk, cards.data);
		grid_press(desk.grid, K_ENTER);
		for (int i = 1; i < 25; i++)
			grid_press(desk.grid, K_DOWN);
		if (open)
			grid_press(desk.grid, K_ENTER);
		grid_press(desk.grid, K_F5);
		desk_run(&desk);
		assert_shown(&desk, "เรื่อง25");
		assert_not_shown(&desk, "เรื่อง1 ");
		desk_remove(&desk);
	}
	str_release(&cards);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_next_and_previous),
		cmocka_unit_test(test_the_list_follows),
		cmocka_unit_test(test_at_the_ends),
		cmocka_unit_test(test_confirm_goes_on),
		cmocka_unit_test(test_confirm_goes_on_from_what_is_typed),
		cmocka_unit_test(test_confirm_all),
		cmocka_unit_test(test_confirmed_in_a_line),
		cmocka_unit_test(test_done_from_the_list),
		cmocka_unit_test(test_several_are_done),
		cmocka_unit_test(test_nothing_is_left_to_be_done),
		cmocka_unit_test(test_preview_of_the_card),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
