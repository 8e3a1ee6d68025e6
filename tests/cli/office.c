/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands on an office file, as a user calls them: what they print, what they
 * leave, what they exit with.
 */
#include <config.h>

#include "tests/support/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "tests/support/office_place.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/support.h"
#include "text/cell.h"
#include "text/mem.h"
#include "text/str.h"

struct office {
	char *folder;
	struct program_run run;
};

static int setup(void **state)
{
	struct office *office = test_malloc(sizeof(*office));
	office->folder = support_folder();
	office->run = (struct program_run)PROGRAM_RUN_INIT;
	char *file = office_place(office->folder, "office.db");
	setenv("MATTRAKAN_FILE", file, 1);
	free(file);
	*state = office;
	return 0;
}

static int teardown(void **state)
{
	struct office *office = *state;
	support_folder_remove(office->folder);
	program_run_release(&office->run);
	test_free(office);
	return 0;
}

static const char *sample(size_t i)
{
	return support_reports[i].path;
}

static void import_all(struct program_run *run)
{
	for (size_t i = 0; support_reports[i].path; i++)
		program_expect(run, 0, "import", sample(i));
}

static size_t count_reports(void)
{
	size_t count = 0;
	while (support_reports[count].path)
		count++;
	return count;
}

static size_t count_lines(const struct str *text)
{
	size_t lines = 0;
	for (size_t i = 0; i < text->bytes; i++)
		lines += text->data[i] == '\n';
	return lines;
}

static json_t *parse(const char *text, const char *name)
{
	json_error_t error;
	json_t *json = json_loads(text, JSON_DECODE_ANY, &error);
	if (!json)
		fail_msg("%s: %s at %d:%d", name, error.text, error.line, error.column);
	return json;
}

/* Takes away what an export may add: uuid and state, of the report and the cards. */
static void drop_added(json_t *given, json_t *exported)
{
	static const char *const added[] = {"uuid", "state"};
	for (size_t i = 0; i < 2; i++) {
		if (!json_object_get(given, added[i]))
			json_object_del(exported, added[i]);
	}
	json_t *cards = json_object_get(exported, "cards");
	for (size_t c = 0; c < json_array_size(cards); c++) {
		for (size_t i = 0; i < 2; i++) {
			json_t *card = json_array_get(json_object_get(given, "cards"), c);
			if (card && !json_object_get(card, added[i]))
				json_object_del(json_array_get(cards, c), added[i]);
		}
	}
}

static void test_json_to_office_to_json_loses_nothing(void **state)
{
	struct office *office = *state;
	struct str text = STR_INIT;
	import_all(&office->run);
	for (size_t i = 0; sample(i); i++) {
		char number[16];
		snprintf(number, sizeof(number), "%zu", i + 1);
		program_expect(&office->run, 0, "export", "--format", "json", "--report",
			number);
		support_read(sample(i), &text);
		json_t *given = parse(text.data, sample(i));
		json_t *exported = parse(office->run.out.data, "export");
		drop_added(given, exported);
		if (!json_equal(given, exported))
			fail_msg("%s is not what came out", sample(i));
		json_decref(given);
		json_decref(exported);
	}
	str_release(&text);
}

static void test_export_imports_again(void **state)
{
	struct office *office = *state;
	struct str first = STR_INIT;
	char *file = support_path(office->folder, "out.json");
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 0, "export", "--format", "json", "--to", file);
	support_read(file, &first);
	program_expect(&office->run, 1, "import", file);
	assert_non_null(strstr(office->run.err.data, "--replace"));
	program_expect(&office->run, 0, "import", "--replace", file);
	assert_int_equal(strncmp(office->run.out.data, "1\t", 2), 0);
	program_expect(&office->run, 0, "export", "--format", "json");
	assert_string_equal(office->run.out.data, first.data);
	str_release(&first);
	free(file);
}

static void test_list_names_every_report(void **state)
{
	struct office *office = *state;
	import_all(&office->run);
	program_expect(&office->run, 0, "list");
	assert_int_equal(count_lines(&office->run.out), count_reports());
	assert_non_null(strstr(office->run.out.data, "\t2569\t12\t"));
	program_expect(&office->run, 0, "list", "--json");
	json_t *list = parse(office->run.out.data, "list --json");
	assert_int_equal(json_array_size(list), count_reports());
	json_int_t year = 9999;
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *report = json_array_get(list, i);
		json_int_t next =
			json_integer_value(json_object_get(report, "fiscal_year"));
		assert_true(next <= year && next > 2500);
		assert_true(json_integer_value(json_object_get(report, "cards")) > 2);
		year = next;
	}
	json_decref(list);
}

