/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/lists.h"
#include "report/layout.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define LAYOUTS TOP_SRCDIR "/data"

static struct layout *load(const char *name)
{
	struct error error = ERROR_INIT;
	struct layout *layout = layout_load(name, &error);
	if (!layout)
		fail_msg("%s", error_message(&error));
	return layout;
}

static void test_the_five_load(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		size_t columns;
		bool cover, memo, round, groups, number;
	} expected[] = {
		{.name = "annual", .columns = 6, .number = true},
		{.name = "memo", .columns = 6, .memo = true, .number = true},
		{.name = "improvement", .columns = 6, .cover = true, .round = true},
		{.name = "oversight", .columns = 5, .groups = true},
		{.name = "recommendation", .columns = 6, .number = true},
	};
	setenv("MATTRAKAN_DATADIR", LAYOUTS, 1);
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		struct layout *layout = load(expected[i].name);
		assert_string_equal(layout->name, expected[i].name);
		assert_true(*layout->title);
		assert_int_equal(layout->columns_count, expected[i].columns);
		assert_int_equal(layout->cover, expected[i].cover);
		assert_int_equal(layout->memo, expected[i].memo);
		assert_int_equal(layout->round, expected[i].round);
		assert_int_equal(layout->groups, expected[i].groups);
		assert_int_equal(layout->columns[0].number, expected[i].number);
		assert_true(layout_prints(layout, FIELD_OUTPUT));
		assert_true(layout_requires(layout, FIELD_OUTPUT));
		assert_true(layout_prints(layout, FIELD_EVIDENCE));
		assert_false(layout_requires(layout, FIELD_EVIDENCE));
		assert_false(layout_prints(layout, FIELD_REFS));
		assert_false(layout_requires(layout, FIELD_REFS));
		layout_free(layout);
	}
}

static void test_the_default_one(void **state)
{
	(void)state;
	setenv("MATTRAKAN_DATADIR", LAYOUTS, 1);
	struct layout *layout = load(NULL);
	assert_string_equal(layout->name, "annual");
	layout_free(layout);
}

static void test_columns_are_as_in_the_file(void **state)
{
	(void)state;
	setenv("MATTRAKAN_DATADIR", LAYOUTS, 1);
	struct layout *layout = load("annual");
	const struct layout_column *column = &layout->columns[0];
	assert_string_equal(column->heading, "มาตรการ/กิจกรรมที่ดำเนินการ");
	assert_int_equal(column->fields_count, 2);
	assert_int_equal(column->fields[0], FIELD_ISSUE);
	assert_int_equal(column->fields[1], FIELD_MEASURE);
	assert_int_equal(layout->owners, OWNERS_SLASH);
	layout_free(layout);
	layout = load("memo");
	assert_int_equal(layout->owners, OWNERS_LINES);
	layout_free(layout);
}

#define COLUMN "{\"heading\": \"ก\", \"least\": 8, \"fields\": [\"issue\"]}"
#define GOOD                                                                             \
	"{\"format\": \"mattrakan.layout/1\", \"title\": \"ข\", \"columns\": [" COLUMN   \
	"]}"

/* An own folder with one layout in it. */
struct folder {
	char *path, *layouts, *file;
};

static struct folder folder_make(const char *below, const char *text)
{
	struct folder folder = {.path = support_folder()};
	struct str layouts = STR_INIT;
	str_puts(&layouts, folder.path);
	if (*below) {
		str_printf(&layouts, "/%s", below);
		assert_int_equal(mkdir(layouts.data, 0700), 0);
	}
	str_puts(&layouts, "/layouts");
	assert_int_equal(mkdir(layouts.data, 0700), 0);
	folder.layouts = str_detach(&layouts);
	folder.file = support_path(folder.layouts, "own.json");
	support_write(folder.file, text, strlen(text));
	return folder;
}

static void folder_remove(struct folder *folder)
{
	support_folder_remove(folder->path);
	free(folder->layouts);
	free(folder->file);
}

/* Each of ours has a short name that the list of reports has room for, no two the same;
 * one that has none is called by its title. */
static void test_short_names(void **state)
{
	(void)state;
	struct string_list names = {0};
	struct folder folder = folder_make("", GOOD);
	setenv("MATTRAKAN_DATADIR", LAYOUTS, 1);
	setenv("XDG_DATA_HOME", "/nowhere", 1);
	layout_names(&names);
	assert_int_equal(names.count, 5);
	for (size_t i = 0; i < names.count; i++) {
		struct layout *layout = load(names.items[i]);
		assert_non_null(layout->shorter);
		assert_true(text_columns(layout->shorter, strlen(layout->shorter)) <= 14);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(names.items[k], layout_short(layout));
		free(names.items[i]);
		names.items[i] = mem_strdup(layout_short(layout));
		layout_free(layout);
	}
	struct layout *own = load(folder.file);
	assert_string_equal(layout_short(own), own->title);
	layout_free(own);
	folder_remove(&folder);
	string_list_release(&names);
}

