/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON -> model -> JSON loses nothing, judged by jansson and not by model/. */
#include <config.h>

#include "model/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/card_source.h"
#include "model/data.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

/* A report with each key of the format, each kind of value, and unknown keys in
 * every object, laid out and ordered as the program writes it. */
static const char full_report[] =
	"{\n"
	" \"format\": \"mattrakan.report/1\",\n"
	" \"uuid\": \"123E4567-e89b-42d3-a456-426614174000\",\n"
	" \"layout\": \"annual\",\n"
	" \"digits\": \"as-typed\",\n"
	" \"agency\": {\n"
	"  \"type\": \"เทศบาลตำบล\",\n"
	"  \"name\": \"\",\n"
	"  \"district\": \"ก\\tข\\n\\\"\\\\/\\u0001\xC2\xA0\\u2028😀\",\n"
	"  \"province\": \"น\xE0\xB9\x89\xE0\xB9\x8D\xE0\xB8\xB2\",\n"
	"  \"x\": null\n"
	" },\n"
	" \"fiscal_year\": 2567,\n"
	" \"months\": 6,\n"
	" \"title\": \"\",\n"
	" \"ita\": {\n"
	"  \"year\": 2566,\n"
	"  \"total\": 98.68,\n"
	"  \"iit\": 100,\n"
	"  \"eit\": 100.0,\n"
	"  \"oit\": null,\n"
	"  \"level\": \"A\",\n"
	"  \"items\": [\n"
	"   {\n"
	"    \"code\": \"i7\",\n"
	"    \"score\": 0.1,\n"
	"    \"weak\": false,\n"
	"    \"issue\": \"\",\n"
	"    \"recommendation\": \"ข\",\n"
	"    \"owner\": \"ค\",\n"
	"    \"cards\": [\n"
	"     1,\n"
	"     7\n"
	"    ],\n"
	"    \"z\": 1,\n"
	"    \"a\": 2\n"
	"   },\n"
	"   {\n"
	"    \"weak\": true,\n"
	"    \"cards\": []\n"
	"   },\n"
	"   {}\n"
	"  ],\n"
	"  \"note\": \"{[,:]}\\\"\"\n"
	" },\n"
	" \"memo\": {\n"
	"  \"printed\": true,\n"
	"  \"office\": \"\",\n"
	"  \"number\": \"ชร ๑/๒\",\n"
	"  \"date\": \"๓๑ กุมภาพันธ์\",\n"
	"  \"subject\": \"\",\n"
	"  \"to\": \"\",\n"
	"  \"sections\": [\n"
	"   {\n"
	"    \"heading\": \"\",\n"
	"    \"text\": \"\",\n"
	"    \"page\": true\n"
	"   }\n"
	"  ],\n"
	"  \"closing\": \"\",\n"
	"  \"signatures\": [\n"
	"   {\n"
	"    \"name\": \"\",\n"
	"    \"post\": \"\",\n"
	"    \"acting\": \"\",\n"
	"    \"opinion\": \"\",\n"
	"    \"date\": \"\",\n"
	"    \"signed\": []\n"
	"   }\n"
	"  ],\n"
	"  \"seal\": {}\n"
	" },\n"
	" \"before\": [],\n"
	" \"after\": [\n"
	"  {\n"
	"   \"text\": \"ก\"\n"
	"  }\n"
	" ],\n"
	" \"state\": \"submitted\",\n"
	" \"cards\": [\n"
	"  {\n"
	"   \"uuid\": \"123e4567-e89b-42d3-a456-426614174001\",\n"
	"   \"group\": \"\",\n"
	"   \"refs\": [\n"
	"    \"e11\"\n"
	"   ],\n"
	"   \"issue\": \"\",\n"
	"   \"measure\": \"\",\n"
	"   \"steps\": {\n"
	"    \"lead\": \"\",\n"
	"    \"marks\": \"dash\",\n"
	"    \"items\": [\n"
	"     \"\",\n"
	"     \"ก\"\n"
	"    ],\n"
	"    \"start\": 3\n"
	"   },\n"
	"   \"owners\": [],\n"
	"   \"period\": \"ทุกเดือน\",\n"
	"   \"follow_up\": \"\",\n"
	"   \"output\": \"\",\n"
	"   \"outcome\": \"\",\n"
	"   \"suggestion\": \"\",\n"
	"   \"evidence\": [\n"
	"    {\n"
	"     \"kind\": \"url\",\n"
	"     \"ref\": \"\",\n"
	"     \"caption\": \"\",\n"
	"     \"date\": \"\",\n"
	"     \"hash\": \"\"\n"
	"    }\n"
	"   ],\n"
	"   \"state\": \"approved\",\n"
	"   \"colour\": [\n"
	"    [],\n"
	"    {\n"
	"     \"\": [\n"
	"      1,\n"
	"      -2.5,\n"
	"      1e+300\n"
	"     ]\n"
	"    }\n"
	"   ]\n"
	"  },\n"
	"  {\n"
	"   \"steps\": {},\n"
	"   \"state\": \"draft\"\n"
	"  },\n"
	"  {\n"
	"   \"steps\": {\n"
	"    \"items\": []\n"
	"   },\n"
	"   \"state\": \"returned\"\n"
	"  }\n"
	" ],\n"
	" \"key with space\": \"kept\",\n"
	" \"ก\": {\n"
	"  \"big\": 9223372036854775807,\n"
	"  \"bigger\": 9223372036854775808,\n"
	"  \"as written\": [\n"
	"   -9223372036854775808,\n"
	"   1e-400,\n"
	"   1e400,\n"
	"   -0,\n"
	"   0,\n"
	"   1.0,\n"
	"   1.10,\n"
	"   1E+05,\n"
	"   0.12345678901234567890123456789\n"
	"  ]\n"
	" }\n"
	"}\n";

