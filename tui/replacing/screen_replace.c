/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Find and replace over a report, or one card of it: every place with what stands there and
 * what will, to be taken or left; then all at once, and back again by one key.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/replace.h"
#include "office/replace_text.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/replacing/replace_ask.h"
#include "tui/replacing/screens.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/undoing/undoing.h"
#include "tui/widget/action.h"
#include "tui/widget/marked_text.h"

enum {
	DETAIL_ROWS = 7,
	DETAIL_LEAST = 4,
	CONTEXT = 24,      /* columns around a place in the list */
	DETAIL_CONTEXT = 3 /* rows of it in the detail */
};

enum column { COLUMN_TAKEN, COLUMN_PLACE, COLUMN_NOW, COLUMN_THEN, COLUMN_FIELD };

static const struct table_column columns[] = {
	[COLUMN_TAKEN] = {NULL, 3, ALIGN_LEFT, false},
	[COLUMN_PLACE] = {N_("No."), 4, ALIGN_RIGHT, false},
	[COLUMN_NOW] = {.heading = N_("Now"), .least = 20},
	[COLUMN_THEN] = {N_("Then"), 16, ALIGN_LEFT, 1},
	[COLUMN_FIELD] = {N_("Field"), 16, ALIGN_LEFT, 2},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct replacing {
	struct app *app;
	int64_t report, card; /* card 0: all of the report */
	enum report_state state;
	char *heading;
	struct replace_asked asked;
	struct replacement found;
	struct replaced *done; /* what Ctrl-Z takes back; NULL: nothing */
	struct table_view *table;
};

static struct replacing *replacing_of(const struct screen *screen)
{
	return screen->state;
}

static struct replace_hit *hit_of(const struct replacing *replacing)
{
	const size_t row = table_view_row(replacing->table);
	return row < replacing->found.count ? &replacing->found.hits[row] : NULL;
}

static const struct replace_text *text_of(
	const struct replacing *replacing, const struct replace_hit *hit)
{
	return &replacing->found.texts[hit->text];
}

static void put_number(const struct replacing *replacing, struct str *out, size_t number)
{
	number_append(out, (int64_t)number, app_digits(replacing->app));
}

/* --- the list --- */

static void put_line(const struct replacing *replacing, const struct replace_hit *hit,
	bool after, size_t room, struct str *out, size_t *start, size_t *bytes)
{
	replace_hit_append(out, &replacing->found, hit, after, room,
		terminal_piece(replacing->app->terminal, LINE_CUT), start, bytes);
}

/* Words that are nothing, or but white space, are told so. */
static void put_after(
	const struct replacing *replacing, const struct replace_hit *hit, struct str *out)
{
	(void)replacing;
	str_puts(out, *hit->after ? hit->after : _("(nothing)"));
}

static enum style cell(void *context, size_t number, size_t column, struct str *out)
{
	const struct replacing *replacing = context;
	const struct replace_hit *hit = &replacing->found.hits[number];
	const struct replace_text *text = text_of(replacing, hit);
	size_t start, bytes;
	switch (column) {
	case COLUMN_TAKEN: str_puts(out, hit->taken ? "[x]" : "[ ]"); break;
	case COLUMN_PLACE:
		if (text->card)
			put_number(replacing, out, (size_t)text->place);
		break;
	case COLUMN_NOW:
		put_line(replacing, hit, false, CONTEXT, out, &start, &bytes);
		break;
	case COLUMN_THEN: put_after(replacing, hit, out); break;
	default: replace_text_append_name(out, text, app_digits(replacing->app));
	}
	return hit->taken ? STYLE_PLAIN : STYLE_FAINT;
}

/* --- looking --- */

static bool is_same_text(const struct replace_text *a, const struct replace_text *b)
{
	return a->card == b->card && a->field == b->field && a->part == b->part &&
	       a->index == b->index && a->what == b->what && !strcmp(a->text, b->text);
}

/* Which were taken and left stays, where the same places are found again: both stand in the
 * same order. */
static void keep_taken(const struct replacement *before, struct replacement *now)
{
	size_t from = 0;
	for (size_t i = 0; i < now->count; i++) {
		struct replace_hit *hit = &now->hits[i];
		for (size_t j = from; j < before->count; j++) {
			const struct replace_hit *old = &before->hits[j];
			if (old->start != hit->start ||
				!is_same_text(&before->texts[old->text],
					&now->texts[hit->text]))
				continue;
			hit->taken = old->taken;
			from = j + 1;
			break;
		}
	}
}

static bool look(struct replacing *replacing, struct error *error)
{
	struct replacement now = {0};
	const struct replace_wish wish = replace_asked_wish(&replacing->asked);
	if (!replacement_find(&now, replacing->app->store, replacing->report,
		    replacing->card, &wish, error))
		return false;
	keep_taken(&replacing->found, &now);
	replacement_release(&replacing->found);
	replacing->found = now;
	table_view_set_rows(replacing->table, now.count);
	return true;
}

static bool read_head(struct replacing *replacing, struct error *error)
{
	struct report head;
	struct str heading = STR_INIT;
	if (!store_load_head(replacing->app->store, replacing->report, &head, error))
		return false;
	report_heading(&heading, &head, app_digits(replacing->app));
	free(replacing->heading);
	replacing->heading = str_detach(&heading);
	replacing->state = head.state;
	report_release(&head);
	return true;
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct replacing *replacing = replacing_of(screen);
	(void)app;
	return read_head(replacing, error) && look(replacing, error);
}

/* --- shown --- */

static void put_wish(const struct replacing *replacing, struct str *out)
{
	const struct replace_wish wish = replace_asked_wish(&replacing->asked);
	switch (wish.kind) {
	case REPLACE_WORDS:
		str_printf(out, "“%s” %s “%s”", wish.find,
			terminal_piece(replacing->app->terminal, LINE_RIGHTWARD),
			wish.with);
		if (wish.exact)
			str_printf(out, " (%s)", _("as typed"));
		break;
	case REPLACE_THAI_DIGITS: str_puts(out, _("Thai digits")); break;
	case REPLACE_ARABIC_DIGITS: str_puts(out, _("Arabic digits")); break;
	case REPLACE_SPACES: str_puts(out, _("Spaces inside words")); break;
	}
}

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct replacing *replacing = replacing_of(screen);
	struct str taken = STR_INIT, all = STR_INIT;
	(void)app;
	str_printf(left, "%s: ", _("Replace"));
	put_wish(replacing, left);
	put_number(replacing, &taken, replacement_taken(&replacing->found));
	put_number(replacing, &all, replacing->found.count);
	str_printf(right, _("%s of %s places"), taken.data, all.data);
	str_release(&taken);
	str_release(&all);
}

