/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which form values stand in a text: which character parts them. A spreadsheet takes
 * comma, semicolon or tab by the country that the machine is set to, and the file does not say.
 */
#ifndef INTAKE_CSV_FORM_H
#define INTAKE_CSV_FORM_H

#include <stddef.h>

struct csv_form {
	char separator;
	size_t start; /* where the values begin: behind a first line sep=; */
};

/* The form in which most rows have the same number of values. name: of the file; .tsv means
 * tabs where there are any. */
struct csv_form csv_form_find(const char *name, const char *text, size_t bytes);

#endif
