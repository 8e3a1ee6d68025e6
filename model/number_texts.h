/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers of a JSON text as they are written. The parser makes machine numbers of
 * them and so changes many: 1.10, -0, 1e-400, 9223372036854775808. What nobody reads as a
 * number (unknown keys) is to be written back as it was given; so the parser is given a
 * text in which each such number is a whole number that stands for it. model/data.c alone
 * calls this.
 *
 * Offsets are bytes. Plain whole numbers of up to 18 digits are left to the parser.
 */
#ifndef MODEL_NUMBER_TEXTS_H
#define MODEL_NUMBER_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/scan.h"
#include "text/str.h"

struct number_text {
	size_t offset; /* in the text */
	size_t bytes;
	size_t moved; /* where what stands for it is in the parser's text */
};

struct number_texts {
	struct number_text *items;
	size_t count, capacity;
};

/* Appends to out what the parser is to see of text: the same but for the numbers. Where
 * none is changed, texts->count stays 0 and nothing is appended: it is to see the text. */
void number_texts_take(
	struct number_texts *texts, struct json_text text, struct str *out);

/* The number that a whole number of the parser's stands for; NULL: it is itself. */
const struct number_text *number_texts_find(
	const struct number_texts *texts, int64_t value);

/* The offset in the text of an offset in what the parser saw. */
size_t number_texts_offset(const struct number_texts *texts, size_t moved);

void number_texts_release(struct number_texts *texts);

#endif
