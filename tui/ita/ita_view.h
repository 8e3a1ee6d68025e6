/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the screen of an ITA result holds, and how it looks (ita_view.c); what its keys
 * do is in screen_ita.c.
 */
#ifndef TUI_ITA_ITA_VIEW_H
#define TUI_ITA_ITA_VIEW_H

#include "model/ita_bank.h"
#include "office/card_lines.h"
#include "tui/app/app.h"
#include "tui/table/table_view.h"

/* What the result was before it was changed on this screen. */
struct ita_before {
	struct report head;
	int64_t revision; /* that the change led to: undone only where it is still that */
};

enum { ITA_UNDO_MOST = 100 };

struct ita_view {
	struct app *app;
	int64_t report;
	int64_t revision; /* of head */
	struct report head;
	struct card_lines cards;
	struct ita_bank *bank; /* NULL: there is none */
	struct table_view *table;
	struct ita_before *before; /* the newest last */
	size_t before_count, before_capacity;
	bool read_only;  /* the report is submitted or approved */
	size_t expected; /* items there are when a new one was saved; 0: none is typed */
	size_t place;    /* where that goes */
};

struct table_view *ita_view_table(struct ita_view *state);

/* The item under the cursor; NULL: none. */
const struct ita_item *ita_view_item(const struct ita_view *state);

void ita_view_paint(struct app *app, struct screen *screen, const struct canvas *canvas);

#endif