static void test_where_it_is_looked_for(void **state)
{
	(void)state;
	struct folder data = folder_make("", GOOD), home = folder_make("mattrakan", GOOD);
	unsetenv("MATTRAKAN_DATADIR");
	setenv("XDG_DATA_HOME", home.path, 1);
	layout_free(load("own"));
	setenv("XDG_DATA_HOME", "/nowhere", 1);
	setenv("MATTRAKAN_DATADIR", data.path, 1);
	layout_free(load("own"));

	struct layout *layout = load(data.file);
	assert_string_equal(layout->name, "own");
	assert_false(layout->columns[0].number);
	layout_free(layout);

	struct error error = ERROR_INIT;
	assert_null(layout_load("nothing", &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	assert_non_null(strstr(error_message(&error), "nothing"));
	assert_non_null(strstr(error_message(&error), data.layouts));
	assert_non_null(strstr(error_message(&error), "/nowhere/mattrakan/layouts"));
	error_release(&error);
	folder_remove(&data);
	folder_remove(&home);
}

#define HEAD "{\"format\": \"mattrakan.layout/1\", \"title\": \"ข\", "

static void test_bad_files_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *place, *says;
	} bad[] = {
		{"", "own.json", ""},
		{"[]", ":1:1", ""},
		{"{\"format\": \"mattrakan.layout/2\"}", "format", "mattrakan.layout/1"},
		{"{\"format\": 1}", "format", ""},
		{HEAD "\"colour\": true}", "colour", "format, title, short, memo, cover"},
		{HEAD "\"memo\": 1}", "memo", ""},
		{HEAD "\"cover\": \"yes\"}", "cover", ""},
		{HEAD "\"round\": null}", "round", ""},
		{HEAD "\"groups\": []}", "groups", ""},
		{HEAD "\"numbers\": \"thai\"}", "numbers", ""},
		{HEAD "\"owners\": \"comma\"}", "owners", "slash"},
		{HEAD "\"owners\": \"slash\"}", "columns", ""},
		{HEAD "\"columns\": {}}", "columns", ""},
		{HEAD "\"columns\": []}", "columns", "1 to 16"},
		{HEAD "\"columns\": [1]}", "columns[0]", ""},
		{HEAD "\"columns\": [{}]}", "columns[0]", ""},
		{HEAD "\"columns\": [" COLUMN ", {\"heading\": \"ก\", \"least\": 8}]}",
			"columns[1]", ""},
		{HEAD "\"columns\": [{\"heading\": 1}]}", "columns[0].heading", ""},
		{HEAD "\"columns\": [{\"least\": 3}]}", "columns[0].least", ""},
		{HEAD "\"columns\": [{\"least\": 201}]}", "columns[0].least", ""},
		{HEAD "\"columns\": [{\"width\": 8}]}", "columns[0].width",
			"heading, least, fields, optional"},
		{HEAD "\"columns\": [{\"fields\": []}]}", "columns[0].fields", "1 to 8"},
		{HEAD "\"columns\": [{\"fields\": [\"isue\"]}]}", "columns[0].fields[0]",
			"group, refs, issue, measure, steps, owners"},
		{HEAD "\"columns\": [{\"optional\": [1]}]}", "columns[0].optional[0]",
			""},
		{HEAD "\"title\": \"ค\"}", "title", ""},
		{HEAD, "own.json", ""},
	};
	struct folder folder = folder_make("", GOOD);
	setenv("MATTRAKAN_DATADIR", folder.path, 1);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct error error = ERROR_INIT;
		support_write(folder.file, bad[i].text, strlen(bad[i].text));
		print_message("%s\n", bad[i].text);
		assert_null(layout_load("own", &error));
		assert_int_equal(error.kind, ERROR_REFUSED);
		print_message("  %s\n", error_message(&error));
		assert_non_null(strstr(error_message(&error), folder.file));
		assert_non_null(strstr(error_message(&error), bad[i].place));
		assert_non_null(strstr(error_message(&error), bad[i].says));
		assert_null(strchr(error_message(&error), '\n'));
		error_release(&error);
	}
	folder_remove(&folder);
}

static void test_too_many_columns(void **state)
{
	(void)state;
	struct folder folder = folder_make("", GOOD);
	struct error error = ERROR_INIT;
	struct str text = STR_INIT;
	str_puts(&text, HEAD "\"columns\": [" COLUMN);
	for (int i = 1; i < LAYOUT_COLUMNS_MAX; i++)
		str_puts(&text, ", " COLUMN);
	size_t most = text.bytes;
	str_puts(&text, "]}");
	support_write(folder.file, text.data, text.bytes);
	struct layout *layout = load(folder.file);
	assert_int_equal(layout->columns_count, LAYOUT_COLUMNS_MAX);
	layout_free(layout);
	str_truncate(&text, most);
	str_puts(&text, ", " COLUMN "]}");
	support_write(folder.file, text.data, text.bytes);
	assert_null(layout_load(folder.file, &error));
	assert_non_null(strstr(error_message(&error), "1 to 16"));
	error_release(&error);
	str_release(&text);
	folder_remove(&folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_five_load),
		cmocka_unit_test(test_short_names),
		cmocka_unit_test(test_the_default_one),
		cmocka_unit_test(test_columns_are_as_in_the_file),
		cmocka_unit_test(test_where_it_is_looked_for),
		cmocka_unit_test(test_bad_files_are_refused),
		cmocka_unit_test(test_too_many_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
