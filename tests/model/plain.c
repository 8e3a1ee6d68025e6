/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cards read straight out of their text are what the reading by a tree makes of them; what that
 * refuses is never plain.
 */
#include <config.h>

#include "model/json_plain.h"

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/json.h"
#include "model/json_run.h"
#include "model/json_shape.h"
#include "model/limits.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

#define HEAD                                                                             \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2567," \
	"\"months\":12,\"title\":\"ก\",\"cards\":["
#define UUID "6f0e2a1c-0000-4000-8000-0000000000ca"

/* Each key of a card, in another order than it is written in. */
static const char each_key[] =
	"{ \"uuid\":\"" UUID "\",\"state\" : \"returned\","
	"\"group\":\"\",\"refs\":[\"e1\",\"o22\"],\n\t\"issue\":\"ก\\tข\\n\\\"\\\\\\/\\b\\f\\r\","
	"\"measure\":\"น\xE0\xB9\x89\xE0\xB9\x8D\xE0\xB8\xB2😀\x7F\",\r\n"
	"\"steps\":{\"items\":[\"\",\"ข\"],\"marks\":\"thai\",\"lead\":\"ง\"},"
	"\"owners\":[ ],\"period\":\"ต.ค. ๖๗\",\"follow_up\":\"a\",\"output\":\"b\","
	"\"outcome\":\"c\",\"suggestion\":\"d\",\"unconfirmed\":[\"issue\"],"
	"\"evidence\":[{},{\"kind\":\"url\",\"date\":\"x\",\"caption\":\"\",\"ref\":\"y\"}] }";

/* Whether it is plain; the tree then makes the same of it. */
static bool read_both(const char *text, size_t bytes)
{
	struct card card;
	struct report report;
	struct error error = ERROR_INIT;
	card_init(&card);
	const bool plain = plain_read(text, bytes, &card_shape, &card);
	struct str whole = STR_INIT, one = STR_INIT, other = STR_INIT;
	str_puts(&whole, HEAD);
	str_append(&whole, text, bytes);
	str_puts(&whole, "]}");
	const bool good = report_from_json(whole.data, whole.bytes, "f", &report, &error);
	if (plain) {
		assert_string_equal(error_message(&error), "");
		assert_int_equal(report.count, 1);
		card_to_json(&one, &card);
		card_to_json(&other, &report.cards[0]);
		assert_string_equal(one.data, other.data);
	}
	if (good)
		report_release(&report);
	error_release(&error);
	str_release(&whole);
	str_release(&one);
	str_release(&other);
	card_release(&card);
	return plain;
}

static const struct {
	bool plain;
	const char *text;
} texts[] = {
	{true, each_key},
	{true, "{}"},
	{true, " { } \n"},
	{true, "{\"issue\":\"\"}"},
	{true, "{\"steps\":{}}"},
	{true, "{\"evidence\":[],\"refs\":[]}"},
	/* Sound, and left to the tree. */
	{false, "{\"issue\":\"\\u0e01\"}"},
	{false, "{\"x\":1}"},
	{false, "{\"steps\":{\"lead\":\"\",\"x\":{}}}"},
	{false, "{\"\\u0069ssue\":\"\"}"},
	/* Refused by it. */
	{false, ""},
	{false, "{"},
	{false, "{}}"},
	{false, "{},"},
	{false, "[]"},
	{false, "{\"issue\":null}"},
	{false, "{\"issue\":1}"},
	{false, "{\"issue\":[\"\"]}"},
	{false, "{\"issue\":\"\",}"},
	{false, "{,\"issue\":\"\"}"},
	{false, "{\"issue\" \"\"}"},
	{false, "{\"issue\":\"\" \"measure\":\"\"}"},
	{false, "{\"issue\":\"\",\"measure\":\"\",\"issue\":\"\"}"},
	{false, "{\"steps\":{\"lead\":\"\",\"lead\":\"\"}}"},
	{false, "{\"steps\":[]}"},
	{false, "{\"steps\":{\"marks\":\"roman\"}}"},
	{false, "{\"state\":\"\"}"},
	{false, "{\"state\":\"draft \"}"},
	{false, "{\"uuid\":\"\"}"},
	{false, "{\"uuid\":\"" UUID "0\"}"},
	{false, "{\"refs\":[\"\",]}"},
	{false, "{\"refs\":[,\"\"]}"},
	{false, "{\"refs\":[1]}"},
	{false, "{\"refs\":[\"\"}"},
	{false, "{\"evidence\":[[]]}"},
	{false, "{\"evidence\":[{}{}]}"},
	{false, "{\"issue\":\"\n\"}"},
	{false, "{\"issue\":\"\\x\"}"},
	{false, "{\"issue\":\"\\"},
	{false, "{\"issue\":\"\\u0000\"}"},
	{false, "{\"issue\":\"\xE0\xB8\"}"},
	{false, "{\"issue\":\"\xED\xA0\x80\"}"},
	{false, "\xEF\xBB\xBF{}"},
};

static void test_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_int_equal(
			read_both(texts[i].text, strlen(texts[i].text)), texts[i].plain);
	assert_false(read_both("{}\0", 3));
	assert_false(read_both("{\"issue\":\"\0\"}", 13));
}

/* One byte of a card is another one, of those that mean something as often as not. */
static void test_damaged(void **state)
{
	static const char marks[] = "{}[],:\"\\ nu";
	struct support_random random = {20250110};
	size_t plain = 0;
	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[sizeof(each_key)];
		memcpy(text, each_key, sizeof(each_key));
		const uint32_t at = support_draw(&random, sizeof(each_key) - 1);
		text[at] = round % 2 ? marks[support_draw(&random, sizeof(marks) - 1)]
				     : (char)support_draw(&random, 256);
		plain += read_both(text, sizeof(each_key) - 1);
	}
	assert_true(plain > 1000 && plain < 19000);
}

/* At a limit, and one beyond. */
static bool read_refs(size_t count, size_t bytes)
{
	struct str text = STR_INIT;
	str_puts(&text, "{\"refs\":[");
	for (size_t i = 0; i < count; i++) {
		str_puts(&text, i ? ",\"" : "\"");
		str_repeat(&text, 'x', bytes);
		str_putc(&text, '"');
	}
	str_puts(&text, "]}");
	const bool plain = read_both(text.data, text.bytes);
	str_release(&text);
	return plain;
}

static void test_limits(void **state)
{
	(void)state;
	assert_true(read_refs(LIMIT_LIST_ITEMS, 1));
	assert_false(read_refs(LIMIT_LIST_ITEMS + 1, 1));
	assert_true(read_refs(1, LIMIT_TEXT_BYTES));
	assert_false(read_refs(1, LIMIT_TEXT_BYTES + 1));
}

/* Every byte at every place of three words: what ends a run ends it there, nothing else. */
static void test_runs(void **state)
{
	(void)state;
	enum { BYTES = 24 };
	char text[BYTES];
	for (size_t at = 0; at < BYTES; at++)
		for (int byte = 0; byte <= 0xFF; byte++) {
			const bool ends = byte < ' ' || byte == '"' || byte == '\\';
			memset(text, at % 2 ? '!' : (char)0xB8, BYTES);
			text[at] = (char)byte;
			assert_int_equal(json_run(text, BYTES), ends ? at : BYTES);
			assert_int_equal(json_run(text, at), at);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_runs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
