/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Somebody takes away, or makes final, what I have open: it is told, by whom, nothing
 * says that it is saved, what I typed is kept, is found again, and can be put somewhere.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/bin.h"
#include "db/head.h"
#include "db/kept.h"
#include "db/overview.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define MINE "ข้อความที่ฉันพิมพ์"

static void make(struct desk *desk)
{
	desk_with_cards(desk,
		"{\"uuid\":\"0b0e7a5c-3f5e-4a53-9c1b-1f4d9f2f7a01\",\"issue\":\"หนึ่ง\","
		"\"measure\":\"แจกบัตรคิว\"},{\"issue\":\"สอง\",\"measure\":\"ติดป้าย\"},"
		"{\"issue\":\"สาม\"}");
	office_people(&desk->office);
}

/* A report of another year, number 2. */
static void add_report(struct desk *desk)
{
	struct report report;
	office_parse("{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		     "\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2567,"
		     "\"months\":12,\"title\":\"ปีก่อน\",\"memo\":{\"subject\":\"เดิม\"},"
		     "\"cards\":[{\"measure\":\"ของเดิม\"}]}",
		&report);
	assert_int_equal(office_import(&desk->office, &report), 2);
	report_release(&report);
}

/* --- what others do, while the screen is painted --- */

static void take_out(void *context)
{
	struct error error = ERROR_INIT;
	assert_done(store_remove_card(context, 1, "manit", NULL, &error), &error);
}

static void remove_report(void *context)
{
	struct error error = ERROR_INIT;
	assert_done(store_remove_report(context, 1, "manit", &error), &error);
}

/* A file in which the first measure is not takes the report's place. */
static void replace(void *context)
{
	struct report report;
	struct error error = ERROR_INIT;
	int64_t number;
	assert_done(store_load(context, 1, &report, &error), &error);
	card_release(&report.cards[0]);
	memmove(&report.cards[0], &report.cards[1], 2 * sizeof(report.cards[0]));
	report.count = 2;
	assert_done(
		store_import(context, &report, IMPORT_REPLACE, "manit", &number, &error),
		&error);
	report_release(&report);
}

static void set_done(struct store *store)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(store, 1, &entry, &error), &error);
	entry.card.state = CARD_DONE;
	assert_int_equal(store_save_card(store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void review(struct store *store, bool approve)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	struct signer *signer = office_unlock(store, "palad");
	assert_done(store_card(store, 1, &entry, &error), &error);
	struct card_at at = {1, entry.revision};
	assert_int_equal(
		approve ? office_approve_cards(store, &at, 1, signer, NULL, &error)
			: office_return_cards(
				  store, &at, 1, "ขอหลักฐานเพิ่ม", signer, NULL, &error),
		SAVE_DONE);
	card_entry_release(&entry);
	signer_free(signer);
}

static void approve(void *context)
{
	set_done(context);
	review(context, true);
}

static void send_back(void *context)
{
	review(context, false);
}

static void change_outcome(void *context)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(context, 1, &entry, &error), &error);
	free(entry.card.outcome);
	entry.card.outcome = mem_strdup("ผลของมานิตย์");
	assert_int_equal(store_save_card(context, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void move_down(void *context)
{
	struct error error = ERROR_INIT;
	assert_done(store_move_card(context, 1, 3, "manit", &error), &error);
}

static void submit(void *context)
{
	struct error error = ERROR_INIT;
	int64_t revision;
	for (int64_t card = 1; card <= 3; card++) {
		struct card_entry entry;
		assert_done(store_card(context, card, &entry, &error), &error);
		entry.card.state = CARD_DONE;
		assert_int_equal(
			store_save_card(context, &entry, "manit", &error), SAVE_DONE);
		card_entry_release(&entry);
	}
	assert_done(store_head_revision(context, 1, &revision, &error), &error);
	assert_int_equal(
		store_submit_report(context, 1, &revision, "manit", &error), SAVE_DONE);
}

/* --- what is kept --- */

static bool count_kept(void *context, const struct kept_text *text)
{
	int *count = context;
	assert_non_null(strstr(text->body, MINE));
	++*count;
	return true;
}

static bool count_draft(void *context, const struct draft *draft)
{
	int *count = context;
	(void)draft;
	++*count;
	return true;
}

static void assert_kept(struct desk *desk, int expected)
{
	struct error error = ERROR_INIT;
	int kept = 0, drafts = 0;
	assert_done(
		store_kept_texts(desk->app.store, desk->who, count_kept, &kept, &error),
		&error);
	assert_done(
		store_drafts(desk->app.store, desk->who, count_draft, &drafts, &error),
		&error);
	assert_int_equal(kept, expected);
	if (expected)
		assert_int_equal(drafts, 0);
}

/* Types in the measure of the first card; then somebody acts; then a key comes. */
static void type_and(struct desk *desk, void (*act)(void *context), keystroke key)
{
	grid_type(desk->grid, "\n\n");
	grid_press(desk->grid, SHIFT(K_TAB));
	grid_type(desk->grid, MINE);
	grid_see(desk->grid, act, desk->app.store);
	grid_press(desk->grid, key);
}

static const struct {
	const char *name, *words;
	void (*act)(void *context);
} takings[] = {
	{"taken out", "มาตรการนี้ถูกย้ายลงถังขยะแล้ว (นายมานิต ขยัน", take_out},
	{"removed", "รายงานของมาตรการนี้ถูกย้ายลงถังขยะแล้ว (นายมานิต ขยัน", remove_report},
	{"replaced", "รายงานถูกแทนที่ด้วยไฟล์ที่ไม่มีมาตรการนี้ (นายมานิต ขยัน", replace},
	{"approved", "มาตรการนี้ได้รับอนุมัติแล้วในระหว่างนี้ (นายสมชาย ใจดี", approve},
	{"submitted", "มีผู้เสนอรายงานนี้แล้วในระหว่างนี้ (นายมานิต ขยัน", submit},
};

/* Whatever key comes next: what happened is told, by whom, and nothing is lost. */
static void test_told_and_kept(void **state)
{
	static const keystroke keys[] = {'x', K_TAB, K_ESCAPE, K_F12, CTRL('S'), K_F4};
	(void)state;
	for (size_t i = 0; i < sizeof(takings) / sizeof(takings[0]); i++) {
		for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
			struct desk desk;
			make(&desk);
			add_report(&desk);
			type_and(&desk, takings[i].act, keys[k]);
			grid_press(desk.grid, K_DOWN);
			grid_press(desk.grid, K_DOWN);
			desk_run(&desk);
			assert_shown(&desk, takings[i].words);
			assert_shown(&desk, MINE);
			assert_not_shown(&desk, "บันทึกแล้ว");
			assert_kept(&desk, 1);
			/* It is there again at the next start. */
			desk_again(&desk);
			desk_run(&desk);
			assert_shown(&desk, MINE);
			desk_remove(&desk);
		}
	}
}

/* The program is cut off before anything could be told. */
static void test_cut_off(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(takings) / sizeof(takings[0]); i++) {
		struct desk desk;
		make(&desk);
		grid_type(desk.grid, "\n\n");
		grid_press(desk.grid, SHIFT(K_TAB));
		grid_type(desk.grid, MINE);
		grid_see(desk.grid, takings[i].act, desk.app.store);
		desk_run(&desk);
		assert_kept(&desk, 1);
		desk_again(&desk);
		desk_run(&desk);
		assert_shown(&desk, MINE);
		desk_remove(&desk);
	}
}

