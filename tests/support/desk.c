/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/settings.h"
#include "db/store.h"
#include "model/report.h"
#include "office/report_check.h"
#include "office/settings.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/language.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/session.h"
#include "tui/home/program.h"
#include "tui/home/resume.h"

static void start_app(struct desk *desk)
{
	struct error error = ERROR_INIT;
	desk->grid = terminal_grid(desk->rows, desk->columns);
	desk->app = (struct app){
		.terminal = desk->grid,
		.store = desk->office.store,
		.office = desk->path,
		.who = desk->who,
		.clipboard = STR_INIT,
		.message = STR_INIT,
	};
	program_set_up(&desk->app);
	/* A run that goes on, so that what it leaves is found where it is looked for, and
	 * nobody goes on with it at the start. */
	session_name(desk->app.session, sizeof(desk->app.session), (long)getppid());
	if (!desk->app.store)
		settings_init(&desk->app.settings);
	else
		assert_done(settings_load(&desk->app.settings, desk->app.store,
				    desk->app.who, &error),
			&error);
}

static void end_app(struct desk *desk)
{
	app_release(&desk->app);
	desk->grid->ops->close(desk->grid);
}

static void sit(struct desk *desk, const char *language)
{
	const char *folder = getenv("MATTRAKAN_LOCALEDIR");
	setenv("SOURCE_DATE_EPOCH", DESK_NOW, 1);
	setenv("TZ", DESK_ZONE, 1);
	language_start(folder ? folder : TOP_BUILDDIR "/po");
	assert_true(language_set(language));
	start_app(desk);
}

void desk_make(struct desk *desk, int rows, int columns, const char *language)
{
	*desk = (struct desk){.rows = rows,
		.columns = columns,
		.who = "somsri",
		.path = "/home/somsri/office.db"};
	office_make(&desk->office);
	sit(desk, language);
}

void desk_remove(struct desk *desk)
{
	end_app(desk);
	office_remove(&desk->office);
}

void desk_sit(struct desk *desk, const struct office *office, const char *who, int rows,
	int columns, const char *language)
{
	*desk = (struct desk){.office = *office,
		.rows = rows,
		.columns = columns,
		.who = who,
		.path = "office.db"};
	sit(desk, language);
}

void desk_leave(struct desk *desk)
{
	end_app(desk);
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

bool desk_try_run(struct desk *desk, struct error *error)
{
	desk->grid->lines = app_terminal_options(&desk->app.settings).lines;
	const bool done = app_run(&desk->app, error);
	assert_string_equal(grid_fault(desk->grid), "");
	return done;
}

void desk_run(struct desk *desk)
{
	struct error error = ERROR_INIT;
	assert_done(desk_try_run(desk, &error), &error);
}

/* Who looks when the first screen is drawn; NULL: nobody any more. */
static struct {
	struct desk *desk;
	void (*look)(struct desk *desk);
	void (*flush)(struct terminal *terminal);
} watch;

static void watched_flush(struct terminal *terminal)
{
	if (watch.look)
		watch.look(watch.desk);
	watch.look = NULL;
	watch.flush(terminal);
}

void desk_run_looking(struct desk *desk, void (*look)(struct desk *desk))
{
	const struct terminal_ops *before = desk->grid->ops;
	struct terminal_ops ops = *before;
	watch.desk = desk;
	watch.look = look;
	watch.flush = ops.flush;
	ops.flush = watched_flush;
	desk->grid->ops = &ops;
	desk_run(desk);
	desk->grid->ops = before;
	assert_null(watch.look);
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

void assert_golden(const char *name, const struct str *screen)
{
	struct str path = STR_INIT, golden = STR_INIT;
	str_printf(&path, TOP_SRCDIR "/tests/golden/%s.txt", name);
	if (getenv("UPDATE_SCREENS"))
		support_write(path.data, screen->data, screen->bytes);
	support_read(path.data, &golden);
	if (strcmp(golden.data, screen->data) != 0) {
		/* cmocka cuts what it prints at a kilobyte. */
		fprintf(stderr, "--- %s is:\n%s--- but the screen:\n%s---\n", path.data,
			golden.data, screen->data);
		fail_msg("the screen is not that of %s", path.data);
	}
	str_release(&path);
	str_release(&golden);
}

void assert_screen(struct desk *desk, const char *name)
{
	struct str screen = STR_INIT;
	grid_text(desk->grid, &screen);
	assert_golden(name, &screen);
	str_release(&screen);
}

void desk_session_over(char *session, size_t size)
{
	session_name(session, size, 99999999); /* no process has this number */
}

void desk_name_person(struct desk *desk)
{
	struct error error = ERROR_INIT;
	settings_text(&desk->app.settings.name, "สมศรี ใจดี");
	settings_text(&desk->app.settings.seen, PACKAGE_VERSION);
	assert_done(settings_save(
			    &desk->app.settings, desk->app.store, desk->app.who, &error),
		&error);
}

void desk_with_report(struct desk *desk, const char *json)
{
	struct report report;
	desk_make(desk, 24, 80, "th");
	desk_name_person(desk);
	office_parse(json, &report);
	office_import(&desk->office, &report);
	report_release(&report);
}

void desk_with_cards(struct desk *desk, const char *cards)
{
	struct str json = STR_INIT;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"digits\":\"thai\",\"agency\":{\"name\":\"ทดลอง\"},"
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\","
		"\"cards\":[%s]}",
		cards);
	desk_with_report(desk, json.data);
	str_release(&json);
}

void desk_accept_findings(struct desk *desk, const char *reason)
{
	struct error error = ERROR_INIT;
	struct report_check *check =
		report_check_run(desk->app.store, 1, DIGITS_ARABIC, &error);
	assert_done(check != NULL, &error);
	for (size_t i = 0; i < check->list.count; i++)
		assert_done(report_check_accept(check, desk->app.store,
				    &check->list.items[i], reason, "somsri", &error),
			&error);
	report_check_free(check);
}