static int put_count(const struct replacing *replacing, const struct canvas *canvas,
	int row, const char *words, size_t count)
{
	struct str number = STR_INIT, line = STR_INIT;
	if (!count)
		return row;
	put_number(replacing, &number, count);
	str_printf(&line, "%s %s", words, number.data);
	row = canvas_paragraphs(canvas, row, line.data, STYLE_GUIDE);
	str_release(&number);
	str_release(&line);
	return row;
}

/* What stays, and what becomes of cards. */
static void paint_notes(
	const struct replacing *replacing, const struct canvas *canvas, int row)
{
	const struct replacement *found = &replacing->found;
	row = put_count(replacing, canvas, row,
		_("Places in what is approved, which stay:"), found->approved);
	row = put_count(replacing, canvas, row,
		_("Parts of a letter with its marks, which stay:"), found->inside);
	put_count(replacing, canvas, row,
		_("Measures that are done, and drafts again then:"),
		replacement_reopens(found));
}

static int paint_line(const struct replacing *replacing, const struct canvas *canvas,
	int row, const struct replace_hit *hit, bool after)
{
	struct marked_text marked = MARKED_TEXT_INIT;
	struct str line = STR_INIT;
	size_t start, bytes;
	const size_t room = (size_t)canvas->columns * DETAIL_CONTEXT / 2;
	put_line(replacing, hit, after, room, &line, &start, &bytes);
	marked_text_puts(&marked, after ? _("Then") : _("Now"), STYLE_LABEL);
	marked_text_puts(&marked, ": ", STYLE_LABEL);
	marked_text_put(&marked, line.data ? line.data : "", start, STYLE_PLAIN);
	if (bytes)
		marked_text_put(&marked, line.data + start, bytes,
			after ? STYLE_ADDED : STYLE_REMOVED);
	if (line.bytes > start + bytes)
		marked_text_put(&marked, line.data + start + bytes,
			line.bytes - start - bytes, STYLE_PLAIN);
	row = marked_text_paint(&marked, canvas, row, app_wrapper(replacing->app));
	marked_text_release(&marked);
	str_release(&line);
	return row;
}

