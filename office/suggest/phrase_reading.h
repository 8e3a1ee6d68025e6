/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What there is to be learned from, read for office_phrases.h in parts: first which texts the
 * office has and how new they are, then some of them. A part knows nothing of who asked for it,
 * so that on a server it is read beside the loop (db/beside.h).
 */
#ifndef OFFICE_SUGGEST_PHRASE_READING_H
#define OFFICE_SUGGEST_PHRASE_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/beside.h"
#include "db/revisions.h"
#include "model/card.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "model/report.h"

/* At most so many texts are told of an office, of a part so many are read at once. */
enum { PHRASE_TEXTS_MOST = 160, PHRASE_TEXTS_AT_ONCE = 24 };

/* A card, or a report's own texts. */
struct phrase_text {
	struct text_revision is;
	int fiscal_year;
};

/* Which questions of an ITA year are known. */
struct phrase_questions {
	int year; /* 0: none yet */
	enum ita_body body;
	char *corrected; /* what the office says of them; "" for nothing */
};

/* One that was read: a card, or, where is.card is 0, a head. */
struct phrase_body {
	struct phrase_text text;
	struct card card;
	struct report head;
};

struct phrase_reading {
	struct beside beside;
	int64_t report; /* in which somebody types */
	bool good;      /* it could be read */

	/* Which texts there are: of the reports of the same agency, this one's first, then
	 * the newest. */
	bool of_office;
	char *agency;                      /* type and name, folded */
	struct phrase_questions questions; /* before, those that are known */
	struct ita_bank *bank;             /* NULL: these are as known */
	struct phrase_text *texts;
	size_t texts_count, texts_capacity;

	/* Else these; read: those that are still there. */
	struct phrase_text wanted[PHRASE_TEXTS_AT_ONCE];
	size_t wanted_count;
	struct phrase_body *bodies;
	size_t bodies_count;
};

/* Nothing is read yet. known: NULL where some texts are to be read. */
struct phrase_reading *phrase_reading_new(
	int64_t report, const struct phrase_questions *known);
void phrase_reading_free(struct phrase_reading *reading); /* NULL is fine */

/* Reads it, in this thread. */
void phrase_reading_run(struct phrase_reading *reading, struct store *store);

void phrase_body_release(struct phrase_body *body);

#endif
