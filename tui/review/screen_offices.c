/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How far many offices are in a fiscal year, for who looks after them: a row for each, with its
 * measures, what is late, what is approved, and its ITA results. One only reads here.
 */
#include <config.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "db/offices.h"
#include "office/agency.h"
#include "office/ita_words.h"
#include "text/cell.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/review/screens.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

struct row {
	struct office_progress office; /* its texts are in the members below */
	char *name, *area;
	char *levels[OFFICE_YEARS];
};

struct offices {
	struct app *app;
	int fiscal_year;
	struct row *rows;
	size_t count, capacity;
	struct table_view *table;
};

enum {
	COLUMN_OFFICE,
	COLUMN_AREA,
	COLUMN_REPORTS,
	COLUMN_DONE,
	COLUMN_LATE,
	COLUMN_FOUND,
	COLUMN_CHECKED,
	COLUMN_APPROVED,
	COLUMN_LEVEL,
	COLUMN_RESULT, /* one for each of OFFICE_YEARS */
	COLUMNS = COLUMN_RESULT + OFFICE_YEARS,
};

static const struct table_column columns[COLUMNS] = {
	[COLUMN_OFFICE] = {.heading = N_("Office")},
	[COLUMN_AREA] = {.heading = N_("District"), .columns = 20, .optional = 4},
	[COLUMN_REPORTS] = {.heading = N_("Reports"), .columns = 8, .align = ALIGN_RIGHT},
	[COLUMN_DONE] = {.heading = N_("Done"), .columns = 9, .align = ALIGN_RIGHT},
	[COLUMN_LATE] = {.heading = N_("Late"), .columns = 8, .align = ALIGN_RIGHT},
	[COLUMN_FOUND] = {.heading = N_("Findings"),
		.columns = 9,
		.align = ALIGN_RIGHT,
		.optional = 1},
	[COLUMN_CHECKED] = {.heading = N_("Checked"),
		.columns = 10,
		.align = ALIGN_RIGHT,
		.optional = 1},
	[COLUMN_APPROVED] = {.heading = N_("Approved"),
		.columns = 8,
		.align = ALIGN_RIGHT,
		.optional = 2},
	[COLUMN_LEVEL] = {.heading = N_("ITA level"), .columns = 12, .optional = 5},
	[COLUMN_RESULT] = {.heading = "ITA", .columns = 7, .align = ALIGN_RIGHT},
	[COLUMN_RESULT + 1] = {.heading = N_("Year before"),
		.columns = 7,
		.align = ALIGN_RIGHT,
		.optional = 3},
	[COLUMN_RESULT + 2] = {.heading = N_("2 years ago"),
		.columns = 7,
		.align = ALIGN_RIGHT,
		.optional = 3},
};

static struct offices *offices_of(const struct screen *screen)
{
	return screen->state;
}

/* --- cells --- */

static void put_part(
	const struct offices *offices, int64_t part, int64_t whole, struct str *out)
{
	number_append(out, part, app_digits(offices->app));
	str_putc(out, '/');
	number_append(out, whole, app_digits(offices->app));
}

static enum style put_count(
	const struct offices *offices, int64_t count, enum style style, struct str *out)
{
	if (!count) {
		str_puts(out, terminal_piece(offices->app->terminal, LINE_DASH));
		return STYLE_FAINT;
	}
	number_append(out, count, app_digits(offices->app));
	return style;
}

/* What the check found; + behind it: a report of the year was never checked. */
static enum style put_found(const struct offices *offices,
	const struct office_progress *office, struct str *out)
{
	if (!office->checked) {
		str_puts(out, _("unchecked"));
		return STYLE_FAINT;
	}
	const int64_t found = office->errors + office->warnings;
	const enum style style = put_count(
		offices, found, office->errors ? STYLE_WARNING : STYLE_PLAIN, out);
	if (office->unchecked)
		str_putc(out, '+');
	return style;
}

static enum style put_checked(const struct offices *offices,
	const struct office_progress *office, struct str *out)
{
	if (office->checked)
		date_append(out, date_from_time(office->checked), DATE_SHORT,
			app_digits(offices->app));
	return STYLE_FAINT;
}

static enum style put_result(
	const struct offices *offices, const struct row *row, size_t at, struct str *out)
{
	const struct office_result *result = &row->office.results[at];
	if (!isnan(result->total))
		ita_put_rounded(out, result->total, app_digits(offices->app));
	else
		str_puts(out, row->levels[at]);
	return at ? STYLE_FAINT : STYLE_PLAIN;
}

static enum style cell(void *context, size_t at, size_t column, struct str *out)
{
	const struct offices *offices = context;
	const struct row *row = &offices->rows[at];
	const struct office_progress *office = &row->office;
	switch (column) {
	case COLUMN_OFFICE: str_puts(out, row->name); break;
	case COLUMN_AREA: str_puts(out, row->area); break;
	case COLUMN_REPORTS:
		put_part(offices, office->approved_reports, office->reports, out);
		break;
	case COLUMN_DONE: put_part(offices, office->done, office->cards, out); break;
	case COLUMN_LATE: return put_count(offices, office->late, STYLE_WARNING, out);
	case COLUMN_FOUND: return put_found(offices, office, out);
	case COLUMN_CHECKED: return put_checked(offices, office, out);
	case COLUMN_LEVEL: str_puts(out, row->levels[0]); break;
	case COLUMN_APPROVED:
		return put_count(offices, office->approved, STYLE_PLAIN, out);
	default: return put_result(offices, row, column - COLUMN_RESULT, out);
	}
	return STYLE_PLAIN;
}

