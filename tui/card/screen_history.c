/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a card was before: its versions, the newest first, and below them what the one
 * under the cursor changed, with both texts and the words that differ marked
 * (changed_text.h). An old text comes back by one key (version_back.h).
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "db/trust/people_list.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/card_fields.h"
#include "office/field_check.h"
#include "office/moment.h"
#include "office/states.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/card/screens.h"
#include "tui/card/version_back.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/changed_text.h"
#include "tui/widget/marked_text.h"

enum { COLUMNS_SIDE_BY_SIDE = 100, GAP = 3, LIST_ROWS = 7, LIST_LEAST = 4, PAGE = 5 };

struct version {
	int64_t revision, at;
	char *who;
	char *act, *said; /* of the trail's entry that made it; NULL: none is known */
	struct card card;
	/* Against the one before: bits 1 << enum card_field. */
	unsigned changed, confirmed;
};

struct history {
	struct app *app;
	int64_t card;
	int place;
	const char *locked; /* why it is for reading, N_(); NULL: it may be changed */
	struct version_back back;
	struct version *versions; /* the newest first */
	size_t count, capacity;
	struct people people;
	struct table_view *table;
	size_t shown; /* the version that is scrolled */
	int scrolled, most;
};

static struct history *history_of(const struct screen *screen)
{
	return screen->state;
}

/* --- the list --- */

enum { COLUMN_WHEN, COLUMN_WHO, COLUMN_WHAT, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_WHEN] = {.heading = N_("When"), .columns = 17},
	[COLUMN_WHO] = {.heading = N_("Who"), .columns = 18},
	[COLUMN_WHAT] = {.heading = N_("What changed")},
};

static bool is_first(const struct history *history, size_t row)
{
	return row + 1 >= history->count;
}

static bool state_changed(const struct history *history, size_t row)
{
	return !is_first(history, row) &&
	       history->versions[row].card.state != history->versions[row + 1].card.state;
}

static void put_fields(struct str *out, unsigned fields)
{
	enum card_field order[FIELD_COUNT];
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		order[field] = field;
	card_fields_append(out, order, fields);
}

static void put_separator(struct str *out)
{
	if (out->bytes)
		str_puts(out, "; ");
}

/* What is no edit: its words and its mark. */
static const struct judgement {
	const char *act; /* of the trail */
	const char *words;
	enum line_piece mark;
	enum style style;
} judgements[] = {
	{"card.approve", N_("approved"), LINE_DONE, STYLE_DONE},
	{"card.return", N_("sent back"), LINE_RETURNED, STYLE_WARNING},
	{"card.reopen", N_("opened again after it was approved"), LINE_ABOVE,
		STYLE_WARNING},
	{"card.done", N_("said to be done"), LINE_ITEM, STYLE_PLAIN},
};

static const struct judgement *judgement_of(const struct version *version)
{
	for (size_t i = 0; version->act && i < COUNT(judgements); i++)
		if (strcmp(version->act, judgements[i].act) == 0)
			return &judgements[i];
	return NULL;
}

/* Who did what, and the words that were said to it. */
static void put_judgement(const struct history *history, const struct version *version,
	const struct judgement *judgement, struct str *out)
{
	str_printf(out, "%s %s", terminal_piece(history->app->terminal, judgement->mark),
		_(judgement->words));
	if (version->said && *version->said)
		str_printf(out, ": “%s”", version->said);
}

static void put_what(const struct history *history, size_t row, struct str *out)
{
	const struct version *version = &history->versions[row];
	const struct judgement *judgement = judgement_of(version);
	if (judgement)
		put_judgement(history, version, judgement, out);
	if (is_first(history, row)) {
		put_separator(out);
		str_puts(out, _("(the first that is known)"));
		return;
	}
	if (!judgement && state_changed(history, row))
		str_puts(out, _(card_state_label(version->card.state)));
	if (version->changed) {
		put_separator(out);
		put_fields(out, version->changed);
	}
	if (version->confirmed) {
		put_separator(out);
		str_printf(out, "%s ", _("confirmed:"));
		put_fields(out, version->confirmed);
	}
	if (!out->bytes)
		str_puts(out, _("(nothing in it)"));
}

static enum style cell(void *context, size_t row, size_t column, struct str *out)
{
	const struct history *history = context;
	const struct version *version = &history->versions[row];
	switch (column) {
	case COLUMN_WHEN:
		moment_append(out, version->at, app_digits(history->app));
		break;
	case COLUMN_WHO:
		str_puts(out, people_name(&history->people, history->app, version->who));
		break;
	default: put_what(history, row, out); break;
	}
	const struct judgement *judgement = judgement_of(version);
	return judgement && column == COLUMN_WHAT ? judgement->style : STYLE_PLAIN;
}

