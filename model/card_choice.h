/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Some of the cards of a report, to be printed by themselves: those of some numbers, or of
 * one owner. The numbers on paper stay those of the report; the paper says what was chosen
 * (card_source.extract).
 */
#ifndef MODEL_CARD_CHOICE_H
#define MODEL_CARD_CHOICE_H

#include "model/card_source.h"
#include "text/error.h"
#include "text/number.h"

/* What is chosen. Both NULL: all cards. */
struct card_choice {
	const char *numbers; /* "1,3-5", "4-": Thai digits too */
	const char *owner;   /* one of the card's, compared as names are (text/name.h) */
};

/* What people type in one line: numbers where it is such, else an owner. "" is all. */
struct card_choice card_choice_of(const char *words);

/*
 * A source of the chosen cards of another one, which becomes its own, on failure too.
 * digits: of what the paper says. NULL and the error: ERROR_USAGE where it is no list of
 * numbers, ERROR_REFUSED where the report has no such card.
 */
struct card_source *card_source_chosen(struct card_source *from,
	const struct card_choice *choice, enum digits digits, struct error *error);

#endif
