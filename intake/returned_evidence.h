/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The evidence of a measure as a document of ours shows it, and back.
 */
#ifndef INTAKE_RETURNED_EVIDENCE_H
#define INTAKE_RETURNED_EVIDENCE_H

#include <stdbool.h>

#include "model/card.h"

/* Makes the card's evidence of its lines as they are now, without a label. whole: each piece
 * stands there with its place, as in a table for spreadsheets; else as paper shows it. A piece
 * whose line is the same, or that is not shown, stays as it is. False: it did not stand there
 * one piece a line, and the card is as it was. */
bool returned_evidence_take(struct card *card, const char *lines, bool whole);

#endif
