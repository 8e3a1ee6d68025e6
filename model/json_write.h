/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing any struct that has a shape. model/json.c alone calls this.
 */
#ifndef MODEL_JSON_WRITE_H
#define MODEL_JSON_WRITE_H

#include <stdbool.h>

#include "model/json_shape.h"
#include "text/str.h"

/* Appends owner, a struct of the shape; on lines, indented by one space, or all on
 * one line without a space. */
void write_object(
	struct str *out, const struct shape *shape, const void *owner, bool on_lines);

#endif
