/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unknown keys, which structs keep as the text of a JSON object (struct shape's extra).
 * Such a text may come from a file that anybody wrote: it is sound where it is a JSON
 * object of model/limits.h's size and depth, without a key that the struct itself has,
 * since that would be read, printed and sealed in two ways.
 */
#ifndef MODEL_EXTRA_H
#define MODEL_EXTRA_H

#include "model/data.h"
#include "model/json_shape.h"
#include "model/report.h"

/* Parses the unknown keys of an object of a shape, to be freed; NULL and the error where
 * they are not sound. Text must not be NULL. */
struct data *extra_parse(
	const struct shape *shape, const char *extra, struct error *error);

/* Whether all unknown keys are sound; the error names the object: memo.signatures[2]. */
bool extra_check_report(const struct report *report, struct error *error);
bool extra_check_card(const struct card *card, struct error *error);

#endif
