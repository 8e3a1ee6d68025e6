/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no report is refused, with a message that says where and what. */
#include <config.h>

#include "model/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/file.h"
#include "model/limits.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"

/* A report up to where more members may follow, on a line of its own. */
#define START                                                                            \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","                      \
	"\"fiscal_year\":2567,\"months\":12,\"title\":\"ก\",\"cards\":[]"
#define REPORT(members) START ",\n" members "}"

/* The error's message, or "" if the text is a report; to be freed by str_release. */
static void read_text(const char *text, size_t bytes, struct str *message)
{
	struct report report;
	struct error error = ERROR_INIT;
	memset(&report, 0x5A, sizeof(report));
	struct report untouched;
	memcpy(&untouched, &report, sizeof(report));
	str_clear(message);
	if (report_from_json(text, bytes, "f", &report, &error)) {
		assert_int_equal(error.kind, ERROR_NONE);
		report_release(&report);
		return;
	}
	assert_memory_equal(&report, &untouched, sizeof(report));
	assert_int_equal(error.kind, ERROR_REFUSED);
	str_puts(message, error_message(&error));
	assert_null(strchr(message->data, '\n'));
	assert_true(utf8_valid(message->data, message->bytes, NULL));
	error_release(&error);
}

struct row {
	const char *text;
	const char *message;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str message = STR_INIT;
		read_text(rows[i].text, strlen(rows[i].text), &message);
		assert_string_equal(message.data, rows[i].message);
		str_release(&message);
	}
}

static void test_sound(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{START "}", ""},
		{REPORT("\"a\":{}"), ""},
		{"\xEF\xBB\xBF \n" REPORT("\"a\":1"), ""},
		{REPORT("\"agency\":{\"name\":\"\"},\"ita\":{\"year\":1.5}"), ""},
		{REPORT("\"ita\":{\"items\":[{\"cards\":[99]}]}"), ""},
		{REPORT("\"a\":\"\\ud83d\\ude00\""), ""},
	};
	assert_rows(rows, COUNT(rows));
}

#define VALUE_WANTED                                                                     \
	"a value (a text in quotation marks, a number, true, false, null, [ or {) "      \
	"expected"
#define CUT_OFF                                                                          \
	"the data end too early: a part is cut off, or a quotation mark or bracket is "  \
	"missing; copy the file again"
#define ESCAPE                                                                           \
	"\\ may stand in a text only before \" \\ / b f n r t or uXXXX: write \\\\ for " \
	"the character itself"

static void test_syntax(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"", "f: is empty; a JSON text expected"},
		{" \n\t", "f: is empty; a JSON text expected"},
		{"\xEF\xBB\xBF", "f: is empty; a JSON text expected"},
		{"<html>", "f:1:1: " VALUE_WANTED ", not \"<html>\""},
		{"\xEF\xBB\xBF <", "f:1:2: " VALUE_WANTED ", not \"<\""},
		{"{", "f:1:2: " CUT_OFF},
		{"{\"กขค", "f:1:6: " CUT_OFF},
		{"{\n\"ก\": [1,\n", "f:3:1: " CUT_OFF},
		{"{\"a\":1,}",
			"f:1:8: a key in quotation marks, or }, expected, not \"}\""},
		{"{'a':1}",
			"f:1:2: a key in quotation marks, or }, expected, not \"'a'\""},
		{"{\"ก\" 1}", "f:1:6: a colon after the key expected, not \"1\""},
		{"{\"a\":1 \"b\":2}", "f:1:8: a comma or } expected, not \"b\""},
		{"[1,\n 2 3]", "f:2:4: a comma or ] expected, not \"3\""},
		{"[1,]", "f:1:4: " VALUE_WANTED ", not \"]\""},
		{"[tru]", "f:1:2: " VALUE_WANTED ", not \"tru\""},
		{"[01]", "f:1:2: " VALUE_WANTED ", not \"01\""},
		{"[.5]", "f:1:2: " VALUE_WANTED ", not \".5\""},
		{"[NaN]", "f:1:2: " VALUE_WANTED ", not \"NaN\""},
		{"[๑]", "f:1:2: " VALUE_WANTED ", not \"๑\""},
		{"[1e999, 01]", "f:1:9: " VALUE_WANTED ", not \"01\""},
		{"[1, 99999999999999999999, 1.]", "f:1:27: " VALUE_WANTED ", not \"1.\""},
		{START "}\n}", "f:2:1: something stands after the end of the data: "
			       "\"}\"; remove "
			       "it"},
		{REPORT("\"ก\":1,\n\"ก\":2"),
			"f:3:1: a key stands twice in one object: \"ก\"; remove one"},
		{REPORT("\"x\":{\"a\":1,\"\\u0061\":2}"),
			"f:2:12: a key stands twice in one object: \"\\\\u0061\"; remove "
			"one"},
	};
	assert_rows(rows, COUNT(rows));
}

