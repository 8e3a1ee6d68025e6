/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks of lists that a document makes itself: numbers in several forms, and what of them
 * a source has a word for (intake/source.h, marks). What it has none for stands in the text,
 * as the reader of the document sees it.
 */
#ifndef INTAKE_LIST_LABEL_H
#define INTAKE_LIST_LABEL_H

#include <stdbool.h>

#include "intake/source.h"
#include "text/str.h"

enum list_form {
	LIST_FORM_NONE, /* the item has no mark */
	LIST_FORM_BULLET,
	LIST_FORM_ARABIC,
	LIST_FORM_THAI,
	LIST_FORM_THAI_LETTER, /* ก ข ค ง */
	LIST_FORM_LOWER,       /* a b c … aa */
	LIST_FORM_UPPER,
	LIST_FORM_LOWER_ROMAN,
	LIST_FORM_UPPER_ROMAN,
};

enum { LIST_NUMBER_MAX = 32767 }; /* what word processors count to */

/* Appends a number in a form; of NONE and BULLET nothing. */
void list_number_append(struct str *out, enum list_form form, unsigned number);

/* What an item begins with becomes marks and number of the paragraph where there is a word
 * for it: before and behind stand round the number (behind: ".", ")" or nothing); else the
 * text that has to stand before the item's is appended to label, with a space behind it. */
void list_label(struct source_paragraph *paragraph, struct str *label,
	enum list_form form, unsigned number, const char *before, const char *behind);

#endif
