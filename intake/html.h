/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader of .html and .htm, for the table of intake/reader.c.
 */
#ifndef INTAKE_HTML_H
#define INTAKE_HTML_H

#include <stdbool.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"

bool page_read(
	struct source *source, const struct intake_file *file, struct error *error);

#endif
