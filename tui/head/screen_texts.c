/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts that stand before and after the table of a report.
 */
#include <config.h>

#include "text/i18n.h"
#include "tui/head/head_faces.h"
#include "tui/head/screens.h"

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct head_face *state = screen->state;
	(void)app;
	str_puts(left, state->heading);
	str_puts(right, _("Texts before and after"));
	if (state->editor->read_only)
		str_printf(right, " %s", _("(to be read)"));
}

static enum effect run_before(struct app *app, struct screen *screen)
{
	(void)app;
	head_editor_add(head_face_editor(screen), LIST_BEFORE);
	return EFFECT_PAINT;
}

static enum effect run_after(struct app *app, struct screen *screen)
{
	(void)app;
	head_editor_add(head_face_editor(screen), LIST_AFTER);
	return EFFECT_PAINT;
}

static const struct action actions[] = {
	HEAD_NEXT,
	{
		.name = N_("Before"),
		.help = N_("A further text before the table, with a heading."),
		.keys = {ALT('n')},
		.run = run_before,
		.needs = NEEDS_WRITE,
	},
	{
		.name = N_("After"),
		.help = N_("A further text after the table, with a heading."),
		.keys = {ALT('g')},
		.run = run_after,
		.needs = NEEDS_WRITE,
	},
	HEAD_ACTIONS,
};

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	return head_face_open(app, &screen_texts, topic, HEAD_TEXTS, error);
}

const struct screen_class screen_texts = {
	.id = SCREEN_TEXTS,
	.name = "texts",
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
	.help = N_(
		"What stands before the table (why the report is made, which results it "
		"rests on) and after it (problems, suggestions). Each text has a heading "
		"or none. Everything is saved when a field is left."),
	.widgets = WIDGET_TEXT,
};
