/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figures of an ITA result, or one of its items, in a form: from the office file,
 * into it by compare-and-set, and what is typed as a draft, as report_form.h does it for
 * what a report is of. What was not changed in the form stays as it is; what somebody
 * else changed meanwhile stays too, and of what both changed the clerk is asked.
 *
 * A draft is what the form says otherwise than the report, as it was typed.
 */
#ifndef TUI_ITA_ITA_FORM_H
#define TUI_ITA_ITA_FORM_H

#include "office/ita_values.h"
#include "tui/head/form_check.h"
#include "tui/head/form_saving.h"
#include "tui/head/head_draft.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"

struct ita_form {
	struct app *app;
	int64_t number;   /* of the report */
	int64_t revision; /* of head */
	struct report head;
	struct ita_part_of part;
	size_t place;          /* of an item that is new: where it goes */
	struct ita_bank *bank; /* of an item; NULL: there is none */
	struct form *form;
	struct form_check *check; /* what is found in it */
	struct form_row rows[ITA_ROWS];
	size_t count;
	char *shown[ITA_ROWS];     /* what the form had of head when it was filled */
	struct string_list owners; /* names that the office has used */
	bool read_only;
	bool touched; /* since the last keep */
	/* An older revision, on which what was recovered began, and the report and the
	 * part in it as they were then; 0: it is no older one. */
	int64_t began;
	struct report before;
	struct ita_part_of before_part;
	struct head_draft_of draft;
	struct form_saving saving;
};

/* Reads the report, and the draft that a run of the program left, if any. */
bool ita_form_init(struct ita_form *form, struct app *app, int64_t report,
	struct ita_part_of part, size_t place, struct error *error);
/* Its screen is closed: it is freed, or when it is saved. */
void ita_form_close(struct ita_form *form);

/* Which form a run of the program left a draft of; false: of none. */
bool ita_form_left(
	struct app *app, int64_t report, struct ita_part_of *part, struct error *error);

/* Whether the item is not in the report yet. */
bool ita_form_is_new(const struct ita_form *form);

bool ita_form_changed(const struct ita_form *form);
bool ita_form_row_changed(const struct ita_form *form, size_t row);

/* A row's value as the form has it, and as a report has it; to be freed. */
char *ita_form_typed(const struct ita_form *form, size_t row);
char *ita_form_stored(const struct ita_form *form, const struct report *report,
	struct ita_part_of part, size_t row);

/* What follows from what was typed is said anew. */
enum effect ita_form_event(struct ita_form *form, const struct event *event);

/* Has the row of the cursor ask how it may go on, where its texts are learned from other
 * results (form_suggest()). */
bool ita_form_suggest(struct ita_form *form, const struct offering *offering);

/* The list of a row: questions, levels, names. */
bool ita_form_can_pick(const struct ita_form *form);
enum effect ita_form_pick(struct ita_form *form);

/* ita_save.c: saves what was changed. False: it stays as it is, and the message line says
 * why, or the clerk does not want it. */
bool ita_form_save(struct ita_form *form);
/* The same, for a screen that closes then: on a server beside the loop (form_saving.h), and
 * true is said meanwhile. */
bool ita_form_save_closing(struct ita_form *form);

/* The draft: written where something is changed and was touched, else forgotten. */
bool ita_form_keep(struct ita_form *form, struct error *error);
bool ita_form_forget(struct ita_form *form, struct error *error);

#endif