static void test_show_lists_the_cards(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 0, "show", "1");
	size_t lines = count_lines(&office->run.out);
	program_expect(&office->run, 0, "show", "--json", "๑");
	json_t *report = parse(office->run.out.data, "show --json");
	assert_int_equal(json_array_size(json_object_get(report, "cards")), lines);
	json_decref(report);
	program_expect(&office->run, 2, "show", "99");
	program_expect(&office->run, 2, "show", "first");
	program_expect(&office->run, 2, "show", "1", "2");
}

static void test_which_report_is_meant(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 0, "print");
	program_expect(&office->run, 0, "import", sample(1));
	program_expect(&office->run, 2, "print");
	assert_non_null(strstr(office->run.err.data, "  ๑\t"));
	assert_non_null(strstr(office->run.err.data, "  ๒\t"));
	program_expect(&office->run, 0, "show", "2", "--open");
	program_expect(&office->run, 0, "export", "--format", "json");
	struct str meant = STR_INIT;
	str_append(&meant, office->run.out.data, office->run.out.bytes);
	program_expect(&office->run, 0, "export", "--format", "json", "--report", "2");
	assert_string_equal(office->run.out.data, meant.data);
	str_release(&meant);
}

static void test_search_finds_folded(void **state)
{
	struct office *office = *state;
	import_all(&office->run);
	program_expect(&office->run, 0, "search", "ประชาชน");
	assert_true(count_lines(&office->run.out) >= 5);
	size_t whole = count_lines(&office->run.out);
	program_expect(&office->run, 0, "search", "ประ ชาชน");
	assert_int_equal(count_lines(&office->run.out), whole);
	program_expect(&office->run, 0, "search", "กอ");
	program_expect(&office->run, 0, "search", "--json", "--limit", "3", "การ");
	json_t *hits = parse(office->run.out.data, "search --json");
	assert_int_equal(json_array_size(hits), 3);
	json_decref(hits);
	program_expect(&office->run, 1, "search", "ไม่มีคำนี้อยู่ที่ใดเลย");
	assert_string_equal(office->run.out.data, "");
	program_expect(&office->run, 2, "search");
	program_expect(&office->run, 2, "search", "");
	program_expect(&office->run, 2, "search", "--limit", "none", "การ");
}

static void test_restore(void **state)
{
	office_needs_file();
	struct office *office = *state;
	char *copy = support_path(office->folder, "copy.db");
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 0, "backup", copy);
	program_expect(&office->run, 0, "import", sample(1));
	program_expect(&office->run, 0, "--lang", "en", "restore", "--look", copy);
	assert_non_null(strstr(office->run.out.data, "copy.db: 1 reports, "));
	assert_non_null(strstr(office->run.out.data, "office.db: 2 reports, "));
	program_expect(&office->run, 0, "list");
	assert_int_equal(count_lines(&office->run.out), 2);
	program_expect(&office->run, 0, "restore", copy);
	assert_non_null(strstr(office->run.out.data, "office-before-"));
	program_expect(&office->run, 0, "list");
	assert_int_equal(count_lines(&office->run.out), 1);
	program_expect(&office->run, 0, "verify");
	program_expect(&office->run, 3, "restore", sample(0));
	program_expect(&office->run, 2, "restore");
	program_expect(&office->run, 2, "restore", copy, copy);
	program_expect(&office->run, 0, "list");
	assert_int_equal(count_lines(&office->run.out), 1);
	free(copy);
}

static void test_backup_and_verify(void **state)
{
	office_needs_file();
	struct office *office = *state;
	char *copy = support_path(office->folder, "copy.db");
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 0, "backup", copy);
	program_expect(&office->run, 0, "--file", copy, "verify");
	program_expect(&office->run, 0, "verify", "--file", copy);
	program_expect(&office->run, 0, "--file", copy, "list");
	assert_int_equal(count_lines(&office->run.out), 1);
	program_run(
		&office->run, (const char *const[]){"backup", copy, NULL}, NULL, NULL);
	assert_true(office->run.status != 0);
	assert_non_null(strstr(office->run.err.data, copy));
	program_expect(&office->run, 2, "backup");
	free(copy);
}

