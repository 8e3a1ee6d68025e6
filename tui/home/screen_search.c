/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was found in all reports: newest year first. Enter goes to the place.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "text/breaks.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/home/screens.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

/* More hits than this help nobody; the title then says that there are more. */
enum { HITS_MOST = 500, DETAIL_ROWS = 5 };

struct hit {
	int64_t report, card;
	int fiscal_year, place;
	enum card_field field;
	size_t start; /* of the words in the text */
	char *text;
};

struct search {
	struct app *app;
	char *words;
	struct hit *hits;
	size_t count, capacity;
	struct table_view *table;
};

enum { COLUMN_YEAR, COLUMN_PLACE, COLUMN_FIELD, COLUMN_TEXT, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_YEAR] = {.heading = N_("Year"), .columns = 7},
	[COLUMN_PLACE] = {.heading = N_("No."), .columns = 5, .align = ALIGN_RIGHT},
	[COLUMN_FIELD] = {.heading = N_("Field"), .columns = 16},
	[COLUMN_TEXT] = {.heading = N_("Text")},
};

/* Cells of text before the words that are shown with them; fewer where the window leaves
 * little room, and how many columns of it are for others. */
enum { BEFORE = 20, OTHERS = 40, BYTES_OF_CELL = 3 };

static size_t bytes_before(const struct search *search)
{
	int rows, width;
	search->app->terminal->ops->size(search->app->terminal, &rows, &width);
	const int cells = (width - OTHERS) / 2;
	return (size_t)(cells < 0 ? 0 : cells < BEFORE ? cells : BEFORE) * BYTES_OF_CELL;
}

/* The text from a word a little before the words on, so that they are seen. */
static void put_around(
	const struct search *search, const struct hit *hit, struct str *out)
{
	size_t from = hit->start;
	const size_t before = bytes_before(search);
	size_t least = from > before ? from - before : 0;
	while (from > least)
		from = cell_previous(hit->text, from);
	if (!from) {
		str_puts(out, hit->text);
		return;
	}
	const unsigned char *flags =
		breaker_find(app_breaker(search->app), hit->text, strlen(hit->text));
	while (from < hit->start &&
		(!(flags[from] & BREAK_WORD) || hit->text[from] == ' '))
		from++;
	str_puts(out, terminal_piece(search->app->terminal, LINE_CUT));
	str_puts(out, hit->text + from);
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct search *search = context;
	const struct hit *hit = &search->hits[row];
	enum digits digits = app_digits(search->app);
	switch (column) {
	case COLUMN_YEAR: number_append(out, hit->fiscal_year, digits); break;
	case COLUMN_PLACE:
		if (hit->place)
			number_append(out, hit->place, digits);
		break;
	case COLUMN_FIELD:
		str_puts(out, hit->field == FIELD_NONE ? _("the report's texts")
						       : _(card_field_label(hit->field)));
		break;
	default: put_around(search, hit, out); break;
	}
	return STYLE_PLAIN;
}

static bool take_hit(void *context, const struct search_hit *hit)
{
	struct search *search = context;
	search->hits = mem_grow(
		search->hits, search->count, &search->capacity, sizeof(*search->hits));
	search->hits[search->count++] = (struct hit){
		.report = hit->report,
		.card = hit->card,
		.fiscal_year = hit->fiscal_year,
		.place = hit->place,
		.field = hit->field,
		.start = hit->start,
		.text = mem_strdup(hit->text),
	};
	return true;
}

static void drop_hits(struct search *search)
{
	for (size_t i = 0; i < search->count; i++)
		free(search->hits[i].text);
	search->count = 0;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct search *search = screen->state;
	drop_hits(search);
	bool done = store_search(
		app->store, search->words, HITS_MOST, take_hit, search, error);
	table_view_set_rows(search->table, search->count);
	return done;
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct search *search = screen->state;
	struct str count = STR_INIT;
	str_printf(left, _("Found: %s"), search->words);
	number_append(&count, (int64_t)search->count, app_digits(app));
	if (search->count == HITS_MOST)
		str_printf(right, _("the first %s"), count.data);
	else
		str_printf(right, _("%s in all"), count.data);
	str_release(&count);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct search *search = screen->state;
	if (!search->count) {
		canvas_puts(canvas, 2, 2, _("Nothing is found."), STYLE_GUIDE);
		return;
	}
	const struct list_detail parts = list_detail_divide(canvas, DETAIL_ROWS);
	size_t row = table_view_row(search->table);
	table_view_digits(search->table, app_digits(app));
	table_view_paint(search->table, &parts.list, true);
	if (row < search->count)
		canvas_paragraphs(&parts.detail, 0, search->hits[row].text, STYLE_PLAIN);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	(void)app;
	const struct search *search = screen->state;
	return table_view_event(search->table, event);
}

static const struct hit *chosen(const struct screen *screen)
{
	const struct search *search = screen->state;
	size_t row = table_view_row(search->table);
	return row < search->count ? &search->hits[row] : NULL;
}

static enum effect run_open(struct app *app, struct screen *screen)
{
	const struct hit hit = *chosen(screen);
	const struct topic topic = {.report = hit.report,
		.card = hit.card,
		.path = hit.card ? card_field_name(hit.field) : NULL,
		.start = hit.start};
	return app_show(app, hit.card ? SCREEN_GUIDE : SCREEN_TEXTS, &topic);
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	struct search *search = screen->state;
	drop_hits(search);
	free(search->hits);
	free(search->words);
	table_view_free(search->table);
	free(search);
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(((const struct search *)screen->state)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(((const struct search *)screen->state)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Open"),
		.help = N_("Goes to the place that was found."),
		.keys = {K_ENTER},
		.run = run_open,
		.needs = NEEDS_ROW,
	},
};

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	(void)app;
	return chosen(screen) ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct search *search = mem_new(1, sizeof(*search));
	search->app = app;
	search->words = mem_strdup(topic->words);
	search->table = table_view_new(columns, COLUMNS, cell, search);
	struct screen screen = {.class = &screen_search, .state = search};
	if (reload(app, &screen, error))
		return app_push(app, &screen_search, search);
	close(app, &screen);
	return false;
}

const struct screen_class screen_search = {
	.id = SCREEN_SEARCH,
	.name = "search",
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
		"Every paragraph that holds the words, in any report. Spaces, Thai and "
		"Arabic digits and capital letters make no difference."),
	.widgets = WIDGET_TABLE,
};
