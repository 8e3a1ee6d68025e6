/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the rules find in the rows of a form that is about a report itself (its own data, its ITA
 * result) while they are typed: each row has a sign, its words are marked, and the guide says
 * what is wrong.
 *
 * As with other texts (tui/head/head_check.h) the quick rules look when the keys pause, and so
 * it is seen whether a value is understood; the others when a row was left, while nobody types.
 * They look at the report as the form says it, saved or not.
 */
#ifndef TUI_HEAD_FORM_CHECK_H
#define TUI_HEAD_FORM_CHECK_H

#include "model/report.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/form.h"

/* What a form is about. */
struct form_check_of {
	struct app *app;
	int64_t report; /* its number; 0: it is not made yet */
	void *context;
	/* The report's own data as the form says it, which becomes the caller's. */
	bool (*typed)(void *context, struct report *head, struct error *error);
	/* Appends the path of a row's value, as findings name it (check/finding.h); nothing:
	 * nothing is found there. */
	void (*path)(const void *context, size_t row, struct str *out);
	/* Whether what was typed, which is not empty, is no such value as the row asks for; what is
	 * said below it says why. */
	bool (*is_wrong)(const void *context, size_t row, const char *text);
};

struct form_check;

/* The form is borrowed. Nothing is read before the first look. */
struct form_check *form_check_new(const struct form_check_of *of, struct form *form);
void form_check_free(struct form_check *check); /* NULL is fine */

/* While what is typed of the screen is kept (keep of its class): looks, as far as there is time
 * now. */
void form_check_look(struct form_check *check, const struct screen *screen);

#endif
