/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trail of a report or of a card: who did what when, the newest first. Below the list
 * or beside it stands the entry under the cursor in full, with its hash.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "db/store.h"
#include "db/trust/people_list.h"
#include "db/trust/trail.h"
#include "office/moment.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/people.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/review/screens.h"
#include "tui/review/verifying.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum { DETAIL_ROWS = 5, HASH_SHOWN = 16 };

struct entry {
	int64_t number, at, card;
	int place; /* of the card now; 0: of none */
	char *who, *act, *detail, *hash, *key;
};

/* Where a card stands. */
struct standing {
	int64_t card;
	int place;
};

struct trail {
	struct app *app;
	int64_t report, card;
	struct entry *entries; /* the oldest first */
	size_t count, capacity;
	struct standing *cards; /* of the report */
	size_t cards_count, cards_capacity;
	struct people people;
	struct table_view *table;
};

enum {
	COLUMN_WHEN,
	COLUMN_WHO,
	COLUMN_PLACE,
	COLUMN_ACT,
	COLUMN_DETAIL,
	COLUMN_SIGNED,
	COLUMNS,
};

static const struct table_column columns[COLUMNS] = {
	[COLUMN_WHEN] = {.heading = N_("When"), .columns = 17},
	[COLUMN_WHO] = {.heading = N_("Who"), .columns = 16, .optional = true},
	[COLUMN_PLACE] = {.heading = N_("No."), .columns = 4, .align = ALIGN_RIGHT},
	[COLUMN_ACT] = {.heading = N_("What")},
	[COLUMN_DETAIL] = {.heading = N_("Said"), .columns = 14, .optional = true},
	[COLUMN_SIGNED] = {.heading = N_("Signed"), .columns = 8},
};

static struct trail *trail_of(const struct screen *screen)
{
	return screen->state;
}

/* Rows are shown from the newest on. */
static const struct entry *entry_at(const struct trail *trail, size_t row)
{
	return row < trail->count ? &trail->entries[trail->count - 1 - row] : NULL;
}

/* The place of a card; 0: it is no longer in the report. */
static int place_of(const struct trail *trail, int64_t card)
{
	for (size_t i = 0; card && i < trail->cards_count; i++) {
		if (trail->cards[i].card == card)
			return trail->cards[i].place;
	}
	return 0;
}

static void put_first_line(struct str *out, const char *text)
{
	str_append(out, text, strcspn(text, "\n"));
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct trail *trail = context;
	const struct entry *entry = entry_at(trail, row);
	switch (column) {
	case COLUMN_WHEN: moment_append(out, entry->at, app_digits(trail->app)); break;
	case COLUMN_WHO:
		str_puts(out, people_name(&trail->people, trail->app, entry->who));
		break;
	case COLUMN_PLACE:
		if (entry->place)
			number_append(out, entry->place, app_digits(trail->app));
		break;
	case COLUMN_ACT: str_puts(out, _(trail_act_label(entry->act))); break;
	case COLUMN_DETAIL: put_first_line(out, entry->detail); break;
	default:
		if (!*entry->key)
			break;
		str_printf(out, "%s %s", terminal_piece(trail->app->terminal, LINE_DONE),
			_("signed"));
		return STYLE_DONE;
	}
	return STYLE_PLAIN;
}

/* --- reading --- */

static bool take(void *context, const struct trail_entry *entry)
{
	struct trail *trail = context;
	trail->entries = mem_grow(
		trail->entries, trail->count, &trail->capacity, sizeof(*trail->entries));
	trail->entries[trail->count++] = (struct entry){
		.number = entry->number,
		.at = entry->at,
		.card = entry->card,
		.place = place_of(trail, entry->card),
		.who = mem_strdup(entry->who),
		.act = mem_strdup(entry->act),
		.detail = mem_strdup(entry->detail),
		.hash = mem_strdup(entry->hash),
		.key = mem_strdup(entry->key),
	};
	return true;
}

static void drop(struct trail *trail)
{
	for (size_t i = 0; i < trail->count; i++) {
		free(trail->entries[i].who);
		free(trail->entries[i].act);
		free(trail->entries[i].detail);
		free(trail->entries[i].hash);
		free(trail->entries[i].key);
	}
	trail->count = 0;
}

static bool take_card(void *context, const struct card_overview *card)
{
	struct trail *trail = context;
	trail->cards = mem_grow(trail->cards, trail->cards_count, &trail->cards_capacity,
		sizeof(*trail->cards));
	trail->cards[trail->cards_count++] = (struct standing){card->number, card->place};
	return true;
}

