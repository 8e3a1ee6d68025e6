/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Going to the example office (office/example.h) and back, as one does it in the program.
 */
#ifndef TUI_BEGINNING_EXAMPLE_OFFICE_H
#define TUI_BEGINNING_EXAMPLE_OFFICE_H

#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/widget/action.h"

/* Makes it where it is not there, and goes there; the message line says where that fails. */
enum effect example_office_go(struct app *app, struct screen *screen);

/* Goes back to the person's own office file. */
enum effect example_office_leave(struct app *app, struct screen *screen);

/* After a question: it is thrown away, and made anew or not. */
enum effect example_office_anew(struct app *app, struct screen *screen);
enum effect example_office_discard(struct app *app, struct screen *screen);

bool example_office_is_open(const struct app *app, const struct screen *screen);
bool example_office_is_not_open(const struct app *app, const struct screen *screen);

/* Of the actions of all screens: the palette finds them. */
#define EXAMPLE_OFFICE_ACTIONS                                                           \
	{.name = N_("Example office"),                                                   \
		.help = N_(                                                              \
			"An office file to play in, with five filled-in reports. What "  \
			"is done there gets into no other."),                            \
		.quiet = true,                                                           \
		.run = example_office_go,                                                \
		.possible = example_office_is_not_open},                                 \
		{.name = N_("Leave the example"),                                        \
			.help = N_("Back to your own office file. The example stays as " \
				   "it is."),                                            \
			.quiet = true,                                                   \
			.run = example_office_leave,                                     \
			.possible = example_office_is_open},                             \
		{.name = N_("Make the example anew"),                                    \
			.help = N_("Throws away all that was done in it."),              \
			.quiet = true,                                                   \
			.run = example_office_anew,                                      \
			.possible = example_office_is_open},                             \
	{                                                                                \
		.name = N_("Throw the example away"),                                    \
		.help = N_("Removes it, and goes back to your own office file."),        \
		.quiet = true, .run = example_office_discard,                            \
		.possible = example_office_is_open                                       \
	}

#endif