static void assert_measure(struct desk *desk, int64_t card, const char *measure)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->app.store, card, &entry, &error), &error);
	assert_string_equal(entry.card.measure, measure);
	card_entry_release(&entry);
}

static void test_put_back(void **state)
{
	struct desk desk;
	struct card_standing standing;
	struct error error = ERROR_INIT;
	(void)state;
	make(&desk);
	type_and(&desk, take_out, K_TAB);
	grid_type(desk.grid, "xb");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_kept(&desk, 0);
	assert_measure(&desk, 1, MINE "แจกบัตรคิว");
	assert_done(store_card_standing(desk.app.store, 1, &standing, &error), &error);
	assert_int_equal(standing.place, 1);
	desk_remove(&desk);
}

/* The way back to what is kept, without starting the program anew. */
static void test_kept_from_the_list(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	type_and(&desk, take_out, K_TAB);
	grid_type(desk.grid, "x");
	for (int i = 0; i < 3; i++)
		grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "o");
	desk_run(&desk);
	assert_shown(&desk, "ข้อความที่เก็บไว้");
	assert_shown(&desk, MINE);
	desk_from_reports(&desk);
	grid_type(desk.grid, "ob");
	grid_press(desk.grid, CTRL('S'));
	grid_press(desk.grid, K_ESCAPE);
	grid_press(desk.grid, K_ESCAPE);
	grid_type(desk.grid, "o");
	desk_run(&desk);
	assert_shown(&desk, "ไม่มีข้อความที่เก็บไว้");
	desk_remove(&desk);
}

static void test_new_measure(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	add_report(&desk);
	type_and(&desk, remove_report, K_TAB);
	grid_type(desk.grid, "xn\n");
	desk_run(&desk);
	assert_kept(&desk, 0);
	assert_shown(&desk, "มาตรการที่ ๒ จาก ๒");
	assert_shown(&desk, MINE);
	desk_remove(&desk);
}

/* Into a measure where something stands: it is joined. */
static void test_into_another(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	type_and(&desk, take_out, K_TAB);
	/* The report; its first measure, which is the second of before. */
	grid_type(desk.grid, "xp\n\nb\n");
	desk_run(&desk);
	assert_measure(&desk, 2, "ติดป้าย\n" MINE "แจกบัตรคิว");
	assert_kept(&desk, 0);
	desk_remove(&desk);
}

