/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the quick rules leave to be found in a card, or in the report's own texts
 * (check_rest_new() of check/check.h), for who has just left a text of them: of the report as
 * the office file has it, but for what is being typed.
 *
 * It goes in steps of a card or less, so that between two of them a key can be seen to. In a
 * report of very many cards others are not looked at: those rules have their turn in the
 * review.
 */
#ifndef OFFICE_REST_CHECK_H
#define OFFICE_REST_CHECK_H

#include "check/finding.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "office/report_check.h"
#include "text/breaks.h"
#include "text/error.h"

struct rest_check;

struct rest_of {
	const struct report_check
		*with; /* borrowed, with the breaker, until it is freed */
	struct store *store;
	struct breaker *breaker;
	/* The report's own texts as they are typed, without cards, which are taken over; NULL:
	 * as they are stored. */
	struct report *head;
	const struct card *card; /* as it is typed; NULL: the report's own texts */
	int64_t number; /* of the card; 0: it is new, and comes behind the others */
};

/* NULL and the error on failure. */
struct rest_check *rest_check_new(const struct rest_of *of, struct error *error);
void rest_check_free(struct rest_check *rest); /* NULL is fine */

/* Goes on; false: it is over, or it cannot go on (others took a card away just now). */
bool rest_check_step(struct rest_check *rest);

/* What it looks at, once it is over: of what somebody typed meanwhile nothing is known. NULL:
 * it could not go on, or no card was given. */
const struct card *rest_check_card(const struct rest_check *rest);
const struct report *rest_check_report(const struct rest_check *rest);

/* Once it is over: appends what was found in a field of the card, or in the text of that path,
 * and is not in the list already, with the reasons of who accepts it. */
void rest_check_take_field(
	struct rest_check *rest, enum card_field field, struct finding_list *list);
void rest_check_take_text(
	struct rest_check *rest, const char *path, struct finding_list *list);

#endif