static void test_inside_texts(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"[\"ก\nข\"]", "f:1:4: the line ends inside a text: a quotation mark is "
			       "missing, or "
			       "the line end must be written as \\n"},
		{"[\"ก\tข\"]", "f:1:4: a control character in a text: remove it, or "
			       "write it as \\t "
			       "or \\u00XX"},
		{"[\"ก\\q\"]", "f:1:4: " ESCAPE},
		{"[\"ก\\u12G4\"]", "f:1:4: " ESCAPE},
		{"[\"\\u12\"]", "f:1:3: " ESCAPE},
		{"[\"ก\\u0000\"]",
			"f:1:4: the character NUL may not stand in a text: remove it"},
		{"{\"ก\\u0000\":1}",
			"f:1:4: the character NUL may not stand in a text: remove it"},
		{"[\"ก\\ud800\"]",
			"f:1:4: half of a surrogate pair in a text: write the character "
			"itself"},
		{"[\"\\ud800\\u0041\"]",
			"f:1:3: half of a surrogate pair in a text: write the character "
			"itself"},
		{"[\"\\udc00\\ud800\"]",
			"f:1:3: half of a surrogate pair in a text: write the character "
			"itself"},
		{"[\"ก\xE0\xB8\"]",
			"f:1:4: the byte 0xE0 is not UTF-8 here: save the file as UTF-8"},
		{"[\n\"\xA1\xE7\"]",
			"f:2:2: the byte 0xA1 is not UTF-8 here: save the file as UTF-8"},
		{"[\"\xC0\x80\"]",
			"f:1:3: the byte 0xC0 is not UTF-8 here: save the file as UTF-8"},
		{"[\"\xED\xA0\x80\"]",
			"f:1:3: the byte 0xED is not UTF-8 here: save the file as UTF-8"},
		{"\xFF\xFE{", "f:1:1: the byte 0xFF is not UTF-8 here: save the file as "
			      "UTF-8"},
	};
	assert_rows(rows, COUNT(rows));
}

static void test_raw_nul(void **state)
{
	(void)state;
	static const char text[] = "{\n\"ก\0\":1}";
	struct str message = STR_INIT;
	read_text(text, sizeof(text) - 1, &message);
	assert_string_equal(message.data,
		"f:2:3: a NUL byte: this is no JSON text, or it is not in UTF-8");
	str_release(&message);
}

static void test_what_must_be_there(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{"[]", "f:1:1: an object {…} expected, not a list […]"},
		{" \"x\"", "f:1:2: an object {…} expected, not \"x\""},
		{"{}", "f:1:1: this is no report: \"format\": \"mattrakan.report/1\" is "
		       "missing"},
		{"{\n \"cards\": 1, \"format\": \"mattrakan.report/2\"}",
			"f:2:24: format: \"mattrakan.report/1\" expected, not "
			"\"mattrakan.report/2\""},
		{"{\"format\":\"mattrakan.report/1\"}",
			"f:1:1: layout: is missing; this key must be there"},
		{"{\"format\":\"mattrakan.report/1\",\"layout\":\"a\"}",
			"f:1:1: fiscal_year: is missing; this key must be there"},
		{"{\"format\":\"mattrakan.report/"
		 "1\",\"layout\":\"a\",\"fiscal_year\":2567}",
			"f:1:1: months: is missing; this key must be there"},
		{"{\"format\":\"mattrakan.report/1\",\"layout\":\"a\","
		 "\"fiscal_year\":2567,\"months\":6}",
			"f:1:1: title: is missing; this key must be there"},
		{"{\"format\":\"mattrakan.report/1\",\"layout\":\"a\","
		 "\"fiscal_year\":2567,\"months\":6,\"title\":\"\"}",
			"f:1:1: cards: is missing; this key must be there"},
	};
	assert_rows(rows, COUNT(rows));
}

