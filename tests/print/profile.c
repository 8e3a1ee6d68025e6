/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Profiles: those that come with the program, own ones, refused ones; command sequences. */
#include <config.h>

#include "print/profile.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/lists.h"
#include "print/charset.h"
#include "print/sequence.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/language.h"
#include "text/str.h"

#define FOLDER TOP_SRCDIR "/data"

static void test_those_that_come(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		enum print_encoding encoding;
		unsigned rows;
		bool crlf;
		enum page_end page_end;
		size_t pitches;
	} rows[] = {
		{"escp", ENCODING_TIS620, 1, true, PAGE_END_FEED, 5},
		{"escp-3pass", ENCODING_TIS620, 4, true, PAGE_END_FEED, 3},
		{"escp9", ENCODING_TIS620, 1, true, PAGE_END_FEED, 3},
		{"text", ENCODING_UTF8, 1, false, PAGE_END_BOTH, 0},
		{"tis620", ENCODING_TIS620, 1, true, PAGE_END_FEED, 0},
	};
	struct string_list names = {0};
	setenv("MATTRAKAN_DATADIR", FOLDER, 1);
	profile_names(&names);
	assert_int_equal(names.count, COUNT(rows));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error error = ERROR_INIT;
		struct profile *profile = profile_load(rows[i].name, &error);
		assert_string_equal(error_message(&error), "");
		assert_string_equal(profile->name, names.items[i]);
		assert_string_equal(profile->name, rows[i].name);
		assert_true(strlen(profile->title) > 10);
		assert_true(language_set("en"));
		assert_string_equal(profile_title(profile), profile->title_en);
		assert_true(language_set("th"));
		assert_string_equal(profile_title(profile), profile->title);
		assert_int_equal(profile->encoding, rows[i].encoding);
		assert_int_equal(profile->rows, rows[i].rows);
		assert_int_equal(profile->crlf, rows[i].crlf);
		assert_int_equal(profile->page_end, rows[i].page_end);
		assert_int_equal(profile->pitches_count, rows[i].pitches);
		profile_free(profile);
	}
	string_list_release(&names);
}

static void test_the_default_one(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	setenv("MATTRAKAN_DATADIR", FOLDER, 1);
	struct profile *profile = profile_load(NULL, &error);
	assert_non_null(profile);
	assert_string_equal(profile->name, "text");
	profile_free(profile);
}

static void test_no_such_profile(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	setenv("MATTRAKAN_DATADIR", FOLDER, 1);
	assert_null(profile_load("epson", &error));
	assert_int_equal(error.kind, ERROR_USAGE);
	assert_non_null(strstr(error_message(&error), "epson"));
	assert_non_null(strstr(error_message(&error), "escp, escp-3pass, escp9"));
	error_release(&error);
}

#define HEAD                                                                             \
	"{\"format\": \"mattrakan.profile/1\", \"title\": \"ข\", "                     \
	"\"encoding\": \"tis-620\", "

