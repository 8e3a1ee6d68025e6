/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spaces that a line end left inside Thai words ("ประชา ชน"), found with the dictionary of
 * libthai, and signs that came apart (น ้ ํ า).
 */
#ifndef INTAKE_MEND_H
#define INTAKE_MEND_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct mend;
struct mend *mend_new(void);
void mend_free(struct mend *mend); /* NULL is fine */

enum mend_trust {
	MEND_IS_SPACE, /* nothing speaks against it */
	MEND_MAY_BE,   /* one word would go over it, and both parts are words too */
	MEND_IS_NONE,  /* no word begins or ends there */
};

/* What the white space [start, end) of a text is. */
enum mend_trust mend_space(
	struct mend *mend, const char *text, size_t bytes, size_t start, size_t end);

/* Appends the word before the space, the space, the word behind it: how a doubt tells it. */
void mend_around(struct mend *mend, struct str *out, const char *text, size_t bytes,
	size_t start, size_t end);

/* Appends the text with its signs in place: a mark, ำ or a vowel that follows its letter,
 * behind a space is put to the letter before; what then is text_normalise()'s. Returns how many
 * spaces were taken out. */
size_t mend_signs(struct str *out, const char *text, size_t bytes);

#endif
