/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people are told where a document cannot be read for a reason that several forms share.
 */
#ifndef INTAKE_MISSING_H
#define INTAKE_MISSING_H

#include <stdbool.h>

#include "text/error.h"

/* A library is not there while the program runs: names Debian's package. Returns false. */
bool intake_missing(const char *file, const char *package, struct error *error);

/* The document is locked with a password. Returns false. */
bool intake_locked(const char *file, struct error *error);

#endif
