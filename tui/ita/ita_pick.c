/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/ita/ita_pick.h"

#include <stdlib.h>
#include <string.h>

#include "model/report.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/dialog_box.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum { MARK, TAKE, LEAVE };

struct pick {
	const struct app *app;
	const struct card_lines *rows;
	bool *marked; /* by row */
};

static void put_card(const struct pick *pick, size_t row, struct str *out)
{
	const struct card_line *card = &pick->rows->items[row];
	const char *name = *card->issue ? card->issue : card->measure;
	number_append(out, card->place, app_digits(pick->app));
	str_puts(out, "  ");
	if (*name)
		str_append(out, name, strcspn(name, "\n"));
	else
		str_puts(out, _("(no name yet)"));
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct pick *pick = context;
	(void)column;
	str_puts(out, pick->marked[row] ? "[x] " : "[ ] ");
	put_card(pick, row, out);
	return pick->marked[row] ? STYLE_LABEL : STYLE_PLAIN;
}

/* Puts what is marked into the places; whether they are others now. */
static bool take(const struct pick *pick, struct card_places *places)
{
	struct card_places taken = {.present = true};
	const size_t count = pick->rows->count;
	bool changed = false;
	for (size_t i = 0; i < places->count; i++) {
		const int place = places->items[i];
		if (place >= 1 && place <= (int)count && pick->marked[place - 1])
			card_places_add(&taken, place);
		else
			changed = true;
	}
	for (size_t row = 0; row < count; row++) {
		if (pick->marked[row] && !card_places_find(&taken, (int)row + 1, NULL)) {
			card_places_add(&taken, (int)row + 1);
			changed = true;
		}
	}
	free(places->items);
	*places = taken;
	return changed;
}

static void event_in(
	struct pick *pick, struct dialog_box *box, const struct event *event, int *answer)
{
	*answer = dialog_box_choice(box, event);
	if (*answer == CHOICE_NONE)
		table_view_event(box->table, event);
	const bool doubled = event->kind == EVENT_MOUSE && event->mouse == MOUSE_DOUBLE &&
			     dialog_box_in_list(box, event);
	const size_t row = table_view_row(box->table);
	if ((*answer == MARK || doubled) && row < pick->rows->count)
		pick->marked[row] = !pick->marked[row];
}

bool ita_pick_cards(struct app *app, const char *title, const struct card_lines *rows,
	struct card_places *places)
{
	static const struct choice choices[] = {
		[MARK] = {.key = ' ', .name = N_("Mark")},
		[TAKE] = {.key = K_ENTER, .name = N_("OK")},
		[LEAVE] = {.key = K_ESCAPE, .name = N_("Cancel")},
	};
	static const struct table_column column = {.heading = NULL};
	struct pick pick = {app, rows, mem_new(rows->count + 1, sizeof(bool))};
	struct dialog_box box;
	struct event event;
	int answer = CHOICE_NONE;
	dialog_box_init(
		&box, app, title, _("The measures that answer this item"), choices, 3);
	box.table = table_view_new(&column, 1, cell, &pick);
	box.list_rows = rows->count;
	table_view_own_filter(box.table);
	for (size_t row = 0; row < rows->count; row++) {
		struct str text = STR_INIT;
		pick.marked[row] = card_places_find(places, rows->items[row].place, NULL);
		cell(&pick, row, 0, &text);
		dialog_box_widen(&box, text.data);
		str_release(&text);
	}
	table_view_set_rows(box.table, rows->count);
	while (answer != TAKE && answer != LEAVE && dialog_box_wait(&box, &event))
		event_in(&pick, &box, &event, &answer);
	const bool changed = answer == TAKE && take(&pick, places);
	table_view_free(box.table);
	dialog_box_release(&box);
	free(pick.marked);
	return changed;
}