/* Reads, writes into out (emptied first). */
static void through_model(const char *text, size_t bytes, struct str *out)
{
	struct report report;
	struct error error = ERROR_INIT;
	if (!report_from_json(text, bytes, "input", &report, &error))
		fail_msg("%s", error_message(&error));
	str_clear(out);
	report_to_json(out, &report);
	report_release(&report);
}

/* --- the same tree, but for what may be added --- */

static void assert_same(const json_t *before, const json_t *after, const char *path);

static void assert_same_object(
	const json_t *before, const json_t *after, const char *path)
{
	const char *key;
	json_t *value;
	json_object_foreach((json_t *)after, key, value)
	{
		const bool may_be_added =
			strcmp(key, "uuid") == 0 || strcmp(key, "state") == 0;
		if (!json_object_get(before, key) && !may_be_added)
			fail_msg("%s: %s was added", path, key);
	}
	json_object_foreach((json_t *)before, key, value)
	{
		struct str below = STR_INIT;
		str_printf(&below, "%s.%s", path, key);
		const json_t *other = json_object_get(after, key);
		if (!other)
			fail_msg("%s was lost", below.data);
		assert_same(value, other, below.data);
		str_release(&below);
	}
}

static void assert_same_array(const json_t *before, const json_t *after, const char *path)
{
	if (json_array_size(before) != json_array_size(after))
		fail_msg("%s: %zu elements became %zu", path, json_array_size(before),
			json_array_size(after));
	for (size_t i = 0; i < json_array_size(before); i++) {
		struct str below = STR_INIT;
		str_printf(&below, "%s[%zu]", path, i);
		assert_same(
			json_array_get(before, i), json_array_get(after, i), below.data);
		str_release(&below);
	}
}

static void assert_same(const json_t *before, const json_t *after, const char *path)
{
	if (json_typeof(before) != json_typeof(after))
		fail_msg("%s: the type changed", path);
	if (json_is_object(before))
		assert_same_object(before, after, path);
	else if (json_is_array(before))
		assert_same_array(before, after, path);
	else if (!json_equal(before, after))
		fail_msg("%s: the value changed", path);
}

static json_t *tree(const struct str *text)
{
	json_error_t error;
	json_t *root = json_loadb(text->data, text->bytes, 0, &error);
	if (!root)
		fail_msg("%d:%d: %s", error.line, error.column, error.text);
	return root;
}

static void test_reports_round(void **state)
{
	(void)state;
	for (const struct support_report *each = support_reports; each->path; each++) {
		struct str text = STR_INIT, once = STR_INIT, twice = STR_INIT;
		support_read(each->path, &text);
		through_model(text.data, text.bytes, &once);
		through_model(once.data, once.bytes, &twice);
		json_t *before = tree(&text);
		json_t *after = tree(&once);
		assert_same(before, after, each->key);
		assert_string_equal(once.data, twice.data);
		json_decref(before);
		json_decref(after);
		str_release(&text);
		str_release(&once);
		str_release(&twice);
	}
}

/* Byte by byte: order, indentation, escapes, numbers, absence, unknown keys. */
static void test_full_report(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	through_model(full_report, strlen(full_report), &out);
	assert_string_equal(out.data, full_report);
	str_release(&out);
}

static void test_byte_order_mark(void **state)
{
	(void)state;
	struct str text = STR_INIT, out = STR_INIT;
	str_puts(&text, "\xEF\xBB\xBF");
	str_puts(&text, full_report);
	through_model(text.data, text.bytes, &out);
	assert_string_equal(out.data, full_report);
	str_release(&text);
	str_release(&out);
}

static void test_files(void **state)
{
	(void)state;
	struct support_report each = support_reports[0];
	struct report report;
	struct error error = ERROR_INIT;
	assert_true(report_read(each.path, &report, &error));
	assert_string_equal(report.layout, each.key);
	assert_true(report.count > 0);
	report_release(&report);
}

