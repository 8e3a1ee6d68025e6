/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader of .docx and .docm, for the table of intake/reader.c.
 */
#ifndef INTAKE_DOCX_H
#define INTAKE_DOCX_H

#include <stdbool.h>

#include "intake/reader.h"

bool docx_read(
	struct source *source, const struct intake_file *file, struct error *error);

#endif
