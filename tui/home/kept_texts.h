/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's kept texts (db/kept.h), held for a screen; and the drafts that become kept
 * texts at the start, because what they were typed in is gone or final.
 */
#ifndef TUI_HOME_KEPT_TEXTS_H
#define TUI_HOME_KEPT_TEXTS_H

#include "db/kept.h"
#include "office/typed_texts.h"
#include "text/number.h"
#include "tui/app/app.h"
#include "tui/app/fate.h"

struct kept_item {
	char *name;
	int64_t report, number; /* number: of the card; 0: the report's own texts */
	int64_t revision, at;
	unsigned fields;          /* of a card: those that were typed in */
	struct card card;         /* of a card: as it was typed */
	struct typed_texts texts; /* of a report */
	char *body;               /* as in a draft */
};

struct kept_items {
	struct kept_item *items;
	size_t count, capacity;
};

/* Reads them; *items is zeroed or was read before. What cannot be understood is left
 * out. */
bool kept_items_read(
	struct kept_items *items, const struct app *app, struct error *error);
void kept_items_release(struct kept_items *items);

/* Makes kept texts of the drafts of runs that are over, where their card or report cannot
 * have them any more. */
bool kept_rescue(struct app *app, struct error *error);

/* Appends what was typed as a text, each part below its name. */
void kept_item_append(struct str *out, const struct kept_item *item, enum digits digits);
/* The name for people of a text of a report, by its path. */
void kept_path_label(struct str *out, const char *path, enum digits digits);

#endif
