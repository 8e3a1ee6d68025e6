/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The memo that goes with a report: its fields, its sections, who signs.
 */
#include <config.h>

#include "model/head_text.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/head/head_editor.h"
#include "tui/head/head_faces.h"
#include "tui/head/screens.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct head_face *state = screen->state;
	(void)app;
	str_puts(left, state->heading);
	str_puts(right, state->memo_printed
				? _("Memo")
				: _("Memo (this report form does not print it)"));
	if (state->editor->read_only)
		str_printf(right, " %s", _("(to be read)"));
}

static enum effect run_section(struct app *app, struct screen *screen)
{
	(void)app;
	head_editor_add(head_face_editor(screen), LIST_SECTIONS);
	return EFFECT_PAINT;
}

static enum effect run_signer(struct app *app, struct screen *screen)
{
	(void)app;
	head_editor_add(head_face_editor(screen), LIST_SIGNERS);
	return EFFECT_PAINT;
}

static const struct action actions[] = {
	HEAD_NEXT,
	{
		.name = N_("Section"),
		.help = N_("A further section, with a heading and a text."),
		.keys = {ALT('n')},
		.run = run_section,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("Signature"),
		.help = N_("One more person who signs."),
		.keys = {ALT('g')},
		.run = run_signer,
		.needs = NEEDS_WRITE,
	},
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
};

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	return head_face_open(app, &screen_memo, topic, HEAD_MEMO, error);
}

const struct screen_class screen_memo = {
	.id = SCREEN_MEMO,
	.name = "memo",
	.open = open,
	.title = title,
	.paint = head_face_paint,
	.event = head_face_event,
	.keep = head_face_keep,
	.close = head_face_close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = head_lacks,
	.hides = NEEDS_WRITE,
	.help = N_("The memo with which the report is handed on: its head, its sections, "
		   "the closing, and the signatures in the order in which they sign. "
		   "Everything is saved when a field is left."),
	.widgets = WIDGET_TEXT,
};
