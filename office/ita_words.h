/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures of an ITA result as people type and read them, and what is said of its level.
 */
#ifndef OFFICE_ITA_WORDS_H
#define OFFICE_ITA_WORDS_H

#include "model/ita.h"
#include "model/ita_bank.h"
#include "model/report.h"
#include "text/number.h"
#include "text/str.h"

/* The figure in as few digits as say it ("87.26", "100"); nothing where there is none. */
void ita_put_figure(struct str *out, const struct decimal *figure, enum digits digits);
/* The same for columns of scores: two decimals, more where it has more. */
void ita_put_score(struct str *out, const struct decimal *score, enum digits digits);

/* The year that a result is of: as it says, else the one before the report's that answers
 * it. */
int ita_result_year(const struct ita *ita, int fiscal_year);

/* Appends "the parts make it 87.26" where parts and total are there and do not agree;
 * false: nothing is to be said. */
bool ita_put_total_differs(struct str *out, const struct ita *ita, enum digits digits);

/* What a question asks; where that is not known, of which indicator it is. */
void ita_put_question(struct str *out, const struct ita_bank *bank,
	const struct ita_question *question);

/* " (…)": of which year the question is, where that is not the one asked for, and how sure
 * it is; nothing where it was compared. */
void ita_put_sure(struct str *out, const struct ita_bank *bank,
	const struct ita_question *question, enum digits digits);

/* How sure a question is, in a few words, N_(). */
const char *ita_sure_label(enum ita_sure sure);

/* A question in a list to choose from: code, what it asks, ? where it was not compared. */
void ita_put_choice(struct str *out, const struct ita_bank *bank,
	const struct ita_question *question);

/* A figure that was computed: two decimals. */
void ita_put_rounded(struct str *out, double value, enum digits digits);

/* Reads a score from 0 to 100 that the whole text is: Thai or Arabic digits, a point or a
 * comma. An integer stays one; "" is absent. False: it is no such number. */
bool ita_score_typed(const char *text, struct decimal *score);

/* Why a report that is not open can only be read: for behind a title, and, N_(), for the
 * message line where somebody types all the same. */
const char *ita_locked(enum report_state state);
const char *ita_locked_message(enum report_state state);

/* How the level that a result claims stands to its figures. */
enum ita_verdict { ITA_VERDICT_RIGHT, ITA_VERDICT_UNSURE, ITA_VERDICT_WRONG };

/* Appends what is to be said of that level. */
enum ita_verdict ita_put_verdict(struct str *out, const struct ita *ita);

#endif
