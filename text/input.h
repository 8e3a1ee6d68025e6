/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may be typed after what: WTT 2.0 input check, level BASIC, key by key.
 *
 * Only for keys as they are typed. Never for pasted or stored text, from which
 * it would delete (text/normalise.h is for those).
 */
#ifndef TEXT_INPUT_H
#define TEXT_INPUT_H

#include <stddef.h>
#include <stdint.h>

enum input_verdict {
	INPUT_ACCEPT,  /* put the character at the cursor */
	INPUT_REORDER, /* replace the cell before the cursor by text */
	INPUT_REFUSE,  /* leave everything; say why (input_reason) */
};

struct input_check {
	enum input_verdict verdict;
	size_t replaced; /* bytes before the cursor that go away (REORDER) */
	char text[32];   /* NUL-terminated UTF-8 to put in (ACCEPT, REORDER) */
};

/* before: the text up to the cursor, in bytes; typed: the code point of the key. */
struct input_check input_check(const char *before, size_t bytes, uint32_t typed);

/* One line for the message line: why the character was refused. Translated. */
const char *input_reason(uint32_t typed);

#endif
