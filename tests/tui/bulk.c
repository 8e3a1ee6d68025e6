/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One field set in several measures from the list of them: marked, shown before, done, taken
 * back by one key; and what others do meanwhile stays theirs.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define CARDS                                                                                                             \
	"{\"issue\":\"หนึ่ง\",\"measure\":\"ข\",\"period\":\"ต.ค. ๖๗ - ก.ย. ๖๘\","            \
	"\"owners\":[\"กองช่าง\"]},"                                                                        \
	"{\"issue\":\"สอง\",\"measure\":\"ข\",\"owners\":[\"กองช่าง\",\"กองคลัง\"]}," \
	"{\"issue\":\"สาม\",\"measure\":\"ข\"}"

/* The list of three measures. */
static void begin(struct desk *desk)
{
	desk_with_cards(desk, CARDS);
	grid_press(desk->grid, K_ENTER);
}

/* What the field says in all of them, a measure a line. */
static void assert_all(struct desk *desk, enum card_field field, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str told = STR_INIT;
	for (int64_t card = 1; card <= 3; card++) {
		struct card_entry entry;
		struct str text = STR_INIT;
		assert_done(store_card(desk->app.store, card, &entry, &error), &error);
		card_field_append(&text, &entry.card, field);
		for (size_t i = 0; i < text.bytes; i++)
			if (text.data[i] == '\n')
				text.data[i] = '+';
		str_printf(&told, "%s\n", text.data);
		str_release(&text);
		card_entry_release(&entry);
	}
	assert_string_equal(told.data, expected);
	str_release(&told);
}

static void test_all_marked(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	/* All, a field, a period, what comes of it, done. */
	grid_type(desk.grid, "\tf32\n");
	desk_run(&desk);
	assert_all(&desk, FIELD_PERIOD,
		"ต.ค. ๖๗ - มี.ค. ๖๘\nต.ค. ๖๗ - มี.ค. ๖๘\nต.ค. ๖๗ - มี.ค. ๖๘\n");
	assert_shown(&desk, "Ctrl-Z");
	assert_not_shown(&desk, "*");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

static void test_taken_back(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\tf32\n\032");
	desk_run(&desk);
	assert_all(&desk, FIELD_PERIOD, "ต.ค. ๖๗ - ก.ย. ๖๘\n\n\n");
	desk_remove(&desk);
}

/* Those that are marked; one more owner where it does not stand, or it alone. */
static void test_owners(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "  f12\n");
	desk_run(&desk);
	assert_all(&desk, FIELD_OWNERS, "กองช่าง+กองคลัง\nกองช่าง+กองคลัง\n\n");
	desk_remove(&desk);
	begin(&desk);
	grid_type(desk.grid, "\tf22\n");
	desk_run(&desk);
	assert_all(&desk, FIELD_OWNERS, "กองคลัง\nกองคลัง\nกองคลัง\n");
	desk_remove(&desk);
}

/* Nothing is marked: the one under the cursor. Unticked it stays; Esc does nothing. */
static void test_one(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "fกลุ่ม\nงานบริการ\n\n");
	desk_run(&desk);
	assert_all(&desk, FIELD_GROUP, "\nงานบริการ\n\n");
	desk_remove(&desk);
	begin(&desk);
	grid_type(desk.grid, "\tf32 \n");
	desk_run(&desk);
	assert_all(&desk, FIELD_PERIOD,
		"ต.ค. ๖๗ - ก.ย. ๖๘\nต.ค. ๖๗ - มี.ค. ๖๘\nต.ค. ๖๗ - มี.ค. ๖๘\n");
	desk_remove(&desk);
	begin(&desk);
	grid_type(desk.grid, "\tf32\033");
	desk_run(&desk);
	assert_all(&desk, FIELD_PERIOD, "ต.ค. ๖๗ - ก.ย. ๖๘\n\n\n");
	desk_remove(&desk);
}

/* A name that begins with a digit is typed, and no row of that number is taken. */
static void test_group_begins_with_digit(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "f4งานบริการ\n\n");
	grid_press(desk.grid, K_DOWN);
	grid_type(desk.grid, "f41. แผนงาน\n\n");
	desk_run(&desk);
	assert_all(&desk, FIELD_GROUP, "งานบริการ\n1. แผนงาน\n\n");
	desk_remove(&desk);
}

/* A mark twice is none; all of them twice are none. */
static void test_marks(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, " ");
	desk_run(&desk);
	assert_shown(&desk, "*๑");
	assert_not_shown(&desk, "*๒");
	desk_remove(&desk);
	begin(&desk);
	grid_type(desk.grid, "\t\t");
	desk_run(&desk);
	assert_not_shown(&desk, "*");
	desk_remove(&desk);
}

/* What is approved is told and stays. */
static void test_approved(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	office_force_approved(desk.app.store, 2);
	grid_type(desk.grid, "\tf32\n");
	desk_run(&desk);
	assert_all(&desk, FIELD_PERIOD, "ต.ค. ๖๗ - มี.ค. ๖๘\n\nต.ค. ๖๗ - มี.ค. ๖๘\n");
	desk_remove(&desk);
}

