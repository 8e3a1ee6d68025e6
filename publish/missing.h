/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said where a form cannot be made for want of a library.
 */
#ifndef PUBLISH_MISSING_H
#define PUBLISH_MISSING_H

#include <stdbool.h>

#include "text/error.h"

/* The library is not on this machine. form: csv; package: Debian's. False. */
bool publish_missing(const char *form, const char *package, struct error *error);

/* The program itself was built without it. False. */
bool publish_left_out(const char *form, const char *package, struct error *error);

#endif
