/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/head_faces.h"

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "model/head_text.h"
#include "office/agency.h"
#include "office/head_labels.h"
#include "report/layout.h"
#include "report/memo.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/extern_editor.h"
#include "tui/app/fate.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/screen_id.h"
#include "tui/head/head_check.h"
#include "tui/head/head_draft.h"
#include "tui/head/head_rows.h"
#include "tui/head/signer_pick.h"
#include "tui/learning/learning.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/field.h"
#include "tui/widget/offers.h"
#include "tui/widget/sheet.h"

enum { GUIDE_ROWS = 2 };

struct head_editor *head_face_editor(const struct screen *screen)
{
	return ((const struct head_face *)screen->state)->editor;
}

/* Where the layout is not to be found, previewing says so. */
static bool prints_memo(const struct report *head)
{
	struct error error = ERROR_INIT;
	struct layout *layout = layout_load(head->layout, &error);
	const bool prints = !layout || memo_goes_with(head, layout) ||
			    (!head->memo.present && layout->memo);
	layout_free(layout);
	error_release(&error);
	return prints;
}

/* To the row of the text that it is opened about. */
static void go_to_text(struct head_editor *editor, const struct topic *topic)
{
	enum head_what what;
	size_t index;
	if (!topic->path || !head_path_parse(topic->path, &what, &index))
		return;
	for (size_t i = 0; i < editor->rows.count; i++) {
		const struct head_row *row = &editor->rows.items[i];
		if (row->what != what || row->index != index)
			continue;
		const struct text_mark mark = {topic->start, topic->bytes};
		editor->at = i;
		field_move(row->field, topic->start);
		field_mark(row->field, &mark, topic->bytes ? 1 : 0);
	}
}

void head_face_about(const struct screen *screen, struct topic *topic)
{
	struct head_face *state = screen->state;
	const struct head_row *row = head_editor_now(state->editor);
	topic->report = state->editor->number;
	if (!row)
		return;
	str_clear(&state->path);
	head_path(&state->path, row->what, row->index);
	topic->path = state->path.data;
	topic->start = field_cursor(row->field);
}

static void close_face(struct head_face *state)
{
	head_check_free(state->check);
	head_editor_close(state->editor);
	people_release(&state->people);
	memo_now_release(&state->now);
	free(state->heading);
	str_release(&state->path);
	free(state);
}

bool head_face_open(struct app *app, const struct screen_class *class,
	const struct topic *topic, enum head_part part, struct error *error)
{
	struct head_editor *editor = head_editor_open(app, topic->report, part, error);
	struct str heading = STR_INIT;
	if (!editor)
		return false;
	struct head_face *state = mem_new(1, sizeof(*state));
	report_heading(&heading, &editor->head, app_digits(app));
	str_init(&state->path);
	state->editor = editor;
	state->check = head_check_new(app, topic->report);
	state->memo_printed = prints_memo(&editor->head);
	state->heading = str_detach(&heading);
	const char *why = editor->read_only ? editor->read_only_why : NULL;
	if (!people_read(&state->people, app, error) ||
		!memo_now_read(&state->now, editor, error)) {
		close_face(state);
		return false;
	}
	go_to_text(editor, topic);
	if (!app_push(app, class, state))
		return false;
	if (why && !app->message.bytes)
		app_message(app, STYLE_WARNING, "%s", _(why));
	return true;
}

/* --- the palette leads to the texts --- */

static const struct head_editor *rows_of(const struct screen *screen)
{
	return ((const struct head_face *)screen->state)->editor;
}

static size_t texts_count(const struct screen *screen)
{
	return rows_of(screen)->rows.count;
}

static const char *text_name(const struct screen *screen, size_t place, struct str *out)
{
	const struct head_editor *editor = rows_of(screen);
	const struct head_row *row = &editor->rows.items[place];
	head_label(out, row->what, row->index, app_digits(editor->app));
	return _(head_guide(row->what));
}

static void go_to_row(struct app *app, struct screen *screen, size_t place)
{
	(void)app;
	head_editor_go(((struct head_face *)screen->state)->editor, place);
}

const struct screen_places head_face_places = {
	.count = texts_count,
	.name = text_name,
	.go = go_to_row,
};

/* --- drawing --- */

struct drawing {
	const struct head_editor *editor;
	const struct people *people;
	const struct memo_now *now;
	struct str label; /* of the row that was described last */
};

