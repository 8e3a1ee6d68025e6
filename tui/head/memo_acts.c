/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/memo_acts.h"

#include <stdlib.h>

#include "model/head_text.h"
#include "model/memo_form.h"
#include "office/memo_start.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_faces.h"
#include "tui/head/head_rows.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/field.h"

/* --- what is out of date --- */

void memo_now_release(struct memo_now *now)
{
	memo_facts_release(&now->facts);
	memo_form_free(now->form);
	now->form = NULL;
}

bool memo_now_read(
	struct memo_now *now, const struct head_editor *editor, struct error *error)
{
	memo_now_release(now);
	return editor->part != HEAD_MEMO ||
	       memo_facts_read(&now->form, &now->facts, &editor->head, editor->app->store,
		       editor->number, error);
}

bool memo_now_differs(
	const struct memo_now *now, const struct head_row *row, struct str *out)
{
	struct memo_outdated found;
	char *text = NULL;
	if (!now->form || (row->what != HEAD_SUBJECT && row->what != HEAD_SECTION_TEXT))
		return false;
	field_get_text(row->field, &text);
	const bool differs =
		memo_form_outdated(now->form, &now->facts, row->what, text, 0, &found);
	if (differs && out)
		/* TRANSLATORS: a figure as it stands in the memo, what it is, the figure
		 * of the report. */
		str_printf(out, _("Out of date: %.*s, the %s, is %s in the report"),
			(int)found.bytes, text + found.start,
			_(memo_fact_label(found.fact)), now->facts.texts[found.fact]);
	free(text);
	return differs;
}

/* --- acts --- */

/* What is typed is saved before, and what came of it is shown. */
static bool show_again(struct app *app, struct screen *screen, struct error *error)
{
	if (error->kind || !head_face_reload(app, screen, error)) {
		app_error(app, error);
		return false;
	}
	return true;
}

enum effect memo_run_add(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	struct error error = ERROR_INIT;
	if (!head_editor_leave_waiting(editor))
		return EFFECT_PAINT;
	memo_add(app->store, editor->number, app->who, &error);
	if (show_again(app, screen, &error))
		app_message(app, STYLE_DONE, "%s",
			_("The memo goes with the report; look over what was filled in"));
	return EFFECT_PAINT;
}

enum effect memo_run_leave_out(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	struct error error = ERROR_INIT;
	if (!head_editor_leave_waiting(editor))
		return EFFECT_PAINT;
	memo_leave_out(app->store, editor->number, app->who, &error);
	if (show_again(app, screen, &error))
		app_message(app, STYLE_DONE, "%s",
			_("The memo is left out of the report; its texts stay here"));
	return EFFECT_PAINT;
}

enum effect memo_run_update(struct app *app, struct screen *screen)
{
	struct head_editor *editor = head_face_editor(screen);
	struct error error = ERROR_INIT;
	size_t changed;
	if (!head_editor_leave_waiting(editor))
		return EFFECT_PAINT;
	memo_update(app->store, editor->number, app->who, &changed, &error);
	if (!show_again(app, screen, &error))
		return EFFECT_PAINT;
	if (!changed)
		app_message(app, STYLE_DONE, "%s",
			_("The figures of the memo are those of the report"));
	else
		app_message(app, STYLE_DONE,
			_("%zu figures of the memo were brought up to date"), changed);
	return EFFECT_PAINT;
}

static const struct head_face *face_of(const struct screen *screen)
{
	return screen->state;
}

bool memo_can_add(const struct app *app, const struct screen *screen)
{
	(void)app;
	return !face_of(screen)->memo_printed ||
	       !face_of(screen)->editor->head.memo.present;
}

bool memo_can_leave_out(const struct app *app, const struct screen *screen)
{
	return !memo_can_add(app, screen);
}

bool memo_can_update(const struct app *app, const struct screen *screen)
{
	const struct head_face *face = face_of(screen);
	(void)app;
	for (size_t i = 0; i < face->editor->rows.count; i++)
		if (memo_now_differs(&face->now, &face->editor->rows.items[i], NULL))
			return true;
	return false;
}

enum effect memo_run_turn(struct app *app, struct screen *screen)
{
	return memo_can_add(app, screen) ? memo_run_add(app, screen)
					 : memo_run_leave_out(app, screen);
}

const char *memo_turn_name(const struct app *app, const struct screen *screen)
{
	return memo_can_add(app, screen) ? N_("Add the memo") : N_("Leave the memo out");
}
