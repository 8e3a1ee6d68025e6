/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a report itself, one a row: memo, sections, signatures, texts before and
 * after the table. Each row has the path that drafts name ("memo.sections[0].text").
 */
#ifndef TUI_HEAD_HEAD_ROWS_H
#define TUI_HEAD_HEAD_ROWS_H

#include "check/finding.h"
#include "model/head_text.h"
#include "text/number.h"
#include "tui/widget/field.h"

struct head_row {
	enum head_what what;
	size_t index; /* in its list; else 0 */
	struct field *field;
	bool confirmed; /* by key, not yet saved */
	char *looked_at; /* its text when the rules looked at it last; NULL: they did not */
	struct finding_list found; /* what they found (tui/head/head_check.h) */
	size_t quick;              /* so many of these by the quick ones, the first */
	bool typed; /* the text is another since the others looked, and was not left yet */
};

struct head_rows {
	struct head_row *items;
	size_t count, capacity;
};

/* Appends the rows of a part that a screen is for (HEAD_MEMO, HEAD_TEXTS), with fields that hold what the report has. */
void head_rows_add(
	struct head_rows *rows, const struct report *report, enum head_part part);
void head_rows_release(struct head_rows *rows);

/* What is wanted there (N_()). */
const char *head_guide(enum head_what what);
/* Whether it is one line; else it has paragraphs. */
bool head_is_line(enum head_what what);
/* Whether an element of a list is to be taken out, its number in it. */
void head_question(
	struct str *out, enum head_list list, size_t index, enum digits digits);

#endif
