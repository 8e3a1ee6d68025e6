/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evidence that is chosen instead of typed: addresses that stand in the card's texts, photos
 * and files, which are kept beside the office file; and captions.
 */
#ifndef TUI_PICKING_EVIDENCE_PICK_H
#define TUI_PICKING_EVIDENCE_PICK_H

#include <stdbool.h>

#include "model/card.h"
#include "text/str.h"
#include "tui/app/app.h"

/* Adds what is chosen for the card to *pieces; where the message line says so, not all of it
 * could be. False: nothing was. */
bool evidence_pick(
	struct app *app, const struct card *card, struct evidence_list *pieces);

/* Adds all addresses of some fields (bits) that are no evidence yet, at once. */
void evidence_of_texts(
	const struct card *card, unsigned fields, struct evidence_list *pieces);

/* A caption for a piece of a kind, with its place. now: what stands there. False: Esc, or
 * there is none to offer, and the message line says so. */
bool caption_pick(struct app *app, const struct card *card, const char *kind,
	const char *place, const char *now, struct str *caption);

#endif
