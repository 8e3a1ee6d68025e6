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

#endif
