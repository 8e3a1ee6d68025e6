/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks of lists, as clerks type them.
 */
#ifndef TEXT_LIST_MARK_H
#define TEXT_LIST_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The bytes of the list mark that text begins with, with the white space behind it;
 * 0 if there is none, or nothing behind it. A mark is one of
 *   - – — • and other bullets   before a word or white space
 *   ๑. 1. ๑.๑. 1) ๑.๑) (๑)     numbers of at most three digits
 *   ๑.๑ before white space and no unit (๑.๕ เมตร is none)
 *   ก. before white space, ก) (ก) a) (a)
 * A text that begins so need not be an item of a list: see text/list_lines.h.
 */
size_t list_mark(const char *text, size_t bytes);

enum list_mark_kind {
	LIST_MARK_DASH,
	LIST_MARK_BULLET,
	LIST_MARK_NUMBER,
	LIST_MARK_LETTER
};

/* A mark and its parts, as offsets and bytes of the text that it was read from. */
struct list_mark {
	enum list_mark_kind kind;
	size_t bytes;      /* with the white space behind it */
	uint32_t sign;     /* the dash, the bullet; else 0 */
	int number;        /* the last of its numbers, the letter's place; else 0 */
	size_t head, tail; /* where that number begins, and ends */
	size_t end;        /* of the mark, without the white space */
	bool bare;         /* ๑.๑: it may be a decimal */
};

/* The same, read part by part. False: there is none. */
bool list_mark_read(const char *text, size_t bytes, struct list_mark *mark);

#endif
