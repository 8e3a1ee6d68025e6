/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Something happens to the office file while a clerk types: it is told before anything
 * more is called saved, the text stays, and it can be saved elsewhere, all of it.
 */
#include <config.h>

#include "tests/support/desk.h"
#include "tests/support/sqlite_disk.h"
#include "tests/support/sqlite_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/head.h"
#include "db/settings.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/terminal/key.h"

#define TITLE "What you type is not saved"

/* --- what happens to the file --- */

static char *name_of(const struct desk *desk, const char *name)
{
	return support_path(desk->office.folder, name);
}

static void rename_in(const struct desk *desk, const char *from, const char *to)
{
	char *old = name_of(desk, from), *new = name_of(desk, to);
	assert_int_equal(rename(old, new), 0);
	free(old);
	free(new);
}

static void remove_in(const struct desk *desk, const char *name)
{
	char *path = name_of(desk, name);
	assert_int_equal(unlink(path), 0);
	free(path);
}

static void is_removed(void *context)
{
	remove_in(context, "office.db");
}

static void is_renamed(void *context)
{
	rename_in(context, "office.db", "old.db");
}

static void is_back(void *context)
{
	rename_in(context, "old.db", "office.db");
}

static void is_exchanged(void *context)
{
	struct desk *desk = context;
	struct error error = ERROR_INIT;
	char *other = name_of(desk, "other.db");
	assert_done(store_create(other, NULL, &error), &error);
	free(other);
	rename_in(desk, "other.db", "office.db");
}

/* The folder is another's by name, so the test's own paths still lead to the file. */
static void has_other_folder(void *context)
{
	struct desk *desk = context;
	struct str away = STR_INIT;
	str_printf(&away, "%s-away", desk->office.folder);
	assert_int_equal(rename(desk->office.folder, away.data), 0);
	assert_int_equal(mkdir(desk->office.folder, 0700), 0);
	str_release(&away);
}

static void has_its_folder(void *context)
{
	struct desk *desk = context;
	struct str away = STR_INIT;
	str_printf(&away, "%s-away", desk->office.folder);
	assert_int_equal(rmdir(desk->office.folder), 0);
	assert_int_equal(rename(away.data, desk->office.folder), 0);
	str_release(&away);
}

static void loses_wal(void *context)
{
	remove_in(context, "office.db-wal");
}

static void loses_index(void *context)
{
	remove_in(context, "office.db-shm");
}

static void disk_fills(void *context)
{
	struct desk *desk = context;
	disk_refuse(desk->office.folder, ENOSPC);
}

static void disk_is_fixed(void *context)
{
	struct desk *desk = context;
	disk_refuse(desk->office.folder, EROFS);
}

static void disk_breaks(void *context)
{
	struct desk *desk = context;
	disk_refuse(desk->office.folder, EIO);
}

static void disk_is_well(void *context)
{
	struct desk *desk = context;
	disk_refuse(desk->office.folder, 0);
}

static const struct {
	void (*happens)(void *context);
	const char *words;
	void (*after)(void *context); /* before the test's folder is removed */
} accidents[] = {
	{is_removed, "not there any more", NULL},
	{is_renamed, "not there any more", NULL},
	{is_exchanged, "another file was put", NULL},
	{has_other_folder, "not there any more", has_its_folder},
	{loses_wal, "office.db-wal", NULL},
	{loses_index, "office.db-shm", NULL},
	{disk_fills, "disk is full", disk_is_well},
	{disk_is_fixed, "cannot be written", disk_is_well},
	{disk_breaks, "disk reports an error", disk_is_well},
};

/* --- a clerk --- */

static const char cards[] = "{\"issue\":\"คิวยาว\",\"measure\":\"เปิดช่อง\"},"
			    "{\"issue\":\"ไฟดับ\"}";

static void sit_down(struct desk *desk)
{
	struct error error = ERROR_INIT;
	desk_with_cards(desk, cards);
	assert_done(store_set_setting(
			    desk->app.store, desk->app.who, "language", "en", &error),
		&error);
	desk_again(desk);
	assert_true(language_set("en"));
}

static void see_told(void *context)
{
	assert_shown(context, TITLE);
}

