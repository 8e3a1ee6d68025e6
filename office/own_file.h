/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small texts that a person's own folder remembers (model/file.h), because the office file
 * must not: others may write to a shared one, and what they write there must not become the
 * place that somebody's files are written to.
 */
#ifndef OFFICE_OWN_FILE_H
#define OFFICE_OWN_FILE_H

#include "text/str.h"

/* Appends what is remembered under a name ("printer"); nothing where there is none, or where
 * the file is not the person's own. */
void own_file_read(const char *name, struct str *text);

/* Remembers it; "": nothing more. Where that cannot be, it is as if nothing were. */
void own_file_write(const char *name, const char *text);

#endif
