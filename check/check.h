/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The check of a report: every rule of the table (rules.h) over every text of it.
 *
 * It changes nothing and knows neither files nor screens: the report lies in memory,
 * whole, and what belongs to the office comes beside it. Findings of a rule come and go
 * with what the report says, never with the order of calls or the language.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "check/finding.h"
#include "check/words.h"
#include "model/card.h"
#include "model/ita_bank.h"
#include "model/memo_form.h"
#include "model/report.h"
#include "model/text_kind.h"
#include "text/breaks.h"
#include "text/number.h"
#include "text/progress.h"

struct spell;

struct check_input {
	const struct report *report; /* with its cards */
	const struct check_words *words;
	unsigned printed;  /* bits 1 << enum card_field: what the layout prints */
	unsigned required; /* and what a finished card must have */
	bool groups;       /* the layout prints the cards' groups as headings */
	bool memo;         /* the memo goes with the report */
	/* The words that memos are filled in with; NULL: their figures are not looked at. */
	const struct memo_form *memo_form;
	/* The questions of the year of the ITA result (that before the fiscal year where
	 * it names none); NULL: codes are not looked up. */
	const struct ita_bank *bank;
	/* The names of its units that the office has confirmed; NULL: it has not. */
	const struct string_list *units;
	/* What is wrong with each signature of the memo as the office file has its people; "":
	 * nothing. NULL: nobody looked. */
	const struct string_list *signatories;
	/* The words that texts are compared with; NULL: they are not. */
	struct spell *spell;
	/* Indexed as rules[]: what the office made of a rule; -1: as it is. NULL: all as
	 * they are. */
	const signed char *severities;
	enum digits digits; /* of messages */
	/* Told of each card that was looked at by check_report(), and may stop it: then not all
	 * was found. NULL: nobody. */
	struct progress *progress;
};

/* Appends to the list (empty or not) what all rules find. */
void check_report(const struct check_input *input, struct finding_list *list);

/* The same of one field of a card of the report, by the rules that are quick and need no
 * other text: what is said while somebody types. card: as it is just now, not that of
 * input->report; place: from 1, for messages. */
void check_field(const struct check_input *input, struct breaker *breaker,
	const struct card *card, int place, enum card_field field,
	struct finding_list *list);

/* The same of a text of the report itself, by its path (model/head_text.h) and kind. */
void check_own_text(const struct check_input *input, struct breaker *breaker,
	const char *path, enum text_kind kind, const char *text,
	struct finding_list *list);

/* The same of the text of the report that has this path, its ITA result among them. */
void check_own_path(const struct check_input *input, struct breaker *breaker,
	const char *path, struct finding_list *list);

/* The rest: what these leave to be found in a card, or in the report's own texts, since
 * it takes its time or needs other texts. For who has typed them, so in steps: between two
 * of them nothing is lost by waiting, or by giving up. */
struct check_rest;

/* card: its place from 1; 0: the report's own texts. whole: the report has all of its cards,
 * and they are looked at for what is copied, differs, or goes by several names; else only
 * what lies in the one card. The list, which is appended to, has findings of others besides
 * and is in no order. All that is given has to stay until it is freed. */
struct check_rest *check_rest_new(const struct check_input *input,
	struct breaker *breaker, int card, bool whole, struct finding_list *list);
/* A card, as long as there is one. False: that was all, and no more is to be asked for. Some
 * rules count how often a thing stands there only when it is freed. */
bool check_rest_step(struct check_rest *rest);
void check_rest_free(struct check_rest *rest); /* NULL is fine */

#endif
