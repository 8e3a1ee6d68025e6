/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A zip archive that is being made, by libzip: files with names, of which none is held in
 * memory.
 */
#ifndef PUBLISH_ARCHIVE_H
#define PUBLISH_ARCHIVE_H

#include <stdbool.h>
#include <stdio.h>

#include "publish/sink.h"
#include "text/error.h"

/* Loads libzip, where that was not done. False: it is not on this machine. */
bool archive_load(void);

struct archive;

/* name: what it is like, mattrakan.docx. NULL and the error. */
struct archive *archive_new(const char *name, struct error *error);
void archive_free(struct archive *archive);

/* Adds a file, which the archive closes, also where that fails; a text, which must stay
 * where it is until the end. */
bool archive_add(
	struct archive *archive, const char *name, FILE *file, struct error *error);
bool archive_add_text(
	struct archive *archive, const char *name, const char *text, struct error *error);
/* The first of them, by which other programs tell what the archive is: its type, as it is and
 * not packed. */
bool archive_add_type(struct archive *archive, const char *type, struct error *error);

/* Writes it all to the output. Nothing else is done with it then. */
bool archive_finish(
	struct archive *archive, const struct sink_output *output, struct error *error);

#endif
