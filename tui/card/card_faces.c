/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/card_faces.h"

#include <stdlib.h>

#include "check/finding.h"
#include "model/card.h"
#include "office/field_check.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/fate.h"
#include "tui/hints/hints.h"
#include "tui/app/needs.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_check.h"
#include "tui/card/card_others.h"
#include "tui/card/screens.h"
#include "tui/learning/learning.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"
#include "tui/widget/offers.h"

static struct card_editor *editor_of(const struct screen *screen)
{
	return ((const struct card_face *)screen->state)->editor;
}

bool card_face_open(struct app *app, const struct screen_class *class,
	const struct topic *topic, struct error *error)
{
	const enum card_field field =
		topic->path ? card_field_find(topic->path) : FIELD_NONE;
	struct card_editor *editor =
		topic->card
			? card_editor_open(app, topic->card, field, topic->start, error)
			: card_editor_new(app, topic->report, error);
	if (!editor)
		return false;
	struct card_face *state = mem_new(1, sizeof(*state));
	state->editor = editor;
	card_editor_point(editor, topic->start, topic->bytes);
	return app_push(app, class, state);
}

void card_face_about(const struct screen *screen, struct topic *topic)
{
	const struct card_editor *editor = editor_of(screen);
	topic->report = editor->entry.report;
	topic->card = editor->entry.number;
	topic->path = card_field_name(card_editor_field(editor));
	topic->start = field_cursor(card_editor_now(editor));
}

void card_face_title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct card_editor *editor = editor_of(screen);
	const enum digits digits = app_digits(app);
	struct str place = STR_INIT, count = STR_INIT;
	str_puts(left, editor->heading);
	number_append(&place, editor->entry.place, digits);
	number_append(&count, editor->cards, digits);
	if (card_editor_state(editor) == CARD_DONE)
		str_printf(right, "%s %s  ", terminal_piece(app->terminal, LINE_DONE),
			_("done"));
	str_printf(right, _("Measure %s of %s"), place.data, count.data);
	if (editor->read_only)
		str_printf(right, " %s", _("(to be read)"));
	str_release(&place);
	str_release(&count);
}

/* --- keys --- */

static size_t wrapped(size_t at, size_t step)
{
	return (at + step) % FIELD_COUNT;
}

#define DONE_KEYS K_F12, ALT('s')

/* What is left to do where all is filled in. */
static void tell_filled(struct app *app)
{
	static const keystroke keys[ACTION_KEYS] = {DONE_KEYS};
	struct str key = STR_INIT;
	app_key_append(app, &key, keys);
	app_message(app, STYLE_DONE,
		_("Everything is filled in: %s says that it is done"), key.data);
	str_release(&key);
}

static enum effect run_next(struct app *app, struct screen *screen)
{
	struct card_editor *editor = editor_of(screen);
	card_editor_go(editor, wrapped(editor->at, 1));
	/* Past the last field of the report: what is left to do. */
	if (editor->at == editor->printed % FIELD_COUNT && !editor->conflict &&
		editor->entry.card.state != CARD_DONE && !editor->read_only &&
		card_first_lack(&editor->entry.card, &editor->facts) == FIELD_NONE)
		tell_filled(app);
	return EFFECT_PAINT;
}

/* To the next one that cannot stay as it is, past those that may be empty. */
static enum effect run_next_lack(struct app *app, struct screen *screen)
{
	struct card_editor *editor = editor_of(screen);
	card_editor_leave(editor);
	for (size_t step = 1; step < FIELD_COUNT; step++) {
		const size_t at = wrapped(editor->at, step);
		if (!card_lacks(&editor->entry.card, &editor->facts, editor->order[at]))
			continue;
		card_editor_go(editor, at);
		return EFFECT_PAINT;
	}
	if (!card_lacks(&editor->entry.card, &editor->facts, editor->order[editor->at]) &&
		!editor->read_only)
		tell_filled(app);
	return EFFECT_PAINT;
}

