/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was typed in something that somebody else has taken away or made final meanwhile:
 * what happened, the text, and where it can be put. It stays until it is put somewhere or
 * thrown away.
 */
#include <config.h>

#include <stdlib.h>

#include "model/card.h"
#include "office/moment.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/fate.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/kept_move.h"
#include "tui/home/kept_texts.h"
#include "tui/home/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/text_view.h"

struct kept {
	struct app *app;
	struct kept_items items;
	size_t at;
	enum card_fate fate; /* of what the one that is shown was typed in */
	enum card_fate back; /* the same once that is brought back from the bin */
	struct text_view *text_view;
};

static struct kept *kept_of(const struct screen *screen)
{
	return screen->state;
}

static const struct kept_item *item_of(const struct kept *kept)
{
	return kept->at < kept->items.count ? &kept->items.items[kept->at] : NULL;
}

/* --- what it says --- */

static bool lies_in_bin(const struct kept *kept)
{
	return kept->fate == CARD_IN_BIN || kept->fate == CARD_WITH_IT;
}

static const char *how_it_comes_back(const struct kept *kept)
{
	if (kept->back != CARD_HERE)
		return _("It comes back from the bin, but it is approved or submitted "
			 "there and cannot be typed in: the text can be put elsewhere.");
	return item_of(kept)->number && kept->fate == CARD_IN_BIN
		       ? _("“Back to its place” brings the measure back from the bin, "
			   "and puts the text into it.")
		       : _("“Back to its place” brings the report back from the bin, "
			   "and puts the text into it.");
}

static void write_fate(struct kept *kept, const struct kept_item *item)
{
	struct app *app = kept->app;
	struct str fate = STR_INIT, text = STR_INIT;
	struct error error = ERROR_INIT;
	const bool good = item->number ? card_fate_append(app, item->report, item->number,
						 kept->fate, &fate, &error)
				       : report_fate_append(app, item->report, kept->fate,
						 &fate, &error);
	if (!good)
		app_error(app, &error);
	if (fate.bytes)
		text_view_paragraphs(kept->text_view, fate.data);
	if (lies_in_bin(kept))
		text_view_paragraphs(kept->text_view, how_it_comes_back(kept));
	str_puts(&text, _("What was typed is kept here; it is in no report yet."));
	str_puts(&text, " ");
	str_puts(&text, _("Typed:"));
	str_puts(&text, " ");
	moment_append(&text, item->at, app_digits(app));
	text_view_paragraphs(kept->text_view, text.data);
	str_release(&fate);
	str_release(&text);
}

static void write_card(struct kept *kept, const struct kept_item *item)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str text = STR_INIT;
		if (!(item->fields & 1u << field))
			continue;
		card_field_append(&text, &item->card, field);
		text_view_heading(kept->text_view, _(card_field_label(field)));
		text_view_paragraphs(
			kept->text_view, text.bytes ? text.data : _("(empty)"));
		str_release(&text);
	}
}

static void write_texts(struct kept *kept, const struct kept_item *item)
{
	for (size_t i = 0; i < item->texts.count; i++) {
		struct str label = STR_INIT;
		const struct typed_text *text = &item->texts.items[i];
		kept_path_label(&label, text->path, app_digits(kept->app));
		text_view_heading(kept->text_view, label.data);
		text_view_paragraphs(
			kept->text_view, *text->text ? text->text : _("(empty)"));
		str_release(&label);
	}
}

static void compose(struct kept *kept)
{
	const struct kept_item *item = item_of(kept);
	text_view_clear(kept->text_view);
	if (!item) {
		text_view_paragraphs(kept->text_view,
			_("Nothing is kept here any more: all has found its place."));
		return;
	}
	write_fate(kept, item);
	if (item->number)
		write_card(kept, item);
	else
		write_texts(kept, item);
}

static bool find_fate(struct kept *kept, struct error *error)
{
	const struct kept_item *item = item_of(kept);
	const struct app *app = kept->app;
	struct card_standing standing;
	if (!item)
		return true;
	return (item->number ? card_fate_find(
				       app, item->number, &kept->fate, &standing, error)
			     : report_fate_find(app, item->report, &kept->fate, error)) &&
	       fate_once_back(app, item->report, item->number, &kept->back, error);
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct kept *kept = kept_of(screen);
	if (!kept_items_read(&kept->items, app, error))
		return false;
	if (kept->at >= kept->items.count)
		kept->at = 0;
	if (!find_fate(kept, error))
		return false;
	compose(kept);
	return true;
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct kept *kept = kept_of(screen);
	struct str at = STR_INIT, count = STR_INIT;
	str_puts(left, _("Kept texts"));
	number_append(&at, (int64_t)kept->at + 1, app_digits(app));
	number_append(&count, (int64_t)kept->items.count, app_digits(app));
	if (kept->items.count > 1)
		str_printf(right, _("%s of %s"), at.data, count.data);
	str_release(&at);
	str_release(&count);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct canvas part =
		canvas_part(canvas, 1, 2, canvas->rows - 1, canvas->columns - 3);
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	text_view_paint(kept_of(screen)->text_view, &part, app_wrapper(app));
}

