/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards of one report: a table of them, and below it what the one under the cursor
 * still lacks.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "office/card_lines.h"
#include "office/field_check.h"
#include "office/marked_cards.h"
#include "office/pasted_table.h"
#include "office/settings.h"
#include "office/states.h"
#include "report/layout.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/card_acts.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/removal.h"
#include "tui/app/report_files.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/bulk/card_set.h"
#include "tui/card/altered_cards.h"
#include "tui/card/card_places.h"
#include "tui/card/cards_detail.h"
#include "tui/card/cards_done.h"
#include "tui/card/screens.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"

enum column { COLUMN_PLACE, COLUMN_NAME, COLUMN_OWNERS, COLUMN_PERIOD, COLUMN_STATE };

static const struct table_column columns[] = {
	[COLUMN_PLACE] = {N_("No."), 4, ALIGN_RIGHT, false},
	[COLUMN_NAME] = {.heading = N_("Issue / measure"), .apart = true, .least = 22},
	[COLUMN_OWNERS] = {N_("Owner"), 15, ALIGN_LEFT, true},
	[COLUMN_PERIOD] = {N_("Period"), 15, ALIGN_LEFT, true},
	[COLUMN_STATE] = {N_("State"), 10, ALIGN_LEFT, false},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct cards {
	struct app *app;
	int64_t report;
	struct card_lines rows;
	struct table_view *table;
	struct card_deeds deeds; /* what Ctrl-Z takes back */
	struct marked_cards marked;
	struct altered_cards altered;
	struct str comment; /* why the card under the cursor came back */
	int64_t comment_of; /* of which card it is; 0: of none */
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

static void put_first_line(struct str *out, const char *text)
{
	size_t bytes;
	text = str_first_line(text, &bytes);
	str_append(out, text, bytes);
}

static enum style put_place(
	const struct cards *cards, const struct card_line *row, struct str *out)
{
	const bool marked = marked_cards_has(&cards->marked, row->number);
	str_puts(out, marked ? "*" : "");
	put_number(cards, out, row->place);
	return marked ? STYLE_LABEL : STYLE_PLAIN;
}

static enum style put_name(const struct card_line *row, struct str *out)
{
	const char *name = *row->issue ? row->issue : row->measure;
	put_first_line(out, *name ? name : _("(no name yet)"));
	return *name ? STYLE_PLAIN : STYLE_FAINT;
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
	if (altered_cards_has(&cards->altered, row->number)) {
		str_puts(out, _("altered"));
		return STYLE_ERROR;
	}
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
	case COLUMN_PLACE: return put_place(cards, row, out);
	case COLUMN_NAME: return put_name(row, out);
	case COLUMN_OWNERS:
		card_line_owners_append(
			row, piece_of(cards, LINE_DASH), app_digits(cards->app), out);
		return STYLE_PLAIN;
	case COLUMN_PERIOD:
		card_line_period_append(row, piece_of(cards, LINE_DASH),
			cards->rows.fiscal_year, app_digits(cards->app), out);
		return STYLE_PLAIN;
	default: return put_state(cards, row, out);
	}
}

/* The group that it is printed in. */
static void part(void *context, size_t number, struct str *out)
{
	const struct cards *cards = context;
	const char *group = cards->rows.items[number].group;
	if (cards->rows.grouped)
		put_first_line(out, *group ? group : _("(in no group)"));
}

/* All that the measure says, and its state in words: what is filtered by. */
static void words(void *context, size_t number, struct str *out)
{
	struct cards *cards = context;
	struct error error = ERROR_INIT;
	if (!card_lines_read_texts(&cards->rows, cards->app->store, cards->report,
		    cards->app->who, &error))
		app_error(cards->app, &error);
	const struct card_line *row = &cards->rows.items[number];
	str_printf(out, "%s\n%s", _(card_state_label(row->state)),
		row->texts ? row->texts : "");
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

/* Where the card is one of these. */
static void go_to(const struct cards *cards, int64_t number)
{
	for (size_t i = 0; i < cards->rows.count; i++) {
		if (cards->rows.items[i].number == number)
			table_view_go(cards->table, i);
	}
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct cards *cards = cards_of(screen);
	if (!card_lines_read(&cards->rows, app->store, cards->report, app->who,
		    app_digits(app), error))
		return false;
	altered_cards_renew(&cards->altered);
	marked_cards_keep(&cards->marked, &cards->rows);
	card_place_take_over(app, cards->report, &cards->deeds);
	table_view_set_rows(cards->table, cards->rows.count);
	/* One comes back from it, whichever was gone to there. */
	if (app->card_left)
		go_to(cards, app->card_left);
	app->card_left = 0;
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
	const int beside = cards_deadline_append(app, &cards->rows, right);
	str_puts(left, cards->rows.heading);
	/* Of a report that is submitted all are done. */
	if (cards->rows.state != REPORT_OPEN)
		str_printf(right, "[%s]", _(report_state_label(cards->rows.state)));
	else
		str_printf(right, _("%s of %s done"), a.data, b.data);
	cards_bar_append(app, done, all, beside, right);
	str_release(&a);
	str_release(&b);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct cards *cards = cards_of(screen);
	altered_cards_find(&cards->altered, app, cards->report);
	const int details = canvas->rows > 3 * CARDS_DETAIL_ROWS ? CARDS_DETAIL_ROWS : 3;
	const struct list_detail parts = list_detail_divide(canvas, details);
	const struct cards_detail shown = {
		app, &cards->rows, row_of(cards), cards->comment.data};
	cards_detail_paint(&shown, &parts.detail);
	table_view_digits(cards->table, app_digits(app));
	table_view_paint(cards->table, &parts.list, true);
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
	const enum effect effect =
		app_show(app, id, &(struct topic){.card = row_of(cards)->number});
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

static enum effect shown_after(bool done)
{
	return done ? EFFECT_RELOAD | EFFECT_PAINT : EFFECT_PAINT;
}

static enum effect run_done(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	return shown_after(cards_finish(app, cards->rows.layout, row_of(cards), 1));
}

static enum effect run_done_several(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	return shown_after(cards_finish_ask(app, &cards->rows));
}

static enum effect run_new(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	table_view_filter(cards->table, "");
	return app_show(app, SCREEN_GUIDE, &(struct topic){.report = cards->report});
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
	done = done && card_place_remove(app, number, &cards->deeds, &error);
	if (done)
		app_message(app, STYLE_DONE, "%s",
			_("In the bin: Ctrl-Z puts it back, x shows the bin"));
	return outcome(app, done, &error);
}

static enum effect run_undo(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	int64_t card;
	struct error error = ERROR_INIT;
	/* Where it stands is seen in the report's own order alone. */
	table_view_sort(cards->table, -1);
	const bool done = card_place_undo(app, &cards->deeds, &card, &error);
	if (done && reload(app, screen, &error))
		go_to(cards, card);
	return outcome(app, done, &error);
}

static enum effect move_by(struct app *app, struct screen *screen, int places)
{
	struct cards *cards = cards_of(screen);
	const int64_t card = row_of(cards)->number;
	struct error error = ERROR_INIT;
	table_view_sort(cards->table, -1);
	const bool done = card_place_move(app, &cards->rows, table_view_row(cards->table),
		places, &cards->deeds, &error);
	if (done && reload(app, screen, &error))
		go_to(cards, card);
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

/* What came into this report is gone to. */
static enum effect sent(struct app *app, struct cards *cards, int64_t first, bool done,
	struct error *error)
{
	app->card_left = first;
	if (first) {
		table_view_show_all(cards->table);
		table_view_sort(cards->table, -1);
	}
	return outcome(app, done, error);
}

static enum effect run_send(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	struct error error = ERROR_INIT;
	int64_t first;
	const bool done = card_place_send(app, cards->report, &cards->rows, row_of(cards),
		&cards->deeds, &first, &error);
	return sent(app, cards, first, done, &error);
}

static enum effect run_bring(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	struct error error = ERROR_INIT;
	int64_t first;
	const bool done =
		card_place_bring(app, cards->report, &cards->deeds, &first, &error);
	return sent(app, cards, first, done, &error);
}

static enum effect run_mark(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	const struct event down = {.kind = EVENT_KEY, .key = K_DOWN};
	marked_cards_turn(&cards->marked, row_of(cards)->number);
	table_view_event(cards->table, &down);
	cards_tell_marked(app, cards->marked.count);
	return EFFECT_PAINT;
}

/* Those that the filter shows. */
static enum effect run_mark_all(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	const size_t count = table_view_shown(cards->table);
	int64_t *shown = mem_new(count + 1, sizeof(*shown));
	for (size_t i = 0; i < count; i++)
		shown[i] = cards->rows.items[table_view_at(cards->table, i)].number;
	marked_cards_turn_all(&cards->marked, shown, count);
	free(shown);
	cards_tell_marked(app, cards->marked.count);
	return EFFECT_PAINT;
}

static enum effect run_set(struct app *app, struct screen *screen)
{
	struct cards *cards = cards_of(screen);
	size_t count;
	int64_t *chosen = marked_cards_take(
		&cards->marked, &cards->rows, row_of(cards)->number, &count);
	const bool done = card_set_ask(app, cards->report, &cards->rows, chosen, count);
	free(chosen);
	if (done)
		marked_cards_clear(&cards->marked);
	return shown_after(done);
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
		.name = N_("Preview"),
		.help = N_("The pages of the report as they will be printed."),
		.keys = {K_F5, 'p', CTRL('P')},
		.opens = SCREEN_PREVIEW,
		.about = ABOUT_CARD,
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
		.keys = {'v'},
		.opens = SCREEN_APPROVAL,
		.about = ABOUT_REPORT,
	},
	ACTION_EXPORT(0),
	{
		.name = N_("Done"),
		.help = N_("The measure under the cursor is finished. If something is "
			   "missing, it says what."),
		.keys = {K_F12, ALT('s')},
		.run = run_done,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Done: several"),
		.help = N_("Choose which of the measures that lack nothing are "
			   "finished."),
		.keys = {'y'},
		.quiet = true,
		.run = run_done_several,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Mark"),
		.help = N_("Mark the measure, to do something with several at once."),
		.keys = {' '},
		.quiet = true,
		.run = run_mark,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Mark all"),
		.help = N_("Mark all of the list, or none of it."),
		.keys = {K_TAB, 'b'},
		.quiet = true,
		.run = run_mark_all,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Set field"),
		.help = N_("Owner, period or another field in all that is marked, else "
			   "in this one; what becomes of each is shown before."),
		.keys = {'f'},
		.run = run_set,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Bin"),
		.help = N_("Measures that were taken out: to read, to bring back, to "
			   "destroy."),
		.keys = {'x'},
		.opens = SCREEN_BIN,
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
		.name = N_("Add a memo"),
		.help = N_("A memo goes with the report, whatever its layout: filled in "
			   "from the report and the office, and opened."),
		.opens = SCREEN_MEMO,
		.about = ABOUT_ADDING,
		.needs = NEEDS_OPEN | NEEDS_CLERK,
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
		.keys = {'a'},
		.opens = SCREEN_ITA,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Details"),
		.help = N_("Agency, year, layout, title and deadline of the report, to "
			   "look up and to correct."),
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
		.name = N_("Undo"),
		.help = N_("Takes back what was done last here: the measure that was "
			   "taken out or moved is where it stood, in its group, and "
			   "measures that were pasted are out again."),
		.keys = {CTRL('Z')},
		.run = run_undo,
		.needs = NEEDS_UNDO | NEEDS_CLERK,
	},
	{
		.name = N_("Copy or move"),
		.help = N_("One measure or several, once more here, into another group "
			   "or another report."),
		.keys = {'c'},
		.run = run_send,
		.needs = NEEDS_ROW | NEEDS_CLERK,
	},
	{
		.name = N_("Bring in"),
		.help = N_("Copies of measures of other reports, into this one."),
		.keys = {'i'},
		.quiet = true,
		.run = run_bring,
		.needs = NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Replace"),
		.help = N_("Words by others, digits, spaces inside words, over the whole "
			   "report: each place is shown before."),
		.keys = {'r'},
		.opens = SCREEN_REPLACE,
		.about = ABOUT_REPORT,
		.needs = NEEDS_OPEN | NEEDS_CLERK,
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
		.help = N_("Moves the measure one place up; at the top of its group, "
			   "into the group above."),
		.keys = {CTRL('U'), ALT(K_UP)},
		.quiet = true,
		.run = run_up,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Down"),
		.help = N_("Moves the measure one place down; at the end of its group, "
			   "into the group below."),
		.keys = {CTRL('D'), ALT(K_DOWN)},
		.quiet = true,
		.run = run_down,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
};

/* A table becomes measures behind the one under the cursor. */
static enum effect paste(
	struct app *app, struct screen *screen, const struct event *happened)
{
	struct cards *cards = cards_of(screen);
	struct error error = ERROR_INIT;
	const bool done = card_place_paste(app, cards->report, &cards->rows,
		row_of(cards), happened, &cards->deeds, &app->card_left, &error);
	if (app->card_left) {
		table_view_show_all(cards->table);
		table_view_sort(cards->table, -1);
	}
	return outcome(app, done, &error);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	const enum effect effect = table_view_event(cards_of(screen)->table, happened);
	if (effect == EFFECT_UNUSED && happened->kind == EVENT_PASTE &&
		pasted_is_table(happened->paste, happened->bytes))
		return paste(app, screen, happened);
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
	altered_cards_release(&cards->altered);
	card_deeds_release(&cards->deeds);
	marked_cards_release(&cards->marked);
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
	const bool met =
		need == NEEDS_ROW ? row_of(cards) != NULL : cards->deeds.count != 0;
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
	table_view_words(cards->table, words);
	table_view_parts(cards->table, part);
	if (!topic->behind && !reload(app, &screen, error)) {
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
		"confirmed.\nRows that were copied from a table in Word, LibreOffice or a "
		"spreadsheet become measures when they are pasted here, behind the one under "
		"the cursor; before, it is said what comes of them."),
	.widgets = WIDGET_TABLE,
};
