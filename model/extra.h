/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unknown keys, which structs keep as the text of a JSON object (struct shape's extra).
 * Such a text may come from a file that anybody wrote: it is sound where it is a JSON
 * object of model/limits.h's size and depth, without a key that the struct itself has,
 * since that would be read, printed and sealed in two ways.
 *
 * A key that an older program did not know may be one that this one knows. Rows are settled
 * when the office file is brought up to date (db/rows/known_keys.c), so that the value
 * stands in its member alone, and from then on such a key is a forgery. A value of another
 * kind (a number, where a text is wanted now) stays an unknown key, and is written once, as
 * it always was, until somebody fills the member in.
 */
#ifndef MODEL_EXTRA_H
#define MODEL_EXTRA_H

#include "model/card.h"
#include "model/data.h"
#include "model/json_shape.h"
#include "model/report.h"

/* Parses the unknown keys of owner, a struct of the shape that has some (extra is not
 * NULL), to be freed; NULL and the error where they are not sound. */
struct data *extra_parse(
	const struct shape *shape, const void *owner, struct error *error);

/* Whether all unknown keys are sound; the error names the object: memo.signatures[2]. */
bool extra_check_report(const struct report *report, struct error *error);
bool extra_check_card(const struct card *card, struct error *error);

/* The same after known keys have gone where they belong. Only the part that was looked at
 * before a failure is settled. */
bool extra_settle_report(struct report *report, struct error *error);
bool extra_settle_card(struct card *card, struct error *error);

/* The card's field was filled in: an unknown key of its name goes. */
void extra_give_way(struct card *card, enum card_field field);

#endif
