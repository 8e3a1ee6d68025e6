/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where files for others are put, and what they are called. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/lists.h"
#include "model/report.h"
#include "office/export_place.h"
#include "office/exporting.h"
#include "office/own_file.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

static void expect_name(const char *type, const char *name, int months,
	const char *layout, const char *expected)
{
	struct report report;
	struct str made = STR_INIT;
	report_init(&report);
	report.agency.type = type ? mem_strdup(type) : NULL;
	report.agency.name = name ? mem_strdup(name) : NULL;
	report.layout = mem_strdup(layout);
	report.fiscal_year = 2569;
	report.months = months;
	export_name_append(&made, &report, export_form_find("html"));
	assert_string_equal(made.data, expected);
	report_release(&report);
	str_release(&made);
}

static void test_names(void **state)
{
	(void)state;
	expect_name("องค์การบริหารส่วนตำบล", "ธารตะวัน", 12, "annual",
		"อบต.ธารตะวัน-2569-ประจำปี.html");
	expect_name(NULL, "ธารตะวัน", 6, "memo", "ธารตะวัน-2569-6เดือน-มีบันทึกข้อความ.html");
	expect_name(NULL, NULL, 12, "annual", "2569-ประจำปี.html");
	/* Nothing of it steers a shell, a folder or a stick. */
	expect_name("../.", ".a/b\\c:d*e?f\"g<h>i|j~k \n\x01l--", 12, "annual",
		"a-b-c-d-e-f-g-h-i-j-k-l-2569-ประจำปี.html");
	expect_name(NULL, "..ก", 12, "annual", "ก-2569-ประจำปี.html");
}

static void test_long_name(void **state)
{
	(void)state;
	struct report report;
	struct str name = STR_INIT, made = STR_INIT;
	while (name.bytes < 1000)
		str_puts(&name, "น้ำที่ปู่");
	report_init(&report);
	report.agency.name = mem_strdup(name.data);
	report.fiscal_year = 2569;
	report.months = 12;
	export_name_append(&made, &report, export_form_find("html"));
	assert_in_range(made.bytes, 150, 210);
	assert_true(utf8_valid(made.data, made.bytes, NULL));
	/* It ends between letters, not between one and its marks. */
	const size_t stem = made.bytes - strlen(".html");
	assert_string_equal(made.data + stem, ".html");
	assert_true(!memcmp(made.data + stem - 6, &"ที่"[3], 6) ||
		    !memcmp(made.data + stem - 3, "ำ", 3) ||
		    !memcmp(made.data + stem - 6, &"ปู่"[3], 6));
	report_release(&report);
	str_release(&name);
	str_release(&made);
}

static char *make_folder(const char *folder, const char *name)
{
	char *path = support_path(folder, name);
	assert_int_equal(mkdir(path, 0700), 0);
	return path;
}

static void expect_folder(
	const struct export_folders *folders, size_t index, const char *path)
{
	char *real = realpath(path, NULL);
	assert_true(index < folders->count);
	char *found = realpath(folders->items[index].path, NULL);
	assert_string_equal(found, real);
	free(real);
	free(found);
}

static void test_folders(void **state)
{
	(void)state;
	struct export_folders folders;
	struct string_list media = {NULL, 0, 0};
	char *folder = support_folder(), *home = make_folder(folder, "home");
	char *last = make_folder(folder, "last"), *sticks = make_folder(folder, "media");
	char *first = make_folder(sticks, "ก"), *second = make_folder(sticks, "ข");
	char *hidden = make_folder(sticks, ".x"), *office = support_path(folder, "o.db");
	char *gone = support_path(folder, "gone");
	setenv("HOME", home, 1);
	string_list_add(&media, gone);
	string_list_add(&media, sticks);
	export_folders_list(&folders, last, office, &media);
	assert_int_equal(folders.count, 5);
	expect_folder(&folders, 0, last);
	expect_folder(&folders, 1, first);
	expect_folder(&folders, 2, second);
	expect_folder(&folders, 3, home);
	expect_folder(&folders, 4, folder);
	export_folders_release(&folders);
	/* What is gone is not offered, nor anything twice. */
	export_folders_list(&folders, gone, office, &(struct string_list){NULL, 0, 0});
	assert_int_equal(folders.count, 2);
	export_folders_release(&folders);
	export_folders_list(&folders, home, office, &(struct string_list){NULL, 0, 0});
	assert_int_equal(folders.count, 2);
	export_folders_release(&folders);
	char *const paths[] = {home, last, sticks, first, second, hidden, office, gone};
	for (size_t i = 0; i < COUNT(paths); i++)
		free(paths[i]);
	string_list_release(&media);
	support_folder_remove(folder);
}

static void test_last(void **state)
{
	(void)state;
	char *folder = support_folder();
	struct export_last last;
	setenv("XDG_DATA_HOME", folder, 1);
	export_last_read(&last);
	assert_string_equal(last.form, "");
	assert_string_equal(last.folder, "");
	export_last_release(&last);
	export_last_write("docx", "/media/samnak/ก");
	export_last_read(&last);
	assert_string_equal(last.form, "docx");
	assert_string_equal(last.folder, "/media/samnak/ก");
	export_last_release(&last);
	support_folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_long_name),
		cmocka_unit_test(test_folders),
		cmocka_unit_test(test_last),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
