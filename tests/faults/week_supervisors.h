/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the supervisors of the week do with keys, from the list of measures and back to it;
 * the model is told of it. Each waits for what the screen says of it.
 */
#ifndef TESTS_FAULTS_WEEK_SUPERVISORS_H
#define TESTS_FAULTS_WEEK_SUPERVISORS_H

#include <jansson.h>

#include "tests/faults/week_office.h"

/* Reads all that waits in the report, decides to send back so many of it, which are drawn,
 * and to approve the others. What was decided is added: {CODE: STATE}. */
void week_read_waiting(
	struct week *week, int person, int report, int back, json_t *decided);
/* Signs it, by one passphrase, and tells the model. */
void week_sign_decided(struct week *week, int person, json_t *decided);
/* Tells the model alone that it was signed. */
void week_take_decided(struct week *week, int person, json_t *decided);
/* Reads, decides and signs. */
void week_review(struct week *week, int person, int report, int back);

void week_type_passphrase(struct week *week, int person);
/* What was decided is to be signed: with a passphrase that is not the right one; by who has
 * none, and sets one. Then the passphrase that signs is asked for. */
void week_try_passphrase(struct week *week, int person, const char *passphrase);
void week_set_first_passphrase(struct week *week, int person, const char *passphrase);

/* From today on the other supervisor signs in that place. */
void week_hand_over(struct week *week, int person, const char *until);

/* Reads the report as it prints, and signs it. */
void week_sign_report(struct week *week, int person, int report, bool seals);
/* Approval says this. */
void week_see_approval(struct week *week, int person, const char *words);

#endif
