/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Old documents by way of LibreOffice, whose part a script plays here: what it is given, and
 * that whatever it does ends, leaves nothing behind and is told. The real one makes documents
 * of tests/intake/again.sh.
 */
#include <config.h>

#include "tests/support/support.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "intake/convert.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"
#include "text/str.h"

#define OLD "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

struct bench {
	char *folder, *script, *temporary;
	struct str out;
	struct error error;
};

static void setup(struct bench *bench, const char *script)
{
	struct str text = STR_INIT;
	*bench = (struct bench){.folder = support_folder(), .out = STR_INIT};
	bench->script = support_path(bench->folder, "soffice");
	bench->temporary = support_path(bench->folder, "temporary");
	assert_int_equal(mkdir(bench->temporary, S_IRWXU), 0);
	setenv("TMPDIR", bench->temporary, 1);
	str_printf(&text, "#!/bin/sh\nfolder='%s'\n%s\n", bench->folder, script);
	support_write(bench->script, text.data, text.bytes);
	assert_int_equal(chmod(bench->script, S_IRWXU), 0);
	str_release(&text);
}

static bool is_empty(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	bool empty = true;
	assert_non_null(folder);
	while ((entry = readdir(folder)))
		empty &= entry->d_name[0] == '.';
	closedir(folder);
	return empty;
}

static bool run(struct bench *bench, const char *program, int seconds)
{
	const struct conversion conversion = {
		program, "doc", "docx", "libreoffice-writer-nogui", seconds};
	const struct intake_file file = {"--evil;.doc", (const unsigned char *)"old", 3};
	str_clear(&bench->out);
	return convert(&conversion, &file, &bench->out, &bench->error);
}

static void end(struct bench *bench)
{
	assert_true(is_empty(bench->temporary));
	unsetenv("TMPDIR");
	str_release(&bench->out);
	error_release(&bench->error);
	free(bench->script);
	free(bench->temporary);
	support_folder_remove(bench->folder);
}

/* Its name does not come near a command line, and our surroundings are not told. */
static void test_given(void **state)
{
	(void)state;
	struct bench bench;
	struct str told = STR_INIT;
	setup(&bench,
		"{ pwd; printf '%s\\n' \"$@\"; env; } >$folder/told\n"
		"cat document.doc profile/user/registrymodifications.xcu >out/document.docx");
	setenv("http_proxy", "http://secret", 1);
	assert_true(run(&bench, bench.script, CONVERT_SECONDS));
	assert_memory_equal(bench.out.data, "old<?xml", 8);
	assert_non_null(strstr(bench.out.data,
		"\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true<"));
	char *path = support_path(bench.folder, "told");
	support_read(path, &told);
	assert_non_null(strstr(told.data, "\n--headless\n"));
	assert_non_null(strstr(told.data, "\n--convert-to\ndocx\n"));
	assert_non_null(strstr(told.data, "\n-env:UserInstallation=file://"));
	assert_non_null(strstr(told.data, "\ndocument.doc\n"));
	assert_null(strstr(told.data, "evil"));
	assert_null(strstr(told.data, "secret"));
	free(path);
	str_release(&told);
	end(&bench);
}

static void check_refused(const char *script, int seconds, const char *reason)
{
	struct bench bench;
	setup(&bench, script);
	assert_false(run(&bench, bench.script, seconds));
	if (!strstr(error_message(&bench.error), reason))
		fail_msg("'%s' is not in: %s", reason, error_message(&bench.error));
	end(&bench);
}

static void test_refused(void **state)
{
	(void)state;
	check_refused("exit 1", CONVERT_SECONDS, "could not read it");
	check_refused("ln -s /etc/passwd out/document.docx", CONVERT_SECONDS,
		"could not read it");
	check_refused("mkdir out/document.docx", CONVERT_SECONDS, "could not read it");
	check_refused("head -c 100000000 /dev/zero >out/document.docx", CONVERT_SECONDS,
		"could not read it");
	/* What it started in the background is ended with it. */
	check_refused("sleep 1000 & exec sleep 1000", 0, "did not come to an end");
}

static void test_missing(void **state)
{
	(void)state;
	struct bench bench;
	setup(&bench, "");
	assert_false(run(&bench, "no-such-office", CONVERT_SECONDS));
	assert_string_equal(error_message(&bench.error),
		"--evil;.doc: a .doc is read by LibreOffice, which is not installed. Open "
		"the file in Word and save it as .docx, or have LibreOffice installed: "
		"apt-get install libreoffice-writer-nogui");
	end(&bench);
}

static void check_form(
	const char *name, const char *bytes, size_t count, const char *form)
{
	const struct intake_file file = {name, (const unsigned char *)bytes, count};
	const struct intake_reader *reader = intake_reader_find(&file);
	assert_non_null(reader);
	assert_string_equal(reader->name, form);
}

static void test_forms(void **state)
{
	(void)state;
	static const char word[] = OLD "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
	static const char book[] = OLD "W\0o\0r\0k\0b\0o\0o\0k";
	static const char locked[] = OLD "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	check_form("a.doc", word, sizeof(word), "doc");
	check_form("a.xls", book, sizeof(book), "xls");
	check_form("a.doc", "{\\rtf1 }", 8, "rtf");
	struct source source;
	struct error error = ERROR_INIT;
	const struct intake_file file = {
		"a.docx", (const unsigned char *)locked, sizeof(locked)};
	assert_false(intake_read(&source, &file, &error));
	assert_non_null(strstr(error_message(&error), "is locked with a password"));
	source_release(&source);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_given),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_forms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
