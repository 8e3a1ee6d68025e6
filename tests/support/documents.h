/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents of other programs, for tests: those kept in tests/intake/documents/, and what is
 * read of them (tests/support/source_text.h).
 */
#ifndef TESTS_SUPPORT_DOCUMENTS_H
#define TESTS_SUPPORT_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/source.h"
#include "text/error.h"
#include "text/str.h"

/* Reads bytes as a file of that name. The source is initialised in any case. */
bool document_try(struct source *source, const char *name, const void *bytes,
	size_t count, struct error *error);
/* The same, which must succeed. */
void document_take(
	struct source *source, const char *name, const void *bytes, size_t count);
/* The same, which must be refused with words in which what stands. */
void document_refuse(const char *name, const void *bytes, size_t count, const char *what);

/* Reads tests/intake/documents/NAME and compares source_text() with the kept NAME.read.
 * $UPDATE_DOCUMENTS writes that anew: then look at the differences. */
void document_compare(const char *name);

#endif
