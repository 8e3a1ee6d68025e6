/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the targets of the readers of documents share.
 */
#ifndef TESTS_FUZZ_SOURCE_H
#define TESTS_FUZZ_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "intake/source.h"
#include "text/str.h"

/* Has the bytes read as a document of that form (the name of a reader, intake/reader.h): a
 * refusal says why, and what was read keeps to intake/source.h. */
void fuzz_source(const char *form, const uint8_t *data, size_t bytes);
/* That it keeps to intake/source.h. */
void fuzz_source_require(const struct source *source);

/* The texts between NULs, as many as are wanted; what is missing is empty. */
void fuzz_parts(struct str *texts, size_t count, const uint8_t *data, size_t bytes);
void fuzz_parts_release(struct str *texts, size_t count);

#endif