static void describe(void *context, size_t number, struct sheet_row *row)
{
	struct drawing *drawing = context;
	const struct head_row *text = &drawing->editor->rows.items[number];
	str_clear(&drawing->label);
	head_label(&drawing->label, text->what, text->index,
		app_digits(drawing->editor->app));
	row->label = drawing->label.data;
	row->style = STYLE_PLAIN;
	row->field = text->field;
	const struct finding *finding = head_row_finding(text);
	if (finding && finding->severity == SEVERITY_ERROR) {
		row->style = STYLE_ERROR;
		row->mark = terminal_piece(drawing->editor->app->terminal, LINE_WRONG);
	} else if (finding || head_editor_unconfirmed(drawing->editor, text) ||
		   signer_is_missing(drawing->editor, drawing->people, text) ||
		   memo_now_differs(drawing->now, text, NULL)) {
		row->style = STYLE_WARNING;
		row->mark = "!";
	}
}

/* What was found there, one below the other, as far as there is room. */
static void paint_findings(const struct head_row *row, const struct canvas *guide)
{
	int line = 0;
	for (size_t i = 0; i < row->found.count; i++) {
		const struct finding *finding = &row->found.items[i];
		if (!finding->reason)
			line = canvas_paragraphs(guide, line, finding->message,
				finding->severity == SEVERITY_ERROR ? STYLE_ERROR
								    : STYLE_WARNING);
	}
}

/* What is wanted where the cursor is. */
static void paint_guide(
	const struct app *app, const struct screen *screen, const struct canvas *guide)
{
	const struct head_face *state = screen->state;
	const struct head_row *row = head_editor_now(state->editor);
	struct str signer = STR_INIT, outdated = STR_INIT;
	signer_append(state->editor, &state->people, row, &signer);
	/* Under a question its key would answer that. */
	if (head_waits(app, screen) && app->over == OVER_NOTHING)
		canvas_paragraphs(guide, 0,
			_("Carried over: does it still hold? F8 or "
			  "Ctrl-B confirms it, a change does too."),
			STYLE_WARNING);
	else if (row && memo_now_differs(&state->now, row, &outdated))
		canvas_paragraphs(guide, 0, outdated.data, STYLE_WARNING);
	else if (row && head_row_finding(row))
		paint_findings(row, guide);
	else if (signer.bytes)
		canvas_paragraphs(guide, 0, signer.data,
			signer_is_missing(state->editor, &state->people, row)
				? STYLE_WARNING
				: STYLE_GUIDE);
	else if (state->editor->part == HEAD_MEMO && !state->memo_printed &&
		 !state->editor->read_only)
		canvas_paragraphs(guide, 0,
			_("No memo goes with this report: Ins or Alt-n adds it, filled in "
			  "from the report and the office."),
			STYLE_GUIDE);
	else if (!row || !app->settings.no_hints)
		canvas_paragraphs(guide, 0,
			row ? _(head_guide(row->what))
			    : _("There is no text here yet: the keys below add one."),
			STYLE_GUIDE);
	str_release(&signer);
	str_release(&outdated);
}

void head_face_paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct head_face *state = screen->state;
	struct head_editor *editor = state->editor;
	head_check_look(state->check, &editor->rows, HEAD_LOOK_NEW);
	const struct head_row *row = head_editor_now(editor);
	struct drawing drawing = {editor, &state->people, &state->now, STR_INIT};
	const struct sheet sheet = {describe, &drawing, editor->rows.count};
	const int rows = canvas->rows - GUIDE_ROWS - 2;
	const struct canvas body = canvas_part(canvas, 1, 0, rows, canvas->columns);
	const struct canvas guide =
		canvas_part(canvas, rows + 2, 1, GUIDE_ROWS, canvas->columns - 2);
	canvas_across(canvas, 0, 0, canvas->columns, STYLE_LINE);
	canvas_across(canvas, rows + 1, 0, canvas->columns, STYLE_LINE);
	paint_guide(app, screen, &guide);
	if (state->top >= editor->rows.count)
		state->top = 0;
	if (row)
		sheet_paint(&sheet, &body, editor->at, &state->top);
	str_release(&drawing.label);
}

/* --- keys --- */

enum effect head_run_next(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	(void)app;
	head_editor_go(editor, editor->at + 1 < editor->rows.count ? editor->at + 1 : 0);
	return EFFECT_PAINT;
}

enum effect head_run_previous(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	(void)app;
	head_editor_go(editor, editor->at ? editor->at - 1 : editor->rows.count - 1);
	return EFFECT_PAINT;
}

/* What is typed in the rows of the part: a line each. */
static void put_part(struct str *out, const struct head_editor *editor)
{
	const struct head_row *now = head_editor_now(editor);
	for (size_t i = 0; i < editor->rows.count; i++) {
		const struct head_row *row = &editor->rows.items[i];
		char *text = NULL;
		if (head_list_of(row->what) != head_list_of(now->what) ||
			row->index != now->index)
			continue;
		field_get_text(row->field, &text);
		if (*text)
			str_printf(out, "\n%.*s", (int)strcspn(text, "\n"), text);
		free(text);
	}
}

