/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A printer's command as its manual writes it: words between spaces. A word is a
 * control character by name (ESC, SI, DC2, FF, NUL ...), one printable ASCII character
 * that stands for itself, a byte as 0x1B, or a value in braces: {lines}, {inches},
 * {table}. "ESC C {lines}" sets the length of the page.
 */
#ifndef PRINT_SEQUENCE_H
#define PRINT_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct sequence_values {
	unsigned lines, inches, table; /* each at most 255 */
};

/* Appends the bytes. False: *bad (bytes of *length in text) is no such word, and nothing
 * was appended. */
bool sequence_append(struct str *out, const char *text,
	const struct sequence_values *values, const char **bad, size_t *length);

#endif