/* --- reading --- */

static void drop(struct history *history)
{
	for (size_t i = 0; i < history->count; i++) {
		free(history->versions[i].who);
		free(history->versions[i].act);
		free(history->versions[i].said);
		card_release(&history->versions[i].card);
	}
	history->count = 0;
}

static bool take(void *context, const struct card_version *version)
{
	struct history *history = context;
	history->versions = mem_grow(history->versions, history->count,
		&history->capacity, sizeof(*history->versions));
	struct version *taken = &history->versions[history->count++];
	*taken = (struct version){.revision = version->revision,
		.at = version->at,
		.who = mem_strdup(version->who ? version->who : "")};
	card_copy(&taken->card, version->card);
	return true;
}

/* Which entry of the trail made which version. */
static bool take_entry(void *context, const struct trail_entry *entry)
{
	struct history *history = context;
	for (size_t i = 0; entry->revision && i < history->count; i++) {
		struct version *version = &history->versions[i];
		if (version->revision != entry->revision)
			continue;
		free(version->act);
		free(version->said);
		version->act = mem_strdup(entry->act);
		version->said = mem_strdup(entry->detail);
	}
	return true;
}

static void compare(struct version *version, const struct card *before)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const unsigned bit = 1u << field;
		if (!(card_field_row(field)->uses & USE_DIFF))
			continue;
		if (!card_field_same(&version->card, before, field))
			version->changed |= bit;
		else if (card_unconfirmed(before, field) &&
			 !card_unconfirmed(&version->card, field))
			version->confirmed |= bit;
	}
}

/* Where the measure stands, and whether it may be changed. */
static bool read_standing(struct history *history, struct error *error)
{
	struct card_standing standing;
	if (!store_card_standing(history->app->store, history->card, &standing, error))
		return false;
	history->place = standing.place;
	history->locked =
		standing.state == CARD_APPROVED
			? N_("This measure is approved: it can be read, not changed")
			: people_locked(standing.report_state);
	if (!standing.there)
		history->locked = N_("This measure was taken out of its report");
	return true;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct history *history = history_of(screen);
	if (!read_standing(history, error))
		return false;
	const size_t before = history->count;
	drop(history);
	const bool done =
		people_read(&history->people, app, error) &&
		store_card_history(app->store, history->card, take, history, error) &&
		store_trail(app->store, 0, history->card, take_entry, history, error);
	for (size_t i = 0; i + 1 < history->count; i++)
		compare(&history->versions[i], &history->versions[i + 1].card);
	table_view_set_rows(history->table, history->count);
	if (history->count != before)
		history->scrolled = 0; /* another version stands at that row */
	return done;
}

/* --- both texts --- */

/* The two sides of one field. */
struct sides {
	struct marked_text before, after;
};

static void compare_texts(const struct history *history, const struct str *old_text,
	const struct str *new_text, struct sides *sides)
{
	changed_text_sides(&sides->before, &sides->after, app_breaker(history->app),
		old_text->data, new_text->data);
	if (!old_text->bytes)
		marked_text_puts(&sides->before, _("(empty)"), STYLE_FAINT);
	if (!new_text->bytes)
		marked_text_puts(&sides->after, _("(empty)"), STYLE_FAINT);
}

static int put_side(const struct history *history, const struct canvas *canvas, int row,
	const char *label, const char *side, const struct marked_text *text)
{
	struct str heading = STR_INIT;
	str_printf(&heading, "%s (%s)", label, side);
	canvas_puts(canvas, row, 0, heading.data, STYLE_LABEL);
	str_release(&heading);
	const struct canvas body =
		canvas_part(canvas, 0, 2, canvas->rows, canvas->columns - 2);
	return marked_text_paint(text, &body, row + 1, app_wrapper(history->app));
}

/* Side by side where there is room, else one below the other; returns the row behind. */
static int paint_sides(const struct history *history, const struct canvas *canvas,
	int row, const char *label, const struct sides *sides)
{
	if (canvas->columns < COLUMNS_SIDE_BY_SIDE) {
		row = put_side(history, canvas, row, label, _("before"), &sides->before);
		return put_side(history, canvas, row, label, _("after"), &sides->after);
	}
	const int half = (canvas->columns - GAP) / 2;
	const struct canvas left = canvas_part(canvas, 0, 0, canvas->rows, half);
	const struct canvas right =
		canvas_part(canvas, 0, half + GAP, canvas->rows, half);
	const int a = put_side(history, &left, row, label, _("before"), &sides->before);
	const int b = put_side(history, &right, row, label, _("after"), &sides->after);
	return MAX(a, b);
}