static void take_out(struct app *app, struct head_editor *editor)
{
	const struct head_row *row = head_editor_now(editor);
	struct str question = STR_INIT;
	head_question(&question, head_list_of(row->what), row->index, app_digits(app));
	put_part(&question, editor);
	const bool yes =
		dialog_confirm(app, _("Take out"), question.data, N_("Take out"));
	str_release(&question);
	if (yes)
		head_editor_remove(editor);
}

/* What can be added to which part. */
static const struct addition {
	enum head_part part;
	enum head_list list;
	const char *name; /* N_() */
} additions[] = {
	{HEAD_MEMO, LIST_SECTIONS, N_("A section, with a heading and a text")},
	{HEAD_MEMO, LIST_SIGNERS, N_("One more person who signs")},
	{HEAD_TEXTS, LIST_BEFORE, N_("A text before the table, with a heading")},
	{HEAD_TEXTS, LIST_AFTER, N_("A text after the table, with a heading")},
};

/* What is done to the memo as a whole. */
static const struct whole {
	const char *name; /* N_() */
	bool (*possible)(const struct app *app, const struct screen *screen);
	enum effect (*run)(struct app *app, struct screen *screen);
} wholes[] = {
	{N_("The memo goes with the report, filled in"), memo_can_add, memo_run_add},
	{N_("Leave the memo out; its texts stay"), memo_can_leave_out,
		memo_run_leave_out},
	{N_("Bring the figures of the memo up to date"), memo_can_update,
		memo_run_update},
};

/* Appends the names of those that are possible now, and which they are; how many. */
static size_t put_wholes(const struct app *app, const struct screen *screen,
	const char **names, const struct whole **which)
{
	size_t count = 0;
	if (head_face_editor(screen)->part != HEAD_MEMO)
		return 0;
	for (size_t i = 0; i < COUNT(wholes); i++)
		if (wholes[i].possible(app, screen)) {
			names[count] = _(wholes[i].name);
			which[count++] = &wholes[i];
		}
	return count;
}

/* One of what can be added, the kind of the cursor first; behind them, where the cursor is
 * in such a part, that it is taken out; and what is done to the memo as a whole. */
enum effect head_run_parts(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	const struct head_row *row = head_editor_now(editor);
	const enum head_list here = row ? head_list_of(row->what) : HEAD_LISTS;
	const char *names[COUNT(additions) + 1 + COUNT(wholes)];
	enum head_list lists[COUNT(additions)];
	const struct whole *which[COUNT(wholes)];
	size_t count = 0, now = 0;
	for (size_t i = 0; i < COUNT(additions); i++) {
		if (additions[i].part != editor->part)
			continue;
		now = additions[i].list == here ? count : now;
		lists[count] = additions[i].list;
		names[count++] = _(additions[i].name);
	}
	names[count] = _("Take out the part with the cursor");
	const size_t parts = count + (here != HEAD_LISTS);
	const size_t all = parts + put_wholes(app, screen, names + parts, which);
	const size_t chosen =
		dialog_pick_at(app, _("Add/take out"), names, all, now, false, NULL);
	if (chosen < count)
		head_editor_add(editor, lists[chosen]);
	else if (chosen < parts)
		take_out(app, editor);
	else if (chosen < all)
		return which[chosen - parts]->run(app, screen);
	return EFFECT_PAINT;
}

enum effect head_run_confirm(struct app *app, struct screen *screen)
{
	(void)app;
	head_editor_confirm(head_face_editor(screen));
	return EFFECT_PAINT;
}

enum effect head_run_up(struct app *app, struct screen *screen)
{
	(void)app;
	head_editor_move(head_face_editor(screen), -1);
	return EFFECT_PAINT;
}

enum effect head_run_down(struct app *app, struct screen *screen)
{
	(void)app;
	head_editor_move(head_face_editor(screen), 1);
	return EFFECT_PAINT;
}

enum effect head_run_save(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	const int64_t revision = editor->revision;
	if (!head_editor_leave(editor))
		return EFFECT_PAINT;
	editor->asked = editor->saving;
	if (!editor->saving)
		app_say_saved(app, editor->revision != revision);
	return EFFECT_PAINT;
}

enum effect head_run_extern(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	const struct head_row *row = head_editor_now(editor);
	struct error error = ERROR_INIT;
	bool changed;
	if (!extern_editor(app, row->field, &changed, &error))
		app_error(app, &error);
	else if (changed)
		editor->touched = true;
	return EFFECT_PAINT;
}

enum effect head_run_preview(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	const struct topic topic = {.report = editor->number};
	return head_editor_leave_waiting(editor) ? app_show(app, SCREEN_PREVIEW, &topic)
						 : EFFECT_PAINT;
}

