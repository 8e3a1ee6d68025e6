/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each text of a report itself goes through everything, as each field of a card does
 * (every_field.c): the office file, search, carrying over, the check, paper, and what a
 * printer lacks. The test goes by the table of model/head_text.c.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>

#include "check/rule.h"
#include "db/carry.h"
#include "db/store.h"
#include "model/head_text.h"
#include "model/report.h"
#include "model/text_kind.h"
#include "print/charset.h"
#include "print/unprintable.h"
#include "report/pager.h"
#include "tests/support/printing.h"
#include "text/error.h"
#include "text/str.h"

static const char empty[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\",\"fiscal_year\":2568,"
	"\"months\":12,\"title\":\"\",\"agency\":{},\"memo\":{\"sections\":[{}],\"signatures\":"
	"[{}]},\"before\":[{}],\"after\":[{}],\"cards\":[{\"issue\":\"ก\"}]}";

/* A word that stands in this text and in no other. */
static void put_word(struct str *out, enum head_what what)
{
	str_printf(out, "zq%dq", (int)what);
}

/* With a year in it that goes on where years do. */
static void put_text(struct str *out, enum head_what what)
{
	str_puts(out, "ปี 2568 ");
	put_word(out, what);
}

static void make_report(struct report *report)
{
	office_parse(empty, report);
	for (enum head_what what = 0; what < HEAD_WHATS; what++) {
		struct str text = STR_INIT;
		put_text(&text, what);
		head_put_text(report, what, 0, text.data);
		str_release(&text);
	}
}

static const char *text_of(struct report *report, enum head_what what)
{
	char **place = head_text(report, what, 0);
	assert_non_null(place);
	return *place ? *place : "";
}

static void test_in_and_out(void **state)
{
	struct office *office = *state;
	struct report report, again;
	make_report(&report);
	office_import(office, &report);
	office_load(office, 1, &again);
	for (enum head_what what = 0; what < HEAD_WHATS; what++) {
		struct str text = STR_INIT;
		put_text(&text, what);
		assert_string_equal(text_of(&again, what), text.data);
		str_release(&text);
	}
	char *expected = office_json(&report), *actual = office_json(&again);
	assert_string_equal(actual, expected);
	free(expected);
	free(actual);
	report_release(&report);
	report_release(&again);
}

static bool see_hit(void *context, const struct search_hit *hit)
{
	assert_int_equal(hit->card, 0);
	str_puts(context, hit->text);
	return true;
}

static void test_found(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	make_report(&report);
	office_import(office, &report);
	report_release(&report);
	for (enum head_what what = 0; what < HEAD_WHATS; what++) {
		struct str word = STR_INIT, text = STR_INIT, seen = STR_INIT;
		put_word(&word, what);
		put_text(&text, what);
		assert_done(
			store_search(office->store, word.data, 0, see_hit, &seen, &error),
			&error);
		assert_string_equal(seen.data, text.data);
		str_release(&word);
		str_release(&text);
		str_release(&seen);
	}
}

static void assert_carried(struct report *report, enum head_what what)
{
	const struct head_text_row *row = head_text_row(what);
	struct str word = STR_INIT;
	put_word(&word, what);
	const char *text = text_of(report, what);
	if (row->carry == CARRY_NOTHING) {
		assert_string_equal(text, "");
	} else {
		assert_non_null(strstr(text, word.data));
		assert_non_null(
			strstr(text, row->carry == CARRY_YEARS ? "2569" : "2568"));
	}
	/* A heading has a text below it here. */
	assert_int_equal(head_unconfirmed(report, what, 0), row->marking == MARK_IT);
	str_release(&word);
}

static void test_carried_over(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	make_report(&report);
	office_import(office, &report);
	report_release(&report);
	assert_done(
		store_carry(office->store, 1, 2569, "somsri", &number, &error), &error);
	office_load(office, number, &report);
	for (enum head_what what = 0; what < HEAD_WHATS; what++)
		assert_carried(&report, what);
	report_release(&report);
}

/* --- the check --- */

static void see_text(void *context, const struct check_text *text)
{
	unsigned *seen = context;
	enum head_what what;
	size_t index;
	if (text->card || !head_path_parse(text->path, &what, &index))
		return;
	struct str expected = STR_INIT;
	put_text(&expected, what);
	assert_string_equal(text->text, expected.data);
	assert_int_equal(text->kind, head_text_row(what)->text);
	assert_false(*seen >> what & 1u);
	*seen |= 1u << what;
	str_release(&expected);
}

static void test_checked(void **state)
{
	struct report report;
	unsigned seen = 0;
	(void)state;
	make_report(&report);
	const struct check_input input = {.report = &report, .memo = true};
	check_texts(&input, see_text, &seen);
	assert_int_equal(seen, (1u << HEAD_WHATS) - 1);
	report_release(&report);
}

/* --- paper --- */

static void test_printed(void **state)
{
	struct printing printing;
	struct str paper = STR_INIT;
	(void)state;
	make_report(&printing.report);
	printing_open_report(&printing);
	printing_print(&printing, (struct paper){136, 66}, BORDERS_ASCII, &paper);
	for (enum head_what what = 0; what < HEAD_WHATS; what++) {
		struct str word = STR_INIT;
		put_word(&word, what);
		if (!strstr(paper.data, word.data))
			fail_msg("%s is not on paper", head_text_row(what)->path);
		str_release(&word);
	}
	str_release(&paper);
	printing_close(&printing);
}

/* What a printer lacks is told of each text that it prints, the date of a signature too. */
static void test_unprintable(void **state)
{
	(void)state;
	for (enum head_what what = 0; what < HEAD_WHATS; what++) {
		struct printing printing;
		struct error error = ERROR_INIT;
		struct unprintable unprintable;
		office_parse(empty, &printing.report);
		head_put_text(&printing.report, what, 0, "日");
		printing_open_report(&printing);
		assert_done(
			unprintable_find(&unprintable, ENCODING_TIS620, printing.layout,
				&printing.report, printing.cards, &error),
			&error);
		if (unprintable.count != 1)
			fail_msg("%s: %zu lacks", head_text_row(what)->path,
				unprintable.count);
		assert_int_equal(unprintable.items[0].card, 0);
		assert_int_equal(unprintable.items[0].times, 1);
		unprintable_release(&unprintable);
		printing_close(&printing);
	}
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_in_and_out),
		TEST(test_found),
		TEST(test_carried_over),
		cmocka_unit_test(test_checked),
		cmocka_unit_test(test_printed),
		cmocka_unit_test(test_unprintable),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
