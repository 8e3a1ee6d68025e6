/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What Unicode says of a character: the room of libunistring, of which the others know only
 * the names of categories (UC_CATEGORY_MASK_... of unictype.h). The library is large, and
 * comes with the first question. Those who ask of every character answer for ASCII and Thai
 * themselves.
 */
#ifndef TEXT_UNICODE_H
#define TEXT_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#include <unictype.h>

/* Whether it is of one of the categories. */
bool unicode_is(uint32_t code_point, uint32_t categories);

bool unicode_is_white_space(uint32_t code_point);

uint32_t unicode_lower(uint32_t code_point);

/* Columns of a terminal: 0, 1 or 2; -1 for a control character. */
int unicode_columns(uint32_t code_point);

/* The first of the characters that it is made of, of é the e; itself if of none. canonical:
 * only where both are the same to a reader, as ² and 2 are not. */
uint32_t unicode_first_part(uint32_t code_point, bool canonical);

/* Of the library: its first number in the bits from 16 on, its second in those from 8 on. */
int unicode_version(void);

#endif