/* Reports of one wrong value: {key, its JSON, message after "f:LINE:COLUMN: "}. */
static void test_values(void **state)
{
	(void)state;
	static const struct {
		const char *layout, *year, *months;
		const char *message;
	} rows[] = {
		{"5", "2567", "6", "layout: a text in quotation marks expected, not 5"},
		{"\"\"", "2567", "6",
			"layout: a layout's name (Latin letters, digits, - and _, such "
			"as "
			"\"annual\") expected, not \"\""},
		{"\"../x\"", "2567", "6",
			"layout: a layout's name (Latin letters, digits, - and _, such "
			"as "
			"\"annual\") expected, not \"../x\""},
		{"\"a\"", "2024", "6",
			"fiscal_year: 2024 looks like a year of the Common Era; write "
			"the "
			"fiscal year of the Buddhist era: 2567"},
		{"\"a\"", "2399", "6",
			"fiscal_year: a fiscal year of the Buddhist era, a whole number "
			"from "
			"2400 to 2700, expected, not 2399"},
		{"\"a\"", "2701", "6",
			"fiscal_year: a fiscal year of the Buddhist era, a whole number "
			"from "
			"2400 to 2700, expected, not 2701"},
		{"\"a\"", "2567.0", "6",
			"fiscal_year: a fiscal year of the Buddhist era, a whole number "
			"from "
			"2400 to 2700, expected, not 2567.0"},
		{"\"a\"", "\"๒๕๖๗\"", "6",
			"fiscal_year: a fiscal year of the Buddhist era, a whole number "
			"from "
			"2400 to 2700, expected, not \"๒๕๖๗\""},
		{"\"a\"", "2567", "7", "months: the number 6 or 12 expected, not 7"},
		{"\"a\"", "2567", "null",
			"months: the number 6 or 12 expected, not null"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = STR_INIT, message = STR_INIT;
		str_printf(&text,
			"{\"format\":\"mattrakan.report/"
			"1\",\"layout\":%s,\"fiscal_year\":%s,"
			"\"months\":%s,\"title\":\"\",\"cards\":[]}",
			rows[i].layout, rows[i].year, rows[i].months);
		read_text(text.data, text.bytes, &message);
		const char *place = strstr(message.data, ": ");
		assert_non_null(place);
		assert_string_equal(place + strlen(": "), rows[i].message);
		str_release(&text);
		str_release(&message);
	}
}

static void test_types(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{REPORT("\"digits\":\"roman\""), "f:2:10: digits: one of \"thai\", "
						 "\"arabic\", \"as-typed\" expected, "
						 "not \"roman\""},
		{REPORT("\"state\":null"),
			"f:2:9: state: one of \"open\", \"submitted\", "
			"\"approved\" expected, not null"},
		{REPORT("\"uuid\":\"\""), "f:2:8: uuid: a UUID such as "
					  "123e4567-e89b-42d3-a456-426614174000 "
					  "expected, not \"\""},
		{REPORT("\"agency\":\"ก\""),
			"f:2:10: agency: an object {…} expected, not \"ก\""},
		{REPORT("\"agency\":{\"ก\":\"ข\",\n  \"district\": null}"),
			"f:3:15: agency.district: a text in quotation marks expected, "
			"not "
			"null"},
		{REPORT("\"before\":{}"),
			"f:2:10: before: a list […] expected, not an object {…}"},
		{REPORT("\"after\" : [ {}, {\"text\":\"\",\"heading\":5}]"),
			"f:2:38: after[1].heading: a text in quotation marks expected, "
			"not "
			"5"},
		{REPORT("\"ita\":{\"total\":\"98\"}"),
			"f:2:16: ita.total: a number expected, not \"98\""},
		{REPORT("\"ita\":{\"total\":9007199254740993}"),
			"f:2:16: ita.total: the number is too large"},
		{REPORT("\"ita\":{\"total\":99999999999999999999}"),
			"f:2:16: ita.total: the number is too large"},
		{REPORT("\"ita\":{\"x\":1e-400,\"total\":1e999}"),
			"f:2:27: ita.total: the number is too large"},
		{REPORT("\"ita\":{\"total\":1e-400}"),
			"f:2:16: ita.total: the number is too small; write 0"},
		{REPORT("\"ita\":{\"items\":[{\"cards\":[-0]}]}"),
			"f:2:27: ita.items[0].cards[0]: a whole number from 1 to "
			"2147483647 "
			"expected, not -0"},
		{REPORT("\"ita\":{\"items\":[{\"weak\":1}]}"),
			"f:2:25: ita.items[0].weak: true or false expected, not 1"},
		{REPORT("\"ita\":{\"items\":[{\"weak\":null}]}"),
			"f:2:25: ita.items[0].weak: true or false expected, not null"},
		{REPORT("\"ita\":{\"items\":[{\"cards\":[1,0]}]}"),
			"f:2:29: ita.items[0].cards[1]: a whole number from 1 to "
			"2147483647 "
			"expected, not 0"},
		{REPORT("\"memo\":{\"a\":[{\"b\":[\"]}\",{}]}],\"signatures\":[{},[]]}"),
			"f:2:48: memo.signatures[1]: an object {…} expected, not a list "
			"[…]"},
		{REPORT("\"title \":1,\"memo\":{\"to\":false}"),
			"f:2:25: memo.to: a text in quotation marks expected, not false"},
	};
	assert_rows(rows, COUNT(rows));
}

