/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locale and language in every environment that offices have: each row in a process
 * of its own, with a catalogue of one message. */
#include <config.h>

#include "text/language.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "tests/support/support.h"
#include "text/catalogue.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"

enum { THAI_KO_KAI = 0x0E01, THAI_MAI_EK = 0x0E48 };

static char *locale_folder;

static const char catalogue[] = "msgid \"\"\n"
				"msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
				"msgid \"report\"\n"
				"msgstr \"รายงาน\"\n";

static void make_folder(const char *path)
{
	if (mkdir(path, 0700) != 0)
		fail_msg("cannot make %s", path);
}

static int make_catalogue(void **state)
{
	(void)state;
	struct str command = STR_INIT;
	locale_folder = support_folder();
	char *th = support_path(locale_folder, "th");
	char *messages = support_path(th, "LC_MESSAGES");
	char *source = support_path(locale_folder, "th.po");
	make_folder(th);
	make_folder(messages);
	support_write(source, catalogue, strlen(catalogue));
	str_printf(&command, "msgfmt -o '%s/" PACKAGE ".mo' '%s'", messages, source);
	int status = system(command.data);
	str_release(&command);
	free(source);
	free(messages);
	free(th);
	return status;
}

static int remove_catalogue(void **state)
{
	(void)state;
	support_folder_remove(locale_folder);
	return 0;
}

struct environment {
	const char *language, *lc_all, *lc_messages, *lc_ctype, *lang;
	const char *expected;
};

static void set(const char *variable, const char *value)
{
	if (value)
		setenv(variable, value, 1);
	else
		unsetenv(variable);
}

static bool says(const char *language)
{
	const char *word = strcmp(language, "th") == 0 ? "รายงาน" : "report";
	return strcmp(language_now(), language) == 0 && strcmp(_("report"), word) == 0;
}

/* The first thing that is wrong; NULL if nothing is. */
static const char *look(const struct environment *environment)
{
	char number[16];
	set("LANGUAGE", environment->language);
	set("LC_ALL", environment->lc_all);
	set("LC_MESSAGES", environment->lc_messages);
	set("LC_CTYPE", environment->lc_ctype);
	set("LANG", environment->lang);
	language_start(locale_folder);
	if (wcwidth(THAI_KO_KAI) != 1 || wcwidth(THAI_MAI_EK) != 0)
		return "width";
	if (strcmp(setlocale(LC_NUMERIC, NULL), "C") != 0)
		return "numbers";
	snprintf(number, sizeof(number), "%.1f", 1.5);
	if (strcmp(number, "1.5") != 0 || strtod("2.5", NULL) < 2.25)
		return "decimal point";
	if (!says(environment->expected))
		return "language at start";
	if (!language_set("en") || !says("en"))
		return "switched to en";
	if (!language_set("th") || !says("th"))
		return "switched to th";
	if (language_set("fr") || language_set("") || language_set("th_TH") ||
		!says("th"))
		return "switched to what is not there";
	if (!language_set("en") || !says("en"))
		return "switched back to en";
	return NULL;
}

static void check(const struct environment *environment, size_t row)
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		const char *wrong = look(environment);
		if (wrong)
			fprintf(stderr, "row %zu: %s: says %s in %s\n", row, wrong,
				_("report"), language_now());
		_exit(wrong != NULL);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void test_environments(void **state)
{
	(void)state;
	static const struct environment rows[] = {
		{.expected = "th"},
		{.lang = "", .expected = "th"},
		{.lang = "C", .expected = "th"},
		{.lang = "POSIX", .expected = "th"},
		{.lang = "C.UTF-8", .expected = "th"},
		{.lang = "th_TH.UTF-8", .expected = "th"},
		{.lang = "th_TH", .expected = "th"},
		{.lang = "th_TH.TIS-620", .expected = "th"},
		{.lang = "th", .expected = "th"},
		{.lang = "en_US.UTF-8", .expected = "en"},
		{.lang = "en_GB@euro", .expected = "en"},
		{.lang = "en", .expected = "en"},
		{.lang = "english", .expected = "th"},
		{.lang = "de_DE.UTF-8", .expected = "th"},
		{.lc_all = "C", .expected = "th"},
		{.lc_all = "C", .lang = "en_US.UTF-8", .expected = "en"},
		{.lc_all = "th_TH.UTF-8", .lang = "en_US.UTF-8", .expected = "th"},
		{.lc_messages = "en_US.UTF-8", .lang = "th_TH.UTF-8", .expected = "en"},
		{.lc_messages = "C", .lc_ctype = "C.UTF-8", .expected = "th"},
		{.lc_ctype = "C.UTF-8", .lang = "C", .expected = "th"},
		{.language = "en", .lang = "th_TH.UTF-8", .expected = "en"},
		{.language = "th", .lang = "en_US.UTF-8", .expected = "th"},
		{.language = "th", .lc_all = "C", .expected = "th"},
		{.language = "de:en_GB:th", .expected = "en"},
		{.language = "de:fr", .lang = "en_US.UTF-8", .expected = "en"},
		{.language = "", .lang = "en_US.UTF-8", .expected = "en"},
		{.language = ":", .expected = "th"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		check(&rows[i], i);
}

/* What is found in a catalogue of these bytes is in it, and the word's own where they are
 * whole. */
static const char *find_in(const struct str *bytes)
{
	char *path = support_path(locale_folder, "th/LC_MESSAGES/" PACKAGE ".mo");
	support_write(path, bytes->data, bytes->bytes);
	const struct catalogue found = catalogue_open(locale_folder, "th");
	const char *text = catalogue_find(&found, "report");
	free(path);
	if (text) {
		const size_t at = (size_t)(text - (const char *)found.file);
		assert_true(at < found.bytes);
		assert_non_null(memchr(text, '\0', found.bytes - at));
	}
	return text;
}

static void test_damaged_catalogue(void **state)
{
	struct str whole = STR_INIT, part = STR_INIT;
	(void)state;
	char *path = support_path(locale_folder, "th/LC_MESSAGES/" PACKAGE ".mo");
	support_read(path, &whole);
	free(path);
	const char *text = find_in(&whole);
	assert_string_equal(text, "รายงาน");
	assert_true(whole.bytes > 100);
	for (size_t bytes = 0; bytes < whole.bytes; bytes++) {
		str_clear(&part);
		str_append(&part, whole.data, bytes);
		text = find_in(&part);
		assert_true(!text || !strcmp(text, "รายงาน"));
		str_append(&part, whole.data + bytes, whole.bytes - bytes);
		part.data[bytes] = (char)~part.data[bytes];
		find_in(&part);
	}
	assert_string_equal(find_in(&whole), "รายงาน");
	str_release(&whole);
	str_release(&part);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_environments),
		cmocka_unit_test(test_damaged_catalogue),
	};
	return cmocka_run_group_tests(tests, make_catalogue, remove_catalogue);
}
