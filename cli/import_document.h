/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents of other programs for mattrakan import: told about.
 */
#ifndef CLI_IMPORT_DOCUMENT_H
#define CLI_IMPORT_DOCUMENT_H

#include <stdbool.h>

#include "office/importing.h"
#include "text/error.h"

/* Tells on standard output what is which, all doubts, and the report that it makes. */
void import_document_show(const struct importing *document);

/* Says on standard error the doubts that are worth a look. False, and the error, where some
 * stop an import that nobody attends. */
bool import_document_sure(
	const struct importing *document, const char *path, struct error *error);

/* Says on standard error all that was assumed of a document that came in, and all of it that is
 * in no place of the report: FILE: KIND, the measure's number, the place, the text, what was
 * made of it, parted by " | ", each - where there is none (doc/import.md). */
void import_document_accepted(const struct importing *document, const char *path);

#endif