/* Where the cards of the report stand, or the one card. */
static bool read_places(struct trail *trail, struct error *error)
{
	const struct app *app = trail->app;
	struct card_entry entry;
	trail->cards_count = 0;
	if (!trail->card)
		return store_overview(
			app->store, trail->report, app->who, take_card, trail, error);
	if (!store_card(app->store, trail->card, &entry, error))
		return false;
	const struct card_overview card = {.number = entry.number, .place = entry.place};
	card_entry_release(&entry);
	return take_card(trail, &card);
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct trail *trail = trail_of(screen);
	drop(trail);
	const bool done =
		people_read(&trail->people, app, error) && read_places(trail, error) &&
		store_trail(app->store, trail->report, trail->card, take, trail, error);
	table_view_set_rows(trail->table, trail->count);
	return done;
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct trail *trail = trail_of(screen);
	struct str count = STR_INIT;
	number_append(&count, (int64_t)trail->count, app_digits(app));
	str_puts(
		left, trail->card ? _("Trail of the measure") : _("Trail of the report"));
	str_printf(right, _("%s entries"), count.data);
	str_release(&count);
}

static void paint_entry(
	const struct trail *trail, const struct entry *entry, const struct canvas *canvas)
{
	struct str line = STR_INIT, number = STR_INIT;
	str_printf(&line, "%s  ", _(trail_act_label(entry->act)));
	if (entry->place) {
		number_append(&number, entry->place, app_digits(trail->app));
		str_printf(&line, _("Measure %s"), number.data);
		str_puts(&line, "  ");
		str_clear(&number);
	}
	str_puts(&line, people_name(&trail->people, trail->app, entry->who));
	int row = canvas_paragraphs(canvas, 0, line.data, STYLE_PLAIN);
	if (*entry->detail)
		row = canvas_paragraphs(canvas, row, entry->detail, STYLE_PLAIN);
	str_clear(&line);
	number_append(&number, entry->number, app_digits(trail->app));
	str_printf(&line, _("Entry %s"), number.data);
	if (*entry->key) {
		str_puts(&line, "  ");
		str_printf(&line, _("hash %.*s, signed with the key %.*s"), HASH_SHOWN,
			entry->hash, HASH_SHOWN, entry->key);
	}
	canvas_paragraphs(canvas, row, line.data, STYLE_GUIDE);
	str_release(&line);
	str_release(&number);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct trail *trail = trail_of(screen);
	const struct list_detail parts = list_detail_divide(canvas, DETAIL_ROWS);
	const struct entry *entry = entry_at(trail, table_view_row(trail->table));
	table_view_digits(trail->table, app_digits(app));
	table_view_paint(trail->table, &parts.list, true);
	if (entry)
		paint_entry(trail, entry, &parts.detail);
	else
		canvas_puts(&parts.detail, 0, 0, _("No entry."), STYLE_GUIDE);
}

/* --- keys --- */

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(trail_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(trail_of(screen)->table);
}

static bool is_about_card(const struct app *app, const struct screen *screen)
{
	const struct trail *trail = trail_of(screen);
	const struct entry *entry = entry_at(trail, table_view_row(trail->table));
	(void)app;
	return entry && entry->card;
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("History"),
		.help = N_("What the measure was before, and who changed what."),
		.keys = {'h', K_ENTER},
		.opens = SCREEN_HISTORY,
		.about = ABOUT_CARD,
		.possible = is_about_card,
	},
	VERIFYING_ACTION,
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	(void)app;
	return table_view_event(trail_of(screen)->table, happened);
}

static void close(struct app *app, struct screen *screen)
{
	struct trail *trail = trail_of(screen);
	(void)app;
	drop(trail);
	free(trail->entries);
	free(trail->cards);
	people_release(&trail->people);
	table_view_free(trail->table);
	free(trail);
}

static void about(const struct screen *screen, struct topic *topic)
{
	const struct trail *trail = trail_of(screen);
	const struct entry *entry = entry_at(trail, table_view_row(trail->table));
	topic->report = trail->report;
	topic->card = entry ? entry->card : 0;
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct trail *trail = mem_new(1, sizeof(*trail));
	struct screen screen = {&screen_trail, trail};
	trail->app = app;
	trail->report = topic->card ? 0 : topic->report;
	trail->card = topic->card;
	trail->table = table_view_new(columns, COLUMNS, cell, trail);
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	return app_push(app, &screen_trail, trail);
}

const struct screen_class screen_trail = {
	.id = SCREEN_TRAIL,
	.name = "trail",
	.open = open,
	.about = about,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_(
		"Who did what when, the newest first. Nothing is taken out of it: each "
		"entry holds the hash of the one before, and what a supervisor does is "
		"signed, with all that stands before it."),
	.widgets = WIDGET_TABLE,
};
