/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the quick rules find in a card while it is typed: of each field, for the panel
 * beside it, for the mark on its name and for the words that are marked in its text.
 *
 * A short field is looked at when the card is opened and, where its text is another, when
 * the keys pause; a long one when they rest: no key waits for it.
 */
#ifndef TUI_CARD_CARD_CHECK_H
#define TUI_CARD_CARD_CHECK_H

#include "model/card.h"
#include "office/report_check.h"
#include "text/number.h"

struct card_check;

/* NULL and the error on failure. digits: of messages. */
struct card_check *card_check_new(struct store *store, int64_t report,
	struct breaker *breaker, enum digits digits, struct error *error);
void card_check_free(struct card_check *check);

/* How much time there is to look. */
enum card_look {
	LOOK_NEW,   /* at short fields that were not looked at yet */
	LOOK_SHORT, /* at short fields whose text is another */
	LOOK_ALL,
};

/* Looks at fields of the card. Returns the fields whose findings may be others (bits 1 <<
 * enum card_field). */
unsigned card_check_look(
	struct card_check *check, const struct card_entry *entry, enum card_look look);

/* What was found in a field; with reasons where somebody accepts it. */
const struct finding_list *card_check_found(
	const struct card_check *check, enum card_field field);

#endif
