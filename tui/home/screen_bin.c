/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bin: the reports and cards that were removed, who did it and when. Here they are
 * read, brought back, or destroyed, which letters alone do not do.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/trust/people_list.h"
#include "office/agency.h"
#include "office/layout_called.h"
#include "office/moment.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/removal.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/screens.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { DETAIL_ROWS = 5 };

struct line {
	struct bin_item item; /* its texts are the line's, below */
	char *title, *agency, *name, *who;
	const struct layout_name *layout;
};

struct bin {
	struct app *app;
	int64_t report; /* whose cards; 0: everything */
	struct line *lines;
	size_t count, capacity;
	struct people people;
	struct layout_called layouts;
	struct table_view *table;
};

enum { COLUMN_KIND, COLUMN_YEAR, COLUMN_NAME, COLUMN_WHO, COLUMN_WHEN, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_KIND] = {.heading = N_("Kind"), .columns = 9},
	[COLUMN_YEAR] = {.heading = N_("Year"), .columns = 7, .optional = true},
	[COLUMN_NAME] = {.heading = N_("Title / measure"), .least = 19},
	[COLUMN_WHO] = {.heading = N_("Removed by"), .columns = 14, .optional = true},
	[COLUMN_WHEN] = {.heading = N_("When"), .columns = 16},
};

static struct bin *bin_of(const struct screen *screen)
{
	return screen->state;
}

static const struct line *chosen(const struct screen *screen)
{
	const struct bin *bin = bin_of(screen);
	const size_t row = table_view_row(bin->table);
	return row < bin->count ? &bin->lines[row] : NULL;
}

static void put_first_line(struct str *out, const char *text)
{
	str_append(out, text, strcspn(text, "\n"));
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct bin *bin = context;
	const struct line *line = &bin->lines[row];
	switch (column) {
	case COLUMN_KIND:
		str_puts(out, line->item.card ? _("measure") : _("report"));
		break;
	case COLUMN_YEAR:
		number_append(out, line->item.fiscal_year, app_digits(bin->app));
		break;
	case COLUMN_NAME:
		if (line->item.card && !*line->name)
			str_puts(out, _("(no name yet)"));
		else
			put_first_line(out, line->item.card ? line->name : line->title);
		break;
	case COLUMN_WHO:
		str_puts(out, people_name(&bin->people, bin->app, line->who));
		break;
	default: moment_append(out, line->item.at, app_digits(bin->app)); break;
	}
	return STYLE_PLAIN;
}

/* --- reading --- */

static void drop(struct bin *bin)
{
	for (size_t i = 0; i < bin->count; i++) {
		free(bin->lines[i].title);
		free(bin->lines[i].agency);
		free(bin->lines[i].name);
		free(bin->lines[i].who);
	}
	bin->count = 0;
	layout_called_release(&bin->layouts);
}

static bool take(void *context, const struct bin_item *item)
{
	struct bin *bin = context;
	struct str agency = STR_INIT;
	bin->lines =
		mem_grow(bin->lines, bin->count, &bin->capacity, sizeof(*bin->lines));
	agency_append(&agency, item->agency_type, item->agency_name);
	bin->lines[bin->count++] = (struct line){.item = *item,
		.title = mem_strdup(item->title),
		.agency = str_detach(&agency),
		.layout = layout_called(&bin->layouts, item->layout),
		.name = mem_strdup(item->name),
		.who = mem_strdup(item->who)};
	return true;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct bin *bin = bin_of(screen);
	drop(bin);
	const bool done = people_read(&bin->people, app, error) &&
			  store_bin(app->store, bin->report, take, bin, error);
	table_view_set_rows(bin->table, bin->count);
	return done;
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct bin *bin = bin_of(screen);
	struct str count = STR_INIT;
	number_append(&count, (int64_t)bin->count, app_digits(app));
	str_puts(left, bin->report ? _("Bin: measures of the report") : _("Bin"));
	str_printf(right, _("%s in all"), count.data);
	str_release(&count);
}

