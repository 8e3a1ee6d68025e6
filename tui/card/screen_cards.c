/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards of one report: a table of them, and below it what the one under the cursor
 * still lacks.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "office/card_lines.h"
#include "office/states.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "tui/app/app.h"
#include "tui/app/card_acts.h"
#include "tui/app/dialog.h"
#include "tui/app/people.h"
#include "tui/app/removal.h"
#include "tui/card/field_check.h"
#include "tui/card/screens.h"
#include "tui/widget/table_view.h"

enum { DETAIL_ROWS = 5, NAME_ROWS = 2, BAR_COLUMNS = 16, BAR_LEAST = 80 };

enum column { COLUMN_PLACE, COLUMN_NAME, COLUMN_OWNERS, COLUMN_PERIOD, COLUMN_STATE };

static const struct table_column columns[] = {
	[COLUMN_PLACE] = {N_("No."), 4, ALIGN_RIGHT, false},
	[COLUMN_NAME] = {N_("Issue / measure"), 0, ALIGN_LEFT, false},
	[COLUMN_OWNERS] = {N_("Owner"), 15, ALIGN_LEFT, true},
	[COLUMN_PERIOD] = {N_("Period"), 13, ALIGN_LEFT, true},
	[COLUMN_STATE] = {N_("State"), 10, ALIGN_LEFT, false},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct cards {
	struct app *app;
	int64_t report;
	struct card_lines rows;
	struct table_view *table;
	size_t before; /* the new card: how many there were without it, plus 1; 0: none */
	int64_t removed;       /* the card that was taken out last; 0: none */
	struct card_spot spot; /* where it stood */
	struct str comment;    /* why the card under the cursor came back */
	int64_t comment_of;    /* of which card it is; 0: of none */
};

static struct cards *cards_of(const struct screen *screen)
{
	return screen->state;
}

static const struct card_line *row_of(const struct cards *cards)
{
	const size_t row = table_view_row(cards->table);
	return row < cards->rows.count ? &cards->rows.items[row] : NULL;
}

static void put_number(const struct cards *cards, struct str *out, int64_t number)
{
	number_append(out, number, app_digits(cards->app));
}

/* --- the table --- */

static const char *piece_of(const struct cards *cards, enum line_piece piece)
{
	return terminal_piece(cards->app->terminal, piece);
}

/* Where there is no text, a dash. */
static const char *text_of(const struct cards *cards, const char *text)
{
	return *text ? text : piece_of(cards, LINE_DASH);
}

static void put_first_line(struct str *out, const char *text)
{
	str_append(out, text, strcspn(text, "\n"));
}

static enum style put_name(const struct card_line *row, struct str *out)
{
	const char *name = *row->issue ? row->issue : row->measure;
	put_first_line(out, *name ? name : _("(no name yet)"));
	return *name ? STYLE_PLAIN : STYLE_FAINT;
}

/* The first owner and how many more there are. */
static void put_owners(
	const struct cards *cards, const struct card_line *row, struct str *out)
{
	int64_t more = 0;
	for (const char *at = row->owners; (at = strchr(at, '\n')); at++)
		more++;
	put_first_line(out, text_of(cards, row->owners));
	if (more) {
		str_puts(out, " +");
		put_number(cards, out, more);
	}
}

static enum style put_ready(
	const struct cards *cards, const struct card_line *row, struct str *out)
{
	put_number(cards, out, card_line_ready(row, cards->rows.layout));
	str_putc(out, '/');
	put_number(cards, out, card_required(cards->rows.layout));
	if (!row->unconfirmed)
		return STYLE_PLAIN;
	str_puts(out, " !");
	return STYLE_WARNING;
}

static enum style put_state(
	const struct cards *cards, const struct card_line *row, struct str *out)
{
	switch (row->state) {
	case CARD_DONE:
		str_printf(out, "%s %s", piece_of(cards, LINE_DONE), _("done"));
		return STYLE_DONE;
	case CARD_APPROVED:
		str_printf(out, "%s %s", piece_of(cards, LINE_DONE), _("approved"));
		return STYLE_DONE;
	case CARD_RETURNED:
		str_printf(out, "%s %s", piece_of(cards, LINE_RETURNED), _("returned"));
		return STYLE_WARNING;
	default: return put_ready(cards, row, out);
	}
}

static enum style cell(void *context, size_t number, size_t column, struct str *out)
{
	const struct cards *cards = context;
	const struct card_line *row = &cards->rows.items[number];
	switch (column) {
	case COLUMN_PLACE: put_number(cards, out, row->place); return STYLE_PLAIN;
	case COLUMN_NAME: return put_name(row, out);
	case COLUMN_OWNERS: put_owners(cards, row, out); return STYLE_PLAIN;
	case COLUMN_PERIOD:
		put_first_line(out, text_of(cards, row->period));
		return STYLE_PLAIN;
	default: return put_state(cards, row, out);
	}
}

/* --- what it shows --- */

/* Reads why the card under the cursor came back, where it is another than before. */
static bool read_comment(struct cards *cards, struct error *error)
{
	const struct card_line *row = row_of(cards);
	const int64_t card = row && row->state == CARD_RETURNED ? row->number : 0;
	if (card == cards->comment_of)
		return true;
	str_clear(&cards->comment);
	cards->comment_of = card;
	return !card || card_comment_append(cards->app, card, &cards->comment, error);
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct cards *cards = cards_of(screen);
	if (!card_lines_read(&cards->rows, app->store, cards->report, app->who,
		    app_digits(app), error))
		return false;
	table_view_set_rows(cards->table, cards->rows.count);
	if (cards->before && cards->rows.count >= cards->before)
		table_view_go(cards->table, cards->rows.count - 1);
	cards->before = 0;
	cards->comment_of = -1;
	return read_comment(cards, error);
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct cards *cards = cards_of(screen);
	const size_t done = card_lines_done(&cards->rows), all = cards->rows.count;
	struct str a = STR_INIT, b = STR_INIT;
	put_number(cards, &a, (int64_t)done);
	put_number(cards, &b, (int64_t)all);
	str_puts(left, cards->rows.heading);
	if (cards->rows.state != REPORT_OPEN)
		str_printf(right, "[%s]  ", _(report_state_label(cards->rows.state)));
	str_printf(right, _("%s of %s done"), a.data, b.data);
	/* In a narrow window the year is worth more than the bar. */
	int rows, width;
	app->terminal->ops->size(app->terminal, &rows, &width);
	const size_t bar = width < BAR_LEAST ? 0 : BAR_COLUMNS;
	if (bar)
		str_puts(right, "  ");
	for (size_t i = 0; i < bar; i++) {
		const bool full = all && i * all < done * BAR_COLUMNS;
		str_puts(right, piece_of(cards, full ? LINE_FULL : LINE_EMPTY));
	}
	str_release(&a);
	str_release(&b);
}

static unsigned lacking(const struct card_line *row, const struct layout *layout)
{
	unsigned fields = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (layout_requires(layout, field) && !(row->filled & 1u << field))
			fields |= 1u << field;
	}
	return fields;
}

