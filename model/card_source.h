/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cards one after another, from wherever they are: how report/ reads the cards
 * of a report of any size without holding them, and without knowing db/.
 */
#ifndef MODEL_CARD_SOURCE_H
#define MODEL_CARD_SOURCE_H

#include <stdbool.h>

#include "model/card.h"
#include "model/report.h"
#include "text/error.h"

struct card_source {
	/* The next card in its place's order, or NULL at the end and on error
	 * (then error is set). It is the source's, until the next call. */
	const struct card *(*next)(struct card_source *source, struct error *error);
	/* Back before the first card. */
	bool (*rewind)(struct card_source *source, struct error *error);
	void (*free)(struct card_source *source);
	/* The card that next() gave last is the caller's from now on, who releases it. NULL: it
	 * stays the source's. */
	void (*take)(struct card_source *source, struct card *card);
	/* Before card number `card`, from 0: at once. NULL: card_source_seek() steps. */
	bool (*seek)(struct card_source *source, size_t card, struct error *error);
	/* The place in the report, from 1, of the card that next() gave last. NULL: all are
	 * given, so who takes them counts. */
	size_t (*place)(const struct card_source *source);
	/* What of the report it gives, in Thai, for the paper; NULL: all of it. */
	const char *extract;
};

/* A source over the cards of a report in memory, which must live as long. */
struct card_source *card_source_of_report(const struct report *report);

/* Goes before card number `card`, from 0; there must be as many before it. */
bool card_source_seek(struct card_source *source, size_t card, struct error *error);

/* free(NULL) is fine. */
void card_source_free(struct card_source *source);

#endif
