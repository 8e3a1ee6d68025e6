/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads comma-separated values (RFC 4180, with semicolons and tabs too): one table, the name
 * of which is the file's. A value is a cell with one paragraph, line ends inside it are \n.
 */
#ifndef INTAKE_CSV_H
#define INTAKE_CSV_H

#include <stdbool.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "text/error.h"

bool csv_read(struct source *source, const struct intake_file *file, struct error *error);

#endif
