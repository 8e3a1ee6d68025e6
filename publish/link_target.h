/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a link leads, for programs that refuse a whole document because of one address
 * that is none.
 */
#ifndef PUBLISH_LINK_TARGET_H
#define PUBLISH_LINK_TARGET_H

#include <stdbool.h>

#include "publish/link.h"
#include "text/str.h"

/* Appends the address of a link of text as RFC 3986 has it: what may not stand there is
 * written as %XX. False: its host or port is none, so that it cannot be a link. */
bool link_target(struct str *out, const char *text, const struct link *link);

#endif
