/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/card_source.h"

#include <stdlib.h>

#include "text/mem.h"

struct report_cards {
	struct card_source source; /* first: what callers hold is its address */
	const struct report *report;
	size_t next;
};

static const struct card *next_card(struct card_source *source, struct error *error)
{
	(void)error;
	struct report_cards *cards = (struct report_cards *)source;
	if (cards->next == cards->report->count)
		return NULL;
	return &cards->report->cards[cards->next++];
}

static bool rewind_cards(struct card_source *source, struct error *error)
{
	(void)error;
	((struct report_cards *)source)->next = 0;
	return true;
}

static bool seek_card(struct card_source *source, size_t card, struct error *error)
{
	(void)error;
	((struct report_cards *)source)->next = card;
	return true;
}

static void free_cards(struct card_source *source)
{
	free(source);
}

struct card_source *card_source_of_report(const struct report *report)
{
	struct report_cards *cards = mem_new(1, sizeof(*cards));
	cards->source = (struct card_source){
		.next = next_card,
		.rewind = rewind_cards,
		.free = free_cards,
		.seek = seek_card,
	};
	cards->report = report;
	return &cards->source;
}

bool card_source_seek(struct card_source *source, size_t card, struct error *error)
{
	if (source->seek)
		return source->seek(source, card, error);
	if (!source->rewind(source, error))
		return false;
	struct error failed = ERROR_INIT;
	while (card-- && source->next(source, &failed))
		continue;
	return error_pass(error, &failed);
}

void card_source_free(struct card_source *source)
{
	if (source)
		source->free(source);
}
