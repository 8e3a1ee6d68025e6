/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/altered_cards.h"

#include <stdlib.h>

#include "db/trust/seal.h"
#include "text/mem.h"
#include "tui/terminal/terminal.h"

static void take(void *context, int64_t card)
{
	struct altered_cards *altered = context;
	altered->numbers = mem_grow(altered->numbers, altered->count, &altered->capacity,
		sizeof(*altered->numbers));
	altered->numbers[altered->count++] = card;
}

void altered_cards_find(struct altered_cards *altered, struct app *app, int64_t report)
{
	if (altered->looked || app->terminal->in_haste)
		return;
	altered->looked = true;
	altered->count = 0;
	store_altered_cards(app->store, report, take, altered, NULL);
}

void altered_cards_renew(struct altered_cards *altered)
{
	altered->looked = altered->looked && !altered->count;
}

bool altered_cards_has(const struct altered_cards *altered, int64_t card)
{
	for (size_t i = 0; i < altered->count; i++)
		if (altered->numbers[i] == card)
			return true;
	return false;
}

void altered_cards_release(struct altered_cards *altered)
{
	free(altered->numbers);
}