static void put_report(const struct bin *bin, const struct line *line, struct str *out)
{
	const struct removal removal = {.report = line->item.report,
		.fiscal_year = line->item.fiscal_year,
		.months = line->item.months,
		.state = line->item.state,
		.cards = line->item.cards,
		.title = line->title,
		.agency = line->agency,
		.layout = line->layout->shorter};
	removal_append(out, bin->app, &removal);
}

static void put_card(const struct bin *bin, const struct line *line, struct str *out)
{
	struct str number = STR_INIT;
	put_first_line(out, *line->name ? line->name : _("(no name yet)"));
	str_puts(out, "\n");
	number_append(&number, line->item.place, app_digits(bin->app));
	if (line->item.place)
		str_printf(out, _("Measure %s"), number.data);
	str_printf(out, "%s“%s”  %s", line->item.place ? "  " : "", line->title,
		line->agency);
	str_release(&number);
}

static void put_line(const struct bin *bin, const struct line *line, struct str *out)
{
	if (line->item.card)
		put_card(bin, line, out);
	else
		put_report(bin, line, out);
}

static void put_removed(const struct bin *bin, const struct line *line, struct str *out)
{
	struct str moment = STR_INIT;
	moment_append(&moment, line->item.at, app_digits(bin->app));
	/* TRANSLATORS: a name, a day and time. */
	str_printf(out, _("Removed by %s, %s"),
		people_name(&bin->people, bin->app, line->who), moment.data);
	str_release(&moment);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct bin *bin = bin_of(screen);
	const struct list_detail parts = list_detail_divide(canvas, DETAIL_ROWS);
	const struct line *line = chosen(screen);
	struct str text = STR_INIT;
	table_view_digits(bin->table, app_digits(app));
	table_view_paint(bin->table, &parts.list, true);
	if (line) {
		put_line(bin, line, &text);
		const int row =
			canvas_paragraphs(&parts.detail, 0, text.data, STYLE_PLAIN);
		str_clear(&text);
		put_removed(bin, line, &text);
		canvas_paragraphs(&parts.detail, row, text.data, STYLE_GUIDE);
	} else {
		canvas_paragraphs(&parts.detail, 0,
			bin->count ? _("Nothing here has these words.")
				   : _("The bin is empty."),
			STYLE_GUIDE);
	}
	str_release(&text);
}

/* --- keys --- */

static enum effect outcome(struct app *app, bool done, struct error *error)
{
	if (!done)
		app_error(app, error);
	return EFFECT_RELOAD | EFFECT_PAINT;
}

/* The measures of a report, or the one. */
static enum effect run_read(struct app *app, struct screen *screen)
{
	const struct bin_item *item = &chosen(screen)->item;
	struct error error = ERROR_INIT;
	int64_t *cards = NULL;
	size_t count = 0;
	bool done = item->card ||
		    store_bin_cards(app->store, item->report, &cards, &count, &error);
	const struct topic topic = {.cards = item->card ? &item->card : cards,
		.count = item->card ? 1 : count,
		.binned = true};
	if (done && topic.count)
		done = app_open(app, SCREEN_READ, &topic, &error);
	else if (done)
		app_message(app, STYLE_WARNING, "%s", _("There is no measure in it"));
	free(cards);
	if (!done)
		app_error(app, &error);
	return EFFECT_PAINT;
}

static enum effect run_restore(struct app *app, struct screen *screen)
{
	const struct bin_item *item = &chosen(screen)->item;
	struct error error = ERROR_INIT;
	const bool done = item->card ? store_restore_from_bin(
					       app->store, item->card, app->who, &error)
				     : store_restore_report(app->store, item->report,
					       app->who, &error);
	if (done)
		app_message(app, STYLE_DONE, "%s",
			item->card ? _("Back in the report") : _("The report is back"));
	return outcome(app, done, &error);
}

static bool destroy(struct app *app, const struct bin_item *item, struct error *error)
{
	return item->card
		       ? store_destroy_card(app->store, item->card, app->who, error)
		       : store_destroy_report(app->store, item->report, app->who, error);
}

