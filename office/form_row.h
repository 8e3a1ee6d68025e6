/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row of a form asks for: the table of a form consists of these (tui/app/form.h
 * shows it).
 */
#ifndef OFFICE_FORM_ROW_H
#define OFFICE_FORM_ROW_H

#include <stdbool.h>
#include <stddef.h>

struct form_row {
	const char *label; /* N_() */
	const char *guide; /* N_(): what is wanted, an example; one paragraph a line */
	/* Of a choice: all of them (N_() or Thai words as they stand). Of a text: what
	 * can be picked; NULL: nothing. */
	const char *const *choices;
	size_t choices_count;
	bool text; /* typed; else one of the choices */
	bool area; /* of a text: paragraphs, over several lines of the screen */
};

#endif
