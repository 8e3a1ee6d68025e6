/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader of .odt, for the table of intake/reader.c.
 */
#ifndef INTAKE_ODT_H
#define INTAKE_ODT_H

#include <stdbool.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"

bool odt_read(struct source *source, const struct intake_file *file, struct error *error);

#endif
