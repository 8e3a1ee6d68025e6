/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which measures of a report are said to be approved and are not what was, or were approved
 * and are so no more though nobody reopened them: for the list of them.
 */
#ifndef TUI_CARD_ALTERED_CARDS_H
#define TUI_CARD_ALTERED_CARDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/app/app.h"

struct altered_cards {
	int64_t *numbers;
	size_t count, capacity;
	bool looked; /* for them, which takes as long as reading all that is approved */
};

/* Before they are painted, but not where that is in haste: looks for them, once. Of what
 * cannot be read it is told where it is opened. */
void altered_cards_find(struct altered_cards *altered, struct app *app, int64_t report);
/* The list is read again: as long as there are some they are looked for again. */
void altered_cards_renew(struct altered_cards *altered);

bool altered_cards_has(const struct altered_cards *altered, int64_t card);
void altered_cards_release(struct altered_cards *altered);

#endif
