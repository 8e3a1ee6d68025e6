/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few measures of a report, printed by themselves: which, with which numbers, and that the
 * paper says so. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "model/card_choice.h"
#include "model/card_source.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"

/* A report of so many cards with names; every second is of สำนักปลัด too. */
static void make_office(struct office *office, int cards)
{
	struct report report;
	struct str json = STR_INIT;
	str_puts(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"digits\":\"thai\",\"agency\":{\"name\":\"ทดลอง\"},"
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\","
		"\"before\":[{\"heading\":\"คำนำ\",\"text\":\"ก่อนตาราง\"}],\"cards\":[");
	for (int i = 1; i <= cards; i++)
		str_printf(&json,
			"%s{\"measure\":\"มาตรการชื่อ%c\",\"owners\":[\"กองคลัง\"%s]}",
			i > 1 ? "," : "", 'a' + i - 1, i % 2 ? "" : ",\"สำนักปลัด\"");
	str_puts(&json, "]}");
	office_make(office);
	office_parse(json.data, &report);
	office_import(office, &report);
	report_release(&report);
	str_release(&json);
}

static bool has(const struct program_run *run, const char *words)
{
	return strstr(run->out.data, words) != NULL;
}

static void test_print(void **state)
{
	struct office office;
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	make_office(&office, 6);
	program_expect(&run, 0, "--file", office.path, "print", "--cards", "1,๓-4");
	assert_true(has(&run, "คัดเฉพาะมาตรการที่ ๑, ๓, ๔ จากทั้งหมด ๖ มาตรการ"));
	assert_true(has(&run, "(คัดบางมาตรการ)"));
	assert_true(has(&run, "ชื่อa") && has(&run, "ชื่อc") && has(&run, "ชื่อd"));
	assert_false(has(&run, "ชื่อb") || has(&run, "ชื่อe"));
	assert_true(has(&run, "|๓") || has(&run, "| ๓"));
	assert_false(has(&run, "ก่อนตาราง"));

	program_expect(&run, 0, "--file", office.path, "print", "--owner", "สำนักปลัด");
	assert_true(has(&run, "คัดเฉพาะมาตรการที่ ๒, ๔, ๖ ของสำนักปลัด จากทั้งหมด ๖ มาตรการ"));
	assert_true(has(&run, "ชื่อf"));
	assert_false(has(&run, "ชื่อa"));

	program_expect(&run, 0, "--file", office.path, "print", "--owner", "สำนักปลัด",
		"--cards", "3-");
	assert_true(has(&run, "มาตรการที่ ๔, ๖ ของสำนักปลัด"));

	program_expect(&run, 0, "--file", office.path, "print");
	assert_true(has(&run, "ก่อนตาราง"));
	assert_false(has(&run, "คัด"));
	program_run_release(&run);
	office_remove(&office);
}

static void test_refused(void **state)
{
	struct office office;
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	make_office(&office, 3);
	program_expect(
		&run, 1, "--lang", "en", "--file", office.path, "print", "--cards", "7");
	assert_said(&run, "no measure 7");
	program_expect(
		&run, 2, "--lang", "en", "--file", office.path, "print", "--cards", "b");
	assert_said(&run, "expected numbers");
	program_expect(&run, 1, "--lang", "en", "--file", office.path, "print", "--owner",
		"กองช่าง");
	assert_said(&run, "owner");
	program_expect(&run, 2, "--lang", "en", "--file", office.path, "print", "--cards",
		"1", "--summary");
	program_run_release(&run);
	office_remove(&office);
}

/* Again from the start, and from the middle, it gives the same with the same numbers. */
static void test_source(void **state)
{
	struct office office;
	struct report report;
	struct error error = ERROR_INIT;
	static const size_t places[] = {2, 4, 5};
	(void)state;
	make_office(&office, 5);
	office_load(&office, 1, &report);
	const struct card_choice choice = card_choice_of("2,4-");
	struct card_source *cards = card_source_chosen(
		card_source_of_report(&report), &choice, DIGITS_THAI, &error);
	assert_non_null(cards);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < COUNT(places); i++) {
			assert_ptr_equal(
				cards->next(cards, &error), &report.cards[places[i] - 1]);
			assert_int_equal(cards->place(cards), places[i]);
		}
		assert_null(cards->next(cards, &error));
		assert_true(cards->rewind(cards, &error));
	}
	assert_true(card_source_seek(cards, 2, &error));
	assert_ptr_equal(cards->next(cards, &error), &report.cards[4]);
	card_source_free(cards);
	assert_null(card_choice_of("สำนักปลัด").numbers);
	assert_null(card_choice_of(" ").owner);
	report_release(&report);
	office_remove(&office);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_print),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_source),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