static void paint_detail(const struct replacing *replacing, const struct canvas *canvas)
{
	const struct replace_hit *hit = hit_of(replacing);
	struct str name = STR_INIT;
	if (!hit) {
		paint_notes(replacing, canvas,
			canvas_paragraphs(
				canvas, 0, _("No place is found"), STYLE_GUIDE));
		return;
	}
	const struct replace_text *text = text_of(replacing, hit);
	if (text->card) {
		struct str place = STR_INIT;
		put_number(replacing, &place, (size_t)text->place);
		str_printf(&name, _("Measure %s"), place.data);
		str_puts(&name, ": ");
		str_release(&place);
	}
	replace_text_append_name(&name, text, app_digits(replacing->app));
	if (hit->doubtful)
		str_printf(&name, " (%s)", _("may be right as it is"));
	int row = canvas_paragraphs(canvas, 0, name.data, STYLE_LABEL);
	row = paint_line(replacing, canvas, row, hit, false);
	row = paint_line(replacing, canvas, row, hit, true);
	paint_notes(replacing, canvas, row);
	str_release(&name);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct replacing *replacing = replacing_of(screen);
	const int rows = canvas->rows > 3 * DETAIL_ROWS - 4 ? DETAIL_ROWS : DETAIL_LEAST;
	const struct list_detail parts = list_detail_divide(canvas, rows);
	paint_detail(replacing, &parts.detail);
	table_view_digits(replacing->table, app_digits(app));
	table_view_paint(replacing->table, &parts.list, true);
}

/* --- what keys do --- */

static enum effect outcome(struct app *app, bool done, struct error *error)
{
	if (!done)
		app_error(app, error);
	return EFFECT_PAINT;
}

static enum effect run_take(struct app *app, struct screen *screen)
{
	struct replacing *replacing = replacing_of(screen);
	struct replace_hit *hit = hit_of(replacing);
	const size_t row = table_view_row(replacing->table);
	(void)app;
	hit->taken = !hit->taken;
	if (row + 1 < replacing->found.count)
		table_view_stay(replacing->table, row + 1);
	return EFFECT_PAINT;
}

/* All, or none where all are. */
static enum effect run_take_all(struct app *app, struct screen *screen)
{
	struct replacement *found = &replacing_of(screen)->found;
	const bool all = replacement_taken(found) == found->count;
	(void)app;
	for (size_t i = 0; i < found->count; i++)
		found->hits[i].taken = !all;
	return EFFECT_PAINT;
}

static bool is_words(const struct app *app, const struct screen *screen)
{
	(void)app;
	return replacing_of(screen)->asked.kind == REPLACE_WORDS;
}

static enum effect run_exact(struct app *app, struct screen *screen)
{
	struct replacing *replacing = replacing_of(screen);
	struct error error = ERROR_INIT;
	replacing->asked.exact = !replacing->asked.exact;
	const bool done = look(replacing, &error);
	if (done)
		app_message(app, STYLE_MESSAGE, "%s",
			replacing->asked.exact
				? _("What is just as typed")
				: _("As search finds: digits of both kinds, small and "
				    "large letters, spaces between Thai letters"));
	return outcome(app, done, &error);
}

/* Other words; what they were stays where these cannot be. */
static enum effect run_other(struct app *app, struct screen *screen)
{
	struct replacing *replacing = replacing_of(screen);
	struct error error = ERROR_INIT;
	struct replace_asked before = replacing->asked;
	replacing->asked = (struct replace_asked){
		.find = STR_INIT, .with = STR_INIT, .exact = before.exact};
	if (before.kind == REPLACE_WORDS) {
		str_puts(
			&replacing->asked.find, before.find.data ? before.find.data : "");
		str_puts(
			&replacing->asked.with, before.with.data ? before.with.data : "");
	}
	const bool asked = replace_ask(app, &replacing->asked);
	const bool done = asked && look(replacing, &error);
	if (done) {
		replace_asked_release(&before);
		return EFFECT_PAINT;
	}
	replace_asked_release(&replacing->asked);
	replacing->asked = before;
	return asked ? outcome(app, false, &error) : EFFECT_PAINT;
}

