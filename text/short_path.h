/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Long paths in messages. A path of two hundred characters would push the words of a
 * message off the screen; its end, the name of the file, says most.
 */
#ifndef TEXT_SHORT_PATH_H
#define TEXT_SHORT_PATH_H

#include <stddef.h>

#include "text/str.h"

/* Appends a message so that it takes at most columns, if its paths can be cut that far:
 * each (from a / at the beginning, or behind a space or quote, to the next space) loses its front,
 * for which cut stands, and keeps at least its last 24 columns. A message that fits is
 * appended as it is. */
void short_paths(struct str *out, const char *message, size_t columns, const char *cut);

#endif
