/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an office file must say after the acts of a week: kept beside it by who types, and
 * compared with what the program exports.
 *
 * It is JSON: {"reports": [REPORT, ...], "did": {"LOGIN ACT": COUNT}}, reports in the order
 * of their numbers, as `mattrakan export` gives them but for UUIDs; their cards are known by
 * their codes, which stand in "issue". "did" counts the acts of the trail that are states.
 */
#ifndef TESTS_FAULTS_WEEK_MODEL_H
#define TESTS_FAULTS_WEEK_MODEL_H

#include <jansson.h>

#include "tests/support/support.h"

enum { CODE_BYTES = 16 };

json_t *week_model_new(void);

/* The code of a card: its report and its place in the plan, from 1. */
void week_code(char code[CODE_BYTES], int report, int card);

/* A card with all that a report needs, whose words follow from the draws; a draft. */
json_t *week_card_new(const char *code, int report, struct support_random *random);

/* A report without cards, fiscal year 2570 and on; signatures (taken over): memo.signatures. */
json_t *week_report_new(int report, json_t *signatures);

/* --- borrowed: the model's --- */

json_t *week_report(const json_t *model, int report);
/* Of a report, of the model's; NULL: there is no such card. */
json_t *week_find_card(const json_t *report, const char *code);
json_t *week_card(const json_t *model, int report, const char *code);
const char *week_text(const json_t *card, const char *field);

/* --- what was done --- */

void week_add(json_t *model, int report, json_t *card); /* taken over */
void week_set(json_t *card, const char *field, const char *text);
/* Cards become of this state by an act (trail.h) of somebody. */
void week_did(json_t *model, const char *who, const char *act);
/* How often it was done, by whomever. */
int week_times(const json_t *model, const char *act);
/* All cards of a report that are done become approved: it was sealed. */
void week_seal(json_t *model, int report);
size_t week_count(const json_t *model, int report);
/* Of them those in a state. */
size_t week_count_in(const json_t *model, int report, const char *state);

/* --- comparing --- */

/* What differs between the model's report and an exported one, in words: "" where nothing
 * does. To be freed. */
char *week_differs(const json_t *model, int report, const json_t *exported);
/* The same of the acts, with what `mattrakan trail` printed. */
char *week_acts_differ(const json_t *model, const char *trail);

#endif
