/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts as files for other programs have them: as they were typed, but for what no file
 * should carry.
 */
#ifndef PUBLISH_CLEAN_H
#define PUBLISH_CLEAN_H

#include <stddef.h>

#include "text/str.h"

/* Appends the text. What nobody sees and changes what is seen (text_hides()) is a space,
 * what is no UTF-8 or in no XML U+FFFD; line ends and tabs stay. */
void clean_append(struct str *out, const char *text, size_t bytes);

/* The same of JSON, in which nothing is lost: such characters are written as \uXXXX. */
void clean_json_append(struct str *out, const char *json, size_t bytes);

#endif