/* Where Tab goes through the lines of a field first, it says so. */
static const char *next_name(const struct app *app, const struct screen *screen)
{
	const struct card_editor *editor = editor_of(screen);
	(void)app;
	return field_has_next_line(card_editor_now(editor)) ? N_("Next line")
							    : N_("Next field");
}

static enum effect run_previous(struct app *app, struct screen *screen)
{
	struct card_editor *editor = editor_of(screen);
	(void)app;
	card_editor_go(editor, wrapped(editor->at, FIELD_COUNT - 1));
	return EFFECT_PAINT;
}

static enum effect run_view(struct app *app, struct screen *screen)
{
	(void)app;
	screen->class = screen->class == &screen_guide ? &screen_whole : &screen_guide;
	return EFFECT_PAINT;
}

static enum effect run_preview(struct app *app, struct screen *screen)
{
	struct card_editor *editor = editor_of(screen);
	const struct topic topic = {
		.report = editor->entry.report, .card = editor->entry.number};
	return card_editor_leave_waiting(editor) ? app_show(app, SCREEN_PREVIEW, &topic)
						 : EFFECT_PAINT;
}

static enum effect run_replace(struct app *app, struct screen *screen)
{
	struct card_editor *editor = editor_of(screen);
	const struct topic topic = {
		.report = editor->entry.report, .card = editor->entry.number};
	return card_editor_leave_waiting(editor) ? app_show(app, SCREEN_REPLACE, &topic)
						 : EFFECT_PAINT;
}

/* Where one came from the findings, back to them. */
static enum effect run_check(struct app *app, struct screen *screen)
{
	struct card_editor *editor = editor_of(screen);
	if (!card_editor_leave_waiting(editor))
		return EFFECT_PAINT;
	if (app->depth > 1 && app->screens[app->depth - 2].class->id == SCREEN_FINDINGS)
		return EFFECT_CLOSE;
	const struct topic topic = {
		.report = editor->entry.report, .card = editor->entry.number};
	return app_show(app, SCREEN_FINDINGS, &topic);
}

/* The word of what was found in the field that may be learned; NULL: there is none. */
static const char *learnable(const struct screen *screen)
{
	const struct card_editor *editor = editor_of(screen);
	const struct finding_list *found =
		card_editor_found(editor, card_editor_field(editor));
	const struct finding *finding =
		found ? finding_to_learn(found, field_cursor(card_editor_now(editor)))
		      : NULL;
	return finding ? finding->word : NULL;
}

static enum effect run_learn(struct app *app, struct screen *screen)
{
	if (learning_ask(app, learnable(screen)))
		card_editor_begin_check(editor_of(screen));
	return EFFECT_PAINT;
}

static enum effect run_done(struct app *app, struct screen *screen)
{
	(void)app;
	card_editor_done(editor_of(screen));
	return EFFECT_PAINT;
}

static enum effect run_same(struct app *app, struct screen *screen)
{
	(void)app;
	card_editor_same(editor_of(screen));
	return EFFECT_PAINT;
}

static enum effect run_confirm(struct app *app, struct screen *screen)
{
	(void)app;
	card_editor_confirm(editor_of(screen));
	return EFFECT_PAINT;
}

static enum effect run_confirm_all(struct app *app, struct screen *screen)
{
	(void)app;
	card_editor_confirm_all(editor_of(screen));
	return EFFECT_PAINT;
}

static bool can_confirm_all(const struct app *app, const struct screen *screen)
{
	(void)app;
	return card_editor_waiting(editor_of(screen)) != 0;
}

static enum effect run_next_card(struct app *app, struct screen *screen)
{
	card_walk(app, screen->state, 1);
	return EFFECT_PAINT;
}

static enum effect run_previous_card(struct app *app, struct screen *screen)
{
	card_walk(app, screen->state, -1);
	return EFFECT_PAINT;
}