static void see_untold(void *context)
{
	assert_not_shown(context, TITLE);
}

static void see_there_already(void *context)
{
	assert_shown(context, "is there already");
}

static void see_not_saved(void *context)
{
	assert_not_shown(context, "Saved ");
}

static bool draft_holds(void *context, const struct draft *draft)
{
	const char **words = context;
	if (*words && strstr(draft->body, *words))
		*words = NULL;
	return true;
}

static bool head_draft_holds(void *context, const struct head_draft *draft)
{
	const char **words = context;
	if (*words && strstr(draft->body, *words))
		*words = NULL;
	return true;
}

/* What is being typed, as a file on the disk has it, holds the words. */
static void assert_draft(const char *path, const char *words)
{
	struct error error = ERROR_INIT;
	const char *wanted = words;
	struct store *store = office_open(path, STORE_READ);
	assert_done(store_drafts(store, "somsri", draft_holds, &wanted, &error), &error);
	assert_done(store_head_drafts(store, "somsri", head_draft_holds, &wanted, &error),
		&error);
	if (wanted)
		fail_msg("no draft in %s holds %s", path, words);
	assert_sound(store);
	store_close(store);
}

/* Into the line that asks for a name, in the place of what is suggested there. */
static void type_name(struct desk *desk, const char *path)
{
	grid_press(desk->grid, SHIFT(K_HOME));
	grid_paste(desk->grid, path, strlen(path));
	grid_press(desk->grid, K_ENTER);
}

/* Where things go that are saved at the end: a folder that the test removes. */
static char *home(void)
{
	char *folder = support_folder();
	setenv("HOME", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	return folder;
}

/* The program ends without having saved, and says where it is instead. */
static void run_badly(struct desk *desk, const char *words, const char *typed)
{
	struct error error = ERROR_INIT;
	struct str path = STR_INIT;
	assert_false(app_run(&desk->app, &error));
	assert_int_equal(error.kind, ERROR_SYSTEM);
	if (!strstr(error_message(&error), words))
		fail_msg("%s: %s", words, error_message(&error));
	str_printf(&path, "%s/mattrakan-rescued-2026-11-20.db", getenv("HOME"));
	assert_non_null(strstr(error_message(&error), path.data));
	error_release(&error);
	assert_draft(path.data, typed);
	str_release(&path);
}

/* In the first card's first field; "ก่อน" is typed and kept before it happens. */
static void type_until(struct desk *desk, void (*happens)(void *context))
{
	grid_type(desk->grid, "\n\n");
	grid_type(desk->grid, "ก่อน");
	grid_pass(desk->grid);
	grid_see(desk->grid, happens, desk);
	grid_type(desk->grid, "หลัง");
	grid_pass(desk->grid);
	grid_see(desk->grid, see_told, desk);
	grid_see(desk->grid, see_not_saved, desk);
}

static void test_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(accidents); i++) {
		struct desk desk;
		char *folder = home();
		sit_down(&desk);
		type_until(&desk, accidents[i].happens);
		/* Typed on, it answers nothing. */
		grid_type(desk.grid, "sryก\n");
		grid_see(desk.grid, see_told, &desk);
		run_badly(&desk, accidents[i].words, "ก่อนหลัง");
		if (accidents[i].after)
			accidents[i].after(&desk);
		desk_remove(&desk);
		support_folder_remove(folder);
	}
}

/* Put right, it goes on as if nothing had happened. */
static void test_try_again(void **state)
{
	struct desk desk;
	(void)state;
	sit_down(&desk);
	type_until(&desk, is_renamed);
	grid_press(desk.grid, CTRL('R'));
	grid_see(desk.grid, see_told, &desk);
	grid_see(desk.grid, is_back, &desk);
	grid_press(desk.grid, CTRL('R'));
	grid_see(desk.grid, see_untold, &desk);
	grid_type(desk.grid, "อีก");
	desk_run(&desk);
	assert_true(desk.app.saved > 0);
	assert_draft(desk.office.path, "ก่อนหลังอีก");
	desk_remove(&desk);
}