#define CARDS(cards)                                                                     \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","                      \
	"\"fiscal_year\":2567,\"months\":12,\"title\":\"ก\",\"cards\":[\n" cards "]}"
#define UUID "123e4567-e89b-42d3-a456-42661417400"

static void test_cards(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{CARDS("{},{\"owners\":[\"ก\",\n\"ข\",3]}"),
			"f:3:5: cards[1].owners[2]: a text in quotation marks expected, "
			"not "
			"3"},
		{CARDS("{\"steps\":{\"marks\":\"roman\"}}"),
			"f:2:19: cards[0].steps.marks: one of \"none\", \"thai\", "
			"\"arabic\", \"dash\" expected, not \"roman\""},
		{CARDS("{\"steps\":[]}"),
			"f:2:10: cards[0].steps: an object {…} expected, not a list […]"},
		{CARDS("{\"state\":\"open\"}"), "f:2:10: cards[0].state: one of "
						"\"draft\", \"done\", \"approved\", "
						"\"returned\" expected, not \"open\""},
		{CARDS("{\"evidence\":[{\"ref\":{}}]}"),
			"f:2:21: cards[0].evidence[0].ref: a text in quotation marks "
			"expected, not an object {…}"},
		{CARDS("{\"uuid\":\"" UUID "a\"},\n{\"uuid\":\"" UUID "b\"},\n"
		       "{\"uuid\":\"" UUID "A\"}"),
			"f:4:9: cards[2].uuid: another card has the uuid " UUID
			"A too; remove it from the copy"},
		{CARDS("{\"period\":1234567890123}"), "f:2:11: cards[0].period: a text "
						      "in quotation marks expected, not "
						      "1234567890123"},
	};
	assert_rows(rows, COUNT(rows));
}

/* What is found is shown short, on one line. */
static void test_long_values(void **state)
{
	(void)state;
	struct str text = STR_INIT, message = STR_INIT;
	str_puts(&text, START ",\n\"digits\":\"a\\n");
	for (int i = 0; i < 1000; i++)
		str_puts(&text, "ก");
	str_puts(&text, "\"}");
	read_text(text.data, text.bytes, &message);
	assert_string_equal(message.data,
		"f:2:10: digits: one of \"thai\", \"arabic\", \"as-typed\" expected, not "
		"\"a\\nกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก…\"");
	str_release(&text);
	str_release(&message);
}

/* --- sizes --- */

static void assert_nested(size_t depth, const char *wanted)
{
	struct str text = STR_INIT, message = STR_INIT;
	str_puts(&text, START ",\n\"a\":");
	str_repeat(&text, '[', depth - 1);
	str_repeat(&text, ']', depth - 1);
	str_putc(&text, '}');
	read_text(text.data, text.bytes, &message);
	assert_string_equal(message.data, wanted);
	str_release(&text);
	str_release(&message);
}

static void test_depth(void **state)
{
	(void)state;
	assert_nested(LIMIT_JSON_DEPTH, "");
	assert_nested(LIMIT_JSON_DEPTH + 1,
		"f:2:68: nested too deep: at most 64 levels are allowed");
	assert_nested(3000000, "f:2:68: nested too deep: at most 64 levels are allowed");
}

static void assert_sized(
	const char *before, size_t bytes, const char *after, const char *wanted)
{
	struct str text = STR_INIT, message = STR_INIT;
	str_puts(&text, before);
	str_repeat(&text, 'x', bytes);
	str_puts(&text, after);
	read_text(text.data, text.bytes, &message);
	assert_string_equal(message.data, wanted);
	str_release(&text);
	str_release(&message);
}

