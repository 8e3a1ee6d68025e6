/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office's ITA results against the years, as bars: the total, and below it each part.
 * Where the screen is wide and not high enough, two of them stand side by side.
 */
#include <config.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "db/ita_trend.h"
#include "db/store.h"
#include "model/ita.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/ita_words.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen_id.h"
#include "tui/ita/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum {
	GROUPS = ITA_PARTS + 1, /* the total, then the parts */
	COLUMNS_FOR_TWO = 120,
	APART = 4,        /* columns between two */
	YEAR_COLUMNS = 9, /* a year, and the round where there are two of it */
	SCORE_COLUMNS = 7,
	STEP_COLUMNS = 8,   /* "+12.34" */
	LEVEL_COLUMNS = 20, /* beside the total */
	LEVEL_LEAST = 76,   /* of the screen; on narrower ones it stands with the parts */
	SCALE = 1000,       /* of bars, for one in a hundred */
	WHOLE = 100,
};

struct result {
	int fiscal_year, months;
	int64_t report;
	struct ita figures; /* without items */
};

struct trend {
	int64_t report;
	char *heading;
	struct result *results; /* oldest ITA year first */
	size_t count, capacity;
	int top;  /* the first line in view */
	int most; /* that top can be */
	int page;
};

static int year_of(const struct result *result)
{
	return ita_result_year(&result->figures, result->fiscal_year);
}

static const struct decimal *figure_of(const struct result *result, size_t group)
{
	return group ? ita_part_score(&result->figures, (enum ita_part)(group - 1))
		     : &result->figures.total;
}

/* --- reading --- */

static bool same_figures(const struct result *a, const struct ita *b)
{
	for (size_t group = 0; group < GROUPS; group++) {
		const struct result other = {.figures = *b};
		const struct decimal *x = figure_of(a, group);
		const struct decimal *y = figure_of(&other, group);
		if (decimal_known(x) != decimal_known(y) ||
			(decimal_known(x) && x->value != y->value))
			return false;
	}
	return true;
}

/* The reports of one fiscal year's two rounds answer the same result: it stands once. */
static bool is_there(struct trend *trend, const struct ita_result *found, int year)
{
	for (size_t i = 0; i < trend->count; i++) {
		if (year_of(&trend->results[i]) == year &&
			same_figures(&trend->results[i], found->figures))
			return true;
	}
	return false;
}

static bool has_figure(const struct ita *ita)
{
	const struct result result = {.figures = *ita};
	for (size_t group = 0; group < GROUPS; group++) {
		if (decimal_known(figure_of(&result, group)))
			return true;
	}
	return false;
}

static bool take(void *context, const struct ita_result *found)
{
	struct trend *trend = context;
	struct result result = {
		found->fiscal_year, found->months, found->report, *found->figures};
	const int year = year_of(&result);
	if (!has_figure(found->figures) || is_there(trend, found, year))
		return true;
	result.figures.level =
		found->figures->level ? mem_strdup(found->figures->level) : NULL;
	result.figures.extra = NULL;
	trend->results = mem_grow(
		trend->results, trend->count, &trend->capacity, sizeof(*trend->results));
	size_t at = trend->count++;
	for (; at && year_of(&trend->results[at - 1]) > year; at--)
		trend->results[at] = trend->results[at - 1];
	trend->results[at] = result;
	return true;
}

static void forget(struct trend *trend)
{
	for (size_t i = 0; i < trend->count; i++)
		ita_release(&trend->results[i].figures);
	trend->count = 0;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct trend *trend = screen->state;
	struct report head;
	struct str heading = STR_INIT;
	if (!store_load_head(app->store, trend->report, &head, error))
		return false;
	report_heading(&heading, &head, app_digits(app));
	report_release(&head);
	free(trend->heading);
	trend->heading = str_detach(&heading);
	forget(trend);
	return store_ita_trend(app->store, trend->report, take, trend, error);
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct trend *trend = screen->state;
	(void)app;
	str_puts(left, trend->heading);
	str_puts(right, _("ITA results by year"));
}

static void put_group_name(size_t group, enum digits digits, struct str *out)
{
	if (!group) {
		str_puts(out, _("Total"));
		return;
	}
	const enum ita_part part = (enum ita_part)(group - 1);
	str_printf(out, "%s (", ita_part_name(part));
	number_append(out, ita_part_weight(part), digits);
	str_puts(out, "%)");
}