static bool is_of_card(const struct app *app, const struct screen *screen)
{
	(void)app;
	return replacing_of(screen)->card != 0;
}

static enum effect run_whole(struct app *app, struct screen *screen)
{
	struct replacing *replacing = replacing_of(screen);
	struct error error = ERROR_INIT;
	replacing->card = 0;
	return outcome(app, look(replacing, &error), &error);
}

/* Where it stands in the field: of lists, their elements stand one a line. */
static enum effect run_open(struct app *app, struct screen *screen)
{
	const struct replacing *replacing = replacing_of(screen);
	const struct replace_hit *hit = hit_of(replacing);
	const struct replace_text *text = text_of(replacing, hit);
	struct str path = STR_INIT;
	struct topic topic = {.report = replacing->report, .card = text->card};
	if (text->card)
		str_puts(&path, card_field_name(text->field));
	else
		head_path(&path, text->what, text->index);
	topic.path = path.data;
	if (text->part == PART_TEXT) {
		topic.start = hit->start;
		topic.bytes = hit->bytes;
	}
	const enum effect effect = app_show(
		app, text->card ? SCREEN_GUIDE : screen_of_text(path.data), &topic);
	str_release(&path);
	return effect;
}

static void put_done(const struct replacing *replacing, const struct replaced *done)
{
	struct str places = STR_INIT, stayed = STR_INIT;
	put_number(replacing, &places, done->places);
	put_number(replacing, &stayed, done->changed + done->refused);
	if (done->changed + done->refused)
		app_message(replacing->app, STYLE_WARNING,
			_("Replaced: %s places; Ctrl-Z takes that back. Changed by others "
			  "meanwhile, and left: %s"),
			places.data, stayed.data);
	else
		app_message(replacing->app, STYLE_DONE,
			_("Replaced: %s places; Ctrl-Z takes that back"), places.data);
	str_release(&places);
	str_release(&stayed);
}

static void forget(struct replacing *replacing)
{
	if (replacing->done)
		replaced_release(replacing->done);
	free(replacing->done);
	replacing->done = NULL;
}

static enum effect run_replace(struct app *app, struct screen *screen)
{
	struct replacing *replacing = replacing_of(screen);
	struct error error = ERROR_INIT;
	struct replaced done = {0};
	if (!replacement_taken(&replacing->found)) {
		app_message(app, STYLE_WARNING, "%s",
			_("No place is taken: Space takes the one under the cursor"));
		return EFFECT_PAINT;
	}
	if (!replacement_do(&replacing->found, app->store, app->who, &done, &error))
		return outcome(app, false, &error);
	app_saved(app);
	forget(replacing);
	replacing->done = mem_new(1, sizeof(*replacing->done));
	*replacing->done = done;
	put_done(replacing, &done);
	return outcome(app, look(replacing, &error), &error);
}

/* For here, and for the list of measures. */
static bool undo(struct app *app, void *deed, struct error *error)
{
	struct replaced *done = deed;
	struct str number = STR_INIT;
	size_t stayed;
	if (!replaced_undo(done, app->store, app->who, &stayed, error))
		return false;
	number_append(&number, (int64_t)stayed, app_digits(app));
	if (stayed)
		app_message(app, STYLE_WARNING,
			_("Taken back, but for what somebody has changed since: %s"),
			number.data);
	else
		app_message(app, STYLE_DONE, "%s", _("All is as it was"));
	str_release(&number);
	return true;
}

static enum effect run_undo(struct app *app, struct screen *screen)
{
	struct replacing *replacing = replacing_of(screen);
	struct error error = ERROR_INIT;
	if (!undo(app, replacing->done, &error))
		return outcome(app, false, &error);
	forget(replacing);
	return outcome(app, look(replacing, &error), &error);
}

static enum effect run_all(struct app *app, struct screen *screen)
{
	(void)app;
	table_view_show_all(replacing_of(screen)->table);
	return EFFECT_PAINT;
}

