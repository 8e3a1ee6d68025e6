/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The values of a card one by one, between it and the fields (tui/widget/field.h) that
 * somebody types into.
 */
#ifndef TUI_CARD_CARD_VALUES_H
#define TUI_CARD_CARD_VALUES_H

#include "model/card.h"
#include "tui/widget/field.h"
#include "tui/widget/line_field.h"

/* A field with the card's value. The period has a hint, where one is given. */
struct field *card_field_make(const struct card *card, enum card_field field,
	line_field_hint *hint, void *context);
/* Puts what the field holds into the card. */
void card_field_take(const struct field *from, enum card_field field, struct card *card);
/* Puts the card's value into the field, which is made for this one. */
void card_field_put(struct field *into, enum card_field field, const struct card *card);
/* From now on field_changed() compares what it holds with the card's value. */
void card_field_compare(
	struct field *with, enum card_field field, const struct card *card);

/* What was parted by being taken stands in the field as it was taken. */
void card_field_settle(
	struct field *into, enum card_field field, const struct card *card);

#endif