static int put_set(const struct cards *cards, const struct canvas *canvas, int row,
	unsigned fields, const char *format)
{
	enum card_field order[FIELD_COUNT];
	struct str line = STR_INIT;
	if (!fields)
		return row;
	card_order(cards->rows.layout, order);
	str_printf(&line, "%s ", format);
	card_fields_append(&line, order, fields);
	row = canvas_paragraphs(canvas, row, line.data, STYLE_WARNING);
	str_release(&line);
	return row;
}

/* Issue and measure, as much of them as rows hold; returns the row behind. */
static int put_full_name(const struct cards *cards, const struct card_line *row,
	const struct canvas *canvas, int rows)
{
	const struct canvas part = canvas_part(canvas, 0, 0, rows, canvas->columns);
	struct str name = STR_INIT;
	put_first_line(&name, row->issue);
	if (*row->issue && *row->measure)
		str_printf(&name, " %s ", piece_of(cards, LINE_DASH));
	/* Behind the dash a list mark would be another one. */
	put_first_line(
		&name, row->measure + list_mark(row->measure, strlen(row->measure)));
	int next = canvas_paragraphs(&part, 0, name.data, STYLE_LABEL);
	str_release(&name);
	if (next <= rows)
		return next;
	canvas_line(&part, rows - 1, part.columns - 1, LINE_CUT, STYLE_LABEL);
	return rows;
}

