/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report's memo as the program begins it: filled in from the report, its agency, the people
 * of the office file who sign and the memo of an earlier report (model/memo_form.h). What is
 * typed already stays; afterwards all of it is the clerk's. Its figures are brought up to
 * date when somebody asks for that, never by themselves.
 */
#ifndef OFFICE_MEMO_START_H
#define OFFICE_MEMO_START_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/store.h"
#include "model/memo_form.h"
#include "model/report.h"
#include "text/error.h"

/* Fills in what is empty of a report's memo and lets it go with the report. number: the
 * report's own; 0: it is a new one, without measures. Nothing is stored. */
bool memo_prefill(
	struct report *head, struct store *store, int64_t number, struct error *error);

/* The same in the office file. What is refused there is refused here (store_save_head()). */
bool memo_add(struct store *store, int64_t report, const char *who, struct error *error);

/* Leaves it out of the report; its texts stay for when it is added again. */
bool memo_leave_out(
	struct store *store, int64_t report, const char *who, struct error *error);

/* Puts the report's figures in place of those of the memo that are out of date; *changed:
 * how many. */
bool memo_update(struct store *store, int64_t report, const char *who, size_t *changed,
	struct error *error);

/* The words, and what the report says now, to look for what is out of date. False and the
 * error on failure; then both are empty. */
bool memo_facts_read(struct memo_form **form, struct memo_facts *facts,
	const struct report *head, struct store *store, int64_t number,
	struct error *error);

#endif