static int paint_field(const struct history *history, const struct canvas *canvas,
	int row, size_t version, enum card_field field)
{
	struct sides sides = {MARKED_TEXT_INIT, MARKED_TEXT_INIT};
	struct str old_text = STR_INIT, new_text = STR_INIT;
	card_field_append(&old_text, &history->versions[version + 1].card, field);
	card_field_append(&new_text, &history->versions[version].card, field);
	compare_texts(history, &old_text, &new_text, &sides);
	row = paint_sides(history, canvas, row, _(card_field_label(field)), &sides);
	str_release(&old_text);
	str_release(&new_text);
	marked_text_release(&sides.before);
	marked_text_release(&sides.after);
	return row;
}

/* What was said, in full. */
static int paint_said(const struct history *history, const struct canvas *canvas, int row,
	size_t version)
{
	const struct version *shown = &history->versions[version];
	const struct judgement *judgement = judgement_of(shown);
	struct str line = STR_INIT;
	if (!judgement)
		return row;
	put_judgement(history, shown, judgement, &line);
	row = canvas_paragraphs(canvas, row, line.data,
		judgement->style == STYLE_DONE ? STYLE_PLAIN : judgement->style);
	str_release(&line);
	return row;
}

static int paint_state(const struct history *history, const struct canvas *canvas,
	int row, size_t version)
{
	struct str line = STR_INIT;
	if (!state_changed(history, version))
		return row;
	/* TRANSLATORS: of a measure, before and after */
	str_printf(&line, _("State: from “%s” to “%s”"),
		_(card_state_label(history->versions[version + 1].card.state)),
		_(card_state_label(history->versions[version].card.state)));
	canvas_puts(canvas, row, 0, line.data, STYLE_LABEL);
	str_release(&line);
	return row + 1;
}

/* The first version as it was. */
static int paint_whole(const struct history *history, const struct canvas *canvas,
	int row, size_t version)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str text = STR_INIT;
		card_field_append(&text, &history->versions[version].card, field);
		if (text.bytes) {
			canvas_puts(
				canvas, row, 0, _(card_field_label(field)), STYLE_LABEL);
			const struct canvas body = canvas_part(
				canvas, 0, 2, canvas->rows, canvas->columns - 2);
			row = canvas_paragraphs(&body, row + 1, text.data, STYLE_PLAIN);
		}
		str_release(&text);
	}
	return row;
}

/* All of it from a row on (above the canvas where it is scrolled). */
static int paint_changes(const struct history *history, const struct canvas *canvas,
	int row, size_t version)
{
	row = paint_said(history, canvas, row, version);
	if (is_first(history, version))
		return paint_whole(history, canvas, row, version);
	row = paint_state(history, canvas, row, version);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (history->versions[version].changed & 1u << field)
			row = paint_field(history, canvas, row, version, field);
	}
	return row;
}

static void paint_more(const struct history *history, const struct canvas *canvas)
{
	const int edge = canvas->columns - 1;
	if (history->scrolled)
		canvas_line(canvas, 0, edge, LINE_ABOVE, STYLE_KEY);
	if (history->scrolled < history->most)
		canvas_line(canvas, canvas->rows - 1, edge, LINE_BELOW, STYLE_KEY);
}

static void paint_detail(struct history *history, const struct canvas *canvas)
{
	const size_t version = table_view_row(history->table);
	const struct canvas text =
		canvas_part(canvas, 0, 0, canvas->rows, canvas->columns - 2);
	if (version >= history->count) {
		canvas_puts(canvas, 0, 0, _("No version has these words"), STYLE_GUIDE);
		return;
	}
	if (version != history->shown)
		history->scrolled = 0;
	history->shown = version;
	/* How long it is, drawn where nothing is seen. */
	const struct canvas nowhere = canvas_part(&text, 0, 0, 0, text.columns);
	const int rows = paint_changes(history, &nowhere, 0, version);
	history->most = rows > canvas->rows ? rows - canvas->rows : 0;
	if (history->scrolled > history->most)
		history->scrolled = history->most;
	paint_changes(history, &text, -history->scrolled, version);
	paint_more(history, canvas);
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct history *history = history_of(screen);
	struct str place = STR_INIT, count = STR_INIT;
	number_append(&place, history->place, app_digits(app));
	number_append(&count, (int64_t)history->count, app_digits(app));
	str_puts(left, _("History"));
	str_puts(left, "  ");
	str_printf(left, _("Measure %s"), place.data);
	str_printf(right, _("%s versions"), count.data);
	str_release(&place);
	str_release(&count);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct history *history = history_of(screen);
	/* Headings, a line, the rows, and one free where words are looked for. */
	int rows = (int)history->count + 3;
	const int most =
		canvas->rows > 2 * LIST_ROWS + LIST_LEAST ? LIST_ROWS + 1 : LIST_ROWS - 1;
	rows = MIN(rows, most);
	const struct canvas list = canvas_part(canvas, 0, 0, rows, canvas->columns);
	const struct canvas detail = canvas_part(
		canvas, rows + 1, 1, canvas->rows - rows - 1, canvas->columns - 1);
	table_view_digits(history->table, app_digits(app));
	table_view_paint(history->table, &list, true);
	canvas_across(canvas, rows, 0, canvas->columns, STYLE_LINE);
	paint_detail(history, &detail);
}

