/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a rule reports: which rule, how bad, where, in words.
 *
 * A finding points to the bytes of a text. Texts are named by their paths as in JSON
 * ("steps", "before[0].text", "ita.items[8].issue"); of a card's field it is the text
 * that card_field_append() makes, in which the lists stand one element a line.
 */
#ifndef CHECK_FINDING_H
#define CHECK_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/card.h"
#include "text/number.h"
#include "text/str.h"

struct rule;

enum severity { SEVERITY_OFF, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITIES };

/* "off", "warning", "error"; and back (false if unknown). Never translated. */
const char *severity_name(enum severity severity);
bool severity_find(const char *name, enum severity *severity);

/* A stretch of a text of the report. */
struct spot {
	int card;              /* its place, from 1; 0: the report's own */
	enum card_field field; /* of a card; FIELD_NONE: the report's own */
	char *path;            /* as in JSON, within the card or the report; owned */
	size_t start, bytes;   /* in that text; 0 bytes: the whole of it */
};

struct finding {
	const struct rule *rule;
	enum severity severity;
	struct spot spot;
	struct spot other; /* what it is like or contradicts; path NULL: nothing */
	char *message;     /* translated, one line, without rule and place */
	/* What the finding rests on: while this is the same text, an acceptance of it
	 * holds. The text at the spot, unless the rule says something else. */
	char *basis;
	char *word;   /* that the office may learn (db/office_words.h); NULL: none */
	char *reason; /* why somebody accepted it; NULL: nobody did */
	char *who;    /* and who did */
	int64_t at;   /* when: seconds since 1970 */
};

/* It owns its findings, which stand in the order of the report: its own texts first,
 * then card by card, field by field as enum card_field has them. */
struct finding_list {
	struct finding *items;
	size_t count, capacity;
};

void finding_list_release(struct finding_list *list);
/* Takes out those behind the first ones, so many. */
void finding_list_truncate(struct finding_list *list, size_t count);

/* The finding of a text whose word may be learned: the one that the cursor, bytes into the
 * text, is in, else the first; NULL: there is none. What somebody accepts is none. */
const struct finding *finding_to_learn(const struct finding_list *list, size_t cursor);

/* How many are of this severity and not accepted. */
size_t finding_list_count(const struct finding_list *list, enum severity severity);

/* Appends where a finding is, for people: "measure 3, steps"; translated. digits: of the
 * number. */
void spot_describe(struct str *out, const struct spot *spot, enum digits digits);

#endif
