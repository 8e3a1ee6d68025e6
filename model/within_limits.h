/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a report or a card keeps to the limits of model/limits.h: what does can be
 * exported, imported and printed. Reading JSON looks for itself.
 */
#ifndef MODEL_WITHIN_LIMITS_H
#define MODEL_WITHIN_LIMITS_H

#include <stdbool.h>

#include "model/report.h"
#include "text/error.h"

/* False and ERROR_REFUSED, which names the text or list that is too long by its path. */
bool card_within_limits(const struct card *card, struct error *error);
/* The report's own texts, its cards left aside. */
bool head_within_limits(const struct report *report, struct error *error);

#endif
