/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The check of a report as the office file has it: its texts and layout, what the office
 * made of the rules, its units, and which findings somebody accepts. For the screens and
 * for the commands.
 */
#ifndef OFFICE_REPORT_CHECK_H
#define OFFICE_REPORT_CHECK_H

#include "check/check.h"
#include "db/store.h"
#include "model/memo_form.h"
#include "report/layout.h"
#include "text/number.h"

/* An acceptance (db/check_settings.h), held. */
struct accepted {
	int64_t card, start, at;
	char *rule, *path, *basis, *reason, *who;
};

struct report_check {
	int64_t number;       /* of the report */
	struct report report; /* whole, or without its cards */
	struct layout *layout;
	struct check_words *words;
	struct spell *spell;
	struct ita_bank *bank;
	struct memo_form *memo_form;
	struct string_list units, signatories, learned;
	signed char *severities; /* as rules[] */
	int64_t *cards;          /* their numbers, in places' order */
	size_t cards_count, cards_capacity;
	struct accepted *accepted;
	size_t accepted_count, accepted_capacity;
	/* The report's cards as they were read (report_check_read()). */
	bool held;
	struct card_entry *stored;
	size_t stored_count, stored_capacity;
	struct check_input input;
	struct finding_list list; /* with reasons where somebody accepts */
};

/* Reads the report and checks it; digits: of messages. NULL and the error on failure. */
struct report_check *report_check_run(
	struct store *store, int64_t report, enum digits digits, struct error *error);

/* The same without its cards and without checking: for check_field(). */
struct report_check *report_check_head(
	struct store *store, int64_t report, enum digits digits, struct error *error);

/* The same of a report that somebody types, which is taken over in any case: of that number,
 * or of none yet (0). store: NULL where there is no office file yet. */
struct report_check *report_check_typed(struct store *store, int64_t report,
	struct report *head, enum digits digits, struct error *error);

/* report_check_typed() in two steps, for who has the store asked beside the loop: what the office
 * has is read (head NULL: the report as it is stored), holds: its cards too, for a rest_check that
 * asks the store for nothing; then it is made ready, which takes it over in any case: NULL and the
 * error on failure. */
struct report_check *report_check_read(struct store *store, int64_t report,
	struct report *head, bool holds, struct error *error);
struct report_check *report_check_make(
	struct report_check *check, enum digits digits, struct error *error);

/* Appends what is wrong with each signature of the memo, as the people of the office are: a
 * text each, "" where nothing is. */
bool report_check_signatories(const struct report *report, struct store *store,
	struct string_list *list, struct error *error);

/* Gives reasons to the findings of a list that somebody accepts. card: the number of the
 * card that they are of; 0: by their places in the report, which was read whole. */
void report_check_give_reasons(
	const struct report_check *check, int64_t card, struct finding_list *list);

/* Keeps how much of it was found (db/found.h). Who may not write, or meets somebody who does,
 * keeps nothing: it is the check that is wanted, and the next one keeps it. */
void report_check_keep(
	const struct report_check *check, struct store *store, const char *who);

void report_check_free(struct report_check *check); /* NULL is fine */

/* The number of the card at a place; 0: the report's own, or there is none. */
int64_t report_check_card(const struct report_check *check, int place);

/* Appends the text that a spot points into. False: there is none at its path. */
bool report_check_text(
	const struct report_check *check, const struct spot *spot, struct str *out);

/* Accepts a finding with a reason, and takes that back. The list stays as it is: check
 * again. */
bool report_check_accept(const struct report_check *check, struct store *store,
	const struct finding *finding, const char *reason, const char *who,
	struct error *error);
bool report_check_unaccept(const struct report_check *check, struct store *store,
	const struct finding *finding, const char *who, struct error *error);

/* What the office made of each rule, as rules[]: -1: as it is. To be freed. */
signed char *report_check_severities(struct store *store, struct error *error);

/* Sets a rule for the office: its severity by name, NULL: as delivered. Once people are
 * entered, ERROR_REFUSED for who is neither a supervisor nor administers the file. */
bool report_check_set_rule(struct store *store, const char *rule, const char *severity,
	const char *who, struct error *error);
/* *may: whether somebody may. */
bool report_check_may_set_rules(
	struct store *store, const char *who, bool *may, struct error *error);

#endif
