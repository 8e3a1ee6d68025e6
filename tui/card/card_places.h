/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a measure stands in its report: moved within its group and into another, taken
 * out, put in with others out of a pasted table, copied and moved among reports
 * (tui/moving/moving.h); and that taken back, one after another.
 *
 * A group stands together on paper under one heading. So who crosses its border changes
 * the measure's group, not its place: it is the first or the last of the other group then,
 * and the message line says so. A measure that stands apart from its group goes to the
 * rest of it instead.
 */
#ifndef TUI_CARD_CARD_PLACES_H
#define TUI_CARD_CARD_PLACES_H

#include <stdint.h>

#include "db/overview.h"
#include "db/transfer.h"
#include "model/card.h"
#include "office/card_lines.h"
#include "tui/app/app.h"
#include "tui/terminal/terminal.h"
#include "tui/undoing/undoing.h"

enum { CARD_DEEDS_MOST = 100 }; /* beyond it the oldest is forgotten */

/* What was done in a list of measures, to be taken back. */
struct card_deed {
	enum {
		DEED_REMOVED,
		DEED_MOVED,
		DEED_GROUPED,
		DEED_PASTED,
		DEED_TRANSFERRED,
		DEED_ELSEWHERE
	} kind;
	int64_t card;          /* DEED_PASTED: the first of them */
	int64_t from;          /* the card's revision before it */
	struct card_spot spot; /* DEED_REMOVED: where it stood */
	int place, to;         /* DEED_MOVED: its place before, and since */
	struct card before;    /* DEED_GROUPED: as it was */
	int64_t revision;      /* and the revision since */
	int64_t *numbers;      /* DEED_PASTED: of the cards */
	struct card *put;      /* and what they said */
	size_t count;
	struct transferred sent; /* DEED_TRANSFERRED */
	struct undoing other;    /* DEED_ELSEWHERE */
};

/* The oldest first. Begins as zeros. */
struct card_deeds {
	struct card_deed *items;
	size_t count, capacity;
};
void card_deeds_release(struct card_deeds *deeds);

/* Moves the card of a line up (-1) or down (1); at an end nothing happens. It is one
 * deed more. False: it was not done, and the error says why; where it says nothing, the message
 * line does. */
bool card_place_move(struct app *app, const struct card_lines *lines, size_t line, int by,
	struct card_deeds *deeds, struct error *error);

/* Takes the card out of its report. */
bool card_place_remove(
	struct app *app, int64_t card, struct card_deeds *deeds, struct error *error);

/* Puts the rows of a pasted table (office/pasted_table.h) in as cards, behind that of a
 * line (NULL: at the end), after a question; *first gets the first of them, 0 where none
 * was put in. All of them are one deed. */
bool card_place_paste(struct app *app, int64_t report, const struct card_lines *lines,
	const struct card_line *row, const struct event *pasted, struct card_deeds *deeds,
	int64_t *first, struct error *error);

/* Copies or moves rows (moving_ask()), of which row is ticked first, or brings in measures of
 * other reports (moving_bring()). One deed, too; *first gets the first of those that are in
 * this report since, 0 where none is. */
bool card_place_send(struct app *app, int64_t report, const struct card_lines *lines,
	const struct card_line *row, struct card_deeds *deeds, int64_t *first,
	struct error *error);
bool card_place_bring(struct app *app, int64_t report, struct card_deeds *deeds,
	int64_t *first, struct error *error);

/* Takes over what another screen has done in this report (tui/app/undoing.h), if it has. */
void card_place_take_over(struct app *app, int64_t report, struct card_deeds *deeds);

/* Takes the last deed back, and *card is whose it was; it is forgotten, also where that
 * could not be, since somebody else has changed the card. As above. There is one. */
bool card_place_undo(
	struct app *app, struct card_deeds *deeds, int64_t *card, struct error *error);

#endif
