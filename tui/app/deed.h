/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody did to a report or a card, who and when, as the trail has it: for whoever
 * has that report or card open and has to be told.
 */
#ifndef TUI_APP_DEED_H
#define TUI_APP_DEED_H

#include "text/number.h"
#include "tui/app/app.h"

struct deed {
	bool found;
	int64_t number; /* of the entry: the newer, the greater */
	char *act;      /* as in the trail */
	char *who;      /* the name by which people know them */
	char *detail;   /* a comment or a reason; may be "" */
	int64_t at;     /* seconds since 1970 */
};

/* The newest of the acts (a list that ends with NULL) on a card, or, where card is 0, on
 * a report itself. */
bool deed_find(const struct app *app, int64_t report, int64_t card,
	const char *const *acts, struct deed *deed, struct error *error);
/* The newer of what was done to a card and to its report. */
bool deed_find_newer(const struct app *app, int64_t report, int64_t card,
	const char *const *of_card, const char *const *of_report, struct deed *deed,
	struct error *error);
void deed_release(struct deed *deed);

/* Appends "สมชาย ใจดี, ๒๑ พ.ย. ๖๙ ๑๔:๐๒", or "just now" for the moment; "somebody else"
 * where it was not found. */
void deed_append(struct str *out, const struct deed *deed, enum digits digits);

/* Appends the moment alone. */
void deed_when(struct str *out, int64_t at, enum digits digits);

#endif