/* A copy of what is damaged is made, but never called complete. */
static void test_backup_of_damage(void **state)
{
	office_needs_file();
	struct office *office = *state;
	char *copy = support_path(office->folder, "copy.db");
	char *file = office_place(office->folder, "office.db");
	program_expect(&office->run, 0, "import", sample(0));
	sqlite_file_run(file, "UPDATE card SET issue = 'ก' WHERE number = 1");
	program_expect(&office->run, 1, "--lang", "en", "backup", copy);
	assert_null(strstr(office->run.out.data, "complete"));
	assert_non_null(strstr(office->run.err.data, "not sound"));
	program_expect(&office->run, 0, "--file", copy, "list");
	assert_int_equal(count_lines(&office->run.out), 1);
	free(copy);
	free(file);
}

/* Of a file that was cut off by its last page; and of one that is whole. */
static void test_recover(void **state)
{
	office_needs_file();
	struct office *office = *state;
	char *file = office_place(office->folder, "office.db");
	char *new = support_path(office->folder, "new.db");
	char *other = office_place(office->folder, "other.db");
	struct stat status;
	import_all(&office->run);
	program_expect(&office->run, 0, "list");
	const size_t reports = count_lines(&office->run.out);
	program_expect(&office->run, 0, "recover", file, new);
	program_expect(&office->run, 0, "--file", new, "verify");
	assert_int_equal(stat(file, &status), 0);
	assert_int_equal(truncate(file, status.st_size - 4096), 0);
	program_run(&office->run, (const char *const[]){"--lang", "en", "list", NULL},
		NULL, NULL);
	assert_int_equal(office->run.status, 3);
	assert_non_null(strstr(office->run.err.data, "mattrakan recover DAMAGED NEW"));
	program_expect(&office->run, 1, "--lang", "en", "recover", file, other);
	assert_non_null(strstr(office->run.out.data, "the file was cut off: 1 of its"));
	program_expect(&office->run, 0, "--file", other, "list");
	assert_int_equal(count_lines(&office->run.out), reports);
	program_expect(&office->run, 3, "recover", file, other);
	program_expect(&office->run, 2, "recover", file);
	program_expect(&office->run, 2, "recover");
	free(file);
	free(new);
	free(other);
}

static void test_automatic_backup(void **state)
{
	office_needs_file();
	struct office *office = *state;
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 0, "backup", "--list");
	assert_string_equal(office->run.out.data, "");
	program_expect(&office->run, 0, "--lang", "en", "backup", "--automatic");
	assert_non_null(strstr(office->run.out.data, "is made"));
	program_expect(&office->run, 0, "--lang", "en", "backup", "--automatic");
	assert_non_null(strstr(office->run.out.data, "already"));
	program_expect(&office->run, 0, "--lang", "en", "backup", "--list");
	assert_int_equal(count_lines(&office->run.out), 1);
	assert_non_null(strstr(office->run.out.data, "\tsound\t"));
	const char *path = strrchr(office->run.out.data, '\t') + 1;
	char *copy = mem_strndup(path, strcspn(path, "\n"));
	program_expect(&office->run, 0, "--file", copy, "verify");
	free(copy);
	program_expect(&office->run, 2, "backup", "--list", "x");
}

static void test_copy_before_a_report_is_replaced(void **state)
{
	office_needs_file();
	struct office *office = *state;
	program_expect(&office->run, 0, "import", sample(0));
	program_run(&office->run,
		(const char *const[]){"import", "--replace", sample(0), NULL}, NULL,
		(const char *const[]){"MATTRAKAN_COPIES", NULL});
	assert_int_equal(office->run.status, 0);
	program_expect(&office->run, 0, "backup", "--list");
	assert_int_equal(count_lines(&office->run.out), 1);
	assert_non_null(strstr(office->run.out.data, "-import.db"));
}

