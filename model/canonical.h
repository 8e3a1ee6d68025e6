/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The canonical form of a report, for seals and for the trail: what it says and nothing
 * of what became of it. One line of UTF-8 JSON; the keys of each object in the order of
 * their bytes; no white space; numbers as model/data_write.c writes them, those of
 * unknown keys as they are written; without state (its own and its cards'), seal and
 * trail. Unknown keys are in it, read as values and written again: whatever stands in the
 * office file, it cannot reach beyond its object, nor say again what a known key says
 * (model/extra.h).
 */
#ifndef MODEL_CANONICAL_H
#define MODEL_CANONICAL_H

#include "model/report.h"

void report_canonical(struct str *out, const struct report *report);

/* The same without its cards, for who has no more than one of them in memory. Returns the
 * place in it, in bytes, where they stand in the whole, with a comma before all but the
 * first. Appends to an empty out. */
size_t report_canonical_head(struct str *out, const struct report *report);

/* The same of a card. */
void card_canonical(struct str *out, const struct card *card);

#endif