/* --- keys --- */

static enum effect run_down(struct app *app, struct screen *screen)
{
	struct history *history = history_of(screen);
	(void)app;
	history->scrolled += PAGE;
	return EFFECT_PAINT;
}

static enum effect run_up(struct app *app, struct screen *screen)
{
	struct history *history = history_of(screen);
	(void)app;
	history->scrolled = history->scrolled > PAGE ? history->scrolled - PAGE : 0;
	return EFFECT_PAINT;
}

static bool is_long(const struct app *app, const struct screen *screen)
{
	(void)app;
	return history_of(screen)->most > 0;
}

/* What it says is the newest version then, and stands under the cursor. */
static enum effect changed(struct history *history, bool done)
{
	struct error error = ERROR_INIT;
	struct screen screen = {&screen_history, history};
	if (!done)
		return EFFECT_PAINT;
	if (!reload(history->app, &screen, &error))
		app_error(history->app, &error);
	table_view_go(history->table, 0);
	return EFFECT_PAINT;
}

static enum effect run_back(struct app *app, struct screen *screen)
{
	struct history *history = history_of(screen);
	const struct version *version =
		&history->versions[table_view_row(history->table)];
	return changed(history, version_back_take(&history->back, app, history->card,
					&version->card, version->at));
}

static enum effect run_undo(struct app *app, struct screen *screen)
{
	struct history *history = history_of(screen);
	return changed(history, version_back_undo(&history->back, app, history->card));
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct history *history = history_of(screen);
	(void)app;
	switch (need) {
	case NEEDS_OPEN: return history->locked;
	case NEEDS_UNDO: return history->back.done ? NULL : needs_words(need);
	default:
		return table_view_row(history->table) < history->count
			       ? NULL
			       : needs_words(need);
	}
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(history_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(history_of(screen)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Bring back"),
		.help = N_(
			"What this version says becomes what the measure says, all of it or "
			"one field. The measure as it is now stays in the history."),
		.keys = {K_F8, 'r'},
		.run = run_back,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Undo"),
		.help = N_(
			"The measure says again what it said before something was brought "
			"back."),
		.keys = {CTRL('Z')},
		.run = run_undo,
		.needs = NEEDS_UNDO | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Further down"),
		.help = N_("Further down in both texts."),
		.keys = {' ', K_RIGHT},
		.run = run_down,
		.possible = is_long,
	},
	{
		.name = N_("Further up"),
		.help = N_("Further up in both texts."),
		.keys = {'b', K_LEFT},
		.run = run_up,
		.possible = is_long,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	(void)app;
	return table_view_event(history_of(screen)->table, happened);
}

static void close(struct app *app, struct screen *screen)
{
	struct history *history = history_of(screen);
	(void)app;
	drop(history);
	free(history->versions);
	people_release(&history->people);
	version_back_release(&history->back);
	table_view_free(history->table);
	free(history);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct history *history = mem_new(1, sizeof(*history));
	struct screen screen = {&screen_history, history};
	history->app = app;
	history->card = topic->card;
	history->table = table_view_new(columns, COLUMNS, cell, history);
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	return app_push(app, &screen_history, history);
}

const struct screen_class screen_history = {
	.id = SCREEN_HISTORY,
	.name = "history",
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
		"Every version of the measure, the newest first: when, by whom, and what "
		"was changed, done, approved, sent back or opened again.\n"
		"Below are both texts of each field that changed: words that went are red, "
		"or in reverse where there are no colours; words that came in are "
		"underlined. An old text is brought back by F8."),
	.widgets = WIDGET_TABLE,
};
