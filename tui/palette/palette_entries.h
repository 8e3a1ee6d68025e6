/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the palette can find: entries, each with its names, and which of them what is typed
 * means.
 */
#ifndef TUI_PALETTE_PALETTE_ENTRIES_H
#define TUI_PALETTE_PALETTE_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/widget/action.h"

enum palette_kind {
	PALETTE_ACTION,  /* action */
	PALETTE_PLACE,   /* number: a place of the screen on top (screen_places) */
	PALETTE_CARD,    /* number: of a card of the report */
	PALETTE_REPORT,  /* number: of a report */
	PALETTE_SETTING, /* number: a row of the screen of that id */
	PALETTE_SCREEN,  /* number: an index of palette_screens */
};

struct palette_entry {
	enum palette_kind kind;
	const struct action *action, *table; /* and the table in which it stands */
	enum screen_id screen;
	int64_t number;
	int32_t ordinal; /* the number by which people call it, from 1; 0: none */
	const char *
		refused; /* N_(): why it cannot be done now; NULL: nothing is in the way */
	struct str name;   /* in the language in use */
	struct str wanted; /* a sentence on it, likewise */
	keystroke key;     /* 0: it has none */
	/* Folded (text_fold()): its names in both languages, a line each; then the rest. */
	struct str names, words;
};

struct palette_entries {
	struct palette_entry *items;
	size_t count, capacity;
	bool cards_read;
	/* What what was typed last means: indexes of items, the best first. */
	size_t *found;
	size_t found_count;
};

/* Everything but cards, which may be many. */
void palette_collect(
	struct palette_entries *entries, struct app *app, const struct screen *screen);
/* The cards of the report, once. */
void palette_collect_cards(struct palette_entries *entries, struct app *app);
void palette_entries_release(struct palette_entries *entries);

/* Fills found; of nothing typed with everything. Each word has to be in a name of what is
 * found, or in the sentence on it. First come those whose number was typed, then those
 * whose name begins with it, then those whose name holds it. */
void palette_find(struct palette_entries *entries, const char *typed);

/* The report that the screens are about, from the one on top downwards; 0: none. */
int64_t palette_report(const struct app *app);

/* The widgets whose keys work on a screen where its cursor is: bits of enum
 * screen_widgets. Not WIDGET_OFFERS: what is offered is gone while one types elsewhere, and
 * says its keys itself. */
unsigned palette_widgets(const struct screen *screen);

#endif