static void test_long_texts(void **state)
{
	(void)state;
	assert_sized(START ",\n\"before\":[{\"text\":\"", LIMIT_TEXT_BYTES, "\"}]}", "");
	assert_sized(START ",\n\"before\":[{\"text\":\"", LIMIT_TEXT_BYTES + 1, "\"}]}",
		"f:2:19: before[0].text: has 1048577 bytes; at most 1048576 are allowed");
	assert_sized(START ",\n\"before\":[{\"text\":\"", 10 << 20, "\"}]}",
		"f:2:19: before[0].text: has 10485760 bytes; at most 1048576 are "
		"allowed");
	assert_sized(START ",\n\"x\":\"", 10 << 20, "\"}",
		"f:2:5: x: unknown keys have more than the 1048576 bytes allowed");
}

static void assert_elements(const char *before, const char *element, size_t count,
	const char *after, const char *wanted)
{
	struct str text = STR_INIT, message = STR_INIT;
	str_puts(&text, before);
	for (size_t i = 0; i < count; i++) {
		str_puts(&text, i > 0 ? "," : "");
		str_puts(&text, element);
	}
	str_puts(&text, after);
	read_text(text.data, text.bytes, &message);
	assert_string_equal(message.data, wanted);
	str_release(&text);
	str_release(&message);
}

static void test_long_lists(void **state)
{
	(void)state;
	static const char start[] = "{\"format\":\"mattrakan.report/1\",\"layout\":\"a\","
				    "\"fiscal_year\":2567,\"months\":6,\"title\":\"\",\n"
				    "\"cards\":[";
	assert_elements(start, "{}", LIMIT_CARDS, "]}", "");
	assert_elements(start, "{\"issue\":\"ก\",\"owners\":[\"ข\"]}", 100000, "]}",
		"f:2:9: cards: has 100000 elements; at most 20000 are allowed");
	assert_elements(START ",\n\"before\":[", "{}", LIMIT_LIST_ITEMS, "]}", "");
	assert_elements(START ",\n\"before\":[", "{}", LIMIT_LIST_ITEMS + 1, "]}",
		"f:2:10: before: has 1001 elements; at most 1000 are allowed");
	assert_elements(START ",\n\"ita\":{\"items\":[{\"cards\":[", "1",
		LIMIT_LIST_ITEMS + 1, "]}]}}",
		"f:2:26: ita.items[0].cards: has 1001 elements; at most 1000 are "
		"allowed");
}

/* --- damage --- */

