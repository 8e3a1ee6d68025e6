/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the rules find in a card while it is typed: of each field, for the panel beside it,
 * for the mark on its name and for the words that are marked in its text.
 *
 * A short field is looked at when the card is opened and, where its text is another, when
 * the keys pause; a long one when they rest: no key waits for it. That is what the quick
 * rules find. The rest of them look when the card is opened and when a field is left, while
 * nobody types, a step at a time; what they find in a field stands until its text is another.
 */
#ifndef TUI_CARD_CARD_CHECK_H
#define TUI_CARD_CARD_CHECK_H

#include "model/card.h"
#include "office/report_check.h"

struct card_check;

/* with: what is around the card, which is taken over. */
struct card_check *card_check_new(
	struct store *store, struct report_check *with, struct breaker *breaker);
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

/* A step of the rest of the rules, behind a look: begins where the card was not looked at by
 * them yet, or a field other than the one of the cursor (now) is another since. False: there
 * is nothing more to do. */
bool card_check_rest(
	struct card_check *check, const struct card_entry *entry, enum card_field now);
/* Once it is over: takes what they found. Returns the fields as card_check_look() does. */
unsigned card_check_take_rest(struct card_check *check, const struct card_entry *entry);

/* What was found in a field; with reasons where somebody accepts it. */
const struct finding_list *card_check_found(
	const struct card_check *check, enum card_field field);

#endif