static bool can_confirm(const struct app *app, const struct screen *screen)
{
	const struct card_editor *editor = editor_of(screen);
	(void)app;
	return card_editor_confirmable(editor, card_editor_field(editor)) ||
	       card_editor_waiting(editor) != 0;
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	(void)app;
	card_editor_pick(editor_of(screen));
	return EFFECT_PAINT;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	(void)app;
	return card_editor_can_pick(editor_of(screen));
}

static const char *view_name(const struct app *app, const struct screen *screen)
{
	(void)app;
	return screen->class->id == SCREEN_WHOLE ? N_("Field by field")
						 : N_("Whole measure");
}

/* Of steps there are but the four marks, which follow each other; in a result it is the
 * addresses that become evidence. */
static const char *pick_name(const struct app *app, const struct screen *screen)
{
	(void)app;
	switch (card_editor_field(editor_of(screen))) {
	case FIELD_STEPS: return N_("Marks");
	case FIELD_OUTPUT:
	case FIELD_OUTCOME:
	case FIELD_FOLLOW_UP:
	case FIELD_SUGGESTION: return N_("To evidence");
	default: return N_("Pick");
	}
}

static enum effect run_extern(struct app *app, struct screen *screen)
{
	(void)app;
	card_editor_extern(editor_of(screen));
	return EFFECT_PAINT;
}

static enum effect run_find(struct app *app, struct screen *screen)
{
	(void)app;
	card_editor_find(editor_of(screen));
	return EFFECT_PAINT;
}

static enum effect run_save(struct app *app, struct screen *screen)
{
	struct card_editor *editor = editor_of(screen);
	const int64_t revision = editor->entry.revision;
	const bool saved = card_editor_leave(editor);
	/* Said when the server was asked. */
	editor->asked = editor->saving || editor->again;
	if (saved && !editor->asked && !app->message.bytes)
		app_say_saved(app, editor->entry.revision != revision);
	return EFFECT_PAINT;
}

const char *card_face_lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const struct card_editor *editor = editor_of(screen);
	(void)app, (void)need;
	return editor->read_only ? editor->read_only_why : NULL;
}

