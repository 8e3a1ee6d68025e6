/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What became of a card or a report that somebody has open: whether it is still there and
 * can be typed in, and where not, who did what to it and when.
 */
#ifndef TUI_APP_FATE_H
#define TUI_APP_FATE_H

#include "tui/app/app.h"

enum card_fate {
	CARD_HERE,      /* where it was, and can be changed */
	CARD_IN_BIN,    /* it lies in the bin (a report: that does) */
	CARD_WITH_IT,   /* its report lies in the bin, and it with that */
	CARD_GONE,      /* it was destroyed, or its report was */
	CARD_FROZEN,    /* approved, or its report is */
	CARD_SUBMITTED, /* its report is: it is changed once that is taken back */
};

/* Of a card, and where it stands now. */
bool card_fate_find(const struct app *app, int64_t card, enum card_fate *fate,
	struct card_standing *standing, struct error *error);
/* Of a report whose own texts are typed. */
bool report_fate_find(
	const struct app *app, int64_t report, enum card_fate *fate, struct error *error);

/* What it is once it is brought back from the bin; as above where it does not lie there.
 * card 0: of the report. */
bool fate_once_back(const struct app *app, int64_t report, int64_t card,
	enum card_fate *fate, struct error *error);

/* Append what became of it, by whom and when, in a sentence; nothing for CARD_HERE. */
bool card_fate_append(const struct app *app, int64_t report, int64_t card,
	enum card_fate fate, struct str *out, struct error *error);
bool report_fate_append(const struct app *app, int64_t report, enum card_fate fate,
	struct str *out, struct error *error);

#endif