/* --- reading --- */

static char *area_of(const struct office_progress *office)
{
	struct str area = STR_INIT;
	str_puts(&area, office->district);
	if (*office->province)
		str_printf(&area, "%s%s", area.bytes ? ", " : "", office->province);
	return str_detach(&area);
}

static bool take(void *context, const struct office_progress *office)
{
	struct offices *offices = context;
	struct str name = STR_INIT;
	agency_append(&name, office->type, office->name);
	offices->rows = mem_grow(offices->rows, offices->count, &offices->capacity,
		sizeof(*offices->rows));
	struct row *row = &offices->rows[offices->count++];
	*row = (struct row){
		.office = *office, .name = str_detach(&name), .area = area_of(office)};
	for (int i = 0; i < OFFICE_YEARS; i++)
		row->levels[i] = mem_strdup(office->results[i].level);
	return true;
}

static void forget(struct offices *offices)
{
	for (size_t i = 0; i < offices->count; i++) {
		struct row *row = &offices->rows[i];
		free(row->name);
		free(row->area);
		for (int year = 0; year < OFFICE_YEARS; year++)
			free(row->levels[year]);
	}
	offices->count = 0;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct offices *offices = offices_of(screen);
	forget(offices);
	const bool good = store_offices(
		app->store, offices->fiscal_year, time_now(), take, offices, error);
	table_view_set_rows(offices->table, offices->count);
	return good;
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct offices *offices = offices_of(screen);
	struct str year = STR_INIT;
	int64_t cards = 0, done = 0;
	for (size_t i = 0; i < offices->count; i++) {
		cards += offices->rows[i].office.cards;
		done += offices->rows[i].office.done;
	}
	number_append(&year, offices->fiscal_year, app_digits(app));
	str_printf(left, _("All offices, fiscal year %s"), year.data);
	str_puts(right, _("Measures done"));
	str_putc(right, ' ');
	put_part(offices, done, cards, right);
	str_release(&year);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct offices *offices = offices_of(screen);
	table_view_digits(offices->table, app_digits(app));
	table_view_paint(offices->table, canvas, true);
}

/* --- keys --- */

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(offices_of(screen)->table);
}

static enum effect run_show_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(offices_of(screen)->table);
	return EFFECT_PAINT;
}

static enum effect turn_to(struct app *app, struct screen *screen, int years)
{
	struct error error = ERROR_INIT;
	offices_of(screen)->fiscal_year += years;
	if (!reload(app, screen, &error))
		app_error(app, &error);
	return EFFECT_PAINT;
}

static enum effect run_before(struct app *app, struct screen *screen)
{
	return turn_to(app, screen, -1);
}

static enum effect run_after(struct app *app, struct screen *screen)
{
	return turn_to(app, screen, 1);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_show_all, is_filtered),
	{
		.name = N_("Year before"),
		.help = N_("The fiscal year before this one."),
		.keys = {'-'},
		.run = run_before,
	},
	{
		.name = N_("Year after"),
		.help = N_("The fiscal year after this one."),
		.keys = {'+', '='},
		.run = run_after,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	(void)app;
	return table_view_event(offices_of(screen)->table, happened);
}

static void close(struct app *app, struct screen *screen)
{
	struct offices *offices = offices_of(screen);
	(void)app;
	forget(offices);
	table_view_free(offices->table);
	free(offices->rows);
	free(offices);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct offices *offices = mem_new(1, sizeof(*offices));
	struct screen screen = {&screen_offices, offices};
	offices->app = app;
	offices->fiscal_year = topic->fiscal_year;
	offices->table = table_view_new(columns, COLUMNS, cell, offices);
	const bool found = offices->fiscal_year ||
			   store_newest_year(app->store, &offices->fiscal_year, error);
	if (found && reload(app, &screen, error))
		return app_push(app, &screen_offices, offices);
	close(app, &screen);
	return false;
}

const struct screen_class screen_offices = {
	.id = SCREEN_OFFICES,
	.name = "offices",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.follows = true,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_(
		"How far each office is in a fiscal year: reports approved and all, "
		"measures done and all, and how many are late (their period is over and "
		"they are not done), how many measures are approved, and the total of its "
		"ITA results of this year and the two before.\n"
		"Findings are what the check found when somebody of the office looked at "
		"its findings last, submitted or signed, and Checked when that was: of "
		"several reports the longest ago; + behind it: one was never checked.\n"
		"On a server whoever looks after a province sees all its offices here, and "
		"changes nothing of theirs."),
	.widgets = WIDGET_TABLE,
};