const struct action card_actions[CARD_ACTIONS] = {
	{
		.name = N_("Next field"),
		.name_now = next_name,
		.help = N_("To the next field. What was typed is saved."),
		.keys = {K_TAB, CTRL('N')},
		.run = run_next,
	},
	{
		.name = N_("Next to fill in"),
		.help = N_("To the next field that is empty and has to be filled in, or "
			   "waits to be confirmed, past the others. What was typed is "
			   "saved."),
		.keys = {SHIFT(K_F7), ALT('j')},
		.quiet = true,
		.run = run_next_lack,
	},
	{
		.name = N_("Field before"),
		.help = N_("Back to the field before. What was typed is saved."),
		.keys = {SHIFT(K_TAB), CTRL('R')},
		.quiet = true,
		.run = run_previous,
	},
	{
		.name = N_("Confirm"),
		.help = N_("This field was carried over and is still "
			   "right. Goes on to the next one that waits."),
		.keys = {K_F8, CTRL('B')},
		.run = run_confirm,
		.possible = can_confirm,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Confirm all"),
		.help = N_("All that was carried over in this measure is still right."),
		.keys = {SHIFT(K_F8), ALT('b')},
		.run = run_confirm_all,
		.possible = can_confirm_all,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Pick"),
		.name_now = pick_name,
		.help = N_("Choose: owners, a period, the group, ITA items; in the issue "
			   "the item whose code was typed (e11); as evidence addresses "
			   "of the texts, photos, files; of a result its addresses as "
			   "evidence; of steps the next marks."),
		.keys = {CTRL('O'), ALT('m')},
		.run = run_pick,
		.possible = can_pick,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Whole measure"),
		.name_now = view_name,
		.help = N_("The whole card on one screen, or one field after another. "
			   "Field and cursor stay."),
		.keys = {K_F4, CTRL('W')},
		.run = run_view,
	},
	{
		.name = N_("Check"),
		.help = N_("What is to be mended in the report. The measure is saved "
			   "first."),
		.keys = {K_F6, CTRL('K')},
		.run = run_check,
	},
	{
		.name = N_("Learn the word"),
		.help = N_("The word that the check does not know is right: it tells of "
			   "it no more, in all reports of the office."),
		.quiet = true,
		.run = run_learn,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("Done"),
		.help = N_("This measure is finished. If something is missing, it says "
			   "what."),
		.keys = {DONE_KEYS},
		.run = run_done,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Preview"),
		.help = N_("The pages of the report as they will be printed."),
		.keys = {K_F5, CTRL('P')},
		.run = run_preview,
	},
	{
		.name = N_("As before"),
		.help = N_("Puts in what this field has in the measure before; Ctrl-Z "
			   "brings back what stood there."),
		.keys = {CTRL('L')},
		.run = run_same,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Replace"),
		.help = N_(
			"Words by others, digits, spaces inside words, in this measure "
			"or the whole report: each place is shown before."),
		.quiet = true,
		.run = run_replace,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Find"),
		.help = N_("Find words in the fields of this measure. Then Enter finds "
			   "the next place, Esc ends, and what is typed stands behind "
			   "what was found."),
		.keys = {K_F3, CTRL('F')},
		.run = run_find,
	},
	{
		.name = N_("Editor"),
		.help = N_("Open this field in the text editor that $VISUAL or $EDITOR "
			   "names."),
		.keys = {CTRL('E')},
		.run = run_extern,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Next measure"),
		.help = N_("To the next measure of the report; behind the last one a new "
			   "one begins. What was typed is saved."),
		.keys = {K_PAGE_DOWN | MOD_CTRL, ALT(K_PAGE_DOWN)},
		.run = run_next_card,
	},
	{
		.name = N_("Measure before"),
		.help = N_("Back to the measure before. What was typed is saved."),
		.keys = {K_PAGE_UP | MOD_CTRL, ALT(K_PAGE_UP)},
		.quiet = true,
		.run = run_previous_card,
	},
	HINTS_ACTION,
	{
		.name = N_("Save"),
		.help = N_("Save now. It is also done whenever a field is left."),
		.keys = {CTRL('S')},
		.quiet = true,
		.run = run_save,
		.needs = NEEDS_WRITE,
	},
};

/* The card was taken away, or is final: the screen gives way to the texts that are kept.
 * What is typed just now is among them. */
static enum effect give_way(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct card_editor *editor = editor_of(screen);
	struct error error = ERROR_INIT;
	if (event->kind == EVENT_TEXT || event->kind == EVENT_PASTE)
		card_editor_event(editor, event);
	/* It is told again: the line of before is gone with this key. */
	const enum card_news news = card_others_look(editor, false, &error);
	if (news == NEWS_NONE || news == NEWS_CONFLICT)
		return EFFECT_PAINT;
	if (news == NEWS_FAILED || !card_others_set_aside(editor, &error) ||
		!app_open(app, SCREEN_KEPT, NULL, &error)) {
		app_error(app, &error);
		return EFFECT_PAINT;
	}
	editor->read_only = true; /* nothing is written any more */
	return EFFECT_PAINT | EFFECT_CLOSE;
}

/* What the field did not want: the arrows leave it, Enter goes on. */
static enum effect leave_event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct card_editor *editor = editor_of(screen);
	if (event->kind != EVENT_KEY)
		return EFFECT_UNUSED;
	switch (event->key) {
	case K_UP: return editor->at ? run_previous(app, screen) : EFFECT_PAINT;
	case K_DOWN:
	case K_ENTER:
		return editor->at + 1 < FIELD_COUNT ? run_next(app, screen)
						    : EFFECT_PAINT;
	case K_ESCAPE:
		/* A conflict is shown first; once it was, one can leave. */
		if (!editor->conflict)
			card_editor_leave(editor);
		if (editor->fate != CARD_HERE)
			return give_way(app, screen, event);
		return app->depth && app->screens[app->depth - 1].state != screen->state
			       ? EFFECT_PAINT
			       : EFFECT_UNUSED;
	default: return EFFECT_UNUSED;
	}
}