static enum effect run_destroy(struct app *app, struct screen *screen)
{
	const struct bin *bin = bin_of(screen);
	const struct line *line = chosen(screen);
	struct error error = ERROR_INIT;
	struct str question = STR_INIT;
	put_line(bin, line, &question);
	str_puts(&question, "\n");
	put_removed(bin, line, &question);
	str_puts(&question, "\n\n");
	str_puts(&question,
		_("It is destroyed with its history. Nothing brings it back but a "
		  "backup."));
	const bool yes = dialog_confirm(
		app, _("Destroy this for good?"), question.data, N_("Destroy"));
	str_release(&question);
	if (!yes)
		return EFFECT_PAINT;
	const bool done = destroy(app, &line->item, &error);
	if (done)
		app_message(app, STYLE_DONE, "%s", _("Destroyed"));
	return outcome(app, done, &error);
}

/* All that may be; why the first of the others may not. */
static enum effect destroy_all(struct app *app, const struct bin *bin)
{
	struct error first = ERROR_INIT;
	size_t destroyed = 0;
	for (size_t i = 0; i < bin->count; i++) {
		struct error error = ERROR_INIT;
		if (destroy(app, &bin->lines[i].item, &error))
			destroyed++;
		else if (first.kind == ERROR_NONE)
			error_pass(&first, &error);
		error_release(&error);
	}
	struct str count = STR_INIT;
	number_append(&count, (int64_t)destroyed, app_digits(app));
	if (first.kind == ERROR_NONE)
		app_message(
			app, STYLE_DONE, _("The bin is empty: %s destroyed"), count.data);
	str_release(&count);
	return outcome(app, first.kind == ERROR_NONE, &first);
}

static enum effect run_empty(struct app *app, struct screen *screen)
{
	const struct bin *bin = bin_of(screen);
	struct str question = STR_INIT, count = STR_INIT;
	number_append(&count, (int64_t)bin->count, app_digits(app));
	str_printf(&question,
		_("All %s that lie here are destroyed with their history. Nothing brings "
		  "them back but a backup."),
		count.data);
	const bool yes = dialog_confirm(
		app, _("Empty the bin?"), question.data, N_("Destroy all"));
	str_release(&question);
	str_release(&count);
	return yes ? destroy_all(app, bin) : EFFECT_PAINT;
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(bin_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(bin_of(screen)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Read"),
		.help = N_("What lies there to read: the measure, or all measures of the "
			   "report."),
		.keys = {K_ENTER},
		.run = run_read,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Bring back"),
		.help = N_("Brings it back: a report as it was, a measure to where it "
			   "stood."),
		.keys = {CTRL('R'), K_INSERT},
		.run = run_restore,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("Destroy"),
		.help = N_("Destroys it for good, after a question. Where people are "
			   "entered a supervisor does this."),
		.keys = {K_DELETE},
		.run = run_destroy,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("Empty"),
		.help = N_("Destroys all that lies here, after a question."),
		.keys = {CTRL('E')},
		.run = run_empty,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	const enum effect effect = table_view_event(bin_of(screen)->table, happened);
	if (effect == EFFECT_UNUSED && happened->kind == EVENT_MOUSE &&
		happened->mouse == MOUSE_DOUBLE && chosen(screen))
		return run_read(app, screen);
	return effect;
}

static void close(struct app *app, struct screen *screen)
{
	struct bin *bin = bin_of(screen);
	(void)app;
	drop(bin);
	free(bin->lines);
	people_release(&bin->people);
	table_view_free(bin->table);
	free(bin);
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	(void)app;
	return chosen(screen) ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct bin *bin = mem_new(1, sizeof(*bin));
	struct screen screen = {&screen_bin, bin};
	bin->app = app;
	bin->report = topic->report;
	bin->table = table_view_new(columns, COLUMNS, cell, bin);
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	return app_push(app, &screen_bin, bin);
}

const struct screen_class screen_bin = {
	.id = SCREEN_BIN,
	.name = "bin",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.help = N_("Reports and measures that were removed. They can be read and brought "
		   "back; they lie here until somebody destroys them."),
	.widgets = WIDGET_TABLE,
};
