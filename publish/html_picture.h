/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures in a web page: inside of the page itself, so that it stays one file.
 */
#ifndef PUBLISH_HTML_PICTURE_H
#define PUBLISH_HTML_PICTURE_H

#include <stdbool.h>

#include "text/str.h"

/* A larger file is told of instead: pages are read on phones. */
enum { HTML_PICTURE_MOST = 4 << 20 /* bytes */ };

/* Whether html_picture() shows the picture of the file. */
bool html_picture_fits(const char *path);

/* Appends the picture of a file, with its caption (NULL: none) for who cannot see it. What is
 * no PNG, JPEG, GIF or WebP by its own first bytes, or cannot be read, is nothing. */
void html_picture(struct str *out, const char *path, const char *caption);

#endif
