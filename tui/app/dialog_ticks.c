/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/dialog_ticks.h"

#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/dialog_box.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/table_view.h"

struct ticks {
	const char *const *texts;
	size_t count;
	bool *ticked;
};

enum { COLUMN_MARK, COLUMN_TEXT, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_MARK] = {.columns = 3},
	[COLUMN_TEXT] = {.heading = NULL},
};

static enum style tick_cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct ticks *ticks = context;
	if (column == COLUMN_TEXT) {
		str_puts(out, ticks->texts[row]);
		return STYLE_PLAIN;
	}
	str_puts(out, ticks->ticked[row] ? "[x]" : "[ ]");
	return ticks->ticked[row] ? STYLE_DONE : STYLE_FAINT;
}

static void tick_one(struct ticks *ticks, struct table_view *table)
{
	const size_t row = table_view_row(table);
	const struct event down = {.kind = EVENT_KEY, .key = K_DOWN};
	if (row >= ticks->count)
		return;
	ticks->ticked[row] = !ticks->ticked[row];
	table_view_event(table, &down);
}

static void tick_all(struct ticks *ticks)
{
	bool all = true;
	for (size_t i = 0; i < ticks->count; i++)
		all = all && ticks->ticked[i];
	for (size_t i = 0; i < ticks->count; i++)
		ticks->ticked[i] = !all;
}

bool dialog_ticks(struct app *app, const char *title, const char *text,
	const char *const *texts, size_t count, bool *ticked)
{
	enum { TICK, ALL, TAKE, LEAVE, CHOICES };
	static const struct choice choices[CHOICES] = {
		[TICK] = {.key = ' ', .name = N_("Tick")},
		[ALL] = {.key = K_TAB, .name = N_("All, none")},
		[TAKE] = {.key = K_ENTER, .name = N_("OK")},
		[LEAVE] = {.key = K_ESCAPE, .name = N_("Cancel")},
	};
	struct ticks ticks = {texts, count, ticked};
	struct dialog_box box;
	struct event event;
	int answer = CHOICE_NONE;
	dialog_box_init(&box, app, title, text, choices, CHOICES);
	box.table = table_view_new(columns, COLUMNS, tick_cell, &ticks);
	box.list_rows = count;
	for (size_t i = 0; i < count; i++)
		dialog_box_widen(&box, texts[i]);
	table_view_own_filter(box.table);
	table_view_set_rows(box.table, count);
	while (answer != TAKE && answer != LEAVE && dialog_box_wait(&box, &event)) {
		answer = dialog_box_choice(&box, &event);
		if (answer == TICK)
			tick_one(&ticks, box.table);
		else if (answer == ALL)
			tick_all(&ticks);
		else if (answer == CHOICE_NONE)
			table_view_event(box.table, &event);
	}
	table_view_free(box.table);
	dialog_box_release(&box);
	return answer == TAKE;
}