/* All of it goes into another office file, and so does what is typed then. */
static void test_elsewhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(accidents); i++) {
		struct desk desk;
		char *folder = support_folder();
		char *path = support_path(folder, "here.db");
		sit_down(&desk);
		type_until(&desk, accidents[i].happens);
		grid_press(desk.grid, CTRL('S'));
		type_name(&desk, path);
		grid_see(desk.grid, see_untold, &desk);
		grid_type(desk.grid, "ที่ใหม่");
		grid_pass(desk.grid);
		desk_run(&desk);
		assert_string_equal(desk.app.office, path);
		if (accidents[i].after)
			accidents[i].after(&desk);
		desk_remove(&desk);
		assert_draft(path, "ก่อนหลังที่ใหม่");
		free(path);
		support_folder_remove(folder);
	}
}

/* The report alone, with what is typed; after that it goes on being told. */
static void test_as_json(void **state)
{
	struct desk desk;
	struct report report;
	struct str text = STR_INIT;
	char *folder = home();
	char *path = support_path(folder, "here.json");
	(void)state;
	sit_down(&desk);
	type_until(&desk, is_removed);
	grid_press(desk.grid, CTRL('S'));
	type_name(&desk, path);
	grid_see(desk.grid, see_told, &desk);
	run_badly(&desk, "not there", "ก่อนหลัง");
	support_read(path, &text);
	assert_non_null(strstr(text.data, "ก่อนหลัง"));
	office_read(path, &report);
	assert_int_equal(report.count, 2);
	report_release(&report);
	str_release(&text);
	desk_remove(&desk);
	free(path);
	support_folder_remove(folder);
}