static bool is_filtered(const struct app *app, const struct screen *screen)
{
	(void)app;
	return table_view_filtering(replacing_of(screen)->table);
}

static const struct action actions[] = {
	TABLE_SHOW_ALL(run_all, is_filtered),
	{
		.name = N_("Replace"),
		.help = N_("Replaces all places that are taken, at once."),
		.keys = {CTRL('S')},
		.run = run_replace,
		.needs = NEEDS_ROW | NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Take/leave"),
		.help = N_("Takes the place under the cursor, or leaves it as it is, and "
			   "goes on to the next."),
		.keys = {' '},
		.run = run_take,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("All/none"),
		.help = N_("Takes all places, or none where all are taken."),
		.keys = {'a'},
		.run = run_take_all,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Open"),
		.help = N_("The measure, or the text, where the place stands."),
		.keys = {K_ENTER},
		.run = run_open,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Undo"),
		.help = N_("All that was replaced last says what it said. In the list of "
			   "measures, too, after this screen is left."),
		.keys = {CTRL('Z')},
		.run = run_undo,
		.needs = NEEDS_UNDO | NEEDS_CLERK,
	},
	{
		.name = N_("As typed"),
		.help = N_("Finds the words as they were typed, or again as search does: "
			   "digits of both kinds, small and large letters, ำ and its "
			   "parts, spaces between Thai letters."),
		.keys = {'t'},
		.run = run_exact,
		.possible = is_words,
	},
	{
		.name = N_("Other words"),
		.help = N_("Asks anew what is replaced by what."),
		.keys = {'r'},
		.run = run_other,
	},
	{
		.name = N_("Whole report"),
		.help = N_("Looks through all measures, the memo and the texts, not this "
			   "measure alone."),
		.keys = {'w'},
		.run = run_whole,
		.possible = is_of_card,
	},
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	const enum effect effect = table_view_event(replacing_of(screen)->table, event);
	if (effect == EFFECT_UNUSED && event->kind == EVENT_MOUSE &&
		event->mouse == MOUSE_DOUBLE && hit_of(replacing_of(screen)))
		return run_take(app, screen);
	return effect;
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct replacing *replacing = replacing_of(screen);
	(void)app;
	if (need == NEEDS_OPEN)
		return people_locked(replacing->state);
	const bool met =
		need == NEEDS_ROW ? hit_of(replacing) != NULL : replacing->done != NULL;
	return met ? NULL : needs_words(need);
}

static void about(const struct screen *screen, struct topic *topic)
{
	const struct replacing *replacing = replacing_of(screen);
	topic->report = replacing->report;
	topic->card = replacing->card;
}

static void release_deed(void *deed)
{
	replaced_release(deed);
	free(deed);
}

static void close(struct app *app, struct screen *screen)
{
	struct replacing *replacing = replacing_of(screen);
	if (replacing->done)
		undoing_leave(&app->undoing,
			&(struct undoing){replacing->report, replacing->done, undo,
				release_deed, &replacing->done->cards});
	replacement_release(&replacing->found);
	replace_asked_release(&replacing->asked);
	table_view_free(replacing->table);
	free(replacing->heading);
	free(replacing);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct replacing *replacing = mem_new(1, sizeof(*replacing));
	struct screen screen = {&screen_replace, replacing};
	replacing->app = app;
	replacing->report = topic->report;
	replacing->card = topic->card;
	str_init(&replacing->asked.find);
	str_init(&replacing->asked.with);
	replacing->table = table_view_new(columns, COLUMNS, cell, replacing);
	if (topic->words)
		str_puts(&replacing->asked.find, topic->words);
	if ((topic->words || replace_ask(app, &replacing->asked)) &&
		reload(app, &screen, error))
		return app_push(app, &screen_replace, replacing);
	close(app, &screen);
	return false;
}

const struct screen_class screen_replace = {
	.id = SCREEN_REPLACE,
	.name = "replace",
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
		"Every place that is found, as it is and as it will be. Those with [x] are "
		"replaced by Ctrl-S, all at once; Ctrl-Z takes that back. Addresses, codes "
		"of ITA items and what has Latin letters beside it keep their digits. A "
		"place that may be right as it is has to be taken by hand."),
	.widgets = WIDGET_TABLE,
};
