/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards of one report at a glance, held for a screen: what db/overview.h tells of
 * each, and what stands around them.
 */
#ifndef TUI_CARD_CARD_ROWS_H
#define TUI_CARD_CARD_ROWS_H

#include "db/overview.h"
#include "report/layout.h"

struct card_row {
	int64_t number;
	int place;
	enum card_state state;
	char *issue, *measure, *period; /* "" where absent */
	char *owners;                   /* joined by line ends */
	unsigned filled, unconfirmed;   /* bits 1 << enum card_field */
	bool drafted;
};

struct card_rows {
	struct card_row *items; /* in places' order */
	size_t count, capacity;
	struct layout *layout;
	char *heading; /* agency, year, round: for the title line */
	int fiscal_year;
	/* Texts of the report itself that were carried over and are not confirmed. */
	unsigned memo_unconfirmed, texts_unconfirmed;
	enum report_state state;
};

/* Reads them; digits: of the heading. On failure *rows is untouched. */
bool card_rows_read(struct card_rows *rows, struct store *store, int64_t report,
	const char *who, enum digits digits, struct error *error);
void card_rows_release(struct card_rows *rows);

/* Cards that are done or approved. */
size_t card_rows_done(const struct card_rows *rows);

/* How many of the fields that the layout requires are filled and confirmed, and how
 * many it requires. */
int card_row_ready(const struct card_row *row, const struct layout *layout);

/* Agency and year of a report, and its round: appended for title lines. */
void report_heading(struct str *out, const struct report *head, enum digits digits);

#endif
