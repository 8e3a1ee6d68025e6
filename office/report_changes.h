/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What became of a report between two states of it: which of its texts and which of its
 * measures are others, for who read the one and is to sign the other.
 */
#ifndef OFFICE_REPORT_CHANGES_H
#define OFFICE_REPORT_CHANGES_H

#include <stddef.h>

#include "model/card.h"
#include "model/head_text.h"
#include "model/report.h"
#include "text/number.h"
#include "text/str.h"

enum report_change_kind {
	CHANGE_TEXT,      /* of its own: memo, texts before and after, title, agency */
	CHANGE_CARD,      /* says something else */
	CHANGE_CARD_NEW,  /* was not there */
	CHANGE_CARD_GONE, /* is not there any more */
	CHANGE_ORDER,     /* of the cards */
	CHANGE_ITA,       /* the ITA result */
	CHANGE_DEADLINE,  /* until when it is handed in; before, now: YYYY-MM-DD */
	CHANGE_REST,      /* year, layout, digits, keys that the program does not know */
};

struct report_change {
	enum report_change_kind kind;
	enum head_what what; /* CHANGE_TEXT */
	size_t index;
	const char *before, *now; /* texts; "" where there is none */
	int place;                /* of a card, from 1: now, or where it was */
	const struct card *card_before, *card_now;
};

/* Calls visit for each, in the order of the report; states and seals are not looked at. */
typedef void report_change_visit(void *context, const struct report_change *change);
void report_changes(const struct report *before, const struct report *now,
	report_change_visit *visit, void *context);

/* Appends what it is about: a text's name; the measure's number. */
void report_change_label(
	struct str *out, const struct report_change *change, enum digits digits);

/* Appends the names of all that is another, on one line: the first few, then how many
 * more; nothing where nothing is. */
void report_changes_append(struct str *out, const struct report *before,
	const struct report *now, enum digits digits);

/* Appends the names of the fields in which two cards differ. Where they differ in nothing
 * that has a name, something is said all the same. */
void card_changes_append(
	struct str *out, const struct card *before, const struct card *now);

/* Whether both say the same, unknown keys and all. */
bool card_same_text(const struct card *one, const struct card *other);

/* Calls visit for each field in which two cards differ, with its text in both. */
typedef void changed_field_visit(
	void *context, enum card_field field, const char *before, const char *now);
void card_changed_fields(const struct card *before, const struct card *now,
	changed_field_visit *visit, void *context);

#endif
