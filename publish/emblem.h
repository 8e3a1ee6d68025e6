/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which pictures can stand at the head of a memo: PNGs of a size that an emblem may have.
 */
#ifndef PUBLISH_EMBLEM_H
#define PUBLISH_EMBLEM_H

#include <stdbool.h>

#include "text/error.h"
#include "text/str.h"

/* path: of its file, which these bytes are of. False and the error where it is none. */
bool publish_emblem_check(
	const char *path, const struct str *picture, struct error *error);

#endif