/* The row's name in full, then what it lacks. */
static void paint_details(const struct cards *cards, const struct canvas *canvas)
{
	const struct card_line *row = row_of(cards);
	if (!row) {
		canvas_paragraphs(canvas, 0,
			cards->rows.count ? _("No measure has these words")
					  : _("No measure yet: n begins the first"),
			STYLE_GUIDE);
		return;
	}
	const unsigned lacks = lacking(row, cards->rows.layout);
	const bool more =
		row->drafted || lacks || row->unconfirmed || cards->comment.bytes;
	const int name = put_full_name(cards, row, canvas,
		!more                        ? canvas->rows
		: canvas->rows < DETAIL_ROWS ? 1
					     : NAME_ROWS);
	const struct canvas rest =
		canvas_part(canvas, name, 2, canvas->rows - name, canvas->columns - 2);
	int next = 0;
	if (cards->comment.bytes)
		next = canvas_paragraphs(&rest, next, cards->comment.data, STYLE_WARNING);
	if (row->drafted)
		next = canvas_paragraphs(&rest, next,
			_("You were typing in it, and not all is saved yet"),
			STYLE_GUIDE);
	next = put_set(cards, &rest, next, lacks, _("Still missing:"));
	put_set(cards, &rest, next, row->unconfirmed, _("Not yet confirmed:"));
}

static void put_texts(
	const struct cards *cards, struct str *out, const char *name, unsigned count)
{
	if (!count)
		return;
	str_puts(out, !out->bytes ? "" : cards->app->settings.ascii_lines ? ", " : " · ");
	str_printf(out, "%s ", name);
	put_number(cards, out, count);
}

/* What of the report's own texts waits to be confirmed, in the last row; returns the
 * rows that it takes. */
static int paint_texts(const struct cards *cards, const struct canvas *canvas)
{
	struct str names = STR_INIT, line = STR_INIT;
	put_texts(cards, &names, _("Memo"), cards->rows.memo_unconfirmed);
	put_texts(cards, &names, _("Texts"), cards->rows.texts_unconfirmed);
	const bool any = names.bytes;
	str_printf(&line, "%s %s", _("Not yet confirmed:"), names.data);
	if (any)
		canvas_field(canvas, canvas->rows - 1, 0, canvas->columns, line.data,
			ALIGN_LEFT, STYLE_WARNING);
	str_release(&names);
	str_release(&line);
	return any;
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct cards *cards = cards_of(screen);
	const int details = canvas->rows > 3 * DETAIL_ROWS ? DETAIL_ROWS : 3;
	const int rows = canvas->rows - details - 1;
	const struct canvas table = canvas_part(canvas, 0, 0, rows, canvas->columns);
	const struct canvas below =
		canvas_part(canvas, rows + 1, 1, details, canvas->columns - 2);
	canvas_across(canvas, rows, 0, canvas->columns, STYLE_FAINT);
	const struct canvas of_card = canvas_part(
		&below, 0, 0, details - paint_texts(cards, &below), below.columns);
	paint_details(cards, &of_card);
	table_view_digits(cards->table, app_digits(app));
	table_view_paint(cards->table, &table, true);
}

/* --- what keys do --- */

static enum effect outcome(struct app *app, bool done, struct error *error)
{
	if (!done)
		app_error(app, error);
	return EFFECT_RELOAD | EFFECT_PAINT;
}

/* What came back is opened to mend what its supervisor said. */
static enum effect open_row(struct app *app, struct screen *screen, enum screen_id id)
{
	const struct cards *cards = cards_of(screen);
	const struct topic topic = {.card = row_of(cards)->number};
	const enum effect effect = app_show(app, id, &topic);
	if (cards->comment.bytes && !app->message.bytes)
		app_message(app, STYLE_WARNING, "%s", cards->comment.data);
	return effect;
}

static enum effect run_open(struct app *app, struct screen *screen)
{
	return open_row(app, screen, SCREEN_GUIDE);
}

static enum effect run_whole(struct app *app, struct screen *screen)
{
	return open_row(app, screen, SCREEN_WHOLE);
}

