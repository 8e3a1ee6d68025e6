/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/desk.h"

#include <stdlib.h>
#include <string.h>

#include "db/settings.h"
#include "text/language.h"
#include "tui/resume.h"

/* 20 November 2026, 10:02:31 in Thailand. */
#define NOW "1795143751"

static void start_app(struct desk *desk)
{
	struct error error = ERROR_INIT;
	desk->grid = terminal_grid(desk->rows, desk->columns);
	desk->app = (struct app){
		.terminal = desk->grid,
		.store = desk->office.store,
		.office = "/home/somsri/office.db",
		.who = "somsri",
		.session = "test-1-1",
		.clipboard = STR_INIT,
		.message = STR_INIT,
	};
	assert_done(settings_load(
			    &desk->app.settings, desk->app.store, desk->app.who, &error),
		&error);
}

static void end_app(struct desk *desk)
{
	app_release(&desk->app);
	desk->grid->ops->close(desk->grid);
}

void desk_make(struct desk *desk, int rows, int columns, const char *language)
{
	const char *folder = getenv("MATTRAKAN_LOCALEDIR");
	setenv("SOURCE_DATE_EPOCH", NOW, 1);
	setenv("TZ", "UTC-7", 1);
	language_start(folder ? folder : TOP_BUILDDIR "/po");
	assert_true(language_set(language));
	*desk = (struct desk){.rows = rows, .columns = columns};
	office_make(&desk->office);
	start_app(desk);
}

void desk_remove(struct desk *desk)
{
	end_app(desk);
	office_remove(&desk->office);
}

void desk_again(struct desk *desk)
{
	end_app(desk);
	start_app(desk);
}

void desk_from_reports(struct desk *desk)
{
	struct error error = ERROR_INIT;
	desk_again(desk);
	assert_done(store_set_setting(
			    desk->app.store, desk->app.who, SETTING_PLACE, NULL, &error),
		&error);
}

void desk_samples(struct desk *desk)
{
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < 5; i++) {
		struct report report;
		office_read(support_reports[i].path, &report);
		office_import(&desk->office, &report);
		report_release(&report);
	}
	assert_done(
		store_set_last_opened(desk->app.store, desk->app.who, 1, &error), &error);
}

void desk_run(struct desk *desk)
{
	struct error error = ERROR_INIT;
	desk->grid->lines = settings_terminal(&desk->app.settings).lines;
	assert_done(app_run(&desk->app, &error), &error);
	assert_string_equal(grid_fault(desk->grid), "");
}

void assert_shown(struct desk *desk, const char *text)
{
	struct str screen = STR_INIT;
	grid_text(desk->grid, &screen);
	if (!strstr(screen.data, text))
		fail_msg("'%s' is not on the screen:\n%s", text, screen.data);
	str_release(&screen);
}

void assert_not_shown(struct desk *desk, const char *text)
{
	struct str screen = STR_INIT;
	grid_text(desk->grid, &screen);
	if (strstr(screen.data, text))
		fail_msg("'%s' is on the screen:\n%s", text, screen.data);
	str_release(&screen);
}

void assert_screen(struct desk *desk, const char *name)
{
	struct str path = STR_INIT, screen = STR_INIT, golden = STR_INIT;
	str_printf(&path, TOP_SRCDIR "/tests/screens/%s.txt", name);
	grid_text(desk->grid, &screen);
	if (getenv("UPDATE_SCREENS"))
		support_write(path.data, screen.data, screen.bytes);
	support_read(path.data, &golden);
	if (strcmp(golden.data, screen.data) != 0)
		fail_msg("the screen is not that of %s:\n%s\nbut:\n%s", path.data,
			golden.data, screen.data);
	str_release(&path);
	str_release(&screen);
	str_release(&golden);
}

void desk_name_person(struct desk *desk)
{
	struct error error = ERROR_INIT;
	settings_text(&desk->app.settings.name, "สมศรี ใจดี");
	assert_done(settings_save(
			    &desk->app.settings, desk->app.store, desk->app.who, &error),
		&error);
}

void desk_with_cards(struct desk *desk, const char *cards)
{
	struct report report;
	struct str json = STR_INIT;
	desk_make(desk, 24, 80, "th");
	desk_name_person(desk);
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"digits\":\"thai\",\"agency\":{\"name\":\"ทดลอง\"},"
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\","
		"\"cards\":[%s]}",
		cards);
	office_parse(json.data, &report);
	office_import(&desk->office, &report);
	report_release(&report);
	str_release(&json);
}
