/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file in $TMPDIR that a library writes by its name, because it can write nothing else:
 * then its bytes go to the output.
 */
#ifndef PUBLISH_MADE_FILE_H
#define PUBLISH_MADE_FILE_H

#include <stdbool.h>

#include "publish/sink.h"
#include "text/error.h"
#include "text/str.h"

struct made_file {
	struct str path; /* "": there is none */
};

/* Makes it, empty and for this person alone. name: what it is like, mattrakan.xlsx.
 * False: the error names the folder. */
bool made_file_new(struct made_file *file, const char *name, struct error *error);

/* Gives all of its bytes to the output. */
bool made_file_put_out(const struct made_file *file, const struct sink_output *output,
	struct error *error);

/* Takes it away. {STR_INIT}, or twice: nothing happens. */
void made_file_remove(struct made_file *file);

#endif
