/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a report is of (agency, year, round, layout, digits, title, deadline) in a form: from
 * the office file, into it by compare-and-set, and what is typed as a draft. What was not
 * changed in the form stays in the report as it is, absent or odd; what somebody else
 * changed meanwhile stays too, and of what both changed the clerk is asked.
 *
 * A draft is what the form says otherwise than the report, as it was typed.
 */
#ifndef TUI_HEAD_REPORT_FORM_H
#define TUI_HEAD_REPORT_FORM_H

#include "tui/app/form.h"
#include "tui/head/agency_rows.h"
#include "tui/head/form_check.h"
#include "tui/head/form_saving.h"
#include "tui/head/head_draft.h"
#include "tui/widget/data_list.h"

enum report_form_row {
	REPORT_TYPE,
	REPORT_NAME,
	REPORT_DISTRICT,
	REPORT_PROVINCE,
	REPORT_YEAR,
	REPORT_MONTHS,
	REPORT_LAYOUT,
	REPORT_DIGITS,
	REPORT_TITLE,
	REPORT_DEADLINE,
	REPORT_ROWS,
};

struct report_form {
	struct app *app;
	int64_t number;   /* of the report */
	int64_t revision; /* of head */
	struct report head;
	struct form *form;
	struct agency_rows agency;
	struct form_check *check; /* what is found in it */
	struct form_row rows[REPORT_ROWS];
	struct data_list layouts;
	char *shown[REPORT_ROWS]; /* what the form had of head when it was filled */
	int64_t left;             /* measures that are not done */
	bool read_only;
	const char *read_only_why; /* N_() */
	bool touched;              /* since the last keep */
	/* An older revision, on which what was recovered began, and the report as it was
	 * then; 0: it is no older one. */
	int64_t began;
	struct report before;
	struct head_draft_of draft;
	struct form_saving saving;
};

/* Reads the report, and the draft that a run of the program left, if any. */
bool report_form_init(
	struct report_form *form, struct app *app, int64_t report, struct error *error);
/* Its screen is closed: it is freed, or when it is saved. */
void report_form_close(struct report_form *form);

/* What a row is called, N_(), by the path that drafts name it by; NULL: there is none. */
const char *report_form_label(const char *path);

bool report_form_changed(const struct report_form *form);

/* Saves what was changed. False: it stays as it is, and the message line says why, or the
 * clerk does not want it. */
bool report_form_save(struct report_form *form);
/* The same, for a screen that closes then: on a server beside the loop (form_saving.h), and
 * true is said meanwhile. */
bool report_form_save_closing(struct report_form *form);

/* The draft: written where something is changed and was touched, else forgotten. */
bool report_form_keep(struct report_form *form, struct error *error);
bool report_form_forget(struct report_form *form, struct error *error);

#endif
