/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The document that is being imported, and the three lists in which it is looked at: what
 * is doubtful, what is which, and the measures that it makes.
 */
#ifndef TUI_INTAKE_IMPORT_LISTS_H
#define TUI_INTAKE_IMPORT_LISTS_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/proposal.h"
#include "model/lists.h"
#include "office/importing.h"
#include "tui/app/app.h"
#include "tui/intake/import_rows.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/widget/text_view.h"

enum import_list { IMPORT_DOUBTS, IMPORT_WHICH, IMPORT_MEASURES, IMPORT_LISTS };

/* What the clerk said of a row of a table: that stays when its columns are others. */
struct said_row {
	size_t block, row;
	enum mapping_row kind;
};

struct import_work {
	struct app *app;
	struct string_list paths; /* of all files that were chosen */
	size_t at;                /* the one that is looked at */
	struct importing importing;
	struct heading_memory memory; /* what was said of headings before */
	bool corrected;               /* something was said otherwise */

	enum import_list list;
	struct table_view *tables[IMPORT_LISTS];
	size_t *doubts; /* the proposal's, what has to be answered first */
	struct import_rows rows;
	struct said_row *said;
	size_t said_count, said_capacity;

	struct text_view *detail; /* of the row under the cursor */
	bool stale;               /* it is of what was */
	size_t detailed;          /* the row that it is of */
	enum import_list of;      /* in this list */
	bool reading;             /* it has the screen for itself */
};

void import_work_init(struct import_work *work, struct app *app);
void import_work_release(struct import_work *work);

/* A document was read: the lists are filled, and the first that is of use is in front. */
void import_work_begin(struct import_work *work);
/* Forgets the document. */
void import_work_end(struct import_work *work);
/* The mapping was changed: the report is made anew. */
void import_work_again(struct import_work *work);

size_t import_work_row(const struct import_work *work); /* SIZE_MAX: none */
/* The doubt, or the row of what is which, under the cursor; NULL: of another list. */
const struct doubt *import_work_doubt(const struct import_work *work);
const struct import_row *import_work_which(const struct import_work *work);

/* What stands between a text and what is made of it. */
const char *import_arrow(const struct import_work *work);

/* The names of the lists with how much is in each, the one in front marked. */
void import_lists_paint(const struct import_work *work, const struct canvas *canvas);

#endif