/* Two reports may name other figures for one year: then their rounds tell them apart. */
static bool is_double(const struct trend *trend, size_t at)
{
	const int year = year_of(&trend->results[at]);
	return (at && year_of(&trend->results[at - 1]) == year) ||
	       (at + 1 < trend->count && year_of(&trend->results[at + 1]) == year);
}

static void put_year(
	const struct trend *trend, size_t at, enum digits digits, struct str *out)
{
	number_append(out, year_of(&trend->results[at]), digits);
	if (!is_double(trend, at))
		return;
	str_putc(out, '/');
	number_append(out, trend->results[at].months, digits);
}

/* What it is more or less than the year before. */
static enum style put_step(const struct trend *trend, size_t at, size_t group,
	enum digits digits, struct str *out)
{
	static const double least = 0.005;
	const struct decimal *now = figure_of(&trend->results[at], group);
	const struct decimal *before =
		at ? figure_of(&trend->results[at - 1], group) : NULL;
	if (!before || !decimal_known(now) || !decimal_known(before) ||
		is_double(trend, at))
		return STYLE_FAINT;
	const double step = now->value - before->value;
	if (fabs(step) < least) {
		str_puts(out, "=");
		return STYLE_FAINT;
	}
	str_putc(out, step < 0 ? '-' : '+');
	ita_put_rounded(out, fabs(step), digits);
	return step < 0 ? STYLE_WARNING : STYLE_PLAIN;
}

static void paint_bar(const struct app *app, const struct trend *trend, size_t at,
	size_t group, const struct canvas *line)
{
	const struct result *result = &trend->results[at];
	const struct decimal *figure = figure_of(result, group);
	const enum digits digits = app_digits(app);
	const bool levels = line->columns >= LEVEL_LEAST - 2;
	struct str text = STR_INIT;
	put_year(trend, at, digits, &text);
	canvas_field(line, 0, 1, YEAR_COLUMNS - 1, text.data, ALIGN_LEFT,
		result->report == trend->report ? STYLE_LABEL : STYLE_PLAIN);
	const int bar = line->columns - YEAR_COLUMNS - SCORE_COLUMNS - STEP_COLUMNS - 1 -
			(levels ? LEVEL_COLUMNS : 0);
	int column = YEAR_COLUMNS;
	str_clear(&text);
	if (decimal_known(figure)) {
		canvas_bar(line, 0, column, bar, (long)(figure->value * SCALE),
			(long)WHOLE * SCALE);
		ita_put_score(&text, figure, digits);
	} else {
		str_puts(&text, terminal_piece(app->terminal, LINE_DASH));
	}
	column += bar;
	canvas_field(line, 0, column, SCORE_COLUMNS, text.data, ALIGN_RIGHT, STYLE_PLAIN);
	column += SCORE_COLUMNS;
	str_clear(&text);
	const enum style style = put_step(trend, at, group, digits, &text);
	canvas_field(line, 0, column, STEP_COLUMNS, text.data, ALIGN_RIGHT, style);
	if (levels && !group && result->figures.level)
		canvas_field(line, 0, column + STEP_COLUMNS + 2, LEVEL_COLUMNS - 2,
			result->figures.level, ALIGN_LEFT, STYLE_LABEL);
	str_release(&text);
}

/* One group from a line of the canvas on, which may lie above it; returns the line behind
 * it. */