enum effect head_run_replace(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	const struct topic topic = {.report = editor->number};
	return head_editor_leave_waiting(editor) ? app_show(app, SCREEN_REPLACE, &topic)
						 : EFFECT_PAINT;
}

/* The word of what was found where the cursor is that may be learned; NULL: there is
 * none. */
static const char *learnable(const struct screen *screen)
{
	const struct head_row *row = head_editor_now(head_face_editor(screen));
	const struct finding *finding =
		row ? finding_to_learn(&row->found, field_cursor(row->field)) : NULL;
	return finding ? finding->word : NULL;
}

enum effect head_run_learn(struct app *app, struct screen *screen)
{
	struct head_face *state = screen->state;
	if (learning_ask(app, learnable(screen)))
		head_check_again(state->check, &state->editor->rows);
	return EFFECT_PAINT;
}

bool head_waits(const struct app *app, const struct screen *screen)
{
	const struct head_editor *editor = head_face_editor(screen);
	const struct head_row *row = head_editor_now(editor);
	(void)app;
	return row && head_editor_unconfirmed(editor, row);
}

bool head_in_signature(const struct app *app, const struct screen *screen)
{
	const struct head_row *row = head_editor_now(head_face_editor(screen));
	(void)app;
	return row && head_list_of(row->what) == LIST_SIGNERS;
}

enum effect head_run_signer(struct app *app, struct screen *screen)
{
	struct head_face *state = screen->state;
	(void)app;
	signer_pick(state->editor, &state->people);
	return EFFECT_PAINT;
}

bool head_in_list(const struct app *app, const struct screen *screen)
{
	const struct head_editor *editor = head_face_editor(screen);
	const struct head_row *row = head_editor_now(editor);
	(void)app;
	return row && head_list_of(row->what) != HEAD_LISTS;
}

const char *head_lacks(const struct app *app, const struct screen *screen, enum need need)
{
	const struct head_editor *editor = head_face_editor(screen);
	(void)app;
	if (need == NEEDS_WRITE)
		return editor->read_only ? editor->read_only_why : NULL;
	return head_editor_now(editor) ? NULL : needs_words(need);
}

/* The report is gone or final: the screen gives way to the texts that are kept. What is
 * typed just now is among them. */
static bool gives_way(
	struct app *app, struct head_editor *editor, const struct event *event)
{
	struct error error = ERROR_INIT;
	if (event->kind == EVENT_TEXT || event->kind == EVENT_PASTE)
		head_editor_event(editor, event);
	if (!head_editor_keep(editor, &error))
		app_error(app, &error);
	if (!head_draft_gives_way(&editor->draft))
		return false;
	editor->read_only = true; /* nothing is written any more */
	return true;
}

enum effect head_face_event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct head_editor *editor = head_face_editor(screen);
	if (editor->draft.fate != CARD_HERE)
		return gives_way(app, editor, event) ? EFFECT_PAINT | EFFECT_CLOSE
						     : EFFECT_PAINT;
	const enum effect effect = head_editor_event(editor, event);
	if (effect != EFFECT_UNUSED || event->kind != EVENT_KEY ||
		!head_editor_now(editor))
		return effect;
	switch (event->key) {
	case K_UP: return editor->at ? head_run_previous(app, screen) : EFFECT_PAINT;
	case K_DOWN:
	case K_ENTER:
		return editor->at + 1 < editor->rows.count ? head_run_next(app, screen)
							   : EFFECT_PAINT;
	default: return EFFECT_UNUSED;
	}
}

bool head_face_suggest(
	struct app *app, struct screen *screen, const struct offering *offering)
{
	(void)app;
	return head_editor_suggest(head_face_editor(screen), offering);
}

bool head_face_keep(struct app *app, struct screen *screen, struct error *error)
{
	struct head_face *state = screen->state;
	const bool kept = head_editor_keep(state->editor, error);
	if (app->paused)
		head_check_look(state->check, &state->editor->rows,
			app->rested ? HEAD_LOOK_ALL : HEAD_LOOK_SHORT);
	if (app_pauses_on(app, screen))
		head_check_look_on(state->check, state->editor);
	return kept;
}

bool head_face_reload(struct app *app, struct screen *screen, struct error *error)
{
	struct head_face *state = screen->state;
	(void)app;
	head_editor_reload(state->editor);
	head_check_again(state->check, &state->editor->rows);
	state->memo_printed = prints_memo(&state->editor->head);
	return memo_now_read(&state->now, state->editor, error);
}

void head_face_close(struct app *app, struct screen *screen)
{
	(void)app;
	close_face(screen->state);
}
