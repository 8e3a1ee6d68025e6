/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards of one report at a glance, held for a screen: what db/overview.h tells of
 * each, and what stands around them.
 */
#ifndef OFFICE_CARD_LINES_H
#define OFFICE_CARD_LINES_H

#include "db/overview.h"
#include "model/card.h"
#include "model/deadline.h"
#include "model/report.h"
#include "report/layout.h"
#include "text/number.h"
#include "text/str.h"

struct card_line {
	int64_t number;
	int place;
	enum card_state state;
	char *group, *issue, *measure, *period; /* "" where absent */
	char *owners;                           /* joined by line ends */
	unsigned filled, unconfirmed;           /* bits 1 << enum card_field */
	bool drafted;
	char *texts; /* of all its fields, a paragraph a line; NULL: not read */
};

struct card_lines {
	struct card_line *items; /* in places' order */
	size_t count, capacity;
	bool texts_read;
	bool grouped; /* the layout prints groups, and a card has one */
	struct layout *layout;
	char *heading; /* agency, year, round: for the title line */
	int fiscal_year;
	/* Texts of the report itself that were carried over and are not confirmed. */
	unsigned memo_unconfirmed, texts_unconfirmed;
	enum report_state state;
	struct deadline deadline; /* as of today */
};

/* Reads them; digits: of the heading. On failure *rows is untouched. */
bool card_lines_read(struct card_lines *rows, struct store *store, int64_t report,
	const char *who, enum digits digits, struct error *error);

/* Reads the texts of the cards, for who searches in them. A card that has come since stays
 * out, one that has gone is without. Nothing where they were read. */
bool card_lines_read_texts(struct card_lines *rows, struct store *store, int64_t report,
	const char *who, struct error *error);

void card_lines_release(struct card_lines *rows);

/* Cards that are done or approved. */
size_t card_lines_done(const struct card_lines *rows);

/* How many of the fields that the layout requires are filled and confirmed, and how
 * many it requires. */
int card_line_ready(const struct card_line *row, const struct layout *layout);

/* The fields that the layout requires and that are empty: bits 1 << enum card_field. */
unsigned card_line_lacks(const struct card_line *row, const struct layout *layout);

/* Appends the first owner and how many more there are; the dash where there is none. */
void card_line_owners_append(const struct card_line *row, const char *dash,
	enum digits digits, struct str *out);
/* Appends the period as it is understood, else as it was typed; likewise. */
void card_line_period_append(const struct card_line *row, const char *dash,
	int fiscal_year, enum digits digits, struct str *out);

#endif
