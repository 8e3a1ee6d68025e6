/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a report itself, one a row: memo, sections, signatures, texts before and
 * after the table. Each row has the path that drafts name ("memo.sections[0].text").
 */
#ifndef TUI_HEAD_ROWS_H
#define TUI_HEAD_ROWS_H

#include "model/report.h"
#include "tui/field.h"

enum head_what {
	HEAD_OFFICE,
	HEAD_NUMBER,
	HEAD_DATE,
	HEAD_SUBJECT,
	HEAD_TO,
	HEAD_SECTION_HEADING,
	HEAD_SECTION_TEXT,
	HEAD_CLOSING,
	HEAD_SIGNER_NAME,
	HEAD_SIGNER_POST,
	HEAD_SIGNER_ACTING,
	HEAD_SIGNER_OPINION,
	HEAD_SIGNER_DATE,
	HEAD_BEFORE_HEADING,
	HEAD_BEFORE_TEXT,
	HEAD_AFTER_HEADING,
	HEAD_AFTER_TEXT,
	HEAD_WHATS,
};

/* Which texts a screen is for. */
enum head_part { HEAD_MEMO, HEAD_TEXTS };

/* The lists of a report whose elements can be added, taken out and moved. */
enum head_list { LIST_SECTIONS, LIST_SIGNERS, LIST_BEFORE, LIST_AFTER, HEAD_LISTS };

struct head_row {
	enum head_what what;
	size_t index; /* in its list; else 0 */
	struct field *field;
};

struct head_rows {
	struct head_row *items;
	size_t count, capacity;
};

/* Appends the rows of a part, with fields that hold what the report has. */
void head_rows_add(
	struct head_rows *rows, const struct report *report, enum head_part part);
void head_rows_release(struct head_rows *rows);

/* Where the row's text stands in a report; NULL: its list is shorter there. */
char **head_text(struct report *report, enum head_what what, size_t index);

/* "memo.sections[0].text" */
void head_path(struct str *out, enum head_what what, size_t index);

/* The name of a row for people, its number in it; and what is wanted there (N_()). */
void head_label(struct str *out, enum head_what what, size_t index, enum digits digits);
const char *head_guide(enum head_what what);
/* Whether an element of a list is to be taken out, its number in it. */
void head_question(
	struct str *out, enum head_list list, size_t index, enum digits digits);

/* The list that the row is of; HEAD_LISTS: none. */
enum head_list head_list_of(enum head_what what);
size_t head_list_count(const struct report *report, enum head_list list);
/* Adds an empty element behind index, or at the start for SIZE_MAX. */
void head_list_insert(struct report *report, enum head_list list, size_t index);
void head_list_remove(struct report *report, enum head_list list, size_t index);
/* Exchanges two neighbours: index and the one behind it. */
void head_list_swap(struct report *report, enum head_list list, size_t index);

#endif
