/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts that stand before and after the table of a report.
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
#include "tui/widget/action.h"

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

static const struct action actions[] = {
	HEAD_NEXT,
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
		"What stands before the table (why the report is made, which results it "
		"rests on) and after it (problems, suggestions). Each text has a heading "
		"or none. Everything is saved when a field is left."),
	.widgets = WIDGET_TEXT | WIDGET_OFFERS,
	.places = &head_face_places,
};