/* Unknown keys in every object of a report, where a later format might put them. */
static void add_unknown(json_t *value, int *count)
{
	size_t index;
	json_t *element;
	json_array_foreach(value, index, element)
	{
		add_unknown(element, count);
	}
	const char *key;
	json_object_foreach(value, key, element)
	{
		add_unknown(element, count);
	}
	if (json_is_object(value)) {
		json_object_set_new(value, "x-later",
			json_pack("{s:[n,b,{}],s:s}", "list", 1, "text", "ก ข\n"));
		++*count;
	}
}

static void test_unknown_everywhere(void **state)
{
	(void)state;
	for (const struct support_report *each = support_reports; each->path; each++) {
		struct str text = STR_INIT, out = STR_INIT;
		int count = 0;
		support_read(each->path, &text);
		json_t *before = tree(&text);
		add_unknown(before, &count);
		assert_true(count > 5);
		char *dumped = json_dumps(before, JSON_COMPACT);
		through_model(dumped, strlen(dumped), &out);
		json_t *after = tree(&out);
		assert_same(before, after, each->key);
		json_decref(before);
		json_decref(after);
		free(dumped);
		str_release(&text);
		str_release(&out);
	}
}

static void test_cards_round(void **state)
{
	(void)state;
	struct report report;
	struct error error = ERROR_INIT;
	assert_true(report_from_json(
		full_report, strlen(full_report), "full", &report, &error));
	struct card_source *source = card_source_of_report(&report);
	size_t count = 0;
	for (const struct card *card; (card = source->next(source, &error)); count++) {
		struct str once = STR_INIT, twice = STR_INIT;
		struct card copy;
		card_to_json(&once, card);
		assert_null(strchr(once.data, '\n'));
		assert_true(card_from_json(once.data, once.bytes, "card", &copy, &error));
		card_to_json(&twice, &copy);
		assert_string_equal(once.data, twice.data);
		assert_string_equal(copy.uuid, card->uuid);
		card_release(&copy);
		str_release(&once);
		str_release(&twice);
	}
	assert_int_equal(count, 3);
	assert_true(source->rewind(source, &error));
	assert_ptr_equal(source->next(source, &error), &report.cards[0]);
	card_source_free(source);
	report_release(&report);
}

static void test_card_text(void **state)
{
	(void)state;
	static const char text[] = "{\"uuid\":\"123e4567-e89b-42d3-a456-426614174001\","
				   "\"refs\":[],\"issue\":\"\",\"steps\":{\"marks\":"
				   "\"none\"},\"state\":\"done\",\"x\":{\"y\":[1,2]}}";
	struct card card;
	struct error error = ERROR_INIT;
	struct str out = STR_INIT;
	assert_true(card_from_json(text, strlen(text), "card", &card, &error));
	assert_null(card.measure);
	assert_string_equal(card.issue, "");
	assert_true(card.refs.present);
	assert_false(card.owners.present);
	assert_string_equal(card.extra, "{\"x\":{\"y\":[1,2]}}");
	card_to_json(&out, &card);
	assert_string_equal(out.data, text);
	str_release(&out);
	card_release(&card);
}

static void test_real_numbers(void **state)
{
	(void)state;
	static const struct {
		double value;
		const char *text;
	} rows[] = {
		{98.68, "98.68"},
		{93.92, "93.92"},
		{0.1, "0.1"},
		{0.1 + 0.2, "0.30000000000000004"},
		{100, "100.0"},
		{-0.5, "-0.5"},
		{1e300, "1e+300"},
		{5e-324, "4.94065645841247e-324"},
		{1.0 / 3, "0.3333333333333333"},
		{123456789012345680.0, "1.2345678901234568e+17"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str out = STR_INIT;
		data_real(&out, rows[i].value);
		assert_string_equal(out.data, rows[i].text);
		assert_true(strtod(out.data, NULL) == rows[i].value);
		str_release(&out);
	}
}

/* A text of any code points comes back as it was. */
static void test_random_texts(void **state)
{
	(void)state;
	struct support_random random = {1};
	for (int round = 0; round < 500; round++) {
		struct str text = STR_INIT, json = STR_INIT;
		struct card card = {0}, copy;
		struct error error = ERROR_INIT;
		for (uint32_t i = support_draw(&random, 40); i > 0; i--) {
			static const uint32_t below[] = {0x7F, 0xFF, 0xD7FF, 0x10FFFF};
			uint32_t code_point =
				1 +
				support_draw(&random, below[support_draw(&random, 4)]);
			str_put_code_point(
				&text, code_point); /* nothing for surrogates */
		}
		card.issue = text.data;
		card_to_json(&json, &card);
		if (!card_from_json(json.data, json.bytes, "card", &copy, &error))
			fail_msg("%s", error_message(&error));
		assert_string_equal(copy.issue, text.data);
		card_release(&copy);
		str_release(&text);
		str_release(&json);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports_round),
		cmocka_unit_test(test_full_report),
		cmocka_unit_test(test_byte_order_mark),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_unknown_everywhere),
		cmocka_unit_test(test_cards_round),
		cmocka_unit_test(test_card_text),
		cmocka_unit_test(test_real_numbers),
		cmocka_unit_test(test_random_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
