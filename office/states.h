/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How states are called on the screen, and since when something is in one.
 */
#ifndef OFFICE_STATES_H
#define OFFICE_STATES_H

#include "model/card.h"
#include "model/report.h"
#include "text/date.h"
#include "text/number.h"
#include "text/str.h"

/* N_(), for _() at display. */
const char *card_state_label(enum card_state state);
const char *report_state_label(enum report_state state);

/* What somebody may do, of bits of enum role (db/trust/people.h): N_(). */
const char *roles_label(unsigned roles);

/* Appends "today", "2 days": since a moment, till today. */
void since_append(struct str *out, int64_t at, struct date today, enum digits digits);

/* Appends "%s days" of a number that is 1 or more. */
void days_append(struct str *out, long days, enum digits digits);

#endif