static void test_bad_files_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *place, *says;
	} bad[] = {
		{"[]", ":1:1", ""},
		{"{\"format\": \"mattrakan.profile/2\"}", "format",
			"mattrakan.profile/1"},
		{"{\"format\": \"mattrakan.profile/1\", \"title\": \"x\"}", "encoding",
			""},
		{HEAD "\"colour\": 1}", "colour",
			"format, title, title_en, encoding, passes"},
		{HEAD "\"encoding\": \"latin\"}", "encoding", ""},
		{HEAD "\"passes\": 2}", "passes", "1 or 3"},
		{HEAD "\"passes\": 4}", "passes", ""},
		{HEAD "\"line_end\": \"cr\"}", "line_end", "lf, crlf"},
		{HEAD "\"page_end\": \"ff\"}", "page_end", "form-feed"},
		{HEAD "\"lines_per_inch\": 0}", "lines_per_inch", ""},
		{HEAD "\"carriage\": 99}", "carriage", ""},
		{HEAD "\"table\": \"ku42\"}", "table", "tis11"},
		{HEAD "\"table\": \"tis18\"}", "table", ""},
		{HEAD "\"quality\": \"best\"}", "quality", "draft"},
		{HEAD "\"pitches\": [{\"cpi\": 10}]}", "pitches[0]", "send"},
		{HEAD "\"pitches\": [{\"cpi\": 10, \"send\": \"\"}, {\"cpi\": 10, "
		      "\"send\": \"\"}]}",
			"pitches[1]", "widest"},
		{HEAD "\"commands\": {\"rest\": \"\"}}", "commands.rest", "reset"},
		{HEAD "\"commands\": {\"reset\": \"ESC @@\"}}", "commands.reset", "@@"},
		{HEAD "\"commands\": {\"reset\": \"esc\"}}", "commands.reset", "esc"},
		{HEAD "\"commands\": {\"reset\": \"ก\"}}", "commands.reset", ""},
		{HEAD "\"commands\": {\"reset\": \"0x1\"}}", "commands.reset", "0x1"},
		{HEAD "\"commands\": {\"reset\": \"0x-1\"}}", "commands.reset", ""},
		{HEAD "\"commands\": {\"reset\": \"{pages}\"}}", "commands.reset",
			"{lines}"},
		{"{\"format\": \"mattrakan.profile/1\", \"title\": \"x\", \"encoding\": "
		 "\"utf-8\", \"passes\": 3}",
			":1:1", ""},
	};
	char *folder = support_folder();
	char *path = support_path(folder, "own.json");
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct error error = ERROR_INIT;
		support_write(path, bad[i].text, strlen(bad[i].text));
		if (profile_load(path, &error))
			fail_msg("taken: %s", bad[i].text);
		assert_int_equal(error.kind, ERROR_REFUSED);
		if (!strstr(error_message(&error), path) ||
			!strstr(error_message(&error), bad[i].place) ||
			!strstr(error_message(&error), bad[i].says))
			fail_msg("%s: %s", bad[i].text, error_message(&error));
		error_release(&error);
	}
	free(path);
	support_folder_remove(folder);
}

/* A copy under its own name in the person's folder. */
static void test_own_profile(void **state)
{
	(void)state;
	char *home = support_folder();
	struct str path = STR_INIT, text = STR_INIT;
	struct error error = ERROR_INIT;
	str_printf(&path, "%s/mattrakan", home);
	assert_int_equal(mkdir(path.data, 0700), 0);
	str_puts(&path, "/profiles");
	assert_int_equal(mkdir(path.data, 0700), 0);
	str_puts(&path, "/ours.json");
	support_read(FOLDER "/profiles/escp.json", &text);
	support_write(path.data, text.data, text.bytes);
	setenv("XDG_DATA_HOME", home, 1);
	setenv("MATTRAKAN_DATADIR", FOLDER, 1);
	struct profile *profile = profile_load("ours", &error);
	assert_non_null(profile);
	assert_string_equal(profile->name, "ours");
	assert_int_equal(profile->table, 20);
	profile_free(profile);
	unsetenv("XDG_DATA_HOME");
	str_release(&path);
	str_release(&text);
	support_folder_remove(home);
}

static void test_sequences(void **state)
{
	(void)state;
	static const struct {
		const char *text, *bytes;
		size_t count;
	} rows[] = {
		{"", "", 0},
		{"  ESC   @ ", "\x1B@", 2},
		{"ESC C NUL {inches}",
			"\x1B"
			"C\0\x0B",
			4},
		{"ESC C {lines}",
			"\x1B"
			"CB",
			3},
		{"ESC ( t 0x03 0x00 0x01 {table} 0x00 ESC t 0x01",
			"\x1B(t\x03\0\x01\x14\0\x1Bt\x01", 11},
		{"SI DC2 FF CR LF DEL 0x7e 0xFF", "\x0F\x12\f\r\n\x7F~\xFF", 8},
		{"3 $ { }", "3${}", 4},
	};
	const struct sequence_values values = {.lines = 66, .inches = 11, .table = 20};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str out = STR_INIT;
		const char *bad;
		size_t length;
		assert_true(sequence_append(&out, rows[i].text, &values, &bad, &length));
		assert_int_equal(out.bytes, rows[i].count);
		assert_memory_equal(out.data, rows[i].bytes, rows[i].count);
		str_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_those_that_come),
		cmocka_unit_test(test_the_default_one),
		cmocka_unit_test(test_no_such_profile),
		cmocka_unit_test(test_bad_files_are_refused),
		cmocka_unit_test(test_own_profile),
		cmocka_unit_test(test_sequences),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
