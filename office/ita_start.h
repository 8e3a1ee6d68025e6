/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a measure begins with that answers items of the ITA assessment: from the report's
 * result, where that has them, else from the questions of its year.
 */
#ifndef OFFICE_ITA_START_H
#define OFFICE_ITA_START_H

#include <stdbool.h>

#include "db/store.h"
#include "model/card.h"
#include "model/ita_bank.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"

/* Of an item: issue, recommendation, owner and code, as far as it has them. */
void ita_start_item(struct card *card, const struct ita_item *item);

/* The questions, as the office has them, of the year whose result the report answers (that
 * of its result, else the year before its own), for the kind of body that its agency is. */
struct ita_bank *ita_bank_of(
	struct store *store, const struct report *head, struct error *error);

/* The codes that a text consists of (e11; e11 e14,o12), in any writing: false, and none are
 * added, where it has other words or none. */
bool ita_codes_typed(const char *text, struct string_list *codes);

/* Puts into an empty card what it begins with for these codes: of one its issue, of several
 * a line each with its code; recommendations and owners each once. bank may be NULL. False:
 * neither knows any of them, and the card is as it was. */
bool ita_start(struct card *card, const struct report *head, const struct ita_bank *bank,
	const struct string_list *codes);

#endif
