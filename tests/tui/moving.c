/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures copied, moved and brought in from the list, and the report of 12 months made from
 * that of 6: by keys, taken back, refused, while somebody else edits.
 */
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
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define CARD(issue, group)                                                               \
	"{\"issue\":\"" issue "\",\"group\":\"" group "\",\"output\":\"ผล\"}"
#define HEAD(year, months, title)                                                        \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"oversight\",\"agency\":{"       \
	"\"type\":\"อบต.\",\"name\":\"ทดลอง\"},\"fiscal_year\":" #year                   \
	",\"months\":" #months ",\"title\":\"" title "\",\"cards\":["

/* Report 1: ก ข in A, ค in B; report 2, of half the year before: ง in C. */
static void begin(struct desk *desk)
{
	struct report report;
	desk_with_report(desk, HEAD(2568, 12, "หนึ่ง") CARD("ก", "A") "," CARD(
				       "ข", "A") "," CARD("ค", "B") "]}");
	office_parse(HEAD(2567, 6, "สอง") CARD("ง", "C") "]}", &report);
	office_import(&desk->office, &report);
	report_release(&report);
	grid_press(desk->grid, K_ENTER);
}

static void again(struct desk *desk)
{
	desk_from_reports(desk);
	grid_press(desk->grid, K_ENTER);
}

/* "ก/A ก/A …", ? behind what waits to be confirmed. */
static void assert_cards(struct desk *desk, int64_t number, const char *expected)
{
	struct report report;
	struct str all = STR_INIT;
	office_load(&desk->office, number, &report);
	for (size_t i = 0; i < report.count; i++)
		str_printf(&all, "%s%s/%s%s", i ? " " : "", report.cards[i].issue,
			report.cards[i].group ? report.cards[i].group : "",
			card_unconfirmed_count(&report.cards[i]) ? "?" : "");
	assert_string_equal(all.data ? all.data : "", expected);
	str_release(&all);
	report_release(&report);
	assert_sound(desk->office.store);
}

#define AS_IT_WAS "ก/A ข/A ค/B"

/* keys: E Enter, D down, S space, X Esc, Z Ctrl-Z, others as they are. */
static void press(struct desk *desk, const char *keys)
{
	for (; *keys; keys++) {
		const char letter[2] = {*keys, '\0'};
		switch (*keys) {
		case 'E': grid_press(desk->grid, K_ENTER); break;
		case 'D': grid_press(desk->grid, K_DOWN); break;
		case 'S': grid_press(desk->grid, ' '); break;
		case 'X': grid_press(desk->grid, K_ESCAPE); break;
		case 'Z': grid_press(desk->grid, CTRL('Z')); break;
		default: grid_type(desk->grid, letter);
		}
	}
}

static void test_by_keys(void **state)
{
	static const struct {
		const char *keys, *one, *two, *told;
	} rows[] = {
		/* Once more. */
		{"cEE", "ก/A ก/A? ข/A ค/B", "ง/C", "คัดลอกเป็นฉบับร่างแล้ว ๑ มาตรการ"},
		{"DDcEE", "ก/A ข/A ค/B ค/B?", "ง/C", "คัดลอกเป็นฉบับร่างแล้ว ๑"},
		/* Two of them, each behind its group. */
		{"cDDSEE", "ก/A ข/A ก/A? ค/B ค/B?", "ง/C", "คัดลอกเป็นฉบับร่างแล้ว ๒"},
		/* Into a group of this report: moved, copied. */
		{"cEDDEm", "ข/A ค/B ก/B", "ง/C", "ย้ายแล้ว ๑ มาตรการ"},
		{"cEDDEc", "ก/A ข/A ค/B ก/B?", "ง/C", "คัดลอกเป็นฉบับร่างแล้ว ๑"},
		/* Into the other report and a group of it. */
		{"cEDDDDEm", "ข/A ค/B", "ง/C ก/A?", "ย้ายแล้ว ๑"},
		{"cEDDDDDEm", "ข/A ค/B", "ง/C ก/C?", "ย้ายแล้ว ๑"},
		{"cEDDDDEc", AS_IT_WAS, "ง/C ก/A?", "คัดลอกเป็นฉบับร่างแล้ว ๑"},
		/* Brought in: all of the other report. */
		{"iESE", "ก/A ข/A ค/B ง/C?", "ง/C", "คัดลอกเป็นฉบับร่างแล้ว ๑"},
	};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		begin(&desk);
		press(&desk, rows[i].keys);
		desk_run(&desk);
		assert_cards(&desk, 1, rows[i].one);
		assert_cards(&desk, 2, rows[i].two);
		assert_shown(&desk, rows[i].told);
		desk_remove(&desk);
		begin(&desk);
		press(&desk, rows[i].keys);
		press(&desk, "Z");
		desk_run(&desk);
		assert_cards(&desk, 1, AS_IT_WAS);
		assert_cards(&desk, 2, "ง/C");
		desk_remove(&desk);
	}
}

