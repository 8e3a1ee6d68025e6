/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the clerks of the week do with keys, from the list of measures and back to it; the
 * model is told of it. Each waits for what the screen says of it.
 */
#ifndef TESTS_FAULTS_WEEK_CLERKS_H
#define TESTS_FAULTS_WEEK_CLERKS_H

#include <jansson.h>

#include "tests/faults/week_office.h"

/* Types a new card, all of it, and says that it is done: but what the screen says then is
 * looked at by week_done(), so that several can type at once. The card is the model's. */
void week_type_card(struct week *week, int person, const json_t *card);
/* The same of a card that is there and whole. */
void week_finish_card(struct week *week, int person, const char *code);
void week_done(struct week *week, int person, json_t *card);

/* A card that was sent back gets more in its output (or not), an answer, and is done. */
void week_answer_card(struct week *week, int person, json_t *card, const char *more,
	const char *answer);

/* Opens a card and goes to the end of its output. */
void week_open_output(struct week *week, int person, const char *code);

void week_submit(struct week *week, int person, int report);
/* Takes the report back. */
void week_withdraw(struct week *week, int person, int report);
/* In its memo somebody else becomes a signatory (from 1). */
void week_choose_signer(struct week *week, int person, int signature, const char *name);

#endif