static void test_to_a_file(void **state)
{
	struct desk desk;
	struct str text = STR_INIT;
	(void)state;
	make(&desk);
	char *path = support_path(desk.office.folder, "kept.txt");
	type_and(&desk, remove_report, K_TAB);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "f");
	grid_press(desk.grid, CTRL('A'));
	grid_type(desk.grid, path);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	support_read(path, &text);
	assert_string_equal(text.data, "มาตรการ\n" MINE "แจกบัตรคิว\n\n");
	assert_kept(&desk, 1);
	str_release(&text);
	free(path);
	desk_remove(&desk);
}

/* --- what is no reason to stop --- */

/* A clerk with a done card open; it is sent back; the clerk presses F12. */
static void test_finished_is_what_the_file_says(void **state)
{
	struct desk desk;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	(void)state;
	make(&desk);
	set_done(desk.app.store);
	grid_type(desk.grid, "\n\n");
	grid_see(desk.grid, send_back, desk.app.store);
	grid_press(desk.grid, K_F12);
	desk_run(&desk);
	assert_not_shown(&desk, "เสร็จแล้ว");
	assert_shown(&desk, "ขอหลักฐานเพิ่ม");
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	assert_int_equal(entry.card.state, CARD_RETURNED);
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* It is sent back while I type: that is told, and what I type is saved. */
static void test_state_alone(void **state)
{
	struct desk desk;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	(void)state;
	make(&desk);
	set_done(desk.app.store);
	type_and(&desk, send_back, K_TAB);
	desk_run(&desk);
	assert_shown(&desk, "นายสมชาย ใจดี ส่งกลับ");
	assert_not_shown(&desk, "แก้ไขมาตรการนี้ด้วย");
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	assert_int_equal(entry.card.state, CARD_RETURNED);
	assert_string_equal(entry.card.measure, MINE "แจกบัตรคิว");
	card_entry_release(&entry);
	desk_remove(&desk);
}

static void test_another_field(void **state)
{
	struct desk desk;
	struct card_entry entry;
	struct error error = ERROR_INIT;
	(void)state;
	make(&desk);
	type_and(&desk, change_outcome, K_TAB);
	desk_run(&desk);
	assert_not_shown(&desk, "แก้ไขมาตรการนี้ด้วย");
	assert_shown(&desk, "มีการแก้ไข ผลลัพธ์ ในระหว่างนี้ (นายมานิต ขยัน");
	assert_done(store_card(desk.app.store, 1, &entry, &error), &error);
	assert_string_equal(entry.card.measure, MINE "แจกบัตรคิว");
	assert_string_equal(entry.card.outcome, "ผลของมานิตย์");
	card_entry_release(&entry);
	desk_remove(&desk);
}

static void test_another_place(void **state)
{
	struct desk desk;
	(void)state;
	make(&desk);
	type_and(&desk, move_down, K_TAB);
	desk_run(&desk);
	assert_not_shown(&desk, "แก้ไขมาตรการนี้ด้วย");
	assert_shown(&desk, "มาตรการที่ ๓ จาก ๓");
	assert_measure(&desk, 1, MINE "แจกบัตรคิว");
	desk_remove(&desk);
}

/* --- a report's own texts --- */

/* The keys that lead to a text of each kind. */
static const char *const texts[] = {"\nm\t\t\t", "ae\t", "e\t\t"};

static void test_own_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct desk desk;
		make(&desk);
		add_report(&desk);
		grid_type(desk.grid, texts[i]);
		grid_type(desk.grid, MINE);
		grid_see(desk.grid, remove_report, desk.app.store);
		grid_press(desk.grid, CTRL('S'));
		grid_type(desk.grid, "x");
		desk_run(&desk);
		assert_shown(&desk, "รายงานนี้ถูกย้ายลงถังขยะแล้ว (นายมานิต ขยัน");
		assert_shown(&desk, MINE);
		assert_not_shown(&desk, "บันทึกแล้ว");
		assert_kept(&desk, 1);
		desk_remove(&desk);
	}
}

/* Into the memo of another report, where something stands. */
static void test_into_another_memo(void **state)
{
	struct desk desk;
	struct report head;
	struct error error = ERROR_INIT;
	(void)state;
	make(&desk);
	add_report(&desk);
	grid_type(desk.grid, "\nm\t\t\t" MINE);
	grid_see(desk.grid, remove_report, desk.app.store);
	grid_type(desk.grid, "\txp\n\tb");
	desk_run(&desk);
	assert_done(store_load_head(desk.app.store, 2, &head, &error), &error);
	assert_string_equal(head.memo.subject, "เดิม " MINE);
	report_release(&head);
	assert_kept(&desk, 0);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told_and_kept),
		cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_put_back),
		cmocka_unit_test(test_kept_from_the_list),
		cmocka_unit_test(test_new_measure),
		cmocka_unit_test(test_into_another),
		cmocka_unit_test(test_to_a_file),
		cmocka_unit_test(test_finished_is_what_the_file_says),
		cmocka_unit_test(test_state_alone),
		cmocka_unit_test(test_another_field),
		cmocka_unit_test(test_another_place),
		cmocka_unit_test(test_own_texts),
		cmocka_unit_test(test_into_another_memo),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