static enum effect run_new(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	const struct topic topic = {.report = cards->report};
	const int depth = app->depth;
	table_view_filter(cards->table, "");
	app_show(app, SCREEN_GUIDE, &topic);
	if (app->depth > depth)
		cards->before = cards->rows.count + 1;
	return EFFECT_PAINT;
}

/* Which one, and who is typing in it. */
static bool put_removal(const struct cards *cards, const struct card_line *row,
	struct str *out, struct error *error)
{
	struct str place = STR_INIT;
	put_number(cards, &place, row->place);
	str_printf(out, _("Take measure %s out of the report?"), place.data);
	str_release(&place);
	str_puts(out, "\n");
	put_name(row, out);
	if (!removal_append_typists(out, cards->app, cards->report, row->number, error))
		return false;
	str_puts(out, "\n\n");
	str_puts(out, _("It goes into the bin with its history; Ctrl-Z puts it back."));
	return true;
}

static enum effect run_remove(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	const int64_t number = row_of(cards)->number;
	struct str text = STR_INIT;
	struct error error = ERROR_INIT;
	bool done = put_removal(cards, row_of(cards), &text, &error);
	const bool yes =
		done && dialog_confirm(app, _("Take out"), text.data, N_("Into the bin"));
	str_release(&text);
	if (done && !yes)
		return EFFECT_PAINT;
	done = done &&
	       store_remove_card(app->store, number, app->who, &cards->spot, &error);
	if (done) {
		cards->removed = number;
		app_message(app, STYLE_DONE, "%s",
			_("In the bin: Ctrl-Z puts it back, x shows the bin"));
	}
	return outcome(app, done, &error);
}

static void go_to(const struct cards *cards, int64_t number)
{
	for (size_t i = 0; i < cards->rows.count; i++) {
		if (cards->rows.items[i].number == number)
			table_view_go(cards->table, i);
	}
}

static enum effect run_restore(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	struct error error = ERROR_INIT;
	const bool done = store_restore_card(
		app->store, cards->removed, app->who, &cards->spot, &error);
	if (done)
		app_message(app, STYLE_DONE, "%s", _("Back in the report"));
	if (done && reload(app, screen, &error))
		go_to(cards, cards->removed);
	cards->removed = 0;
	return outcome(app, done, &error);
}

static enum effect move_by(struct app *app, struct screen *screen, int places)
{
	struct cards *cards = cards_of(screen);
	const struct card_line *row = row_of(cards);
	const int place = row->place + places;
	struct error error = ERROR_INIT;
	if (place < 1 || place > (int)cards->rows.count)
		return EFFECT_PAINT;
	/* Where it goes is seen in the report's own order alone. */
	table_view_sort(cards->table, -1);
	const bool done =
		store_move_card(app->store, row->number, place, app->who, &error);
	if (done && reload(app, screen, &error))
		table_view_go(cards->table, (size_t)place - 1);
	return outcome(app, done, &error);
}

static enum effect run_up(struct app *app, struct screen *screen)
{
	return move_by(app, screen, -1);
}