/* --- keys --- */

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	const struct kept *kept = kept_of(screen);
	(void)app;
	if (!item_of(kept) &&
		(happened->kind == EVENT_KEY || happened->kind == EVENT_TEXT))
		return EFFECT_CLOSE;
	return text_view_event(kept->text_view, happened);
}

/* Does it; what is left is read anew. */
static enum effect moved(struct app *app, bool done, struct error *error)
{
	if (!done)
		app_error(app, error);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

static enum effect run_back(struct app *app, struct screen *screen)
{
	const struct kept *kept = kept_of(screen);
	struct error error = ERROR_INIT;
	return moved(app, kept_put_back(app, item_of(kept), &error), &error);
}

static enum effect run_new(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	return moved(
		app, kept_make_measure(app, item_of(kept_of(screen)), &error), &error);
}

static enum effect run_into(struct app *app, struct screen *screen)
{
	const struct kept_item *item = item_of(kept_of(screen));
	struct error error = ERROR_INIT;
	return moved(app,
		item->number ? kept_put_into_measure(app, item, &error)
			     : kept_put_into_report(app, item, &error),
		&error);
}

static enum effect run_file(struct app *app, struct screen *screen)
{
	kept_write_file(app, item_of(kept_of(screen)));
	return EFFECT_PAINT;
}

static enum effect run_copy(struct app *app, struct screen *screen)
{
	struct str text = STR_INIT;
	kept_item_append(&text, item_of(kept_of(screen)), app_digits(app));
	app_copy(app, text.data, text.bytes);
	str_release(&text);
	return EFFECT_PAINT;
}

static enum effect run_throw(struct app *app, struct screen *screen)
{
	struct error error = ERROR_INIT;
	return moved(app, kept_throw_away(app, item_of(kept_of(screen)), &error), &error);
}

static enum effect run_other(struct app *app, struct screen *screen)
{
	struct kept *kept = kept_of(screen);
	(void)app;
	kept->at = (kept->at + 1) % kept->items.count;
	return EFFECT_PAINT | EFFECT_RELOAD;
}

static bool is_card(const struct app *app, const struct screen *screen)
{
	const struct kept_item *item = item_of(kept_of(screen));
	(void)app;
	return item && item->number;
}

/* What a form of its own has (name, year, figures) is put back there alone. */
static bool can_go_elsewhere(const struct app *app, const struct screen *screen)
{
	const struct kept_item *item = item_of(kept_of(screen));
	(void)app;
	return item && (item->number || kept_fits_other_report(item));
}

static bool can_go_back(const struct app *app, const struct screen *screen)
{
	const struct kept *kept = kept_of(screen);
	(void)app;
	return item_of(kept) && kept->back == CARD_HERE;
}

static bool has_others(const struct app *app, const struct screen *screen)
{
	(void)app;
	return kept_of(screen)->items.count > 1;
}

static const struct action actions[] = {
	{
		.name = N_("Back to its place"),
		.help = N_("Put it back where it was typed, and go on there. What was "
			   "put into the bin is brought back first."),
		.keys = {'b'},
		.run = run_back,
		.possible = can_go_back,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("New measure"),
		.help = N_("Make a new measure of it, in a report of your choice."),
		.keys = {'n', K_INSERT},
		.run = run_new,
		.possible = is_card,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("Put into…"),
		.help = N_(
			"Put it into another measure or report. Where something "
			"stands there already, you choose which it shall be, or both."),
		.keys = {'p'},
		.run = run_into,
		.possible = can_go_elsewhere,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("To a file"),
		.help = N_("Write it to a text file."),
		.keys = {'f'},
		.run = run_file,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Copy"),
		.help = N_("Copy it all, to be put in elsewhere with Ctrl-V."),
		.keys = {'c', CTRL('C')},
		.run = run_copy,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Next one"),
		.help = N_("To the next of the kept texts."),
		.keys = {K_TAB, 'o'},
		.run = run_other,
		.possible = has_others,
	},
	{
		.name = N_("Throw away"),
		.help = N_("Throw it away for good, after a question."),
		.keys = {K_DELETE, 'd'},
		.run = run_throw,
		.needs = NEEDS_ROW,
	},
};

static void close(struct app *app, struct screen *screen)
{
	struct kept *kept = kept_of(screen);
	(void)app;
	kept_items_release(&kept->items);
	text_view_free(kept->text_view);
	free(kept);
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	(void)app;
	return item_of(kept_of(screen)) ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	(void)topic;
	struct kept *kept = mem_new(1, sizeof(*kept));
	struct screen screen = {&screen_kept, kept};
	kept->app = app;
	kept->text_view = text_view_new();
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	if (kept->items.count)
		return app_push(app, &screen_kept, kept);
	close(app, &screen);
	return true;
}

const struct screen_class screen_kept = {
	.id = SCREEN_KEPT,
	.name = "kept",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.help = N_(
		"What you typed in a measure or a report that somebody else took away, "
		"or that became final, before it could be saved there. It is kept for "
		"you alone, also when the program is left, until you put it somewhere "
		"or throw it away."),
	.widgets = WIDGET_READ,
};
