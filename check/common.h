/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The longest common subsequence of one text and many others, letter by letter.
 *
 * Letters are numbered by the caller, from 1 on (similar.c).
 */
#ifndef CHECK_COMMON_H
#define CHECK_COMMON_H

#include <stddef.h>

#include "check/bit_row.h"

struct common;
struct common *common_new(void);
void common_free(struct common *common); /* NULL is fine */

/* Takes the text with which others are compared from now on; it stays the caller's, and
 * has to stay. symbols: how many there are. */
void common_take(struct common *common, const symbol *text, size_t count, size_t symbols);

/* The length of the longest common subsequence of that text and another one; or anything
 * below least where it is shorter than that. */
size_t common_length(
	struct common *common, const symbol *other, size_t count, size_t least);

#endif
