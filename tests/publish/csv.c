/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "publish/values.h"
#include "report/card_cells.h"
#include "tests/support/printing.h"
#include "tests/support/published.h"
#include "text/error.h"
#include "text/formula.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Reads one value by RFC 4180, strictly: in quotes, or without any. Gives what stands
 * behind it: a comma, or the line end (both bytes are taken). */
static char read_value(const char **at, struct str *value)
{
	str_clear(value);
	assert_int_equal(**at, '"');
	for (++*at; **at != '"' || (*at)[1] == '"'; ++*at) {
		assert_int_not_equal(**at, '\0');
		str_putc(value, **at);
		*at += **at == '"';
	}
	const char end = *++*at;
	assert_true(end == ',' || !strncmp(*at, "\r\n", 2));
	*at += end == ',' ? 1 : 2;
	return end;
}

/* Takes the guard against formulas off, as who reads the file does. */
static const char *bare(const struct str *value)
{
	return value->data + text_is_guarded(value->data);
}

static void expect_field(
	const char **at, struct str *value, size_t column, const char *expected)
{
	const char end = read_value(at, value);
	assert_int_equal(end, column + 1 < VALUE_COLUMNS ? ',' : '\r');
	assert_string_equal(bare(value), expected);
}

static const char *expect_headings(const struct str *out, struct str *value)
{
	const char *at = out->data + strlen(BYTE_ORDER_MARK);
	assert_int_equal(strncmp(out->data, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)), 0);
	expect_field(&at, value, VALUE_NUMBER, "No.");
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		expect_field(&at, value, VALUE_FIELDS + (size_t)field,
			card_field_label(field));
	expect_field(&at, value, VALUE_DATA, "mattrakan.card/1");
	assert_int_equal(read_value(&at, value), '\r');
	assert_int_equal(strncmp(value->data, "mattrakan.report/1 {", 20), 0);
	assert_null(strchr(value->data, '\n'));
	return at;
}

/* The data of a row give the card again, whatever the columns do not show. */
static void expect_card(const char **at, struct str *value, const struct card *card)
{
	struct error error = ERROR_INIT;
	struct str expected = STR_INIT, found = STR_INIT;
	struct card read;
	assert_int_equal(read_value(at, value), ',');
	if (!card_from_json(value->data, value->bytes, "card", &read, &error))
		fail_msg("%s", error_message(&error));
	card_to_json(&expected, card);
	card_to_json(&found, &read);
	assert_string_equal(found.data, expected.data);
	expect_field(at, value, VALUE_REPORT, "");
	card_release(&read);
	str_release(&expected);
	str_release(&found);
}

static void test_every_field_of_every_card(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct str value = STR_INIT, number = STR_INIT;
	struct card_cell cell;
	card_cell_init(&cell);
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		printing_open(&printing, support_reports[i].path);
		published_make(&published, &printing, "csv", "");
		const char *at = expect_headings(&published.out, &value);
		for (size_t k = 0; k < printing.report.count; k++) {
			str_clear(&number);
			str_printf(&number, "%zu", k + 1);
			expect_field(&at, &value, VALUE_NUMBER, number.data);
			for (enum card_field field = 0; field < FIELD_COUNT; field++) {
				card_cell_make_field(
					&cell, &printing.report.cards[k], field);
				expect_field(&at, &value, VALUE_FIELDS + (size_t)field,
					cell.text.data);
			}
			expect_card(&at, &value, &printing.report.cards[k]);
		}
		assert_string_equal(at, "");
		printing_close(&printing);
	}
	card_cell_release(&cell);
	str_release(&value);
	str_release(&number);
	str_release(&published.out);
}

/* What is typed, and what stands in the file. */
static void test_values(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *written;
	} cases[] = {
		{"", "\"\""},
		{"ก, \"ข\"\nค", "\"ก, \"\"ข\"\"\nค\""},
		{"=1+1", "\"'=1+1\""},
		{"+66 2", "\"'+66 2\""},
		{"- ก\n- ข", "\"'- ก\n- ข\""},
		{"@SUM(A1)", "\"'@SUM(A1)\""},
		{"\tก", "\"'\tก\""},
		{"\nก", "\"'\nก\""},
		{"＝1", "\"'＝1\""},
		{"'=1", "\"''=1\""}, /* or it would lose its own */
		{"'ก", "\"'ก\""},
		{"ก=1", "\"ก=1\""},
		{"\r=1", "\" =1\""}, /* the CR is gone */
		{"ก\x01ข\x7F", "\"ก ข \""},
		{"ก\xE2\x80\xAEข", "\"ก ข\""},
		{"ก\xFFข", "\"ก\xEF\xBF\xBDข\""},
		{"ก\xE2\x80\x8Bข", "\"ก\xE2\x80\x8Bข\""},
	};
	struct published published = {.out = STR_INIT};
	struct str expected = STR_INIT;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct printing printing;
		report_init(&printing.report);
		printing.report.layout = mem_strdup("annual");
		report_add_card(&printing.report)->suggestion =
			mem_strdup(cases[i].typed);
		printing_open_report(&printing);
		published_make(&published, &printing, "csv", "");
		str_clear(&expected);
		str_printf(&expected,
			"\r\n\"1\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",%s,\"\",\"{",
			cases[i].written);
		const char *row = strstr(published.out.data, "\r\n");
		assert_non_null(row);
		assert_true(strlen(row) > expected.bytes);
		assert_memory_equal(row, expected.data, expected.bytes);
		/* Nor does the data have what no one sees. */
		assert_null(strstr(row, "\xE2\x80\xAE"));
		assert_null(strpbrk(row, "\x01\x7F"));
		printing_close(&printing);
	}
	str_release(&expected);
	str_release(&published.out);
}

static void test_output_that_refuses(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct error error = ERROR_INIT;
	printing_open(&printing, support_reports[0].path);
	published_make(&published, &printing, "csv", "");
	const size_t all = published.out.bytes;
	for (size_t room = 1; room < all; room += all / 20) {
		published.room = room;
		assert_false(published_try(&published, &printing, "csv", "", &error));
		assert_string_equal(error_message(&error), "the room is used up");
	}
	error_release(&error);
	printing_close(&printing);
	str_release(&published.out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field_of_every_card),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_output_that_refuses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
