/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading any struct that has a shape, for model/json.c; and what model/extra.c needs of
 * it.
 */
#ifndef MODEL_JSON_READ_H
#define MODEL_JSON_READ_H

#include <stdbool.h>

#include "model/data.h"
#include "model/json_shape.h"
#include "text/error.h"

/* Fills owner, an empty struct of the shape. After a failure it holds a part, to
 * be released like a whole one. */
bool read_object(const struct node *node, const struct shape *shape, void *owner,
	struct error *error);

/* The same of what an older program of ours wrote, to which a key was unknown that this one
 * knows: its value, if it does not fit, stays an unknown key's. */
bool read_own_object(const struct node *node, const struct shape *shape, void *owner,
	struct error *error);

/* Fills one member of owner, which it does not have yet. */
bool read_known(const struct node *node, const struct member *member, void *owner,
	struct error *error);

/* Whether the value is of the member's kind: a text, a list of texts. Of members that are
 * more than that, true. */
bool read_fits(const struct node *node, const struct member *member);

/* Appends a member to the text of unknown keys ("" at first), which lacks its last brace. */
void read_unknown(struct str *extra, const struct node *member);

#endif