/* Esc leaves all as it is, wherever one has come to; so does who chooses none. */
static void test_left(void **state)
{
	static const char *const keys[] = {
		"cX", "cEX", "cEDDEX", "cSE", "iX", "iEX", "iEE"};
	struct desk desk;
	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		begin(&desk);
		press(&desk, keys[i]);
		press(&desk, "Z");
		desk_run(&desk);
		assert_cards(&desk, 1, AS_IT_WAS);
		assert_cards(&desk, 2, "ง/C");
		desk_remove(&desk);
	}
}

/* What is approved is copied and not moved, and the message says why. */
static void test_approved(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	office_force_approved(desk.office.store, 1);
	press(&desk, "cEDDEm");
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว");
	struct report report;
	office_load(&desk.office, 1, &report);
	assert_int_equal(report.count, 3);
	assert_string_equal(report.cards[0].group, "A");
	report_release(&report);
	again(&desk);
	press(&desk, "cEDDEc");
	desk_run(&desk);
	assert_shown(&desk, "คัดลอกเป็นฉบับร่างแล้ว ๑");
	desk_remove(&desk);
}

/* Deeds of all kinds, one after another, the last first. */
static void test_among_other_deeds(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	press(&desk, "cEDDEm"); /* ก into B: ข ค ก */
	grid_press(desk.grid, CTRL('U'));
	grid_press(desk.grid, CTRL('U')); /* up, and over the border into A */
	press(&desk, "cEE");
	desk_run(&desk);
	assert_cards(&desk, 1, "ข/A ก/A ก/A? ค/B");
	desk_remove(&desk);
	begin(&desk);
	press(&desk, "cEDDEm");
	grid_press(desk.grid, CTRL('U'));
	grid_press(desk.grid, CTRL('U'));
	press(&desk, "cEEZZZZ");
	desk_run(&desk);
	assert_cards(&desk, 1, AS_IT_WAS);
	desk_remove(&desk);
}

static void edit(void *context)
{
	struct desk *desk = context;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *other = office_open(desk->office.path, STORE_WRITE);
	assert_done(store_card(other, 5, &entry, &error), &error);
	free(entry.card.output);
	entry.card.output = mem_strdup("อื่น");
	assert_int_equal(store_save_card(other, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
	store_close(other);
}

/* Somebody else has typed in the copy: it stays, and who wants it back is told. */
static void test_others_edit(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	press(&desk, "cEE");
	grid_see(desk.grid, edit, &desk);
	press(&desk, "Z");
	desk_run(&desk);
	assert_cards(&desk, 1, "ก/A ก/A? ข/A ค/B");
	assert_shown(&desk, "มีผู้แก้ไขมาตรการที่ ๒");
	desk_remove(&desk);
}

/* c in the list of reports: of half a year it is asked into what. */
static void test_the_whole_year(void **state)
{
	struct desk desk;
	struct report report;
	(void)state;
	begin(&desk);
	desk_run(&desk);
	desk_from_reports(&desk);
	press(&desk, "DcE");
	desk_run(&desk);
	assert_shown(&desk, "สร้างจากรายงานรอบ ๖ เดือนแล้ว");
	office_load(&desk.office, 3, &report);
	assert_int_equal(report.fiscal_year, 2567);
	assert_int_equal(report.months, 12);
	assert_string_equal(report.cards[0].output, "ผล");
	assert_true(card_unconfirmed(&report.cards[0], FIELD_OUTPUT));
	report_release(&report);
	/* Once only; then that is said. */
	desk_from_reports(&desk);
	press(&desk, "DDcE");
	desk_run(&desk);
	assert_shown(&desk, "รายงานเลขที่ ๓");
	/* Into the next year, as before. */
	desk_from_reports(&desk);
	press(&desk, "DDcDEE");
	desk_run(&desk);
	office_load(&desk.office, 4, &report);
	assert_int_equal(report.fiscal_year, 2568);
	assert_int_equal(report.months, 6);
	assert_string_equal(report.cards[0].output, "");
	report_release(&report);
	assert_sound(desk.office.store);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_keys),
		cmocka_unit_test(test_left),
		cmocka_unit_test(test_approved),
		cmocka_unit_test(test_among_other_deeds),
		cmocka_unit_test(test_others_edit),
		cmocka_unit_test(test_the_whole_year),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