/* A click on the name of a field goes there. */
static bool clicked(struct card_face *state, const struct event *event)
{
	const struct canvas *list = &state->list;
	const int row = event->row - list->top;
	if (event->kind != EVENT_MOUSE || event->mouse != MOUSE_PRESS || row < 0 ||
		row >= list->rows || event->column < list->left ||
		event->column >= list->left + list->columns)
		return false;
	size_t at = (size_t)row;
	/* The heading of what is not printed has a row too. */
	if (at > state->editor->printed)
		at--;
	else if (at == state->editor->printed)
		return true;
	card_editor_go(state->editor, at);
	return true;
}

/* On the whole card paging goes on to the next field where one ends, and stops at the
 * ends of the card. Where a row down is still in the field, so is a page. */
static enum effect page(struct screen *screen, const struct event *event)
{
	struct card_editor *editor = editor_of(screen);
	const bool down = event->key == K_PAGE_DOWN;
	const struct event row = {.kind = EVENT_KEY, .key = down ? K_DOWN : K_UP};
	if (card_editor_event(editor, &row) != EFFECT_UNUSED)
		card_editor_event(editor, event);
	else if (down ? editor->at + 1 < FIELD_COUNT : editor->at > 0)
		card_editor_go(editor, down ? editor->at + 1 : editor->at - 1);
	return EFFECT_PAINT;
}

enum effect card_face_event(
	struct app *app, struct screen *screen, const struct event *event)
{
	if (editor_of(screen)->fate != CARD_HERE)
		return give_way(app, screen, event);
	const enum effect found = card_editor_finding(editor_of(screen), event);
	if (found != EFFECT_UNUSED)
		return found;
	if (screen->class == &screen_guide && clicked(screen->state, event))
		return EFFECT_PAINT;
	if (screen->class == &screen_whole && event->kind == EVENT_KEY &&
		(event->key == K_PAGE_UP || event->key == K_PAGE_DOWN))
		return page(screen, event);
	if (card_editor_paste_row(editor_of(screen), event))
		return EFFECT_PAINT;
	const enum effect effect = card_editor_event(editor_of(screen), event);
	return effect == EFFECT_UNUSED ? leave_event(app, screen, event) : effect;
}

bool card_face_reload(struct app *app, struct screen *screen, struct error *error)
{
	(void)app;
	return card_editor_reload(editor_of(screen), error);
}

bool card_face_suggest(
	struct app *app, struct screen *screen, const struct offering *offering)
{
	(void)app;
	return card_editor_suggest(editor_of(screen), offering);
}

bool card_face_keep(struct app *app, struct screen *screen, struct error *error)
{
	const bool kept = card_editor_keep(editor_of(screen), error);
	if (app->paused)
		card_editor_look(editor_of(screen), app->rested ? LOOK_ALL : LOOK_SHORT);
	if (app_pauses_on(app, screen))
		card_editor_look_on(editor_of(screen));
	return kept;
}

void card_face_close(struct app *app, struct screen *screen)
{
	(void)app;
	card_editor_close(editor_of(screen));
	free(screen->state);
}

/* --- drawing --- */

void card_face_label(
	const struct card_editor *editor, enum card_field field, struct str *out)
{
	str_puts(out, _(card_field_label(field)));
	if (card_editor_unconfirmed(editor, field)) {
		str_puts(out, "  ");
		str_puts(out, _("not yet confirmed"));
	}
}

