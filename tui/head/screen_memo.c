/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The memo that goes with a report: its fields, its sections, who signs.
 */
#include <config.h>

#include "model/head_text.h"
#include "text/i18n.h"
#include "text/str.h"
#include "office/memo_start.h"
#include "tui/app/app.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_faces.h"
#include "tui/head/memo_acts.h"
#include "tui/head/screens.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct head_face *state = screen->state;
	(void)app;
	str_puts(left, state->heading);
	str_puts(right, state->memo_printed ? _("Memo") : _("Memo (left out)"));
	if (state->editor->read_only)
		str_printf(right, " %s", _("(to be read)"));
}

static const struct action actions[] = {
	HEAD_NEXT,
	/* Before the others: where it can be done it is what is to be done. */
	{
		.name = N_("Who signs"),
		.help = N_("Chooses whose this signature is: a supervisor of the office "
			   "file, who signs in the program, or somebody who signs on the "
			   "paper."),
		.keys = {CTRL('O')},
		.run = head_run_signer,
		.possible = head_in_signature,
		.needs = NEEDS_WRITE,
	},
	HEAD_ACTIONS,
	{
		.name = N_("Add the memo"),
		.name_now = memo_turn_name,
		.help = N_(
			"The memo goes with the report, where what is empty is filled "
			"in from the report and the office; or it is left out, and its "
			"texts stay."),
		.run = memo_run_turn,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Figures up to date"),
		.help = N_("Puts the figures of the report in place of those of the memo "
			   "that are out of date."),
		.run = memo_run_update,
		.needs = NEEDS_WRITE,
	},
};

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	if (topic->adds && !memo_add(app->store, topic->report, app->who, error))
		return false;
	return head_face_open(app, &screen_memo, topic, HEAD_MEMO, error);
}

const struct screen_class screen_memo = {
	.id = SCREEN_MEMO,
	.name = "memo",
	.open = open,
	.about = head_face_about,
	.title = title,
	.paint = head_face_paint,
	.event = head_face_event,
	.reload = head_face_reload,
	.keep = head_face_keep,
	.suggest = head_face_suggest,
	.close = head_face_close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = head_lacks,
	.hides = NEEDS_WRITE,
	.help = N_(
		"The memo with which the report is handed on: its head, its sections, "
		"the closing, and the signatures in the order in which they sign. "
		"Everything is saved when a field is left.\nA report of any layout can "
		"have one: Add/take out adds it, filled in from the report and the "
		"office, and leaves it out again. A figure that is another in the "
		"report by now is marked !, and stays until you change it."),
	.widgets = WIDGET_TEXT | WIDGET_OFFERS,
	.places = &head_face_places,
};