/* While the preview stands somebody else changes the second. */
static void change_second(void *context)
{
	struct desk *desk = context;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *other = office_open(desk->office.path, STORE_WRITE);
	assert_done(store_card(other, 2, &entry, &error), &error);
	free(entry.card.period);
	entry.card.period = mem_strdup("ทุกเดือน");
	assert_int_equal(store_save_card(other, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	store_close(other);
}

static void test_others_meanwhile(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\tf32");
	grid_see(desk.grid, change_second, &desk);
	grid_type(desk.grid, "\n");
	desk_run(&desk);
	assert_all(&desk, FIELD_PERIOD, "ต.ค. ๖๗ - มี.ค. ๖๘\nทุกเดือน\nต.ค. ๖๗ - มี.ค. ๖๘\n");
	assert_shown(&desk, "มีผู้อื่นแก้");
	desk_remove(&desk);
}

/* --- taken back, one after another --- */

/* Two groups, of two and of one. */
static void begin_grouped(struct desk *desk)
{
	desk_with_report(desk,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"oversight\",\"agency\":{"
		"\"type\":\"อบต.\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"
		"\"title\":\"รายงาน\",\"cards\":[{\"issue\":\"ก\",\"group\":\"A\","
		"\"owners\":[\"กองช่าง\"]},{\"issue\":\"ข\",\"group\":\"A\",\"state\":\"done\"},"
		"{\"issue\":\"ค\",\"group\":\"B\"}]}");
	grid_press(desk->grid, K_ENTER);
}

/* "ข A state owners", of each measure of the report. */
static void assert_report(struct desk *desk, const char *expected)
{
	struct report report;
	struct str all = STR_INIT;
	office_load(&desk->office, 1, &report);
	for (size_t i = 0; i < report.count; i++) {
		const struct card *card = &report.cards[i];
		str_printf(&all, "%s%s %s %s", i ? "/" : "", card->issue, card->group,
			card_state_name(card->state));
		for (size_t j = 0; j < card->owners.count; j++)
			str_printf(&all, " %s", card->owners.items[j]);
	}
	assert_string_equal(all.data, expected);
	str_release(&all);
	report_release(&report);
	assert_sound(desk->app.store);
}

/* D down, V Alt-Down, Z Ctrl-Z, E Enter, X Esc, S Ctrl-S, W and O words; others as they
 * are. */
static void press(struct desk *desk, const char *keys)
{
	for (; *keys; keys++) {
		const char typed[] = {*keys, '\0'};
		switch (*keys) {
		case 'D': grid_press(desk->grid, K_DOWN); break;
		case 'V': grid_press(desk->grid, ALT(K_DOWN)); break;
		case 'Z': grid_press(desk->grid, CTRL('Z')); break;
		case 'E': grid_press(desk->grid, K_ENTER); break;
		case 'W': grid_type(desk->grid, "กองคลัง"); break;
		case 'X': grid_press(desk->grid, K_ESCAPE); break;
		case 'S': grid_press(desk->grid, CTRL('S')); break;
		case 'O': grid_type(desk->grid, "ช่าง"); break;
		default: grid_type(desk->grid, typed);
		}
	}
}

#define GROUPED "ก A draft กองช่าง/ข A done/ค B draft"

/* What was done to the same measures before a field was set, or words replaced, is taken
 * back too. */
static void test_one_after_another(void **state)
{
	static const struct {
		const char *keys, *then;
	} rows[] = {
		/* Into the other group, one more owner. */
		{"DVf1WEE", "ก A draft กองช่าง/ข B draft กองคลัง/ค B draft"},
		{"DVf1WEEZ", "ก A draft กองช่าง/ข B draft/ค B draft"},
		{"DVf1WEEZZ", GROUPED},
		/* The other way round. */
		{"Df1WEEVZZ", GROUPED},
		/* Copied, and an owner for the copy. */
		{"cEEf1WEEZ", "ก A draft กองช่าง/ก A draft กองช่าง/ข A done/ค B draft"},
		{"cEEf1WEEZZ", GROUPED},
		/* Two fields of one that was done. */
		{"Df1WEEf4WEEZZ", GROUPED},
		/* Words replaced in the copy. */
		{"cEErEOEWESX",
			"ก A draft กองกองคลัง/ก A draft กองกองคลัง/ข A done/ค B draft"},
		{"cEErEOEWESXZZ", GROUPED},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin_grouped(&desk);
		press(&desk, rows[i].keys);
		desk_run(&desk);
		assert_report(&desk, rows[i].then);
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_marked),
		cmocka_unit_test(test_taken_back),
		cmocka_unit_test(test_owners),
		cmocka_unit_test(test_one),
		cmocka_unit_test(test_group_begins_with_digit),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_approved),
		cmocka_unit_test(test_others_meanwhile),
		cmocka_unit_test(test_one_after_another),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