/* The severity of the worst that was found in a field. */
static enum severity worst(const struct card_editor *editor, enum card_field field)
{
	const struct finding_list *found = card_editor_found(editor, field);
	return !found                                        ? SEVERITY_OFF
	       : finding_list_count(found, SEVERITY_ERROR)   ? SEVERITY_ERROR
	       : finding_list_count(found, SEVERITY_WARNING) ? SEVERITY_WARNING
							     : SEVERITY_OFF;
}

static void count_bad(void *context, bool good, const char *words)
{
	size_t *bad = context;
	(void)words;
	*bad += !good;
}

/* Whether what is said of a field that is filled has anything against it. */
static bool is_doubted(const struct card_editor *editor, enum card_field field)
{
	size_t bad = 0;
	field_check(&editor->entry.card, field, card_editor_unconfirmed(editor, field),
		&editor->facts, count_bad, &bad);
	return bad > 0;
}

const char *card_face_mark(
	const struct card_editor *editor, enum card_field field, enum style *style)
{
	const enum severity found = worst(editor, field);
	*style = STYLE_PLAIN;
	if (found == SEVERITY_ERROR) {
		*style = STYLE_ERROR;
		return terminal_piece(editor->app->terminal, LINE_WRONG);
	}
	const bool filled = card_field_filled(&editor->entry.card, field);
	if (found == SEVERITY_WARNING || card_editor_unconfirmed(editor, field) ||
		(filled && is_doubted(editor, field))) {
		*style = STYLE_WARNING;
		return "!";
	}
	if (!filled)
		return " ";
	*style = STYLE_DONE;
	return terminal_piece(editor->app->terminal, LINE_DONE);
}

int card_face_note(const struct canvas *canvas, int row, const char *heading,
	const char *text, enum style style)
{
	row = canvas_paragraphs(canvas, row, heading, STYLE_LABEL);
	return canvas_paragraphs(canvas, row, text, style);
}

struct verdicts {
	const struct canvas *canvas;
	int row;
};

static void draw_verdict(void *context, bool good, const char *words)
{
	struct verdicts *verdicts = context;
	const struct canvas *canvas = verdicts->canvas;
	const struct canvas rest =
		canvas_part(canvas, 0, 2, canvas->rows, canvas->columns - 2);
	if (good)
		canvas_line(canvas, verdicts->row, 0, LINE_DONE, STYLE_DONE);
	else
		canvas_puts(canvas, verdicts->row, 0, "!", STYLE_WARNING);
	verdicts->row = canvas_paragraphs(
		&rest, verdicts->row, words, good ? STYLE_GUIDE : STYLE_WARNING);
}

static void draw_finding(struct verdicts *verdicts, const struct finding *finding)
{
	const struct canvas *canvas = verdicts->canvas;
	const struct canvas rest =
		canvas_part(canvas, 0, 2, canvas->rows, canvas->columns - 2);
	const bool error = finding->severity == SEVERITY_ERROR;
	if (error)
		canvas_line(canvas, verdicts->row, 0, LINE_WRONG, STYLE_ERROR);
	else
		canvas_puts(canvas, verdicts->row, 0, "!", STYLE_WARNING);
	verdicts->row = canvas_paragraphs(&rest, verdicts->row, finding->message,
		error ? STYLE_ERROR : STYLE_WARNING);
}

int card_face_verdicts(
	const struct card_editor *editor, const struct canvas *canvas, int row)
{
	struct verdicts verdicts = {canvas, row};
	verdicts.row = canvas_paragraphs(canvas, row, _("Checked"), STYLE_LABEL);
	const enum card_field field = card_editor_field(editor);
	field_check(&editor->entry.card, field, card_editor_unconfirmed(editor, field),
		&editor->facts, draw_verdict, &verdicts);
	const struct finding_list *found = card_editor_found(editor, field);
	for (size_t i = 0; found && i < found->count; i++)
		if (!found->items[i].reason)
			draw_finding(&verdicts, &found->items[i]);
	return verdicts.row;
}
