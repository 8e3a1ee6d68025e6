/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of a Thai dictionary, in any locale (Royal Institute; libthai's
 * th_strxfrm). Characters that TIS-620 lacks sort by their nearest one of it or
 * behind it, and code points decide between equals.
 */
#ifndef TEXT_COLLATE_H
#define TEXT_COLLATE_H

#include <stddef.h>

#include "text/str.h"

/* Below, at or above 0, as with strcmp. */
int text_collate(const char *a, size_t a_bytes, const char *b, size_t b_bytes);

/* Appends a key, for sorting many texts: collate_compare() of two keys gives the same
 * order as text_collate() of their texts. */
void collate_key(struct str *key, const char *text, size_t bytes);
int collate_compare(const struct str *key_a, const struct str *key_b);

#endif
