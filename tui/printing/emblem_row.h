/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The row of a form that says which emblem the office's memos have (office/emblem.h): none,
 * or the picture that was chosen from a list of files. What is chosen holds at once, for
 * everybody; of the two one key goes back to the other.
 */
#ifndef TUI_PRINTING_EMBLEM_ROW_H
#define TUI_PRINTING_EMBLEM_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "office/form_row.h"
#include "text/error.h"
#include "text/i18n.h"
#include "tui/app/app.h"
#include "tui/app/form.h"

/* The row in the form's table. */
#define EMBLEM_ROW                                                                       \
	{                                                                                \
		.label = N_("Emblem"),                                                   \
		.guide = N_("The picture at the head of memos that become a PDF, the "   \
			    "office's own, for everybody. Ctrl-O shows where pictures "  \
			    "(PNG) are; this program keeps a copy."),                    \
	}

struct emblem_row {
	size_t index; /* of the row in its form */
	struct form_row *row;
	struct form *form;
	const char *choices[2]; /* none; the picture's name */
	char *value;            /* of the picture; NULL: none is known */
	size_t chosen;          /* what the office file says */
};

/* Reads it, and puts the choices into the row of a form that is to be made. The row must live
 * as long. False: the office file cannot be read, and nothing is to be
 * released. */
bool emblem_row_init(struct emblem_row *emblem, struct app *app, struct form_row *rows,
	size_t index, struct error *error);
void emblem_row_release(struct emblem_row *emblem);

/* The form is made. */
void emblem_row_begin(struct emblem_row *emblem, struct form *form);

/* After each event: sets what was chosen. */
void emblem_row_follow(struct emblem_row *emblem, struct app *app);

/* Whether the cursor is in it; then the list of files is emblem_row_pick(). */
bool emblem_row_here(const struct emblem_row *emblem);
void emblem_row_pick(struct emblem_row *emblem, struct app *app);

#endif