/* So are the report's own texts, and what stood there before. */
static void test_own_texts_as_json(void **state)
{
	static const struct {
		const char *keys, *typed;
	} kinds[] = {
		{"\nm\t\t\t", "เรื่องใหม่"},
		{"ae\t", "73.19"},
		{"e\t\t", "อำเภอ"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct desk desk;
		struct report report;
		char *folder = home();
		char *path = support_path(folder, "here.json");
		struct error error = ERROR_INIT;
		sit_down(&desk);
		assert_done(
			store_set_last_opened(desk.app.store, desk.app.who, 1, &error),
			&error);
		grid_type(desk.grid, kinds[i].keys);
		grid_type(desk.grid, kinds[i].typed);
		grid_see(desk.grid, is_removed, &desk);
		grid_pass(desk.grid);
		grid_press(desk.grid, CTRL('S'));
		type_name(&desk, path);
		run_badly(&desk, "not there", kinds[i].typed);
		office_read(path, &report);
		char *json = office_json(&report);
		assert_non_null(strstr(json, kinds[i].typed));
		assert_int_equal(report.fiscal_year, 2568);
		assert_int_equal(report.count, 2);
		free(json);
		report_release(&report);
		desk_remove(&desk);
		free(path);
		support_folder_remove(folder);
	}
}

static void becomes_newer(void *context)
{
	const struct desk *desk = context;
	sqlite_file_run(
		desk->office.path, "CREATE TABLE newer (a); PRAGMA user_version = 900");
}

static void see_newer(void *context)
{
	assert_shown(context, "a newer version of mattrakan");
}

/* A newer program has changed the file: nothing of what is typed goes into it, and all of
 * it is kept, in a copy of that newer version. */
static void test_newer_version(void **state)
{
	struct desk desk;
	struct error error = ERROR_INIT;
	char *folder = home();
	char *path = support_path(folder, "here.json");
	char *rescued = support_path(folder, "mattrakan-rescued-2026-11-20.db");
	(void)state;
	sit_down(&desk);
	struct str text = STR_INIT, older = STR_INIT;
	str_printf(&older, "DROP TABLE newer; PRAGMA user_version = %lld",
		(long long)raw_integer(desk.app.store, "PRAGMA user_version"));
	type_until(&desk, becomes_newer);
	grid_see(desk.grid, see_newer, &desk);
	grid_press(desk.grid, CTRL('S'));
	type_name(&desk, path);
	grid_type(desk.grid, "อีก");
	grid_pass(desk.grid);
	assert_false(app_run(&desk.app, &error));
	assert_error(&error, ERROR_SYSTEM, rescued);
	/* As the newer program would read them. */
	sqlite_file_run(rescued, older.data);
	assert_draft(rescued, "ก่อนหลังอีก");
	sqlite_file_run(desk.office.path, older.data);
	assert_draft(desk.office.path, "ก่อน\"");
	support_read(path, &text);
	assert_non_null(strstr(text.data, "ก่อนหลัง"));
	str_release(&text);
	str_release(&older);
	desk_remove(&desk);
	free(path);
	free(rescued);
	support_folder_remove(folder);
}

/* Not over the file that was put there, nor over any other. */
static void test_elsewhere_is_free(void **state)
{
	struct desk desk;
	char *folder = home();
	(void)state;
	sit_down(&desk);
	type_until(&desk, is_exchanged);
	grid_press(desk.grid, CTRL('S'));
	type_name(&desk, desk.office.path);
	grid_see(desk.grid, see_there_already, &desk);
	run_badly(&desk, "another file", "ก่อนหลัง");
	desk_remove(&desk);
	support_folder_remove(folder);
}

/* What a screen wrote into a file that is gone is not said to be saved. */
static void test_saved_is_there(void **state)
{
	struct desk desk;
	(void)state;
	sit_down(&desk);
	app_saved(&desk.app);
	assert_true(desk.app.saved > 0);
	app_say_saved(&desk.app, true);
	assert_string_equal(desk.app.message.data, "Saved");
	is_removed(&desk);
	app_saved(&desk.app);
	assert_int_equal(desk.app.saved, 0);
	app_say_saved(&desk.app, true);
	assert_null(strstr(desk.app.message.data, "Saved"));
	assert_non_null(strstr(desk.app.message.data, "not there any more"));
	desk_remove(&desk);
}

/* On screens where nothing is typed it is told too. */
static void test_in_a_list(void **state)
{
	struct desk desk;
	char *folder = home();
	struct error error = ERROR_INIT;
	(void)state;
	sit_down(&desk);
	grid_see(desk.grid, is_removed, &desk);
	grid_press(desk.grid, K_DOWN);
	grid_pass(desk.grid);
	grid_see(desk.grid, see_told, &desk);
	assert_false(app_run(&desk.app, &error));
	error_release(&error);
	desk_remove(&desk);
	support_folder_remove(folder);
}

/* --- on a server --- */

static void server_fills(void *context)
{
	const struct desk *desk = context;
	postgres_server_run(desk->office.database, POSTGRES_SUPERUSER,
		"CREATE FUNCTION mattrakan.fill() RETURNS trigger LANGUAGE plpgsql AS $$ "
		"BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$;"
		"CREATE TRIGGER fill BEFORE INSERT OR UPDATE ON mattrakan.draft "
		"FOR EACH ROW EXECUTE FUNCTION mattrakan.fill()");
}

/* What is on a server goes into a file, and work goes on there. */
static void test_elsewhere_from_server(void **state)
{
	struct desk desk;
	char *folder = support_folder();
	char *path = support_path(folder, "here.db");
	(void)state;
	sit_down(&desk);
	desk.app.office = desk.office.path;
	type_until(&desk, server_fills);
	grid_press(desk.grid, CTRL('S'));
	type_name(&desk, path);
	grid_see(desk.grid, see_untold, &desk);
	grid_type(desk.grid, "ที่ใหม่");
	grid_pass(desk.grid);
	desk_run(&desk);
	assert_string_equal(desk.app.office, path);
	desk_remove(&desk);
	assert_draft(path, "ก่อนหลังที่ใหม่");
	free(path);
	support_folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest on_server[] = {
		cmocka_unit_test(test_elsewhere_from_server),
	};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_is_told),
		cmocka_unit_test(test_try_again),
		cmocka_unit_test(test_elsewhere),
		cmocka_unit_test(test_as_json),
		cmocka_unit_test(test_newer_version),
		cmocka_unit_test(test_own_texts_as_json),
		cmocka_unit_test(test_elsewhere_is_free),
		cmocka_unit_test(test_saved_is_there),
		cmocka_unit_test(test_in_a_list),
	};
	if (postgres_server_wanted())
		return cmocka_run_group_tests(on_server, NULL, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
