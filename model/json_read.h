/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading any struct that has a shape. model/json.c alone calls this.
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

#endif
