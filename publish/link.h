/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Addresses in running text, for those who can make links of them. A link leads to the web
 * or to a mailbox, never anywhere else: whatever a report says, none runs a script or opens
 * a file.
 */
#ifndef PUBLISH_LINK_H
#define PUBLISH_LINK_H

#include <stdbool.h>
#include <stddef.h>

struct link {
	size_t start, bytes; /* of the text */
	const char *scheme;  /* what has to stand before it: "", "http://", "mailto:" */
};

/* The next link that begins at or behind offset. False: there is none. */
bool link_next(const char *text, size_t bytes, size_t offset, struct link *link);

#endif
