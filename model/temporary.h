/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files of our own that are there while something is made of them: a copy or an export
 * half written, the copy that verify looks at, a text that is in an editor. Their names
 * tell of which process they are, so that what a killed one left can be told and cleared.
 */
#ifndef MODEL_TEMPORARY_H
#define MODEL_TEMPORARY_H

#include <stdbool.h>

#include "text/str.h"

/* Makes an empty file of mode 0600 in the folder of path, after clearing there what
 * killed processes left, and appends its name. Its descriptor, to be closed; -1: errno.
 * All of it must stand elsewhere too: it is cleared without a question. */
int temporary_make(const char *path, struct str *name);

/* The same for a text to be given to an editor, in $TMPDIR. It is cleared only while it is
 * as it was given, which temporary_give() notes once it is written: what somebody typed
 * there may stand nowhere else. */
int temporary_make_text(struct str *name);
bool temporary_give(int file);

/* Appends $TMPDIR, or /tmp. */
void temporary_folder(struct str *folder);

/* Clears what killed processes of this person left in a folder. */
void temporary_sweep(const char *folder);

#endif
