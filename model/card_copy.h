/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values of one card beside those of another: whether they are the same, and copied.
 */
#ifndef MODEL_CARD_COPY_H
#define MODEL_CARD_COPY_H

#include <stdbool.h>

#include "model/card.h"

bool card_field_same(const struct card *a, const struct card *b, enum card_field field);
/* The fields in which two differ: bits 1 << enum card_field. */
unsigned card_difference(const struct card *a, const struct card *b);
/* Puts b's value of the field into a, byte for byte. */
void card_field_copy(struct card *a, const struct card *b, enum card_field field);
/* *copy is initialised; all of the card, unknown keys too. */
void card_copy(struct card *copy, const struct card *card);

#endif