static void test_init(void **state)
{
	office_needs_file();
	struct office *office = *state;
	struct stat status;
	program_expect(&office->run, 0, "init");
	assert_int_equal(stat(getenv("MATTRAKAN_FILE"), &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	program_expect(&office->run, 0, "list");
	assert_string_equal(office->run.out.data, "");
	program_run(&office->run, (const char *const[]){"init", NULL}, NULL, NULL);
	assert_true(office->run.status != 0);
	program_expect(&office->run, 2, "print");
	assert_non_null(strstr(office->run.err.data, "import"));
	program_run(&office->run,
		(const char *const[]){
			"--file", "/tmp", "init", "--shared", "no-such-group", NULL},
		NULL, NULL);
	assert_true(office->run.status != 0);
}

static void test_default_office_file(void **state)
{
	office_needs_file();
	struct office *office = *state;
	struct str data = STR_INIT;
	struct stat status;
	str_printf(&data, "XDG_DATA_HOME=%s/data", office->folder);
	const char *const settings[] = {"MATTRAKAN_FILE", data.data, NULL};
	program_run(&office->run, (const char *const[]){"init", NULL}, NULL, settings);
	assert_int_equal(office->run.status, 0);
	char *file = support_path(office->folder, "data/mattrakan/office.db");
	assert_int_equal(stat(file, &status), 0);
	free(file);
	file = support_path(office->folder, "data/mattrakan");
	assert_int_equal(stat(file, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	free(file);
	str_release(&data);
}

static void test_print_to_a_file(void **state)
{
	struct office *office = *state;
	struct str direct = STR_INIT, file = STR_INIT;
	char *path = support_path(office->folder, "out.txt");
	setenv("SOURCE_DATE_EPOCH", "1750000000", 1);
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 0, "print", "--to", "-");
	str_append(&direct, office->run.out.data, office->run.out.bytes);
	program_expect(&office->run, 0, "print", "--to", path);
	assert_string_equal(office->run.out.data, "");
	support_read(path, &file);
	assert_string_equal(file.data, direct.data);
	assert_non_null(strstr(file.data, "๒๕๖๘"));
	program_expect(&office->run, 1, "print", "--to", path);
	assert_non_null(strstr(office->run.err.data, "--force"));
	program_expect(
		&office->run, 0, "print", "--to", path, "--force", "--borders", "box");
	support_read(path, &file);
	assert_non_null(strstr(file.data, "┌"));
	program_expect(&office->run, 3, "print", "--to", office->folder);
	program_expect(&office->run, 3, "print", "--to", "/dev/full");
	program_expect(&office->run, 3, "print", "--to", "/no/such/folder/x");
	unsetenv("SOURCE_DATE_EPOCH");
	str_release(&direct);
	str_release(&file);
	free(path);
}

static void test_print_usage(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 2, "print", "--paper", "wide");
	program_expect(&office->run, 2, "print", "--paper", "136x");
	program_expect(&office->run, 2, "print", "--profile", "braille");
	program_expect(&office->run, 2, "print", "--borders", "gold");
	program_expect(&office->run, 2, "print", "--report", "x");
	program_expect(&office->run, 2, "print", "--report", "77");
	program_expect(&office->run, 2, "print", "1");
	program_expect(&office->run, 1, "print", "--paper", "40x66");
	assert_non_null(strstr(office->run.err.data, "x66"));
	program_run(&office->run,
		(const char *const[]){"print", "--layout", "no-such-layout", NULL}, NULL,
		NULL);
	assert_true(office->run.status != 0);
	assert_non_null(strstr(office->run.err.data, "no-such-layout"));
}

static void test_export_text(void **state)
{
	struct office *office = *state;
	program_expect(&office->run, 0, "import", sample(0));
	program_expect(&office->run, 0, "export", "--format", "text");
	assert_non_null(strstr(office->run.out.data, "ธารตะวัน"));
	assert_non_null(strstr(office->run.out.data, "[ขั้นตอนหรือวิธีการปฏิบัติ]"));
	assert_null(strchr(office->run.out.data, '\f'));
	program_expect(&office->run, 2, "export");
	program_expect(&office->run, 2, "export", "--format", "stone");
}

/* Every line of the texts of a JSON value stands in what was exported. */
static void assert_exported(const json_t *value, const char *exported)
{
	const char *text = json_string_value(value);
	if (json_is_object(value)) {
		const char *key;
		json_t *member;
		json_object_foreach((json_t *)value, key, member)
			assert_exported(member, exported);
	}
	for (size_t i = 0; i < json_array_size(value); i++)
		assert_exported(json_array_get(value, i), exported);
	for (const char *end; text; text = *end ? end + 1 : NULL) {
		struct str line = STR_INIT;
		end = strchrnul(text, '\n');
		text_show(&line, text, (size_t)(end - text));
		if (!strstr(exported, line.data))
			fail_msg("not exported: %s", line.data);
		str_release(&line);
	}
}

static void test_export_text_holds_what_stands_around_the_table(void **state)
{
	struct office *office = *state;
	struct str text = STR_INIT;
	for (size_t i = 0; sample(i); i++) {
		program_expect(&office->run, 0, "import", sample(i));
		char number[16];
		snprintf(number, sizeof(number), "%zu", i + 1);
		program_expect(&office->run, 0, "export", "--format", "text", "--report",
			number);
		support_read(sample(i), &text);
		json_t *report = parse(text.data, sample(i));
		const char *exported = office->run.out.data;
		assert_exported(json_object_get(report, "title"), exported);
		assert_exported(json_object_get(report, "before"), exported);
		assert_exported(json_object_get(report, "after"), exported);
		const char *layout = json_string_value(json_object_get(report, "layout"));
		if (strcmp(layout, "memo") == 0)
			assert_exported(json_object_get(report, "memo"), exported);
		json_decref(report);
	}
	str_release(&text);
}

static void test_languages(void **state)
{
	struct office *office = *state;
	static const char *const none[] = {
		"LANG", "LC_ALL", "LANGUAGE", "LC_MESSAGES", NULL};
	static const char *const english[] = {
		"LANG=en_GB.UTF-8", "LC_ALL", "LANGUAGE", NULL};
	const char *const help[] = {"--help", NULL};
	const char *const in_english[] = {"--lang", "en", "--help", NULL};
	program_run(&office->run, help, NULL, none);
	assert_non_null(strstr(office->run.out.data, "คำสั่ง"));
	program_run(&office->run, help, NULL, english);
	assert_non_null(strstr(office->run.out.data, "Commands:"));
	program_run(&office->run, in_english, NULL, none);
	assert_non_null(strstr(office->run.out.data, "Commands:"));
	program_expect(&office->run, 2, "--lang", "fr", "list");
}

static void test_usage(void **state)
{
	office_needs_file();
	struct office *office = *state;
	program_run(&office->run, (const char *const[]){NULL}, NULL, NULL);
	assert_int_equal(office->run.status, 0);
	assert_non_null(strstr(office->run.out.data, "import"));
	program_expect(&office->run, 0, "--version");
	assert_true(strncmp(office->run.out.data, PACKAGE_STRING "\n",
			    strlen(PACKAGE_STRING "\n")) == 0);
	assert_non_null(strstr(office->run.out.data, "GNU"));
	assert_non_null(strstr(office->run.out.data, "mattrakan doctor"));
	program_expect(&office->run, 0, "print", "--version");
	program_expect(&office->run, 2, "fly");
	program_expect(&office->run, 2, "--fly");
	program_expect(&office->run, 2, "list", "more");
	program_expect(&office->run, 2, "import");
	program_expect(&office->run, 3, "list");
	assert_non_null(strstr(office->run.err.data, "office.db"));
}

#define OFFICE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(test_json_to_office_to_json_loses_nothing),
		OFFICE_TEST(test_export_imports_again),
		OFFICE_TEST(test_list_names_every_report),
		OFFICE_TEST(test_show_lists_the_cards),
		OFFICE_TEST(test_which_report_is_meant),
		OFFICE_TEST(test_search_finds_folded),
		OFFICE_TEST(test_restore),
		OFFICE_TEST(test_backup_and_verify),
		OFFICE_TEST(test_backup_of_damage),
		OFFICE_TEST(test_recover),
		OFFICE_TEST(test_automatic_backup),
		OFFICE_TEST(test_copy_before_a_report_is_replaced),
		OFFICE_TEST(test_init),
		OFFICE_TEST(test_default_office_file),
		OFFICE_TEST(test_print_to_a_file),
		OFFICE_TEST(test_print_usage),
		OFFICE_TEST(test_export_text),
		OFFICE_TEST(test_export_text_holds_what_stands_around_the_table),
		OFFICE_TEST(test_languages),
		OFFICE_TEST(test_usage),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