static const char small_report[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","
	"\"agency\":{\"name\":\"ก้ำ\",\"x\":[1,-2.5e3,null]},\"fiscal_year\":2567,"
	"\"months\":12,\"title\":\"\\u0e01\\n\\ud83d\\ude00\",\"ita\":{\"total\":98.68,"
	"\"items\":[{\"code\":\"i7\",\"score\":null,\"weak\":true,\"cards\":[1]}]},"
	"\"memo\":{\"sections\":[{\"heading\":\"ก\",\"text\":\"ข\"}],"
	"\"signatures\":[{\"name\":\"ค\"}]},\"before\":[],\"cards\":[{\"uuid\":\"" UUID
	"1\","
	"\"refs\":[\"e1\"],\"steps\":{\"lead\":\"\",\"marks\":\"dash\",\"items\":[\"ง\"]}"
	","
	"\"evidence\":[{\"kind\":\"url\"}],\"state\":\"done\"}]}";

static void test_truncated_anywhere(void **state)
{
	(void)state;
	struct str message = STR_INIT;
	const size_t bytes = sizeof(small_report) - 1;
	read_text(small_report, bytes, &message);
	assert_string_equal(message.data, "");
	for (size_t end = 0; end < bytes; end++) {
		/* A copy, so that reading beyond its end is noticed. */
		struct str part = STR_INIT;
		str_append(&part, small_report, end);
		read_text(part.data, part.bytes, &message);
		assert_int_equal(strncmp(message.data, "f:", 2), 0);
		str_release(&part);
	}
	str_release(&message);
}

static void test_damaged_byte(void **state)
{
	(void)state;
	struct support_random random = {20241120};
	struct str text = STR_INIT, message = STR_INIT;
	int refused = 0;
	str_append(&text, small_report, sizeof(small_report) - 1);
	for (int round = 0; round < 20000; round++) {
		const size_t at = support_draw(&random, (uint32_t)text.bytes);
		const char saved = text.data[at];
		text.data[at] = (char)support_draw(&random, 256);
		read_text(text.data, text.bytes, &message);
		refused += message.bytes > 0;
		text.data[at] = saved;
	}
	assert_true(refused > 10000 && refused < 20000);
	str_release(&text);
	str_release(&message);
}

/* --- files --- */

static void assert_file_refused(const char *path, const char *wanted)
{
	struct report report;
	struct error error = ERROR_INIT;
	struct str message = STR_INIT;
	assert_false(report_read(path, &report, &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	str_printf(&message, "%s: %s", path, wanted);
	assert_string_equal(error_message(&error), message.data);
	str_release(&message);
	error_release(&error);
}

static void test_files_refused(void **state)
{
	(void)state;
	char *folder = support_folder();
	char *file = support_path(folder, "a");
	char *through = support_path(file, "b");
	char *absent = support_path(folder, "c");
	support_write(file, "", 0);
	assert_file_refused(folder, "is a folder; name a file in it");
	assert_file_refused(file, "is empty; a JSON text expected");
	assert_file_refused(through, "cannot be opened: Not a directory");
	assert_file_refused(absent, "cannot be opened: No such file or directory");
	/* Sparse: nothing of it is written, nor read. */
	assert_int_equal(truncate(file, (off_t)LIMIT_FILE_BYTES + 1), 0);
	assert_file_refused(file, "has 268435457 bytes; at most 268435456 are allowed");
	assert_int_equal(chmod(file, 0), 0);
	if (geteuid() != 0)
		assert_file_refused(file, "cannot be opened: Permission denied");
	free(through);
	free(absent);
	free(file);
	support_folder_remove(folder);
}

static void test_file_that_fails(void **state)
{
	(void)state;
	/* Nothing is mapped at address 0, so that reading there fails. */
	static const char path[] = "/proc/self/mem";
	struct report report;
	struct error error = ERROR_INIT;
	assert_false(report_read(path, &report, &error));
	assert_int_equal(error.kind, ERROR_SYSTEM);
	assert_string_equal(error_message(&error),
		"/proc/self/mem: cannot be read: Input/output error");
	error_release(&error);
}

static void test_standard_input(void **state)
{
	(void)state;
	char *folder = support_folder();
	char *path = support_path(folder, "a");
	struct report report;
	struct error error = ERROR_INIT;
	support_write(path, small_report, sizeof(small_report) - 1);
	assert_non_null(freopen(path, "rb", stdin));
	assert_true(report_read("-", &report, &error));
	assert_int_equal(report.count, 1);
	report_release(&report);
	assert_false(report_read("-", &report, &error)); /* it is at its end now */
	assert_string_equal(
		error_message(&error), "standard input: is empty; a JSON text expected");
	error_release(&error);
	free(path);
	support_folder_remove(folder);
}

static void test_card_refused(void **state)
{
	(void)state;
	static const char text[] = "{\"issue\":\"ก\",\"steps\":\"ข\"}";
	struct card card;
	struct error error = ERROR_INIT;
	assert_false(card_from_json(text, strlen(text), "draft", &card, &error));
	assert_string_equal(error_message(&error),
		"draft:1:22: steps: an object {…} expected, not \"ข\"");
	error_release(&error);
	assert_false(card_from_json("{", 1, "draft", &card, NULL));
}

/* A regular file is refused by its size, before any of it is read. */
static void test_size_of_a_file(void **state)
{
	char *folder = support_folder(), *path = support_path(folder, "big.json");
	struct error error = ERROR_INIT;
	struct str text = STR_INIT;
	(void)state;
	support_write(path, "", 0);
	assert_int_equal(truncate(path, (off_t)LIMIT_FILE_BYTES + 1), 0);
	assert_false(file_read(path, &text, &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	assert_non_null(strstr(error_message(&error), "big.json: has 268435457 bytes"));
	assert_int_equal(text.bytes, 0);
	error_release(&error);
	str_release(&text);
	free(path);
	support_folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_size_of_a_file),
		cmocka_unit_test(test_sound),
		cmocka_unit_test(test_syntax),
		cmocka_unit_test(test_inside_texts),
		cmocka_unit_test(test_raw_nul),
		cmocka_unit_test(test_what_must_be_there),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_cards),
		cmocka_unit_test(test_long_values),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_long_lists),
		cmocka_unit_test(test_truncated_anywhere),
		cmocka_unit_test(test_damaged_byte),
		cmocka_unit_test(test_files_refused),
		cmocka_unit_test(test_file_that_fails),
		cmocka_unit_test(test_standard_input),
		cmocka_unit_test(test_card_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
