/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks of lists, as clerks type them.
 */
#ifndef TEXT_LIST_MARK_H
#define TEXT_LIST_MARK_H

#include <stddef.h>

/*
 * The bytes of the list mark that text begins with, with the white space behind it;
 * 0 if there is none, or nothing behind it. A mark is one of
 *   - – — • and other bullets   before a word or white space
 *   ๑. 1. ๑.๑. 1) ๑.๑) (๑)     numbers of at most three digits
 *   ๑.๑ before white space and no unit (๑.๕ เมตร is none)
 *   ก. before white space, ก) (ก) a) (a)
 */
size_t list_mark(const char *text, size_t bytes);

#endif