static enum effect run_down(struct app *app, struct screen *screen)
{
	return move_by(app, screen, 1);
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(cards_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(cards_of(screen)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Open"),
		.help = N_("Open the measure, field after field."),
		.keys = {K_ENTER},
		.run = run_open,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Add"),
		.help = N_(
			"A new measure at the end of the report, once something is typed in it."),
		.keys = {'n', K_INSERT},
		.run = run_new,
		.needs = NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Print"),
		.help = N_("The pages of the report as they will be printed."),
		.keys = {K_F5, 'p', CTRL('P')},
		.opens = SCREEN_PREVIEW,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Check"),
		.help = N_("What is to be mended in the report."),
		.keys = {K_F6, 'k'},
		.opens = SCREEN_FINDINGS,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Progress"),
		.help = N_("How far the work has come; for a supervisor, what waits for "
			   "approval."),
		.keys = {K_F7, 'g'},
		.opens = SCREEN_PROGRESS,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Approval"),
		.help = N_("Where the report stands, who signs, its seal; there it is "
			   "submitted and signed."),
		.keys = {K_F12, 'v'},
		.opens = SCREEN_APPROVAL,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Memo"),
		.help = N_("The memo that goes with the report, and who signs it."),
		.keys = {'m'},
		.opens = SCREEN_MEMO,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Texts"),
		.help = N_("What stands before and after the table."),
		.keys = {'t'},
		.opens = SCREEN_TEXTS,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("ITA"),
		.help = N_("The ITA result that the report answers, and which measures "
			   "answer its items."),
		.keys = {K_F8, 'a'},
		.opens = SCREEN_ITA,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Details"),
		.help = N_("Agency, year, layout and title of the report, to look up and "
			   "to correct."),
		.keys = {K_F2, 'e'},
		.opens = SCREEN_REPORT,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Whole measure"),
		.help = N_("Open the measure with all its fields on one screen."),
		.keys = {K_F4, 'w', CTRL('W')},
		.quiet = true,
		.run = run_whole,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Take out"),
		.help = N_("Put the measure into the bin, after a question."),
		.keys = {'d', K_DELETE},
		.run = run_remove,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Put back"),
		.help = N_("Put the measure that was taken out last back to where it "
			   "stood."),
		.keys = {CTRL('Z')},
		.run = run_restore,
		.needs = NEEDS_UNDO | NEEDS_CLERK,
	},
	{
		.name = N_("Bin"),
		.help = N_("Measures that were taken out: to read, to bring back, to "
			   "destroy."),
		.keys = {'x'},
		.quiet = true,
		.opens = SCREEN_BIN,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("History"),
		.help = N_("What the measure was before, and who changed what."),
		.keys = {'h'},
		.quiet = true,
		.opens = SCREEN_HISTORY,
		.about = ABOUT_CARD,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Up"),
		.help = N_("Move the measure one place up in the report."),
		.keys = {CTRL('U'), ALT(K_UP)},
		.quiet = true,
		.run = run_up,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Down"),
		.help = N_("Move the measure one place down in the report."),
		.keys = {CTRL('D'), ALT(K_DOWN)},
		.quiet = true,
		.run = run_down,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	const enum effect effect = table_view_event(cards_of(screen)->table, happened);
	struct error error = ERROR_INIT;
	if (!read_comment(cards_of(screen), &error))
		app_error(app, &error);
	if (effect == EFFECT_UNUSED && happened->kind == EVENT_MOUSE &&
		happened->mouse == MOUSE_DOUBLE && row_of(cards_of(screen)))
		return run_open(app, screen);
	return effect;
}

static void close(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	(void)app;
	table_view_free(cards->table);
	card_lines_release(&cards->rows);
	str_release(&cards->comment);
	free(cards);
}

static void about(const struct screen *screen, struct topic *topic)
{
	const struct cards *cards = cards_of(screen);
	topic->report = cards->report;
	topic->card = row_of(cards) ? row_of(cards)->number : 0;
}

/* So that one comes back to it. Where somebody is writing just now it is not waited for. */
static void remember_opened(struct app *app, int64_t report)
{
	struct error error = ERROR_INIT;
	const int patience = store_patience(app->store, 0);
	if (!store_set_last_opened(app->store, app->who, report, &error))
		error_release(&error);
	store_patience(app->store, patience);
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct cards *cards = cards_of(screen);
	(void)app;
	if (need == NEEDS_OPEN)
		return people_locked(cards->rows.state);
	const bool met = need == NEEDS_ROW ? row_of(cards) != NULL : cards->removed != 0;
	return met ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct cards *cards = mem_new(1, sizeof(*cards));
	struct screen screen = {&screen_cards, cards};
	cards->app = app;
	cards->report = topic->report;
	str_init(&cards->comment);
	cards->table = table_view_new(columns, COLUMNS, cell, cards);
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	remember_opened(app, topic->report);
	return app_push(app, &screen_cards, cards);
}

const struct screen_class screen_cards = {
	.id = SCREEN_CARDS,
	.name = "cards",
	.open = open,
	.about = about,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.help = N_(
		"The measures of one report, in the order in which they are printed. "
		"The last column shows how many fields are filled in of those that the "
		"report needs; ! means that something was carried over and is not yet "
		"confirmed."),
	.widgets = WIDGET_TABLE,
};
