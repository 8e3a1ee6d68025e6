/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cheap checks of one field while somebody types in it. They say and never stop: a
 * clerk may leave any field in any state. Mistakes are for the rules of check/, the quick
 * ones of which run beside these (tui/card/card_check.h): here is what is no mistake, or what only
 * the screen of a card knows.
 */
#ifndef OFFICE_FIELD_CHECK_H
#define OFFICE_FIELD_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "report/layout.h"
#include "text/number.h"
#include "text/str.h"

struct field_facts {
	const struct layout *layout; /* of the card's report */
	int fiscal_year, months;
	enum digits digits; /* of messages */
};

/* Called for each thing that was seen; words is a translated line, good during the
 * call. good: as it should be. waits: for its confirmation, as the list has it. */
typedef void field_verdict(void *context, bool good, const char *words);
void field_check(const struct card *card, enum card_field field, bool waits,
	const struct field_facts *facts, field_verdict *verdict, void *context);

/* The fields in the order in which the guide asks for them: those that the layout prints
 * as it prints them (a group first), then the others. Returns how many it prints. */
size_t card_order(const struct layout *layout, enum card_field order[FIELD_COUNT]);

/* Appends the names of a set of fields (bits 1 << enum card_field), in that order. */
void card_fields_append(
	struct str *out, const enum card_field order[FIELD_COUNT], unsigned fields);

/* How many fields the layout requires, and how many of those are filled and wait for no
 * confirmation: as the list of cards counts them (office/card_lines.h). */
int card_required(const struct layout *layout);
int card_required_ready(const struct layout *layout, const struct card *card);

/* Whether a field has to be filled in or confirmed before the card is done. */
bool card_lacks(
	const struct card *card, const struct field_facts *facts, enum card_field field);

/* The first field, in the order of the guide, that keeps the card from being done: empty
 * though required, or not yet confirmed; FIELD_NONE if it can be done. */
enum card_field card_first_lack(const struct card *card, const struct field_facts *facts);

#endif