static int paint_group(const struct app *app, const struct trend *trend, size_t group,
	const struct canvas *canvas, int line)
{
	struct str name = STR_INIT;
	put_group_name(group, app_digits(app), &name);
	if (line >= 0)
		canvas_field(canvas, line, 0, canvas->columns, name.data, ALIGN_LEFT,
			STYLE_LABEL);
	str_release(&name);
	line++;
	for (size_t at = 0; at < trend->count; at++, line++) {
		const struct canvas row =
			canvas_part(canvas, line, 0, 1, canvas->columns);
		if (line >= 0 && line < canvas->rows)
			paint_bar(app, trend, at, group, &row);
	}
	return line;
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct trend *trend = screen->state;
	const struct canvas body =
		canvas_part(canvas, 1, 1, canvas->rows - 1, canvas->columns - 3);
	const int of_group = (int)trend->count + 1;
	const bool two =
		canvas->columns >= COLUMNS_FOR_TWO && GROUPS * of_group > body.rows;
	const int wide = two ? (body.columns - APART) / 2 : body.columns;
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	if (!trend->count) {
		canvas_paragraphs(&body, 0,
			_("No report of this agency has the figures of an ITA result "
			  "yet: Esc goes back, and e types them."),
			STYLE_GUIDE);
		return;
	}
	/* Groups stand apart where that costs nothing. */
	const int across = two ? 2 : 1, down = GROUPS / across;
	const int apart = down * (of_group + 1) - 1 <= body.rows;
	const int lines = down * (of_group + apart) - apart;
	trend->page = body.rows > 1 ? body.rows - 1 : 1;
	trend->most = lines > body.rows ? lines - body.rows : 0;
	trend->top = MIN(trend->top, trend->most);
	for (int group = 0; group < GROUPS; group++) {
		const struct canvas part = canvas_part(
			&body, 0, group % across * (wide + APART), body.rows, wide);
		paint_group(app, trend, (size_t)group, &part,
			group / across * (of_group + apart) - trend->top);
	}
	const int edge = canvas->columns - 1;
	if (trend->top)
		canvas_line(canvas, 1, edge, LINE_ABOVE, STYLE_KEY);
	if (trend->top < trend->most)
		canvas_line(canvas, canvas->rows - 1, edge, LINE_BELOW, STYLE_KEY);
}

/* --- keys --- */

static enum effect move(const struct screen *screen, int lines)
{
	struct trend *trend = screen->state;
	trend->top += lines;
	trend->top = MIN(trend->top, trend->most);
	trend->top = trend->top < 0 ? 0 : trend->top;
	return EFFECT_PAINT;
}

static enum effect run_up(struct app *app, struct screen *screen)
{
	(void)app;
	return move(screen, -1);
}

static enum effect run_down(struct app *app, struct screen *screen)
{
	(void)app;
	return move(screen, 1);
}

static enum effect run_page_up(struct app *app, struct screen *screen)
{
	(void)app;
	return move(screen, -((const struct trend *)screen->state)->page);
}

static enum effect run_page_down(struct app *app, struct screen *screen)
{
	(void)app;
	return move(screen, ((const struct trend *)screen->state)->page);
}

static const struct action actions[] = {
	{
		.name = N_("Up"),
		.help = N_("A line up, where there are more than the screen holds."),
		.keys = {K_UP},
		.quiet = true,
		.run = run_up,
	},
	{
		.name = N_("Down"),
		.help = N_("A line down."),
		.keys = {K_DOWN},
		.quiet = true,
		.run = run_down,
	},
	{
		.name = N_("Page up"),
		.help = N_("A page up."),
		.keys = {K_PAGE_UP},
		.quiet = true,
		.run = run_page_up,
	},
	{
		.name = N_("Page down"),
		.help = N_("A page down."),
		.keys = {K_PAGE_DOWN, ' '},
		.quiet = true,
		.run = run_page_down,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	(void)app;
	if (happened->kind != EVENT_MOUSE || (happened->mouse != MOUSE_WHEEL_UP &&
						     happened->mouse != MOUSE_WHEEL_DOWN))
		return EFFECT_UNUSED;
	return move(screen, happened->mouse == MOUSE_WHEEL_UP ? -3 : 3);
}

static void close(struct app *app, struct screen *screen)
{
	struct trend *trend = screen->state;
	(void)app;
	forget(trend);
	free(trend->results);
	free(trend->heading);
	free(trend);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct trend *trend = mem_new(1, sizeof(*trend));
	struct screen screen = {&screen_ita_trend, trend};
	trend->report = topic->report;
	if (reload(app, &screen, error))
		return app_push(app, &screen_ita_trend, trend);
	close(app, &screen);
	return false;
}

const struct screen_class screen_ita_trend = {
	.id = SCREEN_ITA_TREND,
	.name = "ita-trend",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_(
		"The ITA results that this office file has of this agency, oldest year "
		"first: the total with its level, then each part. Behind each score "
		"stands what it is more or less than the year before. Where two "
		"reports name different figures for one year, both stand there, with "
		"the months of their rounds."),
};
