/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as a file for others: all forms that there are, those of publish/ and those that
 * are made as a whole, and how one is written. Commands and screens both take them from here.
 */
#ifndef OFFICE_EXPORTING_H
#define OFFICE_EXPORTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/store.h"
#include "print/outlet.h"
#include "text/error.h"

struct export_form {
	const char *name;   /* html: what --format calls it */
	const char *ending; /* of its files' names, without the dot */
	const char *called; /* N_(): what it is, and what it is for, in a line */
	bool is_text;       /* fit for a terminal */
	bool summarises;    /* a summary can be one */
};

enum { EXPORT_FORMS_MAX = 8 };

/* Those that this program knows, in the order in which they are offered, whether their
 * libraries are there or not. How many there are. */
size_t export_forms(const struct export_form *forms[EXPORT_FORMS_MAX]);

/* NULL if there is none of that name. */
const struct export_form *export_form_find(const char *name);

/* Whether all that it needs is on this machine: else the error names the package. Its
 * library is loaded then. */
bool export_form_ready(const struct export_form *form, struct error *error);

struct export_request {
	struct store *store;
	int64_t report; /* its number */
	const struct export_form *form;
	const char *office; /* path of the office file, beside which photos are kept */
	const char *mark;   /* of its seal: store_seal_mark(), "" for none */
	const char *emblem; /* a PNG for the head of a memo; NULL: the office's */
	bool summary; /* its summary (report/summary.h), as of today, in its place */
};

/* Writes the report, which the caller finishes or gives up. */
bool export_write(
	const struct export_request *request, struct outlet *outlet, struct error *error);

#endif
