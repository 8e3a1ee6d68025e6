/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ITA items that a card can answer: those of its report's result, and the questions of
 * that year.
 */
#ifndef TUI_CARD_CARD_ITA_H
#define TUI_CARD_CARD_ITA_H

#include "model/ita_bank.h"
#include "model/lists.h"
#include "model/report.h"
#include "tui/card/card_editor.h"

struct card_items {
	struct report head;
	struct ita_bank *bank; /* NULL: there is none for any year */
};

/* False: there is neither a result nor a bank. */
bool card_items_read(
	const struct card_editor *editor, struct card_items *items, struct error *error);
void card_items_release(struct card_items *items);

/* Those of the result first, each once. Begins as zeros. */
struct card_codes {
	struct string_list codes, texts; /* "i7", "i7  what it asks" */
};
void card_codes_list(struct card_codes *codes, const struct card_items *items);
void card_codes_release(struct card_codes *codes);

#endif
