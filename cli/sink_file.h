/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where output goes: standard output, or a file that appears whole or not at all.
 *
 * A file is written beside its name and takes its place when it is complete, so a full
 * disk or a break leaves what was there.
 */
#ifndef CLI_SINK_FILE_H
#define CLI_SINK_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "text/error.h"

struct sink_file {
	FILE *stream;
	const char *name; /* for messages; borrowed or translated */
	char *path;       /* NULL: standard output */
	char *beside;     /* the file being written; NULL: a device, written directly */
	bool force;
};

/* to: "-" or a path. An existing file is refused unless force. */
bool sink_file_open(
	struct sink_file *sink, const char *to, bool force, struct error *error);

/* Writes the bytes, or some of them now and the rest with later ones. */
bool sink_file_write(
	struct sink_file *sink, const char *data, size_t bytes, struct error *error);

/* Puts the file in its place, or where keep is false removes it (the error is then
 * already set). Returns whether all is well. */
bool sink_file_close(struct sink_file *sink, bool keep, struct error *error);

#endif
